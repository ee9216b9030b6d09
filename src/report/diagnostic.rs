//! What the finder saw of a page, for somebody who has to find out why it did
//! not recognise the form: structure only. No text, no value, no address; of
//! ids and names only those that look written by hand.

use serde::{Deserialize, Serialize};

use super::name;
use crate::journal::event::{Environment, FormKind};
use crate::journal::storage::pointed::is_name;
use crate::redact::MASK;

/// How many elements of one kind are told of.
pub const MOST: usize = 60;
/// The longest way from the root down to an element that is shown, in bytes.
const LONGEST_PATH: usize = 400;

/// What the finder saw.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic {
    /// What the content script says of itself, such as `watching`.
    pub state: String,
    /// The page has the address of a known sign-in page.
    pub sign_in_address: bool,
    /// The forms that were found.
    pub forms: Vec<FormOutline>,
    /// How many elements each selector of the finder fits.
    pub selectors: Vec<(String, u32)>,
    /// What the person has pointed at, and whether it is there.
    pub pointed: Vec<(String, bool)>,
    /// Every `input`, in order, up to [`MOST`].
    pub fields: Vec<ElementOutline>,
    /// How many there are.
    pub field_count: u32,
    /// Everything that can be a button, in order, up to [`MOST`].
    pub buttons: Vec<ElementOutline>,
    /// How many there are.
    pub button_count: u32,
    /// How many frames; what is in them is not looked at.
    pub frames: u32,
    /// How many elements have an open shadow root; what is in them is not looked at.
    pub shadow_roots: u32,
}

/// A form that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormOutline {
    /// What it is for.
    pub kind: FormKind,
    /// It has a mail field.
    pub mail: bool,
    /// It has a password field.
    pub password: bool,
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElementOutline {
    /// Its tag and the attributes that the finder looks at: `id`, `name`, `type`, `role` …
    pub attributes: Vec<(String, String)>,
    /// Tags from the root down to it.
    pub path: String,
    /// It can be seen.
    pub visible: bool,
    /// A button whose label says that it logs in.
    pub logs_in: bool,
}

/// An attribute as it may be told: each of its words, masked where it does not look written by hand.
#[must_use]
pub fn attribute(text: &str) -> String {
    // Names of nested fields (`user[mail]`) and of frameworks (`login:mail`) are made of such words, too.
    let shown = |word: &str| {
        let parts = word.split(['[', ']', ':', '.']).filter(|part| !part.is_empty());
        let mut parts = parts.peekable();
        if parts.peek().is_some() && parts.all(is_name) { word.to_owned() } else { MASK.to_owned() }
    };
    text.split_ascii_whitespace().take(8).map(shown).collect::<Vec<_>>().join(" ")
}

/// A way down: nothing but tags and numbers, the end of it where it is long.
#[must_use]
pub fn path(text: &str) -> String {
    let fits = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'>' | b':'));
    let from = text.len().saturating_sub(LONGEST_PATH);
    if fits { text.get(from..).unwrap_or_default().to_owned() } else { MASK.to_owned() }
}

impl Diagnostic {
    /// Reads what a page answered; `None` for any other text.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text to be read, copied and saved. Masked once more: it came from a page.
    #[must_use]
    pub fn text(&self, extension: &str, environment: &Environment) -> String {
        let yes = |is: bool| if is { "yes" } else { "no" };
        let mut lines = vec![
            "login-rescue diagnostic 1".to_owned(),
            format!("extension: {extension}"),
            format!(
                "browser: {} {}, {} {}",
                name(&environment.browser),
                environment.version,
                name(&environment.system),
                environment.system_version.as_deref().unwrap_or_default()
            ),
            format!("state: {}", attribute(&self.state)),
            format!("known sign-in address: {}", yes(self.sign_in_address)),
            format!("frames: {}, open shadow roots: {}", self.frames, self.shadow_roots),
        ];
        lines.push(format!("forms found: {}", self.forms.len()));
        for form in &self.forms {
            lines.push(format!("  {} (mail {}, password {})", name(&form.kind), yes(form.mail), yes(form.password)));
        }
        lines.push("pointed at:".to_owned());
        for (role, there) in &self.pointed {
            lines.push(format!("  {} (there {})", attribute(role), yes(*there)));
        }
        lines.push("selectors:".to_owned());
        for (selector, count) in &self.selectors {
            // These are our own; whatever else a page may answer is not shown.
            if crate::site::selectors::all().contains(&selector.as_str()) {
                lines.push(format!("  {count} × {selector}"));
            }
        }
        for (title, all, count) in [("fields", &self.fields, self.field_count), ("buttons", &self.buttons, self.button_count)] {
            lines.push(format!("{title}: {count}"));
            for (n, seen) in all.iter().take(MOST).enumerate() {
                lines.push(format!("  {}. {}", n + 1, seen.line()));
            }
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

impl ElementOutline {
    fn line(&self) -> String {
        let mut words: Vec<String> =
            self.attributes.iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| format!("{}={}", attribute(n), attribute(v))).collect();
        words.push(if self.visible { "visible" } else { "hidden" }.to_owned());
        if self.logs_in {
            words.push("logs-in".to_owned());
        }
        words.push(path(&self.path));
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::environment::{Browser, System};

    fn environment() -> Environment {
        Environment { browser: Browser::Firefox, version: "153".into(), system: System::Linux, system_version: None, language: "ja".into() }
    }

    #[test]
    fn names_stay_and_whatever_may_name_somebody_is_masked() {
        for text in ["email_main", "user[mail]", "login:form.pw", "username webauthn", "current-password"] {
            assert_eq!(attribute(text), text);
        }
        for text in ["taro@example.jp", "user-20411203", "0a1b2c3d4e5f6a7b", "[]", "山田", "a=b", "<b>"] {
            assert_eq!(attribute(text), MASK, "{text}");
        }
        assert_eq!(attribute("ok 0a1b2c3d4e5f6a7b"), "ok ***");
        assert_eq!(path("html>body>div:2>input:1"), "html>body>div:2>input:1");
        assert_eq!(path("html>taro@example.jp"), MASK);
    }

    #[test]
    fn the_text_tells_the_structure() {
        let seen = ElementOutline {
            attributes: vec![("tag".into(), "input".into()), ("id".into(), "q7".into()), ("role".into(), String::new())],
            path: "html>body>input:1".into(),
            visible: true,
            logs_in: false,
        };
        let diagnostic = Diagnostic {
            state: "idle".into(),
            forms: vec![FormOutline { kind: FormKind::Register, mail: false, password: true }],
            selectors: vec![("input[type=email]".into(), 1), ("taro@example.jp".into(), 2)],
            fields: vec![seen],
            field_count: 1,
            ..Diagnostic::default()
        };
        let text = diagnostic.text("0.1.0", &environment());
        for part in ["browser: firefox 153, linux", "state: idle", "register (mail no, password yes)", "1 × input[type=email]"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(text.contains("1. tag=input id=q7 visible html>body>input:1\n"), "{text}");
        assert!(!text.contains("example.jp"), "{text}");
        let json = serde_json::to_string(&diagnostic).unwrap_or_default();
        assert_eq!(Diagnostic::from_json(&json), Some(diagnostic));
    }

    #[test]
    fn foreign_answers_are_none() {
        for text in ["", "null", "[]", "{}", "{\"state\":1}"] {
            assert_eq!(Diagnostic::from_json(text), None, "{text}");
        }
    }
}
