//! U+FFFD, which stands where a character was lost on the way: what was meant is gone.

use super::Code;
use super::char_context::{CharContext, Mark};

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    (here.c == char::REPLACEMENT_CHARACTER).then(|| Mark::told(here, Code::Broken))
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, mail, password};
    use super::*;

    #[test]
    fn it_is_told_in_both_fields() {
        assert_finding(&password("sakura\u{fffd}2041"), Code::Broken, Likely, None);
        assert_finding(&mail("taro\u{fffd}@gmail.com"), Code::Broken, Likely, None);
    }
}
