//! The likeliest cause in a sentence, the next step with its button, and the
//! eight remedies as a checklist.

use std::rc::Rc;

use gloo_utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{Popup, named_tab};
use crate::advice::Advice;
use crate::advice::remedies::{Action, row};
use crate::journal::event::Remedy;
use crate::protocol::remedies::ReadAdvice;
use crate::protocol::views::{OpenView, View};
use crate::report::name;
use crate::screens::dom::{Piece, by_id, clicked, on, piece, show, update};
use crate::screens::sentences::{icon, say, status};
use crate::screens::{Result, opinion};
use crate::webext::i18n::{text, text_with};
use crate::webext::{runtime, tabs};

/// Makes its buttons work.
pub(super) fn bind(popup: &Rc<Popup>) -> Result<()> {
    for id in ["advice", "checklist"] {
        let popup = popup.clone();
        on(&by_id(id)?, "click", move |event| {
            let Some(remedy) = clicked(event, "[data-remedy]").and_then(|button| remedy_of(&button)) else { return };
            let popup = popup.clone();
            spawn_local(async move { start(&popup, remedy).await });
        });
    }
    on(&by_id("open-letter")?, "click", |_| spawn_local(async { open(View::Letter).await }));
    Ok(())
}

fn remedy_of(button: &web_sys::Element) -> Option<Remedy> {
    let named = button.get_attribute("data-remedy")?;
    named.parse().ok()
}

/// Asks and shows it.
pub(super) async fn refresh(popup: &Popup) {
    // Without an answer the rest of the popup is worth as much.
    if let Ok(advice) = runtime::request(&ReadAdvice).await {
        render(popup, &advice);
    }
}

/// Shows it.
pub(super) fn render(popup: &Popup, advice: &Advice) {
    let failing = popup.summary.borrow().as_ref().is_some_and(|summary| summary.attempts > 0);
    let _ = replace_all(advice, failing);
}

fn replace_all(advice: &Advice, tried: bool) -> Result<()> {
    let place = by_id("advice")?;
    if tried && place.has_attribute("hidden") && !by_id("main")?.has_attribute("aria-busy") {
        // It comes late: the one button must not move under a finger that is on its way.
        let clear = by_id("clear")?;
        if let Some(main) = clear.parent_node() {
            main.insert_before(&place, clear.next_sibling().as_ref())?;
        }
    }
    show(&place, tried);
    if tried {
        let mut pieces = vec![piece("h2").text(text("advice_title")), piece("p").text(opinion::sentence(advice))];
        pieces.extend(opinion::weightiest(advice).map(|ground| piece("p").class("small").text(ground)));
        pieces.extend(
            advice.slow_down.then(|| piece("p").class("small").text(text_with("advice_slow_down", &[&advice.last_hour.to_string()]))),
        );
        pieces.extend(advice.next.map(next));
        update(&place, &pieces)?;
    }
    let done = advice.checklist.iter().filter(|step| step.times > 0).count();
    by_id("checklist-title")?.set_text_content(Some(&text_with("checklist_title", &[&done.to_string()])));
    update(&by_id("checklist-steps")?, &advice.checklist.iter().map(item).collect::<Vec<_>>())
}

/// The next step. The clear button stands right below: there it is only named.
fn next(remedy: Remedy) -> Piece {
    if row(remedy).action == Action::Clear {
        return piece("p").class("strong").text(text("next_step_clear"));
    }
    piece("button")
        .attr("type", "button")
        .class("second wide")
        .attr("id", "next-step")
        .attr("data-remedy", name(&remedy))
        .text(text_with("next_step", &[&say("remedy", &remedy)]))
}

fn item(step: &crate::advice::ChecklistItem) -> Piece {
    let (look, words) = status(step.status());
    let open =
        piece("button").attr("type", "button").class("plain").attr("data-remedy", name(&step.remedy)).text(say("remedy", &step.remedy));
    let state = piece("span").class("state").with_all(look.map(icon)).with(piece("span").text(words));
    piece("li").with(open).with(state)
}

async fn start(popup: &Popup, remedy: Remedy) {
    match row(remedy).action {
        Action::Clear => {
            if let Ok(button) = by_id("clear-button") {
                button.scroll_into_view();
                let _ = button.unchecked_into::<HtmlElement>().focus();
            }
        }
        Action::Look if popup.on_site.get() && super::look::open(popup).await => {}
        _ => open(View::Remedy(remedy)).await,
    }
}

/// Opens a view of the journal tab.
pub(super) async fn open(view: View) {
    if runtime::request(&OpenView(Some(view))).await.is_err() {
        // The background does not answer; the tab can be looked at without it.
        if let Ok(url) = runtime::url(&format!("journal.html{}", view.fragment())) {
            let _ = tabs::create(&url, true).await;
        }
    }
    // Firefox leaves the popup open over the new tab.
    if named_tab().is_none() {
        let _ = window().close();
    }
}
