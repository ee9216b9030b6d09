//! Words by which a page is understood. None of these is a quotation: they
//! are parts of words that such pages use (source: the shape of Japanese
//! service pages in general, and two reset messages known word for word).

/// A text that holds one of these may be an answer to an attempt.
pub const ANSWER: [&str; 26] = [
    "失敗",
    "誤り",
    "誤って",
    "正しく",
    "間違",
    "一致しません",
    "認証",
    "ロック",
    "制限",
    "停止",
    "退会",
    "失効",
    "無効",
    "有効期限",
    "Cookie",
    "クッキー",
    "メンテナンス",
    "混雑",
    "しばらく",
    "お送りしました",
    "できません",
    "できませんでした",
    "エラー",
    "確認のうえ",
    "もう一度",
    "再度",
];

/// In a title or heading, without a form: the site is under maintenance.
pub const MAINTENANCE: [&str; 3] = ["メンテナンス", "maintenance", "Maintenance"];

/// In a title or heading, without a form: too many visitors.
pub const BUSY: [&str; 3] = ["アクセス集中", "アクセスが集中", "混雑"];

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

/// Whether `text` holds one of `words`.
#[must_use]
pub fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| has(text, word))
}

/// Whether `text` holds `word`. The standard library's search is made for
/// haystacks and costs the content script two kilobytes; these are sentences.
#[must_use]
pub fn has(text: &str, word: &str) -> bool {
    place_of(word, text).is_some()
}

/// Where in `text` the first `word` begins, in bytes; an empty one is nowhere.
#[must_use]
pub fn place_of(word: &str, text: &str) -> Option<usize> {
    if word.is_empty() {
        return None;
    }
    text.as_bytes().windows(word.len()).position(|part| part == word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand() {
        for text in ["ロック", "アカウントはロックされました", "!ロック"] {
            assert!(has(text, "ロック"), "{text}");
        }
        for text in ["", "ロッ", "ブロ\u{30c3}グ"] {
            assert!(!has(text, "ロック"), "{text}");
        }
        assert_eq!(place_of("ク", "ロックク"), Some(6));
        assert!(!has("a", ""));
        assert!(holds("Cookie を有効に", &ANSWER) && !holds("Cooki", &ANSWER));
    }
}
