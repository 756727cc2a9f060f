//! The algebra: exact numbers, calendar intervals, temporal values, quantities and verdicts. No words of any language, no
//! articles, no input or output.

mod date;
mod exact;
mod name;
mod quantity;
mod slip;
mod timex;
mod unit;
mod verdict;

pub use date::{Date, DayInterval, Weekday};
pub use exact::Exact;
pub use name::{NameType, RoleQualifier};
pub use quantity::{Bound, NumberShape, Quantity};
pub use slip::{Differ, Digits, Slip, differ_by_scale};
pub use timex::{Clock, Components, Granularity, PartialDate, Period, Timex, TimexKind, TimexMod, WeekdayClash};
pub use unit::{Conversion, Unit, UnitKind};
pub use verdict::{Reason, Verdict};
