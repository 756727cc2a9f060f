//! A figure told by its distance to one that the other article gives: "61,500 people, 3,500 more than in 2022" and "58,000 visitors" of
//! 2022.

use super::leftover::counts_alike;
use super::side;
use crate::resolve::Dossier;
use crate::resolve::facts::{DistanceFact, MISREPORTED, NumberFact, common, slack};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, Sink};
use crate::value::{Date, Exact, Reason, Slip};

/// How many times larger one of the two may be.
const SIZE: f64 = 3.5;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if pair.link.archive {
        return;
    }
    for (mine, theirs) in pair.turns() {
        one(rule, pair, mine, theirs, sink);
    }
}

fn one(rule: &Rule, pair: &Pair<'_>, (a, x): (usize, &Dossier), (b, y): (usize, &Dossier), sink: &mut Sink) {
    for fact in &x.facts.distances {
        let at = |i: u32| x.facts.numbers.get(i as usize);
        let (Some(d), Some(own)) = (at(fact.distance), at(fact.own)) else { continue };
        let mut levels: Vec<&NumberFact> = Vec::new();
        for n in y.facts.numbers.iter().filter(|n| level(own, n)) {
            if tied(fact, own, (x.anchor.date, y), n) && !levels.iter().any(|l| l.quantity.low == n.quantity.low) {
                levels.push(n);
            }
        }
        // "67 fewer than were aboard the ship that burned": the only count of its noun there is, and the difference looks mistyped.
        let sole = levels.is_empty();
        if sole && fact.year.is_none() && !fact.past && fact.day.is_none() {
            for n in y.facts.numbers.iter().filter(|n| level(own, n) && own.noun != 0 && n.noun == own.noun) {
                if !levels.iter().any(|l| l.quantity.low == n.quantity.low) {
                    levels.push(n);
                }
            }
        }
        let [other] = levels.as_slice() else { continue };
        sink.compared();
        let (v, w, written) = (own.quantity.low, other.quantity.low, d.quantity.low);
        let (Some(actual), Some(up), Some(down)) = (v.sub(w).map(Exact::abs), v.add(written), v.sub(written)) else { continue };
        let slack = slack([d, own, other].map(|n| n.quantity.step));
        let off = actual.sub(written).is_some_and(|x| x.abs() > slack);
        let ratio = actual.div(written).map_or(0.0, Exact::to_f64);
        if sole && Slip::reckoned(written, actual) < Slip::Loose {
            continue;
        }
        // What is at that distance stands elsewhere: another thing was meant.
        let told = |e: &Dossier| e.facts.numbers.iter().any(|n| n.quantity.low == up || n.quantity.low == down);
        if !off {
            continue;
        }
        if !MISREPORTED.contains(&ratio) || told(x) || told(y) {
            sink.silent(rule, Reason::WeakEvidence);
            continue;
        }
        let detail = format!("{} - {} = {actual}, not {written}", v.max(w), v.min(w));
        let sides = vec![side(a, d), side(b, other), side(a, own)];
        let mut c = Clash::reckoned(rule, format!("distance@{}", d.ground.span.start), sides, detail, actual);
        c.certain = pair.link.certain;
        sink.clash(c);
    }
}

/// Whether a figure of the other article can be what the own one is compared with.
fn level(own: &NumberFact, n: &NumberFact) -> bool {
    let q = &n.quantity;
    let like = q.unit == own.quantity.unit && (q.unit.is_some() || counts_alike(own, n) || own.people && n.people);
    let size = own.quantity.low.div(q.low).map_or(0.0, Exact::to_f64);
    n.is_firm() && like && !n.difference && q.low != own.quantity.low && (1.0 / SIZE..SIZE).contains(&size)
}

/// Whether words or years say that it is that figure.
fn tied(fact: &DistanceFact, own: &NumberFact, (published, y): (Option<Date>, &Dossier), n: &NumberFact) -> bool {
    let kin = common(&own.near, &n.near).next().is_some()
        || own.attribute.is_some() && own.attribute == n.attribute
        || own.ground.profile.shared_stems(&n.ground.profile) >= 2;
    if common(&fact.with, &n.near).next().is_some() {
        return true;
    }
    // "five more than on Monday": what the other article of that day tells.
    if let Some(day) = fact.day.filter(|_| fact.with.is_empty()) {
        let told = n.time.map_or(y.anchor.date, |t| (t == day).then_some(day.first));
        let alike = own.attribute.is_some() && own.attribute == n.attribute || own.noun != 0 && counts_alike(own, n);
        return alike && told == Some(day.first) && published.is_some_and(|d| d > day.first);
    }
    // "daripada pada Kamis": a day of the same year says nothing.
    let year = fact.year.filter(|year| published.is_some_and(|d| d.year() != *year));
    match (year, n.time.map(|t| (t.first.year(), t.last.year()))) {
        (Some(year), Some(told)) => (kin || own.people && n.people) && told == (year, year),
        (Some(year), None) => (kin || own.people && n.people) && y.anchor.date.is_some_and(|d| d.year() == year) && !n.past,
        (None, _) => fact.past && kin && n.past,
    }
}
