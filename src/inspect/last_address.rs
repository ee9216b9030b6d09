//! Not the address of the last login that worked, where the person has let
//! one be remembered. It may be another account: information only.

use super::{Code, Field, Finding, Input, Severity, Span};

pub(super) fn check(input: &Input<'_>, out: &mut Vec<Finding>) {
    let differs = input.around.matches_last == Some(false);
    if input.field == Field::Mail && input.complete && differs && !input.text.is_empty() {
        out.push(Finding::told(Code::NotLastAddress, Severity::Info, Span::default()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Context;
    use super::super::tests::{assert_finding, assert_none, mail, password, typing};
    use super::*;

    const OTHER: Context<'_> = Context { other: "", autofilled: false, refused_before: false, matches_last: Some(false), hidden: None };

    #[test]
    fn another_address_is_told_once_it_is_finished() {
        assert_finding(&Input { around: OTHER, ..mail("hanako@example.jp") }, Code::NotLastAddress, Severity::Info, None);
        assert_none(&Input { around: OTHER, ..typing("hanako@example.jp") }, Code::NotLastAddress);
    }

    #[test]
    fn nothing_remembered_the_same_and_an_empty_field_are_silent() {
        assert_none(&Input { around: OTHER, ..mail("") }, Code::NotLastAddress);
        assert_none(&Input { around: OTHER, ..password("hanako") }, Code::NotLastAddress);
        for matches_last in [None, Some(true)] {
            assert_none(&Input { around: Context { matches_last, ..OTHER }, ..mail("taro@example.jp") }, Code::NotLastAddress);
        }
    }
}
