//! The closed lists: fields, codes, severities, policies, verbs.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Which of the two fields a text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Field {
    /// The mail address.
    Mail,
    /// The password.
    Password,
}

/// Makes [`Code`] with its group and its button from one line per code.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident: $group:ident $verb:ident;)*) => {
        /// What is odd. A closed list; the name, such as `fullwidth-at`, is that of the journal and
        /// of exports. Sentences: `finding_`, `why_` and the name with `_` for `-`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray)]
        #[serde(rename_all = "kebab-case")]
        #[strum(serialize_all = "kebab-case")]
        pub enum Code { $($(#[$doc])* $code,)* }

        impl Code {
            /// Under which heading of the settings it is switched off.
            #[must_use]
            pub fn group(self) -> Group {
                match self { $(Code::$code => Group::$group,)* }
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
    FullwidthAt: Japanese Narrow;
    /// ．, 。 or ｡ (in the domain also ・) instead of a dot.
    FullwidthDot: Japanese Narrow;
    /// ＿ instead of _.
    FullwidthUnderscore: Japanese Narrow;
    /// Other full-width letters, digits or symbols.
    FullwidthText: Japanese Narrow;
    /// The blank of Japanese input, U+3000.
    FullwidthSpace: Unseen RemoveBlanks;
    /// Blanks or tabs before or after everything else.
    BlankEnds: Unseen RemoveBlanks;
    /// A blank or tab inside a mail address.
    BlankInside: Unseen RemoveBlanks;
    /// No-break and other typographic spaces.
    OddSpace: Unseen RemoveBlanks;
    /// Characters without width.
    ZeroWidth: Unseen RemoveInvisible;
    /// Marks that set the writing direction.
    DirectionMark: Unseen RemoveInvisible;
    /// A comma where the domain wants a dot.
    CommaForDot: Address Dot;
    /// A dash or a long vowel mark instead of a hyphen.
    Dash: Similar Hyphen;
    /// A wave dash instead of ~.
    WaveDash: Similar Tilde;
    /// Typographic or full-width quotation marks.
    SmartQuote: Similar ByHand;
    /// ￥ or ¥ (the backslash, which the ¥ key types, is none of them).
    Yen: Similar ByHand;
    /// Half-width kana.
    HalfwidthKana: Japanese ByHand;
    /// Kana, kanji and their punctuation: Japanese input was on.
    Kana: Japanese ByHand;
    /// Letters of other scripts, and ligatures, that look like Latin ones.
    LookAlike: Similar ByHand;
    /// 「アット」 written out.
    SpelledAt: Japanese At;
    /// 「ドット」 written out.
    SpelledDot: Japanese Dot;
    /// `%40` and the like: written for another place than a field.
    Encoded: Address Plain;
    /// U+FFFD: the text was broken on its way.
    Broken: Unseen ByHand;
    /// Dots or stars: what a field shows instead of a password.
    CopiedMask: Similar ByHand;
    /// `mailto:`, brackets or a name around the address.
    Wrapping: Address Unwrap;
    /// No @.
    MissingAt: Address ByHand;
    /// More than one @.
    ManyAts: Address ByHand;
    /// Dots that begin the domain or follow another dot in it.
    DoubledDot: Address RemoveDots;
    /// Dots after the domain.
    DotAtEnd: Address RemoveDots;
    /// Dots in the name that mail systems other than the carriers' refuse.
    NameDots: Address ByHand;
    /// An ending such as `.con`.
    WrongEnding: Address Replace;
    /// A domain that looks like a well-known one.
    DomainTypo: Address Replace;
    /// A capital first letter, as telephone keyboards set it.
    CapitalFirst: Address Lower;
    /// Caps Lock is on.
    CapsLock: Keyboard ByHand;
    /// The number pad moves the cursor instead of typing digits.
    NumLock: Keyboard ByHand;
    /// The computer takes the keyboard for an American one.
    LayoutUs: Keyboard ByHand;
    /// The computer takes the keyboard for a Japanese one.
    LayoutJis: Keyboard ByHand;
    /// The password is the mail address.
    SameValue: Before ByHand;
    /// Saved data was filled in, and the site has refused it.
    Autofilled: Before ByHand;
    /// Not the address of the last login that worked.
    NotLastAddress: Before ByHand;
    /// The browser leaves out blanks around what was put in.
    HiddenBlanks: Unseen ByHand;
    /// The browser sends other characters than were put in.
    Rewritten: Unseen ByHand;
}

/// What hints are about, in everyday words; the sentence is `hints_` and the
/// name in `_locales`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Group {
    /// Full-width characters and Japanese input.
    Japanese,
    /// Blanks and characters that nobody sees.
    Unseen,
    /// Signs and letters that look like others.
    Similar,
    /// The form of the mail address.
    Address,
    /// The keyboard.
    Keyboard,
    /// Data that was filled in, and addresses that worked before.
    Before,
}

/// How sure it is that what was found is not what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// The field cannot be right as it stands.
    Certain,
    /// It is probably not what was meant.
    Likely,
    /// Good to know.
    Info,
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

/// What a repair button says. Sentence: `verb_` and the name, such as
/// `verb_remove_blanks`; [`Verb::ByHand`] has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Verb {
    /// 半角に直す
    Narrow,
    /// 元の文字に直す
    Plain,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::named::Named;

    #[test]
    fn a_code_is_written_the_same_everywhere() {
        for code in Code::VARIANTS {
            assert_eq!(serde_json::to_string(code).unwrap_or_default(), format!("\"{}\"", code.name()));
        }
    }

    #[test]
    fn the_list_holds_each_code_once_and_in_order() {
        assert!(Code::VARIANTS.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn every_group_has_a_hint() {
        for group in Group::VARIANTS {
            assert!(Code::VARIANTS.iter().any(|code| code.group() == *group), "{group:?}");
        }
    }
}
