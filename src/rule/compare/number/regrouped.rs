//! One amount in two reports, of which one has lost a group of digits or has another word for its scale.

use super::slip::lost_group;
use crate::resolve::facts::{NumberFact, common};
use crate::rule::compare::Pair;

/// Most figures of one article that are looked at.
const MANY: usize = 40;
/// How sure a finding is, as the log-odds of the other ways to find one count.
pub(super) const EVIDENCE: f32 = 1.5;

/// The pairs of figures that remain and are one amount.
pub(super) fn found<'a>(pair: &Pair<'a>, xs: &[&'a NumberFact], ys: &[&'a NumberFact]) -> Vec<(&'a NumberFact, &'a NumberFact)> {
    if pair.link.archive || pair.link.apart || !pair.link.certain || xs.len().max(ys.len()) > MANY {
        return Vec::new();
    }
    let told = |a: &NumberFact, b: &NumberFact| {
        let (p, q) = (&a.ground.profile, &b.ground.profile);
        let beside = common(&a.near, &q.stems).count() + common(&b.near, &p.stems).count();
        beside > 0 && (p.shared_names(q) > 0 || common(&a.near, &b.near).next().is_some())
    };
    let mut out = Vec::new();
    for &a in xs {
        out.extend(ys.iter().filter(|b| lost_group(a, b) && told(a, b)).map(|b| (a, *b)));
    }
    out
}
