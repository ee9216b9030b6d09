//! The result of a clearing, in words.

use super::sentences::say;
use crate::journal::event::{Clearing, Means};
use crate::report::sums::{Sum, by_kind};
use crate::webext::i18n::{text, text_with};

/// What happened to one type of data: `12 → 0`, or a sentence.
pub(crate) fn value(sum: &Sum) -> String {
    match (sum.means, sum.before, sum.after) {
        (Means::Failed, _, _) if sum.partly => text_with("means_failed_partly", &[&sum.failed.join(&text("list_comma"))]),
        // Hosts without an open page are removed uncounted; the counts of the others stand all the same.
        (Means::Removed | Means::RemovedUncounted, Some(before), Some(after)) => {
            text_with("before_after", &[&before.to_string(), &after.to_string()])
        }
        (Means::Removed | Means::RemovedUncounted, _, _) => say("means", &Means::RemovedUncounted),
        (means, _, _) => say("means", &means),
    }
}

/// Whether there was nothing of this type, before and after.
pub(crate) fn was_empty(sum: &Sum) -> bool {
    sum.means == Means::Removed && sum.before == Some(0) && sum.after == Some(0)
}

/// Whether something that was asked for could not be done.
pub(crate) fn left_something(clearing: &Clearing, sums: &[Sum]) -> bool {
    // What was fetched anew counts the new files: they are meant to be there.
    let left = |s: &Sum| s.means == Means::Failed || s.means != Means::FetchedAnew && s.after.is_some_and(|n| n > 0);
    !clearing.unreached.is_empty() || sums.iter().any(left)
}

/// One line for the journal: `Cookie 12 → 0、保存データ 3 → 0`.
pub(crate) fn line(clearing: &Clearing) -> String {
    let sums = by_kind(clearing);
    let mut parts: Vec<String> =
        sums.iter().filter(|s| !was_empty(s)).map(|sum| format!("{} {}", say("data", &sum.kind), value(sum))).collect();
    if parts.is_empty() {
        parts.push(text("cleared_nothing_there"));
    }
    parts.extend(unreached(clearing));
    parts.join(&text("list_comma"))
}

/// Names the hosts that could not be reached. `None`: there are none.
pub(crate) fn unreached(clearing: &Clearing) -> Option<String> {
    let hosts = clearing.unreached.join(&text("list_comma"));
    (!hosts.is_empty()).then(|| text_with("cleared_unreached", &[&hosts]))
}
