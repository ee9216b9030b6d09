//! Numbers that only their own word gives away: birth dates, postal codes,
//! member numbers.

use super::{MASK, narrow};

/// The words, and how many digits the value behind them has at least.
const LABELS: [(&str, usize); 13] = [
    ("生年月日", 2),
    ("誕生日", 2),
    ("お誕生日", 2),
    ("birthday", 2),
    ("Birthday", 2),
    ("birth date", 2),
    ("郵便番号", 3),
    ("〒", 3),
    ("会員番号", 4),
    ("会員ID", 4),
    ("会員ＩＤ", 4),
    ("お客様番号", 4),
    ("ユーザーID", 4),
];
/// Between a word and its value stand at most this many other characters.
const BETWEEN: usize = 6;

/// Masks the values behind these words, and dates ahead of 「生まれ」.
pub(super) fn values(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, length, least)) = next_label(rest) {
        let (ahead, from) = rest.split_at(at + length);
        out.push_str(ahead);
        rest = from;
        if let Some((start, end)) = value(rest, least) {
            out.push_str(rest.get(..start).unwrap_or_default());
            out.push_str(MASK);
            rest = rest.get(end..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    born(&out)
}

/// The first word: where it is, how long, and how many digits it wants.
fn next_label(text: &str) -> Option<(usize, usize, usize)> {
    // One walk over the text; a word is looked at only where its first letter stands.
    text.char_indices().find_map(|(at, _)| {
        let rest = text.get(at..)?;
        LABELS.iter().find(|(label, _)| rest.starts_with(label)).map(|(label, least)| (at, label.len(), *least))
    })
}

/// The value behind a word: digits and what joins them in dates and codes.
fn value(text: &str, least: usize) -> Option<(usize, usize)> {
    let opening = |c: char| c.is_whitespace() || "：:はが=＝（(「[【・/／→".contains(c);
    let ahead: usize = text.chars().take(BETWEEN).take_while(|c| opening(*c)).map(char::len_utf8).sum();
    let body = text.get(ahead..)?;
    let end = body.find(|c| !in_value(c)).unwrap_or(body.len());
    let body = body.get(..end)?.trim_end_matches(|c: char| !narrow(c).is_ascii_alphanumeric() && c != '日');
    let digits = body.chars().filter(|c| narrow(*c).is_ascii_digit()).count();
    (digits >= least).then_some((ahead, ahead + body.len()))
}

fn in_value(c: char) -> bool {
    narrow(c).is_ascii_alphanumeric() || "-－ー‐−/／.．年月日 昭和平成令大正元".contains(c)
}

/// A date right ahead of 「生まれ」 is a birth date.
fn born(text: &str) -> String {
    const WORD: &str = "生まれ";
    if !text.contains(WORD) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split(WORD).peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            out.push_str(part);
            break;
        }
        let trimmed = part.trim_end();
        let date: usize = trimmed.chars().rev().take_while(|c| in_value(*c)).map(char::len_utf8).sum();
        let (ahead, date) = trimmed.split_at(trimmed.len() - date);
        let holds = date.chars().any(|c| narrow(c).is_ascii_digit());
        out.push_str(if holds { ahead } else { part });
        out.push_str(if holds { MASK } else { "" });
        out.push_str(WORD);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_behind_their_words_are_masked() {
        for (text, masked) in [
            ("生年月日：1980年1月2日", "生年月日：***"),
            ("生年月日 昭和55年3月4日 が違います", "生年月日 *** が違います"),
            ("お誕生日は1980/01/02です", "お誕生日は***です"),
            ("1980年1月2日生まれ", "***生まれ"),
            ("〒123-4567 東京都", "〒*** 東京都"),
            ("郵便番号：１２３－４５６７", "郵便番号：***"),
            ("会員番号：12345678", "会員番号：***"),
            ("会員ID「ab12345」", "会員ID「***」"),
        ] {
            assert_eq!(values(text), masked, "{text}");
        }
    }

    #[test]
    fn the_words_alone_and_other_dates_stay() {
        for text in [
            "生年月日を入力してください",
            "会員番号が違います",
            "郵便番号（半角7桁）",
            "2026年11月25日に生まれ変わります",
            "11月25日 2:00から",
            "生まれ",
        ] {
            assert_eq!(values(text), text);
        }
    }
}
