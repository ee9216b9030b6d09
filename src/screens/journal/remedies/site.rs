//! Whether the site answers: one click asks it, and its answers are remembered.

use crate::screens::action::StepAction;
use std::rc::Rc;

use web_sys::Element;

use super::{Step, permission, say_near};
use crate::advice::links;
use crate::journal::event::{Fact, Failure, Reachability};
use crate::protocol::remedies::CheckSite;
use crate::report::{Record, fact_parts};
use crate::screens::dom::{Piece, button, by_id, piece, replace, update};
use crate::screens::journal::{Journal, gather};
use crate::screens::sentences::{Look, icon};
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::runtime;

/// So many answers are listed, the latest.
const LISTED: usize = 6;
/// From this difference on the clock is worth a word, in milliseconds.
const CLOCK_OFF: i64 = 5 * 60_000;

pub(super) const STEP: Step = Step { pieces, render: |_, current| render(current.record) };

fn pieces() -> Vec<Piece> {
    vec![
        piece("p").class("acts").with(button("main", "site_ask").does(StepAction::AskSite).attr("id", "ask-site")),
        piece("div").attr("id", "site-answer").attr("role", "status"),
        piece("p").class("small").text(text("site_no_news")),
        list(links::LINKS.iter().map(|link| piece("li").with(anchor(&link.address(), text(&format!("link_{}", link.name))))).collect()),
        // Among strangers somebody may ask for what nobody should be given.
        piece("p").class("small").text(text("link_note")),
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
pub(super) async fn ask(journal: &Rc<Journal>, button: &Element) -> Result<()> {
    busy(button, true)?;
    let answer = runtime::request(&CheckSite).await;
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

fn busy(button: &Element, busy: bool) -> Result<()> {
    button.set_attribute("aria-disabled", if busy { "true" } else { "false" })?;
    button.set_text_content(Some(&text(if busy { "site_asking" } else { "site_ask" })));
    Ok(())
}

/// An answer in words.
pub(super) fn piece_of(reached: &Reachability) -> Piece {
    let fact = Fact::Reached(reached.clone());
    let parts = fact_parts::parts(&fact, &|_| String::new(), &|key| text(key));
    let look = fact_parts::look(&fact);
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
fn render(record: &Record) -> Result<()> {
    let answers = record.events.iter().rev().filter_map(|event| match &event.fact {
        Fact::Reached(reached) => Some((event.at, reached)),
        _ => None,
    });
    let rows: Vec<Piece> = answers
        .take(LISTED)
        .map(|(at, reached)| {
            let parts = fact_parts::parts(&Fact::Reached(reached.clone()), &|_| String::new(), &|key| text(key));
            piece("li").text([vec![dates::minute(at)], parts].concat().join(&text("list_dot")))
        })
        .collect();
    let list = by_id("site-answers")?;
    crate::screens::dom::show(&list, !rows.is_empty());
    update(&list, &rows)
}
