//! What the person adds to the record or takes out of it: notes, what was
//! seen elsewhere, the time before the record, how long it is kept, a backup
//! that is read back in, and erasing.

use std::rc::Rc;

use js_sys::Date;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::state::{look, say_below, send};
use super::{Journal, letter};
use crate::journal::event::{Exactness, Note, OtherPlace, OtherPlaceReport, Outcome, RecalledTime, SelfReport};
use crate::journal::storage::import::Damage;
use crate::journal::storage::keys::KEEP;
use crate::journal::storage::retention::{CHOICES, chosen};
use crate::protocol::record::{AddNote, Erase, Import, ReportOtherPlace, ReportPast, SetRetention};
use crate::report::name;
use crate::screens::Result;
use crate::screens::dom::{Piece, by_id, on, piece, replace, show};
use crate::screens::sentences::say;
use crate::webext::i18n::{text, text_with};
use crate::webext::{runtime, storage};

/// The places of which the person may tell.
const PLACES: [OtherPlace; 5] =
    [OtherPlace::OtherBrowser, OtherPlace::PrivateWindow, OtherPlace::OtherComputer, OtherPlace::PhoneBrowser, OtherPlace::PhoneApp];
/// What may have come of it there.
const OUTCOMES: [Outcome; 4] = [Outcome::In, Outcome::Refused, Outcome::NoAnswer, Outcome::SiteDown];

/// Fills the choices and makes the buttons work.
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    let option = |value: String, words: String| piece("option").attr("value", value).text(words);
    let places: Vec<Piece> = PLACES.iter().map(|place| option(name(place).to_owned(), say("where", place))).collect();
    let outcomes: Vec<Piece> = OUTCOMES.iter().map(|outcome| option(name(outcome).to_owned(), say("outcome", outcome))).collect();
    let days: Vec<Piece> = CHOICES.iter().map(|days| option(days.to_string(), text_with("keep_days", &[&days.to_string()]))).collect();
    replace(&by_id("elsewhere-place")?, &places)?;
    replace(&by_id("elsewhere-outcome")?, &outcomes)?;
    replace(&by_id("keep-days")?, &days)?;
    spawn_local(async {
        // Without it the first choice stands there until the person makes one.
        let _ = show_kept().await;
    });

    click(journal, "note-add", add_note)?;
    click(journal, "elsewhere-add", add_elsewhere)?;
    click(journal, "before-save", |journal| report(journal, Some("before-since"), Some("before-success")))?;
    click(journal, "before-skip", |journal| report(journal, None, None))?;
    click(journal, "erase-all", |journal| {
        send(journal, Erase(None), "erased");
        letter::emptied(journal);
    })?;
    let keeping = journal.clone();
    on(&by_id("keep-days")?, "change", move |_| {
        if let Some(days) = select("keep-days").and_then(|days| days.parse().ok()) {
            send(&keeping, SetRetention(days), "kept_so");
        }
    });
    let reading = journal.clone();
    on(&by_id("import-file")?, "change", move |_| {
        let journal = reading.clone();
        spawn_local(async move {
            say_below(&read_back(&journal).await.unwrap_or_else(|error| error.not_done()));
        });
    });
    Ok(())
}

fn click(journal: &Rc<Journal>, id: &str, then: impl Fn(&Rc<Journal>) + 'static) -> Result<()> {
    let journal = journal.clone();
    on(&by_id(id)?, "click", move |_| then(&journal));
    Ok(())
}

fn input(id: &str) -> Option<HtmlInputElement> {
    by_id(id).ok()?.dyn_into().ok()
}

fn select(id: &str) -> Option<String> {
    Some(by_id(id).ok()?.dyn_into::<HtmlSelectElement>().ok()?.value())
}

/// Takes what stands in a field for longer text.
fn take_text(id: &str) -> Option<String> {
    let field: HtmlTextAreaElement = by_id(id).ok()?.dyn_into().ok()?;
    let words = field.value();
    (!words.trim().is_empty()).then(|| {
        field.set_value("");
        words
    })
}

/// The time in a field, in the zone of this computer. `None`: nothing, or no time.
#[expect(clippy::cast_possible_truncation, reason = "milliseconds since the epoch are whole numbers")]
fn time(id: &str, exact: Exactness) -> Option<RecalledTime> {
    let value = input(id)?.value();
    let at = Date::new(&if value.contains('T') { value } else { format!("{value}T00:00") }.into()).get_time();
    at.is_finite().then_some(RecalledTime { at: at as i64, exact })
}

fn add_note(journal: &Rc<Journal>) {
    match take_text("note-text") {
        Some(words) => send(journal, AddNote(Note { text: words, about: None }), "note_added"),
        None => say_below(&text("note_empty")),
    }
}

fn add_elsewhere(journal: &Rc<Journal>) {
    let Some(when) = time("elsewhere-when", Exactness::Minute) else { return say_below(&text("elsewhere_when_missing")) };
    let place = select("elsewhere-place").and_then(|place| place.parse().ok());
    let outcome = select("elsewhere-outcome").and_then(|outcome| outcome.parse().ok());
    if let (Some(place), Some(outcome)) = (place, outcome) {
        let elsewhere = OtherPlaceReport { when, place, outcome, said: take_text("elsewhere-said") };
        send(journal, ReportOtherPlace(elsewhere), "elsewhere_added");
    }
}

fn report(journal: &Rc<Journal>, since: Option<&str>, success: Option<&str>) {
    let day = |id: Option<&str>| time(id?, Exactness::Day);
    send(journal, ReportPast(SelfReport { since: day(since), last_success: day(success) }), "before_noted");
    if let Ok(question) = by_id("before") {
        show(&question, false);
    }
}

/// Shows how long the record is kept.
async fn show_kept() -> Result<()> {
    let days = chosen(storage::get(&KEEP).await?.and_then(|keep| keep.days));
    if let Ok(choice) = by_id("keep-days")?.dyn_into::<HtmlSelectElement>() {
        choice.set_value(&days.to_string());
    }
    Ok(())
}

/// Reads a saved file back in, and says what came of it.
async fn read_back(journal: &Rc<Journal>) -> Result<String> {
    let Some(field) = input("import-file") else { return Ok(String::new()) };
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return Ok(String::new()) };
    let contents = JsFuture::from(file.text()).await?.as_string().unwrap_or_default();
    // The same file once more would not be told of otherwise.
    field.set_value("");
    let came = runtime::request(&Import(contents)).await?;
    look(journal);
    Ok(match came {
        Ok(imported) => text_with("imported", &[&imported.added.to_string(), &imported.known.to_string()]),
        Err(Damage::Broken { line }) => text_with("damage_broken", &[&line.to_string()]),
        Err(Damage::NoEvent { line }) => text_with("damage_no_event", &[&line.to_string()]),
        Err(damage) => say("damage", &damage),
    })
}
