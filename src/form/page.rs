//! What a page shows, as far as its forms can be told by it: plain data, read
//! by [`page::sight`](../../page/index.html) off a living page and by
//! [`markup`](super::markup) off a text.
//!
//! All texts are in lower case (ASCII only) when they stand here, so that the
//! judgement compares bytes. No value that somebody typed is ever in it.

/// A page, in the order of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// `document.title`.
    pub title: String,
    /// The path of its address, without query and fragment.
    pub path: String,
    /// The parent of each node, by number; the root is 0 and its own parent.
    /// A node stands behind its parent, except that a form may be named by a
    /// field that it does not hold.
    pub parents: Vec<u32>,
    /// What can be filled in, hidden fields left out.
    pub fields: Vec<Field>,
    /// What can be pressed.
    pub buttons: Vec<Button>,
    /// Headings and captions.
    pub headings: Vec<Heading>,
    /// The fields (by number) that the person has pointed at as mail and as password.
    pub pointed: [Option<usize>; 2],
}

/// Where something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Its number among fields, buttons and headings together.
    pub order: u32,
    /// The node that holds it.
    pub parent: u32,
    /// The node of the form that it belongs to: the one around it, or the one its attribute `form` names.
    pub form: Option<u32>,
    /// Whether a person can see it: displayed, not transparent, not clipped away, not off the page.
    pub seen: bool,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Takes {
    /// A line of text: `text`, and whatever type the browser does not know.
    #[default]
    Text,
    /// `email`.
    Mail,
    /// `password`, or a text field that is one: masked by CSS, or shown by a toggle and a password before.
    Password,
    /// `search`.
    Search,
    /// `tel`, `url`, `number`.
    Number,
    /// A yes or no, one of several, a date, a file.
    Choice,
    /// More than a line: `textarea`.
    LongText,
}

/// A field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// What it takes.
    pub takes: Takes,
    /// `name` and `id`, a blank between.
    pub names: String,
    /// `autocomplete`.
    pub autocomplete: String,
    /// What a person reads at it, a blank between: label (else the words in
    /// front of it), `placeholder`, `aria-label`, `title`.
    pub says: String,
    /// It cannot be filled in, or is not meant to be: `disabled`, `readonly`,
    /// out of the order of the Tab key, kept from screen readers.
    pub aside: bool,
    /// What stands in it from the start is a word like 「パスワード」: it only says what belongs there.
    pub prompt: bool,
    /// Where it stands.
    pub place: Place,
}

/// A button, or what serves as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Button {
    /// `id` and `class`, a blank between.
    pub names: String,
    /// What a person reads or hears of it, a blank between: text, `value`,
    /// `alt` of it and of its pictures, `aria-label`, `title`.
    pub says: String,
    /// Pressing it sends the form without any script.
    pub submits: bool,
    /// Where it stands.
    pub place: Place,
}

/// A heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its text.
    pub says: String,
    /// Where it stands.
    pub place: Place,
}

impl Page {
    /// The parent of a node; that of the root is the root.
    #[must_use]
    pub fn parent(&self, node: u32) -> u32 {
        self.parents.get(node as usize).copied().unwrap_or(0)
    }

    /// A node and all that is around it, from the inside out; the root comes last.
    pub fn around(&self, node: u32) -> impl Iterator<Item = u32> {
        let mut next = Some(node);
        // As many steps as there are nodes at most: what a page says of itself may go in circles.
        (0..=self.parents.len()).map_while(move |_| {
            let at = next?;
            next = (at != 0).then(|| self.parent(at));
            Some(at)
        })
    }

    /// Whether `outer` is `node` or holds it.
    #[must_use]
    pub fn holds(&self, outer: u32, node: u32) -> bool {
        self.around(node).any(|at| at == outer)
    }
}

impl Takes {
    /// By the type of an input, as the browser understood it.
    #[must_use]
    pub fn of_input(kind: &str) -> Option<Self> {
        Some(match kind {
            "password" => Self::Password,
            "email" => Self::Mail,
            "search" => Self::Search,
            "tel" | "url" | "number" => Self::Number,
            "checkbox" | "radio" | "date" | "month" | "file" => Self::Choice,
            "hidden" | "submit" | "button" | "image" | "reset" | "color" | "range" => return None,
            _ => Self::Text,
        })
    }

    /// A line that can be typed: what an identifier could be.
    #[must_use]
    pub fn is_line(self) -> bool {
        matches!(self, Self::Text | Self::Mail | Self::Search | Self::Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_held_by_itself_and_by_what_is_around_it() {
        let page = Page { parents: vec![0, 0, 1, 0], ..Page::default() };
        assert!(page.holds(1, 2) && page.holds(2, 2) && page.holds(0, 2));
        assert!(!page.holds(2, 1) && !page.holds(3, 2) && !page.holds(9, 2));
    }

    #[test]
    fn a_circle_of_parents_ends() {
        let page = Page { parents: vec![0, 2, 1], ..Page::default() };
        assert!(!page.holds(3, 1));
    }

    #[test]
    fn types_that_nobody_types_into_are_no_fields() {
        assert_eq!(Takes::of_input("hidden"), None);
        assert_eq!(Takes::of_input("datetime"), Some(Takes::Text));
        assert!(!Takes::Choice.is_line() && Takes::Search.is_line());
    }
}
