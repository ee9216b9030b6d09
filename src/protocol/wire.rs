//! The one form that every request and every answer has on its way.

use serde::de::{DeserializeOwned, Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::Failure;

/// The text of a request: an object of one member. No name of ours needs escapes.
pub(super) fn request(name: &str, body: &str) -> String {
    ["{\"", name, "\":", body, "}"].concat()
}

/// Name and body of a request; `None` for whatever is not an object of one member.
pub(super) fn parts(text: &str) -> Option<(&str, &str)> {
    let OneMember { name, body } = serde_json::from_str(text).ok()?;
    Some((name, body.get()))
}

struct OneMember<'a> {
    name: &'a str,
    body: &'a RawValue,
}

impl<'a> Deserialize<'a> for OneMember<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'a> Visitor<'a> for Members {
            type Value = OneMember<'a>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object of one member")
            }

            fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let (name, body) = map.next_entry()?.ok_or_else(|| A::Error::custom("no member"))?;
                match map.next_entry::<IgnoredAny, IgnoredAny>()? {
                    None => Ok(OneMember { name, body }),
                    Some(_) => Err(A::Error::custom("more than one member")),
                }
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// The text of an answer.
#[must_use]
pub fn write_answer<T: Serialize>(answer: &Result<T, Failure>) -> String {
    // As for requests: there is no way to fail.
    serde_json::to_string(answer).unwrap_or_default()
}

/// Reads an answer.
///
/// # Errors
/// The failure that the background states; [`Failure::Broken`] for a text that is no answer of this type.
pub fn read_answer<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).unwrap_or(Err(Failure::Broken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_an_object_of_one_member() {
        assert_eq!(parts(&request("hello", "null")), Some(("hello", "null")));
        assert_eq!(parts(" {\"a\": [1, {\"b\":2}] } "), Some(("a", "[1, {\"b\":2}]")));
        for text in
            ["", "{}", "null", "\"hello\"", "[\"hello\"]", "{\"a\":1,\"b\":2}", "{\"a\":1,\"a\":1}", "{\"a\":1}x", "{\"a\":}", "{a:1}"]
        {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn answers_and_failures_survive_the_way() {
        for answer in [Ok(7), Err(Failure::TooLate)] {
            assert_eq!(read_answer::<i32>(&write_answer(&answer)), answer);
        }
        assert_eq!(
            (write_answer(&Ok(())), write_answer::<()>(&Err(Failure::TooLong))),
            ("{\"Ok\":null}".into(), "{\"Err\":\"too-long\"}".into())
        );
        for text in ["", "null", "7", "{\"Ok\":\"7\"}", "{\"Err\":\"quota exceeded\"}", "{\"error\":\"x\"}"] {
            assert_eq!(read_answer::<i32>(text), Err(Failure::Broken), "{text}");
        }
    }
}
