//! Numbers as text and back, plainly. The standard library's formatting and
//! parsing would cost the content script six kilobytes for these few uses.

/// The number in decimal digits.
#[must_use]
pub fn decimal(number: i64) -> String {
    let mut digits = written(number.unsigned_abs(), 10, 1);
    if number < 0 {
        digits.insert(0, '-');
    }
    digits
}

/// The number in hexadecimal digits, filled up with zeros to `width`.
#[must_use]
pub fn hexadecimal(number: u64, width: usize) -> String {
    written(number, 16, width)
}

fn written(mut number: u64, base: u32, width: usize) -> String {
    let mut digits = Vec::new();
    while number > 0 || digits.len() < width {
        digits.extend(char::from_digit((number % u64::from(base)) as u32, base));
        number /= u64::from(base);
    }
    digits.iter().rev().collect()
}

/// The number that a text of nothing but digits (and a minus before them)
/// says; `None` for any other text, and for numbers that do not fit.
#[must_use]
pub fn read_decimal(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-');
    let number = i64::try_from(read(digits.unwrap_or(text), 10)?).ok()?;
    Some(if digits.is_some() { -number } else { number })
}

/// The number that a text of nothing but hexadecimal digits says.
#[must_use]
pub fn read_hexadecimal(text: &str) -> Option<u64> {
    read(text, 16)
}

fn read(digits: &str, base: u32) -> Option<u64> {
    let add = |number: u64, c: char| number.checked_mul(u64::from(base))?.checked_add(u64::from(c.to_digit(base)?));
    if digits.is_empty() { None } else { digits.chars().try_fold(0, add) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_standard_library_writes_them() {
        for number in [0, 1, -1, 9, 10, 540, -720, 1_763_802_271_000, i64::MAX, i64::MIN] {
            assert_eq!(decimal(number), number.to_string());
        }
        for number in [0, 0xf, 0x10, 0xdead_beef, u64::MAX] {
            assert_eq!(hexadecimal(number, 1), format!("{number:x}"));
            assert_eq!(hexadecimal(number, 11), format!("{number:011x}"));
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        for number in [0, 7, -7, i64::MAX, -i64::MAX] {
            assert_eq!(read_decimal(&decimal(number)), Some(number));
        }
        assert_eq!(read_hexadecimal(&hexadecimal(u64::MAX, 1)), Some(u64::MAX));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", "--1", "+1", " 1", "1 ", "１", "1.0", "0x1", "99999999999999999999"] {
            assert_eq!(read_decimal(text), None, "{text}");
        }
        for text in ["", "-1", "g", "11111111111111111"] {
            assert_eq!(read_hexadecimal(text), None, "{text}");
        }
    }
}
