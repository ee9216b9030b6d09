//! What holds for all requests: each survives the way, is refused from where it
//! may not come, and every other text is refused.

use std::collections::HashSet;
use std::fmt::Debug;

use super::clearing::{Clear, ClearHere, Extent, PreviewClearing, ReadUndoOffer, UndoCookies};
use super::overview::ReadOverview;
use super::page::{Hello, Hold, Inject, Module, Written};
use super::pictures::{FetchPicture, KeepPicture, TakePicture};
use super::pointing::{AssignMessage, ForgetPlace};
use super::record::{
    AddNote, CorrectOutcome, Erase, EraseEntry, Import, ReadHeld, ReadSummary, ReportOtherPlace, ReportPast, SetRetention, UndoErase,
};
use super::remedies::{
    CheckBrowser, CheckSite, EndReminder, ReadAdvice, ReadReminders, RecordAddressTest, RecordLetter, RecordReply, RecordReset,
    RecordTerms, RecordTrial, RecordTrialResult, SetReminder,
};
use super::settings::{ForgetAddress, Pause, SetHint, SetMemory};
use super::views::{OpenLens, OpenView, View};
use super::{AnyRequest, Askers, Place, Request};
use crate::inspect::Code;
use crate::journal::EventId;
use crate::journal::event::{
    About, Address, AddressTest, Channel, Exactness, LetterSent, Note, OtherPlace, OtherPlaceReport, Outcome, RecalledTime, Remedy,
    Reminder, ReminderEnd, Reply, ResetStep, SelfReport, Terms, Trial, TrialResult, TrialStatement,
};
use crate::journal::storage::picture::FramedPicture;
use crate::journal::storage::pointed::Role;

const PLACES: [Place; 2] = [Place::Page, Place::Screen];

fn id() -> EventId {
    EventId::new(5, 6)
}

/// The name of a request that has come through from exactly where it may.
fn through<R: Request + PartialEq + Debug>(request: R, wrap: fn(R) -> AnyRequest) -> &'static str {
    let text = request.to_json();
    let whole = wrap(serde_json::from_str(&serde_json::to_string(&request).unwrap()).unwrap());
    assert_eq!(whole, wrap(request), "{text}");
    for place in PLACES {
        let read = AnyRequest::read(&text, place);
        assert_eq!(read.as_ref(), R::FROM.has(place).then_some(&whole), "{text} from {place:?}");
    }
    R::NAME
}

#[test]
fn every_request_survives_the_way_from_where_it_may_come() {
    let when = RecalledTime { at: 5, exact: Exactness::Day };
    let trial = Trial { remedy: Remedy::CheckInput, variant: None, when: None };
    let letter = LetterSent { channel: Channel::Form, subject: "件名".into(), text: "本文".into(), attached: vec![] };
    let framed = FramedPicture { at: 1, page: Address::default(), tab: 2, width: 3, height: 4, image: "data:".into() };
    let elsewhere = OtherPlaceReport { when, place: OtherPlace::PhoneApp, outcome: Outcome::In, said: None };
    let sent: HashSet<&str> = HashSet::from([
        through(Hello, AnyRequest::Hello),
        through(Written { ids: vec![id()], panel: None }, AnyRequest::Written),
        through(Written { ids: vec![], panel: Some(true) }, AnyRequest::Written),
        through(Hold("{\"x\":\n「🔑」}".into()), AnyRequest::Hold),
        through(Inject(Module::Lens, true), AnyRequest::Inject),
        through(ReadOverview, AnyRequest::ReadOverview),
        through(OpenView(None), AnyRequest::OpenView),
        through(OpenView(Some(View::Remedy(Remedy::Update))), AnyRequest::OpenView),
        through(OpenLens(3), AnyRequest::OpenLens),
        through(ReadSummary, AnyRequest::ReadSummary),
        through(ReadHeld, AnyRequest::ReadHeld),
        through(CorrectOutcome { attempt: id(), outcome: Outcome::In }, AnyRequest::CorrectOutcome),
        through(AddNote(Note { text: "x".into(), about: None }), AnyRequest::AddNote),
        through(ReportOtherPlace(elsewhere), AnyRequest::ReportOtherPlace),
        through(ReportPast(SelfReport::default()), AnyRequest::ReportPast),
        through(Erase(None), AnyRequest::Erase),
        through(Erase(Some(id())), AnyRequest::Erase),
        through(EraseEntry(id()), AnyRequest::EraseEntry),
        through(UndoErase, AnyRequest::UndoErase),
        through(SetRetention(90), AnyRequest::SetRetention),
        through(Import("{".into()), AnyRequest::Import),
        through(TakePicture(-3), AnyRequest::TakePicture),
        through(FetchPicture, AnyRequest::FetchPicture),
        through(KeepPicture(framed), AnyRequest::KeepPicture),
        through(ReadAdvice, AnyRequest::ReadAdvice),
        through(RecordTrial(trial), AnyRequest::RecordTrial),
        through(RecordTrialResult(TrialStatement { trial: id(), result: TrialResult::Solved }), AnyRequest::RecordTrialResult),
        through(RecordAddressTest(AddressTest { mask: "t***@example.jp".into(), registered: None }), AnyRequest::RecordAddressTest),
        through(RecordReset(ResetStep::Asked), AnyRequest::RecordReset),
        through(CheckSite, AnyRequest::CheckSite),
        through(CheckBrowser(None), AnyRequest::CheckBrowser),
        through(CheckBrowser(Some(3)), AnyRequest::CheckBrowser),
        through(SetReminder(Reminder { about: About::TryAgain, due: 5 }), AnyRequest::SetReminder),
        through(ReadReminders, AnyRequest::ReadReminders),
        through(EndReminder(ReminderEnd { reminder: id(), cancelled: true }), AnyRequest::EndReminder),
        through(RecordLetter(letter), AnyRequest::RecordLetter),
        through(RecordReply(Reply { when, text: "返事".into(), letter: None }), AnyRequest::RecordReply),
        through(RecordTerms(Terms { text: "規約".into() }), AnyRequest::RecordTerms),
        through(Clear { extent: Extent::Cache, tab: Some(-3) }, AnyRequest::Clear),
        through(Clear { extent: Extent::All, tab: None }, AnyRequest::Clear),
        through(ClearHere, AnyRequest::ClearHere),
        through(PreviewClearing, AnyRequest::PreviewClearing),
        through(ReadUndoOffer, AnyRequest::ReadUndoOffer),
        through(UndoCookies, AnyRequest::UndoCookies),
        through(SetMemory(true), AnyRequest::SetMemory),
        through(SetHint { code: Code::Kana, shown: false }, AnyRequest::SetHint),
        through(Pause(-1), AnyRequest::Pause),
        through(ForgetAddress("a".repeat(32)), AnyRequest::ForgetAddress),
        through(AssignMessage(EventId::new(5, 6)), AnyRequest::AssignMessage),
        through(ForgetPlace { host: "hapitas.jp".into(), role: Role::Message }, AnyRequest::ForgetPlace),
    ]);
    let named: HashSet<&str> = AnyRequest::NAMES.iter().map(|(name, _)| *name).collect();
    assert_eq!(named.len(), AnyRequest::NAMES.len(), "no two requests have one name");
    assert_eq!(sent, named, "every request is tried here");
}

#[test]
fn foreign_texts_are_refused_from_everywhere() {
    let texts = [
        "",
        "{}",
        "null",
        "\"hello\"",
        "[\"hello\"]",
        "{\"hello\":1}",
        "{\"hello\":null,\"hello\":null}",
        "{\"hello\":null,\"erase\":null}",
        "{\"Hello\":null}",
        "{\"magic\":null}",
        "{\"written\":[\"5-0000000000006\"]}",
        "{\"written\":{\"ids\":[\"../x\"]}}",
        "{\"written\":{\"ids\":[],\"panel\":1}}",
        "{\"written\":{\"ids\":[],\"tab\":1}}",
        "{\"hold\":1}",
        "{\"inject\":[\"journal\",true]}",
        "{\"inject\":[\"lens\"]}",
        "{\"inject\":[\"../x\",true]}",
        "{\"view\":\"settings\"}",
        "{\"view\":\"#try\"}",
        "{\"clear\":\"all\"}",
        "{\"clear\":{\"extent\":\"passwords\",\"tab\":1}}",
        "{\"clear\":{\"extent\":\"all\",\"tab\":1,\"host\":\"example.jp\"}}",
        "{\"erase\":\"../x\"}",
        "{\"retention\":-1}",
        "{\"correct\":{\"attempt\":\"123\",\"outcome\":\"maybe\"}}",
        "{\"note\":{\"text\":1}}",
        "{\"tried\":{\"remedy\":\"magic\"}}",
        "{\"check\":\"1\"}",
        "{\"at\":[[\"button\",\"a\"]]}",
        "{\"at\":[[\"mail\"]]}",
        "{\"forget-place\":\"hapitas.jp\"}",
    ];
    for text in texts {
        for place in PLACES {
            assert_eq!(AnyRequest::read(text, place), None, "{text} from {place:?}");
        }
    }
}

#[test]
fn screens_cannot_pretend_to_be_a_page_and_a_page_sets_only_what_its_cards_offer() {
    let of =
        |askers: Askers| -> Vec<&str> { AnyRequest::NAMES.iter().filter(|(_, from)| *from == askers).map(|(name, _)| *name).collect() };
    assert_eq!(of(Askers::Page), ["hello", "written", "hold", "inject", "clear-here", "said"]);
    assert_eq!(of(Askers::Both), ["view", "ask", "undo-cookies", "remember"]);
}

/// The scripts that send something send these texts and no other.
#[test]
fn the_texts_that_stand_in_scripts_are_requests() {
    let script = |name: &str| std::fs::read_to_string(["extension/js/", name].concat()).unwrap();
    let inject = |module, translated| Inject(module, translated).to_json();
    assert!(script("content.js").contains(&["'", &inject(Module::Content, true), "'"].concat()));
    let of_watchman = inject(Module::Reset, true).replace("true", "${me.translated}");
    assert!(script("content.js").contains(&["`", &of_watchman, "`"].concat()), "{of_watchman}");
    for (file, module) in [("lens.js", Module::Lens), ("reset.js", Module::Reset), ("point.js", Module::Point)] {
        assert!(script(file).contains(&["'", &inject(module, true), "'"].concat()), "{file}");
    }
    assert!(script("background.js").contains(&super::write_answer::<()>(&Err(super::Failure::Broken))));
}

#[test]
fn every_script_that_sends_is_known_to_these_tests() {
    let senders = ["content.js", "lens.js", "point.js", "reset.js"];
    for file in std::fs::read_dir("extension/js").unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let sends = std::fs::read_to_string(&path).unwrap().matches("sendMessage(").count();
        let expected = if name == "content.js" { 2 } else { usize::from(senders.contains(&name.as_str())) };
        assert_eq!(sends, expected, "{name}");
    }
}

#[test]
fn every_failure_has_a_sentence_in_every_language() {
    let codes: HashSet<String> = super::Failure::ALL.iter().map(|failure| crate::report::key("failed", failure)).collect();
    for language in ["ja", "en"] {
        let text = std::fs::read_to_string(format!("extension/_locales/{language}/failures.json")).unwrap();
        let sentences: std::collections::HashMap<String, String> = serde_json::from_str(&text).unwrap();
        assert_eq!(sentences.into_keys().collect::<HashSet<_>>(), codes, "{language}");
    }
}
