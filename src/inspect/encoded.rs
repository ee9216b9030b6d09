//! An address as it is written for a web address, a page or a program:
//! `taro%40example.jp`, `taro&#64;example.jp`, `taro\\x40example.jp`. Only where
//! there is no @ at all: `%` is legal in a name.

use super::char_context::{CharContext, Instead, Mark};
use super::{Code, Field};

/// The longest code of one character, with what was coded a second time.
const LONGEST: usize = 16;

/// Where the last code of an @ begins, in bytes.
pub(super) fn at(text: &str) -> Option<usize> {
    let mut places = text.rmatch_indices(['%', '&', '=', '\\']).map(|(at, _)| at);
    places.find(|at| text.get(*at..).and_then(at_length).is_some())
}

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    if here.field == Field::Password || here.instead != Some(Instead::Code) {
        return None;
    }
    let (c, bytes) = decoded(here.rest)?;
    Some(Mark::repaired(here, Code::Encoded, Some(c)).likely().over(bytes))
}

/// Whether a code of an @ stands at the beginning; how many bytes it is long.
pub(super) fn at_length(text: &str) -> Option<usize> {
    decoded(text).filter(|(c, _)| *c == '@').map(|(_, bytes)| bytes)
}

/// The sign that a code at the beginning stands for, and how many bytes it is long.
fn decoded(text: &str) -> Option<(char, usize)> {
    let head = (0..=LONGEST.min(text.len())).rev().find_map(|end| text.get(..end))?;
    let after = |start: &str| head.get(..start.len()).filter(|first| first.eq_ignore_ascii_case(start)).map(|_| start.len());
    let begun = after("%25").or_else(|| after("%")).or_else(|| after("=")).or_else(|| after("\\x"));
    let (from, digits) = if let Some(from) = begun {
        (from, 2)
    } else if let Some(from) = after("\\u") {
        (from, 4)
    } else {
        let from = after("&amp;").or_else(|| after("&"))?;
        let to = from + head.get(from..)?.find(';')?;
        let name = head.get(from..to)?;
        let hex = name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")).map(|digits| (digits, 16));
        let code = match hex.or_else(|| name.strip_prefix('#').map(|digits| (digits, 10))) {
            Some((digits, radix)) => u32::from_str_radix(digits, radix).ok()?,
            None if name == "commat" => '@' as u32,
            None if name == "period" => '.' as u32,
            None => return None,
        };
        return visible(code).map(|c| (c, to + 1));
    };
    let code = u32::from_str_radix(head.get(from..from + digits)?, 16).ok()?;
    visible(code).map(|c| (c, from + digits))
}

/// The signs of an address; everything else is read as it stands.
fn visible(code: u32) -> Option<char> {
    char::from_u32(code).filter(|c| matches!(c, '@' | '.' | '+' | '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, assert_none, assert_silent, mail, password};
    use super::*;

    #[test]
    fn each_code_becomes_its_sign() {
        for code in ["%40", "%2540", "=40", "&#64;", "&#x40;", "&amp;#64;", "&commat;", "\\x40", "\\u0040"] {
            let typed = format!("taro{code}gmail.com");
            assert_finding(&mail(&typed), Code::Encoded, Likely, Some("taro@gmail.com"));
        }
    }

    #[test]
    fn the_rest_of_the_address_is_read_as_well() {
        assert_eq!(super::super::repaired(&mail("taro%2Bpoint%40gmial%2Ecom")).as_deref(), Some("taro+point@gmail.com"));
        assert_eq!(super::super::repaired(&mail("taro%40gmail,com")).as_deref(), Some("taro@gmail.com"));
    }

    #[test]
    fn where_there_is_an_at_sign_they_are_letters() {
        assert_silent(&mail("taro%40x@example.com"));
        assert_silent(&password("taro%40gmail.com"));
        for typed in ["100%", "a%4", "a&b;", "a\\u00", "a=4", "%ff%40é"] {
            assert_none(&mail(&format!("{typed}@example.com")), Code::Encoded);
        }
    }
}
