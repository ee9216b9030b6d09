//! The list of events. So many rows are made at once as fill a window, and more before
//! the reader gets there; rows that stand already are kept, with what the
//! person opened in them and where the focus is.

use crate::screens::action::{RowAction, selector};
use std::rc::Rc;

use gloo_utils::{document, window};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event as DomEvent, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, Node};

use super::{Journal, acts, row, thumbs};
use crate::journal::{Event, Fact};
use crate::screens::Result;
use crate::screens::dom::{by_id, clicked, on, pressed, show};
use crate::screens::sentences::wording;
use crate::webext::i18n::text;

/// How many rows are made at a time.
pub(super) const STEP: usize = 80;
/// How far ahead of the reader more rows are made.
const AHEAD: &str = "2500px 0px";

/// Makes the list grow, open and print.
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    let end = by_id("end")?;
    let growing = journal.clone();
    let watched = end.clone();
    let callback = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(move |seen: Array, observer: IntersectionObserver| {
        let near = seen.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()).any(|e| e.is_intersecting());
        if near && growing.most.get() < growing.listed.borrow().len() {
            growing.most.set(growing.most.get() + STEP);
            // Rows that cannot be made now are made at the next change.
            let _ = render(&growing);
            // It tells of changes only: asked anew, it tells again if the end is still near.
            observer.unobserve(&watched);
            observer.observe(&watched);
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(AHEAD);
    IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options)?.observe(&end);
    callback.forget();

    let printing = journal.clone();
    on(&window(), "beforeprint", move |_| {
        printing.most.set(usize::MAX - STEP);
        // What could not be made is not printed.
        let _ = render(&printing);
    });
    let opening = journal.clone();
    on(&by_id("events")?, "click", move |event| {
        // A row that is gone meanwhile has nothing to open.
        let _ = open(&opening, event);
    });
    Ok(())
}

/// Brings the list to the state of the record.
pub(super) fn render(journal: &Journal) -> Result<()> {
    let list = by_id("events")?;
    let record = journal.record.borrow();
    let mut rows = journal.rows.borrow_mut();
    let listed = journal.listed.borrow();
    let (words, pictures) = (wording(), journal.pictures.borrow());
    let mut next: Option<Node> = list.first_child();
    for &position in listed.iter().take(journal.most.get()) {
        let event = &record.events[position];
        let made = row::RowState::of(&record, position, &pictures);
        let mut replaced = None;
        let element = match rows.get(&event.id) {
            Some((before, element)) if *before == made => element.clone(),
            before => {
                let element = row::row(&record, position, made, &words).build()?;
                if let Some((_, before)) = before {
                    if next.as_ref().is_some_and(|n| n.is_same_node(Some(before))) {
                        next = before.next_sibling();
                    }
                    replaced = Some(RowFocus::by(&element, before, event)?);
                    thumbs::forget(journal, before);
                    before.remove();
                }
                if made.pictured {
                    thumbs::watch(journal, &element);
                }
                rows.insert(event.id.clone(), (made, element.clone()));
                element
            }
        };
        match &next {
            Some(there) if there.is_same_node(Some(&element)) => next = there.next_sibling(),
            // Moving an element would take the focus out of it: only new rows, and
            // rows that a filter brings back, come this way.
            there => {
                list.insert_before(&element, there.as_ref())?;
            }
        }
        if let Some(replaced) = replaced {
            replaced.focus(&element)?;
        }
    }
    while let Some(there) = next {
        next = there.next_sibling();
        list.remove_child(&there)?;
    }
    show(&by_id("none")?, listed.is_empty() && !record.events.is_empty());
    Ok(())
}

fn open(journal: &Rc<Journal>, event: &DomEvent) -> Result<()> {
    let (Some((_, action)), Some(row)) = (pressed::<RowAction>(event), clicked(event, "[data-id]")) else { return Ok(()) };
    let record = journal.record.borrow();
    let id = row.get_attribute("data-id");
    let Some(event) = record.events.iter().rev().find(|e| Some(e.id.as_str()) == id.as_deref()) else { return Ok(()) };
    match action {
        RowAction::Open => toggle(&row, event),
        RowAction::Whole => show_whole(&row, event),
        action => acts::act(journal, action, &row, event),
    }
}

/// A row that was made anew, and where the focus was in it.
struct RowFocus {
    focused: Option<Element>,
}

impl RowFocus {
    /// Takes over what the person opened and wrote, before the old row goes.
    fn by(now: &Element, before: &Element, event: &Event) -> Result<Self> {
        let focused = document().active_element().filter(|focused| before.contains(Some(focused)));
        if is_open(before)? {
            set_open(now, event, true)?;
            acts::carry_over(before, now)?;
        }
        Ok(Self { focused })
    }

    /// Gives the focus back, once the new row stands in the page.
    fn focus(self, now: &Element) -> Result<()> {
        let Some(focused) = self.focused else { return Ok(()) };
        let same = match focused.get_attribute("data-do") {
            _ if now.contains(Some(&focused)) => Some(focused),
            Some(name) => now.query_selector(&format!("[data-do={name}]"))?,
            None => None,
        };
        // A button that is not there any more leaves it to the one that every row has.
        let target = if same.is_some() { same } else { now.query_selector(&selector(RowAction::Open))? };
        if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            target.focus()?;
        }
        Ok(())
    }
}

/// Shows all words of the site.
fn show_whole(row: &Element, event: &Event) -> Result<()> {
    {
        if let (Fact::SiteMessage(message), Some(said)) = (&event.fact, row.query_selector(".title .said")?) {
            said.set_text_content(Some(&message.text));
            // What said that it goes on is not true any more.
            for rest in [row.query_selector(".goes-on")?, row.query_selector(".shortened")?].into_iter().flatten() {
                rest.remove();
            }
        }
    }
    Ok(())
}

fn toggle(row: &Element, event: &Event) -> Result<()> {
    let opened = is_open(row)?;
    set_open(row, event, !opened)
}

fn is_open(row: &Element) -> Result<bool> {
    let open = [&*selector(RowAction::Open), "[aria-expanded=true]"].concat();
    Ok(row.query_selector(&open)?.is_some())
}

/// Opens a row to exactly what is stored, or closes it.
fn set_open(row: &Element, event: &Event, open: bool) -> Result<()> {
    if let (Some(button), Some(stored)) = (row.query_selector(&selector(RowAction::Open))?, row.query_selector(".stored")?) {
        button.set_attribute("aria-expanded", if open { "true" } else { "false" })?;
        button.set_text_content(Some(&text(if open { "row_close" } else { "row_open" })));
        stored.set_text_content(open.then(|| event.to_json()).as_deref());
        show(&stored, open);
        acts::set_shown(row, open)?;
    }
    Ok(())
}
