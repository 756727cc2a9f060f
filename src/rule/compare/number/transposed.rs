//! Two digits in each other's place: 184 cases here, 148 patients there.
//!
//! Reports of one happening seldom hold two figures that are each other with two digits swapped, whatever words stand beside them. So such
//! figures need no common noun, when neither is told by the other article and nothing says that they are two things. By chance two of three
//! digits look like that once in a hundred pairs, two of two digits more often: the fewer pairs of the kind there are and the more their
//! sentences share, the less is it chance.

use super::leftover::attribute;
use super::likeness::apart;
use super::slip::transposed_of;
use super::sort::{market, same_shape};
use crate::resolve::facts::{NumberFact, common};
use crate::rule::compare::Pair;
use crate::value::Bound;

/// Share of the sentences told alike from which both articles report one happening.
const ONE_HAPPENING: f32 = 0.3;
/// Pairs of figures of the kind, of which neither is told by the other article, up to which one of two digits is no chance.
const FEW: usize = 12;
/// The same for three digits and more.
const SOME: usize = 60;
/// Evidence of a meeting that no context vouches for: low, so that it is a warning.
pub(super) const EVIDENCE: f32 = 0.8;

/// Whether articles of the pair are close enough for digits to speak alone.
pub(super) fn close(pair: &Pair<'_>) -> bool {
    !pair.link.archive && pair.link.certain && pair.aligned().retold() >= ONE_HAPPENING && !market(pair)
}

/// The pairs of figures with two digits swapped, each side told by its own article only.
pub(super) fn found<'a>(pair: &Pair<'a>, xs: &[&'a NumberFact], ys: &[&'a NumberFact]) -> Vec<(&'a NumberFact, &'a NumberFact)> {
    let mut out: Vec<(&NumberFact, &NumberFact)> = Vec::new();
    for a in xs.iter().copied().filter(|f| exact(f)) {
        for b in ys.iter().copied().filter(|f| exact(f)) {
            let Some(digits) = transposed_of(a, b) else { continue };
            if !same_kind(a, b, digits) || told(pair, a, b) || split(pair, a, b) || digits < 3 && apart(pair, a, b) {
                continue;
            }
            let chances = kin(xs, a).saturating_mul(kin(ys, b));
            if chances <= limit(pair, a, b, digits) {
                out.push((a, b));
            }
        }
    }
    // A value with two partners is the row of a table.
    let alone = |p: &(&NumberFact, &NumberFact)| {
        out.iter().all(|q| (p.0.quantity.low == q.0.quantity.low) == (p.1.quantity.low == q.1.quantity.low))
    };
    out.iter().filter(|p| alone(p)).copied().collect()
}

fn exact(f: &NumberFact) -> bool {
    f.is_single() && matches!(f.quantity.bound, Bound::Exact | Bound::About) && !f.ground.correction
}

/// One unit, or plain counts: of people on one side, or of three digits.
fn same_kind(a: &NumberFact, b: &NumberFact, digits: u32) -> bool {
    let counts = a.quantity.unit.is_none() && b.quantity.unit.is_none();
    let nouns = a.noun == b.noun || a.noun == 0 || b.noun == 0;
    same_shape(a, b) && a.quantity.unit == b.quantity.unit && (!counts || a.people || b.people || nouns && digits > 2)
}

/// Whether one of the values stands in both articles, in whatever shape and noun.
fn told(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let stands = |list: &[NumberFact], f: &NumberFact| {
        list.iter().any(|g| g.quantity.low <= f.quantity.low && f.quantity.low <= g.quantity.high)
    };
    stands(&pair.y.facts.numbers, a) || stands(&pair.x.facts.numbers, b)
}

/// Whether a word says that they are two things: another attribute, another sex, last year.
fn split(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    attribute(pair, a).zip(attribute(pair, b)).is_some_and(|(x, y)| x.id != y.id)
        || a.ground.dims.iter().any(|d| b.ground.dims.iter().any(|e| d.0 == e.0) && !b.ground.dims.contains(d))
        || !linked(pair, a, b)
            && (a.ground.dims != b.ground.dims || matches!((a.time, b.time), (Some(s), Some(t)) if s.gap(t) > 0))
        || a.whole.is_some() && b.whole.is_some() && a.whole != b.whole
}

/// Different values of the kind in an article.
fn kin(facts: &[&NumberFact], f: &NumberFact) -> usize {
    let mut values: Vec<_> = facts.iter().filter(|g| g.quantity.unit == f.quantity.unit).map(|g| g.quantity.low).collect();
    values.sort_unstable();
    values.dedup();
    values.len()
}

/// Pairs of the kind up to which a swap is no chance.
fn limit(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact, digits: u32) -> usize {
    let linked = linked(pair, a, b);
    // Of lengths of time and prices every article has several.
    let usual = a.quantity.is_time() || a.quantity.is_money() && digits < 3;
    match (digits, linked) {
        (0..=2, false) if usual => 0,
        (0..=2, false) => FEW,
        (0..=2, true) => 4 * FEW,
        (_, false) => SOME,
        (_, true) => usize::MAX,
    }
}

/// Whether the sentences or the words beside both figures share what is rare.
fn linked(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    pair.aligned().shared(a.ground.sentence, b.ground.sentence) >= 1.0 || pair.worth_of(common(&a.near, &b.near)) >= 1.0
}
