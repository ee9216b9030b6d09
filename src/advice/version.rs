//! Whether a browser is old: said only where it is sure, for an update costs
//! time and seldom is what was missing.

use crate::journal::event::{Browser, Environment, System, Verdict};

/// What is known of a browser's versions.
struct Row {
    browser: Browser,
    /// A major version that was out on [`SEEN`].
    seen: u32,
    /// Below this one, none was kept up to date on that day by anybody.
    kept: u32,
}

/// When the versions of the table were looked at: 2026-11-22, in milliseconds since the epoch.
const SEEN: i64 = 1_795_305_600_000;

/// So long a version that was new then may still be called new, in milliseconds:
/// a new one comes every four weeks at the latest, and updates take a while.
const FRESH: i64 = 90 * 86_400_000;

/// Source of `seen`: the browsers with which this extension was measured on that
/// day. Of `kept`: Chrome and Edge keep the newest version and, for companies,
/// one that is some eight weeks older (their makers' pages on release channels);
/// six versions back lies behind both. Firefox keeps the newest and the
/// long-lived ones, of which 153 is the newest and 140 the one before; what lies
/// between them had its successor when 153 came out. 143, the oldest that runs
/// this extension, is among these.
const TABLE: [Row; 4] = [
    Row { browser: Browser::Chrome, seen: 156, kept: 150 },
    Row { browser: Browser::Chromium, seen: 156, kept: 150 },
    Row { browser: Browser::Edge, seen: 156, kept: 150 },
    Row { browser: Browser::Firefox, seen: 153, kept: 153 },
];

/// The long-lived Firefox before the newest one, which may still be kept up to date.
const LONG_LIVED_BEFORE: u32 = 140;

/// [`Verdict::Doubtful`]: surely old. [`Verdict::Good`]: surely not. Else [`Verdict::Unknown`].
#[must_use]
pub fn verdict(environment: &Environment, now: i64) -> Verdict {
    // ChromeOS has a long-lived channel of its own; on iPhone and iPad every browser is Safari inside.
    if matches!(environment.system, System::ChromeOs | System::Ios | System::IpadOs) {
        return Verdict::Unknown;
    }
    let Some(row) = TABLE.iter().find(|row| row.browser == environment.browser) else { return Verdict::Unknown };
    let Some(major) = environment.version.split('.').next().and_then(|major| major.parse::<u32>().ok()) else { return Verdict::Unknown };
    let long_lived = row.browser == Browser::Firefox && major <= LONG_LIVED_BEFORE;
    if major < row.kept && !long_lived {
        Verdict::Doubtful
    } else if major >= row.seen && now < SEEN.saturating_add(FRESH) {
        Verdict::Good
    } else {
        Verdict::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(browser: Browser, version: &str, system: System, now: i64) -> Verdict {
        verdict(&Environment { browser, version: version.into(), system, system_version: None, language: "ja".into() }, now)
    }

    #[test]
    fn old_is_said_only_where_it_is_sure() {
        use Verdict::{Doubtful, Good, Unknown};
        for (browser, version, expected) in [
            (Browser::Chrome, "156.0.1.2", Good),
            (Browser::Chrome, "157.0.0.0", Good),
            (Browser::Chrome, "152.0.0.0", Unknown),
            (Browser::Edge, "149.0.0.0", Doubtful),
            (Browser::Chromium, "130", Doubtful),
            (Browser::Firefox, "153.0", Good),
            (Browser::Firefox, "152.0.4", Doubtful),
            (Browser::Firefox, "140.9", Unknown),
            (Browser::Safari, "12.0", Unknown),
            (Browser::Samsung, "1.0", Unknown),
            (Browser::Chrome, "", Unknown),
            (Browser::Chrome, "abc.1", Unknown),
            (Browser::Chrome, "99999999999999", Unknown),
        ] {
            assert_eq!(of(browser, version, System::Windows, SEEN), expected, "{browser:?} {version}");
        }
    }

    #[test]
    fn what_was_new_then_is_not_called_new_for_ever() {
        let at = |now| of(Browser::Firefox, "153.0", System::MacOs, now);
        assert_eq!([at(SEEN), at(SEEN + FRESH), at(i64::MAX)], [Verdict::Good, Verdict::Unknown, Verdict::Unknown]);
        assert_eq!(of(Browser::Chrome, "140.0", System::Windows, i64::MAX), Verdict::Doubtful, "old stays old");
    }

    #[test]
    fn systems_with_versions_of_their_own_are_left_alone() {
        for system in [System::ChromeOs, System::Ios, System::IpadOs] {
            assert_eq!(of(Browser::Chrome, "130.0", system, SEEN), Verdict::Unknown);
        }
    }
}
