//! Figures of two reports of one happening, weighed by everything that is known of them at once.
//!
//! [`likeness`](super::likeness) asks first what may be compared and is strict with words it does not know. Two reports of one happening,
//! which tell much alike and whose figures stand where reports tell what matters, need less: "6.1 million" that counts nothing and "6.4
//! million people" in two leads are one figure. The weights are those of a logistic regression over the figures that remain in invented
//! stories, with one of them changed by hand or none, and in real articles of one event; rounded, and `tests/planted` keeps them honest.
//! What grows with the days, belongs to another time, part or whole is left out before it is weighed.

use super::Pair;
use super::brief;
use super::interval::compare;
use super::leftover::{attribute, may_change, may_meet, related};
use super::likeness::apart;
use super::number::unit_key;
use super::slip::{Slip, slip};
use super::sort::{converted, listed, market, money, timed};
use crate::resolve::facts::{NumberFact, common};
use crate::segment::Zone;
use crate::value::{Exact, NumberShape, Verdict};

/// The log-odds of two figures of which nothing is known.
const PRIOR: f32 = -4.8;
/// Log-odds from which two figures are reported. Half of the figures it is fitted to are errors, of those in the news few: where a false alarm
/// was seen, a gate stands before.
const LEAST: f32 = 0.0;
/// How much better than any other partner a figure must fit.
const MARGIN: f32 = 0.25;
/// How sure a finding is, as the log-odds of the other ways to find one count.
pub(super) const EVIDENCE: f32 = 0.8;
/// What two shares or prices have in common around them.
const TIED: f32 = 2.0;
/// Days between two dates from which they are of two stories.
const FAR: i64 = 60;
/// Pairs of figures that remain beyond which one that fits is found by chance, and beyond which weighing all of them takes its time.
const MANY: usize = 900;
/// Days between two dates that are two days of one story.
const DAYS: i64 = 20;

/// Whether two articles are reports of one happening, outside of an archive.
pub(super) fn close(pair: &Pair<'_>) -> bool {
    pair.link.certain && !pair.link.apart && !pair.link.archive && !market(pair)
}

/// The pairs of figures that remain and tell one thing, with their log-odds.
pub(super) fn found<'a>(
    pair: &Pair<'a>,
    xs: &[&'a NumberFact],
    ys: &[&'a NumberFact],
) -> Vec<(f32, &'a NumberFact, &'a NumberFact)> {
    if xs.len() * ys.len() > MANY {
        return Vec::new();
    }
    let short = brief::short(pair);
    let meet = |a: &NumberFact, b: &NumberFact| {
        // Two results of two matches are told alike.
        let score = a.quantity.shape == NumberShape::Score && apart(pair, a, b);
        may_meet(pair, a, b)
            && disjoint(a, b)
            && !may_change(pair, a, b, false)
            && !score
            && tied(pair, a, b)
            && !long_ago(a, b)
            && !beside(a, b)
            && !stepped(pair, a, b)
            && (slip(&converted(&a.quantity), &converted(&b.quantity)) >= Slip::Likely || one_thing(a, b))
    };
    let mut cells = Vec::new();
    for &a in xs {
        for &b in ys.iter().filter(|b| meet(a, b)) {
            cells.push((odds(pair, a, b, short), a, b));
        }
    }
    let better = |c: &&(f32, &NumberFact, &NumberFact)| {
        let rival = |d: &&(f32, &NumberFact, &NumberFact)| {
            let one = std::ptr::eq(d.1, c.1) != std::ptr::eq(d.2, c.2);
            one && (d.1.quantity.low != c.1.quantity.low || d.2.quantity.low != c.2.quantity.low)
        };
        cells.iter().filter(rival).all(|d| c.0 >= d.0 + MARGIN)
    };
    cells.iter().filter(|c| c.0 >= LEAST).filter(better).copied().collect()
}

/// Whether a share or a price stands among words that both have, or a slip of the digits speaks for it: of those every report has several.
fn tied(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let shared = || pair.aligned().shared(a.ground.sentence, b.ground.sentence) + pair.worth_of(common(&a.near, &b.near));
    !(listed(a) || listed(b)) || slip(&converted(&a.quantity), &converted(&b.quantity)) >= Slip::Likely || shared() >= TIED
}

/// Whether nothing that is known tells two things: the passengers and all aboard, the sentence demanded and the one passed.
fn one_thing(a: &NumberFact, b: &NumberFact) -> bool {
    (a.noun == b.noun || a.noun == 0 || b.noun == 0) && a.ground.dims == b.ground.dims
}

/// Whether the dates beside them are of two times.
fn long_ago(a: &NumberFact, b: &NumberFact) -> bool {
    matches!((a.time, b.time), (Some(s), Some(t)) if s.gap(t) > FAR)
}

/// Whether a third figure beside one of them leads to the other: "three are missing of the 64 aboard" and 61 rescued.
fn stepped(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let step = a.quantity.low.sub(b.quantity.low).map(Exact::abs);
    [(&pair.x.facts.numbers, a), (&pair.y.facts.numbers, b)].iter().any(|(facts, f)| {
        let first = facts.partition_point(|g| g.ground.sentence < f.ground.sentence);
        let here = facts.get(first..).unwrap_or(&[]).iter().take_while(|g| g.ground.sentence == f.ground.sentence);
        here.filter(|g| g.ground.span != f.ground.span && same_kind(f, g)).any(|g| Some(g.quantity.low) == step)
    })
}

/// Counts, or figures of one unit.
fn same_kind(f: &NumberFact, g: &NumberFact) -> bool {
    f.quantity.shape == g.quantity.shape && unit_key(f) == unit_key(g)
}

/// Whether two long figures differ by one in the last digit: rounded otherwise, counted again, or with one more.
fn beside(a: &NumberFact, b: &NumberFact) -> bool {
    let one = |step: Exact| a.quantity.low.sub(b.quantity.low).is_some_and(|gap| gap.abs() == step);
    let long = || a.quantity.low.div(a.quantity.step).is_some_and(|n| n >= Exact::int(100));
    a.quantity.step == b.quantity.step && one(a.quantity.step) && long()
}

fn disjoint(a: &NumberFact, b: &NumberFact) -> bool {
    let loose = a.ground.headline() || b.ground.headline();
    compare(&converted(&a.quantity), &converted(&b.quantity), 0.0, loose) == Verdict::Conflict
}

/// The log-odds that two figures tell one thing.
fn odds(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact, short: bool) -> f32 {
    let when = |on: bool, worth: f32| if on { worth } else { 0.0 };
    let (i, j) = (a.ground.sentence, b.ground.sentence);
    let shared = pair.aligned().shared(i, j).min(4.0);
    PRIOR
        + values(a, b, shared)
        + sort_of(pair, a, b)
        + place(a, b)
        + 1.9 * pair.aligned().retold().min(0.6)
        + when(short, 0.9 + 0.7 * shared)
        + when(pair.aligned().matches_with(i, j), -0.7)
        + when(apart(pair, a, b), -0.5)
        + words(pair, a, b)
}

/// What the values tell: a slip of the digits, how far they lie from each other.
fn values(a: &NumberFact, b: &NumberFact, shared: f32) -> f32 {
    let (p, q) = (converted(&a.quantity), converted(&b.quantity));
    let (low, high) = (p.low.min(q.low).to_f64(), p.low.max(q.low).to_f64());
    let ratio = if low > 0.0 { (high / low).ln().min(3.0) as f32 } else { 3.0 };
    let size = match low {
        l if l <= 2.0 => -1.2,
        l if l >= 1000.0 => 0.6,
        _ => 0.0,
    };
    size + match slip(&p, &q) {
        Slip::None => -1.9 * ratio,
        Slip::Loose => 1.0 - 1.1 * ratio,
        Slip::Likely => 1.2 + 0.6 * shared,
        Slip::Plain => 3.0 + 0.6 * shared,
    }
}

/// What is counted or measured.
fn sort_of(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> f32 {
    let named = match (attribute(pair, a), attribute(pair, b)) {
        (Some(x), Some(y)) if x.id == y.id && x.many => 0.8,
        (Some(x), Some(y)) if x.id == y.id => 0.7,
        _ => 0.0,
    };
    let unit = unit_key(a);
    named
        + match a.quantity.shape {
            NumberShape::Score => 1.1,
            NumberShape::Age => 1.2,
            NumberShape::Cardinal if unit.is_empty() => {
                let people = if a.people && b.people && a.noun != b.noun { 1.0 } else { 0.0 };
                let nothing = if a.noun == 0 && b.noun == 0 { -0.8 } else { 0.0 };
                people + nothing + if related(pair, a, b) { 0.0 } else { -1.2 }
            }
            NumberShape::Cardinal if unit == "percent" => 0.8,
            NumberShape::Cardinal if money(unit) => -0.6,
            NumberShape::Cardinal if !timed(unit) && unit != "point" => -0.9,
            _ => 0.0,
        }
}

/// Where both stand: reports open with what matters; what somebody says is often another thing, each hour has its own count, and what only
/// one side narrows is rather a part.
fn place(a: &NumberFact, b: &NumberFact) -> f32 {
    let opens = |f: &NumberFact| matches!(f.ground.zone, Some(Zone::Headline | Zone::Lead));
    let opening = match (opens(a), opens(b)) {
        (true, true) => 1.8,
        (false, false) => 0.0,
        _ => 1.1,
    };
    let when = |on: bool, worth: f32| if on { worth } else { 0.0 };
    let lone = |f: &NumberFact, g: &NumberFact| f.ground.dims.iter().filter(|d| !g.ground.dims.contains(d)).count();
    opening - 0.4 * (lone(a, b) + lone(b, a)).min(3) as f32
        + when(a.ground.headline() && b.ground.headline(), -1.0)
        + when(a.ground.quoted || b.ground.quoted, -2.0)
        + when(matches!((a.hour, b.hour), (Some(s), Some(t)) if s != t), -1.4)
        + when(matches!((a.time, b.time), (Some(s), Some(t)) if (1..=DAYS).contains(&s.gap(t))), -0.4)
}

/// What the words around them share, beside what the sentences do.
fn words(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> f32 {
    let near = pair.worth_of(common(&a.near, &b.near));
    let rest = (pair.kinship(&a.ground.profile, &b.ground.profile) - near).clamp(0.0, 3.0);
    0.3 * near.min(3.0) - 0.6 * rest
}
