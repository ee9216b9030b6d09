//! The computer takes the keyboard for one of another country, so that signs
//! come out of other keys. Told at the address until it has its @; at the
//! password, whose signs move as well, as information.

use super::{Code, Field, Finding, Input, Layout, Severity, Span};

pub(super) fn check(input: &Input<'_>, out: &mut Vec<Finding>) {
    let Some(layout) = input.keyboard.layout else { return };
    let (code, instead) = match layout {
        Layout::Us => (Code::LayoutUs, b'['),
        Layout::Jis => (Code::LayoutJis, b'"'),
    };
    let severity = match input.field {
        Field::Mail if input.text.bytes().any(|unit| unit == b'@') => return,
        Field::Mail => Severity::Likely,
        Field::Password if input.text.is_empty() => return,
        Field::Password => Severity::Info,
    };
    out.push(Finding::told(code, severity, if input.field == Field::Mail { place(input.text, instead) } else { Span::default() }));
}

/// Where the sign stands that came instead of the @.
fn place(text: &str, instead: u8) -> Span {
    let Some((before, _)) = text.split_once(char::from(instead)) else { return Span::default() };
    let start = before.chars().map(|c| c.len_utf16() as u32).sum();
    Span { start, end: start + 1 }
}

#[cfg(test)]
mod tests {
    use super::super::Keyboard;
    use super::super::tests::{assert_finding, assert_none, assert_silent, mail, password, typing};
    use super::*;

    const US: Keyboard = Keyboard { caps_lock: None, num_lock: None, layout: Some(Layout::Us) };
    const JIS: Keyboard = Keyboard { layout: Some(Layout::Jis), ..US };

    #[test]
    fn at_the_address_the_wrong_sign_is_marked() {
        let finding = assert_finding(&Input { keyboard: US, ..typing("🔑taro[") }, Code::LayoutUs, Severity::Likely, None);
        assert_eq!(finding.span, Span { start: 6, end: 7 });
        let finding = assert_finding(&Input { keyboard: JIS, ..mail("taro\"gmail.com") }, Code::LayoutJis, Severity::Likely, None);
        assert_eq!(finding.span, Span { start: 4, end: 5 });
        let finding = assert_finding(&Input { keyboard: JIS, ..typing("taro") }, Code::LayoutJis, Severity::Likely, None);
        assert_eq!(finding.span, Span::default());
    }

    #[test]
    fn an_address_with_its_at_sign_is_silent() {
        assert_silent(&Input { keyboard: US, ..mail("taro@gmail.com") });
    }

    #[test]
    fn at_the_password_it_is_information() {
        assert_finding(&Input { keyboard: US, ..password("pass@1") }, Code::LayoutUs, Severity::Info, None);
        assert_none(&Input { keyboard: US, ..password("") }, Code::LayoutUs);
    }

    #[test]
    fn without_a_stroke_such_signs_say_nothing() {
        assert_silent(&typing("taro["));
        assert_silent(&password("\"[\""));
    }
}
