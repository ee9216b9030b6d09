//! What the engine in a page asks. Its texts are written by hand, because the
//! content script does without serde; the tests hold them against the types.

use serde::{Deserialize, Serialize};

use super::{Askers, Request, wire};
use crate::journal::EventId;
use crate::journal::event::json;
use crate::plain;

/// A page with a form asks for the number of its tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello;

impl Request for Hello {
    type Answer = i32;
    const NAME: &'static str = "hello";
    const FROM: Askers = Askers::Page;

    fn to_json(&self) -> String {
        wire::request(Self::NAME, "null")
    }
}

/// The number in the answer to [`Hello`], read without serde.
#[must_use]
pub fn tab(answer: &str) -> Option<i32> {
    let number = answer.strip_prefix("{\"Ok\":")?.strip_suffix('}')?;
    i32::try_from(plain::read_decimal(number)?).ok()
}

/// The wake-up: what the page has written since the last one, all of one turn together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Events that lie under `in:` keys.
    pub ids: Vec<EventId>,
    /// An attempt was refused: show the panel. True: its translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<bool>,
}

impl Request for Written {
    type Answer = ();
    const NAME: &'static str = "written";
    const FROM: Askers = Askers::Page;

    fn to_json(&self) -> String {
        // An id holds nothing that JSON would write in another way.
        let ids: Vec<&str> = self.ids.iter().map(EventId::as_str).collect();
        let ids = if ids.is_empty() { String::new() } else { ["\"", &ids.join("\",\""), "\""].concat() };
        let panel = match self.panel {
            None => "",
            Some(false) => ",\"panel\":false",
            Some(true) => ",\"panel\":true",
        };
        wire::request(Self::NAME, &["{\"ids\":[", &ids, "]", panel, "}"].concat())
    }
}

/// A page could not write this event down (its JSON text): keep it until the storage takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold(pub String);

impl Request for Hold {
    type Answer = ();
    const NAME: &'static str = "hold";
    const FROM: Askers = Askers::Page;

    fn to_json(&self) -> String {
        let mut quoted = String::new();
        json::text(&mut quoted, &self.0);
        wire::request(Self::NAME, &quoted)
    }
}

/// A module that the background puts into a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Module {
    /// The engine; only its translation comes this way.
    Content,
    /// What stands in a field, letter by letter.
    Lens,
    /// The panel after a refusal.
    Panel,
    /// Help with a new password.
    Reset,
    /// Pointing at a field or a message.
    Point,
}

impl Module {
    /// Its name, as serde writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Lens => "lens",
            Self::Panel => "panel",
            Self::Reset => "reset",
            Self::Point => "point",
        }
    }

    /// The file that holds it; `translated`: as JavaScript, for a page that refuses WebAssembly.
    #[must_use]
    pub fn file(self, translated: bool) -> String {
        [self.as_str(), if translated { "-translated.js" } else { ".js" }].concat()
    }
}

/// A page asks for a module on itself. True: its translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inject(pub Module, pub bool);

impl Request for Inject {
    type Answer = ();
    const NAME: &'static str = "inject";
    const FROM: Askers = Askers::Page;

    fn to_json(&self) -> String {
        wire::request(Self::NAME, &["[\"", self.0.as_str(), if self.1 { "\",true]" } else { "\",false]" }].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::super::write_answer;
    use super::*;

    /// What serde would send.
    fn by_serde<R: Request>(request: &R) -> String {
        wire::request(R::NAME, &serde_json::to_string(request).unwrap())
    }

    #[test]
    fn what_is_written_by_hand_is_what_serde_writes() {
        assert_eq!(Hello.to_json(), by_serde(&Hello));
        for ids in [vec![], vec![EventId::new(5, 6)], vec![EventId::new(5, 6), EventId::new(7, 8)]] {
            for panel in [None, Some(false), Some(true)] {
                let written = Written { ids: ids.clone(), panel };
                assert_eq!(written.to_json(), by_serde(&written));
            }
        }
        for text in ["", "{\"x\":\n「🔑」}", "\u{0}\u{7f}\\\"\u{2028}"] {
            let hold = Hold(text.to_owned());
            assert_eq!(hold.to_json(), by_serde(&hold));
        }
        for module in [Module::Content, Module::Lens, Module::Panel, Module::Reset, Module::Point] {
            for translated in [false, true] {
                let inject = Inject(module, translated);
                assert_eq!(inject.to_json(), by_serde(&inject));
            }
        }
    }

    #[test]
    fn the_number_of_a_tab_is_read_as_serde_writes_it() {
        for number in [0, 7, -1, i32::MAX, i32::MIN] {
            assert_eq!(tab(&write_answer(&Ok(number))), Some(number));
        }
        for text in ["", "null", "7", "{\"Ok\":null}", "{\"Err\":\"broken\"}", "{\"Ok\":2147483648}", "{\"Ok\":7"] {
            assert_eq!(tab(text), None, "{text}");
        }
    }
}
