//! What is handed over: the record in forms that other people and other
//! programs can read. Sentences are passed in; this floor has none.

pub mod cleared;
pub mod contents;
pub mod description;
pub mod diagnostic;
pub mod event_parts;
pub mod export;
pub mod fact_parts;
pub mod figures;
pub mod heat_map;
pub mod hours;
pub mod letter;
pub mod lines;
pub mod look;
pub mod markup;
pub mod one_line;
pub mod outline;
pub mod packet;
pub mod picture;
pub mod recalled;
pub mod record;
#[cfg(test)]
mod samples;
pub mod share;
pub mod shorten;
pub mod sums;
pub mod time;
pub mod unbroken;
pub mod wording;

use crate::named::Named;

pub use figures::Figures;
pub use picture::Picture;
pub use record::Record;
pub use wording::Wording;

/// What the person chose to put in besides the record; nothing by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// The registered mail address, as the person gives it for these files only.
    pub address: Option<String>,
    /// Pictures of the page.
    pub pictures: Vec<Picture>,
}

/// [`Named::name`], for an expression that has no trait in scope.
#[must_use]
pub fn name<T: Named>(variant: &T) -> &'static str {
    variant.name()
}

/// The key of the sentence for a variant: `outcome` and `not-sent` give `outcome_not_sent`.
#[must_use]
pub fn key<T: Named>(of: &str, variant: &T) -> String {
    sentence_key(of, variant.name())
}

/// The same for a name.
fn sentence_key(of: &str, name: &str) -> String {
    [of, "_", &name.replace('-', "_")].concat()
}

/// The name of a file of ours, such as `hapitas-login-2026-11-22.csv`.
#[must_use]
pub fn file_name(now: time::Local, extension: &str) -> String {
    format!("hapitas-login-{}.{extension}", now.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::{DataKind, Outcome};

    #[test]
    fn variants_are_called_as_they_are_stored() {
        assert_eq!(name(&Outcome::NotSent), "not-sent");
        assert_eq!(key("data", &DataKind::IndexedDb), "data_indexed_db");
    }

    #[test]
    fn facts_are_called_as_they_are_stored() {
        for event in samples::weeks(1).events {
            let stored = serde_json::to_value(&event.fact).unwrap();
            assert!(stored.get(name(&event.fact)).is_some(), "{stored}");
        }
    }

    #[test]
    fn files_carry_the_local_date() {
        assert_eq!(file_name(time::Local::new(1_795_359_600_000, 540), "csv"), "hapitas-login-2026-11-23.csv");
    }
}
