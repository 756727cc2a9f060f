//! A later report that looks back: "the fire of 3 September" where the report of the day itself has the 9th.
//!
//! The day of a happening opens the report of the next morning. Two weeks later it stands in the background, in other words and beside other
//! dates, so neither the clauses nor a class of happening need be alike. But a short report gives one day for it: when the day that opened the
//! first report is told nowhere in the second, and the second has a day of its own just before, which the first does not tell, in a
//! sentence that shares what is rare in both, it is one day written twice.

use super::lone::{Meeting, age, dated, strangers};
use crate::resolve::Dossier;
use crate::resolve::facts::{TimeFact, TimeRole};
use crate::rule::compare::Pair;
use crate::rule::compare::number::brief;
use crate::value::{DayInterval, Granularity};

/// Days before its publication within which a day is that of a report itself.
const OWN: i64 = 2;
/// Days before the second report from which a day is no longer its own.
const PAST: i64 = 2;
/// Days between the two days, and between the reports.
const BESIDE: i64 = 14;
const REPORTS: i64 = 45;
/// What the two sentences share.
const SHARED: f32 = 1.2;

/// Whether one of two dates that are left over opens its report as the day of what happened, and the other looks back at it.
pub(super) fn refers(pair: &Pair<'_>, m: &Meeting<'_>) -> bool {
    let (a, b) = (m.a.0, m.b.0);
    brief::close(pair)
        && (looks(pair, (pair.x, m.a), (pair.y, m.b)) || looks(pair, (pair.y, m.b), (pair.x, m.a)))
        && m.a.1.gap(m.b.1) <= BESIDE
        && a.onward == b.onward
        && (pair.aligned().shared(a.ground.sentence, b.ground.sentence) >= SHARED || one_hour(a, b))
        && !strangers(pair, a, b)
}

/// Whether both give one hour and minute: two happenings seldom do.
fn one_hour(a: &TimeFact, b: &TimeFact) -> bool {
    matches!((a.timex.clock, b.timex.clock), (Some(c), Some(d)) if c.minute == d.minute)
}

/// Whether the first date is the day of its report and the second a day before it in a report that came later.
fn looks(
    pair: &Pair<'_>,
    (first, a): (&Dossier, (&TimeFact, DayInterval)),
    (second, b): (&Dossier, (&TimeFact, DayInterval)),
) -> bool {
    let (Some(p), Some(q)) = (first.anchor.date, second.anchor.date) else { return false };
    let (Some(i), Some(j)) = (age(first, a.1), age(second, b.1)) else { return false };
    let hour = one_hour(a.0, b.0);
    let plain = |t: &TimeFact| {
        // What somebody says of the hour is said of what happened then.
        let told = matches!(t.role, TimeRole::Event(_) | TimeRole::Open) || t.role == TimeRole::Statement && hour;
        told && t.timex.grain >= Granularity::Day && !(t.planned || t.born || t.founded || t.since)
    };
    let speaks = |t: &TimeFact| {
        let speech = |e: &u16| pair.lexicon.vocabulary.event(u32::from(*e)).is_some_and(|e| e.speech);
        t.ground.profile.events.iter().any(speech)
    };
    let day = a.0.timex.written.day.is_some() || a.0.timex.written.weekday.is_some();
    plain(a.0)
        && plain(b.0)
        && a.0.leading
        && day
        && dated(b.0)
        && (hour || !(speaks(a.0) && speaks(b.0)))
        && (0..=OWN).contains(&i)
        && j >= PAST
        && (0..=REPORTS).contains(&q.days_since(p))
        && b.1.last <= p
}
