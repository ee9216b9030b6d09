//! Birth dates: behind their word, or ahead of «was born».

use super::label::is_period;
use super::number;
use super::view::View;

const ERAS: &str = "昭和|平成|令和|大正|明治|西暦";
const MONTHS: &str = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";

/// A date.
pub(super) struct Date {
    pub(super) from: usize,
    pub(super) to: usize,
    /// It has two parts at least, or as many digits as a whole date.
    pub(super) whole: bool,
    /// It is a year: of four digits, or of an era.
    pub(super) year: bool,
}

/// The date whose first digit, first letter of an era or of a month stands here.
pub(super) fn date(view: &View, start: usize) -> Date {
    let (mut i, mut parts, mut to) = (start, 0, start);
    // `S55.1.2`
    if matches!(view.at(i).to_ascii_lowercase(), 's' | 'h' | 't' | 'r' | 'm') {
        let next = i + 1 + usize::from(view.at(i + 1) == '.');
        i = if view.at(next).is_ascii_digit() { next } else { i };
    }
    let mut longest = 0;
    while parts < 3 {
        if let Some(month) = view.any_at(i, MONTHS) {
            (parts, i) = (parts + 1, view.past(month, |c| c.is_ascii_alphabetic()));
            i = view.past(i, |c| matches!(c, ' ' | '.' | ','));
            continue;
        }
        let end = view.past(i, is_digit);
        if end == i {
            break;
        }
        (parts, to, longest) = (parts + 1, end, longest.max(end - i));
        let mark = view.past_blank(end);
        let mark = view.any_at(mark, "st|nd|rd|th").unwrap_or(mark);
        match view.at(mark) {
            '日' => {
                to = mark + 1;
                break;
            }
            '年' | '月' => (to, i) = (mark + 1, view.past_blank(mark + 1)),
            '/' | '-' | '.' | ',' | 'ー' | '・' => i = view.past_blank(mark + 1),
            _ if mark > end => i = mark,
            _ => break,
        }
    }
    let from = era(view, start);
    Date { from, to, whole: parts >= 2 || longest >= 6, year: longest == 4 || from < start }
}

/// A digit, one of kanji, too.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == '十' || number::kanji(c).is_some()
}

/// Where the era begins whose year begins here.
pub(super) fn era(view: &View, start: usize) -> usize {
    let year = view.any_before(start, "元年").unwrap_or(start);
    view.any_before(year - usize::from(view.before(year) == ' '), ERAS).unwrap_or(start)
}

/// Whether the date was a birth, by the words behind it.
pub(super) fn is_born(view: &View, date: &Date) -> bool {
    let direct = view.past_blank(date.to);
    let mut i = direct;
    i += usize::from(matches!(view.at(i), 'に' | 'の'));
    i += usize::from(view.at(i) == 'お');
    let born = view.any_at(i, "生まれ|うまれ|誕生").is_some() && view.any_at(i, "生まれ変|生まれ替|誕生日|誕生祭").is_none();
    // `1980年1月2日生`
    let short = view.at(i) == '生' && matches!(view.at(i + 1), '\n' | ' ' | ')' | '、' | '。' | '」' | 'の' | 'で');
    (born || short) && (date.whole || date.year && view.before(date.to) == '年' && i == direct)
}

/// Whether the date is one of a span of time.
pub(super) fn is_span(view: &View, date: &Date) -> bool {
    is_period(view, date.to) || view.before(date.from) == '~'
}
