//! What all pieces of ours in a page are made of; knows no form.

pub(crate) mod action;
pub(crate) mod dom;
pub(crate) mod glyphs;
pub(crate) mod hosts;
pub(crate) mod insert;
pub(crate) mod live_region;
pub(crate) mod pieces;
pub(crate) mod sheet;
