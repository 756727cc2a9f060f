//! Counts of years of one article, whose beginning the other article tells: an age and a birth, "pertama dalam 26 tahun" and the last
//! time, the number of a yearly occurrence and the year of the first.

use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, TimeFact, common, hash};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::value::{Components, Date, Granularity, NumberShape, TimexKind};

/// Years by which an age is misreported.
const AGE: i64 = 12;
/// Years by which another count is.
const SLIP: i64 = 15;
/// Days between two articles of which one counts from what the other tells.
const DAYS: i64 = 14;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    let apart = pair.x.anchor.date.zip(pair.y.anchor.date).map_or(0, |(a, b)| a.days_since(b).abs());
    if pair.link.archive {
        return;
    }
    for ((a, x), (b, y)) in pair.turns() {
        let Some(published) = x.anchor.date else { continue };
        if apart <= DAYS {
            ages(rule, published, (a, x), (b, y), pair.link.certain, sink);
            waits(rule, published, (a, x), (b, y), pair.link.certain, sink);
        }
        editions(rule, published, (a, x), (b, y), pair.link.certain, sink);
    }
}

/// A date that is written with its year.
fn written(t: &TimeFact) -> bool {
    t.timex.known.has(Components::YEAR)
        && t.timex.kind == TimexKind::Date
        && t.timex.grain >= Granularity::Year
        && !(t.timex.relative || t.about || t.ground.unreal || t.timex.value.contains('/'))
}

fn count(n: &NumberFact) -> Option<i64> {
    n.quantity.low.to_i64().filter(|_| n.quantity.low == n.quantity.high)
}

/// "Raka, 22 tahun" and "Raka, yang lahir pada 2 Maret 1999".
fn ages(rule: &Rule, published: Date, (a, x): (usize, &Dossier), (b, y): (usize, &Dossier), certain: bool, sink: &mut Sink) {
    for n in x.facts.numbers.iter().filter(|n| n.quantity.shape == NumberShape::Age && !n.then && !n.ground.unreal) {
        let Some((key, years)) = n.subject.as_deref().map(hash).zip(count(n)) else { continue };
        let theirs = |t: &&TimeFact| t.born && written(t) && t.ground.profile.names.binary_search(&key).is_ok();
        let mut births = y.facts.times.iter().filter(theirs);
        let Some(birth) = births.next().filter(|_| births.next().is_none()) else { continue };
        let Some(days) = birth.timex.days else { continue };
        sink.compared();
        let (most, least) = (i64::from(published.years_since(days.first)), i64::from(published.years_since(days.last)));
        // Another age of the same person here or there: one of them was meant of another day.
        let told = |d: &Dossier| {
            let same = |m: &NumberFact| m.quantity.shape == NumberShape::Age && m.subject.as_deref().map(hash) == Some(key);
            d.facts.numbers.iter().any(|m| same(m) && count(m).is_some_and(|c| (least..=most).contains(&c)))
        };
        if most < 1 || (least..=most).contains(&years) || (most - years).abs() > AGE || told(x) {
            continue;
        }
        report(rule, (a, n, years), (b, birth), (published, most), "age", certain, sink);
    }
}

/// "yang pertama dalam 36 tahun" and "letusan sebelumnya terjadi pada 1998".
fn waits(rule: &Rule, published: Date, (a, x): (usize, &Dossier), (b, y): (usize, &Dossier), certain: bool, sink: &mut Sink) {
    let year = |t: &TimeFact| t.timex.days.map(|d| i64::from(published.year() - d.first.year()));
    for n in x.facts.waits.iter().filter_map(|&i| x.facts.numbers.get(i as usize)) {
        let Some(years) = count(n).filter(|c| (3..200).contains(c)) else { continue };
        let theirs = |t: &&TimeFact| t.before && written(t) && common(&n.ground.profile.stems, &t.clause).next().is_some();
        let mut last = y.facts.times.iter().filter(theirs);
        let Some(start) = last.next().filter(|_| last.next().is_none()) else { continue };
        let Some(full) = year(start).filter(|f| *f >= 2) else { continue };
        sink.compared();
        // A wait is counted loosely.
        let fits = |d: &Dossier| d.facts.times.iter().any(|t| year(t).is_some_and(|y| (y - years).abs() <= 1));
        if (years - full).abs() <= 1 || (years - full).abs() > SLIP || fits(x) || fits(y) {
            continue;
        }
        report(rule, (a, n, years), (b, start), (published, full), "wait", certain, sink);
    }
}

/// "Festival … ke-11" in 2018 and "sejak pertama digelar pada 2009": none is held twice in a year.
fn editions(rule: &Rule, published: Date, (a, x): (usize, &Dossier), (b, y): (usize, &Dossier), certain: bool, sink: &mut Sink) {
    let held = |t: &&TimeFact| t.first_held && written(t);
    let mut starts = y.facts.times.iter().filter(held);
    let Some(start) = starts.next().filter(|_| starts.next().is_none()) else { return };
    let Some(first) = start.timex.days.map(|d| d.first.year()) else { return };
    for n in x.facts.editions.iter().filter_map(|&i| x.facts.numbers.get(i as usize)) {
        let Some(number) = count(n).filter(|c| *c < 200) else { continue };
        let now = n.time.map_or(published.year(), |t| t.last.year().max(published.year()));
        let most = i64::from(now - first) + 1;
        let kin =
            common(&n.near, &start.clause).next().is_some() || common(&n.near, &start.ground.profile.stems).next().is_some();
        // Both number one thing that has a name.
        let numbered = y.facts.editions.iter().filter_map(|&i| y.facts.numbers.get(i as usize)).any(|m| {
            m.ground.profile.shared_names(&n.ground.profile) > 0
                && (n.near.is_empty() || common(&m.near, &n.near).next().is_some())
        });
        if !(kin || numbered) || most < 2 {
            continue;
        }
        sink.compared();
        // Another ordinal of the article that fits numbers the occurrence.
        let other = x
            .facts
            .editions
            .iter()
            .filter_map(|&i| x.facts.numbers.get(i as usize))
            .any(|m| m.quantity.low != n.quantity.low && count(m) == Some(most) && common(&m.near, &n.near).next().is_some());
        if number > most && number - most <= SLIP && !other {
            report(rule, (a, n, number), (b, start), (published, most), "number", certain, sink);
        }
    }
}

fn report(
    rule: &Rule,
    (a, n, written): (usize, &NumberFact, i64),
    (b, start): (usize, &TimeFact),
    (published, expected): (Date, i64),
    what: &str,
    certain: bool,
    sink: &mut Sink,
) {
    let side = |article: usize, span, value: String| ClashSide { article: Some(article), span, value, derivation: Vec::new() };
    let sides = vec![side(a, n.ground.span, written.to_string()), side(b, start.ground.span, start.timex.value.clone())];
    let mut c = Clash::new(rule, format!("{what}@{}", n.ground.span.start), sides);
    c.detail = format!("{} since {}: {expected}, not {written}", published.year(), start.timex.value);
    c.expected = expected.to_string();
    c.why = vec![c.detail.clone()];
    c.certain = certain;
    sink.clash(c);
}
