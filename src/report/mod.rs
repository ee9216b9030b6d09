//! What is handed over: the record in forms that other people and other
//! programs can read. Sentences are passed in; this floor has none.

pub mod csv;
pub mod diagnostic;
pub mod json;
pub mod record;
pub mod shorten;
pub mod sums;
pub mod time;
pub mod told;

pub use record::Record;

/// The name under which an enum's variant is stored, such as `not-sent`:
/// the same word in the record, in the exports and in the keys of sentences.
#[must_use]
pub fn name<T: serde::Serialize>(variant: &T) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(serde_json::Value::Object(map)) => map.into_iter().next().map(|(name, _)| name).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The key of the sentence for a variant: `outcome` and `not-sent` give `outcome_not_sent`.
#[must_use]
pub fn key<T: serde::Serialize>(of: &str, variant: &T) -> String {
    format!("{of}_{}", name(variant).replace('-', "_"))
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
    fn files_carry_the_local_date() {
        assert_eq!(file_name(time::Local::new(1_795_359_600_000, 540), "csv"), "hapitas-login-2026-11-23.csv");
    }
}
