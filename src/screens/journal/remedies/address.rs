//! Which address is registered: where to look for mails of the site, and a
//! list of candidates. What is listed stays in this tab and goes with it; the
//! record gets the mask and the answer, by the person's click.

use crate::screens::action::StepAction;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::{Step, say_near, site};
use crate::advice::links;
use crate::journal::event::{AddressTest, Fact};
use crate::journal::storage::remembered;
use crate::protocol::remedies::RecordAddressTest;
use crate::report::Record;
use crate::screens::dom::{Piece, button, by_id, piece, replace, show, update};
use crate::screens::journal::{Journal, gather};
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::runtime;

/// More candidates than anybody has.
const MOST: usize = 20;

pub(super) const STEP: Step = Step { pieces, render: |journal, current| render(journal, current.record) };

fn pieces() -> Vec<Piece> {
    let field = piece("input")
        .attr("id", "candidate")
        .attr("type", "text")
        .attr("inputmode", "email")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", "320");
    let label = piece("label").with(piece("span").text(text("candidate_label"))).with(field);
    vec![
        piece("h3").text(text("mailbox_title")),
        piece("p").class("small").text(text("mailbox_what")),
        site::list(mailboxes()),
        piece("h3").text(text("candidates_title")),
        piece("p").class("small").text(text("candidates_what")),
        piece("div").class("fields").with(label).with(button("second", "candidate_add").does(StepAction::AddCandidate)),
        piece("ul").class("candidates").attr("id", "candidates").attr("hidden", ""),
        piece("ul").class("tried").attr("id", "addresses").attr("hidden", ""),
        piece("p").class("small").text(text("never_register_again")),
    ]
}

/// A search in each mailbox; where none has an address, the mailbox and the words to search for.
fn mailboxes() -> Vec<Piece> {
    let rows = links::MAILBOXES.iter().map(|mailbox| {
        let name = text(&format!("mailbox_{}", mailbox.name));
        if mailbox.search.is_none() {
            let words = links::WORDS.join(&text("list_comma"));
            return piece("li").with(site::anchor(mailbox.home, text_with("mailbox_open", &[&name, &words])));
        }
        let searches = links::WORDS.iter().map(|words| {
            let search = text_with("mailbox_search", &[&name, words]);
            piece("span").class("line").with(site::anchor(&mailbox.address(words), search))
        });
        piece("li").with_all(searches)
    });
    rows.collect()
}

/// Lists one more candidate.
pub(super) fn add(journal: &Rc<Journal>) -> Result<()> {
    let field = by_id("candidate")?.unchecked_into::<HtmlInputElement>();
    let typed = field.value().trim().to_owned();
    if remembered::comparable(&typed).is_none() {
        say_near(&field, &text("candidate_no_address"));
        return Ok(());
    }
    let mut listed = journal.remedies.candidates.borrow_mut();
    if listed.len() < MOST && !listed.contains(&typed) {
        listed.push(typed);
    }
    drop(listed);
    field.set_value("");
    say_near(&field, "");
    render(journal, &journal.record.borrow())
}

/// The person saw the site's answer for this candidate.
pub(super) async fn tested(journal: &Rc<Journal>, button: &Element) -> Result<()> {
    let number: usize = button.get_attribute("data-number").and_then(|n| n.parse().ok()).unwrap_or(usize::MAX);
    let Some(address) = journal.remedies.candidates.borrow().get(number).cloned() else { return Ok(()) };
    let Some((_, mask)) = remembered::comparable(&address) else { return Ok(()) };
    let registered = match button.get_attribute("data-answer").as_deref() {
        Some("yes") => Some(true),
        Some("no") => Some(false),
        _ => None,
    };
    runtime::request(&RecordAddressTest(AddressTest { mask, registered })).await?;
    say_near(button, &text("tick_added"));
    gather(journal, 0);
    Ok(())
}

/// Brings candidates and answers up to date.
fn render(journal: &Journal, record: &Record) -> Result<()> {
    let listed = journal.remedies.candidates.borrow();
    let list = by_id("candidates")?;
    show(&list, !listed.is_empty());
    if list.child_element_count() as usize != listed.len() {
        replace(&list, &listed.iter().enumerate().map(|(number, address)| candidate(number, address)).collect::<Vec<_>>())?;
    }
    let answers: Vec<Piece> = record
        .events
        .iter()
        .rev()
        .filter_map(|event| {
            let Fact::AddressTested(tested) = &event.fact else { return None };
            let answer = match tested.registered {
                Some(true) => "address_registered",
                Some(false) => "address_not_registered",
                None => "address_not_told",
            };
            let words = [dates::minute(event.at), tested.mask.clone(), text(answer)].join(&text("list_dot"));
            Some(piece("li").text(words))
        })
        .collect();
    let list = by_id("addresses")?;
    show(&list, !answers.is_empty());
    update(&list, &answers)
}

fn candidate(number: usize, address: &str) -> Piece {
    let answer = |answer: &'static str, key: &str| {
        button("", key)
            .does(StepAction::Tested)
            .attr("data-number", number.to_string())
            .attr("data-answer", answer)
            .attr("aria-label", text_with("candidate_answer", &[address, &text(key)]))
    };
    let acts = piece("span")
        .class("form-acts")
        .with(answer("yes", "address_registered"))
        .with(answer("no", "address_not_registered"))
        .with(answer("", "candidate_unclear"));
    piece("li").class("form").with(piece("bdi").class("strong form-what").text(address)).with(acts)
}
