//! Writes events from the page: each to its own key, at once, so that it
//! outlives the page; then wakes the background.

use js_sys::{Date, Math, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::engine::Engine;
use crate::journal::event::{Address, EventId, Viewport};
use crate::journal::json::{FromPage, PageEvent};
use crate::journal::{blocks, redact};
use crate::message::Message;
use crate::webext::{runtime, storage};

/// The time, in milliseconds since the epoch.
pub(super) fn now() -> i64 {
    Date::now() as i64
}

/// Random bits for a name; uniqueness is all that is asked of them.
pub(super) fn random() -> u64 {
    (Math::random() * (1_u64 << 52) as f64) as u64
}

/// Minutes east of UTC, here and now.
pub(super) fn zone() -> i32 {
    -(Date::new_0().get_timezone_offset() as i32)
}

thread_local! {
    static NOTHING: Closure<dyn FnMut(JsValue)> = Closure::new(|_| {});
}

/// Lets a promise fail quietly: the page may be gone before it is kept.
pub(super) fn quietly(promise: Promise) {
    NOTHING.with(|nothing| {
        let _ = promise.catch(nothing);
    });
}

/// Writes a fact and wakes the background. Returns its id.
pub(super) fn write(engine: &Engine, fact: FromPage) -> EventId {
    write_with(engine, fact, |_| Vec::new())
}

/// Writes a fact and, in the same batch, the keys that `with` makes of its id.
pub(super) fn write_with(engine: &Engine, fact: FromPage, with: impl FnOnce(&EventId) -> Vec<(String, String)>) -> EventId {
    let at = now();
    let id = EventId::new(at, random());
    let event = PageEvent { id: &id, at, zone: zone(), tab: engine.tab.get(), view: &engine.view, fact };
    let mut items = with(&id);
    let text = event.to_json();
    items.push((blocks::inbox_key(&id), text.clone()));
    if let Ok(promise) = storage::set_now(&items) {
        // Where the storage takes nothing, the background holds it in memory.
        let held = Closure::once(move |_| tell(&Message::Hold(text)));
        let _ = promise.catch(&held);
        held.forget();
    }
    tell(&Message::Written(vec![id.clone()]));
    id
}

/// Sends to the background without waiting.
pub(super) fn tell(message: &Message) {
    if let Ok(promise) = runtime::tell(message) {
        quietly(promise);
    }
}

/// This page's address as it may be kept.
pub(super) fn address() -> Address {
    let Some(location) = web_sys::window().map(|w| w.location()) else { return Address::default() };
    redact::address(&location.host().unwrap_or_default(), &location.pathname().unwrap_or_default(), &location.search().unwrap_or_default())
}

/// How much of the page can be seen.
pub(super) fn viewport() -> Option<Viewport> {
    let window: JsValue = web_sys::window()?.into();
    let size = |name: &str| Reflect::get(&window, &name.into()).ok()?.as_f64().map(|size| size as u32);
    Some(Viewport { width: size("innerWidth")?, height: size("innerHeight")? })
}

/// Whether the browser keeps cookies of this page, as it says itself.
pub(super) fn cookies() -> Option<bool> {
    let navigator = Reflect::get(&web_sys::window()?.into(), &"navigator".into()).ok()?;
    Reflect::get(&navigator, &"cookieEnabled".into()).ok()?.as_bool()
}
