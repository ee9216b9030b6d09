//! The end of a letter: its questions, what goes with it, thanks; and its subject.

use super::marked::clean;
use super::section::{Section, Weight};
use super::{Case, Matter, PartKind};
use crate::report::time::Local;

pub(super) fn subject(case: &Case<'_>, matter: Matter, followup: bool) -> String {
    let (words, plain) = (&case.words, matter.say("letter_subject", &case.words));
    match case.sent.first().filter(|_| followup) {
        Some(first) => {
            let day = words.day(Local::new(first.at, first.zone));
            let number = case.sent.len() + 1;
            words.with("letter_subject_again", &[&plain, &number.to_string(), &day])
        }
        None => plain,
    }
}

pub(super) fn questions(case: &Case<'_>, matter: Matter) -> Section {
    let words = &case.words;
    let questions = [
        (Weight::Core, words.text("letter_question_how")),
        (Weight::Question, matter.say("letter_question", words)),
        (Weight::Question, words.text("letter_question_alive")),
    ];
    let lines = questions.into_iter().map(|(weight, question)| (weight, words.with("letter_question_line", &[&question])));
    Section::headed(PartKind::Questions, words.text("letter_heading_questions"), lines.collect())
}

pub(super) fn attachments(case: &Case<'_>, attached: &[String]) -> Section {
    let words = &case.words;
    let line = if attached.is_empty() {
        let offer = if case.has_picture() { "letter_offer_pictures" } else { "letter_offer" };
        (!case.record.attempts.is_empty()).then(|| words.text(offer))
    } else {
        let names: Vec<String> = attached.iter().map(|name| clean(name)).collect();
        let files = words.with("letter_attached_files", &[&names.join(&words.text("list_comma"))]);
        Some(words.with("letter_attached_or", &[&files]))
    };
    Section::new(PartKind::Attachments, line.into_iter().map(|line| (Weight::Offer, line)).collect())
}

pub(super) fn thanks(case: &Case<'_>, followup: bool) -> Section {
    let sentence = case.words.text(if followup { "letter_thanks_again" } else { "letter_thanks" });
    Section::new(PartKind::Thanks, vec![(Weight::Core, sentence)])
}
