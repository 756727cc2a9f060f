//! Which figures of an article may be compared, and which of them the other article gives as well.

use super::interval::compared;
use super::leftover::related;
use super::sort::{in_one_unit, same_shape};
use crate::resolve::facts::{NumberFact, common, of_sentence};
use crate::rule::compare::Pair;
use crate::value::{Bound, Exact, NumberShape, Verdict};

/// Figures of one sentence from which it is a table.
const TABLE: usize = 9;
/// How many times another figure a hedged one may be that stands for it.
const NEARLY: f64 = 1.25;

/// Figures that may be compared at all.
pub(super) fn usable(numbers: &[NumberFact]) -> Vec<&NumberFact> {
    let crowd = |f: &NumberFact| of_sentence(numbers, f.ground.sentence).count();
    let shape =
        |s: NumberShape| matches!(s, NumberShape::Cardinal | NumberShape::Age | NumberShape::Ordinal | NumberShape::Score);
    numbers.iter().filter(|f| !f.quantity.ambiguous && shape(f.quantity.shape) && !f.then).filter(|f| crowd(f) < TABLE).collect()
}

/// Whether the other article gives the figure as well. A headline settles nothing for the body: the body tells it again. A rounded or
/// hedged figure settles only what it stands for, and none that its own side gives as well.
pub(super) fn settled(pair: &Pair<'_>, f: &NumberFact, others: &[&NumberFact], own: &[&NumberFact]) -> bool {
    others.iter().any(|g| {
        let loose = f.ground.headline() || g.ground.headline();
        let taken =
            || own.iter().any(|h| h.quantity.low == g.quantity.low && h.quantity.high == g.quantity.high && same_shape(h, g));
        let agrees = || match compared(f, g, loose) {
            Verdict::Agree => true,
            // "6 tons" of last year round no figure of today.
            Verdict::Compatible(_) if taken() || !nearly(f, g) || f.former != g.former => false,
            Verdict::Compatible(_) => {
                f.attribute.is_some() && f.attribute == g.attribute
                    || common(&f.near, &g.near).next().is_some()
                    || pair.aligned().matches_with(f.ground.sentence, g.ground.sentence)
                    || pair.aligned().matches_with(g.ground.sentence, f.ground.sentence)
            }
            _ => false,
        };
        (f.ground.headline() || !g.ground.headline())
            && same_shape(f, g)
            && (f.quantity.unit.is_some() || f.quantity.low >= Exact::int(10) || related(pair, f, g))
            && agrees()
    })
}

/// Whether the other article gives a count that a list leaves without its noun: "The Greens rose to 13 seats" and "Labour won 24 seats, the
/// Greens 13".
pub(super) fn listed(f: &NumberFact, others: &[NumberFact]) -> bool {
    let bare = |g: &NumberFact| g.noun == 0 && g.quantity.unit.is_none() && g.attribute.is_none();
    let same = |g: &NumberFact| g.quantity.low == f.quantity.low && g.quantity.high == f.quantity.high;
    let of = |g: &NumberFact| g.quantity.shape == f.quantity.shape && g.ground.profile.shared_names(&f.ground.profile) > 0;
    f.noun != 0 && f.quantity.unit.is_none() && others.iter().any(|g| same(g) && bare(g) && of(g))
}

/// Whether a rounded or hedged figure is close enough to stand for the other; a range stands for none of its values.
fn nearly(f: &NumberFact, g: &NumberFact) -> bool {
    let (p, q) = in_one_unit(&f.quantity, &g.quantity);
    let (low, high) = (p.low.min(q.low).to_f64(), p.low.max(q.low).to_f64());
    high <= NEARLY * low && (f.quantity.bound == Bound::Range || g.quantity.bound != Bound::Range)
}
