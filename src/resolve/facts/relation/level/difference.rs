//! A change and the two levels it lies between, told in two clauses or sentences: "Rp 1.325.000 … naik Rp 12.000 dibandingkan kemarin
//! Rp 1.313.000". The digits must look like those of a figure written wrongly: otherwise the change is of something else.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::figure::MISREPORTED;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::total::parts::shares_noun;
use crate::resolve::facts::relation::{RelationFact, RelationKind, around, cue_after, cue_before, has_cue, of_sentence, operand};
use crate::value::{Exact, Slip};

/// A margin that is no chance.
const LARGE: i64 = 100;
/// Sentences behind a headline in which its results are told.
const BODY: u32 = 4;
/// Tokens between a change and what calls it one.
const REACH: u32 = 3;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for d in numbers.iter().filter(|d| amount(d) && called(view, d) && (!d.is_term() || compared(view, d))) {
        let like: Vec<&NumberFact> = around(numbers, d.ground.sentence).iter().filter(|n| level(view, d, n)).collect();
        let here: Vec<&NumberFact> = like.iter().copied().filter(|n| n.ground.sentence == d.ground.sentence).collect();
        let back: Vec<&NumberFact> = like.iter().copied().filter(|n| n.ground.sentence <= d.ground.sentence).collect();
        let ends = [here, back, like].into_iter().map(distinct).find(|l| l.len() >= 2);
        if let Some([a, b]) = ends.as_deref()
            && (tied(view, d, a) || tied(view, d, b))
        {
            check(view, d, a, b, out);
        } else {
            results(view, numbers, d, out);
        }
    }
}

/// A figure that is called a distance, by its index into the quantities.
#[derive(Clone, Copy, Debug)]
pub struct GapFact {
    /// The distance.
    pub index: u32,
    /// It counts points, of which the levels may be told without a unit or in percent.
    pub points: bool,
    /// It lies between two results.
    pub margin: bool,
}

/// The figures that are called a distance.
pub(in crate::resolve::facts::relation) fn gaps(view: &View<'_>, numbers: &[NumberFact]) -> Vec<GapFact> {
    let gap = |d: &NumberFact| {
        let points = d.quantity.is_points()
            || has_cue(view, d.quantity.counted_tokens.0, RelationCue::ScorePoint) && d.quantity.unit.is_none();
        let behind = d.end();
        let margin = cue_before(view, d.tokens.0, REACH, RelationCue::Margin)
            || cue_before(view, d.tokens.0, 2, RelationCue::Beat)
            || cue_after(view, behind, 1, RelationCue::Beat);
        GapFact { index: 0, points, margin }
    };
    let told = |d: &NumberFact| {
        let differs = has_cue(view, d.tokens.1, RelationCue::Differs) || has_cue(view, d.end(), RelationCue::Differs);
        let end = d.end();
        // "1.600 ton di atas realisasi"; a height is told above the sea.
        let above = [RelationCue::Higher, RelationCue::Lower, RelationCue::Excess].iter().any(|c| has_cue(view, end, *c))
            && !d.quantity.is_in("m");
        let part = has_cue(view, end, RelationCue::OfWhich) || d.part;
        let told = called(view, d) || differs || above || cue_before(view, d.tokens.0, 2, RelationCue::Excess);
        amount(d) && !d.is_term() && told && !part && !d.ground.unreal
    };
    (0u32..).zip(numbers).filter(|(_, d)| told(d)).map(|(index, d)| GapFact { index, ..gap(d) }).collect()
}

/// "won by 2,273 votes. She polled 14,208 against 11,935": a margin, and the two results of the next sentence set against each other.
fn results(view: &View<'_>, numbers: &[NumberFact], d: &NumberFact, out: &mut Vec<RelationFact>) {
    let margin = cue_before(view, d.tokens.0, REACH, RelationCue::Margin) || cue_before(view, d.tokens.0, 2, RelationCue::Beat);
    if !margin {
        return;
    }
    let against = |s: u32| -> Option<[&NumberFact; 2]> {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| level(view, d, n)).collect();
        let [a, b] = list.as_slice() else { return None };
        // "In the previous election": of another occurrence.
        let sentence = view.outline.sentences.get(s as usize)?;
        if [RelationCue::Former, RelationCue::Past].iter().any(|c| view.tokens.any_cue(sentence.first, sentence.last, *c)) {
            return None;
        }
        (a.tokens.1..b.tokens.0).any(|t| has_cue(view, t, RelationCue::Against)).then_some([a, b])
    };
    // A margin of the headline is told of the only two results of the article.
    let last = if d.ground.headline() { d.ground.sentence + BODY } else { d.ground.sentence + 1 };
    let Some([a, b]) = (d.ground.sentence + 1..=last).find_map(against) else { return };
    let Some(actual) = a.quantity.low.sub(b.quantity.low).map(Exact::abs) else { return };
    // "votes" of all three: the two results are what the margin lies between.
    let counted = d.noun != 0 && a.noun == d.noun;
    let apart =
        |x: &NumberFact| numbers.iter().any(|y| x.quantity.low.sub(y.quantity.low).map(Exact::abs) == Some(d.quantity.low));
    let ratio = actual.div(d.quantity.low).map_or(0.0, Exact::to_f64);
    let sized = (0.3..3.4).contains(&ratio) && counted && !apart(a) && !apart(b);
    if actual == d.quantity.low {
        return;
    }
    if d.quantity.low >= Exact::int(LARGE) && Slip::reckoned(d.quantity.low, actual) >= Slip::Likely {
        check(view, d, a, b, out);
    } else if sized && a.quantity.low.is_integer() && b.quantity.low.is_integer() && actual > Exact::ZERO {
        let (high, low) = (a.quantity.low.max(b.quantity.low), a.quantity.low.min(b.quantity.low));
        out.push(RelationFact {
            kind: RelationKind::Change,
            claimed: operand(d),
            expected: actual.to_string(),
            operands: vec![operand(a), operand(b)],
            detail: format!("{high} - {low} = {actual}, not {}", d.quantity.low),
        });
    }
}

/// A firm amount or count; of times a prison term and the seconds of a race, which are told by their distance.
fn amount(n: &NumberFact) -> bool {
    let q = &n.quantity;
    n.is_plain() && !q.is_share() && (!q.is_time() || n.is_term() || q.is_in("second"))
}

/// Whether the figure is told by its distance to another: "empat tahun lebih ringan daripada".
fn compared(view: &View<'_>, d: &NumberFact) -> bool {
    cue_after(view, d.tokens.1, 1, RelationCue::Compared) || cue_after(view, d.end(), 2, RelationCue::Compared)
}

/// Whether the words beside a figure call it a distance: "naik", "unggul", "more than".
fn called(view: &View<'_>, d: &NumberFact) -> bool {
    // "52 penumpang turun dan 31 orang naik": what is told before "dan" is of the figure before it.
    let since = (d.tokens.0.saturating_sub(REACH)..d.tokens.0).rev().find(|&t| has_cue(view, t, RelationCue::And));
    let own = since.map_or(REACH, |and| d.tokens.0 - and);
    let before = |cue, reach: u32| cue_before(view, d.tokens.0, reach.min(own), cue);
    let end = before(RelationCue::To, 1) || before(RelationCue::From, 1);
    !end && (before(RelationCue::Change, REACH)
        || before(RelationCue::Margin, REACH)
        || before(RelationCue::Beat, 2)
        || compared(view, d)
        || cue_after(view, d.tokens.1, 3, RelationCue::Beat))
}

/// A figure that can be an end of the change.
fn level(view: &View<'_>, d: &NumberFact, n: &NumberFact) -> bool {
    let points = d.quantity.is_points();
    // "64,2, naik 1,7 poin dari 62,5": right beside the change.
    let beside = n.tokens.1 <= d.tokens.0 && d.tokens.0 - n.tokens.1 <= 3
        || n.tokens.0 >= d.tokens.1 && n.tokens.0 - d.tokens.1 <= 2 && cue_before(view, n.tokens.0, 1, RelationCue::From);
    let money = n.quantity.is_money();
    let margin = cue_before(view, d.tokens.0, REACH, RelationCue::Margin) && n.quantity.counted.is_none();
    let unit = n.quantity.unit == d.quantity.unit
        || points && (margin || beside) && n.quantity.unit.is_none()
        || points && (money || n.quantity.unit.is_none() && n.quantity.low > Exact::int(500));
    let noun = d.quantity.unit.is_some() || d.noun == 0 || n.noun == 0 || shares_noun(view, d, n) || d.people && n.people;
    n.tokens != d.tokens
        && amount(n)
        && unit
        && noun
        && n.quantity.low >= d.quantity.low
        && !cue_before(view, n.tokens.0, 2, RelationCue::Change)
}

/// Whether words tie a level to the change: "dari Rp 54.000", "dibandingkan kemarin", "sebelumnya 42.000".
fn tied(view: &View<'_>, d: &NumberFact, n: &NumberFact) -> bool {
    let before = |cue, reach| cue_before(view, n.tokens.0, reach, cue);
    let past = before(RelationCue::Past, 6) || cue_after(view, n.tokens.1, 5, RelationCue::Past);
    let here = n.ground.sentence == d.ground.sentence;
    // "two pounds less than planned, and residents pay half": behind "and" something else is told.
    let joined = || view.tokens.any_cue(d.tokens.1, n.tokens.0, RelationCue::And);
    let than = n.tokens.0 > d.tokens.0 && n.tokens.0 - d.tokens.1 <= 14 && !joined();
    let points = d.quantity.is_points();
    let compared =
        (d.tokens.1..n.tokens.0).any(|t| has_cue(view, t, RelationCue::Compared) || has_cue(view, t, RelationCue::Beat));
    let margin = cue_before(view, d.tokens.0, REACH, RelationCue::Margin) || cue_before(view, d.tokens.0, 2, RelationCue::Beat);
    let from = before(RelationCue::From, 4);
    if points { here && (from || than && compared) } else { past || here && (from || than && compared || margin) }
}

/// The figures of different values.
fn distinct(list: Vec<&NumberFact>) -> Vec<&NumberFact> {
    let mut out: Vec<&NumberFact> = Vec::new();
    for n in list {
        if !out.iter().any(|o| o.quantity.low == n.quantity.low) {
            out.push(n);
        }
    }
    out
}

fn check(view: &View<'_>, d: &NumberFact, a: &NumberFact, b: &NumberFact, out: &mut Vec<RelationFact>) {
    let (x, y, written) = (a.quantity.low, b.quantity.low, d.quantity.low);
    let (low, high) = (x.min(y), x.max(y));
    let (Some(actual), Some(up), Some(down)) = (high.sub(low), low.add(written), high.sub(written)) else { return };
    let slack = [a, b, d].iter().map(|n| n.quantity.step).try_fold(Exact::ZERO, Exact::add).unwrap_or(Exact::ONE);
    let fine = slack <= Exact::int(3) && [a, b, d].iter().all(|n| n.quantity.low.is_integer());
    // Of five digits the last is often rounded away before the difference is taken.
    let fine = fine && high < Exact::int(10_000);
    let off = actual.sub(written).is_some_and(|x| if fine { x != Exact::ZERO } else { x.abs() > slack });
    // Either level may be the one that is wrong.
    let ends = Slip::reckoned(high, up).max(Slip::reckoned(low, down));
    let linked = compared(view, d);
    // "12 tahun, empat tahun lebih ringan daripada": right behind one of the two no other thing is meant.
    let beside = [a, b].iter().any(|n| n.tokens.1 <= d.tokens.0 && d.tokens.0 - n.tokens.1 <= 3);
    let ratio = actual.div(written).map_or(0.0, Exact::to_f64);
    // The other one is what stands behind "than".
    let base = [a, b].iter().any(|n| n.tokens.0 >= d.tokens.1 && n.tokens.0 - d.tokens.1 <= 11 && n.quantity.unit.is_some());
    let points = d.quantity.is_points() && [a, b].iter().all(|n| n.quantity.counted.is_none());
    let from =
        points && b.tokens.0 >= d.tokens.1 && b.tokens.0 - d.tokens.1 <= 2 && cue_before(view, b.tokens.0, 1, RelationCue::From);
    let tight = (linked && base || from) && beside && MISREPORTED.contains(&ratio);
    let own = Slip::reckoned(written, actual);
    if off && (own >= Slip::Likely || ends >= Slip::Plain || linked && own >= Slip::Loose || tight) {
        out.push(RelationFact {
            kind: RelationKind::Change,
            claimed: operand(d),
            expected: actual.to_string(),
            operands: vec![operand(a), operand(b)],
            detail: format!("{high} - {low} = {actual}, not {written}"),
        });
    }
}
