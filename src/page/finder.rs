//! Finds the forms of a page by structure, known ids first
//! (`site/selectors.rs` holds the knowledge).

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

use super::dom::{all, first, label, pointed, visible};
use crate::journal::event::{FormKind, Way};
use crate::site::{phrases, selectors};

/// A form of the page, or what stands for one.
#[derive(Clone)]
pub(super) struct Form {
    pub(super) kind: FormKind,
    /// The `form` element, or the nearest element that holds all of it.
    pub(super) scope: Element,
    pub(super) mail: Option<HtmlInputElement>,
    pub(super) password: Option<HtmlInputElement>,
}

/// Every form that concerns us. `once_passwords`: fields that were password
/// fields before; a show-password toggle does not make them anything else.
pub(super) fn find(document: &Document, once_passwords: &[HtmlInputElement]) -> Vec<Form> {
    let Some(root) = document.document_element() else { return Vec::new() };
    let mut passwords: Vec<HtmlInputElement> = all(&root, selectors::PASSWORD);
    let toggled: Vec<_> = once_passwords.iter().filter(|p| p.is_connected() && !passwords.contains(p)).cloned().collect();
    passwords.extend(toggled);

    let pointed_at = pointed_form(&root);
    let mut forms: Vec<Form> = Vec::new();
    for password in passwords {
        if pointed_at.as_ref().is_some_and(|f| f.scope.contains(Some(&password))) {
            continue;
        }
        let scope = scope_of(&password, &root);
        if let Some(known) = forms.iter_mut().find(|f| f.scope == scope) {
            // A second password field: a new password or a new account.
            known.kind = FormKind::Register;
            continue;
        }
        let kind = if is_registration(&scope) { FormKind::Register } else { FormKind::SignIn };
        let mail = mail_in(&scope, Some(&password));
        // A lone password field without anything to log in with or at asks for something else.
        let kind = if mail.is_none() && button_in(&scope).is_none() { FormKind::Register } else { kind };
        forms.push(Form { kind, scope, mail, password: Some(password) });
    }
    forms.extend(pointed_at);
    if forms.is_empty()
        && let Some(form) = reset_form(document, &root)
    {
        forms.push(form);
    }
    forms
}

/// The form of the fields that the person has pointed at: a login, whatever else it looks like.
fn pointed_form(root: &Element) -> Option<Form> {
    let field = |role| pointed(role)?.dyn_into::<HtmlInputElement>().ok();
    let (mail, password) = (field("mail"), field("password"));
    let inner = password.as_ref().or(mail.as_ref())?;
    let holds = |input: &Option<HtmlInputElement>, element: &Element| input.as_ref().is_none_or(|i| element.contains(Some(i)));
    let mut scope = inner.parent_element();
    while let Some(element) = &scope {
        if holds(&mail, element) && holds(&password, element) && (element.tag_name() == "FORM" || button_in(element).is_some()) {
            break;
        }
        scope = element.parent_element();
    }
    let scope = scope.unwrap_or_else(|| root.clone());
    // Whoever pointed at one of them has left the other to us.
    let mail = mail.or_else(|| mail_in(&scope, password.as_ref()));
    let password = password.or_else(|| first(&scope, selectors::PASSWORD));
    Some(Form { kind: FormKind::SignIn, scope, mail, password })
}

/// The closest `form`, else the nearest ancestor that also holds a mail-like field and a login button.
fn scope_of(password: &HtmlInputElement, root: &Element) -> Element {
    if let Ok(Some(form)) = password.closest("form") {
        return form;
    }
    let mut scope = password.parent_element();
    while let Some(element) = scope {
        if mail_in(&element, Some(password)).is_some() && button_in(&element).is_some() {
            return element;
        }
        scope = element.parent_element();
    }
    root.clone()
}

fn is_registration(scope: &Element) -> bool {
    first::<Element>(scope, selectors::REGISTER).is_some()
}

fn mail_in(scope: &Element, password: Option<&HtmlInputElement>) -> Option<HtmlInputElement> {
    let fits = |input: &HtmlInputElement| {
        !input.matches(selectors::SEARCH).unwrap_or(true) && Some(input) != password && input.type_() != "hidden"
    };
    for selector in selectors::MAIL {
        if let Some(input) = all::<HtmlInputElement>(scope, selector).into_iter().find(|i| fits(i) && i.type_() != "password") {
            return Some(input);
        }
    }
    // Else the last text field in front of the password.
    let password = password?;
    all::<HtmlInputElement>(scope, selectors::TEXT_LIKE)
        .into_iter()
        .filter(|i| fits(i) && i.compare_document_position(password) & web_sys::Node::DOCUMENT_POSITION_FOLLOWING != 0)
        .filter(|i| visible(i))
        .last()
}

fn button_in(scope: &Element) -> Option<HtmlElement> {
    for selector in selectors::BUTTON {
        if let Some(button) = first::<HtmlElement>(scope, selector) {
            return Some(button);
        }
    }
    all::<HtmlElement>(scope, selectors::BUTTON_LIKE).into_iter().find(|b| is_login_button(b))
}

/// Whether a button says that it logs in with mail and password.
pub(super) fn is_login_button(button: &Element) -> bool {
    if selectors::BUTTON.iter().any(|s| button.matches(s).unwrap_or(false)) {
        return true;
    }
    let says = label(button);
    phrases::holds(&says, &phrases::LOG_IN) && !phrases::holds(&says, &phrases::NOT_LOG_IN)
}

/// With whose account the button or link under a click logs in, if it is not the site's own.
pub(super) fn other_way(target: &Element) -> Option<Way> {
    let button = target.closest("a,button,input,[role=button]").ok()??;
    let picture = first::<Element>(&button, "img").and_then(|img| img.get_attribute("alt")).unwrap_or_default();
    let says = label(&button) + &picture;
    if !phrases::holds(&says, &phrases::LOG_IN_OTHERWISE) {
        return None;
    }
    let way = phrases::OTHER_WAYS.iter().position(|name| phrases::has(&says, name))?;
    [Way::Yahoo, Way::Line, Way::Apple].get(way).copied()
}

/// The button under a click, if the click is on one.
pub(super) fn button_at(target: &Element) -> Option<Element> {
    let selector = [&selectors::BUTTON.join(","), ",", selectors::BUTTON_LIKE].concat();
    target.closest(&selector).ok()?
}

fn reset_form(document: &Document, root: &Element) -> Option<Form> {
    let mail = mail_in(root, None)?;
    if !phrases::holds(&names(document, root), &phrases::RESET) {
        return None;
    }
    let scope = mail.closest("form").ok().flatten().or_else(|| mail.parent_element())?;
    Some(Form { kind: FormKind::Reset, scope, mail: Some(mail), password: None })
}

/// What a page calls itself: title, path and headings.
pub(super) fn names(document: &Document, root: &Element) -> String {
    let path = document.location().and_then(|l| l.pathname().ok()).unwrap_or_default();
    let mut words = document.title() + &path;
    for heading in all::<Element>(root, "h1,h2,h3") {
        words.push_str(&heading.text_content().unwrap_or_default());
    }
    words
}

/// Which kind of form the page shows: a visible sign-in form before all others.
pub(super) fn kind_shown(forms: &[Form]) -> FormKind {
    let shown = |f: &&Form| f.password.as_ref().or(f.mail.as_ref()).is_some_and(|i| visible(i.unchecked_ref()));
    let mut kinds = forms.iter().filter(shown).map(|f| f.kind);
    let first = kinds.clone().next().unwrap_or_default();
    if kinds.any(|k| k == FormKind::SignIn) { FormKind::SignIn } else { first }
}
