//! How the background keeps events: each arrives in a key of its own
//! (`in:<id>`), and is then folded into numbered blocks. A full block is
//! sealed: it is never written again.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::key::{Stored, Suffix};
use crate::journal::event::{Event, EventId, Fact, OpenFinding, SiteMessage, Unreadable};
use crate::journal::in_order;

/// How many events a block takes.
pub const BLOCK_SIZE: usize = 200;

/// An event out of the inbox, with everything masked that names a person.
///
/// # Errors
/// As [`Event::from_json`].
pub fn arrived(text: &str) -> Result<Event, Unreadable> {
    let mut event = Event::from_json(text)?;
    match &mut event.fact {
        Fact::SiteMessage(message) => {
            let (text, cut) = SiteMessage::masked(&message.text, &[]);
            (message.text, message.cut) = (text, message.cut.or(cut));
        }
        Fact::Notice(notice) => notice.text = notice.text.as_deref().map(|text| SiteMessage::masked(text, &[]).0),
        _ => {}
    }
    Ok(event)
}

/// An event as it arrives; see [`arrived`].
impl Stored for Event {
    fn read(text: &str) -> Option<Self> {
        arrived(text).ok()
    }

    fn write(&self) -> String {
        self.to_json()
    }
}

/// The number of a block, filled up to six digits.
impl Suffix for u32 {
    fn in_key(&self) -> Cow<'_, str> {
        Cow::Owned(format!("{self:06}"))
    }

    fn of_key(text: &str) -> Option<Self> {
        let number: Self = text.parse().ok()?;
        // Numbers that high are foreign, and counting on from them would begin at zero again.
        (number < Self::MAX / 2 && number.in_key() == text).then_some(number)
    }
}

/// The JSON texts of what stands in a block, of which nothing is judged: what
/// this version cannot read stays where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries(Vec<String>);

impl Stored for Entries {
    fn read(text: &str) -> Option<Self> {
        let entries: Vec<Box<serde_json::value::RawValue>> = serde_json::from_str(text).ok()?;
        Some(Self(entries.iter().map(|e| e.get().to_owned()).collect()))
    }

    fn write(&self) -> String {
        list(&self.0)
    }
}

fn list(entries: &[String]) -> String {
    format!("[{}]", entries.join(",\n"))
}

/// The events of a block's text, and the entries that are none of ours,
/// word for word, with the reason. One bad entry never hides the others.
#[must_use]
pub fn read(text: &str) -> (Vec<Event>, Vec<(String, Unreadable)>) {
    let entries: Vec<Box<serde_json::value::RawValue>> = match serde_json::from_str(text) {
        Ok(entries) => entries,
        Err(error) => return (Vec::new(), vec![(text.to_owned(), Unreadable::Malformed(error.to_string()))]),
    };
    let mut events = Vec::with_capacity(entries.len());
    let mut unreadable = Vec::new();
    for entry in entries {
        match Event::from_json(entry.get()) {
            Ok(event) => events.push(event),
            Err(why) => unreadable.push((entry.get().to_owned(), why)),
        }
    }
    (events, unreadable)
}

/// A block while something is folded into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Its number.
    pub number: u32,
    /// Its entries, as they are stored.
    pub entries: Vec<String>,
}

impl Block {
    /// Reads a stored block without judging its entries. `None`: the text is no
    /// JSON list, so the block must not be written again.
    #[must_use]
    pub fn parse(number: u32, text: &str) -> Option<Self> {
        Entries::read(text).map(|Entries(entries)| Self { number, entries })
    }

    /// The text to store.
    #[must_use]
    pub fn text(&self) -> String {
        list(&self.entries)
    }

    /// The block without these events; entries that cannot be read stay. `None`: it holds none of them.
    #[must_use]
    pub fn without(&self, ids: &HashSet<EventId>) -> Option<Self> {
        let stays = |entry: &&String| !Event::from_json(entry).is_ok_and(|event| ids.contains(&event.id));
        let entries: Vec<String> = self.entries.iter().filter(stays).cloned().collect();
        (entries.len() < self.entries.len()).then_some(Self { number: self.number, entries })
    }

    fn events(&self) -> impl Iterator<Item = Event> {
        self.entries.iter().filter_map(|e| Event::from_json(e).ok())
    }
}

/// Puts `arrived` behind what `last` holds. Events that stand in `last` or in
/// `before` (the block ahead of it) are left out, so that folding twice after
/// a crash changes nothing. Returns the blocks that have to be written.
#[must_use]
pub fn fold(before: Option<&Block>, last: Block, mut arrived: Vec<Event>) -> Vec<Block> {
    let stored: Vec<Event> = last.events().chain(before.into_iter().flat_map(Block::events)).collect();
    name_findings(&stored, &mut arrived);
    let mut known: HashSet<EventId> = stored.into_iter().map(|e| e.id).collect();
    let mut written = Vec::new();
    let mut open = last;
    let mut changed = false;
    for event in in_order(arrived) {
        if !known.insert(event.id.clone()) {
            continue;
        }
        if open.entries.len() >= BLOCK_SIZE {
            let next = Block { number: open.number + 1, entries: Vec::new() };
            let full = std::mem::replace(&mut open, next);
            if changed {
                written.push(full);
            }
        }
        open.entries.push(event.to_json());
        changed = true;
    }
    if changed {
        written.push(open);
    }
    written
}

/// The page that shows the answer knows its attempt by name only: what was
/// odd about the fields is taken over from the attempt.
fn name_findings(stored: &[Event], arrived: &mut [Event]) {
    let odd: HashMap<EventId, Vec<OpenFinding>> = stored
        .iter()
        .chain(arrived.iter())
        .filter_map(|e| if let Fact::Attempt(attempt) = &e.fact { Some((e.id.clone(), attempt.findings.clone())) } else { None })
        .filter(|(_, findings)| !findings.is_empty())
        .collect();
    for event in arrived {
        if let Fact::SiteMessage(message) = &mut event.fact
            && message.findings.is_empty()
            && let Some(findings) = message.attempt.as_ref().and_then(|id| odd.get(id))
        {
            message.findings.clone_from(findings);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::keys::BLOCK;
    use super::*;
    use crate::inspect::{Code, Field};
    use crate::journal::attempts::tests::{attempt, message};

    fn many(from: i64, count: i64) -> Vec<Event> {
        (from..from + count).map(|at| attempt(at, None, "v")).collect()
    }

    #[test]
    fn what_a_page_could_not_mask_is_masked_when_it_arrives() {
        let said = message(1, None, "090-1234-5678（E-2041）", None);
        assert_eq!(arrived(&said.to_json()), Ok(message(1, None, "***（E-2041）", None)));
        let note = Fact::Note(crate::journal::event::Note { text: "090-1234-5678".into(), about: None });
        let note = Event { fact: note, ..said };
        assert_eq!(arrived(&note.to_json()), Ok(note), "the person's own words are the person's");
        assert!(arrived("{}").is_err());
    }

    #[test]
    fn folding_twice_changes_nothing() {
        let once = fold(None, Block::default(), many(0, 3));
        assert_eq!(once.len(), 1);
        assert_eq!(fold(None, once[0].clone(), many(0, 3)), vec![]);
    }

    #[test]
    fn a_full_block_is_sealed_and_the_next_begins() {
        let blocks = fold(None, Block::default(), many(0, 450));
        assert_eq!(blocks.iter().map(|b| (b.number, b.entries.len())).collect::<Vec<_>>(), [(0, 200), (1, 200), (2, 50)]);
        let more = fold(Some(&blocks[0]), blocks[1].clone(), many(450, 1));
        assert_eq!(more.iter().map(|b| b.number).collect::<Vec<_>>(), [2], "the full block is not written again");
    }

    #[test]
    fn a_crash_between_the_block_and_the_inbox_loses_and_doubles_nothing() {
        let blocks = fold(None, Block::default(), many(0, 250));
        let again = fold(Some(&blocks[0]), blocks[1].clone(), many(100, 151));
        let (events, bad) = read(&again[0].text());
        assert_eq!((again.len(), events.len(), bad.len()), (1, 51, 0));
    }

    #[test]
    fn one_bad_entry_never_hides_the_others() {
        let good = attempt(1, None, "v").to_json();
        let newer = good.replace("\"v\":3", "\"v\":7");
        let text = format!("[{good},{newer},null,{{\"v\":1}}]");
        let (events, bad) = read(&text);
        assert_eq!((events.len(), bad.len()), (1, 3));
        assert_eq!(bad[0], (newer.clone(), Unreadable::Schema(7)));
        let block = Block::parse(3, &text).unwrap_or_default();
        let folded = fold(None, block, many(9, 1));
        assert!(folded[0].text().contains(&newer), "what cannot be read is kept as it stands");
    }

    #[test]
    fn what_is_erased_goes_and_what_cannot_be_read_stays() {
        let events = many(1, 3);
        let text = format!("[{},{},{{\"v\":9}},{}]", events[0].to_json(), events[1].to_json(), events[2].to_json());
        let block = Block::parse(4, &text).unwrap_or_default();
        let left = block.without(&HashSet::from([events[1].id.clone()])).unwrap_or_default();
        assert_eq!(left.entries, [events[0].to_json(), "{\"v\":9}".to_owned(), events[2].to_json()]);
        assert_eq!(block.without(&HashSet::new()), None);
    }

    #[test]
    fn keys_that_no_block_of_ours_has_are_no_blocks() {
        assert_eq!(BLOCK.key(&7).as_ref(), "block:000007");
        for number in [7, 1_234_567] {
            assert_eq!(BLOCK.suffix(BLOCK.key(&number).as_ref()), Some(number));
        }
        for key in ["block:", "block:x", "block:7", "block:+00007", "block:4294967295", "block:-00001", "in:000001"] {
            assert_eq!(BLOCK.suffix(key), None, "{key}");
        }
    }

    #[test]
    fn a_message_names_what_was_odd_at_its_attempt() {
        let odd = vec![OpenFinding { field: Field::Mail, code: Code::FullwidthAt }];
        let mut tried = attempt(1, None, "v");
        if let Fact::Attempt(attempt) = &mut tried.fact {
            attempt.findings.clone_from(&odd);
        }
        let said = message(2, None, "E-2041", Some(tried.id.clone()));
        let findings = |blocks: Vec<Block>| match blocks[0].events().last().map(|e| e.fact) {
            Some(Fact::SiteMessage(message)) => message.findings,
            _ => vec![],
        };
        assert_eq!(findings(fold(None, Block::default(), vec![said.clone(), tried.clone()])), odd, "both arrive");
        let stored = fold(None, Block::default(), vec![tried]);
        assert_eq!(findings(fold(None, stored[0].clone(), vec![said])), odd, "one stands there already");
    }

    #[test]
    fn a_block_that_is_no_list_is_never_written_over() {
        assert_eq!(Block::parse(0, "{\"x\":1}"), None);
        assert_eq!(Block::parse(0, "[1,"), None);
        assert_eq!(read("[1,").1.len(), 1);
    }
}
