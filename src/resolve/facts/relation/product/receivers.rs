//! What each of some people gets and what they get together, in one clause: "setiap keluarga Rp75 juta, total Rp275 juta" fits no number
//! of families; "Tiga kurir … Rp15 juta seorang, total Rp60 juta" not that of the couriers.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, has_cue, of_sentence, operand, short, sign};
use crate::value::{Bound, Exact, NumberShape};

/// Tokens between a rate and its sum.
const BESIDE: u32 = 6;
/// Tokens between "each" and the rate.
const EACH: u32 = 9;
/// Sentences between a rate and how many it is for.
const NEAR: u32 = 2;
/// What is told in a noun of its own is an amount from here on.
const LARGE: i64 = 1000;
/// Receivers beyond which a sum has been rounded.
const MANY: i64 = 500;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    if !view.tokens.tells(RelationCue::Altogether) {
        return;
    }
    for rate in numbers.iter().filter(|n| firm(n)) {
        let sums: Vec<&NumberFact> = of_sentence(numbers, rate.ground.sentence)
            .filter(|n| {
                n.tokens != rate.tokens && (n.quantity.is_money() || alike(n, rate)) && n.quantity.shape == NumberShape::Cardinal
            })
            .collect();
        // Other amounts in the sentence may belong to the sum as well.
        let [total] = sums.as_slice() else { continue };
        let beside = total.tokens.0 >= rate.tokens.1 && total.tokens.0 - rate.tokens.1 <= BESIDE;
        let called = beside && cue_before(view, total.tokens.0, 3.min(total.tokens.0 - rate.tokens.1), RelationCue::Altogether);
        let same = firm(total) && alike(total, rate) && total.quantity.low > rate.quantity.low;
        if called && same && each(view, rate, total) {
            check(view, numbers, rate, total, out);
        }
    }
}

/// A firm sum of money.
fn firm(n: &NumberFact) -> bool {
    let sum =
        n.quantity.is_money() || n.quantity.unit.is_none() && n.noun != 0 && !n.people && n.quantity.low >= Exact::int(LARGE);
    n.is_firm() && sum
}

/// Two amounts of one currency, which the lexicon need not know: "250,000 kwacha, a total of 20 million kwacha".
fn alike(a: &NumberFact, b: &NumberFact) -> bool {
    a.quantity.unit == b.quantity.unit && (a.quantity.unit.is_some() || a.noun == b.noun)
}

/// Whether an amount is for each of some people: "setiap keluarga … Rp75 juta", "Rp15 juta seorang", "each family".
fn each(view: &View<'_>, rate: &NumberFact, total: &NumberFact) -> bool {
    let receives = |t: u32| has_cue(view, t, RelationCue::Receiver);
    let first = view.outline.sentence(rate.tokens.0 as usize).map_or(rate.tokens.0, |s| s.first);
    let low = rate.tokens.0.saturating_sub(EACH).max(first);
    let per = |t: u32| has_cue(view, t, RelationCue::Each);
    let before = (low..rate.tokens.0).any(|t| per(t) && (t + 1..=t + 2).any(receives));
    let behind = (rate.tokens.1..total.tokens.0).any(|t| has_cue(view, t, RelationCue::Apiece));
    // "Rp 2 juta per orang per bulan, total …": of a second rate nothing is known.
    // "a total" is no rate.
    let per = |t: u32| has_cue(view, t, RelationCue::Per) && !has_cue(view, t + 1, RelationCue::Altogether);
    let rates = (rate.tokens.1..total.tokens.0).filter(|&t| per(t)).count();
    let twice = rates > usize::from(behind);
    let daily = (low..total.tokens.0).any(|t| has_cue(view, t, RelationCue::PerDay));
    let stop = (rate.tokens.1..total.tokens.0).any(|t| matches!(sign(view, t), ";" | "." | ":"));
    (before || behind) && !twice && !daily && !stop
}

fn check(view: &View<'_>, numbers: &[NumberFact], rate: &NumberFact, total: &NumberFact, out: &mut Vec<RelationFact>) {
    let (r, t) = (rate.quantity.low, total.quantity.low);
    let Some(count) = t.div(r) else { return };
    let Some(nearest) = Some(count.to_f64().round() as i64).filter(|k| (1..=MANY).contains(k)).map(Exact::int) else { return };
    let Some(product) = r.mul(nearest) else { return };
    let half = |x: Option<Exact>| x.and_then(|x| x.div(Exact::int(2))).unwrap_or(t);
    let slack = half(rate.quantity.step.mul(nearest).and_then(|s| s.add(total.quantity.step)));
    let off = product.sub(t).is_some_and(|d| d.abs() > slack);
    let people = |n: &&NumberFact| {
        let counts = n.quantity.shape == NumberShape::Cardinal && n.quantity.unit.is_none() && n.people;
        counts && n.quantity.low == n.quantity.high && !n.ground.unreal
    };
    let here: Vec<&NumberFact> = of_sentence(numbers, rate.ground.sentence).filter(people).collect();
    let near = |n: &&NumberFact| n.ground.sentence.abs_diff(rate.ground.sentence) <= NEAR;
    let fits = |n: &NumberFact| r.mul(n.quantity.low).and_then(|p| p.sub(t)).is_some_and(|d| d.abs() <= slack);
    if numbers.iter().any(|n| fits(n) && n.quantity.low == n.quantity.high) {
        return;
    }
    let alone = |n: &NumberFact| !view.tokens.any_cue(n.tokens.1, rate.tokens.0, RelationCue::And);
    let (receivers, expected) = match here.as_slice() {
        // "Tiga kurir dan seorang pengendali": others may get it as well.
        [one]
            if one.quantity.low > Exact::ONE
                && one.tokens.1 <= rate.tokens.0
                && alone(one)
                && one.quantity.bound == Bound::Exact =>
        {
            (Some(*one), r.mul(one.quantity.low))
        }
        // No whole number of people gets that.
        _ if off => (None, Some(product)),
        // Ten times, or a tenth, of what those told near by would get.
        _ => {
            let power = |n: &&NumberFact| {
                [10, 100, 1000].iter().any(|p| {
                    let ten = Exact::int(*p);
                    n.quantity.low.mul(ten) == Some(count) || count.mul(ten) == Some(n.quantity.low)
                })
            };
            let counted = |n: &&NumberFact| n.noun != 0 && n.quantity.unit.is_none() && n.quantity.shape == NumberShape::Cardinal;
            let Some(one) = numbers.iter().filter(counted).filter(near).find(power) else { return };
            (Some(one), r.mul(one.quantity.low))
        }
    };
    let known = out.iter().any(|x| [rate, total].iter().any(|n| x.claimed.0 == n.ground.span));
    let Some(expected) = expected.filter(|x| *x != t && !known) else { return };
    let detail = match receivers {
        Some(n) => format!("{} x {r} = {}, not {t}", n.quantity.low, short(expected)),
        None => format!("{t} is no multiple of {r}"),
    };
    let mut operands = vec![operand(rate)];
    operands.extend(receivers.map(operand));
    out.push(RelationFact { kind: RelationKind::Product, claimed: operand(total), expected: short(expected), operands, detail });
}
