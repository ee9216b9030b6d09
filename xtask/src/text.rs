//! WebAssembly as the text of a script.
//!
//! Every byte value has a character of its own: the 93 most frequent ones a
//! visible ASCII character, the others a letter from U+0100 on, which UTF-8
//! writes in two bytes. Only one byte in fifteen is of those, so that gzip
//! finds what repeats almost as well as in the bytes themselves. The first 256
//! characters say which is whose; `extension/js/bytes.js` reads it back. What
//! this costs, and what others cost, is in docs/performance.md.

/// Where the two-byte characters begin: letters all the way, none of which an editor or tool would change.
const BEYOND_ASCII: u32 = 0x100;

/// A module that exports the text.
pub(crate) fn module(bytes: &[u8]) -> String {
    format!("module.exports = \"{}\";\n", write(bytes))
}

fn write(bytes: &[u8]) -> String {
    let alphabet = alphabet(bytes);
    alphabet.iter().chain(bytes.iter().map(|&byte| &alphabet[usize::from(byte)])).collect()
}

/// The character of each byte value.
fn alphabet(bytes: &[u8]) -> [char; 256] {
    let mut counts = [0_usize; 256];
    for &byte in bytes {
        counts[usize::from(byte)] += 1;
    }
    let mut by_frequency: Vec<usize> = (0..256).collect();
    by_frequency.sort_by_key(|&value| std::cmp::Reverse(counts[value]));
    let plain = (' '..='~').filter(|c| !matches!(c, '"' | '\\'));
    let letters = (BEYOND_ASCII..).filter_map(char::from_u32);
    let mut alphabet = [' '; 256];
    for (value, c) in by_frequency.into_iter().zip(plain.chain(letters)) {
        alphabet[value] = c;
    }
    alphabet
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `extension/js/bytes.js` does it.
    fn read(text: &str) -> Vec<u8> {
        let text: Vec<u32> = text.chars().map(u32::from).collect();
        let (alphabet, rest) = text.split_at(256);
        rest.iter().map(|c| alphabet.iter().position(|a| a == c).unwrap() as u8).collect()
    }

    #[test]
    fn every_byte_comes_back() {
        let all: Vec<u8> = (0..=255).chain(0..100).chain([0; 50]).collect();
        assert_eq!(read(&write(&all)), all);
        assert!(read(&write(&[])).is_empty());
    }

    #[test]
    fn what_is_frequent_takes_one_byte() {
        let text = write(&[0; 1000]);
        assert_eq!(text.len() - text.chars().count(), 256 - 93);
    }

    #[test]
    fn nothing_in_it_ends_the_string() {
        let all: Vec<u8> = (0..=255).collect();
        assert!(write(&all).chars().all(|c| !c.is_control() && c != '"' && c != '\\'));
    }
}
