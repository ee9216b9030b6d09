//! Which step on the way to a new password a page is.

use web_sys::{Document, Element, HtmlInputElement};

use crate::form::Purpose;
use crate::form::texts::digest;
use crate::journal::event::FormKind;
use crate::journal::storage::pending_reset::ResetReply;
use crate::page::sight::forms::{self, Form};
use crate::page::sight::site_texts::is_message;
use crate::page::ui::dom::{all, label, shown_text, visible};
use crate::site::phrases;

/// Where a new password is typed, twice on most pages.
#[derive(Clone, PartialEq)]
pub(crate) struct NewPassword {
    pub(crate) scope: Element,
    pub(crate) first: HtmlInputElement,
    pub(crate) again: Option<HtmlInputElement>,
}

/// What a page is.
#[derive(Clone)]
pub(crate) enum Page {
    /// It asks for an address, to send a mail to.
    Ask(Form),
    /// It asks for a new password.
    New(NewPassword),
    /// It asks to log in.
    SignIn(Form),
    /// Something else.
    Other,
}

/// Looks what the page is. `known`: the fields that it asked for a new password
/// in a moment ago; a show-password toggle makes them nothing else.
pub(crate) fn of(known: Option<&NewPassword>) -> Page {
    if let Some(known) = known.filter(|n| n.first.is_connected() && visible(&n.first)) {
        return Page::New(known.clone());
    }
    let mut forms = forms::of_engine();
    let shown = |form: &Form| form.password.as_ref().or(form.mail.as_ref()).is_some_and(|field| visible(field));
    forms.retain(shown);
    if let Some(login) = forms.iter().find(|f| f.kind == FormKind::SignIn) {
        return Page::SignIn(login.clone());
    }
    if let Some(new) = forms.iter().filter(|f| f.kind == FormKind::Register).find_map(new_password) {
        return Page::New(new);
    }
    forms.into_iter().find(|f| f.kind == FormKind::Reset).map_or(Page::Other, Page::Ask)
}

/// The fields of a new password; `None` on a form for new members.
fn new_password(form: &Form) -> Option<NewPassword> {
    if form.purpose != Purpose::NewPassword {
        return None;
    }
    let mut fields = all::<HtmlInputElement>(&form.scope, "input[type=password]");
    fields.retain(|field| visible(field));
    // In front of the two there may be one for the old password.
    let (first, again) = match fields.as_slice() {
        [.., first, again] => (first, Some(again)),
        [only] => (only, None),
        [] => return None,
    };
    Some(NewPassword { scope: form.scope.clone(), first: first.clone(), again: again.cloned() })
}

/// Whether an element, if it was pressed, may have sent the form.
pub(crate) fn sends(button: &Element) -> bool {
    !phrases::holds(&label(button), &phrases::NOT_SENDING)
}

/// A text of the page that may be the site's answer to the request for a mail.
pub(crate) struct AnswerText {
    pub(crate) element: Element,
    pub(crate) text: String,
    pub(crate) digest: u32,
    pub(crate) answer: ResetReply,
}

/// How many text nodes are looked at.
const MOST_NODES: u32 = 4000;
/// An answer is a sentence or two, in characters.
const LONGEST: usize = 400;

/// The texts that look like an answer, in document order.
pub(crate) fn told(document: &Document) -> Vec<AnswerText> {
    let mut found: Vec<AnswerText> = Vec::new();
    let walker = document.body().and_then(|body| document.create_tree_walker_with_what_to_show(&body, 4).ok());
    let Some(walker) = walker else { return found };
    for _ in 0..MOST_NODES {
        let Ok(Some(node)) = walker.next_node() else { break };
        if node.node_value().unwrap_or_default().trim().is_empty() {
            continue;
        }
        // A word of the sentence may stand in an element of its own.
        let parent = node.parent_element();
        let whole = parent.as_ref().and_then(|p| p.parent_element());
        let fits = [parent, whole].into_iter().flatten().find_map(|element| as_answer(&element));
        if let Some(told) = fits.filter(|told| !found.iter().any(|f| f.digest == told.digest)) {
            found.push(told);
        }
    }
    // The innermost: what stands around a sentence is none of it.
    let all: Vec<Element> = found.iter().map(|told| told.element.clone()).collect();
    found.retain(|told| !all.iter().any(|other| *other != told.element && told.element.contains(Some(other))));
    found
}

fn as_answer(element: &Element) -> Option<AnswerText> {
    let tag = element.tag_name();
    if matches!(tag.as_str(), "SCRIPT" | "STYLE" | "NOSCRIPT" | "A" | "BUTTON" | "LABEL" | "OPTION" | "TITLE") || !is_message(element) {
        return None;
    }
    let text = shown_text(element).trim().to_owned();
    let answer = ResetReply::of(&text).filter(|_| text.chars().count() <= LONGEST)?;
    Some(AnswerText { element: element.clone(), digest: digest(&text), text, answer })
}
