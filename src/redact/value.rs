//! The walk over the words and numbers of a text: each is judged by what it is
//! called and by what it looks like.

use super::label::{Label, is_counted, is_sample, label_before, noun_before};
use super::signs::HIDDEN;
use super::token::{is_base64, is_token};
use super::view::{View, is_ideograph, is_word};
use super::{Kind, birth, number};

/// The shortest name by which somebody is known, where a colon or the like says that it is one.
const SHORTEST_NAME: usize = 3;
/// The shortest secret, where only a blank or a particle leads to it.
const SHORTEST_LOOSE_SECRET: usize = 6;
/// A secret in quotation marks is not longer.
const LONGEST_QUOTED: usize = 130;
/// Behind a label they are what is wrong with the value, and not the value.
const STATES: &str = "required|invalid|incorrect|wrong|error|expired|missing|empty|null|none|undefined|true|false|yes|no|ok|ng|not|must|is\
    |and|or|mismatch|changed|updated|unknown|disabled|enabled|locked|default|optional|failed|success|denied|reset|forgot|show|hide";

/// Words that may be written together with the number behind them.
const AHEAD: &str = "no|visa|mastercard|jcb|amex|diners";

/// Masks the values that name somebody or let somebody in.
pub(super) fn mask(view: &mut View) {
    // Up to here it is known that no long run is random as a whole.
    let mut known = 0;
    let mut i = 0;
    while i < view.len() {
        let starts = is_word(view.at(i)) && !is_word(view.before(i));
        i = if starts {
            value(view, i, &mut known).max(i + 1)
        } else if birth::is_digit(view.at(i))
            && (!is_ideograph(view.before(i)) || birth::era(view, i) < i)
            && let Some(end) = date(view, i, false)
        {
            end.max(i + 1)
        } else if number::begins(view, i) && !view.at(i).is_ascii() {
            number::mask(view, i, None).max(i + 1)
        } else {
            secret(view, i).unwrap_or(i + 1)
        };
    }
}

/// Judges what begins here; gives where to go on.
fn value(view: &mut View, begin: usize, known: &mut usize) -> usize {
    let end = piece_end(view, begin);
    let anew = begin >= *known;
    if anew {
        *known = view.past(begin, |c| is_word(c) || matches!(c, '-' | '_' | '.' | '+' | '/' | '='));
    }
    let start = behind_label(view, begin, end);
    if start == begin && matches!(view.at(end), ':' | '=' | '#' | '"') && noun_before(view, end).is_some() {
        return end;
    }
    let label = label_before(view, start);
    let name = label.map(|(name, _)| name);
    match name {
        Some(Label::Evidence) => return view.past(start, |c| is_word(c) || matches!(c, '-'..='/' | ':' | '+' | '=' | '_' | '#' | '~')),
        Some(Label::Time) if view.at(start).is_ascii_digit() && !begins_phone(view, start) => {
            return view.past(start, |c| is_word(c) || matches!(c, '-'..='/' | ':' | '~' | ' ' | '年' | '月' | '日' | '時' | '分' | '秒'));
        }
        Some(Label::Sample) => return view.past(start, |c| is_word(c) || matches!(c, '-'..='/' | '年' | '月' | '日')).max(end),
        _ => {}
    }
    if let Some(end) = date(view, start, name == Some(Label::Birth)) {
        return end;
    }
    if let Some((Label::Secret, firm)) = label
        && let Some(to) = secret_end(view, start, firm)
    {
        view.mask(Kind::Token, start, to);
        return to;
    }
    if anew && end < *known && is_base64(&view.text(begin, *known)) {
        view.mask(Kind::Token, begin, *known);
        return *known;
    }
    if is_token(&view.text(begin, end)) {
        view.mask(Kind::Token, begin, end);
        return end;
    }
    let mut to = end;
    if view.at(start).is_ascii_digit() && !number::is_inside(view, start) || start > begin {
        to = to.max(number_end(view, start, name));
    }
    if view.at(start) == HIDDEN && start == begin && view.past(start, |c| c == HIDDEN) == end {
        return to;
    }
    match label {
        Some((Label::Postal, firm)) => {
            let to = postal_end(view, start);
            let count = digits(view, start, to);
            if (count == 7 || firm && (3..9).contains(&count)) && !is_counted(view, to) && !is_sample(view, start, to) {
                view.mask(Kind::Postal, start, to);
            }
        }
        Some((Label::Member, firm)) => {
            let to = digits_end(view, start, end);
            if view.at(to.wrapping_sub(1)) != HIDDEN && is_name(view, start, to, firm) {
                view.mask(Kind::Member, start, to);
                return to;
            }
        }
        Some((Label::Owner, firm))
            if (firm || view.any_at(end, "様|さん").is_some())
                && digits(view, start, end) >= 4
                && !is_counted(view, end)
                && !is_sample(view, start, end) =>
        {
            view.mask(Kind::Member, start, end);
        }
        _ => {}
    }
    to
}

/// The number that begins here, with what of it is masked; where it ends.
fn number_end(view: &mut View, start: usize, name: Option<Label>) -> usize {
    if view.at(start) == HIDDEN {
        return start;
    }
    let end = view.past(start, |c| c.is_ascii_digit() || matches!(c, '-'..='/' | '(' | ')' | ' '));
    if is_sample(view, start, last_digit(view, end)) {
        return end;
    }
    number::mask(view, start, name)
}

fn last_digit(view: &View, end: usize) -> usize {
    let mut end = end;
    while end > 0 && !view.before(end).is_ascii_digit() {
        end -= 1;
    }
    end
}

/// Masks a date if it is a birth date; where it ends. `called`: its label says so.
fn date(view: &mut View, start: usize, called: bool) -> Option<usize> {
    if !called && !birth::is_digit(view.at(start)) {
        return None;
    }
    let date = birth::date(view, start);
    let called = called || label_before(view, date.from).is_some_and(|(name, _)| name == Label::Birth);
    let born = birth::is_born(view, &date) || called && (date.whole || date.year) && !birth::is_span(view, &date);
    if !born || is_sample(view, date.from, date.to) {
        return called.then_some(date.to).filter(|to| *to > start);
    }
    view.mask(Kind::Birth, date.from, date.to);
    Some(date.to)
}

/// Behind the word or the piece of one that begins here: letters and digits, with single marks between.
fn piece_end(view: &View, from: usize) -> usize {
    let mut end = from;
    loop {
        end = view.past(end, is_word);
        if !matches!(view.at(end), '-' | '_' | '.') || !is_word(view.at(end + 1)) {
            return end;
        }
        end += 1;
    }
}

/// Where the value begins in a piece that begins with its label: `TEL0312345678`, `No.12345678`.
fn behind_label(view: &View, begin: usize, end: usize) -> usize {
    let letters = view.past(begin, |c| c.is_ascii_alphabetic());
    let value = letters + usize::from(matches!(view.at(letters), '.' | '-'));
    let is_label = |name: Option<Label>| matches!(name, Some(Label::Phone | Label::Member | Label::Postal));
    let labelled = letters > begin && value < end && view.at(value).is_ascii_digit();
    let labelled = labelled && (view.any_at(begin, AHEAD) == Some(letters) || is_label(noun_before(view, letters)));
    if labelled { value } else { begin }
}

/// Behind the groups of digits that blanks join.
fn digits_end(view: &View, from: usize, to: usize) -> usize {
    let mut end = to;
    while digits(view, from, end) > 0 && view.before(end).is_ascii_digit() && view.at(end) == ' ' {
        let next = view.past(end + 1, |c| c.is_ascii_digit());
        let other = matches!(view.at(next), '/' | ':' | '年' | '月' | '時' | '.' | '-') || is_word(view.at(next));
        if next < end + 4 || other || view.text(from, end).contains(|c: char| c.is_ascii_alphabetic()) {
            break;
        }
        end = next;
    }
    end
}

/// Behind a postal code: digits, and once more behind a mark.
fn postal_end(view: &View, from: usize) -> usize {
    let to = view.past(from, |c| c.is_ascii_digit());
    let joined = matches!(view.at(to), '-' | 'ー' | ' ' | '一' | '・' | '~' | '.');
    if joined && view.at(to + 1).is_ascii_digit() { view.past(to + 1, |c| c.is_ascii_digit()) } else { to }
}

fn digits(view: &View, from: usize, to: usize) -> usize {
    (from..to).filter(|i| view.at(*i).is_ascii_digit()).count()
}

/// A telephone number begins here, and no time.
fn begins_phone(view: &View, start: usize) -> bool {
    view.at(start) == '0' && matches!(view.past(start, |c| c.is_ascii_digit()) - start, 10 | 11)
}

/// Whether a word is somebody's number or name, behind the label of one.
fn is_name(view: &View, from: usize, to: usize, firm: bool) -> bool {
    let digits = digits(view, from, to);
    let letters = (from..to).any(|i| view.at(i).is_ascii_alphabetic());
    let marked = digits > 0 || (from..to).any(|i| matches!(view.at(i), '-' | '_' | '.'));
    let fits = digits >= 4 || to - from > SHORTEST_NAME && letters && marked || firm && to - from >= SHORTEST_NAME && letters;
    let counted = digits > 0 && !letters && is_counted(view, to);
    fits && !counted && !is_state(view, from, to) && !is_sample(view, from, to)
}

/// A word that says what is wrong, or the beginning of a sentence.
fn is_state(view: &View, from: usize, to: usize) -> bool {
    let plain = (from..to).all(|i| view.at(i).is_ascii_alphabetic());
    plain
        && (view.any_at(from, STATES) == Some(to)
            || view.at(to) == ' ' && (view.at(to + 1).is_ascii_alphabetic() || view.at(to + 1) == HIDDEN))
}

/// Where the secret ends that begins here, if it is one.
fn secret_end(view: &View, from: usize, firm: bool) -> Option<usize> {
    let close = match view.before(from) {
        quote @ ('"' | '\'') => quote,
        '「' => '」',
        '『' => '』',
        _ => '\n',
    };
    let quoted = (from..from + LONGEST_QUOTED).find(|i| matches!(view.at(*i), '\n') || view.at(*i) == close);
    if close != '\n' && quoted.is_some_and(|i| view.at(i) == close) {
        let told = (from..quoted?).any(|i| view.at(i).is_ascii_alphanumeric());
        return quoted.filter(|to| told && !is_state(view, from, *to) && to - from >= SHORTEST_NAME);
    }
    let mut to = view
        .past(from, |c| c == HIDDEN || c.is_ascii_graphic() && !matches!(c, '"' | '\'' | ',' | ';' | ')' | ']' | '}' | '<' | '>' | '&'));
    to = (from + 1..to).find(|i| view.at(*i) == '(' && view.widens(*i)).unwrap_or(to);
    while matches!(view.before(to), '.' | ':') && to > from {
        to -= 1;
    }
    let digits = digits(view, from, to);
    let letters = (from..to).any(|i| view.at(i).is_ascii_alphabetic());
    let only_digits = digits == to - from;
    let fits = if firm {
        to - from >= SHORTEST_NAME && (letters || digits >= 4 || only_digits)
    } else {
        letters && digits > 0 && to - from >= SHORTEST_LOOSE_SECRET || only_digits && digits >= 4
    };
    let counted = !letters && is_counted(view, to);
    let hidden = (from..to).all(|i| view.at(i) == HIDDEN);
    (fits && !counted && !hidden && !is_state(view, from, to) && !is_sample(view, from, to)).then_some(to)
}

/// Masks a secret that begins with a mark or a Japanese letter.
fn secret(view: &mut View, i: usize) -> Option<usize> {
    let c = view.at(i);
    let opened = matches!(view.before(i), '"' | '\'' | '「' | '『');
    let marked = matches!(c, '!' | '$' | '%' | '&' | '+' | '-' | '.' | '/' | '?' | '@' | '^' | '_' | '~' | ';')
        && (opened || matches!(view.before(i), ':' | '=' | ' '));
    let named = opened && is_ideograph(c);
    if !marked && !named {
        return None;
    }
    let (_, firm) = label_before(view, i).filter(|(name, _)| *name == Label::Secret)?;
    let to = secret_end(view, i, firm).filter(|to| *to > i)?;
    view.mask(Kind::Token, i, to);
    Some(to)
}
