//! What a field hides: the value that will be sent is not what was put in.
//!
//! A field of `type=email` leaves out the blanks at both ends, in Chromium
//! also writes `ｇｍａｉｌ．ｃｏｍ` as `gmail.com` and drops what is invisible in the
//! domain; and any field may cut a paste at its longest length. The screen
//! shows what was typed, the site gets the other.

use super::{Code, Finding, Input, Severity, Span, ValueChange};

/// How the value hides what was typed or pasted last, if it does.
/// `record_input`: the text of that one keystroke, composition or paste.
#[must_use]
pub fn hidden(record_input: &str, value: &str) -> Option<ValueChange> {
    if value.contains(record_input) {
        None
    } else if value.contains(record_input.trim_ascii()) {
        Some(ValueChange::Blanks)
    } else {
        Some(ValueChange::Characters)
    }
}

pub(super) fn check(input: &Input<'_>, out: &mut Vec<Finding>) {
    let told = match input.around.hidden {
        // After a blank more may be typed, and then it is there.
        Some(ValueChange::Blanks) if input.complete => Finding::told(Code::HiddenBlanks, Severity::Info, Span::default()),
        Some(ValueChange::Characters) => {
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
    use super::super::Context;
    use super::super::tests::{assert_finding, assert_none, mail, typing};
    use super::*;

    fn after<'a>(input: Input<'a>, record_input: &str) -> Input<'a> {
        Input { around: Context { hidden: hidden(record_input, input.text), ..Context::default() }, ..input }
    }

    #[test]
    fn blanks_that_the_field_leaves_out_are_told_on_leaving() {
        for record_input in [" taro@example.jp", "taro@example.jp\r\n", " "] {
            assert_finding(&after(mail("taro@example.jp"), record_input), Code::HiddenBlanks, Severity::Info, None);
            assert_none(&after(typing("taro@example.jp"), record_input), Code::HiddenBlanks);
        }
    }

    #[test]
    fn characters_that_the_field_rewrites_are_told_at_once() {
        for record_input in ["taro@ｇｍａｉｌ．ｃｏｍ", "ｃ", "taro@gm\u{200b}ail.com", "\u{200b}", "taro@gmail.com.and.more"] {
            let finding = assert_finding(&after(typing("taro@gmail.com"), record_input), Code::Rewritten, Severity::Info, None);
            assert_eq!(finding.span, Span { start: 0, end: 14 });
        }
    }

    #[test]
    fn what_arrived_as_it_was_put_in_is_silent() {
        for record_input in ["taro@gmail.com", "m", "", "gmail"] {
            assert_eq!(hidden(record_input, "taro@gmail.com"), None, "{record_input}");
        }
        assert_none(&after(mail(""), "\u{200b}"), Code::Rewritten);
    }
}
