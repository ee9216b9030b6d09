//! One polite region that a screen reader listens to: it speaks after a rest, never per key.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::{Document, Element};

use super::{dom, hosts};

/// How long typing has to rest before anything is said, in milliseconds.
const REST: u32 = 800;

/// The region, and what it is to say next.
pub(crate) struct LiveRegion {
    document: Document,
    host: Option<Element>,
    region: Option<Element>,
    next: Rc<RefCell<Option<String>>>,
    timer: RefCell<Option<Timeout>>,
}

impl LiveRegion {
    /// Puts the region into the page from the start: one that comes with its text is not read.
    pub(crate) fn new(document: &Document) -> Self {
        let host = document.create_element(hosts::STATUS).ok();
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
                    // A page may hide whatever it has not defined.
                    ("visibility", "visible"),
                ],
            );
            Some(region)
        });
        let live = Self { document: document.clone(), host, region, next: Rc::default(), timer: RefCell::default() };
        live.stand();
        live
    }

    /// Stands where it is read: beside an open dialog all of the page is silent; and a page may be written anew.
    fn stand(&self) {
        let dialog = self.document.query_selector("dialog:modal").ok().flatten();
        if let (Some(host), Some(home)) = (&self.host, dialog.or_else(|| self.document.document_element()))
            && host.parent_element().as_ref() != Some(&home)
        {
            let _ = home.append_child(host);
        }
    }

    /// Says `text` once typing rests; an empty text takes back what was not said yet.
    pub(crate) fn say_later(&self, text: &str) {
        self.stand();
        *self.next.borrow_mut() = Some(text.to_owned());
        let (next, region) = (Rc::clone(&self.next), self.region.clone());
        *self.timer.borrow_mut() = Some(Timeout::new(REST, move || say(region.as_ref(), &next)));
    }

    /// Says at once what waits: the field was left.
    pub(crate) fn say_now(&self) {
        self.timer.take();
        say(self.region.as_ref(), &self.next);
    }

    pub(crate) fn remove(&self) {
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
