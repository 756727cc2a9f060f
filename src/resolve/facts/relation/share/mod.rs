//! Shares of a whole: "3.600 siswa … 24 persen dari 15.000", "41 of 45 members, or 91 percent".

pub(super) mod amounting;
pub(super) mod neat;
pub(super) mod percent;
pub(super) mod pie;

use super::super::View;
use super::super::number::NumberFact;
use super::total::parts::shares_noun;
use super::{RelationFact, RelationKind, cue_after, cue_before, has_cue, of_sentence, operand, short};
use crate::lang::{Class, RelationCue};
use crate::value::{Exact, NumberShape};

/// Tokens between a percentage and its whole.
const WHOLE: u32 = 4;
/// Tokens between a percentage and the part it restates.
const PART: u32 = 6;

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for (i, p) in numbers.iter().enumerate().filter(|(_, n)| n.quantity.is_percent()) {
        if p.quantity.plain().is_none() {
            continue;
        }
        if let Some((part, whole)) = behind(view, numbers, p).or_else(|| around(view, numbers, i)) {
            // Another count beside it is the part: "1.840 nelayan di empat posko, atau 92 persen dari 2.000".
            let s = p.ground.sentence;
            let beside = (s.saturating_sub(1)..=s).flat_map(|s| of_sentence(numbers, s)).filter(|n| {
                n.tokens != whole.tokens && n.quantity.shape == NumberShape::Cardinal && n.quantity.unit == whole.quantity.unit
            });
            let fits = |n: &NumberFact| n.quantity.low < whole.quantity.low && actual(p, n, whole).is_none();
            if !beside.into_iter().any(fits) {
                check(p, part, whole, out);
            }
        }
    }
}

/// A firm amount or count that a share can be taken of.
fn firm(n: &NumberFact) -> bool {
    n.is_plain() && !n.quantity.is_percent()
}

/// "… 3.600 siswa … Jumlah itu 24 persen dari 15.000 pelamar", "Rp 420 miliar, atau 20 persen dari Rp 2,1 triliun".
fn behind<'n>(view: &View<'_>, numbers: &'n [NumberFact], p: &NumberFact) -> Option<(&'n NumberFact, &'n NumberFact)> {
    let sentence = p.ground.sentence;
    let whole = of_sentence(numbers, sentence).filter(|n| firm(n)).find(|n| {
        n.tokens.0 >= p.tokens.1 && n.tokens.0 - p.tokens.1 <= WHOLE && cue_after(view, p.tokens.1, 3, RelationCue::OutOf)
    })?;
    let back = cue_before(view, p.tokens.0, 5, RelationCue::BackReference);
    let ours = told(view, of_sentence(numbers, sentence).filter(|n| n.tokens.1 <= p.tokens.0), whole);
    // From the sentence before only "that number" takes up, not "or".
    let that = (p.tokens.0.saturating_sub(5)..p.tokens.0).any(|t| {
        has_cue(view, t, RelationCue::BackReference) && {
            let hit = view.outline.hits.get(t as usize, Class::RelationCue);
            hit.is_some_and(|h| h.end.saturating_sub(t) >= 2)
        }
    });
    let before = || sentence.checked_sub(1).filter(|_| that).and_then(|s| told(view, of_sentence(numbers, s), whole));
    let part = ours.or_else(before).filter(|n| back && firm(n))?;
    Some((part, whole))
}

/// The last of some figures that can be a part of the whole: "2.900 warga datang ke sembilan TPS, atau 80 persen dari 3.625 pemilih". What
/// counts another thing is passed over; a hedged figure is not.
fn told<'n>(view: &View<'_>, list: impl Iterator<Item = &'n NumberFact>, whole: &NumberFact) -> Option<&'n NumberFact> {
    let list: Vec<&NumberFact> = list.filter(|n| n.quantity.unit == whole.quantity.unit).collect();
    // "8.400 penonton, atau 70 persen dari 12.000 kursi": the only figure there.
    if let [only] = list.as_slice() {
        return Some(only);
    }
    let like = |n: &&NumberFact| {
        let same = n.quantity.shape == NumberShape::Cardinal && n.quantity.unit == whole.quantity.unit && !n.placed;
        let noun = n.noun == 0 || whole.noun == 0 || shares_noun(view, n, whole) || n.people && whole.people;
        same && (n.quantity.unit.is_some() || noun)
    };
    list.into_iter().rfind(like)
}

/// "41 of 45 members, or 91 percent" and "20 persen dari Rp 2,1 triliun, atau Rp 420 miliar".
fn around<'n>(view: &View<'_>, numbers: &'n [NumberFact], at: usize) -> Option<(&'n NumberFact, &'n NumberFact)> {
    let p = numbers.get(at)?;
    let before =
        |i: usize| at.checked_sub(i).and_then(|i| numbers.get(i)).filter(|n| n.ground.sentence == p.ground.sentence && firm(n));
    let after = |i: usize| numbers.get(at + i).filter(|n| n.ground.sentence == p.ground.sentence && firm(n));
    if let (Some(part), Some(whole)) = (before(2), before(1)) {
        let of = cue_before(view, whole.tokens.0, 2, RelationCue::OutOf) && whole.tokens.0 - part.tokens.1 <= WHOLE;
        let or = cue_before(view, p.tokens.0, 3, RelationCue::BackReference) && p.tokens.0 - whole.tokens.1 <= PART;
        let more = cue_after(view, p.tokens.1, 3, RelationCue::OutOf);
        if of && or && !more && part.quantity.unit == whole.quantity.unit {
            return Some((part, whole));
        }
    }
    let (whole, part) = (after(1)?, after(2)?);
    let of = has_cue(view, p.tokens.1, RelationCue::OutOf) && whole.tokens.0 - p.tokens.1 <= WHOLE;
    let or = cue_before(view, part.tokens.0, 2, RelationCue::BackReference) && part.tokens.0 - whole.tokens.1 <= PART;
    (of && or && part.quantity.unit == whole.quantity.unit).then_some((part, whole))
}

/// The percentage that a part is of its whole, when it is not the one that is written.
fn actual(p: &NumberFact, part: &NumberFact, whole: &NumberFact) -> Option<Exact> {
    let hundred = |x: Exact| x.mul(Exact::int(100)).and_then(|x| x.div(whole.quantity.low));
    let (actual, rounded) = (hundred(part.quantity.low)?, hundred(part.quantity.step)?);
    // As exact as it is written, and once more for a figure that was cut instead of rounded.
    let slack = p.quantity.step.add(rounded).unwrap_or(p.quantity.step);
    Some(actual).filter(|a| a.sub(p.quantity.low).is_some_and(|d| d.abs() > slack))
}

fn check(p: &NumberFact, part: &NumberFact, whole: &NumberFact, out: &mut Vec<RelationFact>) {
    let percent = p.quantity.low;
    if part.quantity.low >= whole.quantity.low {
        return;
    }
    if let Some(actual) = actual(p, part, whole) {
        out.push(RelationFact {
            kind: RelationKind::Share,
            claimed: operand(p),
            expected: format!("{} percent", short(actual)),
            operands: vec![operand(part), operand(whole)],
            detail: format!("{} / {} = {} percent, not {percent}", part.quantity.low, whole.quantity.low, short(actual)),
        });
    }
}
