//! Looking at what stands in the fields: the lens in the open sign-in page.

use web_sys::Element;

use super::{page_of_site, say_near};
use crate::journal::EventId;
use crate::journal::event::{Remedy, Trial};
use crate::message::Message;
use crate::screens::ask;
use crate::screens::dom::{Piece, button, piece};
use crate::site::hosts;
use crate::trying::Trying;
use crate::webext::i18n::text;
use crate::webext::{Answer, tabs};

pub(super) fn pieces() -> Vec<Piece> {
    vec![piece("p").class("acts").with(button("main", "look_start").attr("data-do", "look"))]
}

/// Opens the lens where there is a form, else the sign-in page.
pub(super) async fn look(button: &Element) -> Answer<()> {
    let Some(tab) = page_of_site().await? else {
        tabs::create(hosts::SIGN_IN, true).await?;
        say_near(button, &text("look_opened_sign_in"));
        return Ok(());
    };
    tabs::activate(tab).await?;
    if ask::ask::<()>(&Message::LookAt(tab)).await.is_err() {
        say_near(button, &text("look_needs_form"));
        return Ok(());
    }
    let _: EventId = ask::ask_for(&Trying::Tried(Trial { remedy: Remedy::CheckInput, variant: None, when: None })).await?;
    Ok(())
}
