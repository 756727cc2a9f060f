//! A share of what is planned: "40.000 ekor akan divaksin. … 14.000 ekor sudah disuntik, atau 35 persen dari target".
//!
//! The word for the plan stands behind the percentage; the plan itself is the one figure of the same thing that the article tells as planned.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, of_sentence, operand, plain, short};
use crate::value::{Exact, NumberShape};

/// What a figure that is planned, or the word for it, is marked with.
const PLAN: (&str, &str) = ("stage", "plan");
/// Tokens between a count and the percentage that restates it.
const BESIDE: u32 = 6;
/// Sentences between a plan and what has come of it.
const NEAR: u32 = 3;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let planned = |n: &NumberFact| n.ground.dims.iter().any(|d| view.lexicon.vocabulary.dimension_name(*d) == Some(PLAN));
    let shares = numbers.iter().filter(|n| n.quantity.unit.as_deref() == Some("percent") && planned(n));
    for share in shares.filter(|n| cue_before(view, n.tokens.0, 2, RelationCue::BackReference)) {
        let here = of_sentence(numbers, share.ground.sentence).filter(|n| n.tokens.1 <= share.tokens.0);
        let Some(part) = here.filter(|n| counts(n) && share.tokens.0 - n.tokens.1 <= BESIDE).last() else { continue };
        let like = |n: &&NumberFact| {
            let near = n.ground.sentence < share.ground.sentence && n.ground.sentence + NEAR >= share.ground.sentence;
            let kind = n.quantity.unit == part.quantity.unit && (part.quantity.unit.is_some() || n.noun == part.noun);
            near && kind && planned(n) && counts(n) && n.quantity.low > part.quantity.low
        };
        let mut plans = numbers.iter().filter(like);
        let (Some(plan), None) = (plans.next(), plans.next()) else { continue };
        let rate = part.quantity.low.div(plan.quantity.low).and_then(|x| x.mul(Exact::int(100)));
        let (Some(actual), Some(written)) = (rate, plain(&share.quantity)) else { continue };
        // A share that is as round as the one written tells that this plan is meant.
        let neat = actual.div(share.quantity.step).is_some_and(Exact::is_integer);
        if neat && actual != written {
            out.push(RelationFact {
                kind: RelationKind::Share,
                claimed: operand(share),
                expected: short(actual),
                operands: vec![operand(part), operand(plan)],
                detail: format!("{} of {} is {} percent, not {written}", part.quantity.low, plan.quantity.low, short(actual)),
            });
        }
    }
}

fn counts(n: &NumberFact) -> bool {
    let share = n.quantity.unit.as_deref() == Some("percent");
    n.quantity.shape == NumberShape::Cardinal && !share && plain(&n.quantity).is_some_and(|v| v > Exact::ZERO)
}
