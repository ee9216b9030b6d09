//! Text in lines, for a drawing that has no line breaks of its own. Widths
//! are estimated in em: a full-width character is one, others are less.

/// At most `most` lines of about `width` em. What does not fit ends in `…`.
/// Words are kept together where that is possible; between full-width
/// characters a line may end anywhere, but not before closing punctuation.
#[must_use]
pub fn wrap(text: &str, width: u32, most: usize) -> Vec<String> {
    let width = f64::from(width);
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut used) = (String::new(), 0.0);
    for piece in pieces(text) {
        let needs: f64 = piece.chars().map(em).sum();
        if used + needs > width && !line.is_empty() {
            if lines.len() + 1 >= most {
                return cut(lines, line, width);
            }
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0.0;
            if piece.trim().is_empty() {
                continue;
            }
        }
        line.push_str(piece);
        used += needs;
        // A word that is longer than the line.
        if used > width && line == piece {
            return cut(lines, line, width);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn cut(mut lines: Vec<String>, line: String, width: f64) -> Vec<String> {
    let mut used = em('…');
    let mut kept: String = line
        .chars()
        .take_while(|c| {
            used += em(*c);
            used <= width
        })
        .collect();
    kept.truncate(kept.trim_end().len());
    lines.push(kept + "…");
    lines
}

/// Words with the blanks behind them; full-width characters one by one, with
/// the punctuation that may not begin a line.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let breaks = before.is_some_and(|b| (b == ' ' && c != ' ') || (wide(b) || wide(c)) && b != ' ' && !opens(b) && !closes(c));
        if breaks {
            pieces.push(&text[from..at]);
            from = at;
        }
        before = Some(c);
    }
    pieces.push(&text[from..]);
    pieces
}

fn closes(c: char) -> bool {
    "、。，．」』）］】・：；？！…ー,.)]”’ ".contains(c)
}

fn opens(c: char) -> bool {
    "「『（［【([“‘".contains(c)
}

fn wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}' | '\u{1f000}'..)
}

fn em(c: char) -> f64 {
    match c {
        c if wide(c) || c == '…' => 1.0,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.9,
        'A'..='Z' => 0.7,
        _ => 0.58,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_breaks_anywhere_but_not_before_a_full_stop() {
        assert_eq!(wrap("入力内容をご確認ください。", 6, 9), ["入力内容をご", "確認くださ", "い。"]);
        assert_eq!(wrap("短い", 6, 2), ["短い"]);
        assert!(wrap("", 6, 2).iter().all(String::is_empty));
    }

    #[test]
    fn words_stay_whole() {
        assert_eq!(wrap("the login was refused again", 8, 9), ["the login", "was refused", "again"]);
    }

    #[test]
    fn what_does_not_fit_is_cut_with_a_mark() {
        assert_eq!(wrap("入力内容をご確認ください", 5, 1), ["入力内容…"]);
        assert_eq!(wrap(&"x".repeat(100), 5, 3).len(), 1);
        assert!(wrap(&"長".repeat(1000), 10, 3).join("").ends_with('…'));
    }
}
