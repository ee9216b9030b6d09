//! A letter on its way: paragraphs of lines, each line with its weight, and
//! the choice of those that a form has room for.

use super::marked::unmarked;
use super::{Part, PartKind};
use crate::report::export::text::length;

/// How much a line matters, the most first: when there is too little room, the last go first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Without it there is no letter.
    Core,
    /// What the trouble is.
    Trouble,
    /// What is asked for.
    Question,
    /// What support would ask back for.
    Evidence,
    /// What else helps.
    Detail,
    /// Manners and offers.
    Offer,
}

/// A paragraph.
pub(super) struct Section {
    /// What it is about.
    pub(super) kind: PartKind,
    /// The line above it, which stands there only with another below it.
    pub(super) heading: Option<String>,
    /// Its lines, in the order of reading.
    pub(super) lines: Vec<(Weight, String)>,
    /// Within a weight the last lines matter most, not the first.
    pub(super) latest_first: bool,
}

impl Section {
    pub(super) fn new(kind: PartKind, lines: Vec<(Weight, String)>) -> Self {
        Self { kind, heading: None, lines, latest_first: false }
    }

    pub(super) fn headed(kind: PartKind, heading: String, lines: Vec<(Weight, String)>) -> Self {
        Self { kind, heading: Some(heading), lines, latest_first: false }
    }
}

/// The parts that fit into `most` of [`length`] (none: all), and the kinds of those that lost a line.
pub(super) fn fit(sections: &[Section], most: Option<usize>) -> (Vec<Part>, Vec<PartKind>) {
    let mut order: Vec<(Weight, usize, usize)> = Vec::new();
    for (n, section) in sections.iter().enumerate() {
        let lines = section.lines.iter().enumerate().map(|(line, (weight, _))| (*weight, n, line));
        if section.latest_first {
            order.extend(lines.rev());
        } else {
            order.extend(lines);
        }
    }
    order.sort_by_key(|(weight, section, _)| (*weight, *section));
    let mut chosen: Vec<Vec<bool>> = sections.iter().map(|section| vec![false; section.lines.len()]).collect();
    let mut room = most.unwrap_or(usize::MAX);
    let mut left_out = Vec::new();
    for (_, n, line) in order {
        let section = &sections[n];
        let first = !chosen[n].contains(&true);
        // A line break for the line; in a new paragraph, its heading and the blank line ahead.
        let mut needs = length(&unmarked(&section.lines[line].1).0) + 2;
        if first {
            needs += 2 + section.heading.as_ref().map_or(0, |heading| length(heading) + 2);
        }
        if needs <= room {
            room -= needs;
            chosen[n][line] = true;
        } else if !left_out.contains(&section.kind) {
            left_out.push(section.kind);
        }
    }
    let parts = sections.iter().zip(chosen).filter_map(|(section, chosen)| part(section, &chosen)).collect();
    (parts, left_out)
}

fn part(section: &Section, chosen: &[bool]) -> Option<Part> {
    let lines: Vec<&str> = section.lines.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|((_, line), _)| line.as_str()).collect();
    if lines.is_empty() {
        return None;
    }
    let lines: Vec<&str> = section.heading.iter().map(String::as_str).chain(lines).collect();
    let (text, marks) = unmarked(&lines.join("\n"));
    Some(Part { kind: section.kind, text, marks })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections() -> Vec<Section> {
        vec![
            Section::new(PartKind::Greeting, vec![(Weight::Core, "1234".into())]),
            Section::headed(
                PartKind::TrialRecord,
                "h".into(),
                vec![(Weight::Detail, "first".into()), (Weight::Detail, "a much longer one".into()), (Weight::Detail, "x".into())],
            ),
        ]
    }

    fn texts(most: Option<usize>) -> Vec<String> {
        fit(&sections(), most).0.into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn without_a_limit_all_of_it_stands_there() {
        assert_eq!(texts(None), ["1234", "h\nfirst\na much longer one\nx"]);
        assert_eq!(fit(&sections(), None).1, []);
    }

    #[test]
    fn what_does_not_fit_is_left_out_and_named() {
        assert_eq!(texts(Some(24)), ["1234", "h\nfirst\nx"]);
        assert_eq!(fit(&sections(), Some(24)).1, [PartKind::TrialRecord]);
        // No heading without a line below it.
        assert_eq!(texts(Some(12)), ["1234"]);
        assert_eq!(texts(Some(3)), Vec::<String>::new());
    }
}
