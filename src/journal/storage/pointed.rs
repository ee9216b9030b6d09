//! Where the person has pointed in a page, because its form or its message was
//! not recognised: a selector made of structure only, one for each role and
//! host. Plain lines, so that a page needs no parser:
//! `<role> <ms since the epoch> <selector>`.
//!
//! A selector is read strictly, here and in `extension/js/pointed.js`: tags,
//! and of ids, names and classes only those that look written by hand. What a
//! page, or somebody at the storage, would like to slip in is no selector.

use serde::{Deserialize, Serialize};

use super::key::Stored;
use crate::plain;
use crate::redact::is_token;

/// A longer selector is none, in bytes.
const LONGEST: usize = 1000;
/// The longest id, name or class that is used, in bytes.
const LONGEST_NAME: usize = 64;
/// More digits than this in a row, and a name may be a number of somebody or of this load of the page.
const MOST_DIGITS: usize = 3;

/// What was pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The field of the mail address.
    Mail,
    /// The field of the password.
    Password,
    /// The place where the site says why it refuses.
    Message,
}

impl Role {
    /// Every role, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Mail, Self::Password, Self::Message];

    /// Its name in stored lines and keys of sentences.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Password => "password",
            Self::Message => "message",
        }
    }
}

/// A place that was pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointedPlace {
    /// What it is.
    pub role: Role,
    /// When it was pointed at, in milliseconds since the epoch.
    pub at: i64,
    /// Where it stands.
    pub selector: String,
}

/// Reads the key's text; lines that are not ours are left out, and of a role the last one holds.
#[must_use]
pub fn read(text: &str) -> Vec<PointedPlace> {
    text.lines().filter_map(line).fold(Vec::new(), with)
}

fn line(text: &str) -> Option<PointedPlace> {
    let mut words = text.splitn(3, ' ');
    let name = words.next()?;
    let role = Role::ALL.into_iter().find(|role| role.as_str() == name)?;
    let at = plain::read_decimal(words.next()?)?;
    let selector = words.next().filter(|s| is_selector(s, role))?.to_owned();
    Some(PointedPlace { role, at, selector })
}

/// The key's text.
#[must_use]
pub fn write(all: &[PointedPlace]) -> String {
    all.iter().map(|p| [p.role.as_str(), " ", &plain::decimal(p.at), " ", &p.selector, "\n"].concat()).collect()
}

impl Stored for Vec<PointedPlace> {
    fn read(text: &str) -> Option<Self> {
        Some(read(text))
    }

    fn write(&self) -> String {
        write(self)
    }
}

/// With one more, in the place of the one of its role.
#[must_use]
pub fn with(mut all: Vec<PointedPlace>, new: PointedPlace) -> Vec<PointedPlace> {
    all.retain(|known| known.role != new.role);
    all.push(new);
    all.sort_by_key(|p| p.role);
    all
}

/// Whether a text is a selector as [`selectors`] makes them, for this role: a field is an `input`.
#[must_use]
pub fn is_selector(text: &str, role: Role) -> bool {
    let steps = || text.split('>');
    let last = steps().next_back().unwrap_or_default();
    let tag = last.split(['[', ':']).next().unwrap_or_default();
    text.len() <= LONGEST && steps().all(is_step) && (role == Role::Message || tag == "input")
}

/// `tag`, then perhaps `[id="x"]`, `[name="x"]` or `[class~="x"]`, then perhaps `:nth-of-type(n)`.
fn is_step(text: &str) -> bool {
    let end = text.find(['[', ':']).unwrap_or(text.len());
    let (tag, mut rest) = text.split_at(end);
    if let Some(attribute) = rest.strip_prefix('[') {
        let Some((pair, after)) = attribute.split_once("\"]") else { return false };
        let named = ["id=\"", "name=\"", "class~=\""].iter().find_map(|start| pair.strip_prefix(start));
        if !named.is_some_and(is_name) {
            return false;
        }
        rest = after;
    }
    let nth = rest.strip_prefix(":nth-of-type(").and_then(|n| n.strip_suffix(')'));
    is_tag(tag) && (rest.is_empty() || nth.is_some_and(|n| n.len() <= 4 && plain::read_decimal(n).is_some_and(|n| n > 0)))
}

fn is_tag(text: &str) -> bool {
    let letters = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    letters && text.len() <= LONGEST_NAME && text.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Whether an id, name or class looks written by hand: it is the same on the
/// next load of the page, and names nobody.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    let digits = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or_default();
    plain && !text.is_empty() && text.len() <= LONGEST_NAME && digits <= MOST_DIGITS && !is_token(text)
}

/// One element on the way from the one that was pointed at up to the root.
#[derive(Clone, Debug, Default)]
pub struct PathStep {
    /// Its tag, in small letters.
    pub tag: String,
    /// Its `id`, as it stands.
    pub id: String,
    /// Its `name`, as it stands.
    pub name: String,
    /// Its `class`, as it stands.
    pub class: String,
    /// Which of its parent's children of that tag it is, from 1.
    pub nth: u32,
}

/// The selectors by which an element may be found again, the lasting ones
/// first: its own id, name or class, then its place below something with an
/// id, at last its place in the page. The caller takes the first that fits
/// exactly one element. `steps`: the element, its parent, and so on up to the root.
#[must_use]
pub fn selectors(steps: &[PathStep], role: Role) -> Vec<String> {
    let Some(own) = steps.first() else { return Vec::new() };
    let mut found = Vec::new();
    if is_name(&own.id) {
        found.push(named(own, "id=", &own.id));
    }
    if is_name(&own.name) {
        found.push(named(own, "name=", &own.name));
    }
    if role == Role::Message {
        found.extend(own.class.split_ascii_whitespace().filter(|class| is_name(class)).map(|class| named(own, "class~=", class)));
    }
    let mut path = place(own);
    for above in steps.iter().skip(1) {
        if is_name(&above.id) {
            found.push([&named(above, "id=", &above.id), ">", &path].concat());
        }
        path = [&place(above), ">", &path].concat();
    }
    found.push(path);
    found.retain(|selector| is_selector(selector, role));
    found
}

fn named(step: &PathStep, attribute: &str, name: &str) -> String {
    [&step.tag, "[", attribute, "\"", name, "\"]"].concat()
}

fn place(step: &PathStep) -> String {
    [&step.tag, ":nth-of-type(", &plain::decimal(i64::from(step.nth)), ")"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(tag: &str, id: &str, nth: u32) -> PathStep {
        PathStep { tag: tag.into(), id: id.into(), nth, ..PathStep::default() }
    }

    #[test]
    fn what_lasts_comes_first_and_the_place_in_the_page_last() {
        let steps = [
            PathStep { name: "x7".into(), class: "wide".into(), ..step("input", "r-4711-8", 2) },
            step("div", "", 3),
            step("div", "box_main", 1),
            step("html", "", 1),
        ];
        let place = "input:nth-of-type(2)";
        assert_eq!(
            selectors(&steps, Role::Mail),
            [
                "input[name=\"x7\"]".to_owned(),
                ["div[id=\"box_main\"]>div:nth-of-type(3)>", place].concat(),
                ["html:nth-of-type(1)>div:nth-of-type(1)>div:nth-of-type(3)>", place].concat(),
            ]
        );
        let message = [PathStep { class: "note login_error_area".into(), ..step("p", "", 1) }];
        assert_eq!(selectors(&message, Role::Message), ["p[class~=\"note\"]", "p[class~=\"login_error_area\"]", "p:nth-of-type(1)"]);
        assert_eq!(selectors(&message, Role::Mail), Vec::<String>::new(), "a field is an input");
        assert_eq!(selectors(&[], Role::Mail), Vec::<String>::new());
    }

    #[test]
    fn names_that_are_made_for_one_load_or_one_person_are_not_used() {
        for name in ["email_main", "f1", "login-form", "field_123"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", ":r1:", "user-20411", "0a1b2c3d4e5f6a7b", "taro@example.jp", "x\"]", "あ", &"a".repeat(65)] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn what_was_written_is_read_back_and_the_last_of_a_role_holds() {
        let pointed = |role, at, selector: &str| PointedPlace { role, at, selector: selector.into() };
        let all = with(vec![pointed(Role::Mail, 1, "input[id=\"a\"]")], pointed(Role::Message, 2, "div:nth-of-type(2)>p"));
        assert_eq!(read(&write(&all)), all);
        let all = with(all, pointed(Role::Mail, 3, "input[name=\"b\"]"));
        assert_eq!(all.iter().map(|p| p.at).collect::<Vec<_>>(), [3, 2]);
    }

    #[test]
    fn foreign_lines_are_left_out() {
        for selector in [
            "",
            "*",
            "input,form",
            "input ~ b",
            "input[value^=\"a\"]",
            "input[id=\"a\"][name=\"b\"]",
            "input[id=\"a\"]:nth-of-type(0)",
            "input:nth-of-type(99999)",
            "input:has(b)",
            "INPUT",
            "div>",
            ">input",
            "input[id=\"a\"] ",
            "input[id=\"\"]",
            "input[id='a']",
            "div[id=\"a\"]",
            "input\u{0}",
            &"input>".repeat(400),
        ] {
            assert_eq!(read(&["mail 1 ", selector].concat()), [], "{selector}");
        }
        for line in ["", "mail", "mail 1", "mail x input", "button 1 input", "mail 1  input", "Mail 1 input"] {
            assert_eq!(read(line), [], "{line}");
        }
        assert_eq!(read("nothing\nmail 1 input\n\u{feff}mail 2 input").len(), 1);
    }
}
