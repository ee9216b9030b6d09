//! What the person changed in a letter, line by line: so that nobody sends
//! what the record does not hold without knowing.

use std::fmt;

use similar::{Algorithm, ChangeTag, capture_diff_slices};

use super::Letter;

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It stands as it was drafted.
    Same,
    /// The person wrote it.
    Added,
    /// The person took it out.
    Removed,
}

/// A line and what became of it. `Debug` does not show the line, in which details may stand.
#[derive(Clone, PartialEq, Eq)]
pub struct LineChange {
    /// What.
    pub change: Change,
    /// The line, without blanks behind it.
    pub line: String,
}

impl fmt::Debug for LineChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LineChange").field("change", &self.change).finish_non_exhaustive()
    }
}

/// More lines than this are not compared with each other: nobody writes such a letter by hand.
const MOST: usize = 2000;

/// The lines of both, in order.
#[must_use]
pub fn difference(letter: &Letter, edited: &str) -> Vec<LineChange> {
    let drafted = letter.text();
    let (old, new) = (lines(&drafted), lines(edited));
    if new.len() > MOST {
        let all =
            |lines: Vec<&str>, change| lines.into_iter().map(move |line| LineChange { change, line: line.to_owned() }).collect::<Vec<_>>();
        return [all(old, Change::Removed), all(new, Change::Added)].concat();
    }
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let changes = operations.iter().flat_map(|operation| operation.iter_changes(&old, &new));
    let changed = changes.map(|change| {
        let kind = match change.tag() {
            ChangeTag::Equal => Change::Same,
            ChangeTag::Insert => Change::Added,
            ChangeTag::Delete => Change::Removed,
        };
        LineChange { change: kind, line: change.value().to_owned() }
    });
    changed.collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim_end).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Part, PartKind};
    use super::*;

    fn letter() -> Letter {
        let part = |text: &str| Part { kind: PartKind::Situation, text: text.into(), marks: vec![] };
        Letter { subject: String::new(), body: vec![part("一\n二"), part("三")], left_out: vec![] }
    }

    fn changes(edited: &str) -> Vec<(Change, String)> {
        difference(&letter(), edited).into_iter().map(|changed| (changed.change, changed.line)).collect()
    }

    #[test]
    fn only_what_was_changed_is_called_so() {
        assert!(changes("一\r\n二\n\n三  ").iter().all(|(change, _)| *change == Change::Same));
        let expected = [(Change::Same, "一"), (Change::Removed, "二"), (Change::Added, "２"), (Change::Same, ""), (Change::Same, "三")];
        assert_eq!(changes("一\n２\n\n三"), expected.map(|(change, line)| (change, line.to_owned())));
    }

    #[test]
    fn a_text_without_end_is_called_new() {
        let changes = changes(&"行\n".repeat(100_000));
        assert_eq!(changes.iter().filter(|(change, _)| *change == Change::Added).count(), 100_000);
    }
}
