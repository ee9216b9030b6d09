//! The law of repairs: what calls itself safe never removes or joins what may
//! have been meant, and what is left has nothing certain against it.

use login_rescue::inspect::{Context, Field, Input, Keyboard, Policy, Severity, Span, apply, drawn, inspect, repaired};
use proptest::prelude::*;

fn mail(text: &str) -> Input<'_> {
    Input { field: Field::Mail, text, complete: true, keyboard: Keyboard::default(), around: Context::default() }
}

const BLANKS: [&str; 7] = [" ", "  ", "\t", "\u{3000}", "\u{a0}", " \u{200b} ", "\u{2003}"];
const ATS: [&str; 12] = ["@", "＠", "﹫", "アット", "（アット）", "(at)", "<@>", "[@]", " @ ", "%40", "&#64;", "あっとまーく"];
const DOMAINS: [&str; 8] =
    ["gmail.com", "yahoo.co.jp", "docomo.ne.jp", "icloud.com", "example.jp", "mail.example.co.jp", "a1.example.com", "outlook.jp"];
/// What is copied around an address: before and behind it.
const AROUND: [(&str, &str); 17] = [
    ("", ""),
    ("\"", "\""),
    ("「", "」"),
    ("『", "』です"),
    ("<", ">"),
    ("mailto:", ""),
    ("mailto://", "?subject=x"),
    ("メール：", ""),
    ("E-mail: ", ""),
    ("(", ")"),
    ("山田太郎 <", ">"),
    ("Taro Yamada <", ">;"),
    ("山田太郎　", ""),
    ("", "。"),
    ("", "、"),
    ("“", "”"),
    ("", " 山田太郎"),
];
/// What parts an address from a password that was copied with it.
const PARTS: [&str; 9] = [" ", "\t", "\u{3000}", ":", ",", " / ", "  ", "|", "、"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_address_comes_out_as_it_went_in(name in "[a-z][a-z0-9]{1,8}([._-][a-z0-9]{1,6})?", at in 0..ATS.len(), domain in 0..DOMAINS.len(), around in 0..AROUND.len()) {
        let right = format!("{name}@{}", DOMAINS[domain]);
        let (before, behind) = AROUND[around];
        let typed = format!("{before}{name}{}{}{behind}", ATS[at], DOMAINS[domain]);
        let out = repaired(&mail(&typed)).unwrap_or_else(|| typed.clone());
        prop_assert_eq!(out, right, "{}", typed);
    }

    #[test]
    fn what_stands_behind_a_whole_address_goes_and_is_not_drawn(name in "[a-z]{3,8}", domain in 0..DOMAINS.len(), part in 0..PARTS.len(), password in "[A-Za-z]{2,6}[0-9!#-]{2,4}[a-z]{0,4}") {
        let right = format!("{name}@{}", DOMAINS[domain]);
        let typed = format!("{right}{}{password}", PARTS[part]);
        let findings = inspect(&mail(&typed));
        prop_assert_eq!(repaired(&mail(&typed)), Some(right.clone()), "{}", typed);
        let Span { start, end } = drawn(&typed, &findings);
        let units: Vec<u16> = typed.encode_utf16().collect();
        prop_assert_eq!(String::from_utf16_lossy(&units[start as usize..end as usize]), right);
    }

    #[test]
    fn words_are_never_glued(words in prop::collection::vec("[A-Za-z][a-z0-9]{0,6}\\.?", 1..4), blank in 0..BLANKS.len(), name in "[a-z][a-z0-9]{2,6}", at in 0..3_usize, domain in 0..DOMAINS.len()) {
        let right = format!("{name}@{}", DOMAINS[domain]);
        let typed = format!("{}{}{name}{}{}", words.join(BLANKS[blank]), BLANKS[blank], ATS[at], DOMAINS[domain]);
        if let Some(out) = repaired(&mail(&typed)) {
            // A name that was copied with the address, and nothing else.
            prop_assert_eq!(&out, &right, "{}", typed);
            prop_assert!(words.len() > 1 && words.iter().all(|word| word.starts_with(|c: char| c.is_ascii_uppercase())), "{}", typed);
        }
    }

    #[test]
    fn of_two_addresses_none_is_chosen(a in "[a-z]{3,6}", b in "[a-z]{3,6}", first in 0..DOMAINS.len(), second in 0..DOMAINS.len(), part in 0..PARTS.len()) {
        let (one, two) = (format!("{a}@{}", DOMAINS[first]), format!("{b}@{}", DOMAINS[second]));
        prop_assume!(one != two);
        let typed = format!("{one}{}{two}", PARTS[part]);
        prop_assert_eq!(repaired(&mail(&typed)), None);
        for finding in inspect(&mail(&typed)) {
            prop_assert!(finding.repair.iter().all(|repair| repair.policy != Policy::Safe), "{}: {:?}", typed, finding);
        }
    }

    #[test]
    fn nothing_certain_is_left(pieces in prop::collection::vec(prop::sample::select(&[
        "taro", "Taro", "@", "＠", "アット", "(at)", "gmail.com", "gmial.com", ".", "..", ",", " ", "\u{3000}", "\u{200b}", "<", ">", "「", "」", "\"", ":", "mailto:",
        "山田", "%40", "&#64;", "-", "+", "com", "jp", "co.jp", ";", "/", "(", ")", "[", "]", " at ", "\u{fffc}", "?", "'", "a",
    ][..]), 0..12)) {
        let typed = pieces.concat();
        let input = mail(&typed);
        if let Some(out) = repaired(&input) {
            let left = inspect(&mail(&out));
            prop_assert!(left.iter().all(|finding| finding.severity != Severity::Certain), "{typed} → {out}: {left:?}");
        }
        let is_spelled = ["アット", "(at)", " at ", "%40", "&#64;", "「a」", "(a)", "[a]", "<a>"].iter().any(|word| typed.contains(word));
        let domain = |text: &str| text.rsplit(['@', '＠']).next().is_some_and(|domain| domain.contains(|c: char| c.is_alphanumeric()));
        for finding in inspect(&input) {
            for choice in finding.repair.iter().filter(|repair| repair.policy == Policy::Safe).flat_map(|repair| &repair.choices) {
                let out = apply(&typed, choice);
                prop_assert!(is_spelled || !typed.contains(['@', '＠']) || !domain(&typed) || domain(&out), "{typed} → {out}: the domain is gone");
            }
        }
    }
}
