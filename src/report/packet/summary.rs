//! The packet in short: one page that somebody can read who knows nothing of it.

use super::Packet;
use crate::report::key;
use crate::report::letter::{PartKind, SentLetter, clean, lines_of};
use crate::report::time::Local;

/// So much of the words of the site, in characters, and so many of them.
const QUOTED: usize = 120;
const MESSAGES: usize = 3;
/// So many things that were tried, and so many letters; of more the latest.
const TRIED: usize = 8;
const LETTERS: usize = 6;

/// The facts, each with its name and one or more lines; none without a line.
pub(super) fn facts(packet: &Packet<'_>) -> Vec<(String, Vec<String>)> {
    let (case, words) = (packet.case, &packet.case.words);
    let mut facts: Vec<(String, Vec<String>)> = Vec::new();
    for (detail, typed) in packet.details.iter().flat_map(|details| details.given()) {
        facts.push((words.say("letter_detail", &detail), vec![clean(typed)]));
    }
    let mut add = |name: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            facts.push((words.text(name), lines));
        }
    };
    add("packet_party", vec![words.text("packet_party_is")]);
    let trouble = std::iter::once(words.text("packet_trouble_is")).chain(lines_of(case, PartKind::Situation));
    add("packet_trouble", trouble.collect());
    let said = case.said().iter().take(MESSAGES).map(|said| case.quote(&said.text, QUOTED));
    add("packet_said", said.collect());
    add("packet_tried", latest(lines_of(case, PartKind::TrialRecord), TRIED, packet));
    add("packet_letters", latest(case.sent.iter().map(|letter| letter_line(packet, letter)).collect(), LETTERS, packet));
    add("packet_environment", lines_of(case, PartKind::Environment));
    let own = Some(clean(packet.own_words.trim())).filter(|own| !own.is_empty());
    add("packet_wishes", packet.wishes.iter().map(|wish| words.say("wish", wish)).chain(own).collect());
    facts
}

/// The latest of them, and how many there are besides.
fn latest(mut lines: Vec<String>, most: usize, packet: &Packet<'_>) -> Vec<String> {
    let more = lines.len().saturating_sub(most);
    lines.drain(..more);
    if more > 0 {
        lines.insert(0, packet.case.words.with("packet_before", &[&more.to_string()]));
    }
    lines
}

/// A letter in one line, and what came back.
fn letter_line(packet: &Packet<'_>, letter: &SentLetter) -> String {
    let (case, words) = (packet.case, &packet.case.words);
    let day = words.day(Local::new(letter.at, letter.zone));
    let channel = words.text(&key("channel", &letter.channel));
    match letter.replies.last() {
        Some(reply) => words.with("packet_letter_answered", &[&day, &channel, &case.recalled(&reply.when, reply.zone)]),
        None => words.with("packet_letter_open", &[&day, &channel]),
    }
}
