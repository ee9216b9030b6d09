//! What the lens shows.

use web_sys::{Document, DocumentFragment, Element, HtmlInputElement};

use super::dom::make;
use crate::inspect::Field;
use crate::inspect::reading::{Kind, TWINS, clusters, kind, twins};
use crate::webext::i18n;

/// How many pieces are drawn: nobody reads a long paste letter by letter, and the page has to respond.
const SHOWN: usize = 200;
/// How many characters of one piece are drawn: any number of marks may stand on one letter.
const IN_A_PIECE: usize = 12;

/// What a button of the lens does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Close,
    Show(Field),
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Show(Field::Mail) => "mail",
            Self::Show(Field::Password) => "password",
        }
    }

    pub(super) fn read(name: &str) -> Option<Self> {
        [Self::Close, Self::Show(Field::Mail), Self::Show(Field::Password)].into_iter().find(|s| s.name() == name)
    }
}

/// Builds the content for the field. `both`: there is another field to look at.
pub(super) fn build(document: &Document, field: Field, input: &HtmlInputElement, both: bool) -> Option<DocumentFragment> {
    let text = input.value();
    let fragment = document.create_document_fragment();
    fragment.append_child(&headline(document, field)?.into()).ok()?;
    let says = make(document, "div", "", "")?;
    says.set_id("says");
    let say = |class: &str, text: &str| make(document, "p", class, text).and_then(|p| says.append_child(&p).ok());
    if field == Field::Password {
        say("seen likely", &i18n::text("lens_password_seen"))?;
    }
    if input.matches(":autofill").unwrap_or(false) {
        say("seen likely", &i18n::text("lens_autofilled"))?;
    }
    let total = text.chars().count();
    let shown: Vec<&str> = clusters(&text).take(SHOWN).collect();
    let counted: usize = shown.iter().map(|piece| piece.chars().count()).sum();
    match (total, counted < total) {
        (0, _) => say("", &i18n::text("lens_empty")),
        (_, true) => say("", &i18n::text_with("lens_beginning", &[&shown.len().to_string(), &total.to_string()])),
        (_, false) => say("", &i18n::text_with("lens_count", &[&total.to_string()])),
    }?;
    for group in TWINS {
        let present = shown.iter().any(|piece| piece.chars().any(|c| group.contains(c)));
        if present {
            let all: Vec<String> = group.chars().map(|c| i18n::text_with("lens_twin", &[&c.to_string(), &reading_of(c)])).collect();
            say("twins", &i18n::text_with("lens_twins", &[&all.join(&i18n::text("list_comma"))]))?;
        }
    }
    fragment.append_child(&says).ok()?;
    if total > 0 {
        fragment.append_child(&glyphs(document, &shown)?.into()).ok()?;
    }
    if both {
        let (other, key) = match field {
            Field::Mail => (Field::Password, "lens_show_password"),
            Field::Password => (Field::Mail, "lens_show_mail"),
        };
        let row = make(document, "div", "row foot", "")?;
        row.append_child(&button(document, Step::Show(other), &i18n::text(key), "second")?.into()).ok()?;
        fragment.append_child(&row).ok()?;
    }
    fragment.append_child(&make(document, "p", "", &i18n::text("lens_closes"))?.into()).ok()?;
    Some(fragment)
}

fn headline(document: &Document, field: Field) -> Option<Element> {
    let row = make(document, "div", "row", "")?;
    let title = make(document, "h2", "", &i18n::text(if field == Field::Mail { "lens_title_mail" } else { "lens_title_password" }))?;
    title.set_id("title");
    row.append_child(&title).ok()?;
    let close = button(document, Step::Close, "×", "close")?;
    close.set_attribute("aria-label", &i18n::text("lens_close")).ok()?;
    row.append_child(&close).ok()?;
    Some(row)
}

fn button(document: &Document, step: Step, label: &str, class: &str) -> Option<Element> {
    let button = make(document, "button", class, label)?;
    button.set_attribute("type", "button").ok()?;
    button.set_attribute("data-step", step.name()).ok()?;
    Some(button)
}

/// The pieces in order, each with its reading.
pub(super) fn glyphs(document: &Document, pieces: &[&str]) -> Option<Element> {
    let list = make(document, "ol", "glyphs", "")?;
    list.set_attribute("aria-label", &i18n::text("lens_list")).ok()?;
    // It scrolls where it is long, and who has no mouse scrolls by keyboard.
    list.set_attribute("tabindex", "0").ok()?;
    for piece in pieces {
        let first = piece.chars().next()?;
        let what = kind(first);
        let like = twins(first).filter(|_| piece.chars().count() == 1);
        let class = if what.is_unseen() {
            "unseen-one"
        } else if like.is_some() {
            "twin"
        } else {
            ""
        };
        let item = make(document, "li", class, "")?;
        let glyph = make(document, "b", "", &drawn(piece, what))?;
        glyph.set_attribute("aria-hidden", "true").ok()?;
        item.append_child(&glyph).ok()?;
        item.append_child(&make(document, "span", "", &read(piece, first, what))?.into()).ok()?;
        if like.is_some() {
            item.append_child(&make(document, "i", "", &i18n::text("lens_similar"))?.into()).ok()?;
        }
        list.append_child(&item).ok()?;
    }
    Some(list)
}

/// A piece as it is drawn: what cannot be seen gets a sign.
fn drawn(piece: &str, what: Kind) -> String {
    let all: String = piece.chars().take(IN_A_PIECE).collect();
    match what {
        Kind::WideBlank | Kind::OddBlank | Kind::Sign("blank" | "tab") => "␣".to_owned(),
        _ if what.is_unseen() => "∅".to_owned(),
        Kind::Combining => "◌".to_owned() + &all,
        _ => all,
    }
}

fn read(piece: &str, first: char, what: Kind) -> String {
    let count = piece.chars().count();
    if count > 1 && what != Kind::Emoji {
        i18n::text_with("reading_joined", &[&reading_of(first), &count.to_string()])
    } else {
        reading_of(first)
    }
}

/// The reading of one character: 数字ゼロ, 大文字オー, 全角 小文字エル.
fn reading_of(c: char) -> String {
    let what = kind(c);
    let key = "reading_".to_owned() + what.as_str();
    let name = || i18n::text(&("name_".to_owned() + &c.to_ascii_lowercase().to_string()));
    match what {
        Kind::Digit | Kind::Upper | Kind::Lower => i18n::text_with(&key, &[&name()]),
        Kind::Wide { narrow } => i18n::text_with(&key, &[&reading_of(narrow)]),
        _ => i18n::text(&key),
    }
}
