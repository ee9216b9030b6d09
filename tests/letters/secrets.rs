//! No text holds what the record masks, nor what names the person unless it was typed into that very text.

use strum::VariantArray;

use login_rescue::journal::event::{Attempt, Channel, LetterSent, Notice, Reachability, SCHEMA, SiteMessage, Trouble};
use login_rescue::journal::storage::blocks::arrived;
use login_rescue::journal::{Event, EventId, Fact};
use login_rescue::report::export::text::length;
use login_rescue::report::letter::{Case, Detail, Details, Kind, Options, difference, letter, placeholders};
use login_rescue::report::packet::{Packet, PacketOptions};
use login_rescue::report::share::{self, Place};
use login_rescue::report::time::Local;
use login_rescue::report::{Record, Wording};
use proptest::prelude::*;

use crate::sentences;

const NOW: i64 = 1_795_350_000_000;

/// Through the same door as everything that a page writes.
fn taken_in(n: u64, fact: Fact) -> Event {
    let at = NOW - 3_600_000 + 60_000 * i64::try_from(n).expect("small");
    let event = Event { v: SCHEMA, id: EventId::new(at, n), at, zone: 540, tab: Some(1), view: Some(format!("v{n}")), fact };
    arrived(&event.to_json()).expect("an event")
}

fn events(said: &str, letter: Option<String>) -> Vec<Event> {
    let attempt = taken_in(0, Fact::Attempt(Attempt::default()));
    let message = SiteMessage { text: said.to_owned(), attempt: Some(attempt.id.clone()), ..SiteMessage::default() };
    let notice = Notice { page: Default::default(), trouble: Trouble::Maintenance, text: Some(said.to_owned()), status: None };
    let mut events = vec![attempt, taken_in(1, Fact::SiteMessage(message)), taken_in(2, Fact::Notice(notice))];
    events.push(taken_in(3, Fact::Reached(Reachability { status: Some(200), ..Reachability::default() })));
    let sent = |text| LetterSent { channel: Channel::Form, subject: "件名".into(), text, attached: vec![] };
    events.extend(letter.map(|text| taken_in(4, Fact::LetterSent(sent(text)))));
    events
}

/// Every text that can be made of a record; the letters with these details, nothing else with them.
fn texts(events: Vec<Event>, details: &Details) -> (Vec<String>, Vec<String>) {
    let (mut letters, mut others) = (Vec::new(), Vec::new());
    let record = Record::new(events, vec![], NOW);
    for language in ["ja", "en"] {
        let sentences = sentences(language);
        let words = Wording::new(&sentences, Local::new(NOW, 540));
        let case = Case::new(&record, NOW, 540, words);
        for kind in [Kind::First, Kind::Followup] {
            for limit in [None, Some(500)] {
                let written = letter(&case, &Options { kind, limit, ..Options::default() }, details);
                others.push(placeholders(&written.text(), details, &words));
                letters.push(written.text());
            }
        }
        let packet =
            Packet { case: &case, details: None, wishes: PacketOptions::VARIANTS, own_words: "", pictures: &[], extension: "0.1.0" };
        others.extend([packet.page(), packet.summary(), share::text(&case, Place::X), share::text(&case, Place::Board)]);
        others.extend(packet.entries().map(|(_, bytes)| String::from_utf8(bytes).expect("text")));
    }
    (letters, others)
}

/// The half-width letters and digits of a text: a secret is found however it is joined.
fn bare(text: &str) -> String {
    let narrow = |c: char| if ('！'..='～').contains(&c) { char::from_u32(c as u32 - 0xfee0).unwrap_or(c) } else { c };
    text.chars().map(narrow).filter(char::is_ascii_alphanumeric).collect()
}

const AROUND: &str = "[ぁ-んァ-ヴ一-龠。、「」（） ]{0,12}";

/// Whatever somebody may type or paste into a field.
fn any_details() -> impl Strategy<Value = Details> {
    proptest::collection::vec(".{0,300}", 7).prop_map(|typed| {
        let mut details = Details::default();
        for (detail, text) in Detail::VARIANTS.iter().copied().zip(typed) {
            *details.of(detail) = text;
        }
        details
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_masked_is_in_no_text(before in AROUND, name in "[a-z]{9,14}", number in "[1-9][0-9]{7}", token in "[a-f0-9]{11}[a-f][0-9][a-f0-9]{10}", card in "[1-9][0-9]{15}", after in AROUND) {
        let said = format!("{before}「{name}@mail.example.jp」「090-{}-{}」「{token}」「{card}」{after}", &number[..4], &number[4..]);
        let (letters, others) = texts(events(&said, None), &Details::default());
        for text in letters.iter().chain(&others) {
            let bare = bare(text);
            for secret in [&name, &number, &token, &card] {
                prop_assert!(!bare.contains(secret.as_str()), "{secret} in {text}");
            }
        }
    }

    #[test]
    fn no_letter_is_longer_than_asked_for(said in ".{0,400}", details in any_details(), limit in 0usize..2500) {
        let sentences = sentences("ja");
        let record = Record::new(events(&said, Some(said.clone())), vec![], NOW);
        let words = Wording::new(&sentences, Local::new(NOW, 540));
        let case = Case::new(&record, NOW, 540, words);
        for kind in [Kind::First, Kind::Followup] {
            let written = letter(&case, &Options { kind, limit: Some(limit), ..Options::default() }, &details);
            prop_assert!(length(&written.text()) <= limit, "{}", written.text());
            let kept = placeholders(&written.text(), &details, &words);
            prop_assert!(kept.len() < 1_000_000);
        }
        for place in [Place::X, Place::Board] {
            let shared = share::text(&case, place);
            prop_assert!(place.length(&shared) <= place.most());
            let _ = share::check(&said, &details, &[]);
        }
    }

    #[test]
    fn what_names_the_person_is_only_in_the_letter(family in "[ぁ-ん]{4,8}", given in "[ぁ-ん]{4,8}", mail in "[a-z]{9,14}", phone in "[1-9][0-9]{7}", street in "[ァ-ヴ]{8,16}", spaced: bool) {
        prop_assume!(family != given);
        let mut details = Details::default();
        *details.of(Detail::Name) = format!("{family} {given}");
        *details.of(Detail::Mail) = format!("{mail}@example.jp");
        *details.of(Detail::Phone) = format!("090-{}-{}", &phone[..4], &phone[4..]);
        *details.of(Detail::Postal) = format!("{street}町1-1");
        let (first, _) = texts(events("入力内容をご確認ください（E-2041）", None), &details);
        prop_assert!(first[0].contains(&details.name) && first[0].contains(&details.mail));
        // The letter is sent, with something written into it by hand, and kept.
        let by_hand = if spaced { format!("{family}　{given}") } else { family.clone() };
        let edited = format!("{}\n{by_hand}より。{street}町１－１", first[0]);
        let sentences = sentences("ja");
        let kept = placeholders(&edited, &details, &Wording::new(&sentences, Local::new(NOW, 540)));
        let (_, others) = texts(events("入力内容をご確認ください（E-2041）", Some(kept)), &details);
        for text in &others {
            let bare = bare(text);
            for secret in [&mail, &phone] {
                prop_assert!(!bare.contains(secret.as_str()), "{secret} in {text}");
            }
            for secret in [&family, &given, &street] {
                prop_assert!(!text.contains(secret.as_str()), "{secret} in {text}");
            }
        }
    }
}

#[test]
fn a_log_of_a_letter_shows_nothing_of_it() {
    let details = Details { name: "山田 太郎".into(), mail: "taro@example.jp".into(), ..Details::default() };
    let (sentences, record) = (sentences("ja"), Record::new(events("x", None), vec![], NOW));
    let case = Case::new(&record, NOW, 540, Wording::new(&sentences, Local::new(NOW, 540)));
    let written = letter(&case, &Options::default(), &details);
    for shown in [format!("{written:?}"), format!("{:?}", difference(&written, &written.text())), format!("{details:?}")] {
        assert!(!shown.contains("山田") && !shown.contains("taro"), "{shown}");
    }
}
