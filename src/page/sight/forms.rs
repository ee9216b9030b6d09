//! The forms of a living page: read by [`super::reader`], judged by
//! [`crate::form::judge`], handed out as elements. Only the engine looks for
//! them ([`find`]); the modules that are injected by themselves ask it
//! ([`of_engine`]), so that what is known of forms is shipped once.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlInputElement};

use super::reader::{self, Sight};
use super::tree::closest;
use crate::form::judge::{self, Judged, judge};
use crate::form::page::Place;
use crate::form::{FormKind, Purpose, Way, buttons};
use crate::page::ui::dom::visible;
use crate::page::watchman;
use crate::site::selectors;

/// A form of the page, or what stands for one.
#[derive(Clone)]
pub(crate) struct Form {
    /// As the record knows it.
    pub(crate) kind: FormKind,
    /// Finer than `kind`.
    pub(crate) purpose: Purpose,
    /// The `form` element, or the nearest element that holds all of it.
    pub(crate) scope: Element,
    pub(crate) mail: Option<HtmlInputElement>,
    /// What that field takes is a whole mail address and nothing else.
    pub(crate) is_address: bool,
    pub(crate) password: Option<HtmlInputElement>,
}

/// Every form that concerns us. `once_passwords`: fields that were password
/// fields before; a show-password toggle does not make them anything else.
pub(crate) fn find(document: &Document, once_passwords: &[HtmlInputElement]) -> Vec<Form> {
    let Some(sight) = reader::read(document, once_passwords) else { return Vec::new() };
    judge(&sight.page).into_iter().filter_map(|form| handles(&sight, &form)).collect()
}

fn handles(sight: &Sight, form: &Judged) -> Option<Form> {
    let field = |at: Option<usize>| at.and_then(|at| sight.fields.get(at)).cloned();
    Some(Form {
        kind: form.purpose.kind(),
        purpose: form.purpose,
        scope: sight.nodes.get(form.scope as usize)?.clone(),
        mail: field(form.identifier),
        is_address: form.is_address,
        password: field(form.passwords.first().copied()),
    })
}

/// So many values tell of one form: see [`as_values`].
const VALUES: u32 = 5;

/// What the engine found on this page just now; nothing where it does not run.
pub(crate) fn of_engine() -> Vec<Form> {
    let values = watchman::forms();
    (0..values.length() / VALUES).filter_map(|at| of_values(&values, at * VALUES)).collect()
}

fn of_values(values: &Array, at: u32) -> Option<Form> {
    let field = |of: u32| values.get(at + of).dyn_into().ok();
    // A whole number below the length of the list.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "written by as_values")]
    let purpose = *Purpose::ALL.get(values.get(at).as_f64()? as usize)?;
    let scope = values.get(at + 1).dyn_into().ok()?;
    Some(Form { kind: purpose.kind(), purpose, scope, mail: field(2), password: field(3), is_address: values.get(at + 4).is_truthy() })
}

/// Forms as the modules of a page hand them to each other: for each the number
/// of its purpose, its scope, its two fields (`undefined` for none), and whether
/// the first takes a whole address.
pub(crate) fn as_values(forms: &[Form]) -> Array {
    let values = Array::new();
    let field = |field: &Option<HtmlInputElement>| field.as_ref().map_or(JsValue::UNDEFINED, JsValue::from);
    for form in forms {
        values.push(&JsValue::from(form.purpose as u32));
        values.push(&form.scope);
        values.push(&field(&form.mail));
        values.push(&field(&form.password));
        values.push(&JsValue::from(form.is_address));
    }
    values
}

/// Whether a button says that it logs in with mail and password.
pub(crate) fn is_login_button(element: &Element) -> bool {
    let button = reader::button(element, &element.tag_name(), Place::default());
    buttons::logs_in(&button.names, &button.says)
}

/// Whether a button may send the form that it stands in, and does not only show, clear or close something.
pub(crate) fn is_sending_button(element: &Element) -> bool {
    buttons::sends(&reader::button(element, &element.tag_name(), Place::default()))
}

/// With whose account the button or link under a click logs in, if it is not the site's own.
pub(crate) fn other_way(target: &Element) -> Option<Way> {
    let element = closest(target, "a,button,input,[role=button]")?;
    buttons::other_way(&reader::button(&element, &element.tag_name(), Place::default()).says)
}

/// The button under a click, if the click is on one.
pub(crate) fn button_at(target: &Element) -> Option<Element> {
    closest(target, selectors::BUTTON_LIKE)
}

/// Which kind of form the page shows: a visible sign-in form before all others.
pub(crate) fn kind_shown(forms: &[Form]) -> FormKind {
    let shown = |form: &Form| form.password.as_ref().or(form.mail.as_ref()).is_some_and(|field| visible(field));
    judge::kind_shown(forms.iter().map(|form| (form.kind, shown(form))))
}
