//! Totals and their parts.

pub(super) mod addends;
pub(super) mod apposed;
pub(super) mod awarded;
pub(super) mod batches;
pub(super) mod closed;
pub(super) mod dealt;
mod evidence;
pub(super) mod leftover;
pub(super) mod member;
pub(super) mod parts;
pub(super) mod tally;
pub(super) mod which;

use super::super::View;
use super::super::number::NumberFact;
use super::{RelationFact, RelationKind, has_cue, of_sentence, operand, sign};
use crate::extract::{Mention, MentionKind};
use crate::lang::{Class, Hit, RelationCue};
use crate::value::Exact;

/// Tokens between the passengers and the crew.
const BESIDE: u32 = 7;

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    partitions(view, numbers, out);
}

/// A whole and parts that the vocabulary knows: aboard = dead + injured + missing + survivors.
fn partitions(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for p in view.lexicon.vocabulary.partitions() {
        // One figure for each attribute, wherever the article says it: two different ones leave the sum open.
        let value = |attribute: usize| -> Option<&NumberFact> {
            let mut found =
                numbers.iter().filter(|n| n.attribute == Some(attribute as u16) && n.ground.dims.is_empty() && !n.ground.unreal);
            let first = found.next()?;
            let v = first.quantity.plain()?;
            found.all(|n| n.quantity.plain() == Some(v)).then_some(first)
        };
        let Some(total) = value(p.total) else { continue };
        let parts: Vec<(usize, &NumberFact)> = p.parts.iter().filter_map(|&a| Some((a, value(a)?))).collect();
        if parts.len() < 2 || !parts.iter().any(|(a, _)| p.closing.contains(a)) {
            continue;
        }
        let sum = |skip: &[usize]| {
            let taken = parts.iter().filter(|(a, _)| !skip.contains(a));
            taken.map(|(_, n)| n.quantity.low).try_fold(Exact::ZERO, Exact::add)
        };
        let (all, without) = (sum(&[]), sum(&p.within_others));
        // "The search for the missing went on": some of the whole are not counted.
        let uncounted = |a: &usize| !parts.iter().any(|(b, _)| a == b) && named(view, *a);
        let Some(all) = all else { continue };
        if with_others(view, numbers, total, all) || all < total.quantity.low && p.parts.iter().any(uncounted) {
            continue;
        }
        if all == total.quantity.low || without == Some(total.quantity.low) || out.iter().any(|r| r.kind == RelationKind::Total) {
            continue;
        }
        // "Seventeen hurt", of the passengers "16 children and the driver": the sum is right with the part that is told with it.
        let instead = |(a, part): &(usize, &NumberFact), n: &NumberFact| {
            let other = n.attribute == Some(*a as u16) && n.quantity.low < part.quantity.low;
            other && all.sub(part.quantity.low).and_then(|rest| rest.add(n.quantity.low)) == Some(total.quantity.low)
        };
        if parts.iter().any(|part| numbers.iter().any(|n| instead(part, n))) {
            continue;
        }
        out.push(sum_fact(total, &parts.iter().map(|(_, n)| *n).collect::<Vec<_>>(), all));
    }
}

/// Whether a word of the article is one for what an attribute measures.
fn named(view: &View<'_>, attribute: usize) -> bool {
    let hits = &view.outline.hits;
    let measures =
        |h: &Hit| h.class == Class::Attribute && view.lexicon.vocabulary.cue(h.value).is_some_and(|c| c.0 == attribute);
    (0..view.outline.tokens.len()).any(|t| hits.mask(t) & Class::Attribute.mask() != 0 && hits.at(t).iter().any(measures))
}

/// "42 passengers and two drivers": what is aboard is not all told by one figure.
fn with_others(view: &View<'_>, numbers: &[NumberFact], total: &NumberFact, all: Exact) -> bool {
    let more = |n: &NumberFact| {
        let behind = n.tokens.0 >= total.tokens.1 && n.tokens.0 - total.tokens.1 <= BESIDE;
        let and = view.tokens.any_cue(total.tokens.1, n.tokens.0, RelationCue::And);
        let sum = total.quantity.low.add(n.quantity.low);
        behind && and && n.quantity.unit.is_none() && sum.is_some_and(|s| all <= s)
    };
    all > total.quantity.low && of_sentence(numbers, total.ground.sentence).any(more)
}

/// A firm count or amount that can be added up.
fn counts(n: &NumberFact) -> bool {
    n.adds_up() && !n.quantity.is_points()
}

/// Tokens between "dari" and the whole that a part is of.
const WHOLE: u32 = 3;

/// "Lima orang dari daftar semula ternyata selamat": a part that tells itself of what it is, which is no figure ("18 of its 74 shops").
fn of_another(view: &View<'_>, part: &NumberFact) -> bool {
    let end = part.end();
    let number = |m: &Mention| matches!(m.kind, MentionKind::Number(_)) && (end..=end + WHOLE).contains(&m.tokens.0);
    has_cue(view, end, RelationCue::OutOf)
        && sign(view, end + 1).starts_with(char::is_lowercase)
        && !view.sentence_mentions(part.ground.sentence).iter().any(number)
}

/// A sum that is not the whole.
pub(super) fn sum_fact(total: &NumberFact, parts: &[&NumberFact], sum: Exact) -> RelationFact {
    let terms: Vec<String> = parts.iter().map(|n| n.quantity.low.to_string()).collect();
    RelationFact {
        kind: RelationKind::Total,
        claimed: operand(total),
        expected: sum.to_string(),
        operands: parts.iter().map(|n| operand(n)).collect(),
        detail: format!("{} = {sum}, not {}", terms.join(" + "), total.quantity.low),
    }
}

/// Whether a headline tells the whole itself: where its parts come to that, the body is what is wrong, not what they are parts of.
fn heads(n: &NumberFact, total: &NumberFact) -> bool {
    let unit = n.quantity.unit.is_some() && n.quantity.unit == total.quantity.unit;
    let noun = total.noun != 0 && n.noun == total.noun || n.attribute.is_some() && n.attribute == total.attribute;
    n.ground.headline() && !total.ground.headline() && (unit || noun && n.quantity.unit == total.quantity.unit)
}

/// Whether a figure of the article is just what some parts come to: they are those of that one.
fn settled(numbers: &[NumberFact], total: &NumberFact, all: Exact) -> bool {
    numbers.iter().any(|n| n.quantity.low == all && n.quantity.unit == total.quantity.unit && !heads(n, total))
}
