//! The site as a client sees it.

mod client;
mod faults;
mod logins;
mod pages;
