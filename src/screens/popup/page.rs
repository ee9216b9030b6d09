//! The page under the popup: said only where there is something to do.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Url;

use super::{Popup, look, point};
use crate::screens::Result;
use crate::screens::dom::{Piece, button, by_id, on, piece, replace, show};
use crate::screens::sentences::{Look, card};
use crate::site::hosts;
use crate::webext::i18n::text;
use crate::webext::{permissions, tabs};

/// How often, and how many milliseconds apart, a page is asked that is still
/// loading or may still put its form in.
const TRIES: u32 = 8;
const BETWEEN: u32 = 400;

/// What is there.
#[derive(Clone, Debug, PartialEq, Eq)]
enum PageState {
    /// The person took the site away from us.
    NotAllowed,
    /// Another site, or a page of the browser.
    Elsewhere,
    /// A page of the site without our content script.
    Silent(String),
    /// It could not start there.
    Blocked(String),
    /// A sign-in page by its address, but no form was found.
    NoForm,
    /// The login form is watched.
    Watching,
    /// Nothing to say.
    Quiet,
}

/// Looks at the page and shows what needs doing.
pub(super) async fn refresh(popup: &Rc<Popup>) -> Result<()> {
    // A tab that is gone is no page of the site.
    let mut seen = seen_in(popup.tab.get()).await.unwrap_or(PageState::Elsewhere);
    if popup.resting.get() && matches!(seen, PageState::Watching | PageState::NoForm) {
        seen = PageState::Quiet;
    }
    popup.on_site.set(!matches!(seen, PageState::NotAllowed | PageState::Elsewhere));
    // The sentence beside the button promises the sign-in page only where it will come.
    show(&by_id("clear-loads")?, popup.on_site.get());
    show(&by_id("picture")?, popup.on_site.get());
    let button = by_id("clear-button")?;
    button.toggle_attribute_with_force("disabled", seen == PageState::NotAllowed)?;
    let place = by_id("page")?;
    replace(&place, &pieces(&seen))?;
    // What is wrong stands before the button, what is merely offered behind it.
    let clear = by_id("clear")?;
    let behind = if seen == PageState::Watching { clear.next_sibling() } else { Some(clear.clone().into()) };
    if let Some(main) = clear.parent_node().filter(|_| !behind.as_ref().is_some_and(|node| node.is_same_node(Some(&place)))) {
        main.insert_before(&place, behind.as_ref())?;
    }
    show(&place, seen != PageState::Quiet);
    bind(popup, &seen)
}

/// Whether a tab shows a page of the site, as its address says.
pub(super) async fn is_of_site(tab: i32) -> bool {
    // A tab that is gone, or whose address is hidden from us, is none.
    let url = tabs::get(tab).await.ok().and_then(|tab| tab.url);
    url.and_then(|url| Url::new(&url).ok()).is_some_and(|address| hosts::is_site_origin(&address.origin()))
}

async fn seen_in(tab: Option<i32>) -> Result<PageState> {
    if !permissions::has_host(hosts::PATTERN).await? {
        return Ok(PageState::NotAllowed);
    }
    let Some(number) = tab else { return Ok(PageState::Elsewhere) };
    let mut seen = PageState::Quiet;
    for _ in 0..TRIES {
        let tab = tabs::get(number).await?;
        let Some(address) = tab.url.as_deref().and_then(|url| Url::new(url).ok()) else { return Ok(PageState::Elsewhere) };
        if !hosts::is_site_origin(&address.origin()) {
            return Ok(PageState::Elsewhere);
        }
        let answer = tabs::ask(number, "\"status\"").await.ok().and_then(|answer| answer.as_string());
        match answer.as_deref() {
            Some("watching") => return Ok(PageState::Watching),
            Some("blocked") => return Ok(PageState::Blocked(without_fragment(&address))),
            Some("idle") if hosts::is_sign_in_path(&address.pathname()) => seen = PageState::NoForm,
            // The rest may just have ended: the page starts again in a moment.
            Some("paused") => {}
            Some(_) => return Ok(PageState::Quiet),
            None if tab.status.as_deref() == Some("loading") => seen = PageState::Quiet,
            None => return Ok(PageState::Silent(without_fragment(&address))),
        }
        TimeoutFuture::new(BETWEEN).await;
    }
    Ok(seen)
}

fn without_fragment(address: &Url) -> String {
    address.set_hash("");
    address.href()
}

fn pieces(seen: &PageState) -> Vec<Piece> {
    let (key, action) = match seen {
        PageState::Quiet => return Vec::new(),
        PageState::Watching => {
            let watching = piece("p").class("quiet watching").text(text("page_watching"));
            let look = button("second look", "popup_look").attr("id", "look-button");
            return [vec![watching, look], point::watching()].concat();
        }
        PageState::NotAllowed => ("page_not_allowed", "page_allow"),
        PageState::Elsewhere => ("page_elsewhere", "page_open_sign_in"),
        PageState::Silent(_) => ("page_silent", "page_reload"),
        PageState::Blocked(_) => ("page_blocked", "page_reload"),
        PageState::NoForm => ("page_no_form", "page_open_sign_in"),
    };
    let next = piece("p").text(text(&format!("{key}_next")));
    let offers = if *seen == PageState::NoForm { point::without_form() } else { Vec::new() };
    vec![card(Look::Info, text(key)).with(next).with(button("second", action).attr("id", "page-action")).with_all(offers)]
}

fn bind(popup: &Rc<Popup>, seen: &PageState) -> Result<()> {
    if *seen == PageState::Watching {
        return look::bind(popup);
    }
    if *seen == PageState::Quiet {
        return Ok(());
    }
    let (popup, seen) = (popup.clone(), seen.clone());
    on(&by_id("page-action")?, "click", move |_| {
        // Asking for the permission must happen in the click itself.
        let asked = (seen == PageState::NotAllowed).then(|| permissions::request_host(hosts::PATTERN));
        let (popup, seen) = (popup.clone(), seen.clone());
        spawn_local(async move {
            match (&seen, asked) {
                (_, Some(Ok(asked))) => {
                    // A refusal leaves things as they are, and they are shown again.
                    let _ = JsFuture::from(asked).await;
                }
                // An address loaded anew is always a GET: a form's answer is not sent again.
                (PageState::Silent(url) | PageState::Blocked(url), _) => go(&popup, url).await,
                (PageState::NoForm, _) => go(&popup, hosts::SIGN_IN).await,
                _ => {
                    let _ = tabs::create(hosts::SIGN_IN, true).await;
                }
            }
            // What cannot be looked at any more keeps its last sentence.
            let _ = refresh(&popup).await;
        });
    });
    Ok(())
}

async fn go(popup: &Popup, url: &str) {
    if let Some(tab) = popup.tab.get() {
        // A tab that was closed meanwhile needs no page.
        let _ = tabs::navigate(tab, url).await;
        TimeoutFuture::new(BETWEEN).await;
    }
}
