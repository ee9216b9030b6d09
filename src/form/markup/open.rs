//! Elements of a form's page whose end has not come yet.

use super::tag::Tag;
use crate::form::page::Place;

/// An element that is open, and what was read in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Open {
    pub(super) tag: Tag,
    pub(super) node: u32,
    pub(super) form: Option<u32>,
    pub(super) hidden: bool,
    /// What is typed into it shows as dots.
    pub(super) masked: bool,
    /// Its children are out of sight, but for the summary.
    pub(super) folded: bool,
    /// The label around it, by its place among the open ones.
    pub(super) label: Option<usize>,
    /// The fields in it, if it is a label.
    pub(super) labels: Vec<usize>,
    pub(super) place: Place,
    pub(super) text: String,
}

impl Open {
    pub(super) fn new(tag: Tag, node: u32) -> Self {
        let folded = tag.name == "details" && !tag.has("open");
        Self { tag, node, folded, ..Self::default() }
    }

    pub(super) fn read(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push(' ');
    }

    pub(super) fn is_button(&self) -> bool {
        let link = self.tag.name == "a" && (self.tag.has("onclick") || self.tag.get("href").starts_with("javascript"));
        self.tag.name == "button" || self.tag.get("role") == "button" || link
    }

    pub(super) fn is_heading(&self) -> bool {
        matches!(&*self.tag.name, "h1" | "h2" | "h3" | "h4" | "legend")
    }

    /// Whether its text is none of the page's.
    pub(super) fn hides_text(&self) -> bool {
        self.tag.is_silent() || self.hidden
    }
}
