//! How much the attribute, the noun and the words around two figures speak for one slot.

use crate::lang::Attribute;
use crate::resolve::facts::NumberFact;
use crate::rule::compare::Pair;
use crate::value::{Exact, NumberShape};

/// Context agreement from which two figures fill one slot.
const ALIGNED: f32 = 2.5;
/// The same for counts that no attribute names.
const UNNAMED: f32 = 3.6;

/// How much speaks for one slot; `None` when something speaks against it.
pub(super) fn weigh(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact, sole: bool, slipped: bool) -> Option<f32> {
    // Without an attribute the counted noun must be the same and the context close, unless the digits themselves betray a slip.
    let named = a.attribute.is_some() && a.attribute == b.attribute;
    let counted = a.noun != 0 && a.noun == b.noun;
    let least = match (named, slipped) {
        _ if a.subject.is_some() => ALIGNED,
        (true, _) | (_, true) => ALIGNED,
        (false, false) if sole && (counted || a.quantity.unit.is_some()) => UNNAMED,
        _ => return None,
    };
    if a.quantity.shape != b.quantity.shape || a.quantity.unit != b.quantity.unit || a.subject != b.subject {
        return None;
    }
    if a.subject.is_some() {
        return Some(ALIGNED + 1.0);
    }
    // Among so many articles a figure of nothing that is named is an index of another day.
    let bare = |f: &NumberFact| f.attribute.is_none() && f.noun == 0 && f.quantity.unit.is_none();
    if pair.link.archive && bare(a) && bare(b) {
        return None;
    }
    let attribute = |f: &NumberFact| -> Option<&Attribute> { pair.lexicon.vocabulary.attribute(f.attribute? as usize) };
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let mut score = match (attribute(a), attribute(b)) {
        (Some(x), Some(y)) if x.id == y.id => {
            if x.many {
                1.2
            } else {
                2.2
            }
        }
        (Some(_), Some(_)) => return None,
        _ if counted => 1.3,
        _ if a.quantity.unit.is_some() && !usual(a) => 0.9,
        _ => 0.3,
    };
    score +=
        0.5 * p.shared_stems(q).min(4) as f32 + 0.3 * p.shared_names(q).min(2) as f32 + 0.2 * p.shared_events(q).min(2) as f32;
    if sole {
        score += 0.5;
    }
    if slipped {
        score += 0.6;
    }
    // Small counts without an attribute stand in every text; only a close context makes two of them one slot.
    if a.attribute.is_none() && a.quantity.unit.is_none() && a.quantity.low.max(b.quantity.low) < Exact::int(20) {
        score -= 1.0;
    }
    // A splitting word on one side only: the other side may mean the whole.
    let lone = a.ground.dims.iter().filter(|d| !b.ground.dims.contains(d)).count()
        + b.ground.dims.iter().filter(|d| !a.ground.dims.contains(d)).count();
    score -= 0.7 * lone.min(3) as f32;
    (score >= least).then_some(score)
}

/// Shares, ranks, results and lengths of time, of which every article has several; a time in seconds was measured.
fn usual(f: &NumberFact) -> bool {
    let placed = matches!(f.quantity.shape, NumberShape::Ordinal | NumberShape::Score);
    placed || f.quantity.is_share() || f.quantity.is_time() && !f.quantity.is_in("second")
}
