//! How each character of a text is read aloud, and with which others it is
//! easily confused: what the lens shows. Whether a zero or a capital O was
//! meant, no rule can tell; a person who looks can.

mod cluster;
mod names;

pub use cluster::clusters;
pub(crate) use cluster::is_picture;

use crate::unseen;

/// What kind of character something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 0–9.
    Digit,
    /// A–Z.
    Upper,
    /// a–z.
    Lower,
    /// A sign of the keyboard; the name is the end of its key in `_locales`.
    Sign(&'static str),
    /// A control character, which no key types.
    Control,
    /// The blank of Japanese input, U+3000.
    WideBlank,
    /// No-break and other typographic spaces.
    OddBlank,
    /// A character without width.
    Invisible,
    /// A mark that sets the writing direction.
    Direction,
    /// The full-width form of what `narrow` says.
    Wide {
        /// Its half-width form.
        narrow: char,
    },
    /// Half-width kana and their signs.
    NarrowKana,
    /// ひらがな.
    Hiragana,
    /// カタカナ.
    Katakana,
    /// 漢字.
    Kanji,
    /// Signs of Japanese and of typography; the name is the end of its key in `_locales`.
    Mark(&'static str),
    /// A letter of the Greek alphabet.
    Greek,
    /// A letter of the Cyrillic alphabet.
    Cyrillic,
    /// A Latin letter that is not on a Japanese keyboard.
    Latin,
    /// A picture.
    Emoji,
    /// A sign that stands on the character before it.
    Combining,
    /// Anything else.
    Other,
}

impl Kind {
    /// The end of its key in `_locales`, behind `reading_`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Digit => "digit",
            Self::Upper => "upper",
            Self::Lower => "lower",
            Self::Sign(name) | Self::Mark(name) => name,
            Self::Control => "control",
            Self::WideBlank => "wide_blank",
            Self::OddBlank => "odd_blank",
            Self::Invisible => "invisible",
            Self::Direction => "direction",
            Self::Wide { .. } => "wide",
            Self::NarrowKana => "narrow_kana",
            Self::Hiragana => "hiragana",
            Self::Katakana => "katakana",
            Self::Kanji => "kanji",
            Self::Greek => "greek",
            Self::Cyrillic => "cyrillic",
            Self::Latin => "latin",
            Self::Emoji => "emoji",
            Self::Combining => "combining",
            Self::Other => "other",
        }
    }

    /// Whether there is nothing to be seen of it.
    #[must_use]
    pub fn is_unseen(self) -> bool {
        matches!(self, Self::Control | Self::WideBlank | Self::OddBlank | Self::Invisible | Self::Direction | Self::Sign("blank" | "tab"))
    }
}

/// What kind of character this is.
#[must_use]
pub fn kind(c: char) -> Kind {
    if let Some(name) = names::sign(c) {
        return Kind::Sign(name);
    }
    if let Some(name) = names::mark(c) {
        return Kind::Mark(name);
    }
    match c {
        '0'..='9' => Kind::Digit,
        'A'..='Z' => Kind::Upper,
        'a'..='z' => Kind::Lower,
        '\u{3000}' => Kind::WideBlank,
        c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => Kind::Control,
        c if unseen::is_odd_blank(c) => Kind::OddBlank,
        c if unseen::is_direction(c) => Kind::Direction,
        c if unseen::is_invisible(c) => Kind::Invisible,
        '\u{ff01}'..='\u{ff5e}' => Kind::Wide { narrow: char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c) },
        '\u{ff61}'..='\u{ff9f}' => Kind::NarrowKana,
        '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' => Kind::Hiragana,
        '\u{30a1}'..='\u{30fa}' | '\u{30fd}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => Kind::Katakana,
        '\u{3005}'..='\u{3007}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Kind::Kanji,
        c if cluster::is_extending(c) => Kind::Combining,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Kind::Greek,
        '\u{400}'..='\u{52f}' => Kind::Cyrillic,
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{fb00}'..='\u{fb06}' => Kind::Latin,
        c if cluster::is_picture(c) => Kind::Emoji,
        _ => Kind::Other,
    }
}

/// The ends of all keys in `_locales`, behind `reading_`: a kind that is added here needs its sentence.
pub fn keys() -> impl Iterator<Item = &'static str> {
    const KINDS: [Kind; 19] = [
        Kind::Digit,
        Kind::Upper,
        Kind::Lower,
        Kind::Control,
        Kind::WideBlank,
        Kind::OddBlank,
        Kind::Invisible,
        Kind::Direction,
        Kind::Wide { narrow: ' ' },
        Kind::NarrowKana,
        Kind::Hiragana,
        Kind::Katakana,
        Kind::Kanji,
        Kind::Greek,
        Kind::Cyrillic,
        Kind::Latin,
        Kind::Emoji,
        Kind::Combining,
        Kind::Other,
    ];
    KINDS.into_iter().map(Kind::as_str).chain(names::all())
}

/// Characters of the keyboard that people take for each other.
pub const TWINS: [&str; 5] = ["0O", "1lI|", "2Z", "5S", "8B"];

/// The group of [`TWINS`] in which this character is.
#[must_use]
pub fn twins(c: char) -> Option<&'static str> {
    TWINS.into_iter().find(|group| group.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_a_pair_of_twins_is_read_in_another_way() {
        for (c, expected) in [
            ('0', Kind::Digit),
            ('O', Kind::Upper),
            ('l', Kind::Lower),
            ('I', Kind::Upper),
            ('1', Kind::Digit),
            ('|', Kind::Sign("bar")),
            (' ', Kind::Sign("blank")),
            ('\u{3000}', Kind::WideBlank),
            ('Ａ', Kind::Wide { narrow: 'A' }),
            ('＠', Kind::Wide { narrow: '@' }),
            ('ー', Kind::Mark("long_vowel")),
            ('-', Kind::Sign("hyphen")),
            ('а', Kind::Cyrillic),
            ('ο', Kind::Greek),
            ('\u{200b}', Kind::Invisible),
            ('\u{202e}', Kind::Direction),
            ('\u{7}', Kind::Control),
            ('\u{301}', Kind::Combining),
            ('ｶ', Kind::NarrowKana),
            ('🔑', Kind::Emoji),
        ] {
            assert_eq!(kind(c), expected, "{c:?}");
        }
    }

    #[test]
    fn every_key_of_a_keyboard_has_a_name_of_its_own() {
        let mut names: Vec<&str> = (' '..='~').map(kind).filter(|k| matches!(k, Kind::Sign(_))).map(Kind::as_str).collect();
        assert_eq!(names.len(), 33);
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 33);
    }

    #[test]
    fn twins_are_found_from_both_sides() {
        assert_eq!(twins('0'), twins('O'));
        assert_eq!(twins('l'), Some("1lI|"));
        assert_eq!(twins('x'), None);
    }

    #[test]
    fn every_character_is_some_kind() {
        for c in (0..=0xffff).chain(0x1f000..0x20100).filter_map(char::from_u32) {
            assert!(keys().any(|key| key == kind(c).as_str()), "{c:?}");
        }
    }
}
