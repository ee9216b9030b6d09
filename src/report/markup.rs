//! Elements as data, and the one place where they become text. Whatever comes
//! from the page stands in [`Element::text`] or in an attribute, and both are
//! escaped here; nothing puts markup together from strings.

/// An element of HTML or SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    inside: Vec<Node>,
}

/// What can stand in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text, not escaped yet.
    Text(String),
    /// Another element.
    Element(Element),
    /// The text of a style sheet of ours.
    Style(&'static str),
}

/// Elements of HTML that have no end.
const VOID: [&str; 3] = ["img", "meta", "br"];

/// An element of this name, empty.
#[must_use]
pub fn element(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), inside: Vec::new() }
}

impl Element {
    /// An attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// Text, behind what is there.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.inside.push(Node::Text(text.into()));
        self
    }

    /// An element, behind what is there.
    #[must_use]
    pub fn with(mut self, inner: Self) -> Self {
        self.inside.push(Node::Element(inner));
        self
    }

    /// More elements, or one, or none.
    #[must_use]
    pub fn with_all(mut self, inner: impl IntoIterator<Item = Self>) -> Self {
        self.inside.extend(inner.into_iter().map(Node::Element));
        self
    }

    /// A style sheet of ours, which is not escaped.
    #[must_use]
    pub fn style(mut self, sheet: &'static str) -> Self {
        self.inside.push(Node::Style(sheet));
        self
    }

    /// Its name, attributes and contents: for a screen that builds the same thing without markup.
    #[must_use]
    pub fn into_parts(self) -> (&'static str, Vec<(&'static str, String)>, Vec<Node>) {
        (self.name, self.attributes, self.inside)
    }

    /// The markup, without a line end.
    #[must_use]
    pub fn markup(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
        if VOID.contains(&self.name) {
            return;
        }
        for node in &self.inside {
            match node {
                Node::Text(text) => escape(text, out),
                Node::Element(element) => element.write(out),
                Node::Style(sheet) => out.push_str(sheet),
            }
        }
        out.push_str("</");
        out.push_str(self.name);
        out.push('>');
    }
}

/// Characters that a document may not hold are shown by their pictures, such
/// as ␀ for U+0000; the JSON of the record keeps the characters themselves.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
            '\u{7f}' => out.push('\u{2421}'),
            '\u{80}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' => out.push('\u{fffd}'),
            c if u32::from(c) & 0xfffe == 0xfffe => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_stay_text() {
        let hostile = "</td><script>alert('x')</script> & \"";
        let markup = element("td").attr("title", hostile).text(hostile).markup();
        let safe = "&lt;/td&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;";
        assert_eq!(markup, format!("<td title=\"{safe}\">{safe}</td>"));
    }

    #[test]
    fn elements_without_an_end_have_none() {
        let row = element("p").with(element("img").attr("alt", "")).with_all([element("b"), element("i")]);
        assert_eq!(row.markup(), "<p><img alt=\"\"><b></b><i></i></p>");
    }

    #[test]
    fn what_no_document_may_hold_is_shown_by_a_picture() {
        let text = "a\u{0}\r\n\u{1b}\u{7f}\u{85}\u{fffe}\u{1ffff}\u{fdd0}";
        assert_eq!(element("p").text(text).markup(), "<p>a␀␍\n␛␡\u{fffd}\u{fffd}\u{fffd}\u{fffd}</p>");
    }
}
