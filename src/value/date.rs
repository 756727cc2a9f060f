use chrono::{Datelike, Duration, NaiveDate};
use std::fmt;

/// A civil day of the Gregorian calendar. Thin wrapper, so that the calendar package stays an inner matter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// Day of the week, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday = 1,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// From the ISO number, 1 (Monday) to 7.
    pub fn from_iso(n: u32) -> Option<Weekday> {
        use Weekday::*;
        [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday].get(n.checked_sub(1)? as usize).copied()
    }

    /// The ISO number, 1 (Monday) to 7.
    pub fn iso(self) -> u32 {
        self as u32
    }
}

impl Date {
    /// The day, or `None` when the calendar has no such day. Years 1 to 9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        (1..=9999).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day).map(Date)).flatten()
    }

    /// Reads `YYYY-MM-DD`, also when more follows (an ISO 8601 time).
    pub fn parse_iso(s: &str) -> Option<Date> {
        let part = |r: std::ops::Range<usize>| s.get(r).filter(|p| p.bytes().all(|b| b.is_ascii_digit()));
        let (y, m, d) = (part(0..4)?, part(5..7)?, part(8..10)?);
        (s.get(4..5) == Some("-") && s.get(7..8) == Some("-")).then_some(())?;
        Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    }

    /// Calendar year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Day of the week.
    pub fn weekday(self) -> Weekday {
        Weekday::from_iso(self.0.weekday().number_from_monday()).unwrap_or(Weekday::Monday)
    }

    /// ISO 8601 week: its year and number.
    pub fn iso_week(self) -> (i32, u32) {
        let w = self.0.iso_week();
        (w.year(), w.week())
    }

    /// `days` later (earlier when negative); `None` outside the years 1 to 9999.
    pub fn plus_days(self, days: i64) -> Option<Date> {
        let d = self.0.checked_add_signed(Duration::try_days(days)?)?;
        (1..=9999).contains(&d.year()).then_some(Date(d))
    }

    /// `months` later (earlier when negative), the day clamped to the length of the month.
    pub fn plus_months(self, months: i64) -> Option<Date> {
        let m = self.year() as i64 * 12 + self.month() as i64 - 1 + months;
        let (y, m) = (i32::try_from(m.div_euclid(12)).ok()?, m.rem_euclid(12) as u32 + 1);
        Date::new(y, m, self.day().min(days_in_month(y, m)?))
    }

    /// Its number, counted from the first day of the year 1.
    pub fn number(self) -> i32 {
        self.0.num_days_from_ce()
    }

    /// Days from `earlier` to this day; negative when this day is earlier.
    pub fn days_since(self, earlier: Date) -> i64 {
        i64::from(self.0.num_days_from_ce()) - i64::from(earlier.0.num_days_from_ce())
    }

    /// Monday of this day's ISO week.
    pub fn monday(self) -> Date {
        self.plus_days(1 - self.weekday().iso() as i64).unwrap_or(self)
    }

    /// Completed years from `earlier` to this day, as ages are counted.
    pub fn years_since(self, earlier: Date) -> i32 {
        let before = (self.month(), self.day()) < (earlier.month(), earlier.day());
        self.year() - earlier.year() - before as i32
    }
}

/// Number of days in a month; `None` when there is no such month.
pub(crate) fn days_in_month(year: i32, month: u32) -> Option<u32> {
    let last = match month {
        2 => 28 + u32::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=9999).contains(&year).then_some(last)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |number: u32, place: u32| b'0' + (number / place % 10) as u8;
        let (year, month, day) = (self.year() as u32, self.month(), self.day());
        let [thousands, hundreds] = [1000, 100].map(|place| digit(year, place));
        let [[a, b], [c, d], [e, g]] = [year, month, day].map(|number| [digit(number, 10), digit(number, 1)]);
        let iso = [thousands, hundreds, a, b, b'-', c, d, b'-', e, g];
        f.write_str(std::str::from_utf8(&iso).unwrap_or_default())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A run of days, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DayInterval {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl DayInterval {
    /// The run from `first` to `last`; `None` when they are the wrong way round.
    pub fn new(first: Date, last: Date) -> Option<DayInterval> {
        (first <= last).then_some(DayInterval { first, last })
    }

    /// One day.
    pub fn day(day: Date) -> DayInterval {
        DayInterval { first: day, last: day }
    }

    /// A calendar month.
    pub fn month(year: i32, month: u32) -> Option<DayInterval> {
        DayInterval::new(Date::new(year, month, 1)?, Date::new(year, month, days_in_month(year, month)?)?)
    }

    /// A calendar year.
    pub fn year(year: i32) -> Option<DayInterval> {
        DayInterval::new(Date::new(year, 1, 1)?, Date::new(year, 12, 31)?)
    }

    /// Number of days.
    pub fn len(self) -> i64 {
        self.last.days_since(self.first) + 1
    }

    /// Never: an interval has at least one day.
    pub fn is_empty(self) -> bool {
        false
    }

    /// Whether the two share a day.
    pub fn intersects(self, other: DayInterval) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Days between the two; 0 when they touch or share a day.
    pub fn gap(self, other: DayInterval) -> i64 {
        let (a, b) = (other.first.days_since(self.last), self.first.days_since(other.last));
        a.max(b).max(0)
    }
}
