//! Any text in the storage: it is read or refused, and what was read is
//! written and read back as the same. No entry of a block gets lost.
#![no_main]

use libfuzzer_sys::fuzz_target;
use login_rescue::journal::storage::blocks::{self, Block};
use login_rescue::journal::event::Event;

fuzz_target!(|text: &str| {
    if let Ok(event) = Event::from_json(text) {
        assert_eq!(Event::from_json(&event.to_json()), Ok(event));
    }
    let (events, unreadable) = blocks::read(text);
    if let Some(block) = Block::parse(0, text) {
        assert_eq!(events.len() + unreadable.len(), block.entries.len());
        assert_eq!(blocks::read(&block.text()), (events, unreadable));
    } else {
        assert!(events.is_empty() && unreadable.len() == 1);
    }
});
