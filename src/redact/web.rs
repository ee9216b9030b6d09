//! Addresses of pages in a sentence: host, path and the names of the query's
//! keys stay, and what stands behind them goes.

use super::Kind;
use super::address::{hidden, key_name};
use super::view::{View, is_blank, is_hiragana, is_ideograph, is_word};

/// A part of a path in Japanese letters is not longer.
const LONGEST_PART: usize = 40;

/// Masks in web addresses everything that is no name.
pub(super) fn mask(view: &mut View) {
    let mut i = 0;
    while i < view.len() {
        i = match host(view, i) {
            Ok((from, to)) => address(view, from, to),
            Err(next) => next,
        };
    }
}

/// Where the host of a web address begins and ends, if one begins here; else where to look next.
fn host(view: &View, i: usize) -> Result<(usize, usize), usize> {
    let schemed = view.at(i) == ':' && view.at(i + 1) == '/' && view.at(i + 2) == '/' && is_word(view.before(i));
    let from = if schemed { i + 3 } else { i };
    if !schemed && (!view.at(i).is_ascii_alphanumeric() || is_word(view.before(i)) || matches!(view.before(i), '.' | '-' | '_' | '@' | '/'))
    {
        return Err(i + 1);
    }
    // With what may stand ahead of an at sign: a name and a password.
    let in_host =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '@' | '%' | '!' | '$' | '~' | '+') || is_ideograph(c);
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    if schemed {
        let ascii = view.past(from, |c| c.is_ascii() && in_host(c));
        // A host of Japanese letters is one if a path or a dot follows.
        let wide = view.past(ascii, in_host);
        let to = if wide - from <= LONGEST_PART && (view.at(wide) == '/' || ascii == from) { wide } else { ascii };
        return if to > from { Ok((from, to)) } else { Err(from) };
    }
    let to = view.past(from, in_name);
    let port = if view.at(to) == ':' { view.past(to + 1, |c| c.is_ascii_digit()) } else { to };
    let ending = (from..to).rev().take_while(|i| view.at(*i) != '.').count();
    let named = ending >= 2 && ending < to - from && (to - ending..to).all(|i| view.at(i).is_ascii_alphabetic());
    if named && matches!(view.at(port), '/' | '?') { Ok((from, port)) } else { Err(to.max(i + 1)) }
}

/// Masks what stands behind the host; where the address ends.
fn address(view: &mut View, host: usize, host_end: usize) -> usize {
    // What stands ahead of an at sign is a name and a password.
    let host = match (host..host_end).rev().find(|i| view.at(*i) == '@') {
        Some(at) => {
            view.mask(Kind::Login, host, at + 1);
            at + 1
        }
        None => host,
    };
    let mut kept = host;
    let mut i = host_end;
    while view.plain(i) == '/' {
        let end = part_end(view, i + 1);
        if end > i + 1 && ((i + 1..end).any(|i| view.plain(i) != view.at(i) || !view.at(i).is_ascii()) || hidden(&view.text(i + 1, end))) {
            view.keep(kept, i + 1);
            view.mask(Kind::Web, i + 1, end);
            kept = end;
        }
        i = end;
    }
    if view.plain(i) == '?' && !is_ideograph(view.at(i + 1)) {
        i += 1;
        loop {
            let end = pair_end(view, i);
            let value = (i..end).find(|i| view.plain(*i) == '=').map_or(i, |equals| equals + 1);
            view.keep(kept, i);
            let key = view.text(i, value.saturating_sub(1).max(i));
            if value > i && key_name(&key) != key {
                view.mask(Kind::Web, i, value - 1);
                view.keep(value - 1, value);
            } else {
                view.keep(i, value);
            }
            if end > value {
                view.mask(Kind::Web, value, end);
            }
            (i, kept) = (end, end);
            if !matches!(view.plain(i), '&' | ';') {
                break;
            }
            if view.plain(i) == ';' {
                view.note(Kind::Mark, i, i + 1);
            }
            i += 1;
        }
    }
    if view.plain(i) == '#' {
        let end = pair_end(view, i + 1);
        if end > i + 1 {
            view.keep(kept, i + 1);
            view.mask(Kind::Web, i + 1, end);
            return end;
        }
    }
    view.keep(kept, i);
    i
}

/// Where a part of a path ends.
fn part_end(view: &View, from: usize) -> usize {
    let mut i = from;
    let inside =
        |c: char| is_word(c) || matches!(c, '-' | '.' | '_' | '~' | ':' | '@' | '!' | '$' | '\'' | '*' | '+' | ',' | ';' | '=' | '%');
    while inside(view.plain(i)) || view.plain(i) != view.at(i) {
        i += 1;
    }
    // Japanese letters are of the path if it goes on behind them.
    let wide = view.past(i, |c| is_ideograph(c) || inside(c));
    if wide > i && wide - i <= LONGEST_PART && matches!(view.at(wide), '/' | '?') { wide } else { i }
}

/// Where a key with its value ends, or what stands behind a `#`.
fn pair_end(view: &View, from: usize) -> usize {
    let (mut i, mut open) = (from, 0);
    // Where the sentence may go on, if no further pair follows.
    let mut sentence = None;
    loop {
        let c = view.plain(i);
        match c {
            '(' | '[' if view.widens(i) => break,
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' if open == 0 => break,
            ')' | ']' | '}' => open -= 1,
            '&' | ';' | '#' => return i,
            // `?q="…"`
            '"' if view.before(i) == '=' && (i + 1..i + LONGEST_PART).any(|i| view.at(i) == '"') => {
                i = view.past(i + 1, |c| c != '"');
            }
            '"' | '<' | '>' | '`' | '|' | '「' | '」' | '『' | '』' | '【' | '】' | '、' | '。' => break,
            _ if is_blank(c) => break,
            // A sentence goes on behind what is not Japanese itself, and behind every を.
            _ if is_hiragana(c) && i > from && (c == 'を' || view.before(i).is_ascii()) => sentence = sentence.or(Some(i)),
            _ => {}
        }
        i += 1;
    }
    sentence.unwrap_or(i)
}
