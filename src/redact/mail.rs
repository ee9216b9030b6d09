//! Mail addresses, wherever and however they are written: quoted, spaced,
//! spelled out, with signs of other scripts, with another sign for `@`.

use super::Kind;
use super::label::is_sample;
use super::signs::HIDDEN;
use super::view::{View, is_blank, is_foreign, is_hiragana, is_ideograph, is_word};
use crate::site::hosts;

/// Words for `@` and for the dot; in brackets or, the Japanese ones, without.
const AT_WORDS: &str = "アットマーク|アット|あっとまーく|あっと|@マーク";
const AT_IN_BRACKETS: &str = "アットマーク|アット|あっとまーく|あっと|at|a|@";
const DOT_WORDS: &str = "ドット|どっと|(dot)|[dot]|{dot}|<dot>| dot ";
/// Endings that a blank or a comma may part from their domain.
const ENDINGS: &str = "jp|com|net|org|co|ne|or|ac|go|info|biz|me|io";
/// Mail boxes that belong to nobody, where the domain is the site's.
const ROLES: &str = "info|support|noreply|no-reply|contact|help|admin|webmaster|postmaster";
/// A quoted name, or an address of numbers in brackets, is not longer.
const LONGEST_QUOTED: usize = 66;
/// Nor is a name or a label of Japanese letters.
const LONGEST_NAME: usize = 20;

/// How surely a sign parts name and domain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// `@` itself.
    Sign,
    /// Something that stands for it: `★`, `(at)`, `アット`.
    Instead,
    /// The English word, which wants a spelled dot behind it.
    Word,
}

struct Domain {
    end: usize,
    dots: usize,
    /// A dot was written as a word.
    spelled: bool,
    /// The last label is of Latin letters, two or more, or of others.
    named: bool,
}

/// Masks everything that is a mail address.
pub(super) fn mask(view: &mut View) {
    let mut i = 0;
    // What stands ahead of this belongs to an address already.
    let mut free = 0;
    while i < view.len() {
        let Some((sign, after)) = at_sign(view, i) else {
            i += 1;
            continue;
        };
        match address(view, i, sign, after) {
            Some((from, to)) if from >= free => {
                if is_role(view, from, i, to) || is_sample(view, from, to) {
                    view.keep(from, to);
                } else {
                    view.mask(Kind::Mail, from, to);
                }
                (i, free) = (to.max(after), to);
            }
            _ => i = after,
        }
    }
}

/// From where to where the address stands whose at sign is here.
fn address(view: &View, at: usize, sign: At, after: usize) -> Option<(usize, usize)> {
    let end = at - usize::from(at > 0 && sign != At::Word && is_blank(view.before(at)));
    let mut start = if is_blank(view.at(after)) { after + 1 } else { after };
    let from = name(view, end, sign == At::Sign && end == at);
    if from == end {
        return None;
    }
    // A slip of the hand.
    start = view.past(start, |c| c == '@');
    let domain = domain(view, start)?;
    let spaced = end != at || start != after && is_blank(view.at(after));
    let letters = |from, to| (from..to).any(|i| view.at(i).is_ascii_alphabetic() || !view.at(i).is_ascii() || view.at(i) == HIDDEN);
    let words = |from, to| (from..to).any(|i| view.at(i).is_ascii_alphanumeric());
    let fits = match sign {
        At::Sign if !spaced => {
            // «10%40OFF» is a price.
            let coded = view.plain(at) != view.at(at);
            let (name, domain_name) = (letters(from, end), letters(start, domain.end));
            let certain = domain.dots > 0 || view.at(start) == '[';
            if coded { domain_name && (name || certain) } else { name || domain_name || certain }
        }
        At::Sign => domain.dots > 0 && domain.named && words(from, end) && !is_site(view, start, domain.end),
        At::Instead => domain.dots > 0 && domain.named && words(from, end),
        At::Word => domain.spelled && words(from, end),
    };
    if !fits {
        return None;
    }
    // One more at sign, a slip of the hand: what stands behind it is of the same address.
    let mut to = domain.end;
    while view.at(to) == '@' {
        match self::domain(view, view.past(to, |c| c == '@')) {
            Some(further) => to = further.end,
            None => break,
        }
    }
    Some((from, to))
}

/// What parts name and domain, if it begins here, and where it ends.
fn at_sign(view: &View, i: usize) -> Option<(At, usize)> {
    let c = view.at(i);
    match c {
        '@' => Some((At::Sign, view.any_at(i, AT_WORDS).unwrap_or(i + 1))),
        '(' | '[' | '{' | '<' | '【' | '「' | '〔' | '［' => {
            let end = view.any_at(view.past_blank(i + 1), AT_IN_BRACKETS)?;
            let close = view.past_blank(end);
            matches!(view.at(close), ')' | ']' | '}' | '>' | '】' | '」' | '〕').then_some((At::Instead, close + 1))
        }
        'ア' | 'あ' => Some((At::Instead, view.any_at(i, AT_WORDS)?)),
        ' ' => Some((At::Word, view.word_at(i, " at ")?)),
        '\u{203b}' | '\u{25a0}'..='\u{27bf}' | '\u{2b50}' | '\u{a4}' | '\u{a7}' | '\u{24d0}' => Some((At::Instead, i + 1)),
        _ => None,
    }
}

/// Where the name begins that ends here; here, if there is none. `closely`: its at sign follows at once.
fn name(view: &View, end: usize, closely: bool) -> usize {
    let open = match view.before(end) {
        '"' => '"',
        '」' => '「',
        '』' => '『',
        ')' => '(',
        '>' => '<',
        _ => '\n',
    };
    if open != '\n' {
        let inside = |from: usize| (from + 1..end - 1).any(|i| is_word(view.at(i)));
        let quoted = (end.saturating_sub(LONGEST_QUOTED)..end - 1).rev().find(|i| matches!(view.at(*i), '\n') || view.at(*i) == open);
        return quoted.filter(|from| view.at(*from) == open && inside(*from)).unwrap_or(end);
    }
    let mut from = end;
    while from > 0 && is_name(view.before(from)) {
        from -= 1;
    }
    // `t a r o @ …`
    if from + 1 == end {
        while from >= 2 && view.before(from) == ' ' && is_name(view.at(from - 2)) && !is_name(view.before(from - 2)) {
            from -= 2;
        }
    }
    if from < end {
        // What the address was put into.
        while matches!(view.at(from), '\'' | '`' | '{' | '|') {
            from += 1;
        }
        return from;
    }
    // A name of Japanese letters: all between the sign and a mark, not the end of a sentence that tells of a domain.
    let mut from = end;
    while closely && from > 0 && end - from < LONGEST_NAME && is_ideograph(view.before(from)) {
        from -= 1;
    }
    let told = matches!(view.before(end), 'は' | 'が' | 'を' | 'に' | 'で' | 'の' | 'へ' | 'も' | 'と' | 'や')
        || view.any_before(end, "ドメイン|メール|アドレス|受信|指定|許可|公式|末尾|以降|記号").is_some();
    if told || is_ideograph(view.before(from)) || is_word(view.before(from)) { end } else { from }
}

/// Signs of a name.
fn is_name(c: char) -> bool {
    is_word(c) || is_foreign(c) || matches!(c, '!' | '#'..='\'' | '*' | '+' | '-' | '/' | '=' | '?' | '^'..='`' | '{'..='~' | '.')
}

/// The domain that begins here.
fn domain(view: &View, start: usize) -> Option<Domain> {
    let mut found = Domain { end: start, dots: 0, spelled: false, named: false };
    if view.at(start) == '[' {
        let close = (start..start + LONGEST_QUOTED).find(|i| matches!(view.at(*i), ']' | '\n'))?;
        found.end = close + 1;
        return (view.at(close) == ']' && close > start + 1).then_some(found);
    }
    let mut i = start;
    loop {
        let mut end = view.past(i, |c| c.is_ascii_alphanumeric() || is_foreign(c) || matches!(c, '-' | '_'));
        let first = i;
        // `e x a m p l e . j p`
        while end == i + 1 && view.at(end) == ' ' && is_single(view, end + 1) && (i == start || is_single(view, i)) {
            (i, end) = (end + 1, end + 2);
        }
        if is_ideograph(view.at(end)) && (end == i || found.dots == 0) {
            // A label of Japanese letters is one if a dot follows it, or if it is the last of all.
            let label = view.past(end, |c| is_ideograph(c) || c.is_ascii_alphanumeric() || c == '-');
            let short = label - i <= LONGEST_NAME;
            let goes_on = view.at(label) == '.' && (is_word(view.at(label + 1)) || is_ideograph(view.at(label + 1)));
            let goes_on = goes_on || dot(view, label, 0).is_some_and(|next| view.at(next).is_ascii_alphabetic());
            if short && (goes_on || end == i && found.dots > 0 && !is_hiragana(view.at(i))) {
                end = label;
            }
        }
        if end == i {
            break;
        }
        found.end = end;
        found.named = end - first >= 2 && !view.at(i).is_ascii_digit();
        let Some(next) = dot(view, end, found.dots) else { break };
        found.spelled |= !matches!(view.at(end), '.' | '。');
        (found.dots, i) = (found.dots + 1, next);
    }
    // The dot behind the last label is of the sentence.
    while found.end > start && matches!(view.before(found.end), '-' | '_') {
        found.end -= 1;
    }
    if i > found.end {
        found.dots -= 1;
    }
    (found.end > start).then_some(found)
}

/// A letter between blanks.
fn is_single(view: &View, i: usize) -> bool {
    view.at(i).is_ascii_alphanumeric() && is_blank(view.before(i)) && !is_word(view.at(i + 1))
}

/// Behind the dot of a domain that begins here, as which many a sign is typed. `dots`: how many there were.
fn dot(view: &View, i: usize, dots: usize) -> Option<usize> {
    let begins = |i: usize| view.at(i).is_ascii_alphanumeric();
    let ending = |i: usize| view.any_at(i, ENDINGS).is_some_and(|end| !is_word(view.at(end)) && view.at(end) != '@');
    match view.at(i) {
        '.' => {
            let next = view.past(i, |c| c == '.');
            let apart = view.at(next) == ' ' && (ending(next + 1) || is_single(view, i - 1) && is_single(view, next + 1));
            Some(if apart { next + 1 } else { next })
        }
        '。' | '・' => Some(i + 1).filter(|next| begins(*next)),
        ',' => Some(i + 1).filter(|next| dots == 0 && ending(*next)),
        ' ' if view.at(i + 1) == '.' => {
            Some(view.past_blank(i + 2)).filter(|next| ending(*next) || is_single(view, i - 1) && is_single(view, *next))
        }
        _ => view.any_at(i, DOT_WORDS).filter(|next| begins(*next)),
    }
}

fn is_site(view: &View, from: usize, to: usize) -> bool {
    view.any_before(to, hosts::DOMAIN).is_some_and(|start| start == from || start > from && view.before(start) == '.')
}

/// A mail box of the site itself, at which nobody is met.
fn is_role(view: &View, from: usize, at: usize, to: usize) -> bool {
    view.any_at(from, ROLES) == Some(at) && is_site(view, at + 1, to)
}
