//! The eight remedies as a table. Sentences: `remedy_<name>` for the name, and
//! `remedy_<name>_{what,when,how,cost,proof}`.

use super::Cause;
use crate::journal::event::Remedy;

/// What a remedy asks of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Which.
    pub remedy: Remedy,
    /// The causes against which it helps, the first before the others.
    pub against: &'static [Cause],
    /// It deletes something, so that it is to be announced first.
    pub deletes: bool,
    /// It makes the site send a mail.
    pub sends_mail: bool,
}

use Cause::{Account, Browser, Input, Network, Site};

/// The table, in the order of [`Remedy::ALL`].
pub const REMEDIES: [Facts; 8] = [
    Facts { remedy: Remedy::CheckInput, against: &[Input], deletes: false, sends_mail: false },
    Facts { remedy: Remedy::FindAddress, against: &[Account, Input], deletes: false, sends_mail: true },
    Facts { remedy: Remedy::ResetPassword, against: &[Account, Input], deletes: false, sends_mail: true },
    Facts { remedy: Remedy::ClearData, against: &[Browser], deletes: true, sends_mail: false },
    Facts { remedy: Remedy::Update, against: &[Browser], deletes: false, sends_mail: false },
    Facts { remedy: Remedy::OtherPlace, against: &[Browser, Network], deletes: false, sends_mail: false },
    Facts { remedy: Remedy::SiteStatus, against: &[Site, Network], deletes: false, sends_mail: false },
    Facts { remedy: Remedy::Wait, against: &[Site, Network], deletes: false, sends_mail: false },
];

/// The order in which they are of use against a cause.
#[must_use]
pub fn order_against(cause: Cause) -> &'static [Remedy] {
    use Remedy::{CheckInput, ClearData, FindAddress, OtherPlace, ResetPassword, SiteStatus, Update, Wait};
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
pub const ORDER: [Remedy; 8] = [
    Remedy::CheckInput,
    Remedy::SiteStatus,
    Remedy::ClearData,
    Remedy::OtherPlace,
    Remedy::FindAddress,
    Remedy::ResetPassword,
    Remedy::Update,
    Remedy::Wait,
];

/// The same where the site's answers arrive: asking whether it is up then tells little.
pub const ORDER_ANSWERED: [Remedy; 8] = [
    Remedy::CheckInput,
    Remedy::ClearData,
    Remedy::OtherPlace,
    Remedy::FindAddress,
    Remedy::ResetPassword,
    Remedy::Update,
    Remedy::SiteStatus,
    Remedy::Wait,
];

/// What would decide between two causes, whichever is the first; the better before the other.
#[must_use]
pub fn between(one: Cause, other: Cause) -> [Remedy; 2] {
    match (one.min(other), one.max(other)) {
        (Input, Account) => [Remedy::CheckInput, Remedy::FindAddress],
        (Input, Browser) => [Remedy::OtherPlace, Remedy::CheckInput],
        // With the same address and password in another browser: what is left over is this one.
        (Account, Browser) => [Remedy::OtherPlace, Remedy::FindAddress],
        // The mobile network instead of Wi-Fi, on the same device.
        (Browser, Network) => [Remedy::OtherPlace, Remedy::SiteStatus],
        _ => [Remedy::SiteStatus, Remedy::OtherPlace],
    }
}

/// The row of a remedy.
#[must_use]
pub fn facts(remedy: Remedy) -> Facts {
    // The table is in the order of the enum; a test holds it to that.
    REMEDIES[remedy as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_each_remedy_in_its_place() {
        for (n, remedy) in Remedy::ALL.into_iter().enumerate() {
            assert_eq!((facts(remedy).remedy, REMEDIES[n].remedy), (remedy, remedy));
            assert!(ORDER.contains(&remedy) && ORDER_ANSWERED.contains(&remedy));
            assert!(!facts(remedy).against.is_empty());
        }
    }

    #[test]
    fn against_each_cause_stands_what_the_table_says() {
        for cause in Cause::ALL {
            let order = order_against(cause);
            let helps = order.first().is_some_and(|first| facts(*first).against.contains(&cause));
            assert!(helps, "{cause:?}");
            for other in Cause::ALL.into_iter().filter(|other| *other != cause) {
                assert_eq!(between(cause, other), between(other, cause));
            }
        }
    }

    #[test]
    fn only_clearing_deletes_and_only_the_reset_screen_sends_mail() {
        let names = |wanted: fn(&Facts) -> bool| REMEDIES.iter().filter(|f| wanted(f)).map(|f| f.remedy).collect::<Vec<_>>();
        assert_eq!(names(|f| f.deletes), [Remedy::ClearData]);
        assert_eq!(names(|f| f.sends_mail), [Remedy::FindAddress, Remedy::ResetPassword]);
    }
}
