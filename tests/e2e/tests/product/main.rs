//! The product, driven from outside in real Chromium and real Firefox.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod bad_input;
mod clearing;
mod durability;
mod exports;
mod forms;
mod hints;
mod http_cache;
mod install;
mod journal_tab;
mod layout;
mod outcomes;
mod panel;
mod policies;
mod record;
mod screens;
mod secrets;
mod support;
