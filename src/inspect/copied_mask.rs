//! What a field shows instead of a password was copied, and not the password.

use super::{Code, Field, Finding, Input, Severity, Span};
use crate::unseen::{is_blank, is_invisible};

/// As many stars are a mask; fewer may be somebody's password.
const STARS: usize = 8;
/// As many dots are one: no keyboard has them.
const DOTS: usize = 3;

pub(super) fn check(input: &Input<'_>, out: &mut Vec<Finding>) {
    let seen = || input.text.chars().filter(|c| !is_blank(*c) && !is_invisible(*c));
    let Some(first) = seen().next().filter(|_| input.field == Field::Password) else { return };
    let least = match first {
        '*' | '＊' | '∗' => STARS,
        '•' | '●' | '⚫' | '⬤' | '∙' | '・' | '·' | '○' | '◯' | '■' => DOTS,
        _ => return,
    };
    if seen().all(|c| c == first) && seen().count() >= least {
        let end = input.text.chars().map(|c| c.len_utf16() as u32).sum();
        out.push(Finding::told(Code::CopiedMask, Severity::Likely, Span { start: 0, end }));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_finding, assert_none, mail, password};
    use super::*;

    #[test]
    fn nothing_but_dots_or_stars_is_a_mask() {
        for typed in ["••••••••", "●●●", "********", "＊＊＊＊＊＊＊＊", "○○○○"] {
            assert_finding(&password(typed), Code::CopiedMask, Severity::Likely, None);
        }
    }

    #[test]
    fn a_few_stars_may_be_a_password() {
        for typed in ["*******", "a*********", "●a●", ""] {
            assert_none(&password(typed), Code::CopiedMask);
        }
        assert_none(&mail("********"), Code::CopiedMask);
    }
}
