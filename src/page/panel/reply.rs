//! What the background answers to a button of the panel, in words.

use super::action::PanelAction;
use crate::advice::Wait;
use crate::journal::event::module_event::FromPanel;
use crate::journal::event::{About, Fact, Reminder};
use crate::page::module_writer::{self, WriteResult};
use crate::page::ui::pieces::{Exact, when};
use crate::protocol::Failure;
use crate::protocol::clearing::UndoCookies;
use crate::protocol::remedies::CheckSite;
use crate::report::fact_parts::parts;
use crate::webext::{i18n, runtime};

/// Asks, and gives the answer in words; `None`: nobody has answered.
pub(crate) async fn of(action: PanelAction, wait: Option<Wait>) -> Option<String> {
    match action {
        PanelAction::Ask => runtime::request(&CheckSite).await.ok().map(|reached| in_words(&Fact::Reached(reached))),
        PanelAction::Remind => {
            let due = wait?.from;
            let reminder = FromPanel::Reminder(Reminder { about: About::TryAgain, due });
            let kept = module_writer::write(vec![module_writer::event(&reminder)], None).await;
            (kept != WriteResult::Lost).then(|| i18n::text_with("panel_reminded", &[&when(due, Exact::Minute)]))
        }
        PanelAction::Undo => match runtime::request(&UndoCookies).await {
            Ok(back) => Some(in_words(&Fact::CookiesRestored(back))),
            Err(Failure::TooLate) => Some(i18n::text("panel_undo_late")),
            Err(Failure::Permission) => Some(i18n::text("failure_permission")),
            Err(_) => None,
        },
        _ => None,
    }
}

/// As the record tells it.
fn in_words(fact: &Fact) -> String {
    parts(fact, &|time| when(time.at, Exact::Minute), &i18n::text).join(&i18n::text("list_dot"))
}
