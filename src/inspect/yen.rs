//! Yen signs that are no backslash. The ¥ key of a Japanese keyboard types
//! U+005C in half-width input, and fonts show that as ¥ too: never flag it.

use super::Code;
use super::char_context::{CharContext, Mark};

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    matches!(here.c, '￥' | '¥').then(|| Mark::told(here, Code::Yen))
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, assert_silent, password};
    use super::*;

    #[test]
    fn both_yen_signs_are_told() {
        assert_finding(&password("1000￥"), Code::Yen, Likely, None);
        assert_finding(&password("1000\u{a5}"), Code::Yen, Likely, None);
    }

    #[test]
    fn what_the_yen_key_types_is_silent() {
        assert_silent(&password("1000\\"));
    }
}
