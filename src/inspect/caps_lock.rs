//! Caps Lock, as a key or click told. Capitals in the text are no evidence.

use super::{Code, Field, Finding, Input, Severity, Span};

pub(super) fn check(input: &Input<'_>, out: &mut Vec<Finding>) {
    if input.keyboard.caps_lock == Some(true) {
        let severity = match input.field {
            Field::Mail => Severity::Info,
            Field::Password => Severity::Likely,
        };
        out.push(Finding::told(Code::CapsLock, severity, Span::default()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Keyboard;
    use super::super::tests::{assert_finding, assert_silent, mail, password};
    use super::*;

    #[test]
    fn it_is_told_even_of_an_empty_field() {
        let keyboard = Keyboard { caps_lock: Some(true), ..Keyboard::default() };
        assert_finding(&Input { keyboard, ..password("") }, Code::CapsLock, Severity::Likely, None);
        assert_finding(&Input { keyboard, ..mail("taro@gmail.com") }, Code::CapsLock, Severity::Info, None);
    }

    #[test]
    fn capitals_alone_are_silent() {
        assert_silent(&password("SECRET"));
        assert_silent(&Input { keyboard: Keyboard { caps_lock: Some(false), ..Keyboard::default() }, ..password("SECRET") });
    }
}
