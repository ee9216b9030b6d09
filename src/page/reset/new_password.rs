//! While a new password is typed: whether both fields are the same, and what
//! is odd about them. Nothing of it is kept or sent.

use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use super::page::NewPassword;
use crate::inspect::pair::{Pair, pair};
use crate::inspect::{Code, Context, Field, Input, Keyboard, Severity, inspect};
use crate::named::Named;
use crate::page::ui::dom::{self, make};
use crate::webext::i18n;

/// One line about the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    look: &'static str,
    text: String,
}

/// What there is to say of the fields as they stand.
fn lines(new: &NewPassword, keyboard: Keyboard) -> Vec<Line> {
    let focused = |field: &Element| new.scope.owner_document().and_then(|d| d.active_element()).is_some_and(|a| dom::same(&a, field));
    let (first, again) = (new.first.value(), new.again.as_ref().map(web_sys::HtmlInputElement::value));
    let mut codes: Vec<(Code, Severity)> = Vec::new();
    for (field, text) in [(Some(&new.first), Some(&first)), (new.again.as_ref(), again.as_ref())] {
        let (Some(field), Some(text)) = (field, text) else { continue };
        let here = focused(field);
        let keyboard = if here { keyboard } else { keyboard.left() };
        for found in inspect(&Input { field: Field::Password, text, complete: !here, keyboard, around: Context::default() }) {
            if !codes.iter().any(|(code, _)| *code == found.code) {
                codes.push((found.code, found.severity));
            }
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    let mut say = |look, key: &str| lines.push(Line { look, text: i18n::text(key) });
    let pair = again.as_deref().map(|again| pair(&first, again, new.again.as_ref().is_some_and(|field| focused(field))));
    match pair {
        Some(Pair::Same) => say("done", "renew_pair_same"),
        Some(Pair::Different) => say("certain", "renew_pair_different"),
        Some(Pair::Empty) if codes.is_empty() => say("info", "renew_pair_empty"),
        Some(Pair::Empty | Pair::Unfinished) | None => {}
    }
    if codes.is_empty() && !first.is_empty() && matches!(pair, Some(Pair::Same) | None) {
        say("done", "renew_plain");
    }
    for (code, severity) in codes {
        say(look(severity), &["finding_", &code.name().replace('-', "_")].concat());
    }
    lines
}

fn look(severity: Severity) -> &'static str {
    match severity {
        Severity::Certain => "certain",
        Severity::Likely => "likely",
        Severity::Info => "info",
    }
}

/// Writes the lines into the list. Says whether they are others than those that stood there.
pub(crate) fn show(list: &Element, new: &NewPassword, keyboard: Keyboard) -> bool {
    let lines = lines(new, keyboard);
    let stand: Vec<(String, String)> =
        dom::all::<Element>(list, "li").iter().map(|li| (li.class_name(), li.text_content().unwrap_or_default())).collect();
    if stand.iter().map(|(look, text)| (look.as_str(), text.as_str())).eq(lines.iter().map(|l| (l.look, l.text.as_str()))) {
        return false;
    }
    list.set_text_content(None);
    let document = list.owner_document();
    for line in &lines {
        if let Some(item) = document.as_ref().and_then(|d| make(d, "li", line.look, &line.text)) {
            let _ = list.append_child(&item);
        }
    }
    true
}

/// What an event tells of Caps Lock. The event of that key itself lies on Mac and Linux.
pub(crate) fn caps_lock(event: &Event) -> Option<bool> {
    use wasm_bindgen::JsCast;
    if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
        return (key.code() != "CapsLock" && key.key() != "CapsLock").then(|| key.get_modifier_state("CapsLock"));
    }
    event.dyn_ref::<MouseEvent>().map(|mouse| mouse.get_modifier_state("CapsLock"))
}
