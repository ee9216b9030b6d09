//! A number pad that moves the cursor: its digits do not arrive in the field.

use super::{Code, Field, Finding, Input, Severity, Span};

pub(super) fn check(input: &Input<'_>, out: &mut Vec<Finding>) {
    if input.keyboard.num_lock == Some(false) {
        let severity = match input.field {
            Field::Mail => Severity::Info,
            Field::Password => Severity::Likely,
        };
        out.push(Finding::told(Code::NumLock, severity, Span::default()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Keyboard;
    use super::super::tests::{assert_finding, assert_silent, mail, password};
    use super::*;

    #[test]
    fn off_is_told_in_both_fields() {
        let keyboard = Keyboard { num_lock: Some(false), ..Keyboard::default() };
        assert_finding(&Input { keyboard, ..password("") }, Code::NumLock, Severity::Likely, None);
        assert_finding(&Input { keyboard, ..mail("taro@gmail.com") }, Code::NumLock, Severity::Info, None);
    }

    #[test]
    fn on_is_silent() {
        assert_silent(&Input { keyboard: Keyboard { num_lock: Some(true), ..Keyboard::default() }, ..password("1") });
    }
}
