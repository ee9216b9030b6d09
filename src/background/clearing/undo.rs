//! Putting removed cookies back, for one minute (see [`crate::background::store::removed_cookies`]).

use super::cookies::{may, ours};
use crate::background::duties::journal_writer;
use crate::background::store::clock::now;
use crate::background::store::removed_cookies::{forget, held};
use crate::journal::event::{CookieRestoration, Fact};
use crate::protocol::Failure;
use crate::protocol::clearing::UndoOffer;
use crate::webext::cookies::{self, Cookie};

/// Whether something can be put back.
pub(crate) async fn undoable() -> Option<UndoOffer> {
    // An attempt that nobody has folded yet ends it too.
    let _ = journal_writer::fold(&[], None).await;
    offer().await
}

/// As [`undoable`], where everything is folded already.
pub(crate) async fn offer() -> Option<UndoOffer> {
    let removed = held().await?;
    Some(UndoOffer { until: removed.until, cookies: u32::try_from(removed.cookies.len()).unwrap_or(u32::MAX) })
}

/// Puts back what the site has not set anew, reads back, and writes down what came of it.
pub(crate) async fn undo() -> Result<CookieRestoration, Failure> {
    let _ = journal_writer::fold(&[], None).await;
    let removed = held().await.ok_or(Failure::TooLate)?;
    if !may().await.unwrap_or(false) {
        return Err(Failure::Permission);
    }
    let there = ours().await.map_err(|_| Failure::Permission)?;
    let ended = |cookie: &&Cookie| cookie.expiration_date.is_some_and(|end| end * 1000.0 <= now() as f64);
    let wanted: Vec<&Cookie> = removed.cookies.iter().filter(|cookie| !ended(cookie)).collect();
    // Done halfway it may be done again: one that is back already is back.
    let is_anew = |cookie: &Cookie| there.iter().any(|other| other.is_in_place_of(cookie) && !other.is_like(cookie));
    let (anew, missing): (Vec<&Cookie>, Vec<&Cookie>) = wanted.into_iter().partition(|cookie| is_anew(cookie));
    for cookie in &missing {
        // One that is not taken back shows in what is read afterwards.
        let _ = cookies::set(cookie).await;
    }
    let now = ours().await;
    // Without the permission nothing can be read, and nothing is claimed: what is held stays for another try.
    let (Ok(now), true) = (now, may().await.unwrap_or(false)) else { return Err(Failure::Permission) };
    let back = missing.iter().filter(|cookie| now.iter().any(|other| other.is_like(cookie))).count();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let restored = CookieRestoration {
        cleared_at: removed.at,
        restored: number(back),
        set_anew: number(anew.len()),
        failed: number(missing.len() - back),
    };
    forget().await;
    // Where it cannot be written down it is held in memory; if not even there, the cookies are back all the same.
    let _ = journal_writer::write(Fact::CookiesRestored(restored)).await;
    Ok(restored)
}
