//! What the panel says.

use js_sys::Reflect;
use web_sys::{Document, DocumentFragment, Element};

use super::action::PanelAction;
use super::advice::{self, Offer};
use crate::journal::event::{Clearing, Means, Remedy};
use crate::journal::summary::{MessageCount, Summary};
use crate::named::Named;
use crate::page::ui::action::button;
use crate::page::ui::dom::make;
use crate::page::ui::pieces::{Exact, doors, headline, put, sentence, when};
use crate::page::watchman;
use crate::protocol::clearing::UndoOffer;
use crate::protocol::overview::Overview;
use crate::report::key;
use crate::report::sums::{self, Sum};
use crate::webext::i18n;

/// A longer message is shortened on the screen only, in characters.
const SHOWN: usize = 300;

/// A clearing that is later than the last attempt: it is what the person has just done.
fn cleared(summary: &Summary) -> Option<&(i64, Clearing)> {
    summary.last_clearing.as_ref().filter(|(at, _)| summary.last_attempt.is_none_or(|attempt| *at > attempt))
}

/// Builds the panel's content.
pub(crate) fn build(document: &Document, known: &Overview) -> DocumentFragment {
    let fragment = document.create_document_fragment();
    match cleared(&known.summary) {
        Some((at, clearing)) => after_clearing(document, *at, clearing, known.undoable, &fragment),
        None => after_refusal(document, known, &fragment),
    }
    fragment
}

fn after_clearing(document: &Document, at: i64, clearing: &Clearing, undoable: Option<UndoOffer>, fragment: &DocumentFragment) {
    let add = |piece| put(fragment, piece);
    add(headline(document, "panel_cleared", PanelAction::Close));
    add(make(document, "p", "quiet", &when(at, Exact::Second)));
    add(table(document, clearing));
    add(sentence(document, "panel_try_again"));
    add(make(document, "p", "quiet", &i18n::text("panel_restart")));
    if let Some(undoable) = undoable {
        let until = i18n::text_with("panel_undo_what", &[&undoable.cookies.to_string(), &when(undoable.until, Exact::Second)]);
        add(make(document, "p", "undo", &until));
        let row = doors(document, &[(PanelAction::Undo, "panel_undo", "second")]);
        if let Some(row) = &row {
            row.set_class_name("doors undo");
        }
        add(row);
    }
    add(doors(document, &[(PanelAction::Journal, "panel_journal", "link")]));
}

fn after_refusal(document: &Document, known: &Overview, fragment: &DocumentFragment) {
    let Overview { summary, advice, .. } = known;
    let add = |piece| put(fragment, piece);
    add(headline(document, "panel_refused", PanelAction::Close));
    let message = summary.last_message.as_ref().filter(|m| summary.last_attempt.is_none_or(|a| m.at >= a));
    add(said(document, message));
    if message.is_none() {
        add(doors(document, &[(PanelAction::Point, "point_this_message", "link")]));
    }
    let odd = odd(document, summary);
    let is_odd = odd.is_some();
    if is_odd {
        add(sentence(document, "panel_findings"));
        add(odd);
    }
    advice::cause(document, advice, fragment);
    advice::besides(document, advice, fragment);
    // Without advice: what costs least first.
    let next = advice.next.unwrap_or(if is_odd { Remedy::CheckInput } else { Remedy::ClearData });
    let main = Offer::of(document, next, advice, is_odd);
    if next == Remedy::ClearData {
        add(sentence(document, "panel_clear_why"));
    }
    add(next_steps(document, &main));
    add(make(document, "p", "quiet", &i18n::text("panel_clear_warning")));
    add(advice::ways(document, advice, is_odd));
    if may_ask() {
        add(make(document, "p", "ask", &i18n::text("remember_question")));
        let (yes, no) = ((PanelAction::Remember, "remember_yes", "second"), (PanelAction::RememberNot, "remember_no", "link"));
        let answers = doors(document, &[yes, no]);
        if let Some(row) = &answers {
            row.set_class_name("row ask");
        }
        add(answers);
    }
}

/// The next step, and what is always there.
fn next_steps(document: &Document, main: &Offer) -> Option<Element> {
    let row = make(document, "div", "doors", "")?;
    row.append_child(&main.piece(document, "")?.into()).ok()?;
    for (action, key, class) in [
        (PanelAction::Clear, "panel_clear", "second"),
        (PanelAction::Look, "lens_open", "link"),
        (PanelAction::Journal, "panel_journal", "link"),
    ] {
        if !main.leads_to(action) {
            row.append_child(&button(document, action, &i18n::text(key), class)?.into()).ok()?;
        }
    }
    Some(row)
}

/// Whether the person was not asked yet if an address may be remembered.
fn may_ask() -> bool {
    let set = watchman::get("set");
    Reflect::get_u32(&set, 1).is_ok_and(|memory| memory.as_string().as_deref() == Some("unasked"))
}

/// What was odd about the fields at the attempt, each once. What would name a
/// guess has a sentence of its own: the record does not keep the guess.
fn odd(document: &Document, summary: &Summary) -> Option<Element> {
    let list = make(document, "ul", "", "")?;
    let mut codes = Vec::new();
    for finding in &summary.last_findings {
        if codes.contains(&finding.code) {
            continue;
        }
        codes.push(finding.code);
        let name = finding.code.name().replace('-', "_");
        let own = i18n::text(&("noted_".to_owned() + &name));
        let says = if own.is_empty() { i18n::text(&("finding_".to_owned() + &name)) } else { own };
        list.append_child(&make(document, "li", "", &says)?.into()).ok()?;
    }
    (!codes.is_empty()).then_some(list)
}

/// The site's words, quoted; shortened on the screen only.
fn said(document: &Document, said: Option<&MessageCount>) -> Option<Element> {
    let Some(said) = said else { return make(document, "p", "quiet", &i18n::text("panel_no_words")) };
    let quote = make(document, "div", "quote certain", "")?;
    let short: String = said.text.chars().take(SHOWN).collect();
    let cut = short.len() < said.text.len();
    quote.append_child(&make(document, "p", "", &i18n::text_with("quoted", &[&(short + if cut { "…" } else { "" })]))?.into()).ok()?;
    let mut note = when(said.at, Exact::Second);
    if said.times > 1 {
        note.push_str(&i18n::text_with("panel_times", &[&said.times.to_string()]));
    }
    if cut {
        note.push_str(&i18n::text("panel_shortened"));
    }
    quote.append_child(&make(document, "small", "", &note)?.into()).ok()?;
    Some(quote)
}

/// What was cleared, by type, summed over the hosts.
fn table(document: &Document, clearing: &Clearing) -> Option<Element> {
    let table = make(document, "table", "", "")?;
    for sum in sums::by_kind(clearing) {
        let row = make(document, "tr", "", "")?;
        let head = make(document, "th", "", &i18n::text(&key("data", &sum.kind)))?;
        head.set_attribute("scope", "row").ok()?;
        row.append_child(&head).ok()?;
        row.append_child(&make(document, "td", "", &result(&sum))?.into()).ok()?;
        table.append_child(&row).ok()?;
    }
    Some(table)
}

/// Before and after where the browser counts, else in words.
fn result(sum: &Sum) -> String {
    match (sum.before, sum.after, sum.means) {
        (Some(before), Some(after), Means::Removed | Means::RemovedUncounted) => {
            i18n::text_with("before_after", &[&before.to_string(), &after.to_string()])
        }
        _ => i18n::text(&key("means", &sum.means)),
    }
}
