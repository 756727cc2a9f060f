//! The conditions under which a rule stays silent.

use super::Pair;
use crate::resolve::Dossier;
use crate::resolve::facts::Ground;
use crate::rule::{Condition, ConditionSide, Rule};
use crate::value::Reason;

/// One side of a pair as a condition sees it.
pub(super) struct Seen<'a> {
    /// Where the fact stands.
    pub ground: &'a Ground,
    /// Its normalised value.
    pub value: String,
    /// The words of its sentence.
    pub sentence: &'a str,
    /// It is hedged.
    pub hedged: bool,
}

impl<'a> Seen<'a> {
    /// A fact of an article.
    pub(super) fn new(d: &'a Dossier, ground: &'a Ground, value: String, hedged: bool) -> Seen<'a> {
        let sentence = d.outline.sentences.get(ground.sentence as usize).map_or("", |s| s.span.of(&d.article.text));
        Seen { ground, value, sentence, hedged }
    }
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

/// The reason of a condition all of whose parts hold on one side.
fn holds(condition: &Condition, side: &Seen<'_>) -> Option<Reason> {
    let mut reason = None;
    if !condition.modality.is_empty() {
        condition.modality.iter().find(|m| side.ground.modality.iter().any(|have| have.name() == **m))?;
        reason = Some(Reason::Modality);
    }
    if !condition.cue.is_empty() {
        let found = condition.cue.iter().find_map(|cue| match cue.as_str() {
            "correction" if side.ground.correction => Some(Reason::Correction),
            "approximation" if side.hedged => Some(Reason::Hedge),
            "quote" if side.ground.quoted => Some(Reason::Modality),
            _ => None,
        });
        reason = Some(found?);
    }
    if !condition.value.is_empty() {
        condition.value.iter().find(|v| **v == side.value)?;
        reason = reason.or(Some(Reason::DifferentScope));
    }
    if let Some(text) = &condition.text {
        text.is_match(side.sentence).then_some(())?;
        reason = reason.or(Some(Reason::DifferentScope));
    }
    reason
}
