//! Every code of advice has its sentence in both languages, and no sentence
//! stands there for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use strum::VariantArray;

use login_rescue::advice::environment::verdicts;
use login_rescue::advice::{Cause, Certainty, Hint, Reason, Rule, Standing, by_hand, links};
use login_rescue::journal::event::{Aspect, Remedy, Verdict};
use login_rescue::named::Named;
use login_rescue::report::key;

type Sentences = BTreeMap<String, String>;

fn read() -> Result<[Sentences; 2], serde_json::Error> {
    let ja = include_str!("../extension/_locales/ja/advice.json");
    let en = include_str!("../extension/_locales/en/advice.json");
    Ok([serde_json::from_str(ja)?, serde_json::from_str(en)?])
}

/// All keys that a screen may ask for.
fn keys() -> BTreeSet<String> {
    use Certainty::{Clear, Likely, Possible};
    use Reason::{Announced, Busy, Down, Evenings, Locked, ManyTries};
    let mut keys: BTreeSet<String> =
        ["cause_unknown", "ground_times", "advice_slow_down", "mailbox_search", "mailbox_open", "link_note", "qr_label", "qr_how"]
            .map(str::to_owned)
            .into();
    for cause in Cause::VARIANTS {
        keys.insert(key("cause", cause));
        keys.extend([Possible, Likely, Clear].map(|certainty| [key("cause", cause), key("", &certainty)].concat()));
    }
    keys.extend([Standing::Untried, Standing::Failing, Standing::In].map(|standing| key("standing", &standing)));
    keys.extend(Rule::VARIANTS.iter().map(|rule| key("ground", rule)));
    for part in ["what", "when", "how", "cost", "proof"] {
        keys.insert(format!("remedy_part_{part}"));
        keys.extend(Remedy::VARIANTS.iter().map(|remedy| format!("{}_{part}", key("remedy", remedy))));
    }
    keys.extend(Hint::VARIANTS.iter().map(|hint| key("hint", hint)));
    keys.extend([Announced, Down, Busy, Evenings, Locked, ManyTries].map(|why| key("wait", &why)));
    for aspect in Aspect::VARIANTS.iter().copied() {
        for verdict in verdicts(aspect) {
            let of = [key("aspect", &aspect), key("", verdict)].concat();
            if matches!(verdict, Verdict::Bad | Verdict::Doubtful) {
                keys.insert(format!("{of}_repair"));
            }
            keys.insert(format!("{of}_why"));
        }
    }
    keys.insert("failure_permission_repair".to_owned());
    for place in by_hand::Place::VARIANTS {
        keys.extend(["by_hand_", "by_hand_clear_", "by_hand_update_"].map(|of| [of, place.name()].concat()));
    }
    keys.extend(by_hand::STORES.map(|store| format!("by_hand_app_{store}")));
    keys.extend(links::MAILBOXES.map(|mailbox| format!("mailbox_{}", mailbox.name)));
    keys.extend(links::LINKS.map(|link| format!("link_{}", link.name)));
    keys
}

#[test]
fn every_code_has_its_sentence_and_every_sentence_its_code() -> Result<(), Box<dyn Error>> {
    let keys = keys();
    for sentences in read()? {
        let there: BTreeSet<String> = sentences.into_keys().collect();
        let missing: Vec<&String> = keys.difference(&there).collect();
        let idle: Vec<&String> = there.difference(&keys).collect();
        assert!(missing.is_empty() && idle.is_empty(), "missing {missing:?}\nidle {idle:?}");
    }
    Ok(())
}

#[test]
fn both_languages_leave_the_same_places_open() -> Result<(), Box<dyn Error>> {
    let [ja, en] = read()?;
    for (key, ja) in &ja {
        for place in ["$1", "$2", "$3"] {
            assert_eq!(ja.contains(place), en.get(key).is_some_and(|en| en.contains(place)), "{key} {place}");
        }
    }
    Ok(())
}

#[test]
fn sentences_are_short_and_calm() -> Result<(), Box<dyn Error>> {
    let [ja, en] = read()?;
    for (key, text) in ja.iter().chain(&en) {
        for word in ["！", "!", "エラー", "不正", "警告", "危険", "失敗しました", "Error", "Warning", "Invalid"] {
            // 「Yahoo!」 is a name.
            assert!(!text.replace("Yahoo!", "").contains(word), "{key}: {word}");
        }
        assert!(text.chars().count() <= 240, "{key}: {}", text.chars().count());
    }
    // Longer ones say what to do, step by step.
    let long = ja.iter().filter(|(key, text)| text.chars().count() > 90 && !key.starts_with("by_hand_")).map(|(key, _)| key);
    assert_eq!(long.collect::<Vec<_>>(), Vec::<&String>::new());
    Ok(())
}
