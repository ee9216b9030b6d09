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
    use std::fs;

    use super::*;
    use crate::shell::node;

    /// What `extension/js/bytes.js` makes of it.
    fn read(bytes: &[u8]) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("text.cjs");
        fs::write(&file, module(bytes)).unwrap();
        node(&format!(
            "import bytes from './extension/js/bytes.js';
             import text from {file:?};
             process.stdout.write(bytes(text));"
        ))
    }

    #[test]
    fn every_byte_comes_back() {
        let all: Vec<u8> = (0..=255).chain(0..100).chain([0; 50]).collect();
        assert_eq!(read(&all), all);
        assert!(read(&[]).is_empty());
    }

    #[test]
    fn so_does_all_that_is_as_frequent_as_the_rest() {
        // Multiplied by an odd number, the values come in an order in which none is beside its neighbour.
        let mixed: Vec<u8> = (0..=u16::MAX).map(|n| n.wrapping_mul(40_503).to_be_bytes()[0]).collect();
        assert_eq!(read(&mixed), mixed);
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
