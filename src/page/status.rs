//! One polite region that a screen reader listens to: it speaks after a rest, never per key.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::{Document, Element};

use super::dom;

/// How long typing has to rest before anything is said, in milliseconds.
const REST: u32 = 800;

/// The region.
pub(super) struct Status {
    host: Option<Element>,
    region: Option<Element>,
    next: Rc<RefCell<Option<String>>>,
    timer: RefCell<Option<Timeout>>,
}

impl Status {
    /// Puts the region into the page from the start: one that comes with its text is not read.
    pub(super) fn new(document: &Document) -> Self {
        let host = document.create_element("login-rescue-status").ok();
        let region = host.as_ref().and_then(|host| {
            let root = host.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Closed)).ok()?;
            let region = document.create_element("div").ok()?;
            region.set_attribute("role", "status").ok()?;
            region.set_attribute("aria-live", "polite").ok()?;
            root.append_child(&region).ok()?;
            dom::set_style(
                host,
                &[
                    ("position", "absolute"),
                    ("width", "1px"),
                    ("height", "1px"),
                    ("left", "0"),
                    ("top", "0"),
                    ("overflow", "hidden"),
                    ("clip-path", "inset(50%)"),
                    ("display", "block"),
                ],
            );
            document.document_element()?.append_child(host).ok()?;
            Some(region)
        });
        Self { host, region, next: Rc::default(), timer: RefCell::default() }
    }

    /// Says `text` once typing rests; an empty text takes back what was not said yet.
    pub(super) fn say_later(&self, text: &str) {
        *self.next.borrow_mut() = Some(text.to_owned());
        let (next, region) = (Rc::clone(&self.next), self.region.clone());
        *self.timer.borrow_mut() = Some(Timeout::new(REST, move || say(region.as_ref(), &next)));
    }

    /// Says at once what waits: the field was left.
    pub(super) fn say_now(&self) {
        self.timer.take();
        say(self.region.as_ref(), &self.next);
    }

    pub(super) fn remove(&self) {
        self.timer.take();
        if let Some(host) = &self.host {
            host.remove();
        }
    }
}

fn say(region: Option<&Element>, next: &RefCell<Option<String>>) {
    // The same words again would be read out again, for example when the page renders a field anew.
    if let (Some(region), Some(text)) = (region, next.take())
        && region.text_content().unwrap_or_default() != text
    {
        region.set_text_content(Some(&text));
    }
}
