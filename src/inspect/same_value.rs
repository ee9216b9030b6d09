//! The mail address in the password field: a slip of the Tab key or of a password manager.

use super::{Code, Field, Finding, Input, Severity, Span};

pub(super) fn check(input: &Input<'_>, out: &mut Vec<Finding>) {
    let (text, other) = (input.text.trim_ascii(), input.around.other.trim_ascii());
    // While the address is a letter or two, so may be the beginning of the password.
    let is_address = other.bytes().any(|unit| unit == b'@');
    if input.field == Field::Password && is_address && text.eq_ignore_ascii_case(other) {
        out.push(Finding::told(Code::SameValue, Severity::Likely, Span::default()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Context;
    use super::super::tests::{assert_finding, assert_none, mail, password};
    use super::*;

    fn beside<'a>(input: Input<'a>, other: &'a str) -> Input<'a> {
        Input { around: Context { other, ..Context::default() }, ..input }
    }

    #[test]
    fn the_same_in_both_fields_is_told_at_the_password() {
        for other in ["taro@example.jp", "Taro@example.jp", " taro@example.jp "] {
            assert_finding(&beside(password("taro@example.jp"), other), Code::SameValue, Severity::Likely, None);
        }
        assert_none(&beside(mail("taro@example.jp"), "taro@example.jp"), Code::SameValue);
    }

    #[test]
    fn anything_else_is_silent() {
        for (text, other) in [("taro", "taro@example.jp"), ("", ""), ("t", "t"), ("taro@example.jp", "")] {
            assert_none(&beside(password(text), other), Code::SameValue);
        }
    }
}
