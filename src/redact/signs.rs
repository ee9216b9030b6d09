//! A text as it is compared: of half width, without what cannot be seen, with
//! entities, percent signs and escapes read, one kind of dash and of blank, and
//! for each sign the way back to what stood in the text.

use crate::unseen::{is_blank, is_invisible};

/// A sign of the text.
#[derive(Clone, Copy)]
pub(super) struct Sign {
    /// What it is compared as; capital letters stay, because they tell of tokens.
    pub(super) c: char,
    /// Where it stands in the text, in bytes.
    pub(super) from: u32,
    pub(super) to: u32,
    /// It was written by percent signs: in a web address it parts nothing.
    pub(super) coded: bool,
}

/// Stands for each star of a mask that is there already: it belongs to no word and to no number.
pub(super) const HIDDEN: char = '\0';

/// A byte that percent signs wrote and that is not a character by itself stands
/// as this much more, among signs that no text holds.
const BYTE: u32 = 0xf700;

/// What entities stand for, the sign behind the name.
const ENTITIES: &str = "amp& lt< gt> quot\" apos' nbsp\u{a0} ensp\u{a0} emsp\u{a0} thinsp\u{a0} Tab\t NewLine\n shy\u{ad} \
    zwnj\u{200c} zwj\u{200d} commat@ period. comma, colon: semi; hyphen- dash- ndash- mdash- minus- lowbar_ plus+ num# sol/ \
    lpar( rpar) lsqb[ rsqb] equals= quest? excl! percnt% ast* dollar$ yen¥ bsol\\ hellip… middot・";
/// The longest name of an entity.
const LONGEST_ENTITY: usize = 9;

/// The small forms from U+FE50 on, and the half-width signs and letters from U+FF61 on.
const SMALL: &[u8; 28] = b",,. ;:?!-(){}()#&*+-<>= \\$%@";
const HALF: &str =
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// The signs of a text. `read`: entities, percent signs and escapes are read.
pub(super) fn signs(text: &str, read: bool) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(text.len() / 2 + 1);
    for (at, c) in text.char_indices() {
        let from = at as u32;
        let mut next = Some(Sign { c, from, to: from + c.len_utf8() as u32, coded: false });
        // What was read may end another one: `&amp;#64;`, `%2540`. Each takes signs away, so the work stays linear.
        while let Some(sign) = next {
            next = if add(&mut signs, sign) && read { written(&mut signs) } else { None };
        }
    }
    signs
}

/// Adds a sign; `false`: it is nothing by itself.
fn add(signs: &mut Vec<Sign>, sign: Sign) -> bool {
    let Some(c) = folded(sign.c) else {
        // Written by letters and digits it can be seen, and goes with the sign that it stands behind.
        if let Some(last) = signs.last_mut().filter(|_| (sign.to - sign.from) as usize > sign.c.len_utf8()) {
            last.to = sign.to;
        }
        return false;
    };
    let count = signs.len();
    if let Some(last) = signs.last_mut() {
        if is_part(last.c) && is_part(c) {
            last.to = sign.to;
            last.c = if c == '\n' { c } else { last.c };
            return false;
        }
        if matches!(c, '\u{3099}' | '\u{309a}') {
            last.c = voiced(last.c, c);
            last.to = sign.to;
            return false;
        }
    }
    signs.push(Sign { c, ..sign });
    if c == '*' && count >= 2 && signs[count - 2..].iter().all(|sign| sign.c == '*') {
        signs[count - 2..].iter_mut().for_each(|sign| sign.c = HIDDEN);
    }
    true
}

/// Takes what the last signs write together away, and gives what it stands for.
fn written(signs: &mut Vec<Sign>) -> Option<Sign> {
    let count = signs.len();
    let last = *signs.last()?;
    let back = |n: usize| signs.get(count.wrapping_sub(n)).map_or(' ', |sign| sign.c);
    let (taken, c, coded) = if last.c == ';' {
        let length = (2..LONGEST_ENTITY + 3).find(|n| back(*n) == '&')?;
        (length, entity(&signs[count - length + 1..count - 1])?, false)
    } else if last.c.is_ascii_hexdigit() {
        let digits = |n: usize| {
            let mut value = 0;
            let all = (1..=n).rev().all(|n| back(n).to_digit(16).map(|digit| value = value * 16 + digit).is_some());
            all.then_some(value)
        };
        if back(3) == '%' {
            let value = digits(2)?;
            (3, char::from_u32(if value < 0x80 { value } else { BYTE + value })?, true)
        } else if back(4) == '\\' && matches!(back(3), 'x' | 'X') {
            (4, char::from_u32(digits(2)?)?, false)
        } else if back(6) == '\\' && matches!(back(5), 'u' | 'U') {
            (6, char::from_u32(digits(4)?)?, false)
        } else {
            return None;
        }
    } else {
        // Bytes that are a character together.
        let byte = |n: usize| u8::try_from(u32::from(back(n)).wrapping_sub(BYTE)).unwrap_or(0);
        let length = (2..=4).find(|n| byte(*n) >= 0xc0)?;
        let bytes = [byte(length), byte(length - 1), byte(length.wrapping_sub(2)), byte(length.wrapping_sub(3))];
        (length, std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?, true)
    };
    let from = signs[count - taken].from;
    signs.truncate(count - taken);
    Some(Sign { c, from, to: last.to, coded })
}

fn entity(name: &[Sign]) -> Option<char> {
    let text: String = name.iter().map(|sign| sign.c).collect();
    if let Some(number) = text.strip_prefix('#') {
        let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
        return char::from_u32(u32::from_str_radix(digits, radix).ok()?);
    }
    let mut entries = ENTITIES.split(' ').filter_map(|entry| entry.strip_prefix(text.as_str()));
    entries.find_map(|rest| rest.chars().next().filter(|c| c.len_utf8() == rest.len()))
}

/// A blank or a line end, as compared.
fn is_part(c: char) -> bool {
    matches!(c, ' ' | '\n')
}

/// What a character is compared as; `None`: it cannot be seen.
fn folded(c: char) -> Option<char> {
    let code = c as u32;
    let beyond = |first: u32| char::from_u32(code - first).unwrap_or(c);
    Some(match c {
        '!'..='~' => c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c if is_blank(c) => ' ',
        // What stands on the letter before it is not compared either.
        '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' => return None,
        c if is_invisible(c) => return None,
        '\u{2010}'..='\u{2015}'
        | '\u{2d7}'
        | '\u{2043}'
        | '\u{207b}'
        | '\u{208b}'
        | '\u{2212}'
        | '\u{23af}'
        | '\u{23e4}'
        | '\u{2500}'
        | '\u{2501}'
        | '\u{254c}'
        | '\u{2574}'
        | '\u{2796}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{30a0}'
        | '\u{3161}' => '-',
        '\u{301c}' | '\u{3030}' | '\u{223c}' => '~',
        '\u{2018}'..='\u{201b}' => '\'',
        '\u{201c}'..='\u{201f}' => '"',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{b7}' | '\u{2022}' => '・',
        '\u{309b}' | '\u{ff9e}' => '\u{3099}',
        '\u{309c}' | '\u{ff9f}' => '\u{309a}',
        '\u{ff01}'..='\u{ff5e}' => beyond(0xfee0),
        '\u{fe50}'..='\u{fe6b}' => SMALL.get(code as usize - 0xfe50).map_or(c, |byte| char::from(*byte)),
        '\u{ff61}'..='\u{ff9d}' => HALF.get((code as usize - 0xff61) * 3..).and_then(|rest| rest.chars().next()).unwrap_or(c),
        '\u{24b6}'..='\u{24cf}' => beyond(0x24b6 - 0x41),
        '\u{24d0}'..='\u{24e9}' => beyond(0x24d0 - 0x61),
        // Letters and digits of formulas: bold, in italics …
        '\u{1d400}'..='\u{1d6a3}' => {
            let place = (code - 0x1d400) % 52;
            char::from_u32(place + if place < 26 { 0x41 } else { 0x61 - 26 }).unwrap_or(c)
        }
        '\u{1d7ce}'..='\u{1d7ff}' => char::from_u32((code - 0x1d7ce) % 10 + 0x30).unwrap_or(c),
        _ => c,
    })
}

/// A kana with the marks that stand behind it where they are half-width or apart.
fn voiced(kana: char, mark: char) -> char {
    let further = match kana {
        'ウ' => 'ヴ' as u32 - 'ウ' as u32,
        'か'..='ほ' | 'カ'..='ホ' => 1 + u32::from(mark == '\u{309a}'),
        _ => 0,
    };
    char::from_u32(kana as u32 + further).unwrap_or(kana)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        signs(text, true).iter().map(|sign| sign.c).collect()
    }

    #[test]
    fn every_disguise_reads_the_same() {
        for text in [
            "a@b.jp-1",
            "ａ＠ｂ．ｊｐ－１",
            "a﹫b.jp‐1",
            "a\u{200b}@\u{ad}b.jp─1\u{2060}",
            "a&#64;b&period;jp&#x2d;1",
            "a&commat;b.jp&ndash;1",
            "a&amp;#64;b.jp&amp;amp;#45;1",
            "a%40b%2Ejp%2d1",
            "a%2540b%EF%BC%8Ejp%E2%80%901",
            "a\\u0040b\\x2ejp-1",
            "𝐚@𝗯.ⓙⓟ−𝟏",
        ] {
            assert_eq!(read(text), "a@b.jp-1", "{text}");
        }
        assert_eq!(read("ﾊﾟｽﾜｰﾄﾞ ヴウ\u{3099}"), "パスワード ヴヴ");
        assert_eq!(read("a \u{3000}\tb \n c"), "a b\nc");
        assert_eq!(read("％４０"), "@");
    }

    #[test]
    fn what_writes_nothing_stays() {
        for text in ["100%", "50%OFF", "A&B;", "&#;", "&unknown;", "%4", "\\u00", "%E3%81x", "&#xFFFFFFFF;"] {
            assert_eq!(read(text).replace(['\u{f7e3}', '\u{f781}'], ""), text.replace("%E3%81", ""), "{text}");
        }
    }

    #[test]
    fn each_sign_knows_where_it_stands() {
        let text = "あ%E5%B1%B1&#x200b;い";
        let stands: Vec<&str> = signs(text, true).iter().map(|s| &text[s.from as usize..s.to as usize]).collect();
        assert_eq!(stands, ["あ", "%E5%B1%B1&#x200b;", "い"]);
    }

    #[test]
    fn a_mask_is_no_text() {
        assert_eq!(read("a***b****"), "a\0\0\0b\0\0\0*");
    }
}
