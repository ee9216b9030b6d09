//! The rules as data: which ground speaks for or against which cause, how much
//! it weighs, and how certain it alone can make anybody. Whether a ground is
//! there is found out in [`super::evidence`]; its sentence is `ground_` and the
//! rule's name with `_`. The weights are judgements: there are no figures of
//! how often each cause is at work. What binds them is the corpus of cases.

use serde::{Deserialize, Serialize};

use super::{Cause, Certainty};
use crate::journal::event::Remedy;

/// In which direction a ground speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Polarity {
    /// For the cause.
    For,
    /// Against it.
    Against,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub rule: Rule,
    /// About which cause.
    pub cause: Cause,
    /// In which direction.
    pub speaks: Polarity,
    /// What it weighs once or twice.
    pub once: u8,
    /// What it weighs from the third time on.
    pub often: u8,
    /// No ground makes the cause more certain than this by itself, however much it weighs.
    pub most: Certainty,
    /// What is to be tried in answer to exactly this.
    pub remedy: Option<Remedy>,
}

/// From this number of times on a ground weighs [`Row::often`].
pub const OFTEN: u32 = 3;

/// Makes [`Rule`] and its table from one line per rule.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident: $cause:ident $speaks:ident $once:literal $often:literal $most:ident $($remedy:ident)?;)*) => {
        /// A ground that a record can hold. A closed list; the order is that of equals.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantArray)]
        #[serde(rename_all = "kebab-case")]
        #[strum(serialize_all = "kebab-case")]
        pub enum Rule { $($(#[$doc])* $rule,)* }

        impl Rule {
            /// Its row.
            #[must_use]
            pub fn row(self) -> Row {
                match self {
                    $(Self::$rule => Row {
                        rule: self,
                        cause: Cause::$cause,
                        speaks: Polarity::$speaks,
                        once: $once,
                        often: $often,
                        most: Certainty::$most,
                        remedy: rules!(@remedy $($remedy)?),
                    },)*
                }
            }
        }
    };
    (@remedy) => { None };
    (@remedy $remedy:ident) => { Some(Remedy::$remedy) };
}

rules! {
    /// With such a finding no address can be right (`site` and `inspect`: severity certain).
    OddAddress: Input For 6 7 Clear CheckInput;
    /// A finding that is probably not what was meant.
    OddText: Input For 4 5 Likely CheckInput;
    /// Caps Lock, NumLock or the layout stood against what was meant.
    OddKeyboard: Input For 4 5 Likely CheckInput;
    /// Not the address of the last login that worked.
    NotLastAddress: Input For 3 4 Likely CheckInput;
    /// Saved data was sent; stale autofill is among the causes that the FAQ names.
    Autofilled: Input For 2 3 Possible CheckInput;
    /// Something that is usually harmless, such as a capital first letter.
    OddSlightly: Input For 1 2 Possible CheckInput;
    /// The site's words name address or password: a slip of the finger comes first, for it costs least to look.
    SaidWrong: Input For 3 3 Possible CheckInput;
    /// The site asks to look at the input again; whether it is wrong it does not say.
    SaidCheck: Input For 2 3 Possible CheckInput;
    /// A code of the second step was not taken.
    SaidCode: Input For 3 3 Likely CheckInput;
    /// Looking at the fields anew helped before.
    HelpedInput: Input For 2 3 Likely CheckInput;
    /// The fields were looked at, and nothing changed.
    UnchangedInput: Input Against 2 3 Unknown;
    /// Refused three times in a row with nothing odd about the fields.
    CleanInput: Input Against 2 2 Unknown;

    /// The same words name what is registered as well as what was typed.
    SaidWrongAccount: Account For 2 2 Possible FindAddress;
    /// The third and further times that the site said so: fingers slip once or twice.
    SaidWrongOften: Account For 1 3 Likely FindAddress;
    /// The site does not know what was typed (the reset screen says so word for word).
    SaidNotRegistered: Account For 5 6 Likely FindAddress;
    /// The site says that the membership is suspended or over.
    SaidEnded: Account For 8 8 Clear;
    /// The site says that the login is locked.
    SaidLocked: Account For 7 7 Clear Wait;
    /// A link for a new password was too old: only the newest holds, for 48 hours.
    SaidLinkExpired: Account For 2 2 Possible ResetPassword;
    /// The reset screen does not know an address that was put to the test.
    AddressUnregistered: Account For 5 6 Likely FindAddress;
    /// The mail for a new password did not come: another address may be the registered one.
    NoResetMail: Account For 3 3 Possible FindAddress;
    /// No login for 180 days: since 2024-10-01 the membership lapses then (blogs after the official FAQ).
    Lapsed: Account For 5 5 Likely;
    /// Logins worked by LINE, Yahoo! JAPAN or Apple: such an account may have no password.
    OtherWay: Account For 5 5 Likely;
    /// Refused elsewhere, too: what both places share is the account.
    RefusedElsewhere: Account For 4 5 Likely FindAddress;
    /// A new password helped before.
    HelpedAccount: Account For 2 3 Likely ResetPassword;
    /// A new password was set, and the login was refused all the same.
    UnchangedAccount: Account Against 3 4 Unknown;
    /// The same account works elsewhere.
    WorksElsewhere: Account Against 6 6 Unknown;

    /// The picture puzzle was not passed.
    SaidCaptcha: Browser For 5 6 Likely ClearData;
    /// The picture puzzle opened and led nowhere.
    CaptchaOpen: Browser For 2 4 Likely ClearData;
    /// The site says that cookies are off.
    SaidCookies: Browser For 8 8 Clear OtherPlace;
    /// The browser itself said at an attempt that it keeps no cookies of the page.
    CookiesOff: Browser For 7 7 Clear OtherPlace;
    /// The page had been open too long, or what the site stored here is out of step.
    SaidSession: Browser For 4 5 Likely ClearData;
    /// The form came back without a word. After a rejected captcha it does so (seen on the live site, 2026-05);
    /// but words may also have been missed, since nobody knows where the site puts them.
    SilentRefusal: Browser For 1 3 Possible ClearData;
    /// The button was pressed and nothing left the browser.
    NotSent: Browser For 2 4 Likely OtherPlace;
    /// No answer came to a login although the site answers when asked.
    NoAnswerHere: Browser For 3 4 Possible ClearData;
    /// Checked: cookies are not kept.
    CheckCookies: Browser For 7 7 Clear OtherPlace;
    /// Checked: the captcha's script did not come.
    CheckCaptcha: Browser For 6 6 Likely OtherPlace;
    /// Checked: content of other companies is held back.
    CheckThirdParty: Browser For 3 3 Possible OtherPlace;
    /// Checked: the clock is off, which spoils certificates and cookies.
    CheckClock: Browser For 5 5 Likely;
    /// Checked: the browser translates the page.
    CheckTranslation: Browser For 2 2 Possible;
    /// Checked: the browser is old.
    CheckVersion: Browser For 2 2 Possible Update;
    /// It worked in another browser or a private window of this computer.
    WorkedOtherBrowser: Browser For 7 7 Likely ClearData;
    /// It worked on another device.
    WorkedOtherDevice: Browser For 4 5 Likely ClearData;
    /// A new password was set, and the login was refused all the same: then it is hardly the password.
    NewPasswordRefused: Browser For 3 4 Possible ClearData;
    /// Clearing, updating or another browser helped before.
    HelpedBrowser: Browser For 4 5 Likely ClearData;
    /// The like was tried, and nothing changed.
    UnchangedBrowser: Browser Against 2 4 Unknown;
    /// Checked: cookies and captcha are fine.
    ChecksGood: Browser Against 2 2 Unknown;
    /// Refused in other places, too.
    SameElsewhere: Browser Against 4 5 Unknown;

    /// No answer came within a minute.
    NoAnswer: Network For 3 4 Possible SiteStatus;
    /// Asked: this computer has no network.
    ReachOffline: Network For 8 8 Clear OtherPlace;
    /// Asked: the site's name is not found.
    ReachName: Network For 6 6 Likely OtherPlace;
    /// Asked: the certificate is not accepted; a wrong clock or security software does that.
    ReachCertificate: Network For 5 5 Likely OtherPlace;
    /// Asked: nothing came, and the browser does not tell why.
    ReachUnclear: Network For 3 3 Possible OtherPlace;
    /// Checked: the network is not there.
    CheckNetwork: Network For 6 6 Likely OtherPlace;
    /// Another network or no VPN helped.
    HelpedNetwork: Network For 6 6 Likely OtherPlace;
    /// Another network or no VPN changed nothing.
    UnchangedNetwork: Network Against 3 4 Unknown;
    /// The latest attempt was answered.
    Answered: Network Against 3 3 Unknown;
    /// Asked: the site answers.
    WayOpen: Network Against 4 4 Unknown;

    /// The site speaks of maintenance.
    SaidMaintenance: Site For 8 8 Clear Wait;
    /// The site speaks of a failure of its own.
    SaidFailure: Site For 7 7 Clear Wait;
    /// The site speaks of too many visitors.
    SaidBusy: Site For 6 6 Clear Wait;
    /// The page that answered was one of maintenance or of a server's error.
    SiteDown: Site For 7 8 Clear Wait;
    /// Trouble was announced to a visit without an attempt.
    Announced: Site For 6 6 Likely Wait;
    /// Asked: the site answers with an error or speaks of trouble.
    ReachTrouble: Site For 8 8 Clear Wait;
    /// Asked: nothing takes the connection, or nothing comes in time.
    ReachSilent: Site For 4 4 Likely Wait;
    /// Checked: the site does not answer as it should.
    CheckSite: Site For 6 6 Likely SiteStatus;
    /// No answer came within a minute: it may be the site as well as the way.
    NoAnswerSite: Site For 3 4 Possible SiteStatus;
    /// The same words on several evenings, when most people visit.
    EachEvening: Site For 2 2 Possible Wait;
    /// No answer, or trouble, in other places, too.
    DownElsewhere: Site For 5 6 Likely SiteStatus;
    /// Waiting helped before.
    HelpedSite: Site For 2 3 Likely Wait;
    /// Waiting changed nothing.
    UnchangedSite: Site Against 1 2 Unknown;
    /// Asked: the site answers.
    SiteAnswers: Site Against 4 4 Unknown;
    /// It has been so for three days and more: an outage does not last so long.
    ForDays: Site Against 2 2 Unknown;
    /// It works elsewhere at the same time.
    SiteWorksElsewhere: Site Against 6 6 Unknown;
}

impl Row {
    /// What it weighs, if it was seen so often; negative where it speaks against.
    #[must_use]
    pub fn points(&self, times: u32) -> i32 {
        let weight = i32::from(match times {
            0 => 0,
            1..OFTEN => self.once,
            _ => self.often,
        });
        if self.speaks == Polarity::For { weight } else { -weight }
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;
    use crate::named::Named;

    #[test]
    fn a_rule_is_written_the_same_everywhere() {
        for rule in Rule::VARIANTS {
            assert_eq!(serde_json::to_string(rule).unwrap_or_default(), format!("\"{}\"", rule.name()));
        }
    }

    #[test]
    fn more_of_the_same_never_weighs_less() {
        for row in Rule::VARIANTS.iter().map(|rule| rule.row()) {
            assert!(row.once > 0 && row.once <= row.often, "{row:?}");
            let certain = row.most != Certainty::Unknown;
            assert_eq!(certain, row.speaks == Polarity::For, "what speaks against makes nothing certain: {row:?}");
            assert!(row.speaks == Polarity::For || row.remedy.is_none(), "{row:?}");
        }
    }

    #[test]
    fn every_cause_has_both_sides() {
        for cause in Cause::VARIANTS {
            for side in [Polarity::For, Polarity::Against] {
                assert!(Rule::VARIANTS.iter().any(|rule| (rule.row().cause, rule.row().speaks) == (*cause, side)), "{cause:?} {side:?}");
            }
        }
    }
}
