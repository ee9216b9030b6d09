//! The product, driven from outside in real Chromium and real Firefox.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod accessible;
mod alarms;
mod bad_input;
mod clearing;
mod durability;
mod filled;
mod forms;
mod hints;
mod http_cache;
mod install;
mod journal_tab;
mod kept_pictures;
mod keyboard;
mod layout;
mod lens;
mod memory;
mod outcomes;
mod panel;
mod picture;
mod pointing;
mod policies;
mod printing;
mod record;
mod recorded;
mod restore;
mod retention;
mod saving;
mod screens;
mod secrets;
mod settings;
mod sights;
mod storage_failures;
mod support;
mod tidying;
mod ways;
