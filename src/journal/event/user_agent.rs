//! Browser and system out of the old `User-Agent` text, for browsers that
//! tell nothing better.

use super::browser::{Browser, System};

/// The mark before the version. The narrower stands first: everybody claims to
/// be Safari, and every engine's child to be Chrome.
const BROWSERS: [(&str, Browser); 13] = [
    ("EdgiOS/", Browser::Edge),
    ("EdgA/", Browser::Edge),
    ("Edg/", Browser::Edge),
    ("OPR/", Browser::Opera),
    ("OPT/", Browser::Opera),
    ("Vivaldi/", Browser::Vivaldi),
    ("SamsungBrowser/", Browser::Samsung),
    ("FxiOS/", Browser::Firefox),
    ("Firefox/", Browser::Firefox),
    ("CriOS/", Browser::Chrome),
    ("HeadlessChrome/", Browser::Chromium),
    ("Chrome/", Browser::Chrome),
    ("Version/", Browser::Safari),
];

/// Browser and version.
pub(in crate::journal) fn browser(text: &str) -> (Browser, String) {
    for (mark, browser) in BROWSERS {
        if let Some(version) = after(text, mark) {
            return (browser, version);
        }
    }
    (Browser::Other, String::new())
}

/// System and version, where it is true: Windows has said 10 and macOS 10.15 for years whatever they are.
pub(in crate::journal) fn system(text: &str, touch_points: u32) -> (System, Option<String>) {
    let points = |v: String| v.replace('_', ".");
    if let Some(version) = after(text, "Android ") {
        return (System::Android, Some(version));
    }
    if text.contains("Android") {
        return (System::Android, None);
    }
    if text.contains("iPhone") || text.contains("iPod") {
        return (System::Ios, after(text, "CPU iPhone OS ").map(points));
    }
    if text.contains("iPad") {
        return (System::IpadOs, after(text, "CPU OS ").map(points));
    }
    if text.contains("Macintosh") {
        return if touch_points > 1 { (System::IpadOs, None) } else { (System::MacOs, None) };
    }
    match after(text, "Windows NT ").as_deref() {
        Some("10.0") => return (System::Windows, Some("10-or-11".to_owned())),
        Some("6.3") => return (System::Windows, Some("8.1".to_owned())),
        Some("6.2") => return (System::Windows, Some("8".to_owned())),
        Some("6.1") => return (System::Windows, Some("7".to_owned())),
        Some(_) => return (System::Windows, None),
        None => {}
    }
    if text.contains("CrOS") {
        (System::ChromeOs, None)
    } else if text.contains("Linux") {
        (System::Linux, None)
    } else {
        (System::Other, None)
    }
}

/// The version that stands right behind a mark.
fn after(text: &str, mark: &str) -> Option<String> {
    let (_, rest) = text.split_once(mark)?;
    let version: String = rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '_')).take(24).collect();
    (!version.is_empty()).then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_systems_are_told_apart() {
        let chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";
        for (text, browser_is, version, system_is, system_version) in [
            (format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {chrome} Safari/537.36 Edg/142.0.0.0"), Browser::Edge, "142.0.0.0", System::Windows, Some("10-or-11")),
            (format!("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {chrome} Safari/537.36"), Browser::Chrome, "142.0.0.0", System::ChromeOs, None),
            (format!("Mozilla/5.0 (Linux; Android 15; SM-S921) {chrome} Mobile Safari/537.36"), Browser::Chrome, "142.0.0.0", System::Android, Some("15")),
            ("Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0".into(), Browser::Firefox, "115.0", System::Windows, Some("7")),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0".into(), Browser::Firefox, "153.0", System::Linux, None),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:153.0) Gecko/20100101 Firefox/153.0".into(), Browser::Firefox, "153.0", System::MacOs, None),
            ("Mozilla/5.0 (Android 14; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0".into(), Browser::Firefox, "153.0", System::Android, Some("14")),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.1 Mobile/15E148 Safari/604.1".into(), Browser::Chrome, "142.0.1", System::Ios, Some("18.1")),
            ("Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1".into(), Browser::Safari, "17.6", System::IpadOs, Some("17.6")),
        ] {
            assert_eq!(browser(&text), (browser_is, version.to_owned()), "{text}");
            assert_eq!(system(&text, 0), (system_is, system_version.map(str::to_owned)), "{text}");
        }
    }

    #[test]
    fn a_foreign_text_is_no_browser() {
        for text in ["", "🔑", "Firefox/", "curl/8.0"] {
            assert_eq!((browser(text).0, system(text, 0).0), (Browser::Other, System::Other), "{text}");
        }
    }
}
