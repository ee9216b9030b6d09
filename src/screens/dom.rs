//! The few things these screens ask of the DOM. Pieces are plain data until
//! [`Piece::build`], so that describing a screen cannot fail.

use std::str::FromStr;

use gloo_events::EventListener;
use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget};

use super::action::{DOES, LetterPart, PART};
use crate::report::markup;
use crate::screens::Result;
use crate::webext::{ApiError, i18n};

/// An element to be.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    inside: Vec<Inside>,
}

#[derive(Clone, Debug)]
enum Inside {
    Text(String),
    Piece(Piece),
}

/// An element of this tag, empty.
pub(crate) fn piece(tag: &'static str) -> Piece {
    Piece { tag, attributes: Vec::new(), inside: Vec::new() }
}

/// A button that is named by a sentence.
pub(crate) fn button(class: &str, key: &str) -> Piece {
    piece("button").attr("type", "button").class(class).text(i18n::text(key))
}

impl From<markup::Element> for Piece {
    fn from(element: markup::Element) -> Self {
        let (tag, attributes, inside) = element.into_parts();
        let inside = inside.into_iter().map(|node| match node {
            markup::Node::Text(text) => Inside::Text(text),
            markup::Node::Element(element) => Inside::Piece(element.into()),
            // A screen has its style sheets in files.
            markup::Node::Style(_) => Inside::Text(String::new()),
        });
        Self { tag, attributes, inside: inside.collect() }
    }
}

impl Piece {
    /// Its `class` attribute.
    pub(crate) fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// An attribute. Never `style` nor `on…`: the extension's policy refuses both.
    pub(crate) fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// What a press on it does; see [`super::action`].
    pub(crate) fn does(self, action: impl Into<&'static str>) -> Self {
        self.attr(DOES, action.into())
    }

    /// Which part of the letter is typed or chosen in it.
    pub(crate) fn part(self, part: LetterPart) -> Self {
        self.attr(PART, <&str>::from(part))
    }

    /// Text, behind what is there.
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.inside.push(Inside::Text(text.into()));
        self
    }

    /// Another piece, behind what is there.
    pub(crate) fn with(mut self, piece: Piece) -> Self {
        self.inside.push(Inside::Piece(piece));
        self
    }

    /// More pieces, or one, or none.
    pub(crate) fn with_all(mut self, pieces: impl IntoIterator<Item = Piece>) -> Self {
        self.inside.extend(pieces.into_iter().map(Inside::Piece));
        self
    }

    /// Makes the element and all in it.
    ///
    /// # Errors
    /// When the browser refuses a name.
    pub(crate) fn build(&self) -> Result<Element> {
        const SVG: &str = "http://www.w3.org/2000/svg";
        let document = document();
        let element = match self.tag {
            "svg" | "path" => document.create_element_ns(Some(SVG), self.tag)?,
            tag => document.create_element(tag)?,
        };
        for (name, value) in &self.attributes {
            element.set_attribute(name, value)?;
        }
        for inside in &self.inside {
            match inside {
                Inside::Text(text) => element.append_child(&document.create_text_node(text))?,
                Inside::Piece(piece) => {
                    let inner = piece.build()?;
                    element.append_child(&inner)?
                }
            };
        }
        Ok(element)
    }
}

/// The element of the screen's HTML with this id.
///
/// # Errors
/// When the HTML and this code have parted.
pub(crate) fn by_id(id: &str) -> Result<Element> {
    document().get_element_by_id(id).ok_or_else(|| ApiError(format!("no element #{id}")).into())
}

/// Puts these pieces in the place of what an element holds.
///
/// # Errors
/// See [`Piece::build`].
pub(crate) fn replace(element: &Element, pieces: &[Piece]) -> Result<()> {
    element.set_text_content(None);
    for piece in pieces {
        let built = piece.build()?;
        element.append_child(&built)?;
    }
    Ok(())
}

/// As [`replace`], and leaves every element alone that is as it should be. For
/// what is brought to the state of the record: a button that is being pressed,
/// or has the focus, must not go because something else was written down.
///
/// # Errors
/// See [`Piece::build`].
pub(crate) fn update(element: &Element, pieces: &[Piece]) -> Result<()> {
    if element.child_nodes().length() != element.child_element_count() {
        // Bare text, which belongs to no piece.
        element.set_text_content(None);
    }
    let mut there = element.first_element_child();
    for piece in pieces {
        let built = piece.build()?;
        match there {
            Some(old) => {
                there = old.next_element_sibling();
                if !old.is_equal_node(Some(&built)) {
                    element.replace_child(&built, &old)?;
                }
            }
            None => drop(element.append_child(&built)?),
        }
    }
    while let Some(old) = there {
        there = old.next_element_sibling();
        old.remove();
    }
    Ok(())
}

/// Shows or hides an element.
pub(crate) fn show(element: &Element, shown: bool) {
    // Setting a plain boolean attribute has no way to fail.
    let _ = element.toggle_attribute_with_force("hidden", !shown);
}

/// Calls `then` on every such event, for as long as the page lives.
pub(crate) fn on(target: &impl AsRef<EventTarget>, event: &'static str, mut then: impl FnMut(&Event) + 'static) {
    EventListener::new(target.as_ref(), event, move |event| then(event)).forget();
}

/// The element that was clicked or stands around what was clicked.
pub(crate) fn clicked(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The button under a click, and what it does; `None` for any other place, and for a button of another list.
pub(crate) fn pressed<A: FromStr>(event: &Event) -> Option<(Element, A)> {
    let button = clicked(event, "[data-do]")?;
    let action = button.get_attribute(DOES)?.parse().ok()?;
    Some((button, action))
}

/// Starts a screen: its language, its title, and the words of its HTML
/// (`data-text`: the text, `data-label`: the accessible name).
///
/// # Errors
/// When the page is being taken away.
pub(crate) fn fill(title: &str) -> Result<()> {
    let document = document();
    document.set_title(&i18n::text(title));
    if let Some(root) = document.document_element() {
        root.set_attribute("lang", &i18n::language())?;
    }
    for (attribute, selector) in [("data-text", "[data-text]"), ("data-label", "[data-label]")] {
        let found = document.query_selector_all(selector)?;
        for element in (0..found.length()).filter_map(|i| found.get(i)?.dyn_into::<Element>().ok()) {
            let words = i18n::text(&element.get_attribute(attribute).unwrap_or_default());
            if attribute == "data-text" {
                element.set_text_content(Some(&words));
            } else {
                element.set_attribute("aria-label", &words)?;
            }
        }
    }
    Ok(())
}
