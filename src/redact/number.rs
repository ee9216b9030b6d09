//! Numbers that belong to a person: telephones and cards.
//!
//! A number is a run of digits in groups that are joined by marks. Times
//! (`2:00`), prices (`1,200`), versions and dates are joined otherwise, begin
//! otherwise or are too short, and stay.

use super::Kind;
use super::label::{self, Label};
use super::view::{View, is_word};

/// A card has 13 to 19 digits; longer runs of digits are masked too.
const SHORTEST_CARD: usize = 13;
/// No telephone has more digits, with all that is dialled ahead of it.
const LONGEST_PHONE: usize = 17;
/// A card's digits come in so many groups at most.
const MOST_GROUPS: usize = 4;

/// Digits in a row.
struct Group {
    from: usize,
    to: usize,
    /// What joins it with the group ahead.
    mark: char,
}

impl Group {
    fn len(&self) -> usize {
        self.to - self.from
    }
}

/// Masks what of the number that begins here belongs to a person. `label`: what
/// it is called. Gives where the number ends.
pub(super) fn mask(view: &mut View, start: usize, label: Option<Label>) -> usize {
    let kanji = !view.at(start).is_ascii();
    let groups = groups(view, start, kanji);
    let end = groups.last().map_or(start, |group| group.to);
    let plus = view.before(start) == '+';
    if is_amount(&groups) || plus && label::is_amount(view, end) {
        return end;
    }
    let mut g = 0;
    while let Some(rest) = groups.get(g..).filter(|rest| !rest.is_empty()) {
        let (count, kind) = match phone(view, rest, plus && g == 0, label == Some(Label::Phone)) {
            0 => card(view, rest),
            count => (count, Some(Kind::Phone)),
        };
        if let (Some(kind), Some(first), Some(last)) = (kind, rest.first(), rest.get(count.wrapping_sub(1))) {
            let (from, to) = around(view, first.from, last.to, plus && g == 0);
            view.mask(kind, from, to);
        }
        g += count.max(1);
    }
    end
}

/// Whether a number begins here: a digit, or digits of kanji, enough for a telephone's.
pub(super) fn begins(view: &View, i: usize) -> bool {
    view.at(i).is_ascii_digit() || kanji(view.at(i)).is_some() && kanji(view.at(i + 1)).is_some() && kanji(view.before(i)).is_none()
}

/// The digit that a kanji stands for.
pub(super) fn kanji(c: char) -> Option<u8> {
    Some(match c {
        '〇' => b'0',
        '一' => b'1',
        '二' => b'2',
        '三' => b'3',
        '四' => b'4',
        '五' => b'5',
        '六' => b'6',
        '七' => b'7',
        '八' => b'8',
        '九' => b'9',
        _ => return None,
    })
}

/// The groups of the number that begins here.
fn groups(view: &View, start: usize, in_kanji: bool) -> Vec<Group> {
    let is_digit = |c: char| if in_kanji { kanji(c).is_some() } else { c.is_ascii_digit() };
    let mut groups = Vec::new();
    let (mut from, mut mark) = (start, ' ');
    loop {
        let to = view.past(from, is_digit);
        if to == from {
            return groups;
        }
        groups.push(Group { from, to, mark });
        // A mark, perhaps between blanks, or the two brackets of `03 (1234) 5678`.
        let (mut i, mut marks) = (to, 0);
        mark = ' ';
        while i < to + 4 && !is_digit(view.at(i)) {
            match view.at(i) {
                ' ' => {}
                c @ ('-' | '~' | '/' | '.' | ',' | '・' | 'ー' | '一' | 'の' | '_' | '(' | ')' | '[' | ']') => {
                    marks += usize::from(!matches!(c, '(' | ')' | '[' | ']'));
                    if mark == ' ' || matches!(mark, '(' | ')' | '[' | ']') {
                        mark = c;
                    }
                }
                _ => return groups,
            }
            i += 1;
        }
        if marks > 1 || i == to {
            return groups;
        }
        from = i;
    }
}

/// `1,234,567`: a price or a count.
fn is_amount(groups: &[Group]) -> bool {
    groups.len() > 1 && groups.iter().skip(1).all(|group| group.mark == ',' && group.len() == 3)
}

/// How many of the groups are a telephone number; 0: they begin none.
fn phone(view: &View, groups: &[Group], plus: bool, called: bool) -> usize {
    // A dot ahead: a part of a version.
    if groups.first().is_none_or(|first| first.mark == '.' || first.len() < 2 && !plus && !called) {
        return 0;
    }
    let mut digits: Vec<u8> = Vec::with_capacity(LONGEST_PHONE);
    let mut found = 0;
    for (n, group) in groups.iter().enumerate() {
        if digits.len() + group.len() > LONGEST_PHONE {
            break;
        }
        digits.extend((group.from..group.to).map(|i| kanji(view.at(i)).unwrap_or(view.at(i) as u8)));
        // Marks that other numbers have as well say little by themselves.
        let odd = groups.iter().take(n + 1).skip(1).any(|group| matches!(group.mark, '/' | ',' | '~' | '_' | '・' | '一' | 'の' | '.'));
        let shaped = !odd || (2..=3).contains(&n) && group.len() == 4 || n == 1 && group.len() >= 4;
        // `81` without a plus is the country's number only if it stands apart.
        let abroad = plus || called || n > 1 && groups.first().is_some_and(|first| first.len() == 2);
        if shaped && is_phone(&digits, n + 1, plus, abroad, called) {
            found = n + 1;
        }
    }
    found
}

fn is_phone(digits: &[u8], groups: usize, plus: bool, abroad: bool, called: bool) -> bool {
    // Numbers that cost the caller nothing or the same everywhere belong to services.
    if ["0120", "0800", "0570", "0990"].iter().any(|service| digits.starts_with(service.as_bytes())) {
        return false;
    }
    let dialled: &[&str] = if abroad { &["01081", "0081", "81"] } else { &["01081", "0081"] };
    if let Some(rest) = dialled.iter().find_map(|ahead| digits.strip_prefix(ahead.as_bytes())) {
        let rest = rest.strip_prefix(b"0").unwrap_or(rest);
        return matches!(rest.len(), 9 | 10) && groups <= 6;
    }
    if plus {
        return (9..=15).contains(&digits.len());
    }
    // 03-1234-5678, 0463-12-3456, 090 1234 5678; a date or an hour never begins so and is never so long.
    match digits {
        [b'0', b'5'..=b'9', b'0', ..] => digits.len() == 11 && groups <= 5 || digits.len() == 10 && groups <= 3,
        [b'0', b'1'..=b'9', ..] => matches!(digits.len(), 10 | 11) && groups <= 3,
        _ => called && matches!(digits.len(), 9..=11) && groups <= 3,
    }
}

/// How many of the groups belong together, and what they are if they are a card's or as long.
fn card(view: &View, groups: &[Group]) -> (usize, Option<Kind>) {
    let Some(first) = groups.first() else { return (0, None) };
    if first.len() >= SHORTEST_CARD {
        let stays = is_moment(view, first) || label::is_amount(view, first.to);
        return (1, (!stays).then_some(Kind::Card));
    }
    if first.len() < 3 {
        return (1, None);
    }
    let mark = groups.get(1).map_or(' ', |group| group.mark);
    let bracket = |mark: char| matches!(mark, '(' | ')' | '[' | ']');
    let alike = |group: &&Group| (group.mark == mark || bracket(mark)) && group.len() >= 3;
    let together = 1 + groups.iter().skip(1).take_while(alike).count();
    let lengths: Vec<usize> = groups.iter().take(together).map(Group::len).collect();
    let count: usize = lengths.iter().sum();
    let fours = lengths.iter().take(together - 1).all(|length| *length == 4);
    // A day in front is of a receipt.
    let shaped =
        fours || matches!(lengths.as_slice(), [4, 6, 4 | 5, ..]) || first.len() < 8 && is_checked(view, groups.iter().take(together));
    if count >= SHORTEST_CARD && shaped {
        let stays = groups.get(together - 1).is_some_and(|last| label::is_amount(view, last.to));
        return (together, (!stays).then_some(Kind::Card));
    }
    let all = groups.iter().take(MOST_GROUPS).take_while(|group| group.len() == 4).count();
    let mixed = all > 3 && is_checked(view, groups.iter().take(all));
    if mixed { (all, Some(Kind::Card)) } else { (1, None) }
}

/// `20261125210431`: a moment, perhaps with its thousandths.
fn is_moment(view: &View, group: &Group) -> bool {
    let pair = |n: usize| view.text(group.from + n, group.from + n + 2).parse::<u32>().unwrap_or(99);
    matches!(group.len(), 14 | 17)
        && matches!(pair(0), 19 | 20)
        && (1..=12).contains(&pair(4))
        && (1..=31).contains(&pair(6))
        && pair(8) < 25
        && pair(10) < 60
        && pair(12) < 61
}

/// Whether the last digit checks the others, as a card's does (Luhn).
fn is_checked<'a>(view: &View, groups: impl Iterator<Item = &'a Group>) -> bool {
    let digits: Vec<u32> = groups.flat_map(|group| group.from..group.to).filter_map(|i| view.at(i).to_digit(10)).collect();
    let sum: u32 = digits.iter().rev().enumerate().map(|(n, d)| if n % 2 == 0 { *d } else { d * 2 / 10 + d * 2 % 10 }).sum();
    digits.len() <= 19 && sum.is_multiple_of(10)
}

/// With the plus and the brackets that belong to a number.
fn around(view: &View, from: usize, to: usize, plus: bool) -> (usize, usize) {
    let from = from - usize::from(plus);
    // A bracket that the number closes was opened for it.
    let first = (from..to).map(|i| view.at(i)).find(|c| matches!(c, '(' | ')' | '[' | ']'));
    let opened = matches!((view.before(from), first), ('(', Some(')')) | ('[', Some(']')));
    (from - usize::from(opened), to)
}

/// Whether the digit here stands in a word, such as `HP00123`.
pub(super) fn is_inside(view: &View, i: usize) -> bool {
    is_word(view.before(i)) || view.before(i) == '_'
}
