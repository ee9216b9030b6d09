//! The result of a clearing, in words.

use super::sums::{Sum, by_kind};
use super::wording::Wording;
use crate::journal::event::{Clearing, Means};

/// What happened to one type of data: `12 → 0`, or a sentence.
#[must_use]
pub fn value(sum: &Sum, words: &Wording<'_>) -> String {
    match (sum.means, sum.before, sum.after) {
        (Means::Failed, _, _) if sum.partly => words.with("means_failed_partly", &[&sum.failed.join(&words.text("list_comma"))]),
        // Hosts without an open page are removed uncounted; the counts of the others stand all the same.
        (Means::Removed | Means::RemovedUncounted, Some(before), Some(after)) => {
            words.with("before_after", &[&before.to_string(), &after.to_string()])
        }
        (Means::Removed | Means::RemovedUncounted, _, _) => words.say("means", &Means::RemovedUncounted),
        (means, _, _) => words.say("means", &means),
    }
}

/// Whether there was nothing of this type, before and after.
#[must_use]
pub fn was_empty(sum: &Sum) -> bool {
    sum.means == Means::Removed && sum.before == Some(0) && sum.after == Some(0)
}

/// Whether something that was asked for could not be done.
#[must_use]
pub fn left_something(clearing: &Clearing, sums: &[Sum]) -> bool {
    // What was fetched anew counts the new files: they are meant to be there.
    let left = |s: &Sum| s.means == Means::Failed || s.means != Means::FetchedAnew && s.after.is_some_and(|n| n > 0);
    !clearing.unreached.is_empty() || sums.iter().any(left)
}

/// One line for the journal: `Cookie 12 → 0、保存データ 3 → 0`.
#[must_use]
pub fn line(clearing: &Clearing, words: &Wording<'_>) -> String {
    let sums = by_kind(clearing);
    let mut parts: Vec<String> =
        sums.iter().filter(|s| !was_empty(s)).map(|sum| format!("{} {}", words.say("data", &sum.kind), value(sum, words))).collect();
    if parts.is_empty() {
        parts.push(words.text("cleared_nothing_there"));
    }
    parts.extend(unreached(clearing, words));
    parts.join(&words.text("list_comma"))
}

/// Names the hosts that could not be reached. `None`: there are none.
#[must_use]
pub fn unreached(clearing: &Clearing, words: &Wording<'_>) -> Option<String> {
    let hosts = clearing.unreached.join(&words.text("list_comma"));
    (!hosts.is_empty()).then(|| words.with("cleared_unreached", &[&hosts]))
}

#[cfg(test)]
mod tests {
    use super::super::sums::tests::cleared as one;
    use super::super::time::Local;
    use super::super::wording::tests::sentences;
    use super::*;
    use crate::journal::event::DataKind;

    #[test]
    fn a_clearing_is_one_line_and_names_what_could_not_be_reached() {
        let ja = sentences("ja");
        let words = Wording::new(&ja, Local::new(0, 540));
        let done = vec![
            one("hapitas.jp", DataKind::Cookies, Some(12), Some(0), Means::Removed),
            one("hapitas.jp", DataKind::IndexedDb, Some(0), Some(0), Means::Removed),
            one("hapitas.jp", DataKind::HttpCache, None, None, Means::RemovedUncounted),
        ];
        let mut clearing = Clearing { done, unreached: vec![] };
        assert_eq!(line(&clearing, &words), "Cookie 12 → 0、キャッシュ 消しました");
        assert!(!left_something(&clearing, &by_kind(&clearing)));
        clearing.unreached.push("sp.hapitas.jp".into());
        assert!(line(&clearing, &words).ends_with("開けなかったため確かめられていないページ：sp.hapitas.jp"));
        assert!(left_something(&clearing, &by_kind(&clearing)));
    }

    #[test]
    fn nothing_there_is_said_so() {
        let ja = sentences("ja");
        let words = Wording::new(&ja, Local::new(0, 540));
        assert_eq!(line(&Clearing { done: vec![], unreached: vec![] }, &words), "消すものはありませんでした");
    }
}
