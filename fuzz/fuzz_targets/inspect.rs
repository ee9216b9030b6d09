//! Any text in either field: nothing panics, every span can be cut at, and
//! what was repaired needs no repair. The first byte chooses the field and
//! what is known around it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use login_rescue::inspect::{Context, Field, Input, Keyboard, Layout, Span, apply, hidden, inspect, repair_same, repaired};

fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let has = |bit: u8| choice >> bit & 1 == 1;
    let (text, other) = text.split_once('\0').filter(|_| has(7)).unwrap_or((text, ""));
    let input = Input {
        field: if has(0) { Field::Password } else { Field::Mail },
        text,
        complete: !has(1),
        keyboard: Keyboard {
            caps_lock: has(2).then_some(true),
            num_lock: has(3).then_some(false),
            layout: has(4).then_some(if has(5) { Layout::Us } else { Layout::Jis }),
        },
        around: Context {
            other,
            autofilled: has(5),
            refused_before: has(6),
            matches_last: has(3).then_some(false),
            hidden: has(7).then(|| hidden(other, text)).flatten(),
        },
    };
    let units: Vec<u16> = text.encode_utf16().collect();
    let can_be_cut = |span: Span| {
        let part = units.get(span.start as usize..span.end as usize);
        part.is_some_and(|part| String::from_utf16(part).is_ok())
    };
    let findings = inspect(&input);
    assert!(findings.is_sorted_by_key(|finding| (finding.span.start, finding.code)));
    for finding in &findings {
        assert!(can_be_cut(finding.span));
        let _ = repair_same(&input, finding.code.verb());
        for choice in finding.repair.iter().flat_map(|repair| &repair.choices) {
            assert!(choice.edits.iter().all(|edit| can_be_cut(edit.span)));
            assert_ne!(apply(text, choice), text);
        }
    }
    if let Some(once) = repaired(&input) {
        assert_eq!(repaired(&Input { text: &once, ..input }), None);
    }
});
