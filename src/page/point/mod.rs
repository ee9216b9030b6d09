//! The person points at a field or a message that was not recognised, once:
//! by mouse, finger, or arrow keys and Enter; Esc ends it. The page notices
//! nothing of it. What stands in the fields is read for one thing only: to mask it
//! in a message that repeats it.

mod action;
mod content;
pub mod diagnose;
mod save;
mod targets;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, DocumentFragment, Element, Event, HtmlElement, KeyboardEvent, MouseEvent, ShadowRoot};

use super::sight::ground::is_dark_under;
use super::ui::action::action_at;
use super::ui::dom::{self, make, rect_of, set_style};
use super::ui::{hosts, sheet};
use super::watchman;
use crate::journal::storage::pointed::{PointedPlace, Role};
use crate::webext::i18n;
use action::PointAction;
use content::{PointOutcome, STYLE};
use save::{Selection, keep, remembered};

thread_local! {
    static POINTER: RefCell<Option<Rc<Pointer>>> = const { RefCell::new(None) };
}

struct Pointer {
    document: Document,
    host: Element,
    root: ShadowRoot,
    glass: Element,
    frame: Element,
    bar: HtmlElement,
    /// Speaks to screen readers.
    status: Element,
    /// What is still to be asked, the next at the end.
    asked: RefCell<Vec<Role>>,
    chosen: RefCell<Vec<Selection>>,
    /// What is remembered of this host already, once it was read.
    remembered: RefCell<Option<Vec<PointedPlace>>>,
    /// What would be chosen now.
    candidate: RefCell<Option<Element>>,
    done: Cell<bool>,
    listeners: RefCell<Vec<EventListener>>,
}

/// Lets the person point at the two fields.
pub fn fields() {
    // Without a page there is nothing to point at.
    let _ = open(vec![Role::Password, Role::Mail]);
}

/// Lets the person point at what the site says.
pub fn message() {
    let _ = open(vec![Role::Message]);
}

fn open(asked: Vec<Role>) -> Option<()> {
    close();
    let document = dom::document()?;
    if watchman::resting() {
        return None;
    }
    let (host, root) = dom::host(&document, hosts::POINT, &[&*sheet::card(), STYLE].concat())?;
    set_style(&host, &[("all", "initial"), ("position", "fixed"), ("inset", "0"), ("z-index", "2147483647"), ("display", "block")]);
    let [glass, frame, bar, status] = [("glass", ""), ("frame", ""), ("", "bar"), ("unseen", "")].map(|(class, id)| {
        make(&document, "div", class, "").inspect(|e| {
            if !id.is_empty() {
                e.set_id(id)
            }
        })
    });
    let (glass, frame, bar, status) = (glass?, frame?, bar?.dyn_into::<HtmlElement>().ok()?, status?);
    frame.set_attribute("hidden", "").ok()?;
    status.set_attribute("role", "status").ok()?;
    for (name, value) in [("role", "dialog"), ("aria-labelledby", "title"), ("aria-describedby", "says"), ("tabindex", "-1")] {
        bar.set_attribute(name, value).ok()?;
    }
    let dark = document.body().is_some_and(|body| is_dark_under(&body));
    bar.set_class_name(if dark { "card bar dark plain" } else { "card bar light plain" });
    for part in [&glass, &frame, &bar, &status] {
        root.append_child(part).ok()?;
    }
    let pointer = Rc::new(Pointer {
        document,
        host,
        root,
        glass,
        frame,
        bar,
        status,
        asked: RefCell::new(asked),
        chosen: RefCell::default(),
        remembered: RefCell::default(),
        candidate: RefCell::default(),
        done: Cell::new(false),
        listeners: RefCell::default(),
    });
    POINTER.set(Some(Rc::clone(&pointer)));
    let this = Rc::clone(&pointer);
    spawn_local(async move { *this.remembered.borrow_mut() = remembered().await });
    pointer.stand()?;
    pointer.listen();
    pointer.ask();
    Some(())
}

fn close() {
    let Some(pointer) = POINTER.take() else { return };
    // A listener cannot be dropped while it runs: it goes in the next turn.
    let listeners = pointer.listeners.take();
    Timeout::new(0, move || drop(listeners)).forget();
    pointer.host.remove();
}

impl Pointer {
    fn listen(self: &Rc<Self>) {
        let Some(window) = dom::window() else { return };
        let active = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let mut listeners = Vec::new();
        for kind in ["keydown", "scroll", "resize", "pagehide"] {
            let this = Rc::downgrade(self);
            listeners.push(EventListener::new_with_options(&window, kind, active, move |event| {
                if let Some(pointer) = this.upgrade() {
                    pointer.happened(event);
                }
            }));
        }
        for kind in ["pointermove", "pointerdown", "mousedown", "mouseup", "click"] {
            let this = Rc::downgrade(self);
            listeners.push(EventListener::new_with_options(&self.glass, kind, active, move |event| {
                if let Some(pointer) = this.upgrade() {
                    pointer.on_glass(event);
                }
            }));
        }
        let this = Rc::downgrade(self);
        listeners.push(EventListener::new(&self.bar, "click", move |event| {
            if let Some(pointer) = this.upgrade().filter(|_| event.is_trusted()) {
                pointer.pressed(event);
            }
        }));
        *self.listeners.borrow_mut() = listeners;
    }

    fn stand(&self) -> Option<()> {
        // All outside of an open dialog is out of reach.
        let dialog = self.document.query_selector("dialog:modal").ok().flatten();
        dialog.or_else(|| self.document.document_element())?.append_child(&self.host).ok().map(|_| ())
    }

    fn role(&self) -> Option<Role> {
        self.asked.borrow().last().copied()
    }

    /// Asks for the next thing, or brings it to an end.
    fn ask(self: &Rc<Self>) {
        self.show_candidate(None);
        match self.role() {
            Some(role) => self.fill(content::question(&self.document, role)),
            None if self.chosen.borrow().is_empty() => close(),
            None => self.keep(),
        }
    }

    fn fill(&self, content: Option<DocumentFragment>) {
        if let Some(content) = content {
            self.bar.replace_children_with_node_1(&content);
            // A screen reader reads what has the focus; the keys work from there.
            let _ = self.bar.focus();
        }
    }

    fn happened(self: &Rc<Self>, event: &Event) {
        match event.type_().as_str() {
            "pagehide" => close(),
            "keydown" if event.is_trusted() => self.key(event),
            "scroll" | "resize" => self.draw(),
            _ => {}
        }
    }

    fn key(self: &Rc<Self>, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| !key.is_composing()) else { return };
        let on_button = self.root.active_element().is_some_and(|e| e.tag_name() == "BUTTON");
        match key.key().as_str() {
            "Escape" => close(),
            _ if self.done.get() => return,
            "ArrowDown" => self.step(true),
            "ArrowUp" => self.step(false),
            "Enter" if !on_button => self.choose(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn on_glass(self: &Rc<Self>, event: &Event) {
        event.stop_propagation();
        // The focus stays where the keys are heard.
        event.prevent_default();
        let (Some(mouse), Some(role)) = (event.dyn_ref::<MouseEvent>(), self.role()) else { return };
        if !event.is_trusted() {
            return;
        }
        let point = (mouse.client_x() as f32, mouse.client_y() as f32);
        match event.type_().as_str() {
            "pointermove" => self.show_candidate(self.free(targets::at(&self.document, role, point, &self.host))),
            "click" => {
                self.show_candidate(self.free(targets::at(&self.document, role, point, &self.host)));
                self.choose();
            }
            _ => {}
        }
    }

    /// What was not chosen for the other field already.
    fn free(&self, element: Option<Element>) -> Option<Element> {
        element.filter(|e| !self.chosen.borrow().iter().any(|chosen| chosen.element == *e))
    }

    /// Goes on to the next candidate, or back, by keyboard.
    fn step(&self, on: bool) {
        let Some(role) = self.role() else { return };
        let all: Vec<Element> =
            targets::candidates(&self.document, role).into_iter().filter(|e| self.free(Some(e.clone())).is_some()).collect();
        let now = self.candidate.borrow().as_ref().and_then(|c| all.iter().position(|e| e == c));
        let next = match (now, on) {
            (None, true) => 0,
            (None, false) => all.len().saturating_sub(1),
            (Some(n), true) => (n + 1) % all.len().max(1),
            (Some(n), false) => n.checked_sub(1).unwrap_or(all.len().saturating_sub(1)),
        };
        let Some(element) = all.get(next).cloned() else {
            return self.status.set_text_content(Some(&i18n::text("point_nothing_here")));
        };
        element.scroll_into_view_with_bool(false);
        let name = targets::name_of(&self.document, role, &element);
        self.show_candidate(Some(element));
        self.status.set_text_content(Some(&i18n::text_with("point_candidate", &[&(next + 1).to_string(), &all.len().to_string(), &name])));
    }

    fn show_candidate(&self, element: Option<Element>) {
        *self.candidate.borrow_mut() = element;
        self.draw();
    }

    fn draw(&self) {
        let candidate = self.candidate.borrow();
        let Some(element) = candidate.as_ref() else {
            return drop(self.frame.set_attribute("hidden", ""));
        };
        let (rect, px) = (rect_of(element), |n: f64| format!("{n}px"));
        let size = [("left", rect.left - 4.0), ("top", rect.top - 4.0), ("width", rect.width() + 8.0), ("height", rect.height() + 8.0)];
        for (name, value) in size {
            set_style(&self.frame, &[(name, &px(value))]);
        }
        let _ = self.frame.remove_attribute("hidden");
    }

    fn choose(self: &Rc<Self>) {
        let candidate = self.candidate.take();
        let (Some(element), Some(role)) = (candidate, self.role()) else { return };
        match targets::selector(&self.document, role, &element) {
            Some(selector) => {
                self.chosen.borrow_mut().push(Selection { role, element, selector });
                self.asked.borrow_mut().pop();
                self.ask();
            }
            None => self.end(PointOutcome::NotKept),
        }
    }

    fn pressed(self: &Rc<Self>, event: &Event) {
        match action_at(event) {
            Some(PointAction::Close) => close(),
            Some(PointAction::Move) => {
                let _ = self.bar.class_list().toggle("top");
            }
            Some(PointAction::Skip) => {
                self.asked.borrow_mut().pop();
                self.ask();
            }
            None => {}
        }
    }

    /// The page is free again; how it ended is said until it is closed.
    fn end(&self, end: PointOutcome) {
        self.done.set(true);
        self.show_candidate(None);
        self.glass.remove();
        set_style(&self.host, &[("inset", "auto"), ("width", "0"), ("height", "0")]);
        self.fill(content::ending(&self.document, end));
    }

    /// Has what was chosen remembered.
    fn keep(self: &Rc<Self>) {
        let this = Rc::clone(self);
        spawn_local(async move {
            let (chosen, remembered) = (this.chosen.take(), this.remembered.take());
            this.end(keep(&chosen, remembered).await);
        });
    }
}
