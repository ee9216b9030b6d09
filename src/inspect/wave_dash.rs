//! The wave dash, which Japanese input types for ~. Which code point comes depends on the system.

use super::char_context::{CharContext, Mark};
use super::{Code, Field};

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    matches!(here.c, '〜' | '～' | '∼').then(|| match here.field {
        Field::Mail => Mark::repaired(here, Code::WaveDash, Some('~')).likely(),
        Field::Password => Mark::told(here, Code::WaveDash),
    })
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, assert_silent, mail, password};
    use super::*;

    #[test]
    fn each_becomes_a_tilde_in_an_address() {
        for wave in "〜～∼".chars() {
            let typed = format!("taro{wave}1@gmail.com");
            assert_finding(&mail(&typed), Code::WaveDash, Likely, Some("taro~1@gmail.com"));
        }
    }

    #[test]
    fn in_a_password_it_is_only_told() {
        assert_finding(&password("taro〜"), Code::WaveDash, Likely, None);
        assert_silent(&password("taro~"));
    }
}
