//! What the person has set: which hints are shown, whether all of it rests,
//! whether addresses that worked may be remembered. One JSON text; the background alone writes it, every page reads it when it begins.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::key::Stored;
use crate::inspect::Code;
use crate::named::Named;

/// [`Settings::paused`] where only the person ends the rest.
pub const UNTIL_RESUMED: i64 = -1;

/// Whether an address with which a login worked may be remembered here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MayRemember {
    /// The person was not asked yet, or has not answered.
    #[default]
    Unasked,
    /// They said yes.
    Yes,
    /// They said no.
    No,
}

/// What the person has set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Kinds of hints that are not shown, until they are switched on again.
    pub off: Vec<Code>,
    /// 0: at work. Else until when everything rests, in milliseconds since the
    /// epoch, or [`UNTIL_RESUMED`].
    pub paused: i64,
    /// Whether addresses may be remembered.
    pub memory: MayRemember,
    /// 16 random bytes in hexadecimal digits, made with the first yes: the
    /// same address gives another digest on another computer.
    pub salt: String,
}

impl Settings {
    /// Whether everything rests at `now` (ms since the epoch).
    #[must_use]
    pub fn is_paused(&self, now: i64) -> bool {
        self.paused == UNTIL_RESUMED || self.paused > now
    }

    /// Shows or hides a kind of hint.
    pub fn switch(&mut self, code: Code, on: bool) {
        self.off.retain(|off| *off != code);
        if !on {
            self.off.push(code);
            self.off.sort_unstable();
        }
    }
}

impl Stored for Settings {
    /// What cannot be read is as if it had never been set; a kind of another version is left out.
    fn read(text: &str) -> Option<Self> {
        #[derive(Deserialize)]
        #[serde(default)]
        #[derive(Default)]
        struct Text {
            off: Vec<String>,
            paused: i64,
            memory: MayRemember,
            salt: String,
        }
        let stored: Text = serde_json::from_str(text).ok()?;
        let off = Code::VARIANTS.iter().copied().filter(|code| stored.off.iter().any(|name| name == code.name())).collect();
        let salt = if is_salt(&stored.salt) { stored.salt } else { String::new() };
        Some(Self { off, paused: stored.paused.max(UNTIL_RESUMED), memory: stored.memory, salt })
    }

    fn write(&self) -> String {
        // Writing a struct of strings and numbers into memory has no way to fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn is_salt(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let mut settings = Settings { paused: 5, memory: MayRemember::Yes, salt: "0f".repeat(16), ..Settings::default() };
        settings.switch(Code::Kana, false);
        settings.switch(Code::FullwidthAt, false);
        assert_eq!(Settings::read(&settings.write()), Some(settings.clone()));
        settings.switch(Code::Kana, true);
        assert_eq!(settings.off, [Code::FullwidthAt]);
    }

    #[test]
    fn foreign_texts_are_no_settings() {
        for text in ["", "null", "[]", "{\"off\":1}", "{\"paused\":\"x\"}", "{\"memory\":\"maybe\"}", "\u{feff}{}"] {
            assert_eq!(Settings::read(text).unwrap_or_default(), Settings::default(), "{text}");
        }
        let odd = Settings::read("{\"off\":[\"of-another-version\",\"kana\",\"kana\"],\"salt\":\"<b>\",\"paused\":-9,\"more\":1}")
            .unwrap_or_default();
        assert_eq!(odd, Settings { off: vec![Code::Kana], paused: UNTIL_RESUMED, ..Settings::default() });
    }

    #[test]
    fn a_rest_ends_by_itself_or_by_the_person() {
        let rests = |paused, now| Settings { paused, ..Settings::default() }.is_paused(now);
        assert!(!rests(0, 1) && rests(2, 1) && !rests(2, 2) && rests(UNTIL_RESUMED, i64::MAX));
    }
}
