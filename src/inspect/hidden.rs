//! What a field hides: the value that will be sent is not what was put in.
//!
//! A field of `type=email` leaves out the blanks at both ends, in Chromium
//! also writes `ｇｍａｉｌ．ｃｏｍ` as `gmail.com` and drops what is invisible in the
//! domain; and any field may cut a paste at its longest length. The screen
//! shows what was typed, the site gets the other.

use super::{Code, Finding, Hidden, Input, Severity, Span};

/// How the value hides what was typed or pasted last, if it does.
/// `put_in`: the text of that one keystroke, composition or paste.
#[must_use]
pub fn hidden(put_in: &str, value: &str) -> Option<Hidden> {
    if value.contains(put_in) {
        None
    } else if value.contains(put_in.trim_ascii()) {
        Some(Hidden::Blanks)
    } else {
        Some(Hidden::Characters)
    }
}

pub(super) fn check(input: &Input<'_>, out: &mut Vec<Finding>) {
    let told = match input.around.hidden {
        // After a blank more may be typed, and then it is there.
        Some(Hidden::Blanks) if input.complete => Finding::told(Code::HiddenBlanks, Severity::Info, Span::default()),
        Some(Hidden::Characters) => {
            let end = input.text.chars().map(|c| c.len_utf16() as u32).sum();
            Finding::told(Code::Rewritten, Severity::Info, Span { start: 0, end })
        }
        _ => return,
    };
    // An empty field sends nothing that could be another.
    if !input.text.is_empty() {
        out.push(told);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Around;
    use super::super::tests::{assert_finding, assert_none, mail, typing};
    use super::*;

    fn after<'a>(input: Input<'a>, put_in: &str) -> Input<'a> {
        Input { around: Around { hidden: hidden(put_in, input.text), ..Around::default() }, ..input }
    }

    #[test]
    fn blanks_that_the_field_leaves_out_are_told_on_leaving() {
        for put_in in [" taro@example.jp", "taro@example.jp\r\n", " "] {
            assert_finding(&after(mail("taro@example.jp"), put_in), Code::HiddenBlanks, Severity::Info, None);
            assert_none(&after(typing("taro@example.jp"), put_in), Code::HiddenBlanks);
        }
    }

    #[test]
    fn characters_that_the_field_rewrites_are_told_at_once() {
        for put_in in ["taro@ｇｍａｉｌ．ｃｏｍ", "ｃ", "taro@gm\u{200b}ail.com", "\u{200b}", "taro@gmail.com.and.more"] {
            let finding = assert_finding(&after(typing("taro@gmail.com"), put_in), Code::Rewritten, Severity::Info, None);
            assert_eq!(finding.span, Span { start: 0, end: 14 });
        }
    }

    #[test]
    fn what_arrived_as_it_was_put_in_is_silent() {
        for put_in in ["taro@gmail.com", "m", "", "gmail"] {
            assert_eq!(hidden(put_in, "taro@gmail.com"), None, "{put_in}");
        }
        assert_none(&after(mail(""), "\u{200b}"), Code::Rewritten);
    }
}
