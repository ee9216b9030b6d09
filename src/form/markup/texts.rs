//! Reads the texts of a page off its HTML: what the content script asks living
//! elements for, as plain data. Rules of style sheets count as far as
//! [`super::style`] knows them; colours only where an element gives its own.

use super::style::Sheet;
use super::tag::{self, Tag};
use crate::form::Colour;
use crate::form::texts::{Text, without_buttons};
use crate::site::selectors;

/// What is read where it stands within a line; everything else begins a line of its own.
const INLINE: [&str; 15] = ["a", "abbr", "b", "bdi", "code", "em", "font", "i", "label", "mark", "small", "span", "strong", "u", "wbr"];
/// Whose text says what can be done.
const CONTROLS: [&str; 4] = ["a", "button", "label", "option"];
/// What makes a form of whatever holds it.
const PARTS: [&str; 4] = ["input", "select", "textarea", "form"];
/// Whose red text at a form is looked at.
const RED_AT_FORM: [&str; 8] = ["p", "span", "div", "li", "strong", "font", "b", "em"];

/// Elements in each other beyond this are left out: every one copies what stands in it.
const DEEPEST: usize = 100;

/// A link, a button or a form: what may log out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Control {
    /// `href` or `action`, as it stands there.
    pub address: Option<String>,
    /// What a person reads on it; empty for a form.
    pub label: String,
}

/// The texts of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageTexts {
    /// `title` and the headings of the first two ranks, in their order.
    pub titles: Vec<String>,
    /// Everything that is shown, line by line, behind the title.
    pub lines: Vec<String>,
    /// The elements that hold text of their own or are called messages, in the order of their ends.
    pub texts: Vec<Text>,
    /// What may be pressed or sent, hidden or not.
    pub controls: Vec<Control>,
    /// There is a field for a password.
    pub asks_password: bool,
}

/// The texts of the page that this HTML makes. Anything at all can be read.
#[must_use]
pub fn read(html: &str) -> PageTexts {
    let mut reader = Reader::default();
    reader.open.push(Open { seen: true, ..Open::default() });
    tag::read(html, &mut reader);
    reader.finish()
}

/// An element whose end has not come yet.
#[derive(Clone, Debug, Default)]
struct Open {
    tag: Tag,
    node: u32,
    seen: bool,
    /// Its text is read nowhere.
    silent: bool,
    control: bool,
    part: bool,
    colour: Option<Colour>,
    words: String,
    own_words: String,
    /// What the buttons in it say.
    buttons: Vec<String>,
}

#[derive(Clone, Debug, Default)]
struct Reader {
    page: PageTexts,
    open: Vec<Open>,
    sheet: Sheet,
    nodes: u32,
    /// The elements around forms that ask for a password: their numbers, and those behind their last.
    near: Vec<(u32, u32)>,
    /// Such a form's parent is open.
    form_parent: Option<u32>,
}

impl tag::Reader for Reader {
    fn begin(&mut self, tag: Tag) {
        while self.open.last().is_some_and(|open| open.tag.ends_before(&tag.name)) {
            self.close();
        }
        let Some(above) = self.open.last() else { return };
        let part = PARTS.contains(&&*tag.name);
        let open = Open {
            node: self.nodes + 1,
            seen: above.seen && !self.sheet.hides(&tag) && !tag.hides_itself(),
            silent: above.silent || tag.is_silent(),
            control: above.control || CONTROLS.contains(&&*tag.name),
            part: part || matches!(&*tag.name, "img" | "button"),
            colour: colour(&tag).or(above.colour),
            tag,
            ..Open::default()
        };
        self.nodes += 1;
        if part {
            self.open.iter_mut().for_each(|open| open.part = true);
        }
        match &*open.tag.name {
            "input" if open.tag.get("type").eq_ignore_ascii_case("password") => {
                self.page.asks_password = true;
                let around = self.open.iter().rposition(|open| open.tag.name == "form").unwrap_or(1).saturating_sub(1);
                self.form_parent = self.open.get(around).map(|open| open.node);
            }
            "form" => self.page.controls.push(Control { address: given(&open.tag, "action"), label: String::new() }),
            "br" => self.read("\n"),
            _ => {}
        }
        if !open.tag.is_void() && self.open.len() < DEEPEST {
            self.open.push(open);
        }
    }

    fn text(&mut self, text: &str) {
        let text = text.replace(|letter: char| letter.is_ascii_whitespace(), " ");
        self.read(&text);
    }

    fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.tag.name == name).filter(|at| *at > 0) else { return };
        while self.open.len() > at {
            self.close();
        }
    }
}

impl Reader {
    fn read(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.words.push_str(text);
            open.own_words.push_str(text);
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let words = lines(&open.words).join("\n");
        match &*open.tag.name {
            "style" => self.sheet.read(&open.words),
            "title" if self.page.titles.is_empty() => self.page.titles.push(words.clone()),
            "h1" | "h2" if open.seen => self.page.titles.push(words.clone()),
            "a" | "button" => self.page.controls.push(Control { address: given(&open.tag, "href"), label: words.clone() }),
            _ => {}
        }
        if self.form_parent == Some(open.node) {
            self.near.push((open.node, self.nodes + 1));
            self.form_parent = None;
        }
        if open.silent {
            return;
        }
        if let Some(above) = self.open.last_mut().filter(|_| open.seen) {
            above.buttons.extend(open.buttons.iter().cloned());
            if &*open.tag.name == "button" {
                above.buttons.push(words.clone());
            }
            let block = if INLINE.contains(&&*open.tag.name) { "" } else { "\n" };
            above.words.extend([block, &open.words, block]);
        }
        let called_message = is_called_message(&open.tag);
        // What stands loose beside a form is a text of its own.
        let is_loose = open.part && !called_message && !open.control && open.tag.name != "img";
        let words = if is_loose { open.own_words.trim().to_owned() } else { without_buttons(words, open.buttons.into_iter()) };
        if called_message || !open.own_words.trim().is_empty() {
            self.page.texts.push(Text {
                words: words.trim().to_owned(),
                own_words: open.own_words,
                called_message,
                near_form: RED_AT_FORM.contains(&&*open.tag.name),
                control: open.control,
                form_part: open.part && !is_loose,
                seen: open.seen,
                colour: open.colour,
                node: open.node,
                end: if is_loose { open.node + 1 } else { self.nodes + 1 },
                pointed_at: false,
            });
        }
    }

    fn finish(mut self) -> PageTexts {
        while self.open.len() > 1 {
            self.close();
        }
        let title = self.page.titles.first().cloned();
        let shown = self.open.pop().map(|root| lines(&root.words)).unwrap_or_default();
        self.page.lines = title.into_iter().chain(shown).collect();
        for text in &mut self.page.texts {
            text.near_form &= self.near.iter().any(|(from, to)| (from + 1..*to).contains(&text.node));
        }
        self.page
    }
}

/// An attribute, where the element has it.
fn given(tag: &Tag, name: &str) -> Option<String> {
    tag.has(name).then(|| tag.get(name))
}

/// The lines of a text, without blanks around them and without those that are empty.
fn lines(text: &str) -> Vec<String> {
    let lines = text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect()
}

/// Whether one of the selectors for messages fits, which name nothing but attributes.
fn is_called_message(tag: &Tag) -> bool {
    selectors::MESSAGE.split(',').any(|selector| {
        let selector = selector.trim_matches(['[', ']']);
        let Some((name, value)) = selector.split_once('=') else { return tag.has(selector) };
        let given = tag.get(name.trim_end_matches('*'));
        match (name.strip_suffix('*'), value.strip_suffix(" i")) {
            (Some(_), Some(part)) => given.to_ascii_lowercase().contains(part),
            (Some(_), None) => given.contains(value),
            (None, _) => given == value,
        }
    })
}

/// The colour that an element gives its own letters: `#c00`, `#cc0000`, `rgb(…)`, `red`.
fn colour(tag: &Tag) -> Option<Colour> {
    let style = tag.get("style");
    let own = style.split(';').filter_map(|d| d.split_once(':')).find(|(name, _)| name.trim() == "color").map(|(_, value)| value.trim());
    let value = own.map_or_else(|| given(tag, "color"), |value| Some(value.to_owned()))?;
    let hex = match value.strip_prefix('#') {
        Some(digits) if digits.len() == 3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        Some(digits) => digits.to_owned(),
        None if value == "red" => "ff0000".to_owned(),
        None => return Colour::read(&value),
    };
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    Colour::read(&format!("rgb({}, {}, {})", part(0)?, part(2)?, part(4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(html: &str) -> Vec<String> {
        read(html).texts.into_iter().map(|text| text.words).collect()
    }

    #[test]
    fn blocks_are_lines_and_what_is_inline_is_not() {
        assert_eq!(words("<p>ログイン<b>できません</b>でした。<br>E-1</p>"), ["できません", "ログインできませんでした。\nE-1"]);
        assert_eq!(read("<title>T</title><body>a<p>b<p>c<ul><li>d<li>e</ul>").lines, ["T", "a", "b", "c", "d", "e"]);
    }

    #[test]
    fn what_is_hidden_or_silent_is_read_nowhere() {
        let page = read("<style>.off{display:none}</style><script>'<p>a'</script><div>b<p class=off>c</p><p hidden>d</p></div><!-- e -->");
        assert_eq!(page.lines, ["b"]);
        assert!(page.texts.iter().filter(|text| text.seen).all(|text| text.words == "b"));
    }

    #[test]
    fn names_roles_and_colours_are_taken_in() {
        for (called, html) in [
            (true, "<p role=alert>x"),
            (true, "<p aria-live=off>x"),
            (true, "<p class='a LoginError'>x"),
            (true, "<p id=msgbox>x"),
            (false, "<p role=note class=text>x"),
        ] {
            assert_eq!(read(html).texts.first().map(|text| text.called_message), Some(called), "{html}");
        }
        for (red, html) in [
            (true, "<p style='color: #c00'>x"),
            (true, "<p style='margin:0;color:rgb(200, 10, 10)'>x"),
            (true, "<font color=red>x</font>"),
            (true, "<div style='color:#cc0000'><p>x"),
            (false, "<p style='background-color:#c00'>x"),
            (false, "<p style='color:#222'>x"),
        ] {
            assert_eq!(read(html).texts.first().is_some_and(|text| text.colour.is_some_and(|c| c.is_red())), red, "{html}");
        }
    }

    #[test]
    fn what_stands_at_the_form_is_near_it() {
        let page = read("<p>far</p><div><p>near</p><form><p>in</p><input type=password></form></div><p>far</p>");
        let near: Vec<&str> = page.texts.iter().filter(|text| text.near_form).map(|text| &*text.words).collect();
        assert_eq!(near, ["near", "in"]);
        assert!(page.asks_password);
    }

    #[test]
    fn controls_keep_their_addresses() {
        let page = read("<a href='/out'>出る</a><nav style='display:none'><a>x</a></nav><form action=/send><button>送る</button></form>");
        let control = |address: Option<&str>, label: &str| Control { address: address.map(str::to_owned), label: label.to_owned() };
        assert_eq!(page.controls, [control(Some("/out"), "出る"), control(None, "x"), control(Some("/send"), ""), control(None, "送る")]);
    }

    #[test]
    fn broken_markup_ends() {
        for html in ["<", "<!--", "<script>", "<h1>メ", "</", "<title", "&", "<<>><h1><h1>", "</p></div>", "<ſcript>İ</script>"] {
            let _ = read(html);
        }
        assert_eq!(read(&"<div>".repeat(2_000)).lines, Vec::<String>::new());
    }
}
