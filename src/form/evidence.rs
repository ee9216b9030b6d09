//! What speaks for which purpose, and how much: one table for words, one for
//! what a form is made of. No row decides alone; the sums are compared
//! (`docs/forms.md` tells how a row is found and tried).
//!
//! Words are parts of words in lower case, `|` between, so that a row is one
//! string in the shipped module. They are found anywhere in a text, whatever
//! stands around them.

use super::purpose::Purpose;

/// For each [`Purpose`], in its order.
pub(super) type Weights = [i8; Purpose::ALL.len()];

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The button, the headings in front and the page's title and path: three, two and one times the weight.
    Told,
    /// The headings in front alone, two times.
    Headings,
    /// Names and labels of everything that is filled in, passwords left out.
    Fields,
    /// Names, labels and `autocomplete` of the password fields.
    Passwords,
}

/// Words and what they speak for.
#[derive(Debug)]
pub struct Row {
    /// Where they are looked for.
    pub source: Source,
    /// The words, `|` between.
    pub words: &'static str,
    /// What they speak for.
    pub(super) weights: Weights,
}

const fn row(source: Source, words: &'static str, weights: Weights) -> Row {
    Row { source, words, weights }
}

/// Words that log in: they end a form as [`JOIN`] and [`SUBSCRIBE`] do.
pub(super) const LOG_IN: &str = "ログイン|ログオン|サインイン|login|log in|log-in|logon|log on|signin|sign in|sign-in|sign on|入室|入場";
/// Words that make a member.
pub(super) const JOIN: &str = "登録|入会|新規|はじめての|初めての|アカウントを作|アカウント作|申し込|申込|はじめる|始める|参加|register|regist|sign up|signup|sign-up|create|join|get started|enroll|apply|new account|new customer";
/// Words that order a newsletter.
pub(super) const SUBSCRIBE: &str = "メルマガ|メールマガジン|ニュースレター|購読|配信|newsletter|subscribe|mailing list";
/// Words that look for something.
pub(super) const SEARCH: &str = "検索|さがす|探す|search";

/// Words that ask for a new password, where there is one field for it alone.
pub(super) const ANEW: &str = "new|新しい|新パス|変更後|再設定|reset|set your|choose|初期化";

/// The words.
//                                             log in, join, new, reset, pay, code, write, news, search
pub(super) static ROWS: [Row; 25] = [
    row(Source::Told, LOG_IN, [2, -1, -1, -1, -1, -1, -1, -1, -1]),
    row(Source::Told, JOIN, [-2, 2, -1, -1, 0, -1, 0, 1, -1]),
    row(
        Source::Headings,
        "済みの方|お持ちの方|会員の方|会員の|会員様|既に|すでに|already|returning|existing|have an account|registered",
        [3, -3, 0, 0, 0, 0, 0, 0, 0],
    ),
    row(
        Source::Told,
        "変更|更新|新しいパスワード|新パスワード|パスワードを設定|パスワードの設定|パスワード設定|change|update|new password|set password|set a password|choose a password|保存|save",
        [-2, -1, 2, 0, 0, 0, 0, 0, 0],
    ),
    row(
        Source::Told,
        "忘れ|再設定|再発行|再登録|リセット|初期化|forgot|remind|reset|recover|lost pass|lost your|lost-pass|find your|trouble|get new pass|send pass|パスワードを送|パスワード通知|パスワード照会|パスワードの照会|パスワードがわからない",
        [-2, -2, 2, 4, 0, -1, 0, -1, 0],
    ),
    row(
        Source::Told,
        "支払|決済|購入|注文|会計|payment|checkout|billing|place order|pay now|buy now|purchase",
        [-1, 0, -1, -1, 2, 0, 0, 0, 0],
    ),
    row(
        Source::Told,
        "認証コード|確認コード|認証番号|ワンタイム|二段階|2段階|verification code|verify|one-time|two-factor|2fa|otp|passcode",
        [-1, -1, -1, -1, 0, 3, 0, 0, 0],
    ),
    row(
        Source::Told,
        "問い合わせ|問合せ|ご意見|ご感想|アンケート|コメント|投稿|予約|応募|contact|inquiry|feedback|survey|comment|questionnaire|invite|招待|追加|add ",
        [-2, -1, -1, -1, 0, 0, 2, 0, 0],
    ),
    row(Source::Told, SUBSCRIBE, [-1, -1, -1, -1, 0, 0, 0, 3, 0]),
    row(Source::Told, SEARCH, [-1, -1, -1, -1, 0, 0, 0, 0, 3]),
    row(Source::Told, "退会|削除|解約|delete|deactivate|unsubscribe|配信停止", [-3, -1, -1, -1, 0, 0, 3, 2, 0]),
    row(Source::Fields, "birth|bday|生年月日|誕生|性別|gender", [-3, 3, -1, 0, 0, 0, 1, 0, 0]),
    row(
        Source::Fields,
        "first_name|firstname|first-name|first name|given|last_name|lastname|last-name|last name|family|full_name|fullname|full name|your name|your_name|姓|氏名|名前|フリガナ|ふりがな|カナ|kana",
        [-2, 2, 0, -2, 1, 0, 2, 0, 0],
    ),
    row(Source::Fields, "nick|ニックネーム|表示名|display", [-1, 1, 0, 0, 0, 0, 1, 0, 0]),
    row(Source::Fields, "zip|postal|postcode|郵便|住所|street|prefecture|都道府県|country|company", [-3, 2, -1, -2, 2, 0, 1, 0, 0]),
    row(Source::Fields, "confirm|確認|もう一度|再入力|retype|repeat|again", [-2, 2, 0, 0, 0, 0, 1, 0, 0]),
    row(Source::Fields, "同意|規約|個人情報|agree|terms|privacy|tos|紹介|referr|invit|coupon|クーポン|招待", [-2, 2, 0, -1, 1, 0, 1, 1, 0]),
    row(Source::Fields, "保持|記憶|次回|自動|ログインしたまま|keep|remember|stay|trust|persist", [3, -1, -1, 0, 0, 0, -1, -1, -1]),
    row(Source::Fields, "subject|件名|message|内容|本文|inquiry|comment|コメント|ご意見|タイトル", [-4, -1, -2, -3, 0, 0, 4, 0, 0]),
    row(
        Source::Fields,
        "カード番号|cardnumber|card_number|card-number|card number|cc-|cvv|cvc|csc|セキュリティコード|security code",
        [-5, -1, -2, -2, 6, 0, 0, 0, 0],
    ),
    row(Source::Fields, "認証コード|確認コード|認証番号|one-time-code|otp|ワンタイム|verification", [-3, -1, -2, -3, 0, 6, 0, 0, 0]),
    row(Source::Fields, "忘れ|再設定|再発行|forgot|remind|reset|recover", [0, 0, 1, 3, 0, 0, 0, 0, 0]),
    row(Source::Fields, "ご登録|登録した|登録済|登録され|登録時|registered|on file", [0, 0, 0, 2, 0, 0, 0, 0, 0]),
    row(Source::Passwords, "new|新しい|新規|新パス|変更後|設定|choose|create|半角英数|文字以上|characters", [-2, 2, 3, 0, 0, 0, 0, 0, 0]),
    row(
        Source::Passwords,
        "confirm|確認|もう一度|再入力|retype|re-type|reenter|re-enter|repeat|again|verify",
        [-2, 2, 2, 0, 0, 0, 0, 0, 0],
    ),
];

/// What a form is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// No password.
    NoPassword,
    /// One password.
    OnePassword,
    /// Two of them.
    TwoPasswords,
    /// Three or more.
    MorePasswords,
    /// A field that may say who it is.
    Identifier,
    /// A password and nothing that says who it is.
    Nobody,
    /// A further line to fill in; each one counts, up to four.
    Line,
    /// A field for a longer text.
    LongText,
    /// Nothing to press.
    NoButton,
    /// `autocomplete` says that it takes the password of an account that is there.
    CurrentPassword,
    /// `autocomplete` says that it takes the name of an account.
    UserName,
    /// An id that the site's own login was seen to have (`site/selectors.rs`).
    Known,
}

/// How much each [`Part`] speaks for which purpose.
pub(super) static PARTS: [(Part, Weights); 12] = [
    (Part::NoPassword, [-2, -9, -9, 0, 0, 1, 1, 1, 1]),
    (Part::OnePassword, [4, 1, 0, -6, -6, -3, -4, -4, -4]),
    (Part::TwoPasswords, [-6, 4, 4, -6, -3, -3, -4, -4, -4]),
    (Part::MorePasswords, [-8, 1, 8, -6, -3, -3, -4, -4, -4]),
    (Part::Identifier, [3, 2, -2, 2, 0, 0, 1, 2, 0]),
    (Part::Nobody, [0, -2, 2, -2, 0, 1, 0, 0, 0]),
    (Part::Line, [-1, 1, -1, -1, 1, 0, 1, -1, -1]),
    (Part::LongText, [-4, -1, -2, -3, 0, 0, 4, -2, -2]),
    (Part::NoButton, [-6, 0, 0, -6, 0, 0, 0, 0, 0]),
    (Part::CurrentPassword, [3, -3, 3, 0, 0, 0, 0, 0, 0]),
    (Part::UserName, [3, 0, 0, 1, 0, 0, 0, -1, -1]),
    (Part::Known, [9, 0, 0, 0, 0, 0, 0, 0, 0]),
];

/// What one piece of evidence was, for a tool that tells why.
#[derive(Clone, Copy, Debug)]
pub enum Reason {
    /// Words, and how many times the weight of their row.
    Words(&'static Row, i32),
    /// A part, and how often.
    Part(Part, i32),
}

impl Reason {
    /// What it adds for each [`Purpose`].
    #[must_use]
    pub fn weights(self) -> [i32; Purpose::ALL.len()] {
        let (weights, times) = match self {
            Self::Words(row, times) => (&row.weights, times),
            Self::Part(part, times) => (PARTS.get(part as usize).map_or(&[0; Purpose::ALL.len()], |(_, weights)| weights), times),
        };
        weights.map(|weight| i32::from(weight) * times)
    }
}

/// Whether a text holds one of the words of a row.
pub(super) fn holds(text: &str, words: &str) -> bool {
    let text = text.as_bytes();
    words.as_bytes().split(|byte| *byte == b'|').any(|word| {
        let first = word.first();
        (0..text.len()).any(|at| text.get(at) == first && text.get(at..at + word.len()) == Some(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_stand_in_their_order() {
        for (at, (part, _)) in PARTS.iter().enumerate() {
            assert_eq!(*part as usize, at, "{part:?}");
        }
    }

    #[test]
    fn every_word_is_in_lower_case_and_stands_once_in_its_row() {
        for row in &ROWS {
            let words: Vec<&str> = row.words.split('|').collect();
            for word in &words {
                assert!(!word.is_empty() && **word == word.to_ascii_lowercase(), "{word} in {}", row.words);
                assert_eq!(words.iter().filter(|w| w == &word).count(), 1, "{word} in {}", row.words);
            }
        }
    }

    #[test]
    fn words_are_found_anywhere_and_only_whole() {
        assert!(holds("please sign in now", LOG_IN) && holds("会員ログイン", LOG_IN));
        assert!(!holds("", LOG_IN) && !holds("sig", LOG_IN) && !holds("ログイ", LOG_IN));
    }
}
