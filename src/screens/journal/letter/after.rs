//! After sending: when and how, what came back, and the reminder of a week.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::{Journal, compose, details, files, gather, with_case};
use crate::journal::event::{About, Channel, Exactness, LetterSent, RecalledTime, Reminder, Reply};
use crate::protocol::remedies::{RecordLetter, RecordReply, SetReminder};
use crate::report::letter::{PATIENCE, SentLetter, placeholders};
use crate::report::name;
use crate::screens::dom::{Piece, by_id, piece, replace, show, update};
use crate::screens::sentences::say;
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::runtime;

/// The ways in which a letter can go out.
const CHANNELS: [Channel; 4] = [Channel::Form, Channel::Mail, Channel::X, Channel::Other];

/// Lists letters and replies, and offers what comes next.
pub(super) fn render(journal: &Rc<Journal>) -> Result<()> {
    let channel = by_id("letter-channel")?;
    if channel.child_element_count() == 0 {
        let option = |channel: &Channel| piece("option").attr("value", name(channel)).text(say("channel", channel));
        replace(&channel, &CHANNELS.iter().map(option).collect::<Vec<_>>())?;
    }
    let (rows, any, state) = with_case(journal, |case| {
        let rows: Vec<Piece> = case.sent.iter().enumerate().map(|(n, sent)| row(n + 1, sent)).collect();
        (rows, !case.sent.is_empty(), case.sent.last().map(|last| state(last, case.now)))
    });
    update(&by_id("letters-sent")?, &rows)?;
    show(&by_id("after-letter")?, any);
    by_id("letters-state")?.set_text_content(Some(&state.unwrap_or_default()));
    Ok(())
}

/// How it stands with the latest letter, and what to do.
fn state(last: &SentLetter, now: i64) -> String {
    let days = last.days(now).to_string();
    match (last.replies.is_empty(), now - last.at >= PATIENCE) {
        (false, _) => text("letter_state_replied"),
        (true, true) => text_with("letter_state_week", &[&days]),
        (true, false) => text_with("letter_state_waiting", &[&dates::day(last.at + PATIENCE)]),
    }
}

fn row(number: usize, sent: &SentLetter) -> Piece {
    let title = text_with("letter_sent_row", &[&number.to_string(), &dates::minute(sent.at), &say("channel", &sent.channel)]);
    let stored = piece("details")
        .with(piece("summary").text(text("letter_sent_text")))
        .with(piece("p").class("strong").text(&*sent.subject))
        .with(piece("p").class("letter-text").text(&*sent.text));
    let replies = sent.replies.iter().map(|reply| {
        let head = piece("p").class("small").text(text_with("letter_reply_row", &[&dates::day(reply.when.at)]));
        piece("div").class("reply").with(head).with(piece("p").class("letter-text").text(&*reply.text))
    });
    piece("li").with(piece("p").class("strong").text(title)).with(stored).with_all(replies)
}

/// The person sent it: what names the person is replaced, the draft goes.
pub(super) async fn sent(journal: &Rc<Journal>) -> Result<Option<String>> {
    let words = compose::text_of(journal);
    let subject = compose::drafted(journal).subject;
    let chosen = by_id("letter-channel")?.unchecked_into::<HtmlSelectElement>().value();
    let channel = CHANNELS.into_iter().find(|channel| name(channel) == chosen).unwrap_or(Channel::Form);
    let stored = with_case(journal, |case| placeholders(&words, &journal.letters.draft.borrow().details, &case.words));
    let letter = LetterSent { channel, subject, text: stored, attached: files::names(journal) };
    runtime::request(&RecordLetter(letter)).await?;
    let due = dates::now() + PATIENCE;
    // The letter stands in the record; a reminder that cannot be set is missing, no more.
    let reminded = runtime::request(&SetReminder(Reminder { about: About::Answer, due })).await.is_ok();
    details::emptied(journal).await?;
    compose::anew(journal)?;
    gather(journal, 0);
    Ok(Some(text_with(if reminded { "letter_sent_reminded" } else { "letter_sent_only" }, &[&dates::day(due)])))
}

/// Writes a reply down.
pub(super) async fn reply(journal: &Rc<Journal>) -> Result<Option<String>> {
    let field = by_id("reply-text")?.unchecked_into::<HtmlTextAreaElement>();
    let when = by_id("reply-when")?.unchecked_into::<HtmlInputElement>();
    let Some(at) = dates::of_field(&when.value()) else { return Ok(Some(text("reply_when_missing"))) };
    if field.value().trim().is_empty() {
        return Ok(Some(text("reply_text_missing")));
    }
    let letter = with_case(journal, |case| case.sent.last().map(|sent| sent.event.clone()));
    let reply = Reply { when: RecalledTime { at, exact: Exactness::Day }, text: field.value(), letter };
    runtime::request(&RecordReply(reply)).await?;
    field.set_value("");
    gather(journal, 0);
    Ok(Some(text("tick_added")))
}

/// Sets a reminder a week from now.
pub(super) async fn remind(journal: &Rc<Journal>) -> Result<Option<String>> {
    let due = dates::now() + PATIENCE;
    runtime::request(&SetReminder(Reminder { about: About::Answer, due })).await?;
    gather(journal, 0);
    Ok(Some(text_with("remind_set", &[&dates::minute(due)])))
}
