//! Shares of one whole in a row that come to more than all of it: "took 46%, the United Kingdom 41%, Europe 15% and others 8%".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, has_cue, of_sentence, operand, sentences, short};
use crate::value::{Bound, Exact, Slip};

/// Tokens between one share and the next.
const ITEM: u32 = 9;
/// Tokens between "dan" and the last share.
const AND: u32 = 8;
/// Tokens between the first share and the word that says what they are shares of.
const TAKES: u32 = 4;
/// Percent by which rounded shares of one whole miss it.
const ROUNDED: i64 = 3;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    if !view.tokens.tells(RelationCue::TakesShare) {
        return;
    }
    for s in sentences(numbers) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| n.quantity.is_percent()).take(9).collect();
        if (3..=8).contains(&list.len()) {
            row(view, &list, out);
        }
    }
}

fn row(view: &View<'_>, list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let (Some(first), Some(last), Some(before)) = (list.first(), list.last(), list.iter().rev().nth(1)) else { return };
    let takes = cue_before(view, first.tokens.0, TAKES, RelationCue::TakesShare);
    let near = list.windows(2).all(|w| matches!(w, [a, b] if b.tokens.0.saturating_sub(a.tokens.1) <= ITEM));
    let and = cue_before(view, last.tokens.0, AND.min(last.tokens.0.saturating_sub(before.tokens.1)), RelationCue::And);
    let firm = list.iter().all(|n| n.quantity.bound == Bound::Exact && !n.ground.unreal && n.quantity.plain().is_some());
    // A share that rose, one of another year, one of those just told.
    let other = [
        RelationCue::Change,
        RelationCue::Stepped,
        RelationCue::Past,
        RelationCue::Former,
        RelationCue::Compared,
        RelationCue::OfWhich,
        RelationCue::OpenList,
        RelationCue::To,
    ];
    let from = first.tokens.0.saturating_sub(TAKES);
    let mixed = (from..last.tokens.1 + 3).any(|t| other.iter().any(|c| has_cue(view, t, *c) && !between_label(list, t)));
    let Some(all) = list.iter().try_fold(Exact::ZERO, |s, n| s.add(n.quantity.low)) else { return };
    let over = all > Exact::int(100 + ROUNDED) && all <= Exact::int(160);
    let right = |n: &NumberFact| all.sub(n.quantity.low).and_then(|rest| Exact::int(100).sub(rest));
    let typed =
        list.iter().find(|n| right(n).is_some_and(|w| w > Exact::ZERO && Slip::reckoned(n.quantity.low, w) >= Slip::Loose));
    let Some(claimed) = typed.copied().filter(|_| takes && near && and && firm && !mixed && over) else { return };
    out.push(RelationFact {
        kind: RelationKind::Share,
        claimed: operand(claimed),
        expected: right(claimed).map_or_else(String::new, short),
        operands: list.iter().filter(|n| n.tokens != claimed.tokens).map(|n| operand(n)).collect(),
        detail: format!(
            "{} = {all}, more than all",
            list.iter().map(|n| n.quantity.low.to_string()).collect::<Vec<_>>().join(" + ")
        ),
    });
}

/// "of" inside the name of one who takes a share says nothing of the shares.
fn between_label(list: &[&NumberFact], token: u32) -> bool {
    list.windows(2).any(|w| matches!(w, [a, b] if token > a.tokens.1 && token + 1 < b.tokens.0))
}
