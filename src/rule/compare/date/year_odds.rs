//! Years and months of the past that remain in two short reports of one happening, weighed by everything that is known of them at once.
//!
//! A report looks back at few years: the founding, the last time, the term of the one who goes. They stand in subordinate clauses which another
//! reporter words differently ("the first rise since 2016", "the last one, in 2016"), so that what ties them is the act told beside them
//! (`rules/acts`) more than shared words. The weights are those of a logistic regression over the years that remain in invented stories, with one of
//! them moved or none, and in real articles of one event; rounded, and `tests/planted` keeps them honest.

use super::lone::{age, clauses, one_class, one_story};
use crate::resolve::Dossier;
use crate::resolve::facts::{TimeFact, TimeRole, common};
use crate::rule::compare::Pair;
use crate::rule::compare::number::{brief, two_things};
use crate::value::{DayInterval, Differ, Digits, Exact, Granularity};

/// The log-odds of two years of which nothing is known.
const PRIOR: f32 = -1.2;
/// Log-odds from which two years are reported.
const LEAST: f32 = 0.8;
/// How much better than any other partner a year must fit.
const MARGIN: f32 = 0.3;
/// Days before its publication from which a year is one of the past: figures of last year are compared with those of the year before.
const PAST: i64 = 450;
/// Days of a year told as a whole.
const WHOLE: i64 = 366;
/// Years from which two are seldom one told wrongly, and beyond which they are two.
const FAR: i32 = 10;
const APART: i32 = 12;

type Dated<'a> = (&'a TimeFact, DayInterval);

/// The pairs of years and months that remain and are one told differently.
pub(super) fn found<'a>(pair: &Pair<'_>, xs: &[Dated<'a>], ys: &[Dated<'a>]) -> Vec<(Dated<'a>, Dated<'a>)> {
    if !brief::close(pair) {
        return Vec::new();
    }
    let left = |d: &Dossier, o: &Dossier, list: &[Dated<'a>]| -> Vec<Dated<'a>> {
        list.iter().filter(|f| past(d, **f) && !told(o, **f)).copied().collect()
    };
    let (xs, ys) = (left(pair.x, pair.y, xs), left(pair.y, pair.x, ys));
    let count = |list: &[Dated<'_>]| {
        let mut all: Vec<DayInterval> = list.iter().map(|f| f.1).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    };
    let many = (count(&xs) * count(&ys)).min(12) as f32 / 4.0;
    let coarse = |f: &Dated<'_>| f.0.timex.grain < Granularity::Day;
    let mut cells = Vec::new();
    for &a in &xs {
        for &b in ys.iter().filter(|b| (coarse(&a) || coarse(b)) && !another(pair, a.0, b.0) && !two_things::dates(pair, a, **b))
        {
            cells.push((odds(pair, a, b) - 0.7 * many, a, b));
        }
    }
    let better = |c: &&(f32, Dated<'_>, Dated<'_>)| {
        let rival = |d: &&(f32, Dated<'_>, Dated<'_>)| (d.1.1 == c.1.1) != (d.2.1 == c.2.1);
        cells.iter().filter(rival).all(|d| c.0 >= d.0 + MARGIN)
    };
    cells.iter().filter(|c| c.0 >= LEAST).filter(better).map(|c| (c.1, c.2)).collect()
}

/// Whether a date is one year, month or day of the past, written as such.
fn past(d: &Dossier, (t, days): Dated<'_>) -> bool {
    let one = t.timex.grain >= Granularity::Year && t.timex.grain <= Granularity::Day && !t.timex.value.contains('/');
    one && t.timex.modifier.is_none()
        && !t.timex.relative
        && t.role != TimeRole::AsOf
        && days.len() <= WHOLE
        && age(d, days).is_some_and(|i| i > PAST)
}

/// Whether the other article gives a year or month of the past in which it lies.
fn told(o: &Dossier, (_, days): Dated<'_>) -> bool {
    let covers = |x: DayInterval| x.intersects(days) && x.len() <= WHOLE && age(o, x).is_some_and(|i| i > 0);
    o.facts.times.iter().filter_map(|t| t.timex.days).any(covers)
}

/// The log-odds that two years are one told differently.
fn odds(pair: &Pair<'_>, (a, da): Dated<'_>, (b, db): Dated<'_>) -> f32 {
    let when = |on: bool, worth: f32| if on { worth } else { 0.0 };
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let (y, z) = (da.first.year(), db.first.year());
    let gap = (y - z).abs();
    let digits = |year: i32| Digits::of(Exact::int(year.into()));
    let shared = pair.aligned().shared(a.ground.sentence, b.ground.sentence);
    let acts = common(&a.acts, &b.acts).count();
    let event = |t: &TimeFact| matches!(t.role, TimeRole::Event(_));
    let names = common(&p.names, &q.names).count();
    let own = (p.names.len() - names).min(q.names.len() - names).min(2) as f32;
    PRIOR
        + when(digits(y).differ(digits(z)) == Some(Differ::One), 1.4)
        + when(gap >= FAR, -0.8)
        + when(gap > APART, -2.0)
        + when(acts > 0, 1.2)
        + when(acts > 1, 0.8)
        + when(shared < 0.3, -0.9)
        + 0.65 * shared.min(4.0)
        - 0.45 * pair.kinship(p, q).min(3.0)
        + 0.2 * clauses(pair, a, b).min(3.0)
        + 0.6 * pair.worth_of(common(&a.near, &b.near)).min(3.0)
        + when(a.head != 0 && a.head == b.head, 0.35)
        + when(one_class(a, b), 0.6)
        + when(event(a) && event(b) && !one_class(a, b), -0.3)
        + when(a.leading != b.leading, 0.4)
        + when(a.born != b.born, -0.6)
        + when(a.onward != b.onward, -0.3)
        + when(one_story(pair), 0.3)
        - 0.3 * own
}

/// Whether accidents are dated, and nothing says that they are one: they happen again, elsewhere and to others.
pub(super) fn another(pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> bool {
    let sudden = |t: &TimeFact| matches!(t.role, TimeRole::Event(e) if pair.lexicon.vocabulary.event(u32::from(e)).is_some_and(|e| e.sudden));
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    (sudden(a) || sudden(b)) && p.shared_names(q) == 0 && p.shared_figures(q) == 0
}
