//! A margin and the two results it lies between: "won by 14 points, 88-74", "unggul 5.262 suara".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, has_cue, of_sentence, operand, plain};
use crate::value::{Exact, NumberShape};

/// Tokens between the word of the margin and its figure.
const REACH: u32 = 3;
/// Tokens between a margin and its score.
const BESIDE: u32 = 2;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for n in numbers
        .iter()
        .filter(|n| n.quantity.shape == NumberShape::Cardinal)
        .filter(|n| cue_before(view, n.tokens.0, REACH, RelationCue::Margin) || after_score(view, numbers, n))
    {
        let Some(written) = plain(&n.quantity) else { continue };
        let here = || of_sentence(numbers, n.ground.sentence);
        // "12 points, 88-74": the score of another match stands further off.
        let beside = |s: &&NumberFact| {
            let behind = s.tokens.0 >= n.tokens.1 && s.tokens.0 - n.tokens.1 <= BESIDE;
            s.quantity.shape == NumberShape::Score && (behind || s.tokens.1 <= n.tokens.0 && n.tokens.0 - s.tokens.1 <= BESIDE)
        };
        let mut scores = here().filter(beside);
        let counts_score = (n.tokens.1.saturating_sub(1)..n.tokens.1 + 2).any(|t| has_cue(view, t, RelationCue::ScorePoint));
        if let (Some(score), None) = (scores.next(), scores.next()) {
            let actual = score.quantity.low.sub(score.quantity.high).map(Exact::abs);
            if let Some(actual) = actual.filter(|a| counts_score && *a != written) {
                out.push(fact(n, &[score], actual, written));
            }
            continue;
        }
        votes(numbers, n, written, out);
    }
}

/// "won 88-74, by 14 points".
fn after_score(view: &View<'_>, numbers: &[NumberFact], n: &NumberFact) -> bool {
    let score =
        |s: &NumberFact| s.quantity.shape == NumberShape::Score && s.tokens.1 < n.tokens.0 && n.tokens.0 - s.tokens.1 <= BESIDE;
    cue_before(view, n.tokens.0, 1, RelationCue::Beat) && of_sentence(numbers, n.ground.sentence).any(score)
}

/// "A 41.320 suara, B 36.058 suara … selisih 5.262 suara": the only two other counts of the noun in this and the sentence before.
fn votes(numbers: &[NumberFact], n: &NumberFact, written: Exact, out: &mut Vec<RelationFact>) {
    if n.noun == 0 || n.quantity.unit.is_some() {
        return;
    }
    let before = n.ground.sentence.checked_sub(1).into_iter().flat_map(|s| of_sentence(numbers, s));
    let same = |x: &&NumberFact| {
        x.noun == n.noun && x.tokens != n.tokens && x.quantity.shape == NumberShape::Cardinal && x.quantity.unit.is_none()
    };
    let list: Vec<&NumberFact> = before.chain(of_sentence(numbers, n.ground.sentence)).filter(same).take(3).collect();
    let [a, b] = list.as_slice() else { return };
    let (Some(x), Some(y)) = (plain(&a.quantity), plain(&b.quantity)) else { return };
    let Some(actual) = x.sub(y).map(Exact::abs) else { return };
    let slack = [a, b, &n].iter().map(|q| q.quantity.step).max().unwrap_or(Exact::ONE);
    let fine = slack <= Exact::ONE;
    let off = actual.sub(written).is_some_and(|d| if fine { d != Exact::ZERO } else { d.abs() > slack });
    let near = actual.div(written).is_some_and(|r| r > Exact::ratio(1, 2).unwrap_or(Exact::ZERO) && r < Exact::int(2));
    if off && near && x > written && y > written {
        out.push(fact(n, &[a, b], actual, written));
    }
}

fn fact(n: &NumberFact, operands: &[&NumberFact], actual: Exact, written: Exact) -> RelationFact {
    RelationFact {
        kind: RelationKind::Change,
        claimed: operand(n),
        expected: actual.to_string(),
        operands: operands.iter().map(|x| operand(x)).collect(),
        detail: format!("the margin is {actual}, not {written}"),
    }
}
