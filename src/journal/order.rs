//! The order of events: by when they were seen, each once.

use std::borrow::Borrow;

use super::event::Event;

/// Oldest first, and of events of the same time by id. What is folded just now
/// may stand in the inbox and in a block; it is given once.
#[must_use]
pub fn in_order<E: Borrow<Event>>(events: impl IntoIterator<Item = E>) -> Vec<E> {
    let mut ordered: Vec<E> = events.into_iter().collect();
    ordered.sort_by(|a, b| {
        let (a, b) = (a.borrow(), b.borrow());
        (a.at, &a.id).cmp(&(b.at, &b.id))
    });
    ordered.dedup_by(|a, b| (*a).borrow().id == (*b).borrow().id);
    ordered
}

#[cfg(test)]
mod tests {
    use super::super::attempts::tests::attempt;
    use super::*;

    #[test]
    fn events_come_by_time_and_each_once_whatever_came_first() {
        let (one, two, other) = (attempt(1, Some(1), "a"), attempt(2, Some(1), "a"), attempt(2, Some(2), "b"));
        let expected = vec![one.clone(), two.clone(), other.clone()];
        let events = [other.clone(), two.clone(), one.clone(), two, one, other];
        assert_eq!(in_order(&events), expected.iter().collect::<Vec<_>>());
        assert_eq!(in_order(events), expected);
        assert_eq!(in_order(Vec::<Event>::new()), []);
    }
}
