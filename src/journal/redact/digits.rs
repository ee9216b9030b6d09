//! Numbers that belong to a person: telephones and cards.
//!
//! A number is a run of digits, half-width or full-width, in groups that are
//! joined by one mark. Times (`2:00`), prices (`1,200`), percentages and dates
//! are joined otherwise or too short, and stay.

use super::{MASK, narrow};

/// A card has 13 to 19 digits; longer runs of digits are masked too.
const SHORTEST_CARD: usize = 13;

/// Masks telephone numbers (but those that belong to services) and numbers as long as a card's.
pub(super) fn numbers(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let begins = digit(&chars, at).is_some() && (at == 0 || !joins_word(chars[at - 1]));
        if !begins {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        let run = Run::at(&chars, at);
        if run.is_personal() {
            // The plus or bracket ahead belongs to the number.
            if run.plus || run.bracket {
                out.pop();
            }
            out.push_str(MASK);
        } else {
            out.extend(&chars[at..run.end]);
        }
        at = run.end;
    }
    out
}

/// A number with its groups.
struct Run {
    digits: String,
    /// How long each group is.
    groups: Vec<usize>,
    /// Behind the last digit.
    end: usize,
    /// Ahead stands a plus.
    plus: bool,
    /// Ahead stands a bracket that the run itself closes.
    bracket: bool,
}

impl Run {
    fn at(chars: &[char], start: usize) -> Self {
        let ahead = start.checked_sub(1).and_then(|i| chars.get(i)).copied();
        let plus = matches!(ahead, Some('+' | '＋'));
        let opened = matches!(ahead, Some('(' | '（'));
        let mut run = Self { digits: String::new(), groups: vec![0], end: start, plus, bracket: false };
        let mut at = start;
        loop {
            while let Some(d) = digit(chars, at) {
                run.digits.push(d);
                if let Some(last) = run.groups.last_mut() {
                    *last += 1;
                }
                at += 1;
            }
            run.end = at;
            // One mark, and for a bracket perhaps a blank: `(03) 1234`.
            let Some(mark) = chars.get(at).copied().filter(|c| joins(*c)) else { break };
            let closes = matches!(mark, ')' | '）');
            if closes && opened && run.groups.len() == 1 {
                run.bracket = true;
            }
            let next = if closes && chars.get(at + 1) == Some(&' ') { at + 2 } else { at + 1 };
            if digit(chars, next).is_none() {
                break;
            }
            run.groups.push(0);
            at = next;
        }
        run
    }

    fn is_personal(&self) -> bool {
        self.digits.len() >= SHORTEST_CARD && !self.is_list() || self.is_telephone()
    }

    /// Many short numbers in a row are a list or a time table, but a card comes in fours.
    fn is_list(&self) -> bool {
        self.groups.len() > 1 && self.groups.iter().any(|g| *g < 3)
    }

    fn is_telephone(&self) -> bool {
        let (digits, count) = (self.digits.as_str(), self.digits.len());
        // Numbers that cost the caller nothing or the same everywhere belong to services.
        const SERVICES: [&str; 4] = ["0120", "0800", "0570", "0990"];
        if SERVICES.iter().any(|s| digits.starts_with(s)) {
            return false;
        }
        if digits.starts_with("81") && (11..=13).contains(&count) && (self.plus || self.groups.len() > 2) {
            return true;
        }
        if self.plus {
            return count >= 9;
        }
        // 03-1234-5678, 0463-12-3456, 090 1234 5678; a date or an hour never begins so and is never so long.
        digits.starts_with('0') && matches!(count, 10 | 11) && self.groups.len() <= 3
    }
}

/// The digit at a place, half-width.
fn digit(chars: &[char], at: usize) -> Option<char> {
    chars.get(at).map(|c| narrow(*c)).filter(char::is_ascii_digit)
}

/// Marks between the groups of one number.
fn joins(c: char) -> bool {
    matches!(c, '-' | '－' | '‐' | '‑' | '–' | '−' | 'ー' | '—' | ' ' | '\u{3000}' | '\u{a0}' | '(' | ')' | '（' | '）' | '.')
}

/// A digit behind one of these is part of a word or of a longer number.
fn joins_word(c: char) -> bool {
    narrow(c).is_ascii_alphanumeric() || matches!(c, '_' | '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_and_cards_are_masked() {
        for (text, masked) in [
            ("090-1234-5678 に送りました", "*** に送りました"),
            ("TEL:03(1234)5678", "TEL:***"),
            ("（03）1234-5678", "***"),
            ("０９０ー１２３４ー５６７８", "***"),
            ("+81 90 1234 5678", "***"),
            ("09012345678へ", "***へ"),
            ("4111 1111 1111 1111", "***"),
            ("4111111111111111", "***"),
            ("４１１１－１１１１－１１１１－１１１１", "***"),
        ] {
            assert_eq!(numbers(text), masked, "{text}");
        }
    }

    #[test]
    fn times_prices_codes_and_service_numbers_stay() {
        for text in [
            "2026年11月25日 2:00～5:00",
            "2026-11-25 02:00",
            "1,200ポイント",
            "12,345,678円",
            "E-2041",
            "エラー 1234567890",
            "0120-123-456",
            "0570-000-123",
            "平日11:00-17:00",
            "全10回",
            "v142.0.7444.60",
            "10.0.19045",
            "192.168.10.254",
            "2026/11/25 10:00:00",
            "100%",
            "HP0012345678",
        ] {
            assert_eq!(numbers(text), text);
        }
    }
}
