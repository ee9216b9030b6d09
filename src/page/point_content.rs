//! What the bar says while somebody points, and how it looks.

use web_sys::{Document, DocumentFragment, Element};

use super::dom::make;
use crate::journal::pointed::Role;
use crate::webext::i18n;

/// The sheet, behind the one that it shares with cards and panel. The glass
/// lies over the page and takes the mouse, so that the page notices nothing.
pub(super) const STYLE: &str = "\
.glass{position:fixed;inset:0;cursor:crosshair}\
.frame{position:fixed;pointer-events:none;border:3px solid #0b6e69;outline:2px solid #fff;border-radius:6px;background:rgba(11,110,105,.12)}\
.frame[hidden]{display:none}\
.bar{position:fixed;left:50%;transform:translateX(-50%);bottom:16px;width:min(480px,calc(100vw - 24px));max-height:calc(100vh - 24px);overflow:auto;\
padding:14px 18px;border-left-width:1px;border-radius:12px;outline:none}\
.bar.top{bottom:auto;top:16px}\
.bar h2{font-size:16px;font-weight:700}.bar p{font-size:14px;margin-top:4px;color:var(--quiet)}\
.bar .doors{display:flex;flex-wrap:wrap;gap:8px;margin-top:10px}.bar button{min-height:36px;white-space:normal}\
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\
@media (forced-colors:active){.frame{border-color:Highlight}}";

/// What a button of the bar does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// There is no such field here.
    Skip,
    /// The bar stands in the way.
    Move,
    /// Enough.
    Close,
}

impl Step {
    const ALL: [Self; 3] = [Self::Skip, Self::Move, Self::Close];

    fn name(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Move => "move",
            Self::Close => "close",
        }
    }

    pub(super) fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }
}

/// How the pointing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The fields are remembered.
    Fields,
    /// The place of the message is remembered; whether its words were written down.
    Message(bool),
    /// It could not be remembered.
    NotKept,
}

/// Asks for one thing.
pub(super) fn question(document: &Document, role: Role) -> Option<DocumentFragment> {
    let (title, how) = match role {
        Role::Mail => ("point_mail", "point_how_field"),
        Role::Password => ("point_password", "point_how_field"),
        Role::Message => ("point_message", "point_how_message"),
    };
    let mut buttons = vec![(Step::Move, "point_move", "second"), (Step::Close, "point_stop", "link")];
    if role != Role::Message {
        buttons.insert(0, (Step::Skip, if role == Role::Mail { "point_no_mail" } else { "point_no_password" }, "second"));
    }
    content(document, title, &[how, "point_no_values"], &buttons)
}

/// Says how it ended.
pub(super) fn ending(document: &Document, end: End) -> Option<DocumentFragment> {
    let (title, says) = match end {
        End::Fields => ("point_kept", "point_kept_fields"),
        End::Message(true) => ("point_kept", "point_kept_message"),
        End::Message(false) => ("point_kept", "point_kept_place"),
        End::NotKept => ("point_not_kept", "point_not_kept_next"),
    };
    let undo: &[&str] = if end == End::NotKept { &[says] } else { &[says, "point_undo"] };
    content(document, title, undo, &[(Step::Close, "point_close", "")])
}

fn content(document: &Document, title: &str, says: &[&str], buttons: &[(Step, &str, &str)]) -> Option<DocumentFragment> {
    let fragment = document.create_document_fragment();
    let headline = make(document, "h2", "", &i18n::text(title))?;
    headline.set_id("title");
    fragment.append_child(&headline).ok()?;
    let body = make(document, "div", "", "")?;
    body.set_id("says");
    for key in says {
        body.append_child(&make(document, "p", "", &i18n::text(key))?.into()).ok()?;
    }
    fragment.append_child(&body).ok()?;
    let row = make(document, "div", "doors", "")?;
    for (step, key, class) in buttons {
        let button: Element = make(document, "button", class, &i18n::text(key))?;
        button.set_attribute("type", "button").ok()?;
        button.set_attribute("data-step", step.name()).ok()?;
        row.append_child(&button).ok()?;
    }
    fragment.append_child(&row).ok()?;
    Some(fragment)
}
