//! The conditions under which a rule stays silent.

use super::Pair;
use crate::resolve::facts::Ground;
use crate::rule::{Condition, ConditionSide, Rule};
use crate::value::Reason;

/// One side of a pair as a condition sees it.
pub(super) struct Seen<'a> {
    /// Where the fact stands.
    pub ground: &'a Ground,
    /// Its normalised value.
    pub value: String,
    /// It is hedged.
    pub hedged: bool,
}

/// The reason of the first condition of the rule that holds. `a` belongs to the first article of the pair, `b` to the second;
/// `this` is the one that a finding would put first.
pub(super) fn excepted(rule: &Rule, pair: &Pair<'_>, a: &Seen<'_>, b: &Seen<'_>) -> Option<Reason> {
    let (this, other) = if pair.x_first { (a, b) } else { (b, a) };
    rule.unless.iter().find_map(|c| {
        let (p, q) = (holds(c, this), holds(c, other));
        match c.side {
            ConditionSide::This => p,
            ConditionSide::Other => q,
            ConditionSide::Either => p.or(q),
            ConditionSide::Both => p.and(q),
        }
    })
}

fn holds(condition: &Condition, side: &Seen<'_>) -> Option<Reason> {
    if condition.modality.iter().any(|m| side.ground.modality.iter().any(|have| have.name() == m)) {
        return Some(Reason::Modality);
    }
    if condition.value.contains(&side.value) {
        return Some(Reason::DifferentScope);
    }
    condition.cue.iter().find_map(|cue| match cue.as_str() {
        "correction" if side.ground.correction => Some(Reason::Correction),
        "approximation" if side.hedged => Some(Reason::Hedge),
        "quote" if side.ground.quoted => Some(Reason::Modality),
        _ => None,
    })
}
