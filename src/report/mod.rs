//! What is handed over: the record in forms that other people and other
//! programs can read. Sentences are passed in; this floor has none.

pub mod bundle;
pub mod card;
pub mod cleared;
pub mod contents;
pub mod csv;
pub mod diagnostic;
pub mod figures;
pub mod form;
pub mod heat_map;
pub mod hours;
pub mod html;
pub mod json;
pub mod letter;
pub mod lines;
pub mod markup;
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
pub mod telling;
pub mod text;
pub mod time;
pub mod told;
pub mod tried;
pub mod unbroken;
pub mod wording;

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

/// The key of the sentence that says what kind of fact it is: the same as
/// [`key`] gives, without writing the whole fact out for it.
#[must_use]
pub fn fact_key(fact: &crate::journal::Fact) -> &'static str {
    use crate::journal::Fact;
    match fact {
        Fact::PageSeen(_) => "kind_page_seen",
        Fact::Attempt(_) => "kind_attempt",
        Fact::SiteMessage(_) => "kind_site_message",
        Fact::Outcome(_) => "kind_outcome",
        Fact::DataCleared(_) => "kind_data_cleared",
        Fact::Notice(_) => "kind_notice",
        Fact::Picture(_) => "kind_picture",
        Fact::Note(_) => "kind_note",
        Fact::SelfReport(_) => "kind_self_report",
        Fact::Elsewhere(_) => "kind_elsewhere",
        Fact::Erased(_) => "kind_erased",
        Fact::Trial(_) => "kind_trial",
        Fact::TrialResult(_) => "kind_trial_result",
        Fact::AddressTested(_) => "kind_address_tested",
        Fact::Reset(_) => "kind_reset",
        Fact::CookiesRestored(_) => "kind_cookies_restored",
        Fact::Reached(_) => "kind_reached",
        Fact::Checked(_) => "kind_checked",
        Fact::Reminder(_) => "kind_reminder",
        Fact::ReminderEnded(_) => "kind_reminder_ended",
        Fact::LetterSent(_) => "kind_letter_sent",
        Fact::Reply(_) => "kind_reply",
        Fact::Terms(_) => "kind_terms",
    }
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
            assert_eq!(fact_key(&event.fact), key("kind", &event.fact));
        }
    }

    #[test]
    fn files_carry_the_local_date() {
        assert_eq!(file_name(time::Local::new(1_795_359_600_000, 540), "csv"), "hapitas-login-2026-11-23.csv");
    }
}
