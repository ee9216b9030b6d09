//! What the bar says while somebody points, and how it looks.

use web_sys::{Document, DocumentFragment};

use super::action::PointAction;
use crate::journal::storage::pointed::Role;
use crate::page::ui::dom::make;
use crate::page::ui::pieces::doors;
use crate::webext::i18n;

/// The sheet, behind the one that it shares with cards and panel. The glass
/// lies over the page and takes the mouse, so that the page notices nothing.
pub(crate) const STYLE: &str = "\
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

/// How the pointing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PointOutcome {
    /// The fields are remembered.
    Fields,
    /// The place of the message is remembered; whether its words were written down.
    Message(bool),
    /// It could not be remembered.
    NotKept,
}

/// Asks for one thing.
pub(crate) fn question(document: &Document, role: Role) -> Option<DocumentFragment> {
    let (title, how) = match role {
        Role::Mail => ("point_mail", "point_how_field"),
        Role::Password => ("point_password", "point_how_field"),
        Role::Message => ("point_message", "point_how_message"),
    };
    let mut buttons = vec![(PointAction::Move, "point_move", "second"), (PointAction::Close, "point_stop", "link")];
    if role != Role::Message {
        buttons.insert(0, (PointAction::Skip, if role == Role::Mail { "point_no_mail" } else { "point_no_password" }, "second"));
    }
    content(document, title, &[how, "point_no_values"], &buttons)
}

/// Says how it ended.
pub(crate) fn ending(document: &Document, end: PointOutcome) -> Option<DocumentFragment> {
    let (title, says) = match end {
        PointOutcome::Fields => ("point_kept", "point_kept_fields"),
        PointOutcome::Message(true) => ("point_kept", "point_kept_message"),
        PointOutcome::Message(false) => ("point_kept", "point_kept_place"),
        PointOutcome::NotKept => ("point_not_kept", "point_not_kept_next"),
    };
    let undo: &[&str] = if end == PointOutcome::NotKept { &[says] } else { &[says, "point_undo"] };
    content(document, title, undo, &[(PointAction::Close, "point_close", "")])
}

fn content(document: &Document, title: &str, says: &[&str], buttons: &[(PointAction, &str, &str)]) -> Option<DocumentFragment> {
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
    fragment.append_child(&doors(document, buttons)?.into()).ok()?;
    Some(fragment)
}
