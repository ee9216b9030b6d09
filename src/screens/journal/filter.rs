//! Which events are listed: by kind, day, how the attempt ended, and text.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_utils::document;
use strum::VariantArray;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::{Journal, list};
use crate::journal::event::Outcome;
use crate::named::Named;
use crate::report::Record;
use crate::report::description::{Kind, Title, tell};
use crate::report::time::Local;
use crate::screens::Result;
use crate::screens::dom::{Piece, by_id, clicked, on, piece, replace, show};
use crate::screens::sentences::wording;
use crate::webext::i18n::{text, text_with};

/// How long after the last key the text is looked for, in milliseconds.
const REST: u32 = 150;

/// What was chosen; nothing: everything is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    kind: Option<Kind>,
    /// Such as `2026-11-22`, in the time of the events.
    day: Option<String>,
    /// Attempts that ended so, and what belongs to them.
    outcome: Option<Option<Outcome>>,
    /// In lower case.
    text: String,
}

/// The events as texts, in lower case: made when somebody first looks for one.
pub(super) type Texts = Vec<String>;

impl Filter {
    /// The positions of the events that are listed, newest first.
    pub(super) fn listed(&self, record: &Record, texts: &Texts) -> Vec<usize> {
        (0..record.events.len()).rev().filter(|position| self.takes(record, *position, texts)).collect()
    }

    fn takes(&self, record: &Record, position: usize, texts: &Texts) -> bool {
        let event = &record.events[position];
        self.kind.is_none_or(|kind| Kind::of(&event.fact) == kind)
            && self.day.as_ref().is_none_or(|day| Local::new(event.at, event.zone).day() == *day)
            && self.outcome.is_none_or(|outcome| ended(record, position) == Some(outcome))
            && (self.text.is_empty() || texts.get(position).is_some_and(|text| text.contains(&self.text)))
    }
}

/// How the attempt ended that the event is or belongs to.
fn ended(record: &Record, position: usize) -> Option<Option<Outcome>> {
    Some(record.attempts.get(record.lines.get(position)?.attempt?)?.outcome)
}

fn texts(record: &Record) -> Texts {
    let words = wording();
    let text = |position| {
        let told = tell(record, position, &words);
        let title = match told.title {
            Title::Sentence(title) | Title::Quote(title) => title,
        };
        let parts = [title, told.result.unwrap_or_default(), told.more.join(" ")];
        parts.join(" ").to_lowercase()
    };
    (0..record.events.len()).map(text).collect()
}

/// Makes the choices work.
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    let kinds = journal.clone();
    on(&by_id("filters")?, "click", move |event| {
        let Some(name) = clicked(event, "[data-filter]").and_then(|button| button.get_attribute("data-filter")) else { return };
        let kind = name.parse::<Kind>().ok();
        change(&kinds, |filter| filter.kind = kind);
    });
    for id in ["filter-day", "filter-outcome"] {
        let journal = journal.clone();
        on(&by_id(id)?, "change", move |_| {
            let value = value(id);
            change(&journal, |filter| match id {
                "filter-day" => filter.day = value,
                _ => filter.outcome = value.and_then(|name| outcomes(None).into_iter().find(|(known, _)| *known == name)).map(|(_, o)| o),
            });
        });
    }
    let (journal_of_text, soon) = (journal.clone(), std::cell::RefCell::new(None));
    on(&by_id("filter-text")?, "input", move |_| {
        let journal = journal_of_text.clone();
        // The one before is dropped, and does not happen any more.
        soon.replace(Some(Timeout::new(REST, move || {
            let typed = by_id("filter-text").ok().and_then(|e| e.dyn_into::<HtmlInputElement>().ok()).map(|e| e.value());
            change(&journal, |filter| filter.text = typed.unwrap_or_default().trim().to_lowercase());
        })));
    });
    let all = journal.clone();
    on(&by_id("filter-all")?, "click", move |_| {
        if let Some(field) = by_id("filter-text").ok().and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
            field.set_value("");
        }
        change(&all, |filter| *filter = Filter::default());
    });
    Ok(())
}

/// Lists one day only, from somewhere else on the screen.
pub(super) fn only_day(journal: &Journal, day: &str) {
    change(journal, |filter| *filter = Filter { day: Some(day.to_owned()), ..Filter::default() });
}

fn value(id: &str) -> Option<String> {
    by_id(id).ok()?.dyn_into::<HtmlSelectElement>().ok().map(|select| select.value()).filter(|value| !value.is_empty())
}

fn change(journal: &Journal, how: impl FnOnce(&mut Filter)) {
    how(&mut journal.filter.borrow_mut());
    journal.most.set(list::STEP);
    // Both only change elements that stand in the page's own HTML.
    let _ = render(journal).and_then(|()| list::render(journal));
}

/// Shows what can be chosen and what is, and finds what is listed then.
pub(super) fn render(journal: &Journal) -> Result<()> {
    let (record, filter) = (journal.record.borrow(), journal.filter.borrow());
    if filter.text.is_empty() {
        journal.texts.take();
    } else if journal.texts.borrow().len() != record.events.len() {
        journal.texts.replace(texts(&record));
    }
    let listed = filter.listed(&record, &journal.texts.borrow());
    kinds(&record, &filter)?;
    select("filter-day", days(&record), filter.day.as_deref())?;
    let chosen = filter.outcome.map(name_of);
    select(
        "filter-outcome",
        outcomes(Some(&record)).into_iter().map(|(name, o)| (name, wording().outcome(o))).collect(),
        chosen.as_deref(),
    )?;
    let narrowed = *filter != Filter::default();
    show(&by_id("filter-all")?, narrowed);
    let counts = [listed.len(), record.events.len()].map(|n| n.to_string());
    let said = if narrowed { text_with("filter_found", &[&counts[0], &counts[1]]) } else { String::new() };
    by_id("filter-found")?.set_text_content(Some(&said));
    show(&by_id("happenings")?, !record.events.is_empty());
    journal.listed.replace(listed);
    Ok(())
}

/// Shows how many there are of each kind, and which are listed. A kind of
/// which there is nothing has no button.
fn kinds(record: &Record, filter: &Filter) -> Result<()> {
    for kind in std::iter::once(None).chain(Kind::VARIANTS.iter().copied().map(Some)) {
        let name = kind.map_or("all", |kind| kind.name());
        let Some(button) = document().query_selector(&format!("[data-filter={name}]"))? else { continue };
        let count = record.events.iter().filter(|event| kind.is_none_or(|kind| Kind::of(&event.fact) == kind)).count();
        let chosen = filter.kind == kind;
        button.set_attribute("aria-pressed", if chosen { "true" } else { "false" })?;
        if let Some(place) = button.query_selector(".count")?.and_then(|e| e.dyn_into::<Element>().ok()) {
            place.set_text_content(Some(&count.to_string()));
        }
        show(&button, count > 0 || chosen || kind.is_none());
    }
    Ok(())
}

/// Fills a choice. Its first entry stands in the HTML and means: all.
fn select(id: &str, entries: Vec<(String, String)>, chosen: Option<&str>) -> Result<()> {
    let select = by_id(id)?;
    let mut options: Vec<Piece> = vec![piece("option").attr("value", "").text(text(&id.replace('-', "_")))];
    options.extend(entries.into_iter().map(|(value, name)| piece("option").attr("value", value).text(name)));
    replace(&select, &options)?;
    if let Ok(select) = select.dyn_into::<HtmlSelectElement>() {
        select.set_value(chosen.unwrap_or_default());
    }
    Ok(())
}

fn days(record: &Record) -> Vec<(String, String)> {
    let words = wording();
    let mut days: Vec<(Local, u32)> = Vec::new();
    for event in record.events.iter().rev() {
        let local = Local::new(event.at, event.zone);
        match days.last_mut() {
            Some((last, count)) if last.same_day(local) => *count += 1,
            _ => days.push((local, 1)),
        }
    }
    days.into_iter().map(|(at, count)| (at.day(), words.with("day_with_count", &[&words.day(at), &count.to_string()]))).collect()
}

/// The outcomes of a record, or all that there are, with the names of their entries.
fn outcomes(record: Option<&Record>) -> Vec<(String, Option<Outcome>)> {
    const ALL: [Outcome; 7] =
        [Outcome::Refused, Outcome::NoAnswer, Outcome::SiteDown, Outcome::Captcha, Outcome::NotSent, Outcome::Unknown, Outcome::In];
    let there = |outcome: &Option<Outcome>| record.is_none_or(|record| record.attempts.iter().any(|a| a.outcome == *outcome));
    ALL.into_iter().map(Some).chain([None]).filter(there).map(|outcome| (name_of(outcome), outcome)).collect()
}

fn name_of(outcome: Option<Outcome>) -> String {
    outcome.map_or_else(|| "waiting".to_owned(), |outcome| outcome.name().to_owned())
}
