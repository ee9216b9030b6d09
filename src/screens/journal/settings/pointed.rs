//! What was pointed at in pages, and taking it back.

use std::cell::RefCell;

use web_sys::Event;

use crate::journal::pointed::{POINTED, Pointed, Role, read};
use crate::pointing::Pointing;
use crate::screens::dates;
use crate::screens::dom::{Piece, button, by_id, clicked, piece, replace};
use crate::webext::i18n::{text, text_with};
use crate::webext::{Answer, runtime, storage};

thread_local! {
    static SHOWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Shows all of it, host by host. The same is not put there twice: a button must not go away under a click.
pub(super) async fn show() -> Answer<()> {
    let pieces = pieces().await?;
    let made = format!("{pieces:?}");
    if SHOWN.with_borrow(|shown| *shown != made) {
        replace(&by_id("pointed")?, &pieces)?;
        SHOWN.set(made);
    }
    Ok(())
}

async fn pieces() -> Answer<Vec<Piece>> {
    let mut keys = storage::keys().await?;
    keys.retain(|key| key.starts_with(POINTED));
    keys.sort_unstable();
    let texts = storage::get_own(&keys).await?;
    let rows: Vec<Piece> = texts
        .iter()
        .flat_map(|(key, text)| {
            let host = key.trim_start_matches(POINTED).to_owned();
            read(text).into_iter().map(move |pointed| row(&host, &pointed))
        })
        .collect();
    let what = piece("p").class("quiet").text(text("pointed_what"));
    Ok(if rows.is_empty() {
        vec![what, piece("p").class("small").text(text("pointed_none"))]
    } else {
        vec![what, piece("ul").class("remembered").with_all(rows)]
    })
}

fn row(host: &str, pointed: &Pointed) -> Piece {
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
    let pointing = Pointing::Forget(button.get_attribute("data-host")?, role);
    Some(async move { runtime::ask_for(&pointing).await.is_ok_and(|answer| answer.as_string().as_deref() == Some("null")) })
}
