//! What the facts beside the attempts say, in one line each.

use super::time::Local;
use super::{fact_parts, key};
use crate::journal::event::{Exactness, Fact, OtherPlaceReport, RecalledTime, SelfReport};

/// The line for a notice, a picture, a note, what the person told or what was
/// erased; `None` for the other facts. `zone`: minutes east of UTC; `say` gives the sentence for a key.
#[must_use]
pub fn line(fact: &Fact, zone: i32, say: &dyn Fn(&str) -> String) -> Option<String> {
    Some(match fact {
        Fact::Notice(notice) => notice.text.clone().unwrap_or_else(|| say(&key("seen", &notice.trouble))),
        Fact::Picture(picture) => format!("{} × {}", picture.width, picture.height),
        Fact::Note(note) => note.text.clone(),
        Fact::SelfReport(report) => remembered(report, zone, say),
        Fact::Elsewhere(elsewhere) => seen_elsewhere(elsewhere, zone, say),
        Fact::Erased(erasure) => format!("{} {}", say(&key("scope", &erasure.scope)), erasure.events),
        Fact::PageSeen(_) | Fact::Attempt(_) | Fact::SiteMessage(_) | Fact::Outcome(_) | Fact::DataCleared(_) => return None,
        other => fact_parts::parts(other, &|time| recalled(time, zone), say).join(" / "),
    })
}

/// A time, no more exact than it is remembered.
#[must_use]
pub fn recalled(time: &RecalledTime, zone: i32) -> String {
    let local = Local::new(time.at, zone);
    let length = match time.exact {
        Exactness::Minute => 16,
        Exactness::Hour => 13,
        Exactness::Day => 10,
        Exactness::Month => 7,
    };
    local.stamp().chars().take(length).collect()
}

fn remembered(report: &SelfReport, zone: i32, say: &dyn Fn(&str) -> String) -> String {
    let parts = [("told_since", report.since), ("told_last_success", report.last_success)];
    let parts: Vec<String> =
        parts.iter().filter_map(|(key, time)| Some(format!("{} {}", say(key), recalled(time.as_ref()?, zone)))).collect();
    if parts.is_empty() { say("told_skipped") } else { parts.join(" / ") }
}

fn seen_elsewhere(elsewhere: &OtherPlaceReport, zone: i32, say: &dyn Fn(&str) -> String) -> String {
    let mut parts = vec![recalled(&elsewhere.when, zone), say(&key("where", &elsewhere.place)), say(&key("outcome", &elsewhere.outcome))];
    parts.extend(elsewhere.said.clone());
    parts.join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::{OtherPlace, Outcome};

    fn keys(key: &str) -> String {
        key.to_owned()
    }

    #[test]
    fn a_time_is_no_more_exact_than_it_is_remembered() {
        let at = 1_795_349_000_000;
        let texts =
            [Exactness::Minute, Exactness::Hour, Exactness::Day, Exactness::Month].map(|exact| recalled(&RecalledTime { at, exact }, 540));
        assert_eq!(texts, ["2026-11-22 21:03", "2026-11-22 21", "2026-11-22", "2026-11"]);
    }

    #[test]
    fn what_the_person_told_is_one_line() {
        let when = RecalledTime { at: 1_795_349_000_000, exact: Exactness::Day };
        let report = Fact::SelfReport(SelfReport { since: Some(when), last_success: None });
        assert_eq!(line(&report, 540, &keys).as_deref(), Some("told_since 2026-11-22"));
        assert_eq!(line(&Fact::SelfReport(SelfReport::default()), 540, &keys).as_deref(), Some("told_skipped"));
        let phone = Fact::Elsewhere(OtherPlaceReport { when, place: OtherPlace::PhoneApp, outcome: Outcome::In, said: None });
        assert_eq!(line(&phone, 540, &keys).as_deref(), Some("2026-11-22 / where_phone_app / outcome_in"));
    }
}
