//! The card of one field: what is there, why it matters, one button that
//! repairs it when a repair is safe.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, DocumentFragment, Element};

use super::action::Action;
use super::description::{ID, describe};
use crate::page::ui::{dom, hosts, sheet};
use crate::page::writer;
use crate::plain;
use crate::site::phrases;

/// Where a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CardPosition {
    /// Not in the page.
    Away,
    /// Wanted, but there is no room beside and nothing was typed just now.
    Held,
    /// Over free ground beside the field.
    Beside,
    /// A slim line under the field.
    Below,
}

/// What stands in a card.
pub(super) struct CardContent {
    pub(super) rows: DocumentFragment,
    /// What its buttons do, by the number that each carries.
    pub(super) actions: Vec<Action>,
    /// What a screen reader says of it.
    pub(super) sentence: String,
    /// The class of the gravest finding.
    pub(super) severity: &'static str,
}

/// A card; its element is made when it is first needed.
pub(crate) struct Card {
    document: Document,
    host: RefCell<Option<Element>>,
    body: RefCell<Option<Element>>,
    pub(super) stand: Cell<CardPosition>,
    pub(super) expanded: Cell<bool>,
    /// It is to be filled anew although neither text nor findings have changed.
    pub(super) stale: Cell<bool>,
    actions: Rc<RefCell<Vec<Action>>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Card {
    pub(super) fn new(document: &Document) -> Self {
        Self {
            document: document.clone(),
            host: RefCell::default(),
            body: RefCell::default(),
            stand: Cell::new(CardPosition::Away),
            expanded: Cell::new(false),
            stale: Cell::new(false),
            actions: Rc::default(),
            listeners: RefCell::default(),
        }
    }

    /// Whether there is something to show.
    pub(crate) fn wanted(&self) -> bool {
        self.stand.get() != CardPosition::Away
    }

    /// The element that stands in the page, once it is made.
    pub(super) fn host(&self) -> Option<Element> {
        self.host.borrow().clone()
    }

    /// Makes its element, if there is none yet. `act` is called for every button that the person presses.
    pub(super) fn make(&self, act: impl Fn(Action) + 'static) -> Option<()> {
        if self.body.borrow().is_some() {
            return Some(());
        }
        let (host, root) = dom::host(&self.document, hosts::HINT, &sheet::card())?;
        host.set_id(&[ID, &plain::hexadecimal(writer::random(), 1)].concat());
        let body = dom::make(&self.document, "div", "card light info", "")?;
        root.append_child(&body).ok()?;
        let actions = Rc::clone(&self.actions);
        let clicked = EventListener::new(&body, "click", move |event| {
            let target = event.target().filter(|_| event.is_trusted()).and_then(|t| t.dyn_into::<Element>().ok());
            let action = target.and_then(|target| action_at(&target, &actions.borrow()));
            if let Some(action) = action {
                act(action);
            }
        });
        // The field keeps the focus while its card is clicked.
        let pressed = EventListener::new_with_options(&body, "mousedown", EventListenerOptions::enable_prevent_default(), |event| {
            event.prevent_default();
        });
        *self.listeners.borrow_mut() = vec![clicked, pressed];
        *self.body.borrow_mut() = Some(body);
        *self.host.borrow_mut() = Some(host);
        Some(())
    }

    /// Fills it. Where it stands is decided later.
    pub(super) fn fill(&self, input: &Element, content: CardContent) {
        if let Some(body) = self.body.borrow().as_ref() {
            body.replace_children_with_node_1(&content.rows);
        }
        self.set_class(content.severity, None);
        *self.actions.borrow_mut() = content.actions;
        if self.stand.get() == CardPosition::Away {
            self.stand.set(CardPosition::Held);
        }
        if let Some(host) = self.host.borrow().as_ref() {
            describe(input, &host.id(), true);
        }
    }

    /// Sets severity and lightness, each kept if not given.
    pub(super) fn set_class(&self, severity: &str, theme: Option<bool>) {
        if let Some(body) = self.body.borrow().as_ref() {
            let old = body.class_name();
            let dark = theme.unwrap_or_else(|| phrases::has(&old, "dark"));
            let slim = if self.stand.get() == CardPosition::Below { " slim" } else { "" };
            let severity = if severity.is_empty() { old.split(' ').nth(2).unwrap_or("info") } else { severity };
            let class = ["card ", if dark { "dark " } else { "light " }, severity, slim].concat();
            if class != old {
                body.set_class_name(&class);
            }
        }
    }

    /// Takes the card away.
    pub(super) fn hide(&self, input: &Element) {
        self.stand.set(CardPosition::Away);
        self.expanded.set(false);
        if let Some(host) = self.host.borrow().as_ref() {
            describe(input, &host.id(), false);
            host.remove();
        }
    }
}

/// What the button under a click does.
fn action_at(target: &Element, actions: &[Action]) -> Option<Action> {
    let number = target.closest("button").ok()??.get_attribute("data-action")?;
    actions.get(usize::try_from(plain::read_decimal(&number)?).ok()?).cloned()
}
