//! "naik 0,28 poin dari 2,28 menjadi 2,56", "reduced from £88.6 million, a 30 percent discount".

use super::super::View;
use super::super::number::NumberFact;
use super::{RelationFact, RelationKind, cue_before, of_sentence, operand, plain, short};
use crate::lang::RelationCue;
use crate::value::Exact;

/// Tokens between "dari" or "menjadi" and its figure.
const REACH: u32 = 2;

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for s in 0..view.outline.sentences.len() as u32 {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| plain(&n.quantity).is_some()).collect();
        if list.len() < 3 {
            continue;
        }
        let Some(from) = list.iter().find(|n| cue_before(view, n.tokens.0, REACH, RelationCue::From)) else { continue };
        let to = list.iter().find(|n| {
            n.tokens.0 > from.tokens.0
                && n.quantity.unit == from.quantity.unit
                && cue_before(view, n.tokens.0, REACH, RelationCue::To)
        });
        let Some(to) = to else { continue };
        for change in list.iter().filter(|n| n.tokens.1 <= from.tokens.0 && cue_before(view, n.tokens.0, 3, RelationCue::Change))
        {
            check(change, from, to, out);
        }
    }
}

/// A change in the same unit (or in points) is a difference, in percent a ratio.
fn check(change: &NumberFact, from: &NumberFact, to: &NumberFact, out: &mut Vec<RelationFact>) {
    let (a, b, d) = (from.quantity.low, to.quantity.low, change.quantity.low);
    let unit = change.quantity.unit.as_deref();
    let points = matches!(unit, Some("pp" | "poin" | "bps"));
    let base = from.quantity.unit.as_deref();
    let Some(difference) = b.sub(a).map(Exact::abs) else { return };
    let actual = if unit == base && unit != Some("percent") || (unit == Some("pp") && base == Some("percent")) {
        Some(difference)
    } else if unit == Some("percent") && base != Some("percent") && !points {
        difference.mul(Exact::int(100)).and_then(|x| x.div(a))
    } else {
        None
    };
    let Some(actual) = actual else { return };
    // Both ends and the change are rounded.
    let ends = if unit == Some("percent") {
        let step = from.quantity.step.max(to.quantity.step);
        step.mul(Exact::int(100)).and_then(|x| x.div(a)).unwrap_or(Exact::ZERO)
    } else {
        from.quantity.step.max(to.quantity.step)
    };
    let slack = change.quantity.step.add(ends).unwrap_or(change.quantity.step);
    if actual.sub(d).is_some_and(|x| x.abs() > slack) {
        out.push(RelationFact {
            kind: RelationKind::Change,
            claimed: operand(change),
            expected: short(actual),
            operands: vec![operand(from), operand(to)],
            detail: format!("from {a} to {b} is a change of {}, not {d}", short(actual)),
        });
    }
}
