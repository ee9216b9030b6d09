//! A new password out of random bytes. It is made only when the person asks
//! for it, and goes into the fields only by the person's click.

/// Letters and digits without those that are taken for one another (0 O o, 1 l I, and the like).
const LOWER: &[u8] = b"abcdefghijkmnpqrstuvwxyz";
const UPPER: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
const DIGITS: &[u8] = b"23456789";
/// Signs that keyboards of every layout have and that no form takes for a part of its own language.
const SIGNS: &[u8] = b"!#%+-=?@_";

/// The shortest and the longest, in characters. The site's own rules are not known.
pub const LENGTHS: std::ops::RangeInclusive<usize> = 12..=64;

/// What is proposed at first, in characters.
pub const LENGTH: usize = 16;

/// So many random bytes are enough but for one time in more than 10^20.
pub const BYTES: usize = 8_192;

/// What is wished of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordRules {
    /// Characters; brought into [`LENGTHS`].
    pub length: usize,
    /// With signs too. Off at first: whether the site takes them is not known.
    pub signs: bool,
}

impl Default for PasswordRules {
    fn default() -> Self {
        Self { length: LENGTH, signs: false }
    }
}

/// A password with at least one of each class; every such password is as likely as
/// every other. `random`: bytes from the browser's cryptographic source, [`BYTES`]
/// of them. `None`: they did not suffice, or are not random.
#[must_use]
pub fn password(wish: PasswordRules, random: &[u8]) -> Option<String> {
    let classes: &[&[u8]] = if wish.signs { &[LOWER, UPPER, DIGITS, SIGNS] } else { &[LOWER, UPPER, DIGITS] };
    let alphabet: Vec<u8> = classes.concat();
    let length = wish.length.clamp(*LENGTHS.start(), *LENGTHS.end());
    // Bytes beyond the last whole multiple would favour the first letters.
    let fair = 256 - 256 % alphabet.len();
    let mut drawn =
        random.iter().map(|byte| usize::from(*byte)).filter(|byte| *byte < fair).filter_map(|byte| alphabet.get(byte % alphabet.len()));
    loop {
        // Drawn anew as a whole: putting a missing class in would favour some passwords.
        let word: Vec<u8> = drawn.by_ref().take(length).copied().collect();
        if word.len() < length {
            return None;
        }
        if classes.iter().all(|class| word.iter().any(|byte| class.contains(byte))) {
            return String::from_utf8(word).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bytes(seed: u64) -> Vec<u8> {
        // SplitMix64: good enough to count with.
        let mut state = seed;
        let mut next = move || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        };
        (0..BYTES / 8).flat_map(|_| next().to_le_bytes()).collect()
    }

    proptest! {
        #[test]
        fn it_is_as_wished(length in 0_usize..100, signs in any::<bool>(), seed in any::<u64>()) {
            let word = password(PasswordRules { length, signs }, &bytes(seed)).unwrap();
            prop_assert_eq!(word.chars().count(), length.clamp(12, 64));
            let has = |class: &[u8]| word.bytes().any(|byte| class.contains(&byte));
            prop_assert!(has(LOWER) && has(UPPER) && has(DIGITS));
            prop_assert_eq!(has(SIGNS), signs);
            prop_assert!(!word.contains(['0', 'O', 'o', '1', 'l', 'I']), "look-alikes: {}", word);
        }
    }

    #[test]
    fn no_letter_is_favoured() {
        let mut times = [0_u32; 128];
        let mut all = 0_u32;
        for seed in 0..4_000 {
            for byte in password(PasswordRules { length: 64, signs: false }, &bytes(seed)).unwrap().bytes() {
                times[usize::from(byte)] += 1;
                all += 1;
            }
        }
        let letters = [LOWER, UPPER, DIGITS].concat();
        let mean = f64::from(all) / letters.len() as f64;
        for letter in letters {
            let off = (f64::from(times[usize::from(letter)]) - mean).abs() / mean.sqrt();
            // Of 56 letters none is five standard deviations off by chance.
            assert!(off < 5.0, "{} {off}", char::from(letter));
        }
    }

    #[test]
    fn bytes_that_do_not_suffice_give_none() {
        for bytes in [&[][..], &[0; 11], &[0; BYTES], &[255; BYTES]] {
            assert_eq!(password(PasswordRules::default(), bytes), None);
        }
    }
}
