//! The remedies: one file each, listed here once. A file holds all that is
//! particular to its remedy: what is data ([`Row`]) and how it is judged
//! (`Judgement`). Sentences: `remedy_<name>` for the name, and
//! `remedy_<name>_{what,when,how,cost,proof}`.

mod check_input;
mod clear_data;
mod find_address;
mod other_place;
mod reset_password;
mod site_status;
mod update;
mod wait;

use strum::EnumCount;

use super::tally::Tally;
use super::trial_record::TrialRecord;
use super::{Cause, Rule};
use crate::journal::event::{Event, Fact, Remedy, TrialResult, Variant};
use crate::journal::{AttemptHistory, EventId};

/// What is to be known of a remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub remedy: Remedy,
    /// The ways in which it can be tried, as they are offered; none where there is only one.
    pub variants: &'static [Variant],
    /// What a press on it does in popup and panel.
    pub action: Action,
    /// It deletes something, so that it is to be announced first.
    pub deletes: bool,
    /// It makes the site send a mail.
    pub sends_mail: bool,
    /// To have done it is all that there is to it: no attempt and no person tells what came of it.
    pub is_question: bool,
}

/// What a press on a remedy does where there is no room for its step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Shows what stands in the fields.
    Look,
    /// Clears at once.
    Clear,
    /// Asks the site at once.
    Ask,
    /// Follows the page's own link for a forgotten password; without one it is guided.
    ResetLink,
    /// Sets a reminder; without a time for it, it is guided.
    Remind,
    /// Opens the guided step in the journal tab.
    Guide,
}

/// How a remedy is judged by the record.
#[derive(Clone, Copy)]
pub(super) struct Judgement {
    /// Whether a fact is a trial of it without being called one.
    pub(super) is_trial: fn(&Fact) -> bool,
    /// From when on (ms since the epoch) the next attempt in this browser tells
    /// what came of a trial; `None`: only the person can tell.
    pub(super) told_from: fn(&TrialRecord, &[Event]) -> Option<i64>,
    /// Whether it was tried and would be of no use again now.
    pub(super) is_done: fn(&Occasion<'_>) -> bool,
    /// What it says that a trial changed nothing.
    pub(super) unchanged: fn(&TrialRecord) -> &'static [Rule],
    /// What it says that a trial helped. The second: it still fails here since.
    pub(super) helped: fn(&TrialRecord, bool) -> &'static [Rule],
    /// What of it was done without being a trial. The last: it has trials, too.
    pub(super) also_done: fn(&[&Event], &[AttemptHistory<'_>], bool) -> Vec<Done>,
}

/// One time that something was tried.
pub(super) struct Done {
    /// When, in milliseconds since the epoch.
    pub(super) at: i64,
    /// In which way, where there are several.
    pub(super) variant: Option<Variant>,
    /// What came of it, once that is known.
    pub(super) result: Option<TrialResult>,
    /// Where the person may still say what came of it.
    pub(super) event: Option<EventId>,
}

/// What is known when it is asked whether a remedy is done.
pub(super) struct Occasion<'a> {
    /// The events since logging in last worked, in the order of time.
    pub(super) since: &'a [&'a Event],
    /// The grounds of the record.
    pub(super) tally: &'a Tally,
    /// The latest trial since logging in last worked.
    pub(super) last: Option<&'a TrialRecord>,
    /// The time for which it is asked, in milliseconds since the epoch.
    pub(super) now: i64,
}

impl Occasion<'_> {
    /// Whether the latest trial has a result.
    fn is_told(&self) -> bool {
        self.last.is_some_and(|last| last.result.is_some())
    }

    /// Whether the latest trial is no older than this, in milliseconds.
    fn is_recent(&self, age: i64) -> bool {
        self.last.is_some_and(|last| self.now.saturating_sub(last.at) <= age)
    }
}

// Both lists are in the order of `Remedy`, and as long: the compiler misses a remedy that is not here.
const ROWS: [Row; Remedy::COUNT] =
    [check_input::ROW, find_address::ROW, reset_password::ROW, clear_data::ROW, update::ROW, other_place::ROW, site_status::ROW, wait::ROW];
const JUDGEMENTS: [Judgement; Remedy::COUNT] = [
    check_input::JUDGEMENT,
    find_address::JUDGEMENT,
    reset_password::JUDGEMENT,
    clear_data::JUDGEMENT,
    update::JUDGEMENT,
    other_place::JUDGEMENT,
    site_status::JUDGEMENT,
    wait::JUDGEMENT,
];

/// The row of a remedy.
#[must_use]
pub fn row(remedy: Remedy) -> Row {
    ROWS[remedy as usize]
}

/// How a remedy is judged.
pub(super) fn judgement(remedy: Remedy) -> Judgement {
    JUDGEMENTS[remedy as usize]
}

use Cause::{Account, Browser, Input, Network, Site};
use Remedy::{CheckInput, ClearData, FindAddress, OtherPlace, ResetPassword, SiteStatus, Update, Wait};

/// The remedies that help against a cause, those of most use first.
#[must_use]
pub fn order_against(cause: Cause) -> &'static [Remedy] {
    match cause {
        Input => &[CheckInput, FindAddress, ResetPassword],
        // An address costs nothing to find out; a new password changes something.
        Account => &[FindAddress, ResetPassword, CheckInput],
        Browser => &[ClearData, OtherPlace, Update],
        Network => &[SiteStatus, OtherPlace, Wait],
        Site => &[SiteStatus, Wait],
    }
}

/// The order where nothing is known: what is quick and changes nothing first, waiting last.
pub const ORDER: [Remedy; Remedy::COUNT] = [CheckInput, SiteStatus, ClearData, OtherPlace, FindAddress, ResetPassword, Update, Wait];

/// The same where the site's answers arrive: asking whether it is up then tells little.
pub const ORDER_ANSWERED: [Remedy; Remedy::COUNT] =
    [CheckInput, ClearData, OtherPlace, FindAddress, ResetPassword, Update, SiteStatus, Wait];

/// What would decide between two causes, whichever is the first; the better before the other.
#[must_use]
pub fn between(one: Cause, other: Cause) -> [Remedy; 2] {
    match (one.min(other), one.max(other)) {
        (Input, Account) => [CheckInput, FindAddress],
        (Input, Browser) => [OtherPlace, CheckInput],
        // With the same address and password in another browser: what is left over is this one.
        (Account, Browser) => [OtherPlace, FindAddress],
        // The mobile network instead of Wi-Fi, on the same device.
        (Browser, Network) => [OtherPlace, SiteStatus],
        _ => [SiteStatus, OtherPlace],
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn each_row_stands_in_its_place_and_each_remedy_in_both_orders() {
        for remedy in Remedy::VARIANTS {
            assert_eq!(row(*remedy).remedy, *remedy);
            assert!(ORDER.contains(remedy) && ORDER_ANSWERED.contains(remedy), "{remedy:?} stands in no order");
        }
    }

    #[test]
    fn every_remedy_helps_against_something() {
        for remedy in Remedy::VARIANTS {
            let helps = Cause::VARIANTS.iter().any(|cause| order_against(*cause).contains(remedy));
            assert!(helps, "{remedy:?} helps against nothing");
        }
        for cause in Cause::VARIANTS {
            for other in Cause::VARIANTS.iter().filter(|other| *other != cause) {
                assert_eq!(between(*cause, *other), between(*other, *cause));
            }
        }
    }

    #[test]
    fn every_variant_is_a_way_of_exactly_one_remedy() {
        for variant in Variant::VARIANTS {
            let of: Vec<Remedy> = ROWS.iter().filter(|row| row.variants.contains(variant)).map(|row| row.remedy).collect();
            assert_eq!(of.len(), 1, "{variant:?} is a way of {of:?}");
        }
    }

    #[test]
    fn only_clearing_deletes_and_only_the_reset_screen_sends_mail() {
        let names = |wanted: fn(&Row) -> bool| ROWS.iter().filter(|row| wanted(row)).map(|row| row.remedy).collect::<Vec<_>>();
        assert_eq!(names(|row| row.deletes), [ClearData]);
        assert_eq!(names(|row| row.sends_mail), [FindAddress, ResetPassword]);
    }
}
