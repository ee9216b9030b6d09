//! What the record makes likely, in sentences.

use super::sentences::say;
use crate::advice::{Advice, Cause, Ground, Polarity, Standing};
use crate::report::{key, name};
use crate::webext::i18n::{text, text_with};

/// The name of a cause.
pub(crate) fn name_of(cause: Cause) -> String {
    say("cause", &cause)
}

/// The likeliest cause, no surer than the evidence.
pub(crate) fn sentence(advice: &Advice) -> String {
    match advice.first() {
        Some(first) => text(&format!("{}_{}", key("cause", &first.cause), name(&advice.certainty))),
        None if advice.standing == Standing::Failing => text("cause_unknown"),
        None => text(&key("standing", &advice.standing)),
    }
}

/// The weightiest ground for it. `None`: there is none.
pub(crate) fn weightiest(advice: &Advice) -> Option<String> {
    advice.first()?.grounds.iter().find(|ground| ground.speaks == Polarity::For).map(ground)
}

/// A ground in words: how often it was seen belongs to it.
pub(crate) fn ground(ground: &Ground) -> String {
    let words = say("ground", &ground.rule);
    if ground.times > 1 { text_with("ground_times", &[&words, &ground.times.to_string()]) } else { words }
}
