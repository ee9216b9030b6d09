//! The closed lists: fields, codes, severities, policies, verbs.

use serde::{Deserialize, Serialize};

/// Which of the two fields a text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The mail address.
    Mail,
    /// The password.
    Password,
}

/// Makes [`Code`] with its text and its button from one line per code.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $text:literal $verb:ident;)*) => {
        /// What is odd. A closed list: the sentences live in `_locales`, under the
        /// key `finding_` + [`Code::as_str`] with `-` replaced by `_`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Code { $($(#[$doc])* $code,)* }

        impl Code {
            /// Every code, in the order in which findings of one place are given.
            pub const ALL: &[Code] = &[$(Code::$code,)*];

            /// The code as it stands in the journal, in exports and (with `_`) in locale keys.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$code => $text,)* }
            }

            /// What a button that repairs this says.
            #[must_use]
            pub fn verb(self) -> Verb {
                match self { $(Code::$code => Verb::$verb,)* }
            }
        }
    };
}

codes! {
    /// ＠ instead of @.
    FullwidthAt "fullwidth-at" Narrow;
    /// ．, 。 or ｡ (in the domain also ・) instead of a dot.
    FullwidthDot "fullwidth-dot" Narrow;
    /// ＿ instead of _.
    FullwidthUnderscore "fullwidth-underscore" Narrow;
    /// Other full-width letters, digits or symbols.
    FullwidthText "fullwidth-text" Narrow;
    /// The blank of Japanese input, U+3000.
    FullwidthSpace "fullwidth-space" RemoveBlanks;
    /// Blanks or tabs before or after everything else.
    BlankEnds "blank-ends" RemoveBlanks;
    /// A blank or tab inside a mail address.
    BlankInside "blank-inside" RemoveBlanks;
    /// No-break and other typographic spaces.
    OddSpace "odd-space" RemoveBlanks;
    /// Characters without width.
    ZeroWidth "zero-width" RemoveInvisible;
    /// Marks that set the writing direction.
    DirectionMark "direction-mark" RemoveInvisible;
    /// A comma where the domain wants a dot.
    CommaForDot "comma-for-dot" Dot;
    /// A dash or a long vowel mark instead of a hyphen.
    Dash "dash" Hyphen;
    /// A wave dash instead of ~.
    WaveDash "wave-dash" Tilde;
    /// Typographic or full-width quotation marks.
    SmartQuote "smart-quote" ByHand;
    /// ￥ or ¥ (the backslash, which the ¥ key types, is none of them).
    Yen "yen" ByHand;
    /// Half-width kana.
    HalfwidthKana "halfwidth-kana" ByHand;
    /// Kana, kanji and their punctuation: Japanese input was on.
    Kana "kana" ByHand;
    /// Letters of other scripts, and ligatures, that look like Latin ones.
    LookAlike "look-alike" ByHand;
    /// 「アット」 written out.
    SpelledAt "spelled-at" At;
    /// 「ドット」 written out.
    SpelledDot "spelled-dot" Dot;
    /// `mailto:`, brackets or a name around the address.
    Wrapping "wrapping" Unwrap;
    /// No @.
    MissingAt "missing-at" ByHand;
    /// More than one @.
    ManyAts "many-ats" ByHand;
    /// Dots that begin the domain or follow another dot in it.
    DoubledDot "doubled-dot" RemoveDots;
    /// Dots after the domain.
    DotAtEnd "dot-at-end" RemoveDots;
    /// Dots in the name that mail systems other than the carriers' refuse.
    NameDots "name-dots" ByHand;
    /// An ending such as `.con`.
    WrongEnding "wrong-ending" Replace;
    /// A domain that looks like a well-known one.
    DomainTypo "domain-typo" Replace;
    /// A capital first letter, as telephone keyboards set it.
    CapitalFirst "capital-first" Lower;
    /// Caps Lock is on.
    CapsLock "caps-lock" ByHand;
    /// The number pad moves the cursor instead of typing digits.
    NumLock "num-lock" ByHand;
    /// The computer takes the keyboard for an American one.
    LayoutUs "layout-us" ByHand;
    /// The computer takes the keyboard for a Japanese one.
    LayoutJis "layout-jis" ByHand;
    /// The password is the mail address.
    SameValue "same-value" ByHand;
    /// Saved data was filled in, and the site has refused it.
    Autofilled "autofilled" ByHand;
    /// Not the address of the last login that worked.
    NotLastAddress "not-last-address" ByHand;
    /// The browser leaves out blanks around what was put in.
    HiddenBlanks "hidden-blanks" ByHand;
    /// The browser sends other characters than were put in.
    Rewritten "rewritten" ByHand;
}

/// How sure it is that what was found is not what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The field cannot be right as it stands.
    Certain,
    /// It is probably not what was meant.
    Likely,
    /// Good to know.
    Info,
}

impl Severity {
    /// The severity as the example prints it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Info => "info",
        }
    }
}

/// On whose word a repair is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Nobody could want it otherwise ("yes" in the table of facts).
    Safe,
    /// A question with a button ("offered").
    Offered,
    /// Only if the person asks for this very change ("by choice").
    ByChoice,
}

/// What a repair button says; the sentence is `verb_` + [`Verb::as_str`] in `_locales`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// 半角に直す
    Narrow,
    /// 空白を消す
    RemoveBlanks,
    /// 見えない文字を消す
    RemoveInvisible,
    /// 余分な「.」を消す
    RemoveDots,
    /// アドレスだけにする
    Unwrap,
    /// 「@」に直す
    At,
    /// 「.」に直す
    Dot,
    /// 「-」に直す
    Hyphen,
    /// 「~」に直す
    Tilde,
    /// 小文字に直す
    Lower,
    /// 「…」に直す, with the label of the choice
    Replace,
    /// There is no button: the person types it anew.
    ByHand,
}

impl Verb {
    /// The verb as it stands in locale keys. [`Verb::ByHand`] has no sentence.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::RemoveBlanks => "remove_blanks",
            Self::RemoveInvisible => "remove_invisible",
            Self::RemoveDots => "remove_dots",
            Self::Unwrap => "unwrap",
            Self::At => "at",
            Self::Dot => "dot",
            Self::Hyphen => "hyphen",
            Self::Tilde => "tilde",
            Self::Lower => "lower",
            Self::Replace => "replace",
            Self::ByHand => "by_hand",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_the_same_everywhere() {
        for code in Code::ALL {
            assert_eq!(serde_json::to_string(code).unwrap_or_default(), format!("\"{}\"", code.as_str()));
        }
    }

    #[test]
    fn all_holds_each_code_once_and_in_order() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
