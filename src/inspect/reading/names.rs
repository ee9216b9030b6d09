//! The signs that have a name, as data: the end of its key in `_locales`.

/// The signs of a keyboard.
const SIGNS: [(char, &str); 34] = [
    (' ', "blank"),
    ('\t', "tab"),
    ('!', "exclamation"),
    ('"', "double_quote"),
    ('#', "hash"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "ampersand"),
    ('\'', "quote"),
    ('(', "round_open"),
    (')', "round_close"),
    ('*', "asterisk"),
    ('+', "plus"),
    (',', "comma"),
    ('-', "hyphen"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (';', "semicolon"),
    ('<', "less"),
    ('=', "equals"),
    ('>', "greater"),
    ('?', "question"),
    ('@', "at"),
    ('[', "square_open"),
    ('\\', "backslash"),
    (']', "square_close"),
    ('^', "caret"),
    ('_', "underscore"),
    ('`', "backquote"),
    ('{', "curly_open"),
    ('|', "bar"),
    ('}', "curly_close"),
    ('~', "tilde"),
];

/// Signs that no key types as they are, and that are taken for one that does.
const MARKS: [(char, &str); 24] = [
    ('ー', "long_vowel"),
    ('\u{ff70}', "long_vowel_narrow"),
    ('\u{2010}', "dash"),
    ('\u{2011}', "dash"),
    ('\u{2012}', "dash"),
    ('\u{2013}', "dash"),
    ('\u{2014}', "dash"),
    ('\u{2015}', "dash"),
    ('\u{2212}', "minus"),
    ('\u{2500}', "line"),
    ('\u{301c}', "wave_dash"),
    ('\u{223c}', "wave_dash"),
    ('\u{2018}', "curved_quote"),
    ('\u{2019}', "curved_quote"),
    ('\u{201c}', "curved_quotes"),
    ('\u{201d}', "curved_quotes"),
    ('\u{b4}', "accent"),
    ('\u{a5}', "yen"),
    ('\u{ffe5}', "yen_wide"),
    ('\u{3002}', "full_stop"),
    ('\u{3001}', "japanese_comma"),
    ('\u{30fb}', "middle_dot"),
    ('\u{309b}', "voiced"),
    ('\u{309c}', "half_voiced"),
];

pub(super) fn sign(c: char) -> Option<&'static str> {
    named(&SIGNS, c)
}

pub(super) fn mark(c: char) -> Option<&'static str> {
    named(&MARKS, c)
}

fn named(table: &[(char, &'static str)], c: char) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == c).map(|(_, name)| *name)
}

/// Every name of both tables, for the test that looks for their sentences.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    SIGNS.iter().chain(&MARKS).map(|(_, name)| *name)
}
