//! What was typed → findings. One check, one file, its tests below it.
//!
//! A new check is a file here, a line in one of the three lists below, a line
//! in `code.rs`, and its sentences in `extension/_locales/*/hints.json`. What
//! each says and why is in `docs/inspect.md`; the table behind it is
//! `typing-mistakes.md` of the facts.
//!
//! Nothing typed is kept: findings hold codes, places and what to write instead.

mod address;
mod at_sign;
mod autofilled;
mod blanks;
mod bounds;
mod broken;
mod capital_first;
mod caps_lock;
mod char_context;
mod characters;
mod code;
mod comma;
mod copied_mask;
mod dashes;
mod domain_dots;
mod domain_typo;
mod encoded;
mod ending;
mod finding;
mod folded;
mod fullwidth;
mod fullwidth_dot;
mod hidden;
mod invisible;
mod kana;
mod keyboard;
mod last_address;
mod layout;
mod look_alike;
mod name_dots;
mod num_lock;
mod one_edit;
pub mod pair;
mod proof;
mod quotes;
pub mod reading;
mod repair;
mod same_value;
mod spelled_out;
mod wave_dash;
mod wrapping;
mod wrong_ending;
mod yen;

use address::Address;
use char_context::{CharContext, Mark};

pub use code::{Code, Field, Group, Policy, Severity, Verb};
pub use finding::{Choice, Context, Edit, Finding, Input, Repair, Span, ValueChange, drawn};
pub use hidden::hidden;
pub use keyboard::{Keyboard, Layout, Stroke};
pub use repair::{apply, repair_same, repaired};

/// Checks of one character, asked in this order until one answers: where a
/// code point stands in two rows of the table, the narrower row comes first.
const CHARACTERS: &[fn(&CharContext<'_>) -> Option<Mark>] = &[
    spelled_out::check,
    encoded::check,
    comma::check,
    dashes::check,
    wave_dash::check,
    quotes::check,
    yen::check,
    fullwidth_dot::check,
    fullwidth::check,
    blanks::check,
    invisible::check,
    broken::check,
    kana::check,
    look_alike::check,
];

/// Checks of a mail address as a whole.
const ADDRESS: &[fn(&Address<'_>, &mut Vec<Finding>)] =
    &[wrapping::check, at_sign::check, domain_dots::check, name_dots::check, wrong_ending::check, domain_typo::check, capital_first::check];

/// Checks of the keyboard and of how the text came into the field.
const AROUND: &[fn(&Input<'_>, &mut Vec<Finding>)] = &[
    copied_mask::check,
    caps_lock::check,
    num_lock::check,
    layout::check,
    same_value::check,
    autofilled::check,
    last_address::check,
    hidden::check,
];

/// Everything odd about a field, ordered by where it begins, then by code.
/// The work grows linearly with the text.
#[must_use]
pub fn inspect(input: &Input<'_>) -> Vec<Finding> {
    let mut findings = look(input);
    proof::check(input, &mut findings);
    findings
}

/// What the checks say, each by itself.
fn look(input: &Input<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut others = Vec::new();
    let folded = characters::walk(input, &mut findings);
    if input.field == Field::Mail && !folded.units().is_empty() {
        let address = Address::of(&folded, input.complete);
        wrapping::leave_out(&address, &mut findings);
        ADDRESS.iter().for_each(|check| check(&address, &mut others));
    }
    AROUND.iter().for_each(|check| check(input, &mut others));
    // The walk finds in order and the rest are a handful, so that each takes its place by search.
    for finding in others {
        let place = findings.partition_point(|other| (other.span.start, other.code) <= (finding.span.start, finding.code));
        findings.insert(place, finding);
    }
    findings
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A mail field that was left.
    pub(crate) fn mail(text: &str) -> Input<'_> {
        Input { field: Field::Mail, text, complete: true, keyboard: Keyboard::default(), around: Context::default() }
    }

    /// A mail field in which the person types.
    pub(crate) fn typing(text: &str) -> Input<'_> {
        Input { complete: false, ..mail(text) }
    }

    /// A password field that was left.
    pub(crate) fn password(text: &str) -> Input<'_> {
        Input { field: Field::Password, ..mail(text) }
    }

    /// Exactly these findings, each with start and end.
    #[track_caller]
    pub(crate) fn assert_findings(input: &Input<'_>, expected: &[(Code, u32, u32)]) {
        let found: Vec<_> = inspect(input).iter().map(|f| (f.code, f.span.start, f.span.end)).collect();
        assert_eq!(found, expected, "{:?}", input.text);
    }

    /// One finding of this code, and the whole field after its first choice (`None`: no repair).
    #[track_caller]
    pub(crate) fn assert_finding(input: &Input<'_>, code: Code, severity: Severity, fix: Option<&str>) -> Finding {
        let mut found = inspect(input);
        found.retain(|finding| finding.code == code);
        assert_eq!(found.len(), 1, "{code:?} in {:?}: {found:?}", input.text);
        let finding = found.remove(0);
        assert_eq!(finding.severity, severity, "{:?}", input.text);
        let fixed = finding.repair.as_ref().and_then(|repair| repair.choices.first()).map(|choice| apply(input.text, choice));
        assert_eq!(fixed.as_deref(), fix, "{code:?} in {:?}", input.text);
        finding
    }

    /// Nothing of this code.
    #[track_caller]
    pub(crate) fn assert_none(input: &Input<'_>, code: Code) {
        assert!(inspect(input).iter().all(|finding| finding.code != code), "{code:?} in {:?}", input.text);
    }

    /// Nothing at all.
    #[track_caller]
    pub(crate) fn assert_silent(input: &Input<'_>) {
        assert_findings(input, &[]);
    }

    #[test]
    fn findings_come_by_place_then_code() {
        assert_findings(
            &mail("Ｔaro＠gmial。con"),
            &[
                (Code::FullwidthText, 0, 1),
                (Code::CapitalFirst, 0, 1),
                (Code::FullwidthAt, 4, 5),
                (Code::DomainTypo, 5, 14),
                (Code::FullwidthDot, 10, 11),
            ],
        );
    }

    #[test]
    fn an_empty_field_is_silent() {
        assert_silent(&mail(""));
        assert_silent(&password(""));
    }
}
