//! Grounds → ranked causes, and how certain the first of them is.

use strum::VariantArray;

use super::rule::Polarity;
use super::tally::Tally;
use super::{Cause, Certainty, Ground, RankedCause};

/// What each certainty takes: points of the first cause, and its lead over the second.
const STEPS: [(Certainty, i32, i32); 3] = [(Certainty::Clear, 6, 3), (Certainty::Likely, 4, 2), (Certainty::Possible, 2, 0)];

/// All five causes, the likeliest first; equals stay in the order of [`Cause`].
#[must_use]
pub fn rank(tally: &Tally) -> Vec<RankedCause> {
    let mut causes: Vec<RankedCause> = Cause::VARIANTS.iter().map(|cause| ranked(*cause, tally)).collect();
    causes.sort_by_key(|ranked| -ranked.points);
    causes
}

fn ranked(cause: Cause, tally: &Tally) -> RankedCause {
    let mut rows: Vec<_> = tally.iter().map(|(rule, times, at)| (rule.row(), times, at)).filter(|(row, ..)| row.cause == cause).collect();
    rows.sort_by_key(|(row, times, _)| (row.speaks, -row.points(*times).abs(), row.rule));
    let points = rows.iter().map(|(row, times, _)| row.points(*times)).sum();
    let grounds = rows.into_iter().map(|(row, times, at)| Ground { rule: row.rule, speaks: row.speaks, times, at }).collect();
    RankedCause { cause, points, grounds }
}

/// How certain the first cause is: as far as its points and its lead reach, and
/// never further than the weightiest of its grounds may go alone.
#[must_use]
pub fn certainty(causes: &[RankedCause]) -> Certainty {
    let Some(first) = causes.first() else { return Certainty::Unknown };
    let lead = first.points - causes.get(1).map_or(0, |second| second.points.max(0));
    let ceiling = first.grounds.iter().map(|ground| ground.rule.row().most).max().unwrap_or_default();
    let reached = STEPS.iter().find(|(_, points, ahead)| first.points >= *points && lead >= *ahead);
    reached.map_or(Certainty::Unknown, |(certainty, ..)| *certainty).min(ceiling)
}

/// Grounds for a cause, the weightiest first.
pub(super) fn speaking_for(ranked: &RankedCause) -> impl Iterator<Item = &Ground> {
    ranked.grounds.iter().filter(|ground| ground.speaks == Polarity::For)
}

#[cfg(test)]
mod tests {
    use super::super::Rule;
    use super::*;

    fn of(rules: &[(Rule, u32)]) -> (Option<Cause>, Certainty) {
        let mut tally = Tally::default();
        for (rule, times) in rules {
            (0..*times).for_each(|_| tally.add(*rule, None));
        }
        let causes = rank(&tally);
        let certainty = certainty(&causes);
        (causes.first().map(|ranked| ranked.cause).filter(|_| certainty > Certainty::Unknown), certainty)
    }

    #[test]
    fn without_grounds_nothing_is_known() {
        assert_eq!(of(&[]), (None, Certainty::Unknown));
        assert_eq!(of(&[(Rule::OddSlightly, 1)]), (None, Certainty::Unknown));
        assert_eq!(of(&[(Rule::SaidWrong, 1), (Rule::UnchangedInput, 1)]), (None, Certainty::Unknown));
    }

    #[test]
    fn weak_grounds_never_add_up_to_certainty() {
        let weak = [(Rule::SaidWrong, 9), (Rule::Autofilled, 9), (Rule::OddSlightly, 9)];
        assert_eq!(of(&weak), (Some(Cause::Input), Certainty::Possible));
    }

    #[test]
    fn a_rival_lessens_the_certainty() {
        assert_eq!(of(&[(Rule::OddAddress, 1)]), (Some(Cause::Input), Certainty::Clear));
        assert_eq!(of(&[(Rule::OddAddress, 1), (Rule::NotSent, 3)]), (Some(Cause::Input), Certainty::Likely));
        assert_eq!(of(&[(Rule::OddAddress, 1), (Rule::SaidCaptcha, 1)]), (Some(Cause::Input), Certainty::Possible));
    }

    #[test]
    fn equals_stay_in_their_order() {
        assert_eq!(of(&[(Rule::NoAnswerSite, 1), (Rule::NoAnswer, 1)]), (Some(Cause::Network), Certainty::Possible));
        let order: Vec<Cause> = rank(&Tally::default()).into_iter().map(|ranked| ranked.cause).collect();
        assert_eq!(order, Cause::VARIANTS);
    }
}
