//! What the person sets.

use serde::{Deserialize, Serialize};

use super::{Askers, Request, request, wire};
use crate::inspect::Code;

/// Whether addresses with which a login worked may be remembered. A no erases those that are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetMemory(pub bool);

impl Request for SetMemory {
    type Answer = ();
    const NAME: &'static str = "remember";
    const FROM: Askers = Askers::Both;

    /// By hand: a card of the engine asks the question, too.
    fn to_json(&self) -> String {
        wire::request(Self::NAME, if self.0 { "true" } else { "false" })
    }
}

/// Show this kind of hint, or do not until it is switched on again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetHint {
    /// Which kind.
    pub code: Code,
    /// Whether it is shown.
    pub shown: bool,
}

request!(SetHint, "hint", Screen => ());

/// Rest until this time (ms since the epoch), until resumed
/// ([`crate::journal::storage::settings::UNTIL_RESUMED`]), or no longer (0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause(pub i64);

request!(Pause, "pause", Screen => ());

/// Forget the remembered address of this digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForgetAddress(pub String);

request!(ForgetAddress, "forget", Screen => ());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_to_the_question_is_what_serde_writes() {
        for yes in [false, true] {
            let by_serde = wire::request(SetMemory::NAME, &serde_json::to_string(&SetMemory(yes)).unwrap());
            assert_eq!(SetMemory(yes).to_json(), by_serde);
        }
    }
}
