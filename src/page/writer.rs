//! What every event from a page says (when, where, in what window), and how a
//! page tells the storage and the background without waiting for either.

use std::cell::RefCell;

use js_sys::{Date, Math, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::ui::dom::then_either;
use super::watchman;
use crate::journal::event::{Address, EventId, Viewport};
use crate::journal::storage::keys::REMEMBER;
use crate::protocol::Request;
use crate::protocol::page::{Hold, Written};
use crate::protocol::settings::SetMemory;
use crate::redact;
use crate::webext::{runtime, storage};

/// The time, in milliseconds since the epoch.
pub(crate) fn now() -> i64 {
    Date::now() as i64
}

/// Random bits for a name; uniqueness is all that is asked of them.
pub(crate) fn random() -> u64 {
    (Math::random() * (1_u64 << 52) as f64) as u64
}

/// Minutes east of UTC, here and now.
pub(crate) fn zone() -> i32 {
    -(Date::new_0().get_timezone_offset() as i32)
}

/// What the background is to be woken for.
#[derive(Default)]
struct Wake {
    /// Events that have been written since it was woken last.
    ids: Vec<EventId>,
    /// The panel is wanted.
    panel: bool,
    /// Writes that are under way.
    writes: u32,
}

thread_local! {
    static WAKE: RefCell<Wake> = RefCell::default();
    static NOTHING: Closure<dyn FnMut(JsValue)> = Closure::new(|_| {});
}

/// Lets a promise fail quietly: the page may be gone before it is kept.
pub(crate) fn quietly(promise: Promise) {
    NOTHING.with(|nothing| {
        let _ = promise.catch(nothing);
    });
}

/// Stores texts under their keys without waiting.
pub(crate) fn store(items: &[(String, String)]) {
    if let Ok(promise) = storage::set_now(items) {
        quietly(promise);
    }
}

/// Tells the background what the person has answered about remembering; should the message be lost, the key tells it.
pub(crate) fn remember(yes: bool) {
    store(&[REMEMBER.with(&yes)]);
    tell(&SetMemory(yes));
}

/// Stores an event (its JSON text, which `items` holds under its key) with what
/// belongs to it, and wakes the background once it is there.
pub(crate) fn put(id: EventId, event: String, items: &[(String, String)]) {
    WAKE.with_borrow_mut(|wake| {
        wake.ids.push(id);
        wake.writes += 1;
    });
    match storage::set_now(items) {
        Ok(promise) => {
            let settled = Closure::once_into_js(move |why: JsValue| {
                if !why.is_undefined() {
                    // Where the storage takes nothing, the background holds it in memory.
                    tell(&Hold(event));
                }
                written();
            });
            let _ = then_either(&promise, &settled, &settled);
        }
        // The extension is gone.
        Err(_) => written(),
    }
}

/// A write is through: if it was the last one, the background is woken, once for all of them.
fn written() {
    WAKE.with_borrow_mut(|wake| wake.writes -= 1);
    wake();
}

/// Has the panel shown, with what is being written now.
pub(crate) fn ask_panel() {
    WAKE.with_borrow_mut(|wake| wake.panel = true);
    wake();
}

/// Wakes the background unless something is still being written: what it reads then is all there.
fn wake() {
    let Some(Wake { ids, panel, .. }) = WAKE.with_borrow_mut(|wake| (wake.writes == 0).then(|| std::mem::take(wake))) else { return };
    tell(&Written { ids, panel: panel.then(watchman::is_translation) });
}

/// Sends to the background without waiting.
pub(crate) fn tell<R: Request>(request: &R) {
    if let Ok(promise) = runtime::tell(request) {
        quietly(promise);
    }
}

/// This page's address as it may be kept.
pub(crate) fn address() -> Address {
    let Some(location) = web_sys::window().map(|w| w.location()) else { return Address::default() };
    redact::address(&location.host().unwrap_or_default(), &location.pathname().unwrap_or_default(), &location.search().unwrap_or_default())
}

/// How much of the page can be seen.
pub(crate) fn viewport() -> Option<Viewport> {
    let window: JsValue = web_sys::window()?.into();
    let size = |name: &str| Reflect::get(&window, &name.into()).ok()?.as_f64().map(|size| size as u32);
    Some(Viewport { width: size("innerWidth")?, height: size("innerHeight")? })
}

/// Whether the browser keeps cookies of this page, as it says itself.
pub(crate) fn cookies() -> Option<bool> {
    let navigator = Reflect::get(&web_sys::window()?.into(), &"navigator".into()).ok()?;
    Reflect::get(&navigator, &"cookieEnabled".into()).ok()?.as_bool()
}
