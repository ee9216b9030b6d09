//! The popup: how it stands, the one button, what to do next.

mod advice;
mod check;
mod clear;
mod look;
mod page;
mod pause;
mod picture;
mod point;
mod state;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_utils::window;
use wasm_bindgen_futures::spawn_local;
use web_sys::UrlSearchParams;

use super::dom::{by_id, fill, on};
use super::due;
use crate::journal::storage::keys::{BLOCK, INBOX, SETTINGS};
use crate::journal::summary::Summary;
use crate::protocol::overview::{Overview, ReadOverview};
use crate::protocol::views::View;
use crate::screens::Result;
use crate::webext::{changes, runtime, tabs};

/// How long changes of the record are gathered before they are shown, in milliseconds.
const GATHER: u32 = 300;

/// The popup is shown after this long, ready or not, in milliseconds.
const SHOW_ANYWAY: u32 = 400;

/// What the parts of the popup know together.
#[derive(Default)]
struct Popup {
    /// The tab that the popup is about.
    tab: Cell<Option<i32>>,
    /// That tab shows a page of the site, so that a clearing may load the sign-in page in it.
    on_site: Cell<bool>,
    /// How it stands, as it is shown.
    summary: RefCell<Option<Summary>>,
    /// Everything rests: of the page there is nothing to say.
    resting: Cell<bool>,
    /// Something was cleared just now.
    cleared: Cell<bool>,
    /// A clearing is going on.
    busy: Cell<bool>,
    /// A picture is being taken.
    taking: Cell<bool>,
    /// Changes that are about to be shown.
    soon: RefCell<Option<Timeout>>,
}

/// Starts the popup.
pub fn start() {
    console_error_panic_hook::set_once();
    spawn_local(async {
        // A background that starts cold must not keep the person before an empty window.
        let late = Timeout::new(SHOW_ANYWAY, reveal);
        if let Err(error) = run().await {
            // Without its HTML or its tabs there is still a sentence to show.
            state::failed(&error);
        }
        drop(late);
        reveal();
    });
}

async fn run() -> Result<()> {
    fill("popup_title")?;
    let popup = Rc::new(Popup::default());
    advice::bind(&popup)?;
    let reminded = popup.clone();
    due::bind(&by_id("due")?, move || gather(&reminded));
    check::bind(&popup)?;
    clear::bind(&popup)?;
    pause::bind(&popup)?;
    point::bind(&popup)?;
    picture::bind(&popup)?;
    on(&by_id("open-journal")?, "click", |_| spawn_local(advice::open(View::Record)));
    let watching = popup.clone();
    changes::watch(move |keys| {
        if keys.iter().any(|key| INBOX.has(key) || BLOCK.has(key)) {
            gather(&watching);
        }
        if keys.iter().any(|key| SETTINGS.is(key)) {
            let popup = watching.clone();
            spawn_local(async move {
                // What cannot be read keeps its last sentence.
                let _ = pause::refresh(&popup).await;
                let _ = page::refresh(&popup).await;
            });
        }
    })?;
    pause::refresh(&popup).await?;
    popup.tab.set(about().await?);
    // What stands above the one button comes first; a page that is still loading is asked for seconds.
    refresh(&popup).await;
    page::refresh(&popup).await
}

/// Asks how it stands and shows it.
async fn refresh(popup: &Popup) {
    match runtime::request(&ReadOverview).await {
        Ok(Overview { summary, advice, undoable }) => {
            state::render(popup, summary);
            advice::render(popup, &advice);
            clear::show_undo(undoable);
        }
        Err(failure) => state::failed(&failure.into()),
    }
}

/// Shows the popup as one piece: its button must not move under a finger that
/// is on its way.
fn reveal() {
    if let Ok(main) = by_id("main") {
        let _ = main.remove_attribute("aria-busy");
    }
}

fn gather(popup: &Rc<Popup>) {
    if popup.soon.borrow().is_some() {
        return;
    }
    let later = popup.clone();
    let timeout = Timeout::new(GATHER, move || {
        later.soon.take();
        spawn_local(async move { refresh(&later).await });
    });
    popup.soon.replace(Some(timeout));
}

/// The tab in front, or the one that the popup's address names: a popup that
/// was opened as a tab would otherwise be about itself.
async fn about() -> Result<Option<i32>> {
    if let Some(tab) = named_tab() {
        return Ok(Some(tab));
    }
    let filter = tabs::Filter { active: Some(true), last_focused_window: Some(true), ..tabs::Filter::default() };
    Ok(tabs::query(&filter).await?.first().and_then(|tab| tab.id))
}

fn named_tab() -> Option<i32> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get("tab")?.parse().ok()
}
