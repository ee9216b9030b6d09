//! The result of a clearing, in the words of this browser's language.

use super::dates;
use super::dom::{Piece, piece};
use super::sentences::{Look, card, say, wording};
use crate::journal::event::{Clearing, CookieRestoration, Means};
use crate::protocol::Failure;
use crate::report::cleared::{left_something, unreached, value, was_empty};
use crate::report::sums::by_kind;
use crate::webext::i18n::{text, text_with};

/// The card with the result by type. `at`: when it was cleared, in milliseconds since the epoch.
pub(crate) fn pieces(at: i64, clearing: &Clearing) -> Piece {
    let words = wording();
    let sums = by_kind(clearing);
    let left = left_something(clearing, &sums);
    let sentence = text_with(if left { "cleared_partly" } else { "cleared" }, &[&dates::clock(at)]);
    let rows = sums.iter().filter(|s| !was_empty(s)).map(|sum| {
        let name = crate::report::name(&sum.kind);
        let value = piece("dd").text(value(sum, &words));
        piece("div").attr("data-kind", name).with(piece("dt").text(say("data", &sum.kind))).with(value)
    });
    let empty: Vec<String> = sums.iter().filter(|s| was_empty(s)).map(|s| say("data", &s.kind)).collect();
    let empty = (!empty.is_empty()).then(|| small(text_with("cleared_was_empty", &[&empty.join(&text("list_comma"))])));
    card(if left { Look::Attempt } else { Look::Done }, sentence)
        .with(piece("dl").class("sums").with_all(rows))
        .with_all(empty)
        .with_all(sums.iter().any(|s| s.means == Means::RemovedUncounted).then(|| small(text("cleared_uncounted"))))
        .with_all(unreached(clearing, &words).map(small))
        .with_all(left.then(|| small(text("cleared_left_next"))))
}

/// The card that says which cookies are back, or why none are.
///
/// # Errors
/// Every failure that is none of the way back itself.
pub(crate) fn undone(back: Result<CookieRestoration, Failure>) -> Result<Piece, Failure> {
    Ok(match back {
        Ok(back) => {
            let counted = |key: &str, count: u32| (count > 0).then(|| small(text_with(key, &[&count.to_string()])));
            let look = if back.failed > 0 { Look::Attempt } else { Look::Done };
            card(look, text_with("cookies_undone", &[&back.restored.to_string()]))
                .with_all(counted("undone_set_anew", back.set_anew))
                .with_all(counted("undone_failed", back.failed))
        }
        Err(Failure::TooLate) => card(Look::Info, text("not_undone_too_late")),
        Err(Failure::Permission) => card(Look::Info, text("not_undone_no_permission")),
        Err(other) => return Err(other),
    })
}

fn small(words: String) -> Piece {
    piece("p").class("small").text(words)
}
