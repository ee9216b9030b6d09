//! What cannot be done by this extension, or only here: how cookies are cleared
//! and updates looked for by hand. Sentences: `by_hand_clear_<name>`, `by_hand_update_<name>`.

use crate::journal::event::{Browser, Environment, System};

/// A place with menus of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Place {
    /// Chrome on a computer.
    Chrome,
    /// Edge on a computer.
    Edge,
    /// Firefox on a computer.
    Firefox,
    /// Safari on a Mac.
    Safari,
    /// iPhone and iPad.
    Iphone,
    /// Android telephones and tablets.
    Android,
}

impl Place {
    /// The place where somebody is; `None`: it is none of these.
    #[must_use]
    pub fn of(environment: &Environment) -> Option<Self> {
        match (environment.system, environment.browser) {
            (System::Ios | System::IpadOs, _) => Some(Self::Iphone),
            (System::Android, _) => Some(Self::Android),
            (_, Browser::Chrome | Browser::Chromium) => Some(Self::Chrome),
            (_, Browser::Edge) => Some(Self::Edge),
            (_, Browser::Firefox) => Some(Self::Firefox),
            (_, Browser::Safari) => Some(Self::Safari),
            _ => None,
        }
    }
}

/// Where the phone app is updated. Sentences: `by_hand_app_<name>`.
pub const STORES: [&str; 2] = ["app_store", "google_play"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_decides_before_the_browser() {
        let of = |browser, system| {
            Place::of(&Environment { browser, version: String::new(), system, system_version: None, language: String::new() })
        };
        assert_eq!(of(Browser::Chrome, System::Ios), Some(Place::Iphone));
        assert_eq!(of(Browser::Firefox, System::Android), Some(Place::Android));
        assert_eq!(of(Browser::Edge, System::Windows), Some(Place::Edge));
        assert_eq!(of(Browser::Opera, System::Windows), None);
    }
}
