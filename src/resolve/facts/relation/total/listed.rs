//! A count and the names it announces ("Three towns were cut off: Aldham, Brent and Corvell"), and the shares of a whole that come to
//! more than all of it.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, has_cue, of_sentence, operand, sentences};
use crate::text::TokenKind;
use crate::value::{Exact, NumberShape};

/// Tokens between a count and what opens its list.
const OPENS: u32 = 8;
/// Tokens of one name of a list.
const NAME: u32 = 6;
/// Tokens between "dan" and the last share.
const AND: u32 = 6;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for n in numbers {
        names(view, numbers, n, out);
    }
    for s in sentences(numbers) {
        shares(view, numbers, s, out);
    }
}

/// "Tiga menteri hadir, yaitu A, B, dan C.": every item begins with a capital and the list ends with the sentence.
fn names(view: &View<'_>, numbers: &[NumberFact], n: &NumberFact, out: &mut Vec<RelationFact>) {
    let count = n.quantity.plain().and_then(|v| v.to_i64()).filter(|v| (2..=12).contains(v));
    // Every word of a headline may have a capital.
    let Some(count) = count.filter(|_| {
        !n.ground.headline() && n.quantity.shape == NumberShape::Cardinal && n.quantity.unit.is_none() && n.noun != 0
    }) else {
        return;
    };
    let Some(sentence) = view.outline.sentence(n.tokens.0 as usize) else { return };
    let sign = |t: u32| view.outline.tokens.get(t as usize).map_or("", |x| x.span.of(view.text));
    let opener = (n.tokens.1..(n.tokens.1 + OPENS).min(sentence.last))
        .find(|&t| sign(t) == ":" || has_cue(view, t, RelationCue::Namely) || matches!(sign(t), "(" | ";" | "."));
    let Some(open) = opener.filter(|&t| sign(t) == ":" || has_cue(view, t, RelationCue::Namely)) else { return };
    let more =
        of_sentence(numbers, n.ground.sentence).any(|x| x.tokens.0 != n.tokens.0 && x.quantity.shape == NumberShape::Cardinal);
    if more {
        return;
    }
    let first = open + 1;
    let mut items = 0;
    let mut length = 0;
    let mut closed = false;
    for t in first..sentence.last {
        let token = sign(t);
        let and = has_cue(view, t, RelationCue::And);
        if token == "." && t + 1 >= sentence.last {
            break;
        }
        if token == "," || and {
            if length > 0 {
                items += 1;
            }
            if closed {
                return;
            }
            closed = and;
            length = 0;
            continue;
        }
        let word = view.outline.tokens.get(t as usize);
        // Only names: every item starts with a capital, and nothing but words stands in it.
        if !word.is_some_and(|w| w.kind == TokenKind::Word && w.capital()) {
            return;
        }
        length += 1;
        if length > NAME {
            return;
        }
    }
    if length == 0 || !closed {
        return;
    }
    items += 1;
    // A list that is too short may go on in the next sentence, or name some of them.
    let goes_on = (sentence.last..sentence.last + 3).any(|t| has_cue(view, t, RelationCue::Further));
    let direct = open.saturating_sub(n.tokens.1.max(n.quantity.counted_tokens.1)) <= 2;
    if items != count && items >= 2 && items <= count * 3 && (items > count || direct && !goes_on && sign(open) == ":") {
        let span = view.outline.span(first as usize..sentence.last as usize);
        out.push(RelationFact {
            kind: RelationKind::Total,
            claimed: operand(n),
            expected: items.to_string(),
            operands: vec![(span, items.to_string())],
            detail: format!("{items} are named, not {count}"),
        });
    }
}

/// "46 persen setuju, 38 persen menolak, dan 61 persen tidak menjawab": all shares of a closed list, one of them mistyped.
fn shares(view: &View<'_>, numbers: &[NumberFact], sentence: u32, out: &mut Vec<RelationFact>) {
    let list: Vec<&NumberFact> = of_sentence(numbers, sentence).filter(|n| n.quantity.is_percent()).take(8).collect();
    let (Some(last), Some(before)) = (list.last(), list.iter().rev().nth(1)) else { return };
    let firm = |n: &&NumberFact| {
        n.quantity.plain().is_some_and(|v| v > Exact::ZERO && v < Exact::int(100))
            && !cue_before(view, n.tokens.0, 3, RelationCue::Change)
    };
    let and = cue_before(view, last.tokens.0, AND.min(last.tokens.0.saturating_sub(before.tokens.1)), RelationCue::And);
    if !(3..=7).contains(&list.len()) || !and || !list.iter().all(firm) {
        return;
    }
    let Some(sum) = list.iter().try_fold(Exact::ZERO, |s, n| s.add(n.quantity.low)) else { return };
    let hundred = Exact::int(100);
    let off = sum.sub(hundred).map_or(Exact::ZERO, Exact::abs);
    if off <= Exact::int(list.len() as i64) || sum < Exact::int(60) || sum > Exact::int(170) {
        return;
    }
    // Percentages of many things stand in one sentence; those of a vote or poll are all of it.
    let decided = |n: &&&NumberFact| {
        (n.tokens.1..n.tokens.1 + 4).any(|t| has_cue(view, t, RelationCue::Outcome))
            || cue_before(view, n.tokens.0, 3, RelationCue::Outcome)
    };
    if list.iter().filter(decided).count() >= 2 {
        out.push(RelationFact {
            kind: RelationKind::Total,
            claimed: operand(last),
            expected: "100 percent".to_owned(),
            operands: list.iter().filter(|x| x.tokens != last.tokens).map(|x| operand(x)).collect(),
            detail: format!(
                "{} = {sum} percent",
                list.iter().map(|n| n.quantity.low.to_string()).collect::<Vec<_>>().join(" + ")
            ),
        });
    }
}
