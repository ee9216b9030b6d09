//! How far the person has come through the eight.

use super::evidence::View;
use super::{Standing, Step};
use crate::journal::event::{Outcome, Remedy};

/// The eight with what was done of each: since logging in last worked or, as
/// long as nothing has failed since, what led to that.
pub(super) fn checklist(view: &View<'_>, standing: Standing) -> Vec<Step> {
    let ends = view.stories.iter().filter(|story| story.outcome == Some(Outcome::In)).map(|story| story.ended.unwrap_or(story.event.at));
    let start = match standing {
        Standing::In => ends.filter(|at| Some(*at) < view.success).max(),
        Standing::Untried | Standing::Failing => view.success,
    };
    Remedy::ALL.into_iter().map(|remedy| step(remedy, start, view)).collect()
}

fn step(remedy: Remedy, start: Option<i64>, view: &View<'_>) -> Step {
    let tried = || view.trials.iter().filter(|tried| tried.remedy == remedy && start.is_none_or(|start| tried.at > start));
    let last = tried().next_back();
    Step {
        remedy,
        times: u32::try_from(tried().count()).unwrap_or(u32::MAX),
        at: last.map(|last| last.at),
        variant: last.and_then(|last| last.variant),
        result: last.and_then(|last| last.result),
        event: last.map(|last| last.event.clone()),
    }
}
