use crate::lang::{DayPart, DayRule, LengthWord, Reference, Season, TimeUnit};
use crate::value::{Clock, PartialDate, TimexMod, Weekday};

/// A temporal expression as written, before any anchor is used.
#[derive(Clone, Debug, PartialEq)]
pub enum DateExpr {
    /// A place in the calendar or the day, more or less fully written.
    Point(Box<Point>),
    /// From one to another, both ends inclusive.
    Range(Box<Point>, Box<Point>),
    /// A length of time, or the point that far away.
    Length(Length),
    /// A repeated time.
    Set(SetExpr),
    /// No place in the calendar: "saat ini", "recently".
    Vague(Reference),
}

impl DateExpr {
    /// The calendar components that are written; of a range those of its first end.
    pub fn written(&self) -> PartialDate {
        self.point().map_or(PartialDate::default(), |p| p.written)
    }

    /// The time of day that is written; of a range that of its first end.
    pub fn clock(&self) -> Option<Clock> {
        self.point().and_then(|p| p.clock)
    }

    /// The place in the calendar; of a range its first end.
    pub fn point(&self) -> Option<&Point> {
        match self {
            DateExpr::Point(p) | DateExpr::Range(p, _) => Some(p),
            _ => None,
        }
    }
}

/// A point of time by the components that are written.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Point {
    /// Year, month, day and weekday as figures or names.
    pub written: PartialDate,
    /// Days from the anchor ("kemarin" -1), or from the date last mentioned.
    pub day_shift: Option<i32>,
    /// A unit by its distance from the anchor ("tahun lalu" year -1).
    pub unit_shift: Option<(TimeUnit, i32)>,
    /// The distances are counted from the date last mentioned ("keesokan harinya").
    pub previous: bool,
    /// Takes the grain of the quarter or half year last mentioned ("year-earlier").
    pub as_section: bool,
    /// "lalu" -1, "ini" 0, "mendatang" 1 beside a month, weekday or date.
    pub direction: Option<i32>,
    /// Part of the day.
    pub part: Option<DayPart>,
    /// The weekday names the day after ("malam Minggu").
    pub eve: bool,
    /// Time of day.
    pub clock: Option<Clock>,
    /// A quarter or half year: unit, number, and how many.
    pub section: Option<(TimeUnit, u32, u32)>,
    /// A decade (198 for the 1980s) or century (18 for the 19th).
    pub era: Option<(TimeUnit, i32)>,
    /// A season.
    pub season: Option<Season>,
    /// A named day.
    pub named: Option<DayRule>,
    /// "awal", "akhir".
    pub edge: Option<TimexMod>,
    /// The unit that holds the day is meant ("the week of March 11").
    pub whole: Option<TimeUnit>,
    /// Which week of the month, 0 the last.
    pub week: Option<u32>,
    /// Days before or after the date that is written ("the day before last Tuesday").
    pub beside: i32,
    /// The date is written in figures, and the language may have either order.
    pub swappable: bool,
    /// The figures exceed the calendar ("19/89/2019").
    pub impossible: bool,
}

impl Point {
    /// Whether a day of the month and its month are written.
    pub fn has_day(&self) -> bool {
        self.written.day.is_some() && self.written.month.is_some()
    }

    /// Whether a single day is named, by whatever words.
    pub fn is_one_day(&self) -> bool {
        self.has_day()
            || self.written.weekday.is_some() && self.written.month.is_none()
            || self.day_shift.is_some()
            || self.named.is_some()
    }

    /// Whether nothing that names a calendar place is written.
    pub fn is_clock_only(&self) -> bool {
        self.clock.is_some() && !self.has_calendar()
    }

    /// Whether anything that names a calendar place is written.
    pub fn has_calendar(&self) -> bool {
        self.written != PartialDate::default()
            || self.day_shift.is_some()
            || self.unit_shift.is_some()
            || self.section.is_some()
            || self.era.is_some()
            || self.season.is_some()
            || self.named.is_some()
    }

    /// The weekday of the day meant: the evening of "malam Minggu" belongs to Saturday.
    pub fn day_weekday(&self) -> Option<Weekday> {
        let weekday = self.written.weekday?;
        if self.eve { Weekday::from_iso((weekday.iso() + 5) % 7 + 1) } else { Some(weekday) }
    }
}

/// Parts in one unit of an [`Amount`]: halves, thirds, three decimals and seconds of an hour stay exact.
pub const ONE: i64 = 3_600_000;

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// How many parts, of which [`ONE`] make one unit; `None` for an unknown number ("beberapa").
    pub parts: Option<i64>,
    /// What is counted.
    pub unit: TimeUnit,
}

/// A length of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Length {
    /// How long.
    pub amount: Amount,
    /// The lower end of a range ("2-3 menit").
    pub from: Option<i64>,
    /// A point that far away, or the stretch there.
    pub word: Option<LengthWord>,
    /// Hedge.
    pub hedge: Option<TimexMod>,
}

/// A repeated time.
#[derive(Clone, Debug, PartialEq)]
pub enum SetExpr {
    /// Every so often.
    Every(Amount),
    /// Every such day or month.
    Pattern(Box<Point>),
}
