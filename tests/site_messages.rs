//! What the site's words are taken for, over a corpus of sentences.

use std::collections::BTreeMap;

use login_rescue::advice::ground_of;
use login_rescue::form::texts::says_answer;
use login_rescue::named::Named;
use login_rescue::site::messages::{Meaning, meaning, trouble};
use strum::VariantArray;

/// Text, answer, trouble and meaning (kebab-case) of each line.
fn corpus() -> impl Iterator<Item = [&'static str; 4]> {
    include_str!("corpora/site-messages.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut columns = line.split('\t');
        [(); 4].map(|()| columns.next().unwrap_or_default())
    })
}

fn name(meaning: Meaning) -> String {
    meaning.name().to_owned()
}

#[test]
fn every_sentence_is_taken_for_what_it_says() {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let mut wrong = Vec::new();
    for [text, answer, of_site, meant] in corpus() {
        let yes = |is: bool| if is { "yes" } else { "no" };
        let found = meaning(text).map_or_else(|| "-".to_owned(), name);
        let judged = [yes(says_answer(text)), yes(trouble(text).is_some()), &found];
        if judged != [answer, of_site, meant] {
            wrong.push(format!("{text}: {judged:?}, right {:?}", [answer, of_site, meant]));
        }
        for (what, is) in [("answers", answer == "yes"), ("no answers", answer == "no"), ("with a meaning", meant != "-")] {
            *counts.entry(what).or_default() += u32::from(is);
        }
    }
    println!("{counts:?}, wrong: {}", wrong.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(counts.values().sum::<u32>() >= 150);
}

#[test]
fn every_meaning_has_sentences_and_only_what_is_wrong_is_a_ground() {
    for meant in Meaning::VARIANTS.iter().copied() {
        let of: Vec<&str> = corpus().filter(|[_, _, _, other]| *other == name(meant)).map(|[text, ..]| text).collect();
        assert!(of.len() >= 3, "{meant:?}: {of:?}");
        let wanted = matches!(meant, Meaning::CaptchaWanted | Meaning::CodeWanted | Meaning::ResetSent);
        assert_eq!(ground_of(meant).is_none(), wanted, "{meant:?}");
    }
}
