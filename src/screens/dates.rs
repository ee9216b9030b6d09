//! Times as people write them, in the language of the sentences and the time
//! of this computer. The year is named only where it is another one.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::report::time::Local;
use crate::webext::i18n;

/// How much of a time is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TimeDetail {
    Day,
    Minute,
    Clock,
}

const ALL: [TimeDetail; 3] = [TimeDetail::Day, TimeDetail::Minute, TimeDetail::Clock];

/// Made once: a formatter costs more than a thousand uses of it.
struct Formatters {
    this_year: u32,
    /// For [`ALL`], without and with the year.
    made: Vec<[Function; 2]>,
}

thread_local! {
    static FORMATTERS: Formatters = Formatters::new();
}

impl Formatters {
    fn new() -> Self {
        let locales = Array::of1(&i18n::language().into());
        let made = ALL.iter().map(|&much| [false, true].map(|year| Intl::DateTimeFormat::new(&locales, &options(much, year)).format()));
        Self { this_year: Date::new_0().get_full_year(), made: made.collect() }
    }
}

fn options(much: TimeDetail, year: bool) -> Object {
    let mut parts = Vec::new();
    if much != TimeDetail::Clock {
        parts.extend([("month", "short"), ("day", "numeric")]);
        if year {
            parts.push(("year", "numeric"));
        }
    }
    if much != TimeDetail::Day {
        parts.extend([("hour", "numeric"), ("minute", "2-digit"), ("hourCycle", "h23")]);
    }
    let options = Object::new();
    for (name, value) in parts {
        // A plain object takes any member.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    options
}

fn say(at: i64, much: TimeDetail) -> String {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since the epoch are exact in f64 for 285,000 years")]
    let date = Date::new(&(at as f64).into());
    FORMATTERS.with(|formatters| {
        let year = usize::from(date.get_full_year() != formatters.this_year);
        let format = ALL.iter().position(|m| *m == much).and_then(|i| formatters.made.get(i));
        let said = format.and_then(|f| f[year].call1(&JsValue::UNDEFINED, &date).ok());
        // What no calendar knows is shown as the record has it.
        said.and_then(|text| text.as_string()).unwrap_or_else(|| Local::new(at, 0).stamp())
    })
}

/// `11月22日`
pub(crate) fn day(at: i64) -> String {
    say(at, TimeDetail::Day)
}

/// `11月22日 21:04`
pub(crate) fn minute(at: i64) -> String {
    say(at, TimeDetail::Minute)
}

/// `21:04`
pub(crate) fn clock(at: i64) -> String {
    say(at, TimeDetail::Clock)
}

/// Now, in milliseconds since the epoch.
#[expect(clippy::cast_possible_truncation, reason = "the clock gives whole milliseconds")]
pub(crate) fn now() -> i64 {
    Date::now() as i64
}

/// Now, with the zone of this computer.
#[expect(clippy::cast_possible_truncation, reason = "zones are whole minutes")]
pub(crate) fn here() -> Local {
    // JavaScript counts westwards.
    Local::new(now(), -(Date::new_0().get_timezone_offset() as i32))
}

/// The zone of this computer at a time, in minutes east of UTC.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "zones are whole minutes, times exact in f64")]
pub(crate) fn here_at(at: i64) -> i32 {
    // JavaScript counts westwards.
    -(Date::new(&(at as f64).into()).get_timezone_offset() as i32)
}

/// The time in a field of type `date` or `datetime-local`, in the zone of this computer. `None`: nothing, or no time.
#[expect(clippy::cast_possible_truncation, reason = "milliseconds since the epoch are whole numbers")]
pub(crate) fn of_field(value: &str) -> Option<i64> {
    let value = if value.contains('T') { value.to_owned() } else { format!("{value}T00:00") };
    let at = Date::new(&value.into()).get_time();
    at.is_finite().then_some(at as i64)
}

/// A time as a field of type `datetime-local` takes it, in the zone of this computer.
pub(crate) fn for_field(at: i64) -> String {
    Local::new(at, here_at(at)).stamp().replacen(' ', "T", 1).chars().take(16).collect()
}
