//! What scripts have to know of the core. They import it from one module that
//! is made here, so that it stands in one place, in Rust.
//!
//! To add a constant, add a line to a list. A script that imports what is not
//! here stops the build; what no script imports costs nothing.

use login_rescue::journal::storage::keys;
use login_rescue::journal::storage::pending_reset::AwaitedStep;
use login_rescue::site::{messages, selectors};

/// What scripts import the constants from.
pub(crate) const MODULE: &str = "login-rescue-constants";

enum Value {
    Text(&'static str),
    /// A regular expression of JavaScript, for which small and capital letters are the same.
    Pattern(fn() -> String),
}

use Value::{Pattern, Text};

const CONSTANTS: &[(&str, Value)] = &[
    ("SELECTOR", Text(selectors::WAKE)),
    ("TITLE", Pattern(wake_title)),
    ("MAIL_SENT", Text(AwaitedStep::MailSent.as_str())),
    ("PASSWORD_SENT", Text(AwaitedStep::PasswordSent.as_str())),
];

/// The storage keys that scripts use, and beginnings of such, which end in `:`,
/// by their names in scripts. No script may write one out (`literals.rs`).
pub(crate) const KEYS: &[(&str, &str)] = &keys::FOR_SCRIPTS;

/// The titles of pages that wake the engine although they hold no field of its.
fn wake_title() -> String {
    [selectors::WAKE_TITLE, "|", &messages::wake_title()].concat()
}

/// The module's text.
pub(crate) fn module() -> String {
    let constants = CONSTANTS.iter().map(|(name, value)| match value {
        Text(text) => export(name, &string(text)),
        Pattern(pattern) => export(name, &format!("/{}/i", pattern())),
    });
    constants.chain(KEYS.iter().map(|(name, key)| export(name, &string(key)))).collect()
}

fn export(name: &str, value: &str) -> String {
    format!("export const {name} = {value};\n")
}

/// As JSON writes it, which is as JavaScript does.
fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::{Value as Json, json};

    use super::*;
    use crate::shell::node;

    #[test]
    fn scripts_find_each_constant_as_it_is_in_rust() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("constants.mjs");
        fs::write(&file, module()).unwrap();
        let found = node(&format!(
            "import * as found from {file:?};
             const values = Object.entries(found).map(([name, it]) => [name, it instanceof RegExp ? [it.source, it.flags] : it]);
             process.stdout.write(JSON.stringify(Object.fromEntries(values)))"
        ));
        let texts = CONSTANTS.iter().map(|(name, value)| match value {
            Text(text) => (*name, json!(text)),
            Pattern(pattern) => (*name, json!([pattern(), "i"])),
        });
        let keys = KEYS.iter().map(|(name, key)| (*name, json!(key)));
        let expected: Json = texts.chain(keys).map(|(name, value)| (name.to_owned(), value)).collect::<serde_json::Map<_, _>>().into();
        assert_eq!(serde_json::from_slice::<Json>(&found).unwrap(), expected);
    }
}
