//! Which duty answers which request: one table. A request without a line here
//! does not compile, nor does a duty whose answer is not the request's.

use wasm_bindgen::JsValue;

use super::checks::{environment, reachability};
use super::clearing::{self, preview, undo};
use super::duties::erasure::{self, ErasureTarget};
use super::duties::{addresses, advice, facts, import, journal_writer, pictures, pointing, record, retention, settings, views};
use super::sender::Sender;
use super::store::{dropped, write_queue};
use super::{Result, inject, overview, page_events};
use crate::journal::Event;
use crate::journal::event::Fact;
use crate::protocol::clearing::{Clear, ClearHere, Extent, PreviewClearing, ReadUndoOffer, UndoCookies};
use crate::protocol::overview::ReadOverview;
use crate::protocol::page::{Hello, Hold, Inject, Written};
use crate::protocol::pictures::{FetchPicture, KeepPicture, TakePicture};
use crate::protocol::pointing::{AssignMessage, ForgetPlace};
use crate::protocol::record::{
    AddNote, CorrectOutcome, Erase, EraseEntry, Import, ReadHeld, ReadSummary, ReportOtherPlace, ReportPast, SetRetention, UndoErase,
};
use crate::protocol::remedies::{
    CheckBrowser, CheckSite, EndReminder, ReadAdvice, ReadReminders, RecordAddressTest, RecordLetter, RecordReply, RecordReset,
    RecordTerms, RecordTrial, RecordTrialResult, SetReminder,
};
use crate::protocol::settings::{ForgetAddress, Pause, SetHint, SetMemory};
use crate::protocol::views::{OpenLens, OpenView, View};
use crate::protocol::{AnyRequest, Request, write_answer};

/// Answers one message with the text of [`crate::protocol`]. What is not
/// understood or not allowed is dropped and counted, and answered by `null`.
pub async fn on_message(text: &str, sender: &JsValue) -> JsValue {
    let known = Sender::read(sender).and_then(|sender| Some((AnyRequest::read(text, sender.place)?, sender)));
    match known {
        Some((request, sender)) => answer(request, &sender).await.into(),
        None => {
            dropped::count().await;
            JsValue::NULL
        }
    }
}

/// The text of a duty's answer.
fn text<R: Request>(answer: &Result<R::Answer>) -> String {
    write_answer(answer)
}

macro_rules! table {
    ($asked:expr; $($request:ident: $body:pat => $duty:expr;)*) => {
        match $asked {
            $(AnyRequest::$request($body) => text::<$request>(&$duty),)*
        }
    };
}

async fn answer(request: AnyRequest, sender: &Sender) -> String {
    table! { request;
        Hello: Hello => page_events::hello(sender);
        Written: Written { ids, panel } => page_events::written(&ids, panel, sender).await;
        Hold: Hold(event) => page_events::hold(&event).await;
        Inject: Inject(module, translated) => inject::module(module, translated, sender).await;
        ReadOverview: ReadOverview => Ok(overview::overview(&[], None).await);
        OpenView: OpenView(view) => views::open_journal(&view.map(View::fragment).unwrap_or_default()).await;
        OpenLens: OpenLens(tab) => views::open_lens(tab).await;

        ReadSummary: ReadSummary => Ok(journal_writer::summary().await);
        ReadHeld: ReadHeld => Ok(write_queue::all().iter().map(Event::to_json).collect());
        CorrectOutcome: CorrectOutcome { attempt, outcome } => record::summed(record::correct(attempt, outcome)).await;
        AddNote: AddNote(note) => record::summed(record::note(note)).await;
        ReportOtherPlace: ReportOtherPlace(report) => record::summed(record::other_place(report)).await;
        ReportPast: ReportPast(report) => record::summed(journal_writer::write(Fact::SelfReport(report))).await;
        Erase: Erase(attempt) => record::summed(erasure::erase(attempt.map_or(ErasureTarget::All, ErasureTarget::Attempt))).await;
        EraseEntry: EraseEntry(id) => erasure::erase(ErasureTarget::Entry(id)).await;
        UndoErase: UndoErase => record::summed(erasure::undo()).await;
        SetRetention: SetRetention(days) => record::summed(retention::choose(days)).await;
        Import: Import(file) => import::import(file).await;

        TakePicture: TakePicture(tab) => pictures::take(tab).await;
        FetchPicture: FetchPicture => Ok(pictures::fetch());
        KeepPicture: KeepPicture(framed) => record::summed(pictures::keep(framed)).await;

        ReadAdvice: ReadAdvice => advice::advice().await;
        RecordTrial: RecordTrial(trial) => facts::write(Fact::Trial(trial)).await;
        RecordTrialResult: RecordTrialResult(stated) => facts::write(Fact::TrialResult(stated)).await.map(drop);
        RecordAddressTest: RecordAddressTest(tested) => facts::write(Fact::AddressTested(tested)).await.map(drop);
        RecordReset: RecordReset(step) => facts::write(Fact::Reset(step)).await.map(drop);
        CheckSite: CheckSite => reachability::ask().await;
        CheckBrowser: CheckBrowser(tab) => environment::check(tab).await;
        SetReminder: SetReminder(reminder) => facts::write(Fact::Reminder(reminder)).await;
        ReadReminders: ReadReminders => Ok(journal_writer::summary().await.reminders);
        EndReminder: EndReminder(over) => facts::write(Fact::ReminderEnded(over)).await.map(drop);
        RecordLetter: RecordLetter(letter) => facts::write(Fact::LetterSent(letter)).await;
        RecordReply: RecordReply(reply) => facts::write(Fact::Reply(reply)).await;
        RecordTerms: RecordTerms(terms) => facts::write(Fact::Terms(terms)).await;

        Clear: Clear { extent, tab } => clearing::clear(extent, tab).await;
        ClearHere: ClearHere => clearing::clear(Extent::All, sender.tab).await;
        PreviewClearing: PreviewClearing => preview::preview().await;
        ReadUndoOffer: ReadUndoOffer => Ok(undo::undoable().await);
        UndoCookies: UndoCookies => undo::undo().await;

        SetMemory: SetMemory(yes) => settings::remember(yes).await;
        SetHint: SetHint { code, shown } => settings::hint(code, shown).await;
        Pause: Pause(until) => settings::pause(until).await;
        ForgetAddress: ForgetAddress(digest) => addresses::forget(digest).await;

        AssignMessage: AssignMessage(id) => pointing::belongs(id, sender.tab).await;
        ForgetPlace: ForgetPlace { host, role } => pointing::forget(host, role).await;
    }
}
