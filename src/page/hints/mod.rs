//! The hints beside the fields of a login.
//!
//! | file | |
//! |---|---|
//! | `fields` | the forms and fields of the page |
//! | `field` | one of them, and what was seen of it |
//! | `input_state` | keyboard, mouse and input method, as far as hints depend on them |
//! | `events` | what happens in a field |
//! | `look` | what is odd about a field now → its card |
//! | `entry` | what an attempt records of the fields |
//! | `card`, `rows`, `action` | the card, what stands in it, what its buttons do |
//! | `press` | a button of a card was pressed |
//! | `cards` | where the cards stand |
//! | `description` | the card as a description of its field, for screen readers |
//! | `address_memory`, `remembered` | addresses with which a login has worked |

mod action;
mod address_memory;
mod card;
mod cards;
mod description;
mod entry;
mod events;
mod field;
mod fields;
mod input_state;
mod look;
mod press;
mod remembered;
mod rows;

pub(crate) use description::forget_descriptions;
pub(crate) use field::WatchedField;
pub(crate) use fields::Fields;
