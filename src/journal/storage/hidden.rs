//! Which keys an erasure hides, and then takes.

use super::erasure::{ErasureScope, PendingErasure};
use super::keys::{BLOCK, CANDIDATE, DRAFT, INBOX, PICTURE, REMEMBERED, RESETTING};

impl ErasureScope {
    /// Everything of the person's that lies in the storage under these keys; the settings stay.
    #[must_use]
    pub fn everything(keys: &[String]) -> Self {
        let last = keys.iter().filter_map(|key| BLOCK.suffix(key)).max();
        let single = |key: &&String| {
            let family = INBOX.has(key) || PICTURE.has(key) || CANDIDATE.has(key) || BLOCK.has(key) && BLOCK.suffix(key).is_none();
            family || REMEMBERED.is(key) || RESETTING.is(key) || DRAFT.is(key)
        };
        Self::All { last, keys: keys.iter().filter(single).cloned().collect() }
    }
}

impl PendingErasure {
    /// Whether a whole key is hidden.
    #[must_use]
    pub fn hides_key(&self, key: &str) -> bool {
        match &self.what {
            ErasureScope::All { last, keys } => {
                let block = BLOCK.suffix(key).is_some_and(|n| last.is_some_and(|last| n <= last));
                block || keys.iter().any(|k| k == key)
            }
            ErasureScope::Events(_) | ErasureScope::Entry(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::key::Stored;
    use super::*;

    #[test]
    fn all_hides_what_lay_there_and_nothing_that_comes_later() {
        let all = PendingErasure { at: 5, what: ErasureScope::All { last: Some(2), keys: vec!["in:1".into(), "picture:1".into()] } };
        for key in [BLOCK.key(&0).as_ref(), BLOCK.key(&2).as_ref(), "in:1", "picture:1"] {
            assert!(all.hides_key(key), "{key}");
        }
        for key in [BLOCK.key(&3).as_ref(), "in:2", "picture:2", "waiting"] {
            assert!(!all.hides_key(key), "{key}");
        }
        assert_eq!(PendingErasure::read(&all.write()), Some(all));
    }

    #[test]
    fn everything_is_what_was_recorded_and_typed_and_not_what_was_set() {
        let there = ["block:000003", "block:x", "in:1", "picture:1", "candidate:1", "remembered", "resetting", "draft"];
        let stays = ["settings", "keep", "dropped", "waiting", "summary", "pointed:hapitas.jp", "usual:hapitas.jp", "erasing"];
        let keys: Vec<String> = there.into_iter().chain(stays).map(str::to_owned).collect();
        let all = PendingErasure { at: 5, what: ErasureScope::everything(&keys) };
        for key in there {
            assert!(all.hides_key(key), "{key}");
        }
        for key in stays {
            assert!(!all.hides_key(key), "{key}");
        }
        assert!(!PendingErasure { at: 5, what: ErasureScope::Events(HashSet::new()) }.hides_key("block:000003"));
    }
}
