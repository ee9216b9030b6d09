//! From keys to the state of the keyboard: what each stroke tells of NumLock
//! and of the layout that the computer believes in. Caps Lock is told by the
//! browser itself, with keys and clicks.

use super::Field;

/// The layout that the computer believes the keyboard has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// American: @ is Shift and 2.
    Us,
    /// Japanese: @ is the key to the right of P.
    Jis,
}

/// What is known of the keyboard at this moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keyboard {
    /// Whether Caps Lock is on; `None`: no key has told yet.
    pub caps_lock: Option<bool>,
    /// Whether the number pad types digits; `None`: it was not used yet.
    pub num_lock: Option<bool>,
    /// The layout of the computer, once a key in the mail field has shown that the person
    /// expects another one.
    pub layout: Option<Layout>,
}

/// One key going down, as the browser tells of it.
#[derive(Clone, Copy, Debug)]
pub struct Stroke<'a> {
    /// The place of the key (`KeyboardEvent.code`).
    pub code: &'a str,
    /// What it yields (`KeyboardEvent.key`).
    pub key: &'a str,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether the browser states that NumLock is on. On Windows, Shift and a digit of the
    /// number pad move the cursor although it is, and Shift is not told of.
    pub num_lock: bool,
    /// The field in which it happens.
    pub field: Field,
}

/// Strokes in a mail field that nobody means: (code, Shift, key). There the
/// other layout has its @, and an address holds neither of these characters.
const MIXED_UP: &[(&str, bool, &str, Layout)] = &[("BracketLeft", false, "[", Layout::Us), ("Digit2", true, "\"", Layout::Jis)];

impl Keyboard {
    /// The state after this stroke.
    #[must_use]
    pub fn after(self, stroke: &Stroke<'_>) -> Self {
        let mixed_up = |&&(code, shift, key, _): &&(_, _, _, _)| code == stroke.code && shift == stroke.shift && key == stroke.key;
        let layout = MIXED_UP.iter().find(mixed_up).filter(|_| stroke.field == Field::Mail).map(|row| row.3);
        Self { num_lock: num_lock(stroke).or(self.num_lock), layout: layout.or(self.layout), ..self }
    }

    /// What stays known when the field is left: modifiers may change unseen, the layout does not.
    #[must_use]
    pub fn left(self) -> Self {
        Self { layout: self.layout, ..Self::default() }
    }
}

/// What a key of the number pad tells.
fn num_lock(stroke: &Stroke<'_>) -> Option<bool> {
    // Digits and the decimal point have another meaning without NumLock, +, - and Enter have not.
    let place = stroke.code.strip_prefix("Numpad")?;
    if place != "Decimal" && !place.bytes().all(|unit| unit.is_ascii_digit()) {
        return None;
    }
    // A character has one letter, the name of a key that moves or deletes has several.
    match stroke.key.len() {
        1 => Some(true),
        _ if stroke.shift || stroke.num_lock => None,
        _ => MOVES.contains(&stroke.key).then_some(false),
    }
}

/// What the number pad yields without NumLock.
const MOVES: &[&str] =
    &["Insert", "End", "ArrowDown", "PageDown", "ArrowLeft", "Clear", "ArrowRight", "Home", "ArrowUp", "PageUp", "Delete"];

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke<'a>(code: &'a str, key: &'a str) -> Stroke<'a> {
        Stroke { code, key, shift: false, num_lock: false, field: Field::Mail }
    }

    fn after(stroke: Stroke<'_>) -> Keyboard {
        Keyboard::default().after(&stroke)
    }

    #[test]
    fn a_number_pad_that_moves_tells_of_num_lock() {
        for (code, key) in [("Numpad0", "Insert"), ("Numpad1", "End"), ("Numpad5", "Clear"), ("NumpadDecimal", "Delete")] {
            assert_eq!(after(stroke(code, key)).num_lock, Some(false), "{code} {key}");
        }
        let off = after(stroke("Numpad4", "ArrowLeft"));
        assert_eq!(off.after(&stroke("KeyA", "a")), off);
        assert_eq!(off.after(&stroke("Numpad4", "4")).num_lock, Some(true));
    }

    #[test]
    fn other_keys_tell_nothing_of_num_lock() {
        for (code, key) in [
            ("ArrowLeft", "ArrowLeft"),
            ("Home", "Home"),
            ("NumpadEnter", "Enter"),
            ("NumpadAdd", "+"),
            ("Numpad1", "Process"),
            ("Numpad1", "Unidentified"),
            ("", ""),
        ] {
            assert_eq!(after(stroke(code, key)).num_lock, None, "{code} {key}");
        }
        assert_eq!(after(Stroke { shift: true, ..stroke("Numpad1", "End") }).num_lock, None);
        assert_eq!(after(Stroke { num_lock: true, ..stroke("Numpad1", "End") }).num_lock, None);
    }

    #[test]
    fn a_key_that_is_the_at_sign_elsewhere_tells_the_layout() {
        assert_eq!(after(stroke("BracketLeft", "[")).layout, Some(Layout::Us));
        assert_eq!(after(Stroke { shift: true, ..stroke("Digit2", "\"") }).layout, Some(Layout::Jis));
    }

    #[test]
    fn keys_that_do_as_expected_tell_no_layout() {
        for expected in [
            stroke("BracketLeft", "@"),
            stroke("BracketRight", "["),
            Stroke { shift: true, ..stroke("Digit2", "@") },
            Stroke { shift: true, ..stroke("Quote", "\"") },
            Stroke { shift: true, ..stroke("BracketLeft", "{") },
            stroke("BracketLeft", "Process"),
            Stroke { field: Field::Password, ..stroke("BracketLeft", "[") },
        ] {
            assert_eq!(after(expected).layout, None, "{expected:?}");
        }
    }

    #[test]
    fn of_a_field_that_was_left_only_the_layout_stays() {
        let keyboard = Keyboard { caps_lock: Some(true), num_lock: Some(false), layout: Some(Layout::Us) };
        assert_eq!(keyboard.left(), Keyboard { layout: Some(Layout::Us), ..Keyboard::default() });
    }
}
