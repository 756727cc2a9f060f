//! An age in one article and the birth in the other.

use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, TimeFact, hash};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::value::{Components, Date, Granularity, NumberShape, TimexKind};

/// Years by which an age is misreported.
const AGE: i64 = 12;
/// Days between two articles of which one counts from what the other tells.
const DAYS: i64 = 14;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if pair.link.archive || pair.days().is_some_and(|days| days > DAYS) {
        return;
    }
    for ((a, x), (b, y)) in pair.turns() {
        if let Some(published) = x.anchor.date {
            ages(rule, published, (a, x), (b, y), pair.link.certain, sink);
        }
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
        let side =
            |article: usize, span, value: String| ClashSide { article: Some(article), span, value, derivation: Vec::new() };
        let sides = vec![side(a, n.ground.span, years.to_string()), side(b, birth.ground.span, birth.timex.value.clone())];
        let mut c = Clash::new(rule, format!("age@{}", n.ground.span.start), sides);
        c.detail = format!("{} since {}: {most}, not {years}", published.year(), birth.timex.value);
        c.expected = most.to_string();
        c.why = vec![c.detail.clone()];
        c.certain = certain;
        sink.clash(c);
    }
}
