//! Records for the tests of this floor.

use super::Record;
use super::sums::tests::cleared;
use crate::journal::Event;
use crate::journal::attempts::tests::{attempt, message, page};
use crate::journal::event::tests::event;
use crate::journal::event::{Clearing, DataKind, Fact, FormKind, Means};

/// 2026-11-20 21:04:31 in Japan, a Friday.
const FIRST: i64 = 1_795_176_271_000;

/// A success, then so many refusals in the evenings of one day after the
/// other, three a day, and a clearing after the first of them.
pub(crate) fn weeks(refusals: i64) -> Record {
    let mut events: Vec<Event> = vec![attempt(FIRST - 200_000_000, Some(1), "s")];
    events.push(page(FIRST - 199_999_000, Some(1), FormKind::None, Some(true)));
    for n in 0..refusals {
        let at = FIRST + (n / 3) * 86_400_000 + (n % 3) * 1_260_000;
        events.push(attempt(at, Some(1), &format!("v{n}")));
        let tried = events[events.len() - 1].id.clone();
        events.push(page(at + 900, Some(1), FormKind::SignIn, None));
        let words = if n % 7 == 6 {
            "しばらくしてからお試しください。"
        } else {
            "入力内容をご確認のうえ、もう一度お試しください。（E-2041）"
        };
        events.push(message(at + 901, Some(1), words, Some(tried)));
        if n == 0 {
            let done = vec![
                cleared("hapitas.jp", DataKind::Cookies, Some(12), Some(0), Means::Removed),
                cleared("hapitas.jp", DataKind::HttpCache, None, None, Means::RemovedUncounted),
            ];
            events.push(event(at + 90_000, Fact::DataCleared(Clearing { done, unreached: vec![] })));
        }
    }
    let now = events.last().map_or(0, |event| event.at) + 1000;
    Record::new(events, vec![], now)
}
