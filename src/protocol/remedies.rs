//! What is asked about remedies: advice, trials, whether site and browser are
//! fit, reminders, letters. What is handed in for the record is checked
//! ([`crate::journal::event::validate`]) and refused with a failure, never cut. What a page has
//! seen of these it writes down itself, or it would be lost with the page.

use serde::{Deserialize, Serialize};

use super::request;
use crate::advice::Advice;
use crate::journal::EventId;
use crate::journal::event::{
    AddressTest, EnvironmentCheck, LetterSent, Reachability, Reminder, ReminderEnd, Reply, ResetStep, Terms, Trial, TrialStatement,
};

/// What is likely, and what to try next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAdvice;

request!(ReadAdvice, "advice", Screen => Advice);

/// A remedy was tried. Answer: the id of its event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordTrial(pub Trial);

request!(RecordTrial, "tried", Screen => EventId);

/// The person says what came of a trial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordTrialResult(pub TrialStatement);

request!(RecordTrialResult, "result", Screen => ());

/// An address was put to the test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordAddressTest(pub AddressTest);

request!(RecordAddressTest, "address-tested", Screen => ());

/// A step on the way to a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordReset(pub ResetStep);

request!(RecordReset, "reset", Screen => ());

/// Ask the site whether it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckSite;

request!(CheckSite, "ask", Both => Reachability);

/// Check the environment; the tab of this number shows a page of the site (none: no page is asked).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckBrowser(pub Option<i32>);

request!(CheckBrowser, "check", Screen => EnvironmentCheck);

/// Remind the person. Answer: the id of its event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetReminder(pub Reminder);

request!(SetReminder, "remind", Screen => EventId);

/// Reminders that have been set and are not over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadReminders;

request!(ReadReminders, "reminders", Screen => Vec<(EventId, Reminder)>);

/// A reminder is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndReminder(pub ReminderEnd);

request!(EndReminder, "end-reminder", Screen => ());

/// A letter was sent. Answer: the id of its event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordLetter(pub LetterSent);

request!(RecordLetter, "letter-sent", Screen => EventId);

/// An answer came. Answer: the id of its event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordReply(pub Reply);

request!(RecordReply, "reply", Screen => EventId);

/// Terms of use as the person saved them. Answer: the id of its event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordTerms(pub Terms);

request!(RecordTerms, "terms", Screen => EventId);
