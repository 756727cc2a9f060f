//! Days that remain in two reports of one happening, weighed by everything that is known of them at once.
//!
//! [`stray`](super::stray) asks one thing after the other of two days; each answer alone may keep them apart. Here the evidence is summed: a class of
//! happening, what hangs on the dates, how far they lie from each other, how they are written. The weights are those of a logistic regression,
//! cross-validated by story and rounded, over the days of the invented stories of `tests/planted`, those with one fact changed by hand and those
//! in which all is right. Years and months are no days.

use super::day::{MONTH, likest};
use super::lone::{HISTORY, age, covered, dated, given, next, one_class, strangers, to_come};
use super::night::night_between;
use super::stray::STABLE;
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{TimeFact, TimeRole, common};
use crate::rule::compare::Pair;
use crate::rule::compare::name::filler::short;
use crate::rule::compare::number::two_things;
use crate::value::{DayInterval, Granularity};

/// The log-odds of two days of which nothing is known.
const PRIOR: f32 = -2.9;
/// Log-odds from which two days are reported. Many of the stories they are fitted to have an error, of those in the news few.
const LEAST: f32 = 0.4;
/// The same where one of the reports is long.
const LONG: f32 = 2.4;
/// How much better than any other partner a day must fit.
const MARGIN: f32 = 0.3;
/// How sure a finding is, on the scale of the other ways to find one.
pub(super) const EVIDENCE: f32 = 2.0;
/// Days before its publication within which a day is that of a report itself.
const NEWS_DAYS: std::ops::RangeInclusive<i64> = 0..=8;
/// Evidence of a link beyond which more tells nothing.
const LINK: f32 = 10.0;
/// Days that remain in an article beyond which more tell nothing.
const LEFT: usize = 5;
/// Pairs of days that remain beyond which one that fits is found by chance, and beyond which weighing all of them takes its time.
const MANY: usize = 400;
/// What it takes away that a coarser date of the other report may stand for a day, and that their reports are weeks apart.
const COVERED: f32 = 2.2;
const APART: f32 = 0.5;
/// What a word beside both that another stands for is worth.
const AKIN: f32 = 1.4;

type Dated<'a> = (&'a TimeFact, DayInterval);

/// The pairs of days that remain and are one day told differently. Beside the days of each side stand all dates of the other report.
pub(super) fn found<'a>(
    pair: &Pair<'_>,
    (xs, theirs): (&[Dated<'a>], &[Dated<'_>]),
    (ys, ours): (&[Dated<'a>], &[Dated<'_>]),
) -> Vec<(Dated<'a>, Dated<'a>)> {
    // Long reports tell of more than one thing, and the weights are those of short ones.
    let short = short(pair);
    if pair.link.archive || pair.link.apart && !short || !pair.link.certain || xs.len() * ys.len() > MANY {
        return Vec::new();
    }
    let least = if short { LEAST } else { LONG };
    let open = |list: &[Dated<'a>], others: &[Dated<'_>]| -> Vec<(Dated<'a>, bool)> {
        list.iter().map(|f| (*f, covered(pair, *f, others))).filter(|(_, covered)| short || !covered).collect()
    };
    let (xs, ys) = (open(xs, theirs), open(ys, ours));
    let left = (xs.len().min(LEFT) + ys.len().min(LEFT)) as f32;
    let mut cells = Vec::new();
    for &(a, here) in &xs {
        for &(b, there) in ys.iter().filter(|(b, _)| meets(pair, a, *b)) {
            // A coarser date of the same context may stand for a day.
            let told = when(here || there, COVERED);
            cells.push((odds(pair, a, b) - 0.12 * left - told, a, b));
        }
    }
    let better = |c: &&(f32, Dated<'_>, Dated<'_>)| {
        let rival = |d: &&(f32, Dated<'_>, Dated<'_>)| std::ptr::eq(d.1.0, c.1.0) != std::ptr::eq(d.2.0, c.2.0);
        cells.iter().filter(rival).all(|d| c.0 >= d.0 + MARGIN)
    };
    cells.iter().filter(|c| c.0 >= least).filter(better).map(|c| (c.1, c.2)).collect()
}

/// Whether two days may be one at all: written as days, and nothing tells that they are two.
fn meets(pair: &Pair<'_>, (a, da): Dated<'_>, (b, db): Dated<'_>) -> bool {
    let day = |t: &TimeFact| t.timex.grain >= Granularity::Day && dated(t) && !t.timex.relative;
    let known = pair.x.anchor.date.is_some() && pair.y.anchor.date.is_some();
    // What is said again and again has a day in each report.
    let said = |t: &TimeFact| t.role == TimeRole::Statement;
    let spoken = said(a) || said(b);
    let hour = |t: &TimeFact| t.timex.clock.map(|c| c.minute);
    let hours = matches!((hour(a), hour(b)), (Some(x), Some(y)) if x != y);
    let other = || {
        let two = night_between(a, da, b, db) || two_things::dates(pair, (a, da), (b, db)) || strangers(pair, a, b);
        // Of a defendant whom the other report does not know another trial is told.
        let person = |t: NameType| t == NameType::Person;
        let (p, q) = (&a.ground, &b.ground);
        let foreign = || two_things::foreign(pair.x, pair.y, p, person) || two_things::foreign(pair.y, pair.x, q, person);
        let two = two || own_names(a, b) > 0 && foreign();
        two || to_come(pair, (a, da), (b, db)) || pair.lexicon.acts.opposed(&a.acts, &b.acts)
    };
    // Each report has a day of its own.
    let own = pair.x.anchor.date != pair.y.anchor.date && age(pair.x, da) == age(pair.y, db) && fresh(pair.x, da);
    // A day to come may have been put off when the later report tells of it.
    let ahead = |d: &Dossier, x: DayInterval| age(d, x).is_some_and(|i| i < 0);
    let moved = pair.days().is_some_and(|days| days > STABLE) && ahead(pair.x, da) != ahead(pair.y, db);
    // "Since the campaign began on 2 October" and a day in it, unless both are of the news or one part of the date slipped.
    let plain = likest((a, da), (b, db)).is_none_or(|s| s < MONTH) && !fresh(pair.x, da) && !fresh(pair.y, db);
    let start = a.since != b.since && !one_class(a, b) && plain;
    let two = spoken || hours || own || moved || start;
    known && !two && !da.intersects(db) && day(a) && day(b) && !other()
}

/// The log-odds that two days are one day told differently.
fn odds(pair: &Pair<'_>, (a, da): Dated<'_>, (b, db): Dated<'_>) -> f32 {
    PRIOR + distance((a, da), (b, db)) + times(pair, (a, da), (b, db)) + told(pair, (a, da), (b, db))
}

fn when(on: bool, worth: f32) -> f32 {
    if on { worth } else { 0.0 }
}

/// What the days themselves tell: a slip of the digits, a weekday on its day, how far they lie from each other.
fn distance(a: Dated<'_>, b: Dated<'_>) -> f32 {
    let slip = likest(a, b);
    let gap = a.1.gap(b.1);
    let far = match gap {
        1 => 0.6,
        2..=7 => 0.85,
        401.. => -0.85,
        _ => 0.0,
    };
    let weekdays = [a.0, b.0].iter().filter(|t| t.timex.written.weekday.is_some()).count();
    far + slip.map_or(-0.95, |s| 1.15 * s + when((0.5..1.0).contains(&s), 0.75))
        + when(gap % 7 == 0, 0.75)
        + when(gap % 10 == 0, 1.8)
        - 0.6 * weekdays as f32
}

/// How both lie to the publications: of one day, of the news, of the past, to come.
fn times(pair: &Pair<'_>, (a, da): Dated<'_>, (b, db): Dated<'_>) -> f32 {
    let (i, j) = (age(pair.x, da).unwrap_or(0), age(pair.y, db).unwrap_or(0));
    let reports = pair.days().unwrap_or(0);
    // The one day of the news of each.
    let single = |d: &Dossier| {
        let mut news = given(d).into_iter().filter(|(t, x)| t.timex.grain >= Granularity::Day && fresh(d, *x)).map(|(_, x)| x);
        news.next().is_none_or(|first| news.all(|x| x == first))
    };
    let both = NEWS_DAYS.contains(&i) && NEWS_DAYS.contains(&j) && reports > 0;
    when((i > HISTORY) != (j > HISTORY), -0.85)
        + when(both, -0.7)
        + when((i < 0) != (j < 0), -0.65)
        + when(reports == 0, 0.65)
        + when(single(pair.x) && single(pair.y), 0.55)
        + when(next(pair, (a, da), (b, db)), 1.3)
}

fn fresh(d: &Dossier, days: DayInterval) -> bool {
    age(d, days).is_some_and(|i| NEWS_DAYS.contains(&i))
}

/// What the words around both tell.
fn told(pair: &Pair<'_>, (a, _): Dated<'_>, (b, _): Dated<'_>) -> f32 {
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    // "Until Saturday" and "on Thursday" are seldom two values of one slot.
    let ends = (a.role == TimeRole::AsOf) != (b.role == TimeRole::AsOf);
    0.13 * pair.link.weight.min(LINK)
        + when(one_class(a, b), 1.25)
        + when(ends, -0.75)
        + 0.5 * pair.kinship(p, q).min(4.0)
        + 0.6 * pair.worth_of(common(&a.near, &b.near)).min(4.0)
        + AKIN * pair.reworded(&a.akin, &b.akin)
        - when(pair.link.apart, APART)
        + 0.55 * common(&a.acts, &b.acts).take(2).count() as f32
        - 0.25 * own_names(a, b).min(2) as f32
        - 0.5 * p.shared_events(q).min(2) as f32
}

/// How many names each of two sentences has that the other lacks, at least.
fn own_names(a: &TimeFact, b: &TimeFact) -> usize {
    let (p, q) = (&a.ground.profile.names, &b.ground.profile.names);
    let names = common(p, q).count();
    (p.len() - names).min(q.len() - names)
}
