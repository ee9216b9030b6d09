//! One event in words: what the journal tab, the text and the HTML report say
//! of it alike.

use super::event_parts::{self, address, page_key};
use super::look::Look;
use super::record::Record;
use super::time::Local;
use super::wording::Wording;
use super::{cleared, fact_parts, key, recalled};
use crate::inspect::Code;
use crate::journal::event::{Attempt, Event, Fact, OpenFinding, Outcome, SiteMessage, Trigger};
use crate::named::Named;

/// What an event is about: the word and the choice of the list. The name is that
/// of HTML and of the keys of sentences (`word_…`, `filter_…`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// Attempts, and outcomes that were stated.
    Login,
    /// Words of the site.
    Said,
    /// Pages that came after an attempt.
    Page,
    /// What was tried against it.
    Remedy,
    /// Letters to support, and what came back.
    Letter,
    /// What the person told.
    #[strum(serialize = "told")]
    Description,
    /// What became of the record itself.
    Beside,
}

impl Kind {
    /// The kind of a fact.
    #[must_use]
    pub fn of(fact: &Fact) -> Self {
        match fact {
            Fact::Attempt(_) | Fact::Outcome(_) => Self::Login,
            Fact::SiteMessage(_) | Fact::Notice(_) => Self::Said,
            Fact::PageSeen(_) | Fact::Picture(_) => Self::Page,
            Fact::DataCleared(_)
            | Fact::Trial(_)
            | Fact::TrialResult(_)
            | Fact::AddressTested(_)
            | Fact::Reset(_)
            | Fact::CookiesRestored(_)
            | Fact::Reached(_)
            | Fact::Checked(_)
            | Fact::Reminder(_)
            | Fact::ReminderEnded(_) => Self::Remedy,
            Fact::LetterSent(_) | Fact::Reply(_) | Fact::Terms(_) => Self::Letter,
            Fact::Note(_) | Fact::SelfReport(_) | Fact::Elsewhere(_) => Self::Description,
            Fact::Erased(_) => Self::Beside,
        }
    }
}

/// The first line of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// A sentence of ours.
    Sentence(String),
    /// Words of the site, to be put in quotation marks.
    Quote(String),
}

/// An event in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// What it is about.
    pub kind: Kind,
    /// How it looks.
    pub look: Look,
    /// The first line.
    pub title: Title,
    /// An attempt: how it ended.
    pub result: Option<String>,
    /// What else is worth a look, in order of weight.
    pub more: Vec<String>,
}

/// Tells the event at this position of [`Record::events`].
#[must_use]
pub fn tell(record: &Record, position: usize, words: &Wording<'_>) -> Description {
    let event = &record.events[position];
    let kind = Kind::of(&event.fact);
    let filled = |more: Vec<String>| more.into_iter().filter(|part| !part.is_empty()).collect();
    let plain = |look, title, more| Description { kind, look, title: Title::Sentence(title), result: None, more: filled(more) };
    match &event.fact {
        Fact::Attempt(attempt) => {
            let ended = record.outcome(position).flatten();
            let look = match ended {
                Some(Outcome::In) => Look::Done,
                None => Look::Waits,
                Some(_) => Look::Attempt,
            };
            let result = Some(words.with("row_result", &[&words.outcome(ended)]));
            Description { result, ..plain(look, words.text("row_attempt"), about_attempt(event, attempt, words)) }
        }
        Fact::SiteMessage(message) => Description {
            title: Title::Quote(message.text.clone()),
            ..plain(Look::Certain, String::new(), about_message(record, position, message, words))
        },
        Fact::PageSeen(page) => {
            let look = if page.trouble.is_some() { Look::Attempt } else { Look::Info };
            let mut more = vec![address(&page.page)];
            more.extend(status(page.status, words));
            more.extend(page.took.map(|took| words.with("row_took", &[&seconds(took)])));
            plain(look, words.text(&page_key(page)), more)
        }
        Fact::Outcome(stated) => {
            let title = words.with("row_stated", &[&words.outcome(Some(stated.outcome))]);
            plain(Look::Info, title, vec![words.say("stated_by", &stated.by)])
        }
        Fact::DataCleared(clearing) => plain(Look::Done, words.text("row_cleared"), vec![cleared::line(clearing, words)]),
        Fact::Notice(notice) => {
            let trouble = words.say("seen", &notice.trouble);
            let mut more: Vec<String> = status(notice.status, words).into_iter().chain([address(&notice.page)]).collect();
            match &notice.text {
                Some(text) => {
                    more.insert(0, trouble);
                    Description { title: Title::Quote(text.clone()), ..plain(Look::Attempt, String::new(), more) }
                }
                None => plain(Look::Attempt, trouble, more),
            }
        }
        Fact::Picture(picture) => {
            let size = words.with("picture_size", &[&picture.width.to_string(), &picture.height.to_string()]);
            plain(Look::Info, words.text("kind_picture"), vec![size, address(&picture.page)])
        }
        Fact::Note(note) => {
            let mut more = vec![words.text("kind_note")];
            more.extend(concerned(record, position).map(|at| words.with("note_about", &[&words.minute(at)])));
            plain(Look::Info, note.text.clone(), more)
        }
        Fact::SelfReport(report) => plain(Look::Info, words.text("kind_self_report"), recalled::before(report, event.zone, words)),
        Fact::Elsewhere(elsewhere) => {
            let result = Some(words.with("row_result", &[&words.outcome(Some(elsewhere.outcome))]));
            let look = if elsewhere.outcome == Outcome::In { Look::Done } else { Look::Attempt };
            Description { result, ..plain(look, words.text("kind_elsewhere"), recalled::elsewhere(elsewhere, event.zone, words)) }
        }
        Fact::Erased(erasure) => {
            let gone = words.with("count_things", &[&words.say("scope", &erasure.scope), &erasure.events.to_string()]);
            plain(Look::Info, words.text("kind_erased"), vec![gone])
        }
        other => {
            let parts = fact_parts::parts(other, &|time| recalled::time(time, event.zone, words), &|key| words.text(key));
            plain(fact_parts::look(other), words.text(&key("kind", other)), parts)
        }
    }
}

/// The time of the attempt that a note is about.
fn concerned(record: &Record, position: usize) -> Option<Local> {
    let attempt = record.attempts.get(record.lines.get(position)?.attempt?)?;
    record.events.get(attempt.event).map(|event| Local::new(event.at, event.zone))
}

fn about_attempt(event: &Event, attempt: &Attempt, words: &Wording<'_>) -> Vec<String> {
    let odd = findings(event_parts::findings(event), words).map(|names| words.with("at_that_time", &[&names]));
    let mut more: Vec<String> = odd.into_iter().collect();
    more.extend(attempt.autofilled.then(|| words.text("row_autofilled")));
    more.extend(attempt.captcha.then(|| words.text("row_captcha")));
    more.extend((!attempt.way.is_mail()).then(|| words.with("row_way", &[&words.say("way", &attempt.way)])));
    more.extend((attempt.cookies == Some(false)).then(|| words.text("row_no_cookies")));
    more.push(address(&attempt.page));
    more
}

fn about_message(record: &Record, position: usize, message: &SiteMessage, words: &Wording<'_>) -> Vec<String> {
    let line = record.lines.get(position).copied().unwrap_or_default();
    let attempt = line.attempt.and_then(|n| record.events.get(record.attempts.get(n)?.event));
    let after = match attempt.map(|event| &event.fact) {
        Some(Fact::Attempt(Attempt { trigger: Trigger::Enter, .. })) => "row_after_enter",
        Some(Fact::Attempt(Attempt { trigger: Trigger::FirstStep, .. })) => "row_after_first_step",
        Some(Fact::Attempt(Attempt { trigger: Trigger::Submit, .. })) => "row_after_submit",
        Some(_) => "row_after_button",
        None => "row_after_nothing",
    };
    let mut more = vec![words.text(after)];
    more.extend(status(message.status, words));
    more.extend((line.times > 1).then(|| words.with("row_times", &[&line.times.to_string()])));
    more.extend(findings(&message.findings, words).map(|names| words.with("at_that_time", &[&names])));
    more
}

/// Milliseconds as seconds with one decimal: `1.2`.
fn seconds(milliseconds: u32) -> String {
    let tenths = milliseconds.saturating_add(50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn status(status: Option<u16>, words: &Wording<'_>) -> Option<String> {
    status.map(|status| words.with("row_status", &[&status.to_string()]))
}

/// What was odd about the fields, each kind once. `None`: nothing.
#[must_use]
pub fn findings(findings: &[OpenFinding], words: &Wording<'_>) -> Option<String> {
    let mut codes: Vec<Code> = Vec::new();
    for finding in findings {
        if !codes.contains(&finding.code) {
            codes.push(finding.code);
        }
    }
    let names: Vec<String> = codes.iter().map(|code| noted(*code, &|key| words.text(key))).collect();
    (!names.is_empty()).then(|| names.join(&words.text("list_comma")))
}

/// A finding after the fact. The sentences that ask «did you mean …?» have
/// another form then: what would have been meant is not in the record.
#[must_use]
pub fn noted(code: Code, say: &dyn Fn(&str) -> String) -> String {
    let sentence = say(&format!("noted_{}", code.name().replace('-', "_")));
    if sentence.is_empty() { say(&key("finding", &code)) } else { sentence }
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::record;
    use super::super::time::Local;
    use super::super::wording::tests::sentences;
    use super::*;
    use crate::inspect::Field;
    use crate::report::wording::LANGUAGES;

    #[test]
    fn every_event_is_told_in_words() {
        for language in LANGUAGES {
            let (record, sentences) = (record(), sentences(language));
            let words = Wording::new(&sentences, Local::new(0, 540));
            for position in 0..record.events.len() {
                let told = tell(&record, position, &words);
                assert!(!matches!(&told.title, Title::Sentence(title) if title.is_empty()), "{told:?}");
                assert!(told.more.iter().all(|part| !part.is_empty()), "{told:?}");
            }
        }
    }

    #[test]
    fn an_attempt_says_how_it_ended_and_a_message_how_often_it_came() {
        let (record, ja) = (record(), sentences("ja"));
        let words = Wording::new(&ja, Local::new(0, 540));
        let attempt = tell(&record, 2, &words);
        assert_eq!((attempt.kind, attempt.look, attempt.result.as_deref()), (Kind::Login, Look::Attempt, Some("結果：断られました")));
        let message = tell(&record, 7, &words);
        assert_eq!(message.title, Title::Quote("入力内容をご確認ください（E-2041）".into()));
        assert!(message.more.contains(&"同じ表示は 2回目".to_owned()), "{message:?}");
        assert_eq!(tell(&record, 8, &words).look, Look::Waits);
    }

    #[test]
    fn a_finding_is_named_once_and_asks_nothing_afterwards() {
        let ja = sentences("ja");
        let words = Wording::new(&ja, Local::new(0, 540));
        let open = |field, code| OpenFinding { field, code };
        let all = [open(Field::Mail, Code::FullwidthText), open(Field::Mail, Code::DomainTypo), open(Field::Password, Code::FullwidthText)];
        let said = findings(&all, &words).unwrap_or_default();
        assert_eq!(said.matches("全角").count(), 1, "{said}");
        assert!(!said.contains('？') && !said.contains("「」"), "{said}");
        assert_eq!(findings(&[], &words), None);
    }
}
