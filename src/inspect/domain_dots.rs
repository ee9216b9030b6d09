//! Dots too many in the domain: at its beginning, doubled, at its end.

use std::borrow::Cow;
use std::ops::Range;

use super::address::Address;
use super::{Code, Edit, Finding, Policy, Repair, Severity, Span};

pub(super) fn check(address: &Address<'_>, out: &mut Vec<Finding>) {
    let domain = address.domain();
    let units = address.folded.units();
    let is_dot = |index: usize| units.get(index) == Some(&b'.');
    let mut at = domain.start;
    while at < domain.end {
        if !is_dot(at) {
            at += 1;
            continue;
        }
        let end = (at..domain.end).find(|&index| !is_dot(index)).unwrap_or(domain.end);
        if end == domain.end {
            // Until the field is left, the rest may still come.
            if address.complete {
                // With the blanks before it, which would stand at the end then.
                let before = address.folded.span(at - 1, at);
                push(address, Code::DotAtEnd, Severity::Likely, at..end, before.end, out);
            }
        } else {
            // Between two labels one dot stays.
            let first = if at == domain.start { at } else { at + 1 };
            if first < end {
                let from = address.folded.span(first, end).start;
                push(address, Code::DoubledDot, Severity::Certain, first..end, from, out);
            }
        }
        at = end;
    }
}

/// `dots`: which units of the folded view; `from`: where what is removed begins, in UTF-16 units.
fn push(address: &Address<'_>, code: Code, severity: Severity, dots: Range<usize>, from: u32, out: &mut Vec<Finding>) {
    let span = address.folded.span(dots.start, dots.end);
    let edit = Edit { span: Span { start: from, end: span.end }, text: Cow::Borrowed("") };
    let repair = Some(Repair::one(Policy::Safe, vec![edit]));
    out.push(Finding { code, severity, span, repair });
}

#[cfg(test)]
mod tests {
    use super::super::Severity::{Certain, Likely};
    use super::super::tests::{assert_finding, assert_findings, assert_silent, mail, typing};
    use super::*;

    #[test]
    fn at_the_end_it_is_told_on_leaving() {
        assert_finding(&mail("taro@gmail.com."), Code::DotAtEnd, Likely, Some("taro@gmail.com"));
        assert_finding(&mail("taro@gmail.com。."), Code::DotAtEnd, Likely, Some("taro@gmail.com"));
        assert_finding(&mail("taro@gmail.com ."), Code::DotAtEnd, Likely, Some("taro@gmail.com"));
        assert_silent(&typing("taro@gmail."));
    }

    #[test]
    fn doubled_or_leading_ones_are_told_at_once() {
        assert_finding(&typing("taro@gmail..com"), Code::DoubledDot, Certain, Some("taro@gmail.com"));
        assert_finding(&typing("taro@.gmail.com"), Code::DoubledDot, Certain, Some("taro@gmail.com"));
        assert_findings(&mail("a@b...c..d"), &[(Code::DoubledDot, 4, 6), (Code::DoubledDot, 8, 9)]);
    }

    #[test]
    fn single_ones_are_silent() {
        assert_silent(&mail("ta.ro@mail.example.co.jp"));
    }
}
