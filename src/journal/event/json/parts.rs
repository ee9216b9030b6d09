//! The pieces of which JSON is written: members of an object, arrays, texts.
//! Each goes behind what the text holds already.

use crate::plain;

/// The name of a member, behind a comma if it is not the first.
pub(super) fn name(json: &mut String, name: &str) {
    if !json.ends_with('{') {
        json.push(',');
    }
    text(json, name);
    json.push(':');
}

/// A member that is an object; whoever opens it closes it.
pub(super) fn open(json: &mut String, key: &str) {
    name(json, key);
    json.push('{');
}

/// A member that is a text.
pub(super) fn word(json: &mut String, key: &str, value: &str) {
    name(json, key);
    text(json, value);
}

/// A member that is a whole number.
pub(super) fn number(json: &mut String, key: &str, value: i64) {
    name(json, key);
    json.push_str(&plain::decimal(value));
}

/// A member that is true or false.
pub(super) fn truth(json: &mut String, key: &str, value: bool) {
    name(json, key);
    json.push_str(if value { "true" } else { "false" });
}

/// An array, each item written by `one`.
pub(super) fn list<T>(json: &mut String, items: &[T], one: impl Fn(&mut String, &T)) {
    json.push('[');
    for (n, item) in items.iter().enumerate() {
        if n > 0 {
            json.push(',');
        }
        one(json, item);
    }
    json.push(']');
}

/// A text in quotation marks.
pub(crate) fn text(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        let short = match c {
            '"' | '\\' => c,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            ..' ' => {
                json.push_str("\\u");
                json.push_str(&plain::hexadecimal(u64::from(c), 4));
                continue;
            }
            _ => {
                json.push(c);
                continue;
            }
        };
        json.push('\\');
        json.push(short);
    }
    json.push('"');
}
