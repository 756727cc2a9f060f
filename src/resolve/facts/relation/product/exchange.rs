//! An amount in two currencies and the rate between them ("2 juta dollar AS atau Rp 32 miliar, kurs Rp 16.000"), and a price, how many
//! were sold and what that came to.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, around, cue_before, of_sentence, operand, short};
use crate::value::{Bound, Exact, NumberShape, Slip};

/// Tokens between an amount and the same one in another currency.
const BESIDE: u32 = 4;
/// Tokens between "kurs" and the rate.
const REACH: u32 = 4;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for rate in numbers.iter().filter(|n| amount(n) && cue_before(view, n.tokens.0, REACH, RelationCue::Rate)) {
        let list: Vec<&NumberFact> = of_sentence(numbers, rate.ground.sentence).collect();
        for pair in list.windows(2) {
            let [a, b] = pair else { continue };
            let (foreign, own) = if b.quantity.unit == rate.quantity.unit { (a, b) } else { (b, a) };
            let pair = amount(a)
                && amount(b)
                && a.tokens != rate.tokens
                && b.tokens != rate.tokens
                && a.quantity.unit != b.quantity.unit
                && own.quantity.unit == rate.quantity.unit;
            if pair && own.tokens != rate.tokens && b.tokens.0.saturating_sub(a.tokens.1) <= BESIDE && b.tokens.1 <= rate.tokens.0
            {
                converted(foreign, own, rate, out);
            }
        }
    }
    for price in numbers.iter().filter(|n| amount(n)) {
        sold(view, numbers, price, out);
    }
}

/// A firm amount of money.
fn amount(n: &NumberFact) -> bool {
    n.is_single() && n.quantity.is_money()
}

fn converted(foreign: &NumberFact, own: &NumberFact, rate: &NumberFact, out: &mut Vec<RelationFact>) {
    let (a, b, r) = (foreign.quantity.low, own.quantity.low, rate.quantity.low);
    // "kurs 1 yen = Rp 130": the first figure behind "kurs" is the one unit; a range is no amount.
    let firm = |n: &NumberFact| n.quantity.bound == Bound::Exact;
    let Some(expected) = a.mul(r).filter(|_| a != Exact::ONE && r != Exact::ONE && firm(own) && firm(foreign)) else { return };
    let ratio = b.div(expected).map_or(1.0, Exact::to_f64);
    if (0.94..1.06).contains(&ratio) || !(0.0005..2000.0).contains(&ratio) {
        return;
    }
    let rounded = own.quantity.step.max(foreign.quantity.step.mul(r).unwrap_or(Exact::ZERO));
    if expected.sub(b).is_some_and(|d| d.abs() > rounded) {
        out.push(RelationFact {
            kind: RelationKind::Product,
            claimed: operand(own),
            expected: short(expected),
            operands: vec![operand(foreign), operand(rate)],
            detail: format!("{a} x {r} = {}, not {b}", short(expected)),
        });
    }
}

/// "Tiket dijual Rp 75.000. Dari 2.000 tiket yang terjual panitia memperoleh Rp 150 juta": the price of what is counted.
fn sold(view: &View<'_>, numbers: &[NumberFact], price: &NumberFact, out: &mut Vec<RelationFact>) {
    let near = around(numbers, price.ground.sentence);
    let mut counted = near.iter().filter(|n| {
        let whole = n.quantity.shape == NumberShape::Cardinal && n.quantity.unit.is_none() && n.noun != 0;
        whole && price.near.binary_search(&n.noun).is_ok() && n.quantity.plain().is_some_and(|v| v >= Exact::int(20))
    });
    let (Some(count), None) = (counted.next(), counted.next()) else { return };
    let mut totals = near.iter().filter(|t| amount(t) && t.tokens != price.tokens && t.quantity.unit == price.quantity.unit);
    let (Some(total), None) = (totals.next(), totals.next()) else { return };
    if total.ground.sentence != count.ground.sentence || cue_before(view, total.tokens.0, 3, RelationCue::Per) {
        return;
    }
    let (Some(p), Some(t), Some(n)) = (price.quantity.plain(), total.quantity.plain(), count.quantity.plain()) else { return };
    let Some(product) = p.mul(n) else { return };
    let slack = total.quantity.step.max(product.div(Exact::int(50)).unwrap_or(Exact::ONE));
    let off = t.sub(product).is_some_and(|d| d.abs() > slack);
    if off && (Slip::reckoned(t, product) >= Slip::Likely || t.div(n).is_some_and(|each| Slip::reckoned(p, each) >= Slip::Likely))
    {
        out.push(RelationFact {
            kind: RelationKind::Product,
            claimed: operand(total),
            expected: short(product),
            operands: vec![operand(count), operand(price)],
            detail: format!("{n} x {p} = {}, not {t}", short(product)),
        });
    }
}
