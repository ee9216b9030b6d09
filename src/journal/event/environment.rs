//! With which browser on which system somebody tried: what support asks for.

use serde::{Deserialize, Serialize};

pub use super::browser::{Browser, System};
use super::user_agent;

/// Browser and system at an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Environment {
    /// Which browser.
    pub browser: Browser,
    /// Its version, as exactly as it tells; empty where it does not.
    pub version: String,
    /// Which system.
    pub system: System,
    /// Its version, where the browser tells the truth about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_version: Option<String>,
    /// The browser's language, such as `ja` or `en-US`.
    pub language: String,
}

/// What a browser tells of itself, word for word.
#[derive(Clone, Copy, Debug, Default)]
pub struct UserAgentHints<'a> {
    /// `navigator.userAgent`.
    pub user_agent: &'a str,
    /// `navigator.userAgentData`'s brands with their versions; empty in Firefox and Safari.
    pub brands: &'a [(String, String)],
    /// `userAgentData.platform`; empty where there is none.
    pub platform: &'a str,
    /// `platformVersion` of the high-entropy values; empty where there is none.
    pub platform_version: &'a str,
    /// `navigator.language`.
    pub language: &'a str,
    /// `navigator.maxTouchPoints`: an iPad calls itself a Mac, but no Mac has a touch screen.
    pub touch_points: u32,
}

/// Understands what a browser tells of itself.
#[must_use]
pub fn environment(told: &UserAgentHints<'_>) -> Environment {
    let (browser, version) = branded(told.brands).unwrap_or_else(|| user_agent::browser(told.user_agent));
    let (system, system_version) = hinted(told).unwrap_or_else(|| user_agent::system(told.user_agent, told.touch_points));
    Environment {
        browser,
        version: short(&version),
        system,
        system_version: system_version.map(|v| short(&v)),
        language: short(told.language),
    }
}

/// The maker's name among the brands; the invented one («Not;A=Brand») and the engine's are passed over.
fn branded(brands: &[(String, String)]) -> Option<(Browser, String)> {
    const NAMES: [(&str, Browser); 7] = [
        ("Microsoft Edge", Browser::Edge),
        ("Opera", Browser::Opera),
        ("Vivaldi", Browser::Vivaldi),
        ("Brave", Browser::Brave),
        ("Samsung Internet", Browser::Samsung),
        ("Google Chrome", Browser::Chrome),
        ("Chromium", Browser::Chromium),
    ];
    NAMES.iter().find_map(|(name, browser)| {
        let (_, version) = brands.iter().find(|(brand, _)| brand == name)?;
        Some((*browser, version.clone()))
    })
}

fn hinted(told: &UserAgentHints<'_>) -> Option<(System, Option<String>)> {
    let version = Some(told.platform_version).filter(|v| !v.is_empty()).map(str::to_owned);
    Some(match told.platform {
        // 13 and above is Windows 11, 1 to 10 Windows 10, 0 what came before it (source: the browsers' own documents).
        "Windows" => {
            let major = told.platform_version.split('.').next().and_then(|n| n.parse::<u32>().ok());
            (System::Windows, Some(major.map_or("10-or-11", |n| if n >= 13 { "11" } else { "10" }).to_owned()))
        }
        "macOS" => (System::MacOs, version),
        "Android" => (System::Android, version),
        "Chrome OS" | "Chromium OS" => (System::ChromeOs, version),
        "Linux" => (System::Linux, None),
        _ => return None,
    })
}

/// Versions and languages are short; anything else is none.
fn short(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || "._-".contains(*c)).take(24).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brands(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(b, v)| ((*b).to_owned(), (*v).to_owned())).collect()
    }

    fn short_of(told: &UserAgentHints<'_>) -> (Browser, String, System, Option<String>) {
        let e = environment(told);
        (e.browser, e.version, e.system, e.system_version)
    }

    #[test]
    fn makers_are_found_among_the_brands() {
        for (list, expected) in [
            (
                brands(&[("Not;A=Brand", "8.0.0.0"), ("Chromium", "142.0.1.2"), ("Microsoft Edge", "142.0.3.4")]),
                (Browser::Edge, "142.0.3.4"),
            ),
            (brands(&[("Google Chrome", "142"), ("Not_A Brand", "99"), ("Chromium", "142")]), (Browser::Chrome, "142")),
            (brands(&[("Chromium", "156.0.0.0"), ("Not)A;Brand", "24")]), (Browser::Chromium, "156.0.0.0")),
        ] {
            let e = environment(&UserAgentHints { brands: &list, platform: "Linux", ..UserAgentHints::default() });
            assert_eq!((e.browser, e.version.as_str()), expected);
        }
    }

    #[test]
    fn windows_11_is_told_from_10_only_where_the_browser_tells() {
        let list = brands(&[("Google Chrome", "142")]);
        let windows =
            |v: &str| short_of(&UserAgentHints { brands: &list, platform: "Windows", platform_version: v, ..UserAgentHints::default() }).3;
        assert_eq!(windows("15.0.0").as_deref(), Some("11"));
        assert_eq!(windows("10.0.0").as_deref(), Some("10"));
        assert_eq!(windows("").as_deref(), Some("10-or-11"));
    }

    #[test]
    fn an_ipad_is_no_mac() {
        let ua = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15";
        let with = |touch_points| short_of(&UserAgentHints { user_agent: ua, touch_points, ..UserAgentHints::default() });
        assert_eq!(with(0), (Browser::Safari, "18.1".into(), System::MacOs, None));
        assert_eq!(with(5).2, System::IpadOs);
    }

    #[test]
    fn hostile_answers_stay_short() {
        let long = "x<b>\u{202e}🔑".repeat(1000);
        let list = brands(&[("Chromium", &long)]);
        let e = environment(&UserAgentHints {
            user_agent: &long,
            brands: &list,
            platform: "macOS",
            platform_version: &long,
            language: &long,
            touch_points: 1,
        });
        assert!(e.version.len() <= 24 && e.language.len() <= 24 && e.system_version.is_some_and(|v| v.len() <= 24));
    }
}
