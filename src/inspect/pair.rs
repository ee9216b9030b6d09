//! A new password is typed twice: whether both are the same.

/// What the two fields are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// At least one is empty.
    Empty,
    /// The second is the beginning of the first, and is still being typed.
    Unfinished,
    /// Both are the same.
    Same,
    /// They differ.
    Different,
}

/// Compares them as they will be sent. `typing`: the person is in the second field.
#[must_use]
pub fn pair(first: &str, second: &str, typing: bool) -> Pair {
    if first.is_empty() || second.is_empty() {
        Pair::Empty
    } else if first == second {
        Pair::Same
    } else if typing && first.starts_with(second) {
        Pair::Unfinished
    } else {
        Pair::Different
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_before_there_is_something_to_compare() {
        assert_eq!(pair("", "", true), Pair::Empty);
        assert_eq!(pair("sakura", "", false), Pair::Empty);
        assert_eq!(pair("", "sakura", false), Pair::Empty);
        assert_eq!(pair("sakura", "sak", true), Pair::Unfinished);
    }

    #[test]
    fn what_differs_is_told_at_once_and_a_beginning_when_the_field_is_left() {
        assert_eq!(pair("sakura", "sakura", true), Pair::Same);
        assert_eq!(pair("sakura", "sakara", true), Pair::Different);
        assert_eq!(pair("sakura", "sakuras", true), Pair::Different);
        assert_eq!(pair("sakura", "sak", false), Pair::Different);
        assert_eq!(pair("sakura", "ｓakura", false), Pair::Different, "full width is another character");
    }
}
