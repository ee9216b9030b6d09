//! What a single field is: a password, or something that says who somebody is.

use super::evidence::holds;
use super::page::{Field, Takes};

/// Codes that are typed into a password field, or beside one.
const CODES: &str = "cc-csc|cvv|cvc|cvn|csc|セキュリティコード|security code|security_code|securitycode|one-time-code|otp|認証コード|確認コード|ワンタイム|captcha|画像認証|verification";
/// Something about a password that is none.
const NO_PASSWORD: &str = "hint|question|answer|forgot|remind|reset|mail|忘れ|秘密";
/// What a field for an address is called.
const MAIL: &str = "mail|メール|アドレス";
/// What a field is called that takes something else as well, or only.
const NO_ADDRESS: &str = "または|又は|もしくは| or |/|会員番号|会員id|会員コード|ログインid|お客様|ユーザ|user|nick|ニックネーム|電話|携帯番号|phone|number|番号";
/// Ids of the site's own login.
const KNOWN: &str = "email_main|password_main";

/// What speaks for a field being the one that says who it is, and how much.
static IDENTIFIER: [(&str, i32); 8] = [
    (KNOWN, 20),
    ("mail|メール", 9),
    ("user|login|log_in|logon|signin|account|member|customer|ログイン|ユーザ|アカウント|会員|お客様|利用者|顧客", 5),
    ("id|電話|phone|携帯|番号|nick|openid", 3),
    ("search|検索|keyword|キーワード|freeword|query|captcha|画像認証", -12),
    ("first|last_name|last-name|lastname|family|given|full|姓|氏名|名前|カナ|kana|zip|postal|郵便|住所|birth|company|会社", -7),
    ("confirm|確認|again|もう一度|再入力|referr|紹介|coupon|招待|invit", -6),
    ("otp|one-time|ワンタイム|認証コード|確認コード|card|カード|cvv|cvc|amount|金額", -5),
];

/// All that a field says of itself.
pub(super) fn words(field: &Field) -> String {
    [&*field.names, " ", &*field.autocomplete, " ", &*field.says].concat()
}

/// Whether the field takes a password: one by its type, and no code of another kind.
pub(super) fn is_password(field: &Field) -> bool {
    field.takes == Takes::Password && !holds(&words(field), CODES)
}

/// Whether a text field is called a password.
pub(super) fn is_called_password(field: &Field) -> bool {
    let named = |name: &str| {
        name.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| matches!(part, "pass" | "pw" | "pwd" | "passwd" | "passwort"))
            || holds(name, "password|passwd")
    };
    field.takes == Takes::Text
        && (holds(&field.autocomplete, "current-password|new-password") || named(&field.names) || field.says.trim_ascii() == "パスワード")
        && !holds(&words(field), NO_PASSWORD)
}

/// Whether the site's own login was seen to have this id.
pub(super) fn is_known(field: &Field) -> bool {
    holds(&field.names, KNOWN)
}

/// Whether what stands in the field has to be a mail address.
pub(super) fn takes_address(field: &Field) -> bool {
    // What a person reads outweighs what the page calls it.
    let called = if holds(&field.says, MAIL) { &field.says } else { &field.names };
    field.takes == Takes::Mail
        || is_known(field)
        || holds(called, MAIL) && !holds(&field.says, NO_ADDRESS) && !holds(&field.names, "phone|_or_|tel")
}

/// Whether the field takes the part of an address behind its @, which stands in front of it.
pub(super) fn is_behind_at(field: &Field) -> bool {
    field.takes != Takes::Password
        && (matches!(field.says.trim(), "@" | "＠") || holds(&field.names, "domain") || holds(&field.says, "ドメイン"))
}

/// How well the field would say who somebody is; below 1 it cannot.
pub(super) fn as_identifier(field: &Field) -> i32 {
    if !field.takes.is_line() || field.prompt {
        return 0;
    }
    let words = words(field);
    let mut sum = match field.takes {
        Takes::Mail => 9,
        Takes::Search => -3,
        _ => 2,
    };
    if field.aside {
        sum -= 15;
    }
    if holds(&field.autocomplete, "username|email|webauthn") {
        sum += 9;
    }
    for (part, weight) in &IDENTIFIER {
        if holds(&words, part) {
            sum += weight;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(takes: Takes, names: &str, says: &str) -> Field {
        Field { takes, names: names.to_owned(), says: says.to_owned(), ..Field::default() }
    }

    #[test]
    fn a_code_is_no_password() {
        assert!(is_password(&field(Takes::Password, "pw", "暗証番号")));
        assert!(!is_password(&field(Takes::Password, "cvv", "")));
        assert!(!is_password(&field(Takes::Password, "x", "確認コード")));
    }

    #[test]
    fn a_text_field_may_be_called_a_password() {
        for name in ["pass", "login_pw", "user-pass", "loginPassword".to_ascii_lowercase().as_str()] {
            assert!(is_called_password(&field(Takes::Text, name, "")), "{name}");
        }
        for name in ["passport", "compass_id", "password_hint", "pass_mail", "spwn"] {
            assert!(!is_called_password(&field(Takes::Text, name, "")), "{name}");
        }
    }

    #[test]
    fn addresses_and_numbers_say_who_it_is_and_names_of_people_do_not() {
        let by = |takes, names, says| as_identifier(&field(takes, names, says));
        assert!(by(Takes::Text, "mail", "") > by(Takes::Text, "last_name", "姓"));
        assert!(by(Takes::Number, "member_no", "") > 0);
        assert!(by(Takes::Text, "freeword", "") < 1);
        assert!(by(Takes::Password, "mail", "") < 1);
        assert!(by(Takes::Search, "user", "") > 0);
    }

    #[test]
    fn what_may_be_something_else_needs_no_at_sign() {
        for (address, takes, names, says) in [
            (true, Takes::Mail, "x", ""),
            (true, Takes::Text, "mail", ""),
            (true, Takes::Text, "email_main", "ログインid"),
            (true, Takes::Text, "a", "ご登録のメールアドレス"),
            (false, Takes::Text, "login_id", "ログインid（アドレス）"),
            (false, Takes::Text, "a", "メールアドレスまたは会員番号"),
            (false, Takes::Text, "email_or_phone", "email or phone"),
            (false, Takes::Text, "user_email", "ユーザー名 / メール"),
            (true, Takes::Text, "user_email", ""),
            (false, Takes::Text, "mail_or_id", ""),
            (false, Takes::Number, "member_no", "会員番号"),
        ] {
            assert_eq!(takes_address(&field(takes, names, says)), address, "{names} {says}");
        }
        assert!(is_behind_at(&field(Takes::Text, "host", " ＠ ")) && is_behind_at(&field(Takes::Choice, "mail_domain", "")));
        assert!(!is_behind_at(&field(Takes::Text, "mail", "taro@example.jp")) && !is_behind_at(&field(Takes::Password, "domain", "")));
    }
}
