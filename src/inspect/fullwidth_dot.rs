//! Dots as Japanese input makes them: ．, 。 and ｡, in the domain also ・ and ･.

use super::char_context::{CharContext, Mark};
use super::{Code, Field};

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    let dot = match here.c {
        '．' | '。' | '｡' | '﹒' => here.field == Field::Mail,
        '・' | '･' => here.in_domain,
        _ => false,
    };
    dot.then(|| Mark::repaired(here, Code::FullwidthDot, Some('.')))
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Certain;
    use super::super::tests::{assert_finding, assert_findings, assert_none, mail, password};
    use super::*;

    #[test]
    fn each_becomes_a_dot() {
        for dot in ["．", "。", "｡", "・", "･"] {
            let typed = format!("taro@gmail{dot}com");
            assert_finding(&mail(&typed), Code::FullwidthDot, Certain, Some("taro@gmail.com"));
        }
        assert_finding(&mail("ta。ro@gmail.com"), Code::FullwidthDot, Certain, Some("ta.ro@gmail.com"));
    }

    #[test]
    fn a_middle_dot_in_the_name_is_japanese_input() {
        assert_none(&mail("ta・ro@gmail.com"), Code::FullwidthDot);
    }

    #[test]
    fn in_a_password_it_is_one_full_width_character_among_others() {
        assert_findings(&password("a．b。"), &[(Code::FullwidthText, 1, 2), (Code::Kana, 3, 4)]);
    }
}
