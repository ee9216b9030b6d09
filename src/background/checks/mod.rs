//! What is found out when the person asks: does the site answer, is this browser fit to log in.

pub(crate) mod environment;
pub(crate) mod reachability;
