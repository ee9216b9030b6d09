//! One manifest template → one manifest per browser, without a warning in either.

use std::fs;

use anyhow::{Context, Result};
use login_rescue::site::hosts;
use serde_json::{Map, Value, json};

use crate::Target;
use crate::shell::root;

const TEMPLATE: &str = "extension/manifest.template.json";

/// The manifest of one build.
pub(crate) fn manifest(target: Target) -> Result<Map<String, Value>> {
    let template = fs::read_to_string(root().join(TEMPLATE)).context(TEMPLATE)?;
    fill(&template, target).context(TEMPLATE)
}

fn fill(template: &str, target: Target) -> Result<Map<String, Value>> {
    let mut manifest: Map<String, Value> = serde_json::from_str(template)?;
    let permissions = manifest.get_mut("permissions").and_then(Value::as_array_mut).context("no list of permissions")?;
    match target {
        Target::Chrome => permissions.insert(0, json!("browsingData")),
        // Why a question to the site failed. Not in Chromium: held there, a page that is opened while the
        // extension is loaded may never come; granted on a click, it tells nothing (docs/architecture.md).
        Target::Firefox => permissions.push(json!("webRequest")),
    }
    let mut set = |key: &str, value| manifest.insert(key.to_owned(), value);
    set("version", json!(env!("CARGO_PKG_VERSION")));
    set("host_permissions", json!([hosts::PATTERN]));
    let content = json!({
        "matches": [hosts::PATTERN],
        "exclude_matches": hosts::LEFT_ALONE.map(|host| format!("*://{host}/*")),
        "js": ["content.js"],
        "run_at": "document_start",
    });
    set("content_scripts", json!([content]));
    match target {
        Target::Chrome => {
            set("minimum_chrome_version", json!("130"));
            set("background", json!({ "service_worker": "background.js" }));
        }
        Target::Firefox => as_firefox_wants(&mut manifest),
    }
    Ok(manifest)
}

fn as_firefox_wants(manifest: &mut Map<String, Value>) {
    let gecko = json!({
        "id": "login-rescue@login-rescue.invalid",
        "strict_min_version": "143.0",
        "data_collection_permissions": { "required": ["none"] },
    });
    manifest.insert("background".to_owned(), json!({ "scripts": ["background.js"] }));
    manifest.insert("browser_specific_settings".to_owned(), json!({ "gecko": gecko }));
}

/// The manifest that `web-ext lint` reads. It knows Firefox only and demands
/// keys of Firefox's that would make Chrome warn; Chrome's build gets them
/// for the linter, and for nobody else. Everything else is what is shipped.
pub(crate) fn for_linter(target: Target) -> Result<Map<String, Value>> {
    let mut manifest = manifest(target)?;
    as_firefox_wants(&mut manifest);
    Ok(manifest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text in a value.
    fn texts(value: &Value) -> Vec<&str> {
        match value {
            Value::String(text) => vec![text],
            Value::Array(list) => list.iter().flat_map(texts).collect(),
            Value::Object(map) => map.values().flat_map(texts).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn each_browser_finds_only_keys_that_it_knows() {
        let [chrome, firefox] = Target::ALL.map(|target| manifest(target).unwrap());
        assert_eq!(chrome["background"], json!({ "service_worker": "background.js" }));
        assert_eq!(firefox["background"], json!({ "scripts": ["background.js"] }));
        for (key, knows, does_not) in [("minimum_chrome_version", &chrome, &firefox), ("browser_specific_settings", &firefox, &chrome)] {
            assert!(knows.contains_key(key) && !does_not.contains_key(key), "{key}");
        }
        assert!(texts(&chrome["permissions"]).contains(&"browsingData") && !texts(&firefox["permissions"]).contains(&"browsingData"));
        assert!(texts(&firefox["permissions"]).contains(&"webRequest") && !texts(&chrome["permissions"]).contains(&"webRequest"));
    }

    #[test]
    fn nothing_is_asked_for_but_the_one_site() {
        for target in Target::ALL {
            let manifest = manifest(target).unwrap();
            assert_eq!(manifest["host_permissions"], json!([hosts::PATTERN]));
            assert_eq!(manifest["content_scripts"][0]["matches"], json!([hosts::PATTERN]));
            assert!(!manifest.contains_key("web_accessible_resources") && !manifest.contains_key("optional_host_permissions"));
        }
    }

    #[test]
    fn every_icon_and_page_is_there() {
        let manifest = Value::Object(manifest(Target::Chrome).unwrap());
        let files: Vec<&str> = texts(&manifest).into_iter().filter(|text| text.ends_with(".png") || text.ends_with(".html")).collect();
        assert!(files.len() >= 5, "{files:?}");
        for file in files {
            assert!(root().join("extension").join(file).is_file(), "{file}");
        }
    }

    #[test]
    fn the_linter_sees_what_is_shipped() {
        assert_eq!(for_linter(Target::Firefox).unwrap(), manifest(Target::Firefox).unwrap());
        let (mut lint, mut shipped) = (for_linter(Target::Chrome).unwrap(), manifest(Target::Chrome).unwrap());
        for key in ["background", "browser_specific_settings"] {
            lint.remove(key);
            shipped.remove(key);
        }
        assert_eq!(lint, shipped);
    }

    #[test]
    fn a_template_that_is_none_is_an_error() {
        for bad in ["", "[]", "{}", r#"{"permissions":"storage"}"#] {
            assert!(fill(bad, Target::Chrome).is_err(), "{bad}");
        }
    }
}
