//! The lens: what stands in a field, letter by letter, because the person
//! asked to see it. Drawn in a closed root only, and gone on Esc, when the
//! focus leaves it, when the tab is hidden, and after ten seconds without use.
//! Nothing of it is kept or sent.

mod action;
mod content;
mod lens_sheet;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, FocusEvent, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::placement::{ABOVE_FIELD, PlacementRequest, beside, stand_under};
use super::sight::forms::{self, Form};
use super::sight::ground::is_dark_under;
use super::ui::action::action_at;
use super::ui::dom::{self, rect_of};
use super::ui::{glyphs, hosts, sheet};
use super::watchman;
use crate::form::Rect;
use crate::inspect::Field;
use crate::journal::event::FormKind;
use action::LensAction;

/// Without use it closes after this long, in milliseconds.
const UNUSED: u32 = 10_000;
/// It is at least and at most this wide, in CSS pixels.
const WIDTHS: (f64, f64) = (260.0, 400.0);

thread_local! {
    static LENS: RefCell<Option<Rc<Lens>>> = const { RefCell::new(None) };
}

struct Lens {
    document: Document,
    host: Element,
    body: HtmlElement,
    form: Form,
    field: Cell<Field>,
    /// It is being put in its place, which may take the focus out of it for a moment.
    moving: Cell<bool>,
    unused: RefCell<Option<Timeout>>,
    listeners: RefCell<Vec<EventListener>>,
}

/// Opens the lens on this page: on the field that was asked for, else on the
/// address, because a password is drawn only when it was asked for by name.
pub fn start() {
    let asked = watchman::get("look").as_string();
    watchman::set("look", &JsValue::UNDEFINED);
    let field = if asked.as_deref() == Some("password") { Field::Password } else { Field::Mail };
    // On a page without a sign-in form there is nothing to look at.
    let _ = open(field);
}

fn open(field: Field) -> Option<()> {
    close(false);
    let document = dom::document()?;
    if document.hidden() || watchman::resting() {
        return None;
    }
    let form = forms::of_engine().into_iter().find(|f| f.kind == FormKind::SignIn)?;
    let sheet = [&*sheet::panel(), lens_sheet::STYLE, glyphs::STYLE].concat();
    let (host, root) = dom::host(&document, hosts::LENS, &sheet)?;
    let body: HtmlElement = dom::make(&document, "div", "", "")?.dyn_into().ok()?;
    for (name, value) in [("role", "dialog"), ("aria-labelledby", "title"), ("aria-describedby", "says"), ("tabindex", "-1")] {
        body.set_attribute(name, value).ok()?;
    }
    root.append_child(&body).ok()?;
    let lens = Rc::new(Lens {
        document,
        host,
        body,
        form,
        field: Cell::new(field),
        moving: Cell::new(false),
        unused: RefCell::default(),
        listeners: RefCell::default(),
    });
    LENS.set(Some(Rc::clone(&lens)));
    lens.fill()?;
    lens.listen();
    // A screen reader reads what has the focus; Esc and the Tab key work from there.
    lens.body.focus().ok()
}

/// Takes it away. `back`: the focus goes to the field that it was about.
fn close(back: bool) {
    let Some(lens) = LENS.take() else { return };
    lens.unused.take();
    // A listener cannot be dropped while it runs: it goes in the next turn.
    let listeners = lens.listeners.take();
    Timeout::new(0, move || drop(listeners)).forget();
    lens.host.remove();
    if let Some(input) = lens.input().filter(|_| back) {
        let _ = input.focus();
    }
}

impl Lens {
    fn input(&self) -> Option<HtmlInputElement> {
        match self.field.get() {
            Field::Mail => self.form.mail.clone().or_else(|| self.form.password.clone()),
            Field::Password => self.form.password.clone(),
        }
    }

    fn fill(self: &Rc<Self>) -> Option<()> {
        let input = self.input()?;
        if self.form.password.as_ref() == Some(&input) {
            self.field.set(Field::Password);
        }
        let dark = is_dark_under(&input);
        self.body.set_class_name(if dark { "card lens dark info" } else { "card lens light info" });
        let content = content::build(&self.document, self.field.get(), &input, self.form.mail.is_some())?;
        self.body.replace_children_with_node_1(&content);
        self.stand(&input);
        self.used();
        Some(())
    }

    /// Stands beside the field, off the cards and the panel; without free
    /// ground it is a piece of the page under the field, in answer to the click.
    fn stand(&self, input: &HtmlInputElement) {
        let Some(root) = self.document.document_element() else { return };
        let taken: Vec<Rect> = dom::all::<Element>(&root, &[hosts::HINT, hosts::PANEL, hosts::RESET].join(","))
            .iter()
            .map(rect_of)
            .filter(|r| r.width() > 1.0)
            .collect();
        let top = rect_of(input).top - ABOVE_FIELD;
        let wanted = PlacementRequest { field: input, tops: &[top], widths: WIDTHS, taken: &taken };
        if beside(&self.document, &self.host, &wanted).is_none() {
            stand_under(input, &self.host);
        }
        self.host.scroll_into_view_with_bool(false);
    }

    fn used(&self) {
        *self.unused.borrow_mut() = Some(Timeout::new(UNUSED, || close(true)));
    }

    fn listen(self: &Rc<Self>) {
        let Some(window) = dom::window() else { return };
        let active = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let mut listeners = Vec::new();
        for kind in ["keydown", "blur", "visibilitychange", "pagehide", "resize"] {
            let this = Rc::downgrade(self);
            listeners.push(EventListener::new_with_options(&window, kind, active, move |event| {
                if let Some(lens) = this.upgrade() {
                    lens.happened(event);
                }
            }));
        }
        for kind in ["click", "focusout", "pointermove", "wheel", "keydown"] {
            let this = Rc::downgrade(self);
            listeners.push(EventListener::new(&self.body, kind, move |event| {
                if let Some(lens) = this.upgrade() {
                    lens.within(event);
                }
            }));
        }
        *self.listeners.borrow_mut() = listeners;
    }

    fn happened(self: &Rc<Self>, event: &Event) {
        match event.type_().as_str() {
            "keydown" if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape") => {
                // One Esc, one thing: it would close the dialog around the form as well.
                event.prevent_default();
                event.stop_propagation();
                close(true);
            }
            // Another program, another window: whoever looks over the shoulder there sees nothing.
            "blur" if event.target().is_some_and(|t| t.is_instance_of::<web_sys::Window>()) => close(false),
            "visibilitychange" if self.document.hidden() => close(false),
            "pagehide" => close(false),
            "resize" => {
                // In the flow it moves with the page.
                if let Some(input) = self.input().filter(|_| dom::style_of(&self.host, "position") == "absolute") {
                    self.moving.set(true);
                    self.stand(&input);
                    let _ = self.body.focus();
                    self.moving.set(false);
                }
            }
            _ => {}
        }
    }

    fn within(self: &Rc<Self>, event: &Event) {
        match event.type_().as_str() {
            "focusout" => {
                let to = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
                let inside = to.and_then(|t| t.dyn_into::<web_sys::Node>().ok()).is_some_and(|node| self.body.contains(Some(&node)));
                if !inside && !self.moving.get() {
                    close(false);
                }
            }
            "click" if event.is_trusted() => self.clicked(event),
            _ => self.used(),
        }
    }

    fn clicked(self: &Rc<Self>, event: &Event) {
        self.used();
        match action_at(event) {
            Some(LensAction::Close) => close(true),
            Some(LensAction::Mail) => self.show(Field::Mail),
            Some(LensAction::Password) => self.show(Field::Password),
            None => {}
        }
    }

    fn show(self: &Rc<Self>, field: Field) {
        self.field.set(field);
        self.moving.set(true);
        // Without its field it keeps showing the other one.
        let _ = self.fill();
        // The button that had the focus went away with the old content.
        let _ = self.body.focus();
        self.moving.set(false);
    }
}
