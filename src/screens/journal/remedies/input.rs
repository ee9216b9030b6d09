//! Looking at what stands in the fields: the lens in the open sign-in page.

use crate::screens::action::StepAction;
use web_sys::Element;

use super::{Step, say_near};
use crate::journal::event::{Remedy, Trial};
use crate::protocol::remedies::RecordTrial;
use crate::protocol::views::OpenLens;
use crate::screens::Result;
use crate::screens::dom::{Piece, button, piece};
use crate::screens::journal::site_tab;
use crate::site::hosts;
use crate::webext::i18n::text;
use crate::webext::{runtime, tabs};

pub(super) const STEP: Step = Step { pieces, render: |_, _| Ok(()) };

fn pieces() -> Vec<Piece> {
    vec![piece("p").class("acts").with(button("main", "look_start").does(StepAction::Look))]
}

/// Opens the lens where there is a form, else the sign-in page.
pub(super) async fn look(button: &Element) -> Result<()> {
    let Some(tab) = site_tab::page_of_site().await? else {
        tabs::create(hosts::SIGN_IN, true).await?;
        say_near(button, &text("look_opened_sign_in"));
        return Ok(());
    };
    tabs::activate(tab).await?;
    if runtime::request(&OpenLens(tab)).await.is_err() {
        say_near(button, &text("look_needs_form"));
        return Ok(());
    }
    runtime::request(&RecordTrial(Trial { remedy: Remedy::CheckInput, variant: None, when: None })).await?;
    Ok(())
}
