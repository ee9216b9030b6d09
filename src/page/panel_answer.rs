//! What the background answers to a button of the panel, in words.

use serde::de::DeserializeOwned;

use super::panel_content::Step;
use super::pieces::{Exact, when};
use crate::advice::Wait;
use crate::journal::event::{About, CookiesRestored, EventId, Fact, Reached, Reminder};
use crate::report::tried::parts;
use crate::trying::{NotUndone, Trying};
use crate::webext::{i18n, runtime};

/// Asks, and gives the answer in words; `None`: nobody has answered.
pub(super) async fn of(step: Step, wait: Option<Wait>) -> Option<String> {
    match step {
        Step::Ask => ask::<Reached>(&Trying::Ask).await.map(|reached| in_words(&Fact::Reached(reached))),
        Step::Remind => {
            let due = wait?.from;
            let _: EventId = ask(&Trying::Remind(Reminder { about: About::TryAgain, due })).await?;
            Some(i18n::text_with("panel_reminded", &[&when(due, Exact::Minute)]))
        }
        Step::Undo => match ask::<Result<CookiesRestored, NotUndone>>(&Trying::UndoCookies).await? {
            Ok(back) => Some(in_words(&Fact::CookiesRestored(back))),
            Err(NotUndone::TooLate) => Some(i18n::text("panel_undo_late")),
            Err(NotUndone::NoPermission) => Some(i18n::text("failure_permission")),
        },
        _ => None,
    }
}

async fn ask<T: DeserializeOwned>(trying: &Trying) -> Option<T> {
    let answer = runtime::ask_for(trying).await.ok()?.as_string()?;
    serde_json::from_str(&answer).ok()
}

/// As the record tells it.
fn in_words(fact: &Fact) -> String {
    parts(fact, &|time| when(time.at, Exact::Minute), &i18n::text).join(&i18n::text("list_dot"))
}
