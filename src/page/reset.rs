//! Help on the way to a new password: beside the form that asks for a mail,
//! beside the form for the new password, and beside the login that follows.
//! Injected only where one of them is, or where the site's answer is waited for.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, DocumentFragment, Element};

use super::reset_content::{self, Said, Step};
use super::reset_page::{self, NewPassword, Page};
use super::side_card::{Anchor, SideCard};
use super::{card_style, dom, lens_style, record, reset_events, reset_made, reset_new, reset_style};
use crate::inspect::Keyboard;
use crate::journal::memory::comparable;
use crate::journal::redact;
use crate::journal::resetting::{self, KEY, Resetting};
use crate::webext::{i18n, storage};

/// A screen reader is told this.
const TOLD: &str = "h2,.quote p,.state li,.answer";

thread_local! {
    static HELP: RefCell<Option<Rc<Help>>> = const { RefCell::new(None) };
}

/// The help on this page.
pub(super) struct Help {
    pub(super) document: Document,
    pub(super) page: RefCell<Page>,
    card: RefCell<Option<Rc<SideCard>>>,
    /// What is beside which element.
    shown: RefCell<Option<Element>>,
    pub(super) waits: RefCell<Option<Resetting>>,
    /// The form went off on this very load of the page.
    pub(super) here: Cell<bool>,
    /// Texts that looked like an answer before anything was sent, as digests.
    pub(super) stood: RefCell<Vec<u32>>,
    /// What looked like an answer when the form went off and has not gone since.
    pub(super) stands: RefCell<Vec<u32>>,
    /// The next check is to be recorded, because the person has said so.
    pub(super) recorded: Cell<bool>,
    pub(super) said: RefCell<Option<Said>>,
    /// The password that was made here.
    pub(super) made: RefCell<Option<String>>,
    pub(super) keyboard: Cell<Keyboard>,
    pub(super) composing: Cell<bool>,
    pub(super) due: RefCell<Option<Timeout>>,
}

/// Starts on this page; where it runs already, it looks again.
pub fn start() {
    spawn_local(async {
        if let Some(help) = HELP.with_borrow(Clone::clone) {
            return help.look().await;
        }
        let Some(document) = dom::document() else { return };
        let help = Rc::new(Help {
            document,
            page: RefCell::new(Page::Other),
            card: RefCell::default(),
            shown: RefCell::default(),
            waits: RefCell::default(),
            here: Cell::new(false),
            stood: RefCell::default(),
            stands: RefCell::default(),
            recorded: Cell::new(false),
            said: RefCell::default(),
            made: RefCell::default(),
            keyboard: Cell::default(),
            composing: Cell::new(false),
            due: RefCell::default(),
        });
        HELP.set(Some(Rc::clone(&help)));
        help.begin().await;
    });
}

impl Help {
    async fn begin(self: &Rc<Self>) {
        // What cannot be read is as if nothing waited.
        let kept = storage::get_own(&[KEY]).await.unwrap_or_default();
        let waits = kept.get(KEY).and_then(|text| Resetting::read(text, record::now()));
        if waits.is_none() && kept.contains_key(KEY) {
            reset_events::forget().await;
        }
        *self.stood.borrow_mut() = match &waits {
            Some(waits) => waits.stood.clone(),
            // Nothing was sent yet: whatever stands here is no answer.
            None => reset_page::told(&self.document).iter().map(|told| told.digest).collect(),
        };
        *self.waits.borrow_mut() = waits;
        reset_events::listen(self);
        self.look().await;
    }

    /// Looks at the page: what it is, and whether it answers.
    pub(super) async fn look(self: &Rc<Self>) {
        if dom::resting() || !super::engine::extension_alive() {
            return self.close();
        }
        let known = match &*self.page.borrow() {
            Page::New(new) => Some(new.clone()),
            _ => None,
        };
        *self.page.borrow_mut() = reset_page::of(&self.document, known.as_ref());
        let answered = self.answer().await;
        self.passed().await;
        self.show(answered);
    }

    /// The site's answer to the request for a mail, if it stands here. Gives the element of it.
    async fn answer(self: &Rc<Self>) -> Option<Element> {
        let waits = self.waits.borrow().clone().filter(|waits| waits.step == resetting::Step::Mail)?;
        let stood = self.stood.borrow().clone();
        let told = reset_page::told(&self.document);
        // The same words may come again as the answer to the next check, if they went away between.
        self.stands.borrow_mut().retain(|digest| told.iter().any(|told| told.digest == *digest));
        let new = |told: &reset_page::Told| !stood.contains(&told.digest) && !self.stands.borrow().contains(&told.digest);
        let told = told.into_iter().find(new)?;
        // Whatever stands there in a moment belongs to the same answer.
        self.waits.take();
        let text = redact::message(&told.text, &[]);
        *self.said.borrow_mut() = Some(Said { answer: told.answer, text, at: waits.at });
        self.recorded.set(false);
        reset_events::answered(&waits, told.answer).await;
        Some(told.element)
    }

    /// A new password was sent, and this page came after it.
    async fn passed(self: &Rc<Self>) {
        let gone = !self.here.get() || !matches!(*self.page.borrow(), Page::New(_));
        let waits = self.waits.borrow_mut().take_if(|waits| gone && waits.step == resetting::Step::Password);
        if let Some(waits) = waits {
            reset_events::passed(self, waits).await;
        }
    }

    /// Shows what belongs beside what stands there now.
    fn show(self: &Rc<Self>, answered: Option<Element>) {
        let page = self.page.borrow().clone();
        let said = self.said.borrow().clone();
        let logs_in = self.waits.borrow().as_ref().is_some_and(|waits| waits.step == resetting::Step::Login);
        let (anchor, content): (Option<Anchor>, fn(&Self) -> DocumentFragment) = match &page {
            Page::Ask(form) => (form.mail.as_ref().map(|mail| Anchor::beside(mail, &form.scope)), |help| {
                reset_content::ask(&help.document, help.said.borrow().as_ref(), true)
            }),
            Page::New(new) => (Some(Anchor::beside(&new.first, &new.scope)), |help| reset_content::new(&help.document)),
            Page::SignIn(form) if logs_in => (Anchor::login(form), |help| reset_content::login(&help.document)),
            // The answer came on a page without a form.
            _ if said.is_some() && answered.is_some() => (answered.as_ref().map(|element| Anchor::beside(element, element)), |help| {
                reset_content::ask(&help.document, help.said.borrow().as_ref(), false)
            }),
            _ if said.is_some() && self.shown.borrow().as_ref().is_some_and(|e| e.is_connected()) => return,
            _ => return self.close(),
        };
        let Some(anchor) = anchor else { return self.close() };
        let same = self.shown.borrow().as_ref() == Some(&anchor.field);
        if same && answered.is_none() {
            return self.state();
        }
        *self.shown.borrow_mut() = Some(anchor.field.clone());
        let Some(card) = self.card(&anchor) else { return };
        card.fill(anchor, &content(self), TOLD);
        self.state();
    }

    fn card(self: &Rc<Self>, anchor: &Anchor) -> Option<Rc<SideCard>> {
        if let Some(card) = self.card.borrow().clone() {
            return Some(card);
        }
        let sheet = [&*card_style::panel(), lens_style::GLYPHS, reset_style::STYLE].concat();
        let beside = "login-rescue-hint,login-rescue-panel";
        let card = SideCard::new(self.document.clone(), "login-rescue-reset", beside, &sheet, anchor.clone())?;
        let this = Rc::clone(self);
        card.on_press(move |button| this.act(button));
        *self.card.borrow_mut() = Some(Rc::clone(&card));
        Some(card)
    }

    /// Takes the card away; on another form it comes again.
    pub(super) fn close(&self) {
        if let Some(card) = &*self.card.borrow() {
            card.close();
        }
        self.shown.take();
        self.made.take();
    }

    /// Writes down in the card what the two fields are to each other.
    pub(super) fn state(&self) {
        let page = self.page.borrow();
        let (Page::New(new), Some(card), false) = (&*page, &*self.card.borrow(), self.composing.get()) else { return };
        let Some(list) = dom::first::<Element>(&card.body, ".state") else { return };
        if reset_new::show(&list, new, self.keyboard.get()) {
            card.settle();
            card.tell(TOLD);
        }
    }

    fn act(self: &Rc<Self>, button: &Element) {
        let Some(step) = button.get_attribute("data-step").as_deref().and_then(Step::read) else { return };
        match step {
            Step::Close => {
                if let Some(card) = &*self.card.borrow() {
                    card.close();
                }
                self.made.take();
            }
            Step::Record => self.record(button),
            Step::Make => self.make(),
            Step::Fill => self.fill(button),
            Step::Copy => {
                let (this, button, made) = (Rc::clone(self), button.clone(), self.made.borrow().clone().unwrap_or_default());
                spawn_local(async move {
                    let copied = reset_made::copy(&made).await;
                    this.say(&button, &i18n::text(if copied { "renew_copied" } else { "renew_not_copied" }));
                });
            }
            Step::Remind | Step::Mail(_) => {
                let (this, button) = (Rc::clone(self), button.clone());
                spawn_local(async move {
                    let says = reset_events::note(&this, step).await;
                    this.say(&button, &says);
                });
            }
        }
    }

    /// The person wants the next check recorded: only the mask is kept, until the answer.
    fn record(self: &Rc<Self>, button: &Element) {
        let Page::Ask(form) = self.page.borrow().clone() else { return };
        let address = form.mail.as_ref().map(web_sys::HtmlInputElement::value).unwrap_or_default();
        let Some((_, mask)) = comparable(&address) else { return self.say(button, &i18n::text("renew_record_empty")) };
        self.recorded.set(true);
        reset_events::wait(self, resetting::Step::Mail, Some(mask.clone()));
        self.say(button, &i18n::text_with("renew_record_ready", &[&mask]));
    }

    fn make(&self) {
        let (Some(card), Page::New(_)) = (self.card.borrow().clone(), &*self.page.borrow()) else { return };
        let Some(place) = dom::first::<Element>(&card.body, ".made") else { return };
        let length = reset_made::chosen_length(&card.body);
        let Some(made) = reset_made::make_password(length) else { return };
        if let Some(content) = reset_made::content(&self.document, &made, length) {
            place.replace_children_with_node_1(&content);
            *self.made.borrow_mut() = Some(made);
            // The button that was pressed makes way for those that came.
            for first in dom::all::<Element>(&card.body, ".state + .doors") {
                first.remove();
            }
            card.settle();
            if let Some(fill) = dom::first::<web_sys::HtmlElement>(&place, "button") {
                let _ = fill.focus();
            }
        }
    }

    fn fill(self: &Rc<Self>, button: &Element) {
        let (Some(made), Page::New(new)) = (self.made.borrow().clone(), self.page.borrow().clone()) else { return };
        let NewPassword { first, again, .. } = &new;
        for field in [Some(first), again.as_ref()].into_iter().flatten() {
            super::repair::replace(field, &made);
        }
        self.state();
        self.say(button, &i18n::text("renew_filled"));
    }

    /// Says at a button what has come of it.
    fn say(&self, button: &Element, text: &str) {
        if let Some(card) = &*self.card.borrow() {
            card.say(button, text);
        }
    }
}
