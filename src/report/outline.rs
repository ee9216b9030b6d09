//! The sentences at the top of everything that is handed over: since when,
//! how often, what was shown, at which hours.

use super::figures::{Figures, Words};
use super::hours::Cluster;
use super::recalled;
use super::wording::Wording;
use crate::journal::event::{Environment, Outcome, SelfReport};

/// Days of attempts that are named; of more the latest.
const DAYS: usize = 10;

/// The one sentence: `11月20日 21:04 から 7回、うち 6回は同じ表示です`.
#[must_use]
pub fn headline(figures: &Figures, words: &Wording<'_>) -> String {
    let (Some((last, ended)), true) = (figures.last, figures.attempts > 0) else {
        return words.text(if figures.begin.is_none() { "headline_empty" } else { "headline_no_attempt" });
    };
    match (figures.since, figures.same()) {
        (Some(since), Some(same)) => {
            words.with("headline_failing_same", &[&words.minute(since), &figures.failed.to_string(), &same.to_string()])
        }
        (Some(since), None) => words.with("headline_failing", &[&words.minute(since), &figures.failed.to_string()]),
        (None, _) if ended == Some(Outcome::In) => words.with("headline_in", &[&words.minute(last)]),
        (None, _) => words.with("headline_other", &[&words.minute(last), &words.outcome(ended)]),
    }
}

/// The facts below it, each with its name.
#[must_use]
pub fn facts(figures: &Figures, words: &Wording<'_>) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut add = |name: &str, value: String| facts.push((words.text(name), value));
    if let Some((SelfReport { since: Some(since), .. }, zone)) = &figures.told {
        add("fact_told_since", recalled::marked(since, *zone, words));
    }
    add("fact_success", last_success(figures, words));
    add("fact_outcomes", outcomes(figures, words));
    if !figures.days.is_empty() {
        add("fact_days", days(figures, words));
    }
    if let Some(sentence) = hours(figures, words) {
        add("fact_hours", sentence);
    }
    if let Some(environment) = &figures.environment {
        add("fact_environment", with_what(environment, words));
    }
    if let Some(begin) = figures.begin {
        add("fact_record", words.with("fact_record_from", &[&words.minute(begin)]));
    }
    facts
}

/// When somebody last logged in: what was recorded, else what the person remembers.
#[must_use]
pub fn last_success(figures: &Figures, words: &Wording<'_>) -> String {
    match (figures.last_success, &figures.told) {
        (Some(at), _) => words.minute(at),
        (None, Some((SelfReport { last_success: Some(success), .. }, zone))) => recalled::marked(success, *zone, words),
        (None, _) => words.text("fact_success_none"),
    }
}

/// Browser and system with their versions.
#[must_use]
pub fn with_what(environment: &Environment, words: &Wording<'_>) -> String {
    let browser = format!("{} {}", words.say("browser", &environment.browser), environment.version);
    let version = match environment.system_version.as_deref() {
        Some("10-or-11") => words.text("system_10_or_11"),
        version => version.unwrap_or_default().to_owned(),
    };
    let system = format!("{} {version}", words.say("system", &environment.system));
    [browser.trim(), system.trim()].join(&words.text("list_comma"))
}

fn outcomes(figures: &Figures, words: &Wording<'_>) -> String {
    let parts = figures.outcomes.iter().map(|(outcome, times)| words.with("count_of", &[&words.outcome(*outcome), &times.to_string()]));
    let all = words.with("count_in_all", &[&figures.attempts.to_string()]);
    std::iter::once(all).chain(parts).collect::<Vec<_>>().join(&words.text("list_comma"))
}

fn days(figures: &Figures, words: &Wording<'_>) -> String {
    let left = figures.days.len().saturating_sub(DAYS);
    let mut parts: Vec<String> =
        figures.days[left..].iter().map(|day| words.with("count_of", &[&words.day(day.at), &day.attempts.to_string()])).collect();
    if left > 0 {
        parts.insert(0, words.with("days_before", &[&left.to_string()]));
    }
    parts.join(&words.text("list_comma"))
}

/// What the hours of the failures tell. `None`: too few to say.
#[must_use]
pub fn hours(figures: &Figures, words: &Wording<'_>) -> Option<String> {
    let Cluster { from, until, inside, failed, tried_elsewhere } = figures.week.cluster()?;
    let numbers = [failed, inside].map(|n| n.to_string());
    let close = words.with("hours_close", &[&numbers[0], &numbers[1], &from.to_string(), &until.to_string()]);
    let elsewhere = match tried_elsewhere {
        0 => words.text("hours_elsewhere_none"),
        tried => words.with("hours_elsewhere", &[&tried.to_string()]),
    };
    Some(words.with("two_sentences", &[&close, &elsewhere]))
}

/// How often words of the site came, and when.
#[must_use]
pub fn said(said: &Words, words: &Wording<'_>) -> String {
    let (first, last) = (words.minute(said.first), words.minute(said.last));
    match said.times {
        1 => words.with("said_once", &[&last]),
        times => words.with("said_often", &[&times.to_string(), &first, &last]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::record;
    use super::super::time::Local;
    use super::super::wording::tests::sentences;
    use super::super::{Figures, Record};
    use super::*;
    use crate::journal::Event;
    use crate::journal::attempts::tests::{attempt, page};
    use crate::journal::event::tests::event;
    use crate::journal::event::{Browser, Exactness, Fact, FormKind, RecalledTime, System};
    use crate::report::wording::LANGUAGES;

    fn headline_of(record: &Record) -> String {
        let ja = sentences("ja");
        headline(&Figures::of(record), &Wording::new(&ja, Local::new(0, 540)))
    }

    #[test]
    fn the_headline_says_since_when_and_how_often() {
        assert_eq!(headline_of(&record()), "1月1日 9:00 から 2回、うち 2回は同じ表示です");
        assert_eq!(headline_of(&Record::default()), "まだ記録はありません");
        let inside = vec![attempt(1000, Some(1), "a"), page(1500, Some(1), FormKind::None, Some(true))];
        assert_eq!(headline_of(&Record::new(inside, vec![], 2000)), "1月1日 9:00 にログインできました");
        let seen = vec![page(1500, Some(1), FormKind::SignIn, None)];
        assert_eq!(headline_of(&Record::new(seen, vec![], 2000)), "ログインを試した記録はまだありません");
        let refused = vec![attempt(1000, Some(1), "a"), page(1500, Some(1), FormKind::SignIn, None)];
        assert_eq!(headline_of(&Record::new(refused, vec![], 2000)), "1月1日 9:00 から 1回 ログインできていません");
    }

    #[test]
    fn every_fact_has_a_name_and_a_value_in_both_languages() {
        for language in LANGUAGES {
            let sentences = sentences(language);
            let words = Wording::new(&sentences, Local::new(0, 540));
            for record in [record(), Record::default()] {
                for (name, value) in facts(&Figures::of(&record), &words) {
                    assert!(!name.is_empty() && !value.is_empty() && !value.contains('$'), "{language} {name}: {value}");
                }
            }
        }
    }

    #[test]
    fn what_the_person_remembers_is_marked_and_never_hides_what_was_recorded() {
        let ja = sentences("ja");
        let words = Wording::new(&ja, Local::new(0, 540));
        let day = |at| Some(RecalledTime { at, exact: Exactness::Day });
        let told = event(40_000, Fact::SelfReport(SelfReport { since: day(0), last_success: day(1) }));
        let facts_of = |events: Vec<Event>| facts(&Figures::of(&Record::new(events, vec![], 50_000)), &words);
        let alone = facts_of(vec![told.clone()]);
        assert_eq!(alone[0], ("できなくなった時".to_owned(), "1月1日（自己申告）".to_owned()));
        assert_eq!(alone[1].1, "1月1日（自己申告）");
        let both = facts_of(record().events.into_iter().chain([told]).collect());
        assert_eq!(both[1].1, "1月1日 9:00");
    }

    #[test]
    fn browser_and_system_are_named() {
        let ja = sentences("ja");
        let words = Wording::new(&ja, Local::new(0, 540));
        let environment = Environment {
            browser: Browser::Edge,
            version: "156".into(),
            system: System::Windows,
            system_version: Some("10-or-11".into()),
            language: "ja".into(),
        };
        assert_eq!(with_what(&environment, &words), "Microsoft Edge 156、Windows 10 または 11");
    }

    #[test]
    fn hours_without_an_attempt_are_not_called_free_of_failures() {
        const EVENING: i64 = 12 * 3_600_000;
        let mut events = Vec::new();
        for n in 0..4 {
            events.push(attempt(EVENING + n * 60_000, Some(1), &format!("v{n}")));
            events.push(page(EVENING + n * 60_000 + 500, Some(1), FormKind::SignIn, None));
        }
        let ja = sentences("ja");
        let figures = Figures::of(&Record::new(events, vec![], 2 * EVENING));
        let said = hours(&figures, &Wording::new(&ja, Local::new(0, 540))).unwrap_or_default();
        assert_eq!(said, "ログインできなかった 4回のうち 4回は、21時から22時のあいだです。ほかの時間には、まだ試していません。");
    }
}
