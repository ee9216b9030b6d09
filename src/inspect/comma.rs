//! A comma where the domain wants a dot: the keys are neighbours.

use super::Code;
use super::char_context::{CharContext, Mark};

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    let comma = here.in_domain && matches!(here.c, ',' | '，' | '、' | '﹐' | '﹑');
    comma.then(|| Mark::repaired(here, Code::CommaForDot, Some('.')).likely())
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, assert_none, mail, password};
    use super::*;

    #[test]
    fn each_comma_becomes_a_dot() {
        for comma in [",", "，", "、"] {
            let typed = format!("taro@gmail{comma}com");
            assert_finding(&mail(&typed), Code::CommaForDot, Likely, Some("taro@gmail.com"));
        }
    }

    #[test]
    fn before_the_at_sign_nothing_is_said() {
        assert_none(&mail("ta,ro@gmail.com"), Code::CommaForDot);
        assert_none(&password("a@b,c"), Code::CommaForDot);
    }
}
