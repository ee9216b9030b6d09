//! One walk over the text: asks every check of characters about each one that
//! is not plain, joins runs of the same code, and folds on the way.

use std::borrow::Cow;

use super::blanks::is_blank;
use super::folded::Folded;
use super::invisible::is_invisible;
use super::{CHARACTERS, Code, Edit, Field, Finding, Input, Policy, Repair, Severity, Span, look_alike, spelled_out};

/// What a check of characters sees.
pub(super) struct Here<'a> {
    /// The character.
    pub(super) c: char,
    /// The text from this character on.
    pub(super) rest: &'a str,
    /// The field.
    pub(super) field: Field,
    /// It stands after the last @ of a mail address.
    pub(super) in_domain: bool,
    /// Only blanks and invisible characters stand between it and an end of the text.
    pub(super) at_edge: bool,
    /// It stands in a name in quotation marks (`"a b"@example.com`), where more is legal.
    pub(super) quoted: bool,
    /// What the character before was found to be.
    pub(super) after: Option<Code>,
    /// The character before.
    pub(super) previous: char,
    /// The word really is written in Greek or Cyrillic.
    pub(super) other_script: bool,
}

/// What a check of characters answers.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    code: Code,
    severity: Severity,
    policy: Option<Policy>,
    becomes: Option<char>,
    /// How much of the text it covers.
    bytes: usize,
}

impl Mark {
    /// A repair that is safe in a mail address and by choice in a password.
    /// `becomes`: what to write instead; `None`: nothing.
    pub(super) fn repaired(here: &Here<'_>, code: Code, becomes: Option<char>) -> Self {
        let (severity, policy) = match here.field {
            Field::Mail => (Severity::Certain, Policy::Safe),
            Field::Password => (Severity::Likely, Policy::ByChoice),
        };
        Self { code, severity, policy: Some(policy), becomes, bytes: here.c.len_utf8() }
    }

    /// Likely, and without a repair.
    pub(super) fn told(here: &Here<'_>, code: Code) -> Self {
        Self { code, severity: Severity::Likely, policy: None, becomes: None, bytes: here.c.len_utf8() }
    }

    /// The same as likely only.
    pub(super) fn likely(self) -> Self {
        Self { severity: Severity::Likely, ..self }
    }

    /// The same, to be repaired only if the person asks for it.
    pub(super) fn by_choice(self) -> Self {
        Self { severity: Severity::Likely, policy: Some(Policy::ByChoice), ..self }
    }

    /// The same over a whole word.
    pub(super) fn over(self, bytes: usize) -> Self {
        Self { bytes, ..self }
    }
}

/// Walks over the text: findings of characters go to `out`, in order; the folded view comes back.
pub(super) fn walk(input: &Input<'_>, out: &mut Vec<Finding>) -> Folded {
    let text = input.text;
    let ground = Ground::of(input);
    let mut folded = Folded::of_capacity(if input.field == Field::Mail { text.len() } else { 0 });
    folded.quoted = ground.quoted;
    let (mut run, mut word) = (None, look_alike::Word::default());
    let (mut rest, mut at, mut previous) = (text, 0_u32, '\0');
    while let Some(c) = rest.chars().next() {
        let offset = text.len() - rest.len();
        let mark = if is_plain(c) {
            None
        } else {
            let here = Here {
                c,
                rest,
                field: input.field,
                in_domain: ground.at.is_some_and(|at| offset > at),
                at_edge: offset < ground.start || offset >= ground.end,
                quoted: ground.quoted && ground.at.is_some_and(|at| offset < at),
                after: run.as_ref().map(|run: &Run| run.mark.code),
                previous,
                other_script: word.is_other_script(offset, rest),
            };
            CHARACTERS.iter().find_map(|check| check(&here))
        };
        let bytes = mark.map_or(c.len_utf8(), |mark| mark.bytes);
        let Some((piece, next)) = rest.split_at_checked(bytes) else { break };
        let span = Span { start: at, end: at + piece.chars().map(|c| c.len_utf16() as u32).sum::<u32>() };
        if input.field == Field::Mail {
            folded.push(mark.map_or(Some(c), |mark| if mark.policy.is_some() { mark.becomes } else { Some(c) }), span);
        }
        match (&mut run, mark) {
            (Some(open), Some(mark)) if open.mark.code == mark.code => open.extend(mark, span),
            _ => {
                close(run.take(), out);
                run = mark.map(|mark| Run::of(mark, span));
            }
        }
        (rest, at, previous) = (next, span.end, c);
    }
    close(run, out);
    folded.length = at;
    folded
}

/// Visible ASCII, of which only the comma can be odd.
fn is_plain(c: char) -> bool {
    c.is_ascii_graphic() && c != ','
}

/// What must be known of the whole text before the walk.
struct Ground {
    /// Where the last @ begins, in bytes; only in a mail address.
    at: Option<usize>,
    /// The part between the blanks of both ends, in bytes.
    start: usize,
    end: usize,
    quoted: bool,
}

impl Ground {
    fn of(input: &Input<'_>) -> Self {
        let text = input.text;
        let unseen = |c| is_blank(c) || is_invisible(c);
        let begun = text.trim_start_matches(unseen);
        let core = begun.trim_end_matches(unseen);
        let start = text.len() - begun.len();
        let at = if input.field == Field::Mail { last_at(text) } else { None };
        let local = at.and_then(|at| text.get(start..at)).unwrap_or_default().trim_end_matches(unseen);
        // After a blank that is being typed the next word of a passphrase may come.
        let may_go_on = input.field == Field::Password && !input.complete;
        Self {
            at,
            start,
            end: if may_go_on { text.len() } else { start + core.len() },
            quoted: local.len() > 1 && local.starts_with('"') && local.ends_with('"'),
        }
    }
}

fn last_at(text: &str) -> Option<usize> {
    let is_at =
        |&(at, c): &(usize, char)| matches!(c, '@' | '＠') || !c.is_ascii() && text.get(at..).is_some_and(spelled_out::begins_with_at);
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

fn close(run: Option<Run>, out: &mut Vec<Finding>) {
    if let Some(Run { mark, span, becomes }) = run {
        let repair = mark.policy.map(|policy| Repair::one(policy, vec![Edit { span, text: becomes }]));
        out.push(Finding { code: mark.code, severity: mark.severity, span, repair });
    }
}

#[cfg(test)]
mod tests {
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
