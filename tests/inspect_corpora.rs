//! The lists under `tests/corpora/`: no false alarm on what is right, and an
//! answer to what is mistyped; and a sentence for every answer. The figures: `cargo test --test inspect_corpora -- --nocapture`.

use std::collections::BTreeMap;
use strum::VariantArray;

use login_rescue::inspect::{Code, Context, Field, Finding, Input, Keyboard, Verb, inspect, repaired};
use login_rescue::named::Named;
use login_rescue::site::domains::{self, TARGETS};

const DOMAINS: &str = include_str!("corpora/mail-domains.txt");
const LEGAL: &str = include_str!("corpora/mail-legal.txt");
const TYPOS: &str = include_str!("corpora/mail-typos.tsv");
const PASSWORDS: &str = include_str!("corpora/password-silent.txt");

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

fn input(field: Field, text: &str, complete: bool) -> Input<'_> {
    Input { field, text, complete, keyboard: Keyboard::default(), around: Context::default() }
}

/// The findings of each text that has any.
fn alarms<'a>(field: Field, texts: impl Iterator<Item = String> + 'a) -> Vec<(String, Vec<Finding>)> {
    texts.map(|text| (inspect(&input(field, &text, true)), text)).filter(|(found, _)| !found.is_empty()).map(|(f, t)| (t, f)).collect()
}

#[test]
fn real_domains_are_silent() {
    let count = lines(DOMAINS).count();
    let alarms = alarms(Field::Mail, lines(DOMAINS).map(|domain| format!("taro@{domain}")));
    println!("real domains: {count}, false alarms: {}", alarms.len());
    assert!(count >= 300);
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn no_beginning_of_a_real_domain_is_alarming() {
    for domain in lines(DOMAINS) {
        let address = format!("taro@{domain}");
        for end in 1..=address.len() {
            let found = inspect(&input(Field::Mail, &address[..end], false));
            assert!(found.is_empty(), "{}: {found:?}", &address[..end]);
        }
    }
}

#[test]
fn legal_addresses_are_silent() {
    let alarms = alarms(Field::Mail, lines(LEGAL).map(str::to_owned));
    println!("legal odd addresses: {}, false alarms: {}", lines(LEGAL).count(), alarms.len());
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn passwords_are_silent() {
    let alarms = alarms(Field::Password, lines(PASSWORDS).map(str::to_owned));
    println!("passwords: {}, false alarms: {}", lines(PASSWORDS).count(), alarms.len());
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn typos_are_repaired() {
    for line in lines(TYPOS) {
        let (typed, right) = line.split_once('\t').unwrap_or((line, ""));
        let input = input(Field::Mail, typed, true);
        assert!(!inspect(&input).is_empty(), "{typed}");
        assert_eq!(repaired(&input).as_deref().unwrap_or("-"), right, "{typed}");
    }
}

/// The keys around each key of a US keyboard (the letters lie alike on a Japanese one).
const NEIGHBOURS: &[(char, &str)] = &[
    ('a', "qwsz"),
    ('b', "vghn"),
    ('c', "xdfv"),
    ('d', "serfcx"),
    ('e', "wsdr34"),
    ('f', "drtgvc"),
    ('g', "ftyhbv"),
    ('h', "gyujnb"),
    ('i', "ujko89"),
    ('j', "huikmn"),
    ('k', "jiolm,"),
    ('l', "kop;."),
    ('m', "njk,"),
    ('n', "bhjm"),
    ('o', "iklp90"),
    ('p', "ol;[0-"),
    ('q', "wa12"),
    ('r', "edft45"),
    ('s', "awedxz"),
    ('t', "rfgy56"),
    ('u', "yhji78"),
    ('v', "cfgb"),
    ('w', "qase23"),
    ('x', "zsdc"),
    ('y', "tghu67"),
    ('z', "asx"),
    ('.', ",/l;"),
];

/// Every slip of one edit: dropped, doubled, swapped, the key next to it.
fn slips(domain: &str) -> Vec<String> {
    let letters: Vec<char> = domain.chars().collect();
    let mut slips = Vec::new();
    for at in 0..letters.len() {
        let with = |change: &dyn Fn(&mut Vec<char>)| {
            let mut letters = letters.clone();
            change(&mut letters);
            letters.into_iter().collect::<String>()
        };
        slips.push(with(&|letters| letters.splice(at..=at, []).for_each(drop)));
        slips.push(with(&|letters| letters.insert(at, letters[at])));
        if at + 1 < letters.len() {
            slips.push(with(&|letters| letters.swap(at, at + 1)));
        }
        let keys = NEIGHBOURS.iter().find(|(key, _)| *key == letters[at]).map_or("", |(_, keys)| keys);
        slips.extend(keys.chars().map(|key| with(&|letters| letters[at] = key)));
    }
    slips.sort();
    slips.dedup();
    slips.retain(|slip| slip != domain);
    slips
}

#[test]
fn slips_of_the_finger_are_answered() {
    let (mut all, mut answered) = (0, 0);
    let mut missed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for target in TARGETS {
        for slip in slips(target.domain) {
            if domains::is_known(slip.as_bytes()) || lines(DOMAINS).any(|domain| domain == slip) {
                continue;
            }
            all += 1;
            let address = format!("taro@{slip}");
            let input = input(Field::Mail, &address, true);
            let choices =
                inspect(&input).into_iter().filter(|f| f.code == Code::DomainTypo).filter_map(|f| f.repair).flat_map(|r| r.choices);
            let right = format!("taro@{}", target.domain);
            if choices.map(|choice| choice.label).any(|label| label == target.domain) || repaired(&input) == Some(right) {
                answered += 1;
            } else {
                missed.entry(target.domain).or_default().push(slip);
            }
        }
    }
    println!(
        "one-edit slips of {} domains: {all}, answered: {answered} ({:.2} %)",
        TARGETS.len(),
        100.0 * f64::from(answered) / f64::from(all)
    );
    println!("missed: {missed:?}");
    assert!(answered * 100 >= all * 98);
}

#[test]
fn every_finding_and_every_button_has_its_sentence() -> Result<(), serde_json::Error> {
    let read = serde_json::from_str::<BTreeMap<String, String>>;
    let ja = read(include_str!("../extension/_locales/ja/hints.json"))?;
    let en = read(include_str!("../extension/_locales/en/hints.json"))?;
    assert!(ja.keys().eq(en.keys()));
    let mut needed: Vec<String> = Vec::new();
    for code in Code::VARIANTS {
        let name = code.name().replace('-', "_");
        needed.extend([format!("finding_{name}"), format!("why_{name}")]);
        if code.verb() != Verb::ByHand {
            needed.push(format!("verb_{}", code.verb().name()));
        }
    }
    // One sign that is put there.
    needed.push("verb_sign".to_owned());
    for key in &needed {
        assert!(ja.get(key).is_some_and(|sentence| !sentence.is_empty()), "{key}");
    }
    // What else there is are variants for the password.
    for key in ja.keys() {
        let base = key.strip_suffix("_password").unwrap_or(key);
        assert!(needed.iter().any(|needed| needed == base), "{key}");
    }
    Ok(())
}
