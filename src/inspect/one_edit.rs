//! Whether two words are one edit apart: a character dropped, added, swapped
//! with its neighbour or replaced (Damerau). Without a table: what is the same
//! at both ends is passed over, and what is left must be tiny.

/// What kind of edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// As fingers do it: dropped, doubled, swapped, or the key next to it.
    Slip,
    /// Any other.
    Other,
}

/// The edit that lies between what was typed and what is right, if it is exactly one.
pub(super) fn one_edit(typed: &[u8], right: &[u8]) -> Option<Edit> {
    if typed.len().abs_diff(right.len()) > 1 {
        return None;
    }
    let same_start = typed.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (a, b) = (typed.get(same_start..)?, right.get(same_start..)?);
    let same_end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (a.get(..a.len() - same_end)?, b.get(..b.len() - same_end)?) {
        ([], [_]) => Some(Edit::Slip),
        // The same letter before it was passed over, so that only that side is to be asked.
        ([added], []) => Some(if same_start.checked_sub(1).and_then(|at| typed.get(at)) == Some(added) { Edit::Slip } else { Edit::Other }),
        ([x], [y]) => Some(if are_neighbours(*x, *y) { Edit::Slip } else { Edit::Other }),
        ([x, y], [v, w]) if x == w && y == v => Some(Edit::Slip),
        _ => None,
    }
}

/// The rows of a keyboard, each key to the left of the gap between the two above it.
const ROWS: &[&[u8]] = &[b"1234567890-", b"qwertyuiop[", b"asdfghjkl;", b"zxcvbnm,./"];

fn are_neighbours(a: u8, b: u8) -> bool {
    let place = |key: u8| ROWS.iter().enumerate().find_map(|(row, keys)| keys.iter().position(|&k| k == key).map(|column| (row, column)));
    match (place(a), place(b)) {
        (Some((row, column)), Some((other_row, other_column))) if row == other_row => column.abs_diff(other_column) == 1,
        (Some((row, column)), Some((lower, below))) if row + 1 == lower => column == below || column == below + 1,
        (Some((lower, below)), Some((row, column))) if row + 1 == lower => column == below || column == below + 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(typed: &str, right: &str) -> Option<Edit> {
        one_edit(typed.as_bytes(), right.as_bytes())
    }

    #[test]
    fn slips_of_the_finger() {
        for typed in ["gmai.com", "mail.com", "gmail.co", "gmaill.com", "ggmail.com", "gmial.com", "gnail.com", "hmail.com", "gmail/com"] {
            assert_eq!(edit(typed, "gmail.com"), Some(Edit::Slip), "{typed}");
        }
    }

    #[test]
    fn other_edits() {
        for typed in ["gmeil.com", "g-mail.com", "xgmail.com", "gmailx.com"] {
            assert_eq!(edit(typed, "gmail.com"), Some(Edit::Other), "{typed}");
        }
    }

    #[test]
    fn none_or_more_than_one() {
        for typed in ["gmail.com", "gmai.co", "gamil.con", "", "g", "gmail.com.br", "liamg.com", "gimal.com"] {
            assert_eq!(edit(typed, "gmail.com"), None, "{typed}");
        }
        assert_eq!(edit("", ""), None);
        assert_eq!(edit("aa", "a"), Some(Edit::Slip));
        assert_eq!(edit("a", "aa"), Some(Edit::Slip));
    }
}
