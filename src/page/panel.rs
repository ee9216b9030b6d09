//! The quiet panel after a refused attempt: what the site said, what was odd
//! about the fields, one button for the next step.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, DocumentFragment, Element, HtmlElement};

use super::card_style;
use super::dom::{self, Rect, set_style};
use super::engine::Engine;
use super::finder::{self, Form};
use super::panel_content::{self, Step};
use super::place::{self, Wanted};
use super::record;
use crate::journal::event::FormKind;
use crate::journal::summary::Summary;
use crate::message::Message;
use crate::pointing::Pointing;
use crate::webext::{i18n, runtime};

/// Between form and panel, in CSS pixels.
const GAP: f64 = 16.0;
/// The panel is at least and at most this wide, in CSS pixels.
const WIDTHS: (f64, f64) = (260.0, 380.0);
/// How long after it came the panel is told to a screen reader, in milliseconds.
const TOLD_AFTER: u32 = 600;
/// Room that is left under the password field for its card, in CSS pixels.
const FOR_CARDS: f64 = 80.0;

thread_local! {
    static PANEL: RefCell<Option<Rc<Panel>>> = const { RefCell::new(None) };
}

struct Panel {
    document: Document,
    host: Element,
    body: Element,
    /// Speaks to screen readers: a region that comes with its text is not read.
    status: Element,
    form: RefCell<Form>,
    /// In the flow under the form, because there is no free ground beside it.
    below: Cell<bool>,
    /// It has stood beside the form: if cards need the ground now, it comes back when they go.
    beside: Cell<bool>,
    closed: Cell<bool>,
}

/// Shows the panel on this page, or fills the one that is there anew: a page
/// that answers without a load may refuse more than once.
pub fn start() {
    spawn_local(async {
        // Without an answer there is nothing to say, and the page stays as it is.
        let Ok(answer) = runtime::ask(&Message::Summary).await else { return };
        let summary = answer.as_string().and_then(|text| serde_json::from_str::<Summary>(&text).ok());
        if let Some(summary) = summary {
            show(&summary);
        }
    });
}

fn show(summary: &Summary) -> Option<()> {
    let document = dom::document()?;
    let form = finder::find(&document, &[]).into_iter().find(|f| f.kind == FormKind::SignIn)?;
    let content = panel_content::build(&document, summary)?;
    let there = PANEL.with_borrow(Clone::clone);
    let panel = match there {
        Some(panel) => panel,
        None => Panel::new(document, form.clone())?,
    };
    *panel.form.borrow_mut() = form;
    panel.fill(&content);
    Some(())
}

impl Panel {
    fn new(document: Document, form: Form) -> Option<Rc<Self>> {
        let host = document.create_element("login-rescue-panel").ok()?;
        host.set_attribute("lang", &i18n::language()).ok()?;
        let root = host.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Closed)).ok()?;
        root.append_child(&dom::make(&document, "style", "", &card_style::panel())?.into()).ok()?;
        let body = dom::make(&document, "div", "", "")?;
        body.set_attribute("role", "region").ok()?;
        body.set_attribute("aria-label", &i18n::text("panel_label")).ok()?;
        root.append_child(&body).ok()?;
        let status = dom::make(&document, "div", "unseen", "")?;
        status.set_attribute("role", "status").ok()?;
        root.append_child(&status).ok()?;
        let panel = Rc::new(Self {
            document,
            host,
            body,
            status,
            form: RefCell::new(form),
            below: Cell::new(false),
            beside: Cell::new(false),
            closed: Cell::new(false),
        });
        panel.listen();
        PANEL.set(Some(Rc::clone(&panel)));
        Some(panel)
    }

    fn fill(self: &Rc<Self>, content: &DocumentFragment) {
        let dark = place::is_dark_under(&self.form.borrow().scope);
        self.body.set_class_name(if dark { "card panel dark plain" } else { "card panel light plain" });
        self.body.replace_children_with_node_1(content);
        self.status.set_text_content(None);
        self.closed.set(false);
        if !self.host.is_connected() {
            self.below.set(false);
            self.beside.set(false);
        }
        self.settle();
        let this = Rc::clone(self);
        Timeout::new(TOLD_AFTER, move || {
            let told: Vec<String> = dom::all::<Element>(&this.body, "h2,.quote p").iter().filter_map(|e| e.text_content()).collect();
            this.status.set_text_content(Some(&told.join(" ")));
        })
        .forget();
    }

    fn listen(self: &Rc<Self>) {
        let Some(window) = dom::window() else { return };
        let this = Rc::clone(self);
        EventListener::new(&self.body, "click", move |event| {
            if let (true, Some(target)) = (event.is_trusted(), event.target().and_then(|t| t.dyn_into::<Element>().ok())) {
                this.act(&target);
            }
        })
        .forget();
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        for kind in ["click", "keyup", "focusin", "focusout", "resize", "scroll"] {
            let this = Rc::clone(self);
            EventListener::new_with_options(&window, kind, options, move |event| {
                if dom::resting() {
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
    fn settle(&self) {
        if self.closed.get() || self.below.get() {
            return;
        }
        let form = self.form.borrow();
        let Some(password) = &form.password else { return };
        let cards: Vec<Rect> = self
            .document
            .document_element()
            .map(|root| dom::all::<Element>(&root, "login-rescue-hint"))
            .unwrap_or_default()
            .iter()
            .map(Rect::of)
            .collect();
        let field = Rect::of(password);
        let first = form.mail.as_ref().map_or(field, |m| Rect::of(m)).top;
        let under_cards = cards.iter().map(|c| c.bottom + GAP).fold(field.bottom + FOR_CARDS, f64::max);
        let ground = place::beside(
            &self.document,
            &self.host,
            &Wanted { field: password, tops: &[under_cards, first], widths: WIDTHS, taken: &cards },
        );
        if ground.is_some() {
            self.beside.set(true);
        }
    }

    /// A click or key has just been seen: now the panel may push down what stands under the form.
    fn stand_below(&self) {
        self.below.set(true);
        let scope = self.form.borrow().scope.clone();
        let _ = match scope.tag_name().as_str() {
            "HTML" | "BODY" => self.document.body().and_then(|b| b.append_child(&self.host).ok()).map(|_| ()),
            _ => scope.insert_adjacent_element("afterend", &self.host).ok().map(|_| ()),
        };
        set_style(&self.host, &[("all", "initial"), ("display", "block"), ("margin", "12px 0"), ("clear", "both")]);
    }

    fn act(self: &Rc<Self>, target: &Element) {
        let Some(button) = target.closest("button").ok().flatten() else { return };
        match button.get_attribute("data-step").as_deref().and_then(Step::read) {
            Some(Step::Close) => {
                self.closed.set(true);
                self.host.remove();
            }
            Some(Step::Review) => {
                let form = self.form.borrow().clone();
                let field = form.mail.as_ref().or(form.password.as_ref());
                if let Some(field) = field.and_then(|f| f.dyn_ref::<HtmlElement>()) {
                    let _ = field.focus();
                }
            }
            Some(Step::Journal) => self.ask(Message::Journal, None),
            Some(Step::Look) => {
                // The lens starts from the address; the password is one more click away.
                record::tell(&Message::Lens(false));
            }
            Some(Step::Point) => {
                dom::tell_watchman("wanted", &"\"point-message\"".into());
                spawn_local(async {
                    // Where nobody answers, the page stays as it is.
                    let _ = runtime::pointing(&Pointing::Open(Engine::is_translation())).await;
                });
            }
            Some(Step::Remember(yes)) => {
                record::tell(&Message::Remember(yes));
                for row in dom::all::<Element>(&self.body, ".ask") {
                    row.remove();
                }
                let _ = self.body.append_child(
                    &panel_content::sentence(&self.document, if yes { "remember_said_yes" } else { "remember_said_no" })
                        .unwrap_or_else(|| JsValue::NULL.unchecked_into()),
                );
            }
            Some(Step::Clear) => self.ask(Message::Clear(None), Some(button)),
            None => {}
        }
    }

    /// Asks the background; a busy button says so, and a refusal is said in a sentence.
    fn ask(self: &Rc<Self>, message: Message, busy: Option<Element>) {
        if let Some(button) = &busy {
            button.set_text_content(Some(&i18n::text("panel_clearing")));
            let _ = button.set_attribute("disabled", "");
        }
        let this = Rc::clone(self);
        spawn_local(async move {
            let answer = runtime::ask(&message).await;
            let failed = match &answer {
                Ok(value) => value.as_string().is_some_and(|t| t.starts_with("{\"error\"")),
                Err(_) => true,
            };
            if failed {
                let _ = this.body.append_child(
                    &panel_content::sentence(&this.document, "panel_not_done").unwrap_or_else(|| JsValue::NULL.unchecked_into()),
                );
                if let Some(button) = busy {
                    button.set_text_content(Some(&i18n::text("panel_clear")));
                    let _ = button.remove_attribute("disabled");
                }
            }
        });
    }
}
