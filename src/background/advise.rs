//! What is likely, and what to try next: the core's advice over the latest events.

use super::keeper::now;
use super::{keeper, sums};
use crate::advice::{Advice, WINDOW, advise};
use crate::journal::stories;
use crate::webext::Answer;

/// The advice as it is now. The journal tab cuts the record in the same place, so that both say the same.
pub(super) async fn advice() -> Answer<Advice> {
    // What cannot be folded now is read from where it lies.
    let _ = keeper::fold(&[], None).await;
    let events = sums::last(WINDOW).await?;
    let now = now();
    Ok(advise(&events, &stories(&events, now), now))
}
