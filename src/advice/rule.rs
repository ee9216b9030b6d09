//! The rules as data: which ground speaks for or against which cause, how much
//! it weighs, and how certain it alone can make anybody. Whether a ground is
//! there is found out in [`super::evidence`]; its sentence is `ground_` and the
//! rule's name with `_`. The weights are judgements: there are no figures of
//! how often each cause is at work. What binds them is the corpus of cases.

use serde::{Deserialize, Serialize};

use super::{Cause, Certainty};
use crate::journal::event::Remedy;

/// In which direction a ground speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speaks {
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
    pub speaks: Speaks,
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
    ($($(#[$doc:meta])* $rule:ident $name:literal: $cause:ident $speaks:ident $once:literal $often:literal $most:ident $($remedy:ident)?;)*) => {
        /// A ground that a record can hold. A closed list; the order is that of equals.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Rule { $($(#[$doc])* $rule,)* }

        impl Rule {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$rule,)*];

            /// The name as it stands in advice and (with `_`) in keys of sentences.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$rule => $name,)* }
            }

            /// Its row.
            #[must_use]
            pub fn row(self) -> Row {
                match self {
                    $(Self::$rule => Row {
                        rule: self,
                        cause: Cause::$cause,
                        speaks: Speaks::$speaks,
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
    OddAddress "odd-address": Input For 6 7 Clear CheckInput;
    /// A finding that is probably not what was meant.
    OddText "odd-text": Input For 4 5 Likely CheckInput;
    /// Caps Lock, NumLock or the layout stood against what was meant.
    OddKeyboard "odd-keyboard": Input For 4 5 Likely CheckInput;
    /// Not the address of the last login that worked.
    NotLastAddress "not-last-address": Input For 3 4 Likely CheckInput;
    /// Saved data was sent; stale autofill is among the causes that the FAQ names.
    Autofilled "autofilled": Input For 2 3 Possible CheckInput;
    /// Something that is usually harmless, such as a capital first letter.
    OddSlightly "odd-slightly": Input For 1 2 Possible CheckInput;
    /// The site's words name address or password: a slip of the finger comes first, for it costs least to look.
    SaidWrong "said-wrong": Input For 3 3 Possible CheckInput;
    /// A code of the second step was not taken.
    SaidCode "said-code": Input For 3 3 Likely CheckInput;
    /// Looking at the fields anew helped before.
    HelpedInput "helped-input": Input For 2 3 Likely CheckInput;
    /// The fields were looked at, and nothing changed.
    UnchangedInput "unchanged-input": Input Against 2 3 Unknown;
    /// Refused three times in a row with nothing odd about the fields.
    CleanInput "clean-input": Input Against 2 2 Unknown;

    /// The same words name what is registered as well as what was typed.
    SaidWrongAccount "said-wrong-account": Account For 2 2 Possible FindAddress;
    /// The third and further times that the site said so: fingers slip once or twice.
    SaidWrongOften "said-wrong-often": Account For 1 3 Likely FindAddress;
    /// The site does not know what was typed (the reset screen says so word for word).
    SaidNotRegistered "said-not-registered": Account For 5 6 Likely FindAddress;
    /// The site says that the membership is suspended or over.
    SaidEnded "said-ended": Account For 8 8 Clear;
    /// The site says that the login is locked.
    SaidLocked "said-locked": Account For 7 7 Clear Wait;
    /// A link for a new password was too old: only the newest holds, for 48 hours.
    SaidLinkExpired "said-link-expired": Account For 2 2 Possible ResetPassword;
    /// The reset screen does not know an address that was put to the test.
    AddressUnregistered "address-unregistered": Account For 5 6 Likely FindAddress;
    /// The mail for a new password did not come: another address may be the registered one.
    NoResetMail "no-reset-mail": Account For 3 3 Possible FindAddress;
    /// No login for 180 days: since 2024-10-01 the membership lapses then (blogs after the official FAQ).
    Lapsed "lapsed": Account For 5 5 Likely;
    /// Logins worked by LINE, Yahoo! JAPAN or Apple: such an account may have no password.
    OtherWay "other-way": Account For 5 5 Likely;
    /// Refused elsewhere, too: what both places share is the account.
    RefusedElsewhere "refused-elsewhere": Account For 4 5 Likely FindAddress;
    /// A new password helped before.
    HelpedAccount "helped-account": Account For 2 3 Likely ResetPassword;
    /// A new password was set, and the login was refused all the same.
    UnchangedAccount "unchanged-account": Account Against 3 4 Unknown;
    /// The same account works elsewhere.
    WorksElsewhere "works-elsewhere": Account Against 6 6 Unknown;

    /// The picture puzzle was not passed.
    SaidCaptcha "said-captcha": Browser For 5 6 Likely ClearData;
    /// The picture puzzle opened and led nowhere.
    CaptchaOpen "captcha-open": Browser For 2 4 Likely ClearData;
    /// The site says that cookies are off.
    SaidCookies "said-cookies": Browser For 8 8 Clear OtherPlace;
    /// The browser itself said at an attempt that it keeps no cookies of the page.
    CookiesOff "cookies-off": Browser For 7 7 Clear OtherPlace;
    /// The page had been open too long, or what the site stored here is out of step.
    SaidSession "said-session": Browser For 4 5 Likely ClearData;
    /// The form came back without a word. After a rejected captcha it does so (seen on the live site, 2026-05);
    /// but words may also have been missed, since nobody knows where the site puts them.
    SilentRefusal "silent-refusal": Browser For 1 3 Possible ClearData;
    /// The button was pressed and nothing left the browser.
    NotSent "not-sent": Browser For 2 4 Likely OtherPlace;
    /// No answer came to a login although the site answers when asked.
    NoAnswerHere "no-answer-here": Browser For 3 4 Possible ClearData;
    /// Checked: cookies are not kept.
    CheckCookies "check-cookies": Browser For 7 7 Clear OtherPlace;
    /// Checked: the captcha's script did not come.
    CheckCaptcha "check-captcha": Browser For 6 6 Likely OtherPlace;
    /// Checked: content of other companies is held back.
    CheckThirdParty "check-third-party": Browser For 3 3 Possible OtherPlace;
    /// Checked: the clock is off, which spoils certificates and cookies.
    CheckClock "check-clock": Browser For 5 5 Likely;
    /// Checked: the browser translates the page.
    CheckTranslation "check-translation": Browser For 2 2 Possible;
    /// Checked: the browser is old.
    CheckVersion "check-version": Browser For 2 2 Possible Update;
    /// It worked in another browser or a private window of this computer.
    WorkedOtherBrowser "worked-other-browser": Browser For 7 7 Likely ClearData;
    /// It worked on another device.
    WorkedOtherDevice "worked-other-device": Browser For 4 5 Likely ClearData;
    /// A new password was set, and the login was refused all the same: then it is hardly the password.
    NewPasswordRefused "new-password-refused": Browser For 3 4 Possible ClearData;
    /// Clearing, updating or another browser helped before.
    HelpedBrowser "helped-browser": Browser For 4 5 Likely ClearData;
    /// The like was tried, and nothing changed.
    UnchangedBrowser "unchanged-browser": Browser Against 2 4 Unknown;
    /// Checked: cookies and captcha are fine.
    ChecksGood "checks-good": Browser Against 2 2 Unknown;
    /// Refused in other places, too.
    SameElsewhere "same-elsewhere": Browser Against 4 5 Unknown;

    /// No answer came within a minute.
    NoAnswer "no-answer": Network For 3 4 Possible SiteStatus;
    /// Asked: this computer has no network.
    ReachOffline "reach-offline": Network For 8 8 Clear OtherPlace;
    /// Asked: the site's name is not found.
    ReachName "reach-name": Network For 6 6 Likely OtherPlace;
    /// Asked: the certificate is not accepted; a wrong clock or security software does that.
    ReachCertificate "reach-certificate": Network For 5 5 Likely OtherPlace;
    /// Asked: nothing came, and the browser does not tell why.
    ReachUnclear "reach-unclear": Network For 3 3 Possible OtherPlace;
    /// Checked: the network is not there.
    CheckNetwork "check-network": Network For 6 6 Likely OtherPlace;
    /// Another network or no VPN helped.
    HelpedNetwork "helped-network": Network For 6 6 Likely OtherPlace;
    /// Another network or no VPN changed nothing.
    UnchangedNetwork "unchanged-network": Network Against 3 4 Unknown;
    /// The latest attempt was answered.
    Answered "answered": Network Against 3 3 Unknown;
    /// Asked: the site answers.
    WayOpen "way-open": Network Against 4 4 Unknown;

    /// The site speaks of maintenance.
    SaidMaintenance "said-maintenance": Site For 8 8 Clear Wait;
    /// The site speaks of a failure of its own.
    SaidFailure "said-failure": Site For 7 7 Clear Wait;
    /// The site speaks of too many visitors.
    SaidBusy "said-busy": Site For 6 6 Clear Wait;
    /// The page that answered was one of maintenance or of a server's error.
    SiteDown "site-down": Site For 7 8 Clear Wait;
    /// Trouble was announced to a visit without an attempt.
    Announced "announced": Site For 6 6 Likely Wait;
    /// Asked: the site answers with an error or speaks of trouble.
    ReachTrouble "reach-trouble": Site For 8 8 Clear Wait;
    /// Asked: nothing takes the connection, or nothing comes in time.
    ReachSilent "reach-silent": Site For 4 4 Likely Wait;
    /// Checked: the site does not answer as it should.
    CheckSite "check-site": Site For 6 6 Likely SiteStatus;
    /// No answer came within a minute: it may be the site as well as the way.
    NoAnswerSite "no-answer-site": Site For 3 4 Possible SiteStatus;
    /// The same words on several evenings, when most people visit.
    EachEvening "each-evening": Site For 2 2 Possible Wait;
    /// No answer, or trouble, in other places, too.
    DownElsewhere "down-elsewhere": Site For 5 6 Likely SiteStatus;
    /// Waiting helped before.
    HelpedSite "helped-site": Site For 2 3 Likely Wait;
    /// Waiting changed nothing.
    UnchangedSite "unchanged-site": Site Against 1 2 Unknown;
    /// Asked: the site answers.
    SiteAnswers "site-answers": Site Against 4 4 Unknown;
    /// It has been so for three days and more: an outage does not last so long.
    ForDays "for-days": Site Against 2 2 Unknown;
    /// It works elsewhere at the same time.
    SiteWorksElsewhere "site-works-elsewhere": Site Against 6 6 Unknown;
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
        if self.speaks == Speaks::For { weight } else { -weight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_written_the_same_everywhere() {
        for rule in Rule::ALL {
            assert_eq!(serde_json::to_string(rule).unwrap_or_default(), format!("\"{}\"", rule.as_str()));
        }
    }

    #[test]
    fn more_of_the_same_never_weighs_less() {
        for row in Rule::ALL.iter().map(|rule| rule.row()) {
            assert!(row.once > 0 && row.once <= row.often, "{row:?}");
            let certain = row.most != Certainty::Unknown;
            assert_eq!(certain, row.speaks == Speaks::For, "what speaks against makes nothing certain: {row:?}");
            assert!(row.speaks == Speaks::For || row.remedy.is_none(), "{row:?}");
        }
    }

    #[test]
    fn every_cause_has_both_sides() {
        for cause in Cause::ALL {
            for side in [Speaks::For, Speaks::Against] {
                assert!(Rule::ALL.iter().any(|rule| (rule.row().cause, rule.row().speaks) == (cause, side)), "{cause:?} {side:?}");
            }
        }
    }
}
