//! Mail addresses, wherever they stand.

use super::{MASK, narrow};

/// Masks everything that looks like a mail address, full-width signs included.
/// What stays is the domain's shape that helps nobody find a person: nothing.
#[must_use]
pub fn mail_addresses(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    // `from`: not yet written. `run`: where the part before a coming at sign
    // would begin; kept while walking, so that the work stays linear.
    let (mut from, mut run, mut at) = (0, 0, 0);
    while at < chars.len() {
        if is_at(&chars, at) {
            let after = behind_at_signs(&chars, at);
            let mut end = domain_end(&chars, after);
            if run == at || end == after {
                // Nothing on one of its sides.
                (run, at) = (after, after);
                continue;
            }
            // One more at sign, a slip of the hand: what stands behind it is of the same address.
            loop {
                let next = behind_at_signs(&chars, end);
                let further = domain_end(&chars, next);
                if further == next || next == end {
                    break;
                }
                end = further;
            }
            out.extend(&chars[from..run]);
            out.push_str(MASK);
            out.push('@');
            out.push_str(MASK);
            (from, run, at) = (end, end, end);
            continue;
        }
        if !is_local(chars[at]) {
            run = at + 1;
        }
        at += 1;
    }
    out.extend(&chars[from..]);
    out
}

/// Behind the at signs that begin here; here, if there is none.
fn behind_at_signs(chars: &[char], from: usize) -> usize {
    let mut at = from;
    while at < chars.len() && is_at(chars, at) {
        at += at_length(chars, at);
    }
    at
}

/// Where the domain that begins here ends.
fn domain_end(chars: &[char], from: usize) -> usize {
    (from..chars.len()).take_while(|&i| is_domain(chars[i])).last().map_or(from, |i| i + 1)
}

/// An at sign: `@`, `＠`, or `%40` as it stands in addresses of pages.
fn is_at(chars: &[char], i: usize) -> bool {
    matches!(chars[i], '@' | '＠') || percent_forty(chars, i)
}

fn percent_forty(chars: &[char], i: usize) -> bool {
    chars[i] == '%' && chars.get(i + 1) == Some(&'4') && chars.get(i + 2) == Some(&'0')
}

fn at_length(chars: &[char], i: usize) -> usize {
    if percent_forty(chars, i) { 3 } else { 1 }
}

/// Characters of the part before the at sign, full-width ones too.
fn is_local(c: char) -> bool {
    let c = narrow(c);
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

fn is_domain(c: char) -> bool {
    let c = narrow(c);
    c.is_ascii_alphanumeric() || c == '-' || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_are_masked_wherever_they_stand() {
        for (text, masked) in [
            ("taro@example.jp", "***@***"),
            ("「taro.y+x@mail.example.jp」は登録されていません", "「***@***」は登録されていません"),
            ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ です", "***@*** です"),
            ("a@b.jp,c@d.jp", "***@***,***@***"),
            ("?mail=taro%40example.jp&x=1", "***@***&x=1"),
            ("taro@@example.jp", "***@***"),
            ("taro＠@example.jp@ です", "***@***@ です"),
            ("taro@example.jp@example.jp です", "***@*** です"),
            ("docomo: .taro..x.@docomo.ne.jp", "docomo: ***@***"),
        ] {
            assert_eq!(mail_addresses(text), masked, "{text}");
        }
    }
}
