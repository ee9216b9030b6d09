//! When it happened: attempts a day, and the heat map of weekday and hour.

use std::rc::Rc;

use super::{Journal, filter};
use crate::report::figures::Day;
use crate::report::heat_map::{Orientation, table};
use crate::report::{Figures, outline};
use crate::screens::Result;
use crate::screens::dom::{Piece, by_id, clicked, on, piece, show, update};
use crate::screens::sentences::wording;
use crate::webext::i18n::text_with;

/// So many days are drawn, the latest.
const DAYS: i64 = 14;
/// In how many steps a bar grows.
const STEPS: u32 = 10;

/// Makes the days work: each lists what happened then.
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    let journal = journal.clone();
    on(&by_id("days")?, "click", move |event| {
        let Some(day) = clicked(event, "[data-day]").and_then(|button| button.get_attribute("data-day")) else { return };
        filter::only_day(&journal, &day);
        if let Ok(title) = by_id("events-title") {
            title.scroll_into_view();
        }
    });
    Ok(())
}

/// Shows them. Without an attempt there is nothing to show.
pub(super) fn render(figures: &Figures) -> Result<()> {
    show(&by_id("when")?, !figures.days.is_empty());
    let latest = figures.latest_days(DAYS);
    let most = latest.iter().map(|day| day.attempts).max().unwrap_or(1);
    update(&by_id("days")?, &latest.iter().map(|day| bar(day, most)).collect::<Vec<_>>())?;
    let words = wording();
    let maps = [Orientation::Wide, Orientation::Tall].map(|lie| Piece::from(table(&figures.week, lie, &words)));
    update(&by_id("heat")?, &maps)?;
    let sentence = outline::hours(figures, &words);
    let place = by_id("hours")?;
    place.set_text_content(sentence.as_deref());
    show(&place, sentence.is_some());
    Ok(())
}

fn bar(day: &Day, most: u32) -> Piece {
    let words = wording();
    // Only the drawing is in steps; the number stands above it.
    let height = (day.attempts * STEPS).div_ceil(most.max(1));
    let failed = (day.failed * STEPS).div_ceil(most.max(1)).min(height);
    let drawn = |class: &str, height: u32| piece("span").class(&format!("{class} bar-{height}"));
    let bars = piece("span").class("bars").attr("aria-hidden", "true").with(drawn("bar", height)).with(drawn("bar failed", failed));
    let label = text_with("day_label", &[&day.attempts.to_string(), &day.failed.to_string()]);
    let empty = day.attempts == 0;
    let button = if empty { piece("span") } else { piece("button").attr("type", "button").attr("data-day", day.at.day()) };
    let button = button
        .class("day")
        .with(piece("span").class("count").text(day.attempts.to_string()))
        .with(bars)
        .with(piece("span").class("date").text(format!("{}/{}", day.at.month(), day.at.day_of_month())))
        .with(piece("span").class("weekday").text(words.weekday(day.at.weekday())));
    piece("li").with(if empty { button } else { button.with(piece("span").class("unseen").text(label)) })
}
