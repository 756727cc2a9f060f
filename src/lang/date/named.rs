//! Named days: which day of a year each is.

use super::file::Named;
use crate::value::Weekday;

/// Which day a named day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRule {
    /// The same day every year.
    Fixed {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
    /// The nth weekday of a month.
    Nth {
        /// 1 to 12.
        month: u32,
        /// 1 to 5, or 0 for the last one.
        nth: u32,
        /// The weekday.
        weekday: Weekday,
        /// Days from there.
        offset: i32,
    },
    /// So many days from Easter Sunday of the western churches.
    Easter {
        /// -2 is Good Friday.
        offset: i32,
    },
    /// Moves with another calendar: only the year is known.
    Moving,
}

impl Named {
    /// Which day the row tells.
    pub(super) fn rule(&self) -> DayRule {
        match (self.month, self.day, self.nth, self.weekday.and_then(Weekday::from_iso)) {
            (Some(month), Some(day), _, _) => DayRule::Fixed { month, day },
            (Some(month), None, Some(nth), Some(weekday)) => DayRule::Nth { month, nth, weekday, offset: self.offset },
            _ => self.easter.map_or(DayRule::Moving, |offset| DayRule::Easter { offset }),
        }
    }
}
