//! What a percentage of an amount comes to, told beside both: "kenaikan 9 persen, setara Rp 209.610, dari upah Rp 2.329.000", "a fee of 5
//! percent, or 150,000 dollars, of the price of 3 million".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::base::{kind, value};
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, cue_before, has_cue, of_sentence, operand, sentences, short, sign,
};
use crate::value::{Exact, Slip};

/// Tokens between a percentage and the amount that restates it.
const AGAIN: u32 = 4;
/// Tokens between that amount and the one it is a share of.
const WHOLE: u32 = 8;
/// Tokens between "dari" and the whole.
const OF: u32 = 4;
/// Figures of a sentence beyond which it is a table.
const TABLE: usize = 6;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    if !view.tokens.tells(RelationCue::BackReference) {
        return;
    }
    for s in sentences(numbers) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).take(TABLE + 1).collect();
        if list.len() <= TABLE {
            for three in list.windows(3) {
                let [share, amount, whole] = *three else { continue };
                if share.quantity.is_share() && firm(share) && restated(view, share, amount) && of(view, amount, whole) {
                    check(numbers, [share, amount, whole], out);
                }
            }
        }
    }
}

/// A figure written as one exact value; what is only asked for can be reckoned too.
fn firm(n: &NumberFact) -> bool {
    n.is_plain() && !n.compound && !n.ground.headline()
}

/// ", setara Rp 209.610".
fn restated(view: &View<'_>, share: &NumberFact, amount: &NumberFact) -> bool {
    let gap = amount.tokens.0.saturating_sub(share.tokens.1);
    let other = amount.quantity.is_share() || amount.quantity.is_time() || amount.quantity.unit.is_none() && amount.noun == 0;
    gap <= AGAIN && firm(amount) && !other && cue_before(view, amount.tokens.0, gap.min(3), RelationCue::BackReference)
}

/// "dari upah sekarang Rp 2.329.000": a firm amount of the same kind.
fn of(view: &View<'_>, amount: &NumberFact, whole: &NumberFact) -> bool {
    let end = amount.end();
    let Some(gap) = whole.tokens.0.checked_sub(end).filter(|g| *g <= WHOLE) else { return false };
    let from = (whole.tokens.0 - gap.min(OF)..whole.tokens.0)
        .any(|t| has_cue(view, t, RelationCue::From) || has_cue(view, t, RelationCue::OutOf));
    let stop = (end..whole.tokens.0).any(|t| matches!(sign(view, t), ";" | ":" | "."));
    let goes_on = cue_before(view, whole.tokens.0, 1, RelationCue::To);
    let noun = amount.quantity.unit.is_some() || amount.noun == whole.noun || amount.people && whole.people;
    from && !stop && !goes_on && firm(whole) && kind(whole) == kind(amount) && noun && value(whole) > value(amount)
}

fn check(numbers: &[NumberFact], [share, amount, whole]: [&NumberFact; 3], out: &mut Vec<RelationFact>) {
    let hundred = Exact::int(100);
    let times = |a: Exact, b: Exact| a.mul(b).and_then(|x| x.div(hundred));
    let (p, a, w) = (share.quantity.low, value(amount), value(whole));
    let Some(actual) = times(p, w) else { return };
    let scaled = |n: &NumberFact| n.quantity.step.mul(value(n)).and_then(|x| x.div(n.quantity.low));
    let rounding =
        times(share.quantity.step, w).and_then(|x| x.add(scaled(amount)?)).and_then(|x| x.add(times(p, scaled(whole)?)?));
    let off =
        actual.sub(a).zip(rounding).is_some_and(|(d, slack)| d.abs() > slack.max(actual.div(Exact::int(50)).unwrap_or(slack)));
    // The percentage may be of another amount of the article, or the whole the old or the new level.
    let close = |x: Exact| {
        actual.div(Exact::int(100)).zip(x.sub(a)).is_some_and(|(s, d)| d.abs() <= s.add(rounding.unwrap_or(s)).unwrap_or(s))
    };
    let other = numbers.iter().any(|n| kind(n) == kind(whole) && times(p, value(n)).is_some_and(close));
    let net = hundred.add(p).and_then(|all| a.mul(hundred)?.div(all));
    let known = out.iter().any(|r| [share, amount, whole].iter().any(|n| r.claimed.0 == n.ground.span));
    let typed = Slip::reckoned(a, actual) >= Slip::Likely || share_slips(share, a, w);
    if off && !other && !known && typed && net.is_none_or(|n| n != w) {
        out.push(RelationFact {
            kind: RelationKind::Share,
            claimed: operand(amount),
            expected: short(actual),
            operands: vec![operand(share), operand(whole)],
            detail: format!("{p} percent of {} is {}, not {}", short(w), short(actual), short(a)),
        });
    }
}

/// Whether the percentage looks like the mistyped form of a round one.
fn share_slips(share: &NumberFact, a: Exact, w: Exact) -> bool {
    let right = a.mul(Exact::int(100)).and_then(|x| x.div(w));
    right.is_some_and(|r| r.is_integer() && Slip::reckoned(share.quantity.low, r) >= Slip::Loose)
}
