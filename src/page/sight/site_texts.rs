//! Reads the texts of the page that may be an answer to an attempt. Which of
//! them are, is judged in [`crate::form::answers`]; here only what may be asked
//! of an element, and a first choice that spares the layout most questions.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement, Node};

use super::forms::Form;
use super::seen::Eye;
use super::tree::all_in;
use crate::form::texts::{Shown, says_answer, without_buttons};
use crate::form::{Colour, answers};
use crate::page::ui::dom::{all, label, shown_text, style_of};
use crate::page::watchman::{self, pointed};
use crate::site::selectors;

/// The fields into which something can be typed.
const FIELDS: &str = "input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image],[type=checkbox],[type=radio])";
/// How many text nodes are looked at.
const MOST_NODES: usize = 4000;
/// Loose texts are looked for in so many elements around a form …
const LEVELS: u32 = 8;
/// … and among so many children of each.
const MOST_LOOSE: u32 = 200;

/// Why an element is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Because {
    /// What it is called.
    Called,
    /// The person has pointed at it.
    Pointed,
    /// It stands at a form.
    NearForm,
    /// A text in it.
    Words,
}

/// What stands in the fields of a page right now, to mask it where the site repeats it.
pub(crate) fn typed(document: &Document) -> Vec<String> {
    let fields = document.document_element().map(|root| all::<HtmlInputElement>(&root, FIELDS)).unwrap_or_default();
    fields.iter().map(HtmlInputElement::value).collect()
}

/// An element of the page, or a text that stands loose beside a form, read as far as it is asked.
struct OnPage<'a> {
    node: Node,
    because: Because,
    eye: &'a Eye,
}

impl OnPage<'_> {
    fn element(&self) -> Option<&Element> {
        self.node.dyn_ref()
    }
}

impl Shown for OnPage<'_> {
    fn is_called_message(&self) -> bool {
        self.because == Because::Called
    }

    fn is_pointed_at(&self) -> bool {
        self.because == Because::Pointed
    }

    fn is_near_form(&self) -> bool {
        self.because == Because::NearForm
    }

    fn own_words(&self) -> String {
        let Some(element) = self.element() else { return loose_words(&self.node) };
        let nodes = element.child_nodes();
        let texts = (0..nodes.length()).filter_map(|at| nodes.get(at)).filter(|node| node.node_type() == Node::TEXT_NODE);
        texts.filter_map(|node| node.node_value()).collect()
    }

    fn is_control(&self) -> bool {
        let tag = self.element().map(Element::tag_name).unwrap_or_default();
        matches!(tag.as_str(), "SCRIPT" | "STYLE" | "NOSCRIPT" | "A" | "BUTTON" | "LABEL" | "OPTION" | "TITLE")
    }

    fn is_form_part(&self) -> bool {
        self.element().is_some_and(|element| {
            matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA" | "BUTTON" | "FORM" | "IMG") || holds_form(element)
        })
    }

    fn is_seen(&self) -> bool {
        match self.element() {
            Some(element) => self.eye.shows(element),
            None => self.node.parent_element().is_some_and(|around| self.eye.shows(&around)),
        }
    }

    fn colour(&self) -> Option<Colour> {
        Colour::read(&style_of(self.element()?, "color"))
    }
}

/// Whether something is filled in in this element. A button alone may be the one that closes a message.
fn holds_form(element: &Element) -> bool {
    element.query_selector("input,select,textarea,form").ok().flatten().is_some()
}

/// The texts that stand on the page now and look like answers, with where they
/// stand, in document order, without doubles.
pub(crate) fn found(document: &Document, forms: &[Form]) -> Vec<(Node, String)> {
    let (Some(body), Some(eye)) = (document.body(), eye(document)) else { return Vec::new() };
    let mut found: Vec<Node> = Vec::new();
    let mut look = |node: Node, because| {
        let text = OnPage { node, because, eye: &eye };
        if answers::is_answer(&text) {
            found.push(text.node);
        }
    };
    all::<Element>(&body, selectors::MESSAGE).into_iter().for_each(|element| look(element.into(), Because::Called));
    by_words(document, &body).into_iter().for_each(|element| look(element.into(), Because::Words));
    for root in watchman::roots() {
        all_in(&root, selectors::MESSAGE).into_iter().for_each(|element| look(element.into(), Because::Called));
        by_words(document, &root).into_iter().for_each(|element| look(element.into(), Because::Words));
    }
    pointed("message").into_iter().for_each(|element| look(element.into(), Because::Pointed));
    for form in forms {
        let near = form.scope.parent_element().unwrap_or_else(|| form.scope.clone());
        all::<Element>(&near, "p,span,div,li,strong,font,b,em").into_iter().for_each(|element| look(element.into(), Because::NearForm));
        loose_around(&form.scope).into_iter().for_each(|node| look(node, Because::Words));
    }
    answers::chosen(
        found,
        |outer, inner| outer.contains(Some(inner)),
        |a, b| a.compare_document_position(b) & Node::DOCUMENT_POSITION_FOLLOWING != 0,
        |node| node.dyn_ref().map_or_else(|| loose_words(node), text_of),
    )
}

/// Whether a translator of the browser has put its own words into the page:
/// they are not the site's. Chrome marks the root, Edge every text, and Firefox
/// says the new language where the page had said its own. `language`: of the
/// root when the page was loaded.
pub(crate) fn is_translated(document: &Document, language: &str) -> bool {
    let Some(root) = document.document_element() else { return false };
    let now = language_of(document);
    root.class_name().split(' ').any(|class| class.starts_with("translated-"))
        || root.query_selector("[_msttexthash]").ok().flatten().is_some()
        || language.starts_with("ja") && !now.starts_with("ja")
}

/// The language that the root of a document says.
pub(crate) fn language_of(document: &Document) -> String {
    document.document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

fn eye(document: &Document) -> Option<Eye> {
    Eye::new(&document.document_element()?)
}

/// An element's text as it is shown, without the blanks around it and without what its buttons say.
pub(crate) fn text_of(element: &Element) -> String {
    let buttons = all::<Element>(element, "button,[role=button],input[type=button]");
    without_buttons(shown_text(element), buttons.iter().map(label)).trim().to_owned()
}

/// Something that is visible and holds no part of a form.
pub(crate) fn is_message(element: &Element) -> bool {
    let eye = element.owner_document().and_then(|document| eye(&document));
    eye.is_some_and(|eye| answers::is_message(&OnPage { node: element.clone().into(), because: Because::Words, eye: &eye }))
}

/// The elements of text nodes whose words make an answer.
fn by_words(document: &Document, body: &Node) -> Vec<Element> {
    let Ok(walker) = document.create_tree_walker_with_what_to_show(body, 4) else { return Vec::new() };
    let nodes = (0..MOST_NODES).map_while(|_| walker.next_node().ok().flatten());
    nodes.filter(|node| node.node_value().is_some_and(|text| says_answer(&text))).filter_map(|node| node.parent_element()).collect()
}

/// The texts that stand in no element of their own, in all that stands around a
/// form: of each row of texts and of words within the line the first node.
fn loose_around(form: &Element) -> Vec<Node> {
    let mut found = Vec::new();
    let mut around = Some(form.clone());
    for _ in 0..LEVELS {
        let Some(element) = around else { break };
        let nodes = element.child_nodes();
        for node in (0..nodes.length().min(MOST_LOOSE)).filter_map(|at| nodes.get(at)) {
            if node.node_type() == Node::TEXT_NODE && !node.previous_sibling().is_some_and(|before| is_in_line(&before)) {
                found.push(node);
            }
        }
        around = element.parent_element().filter(|parent| parent.tag_name() != "HTML");
    }
    found
}

/// A loose text, with the words in line that go on behind it.
fn loose_words(first: &Node) -> String {
    let mut words = String::new();
    let mut at = Some(first.clone());
    while let Some(node) = at.filter(is_in_line) {
        words.push_str(&node.text_content().unwrap_or_default());
        at = node.next_sibling();
    }
    words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a node goes on with the line: a text, or a part of a sentence in an element of its own.
fn is_in_line(node: &Node) -> bool {
    let tag = node.node_name();
    node.node_type() == Node::TEXT_NODE
        || matches!(tag.as_str(), "B" | "STRONG" | "EM" | "I" | "U" | "SPAN" | "FONT" | "A" | "MARK" | "SMALL")
}
