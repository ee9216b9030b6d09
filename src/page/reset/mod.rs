//! Help on the way to a new password: beside the form that asks for a mail,
//! beside the form for the new password, and beside the login that follows.
//! Injected only where one of them is, or where the site's answer is waited for.

mod action;
mod content;
mod events;
mod generated;
mod new_password;
mod page;
mod reset_sheet;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, DocumentFragment, Element};

use super::placement::side_card::{Anchor, SideCard};
use super::sight::site_texts;
use super::ui::action::action_of;
use super::ui::insert::replace;
use super::ui::{dom, glyphs, hosts, sheet};
use super::{watchman, writer};
use crate::inspect::Keyboard;
use crate::journal::storage::keys::RESETTING;
use crate::journal::storage::pending_reset::{self, PendingReset};
use crate::journal::storage::remembered::comparable;
use crate::redact;
use crate::webext::{i18n, storage};
use action::ResetAction;
use content::SiteReply;
use page::{NewPassword, Page};

/// A screen reader is told this.
const TOLD: &str = "h2,.quote p,.state li,.answer";

thread_local! {
    static HELP: RefCell<Option<Rc<Help>>> = const { RefCell::new(None) };
}

/// The help on this page.
pub(crate) struct Help {
    pub(crate) document: Document,
    pub(crate) page: RefCell<Page>,
    card: RefCell<Option<Rc<SideCard>>>,
    /// What is beside which element.
    shown: RefCell<Option<Element>>,
    pub(crate) waits: RefCell<Option<PendingReset>>,
    /// What is waited for was begun on this very load of the page.
    pub(crate) here: Cell<bool>,
    /// When what sends the form was pressed, in milliseconds since the epoch, if nothing else was done since.
    pub(crate) pressed: Cell<Option<i64>>,
    /// Hears the page go after such a press.
    pub(crate) leaving: RefCell<Option<EventListener>>,
    /// Texts that looked like an answer before anything was sent, as digests.
    pub(crate) stood: RefCell<Vec<u32>>,
    /// What looked like an answer when the form went off and has not gone since.
    pub(crate) stands: RefCell<Vec<u32>>,
    /// The next check is to be recorded, because the person has said so.
    pub(crate) recorded: Cell<bool>,
    pub(crate) said: RefCell<Option<SiteReply>>,
    /// The password that was made here.
    pub(crate) made: RefCell<Option<String>>,
    pub(crate) keyboard: Cell<Keyboard>,
    pub(crate) composing: Cell<bool>,
    pub(crate) due: RefCell<Option<Timeout>>,
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
            pressed: Cell::new(None),
            leaving: RefCell::default(),
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
        // All of this before anything is waited for: the form may go off in the next moment.
        *self.page.borrow_mut() = page::of(None);
        // Where nothing was sent yet, whatever stands here is no answer.
        *self.stood.borrow_mut() = page::told(&self.document).iter().map(|told| told.digest).collect();
        events::listen(self);
        // What cannot be read is as if nothing waited. What is too old is the background's to put right.
        let kept = storage::get(&RESETTING).await.unwrap_or_default();
        let waits = kept.filter(|kept| kept.may_be_answered(writer::now()) && !self.here.get());
        if let Some(waits) = waits {
            waits.stood.clone_into(&mut self.stood.borrow_mut());
            *self.waits.borrow_mut() = Some(waits);
        }
        self.look().await;
    }

    /// Looks at the page: what it is, and whether it answers.
    pub(crate) async fn look(self: &Rc<Self>) {
        if watchman::resting() || !watchman::alive() {
            return self.close();
        }
        let known = match &*self.page.borrow() {
            Page::New(new) => Some(new.clone()),
            _ => None,
        };
        *self.page.borrow_mut() = page::of(known.as_ref());
        let answered = self.answer().await;
        self.passed().await;
        self.show(answered);
    }

    /// The site's answer to the request for a mail, if it stands here. Gives the element of it.
    async fn answer(self: &Rc<Self>) -> Option<Element> {
        let waits = self.waits.borrow().clone().filter(|waits| waits.step.is_mail())?;
        let stood = self.stood.borrow().clone();
        let told = page::told(&self.document);
        // The same words may come again as the answer to the next check, if they went away between.
        self.stands.borrow_mut().retain(|digest| told.iter().any(|told| told.digest == *digest));
        let new = |told: &page::AnswerText| !stood.contains(&told.digest) && !self.stands.borrow().contains(&told.digest);
        let told = told.into_iter().find(new)?;
        // Whatever stands there in a moment belongs to the same answer.
        self.waits.take();
        let text = redact::masked(&told.text, &site_texts::typed(&self.document));
        *self.said.borrow_mut() = Some(SiteReply { answer: told.answer, text, at: waits.at });
        self.recorded.set(false);
        events::answered(&waits, told.answer).await;
        Some(told.element)
    }

    /// This page came after a step, and says by what it is that the step was made.
    async fn passed(self: &Rc<Self>) {
        let (here, new) = (self.here.get(), matches!(*self.page.borrow(), Page::New(_)));
        let waits = self.waits.borrow().clone();
        match waits {
            Some(waits) if waits.step.is_password() && !(here && new) => events::passed(self, &waits),
            // Where a new password is asked for, the answer to the request for a mail will not come any more.
            Some(waits) if waits.step == pending_reset::AwaitedStep::MailSent && !here && new => {
                self.waits.take();
                events::end(waits.unseen_events(writer::zone())).await;
            }
            _ => {}
        }
    }

    /// Shows what belongs beside what stands there now.
    fn show(self: &Rc<Self>, answered: Option<Element>) {
        let page = self.page.borrow().clone();
        let said = self.said.borrow().clone();
        let logs_in = self.waits.borrow().as_ref().is_some_and(|waits| waits.step == pending_reset::AwaitedStep::Login);
        let (anchor, content): (Option<Anchor>, fn(&Self) -> DocumentFragment) = match &page {
            Page::Ask(form) => (form.mail.as_ref().map(|mail| Anchor::beside(mail, &form.scope)), |help| {
                content::ask(&help.document, help.said.borrow().as_ref(), true)
            }),
            Page::New(new) => (Some(Anchor::beside(&new.first, &new.scope)), |help| content::new(&help.document)),
            Page::SignIn(form) if logs_in => (Anchor::login(form), |help| content::login(&help.document)),
            // The answer came on a page without a form.
            _ if said.is_some() && answered.is_some() => (answered.as_ref().map(|element| Anchor::beside(element, element)), |help| {
                content::ask(&help.document, help.said.borrow().as_ref(), false)
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
        let sheet = [&*sheet::panel(), glyphs::STYLE, reset_sheet::STYLE].concat();
        let yields_to = [hosts::HINT, hosts::PANEL].join(",");
        let card = SideCard::new(self.document.clone(), hosts::RESET, &yields_to, &sheet, anchor.clone())?;
        let this = Rc::clone(self);
        card.on_press(move |button| this.act(button));
        *self.card.borrow_mut() = Some(Rc::clone(&card));
        Some(card)
    }

    /// Takes the card away; on another form it comes again.
    pub(crate) fn close(&self) {
        if let Some(card) = &*self.card.borrow() {
            card.close();
        }
        self.shown.take();
        self.made.take();
    }

    /// Writes down in the card what the two fields are to each other.
    pub(crate) fn state(&self) {
        let page = self.page.borrow();
        let (Page::New(new), Some(card), false) = (&*page, &*self.card.borrow(), self.composing.get()) else { return };
        let Some(list) = dom::first::<Element>(&card.body, ".state") else { return };
        if new_password::show(&list, new, self.keyboard.get()) {
            card.settle();
            card.tell(TOLD);
        }
    }

    fn act(self: &Rc<Self>, button: &Element) {
        let Some(action) = action_of(button) else { return };
        match action {
            ResetAction::Close => {
                if let Some(card) = &*self.card.borrow() {
                    card.close();
                }
                self.made.take();
            }
            ResetAction::Record => self.record(button),
            ResetAction::Make => self.make(),
            ResetAction::Fill => self.fill(button),
            ResetAction::Copy => {
                let (this, button, made) = (Rc::clone(self), button.clone(), self.made.borrow().clone().unwrap_or_default());
                spawn_local(async move {
                    let copied = generated::copy(&made).await;
                    this.say(&button, &i18n::text(if copied { "renew_copied" } else { "renew_not_copied" }));
                });
            }
            ResetAction::Remind | ResetAction::MailCame | ResetAction::NoMail => {
                let (this, button) = (Rc::clone(self), button.clone());
                spawn_local(async move {
                    let says = events::note(&this, action).await;
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
        events::wait(self, pending_reset::AwaitedStep::Mail, Some(mask.clone()));
        self.say(button, &i18n::text_with("renew_record_ready", &[&mask]));
    }

    fn make(&self) {
        let (Some(card), Page::New(_)) = (self.card.borrow().clone(), &*self.page.borrow()) else { return };
        let Some(place) = dom::first::<Element>(&card.body, ".made") else { return };
        let length = generated::chosen_length(&card.body);
        let Some(made) = generated::make_password(length) else { return };
        if let Some(content) = generated::content(&self.document, &made, length) {
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
            replace(field, &made);
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
