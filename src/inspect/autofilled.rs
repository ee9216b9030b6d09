//! Saved data that was filled in. Whether it is old cannot be known; before
//! the site has refused it, speaking of it would only bother everybody who
//! uses a password manager.

use super::{Code, Finding, Input, Severity, Span};

pub(super) fn check(input: &Input<'_>, out: &mut Vec<Finding>) {
    if input.around.autofilled && input.around.refused_before {
        out.push(Finding::told(Code::Autofilled, Severity::Info, Span::default()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Context;
    use super::super::tests::{assert_finding, assert_none, mail, password};
    use super::*;

    #[test]
    fn after_a_refusal_it_is_told_in_both_fields() {
        let around = Context { autofilled: true, refused_before: true, ..Context::default() };
        assert_finding(&Input { around, ..mail("taro@example.jp") }, Code::Autofilled, Severity::Info, None);
        assert_finding(&Input { around, ..password("") }, Code::Autofilled, Severity::Info, None);
    }

    #[test]
    fn before_a_refusal_and_of_typed_text_it_is_silent() {
        for (autofilled, refused_before) in [(true, false), (false, true)] {
            let around = Context { autofilled, refused_before, ..Context::default() };
            assert_none(&Input { around, ..mail("taro@example.jp") }, Code::Autofilled);
        }
    }
}
