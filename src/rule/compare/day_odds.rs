//! Days that remain in two reports of one happening, weighed by everything that is known of them at once.
//!
//! [`stray`](super::stray) asks one thing after the other of two days; each answer alone may keep them apart. Here the evidence is summed: a class of
//! happening, what hangs on the dates, how far they lie from each other, how they are written. The weights are those of a logistic regression
//! over the days that remain in invented stories, with one of them moved by hand or none, and in real articles of one event; rounded, and
//! `tests/planted` keeps them honest. Years and months are no days, and two reports of the news have each a day of their own.

use super::Pair;
use super::brief;
use super::day::{MONTH, YEAR, likest};
use super::lone::{HISTORY, age, clauses, dated, matched, one_class, strangers, to_come};
use super::night::night_between;
use super::stray::{cited, meets_again};
use super::two_things;
use crate::resolve::facts::{TimeFact, TimeRole, common};
use crate::value::{DayInterval, Granularity};

/// The log-odds of two days of which nothing is known.
const PRIOR: f32 = -2.1;
/// Log-odds from which two days are reported.
const LEAST: f32 = 0.35;
/// How much better than any other partner a day must fit.
const MARGIN: f32 = 0.3;
/// How sure a finding is, on the scale of the other ways to find one.
pub(super) const EVIDENCE: f32 = 2.0;
/// Days before its publication (or, below zero, after it) within which a day is that of a report itself.
const NEWS: std::ops::RangeInclusive<i64> = -2..=8;
/// What the sentences of two days share.
const SHARED: f32 = 1.5;
/// Pairs of days that remain beyond which one that fits is found by chance, and beyond which weighing all of them takes its time.
const MANY: usize = 400;
/// Days between reports that follow each other.
const FOLLOWS: i64 = 3;

type Dated<'a> = (&'a TimeFact, DayInterval);

/// The pairs of days that remain and are one day told differently.
pub(super) fn found<'a>(pair: &Pair<'_>, xs: &[Dated<'a>], ys: &[Dated<'a>]) -> Vec<(Dated<'a>, Dated<'a>)> {
    if pair.link.archive || pair.link.apart || !pair.link.certain || xs.len() * ys.len() > MANY {
        return Vec::new();
    }
    let mut cells = Vec::new();
    for &a in xs {
        for &b in ys.iter().filter(|b| meets(pair, a, **b)) {
            cells.push((odds(pair, a, b), a, b));
        }
    }
    let better = |c: &&(f32, Dated<'_>, Dated<'_>)| {
        let rival = |d: &&(f32, Dated<'_>, Dated<'_>)| std::ptr::eq(d.1.0, c.1.0) != std::ptr::eq(d.2.0, c.2.0);
        cells.iter().filter(rival).all(|d| c.0 >= d.0 + MARGIN)
    };
    cells.iter().filter(|c| c.0 >= LEAST).filter(better).map(|c| (c.1, c.2)).collect()
}

/// Whether two days may be one at all.
fn meets(pair: &Pair<'_>, (a, da): Dated<'_>, (b, db): Dated<'_>) -> bool {
    let day = |t: &TimeFact| t.timex.grain >= Granularity::Day && (!t.timex.relative || t.counted) && !cited(pair, t);
    if da.intersects(db) || !day(a) || !day(b) {
        return false;
    }
    let (Some(p), Some(q), Some(i), Some(j)) = (pair.x.anchor.date, pair.y.anchor.date, age(pair.x, da), age(pair.y, db)) else {
        return false;
    };
    let own = p != q && NEWS.contains(&i) && NEWS.contains(&j);
    // "Until Saturday" and "on Thursday" are no two values of one slot.
    let ends = (a.role == TimeRole::AsOf) != (b.role == TimeRole::AsOf);
    let together = matched(pair, a, b);
    let shared = pair.kinship(&a.ground.profile, &b.ground.profile) + pair.aligned().shared(a.ground.sentence, b.ground.sentence);
    let other =
        night_between(a, da, b, db) || to_come(pair, (a, da), (b, db)) || strangers(pair, a, b) || meets_again(pair, a, b);
    let other = other || two_things::dates(pair, (a, da), (b, db));
    let ends = ends || pair.lexicon.acts.opposed(&a.acts, &b.acts);
    !own && (together || !ends && pair.aligned().retold() > 0.0) && shared >= SHARED && !other
}

/// The log-odds that two days are one day told differently.
fn odds(pair: &Pair<'_>, (a, da): Dated<'_>, (b, db): Dated<'_>) -> f32 {
    let when = |on: bool, worth: f32| if on { worth } else { 0.0 };
    let both = |f: &dyn Fn(&TimeFact) -> bool| (i32::from(f(a)) + i32::from(f(b))) as f32;
    let digits = match likest((a, da), (b, db)) {
        None => -2.0,
        Some(s) if (0.5..MONTH).contains(&s) => 1.0,
        Some(s) if (MONTH..YEAR).contains(&s) => 0.6,
        Some(_) => 0.0,
    };
    let gap = da.gap(db);
    let distance = match gap {
        1 => -0.8,
        2..=7 => 0.8,
        8..=31 => 0.6,
        _ => 0.0,
    };
    let (i, j) = (age(pair.x, da).unwrap_or(0), age(pair.y, db).unwrap_or(0));
    let reports = match (pair.x.anchor.date, pair.y.anchor.date) {
        (Some(p), Some(q)) => p.days_since(q).abs(),
        _ => 0,
    };
    let event = |t: &TimeFact| matches!(t.role, TimeRole::Event(_));
    let said = |t: &TimeFact| t.role == TimeRole::Statement;
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let names = common(&p.names, &q.names).count();
    let own = (p.names.len() - names).min(q.names.len() - names).min(2) as f32;
    PRIOR
        + digits
        + distance
        + when(gap % 7 == 0, 0.45)
        + when(event(a) && event(b), 1.0)
        + when(one_class(a, b), 0.75)
        + when(said(a) != said(b), -0.6)
        + when(a.leading && b.leading, 0.9)
        + 0.5 * both(&dated)
        - 0.8 * both(&|t| t.timex.written.weekday.is_some())
        + 0.6 * clauses(pair, a, b).min(3.0)
        - 0.4 * own
        - 0.4 * p.shared_events(q).min(2) as f32
        + when((i > HISTORY) != (j > HISTORY), -0.55)
        + when((0..=8).contains(&i) && (0..=8).contains(&j), -0.55)
        + when((1..=FOLLOWS).contains(&reports), -0.4)
        + when(brief::short(pair), 0.5)
}
