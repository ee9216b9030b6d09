//! The likeliest cause in a sentence, the next step with its button, and the
//! eight remedies as a checklist.

use std::rc::Rc;

use gloo_utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{Popup, named_tab};
use crate::advice::Advice;
use crate::journal::event::{Remedy, TrialResult};
use crate::opening::{Opening, View};
use crate::report::name;
use crate::screens::ask;
use crate::screens::dom::{Piece, by_id, clicked, on, piece, replace, show as show_element};
use crate::screens::opinion;
use crate::screens::sentences::{Look, icon, say};
use crate::trying::Trying;
use crate::webext::i18n::{text, text_with};
use crate::webext::{Answer, runtime, tabs};

/// Makes its buttons work.
pub(super) fn wire(popup: &Rc<Popup>) -> Answer<()> {
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
    Remedy::ALL.into_iter().find(|remedy| name(remedy) == named)
}

/// Asks and shows it.
pub(super) async fn refresh(popup: &Popup) {
    let failing = popup.summary.borrow().as_ref().is_some_and(|summary| summary.attempts > 0);
    // Without an answer the rest of the popup is worth as much.
    let Ok(advice) = ask::ask_for::<Advice>(&Trying::Advice).await else { return };
    let _ = show(&advice, failing);
}

fn show(advice: &Advice, tried: bool) -> Answer<()> {
    let place = by_id("advice")?;
    if tried && place.has_attribute("hidden") && !by_id("main")?.has_attribute("aria-busy") {
        // It comes late: the one button must not move under a finger that is on its way.
        let clear = by_id("clear")?;
        if let Some(main) = clear.parent_node() {
            main.insert_before(&place, clear.next_sibling().as_ref())?;
        }
    }
    show_element(&place, tried);
    if tried {
        let mut pieces = vec![piece("h2").text(text("advice_title")), piece("p").text(opinion::sentence(advice))];
        pieces.extend(opinion::weightiest(advice).map(|ground| piece("p").class("small").text(ground)));
        pieces.extend(
            advice.slow_down.then(|| piece("p").class("small").text(text_with("advice_slow_down", &[&advice.last_hour.to_string()]))),
        );
        pieces.extend(advice.next.map(next));
        replace(&place, &pieces)?;
    }
    let done = advice.checklist.iter().filter(|step| step.times > 0).count();
    by_id("checklist-title")?.set_text_content(Some(&text_with("checklist_title", &[&done.to_string()])));
    replace(&by_id("checklist-steps")?, &advice.checklist.iter().map(row).collect::<Vec<_>>())
}

/// The next step. The clear button stands right below: there it is only named.
fn next(remedy: Remedy) -> Piece {
    if remedy == Remedy::ClearData {
        return piece("p").class("strong").text(text("next_step_clear"));
    }
    piece("button")
        .attr("type", "button")
        .class("second wide")
        .attr("id", "next-step")
        .attr("data-remedy", name(&remedy))
        .text(text_with("next_step", &[&say("remedy", &remedy)]))
}

fn row(step: &crate::advice::Step) -> Piece {
    let (look, words) = match step.result {
        _ if step.times == 0 => (None, text("step_not_tried")),
        _ if step.remedy == Remedy::SiteStatus => (Some(Look::Done), text("step_done")),
        Some(TrialResult::Solved) => (Some(Look::Done), say("trial", &TrialResult::Solved)),
        Some(result) => (Some(Look::Attempt), say("trial", &result)),
        None => (Some(Look::Waits), text("step_tried")),
    };
    let open =
        piece("button").attr("type", "button").class("plain").attr("data-remedy", name(&step.remedy)).text(say("remedy", &step.remedy));
    let state = piece("span").class("state").with_all(look.map(icon)).with(piece("span").text(words));
    piece("li").with(open).with(state)
}

async fn start(popup: &Popup, remedy: Remedy) {
    match remedy {
        Remedy::ClearData => {
            if let Ok(button) = by_id("clear-button") {
                button.scroll_into_view();
                let _ = button.unchecked_into::<HtmlElement>().focus();
            }
        }
        Remedy::CheckInput if popup.on_site.get() && super::look::open(popup).await => {}
        other => open(View::Remedy(other)).await,
    }
}

/// Opens a view of the journal tab.
pub(super) async fn open(view: View) {
    if runtime::ask_for(&Opening::View(view)).await.is_err() {
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
