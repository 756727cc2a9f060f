//! What comes on top of a level, and the level it leads to: "six more bodies, raising the toll from 17 to 21", "another 16,000 tonnes,
//! bringing the total to 40,000".

use super::parts::shares_noun;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::figure::slack;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_after, cue_before, has_cue, of_sentence, operand};
use crate::value::{Bound, Exact, NumberShape, Slip};

/// Tokens between the word that raises a level and the level.
const REACH: u32 = 14;
/// Tokens between what is added and the word that raises.
const NEAR: u32 = 14;
/// Figures of a sentence beyond which it is a table.
const TABLE: usize = 8;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    if !view.tokens.tells(RelationCue::Raising) {
        return;
    }
    for (s, sentence) in (0u32..).zip(&view.outline.sentences) {
        let Some(at) = (sentence.first..sentence.last).find(|&t| has_cue(view, t, RelationCue::Raising)) else { continue };
        let list: Vec<&NumberFact> = of_sentence(numbers, s).take(TABLE + 1).collect();
        if list.len() > TABLE {
            continue;
        }
        // "Six more bodies …, raising": what is added is the last figure before.
        let Some(added) = list.iter().rev().find(|n| n.tokens.1 <= at && at - n.tokens.1 <= NEAR && n.adds_up()) else {
            continue;
        };
        if !on_top(view, added) || added.ground.unreal {
            continue;
        }
        let behind: Vec<&NumberFact> = list.iter().copied().filter(|n| n.tokens.0 > at && n.tokens.0 - at <= REACH).collect();
        match behind.as_slice() {
            [levels] if levels.quantity.bound == Bound::Range && levels.quantity.low < levels.quantity.high => {
                stepped(added, (levels, levels.quantity.low), (levels, levels.quantity.high), out);
            }
            [from, to, ..]
                if cue_before(view, from.tokens.0, 2, RelationCue::From)
                    && cue_before(view, to.tokens.0, 2, RelationCue::To)
                    && from.adds_up()
                    && to.adds_up()
                    && from.quantity.unit == to.quantity.unit =>
            {
                stepped(added, (from, from.quantity.low), (to, to.quantity.low), out);
            }
            [to] if cue_before(view, to.tokens.0, 2, RelationCue::To) && to.adds_up() => onto(view, numbers, added, to, out),
            _ => {}
        }
    }
}

/// Whether words beside a figure say that it comes on top: "six more bodies", "another 16,000 tonnes", "enam jenazah lagi".
fn on_top(view: &View<'_>, n: &NumberFact) -> bool {
    let end = n.tokens.1.max(n.quantity.counted_tokens.1);
    cue_before(view, n.tokens.0, 2, RelationCue::Additional)
        || (n.tokens.1..=end).any(|t| has_cue(view, t, RelationCue::Additional))
        || cue_after(view, end, 1, RelationCue::Additional)
}

/// Whether one figure looks like the mistyped form of another, or both are of one digit.
fn looks(a: Exact, b: Exact) -> bool {
    let digit = |x: Exact| x.is_integer() && x > Exact::ZERO && x < Exact::int(10);
    Slip::reckoned(a, b) >= Slip::Loose || digit(a) && digit(b)
}

/// From one level to the next by what is added.
fn stepped(added: &NumberFact, (from, low): (&NumberFact, Exact), (to, high): (&NumberFact, Exact), out: &mut Vec<RelationFact>) {
    let unit = &to.quantity.unit;
    if added.quantity.unit != *unit && unit.is_some() || high <= low {
        return;
    }
    let written = added.quantity.low;
    let (Some(step), Some(end), Some(start)) = (high.sub(low), low.add(written), high.sub(written)) else { return };
    let rounded = added.quantity.step.max(from.quantity.step).max(to.quantity.step) > Exact::ONE;
    if step != written && !rounded && (looks(written, step) || looks(high, end) || looks(low, start)) {
        let mut operands = vec![operand(from)];
        if from.tokens != to.tokens {
            operands.push(operand(to));
        }
        out.push(RelationFact {
            kind: RelationKind::Change,
            claimed: operand(added),
            expected: step.to_string(),
            operands,
            detail: format!("from {low} to {high} is a change of {step}, not {written}"),
        });
    }
}

/// "24,000 tonnes … Another 16,000 tonnes will follow, bringing the total to 40,000": the only amount that was told before.
fn onto(view: &View<'_>, numbers: &[NumberFact], added: &NumberFact, to: &NumberFact, out: &mut Vec<RelationFact>) {
    let bare = |n: &NumberFact| n.quantity.unit.is_none() && n.quantity.counted.is_none();
    let alike = |a: &NumberFact, b: &NumberFact| {
        a.quantity.unit == b.quantity.unit && (a.quantity.unit.is_some() || shares_noun(view, a, b) || a.people && b.people)
    };
    if !(alike(added, to) || bare(to)) || to.quantity.low <= added.quantity.low {
        return;
    }
    let mut before: Vec<&NumberFact> = Vec::new();
    for n in numbers.iter().filter(|n| n.tokens.1 <= added.tokens.0 && n.quantity.shape == NumberShape::Cardinal) {
        let level = n.quantity.plain().is_some_and(|v| v < to.quantity.low) && alike(n, added);
        if level && !before.iter().any(|b| b.quantity.low == n.quantity.low) {
            before.push(n);
        }
    }
    let [start] = before.as_slice() else { return };
    let (a, b, total) = (start.quantity.low, added.quantity.low, to.quantity.low);
    let (Some(sum), Some(rest), Some(first)) = (a.add(b), total.sub(a), total.sub(b)) else { return };
    // A sum of three is rounded both ways.
    let slack = slack([*start, added, to].map(|n| n.quantity.step)).div(Exact::int(2)).unwrap_or(Exact::ONE);
    let off = sum.sub(total).is_some_and(|d| d.abs() > slack);
    if off && (looks(b, rest) || looks(total, sum) || looks(a, first)) {
        out.push(RelationFact {
            kind: RelationKind::Total,
            claimed: operand(to),
            expected: sum.to_string(),
            operands: vec![operand(start), operand(added)],
            detail: format!("{a} + {b} = {sum}, not {total}"),
        });
    }
}
