//! What is asked while somebody points at a field or a message in a page.

use serde::{Deserialize, Serialize};

use super::request;
use crate::journal::EventId;
use crate::journal::storage::pointed::Role;

/// The page has written down, under this id, what stands where the person
/// pointed. Answer: whether there is an attempt to which it belongs; without one it is dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignMessage(pub EventId);

request!(AssignMessage, "said", Page => bool);

/// The person takes back what was pointed at on a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForgetPlace {
    /// As `location.host` writes it.
    pub host: String,
    /// Which place.
    pub role: Role,
}

request!(ForgetPlace, "forget-place", Screen => ());
