//! Words on buttons and links, and in what a page calls itself. None of these
//! is a quotation: they are parts of words that such pages use (source: the
//! shape of Japanese service pages in general).

pub use super::search::{has, holds, place_of};

/// In a title, heading or address: the page asks for a reset mail.
pub const RESET: [&str; 8] =
    ["パスワードの再設定", "パスワード再設定", "パスワードを忘れ", "パスワードリセット", "パスワードの再発行", "remind", "forgot", "reset"];

/// On a button: it logs in.
pub const LOG_IN: [&str; 4] = ["ログイン", "Login", "LOGIN", "Sign in"];

/// On a button that logs in some other way, or does something else.
pub const NOT_LOG_IN: [&str; 9] = ["会員登録", "新規", "LINE", "Yahoo", "Apple", "Google", "検索", "ログインできない", "忘れ"];

/// Whose account a button logs in with, if not the site's own: the name on it.
pub const OTHER_WAYS: [&str; 3] = ["Yahoo", "LINE", "Apple"];

/// On such a button, beside the name.
pub const LOG_IN_OTHERWISE: [&str; 6] = ["ログイン", "Login", "LOGIN", "Sign in", "サインイン", "続ける"];

/// On a link: it leads to where a mail for a new password is asked for.
pub const FORGOTTEN: [&str; 5] = ["忘れ", "再設定", "再発行", "リセット", "Forgot"];

/// On a button of a form: pressing it sends nothing.
pub const NOT_SENDING: [&str; 7] = ["表示", "隠す", "戻る", "キャンセル", "閉じる", "show", "hide"];

/// In a link: the person is logged in.
pub const LOG_OUT: &str = "ログアウト";
