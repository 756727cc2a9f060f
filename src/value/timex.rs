use super::{Date, DayInterval, Exact, Weekday};

/// TIMEX3 type of a temporal expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexKind {
    /// A calendar day or anything coarser.
    Date,
    /// A time of day, with or without its date.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

impl TimexKind {
    /// The TIMEX3 attribute value.
    pub fn name(self) -> &'static str {
        match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        }
    }
}

/// TIMEX3 `mod`: how a value is narrowed or hedged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum TimexMod {
    Start,
    Mid,
    End,
    Approx,
    MoreThan,
    LessThan,
}

impl TimexMod {
    /// The name in TIMEX3.
    pub fn name(self) -> &'static str {
        match self {
            TimexMod::Start => "START",
            TimexMod::Mid => "MID",
            TimexMod::End => "END",
            TimexMod::Approx => "APPROX",
            TimexMod::MoreThan => "MORE_THAN",
            TimexMod::LessThan => "LESS_THAN",
        }
    }
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Granularity {
    Century,
    Decade,
    Year,
    Half,
    Quarter,
    Month,
    Week,
    Weekend,
    Day,
    PartOfDay,
    Minute,
}

/// A set of calendar components.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Components(u8);

impl Components {
    /// No component.
    pub const NONE: Components = Components(0);
    /// The year.
    pub const YEAR: Components = Components(1);
    /// The month.
    pub const MONTH: Components = Components(2);
    /// The day of the month.
    pub const DAY: Components = Components(4);
    /// The day of the week.
    pub const WEEKDAY: Components = Components(8);
    /// The time of day.
    pub const TIME: Components = Components(16);
    /// The time zone.
    pub const ZONE: Components = Components(32);

    /// Both sets together.
    pub const fn and(self, other: Components) -> Components {
        Components(self.0 | other.0)
    }

    /// Whether all of `other` is in the set.
    pub fn has(self, other: Components) -> bool {
        self.0 & other.0 == other.0
    }

    /// The names of the components, in calendar order.
    pub fn names(self) -> Vec<&'static str> {
        let all = [
            (Components::YEAR, "year"),
            (Components::MONTH, "month"),
            (Components::DAY, "day"),
            (Components::WEEKDAY, "weekday"),
            (Components::TIME, "time"),
            (Components::ZONE, "zone"),
        ];
        all.into_iter().filter(|(c, _)| self.has(*c)).map(|(_, n)| n).collect()
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clock {
    /// Minutes since midnight, 0 to 1440.
    pub minute: u16,
    /// Offset of the written zone from UTC in minutes, when a zone is written.
    pub zone: Option<i16>,
    /// Told by the clock of a place whose zone nobody writes: "10.26 waktu setempat", "landed at 3:40 pm".
    pub local: bool,
}

/// Minutes by which the clocks of two places differ, and the widest such difference.
const ZONE_STEP: i64 = 30;
const WIDEST: i64 = 14 * 60;

impl Clock {
    /// Minutes of one day from this time to another, by the zones where both are written: one written zone holds for both.
    pub fn to(self, other: Clock) -> i64 {
        let apart = self.zone.zip(other.zone).map_or(0, |(a, b)| i64::from(b) - i64::from(a));
        i64::from(other.minute) - i64::from(self.minute) - apart
    }

    /// Whether the two may be of two zones that nobody writes, and so many minutes be the difference of these, give or take.
    pub fn may_be_zones(self, other: Clock, off: i64, slack: i64) -> bool {
        let open = match (self.zone, other.zone) {
            (Some(_), Some(_)) => false,
            (None, None) => self.local != other.local,
            (Some(zone), None) => zone == 0 || other.local,
            (None, Some(zone)) => zone == 0 || self.local,
        };
        let rest = off.rem_euclid(ZONE_STEP);
        open && off.abs() <= WIDEST && rest.min(ZONE_STEP - rest) <= slack
    }
}

/// A length of time; months and minutes do not convert into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Period {
    /// Years and months, in months.
    pub months: Option<Exact>,
    /// Weeks, days, hours and minutes, in minutes.
    pub minutes: Option<Exact>,
}

/// The components that are written, before any anchor is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct PartialDate {
    /// Calendar year.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: Option<u32>,
    /// 1 to 31; may not exist in the month.
    pub day: Option<u32>,
    /// Day of the week.
    pub weekday: Option<Weekday>,
}

/// A written weekday that is not the weekday of the written date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekdayClash {
    /// What is written.
    pub written: Weekday,
    /// What the calendar says.
    pub actual: Weekday,
    /// Dates that differ in one component, carry the written weekday and lie near the publication date; nearest first.
    pub repairs: Vec<Date>,
}

/// A resolved temporal expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value, or `A/B` with both ends inclusive.
    pub value: String,
    /// The days it denotes; `None` for durations, sets and dates whose year stays unknown.
    pub days: Option<DayInterval>,
    /// The time of day.
    pub clock: Option<Clock>,
    /// The length, for durations and sets.
    pub period: Option<Period>,
    /// How fine the value is.
    pub grain: Granularity,
    /// Narrowing or hedge.
    pub modifier: Option<TimexMod>,
    /// Components that are written.
    pub known: Components,
    /// Components that were inferred.
    pub implied: Components,
    /// The calendar components as written.
    pub written: PartialDate,
    /// Set when the written weekday contradicts the written date.
    pub clash: Option<WeekdayClash>,
    /// The written day does not exist in the calendar (31 April).
    pub impossible: bool,
    /// A direction or deictic word was used ("kemarin", "next Tuesday"): the value hangs on the anchor.
    pub relative: bool,
    /// The day that a word of the date counts from the publication ("kemarin, Minggu (8/9)"), where the day is written as well.
    pub meant: Option<Date>,
    /// Names a present or vague time ("saat ini"); never a fact.
    pub vague: bool,
}
