//! Hostile texts: they end, in time that grows with their length, and fit the schema.

use std::time::Instant;

use login_rescue::journal::event::{Event, Fact, LONGEST_MESSAGE, SiteMessage};
use login_rescue::journal::storage::blocks::arrived;
use login_rescue::redact::{address, masked};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// How long the worst text of a hundred kilobytes may take here, in seconds, unoptimised and beside other tests.
const LONGEST: f64 = 20.0;

/// What may be repeated to make a step walk back, to nest or to swell.
const WORST: &[&str] = &[
    "a",
    "@",
    "a@",
    "@a",
    "0",
    "0-",
    "-0",
    "(",
    ")",
    "0(",
    "生まれ",
    "1生まれ",
    "〒",
    "〒1",
    "://",
    "a=",
    "%40",
    "0a",
    "+8",
    "ー",
    "\u{301}",
    "e\u{301}",
    "\u{200b}",
    "\u{3099}",
    "か\u{3099}",
    "&",
    "&amp;",
    "&#38;",
    "&#59;",
    "&amp",
    "amp;",
    "%25",
    "%3",
    "%E3",
    "%81",
    "\\u005c",
    "\\x5c",
    "***",
    "**",
    "*",
    " ",
    " \n",
    "a ",
    "0 ",
    "アット",
    "アa",
    " at ",
    "(at)",
    "a(at)",
    "★",
    "a★b.",
    "\"",
    "a\"",
    "「",
    "」",
    "「a",
    "会員番号",
    "会員番号1",
    "ID:",
    "ID:a",
    "例：",
    "例0",
    "生年月日1",
    "生年月日 ",
    "〇",
    "一",
    "〇一",
    "昭和1年",
    "様",
    "山様",
    "山 ",
    "さん",
    "password:",
    "password:\"",
    "パスワード「",
    "トークン ",
    "a.",
    "a.b/",
    "?a=",
    "a/b",
    "hapitas.jp/?",
    "hapitas.jp/山",
    "https://a?(",
    "https://山",
    "[",
    "@[",
    "a@山",
    "a@山.",
    "受付番号0",
    "時刻1 ",
    "1234 ",
    "0312345678 ",
    "4111-",
    "1,234",
    "é",
    "🔑",
    "\u{e0041}",
    "𝐚",
    "ﾊﾟ",
    "a-",
    "a_",
    "A1b2",
    "/",
    "=",
    "A+",
    "b/1+",
];

#[test]
fn a_hundred_kilobytes_of_the_worst_are_walked_once() {
    // A step that walked back would take minutes here.
    let typed = ["aaaaaaab", "a a a b", "1234567", "----", "taro@example.jp"].map(str::to_owned);
    let mut slowest = (0.0, "");
    for worst in WORST {
        let text = worst.repeat(100_000 / worst.len());
        let started = Instant::now();
        let once = masked(&text, &typed);
        let took = started.elapsed().as_secs_f64();
        assert!(once.len() <= text.len() * 8, "{worst}");
        let _ = address("h", &text, &text);
        if took > slowest.0 {
            slowest = (took, worst);
        }
    }
    println!("the slowest of {}: {:.0} ms, {:?}", WORST.len(), slowest.0 * 1000.0, slowest.1);
    assert!(slowest.0 < LONGEST, "{slowest:?}");
}

#[test]
fn what_nests_and_begins_without_an_end_ends() {
    for text in ["%3".repeat(50_000) + "5", "&amp".repeat(25_000) + ";", "&".repeat(50_000) + &"amp;".repeat(25_000), "\\u0".repeat(30_000)]
    {
        let once = masked(&text, &[]);
        assert_eq!(masked(&once, &[]), once);
    }
}

#[test]
fn what_a_mask_has_made_longer_still_fits_the_schema() -> Outcome {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../docs/log.schema.json"))?;
    let message = serde_json::json!({ "$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": "#/$defs/site-message" });
    let validator = jsonschema::validator_for(&message).map_err(|e| e.to_string())?;
    for text in
        ["a@b ".repeat(25_000), "0312345678 ".repeat(20_000), "電".repeat(99_997) + "a@b", "1".repeat(100_001), "0312345678".repeat(10_001)]
    {
        let (once, cut) = SiteMessage::masked(&text, &[]);
        assert!(once.chars().count() <= LONGEST_MESSAGE);
        assert_eq!(SiteMessage::masked(&once, &[]).0, once);
        let said = SiteMessage { text: once, cut, ..SiteMessage::default() };
        let value = serde_json::to_value(&said)?;
        assert!(validator.is_valid(&value), "{:?}", validator.iter_errors(&value).next().map(|e| e.to_string()));
        // A page that masked nothing at all: what arrives is the same.
        let event = |text: String| {
            let text: String = text.chars().take(LONGEST_MESSAGE).collect();
            serde_json::json!({ "v": 3, "id": "0123456789abcdef", "at": 1, "zone": 540,
                "fact": { "site-message": { "text": text, "page": { "host": "h", "path": "/" }, "appeared": "later" } } })
        };
        let Ok(Event { fact: Fact::SiteMessage(kept), .. }) = arrived(&event(text).to_string()) else {
            return Err("no message".into());
        };
        assert!(validator.is_valid(&serde_json::to_value(&kept)?));
        let Ok(Event { fact: Fact::SiteMessage(again), .. }) = arrived(&event(kept.text.clone()).to_string()) else {
            return Err("no message".into());
        };
        assert_eq!(again.text, kept.text);
    }
    Ok(())
}
