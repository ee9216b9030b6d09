//! A text letter by letter, each with its reading, so that what looks alike is told apart.

use web_sys::{Document, Element};

use super::dom::make;
use crate::inspect::reading::{Kind, kind, twins};
use crate::webext::i18n;

/// How many characters of one piece are drawn: any number of marks may stand on one letter.
const IN_A_PIECE: usize = 12;

/// Its sheet.
pub(crate) const STYLE: &str = "\
.glyphs{display:grid;grid-template-columns:repeat(auto-fill,minmax(80px,1fr));gap:6px;margin:8px 0;padding:2px;list-style:none;max-height:min(32vh,216px);overflow:auto}\
.dark .glyphs{color-scheme:dark}.glyphs:focus-visible{outline:3px solid var(--accent);outline-offset:2px}\
.glyphs li{display:flex;flex-direction:column;align-items:center;padding:4px 2px;border:1px solid var(--rule);border-radius:8px;background:var(--plain);color:var(--ink)}\
.glyphs b{font:700 22px/1.3 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK JP',monospace;font-variant-numeric:slashed-zero;unicode-bidi:isolate;max-width:100%;overflow:hidden;white-space:pre}\
.glyphs span{font-size:12px;line-height:1.35;text-align:center;color:var(--quiet);word-break:keep-all}\
.glyphs .twin{border:2px solid var(--line);padding:3px 1px}\
.glyphs .twin span{color:var(--ink);font-weight:700}\
.glyphs i{font-size:11px;line-height:1.3;color:var(--text)}\
.glyphs .unseen-one b{color:var(--text);border:1px dashed var(--line);border-radius:4px;min-width:26px;text-align:center;line-height:26px}\
@media (forced-colors:active){.glyphs li{border-color:CanvasText;background:Canvas;color:CanvasText}.glyphs .twin{border-color:Highlight}}";

/// The pieces in order, each with its reading.
pub(crate) fn glyphs(document: &Document, pieces: &[&str]) -> Option<Element> {
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
pub(crate) fn reading_of(c: char) -> String {
    let what = kind(c);
    let key = "reading_".to_owned() + what.as_str();
    let name = || i18n::text(&("name_".to_owned() + &c.to_ascii_lowercase().to_string()));
    match what {
        Kind::Digit | Kind::Upper | Kind::Lower => i18n::text_with(&key, &[&name()]),
        Kind::Wide { narrow } => i18n::text_with(&key, &[&reading_of(narrow)]),
        _ => i18n::text(&key),
    }
}
