//! The product, driven from outside in real Chromium and real Firefox.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod alarms;
mod bad_input;
mod clearing;
mod durability;
mod exports;
mod forms;
mod hints;
mod http_cache;
mod install;
mod keyboard;
mod layout;
mod lens;
mod memory;
mod outcomes;
mod panel;
mod picture;
mod policies;
mod record;
mod recorded;
mod restore;
mod retention;
mod screens;
mod secrets;
mod settings;
mod storage_failures;
mod support;
mod ways;
