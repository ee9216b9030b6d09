//! Start tags as they are read, and what HTML says of each kind of element.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];
/// Whose text nobody reads.
const SILENT: [&str; 6] = ["script", "style", "noscript", "title", "option", "template"];
/// What ends a paragraph whose end is not written.
const ENDS_PARAGRAPH: &str = " address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form \
    h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul ";

/// What takes in a document, tag by tag.
pub(super) trait Reader {
    /// An element begins; one without an end of its own is over at once.
    fn begin(&mut self, tag: Tag);
    /// The element of this name ends.
    fn end(&mut self, name: &str);
    /// Text of the innermost element.
    fn text(&mut self, text: &str);
}

/// Reads a whole document. Anything at all can be read.
pub(super) fn read(html: &str, reader: &mut impl Reader) {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.begin(Tag::of(&tag)),
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
}

/// A start tag.
#[derive(Clone, Debug, Default)]
pub(super) struct Tag {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn of(tag: &StartTag<()>) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { name: text(&tag.name), attributes: tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect() }
    }

    /// An attribute; empty if it is not there.
    pub(super) fn get(&self, name: &str) -> String {
        self.attributes.iter().find(|(given, _)| given == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(given, _)| given == name)
    }

    pub(super) fn is_void(&self) -> bool {
        VOID.contains(&&*self.name)
    }

    /// Hidden by what it is, whatever the sheets say.
    pub(super) fn hides_itself(&self) -> bool {
        self.has("hidden") || self.has("inert") || self.has("popover") || self.name == "dialog" && !self.has("open")
    }

    /// Whether its text is no part of what a page says.
    pub(super) fn is_silent(&self) -> bool {
        SILENT.contains(&&*self.name)
    }

    /// Whether an element of this tag ends where `next` begins, without an end tag.
    pub(super) fn ends_before(&self, next: &str) -> bool {
        match &*self.name {
            "head" => next == "body",
            "p" => ENDS_PARAGRAPH.split(' ').any(|name| !name.is_empty() && name == next),
            "li" => next == "li",
            "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody"),
            "tr" => matches!(next, "tr" | "tbody"),
            "dt" | "dd" => matches!(next, "dt" | "dd"),
            "option" => matches!(next, "option" | "optgroup"),
            _ => false,
        }
    }
}
