//! Blanks: at the ends, inside an address, and those that are no plain blank.

use super::char_context::{CharContext, Mark};
use super::{Code, Field, spelled_out};
use crate::unseen::{is_blank, is_invisible, is_odd_blank};

/// So far ahead is looked for what stands behind a blank: else each blank of
/// a long run would search the whole run.
const AHEAD: usize = 8;

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    let code = match here.c {
        '\u{3000}' => Code::FullwidthSpace,
        ' ' | '\t' if here.at_edge => return Some(Mark::repaired(here, Code::BlankEnds, None).by_choice()),
        ' ' | '\t' if here.field == Field::Mail && !here.quoted => Code::BlankInside,
        c if is_odd_blank(c) => Code::OddSpace,
        _ => return None,
    };
    let mark = Mark::repaired(here, code, None);
    Some(if here.field == Field::Mail && parts_words(here) { mark.parting(!here.in_domain) } else { mark })
}

/// Whether the blank may part two words, which would be one without it. Beside
/// the @, and beside the first dot of the domain, it parts nothing.
fn parts_words(here: &CharContext<'_>) -> bool {
    let mut behind = here.rest.char_indices().take(AHEAD);
    let Some((at, next)) = behind.find(|(_, c)| !is_blank(*c) && !is_invisible(*c)) else { return !here.at_edge };
    let behind = here.rest.get(at..).unwrap_or_default();
    let is_at = here.before == '@' || spelled_out::begins_with_at(behind, here.signed);
    let is_dot = spelled_out::is_dot(next) || spelled_out::begins_with_dot(behind);
    let in_domain = here.in_domain && (is_dot || here.before == '.' && here.dots == 1);
    !here.at_edge && !is_at && !in_domain
}

#[cfg(test)]
mod tests {
    use super::super::Input;
    use super::super::Severity::{Certain, Likely};
    use super::super::tests::{assert_finding, assert_findings, assert_silent, mail, password};
    use super::*;

    #[test]
    fn at_the_ends_it_is_told_in_both_fields() {
        assert_finding(&mail("taro@gmail.com "), Code::BlankEnds, Likely, Some("taro@gmail.com"));
        assert_finding(&password("\tsecret"), Code::BlankEnds, Likely, Some("secret"));
        assert_findings(
            &password(" secret \u{200b} "),
            &[(Code::BlankEnds, 0, 1), (Code::BlankEnds, 7, 8), (Code::ZeroWidth, 8, 9), (Code::BlankEnds, 9, 10)],
        );
    }

    #[test]
    fn inside_it_is_told_in_an_address_only() {
        assert_finding(&mail("ta ro@gmail.com"), Code::BlankInside, Certain, Some("taro@gmail.com"));
        assert_silent(&password("pass word"));
        assert_silent(&mail("\"ta ro\"@example.com"));
    }

    #[test]
    fn words_are_never_glued_unasked() {
        for typed in
            ["taro hapitas@gmail.com", "Mr. taro@gmail.com", "taro@yahoo.co. jp", "taro\u{3000}1@gmail.com", "taro\u{a0}1@gmail.com"]
        {
            assert_eq!(super::super::repaired(&mail(typed)), None, "{typed}");
        }
        let finding = assert_finding(&mail("taro hapitas@gmail.com"), Code::BlankInside, Certain, Some("tarohapitas@gmail.com"));
        let fixes = finding.repair.map(|r| r.choices.iter().map(|c| super::super::apply("taro hapitas@gmail.com", c)).collect::<Vec<_>>());
        assert_eq!(fixes.unwrap_or_default(), ["tarohapitas@gmail.com", "taro+hapitas@gmail.com"]);
        for typed in ["taro @gmail.com", "taro@ gmail.com", "taro@gmail. com", "taro@yahoo.co .jp", "taro アット gmail.com"] {
            assert!(super::super::repaired(&mail(typed)).is_some_and(|text| !text.contains(' ')), "{typed}");
        }
    }

    #[test]
    fn after_a_word_of_a_passphrase_another_word_may_come() {
        assert_silent(&Input { complete: false, ..password("correct ") });
        assert_findings(&Input { complete: false, ..password(" correct") }, &[(Code::BlankEnds, 0, 1)]);
    }

    #[test]
    fn other_spaces_are_told_everywhere() {
        assert_finding(&mail("taro@gmail.com\u{3000}"), Code::FullwidthSpace, Certain, Some("taro@gmail.com"));
        assert_finding(&password("pass\u{3000}word"), Code::FullwidthSpace, Likely, Some("password"));
        for space in ['\u{a0}', '\u{2003}', '\u{200a}', '\u{2028}', '\u{202f}', '\u{205f}', '\u{2800}', '\u{3164}'] {
            let typed = format!("taro{space}@gmail.com");
            assert_finding(&mail(&typed), Code::OddSpace, Certain, Some("taro@gmail.com"));
        }
    }
}
