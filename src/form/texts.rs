//! A text that stands on a page, as far as judgement asks for it.
//!
//! The content script asks a living element, one question at a time, because
//! each may be one to the layout of a whole page ([`Shown`]); a page that is
//! only markup, and tests, have it all as plain data ([`Text`]).

use super::Colour;
use crate::site::messages;

/// A text found by its words alone is a sentence or two, not an article (characters).
const LONGEST_BY_WORDS: usize = 400;
/// In UTF-8 bytes; anything shorter says nothing.
const SHORTEST_BY_WORDS: usize = 6;

/// What may be asked of an element that holds a text.
pub trait Shown {
    /// Its id, class or role says that it holds a message (`site::selectors::MESSAGE`).
    fn is_called_message(&self) -> bool;
    /// The person has pointed at it as the place of messages.
    fn is_pointed_at(&self) -> bool;
    /// It stands in the sign-in form or beside it.
    fn is_near_form(&self) -> bool;
    /// The text that stands in it directly, not in an element of its own; empty if there is none.
    fn own_words(&self) -> String;
    /// It is a link, a button, a label, or nothing that is read: its words say what can be done.
    fn is_control(&self) -> bool;
    /// It is a part of a form or holds one: what stands in it is no sentence.
    fn is_form_part(&self) -> bool;
    /// A person can see it.
    fn is_seen(&self) -> bool;
    /// The colour of its letters, where one is known.
    fn colour(&self) -> Option<Colour>;
}

/// Such a text as plain data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// Everything that is shown in it, without the blanks around it; a line for each block.
    pub words: String,
    /// See [`Shown::own_words`].
    pub own_words: String,
    /// See [`Shown::is_called_message`].
    pub called_message: bool,
    /// See [`Shown::is_pointed_at`].
    pub pointed_at: bool,
    /// See [`Shown::is_near_form`].
    pub near_form: bool,
    /// See [`Shown::is_control`].
    pub control: bool,
    /// See [`Shown::is_form_part`].
    pub form_part: bool,
    /// See [`Shown::is_seen`].
    pub seen: bool,
    /// See [`Shown::colour`].
    pub colour: Option<Colour>,
    /// Its number among the elements of the page, in document order.
    pub node: u32,
    /// The number behind that of the last element in it.
    pub end: u32,
}

impl Text {
    /// Whether the other stands in it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        (self.node..self.end).contains(&other.node)
    }
}

impl Shown for Text {
    fn is_called_message(&self) -> bool {
        self.called_message
    }

    fn is_pointed_at(&self) -> bool {
        self.pointed_at
    }

    fn is_near_form(&self) -> bool {
        self.near_form
    }

    fn own_words(&self) -> String {
        self.own_words.clone()
    }

    fn is_control(&self) -> bool {
        self.control
    }

    fn is_form_part(&self) -> bool {
        self.form_part
    }

    fn is_seen(&self) -> bool {
        self.seen
    }

    fn colour(&self) -> Option<Colour> {
        self.colour
    }
}

/// Whether words alone make an answer, wherever they stand and whatever they look like.
#[must_use]
pub fn says_answer(words: &str) -> bool {
    words.len() >= SHORTEST_BY_WORDS && words.chars().nth(LONGEST_BY_WORDS).is_none() && messages::is_answer(words)
}

/// A message without what its buttons say, such as the × that closes it: each is taken away where it stands last.
#[must_use]
pub fn without_buttons(mut text: String, buttons: impl Iterator<Item = String>) -> String {
    for button in buttons {
        let button = button.trim();
        if !button.is_empty()
            && let Some(at) = text.rfind(button)
        {
            text.replace_range(at..at + button.len(), "");
        }
    }
    text
}

/// The digest of a text in which the numbers do not count: what counts down or up stays one text.
#[must_use]
pub fn shape(text: &str) -> u32 {
    let mut shape = String::with_capacity(text.len());
    for letter in text.chars() {
        let letter = if letter.is_numeric() { '0' } else { letter };
        if letter != '0' || !shape.ends_with('0') {
            shape.push(letter);
        }
    }
    digest(&shape)
}

/// A text as a number, to compare it later without keeping it (FNV-1a).
#[must_use]
pub fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_no_answer_by_its_words() {
        let sentence = "ログインに失敗しました。";
        assert!(says_answer(sentence));
        assert!(says_answer(&["あ".repeat(400 - 12).as_str(), sentence].concat()));
        assert!(!says_answer(&["あ".repeat(400).as_str(), sentence].concat()));
        assert!(!says_answer("エラ"));
    }

    #[test]
    fn a_text_holds_itself_and_what_stands_in_it() {
        let text = |node, end| Text { node, end, ..Text::default() };
        assert!(text(3, 6).holds(&text(3, 6)) && text(3, 6).holds(&text(5, 6)));
        assert!(!text(3, 6).holds(&text(6, 7)) && !text(3, 6).holds(&text(2, 9)));
    }

    #[test]
    fn buttons_are_no_part_of_a_message() {
        let without = |text: &str, buttons: &[&str]| without_buttons(text.to_owned(), buttons.iter().map(|b| (*b).to_owned()));
        assert_eq!(without("×を押すと閉じます。\n×", &[" × "]), "×を押すと閉じます。\n");
        assert_eq!(without("もう一度 再送する 閉じる", &["再送する", "閉じる", ""]), "もう一度  ");
        assert_eq!(without("なし", &["×"]), "なし");
    }

    #[test]
    fn what_counts_keeps_its_shape() {
        assert_eq!(shape("あと180秒（E-6）"), shape("あと9秒（E-6）"));
        assert_eq!(shape("残り２分５９秒"), shape("残り10分0秒"));
        assert_ne!(shape("あと9秒"), shape("あと秒"));
        assert_ne!(shape("E-1"), shape("F-1"));
    }

    #[test]
    fn a_digest_is_that_of_the_text_alone() {
        assert_eq!(digest(""), 0x811c_9dc5);
        assert_eq!(digest("a"), 0xe40c_292c);
        assert_ne!(digest("E-17"), digest("E-71"));
    }
}
