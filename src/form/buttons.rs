//! What a button does, by what it says. All texts are in lower case (ASCII only).

use super::evidence::{self, holds};
use super::kinds::Way;
use super::page::Button;

/// The site's own login button: its class, and that of every button that a captcha is bound to.
const KNOWN: &str = "btn_login_main_white|g-recaptcha";
/// On a button that logs in some other way, or does something else.
const NOT_LOG_IN: &str = "会員登録|新規|lineで|lineログ|line ログ|line login|with line|lineアカ|yahoo|apple|google|facebook|twitter|検索|ログインできない|忘れ|sign up|with x|passkey|パスキー";
/// On a button that sends nothing.
const SENDS_NOTHING: &str = "表示|隠す|戻る|キャンセル|閉じる|クリア|show|hide|cancel|close|back|clear|toggle|生成|generate|メニュー|menu";
/// On a button of another company's login, beside its name.
const OTHERWISE: &str = "ログイン|login|log in|sign in|サインイン|続ける|continue";
/// Whose login.
const WAYS: [(&str, Way); 3] =
    [("yahoo", Way::Yahoo), ("lineで|lineログ|line ログ|line login|with line|lineアカ", Way::Line), ("apple", Way::Apple)];

/// Whether a button logs in with what stands in the form.
#[must_use]
pub fn logs_in(names: &str, says: &str) -> bool {
    is_known(names) || holds(says, evidence::LOG_IN) && !holds(says, NOT_LOG_IN)
}

/// With whose account a button logs in, if it is not the site's own.
#[must_use]
pub fn other_way(says: &str) -> Option<Way> {
    if !holds(says, OTHERWISE) {
        return None;
    }
    WAYS.iter().find(|(name, _)| holds(says, name)).map(|(_, way)| *way)
}

pub(super) fn is_known(names: &str) -> bool {
    holds(names, KNOWN)
}

/// Whether a form ends with this button, so that what stands behind it belongs to another one.
pub(super) fn ends_form(button: &Button) -> bool {
    sends(button)
        && (logs_in(&button.names, &button.says) || holds(&button.says, evidence::JOIN) || holds(&button.says, evidence::SUBSCRIBE))
}

/// Whether pressing it may send the form that it stands in.
#[must_use]
pub fn sends(button: &Button) -> bool {
    let login = is_known(&button.names);
    login || !holds(&button.says, SENDS_NOTHING) && other_way(&button.says).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_button_says_so_and_nothing_else() {
        for says in ["ログイン", "会員ログイン", "sign in", "log in to your account"] {
            assert!(logs_in("", says), "{says}");
        }
        for says in ["", "新規会員登録", "lineでログイン", "ログインできない方", "検索", "送信"] {
            assert!(!logs_in("", says), "{says}");
        }
        assert!(logs_in("x btn_login_main_white", ""));
    }

    #[test]
    fn another_companys_button_is_named() {
        assert_eq!(other_way("yahoo! japan idでログイン"), Some(Way::Yahoo));
        assert_eq!(other_way("appleで続ける"), Some(Way::Apple));
        assert_eq!(other_way("lineの友だちを追加"), None);
        assert_eq!(other_way("ログイン"), None);
    }
}
