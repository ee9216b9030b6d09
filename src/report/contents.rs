//! What a save holds and what it leaves out, said before it is made.

use super::event_parts::findings;
use super::time::Local;
use super::{Record, sentence_key};
use crate::named::Named;

/// What is in a save.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// How many events of each kind, by the key of its sentence (`kind_…`), in the order of their first.
    pub counts: Vec<(String, u32)>,
    /// The times of the first and the last event.
    pub span: Option<(Local, Local)>,
    /// Entries that this version cannot read; only the JSON holds them.
    pub unreadable: u32,
    /// So many pictures of pages, if they were chosen; only the HTML page and the ZIP file hold them.
    pub pictures: u32,
    /// Some events name what was odd about the fields.
    pub findings: bool,
    /// What is never in it, or not unless it is chosen.
    pub left_out: Vec<Omission>,
}

/// What a save leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    /// The text of the fields: it was never recorded.
    Typed,
    /// Mail addresses in the site's words: they were masked when they were recorded.
    Masked,
    /// The values behind the `?` of pages' addresses: they were never recorded.
    Query,
    /// So many pictures of pages.
    Pictures(u32),
}

impl Omission {
    /// The key of its sentence; `$1` is the number of pictures.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Typed => "left_out_typed",
            Self::Masked => "left_out_masked",
            Self::Query => "left_out_query",
            Self::Pictures(_) => "left_out_pictures",
        }
    }
}

/// Looks at a record of which `pictures` are kept, and `chosen` says whether they go into the save.
#[must_use]
pub fn contents(record: &Record, pictures: u32, chosen: bool) -> Contents {
    let mut counts: Vec<(&'static str, u32)> = Vec::new();
    for event in &record.events {
        let name = event.fact.name();
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    let mut left_out = vec![Omission::Typed, Omission::Masked, Omission::Query];
    left_out.extend((pictures > 0 && !chosen).then_some(Omission::Pictures(pictures)));
    let time = |event: &crate::journal::Event| Local::new(event.at, event.zone);
    Contents {
        counts: counts.into_iter().map(|(name, count)| (sentence_key("kind", name), count)).collect(),
        span: record.events.first().map(time).zip(record.events.last().map(time)),
        unreadable: u32::try_from(record.unreadable.len()).unwrap_or(u32::MAX),
        pictures: if chosen { pictures } else { 0 },
        findings: record.events.iter().any(|event| !findings(event).is_empty()),
        left_out,
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::record;
    use super::super::samples::weeks;
    use super::*;

    #[test]
    fn what_is_in_it_is_counted_by_kind() {
        let contents = contents(&weeks(3), 0, false);
        let expected = [("kind_attempt", 4), ("kind_page_seen", 4), ("kind_site_message", 3), ("kind_data_cleared", 1)];
        assert_eq!(contents.counts, expected.map(|(key, count)| (key.to_owned(), count)));
        assert_eq!(contents.span.map(|(first, last)| (first.day(), last.day())), Some(("2026-11-18".into(), "2026-11-20".into())));
        assert_eq!(super::contents(&record(), 0, false).unreadable, 1);
    }

    #[test]
    fn pictures_are_left_out_until_they_are_chosen() {
        let left_out = |pictures, chosen| contents(&weeks(1), pictures, chosen).left_out;
        assert!(left_out(2, false).contains(&Omission::Pictures(2)));
        assert_eq!(left_out(2, true), left_out(0, false));
        assert_eq!([false, true].map(|chosen| contents(&weeks(1), 2, chosen).pictures), [0, 2]);
        assert_eq!(left_out(0, false), [Omission::Typed, Omission::Masked, Omission::Query]);
    }
}
