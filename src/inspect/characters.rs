//! One walk over the text: asks every check of characters about each one that
//! is not plain, joins runs of the same code, and folds on the way.

use std::borrow::Cow;

use super::char_context::{CharContext, Instead, Mark};
use super::folded::Folded;
use super::{CHARACTERS, Choice, Code, Edit, Field, Finding, Input, Repair, Span, encoded, look_alike, spelled_out};
use crate::unseen::{is_blank, is_invisible};

/// Walks over the text: findings of characters go to `out`, in order; the folded view comes back.
pub(super) fn walk(input: &Input<'_>, out: &mut Vec<Finding>) -> Folded {
    let text = input.text;
    let ground = Ground::of(input);
    let mut folded = Folded::of_capacity(if input.field == Field::Mail { text.len() } else { 0 });
    folded.quoted = ground.quoted;
    let (mut run, mut word) = (None, look_alike::Word::default());
    let (mut rest, mut at, mut previous, mut before, mut dots, mut in_gap) = (text, 0_u32, '\0', '\0', 0, false);
    while let Some(c) = rest.chars().next() {
        let offset = text.len() - rest.len();
        let mark = if is_plain(c, input.field) {
            None
        } else {
            let here = CharContext {
                c,
                rest,
                field: input.field,
                to_at: ground.at.unwrap_or(0).saturating_sub(offset),
                in_domain: ground.is_behind_at(offset),
                at_edge: offset < ground.start || offset >= ground.end,
                quoted: ground.quoted && ground.at.is_some_and(|at| offset < at),
                after: run.as_ref().map(|run: &Run| run.mark.code),
                previous,
                before,
                in_gap,
                dots,
                instead: ground.instead,
                signed: ground.signed,
                other_script: word.is_other_script(offset, rest),
            };
            CHARACTERS.iter().find_map(|check| check(&here))
        };
        let bytes = mark.map_or(c.len_utf8(), |mark| mark.bytes);
        let Some((piece, next)) = rest.split_at_checked(bytes) else { break };
        let span = Span { start: at, end: at + piece.chars().map(|c| c.len_utf16() as u32).sum::<u32>() };
        if input.field == Field::Mail {
            let becomes = mark.map_or(Some(c), |mark| if mark.policy.is_some() { mark.becomes } else { Some(c) });
            folded.push(becomes, c, span);
            if let Some(seen) = becomes {
                before = seen;
                dots += usize::from(seen == '.' && ground.is_behind_at(offset));
            }
        }
        match (&mut run, mark) {
            (Some(open), Some(mark)) if open.mark.code == mark.code => open.extend(mark, span),
            _ => {
                close(run.take(), out);
                run = mark.map(|mark| Run::of(mark, span));
            }
        }
        in_gap = is_blank(c) || in_gap && is_invisible(c);
        (rest, at, previous) = (next, span.end, c);
    }
    close(run, out);
    if input.field == Field::Mail {
        [Code::Encoded, Code::SpelledAt].into_iter().for_each(|code| join(code, out));
    }
    folded.length = at;
    folded
}

/// Visible ASCII that cannot be odd.
fn is_plain(c: char, field: Field) -> bool {
    // In an address: the comma, and what codes and words for the @ begin with.
    c.is_ascii_graphic() && (field == Field::Password || !matches!(c, ',' | '(' | '<' | '[' | '{' | '%' | '&' | '=' | '\\'))
}

/// What must be known of the whole text before the walk.
struct Ground {
    /// Where the last @ begins, in bytes; only in a mail address.
    at: Option<usize>,
    /// The part between the blanks of both ends, in bytes.
    start: usize,
    end: usize,
    quoted: bool,
    /// There is an @ that is written as one.
    signed: bool,
    /// There is no @, but something that stands for it.
    instead: Option<Instead>,
}

impl Ground {
    fn is_behind_at(&self, offset: usize) -> bool {
        self.at.is_some_and(|at| offset > at)
    }

    fn of(input: &Input<'_>) -> Self {
        let text = input.text;
        let unseen = |c| is_blank(c) || is_invisible(c);
        let begun = text.trim_start_matches(unseen);
        let core = begun.trim_end_matches(unseen);
        let start = text.len() - begun.len();
        let is_mail = input.field == Field::Mail;
        let signed = is_mail && text.contains(spelled_out::is_at);
        let at = if is_mail { last_at(text, signed) } else { None };
        let other = || encoded::at(text).map(|at| (at, Instead::Code)).or_else(|| Some((spelled_out::word_at(text)?, Instead::Word)));
        let instead = if is_mail && at.is_none() { other() } else { None };
        let local = at.and_then(|at| text.get(start..at)).unwrap_or_default().trim_end_matches(unseen);
        // After a blank that is being typed the next word of a passphrase may come.
        let may_go_on = input.field == Field::Password && !input.complete;
        Self {
            at: at.or(instead.map(|(at, _)| at)),
            signed,
            instead: instead.map(|(_, instead)| instead),
            start,
            end: if may_go_on { text.len() } else { start + core.len() },
            quoted: local.len() > 1 && local.starts_with('"') && local.ends_with('"'),
        }
    }
}

fn last_at(text: &str, signed: bool) -> Option<usize> {
    let is_at = |&(at, c): &(usize, char)| {
        spelled_out::may_begin(c) && text.get(at..).is_some_and(|text| spelled_out::begins_with_at(text, signed))
    };
    text.char_indices().rev().find(is_at).map(|(at, _)| at)
}

/// A single character as text without an allocation; what a repair writes is always visible ASCII.
fn as_text(c: char) -> &'static str {
    const VISIBLE: &str = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    let at = (c as usize).wrapping_sub('!' as usize);
    VISIBLE.get(at..at.wrapping_add(1)).unwrap_or_default()
}

/// Neighbours of the same code.
struct Run {
    mark: Mark,
    span: Span,
    becomes: Cow<'static, str>,
}

impl Run {
    fn of(mark: Mark, span: Span) -> Self {
        Self { mark, span, becomes: Cow::Borrowed(mark.becomes.map_or("", as_text)) }
    }

    fn extend(&mut self, mark: Mark, span: Span) {
        self.span.end = span.end;
        if let Some(c) = mark.becomes {
            self.becomes.to_mut().push(c);
        }
    }
}

/// One finding of all of this code: with one of them mended, the others would be read as letters.
fn join(code: Code, out: &mut Vec<Finding>) {
    let Some(first) = out.iter().position(|finding| finding.code == code) else { return };
    let mut edits = Vec::new();
    let mut at = 0;
    out.retain_mut(|finding| {
        at += 1;
        let is_more = finding.code == code && at > first + 1;
        if is_more {
            edits.extend(finding.repair.take().into_iter().flat_map(|repair| repair.choices).flat_map(|choice| choice.edits));
        }
        !is_more
    });
    if let Some(choice) = out.get_mut(first).and_then(|first| first.repair.as_mut()).and_then(|repair| repair.choices.first_mut()) {
        choice.edits.extend(edits);
    }
}

fn close(run: Option<Run>, out: &mut Vec<Finding>) {
    if let Some(Run { mark, span, becomes }) = run {
        let repair = mark.policy.map(|policy| {
            let mut repair = Repair::one(policy, vec![Edit { span, text: becomes }]);
            if let Some(or) = mark.or.map(as_text) {
                repair.choices.push(Choice { label: Cow::Borrowed(or), edits: vec![Edit { span, text: Cow::Borrowed(or) }] });
            }
            repair
        });
        out.push(Finding { code: mark.code, severity: mark.severity, span, repair });
    }
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::super::tests::{assert_findings, assert_silent, mail, password};
    use super::*;

    #[test]
    fn neighbours_of_one_code_are_one_finding() {
        assert_findings(
            &mail("ｔａｒｏ＠ｇｍａｉｌ．ｃｏｍ"),
            &[
                (Code::FullwidthText, 0, 4),
                (Code::FullwidthAt, 4, 5),
                (Code::FullwidthText, 5, 10),
                (Code::FullwidthDot, 10, 11),
                (Code::FullwidthText, 11, 14),
            ],
        );
    }

    #[test]
    fn spans_count_utf16_units() {
        assert_findings(&password("🔑ａ🔑ｂ"), &[(Code::FullwidthText, 2, 3), (Code::FullwidthText, 5, 6)]);
    }

    #[test]
    fn a_character_as_text() {
        assert!(('!'..='~').all(|c| as_text(c).chars().eq([c])));
        assert_eq!(as_text('\u{1f511}'), "");
    }

    #[test]
    fn visible_ascii_is_silent_in_a_password() {
        let all: String = ('!'..='~').collect();
        assert_silent(&password(&all));
        assert_silent(&password("correct horse battery staple, and then some"));
    }
}
