//! Words that stand in a field to say what belongs there.

const PROMPTS: [&str; 12] = [
    "パスワード",
    "password",
    "メールアドレス",
    "mail",
    "email",
    "e-mail",
    "id",
    "ログインid",
    "user name",
    "username",
    "ユーザー名",
    "会員番号",
];

/// Whether what stands in a text field from the start is such a word.
pub(crate) fn is_prompt(value: &str) -> bool {
    let value = value.trim();
    PROMPTS.iter().any(|prompt| value.eq_ignore_ascii_case(prompt))
}
