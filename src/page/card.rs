//! The card of one field: what is there, why it matters, one button that
//! repairs it when a repair is safe.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement};

use super::engine::Engine;
use super::watched::Watched;
use super::{card_rows, card_style, dom, lens, memory, record, repair};
use crate::inspect::{Around, Finding, Input, Keyboard, Severity, apply, repair_same};
use crate::journal::plain;
use crate::site::phrases;
use crate::webext::i18n;

/// Selects everything that this extension ever puts into a page.
pub(super) const HOSTS: &str =
    "login-rescue-hint,login-rescue-panel,login-rescue-reset,login-rescue-lens,login-rescue-point,login-rescue-status";

/// Selects the bar of somebody who points.
pub(super) const POINT: &str = "login-rescue-point";

/// What the ids of our cards begin with.
const ID: &str = "login-rescue-";

/// Where a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Not in the page.
    Away,
    /// Wanted, but there is no room beside and nothing was typed just now.
    Held,
    /// Over free ground beside the field.
    Beside,
    /// A slim line under the field.
    Below,
}

/// What a button of the card does.
#[derive(Clone)]
pub(super) enum Action {
    Close,
    More,
    /// Shows the text letter by letter.
    Lens,
    /// Whether the address may be remembered once a login with it has worked.
    Remember(bool),
    /// All findings of the finding's verb.
    Same(Finding),
    /// One choice of one finding.
    Choice(Finding, usize),
}

/// A card; its element is made when it is first needed.
pub(super) struct Card {
    document: Document,
    pub(super) host: RefCell<Option<Element>>,
    body: RefCell<Option<Element>>,
    pub(super) stand: Cell<Stand>,
    pub(super) expanded: Cell<bool>,
    /// It is to be filled anew although neither text nor findings have changed.
    pub(super) stale: Cell<bool>,
    pub(super) actions: RefCell<Vec<Action>>,
    listener: RefCell<Vec<EventListener>>,
    sentence: RefCell<String>,
}

impl Card {
    pub(super) fn new(document: &Document) -> Self {
        Self {
            document: document.clone(),
            host: RefCell::default(),
            body: RefCell::default(),
            stand: Cell::new(Stand::Away),
            expanded: Cell::new(false),
            stale: Cell::new(false),
            actions: RefCell::default(),
            listener: RefCell::default(),
            sentence: RefCell::default(),
        }
    }

    /// Whether there is something to show.
    pub(super) fn wanted(&self) -> bool {
        self.stand.get() != Stand::Away
    }

    /// What a screen reader says of it.
    pub(super) fn sentence(&self) -> String {
        self.sentence.borrow().clone()
    }

    /// Fills the card. It is put in its place by `place::settle`.
    pub(super) fn render(&self, engine: &Rc<Engine>, watched: &Rc<Watched>, text: &str, findings: &[Finding]) {
        let Some(body) = self.body(engine, watched) else { return };
        let asks = engine.memory.asks(watched.field, text);
        let rows = card_rows::Rows { document: &self.document, watched, text, findings, expanded: self.expanded.get(), asks };
        let (content, actions, sentence) = rows.build();
        body.replace_children_with_node_1(&content);
        self.set_class(worst(findings), None);
        *self.actions.borrow_mut() = actions;
        *self.sentence.borrow_mut() = sentence;
        if self.stand.get() == Stand::Away {
            self.stand.set(Stand::Held);
        }
        if let Some(host) = self.host.borrow().as_ref() {
            describe(&watched.input, &host.id(), true);
        }
    }

    /// Sets severity and lightness, each kept if not given.
    pub(super) fn set_class(&self, severity: &str, theme: Option<bool>) {
        if let Some(body) = self.body.borrow().as_ref() {
            let old = body.class_name();
            let dark = theme.unwrap_or_else(|| phrases::has(&old, "dark"));
            let slim = if self.stand.get() == Stand::Below { " slim" } else { "" };
            let severity = if severity.is_empty() { old.split(' ').nth(2).unwrap_or("info") } else { severity };
            let class = ["card ", if dark { "dark " } else { "light " }, severity, slim].concat();
            if class != old {
                body.set_class_name(&class);
            }
        }
    }

    /// Takes the card away.
    pub(super) fn hide(&self, input: &HtmlInputElement) {
        self.stand.set(Stand::Away);
        self.expanded.set(false);
        if let Some(host) = self.host.borrow().as_ref() {
            describe(input, &host.id(), false);
            host.remove();
        }
    }

    fn body(&self, engine: &Rc<Engine>, watched: &Rc<Watched>) -> Option<Element> {
        if let Some(body) = self.body.borrow().as_ref() {
            return Some(body.clone());
        }
        let host = self.document.create_element("login-rescue-hint").ok()?;
        host.set_id(&[ID, &plain::hexadecimal(record::random(), 1)].concat());
        host.set_attribute("lang", &i18n::language()).ok()?;
        let root = host.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Closed)).ok()?;
        root.append_child(&dom::make(&self.document, "style", "", &card_style::card())?.into()).ok()?;
        let body = dom::make(&self.document, "div", "card light info", "")?;
        root.append_child(&body).ok()?;
        let (engine, watched_too) = (Rc::downgrade(engine), Rc::downgrade(watched));
        let clicked = EventListener::new(&body, "click", move |event| {
            if let (true, Some(engine), Some(watched)) = (event.is_trusted(), engine.upgrade(), watched_too.upgrade())
                && let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok())
            {
                act(&engine, &watched, &target);
            }
        });
        // The field keeps the focus while its card is clicked.
        let pressed =
            EventListener::new_with_options(&body, "mousedown", gloo_events::EventListenerOptions::enable_prevent_default(), |event| {
                event.prevent_default();
            });
        *self.listener.borrow_mut() = vec![clicked, pressed];
        *self.body.borrow_mut() = Some(body.clone());
        *self.host.borrow_mut() = Some(host);
        Some(body)
    }
}

/// The class of the gravest finding.
pub(super) fn worst(findings: &[Finding]) -> &'static str {
    findings.iter().map(|f| f.severity).min_by_key(|s| *s as u8).unwrap_or(Severity::Info).as_str()
}

fn act(engine: &Rc<Engine>, watched: &Rc<Watched>, target: &Element) {
    let Ok(Some(button)) = target.closest("button") else { return };
    let index = button.get_attribute("data-action").and_then(|i| usize::try_from(plain::read_decimal(&i)?).ok());
    let action = index.and_then(|i| watched.card.actions.borrow().get(i).cloned());
    let (field, text) = (watched.field, watched.input.value());
    match action {
        Some(Action::Close) => {
            engine.dismiss(watched);
            let _ = watched.input.focus();
            return;
        }
        Some(Action::More) => {
            watched.card.expanded.set(true);
            watched.card.stale.set(true);
        }
        Some(Action::Lens) => return lens::ask(field, engine),
        Some(Action::Remember(yes)) => {
            memory::answered(engine, yes);
            watched.card.stale.set(true);
        }
        Some(Action::Same(finding)) => {
            let input = Input { field, text: &text, keyboard: Keyboard::default(), complete: true, around: Around::default() };
            repair::replace(&watched.input, &repair_same(&input, finding.code.verb()));
        }
        Some(Action::Choice(finding, n)) => {
            if let Some(choice) = finding.repair.as_ref().and_then(|r| r.choices.get(n)) {
                repair::replace(&watched.input, &apply(&text, choice));
            }
        }
        None => return,
    }
    engine.look(watched, true, true);
}

/// Adds or takes away one id in `aria-describedby`; what the page put there stays.
fn describe(input: &HtmlInputElement, id: &str, add: bool) {
    let old = input.get_attribute(DESCRIBED).unwrap_or_default();
    if old.split_ascii_whitespace().any(|t| t == id) != add {
        set_description(input, old.split_ascii_whitespace().filter(|t| *t != id).chain(add.then_some(id)));
    }
}

/// Takes away what an engine that is no more has left in `aria-describedby`.
pub(super) fn forget_descriptions(root: &Element) {
    for input in dom::all::<Element>(root, "input[aria-describedby*=login-rescue-]") {
        let old = input.get_attribute(DESCRIBED).unwrap_or_default();
        set_description(&input, old.split_ascii_whitespace().filter(|t| !t.starts_with(ID)));
    }
}

const DESCRIBED: &str = "aria-describedby";

fn set_description<'a>(input: &Element, ids: impl Iterator<Item = &'a str>) {
    let ids = ids.collect::<Vec<_>>().join(" ");
    let _ = if ids.is_empty() { input.remove_attribute(DESCRIBED) } else { input.set_attribute(DESCRIBED, &ids) };
}
