//! A card beside a whole form: the panel after a refusal and the help with a
//! new password are such cards. It stands on free ground, makes way for the
//! cards of the fields, and goes under the form only in answer to a key or click.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Document, DocumentFragment, Element, HtmlElement, ShadowRoot};

use super::{PlacementRequest, beside};
use crate::form::Rect;
use crate::page::sight::forms::Form;
use crate::page::sight::ground::is_dark_under;
use crate::page::ui::dom::{self, rect_of, set_style};
use crate::page::watchman;
use crate::webext::i18n;

/// Between form and card, in CSS pixels.
const GAP: f64 = 16.0;
/// It is at least and at most this wide, in CSS pixels.
const WIDTHS: (f64, f64) = (260.0, 380.0);
/// How long after it came it is told to a screen reader, in milliseconds.
const TOLD_AFTER: u32 = 600;
/// Room that is left under a login's password field for its card, in CSS pixels.
const FOR_CARDS: f64 = 80.0;

/// What it stands beside.
#[derive(Clone)]
pub(crate) struct Anchor {
    /// Under this it goes where there is no ground beside.
    pub(crate) scope: Element,
    /// Its upper edge may be here.
    pub(crate) first: Element,
    /// It stands beside this.
    pub(crate) field: Element,
    /// Room that is left under `field`, in CSS pixels.
    pub(crate) room: f64,
}

impl Anchor {
    /// Beside a login, under the cards of its fields.
    pub(crate) fn login(form: &Form) -> Option<Self> {
        let field: Element = form.password.clone()?.into();
        let first = form.mail.clone().map_or_else(|| field.clone(), Into::into);
        Some(Self { scope: form.scope.clone(), first, field, room: FOR_CARDS })
    }

    /// Beside an element, within `scope`.
    pub(crate) fn beside(element: &Element, scope: &Element) -> Self {
        Self { scope: scope.clone(), first: element.clone(), field: element.clone(), room: 0.0 }
    }
}

/// The card.
pub(crate) struct SideCard {
    pub(crate) document: Document,
    pub(crate) host: Element,
    pub(crate) body: Element,
    root: ShadowRoot,
    /// Speaks to screen readers: a region that comes with its text is not read.
    status: Element,
    anchor: RefCell<Anchor>,
    /// Selects the pieces of ours that it makes way for.
    yields_to: String,
    /// What is told once it has stood for a moment, or once typing rests.
    telling: RefCell<Option<Timeout>>,
    /// In the flow under the form, because there is no free ground beside it.
    below: Cell<bool>,
    /// It has stood beside the form: if cards need the ground now, it comes back when they go.
    beside: Cell<bool>,
    closed: Cell<bool>,
}

impl SideCard {
    /// Makes the card: the name of its element, the pieces of ours that it makes way for, its sheet.
    pub(crate) fn new(document: Document, name: &str, yields_to: &str, sheet: &str, anchor: Anchor) -> Option<Rc<Self>> {
        let (host, root) = dom::host(&document, name, sheet)?;
        let body = dom::make(&document, "div", "", "")?;
        body.set_attribute("role", "region").ok()?;
        body.set_attribute("aria-label", &i18n::text("panel_label")).ok()?;
        root.append_child(&body).ok()?;
        let status = dom::make(&document, "div", "unseen", "")?;
        status.set_attribute("role", "status").ok()?;
        root.append_child(&status).ok()?;
        let card = Rc::new(Self {
            document,
            host,
            body,
            root,
            status,
            anchor: RefCell::new(anchor),
            yields_to: yields_to.to_owned(),
            telling: RefCell::default(),
            below: Cell::new(false),
            beside: Cell::new(false),
            closed: Cell::new(false),
        });
        card.keep_in_place();
        Some(card)
    }

    /// Fills it anew, beside that; `told` selects what a screen reader is told.
    pub(crate) fn fill(self: &Rc<Self>, anchor: Anchor, content: &DocumentFragment, told: &'static str) {
        let dark = is_dark_under(&anchor.field);
        *self.anchor.borrow_mut() = anchor;
        self.body.set_class_name(if dark { "card panel dark plain" } else { "card panel light plain" });
        self.body.replace_children_with_node_1(content);
        self.status.set_text_content(None);
        self.closed.set(false);
        if !self.host.is_connected() {
            self.below.set(false);
            self.beside.set(false);
        }
        self.settle();
        self.tell(told);
    }

    /// Tells a screen reader what stands there then, after a rest.
    pub(crate) fn tell(self: &Rc<Self>, selector: &'static str) {
        let this = Rc::clone(self);
        *self.telling.borrow_mut() = Some(Timeout::new(TOLD_AFTER, move || {
            let told: Vec<String> = dom::all::<Element>(&this.body, selector).iter().filter_map(|e| e.text_content()).collect();
            let told = told.join(" ");
            // The same words again would be read out again.
            if this.status.text_content().unwrap_or_default() != told {
                this.status.set_text_content(Some(&told));
            }
        }));
    }

    /// Takes it away until it is filled anew.
    pub(crate) fn close(&self) {
        self.closed.set(true);
        self.host.remove();
    }

    /// Calls `act` for every button of ours that the person presses.
    pub(crate) fn on_press(&self, act: impl Fn(&Element) + 'static) {
        EventListener::new(&self.body, "click", move |event| {
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            if let (true, Some(button)) = (event.is_trusted(), target.and_then(|t| t.closest("button").ok().flatten())) {
                act(&button);
            }
        })
        .forget();
    }

    fn keep_in_place(self: &Rc<Self>) {
        let Some(window) = dom::window() else { return };
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        // Before the page has loaded, its own layout is not there yet.
        for kind in ["click", "keyup", "focusin", "focusout", "resize", "scroll", "load"] {
            let this = Rc::clone(self);
            EventListener::new_with_options(&window, kind, options, move |event| {
                if watchman::resting() {
                    return;
                }
                let typed = matches!(event.type_().as_str(), "click" | "keyup") && event.is_trusted();
                if event.type_() == "resize" {
                    this.beside.set(false);
                }
                if typed && !this.closed.get() && !this.beside.get() && !this.host.is_connected() {
                    this.stand_below();
                }
                let this = Rc::clone(&this);
                let later = wasm_bindgen::closure::Closure::once_into_js(move || this.settle());
                if let Some(window) = dom::window() {
                    let _ = window.request_animation_frame(later.unchecked_ref());
                }
            })
            .forget();
        }
    }

    /// Stands beside the form, under the cards; if there is no free ground, it waits for a click or key.
    pub(crate) fn settle(&self) {
        if self.closed.get() || self.below.get() {
            return;
        }
        let focused = self.root.active_element();
        let anchor = self.anchor.borrow().clone();
        let cards: Vec<Rect> = self
            .document
            .document_element()
            .map(|root| dom::all::<Element>(&root, &self.yields_to))
            .unwrap_or_default()
            .iter()
            .map(rect_of)
            .collect();
        let field = rect_of(&anchor.field);
        let first = rect_of(&anchor.first).top;
        let lowest = if anchor.room > 0.0 { field.bottom + anchor.room } else { first };
        let under_cards = cards.iter().map(|c| c.bottom + GAP).fold(lowest, f64::max);
        let ground = beside(
            &self.document,
            &self.host,
            &PlacementRequest { field: &anchor.field, tops: &[under_cards, first], widths: WIDTHS, taken: &cards },
        );
        if ground.is_some() {
            self.beside.set(true);
        } else if let Some(focused) = focused {
            // It has grown under the person's own press: it must not go away under their hands.
            self.stand_below();
            if let Some(focused) = focused.dyn_ref::<HtmlElement>() {
                let _ = focused.focus();
            }
        }
    }

    /// Says under the row of a button what has come of it.
    pub(crate) fn say(self: &Rc<Self>, button: &Element, text: &str) {
        let Ok(Some(row)) = button.closest(".doors,li") else { return };
        let after = row.next_element_sibling().filter(|next| next.class_list().contains("answer"));
        let line = after.or_else(|| {
            let tag = if row.tag_name() == "LI" { "li" } else { "p" };
            let line = dom::make(&self.document, tag, "answer", "")?;
            row.insert_adjacent_element("afterend", &line).ok().flatten()
        });
        if let Some(line) = line {
            line.set_text_content(Some(text));
            self.settle();
            self.tell(".answer");
        }
    }

    /// A click or key has just been seen: now it may push down what stands under the form.
    fn stand_below(&self) {
        self.below.set(true);
        let scope = self.anchor.borrow().scope.clone();
        let _ = match scope.tag_name().as_str() {
            "HTML" | "BODY" => self.document.body().and_then(|b| b.append_child(&self.host).ok()).map(|_| ()),
            _ => scope.insert_adjacent_element("afterend", &self.host).ok().map(|_| ()),
        };
        set_style(&self.host, &[("all", "initial"), ("display", "block"), ("margin", "12px 0"), ("clear", "both")]);
    }
}
