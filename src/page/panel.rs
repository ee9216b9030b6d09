//! The quiet panel after a refused attempt: what the site said, what was odd
//! about the fields, one button for the next step.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, HtmlElement};

use super::engine::Engine;
use super::finder::{self, Form};
use super::panel_content::{self, Known, Step};
use super::side_card::{Anchor, SideCard};
use super::{card_style, dom, panel_answer, pieces, record};
use crate::advice::Wait;
use crate::journal::event::{FormKind, Remedy, Trial};
use crate::message::Message;
use crate::opening::{Opening, View};
use crate::pointing::Pointing;
use crate::trying::{Trying, Undoable};
use crate::webext::{Answer, i18n, runtime};

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
}

/// Shows the panel on this page, or fills the one that is there anew: a page
/// that answers without a load may refuse more than once.
pub fn start() {
    spawn_local(async {
        // Without an answer there is nothing to say, and the page stays as it is.
        let Some(summary) = answer(runtime::ask(&Message::Summary).await) else { return };
        // Without these the panel says less.
        let advice = answer(runtime::ask_for(&Trying::Advice).await).unwrap_or_default();
        let undoable = answer::<Option<Undoable>>(runtime::ask_for(&Trying::Undoable).await).flatten();
        show(&Known { summary, advice, undoable });
    });
}

/// What the background has answered; `None`: nothing of use.
fn answer<T: DeserializeOwned>(answer: Answer<JsValue>) -> Option<T> {
    serde_json::from_str(&answer.ok()?.as_string()?).ok()
}

fn show(known: &Known) -> Option<()> {
    let document = dom::document()?;
    let form = finder::find(&document, &[]).into_iter().find(|f| f.kind == FormKind::SignIn)?;
    let anchor = Anchor::login(&form)?;
    let content = panel_content::build(&document, known);
    let there = PANEL.with_borrow(Clone::clone);
    let panel = match there {
        Some(panel) => panel,
        None => Panel::new(document, &form, anchor.clone())?,
    };
    *panel.form.borrow_mut() = form;
    panel.wait.set(known.advice.wait);
    panel.looked.set(false);
    panel.card.fill(anchor, &content, "h2,.quote p,.cause");
    if let Some(undoable) = known.undoable {
        panel.end_undo(undoable.until);
    }
    Some(())
}

impl Panel {
    fn new(document: Document, form: &Form, anchor: Anchor) -> Option<Rc<Self>> {
        let card = SideCard::new(document, "login-rescue-panel", "login-rescue-hint", &card_style::panel(), anchor)?;
        let panel = Rc::new(Self { card, form: RefCell::new(form.clone()), wait: Cell::new(None), looked: Cell::new(false) });
        let this = Rc::clone(&panel);
        panel.card.on_press(move |button| this.act(button));
        PANEL.set(Some(Rc::clone(&panel)));
        Some(panel)
    }

    fn act(self: &Rc<Self>, button: &Element) {
        let Some(step) = button.get_attribute("data-step").as_deref().and_then(Step::read) else { return };
        match step {
            Step::Close => self.card.close(),
            Step::Review => {
                let form = self.form.borrow().clone();
                let field = form.mail.as_ref().or(form.password.as_ref());
                if let Some(field) = field.and_then(|f| f.dyn_ref::<HtmlElement>()) {
                    let _ = field.focus();
                }
                self.looked();
            }
            Step::Look => {
                // The lens starts from the address; the password is one more click away.
                record::tell(&Message::Lens(false));
                self.looked();
            }
            Step::Point => {
                dom::tell_watchman("wanted", &"\"point-message\"".into());
                spawn_local(async {
                    // Where nobody answers, the page stays as it is.
                    let _ = runtime::ask_for(&Pointing::Open(Engine::is_translation())).await;
                });
            }
            Step::Remember(yes) => {
                record::tell(&Message::Remember(yes));
                self.remove(".ask");
                self.add(if yes { "remember_said_yes" } else { "remember_said_no" });
            }
            Step::Clear => self.clear(button),
            Step::Journal | Step::Guide(_) => {
                let (this, button) = (Rc::clone(self), button.clone());
                spawn_local(async move {
                    let opened = match step {
                        Step::Guide(remedy) => runtime::ask_for(&Opening::View(View::Remedy(remedy))).await,
                        _ => runtime::ask(&Message::Journal).await,
                    };
                    if !is_done(&opened) {
                        this.card.say(&button, &i18n::text("panel_not_answered"));
                    }
                });
            }
            Step::Ask | Step::Remind | Step::Undo => {
                let (this, button) = (Rc::clone(self), button.clone());
                if step == Step::Ask {
                    this.card.say(&button, &i18n::text("panel_asking"));
                }
                spawn_local(async move {
                    let says = panel_answer::of(step, this.wait.get()).await;
                    this.card.say(&button, &says.unwrap_or_else(|| i18n::text("panel_not_answered")));
                    if step == Step::Undo {
                        let _ = button.set_attribute("disabled", "");
                    }
                });
            }
        }
    }

    /// The person looks at what they typed: a remedy is tried, once for each refusal.
    fn looked(&self) {
        if !self.looked.replace(true) {
            spawn_local(async {
                let trial = Trial { remedy: Remedy::CheckInput, variant: None, when: None };
                // What is not written down here can be ticked by hand.
                let _ = runtime::ask_for(&Trying::Tried(trial)).await;
            });
        }
    }

    /// A busy button says so, and a refusal is said in a sentence.
    fn clear(self: &Rc<Self>, button: &Element) {
        button.set_text_content(Some(&i18n::text("panel_clearing")));
        let _ = button.set_attribute("disabled", "");
        let (this, button) = (Rc::clone(self), button.clone());
        spawn_local(async move {
            if !is_done(&runtime::ask(&Message::Clear(None)).await) {
                this.add("panel_not_done");
                button.set_text_content(Some(&i18n::text("panel_clear")));
                let _ = button.remove_attribute("disabled");
            }
        });
    }

    /// The offer to put cookies back goes when it ends (ms since the epoch).
    fn end_undo(self: &Rc<Self>, until: i64) {
        let this = Rc::clone(self);
        let left = u32::try_from(until - record::now()).unwrap_or(0);
        Timeout::new(left, move || this.remove(".undo")).forget();
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

/// Whether the background has done what it was asked.
fn is_done(answer: &Answer<JsValue>) -> bool {
    answer.as_ref().is_ok_and(|value| !value.as_string().is_some_and(|text| text.starts_with("{\"error\"")))
}
