//! The pages: templates in `tests/site/pages`, filled here.

pub(crate) mod api;
pub(crate) mod article;
pub(crate) mod code;
pub(crate) mod contact;
mod form;
pub(crate) mod frames;
pub(crate) mod kinds;
mod layout;
mod login;
pub(crate) mod member;
pub(crate) mod other;
pub(crate) mod probes;
mod refusal;
pub(crate) mod register;
pub(crate) mod reset;
pub(crate) mod signin;
pub(crate) mod smartphone;
pub(crate) mod status;
