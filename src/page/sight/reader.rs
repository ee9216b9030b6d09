//! Reads a living page into a [`Page`], and keeps hold of the elements that
//! its numbers stand for.

use js_sys::Map;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlInputElement, Node};

use super::seen::Eye;
use super::tree::{all_in, closest, parent};
use crate::form::page::{Button, Field, Heading, Page, Place, Takes};
use crate::form::prompts;
use crate::page::ui::dom::all;
use crate::page::watchman;
use crate::site::selectors;

/// A page with more than this is no form to log in; the rest is not read.
const MOST: usize = 1200;
/// So much of a text is read, in bytes.
const LONGEST: usize = 240;
/// Words in front of a field are looked for in so many elements around it.
const LEVELS: u32 = 4;

/// A page, and the elements of it, each at its number.
pub(super) struct Sight {
    pub(super) page: Page,
    pub(super) nodes: Vec<Element>,
    pub(super) fields: Vec<HtmlInputElement>,
    numbers: Map,
    eye: Eye,
    /// Whether a node shows nothing of what it holds.
    clipping: Vec<bool>,
}

/// Reads a document. `once`: fields that were password fields before.
pub(super) fn read(document: &Document, once: &[HtmlInputElement]) -> Option<Sight> {
    let root = document.document_element()?;
    let path = document.location().and_then(|l| l.pathname().ok()).unwrap_or_default();
    let page = Page { title: lower(document.title()), path: lower(path), parents: vec![0], ..Page::default() };
    let numbers = Map::new();
    numbers.set(&root, &JsValue::from(0));
    let eye = Eye::new(&root)?;
    let mut sight = Sight { page, nodes: vec![root.clone()], fields: Vec::new(), numbers, eye, clipping: vec![false] };
    let pointed = [watchman::pointed("mail"), watchman::pointed("password")];
    let mut parts = all(&root, selectors::PARTS);
    for root in watchman::roots() {
        parts.extend(all_in(&root, selectors::PARTS));
    }
    for (order, element) in parts.iter().take(MOST).enumerate() {
        let place = sight.place(element, u32::try_from(order).unwrap_or(u32::MAX));
        let tag = element.tag_name();
        if tag.starts_with('H') || tag == "LEGEND" {
            sight.page.headings.push(Heading { says: text(element), place });
        } else if let Some(field) = sight.field(element, &tag, place, once) {
            for (at, pointed) in pointed.iter().enumerate() {
                if pointed.as_ref() == Some(element)
                    && let Some(place) = sight.page.pointed.get_mut(at)
                {
                    *place = Some(sight.page.fields.len());
                }
            }
            sight.page.fields.push(field);
            sight.fields.push(element.clone().unchecked_into());
        } else {
            let button = button(element, &tag, place);
            sight.page.buttons.push(button);
        }
    }
    Some(sight)
}

impl Sight {
    fn place(&mut self, element: &Element, order: u32) -> Place {
        let around = self.number(parent(element));
        let form = js_sys::Reflect::get(element, &"form".into()).ok().and_then(|form| form.dyn_into::<Element>().ok());
        // A link or a `div` has no such property.
        let form = form.or_else(|| closest(element, "form")).map(|form| self.number(Some(form)));
        let seen = !self.clipping.get(around as usize).is_some_and(|clips| *clips) && self.eye.sees(element);
        Place { order, parent: around, form, seen }
    }

    /// The number of a node; new ones get theirs from the outside in.
    fn number(&mut self, of: Option<Element>) -> u32 {
        let mut new = Vec::new();
        let mut number = 0;
        let mut at = of;
        while let Some(element) = at {
            if let Some(known) = self.numbers.get(&element).as_f64() {
                number = known as u32;
                break;
            }
            at = parent(&element);
            new.push(element);
        }
        for element in new.into_iter().rev() {
            let clips = self.clipping.get(number as usize).is_some_and(|clips| *clips) || self.eye.clips(&element);
            self.page.parents.push(number);
            self.clipping.push(clips);
            number = u32::try_from(self.nodes.len()).unwrap_or(0);
            self.numbers.set(&element, &JsValue::from(number));
            self.nodes.push(element);
        }
        number
    }

    /// A field; `None` if it is a button.
    fn field(&self, element: &Element, tag: &str, mut place: Place, once: &[HtmlInputElement]) -> Option<Field> {
        let mut takes = match tag {
            "TEXTAREA" => Takes::LongText,
            "SELECT" => Takes::Choice,
            "INPUT" => Takes::of_input(&element.unchecked_ref::<HtmlInputElement>().type_())?,
            _ => return None,
        };
        let input: &HtmlInputElement = element.unchecked_ref();
        if takes == Takes::Choice {
            // A page draws its own box over this one, which nobody sees.
            place.seen = true;
        } else if takes.is_line() || takes == Takes::Password {
            let (clipped, masked) = self.eye.clipped_and_masked(element);
            place.seen &= !clipped;
            if masked || once.contains(input) {
                takes = Takes::Password;
            }
        }
        let mut says = label(element);
        add(&mut says, element, &["placeholder", "aria-label", "title"]);
        if says.trim_ascii().is_empty() {
            says = words_in_front(element);
            says.make_ascii_lowercase();
        }
        let is = |name: &str, value: &str| element.get_attribute(name).as_deref() == Some(value);
        Some(Field {
            takes,
            names: attributes(element, &["name", "id"]),
            autocomplete: attributes(element, &["autocomplete"]),
            says,
            aside: input.disabled() || input.read_only() || is("tabindex", "-1") || is("aria-hidden", "true"),
            prompt: takes.is_line() && element.get_attribute("value").is_some_and(|value| prompts::is_prompt(&value)),
            place,
        })
    }
}

/// Attributes of an element, a blank between.
fn attributes(element: &Element, names: &[&str]) -> String {
    let mut text = String::new();
    add(&mut text, element, names);
    text
}

/// Adds attributes of an element to a text, and puts all of it into lower case.
fn add(text: &mut String, element: &Element, names: &[&str]) {
    for name in names {
        if let Some(value) = element.get_attribute(name) {
            text.push(' ');
            text.push_str(&value);
        }
    }
    text.make_ascii_lowercase();
}

/// The texts of a field's labels.
fn label(element: &Element) -> String {
    let labels = js_sys::Reflect::get(element, &"labels".into()).ok().and_then(|labels| labels.dyn_into::<web_sys::NodeList>().ok());
    let first = labels.and_then(|labels| labels.item(0));
    first.map(|label| text(label.unchecked_ref())).unwrap_or_default()
}

/// The words in front of a field that has no others: a cell of a table, a line above.
fn words_in_front(element: &Element) -> String {
    let mut node: Node = element.clone().into();
    for _ in 0..LEVELS {
        let mut before = node.previous_sibling();
        while let Some(at) = before {
            if let Some(other) = at.dyn_ref::<Element>()
                && (closest(other, selectors::PARTS).is_some() || !all::<Element>(other, selectors::PARTS).is_empty())
            {
                return String::new();
            }
            let text = text(at.unchecked_ref());
            if !text.trim().is_empty() {
                return text;
            }
            before = at.previous_sibling();
        }
        match parent(node.unchecked_ref()) {
            Some(around) if around.tag_name() != "FORM" => node = around.into(),
            _ => break,
        }
    }
    String::new()
}

/// A button as it is judged.
pub(super) fn button(element: &Element, tag: &str, place: Place) -> Button {
    let (mut says, submits) = if tag == "INPUT" {
        let input: &HtmlInputElement = element.unchecked_ref();
        (input.value(), matches!(&*input.type_(), "submit" | "image"))
    } else {
        let kind = element.get_attribute("type");
        (text(element), tag == "BUTTON" && !matches!(kind.as_deref(), Some("button" | "reset")))
    };
    for picture in all(element, "img") {
        add(&mut says, &picture, &["alt"]);
    }
    add(&mut says, element, &["alt", "aria-label", "title"]);
    Button { names: attributes(element, &["id", "class"]), says, submits, place }
}

fn text(element: &Element) -> String {
    let mut text = element.text_content().unwrap_or_default();
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    text
}

fn lower(mut text: String) -> String {
    text.make_ascii_lowercase();
    text
}
