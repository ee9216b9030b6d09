//! The environment check: one click, and every aspect with its reason and repair.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::super::{Journal, gather};
use super::{page_of_site, permission};
use crate::journal::event::{Aspect, Checked, Fact, Verdict};
use crate::report::{Record, key, name};
use crate::screens::dom::{Piece, by_id, on, piece, replace};
use crate::screens::sentences::{Look, icon, say};
use crate::screens::{ask, dates};
use crate::trying::Trying;
use crate::webext::Answer;
use crate::webext::i18n::{text, text_with};

/// Makes the check and its permission work.
pub(super) fn wire(journal: &Rc<Journal>) -> Answer<()> {
    let checking = journal.clone();
    on(&by_id("check-start")?, "click", move |_| {
        if !checking.remedies.busy.replace(true) {
            let journal = checking.clone();
            spawn_local(async move {
                let done = check(&journal).await;
                journal.remedies.busy.set(false);
                let shown = match done {
                    Ok(()) => Ok(()),
                    Err(error) => busy(false).and_then(|()| {
                        let why = format!("{} {}", text("not_done"), text_with("said_by_browser", &[&error.0]));
                        replace(&by_id("check-result")?, &[piece("p").text(why)])
                    }),
                };
                // Nothing is left to show it in if this fails too.
                drop(shown);
            });
        }
    });
    Ok(())
}

/// Checks, and shows what was found.
pub(super) async fn check(journal: &Rc<Journal>) -> Answer<()> {
    busy(true)?;
    let tab = page_of_site().await.unwrap_or(None);
    let checked: Checked = ask::ask_for(&Trying::Check(tab)).await?;
    busy(false)?;
    replace(&by_id("check-result")?, &pieces(dates::now(), &checked))?;
    gather(journal, 0);
    Ok(())
}

fn busy(busy: bool) -> Answer<()> {
    let start = by_id("check-start")?;
    start.set_attribute("aria-disabled", if busy { "true" } else { "false" })?;
    start.set_text_content(Some(&text(if busy { "check_busy" } else { "check_start" })));
    Ok(())
}

/// Shows the latest check of the record, if nothing stands there yet.
pub(super) fn show(record: &Record) -> Answer<()> {
    let place = by_id("check-result")?;
    let last = record
        .events
        .iter()
        .rev()
        .find_map(|event| if let Fact::Checked(checked) = &event.fact { Some((event.at, checked)) } else { None });
    match last {
        Some((at, checked)) if place.child_element_count() == 0 => replace(&place, &pieces(at, checked)),
        _ => Ok(()),
    }
}

fn pieces(at: i64, checked: &Checked) -> Vec<Piece> {
    let verdict = |aspect| checked.found.iter().find(|found| found.aspect == aspect).map(|found| found.verdict);
    let count = |wanted: Verdict| checked.found.iter().filter(|found| found.verdict == wanted).count();
    let (bad, doubtful) = (count(Verdict::Bad), count(Verdict::Doubtful));
    let sentence = match (bad, doubtful) {
        (0, 0) => text("check_all_well"),
        (0, n) => text_with("check_doubtful", &[&n.to_string()]),
        (n, _) => text_with("check_bad", &[&n.to_string()]),
    };
    let rows = Aspect::ALL.iter().filter_map(|aspect| verdict(*aspect).map(|verdict| row(*aspect, verdict)));
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
    let allow = (aspect == Aspect::Permission && verdict == Verdict::Bad).then(permission::button);
    let what = piece("div").with(title).with_all(told("why")).with_all(told("repair")).with_all(allow);
    piece("li")
        .class(&format!("aspect {}", look.class()))
        .attr("data-aspect", name(&aspect))
        .attr("data-verdict", name(&verdict))
        .with(icon(look))
        .with(what)
}
