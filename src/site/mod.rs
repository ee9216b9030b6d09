//! What is known of hapitas.jp: hosts, pages, selectors, messages. Data only.
//!
//! Nobody could read the live site while this was written; every table says
//! where its rows come from, and nothing here is shown as the site's own text.

pub mod domains;
pub mod help;
pub mod hosts;
pub mod messages;
pub mod phrases;
pub mod reset_link;
pub mod search;
pub mod selectors;
