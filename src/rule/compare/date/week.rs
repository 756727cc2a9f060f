//! Days of the news that slipped, in reports of any length.
//!
//! "Selasa (3/9)" for "Selasa (10/9)": whoever takes the date from last week's calendar keeps the weekday. Two reports of one story that come
//! out on one day hardly ever give two days of one weekday, each written with its date, of which neither knows the other's. And a date
//! behind a word that counts from the publication ("yesterday, Sunday (8/9)") says itself on which day it should lie: when the
//! other report gives that day, and the written one nowhere, the date has slipped.

use super::lone::{HISTORY, age, given};
use super::stray::{meets_again, recurs};
use crate::resolve::Dossier;
use crate::resolve::facts::{TimeFact, TimeRole};
use crate::rule::compare::Pair;
use crate::value::{DayInterval, Granularity};

/// Days between two publications of one morning.
const TOGETHER: i64 = 1;
/// Days before or after its publication within which a day is that of the news.
const NEWS_DAYS: i64 = 3;
/// Weeks beyond which two days of one weekday are two days.
const WEEKS: i64 = 4;
/// What the words around both share that are days of one thing.
const KIN: f32 = 0.6;
/// Days between what is meant and what is written: a clock or a late publication moves a day by one, and what is stored weeks later by many.
const SLIPS: std::ops::RangeInclusive<i64> = 2..=6;

type Dated<'a> = (&'a TimeFact, DayInterval);

/// The pairs of days that are one day, written in one report as that of another week, or as another than the word before it says.
pub(super) fn found<'a>(
    pair: &Pair<'_>,
    (xs, theirs): (&[Dated<'a>], &[Dated<'a>]),
    (ys, ours): (&[Dated<'a>], &[Dated<'a>]),
) -> Vec<(Dated<'a>, Dated<'a>)> {
    let Some(days) = pair.days() else { return Vec::new() };
    if pair.link.archive || pair.link.apart || !pair.link.certain || days > TOGETHER {
        return Vec::new();
    }
    let mut out = Vec::new();
    for &a in xs {
        out.extend(ys.iter().filter(|b| weeks(pair, days, a, **b)).map(|b| (a, *b)));
        out.extend(theirs.iter().find(|b| meant(a, **b)).map(|b| (a, *b)));
    }
    for &b in ys {
        out.extend(ours.iter().find(|a| meant(b, **a)).map(|a| (*a, b)));
    }
    out
}

/// Whether a day is written with its date.
fn written(t: &TimeFact) -> bool {
    t.timex.written.day.is_some() && t.timex.written.month.is_some() && t.timex.grain >= Granularity::Day
}

/// Whether both are days of one weekday and of two weeks, one of them that of the news.
fn weeks(pair: &Pair<'_>, reports: i64, (a, da): Dated<'_>, (b, db): Dated<'_>) -> bool {
    let (v, w) = (a.timex.written, b.timex.written);
    let gap = da.gap(db);
    if !(written(a)
        && written(b)
        && !a.timex.relative
        && !b.timex.relative
        && v.weekday.is_some()
        && v.weekday == w.weekday
        && gap % 7 == 0
        && (7..=7 * WEEKS).contains(&gap))
    {
        return false;
    }
    let (Some(i), Some(j)) = (age(pair.x, da), age(pair.y, db)) else { return false };
    let fresh = i.abs().min(j.abs()) <= NEWS_DAYS && i.abs().max(j.abs()) <= HISTORY;
    // Rounds and hearings that reports of two days tell of.
    let again = reports > 0 && (recurs(pair, a) || recurs(pair, b));
    if again || meets_again(pair, a, b) {
        return false;
    }
    let tied = tied(pair, a, b) || single(pair.x, da) && single(pair.y, db);
    // Whoever speaks of what is planned speaks on the day all the same.
    let spoken = a.role == TimeRole::Statement && b.role == TimeRole::Statement;
    fresh && tied && a.next == b.next && (spoken || a.planned == b.planned && !a.expected && !b.expected)
}

/// Whether the words around both are those around one thing.
fn tied(pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> bool {
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    p.shared_names(q) > 0 || pair.kinship(p, q) >= KIN
}

/// Whether it is the only day of the weeks around its publication that an article gives.
fn single(d: &Dossier, days: DayInterval) -> bool {
    let around = |x: DayInterval| age(d, x).is_some_and(|i| i.abs() <= 7 * WEEKS);
    given(d).iter().filter(|(t, x)| t.timex.grain >= Granularity::Day && around(*x)).all(|(_, x)| *x == days)
}

/// Whether the word before the first date says that it should be the second, which is written with its date.
fn meant((a, da): Dated<'_>, (b, db): Dated<'_>) -> bool {
    let meant = |day| db == DayInterval::day(day) && SLIPS.contains(&da.gap(db));
    written(a) && written(b) && a.timex.meant.is_some_and(meant)
}
