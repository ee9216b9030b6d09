//! Whether the site answers: one click asks it, and its answers are remembered.

use std::rc::Rc;

use web_sys::Element;

use super::super::{Journal, gather};
use super::{permission, say_near};
use crate::advice::links;
use crate::journal::event::{Fact, Failure, Reached};
use crate::report::Record;
use crate::report::tried;
use crate::screens::dom::{Piece, button, by_id, piece, replace};
use crate::screens::sentences::{Look, icon};
use crate::screens::{ask, dates};
use crate::trying::Trying;
use crate::webext::Answer;
use crate::webext::i18n::{text, text_with};

/// So many answers are listed, the latest.
const LISTED: usize = 6;
/// From this difference on the clock is worth a word, in milliseconds.
const CLOCK_OFF: i64 = 5 * 60_000;

pub(super) fn pieces() -> Vec<Piece> {
    vec![
        piece("p").class("acts").with(button("main", "site_ask").attr("data-do", "ask-site").attr("id", "ask-site")),
        piece("div").attr("id", "site-answer").attr("role", "status"),
        piece("p").class("small").text(text("site_no_news")),
        list(links::LINKS.iter().map(|link| piece("li").with(anchor(&link.address(), text(&format!("link_{}", link.name))))).collect()),
        piece("ul").class("tried").attr("id", "site-answers"),
    ]
}

/// Links to other pages, to be opened by the person.
pub(super) fn list(rows: Vec<Piece>) -> Piece {
    piece("ul").class("links").with_all(rows)
}

/// One of them.
pub(super) fn anchor(address: &str, words: String) -> Piece {
    piece("a").attr("href", address).attr("target", "_blank").attr("rel", "noopener noreferrer").text(words)
}

/// Asks the site.
pub(super) async fn ask(journal: &Rc<Journal>, button: &Element) -> Answer<()> {
    busy(button, true)?;
    let answer: Answer<Reached> = ask::ask_for(&Trying::Ask).await;
    busy(button, false)?;
    let answer = answer?;
    replace(&by_id("site-answer")?, &[piece_of(&answer)])?;
    say_near(button, "");
    if answer.failures.contains(&Failure::Permission) {
        permission::missed(button);
    }
    gather(journal, 0);
    Ok(())
}

fn busy(button: &Element, busy: bool) -> Answer<()> {
    button.set_attribute("aria-disabled", if busy { "true" } else { "false" })?;
    button.set_text_content(Some(&text(if busy { "site_asking" } else { "site_ask" })));
    Ok(())
}

/// An answer in words.
pub(super) fn piece_of(reached: &Reached) -> Piece {
    let fact = Fact::Reached(reached.clone());
    let parts = tried::parts(&fact, &|_| String::new(), &|key| text(key));
    let look = tried::look(&fact);
    let mut parts = parts.into_iter();
    let head = piece("p").class("sentence").with(icon(look)).with(piece("span").text(parts.next().unwrap_or_default()));
    let mut more: Vec<String> = parts.collect();
    more.extend(reached.took.map(|took| text_with("site_took", &[&took.to_string()])));
    let more = (!more.is_empty()).then(|| piece("p").class("small").text(more.join(&text("list_dot"))));
    let clock = reached.clock.filter(|off| off.abs() >= CLOCK_OFF).map(|off| {
        let minutes = (off.abs() / 60_000).to_string();
        piece("p").text(text_with(if off > 0 { "clock_ahead" } else { "clock_behind" }, &[&minutes]))
    });
    let next = piece("p").text(text(if look == Look::Done { "site_well_next" } else { "site_not_well_next" }));
    piece("div").class(&format!("notice {}", look.class())).with(head).with_all(more).with_all(clock).with(next)
}

/// Lists the latest answers.
pub(super) fn show(record: &Record) -> Answer<()> {
    let answers = record.events.iter().rev().filter_map(|event| match &event.fact {
        Fact::Reached(reached) => Some((event.at, reached)),
        _ => None,
    });
    let rows: Vec<Piece> = answers
        .take(LISTED)
        .map(|(at, reached)| {
            let parts = tried::parts(&Fact::Reached(reached.clone()), &|_| String::new(), &|key| text(key));
            piece("li").text([vec![dates::minute(at)], parts].concat().join(&text("list_dot")))
        })
        .collect();
    let list = by_id("site-answers")?;
    crate::screens::dom::show(&list, !rows.is_empty());
    replace(&list, &rows)
}
