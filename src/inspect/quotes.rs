//! Quotation marks that a telephone or an office program has made pretty.
//! Which plain one was meant cannot be known, so that there is no repair.

use super::Code;
use super::char_context::{CharContext, Mark};

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    let smart = matches!(here.c, '\u{2018}'..='\u{201f}' | '\u{2024}'..='\u{2026}' | '\u{2032}'..='\u{2037}' | '´' | '＇' | '＂')
        || matches!(here.c, '«' | '»' | '‹' | '›' | '〝' | '〞' | '〟' | '⋯');
    smart.then(|| Mark::told(here, Code::SmartQuote))
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, assert_silent, mail, password};
    use super::*;

    #[test]
    fn each_is_told() {
        for quote in "‘’“”´＇＂…‥′″„‚«»‹›".chars() {
            let typed = format!("o{quote}neill");
            assert_finding(&password(&typed), Code::SmartQuote, Likely, None);
        }
    }

    #[test]
    fn plain_ones_are_silent() {
        assert_silent(&password("o'neill \"x\" `y`"));
        assert_silent(&mail("o'neill@gmail.com"));
    }
}
