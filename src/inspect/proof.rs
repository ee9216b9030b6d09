//! Proof of the repairs of a text that is more than an address: a repair that
//! would bring up something else, or leave what it mends, is not offered.
//!
//! Checks of an address by itself hold that law one by one. Around an address,
//! where words, codes and brackets stand for signs, any of them may change what
//! the others are; there each repair is made and the text looked at again.

use super::{Code, Finding, Input, apply, look};

/// What tells of a text that is more than an address.
const AROUND_IT: [Code; 5] = [Code::Wrapping, Code::SpelledAt, Code::SpelledDot, Code::Encoded, Code::ManyAts];
/// Of longer texts, in bytes, and of more findings, only repairs of single characters are offered.
const LONGEST: usize = 1024;
const MOST: usize = 16;

/// Takes away the repairs that do not hold.
pub(super) fn check(input: &Input<'_>, findings: &mut [Finding]) {
    let is_around = |finding: &Finding| AROUND_IT.contains(&finding.code) || has_choice(finding);
    if !findings.iter().any(is_around) {
        return;
    }
    if findings.len() > MOST || input.text.len() > LONGEST {
        findings.iter_mut().filter(|finding| is_around(finding)).for_each(|finding| finding.repair = None);
        return;
    }
    // Whether the person still types changes what is said, but never what may be repaired.
    let counts = [true, false].map(|complete| count(&Input { complete, ..*input }));
    for finding in findings {
        let code = finding.code;
        if let Some(repair) = &mut finding.repair {
            repair.choices.retain(|choice| {
                let after = apply(input.text, choice);
                let holds = |complete: bool, before: &[usize]| {
                    let after = count(&Input { text: &after, complete, ..*input });
                    let mended = after.get(code as usize) < before.get(code as usize);
                    let told = before.get(code as usize).is_some_and(|count| *count > 0);
                    (mended || !told) && after.iter().zip(before).all(|(after, before)| after <= before)
                };
                [true, false].iter().zip(&counts).all(|(complete, before)| holds(*complete, before))
            });
        }
        finding.repair.take_if(|repair| repair.choices.is_empty());
    }
}

/// A question of which of two was meant.
fn has_choice(finding: &Finding) -> bool {
    let is_blank = matches!(finding.code, Code::BlankInside | Code::FullwidthSpace | Code::OddSpace);
    is_blank && finding.repair.as_ref().is_some_and(|repair| repair.choices.len() > 1)
}

/// How many findings there are of each code.
fn count(input: &Input<'_>) -> Vec<usize> {
    let mut counts = vec![0; Code::Rewritten as usize + 1];
    for finding in look(input) {
        if let Some(count) = counts.get_mut(finding.code as usize) {
            *count += 1;
        }
    }
    counts
}
