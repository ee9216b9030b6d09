//! Where the record is kept: arrivals, blocks, the sums over them. What is to
//! be done beside reading and writing them is no business of these files.
//!
//! | file | what it does |
//! |---|---|
//! | [`clock`] | the time, here and now |
//! | [`lock`] | one at a time |
//! | [`write`], [`write_queue`], [`repair`] | writes, and goes on where the storage takes nothing |
//! | [`blocks`], [`reader`], [`checkpoint`] | puts events into blocks, and reads them |
//! | [`pending_reset`], [`removed_cookies`], [`dropped`] | what lies beside the record |

pub(crate) mod blocks;
pub(crate) mod checkpoint;
pub(crate) mod clock;
pub(crate) mod dropped;
pub(crate) mod lock;
pub(crate) mod pending_reset;
pub(crate) mod reader;
pub(crate) mod removed_cookies;
pub(crate) mod repair;
pub(crate) mod write;
pub(crate) mod write_queue;
