//! What a check of the browser found, aspect by aspect.

use strum::VariantArray;

use super::dates;
use super::dom::{Piece, button, piece};
use super::sentences::{Look, icon, say};
use crate::journal::event::{Aspect, EnvironmentCheck, Verdict};
use crate::report::{key, name};
use crate::webext::i18n::{text, text_with};

/// The findings, each with its reason and what repairs it. `at`: when it was checked, in milliseconds since the epoch.
pub(super) fn pieces(at: i64, checked: &EnvironmentCheck) -> Vec<Piece> {
    let verdict = |aspect| checked.found.iter().find(|found| found.aspect == aspect).map(|found| found.verdict);
    let count = |wanted: Verdict| checked.found.iter().filter(|found| found.verdict == wanted).count();
    let (bad, doubtful) = (count(Verdict::Bad), count(Verdict::Doubtful));
    let sentence = match (bad, doubtful) {
        (0, 0) => text("check_all_well"),
        (0, n) => text_with("check_doubtful", &[&n.to_string()]),
        (n, _) => text_with("check_bad", &[&n.to_string()]),
    };
    let rows = Aspect::VARIANTS.iter().filter_map(|aspect| verdict(*aspect).map(|verdict| row(*aspect, verdict)));
    vec![
        piece("p").class("strong").text(sentence),
        piece("p").class("small").text(dates::minute(at)),
        piece("ul").class("aspects").with_all(rows),
    ]
}

fn row(aspect: Aspect, verdict: Verdict) -> Piece {
    let look = match verdict {
        Verdict::Good => Look::Done,
        Verdict::Doubtful => Look::Attempt,
        Verdict::Bad => Look::Certain,
        Verdict::Unknown => Look::Info,
    };
    let name_of = key("aspect", &aspect);
    let told = |what: &str| {
        let words = text(&format!("{name_of}_{}_{what}", name(&verdict)));
        (!words.is_empty()).then(|| piece("p").class("small").text(words))
    };
    let title = piece("p")
        .class("strong")
        .with(piece("span").text(say("aspect", &aspect)))
        .with(piece("span").class("verdict").text(say("verdict", &verdict)));
    let allow = (aspect == Aspect::Permission && verdict == Verdict::Bad).then(|| button("second", "page_allow").attr("data-allow", ""));
    let what = piece("div").with(title).with_all(told("why")).with_all(told("repair")).with_all(allow);
    piece("li")
        .class(&format!("aspect {}", look.class()))
        .attr("data-aspect", name(&aspect))
        .attr("data-verdict", name(&verdict))
        .with(icon(look))
        .with(what)
}
