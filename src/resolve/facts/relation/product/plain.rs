//! How many they are, what each of them gets and what it comes to, with no other figure beside them: "400 nelayan masing-masing menerima
//! Rp 1,5 juta sehingga total bantuan Rp 600 juta", "Each of the 30 workers will get 200 pounds, or 6,000 pounds in all".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::base::{kind, value};
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, cue_after, cue_before, has_cue, of_sentence, operand, sentences, short,
};
use crate::value::{Exact, NumberShape, Slip};

/// Tokens between a count and what each gets, and between that and the sum.
const REACH: u32 = 12;
/// Tokens between "each" and the count it stands before.
const OF_THE: u32 = 3;
/// Tokens between a sum and the word that calls it one.
const SUM: u32 = 5;
/// Tokens of a sentence in which it calls its figure the sum of what was told before.
const OPENS: u32 = 3;
/// Powers of ten by which a sum is mistyped.
const POWERS: [i32; 6] = [-3, -2, -1, 1, 2, 3];

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    if ![RelationCue::Each, RelationCue::Per].iter().any(|c| view.tokens.tells(*c)) {
        return;
    }
    for s in sentences(numbers) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).take(4).collect();
        match list.as_slice() {
            [count, rate, total] if summed(view, total) => check(view, count, rate, total, out),
            [total, count, rate] if kind(rate) == kind(total) && !kind(rate).is_empty() => packed(view, total, count, rate, out),
            [count, rate] => {
                let mut next = of_sentence(numbers, s + 1);
                if let (Some(total), None) = (next.next(), next.next())
                    && opens_with_sum(view, total)
                {
                    check(view, count, rate, total, out);
                }
            }
            _ => {}
        }
    }
}

/// "42 ton timah dalam 840 karung, masing-masing 50 kilogram": digits that look mistyped, or a sum that is no multiple of what it should be.
fn packed(view: &View<'_>, total: &NumberFact, count: &NumberFact, rate: &NumberFact, out: &mut Vec<RelationFact>) {
    let each = (count.tokens.1..rate.tokens.0).any(|t| has_cue(view, t, RelationCue::Each));
    let end = count.tokens.1.max(count.quantity.counted_tokens.1);
    let counted = count.quantity.unit.is_none() && count.noun != 0 && count.quantity.low >= Exact::int(2);
    let whole = [total, count, rate].iter().all(|n| n.stands_alone() && !n.placed);
    if !(each && counted && whole) || rate.tokens.0.saturating_sub(end) > OF_THE {
        return;
    }
    let (n, r, t) = (count.quantity.low, value(rate), value(total));
    let (Some(product), Some(right)) = (r.mul(n), t.div(n)) else { return };
    let step = total.quantity.step.mul(t).and_then(|x| x.div(total.quantity.low)).unwrap_or(Exact::ZERO);
    let off = product.sub(t).map_or(Exact::ZERO, Exact::abs);
    let ratio = right.div(r).map_or(1.0, Exact::to_f64);
    // What is left over of the whole may be packed otherwise.
    let more = off > step && product > t;
    let typed = Slip::reckoned(t, product) >= Slip::Likely || Slip::reckoned(r, right) >= Slip::Likely;
    if off > step && (0.25..4.0).contains(&ratio) && (typed || more) {
        out.push(RelationFact {
            kind: RelationKind::Product,
            claimed: operand(rate),
            expected: short(right),
            operands: vec![operand(total), operand(count)],
            detail: format!("{n} x {} = {}, not {}", short(r), short(product), short(t)),
        });
    }
}

/// Whether the words around an amount call it what all of them get.
fn summed(view: &View<'_>, n: &NumberFact) -> bool {
    let before = [RelationCue::Altogether, RelationCue::SumOf].iter().any(|c| cue_before(view, n.tokens.0, SUM, *c));
    before || cue_after(view, n.tokens.1, 2, RelationCue::Altogether)
}

/// "Total beasiswa yang disalurkan Rp 500 juta."
fn opens_with_sum(view: &View<'_>, n: &NumberFact) -> bool {
    let first = view.outline.sentence(n.tokens.0 as usize).map_or(n.tokens.0, |s| s.first);
    n.tokens.0 - first <= REACH && view.tokens.any_cue(first, (first + OPENS).min(n.tokens.0), RelationCue::Altogether)
}

fn check(view: &View<'_>, count: &NumberFact, rate: &NumberFact, total: &NumberFact, out: &mut Vec<RelationFact>) {
    let firm = |x: &NumberFact| {
        x.quantity.shape == NumberShape::Cardinal && !x.ground.unreal && !x.ground.headline() && !x.placed && !x.compound
    };
    let counted = count.quantity.unit.is_none() && count.noun != 0 && count.quantity.low >= Exact::int(2);
    let amounts = rate.quantity.is_money() && total.quantity.unit == rate.quantity.unit;
    if !(counted && amounts && [count, rate, total].iter().all(|x| firm(x))) {
        return;
    }
    let end = count.tokens.1.max(count.quantity.counted_tokens.1);
    let each = (count.tokens.1..rate.tokens.0).any(|t| has_cue(view, t, RelationCue::Each))
        || cue_before(view, count.tokens.0, OF_THE, RelationCue::Each)
        || (rate.tokens.1..rate.tokens.1 + 2).any(|t| has_cue(view, t, RelationCue::Each));
    // "seharga Rp 2 juta per unit": what is bought, not what somebody gets by the month.
    let per = has_cue(view, rate.tokens.1, RelationCue::Per) && !has_cue(view, rate.tokens.1, RelationCue::PerDay);
    if !(each || per) || rate.tokens.0.saturating_sub(end) > REACH {
        return;
    }
    // "setiap bulan", "a year": what is paid again and again comes to more.
    let last = view.outline.sentence(total.tokens.0 as usize).map_or(total.tokens.1, |s| s.last);
    let again = [RelationCue::PerDay, RelationCue::Yearly].iter().any(|c| view.tokens.any_cue(count.tokens.0, last, *c));
    let (Some(n), Some(r), Some(t)) = (count.quantity.plain(), rate.quantity.plain(), total.quantity.plain()) else { return };
    let (Some(product), false) = (r.mul(n), again) else { return };
    let slack = total.quantity.step.max(rate.quantity.step.mul(n).unwrap_or(Exact::ZERO)).div(Exact::int(2));
    let off = product.sub(t).map(Exact::abs);
    let ratio = t.div(product);
    let power = POWERS.iter().any(|&e| Exact::pow10(e) == ratio);
    let near = ratio.is_some_and(|x| {
        let whole = x.is_integer() || Exact::ONE.div(x).is_some_and(Exact::is_integer);
        (0.25..4.0).contains(&x.to_f64()) && (!whole || Slip::reckoned(t, product) >= Slip::Likely)
    });
    if off.zip(slack).is_some_and(|(off, slack)| off > slack) && t > r && (power || near) {
        out.push(RelationFact {
            kind: RelationKind::Product,
            claimed: operand(total),
            expected: short(product),
            operands: vec![operand(count), operand(rate)],
            detail: format!("{n} x {r} = {}, not {t}", short(product)),
        });
    }
}
