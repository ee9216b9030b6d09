//! Which texts of a page may be an answer to an attempt. Nobody knows where the
//! site puts its words, so several signs are looked for, and any one is enough:
//! what the element is called, that the person pointed at it, red letters at
//! the form, the words themselves.

use super::texts::{Shown, says_answer};

/// How many texts are taken from one page.
const MOST: usize = 30;

/// A text that can be read as a message: seen, and no part of a form.
#[must_use]
pub fn is_message(text: &impl Shown) -> bool {
    !text.is_form_part() && text.is_seen()
}

/// Whether it may be an answer.
#[must_use]
pub fn is_answer(text: &impl Shown) -> bool {
    let told = text.is_called_message() || text.is_pointed_at() || !text.is_control() && says_answer(&text.own_words());
    if told {
        return is_message(text);
    }
    text.is_near_form() && !text.own_words().trim().is_empty() && is_message(text) && text.colour().is_some_and(|colour| colour.is_red())
}

/// Of the texts that may be answers those to be read: of what stands in each
/// other the outermost, in the order of the page, without doubles and without
/// empty ones, so many at most. `holds`: the first holds the second; `before`:
/// it stands in front of it; `words`: what is shown in it.
pub fn chosen<T>(
    found: Vec<T>,
    holds: impl Fn(&T, &T) -> bool,
    before: impl Fn(&T, &T) -> bool,
    words: impl Fn(&T) -> String,
) -> Vec<(T, String)> {
    let mut outer: Vec<T> = Vec::new();
    for text in found {
        if outer.iter().any(|other| holds(other, &text)) {
            continue;
        }
        outer.retain(|other| !holds(&text, other));
        let at = outer.iter().position(|other| before(&text, other)).unwrap_or(outer.len());
        outer.insert(at, text);
    }
    let mut texts: Vec<(T, String)> = Vec::new();
    for text in outer {
        let words = words(&text);
        if !words.is_empty() && texts.len() < MOST && texts.iter().all(|(_, other)| *other != words) {
            texts.push((text, words));
        }
    }
    texts
}

/// What of a text is new since an attempt. `said`: it was written down for this
/// attempt; `stood`: it stood there when the attempt was made; `usual`: it
/// stands on the site anyway; `changed`: the page has changed where it stands.
#[must_use]
pub fn is_new(said: bool, stood: bool, usual: bool, changed: impl FnOnce() -> bool) -> bool {
    !said && !usual && (!stood || changed())
}

#[cfg(test)]
mod tests {
    use super::super::Colour;
    use super::super::texts::Text;
    use super::*;

    fn seen(words: &str) -> Text {
        Text { words: words.to_owned(), own_words: words.to_owned(), seen: true, end: 1, ..Text::default() }
    }

    #[test]
    fn each_sign_is_enough() {
        let plain = seen("（E-204）");
        assert!(!is_answer(&plain));
        assert!(is_answer(&Text { called_message: true, ..plain.clone() }));
        assert!(is_answer(&Text { pointed_at: true, ..plain.clone() }));
        let red = Text { near_form: true, colour: Colour::read("rgb(200, 0, 0)"), ..plain };
        assert!(is_answer(&red));
        assert!(!is_answer(&Text { near_form: false, ..red.clone() }), "red far from the form");
        assert!(!is_answer(&Text { colour: Colour::read("rgb(0, 0, 0)"), ..red.clone() }));
        assert!(!is_answer(&Text { own_words: " ".to_owned(), ..red }), "red around a text of another colour");
        assert!(is_answer(&seen("ログインに失敗しました")));
    }

    #[test]
    fn what_cannot_be_seen_or_is_a_form_is_none() {
        let text = Text { called_message: true, ..seen("ログインに失敗しました") };
        assert!(!is_answer(&Text { seen: false, ..text.clone() }));
        assert!(!is_answer(&Text { form_part: true, ..text.clone() }));
        assert!(!is_answer(&Text { control: true, called_message: false, ..text }), "a link by its words");
    }

    fn chosen_of(found: &[Text]) -> Vec<String> {
        let texts = chosen(found.iter().collect(), |a, b| a.holds(b), |a, b| a.node < b.node, |text| text.words.clone());
        texts.into_iter().map(|(_, words)| words).collect()
    }

    #[test]
    fn the_outermost_are_taken_in_order_and_once() {
        let at = |words: &str, node, end| Text { node, end, ..seen(words) };
        let found = [at("inner", 5, 6), at("last", 9, 10), at("outer inner", 4, 8), at("first", 1, 2), at("last", 12, 13), at("", 14, 15)];
        assert_eq!(chosen_of(&found), ["first", "outer inner", "last"]);
        let many: Vec<Text> = (0..40).map(|n| at(&n.to_string(), n, n + 1)).collect();
        assert_eq!(chosen_of(&many).len(), MOST);
    }

    #[test]
    fn what_stood_before_is_new_only_where_something_changed() {
        assert!(is_new(false, false, false, || false));
        assert!(!is_new(false, true, false, || false) && is_new(false, true, false, || true));
        assert!(!is_new(true, false, false, || true), "written down already");
        assert!(!is_new(false, false, true, || true), "stands there anyway");
    }
}
