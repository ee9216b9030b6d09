//! What has to be done, one file each: writing the journal down and summing it
//! up, and all that hangs on it. The storage itself is read and written in [`super::store`].

pub(crate) mod addresses;
pub(crate) mod advice;
pub(crate) mod erasure;
pub(crate) mod facts;
pub(crate) mod import;
pub(crate) mod journal_writer;
pub(crate) mod pictures;
pub(crate) mod pointing;
pub(crate) mod record;
pub(crate) mod reminders;
pub(crate) mod retention;
pub(crate) mod settings;
pub(crate) mod summary;
pub(crate) mod views;
pub(crate) mod wake;
