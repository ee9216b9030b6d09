//! What was pointed at in pages, and taking it back.

use std::cell::RefCell;

use web_sys::Event;

use crate::journal::storage::key::Stored;
use crate::journal::storage::keys::POINTED;
use crate::journal::storage::pointed::{PointedPlace, Role};
use crate::protocol::pointing::ForgetPlace;
use crate::screens::dom::{Piece, button, by_id, clicked, piece, replace};
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::{runtime, storage};

thread_local! {
    static SHOWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Shows all of it, host by host. The same is not put there twice: a button must not go away under a click.
pub(super) async fn render() -> Result<()> {
    let pieces = pieces().await?;
    let made = format!("{pieces:?}");
    if SHOWN.with_borrow(|shown| *shown != made) {
        replace(&by_id("pointed")?, &pieces)?;
        SHOWN.set(made);
    }
    Ok(())
}

async fn pieces() -> Result<Vec<Piece>> {
    let mut keys = storage::keys().await?;
    keys.retain(|key| POINTED.has(key));
    keys.sort_unstable();
    let texts = storage::own_texts(&keys).await?;
    let rows: Vec<Piece> = texts
        .iter()
        .filter_map(|(key, text)| Some((POINTED.suffix(key)?, Vec::<PointedPlace>::read(text)?)))
        .flat_map(|(host, all)| all.into_iter().map(move |pointed| row(&host, &pointed)))
        .collect();
    let what = piece("p").class("quiet").text(text("pointed_what"));
    Ok(if rows.is_empty() {
        vec![what, piece("p").class("small").text(text("pointed_none"))]
    } else {
        vec![what, piece("ul").class("remembered").with_all(rows)]
    })
}

fn row(host: &str, pointed: &PointedPlace) -> Piece {
    let name = text(match pointed.role {
        Role::Mail => "pointed_mail",
        Role::Password => "pointed_password",
        Role::Message => "pointed_message",
    });
    let when = text_with("pointed_when", &[host, &dates::minute(pointed.at)]);
    let forget = button("plain", "memory_forget")
        .attr("data-forget", pointed.role.as_str())
        .attr("data-host", host)
        .attr("aria-label", text_with("memory_forget_this", &[&name]));
    piece("li")
        .with(piece("span").class("strong").text(name))
        .with(piece("span").class("small").text(when))
        .with(piece("code").text(pointed.selector.as_str()))
        .with(forget)
}

/// What a click takes back, if it does. The answer is whether it was done.
pub(super) fn forget(event: &Event) -> Option<impl Future<Output = bool> + use<>> {
    let button = clicked(event, "[data-forget]")?;
    let named = button.get_attribute("data-forget")?;
    let role = Role::ALL.into_iter().find(|role| role.as_str() == named)?;
    let forgotten = ForgetPlace { host: button.get_attribute("data-host")?, role };
    Some(async move { runtime::request(&forgotten).await.is_ok() })
}
