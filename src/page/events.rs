//! What happens in the page → what the engine does about it.
//!
//! All listeners sit on the window, in the capture phase: fields that are
//! rendered anew need no new listeners, and nothing of the page is touched.
//! Events are taken as plain `Event`s: Chromium's autofill sends `keydown`s
//! that are no `KeyboardEvent`s.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, InputEvent, KeyboardEvent, MouseEvent, MutationObserver, MutationObserverInit, MutationRecord, Node};

use super::engine::Engine;
use super::watched::Watched;
use super::{attempt, dom, outcome, place};
use crate::inspect::{Keyboard, Stroke};
use crate::journal::event::Trigger;

/// How often a focused field is looked at for changes that came without an event, in milliseconds.
const SLOW_LOOK: u32 = 1000;
/// How long the page has to rest before it is searched again, in milliseconds.
const SCAN_REST: u32 = 120;

const WATCHED: [&str; 17] = [
    "input",
    "change",
    "compositionstart",
    "compositionend",
    "focusin",
    "focusout",
    "keydown",
    "keyup",
    "mousedown",
    "mouseup",
    "click",
    "submit",
    "scroll",
    "resize",
    "pageshow",
    "pagehide",
    "visibilitychange",
];

/// Starts listening.
pub(super) fn listen(engine: &Rc<Engine>) {
    let Some(window) = dom::window() else { return };
    for kind in WATCHED {
        // Only Esc is ever kept from the browser, and only while it has a hint to send away.
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: kind != "keydown" };
        let engine_there = Rc::downgrade(engine);
        let listener = EventListener::new_with_options(&window, kind, options, move |event| {
            if let Some(engine) = engine_there.upgrade() {
                happened(&engine, event);
            }
        });
        engine.listeners.borrow_mut().push(listener);
    }
    let engine_there = Rc::downgrade(engine);
    let changed = Closure::<dyn FnMut(js_sys::Array)>::new(move |records: js_sys::Array| {
        if let Some(engine) = engine_there.upgrade() {
            mutated(&engine, &records);
        }
    });
    if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) {
        observe(engine, &observer, false);
        *engine.observer.borrow_mut() = Some(observer);
    }
    changed.forget();
}

/// Observes the page's structure and, once an attempt waits for its answer, what is shown and hidden too.
pub(super) fn observe(engine: &Engine, observer: &MutationObserver, styles: bool) {
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    options.set_character_data(styles);
    options.set_attributes(true);
    let names: &[&str] = if styles { &["type", "class", "style", "hidden"] } else { &["type"] };
    options.set_attribute_filter(&names.iter().map(|n| JsValue::from_str(n)).collect::<js_sys::Array>());
    let _ = observer.observe_with_options(&engine.document, &options);
}

fn happened(engine: &Rc<Engine>, event: &Event) {
    let kind = event.type_();
    match kind.as_str() {
        "pageshow" => return shown_again(engine, event),
        "pagehide" => return attempt::leaving(engine),
        "resize" | "scroll" => return place_later(engine),
        "visibilitychange" => return forget_keyboard(engine),
        _ => {}
    }
    let Some(target) = event.target() else { return };
    let mut watched = engine.watched(&target);
    if watched.is_none() && kind == "focusin" && target.dyn_ref::<web_sys::HtmlInputElement>().is_some() {
        // A field that came without our notice, for example out of a template.
        engine.rescan();
        watched = engine.watched(&target);
    }
    if matches!(kind.as_str(), "keydown" | "keyup" | "mousedown") && event.is_trusted() {
        read_keyboard(engine, event, watched.as_deref());
    }
    match kind.as_str() {
        "mousedown" => engine.pressing.set(event.is_trusted()),
        "mouseup" => return pressed(engine),
        "compositionstart" => engine.composing.set(watched.is_some()),
        "compositionend" => engine.composing.set(false),
        "click" => attempt::clicked(engine, &target),
        "submit" => attempt::submitted(engine, &target),
        "keydown" => key(engine, event, watched.is_some()),
        _ => {}
    }
    let Some(watched) = watched else {
        if matches!(kind.as_str(), "click" | "keyup") && event.is_trusted() {
            place::release(engine);
        }
        return;
    };
    if !engine.alive() {
        return;
    }
    let still = !engine.pressing.get();
    if let Some(input) = event.dyn_ref::<InputEvent>() {
        watched.put_in(input.data().as_deref(), input.is_composing());
    }
    match kind.as_str() {
        "input" if composing(event) => {}
        "input" | "compositionend" | "keydown" | "keyup" | "mousedown" => engine.look(&watched, false, still),
        "change" if still => engine.look(&watched, true, true),
        "focusin" => {
            engine.look(&watched, false, still);
            look_slowly(engine);
        }
        "focusout" => {
            engine.composing.set(false);
            engine.slow_look.take();
            if still {
                forget_keyboard(engine);
                engine.look(&watched, true, true);
                engine.status.say_now();
            } else {
                engine.left.borrow_mut().push(watched);
            }
        }
        _ => {}
    }
}

/// The mouse button is up. What was put off until now waits for the end of
/// this turn, in which the click comes.
fn pressed(engine: &Rc<Engine>) {
    if !engine.pressing.replace(false) {
        return;
    }
    let there = Rc::downgrade(engine);
    Timeout::new(0, move || {
        let Some(engine) = there.upgrade().filter(|e| e.alive()) else { return };
        let left = engine.left.take();
        for watched in &left {
            engine.look(watched, true, true);
        }
        if !left.is_empty() {
            engine.status.say_now();
        }
        place::release(&engine);
    })
    .forget();
}

fn composing(event: &Event) -> bool {
    event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing)
}

fn key(engine: &Rc<Engine>, event: &Event, in_field: bool) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    // While an input method composes, Enter and Esc are meant for it.
    if key.is_composing() || key.key_code() == 229 || !in_field {
        return;
    }
    match key.key().as_str() {
        "Enter" => attempt::made(engine, event.target().as_ref(), Trigger::Enter),
        "Escape" => {
            if let Some(watched) = event.target().and_then(|t| engine.watched(&t)).filter(|w| w.card.wanted()) {
                engine.dismiss(&watched);
                // One Esc, one thing: it would close the dialog around the form as well.
                event.prevent_default();
            }
        }
        _ => {}
    }
}

/// Caps Lock, as the browser states it with every key and click, and what a
/// key in a field tells of NumLock and layout. The event of the Caps Lock key
/// itself lies on Mac and Linux.
fn read_keyboard(engine: &Engine, event: &Event, watched: Option<&Watched>) {
    let mut keyboard = engine.keyboard.get();
    let on = if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
        let (code, name) = (key.code(), key.key());
        if name == "CapsLock" || code == "CapsLock" {
            return;
        }
        if let Some(watched) = watched {
            let num_lock = key.get_modifier_state("NumLock");
            keyboard = keyboard.after(&Stroke { code: &code, key: &name, shift: key.shift_key(), num_lock, field: watched.field });
        }
        key.get_modifier_state("CapsLock")
    } else if let Some(mouse) = event.dyn_ref::<MouseEvent>() {
        mouse.get_modifier_state("CapsLock")
    } else {
        return;
    };
    engine.keyboard.set(Keyboard { caps_lock: Some(on), ..keyboard });
}

fn forget_keyboard(engine: &Engine) {
    engine.keyboard.set(engine.keyboard.get().left());
}

/// Password managers set values without an event.
fn look_slowly(engine: &Rc<Engine>) {
    let there = Rc::downgrade(engine);
    *engine.slow_look.borrow_mut() = Some(Interval::new(SLOW_LOOK, move || {
        let Some(engine) = there.upgrade() else { return };
        let fields = engine.fields.borrow().clone();
        for watched in fields.iter().filter(|w| w.changed()) {
            engine.look(watched, false, false);
        }
        // The page's own layout may have changed without any sign of it.
        place_later(&engine);
    }));
}

fn shown_again(engine: &Rc<Engine>, event: &Event) {
    let persisted = event.dyn_ref::<web_sys::PageTransitionEvent>().is_some_and(web_sys::PageTransitionEvent::persisted);
    let fields = engine.fields.borrow().clone();
    for watched in &fields {
        engine.look(watched, true, false);
    }
    if persisted {
        attempt::came_back(engine);
    }
}

fn place_later(engine: &Rc<Engine>) {
    if engine.layout_due.get() || !engine.fields.borrow().iter().any(|w| w.card.wanted()) {
        return;
    }
    engine.layout_due.set(true);
    let there = Rc::downgrade(engine);
    let later = Closure::once_into_js(move || {
        if let Some(engine) = there.upgrade() {
            engine.layout_due.set(false);
            place::settle(&engine, false);
        }
    });
    if let Some(window) = dom::window() {
        let _ = window.request_animation_frame(later.unchecked_ref());
    }
}

fn mutated(engine: &Rc<Engine>, records: &js_sys::Array) {
    let mut fields_changed = engine.fields.borrow().iter().any(|w| !w.input.is_connected());
    let waits = engine.current.borrow().is_some();
    let mut foreign = false;
    for record in records.iter().filter_map(|r| r.dyn_into::<MutationRecord>().ok()) {
        let added = record.added_nodes();
        let nodes = (0..added.length()).filter_map(|i| added.get(i));
        for node in nodes {
            let Some(element) = node.dyn_ref::<Element>() else {
                foreign = true;
                continue;
            };
            if element.matches(super::card::HOSTS).unwrap_or(false) {
                continue;
            }
            foreign = true;
            fields_changed |= element.tag_name() == "INPUT" || dom::first::<Element>(element, "input").is_some();
            if waits {
                outcome::touched(engine, element);
            }
        }
        if record.type_() == "attributes" {
            fields_changed |= record.attribute_name().as_deref() == Some("type");
            foreign = true;
        }
        if record.type_() == "characterData" {
            foreign = true;
        }
        if waits && let Some(target) = record.target() {
            let element = target.dyn_ref::<Element>().cloned().or_else(|| Node::parent_element(&target));
            if let Some(element) = element.filter(|e| e.child_element_count() == 0) {
                outcome::touched(engine, &element);
            }
        }
    }
    if fields_changed && engine.alive() {
        engine.rescan();
    }
    if foreign {
        place_later(engine);
    }
    if foreign && waits {
        let there = Rc::downgrade(engine);
        *engine.scan_due.borrow_mut() = Some(Timeout::new(SCAN_REST, move || {
            if let Some(engine) = there.upgrade() {
                outcome::scan(&engine);
            }
        }));
    }
}
