//! Days of the Gregorian calendar, from times in milliseconds since the epoch.

use time::Date;

/// A day, in milliseconds.
pub const DAY: i64 = 24 * 60 * 60 * 1000;

/// 1970-01-01 as the library counts days.
const EPOCH: i64 = 2_440_588;

/// The day so many days after 1970-01-01; beyond the years that the library
/// knows (999,999 and as many before our time) the last or the first of them.
#[must_use]
pub fn date(days: i64) -> Date {
    let known = i32::try_from(days.saturating_add(EPOCH)).ok().and_then(|day| Date::from_julian_day(day).ok());
    known.unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn civil(days: i64) -> (i32, u8, u8) {
        (date(days).year(), date(days).month().into(), date(days).day())
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        // Checked with `date -u -d @…`.
        for (at, expected) in [
            (0, (1970, 1, 1)),
            (951_782_400_000, (2000, 2, 29)),
            (1_795_564_800_000, (2026, 11, 25)),
            (1_798_675_200_000, (2026, 12, 31)),
            (8_640_000_000_000_000, (275_760, 9, 13)),
        ] {
            assert_eq!(civil(at / DAY), expected);
        }
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut last = (1969, 12, 31);
        for days in 0..80_000 {
            let next = civil(days);
            let (y, m, d) = last;
            assert!(
                next == (y, m, d + 1) || next == (y, m + 1, 1) && d >= 28 || next == (y + 1, 1, 1) && (m, d) == (12, 31),
                "{last:?} → {next:?}"
            );
            last = next;
        }
    }

    #[test]
    fn absurd_days_are_the_last_that_are_known() {
        assert_eq!((date(i64::MAX), date(i64::MIN)), (Date::MAX, Date::MIN));
    }
}
