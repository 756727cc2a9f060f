//! What is told of two days: each report tells of its own, and what is counted, measured or said may be another on each.
//!
//! "Harga beras naik menjadi Rp 14.500 pada Senin (11/3)" and "turun menjadi Rp 14.300 pada Kamis (14/3)" contradict each other in
//! nothing. A day is that of a figure when it is the only one of its sentence, or the one with which its report opens. The days are
//! two only when neither report names the day of the other.

use super::Pair;
use crate::resolve::Dossier;
use crate::resolve::facts::{Ground, QuoteFact, TimeFact, TimeRole};
use crate::value::{DayInterval, Granularity, TimexKind};

/// Days in a week: weekdays without a date may have been taken for those of another one.
const WEEK: i64 = 7;
/// Days of a night.
const NIGHT: i64 = 2;

/// Whether each of two figures is told of a day of its own.
pub(super) fn of_two_days(pair: &Pair<'_>, a: &Ground, b: &Ground) -> bool {
    let of = |t: &TimeFact| t.role != TimeRole::Statement;
    apart(pair, day_of(pair.x, a, of, true), day_of(pair.y, b, of, true))
}

/// Whether each of two quotes is of a day of its own. What stands in quotation marks in both is rather one, whatever the reports open with.
pub(super) fn said_on_two_days(pair: &Pair<'_>, a: &QuoteFact, b: &QuoteFact) -> bool {
    let opening = !(a.direct && b.direct);
    apart(pair, day_of(pair.x, &a.ground, |_| true, opening), day_of(pair.y, &b.ground, |_| true, opening))
}

/// Whether two days are two, and neither report names that of the other.
fn apart(pair: &Pair<'_>, s: Option<DayInterval>, t: Option<DayInterval>) -> bool {
    let (Some(s), Some(t)) = (s, t) else { return false };
    let gap = s.gap(t);
    gap > 0 && gap % WEEK != 0 && !tells(pair.x, t) && !tells(pair.y, s)
}

/// A day that a report tells something of.
fn day(t: &TimeFact) -> Option<DayInterval> {
    let single = t.timex.kind != TimexKind::Duration && t.timex.grain >= Granularity::Day && !t.timex.impossible;
    t.timex.days.filter(|x| single && x.len() <= NIGHT)
}

/// Whether a report names a day, as one of the past.
fn tells(d: &Dossier, x: DayInterval) -> bool {
    let past = d.anchor.date.is_none_or(|published| x.first <= published);
    past && d.facts.times.iter().filter_map(day).any(|y| y.intersects(x))
}

/// The day a fact is told of, by the dates that count: that of its sentence, else, if `opening`, the one with which the report opens.
fn day_of(d: &Dossier, g: &Ground, counts: impl Fn(&TimeFact) -> bool, opening: bool) -> Option<DayInterval> {
    let mut here = d.facts.times.iter().filter(|t| t.ground.sentence == g.sentence && day(t).is_some()).peekable();
    if here.peek().is_some() {
        return only(here.filter(|t| counts(t)).filter_map(day));
    }
    let first = d.facts.times.iter().filter(|t| opening && t.leading && counts(t));
    only(first.filter_map(day))
}

/// The days, when all of them are one.
fn only(mut found: impl Iterator<Item = DayInterval>) -> Option<DayInterval> {
    let first = found.next()?;
    found.all(|x| x.intersects(first)).then_some(first)
}
