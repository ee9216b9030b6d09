//! What names the person: typed into a letter by hand, kept only in its
//! draft, never part of the record.

use serde::{Deserialize, Serialize};
use std::fmt;
use strum::VariantArray;

/// Something by which support finds or recognises a member.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Detail {
    /// The name.
    Name,
    /// The registered mail address.
    Mail,
    /// The telephone number.
    Phone,
    /// The birth date.
    Born,
    /// The postal address.
    Postal,
    /// Points that were exchanged.
    Exchanges,
    /// Services that were used.
    Services,
}

impl Detail {
    /// Without it no letter can be answered: where it is not given yet, the letter has a place for it.
    #[must_use]
    pub fn is_needed(self) -> bool {
        matches!(self, Self::Name | Self::Mail)
    }
}

/// What the person typed. `Debug` does not show it, so that no log can.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Details {
    /// The name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The registered mail address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mail: String,
    /// The telephone number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// The birth date.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub born: String,
    /// The postal address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub postal: String,
    /// Points that were exchanged.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub exchanges: String,
    /// Services that were used.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub services: String,
}

impl Details {
    /// What was typed for it, without blanks around it; `None`: nothing.
    #[must_use]
    pub fn get(&self, detail: Detail) -> Option<&str> {
        let typed = match detail {
            Detail::Name => &self.name,
            Detail::Mail => &self.mail,
            Detail::Phone => &self.phone,
            Detail::Born => &self.born,
            Detail::Postal => &self.postal,
            Detail::Exchanges => &self.exchanges,
            Detail::Services => &self.services,
        };
        Some(typed.trim()).filter(|typed| !typed.is_empty())
    }

    /// The place of what is typed for it.
    pub fn of(&mut self, detail: Detail) -> &mut String {
        match detail {
            Detail::Name => &mut self.name,
            Detail::Mail => &mut self.mail,
            Detail::Phone => &mut self.phone,
            Detail::Born => &mut self.born,
            Detail::Postal => &mut self.postal,
            Detail::Exchanges => &mut self.exchanges,
            Detail::Services => &mut self.services,
        }
    }

    /// Everything that was typed.
    pub fn given(&self) -> impl Iterator<Item = (Detail, &str)> {
        Detail::VARIANTS.iter().copied().filter_map(|detail| Some((detail, self.get(detail)?)))
    }
}

impl fmt::Debug for Details {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.given().map(|(detail, _)| detail)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_shows_which_were_given_and_not_what() {
        let mut details = Details::default();
        for detail in Detail::VARIANTS.iter().copied() {
            *details.of(detail) = format!(" 秘密{detail:?} ");
            assert_eq!(details.get(detail), Some(format!("秘密{detail:?}").as_str()));
        }
        assert_eq!(format!("{details:?}"), "{Name, Mail, Phone, Born, Postal, Exchanges, Services}");
        details.name = "\u{3000} ".into();
        assert_eq!(details.get(Detail::Name), None);
    }
}
