//! Moments by chance that can be had again: the same seed gives the same moments.

use std::time::Duration;

/// A small generator (splitmix64); nothing here is secret.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any time up to `longest`, in whole milliseconds.
    pub(crate) fn moment(&mut self, longest: Duration) -> Duration {
        let span = u64::try_from(longest.as_millis()).unwrap_or(u64::MAX).max(1);
        Duration::from_millis(self.next() % span)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_moments_again_and_another_seed_others() {
        let moments = |seed| {
            let mut chance = Chance::new(seed);
            [0; 20].map(|_| chance.moment(Duration::from_millis(2500)))
        };
        assert_eq!(moments(7), moments(7));
        assert_ne!(moments(7), moments(8));
        assert!(moments(7).iter().all(|at| *at < Duration::from_millis(2500)));
    }
}
