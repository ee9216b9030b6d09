//! Letters, packets and texts to share, from written records: as reviewed
//! snapshots, with every date and number checked against the record.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod packets;
mod secrets;
mod story;
mod truth;

use std::collections::BTreeMap;
use std::path::PathBuf;

use login_rescue::report::export::text::length;
use login_rescue::report::letter::{Case, Change, Detail, Kind, LENGTHS, Mark, Options, difference, letter, same_text, too_early};
use login_rescue::report::packet::{Packet, PacketOptions};
use login_rescue::report::share::{self, Place, check};
use login_rescue::report::time::Local;
use login_rescue::report::{Record, Wording};

use story::{Failed, JAPAN, Story, all};

/// The sentences of `_locales/<language>`, as the browser would give them.
pub(crate) fn sentences(language: &str) -> impl Fn(&str, &[&str]) -> String + use<> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("extension/_locales").join(language);
    let mut all = BTreeMap::new();
    for file in std::fs::read_dir(folder).expect("the language's folder") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("text");
        all.extend(serde_json::from_str::<BTreeMap<String, String>>(&text).expect("sentences"));
    }
    move |key, with| {
        let sentence: &String = all.get(key).unwrap_or_else(|| panic!("no sentence for {key}"));
        // Only gaps of the sentence are filled: what is put in may hold a `$1` of its own.
        let mut parts = sentence.split('$');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let number = part.chars().next().and_then(|c| c.to_digit(10)).expect("a number") as usize;
            out.push_str(with.get(number - 1).unwrap_or_else(|| panic!("{key} wants ${number}")));
            out.push_str(&part[1..]);
        }
        out
    }
}

/// What is made of a story in one language.
pub(crate) struct Made {
    /// With its name: `letter`, `letter 500`, `followup`, `packet`, `share x` …
    pub(crate) texts: Vec<(String, String)>,
}

pub(crate) fn make(story: &Story, language: &str) -> Made {
    let sentences = sentences(language);
    let record = Record::new(story.events.clone(), vec![], story.now.1);
    let words = Wording::new(&sentences, Local::new(story.now.1, JAPAN));
    let case = Case::new(&record, story.now.1, JAPAN, words);
    let mut texts = Vec::new();
    let mut write = |name: &str, kind, limit| {
        let options = Options { kind, limit, attachments: story.attached.clone(), cause: story.cause };
        let written = letter(&case, &options, &story.details);
        let name = limit.map_or_else(|| name.to_owned(), |limit| format!("{name} {limit}"));
        texts.push((name, format!("{}\n\n{}", written.subject, written.text())));
    };
    let kinds: &[(&str, Kind)] =
        if case.sent.is_empty() { &[("letter", Kind::First)] } else { &[("letter", Kind::First), ("followup", Kind::Followup)] };
    for (name, kind) in kinds {
        write(name, *kind, None);
        for most in LENGTHS {
            write(name, *kind, Some(most));
        }
    }
    let wishes: &[PacketOptions] =
        if case.sent.is_empty() { &[PacketOptions::LogIn] } else { &[PacketOptions::LogIn, PacketOptions::Answer] };
    let packet = Packet { case: &case, details: None, wishes, own_words: "", pictures: &[], extension: "0.1.0" };
    texts.push(("packet".into(), packet.summary()));
    texts.push(("share x".into(), share::text(&case, Place::X)));
    texts.push(("share board".into(), share::text(&case, Place::Board)));
    Made { texts }
}

/// The texts that a reader has to see: whole letters where they are due, the shortest, the packet, what is shared.
fn reviewed(story: &Story, language: &str) -> String {
    let made = make(story, language);
    let followup = made.texts.iter().any(|(name, _)| name.starts_with("followup"));
    let due = if followup { ["followup", "followup 500"] } else { ["letter", "letter 500"] };
    let shown = made.texts.iter().filter(|(name, _)| due.contains(&name.as_str()) || ["packet", "share x"].contains(&name.as_str()));
    shown.map(|(name, text)| format!("===== {name} =====\n{text}\n")).collect()
}

#[test]
fn written_records_give_these_texts() -> Result<(), Failed> {
    let stories = all()?;
    assert!(stories.len() >= 20, "{}", stories.len());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/letters");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for story in &stories {
            for language in ["ja", "en"] {
                insta::assert_snapshot!(format!("{}-{language}", story.name), reviewed(story, language));
            }
        }
    });
    Ok(())
}

#[test]
fn no_text_is_longer_than_the_form_takes() -> Result<(), Failed> {
    for story in all()? {
        for language in ["ja", "en"] {
            for (name, text) in make(&story, language).texts {
                let body = text.split_once("\n\n").map_or(text.as_str(), |(_, body)| body);
                let most = name.rsplit(' ').next().and_then(|most| most.parse().ok()).unwrap_or(usize::MAX);
                assert!(length(body) <= most, "{} {language} {name}: {}", story.name, length(body));
                if name == "share x" {
                    assert!(Place::X.length(&text) <= Place::X.most(), "{} {language}: {}", story.name, Place::X.length(&text));
                }
            }
        }
    }
    Ok(())
}

#[test]
fn even_the_shortest_letter_says_who_what_and_asks() -> Result<(), Failed> {
    for story in all()? {
        let made = make(&story, "ja");
        for (name, text) in made.texts.iter().filter(|(name, _)| name.ends_with(" 500")) {
            for needed in
                ["サポートご担当者様", "申します", "登録メールアドレス：", "どのようにすればよいでしょうか", "よろしくお願いいたします"]
            {
                assert!(text.contains(needed), "{} {name}: {needed}\n{text}", story.name);
            }
            let english = make(&story, "en");
            let english = english.texts.iter().find(|(other, _)| other == name).map(|(_, text)| text.as_str()).unwrap_or_default();
            for needed in ["My name is", "Registered mail address: ", "What should I do to log in?", "Thank you"] {
                assert!(english.contains(needed), "{} {name}: {needed}\n{english}", story.name);
            }
            let failed = story.lines.iter().any(|line| line.word.starts_with("refused"));
            for (language, needed) in [
                (text.as_str(), ["ログインできなかったのは、", "に試しましたが", "にログインを試しましたが", "そのうち記録にあるのは"]),
                (english, ["Logging in failed", "I tried on", "I tried to log in", "My record holds"]),
            ] {
                assert!(!failed || needed.iter().any(|needed| language.contains(needed)), "{} {name}\n{language}", story.name);
            }
            let said = story.events.iter().any(|event| matches!(event.fact, login_rescue::journal::Fact::SiteMessage(_)));
            assert!(!said || text.contains("・「"), "{} {name}\n{text}", story.name);
        }
    }
    Ok(())
}

#[test]
fn nothing_is_said_twice_and_no_gap_stays_open() -> Result<(), Failed> {
    for story in all()? {
        for language in ["ja", "en"] {
            for (name, text) in make(&story, language).texts {
                let place = format!("{} {language} {name}:\n{text}", story.name);
                let mut seen = std::collections::BTreeSet::new();
                for line in text.lines().filter(|line| !line.is_empty()) {
                    assert!(seen.insert(line.to_owned()), "twice: {line}\n{place}");
                }
                // Only the words of the site in one record hold such a thing.
                let own = if story.name.starts_with("22") { text.replace(" $1 $2", "").replace(" $1…", "") } else { text.clone() };
                for odd in [
                    "$",
                    "［］",
                    "[]",
                    "  ",
                    "「」",
                    "“”",
                    "（）",
                    "()",
                    "。。",
                    "、、",
                    "\n\n\n",
                    "：\n\n",
                    "undefined",
                    "（自己申告）（自己申告）",
                ] {
                    assert!(!own.contains(odd), "{odd:?} in {place}");
                }
            }
        }
    }
    Ok(())
}

#[test]
fn what_is_remembered_is_marked() -> Result<(), Failed> {
    for story in all()? {
        for (language, mark) in [("ja", "自己申告"), ("en", "as I remember")] {
            let made = make(&story, language);
            let text = &made.texts[0].1;
            // Each thing that the person told, ticked off by hand or gave the result of.
            let told = story.lines.iter().enumerate().map(|(n, line)| match line.word.as_str() {
                "told" => line.rest.split(' ').count(),
                "elsewhere" => 1,
                "tried" => usize::from(line.rest.contains(' ') || story.lines.get(n + 1).is_some_and(|next| next.word == "result")),
                _ => 0,
            });
            assert_eq!(text.matches(mark).count(), told.sum::<usize>(), "{} {language}\n{text}", story.name);
        }
    }
    Ok(())
}

#[test]
fn a_shared_text_is_found_clean() -> Result<(), Failed> {
    for story in all()? {
        for language in ["ja", "en"] {
            for (name, text) in make(&story, language).texts.iter().filter(|(name, _)| name.starts_with("share")) {
                let found = check(text, &story.details, &[]);
                assert!(found.is_empty(), "{} {language} {name}: {found:?}\n{text}", story.name);
            }
        }
    }
    Ok(())
}

#[test]
fn haste_and_repetition_are_pointed_out() -> Result<(), Failed> {
    let early: Vec<(String, Option<i64>)> = all()?
        .into_iter()
        .map(|story| {
            let letters = login_rescue::report::letter::sent(&story.events);
            assert!(letters.iter().all(|letter| same_text(&letters, &letter.text).is_some()));
            (story.name, too_early(&letters, story.now.1))
        })
        .filter(|(_, early)| early.is_some())
        .collect();
    assert_eq!(early, [("20-too-early".to_owned(), Some(5))]);
    Ok(())
}

#[test]
fn marks_lie_on_what_they_name() -> Result<(), Failed> {
    let ja = sentences("ja");
    for story in all()? {
        let record = Record::new(story.events.clone(), vec![], story.now.1);
        let case = Case::new(&record, story.now.1, JAPAN, Wording::new(&ja, Local::new(story.now.1, JAPAN)));
        let written = letter(&case, &Options::default(), &story.details);
        let mut given = Vec::new();
        for part in &written.body {
            for span in &part.marks {
                let marked = part.text.get(span.at.clone()).expect("on whole characters");
                match span.mark {
                    Mark::Given(detail) => {
                        assert_eq!(Some(marked), story.details.get(detail));
                        given.push(detail);
                    }
                    Mark::ToFill(_) => assert!(marked.starts_with('［') && marked.ends_with('］'), "{marked}"),
                    Mark::Remembered => assert!(marked.contains("自己申告"), "{marked}"),
                    Mark::Quoted => assert!(marked.starts_with('「') && marked.ends_with('」'), "{marked}"),
                }
            }
        }
        let all: Vec<Detail> = story.details.given().map(|(detail, _)| detail).collect();
        assert_eq!(given, all);
        let to_fill: Vec<Detail> = [Detail::Name, Detail::Mail].into_iter().filter(|detail| !all.contains(detail)).collect();
        assert_eq!(written.to_fill(), to_fill, "{}", story.name);
        // Everything remembered is marked as such, word for word.
        let remembered = written.body.iter().flat_map(|part| &part.marks).filter(|span| span.mark == Mark::Remembered).count();
        assert_eq!(remembered, written.text().matches("自己申告").count(), "{}", story.name);
    }
    Ok(())
}

#[test]
fn a_letter_without_changes_differs_in_nothing() -> Result<(), Failed> {
    let ja = sentences("ja");
    for story in all()? {
        let record = Record::new(story.events.clone(), vec![], story.now.1);
        let case = Case::new(&record, story.now.1, JAPAN, Wording::new(&ja, Local::new(story.now.1, JAPAN)));
        let written = letter(&case, &Options::default(), &story.details);
        let changed = |text: &str| difference(&written, text).into_iter().filter(|line| line.change != Change::Same).count();
        assert_eq!(changed(&written.text()), 0, "{}", story.name);
        assert_eq!(changed(&format!("{}\n書き足し", written.text())), 1, "{}", story.name);
    }
    Ok(())
}
