//! The local time of an event, from its milliseconds and its own zone: a
//! record made in Tokyo reads the same wherever it is exported.

use time::Date;

use crate::calendar::{self, DAY};

/// A point in time as the clock on the wall showed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Local {
    date: Date,
    /// Milliseconds since midnight.
    of_day: i64,
    /// Days since 1970-01-01.
    days: i64,
    /// Minutes east of UTC.
    zone: i32,
}

impl Local {
    /// `at` in milliseconds since the epoch, `zone` in minutes east of UTC (Japan: 540).
    #[must_use]
    pub fn new(at: i64, zone: i32) -> Self {
        let local = at.saturating_add(i64::from(zone) * 60_000);
        let days = local.div_euclid(DAY);
        Self { date: calendar::date(days), of_day: local.rem_euclid(DAY), days, zone }
    }

    /// Whether both stand on the same page of the calendar.
    #[must_use]
    pub fn same_day(self, other: Self) -> bool {
        self.days == other.days
    }

    /// Midnight, so many days before.
    #[must_use]
    pub fn days_before(self, days: i64) -> Self {
        Self::new(self.days.saturating_sub(days).saturating_mul(DAY).saturating_sub(i64::from(self.zone) * 60_000), self.zone)
    }

    /// Milliseconds since the epoch.
    #[must_use]
    pub fn at(self) -> i64 {
        self.days.saturating_mul(DAY).saturating_add(self.of_day).saturating_sub(i64::from(self.zone) * 60_000)
    }

    /// Minutes east of UTC.
    #[must_use]
    pub fn zone(self) -> i32 {
        self.zone
    }

    /// Such as 2026.
    #[must_use]
    pub fn year(self) -> i64 {
        self.date.year().into()
    }

    /// 1 to 12.
    #[must_use]
    pub fn month(self) -> i64 {
        u8::from(self.date.month()).into()
    }

    /// 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> i64 {
        self.date.day().into()
    }

    /// Monday is 0, Sunday 6.
    #[must_use]
    pub fn weekday(self) -> usize {
        self.date.weekday().number_days_from_monday().into()
    }

    /// 0 to 23.
    #[must_use]
    pub fn hour(self) -> usize {
        usize::try_from(self.of_day / 3_600_000).unwrap_or_default()
    }

    /// 0 to 59.
    #[must_use]
    pub fn minute_of_hour(self) -> i64 {
        self.of_day / 60_000 % 60
    }

    /// 0 to 59.
    #[must_use]
    pub fn second_of_minute(self) -> i64 {
        self.of_day / 1000 % 60
    }

    /// `2026-11-22`
    #[must_use]
    pub fn day(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day_of_month())
    }

    /// `2026-11-22 21:04:31`: what a spreadsheet takes for a time.
    #[must_use]
    pub fn stamp(self) -> String {
        format!("{} {}", self.day(), self.clock())
    }

    /// `2026-11-22T21:04:31.000+09:00` (ISO 8601, RFC 3339)
    #[must_use]
    pub fn iso(self) -> String {
        format!("{}T{}.{:03}{}", self.day(), self.clock(), self.of_day % 1000, self.offset())
    }

    /// `+09:00`, `-03:30`
    #[must_use]
    pub fn offset(self) -> String {
        let minutes = self.zone.unsigned_abs();
        format!("{}{:02}:{:02}", if self.zone < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
    }

    /// `21:04:31`
    #[must_use]
    pub fn clock(self) -> String {
        let seconds = self.of_day / 1000;
        format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64, zone: i32) -> String {
        Local::new(seconds * 1000, zone).stamp()
    }

    #[test]
    fn known_times() {
        // Checked with `date -u -d @…`.
        assert_eq!(at(0, 0), "1970-01-01 00:00:00");
        assert_eq!(at(951_782_400, 0), "2000-02-29 00:00:00");
        assert_eq!(at(1_709_164_800, 0), "2024-02-29 00:00:00");
        assert_eq!(at(1_709_251_199, 0), "2024-02-29 23:59:59");
        assert_eq!(at(1_709_251_200, 0), "2024-03-01 00:00:00");
        assert_eq!(at(4_107_542_399, 0), "2100-02-28 23:59:59");
        assert_eq!(at(4_107_542_400, 0), "2100-03-01 00:00:00", "2100 is no leap year");
        assert_eq!(at(1_795_349_071, 540), "2026-11-22 21:04:31");
    }

    #[test]
    fn zones_move_the_date() {
        assert_eq!(at(1_735_689_600, -300), "2024-12-31 19:00:00");
        assert_eq!(at(1_735_689_600, 540), "2025-01-01 09:00:00");
        assert_eq!(at(1_709_164_800, -1), "2024-02-28 23:59:00");
        assert_eq!(at(-1, 0), "1969-12-31 23:59:59");
    }

    #[test]
    fn weekdays_and_hours_are_those_of_the_zone() {
        // `date -u -d 2026-11-22 +%A`: Sunday.
        let sunday = Local::new(1_795_349_071_000, 540);
        assert_eq!((sunday.weekday(), sunday.hour()), (6, 21));
        assert_eq!(Local::new(1_795_349_071_000, 660).hour(), 23);
        assert_eq!(Local::new(1_795_349_071_000, 720).weekday(), 0, "already Monday there");
        assert_eq!(Local::new(-1, 0).weekday(), 2, "the last day of 1969 was a Wednesday");
    }

    #[test]
    fn days_before_cross_months() {
        let at = Local::new(1_709_251_200_000, 540);
        assert_eq!((at.day(), at.days_before(1).iso()), ("2024-03-01".into(), "2024-02-29T00:00:00.000+09:00".into()));
        assert_eq!(at.days_before(366).day(), "2023-03-01");
    }

    #[test]
    fn iso_says_its_zone() {
        assert_eq!(Local::new(1_795_349_071_007, 540).iso(), "2026-11-22T21:04:31.007+09:00");
        assert_eq!(Local::new(1_795_349_071_000, -210).iso(), "2026-11-22T08:34:31.000-03:30");
        assert_eq!(Local::new(0, 0).iso(), "1970-01-01T00:00:00.000+00:00");
    }

    #[test]
    fn absurd_times_do_not_panic() {
        for at in [i64::MAX, i64::MIN] {
            assert!(!Local::new(at, i32::MAX).iso().is_empty());
        }
    }
}
