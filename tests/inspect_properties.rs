//! What holds of the checks for any text.

use strum::VariantArray;

use login_rescue::inspect::{
    Code, Context, Field, Finding, Input, Keyboard, Layout, Stroke, ValueChange, apply, hidden, inspect, repair_same, repaired,
};
use proptest::prelude::*;

/// Pieces that the checks care about, so that chance meets them together.
const PIECES: &[&str] = &[
    "taro",
    "ta.ro",
    "Taro",
    "@",
    "@",
    "＠",
    "@gmail.com",
    "@gmial.com",
    "gmail",
    "gmial.con",
    "yahoo.cojp",
    "softbank.jp",
    "docomo.ne.jp",
    "au.com",
    "example",
    ".com",
    ".con",
    ".co.jo",
    "ｃｏｍ",
    ".",
    "..",
    "。",
    "．",
    "・",
    ",",
    "，",
    "、",
    " ",
    "\t",
    "\u{3000}",
    "\u{a0}",
    "\u{200b}",
    "\u{200d}",
    "\u{202e}",
    "\u{ad}",
    "ー",
    "ｰ",
    "－",
    "〜",
    "～",
    "’",
    "＂",
    "\"",
    "￥",
    "¥",
    "\\",
    "ｱ",
    "た",
    "漢字",
    "アット",
    "あっと",
    "ドット",
    "ﾄﾞｯﾄ",
    "ア",
    "ッ",
    "ト",
    "mailto:",
    "：",
    "<",
    ">",
    "＜",
    "(",
    ")",
    "(at)",
    "（アット）",
    "[.]",
    " at ",
    "%40",
    "&#64;",
    "「",
    "」",
    "“",
    "'",
    ":",
    "taro@gmail.com",
    "jp",
    "\u{fffc}",
    "\u{fe0f}",
    "\u{fffd}",
    "﹫",
    "﹒",
    "…",
    "●",
    "********",
    "[",
    "]",
    ";",
    "?",
    "а",
    "п",
    "ı",
    "ﬁ",
    "é",
    "🔑",
    "👨",
    "𝐚",
    "A",
    "x",
    "1",
    "/",
    "+",
    "＿",
    "-",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..14).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => any::<String>()]
}

fn field() -> impl Strategy<Value = Field> {
    prop_oneof![3 => Just(Field::Mail), 1 => Just(Field::Password)]
}

fn input(field: Field, text: &str, complete: bool) -> Input<'_> {
    Input { field, text, complete, keyboard: Keyboard::default(), around: Context::default() }
}

/// What is told of the text alone.
fn of_text(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|finding| finding.code < Code::CapsLock);
    findings
}

fn keyboard() -> impl Strategy<Value = Keyboard> {
    let layout = prop::option::of(prop_oneof![Just(Layout::Us), Just(Layout::Jis)]);
    (any::<Option<bool>>(), any::<Option<bool>>(), layout).prop_map(|(caps_lock, num_lock, layout)| Keyboard {
        caps_lock,
        num_lock,
        layout,
    })
}

fn around() -> impl Strategy<Value = Context<'static>> {
    let other = prop::sample::select(&["", "taro", "taro@gmail.com", "@"][..]);
    let hidden = prop::option::of(prop_oneof![Just(ValueChange::Blanks), Just(ValueChange::Characters)]);
    (other, any::<(bool, bool, Option<bool>)>(), hidden).prop_map(|(other, (autofilled, refused_before, matches_last), hidden)| Context {
        other,
        autofilled,
        refused_before,
        matches_last,
        hidden,
    })
}

fn how_many(findings: &[Finding], code: Code) -> usize {
    findings.iter().filter(|finding| finding.code == code).count()
}

/// The borders between characters, in UTF-16 units.
fn borders(text: &str) -> Vec<u32> {
    let ends = text.chars().scan(0, |at, c| {
        *at += c.len_utf16() as u32;
        Some(*at)
    });
    std::iter::once(0).chain(ends).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_on_character_borders_and_in_order(field in field(), text in text(), complete: bool, keyboard in keyboard(), around in around()) {
        let findings = inspect(&Input { keyboard, around, ..input(field, &text, complete) });
        let borders = borders(&text);
        for finding in &findings {
            let edits = finding.repair.iter().flat_map(|repair| &repair.choices).flat_map(|choice| &choice.edits).map(|edit| edit.span);
            for span in edits.chain([finding.span]) {
                prop_assert!(span.start <= span.end, "{finding:?}");
                prop_assert!(borders.contains(&span.start) && borders.contains(&span.end), "{finding:?}");
            }
        }
        prop_assert!(findings.windows(2).all(|pair| (pair[0].span.start, pair[0].code) <= (pair[1].span.start, pair[1].code)));
    }

    #[test]
    fn what_is_around_a_text_changes_nothing_of_what_is_said_of_it(field in field(), text in text(), complete: bool, keyboard in keyboard(), around in around()) {
        let alone = input(field, &text, complete);
        let among = Input { keyboard, around, ..alone };
        prop_assert_eq!(of_text(inspect(&among)), inspect(&alone));
        prop_assert_eq!(repaired(&among), repaired(&alone));
    }

    #[test]
    fn any_stroke_leaves_caps_lock_to_the_browser(keyboard in keyboard(), code in any::<String>(), key in any::<String>(), shift: bool, num_lock: bool, field in field()) {
        let stroke = Stroke { code: &code, key: &key, shift, num_lock, field };
        let after = keyboard.after(&stroke);
        prop_assert_eq!(after.caps_lock, keyboard.caps_lock);
        prop_assert_eq!(after.after(&stroke), after);
    }

    #[test]
    fn a_part_of_the_value_hides_nothing(text in text(), from in 0_usize..20, length in 0_usize..20) {
        let part: String = text.chars().skip(from).take(length).collect();
        prop_assert_eq!(hidden(&part, &text), None);
    }

    #[test]
    fn neighbours_of_one_code_are_joined(field in field(), text in text()) {
        let findings = inspect(&input(field, &text, true));
        for code in Code::VARIANTS {
            let spans: Vec<_> = findings.iter().filter(|finding| finding.code == *code).map(|finding| finding.span).collect();
            prop_assert!(spans.windows(2).all(|pair| pair[0].end < pair[1].start), "{code:?} {spans:?}");
        }
    }

    #[test]
    fn a_fix_removes_its_finding_and_adds_none(field in field(), text in text(), complete: bool) {
        let before = inspect(&input(field, &text, complete));
        for finding in &before {
            for choice in finding.repair.iter().flat_map(|repair| &repair.choices) {
                let fixed = apply(&text, choice);
                let after = inspect(&input(field, &fixed, complete));
                prop_assert!(how_many(&after, finding.code) < how_many(&before, finding.code), "{text:?} → {fixed:?}: {finding:?} stays: {after:?}");
                for code in Code::VARIANTS {
                    prop_assert!(how_many(&after, *code) <= how_many(&before, *code), "{text:?} → {fixed:?}: {code:?} added");
                }
            }
        }
    }

    #[test]
    fn twice_gives_the_same(field in field(), text in text(), complete: bool) {
        let input = input(field, &text, complete);
        prop_assert_eq!(inspect(&input), inspect(&input));
        if let Some(once) = repaired(&input) {
            prop_assert_eq!(repaired(&Input { text: &once, ..input }), None);
        }
    }

    #[test]
    fn a_button_leaves_nothing_of_its_kind(field in field(), text in text()) {
        let input = input(field, &text, true);
        for finding in inspect(&input) {
            if finding.repair.as_ref().is_some_and(|repair| repair.choices.len() == 1) {
                let verb = finding.code.verb();
                let fixed = repair_same(&input, verb);
                let left = inspect(&Input { text: &fixed, ..input });
                prop_assert!(left.iter().all(|f| f.code.verb() != verb || f.repair.as_ref().is_none_or(|r| r.choices.len() > 1)), "{text:?} → {fixed:?}");
            }
        }
    }

    #[test]
    fn a_password_is_never_changed_unasked(text in text()) {
        prop_assert_eq!(repaired(&input(Field::Password, &text, true)), None);
    }

    #[test]
    fn what_is_said_while_typing_is_said_afterwards_too(text in text()) {
        let typing = inspect(&input(Field::Mail, &text, false));
        let left = inspect(&input(Field::Mail, &text, true));
        prop_assert!(typing.iter().all(|finding| left.contains(finding)));
    }
}

/// Texts that would bring out work that grows with the square of their length:
/// at this size that would take minutes, and the test would be noticed by its
/// never ending. No clock is asked. `./build.sh bench` measures.
#[test]
fn work_grows_linearly_with_the_text() {
    let pieces = [
        "a",
        "@",
        ".",
        "@.",
        "a@",
        "ａ ",
        "ア",
        "アッ",
        "アット",
        "ー",
        "たー",
        "\u{200b}",
        "<",
        "＜＠",
        ":",
        "山 a",
        "\"",
        "a..",
        "cojp",
        "а",
        " ",
        "\u{3000}ａ",
        "🔑",
        "(",
        "( ",
        "(a",
        "(at)",
        "［ア",
        "<@>",
        "「",
        "%4",
        "%40",
        "&#6",
        "%2540",
        " at ",
        " a",
        "at ",
        "a@b.jp ",
        "a@b.jp,",
        "A b ",
        "Aa Bb ",
        "a.jp ",
        "@a.jpあ",
        "a.jpあ",
        "( .",
        "@a.jp/",
        "a:",
        "mail:",
        "山 ",
        "*",
        "●",
        "\u{fffd}",
        "é\u{fe0f}",
        "\u{e0041}",
    ];
    for field in [Field::Mail, Field::Password] {
        for piece in pieces {
            let text = piece.repeat(300_000 / piece.len());
            let input = input(field, &text, true);
            let findings = inspect(&input);
            let edits: usize = findings.iter().flat_map(|f| &f.repair).flat_map(|r| &r.choices).map(|choice| choice.edits.len()).sum();
            assert!(findings.len() + edits <= 2 * text.len() + 10, "{piece:?}");
            assert!(repaired(&input).is_none_or(|repaired| repaired.len() <= text.len()), "{piece:?}");
        }
    }
}
