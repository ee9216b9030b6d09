//! The letters of a packet, each with what came back, whole.

use crate::report::export::html::section;
use crate::report::key;
use crate::report::letter::{Case, SentLetter};
use crate::report::markup::{Element, element};
use crate::report::time::Local;

/// The section; none without a letter.
pub(super) fn section_of(case: &Case<'_>) -> Option<Element> {
    let letters = case.sent.iter().zip(1..).flat_map(|(letter, number)| elements(case, letter, number));
    let note = element("p").attr("class", "quiet").text(case.words.text("packet_placeholders"));
    (!case.sent.is_empty()).then(|| section("packet_letters_whole", &case.words).with(note).with_all(letters))
}

fn elements(case: &Case<'_>, letter: &SentLetter, number: usize) -> Vec<Element> {
    let whole = |text: &str| element("p").attr("class", "letter").with(element("bdi").text(text));
    let mut elements =
        vec![element("h3").text(heading(case, letter, number)), element("p").with(element("b").text(&letter.subject)), whole(&letter.text)];
    elements.extend(attached(case, letter).map(|line| element("p").attr("class", "quiet").text(line)));
    for reply in &letter.replies {
        let when = case.recalled(&reply.when, reply.zone);
        elements.push(element("h3").text(case.words.with("packet_reply", &[&number.to_string(), &when])));
        elements.push(whole(&reply.text));
    }
    elements
}

fn heading(case: &Case<'_>, letter: &SentLetter, number: usize) -> String {
    let words = &case.words;
    let when = words.minute(Local::new(letter.at, letter.zone));
    words.with("packet_letter", &[&number.to_string(), &when, &words.text(&key("channel", &letter.channel))])
}

fn attached(case: &Case<'_>, letter: &SentLetter) -> Option<String> {
    let words = &case.words;
    (!letter.attached.is_empty()).then(|| words.with("letter_attached_files", &[&letter.attached.join(&words.text("list_comma"))]))
}

/// Each letter as a file of its own, replies below it.
pub(super) fn files<'a>(case: &'a Case<'_>) -> impl Iterator<Item = (String, Vec<u8>)> + use<'a> {
    case.sent.iter().zip(1..).map(|(letter, number)| {
        let mut parts = vec![heading(case, letter, number), letter.subject.clone(), letter.text.clone()];
        parts.extend(attached(case, letter));
        for reply in &letter.replies {
            let when = case.recalled(&reply.when, reply.zone);
            parts.push(case.words.with("packet_reply", &[&number.to_string(), &when]));
            parts.push(reply.text.clone());
        }
        let name = format!("letters/{number}-{}.txt", Local::new(letter.at, letter.zone).day());
        (name, (parts.join("\n\n") + "\n").into_bytes())
    })
}
