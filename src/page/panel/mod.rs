//! The quiet panel after a refused attempt: what the site said, what was odd
//! about the fields, one button for the next step.

mod action;
mod advice;
mod content;
mod reply;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, HtmlElement};

use super::placement::side_card::{Anchor, SideCard};
use super::sight::forms::{self, Form};
use super::ui::action::action_of;
use super::ui::{dom, hosts, pieces, sheet};
use super::{module_writer, watchman, writer};
use crate::advice::Wait;
use crate::journal::event::module_event::FromPanel;
use crate::journal::event::{FormKind, Remedy, Trial};
use crate::protocol::clearing::{ClearHere, UndoOffer};
use crate::protocol::overview::{GIVEN, Overview};
use crate::protocol::page::{Inject, Module};
use crate::protocol::views::{OpenView, View};
use crate::webext::{i18n, runtime};
use action::PanelAction;

thread_local! {
    static PANEL: RefCell<Option<Rc<Panel>>> = const { RefCell::new(None) };
}

struct Panel {
    card: Rc<SideCard>,
    form: RefCell<Form>,
    /// Until when waiting is of use, where it is.
    wait: Cell<Option<Wait>>,
    /// The person has looked at what they typed since the last refusal.
    looked: Cell<bool>,
    /// Takes the offer to put cookies back away when it ends.
    undo_end: RefCell<Option<Timeout>>,
}

/// Shows the panel on this page, or fills the one that is there anew: a page
/// that answers without a load may refuse more than once.
pub fn start() {
    // The background has given it with the module. Without it there is nothing to say, and the page stays as it is.
    let given = watchman::get(GIVEN).as_string();
    watchman::set(GIVEN, &JsValue::UNDEFINED);
    if let Some(known) = given.and_then(|text| serde_json::from_str(&text).ok()) {
        show(&known);
    }
}

fn show(known: &Overview) -> Option<()> {
    let document = dom::document()?;
    let form = forms::of_engine().into_iter().find(|f| f.kind == FormKind::SignIn)?;
    let anchor = Anchor::login(&form)?;
    let content = content::build(&document, known);
    let there = PANEL.with_borrow(Clone::clone);
    let panel = match there {
        Some(panel) => panel,
        None => Panel::new(document, &form, anchor.clone())?,
    };
    *panel.form.borrow_mut() = form;
    panel.wait.set(known.advice.wait);
    panel.looked.set(false);
    panel.card.fill(anchor, &content, "h2,.quote p,.cause");
    panel.end_undo(known.undoable);
    Some(())
}

impl Panel {
    fn new(document: Document, form: &Form, anchor: Anchor) -> Option<Rc<Self>> {
        let card = SideCard::new(document, hosts::PANEL, hosts::HINT, &sheet::panel(), anchor)?;
        let panel = Rc::new(Self {
            card,
            form: RefCell::new(form.clone()),
            wait: Cell::new(None),
            looked: Cell::new(false),
            undo_end: RefCell::default(),
        });
        let this = Rc::clone(&panel);
        panel.card.on_press(move |button| this.act(button));
        PANEL.set(Some(Rc::clone(&panel)));
        Some(panel)
    }

    fn act(self: &Rc<Self>, button: &Element) {
        let Some(action) = action_of(button) else { return };
        match action {
            PanelAction::Close => self.card.close(),
            PanelAction::Review => {
                let form = self.form.borrow().clone();
                let field = form.mail.as_ref().or(form.password.as_ref());
                if let Some(field) = field.and_then(|f| f.dyn_ref::<HtmlElement>()) {
                    let _ = field.focus();
                }
                self.looked();
            }
            PanelAction::Look => {
                // The lens starts from the address; the password is one more click away.
                writer::tell(&Inject(Module::Lens, false));
                self.looked();
            }
            PanelAction::Point => {
                watchman::set("wanted", &"\"point-message\"".into());
                // Where nobody answers, the page stays as it is.
                writer::tell(&Inject(Module::Point, watchman::is_translation()));
            }
            PanelAction::Remember => self.remember(true),
            PanelAction::RememberNot => self.remember(false),
            PanelAction::Clear => self.clear(button),
            PanelAction::Journal | PanelAction::Guide(_) => {
                let (this, button) = (Rc::clone(self), button.clone());
                spawn_local(async move {
                    let view = if let PanelAction::Guide(remedy) = action { Some(View::Remedy(remedy)) } else { None };
                    if runtime::request(&OpenView(view)).await.is_err() {
                        this.card.say(&button, &i18n::text("panel_not_answered"));
                    }
                });
            }
            PanelAction::Ask | PanelAction::Remind | PanelAction::Undo => {
                let (this, button) = (Rc::clone(self), button.clone());
                if action == PanelAction::Ask {
                    this.card.say(&button, &i18n::text("panel_asking"));
                }
                spawn_local(async move {
                    let says = reply::of(action, this.wait.get()).await;
                    this.card.say(&button, &says.unwrap_or_else(|| i18n::text("panel_not_answered")));
                    if action == PanelAction::Undo {
                        let _ = button.set_attribute("disabled", "");
                    }
                });
            }
        }
    }

    /// The person has said whether addresses may be remembered.
    fn remember(&self, yes: bool) {
        writer::remember(yes);
        self.remove(".ask");
        self.add(if yes { "remember_said_yes" } else { "remember_said_no" });
    }

    /// The person looks at what they typed: a remedy is tried, once for each refusal.
    fn looked(&self) {
        if !self.looked.replace(true) {
            let trial = FromPanel::Trial(Trial { remedy: Remedy::CheckInput, variant: None, when: None });
            let written = module_writer::write(vec![module_writer::event(&trial)], None);
            spawn_local(async move {
                // What is not kept can be ticked by hand.
                written.await;
            });
        }
    }

    /// A busy button says so, and a refusal is said in a sentence.
    fn clear(self: &Rc<Self>, button: &Element) {
        button.set_text_content(Some(&i18n::text("panel_clearing")));
        let _ = button.set_attribute("disabled", "");
        let (this, button) = (Rc::clone(self), button.clone());
        spawn_local(async move {
            if runtime::request(&ClearHere).await.is_err() {
                this.add("panel_not_done");
                button.set_text_content(Some(&i18n::text("panel_clear")));
                let _ = button.remove_attribute("disabled");
            }
        });
    }

    /// The offer to put cookies back goes by itself when it ends: until when it stands is part of it.
    fn end_undo(self: &Rc<Self>, offer: Option<UndoOffer>) {
        *self.undo_end.borrow_mut() = offer.map(|offer| {
            let this = Rc::clone(self);
            let left = u32::try_from(offer.until - writer::now()).unwrap_or(0);
            Timeout::new(left, move || this.remove(".undo"))
        });
    }

    fn remove(&self, selector: &str) {
        for piece in dom::all::<Element>(&self.card.body, selector) {
            piece.remove();
        }
    }

    fn add(&self, key: &str) {
        if let Some(sentence) = pieces::sentence(&self.card.document, key) {
            let _ = self.card.body.append_child(&sentence);
        }
    }
}
