//! What earlier versions stored is read by this one, and means the same.

use std::collections::BTreeMap;

use login_rescue::journal::event::{Outcome, SCHEMA, Way};
use login_rescue::journal::storage::{blocks, import, keys};
use login_rescue::journal::{Event, Fact, histories};
use login_rescue::named::Named;

const BLOCK: &str = include_str!("corpora/journal/v1-block.json");
const INBOX: &str = include_str!("corpora/journal/v1-inbox.json");
const LOG: &str = include_str!("corpora/journal/v1-log.json");
const LOG_2: &str = include_str!("corpora/journal/v2-log.json");

type Outcomes = Result<(), Box<dyn std::error::Error>>;

#[test]
fn a_block_of_version_1_is_read_whole_and_brought_up_to_date() {
    let (events, bad) = blocks::read(BLOCK);
    assert_eq!((events.len(), bad.len()), (12, 0));
    assert!(events.iter().all(|e| e.v == SCHEMA));
    let outcomes: Vec<_> = histories(&events, i64::MAX / 2).iter().map(|s| s.outcome).collect();
    assert_eq!(outcomes, [Some(Outcome::Refused), Some(Outcome::SiteDown), Some(Outcome::In), Some(Outcome::In)]);
    for event in &events {
        assert_eq!(Event::from_json(&event.to_json()).as_ref(), Ok(event), "what is written anew is read again");
        if let Fact::Attempt(attempt) = &event.fact {
            assert_eq!((attempt.way, attempt.viewport, attempt.environment.is_none()), (Way::Mail, None, true));
        }
    }
}

#[test]
fn a_block_of_version_1_is_added_to_and_its_entries_stay_as_they_are() -> Outcomes {
    let block = blocks::Block::parse(0, BLOCK).ok_or("no block")?;
    let old = block.entries.clone();
    let (mut events, _) = blocks::read(BLOCK);
    events.truncate(1);
    let mut new = events[0].clone();
    new.id = login_rescue::journal::EventId::new(1_795_349_999_000, 1);
    let written = blocks::fold(None, block, vec![events.remove(0), new.clone()]);
    assert_eq!(written[0].entries[..12], old[..], "word for word");
    assert_eq!(written[0].entries[12..], [new.to_json()], "what stands there already is not added again");
    Ok(())
}

#[test]
fn an_inbox_of_version_1_is_read() -> Outcomes {
    let inbox: BTreeMap<String, String> = serde_json::from_str(INBOX)?;
    for (key, text) in &inbox {
        let event = Event::from_json(text).map_err(|why| format!("{why:?}"))?;
        assert_eq!(keys::INBOX.key(&event.id).as_ref(), key);
    }
    assert_eq!(inbox.len(), 2);
    Ok(())
}

#[test]
fn a_log_of_version_1_is_read_back_in() {
    let (events, left) = import::read(LOG).expect("a log");
    assert_eq!((events, left), (blocks::read(BLOCK).0, 1));
}

#[test]
fn a_log_of_version_2_is_read_back_in_with_every_kind_of_its_facts() -> Outcomes {
    let (events, left) = import::read(LOG_2).map_err(|why| format!("{why:?}"))?;
    let mut kinds: Vec<&str> = events.iter().map(|event| event.fact.name()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!((events.len(), left, kinds.len()), (27, 0, 11));
    assert!(events.iter().all(|event| event.v == SCHEMA));
    Ok(())
}

#[test]
fn a_fact_of_this_version_under_an_earlier_number_is_not_believed() {
    let text = r#"{"v":2,"id":"1a20323b328-1","at":1795349001000,"zone":540,"fact":{"reset":"asked"}}"#;
    assert!(Event::from_json(text).is_err());
    assert!(Event::from_json(&text.replace("\"v\":2", "\"v\":3")).is_ok());
}
