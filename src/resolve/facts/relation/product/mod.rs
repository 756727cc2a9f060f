//! How many, what comes to each, and what it comes to.

pub(super) mod apiece;
pub(super) mod plain;
pub(super) mod rate;
pub(super) mod receivers;
pub(super) mod units;

use super::super::View;
use super::super::number::NumberFact;
use super::super::profile::content_stem;
use super::base::value;
use super::{RelationFact, RelationKind, around, cue_after, cue_before, has_cue, of_sentence, operand, short};
use crate::lang::{Mark, RelationCue};
use crate::value::{Exact, NumberShape, Slip};

/// Tokens between a rate and what it is multiplied with.
const REACH: u32 = 8;
/// Tokens between an amount and the word that calls it a sum.
const NAMED: u32 = 8;
/// Tokens between an amount and the price for one that restates it.
const RESTATED: u32 = 4;

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    unit_prices(view, numbers, out);
    market_prices(view, numbers, out);
    capacities(view, numbers, out);
    for rate in numbers.iter().filter(|n| n.quantity.is_money() && is_rate(view, n)) {
        let Some(r) = rate.quantity.plain() else { continue };
        let near = around(numbers, rate.ground.sentence);
        let totals: Vec<&NumberFact> = near
            .iter()
            .filter(|t| {
                t.quantity.is_money() && t.quantity.unit == rate.quantity.unit && t.tokens != rate.tokens && !is_rate(view, t)
            })
            .filter(|t| t.quantity.plain().is_some_and(|v| v > r))
            .collect();
        // Only a lone total in reach is surely the product.
        let [total] = totals.as_slice() else { continue };
        if settled(numbers, rate, total) {
            continue;
        }
        let count = near.iter().find(|n| {
            n.quantity.unit.is_none()
                && n.quantity.shape == NumberShape::Cardinal
                && (n.ground.sentence == rate.ground.sentence && n.tokens.0.abs_diff(rate.tokens.1) <= REACH
                    || n.ground.sentence == total.ground.sentence && n.tokens.1.abs_diff(total.tokens.0) <= REACH)
        });
        let Some((count, n)) = count.and_then(|c| Some((c, c.quantity.plain()?))) else { continue };
        if !(is_sum(view, total) || counts_the_unit(view, rate, count)) {
            continue;
        }
        let Some(product) = r.mul(n) else { continue };
        let Some(ratio) = total.quantity.low.div(product) else { continue };
        let close = Exact::ratio(1, 4).is_some_and(|low| ratio > low) && ratio < Exact::int(4);
        let slack = total
            .quantity
            .step
            .max(rate.quantity.step.mul(n).unwrap_or(Exact::ZERO))
            .min(product.div(Exact::int(20)).unwrap_or(Exact::ONE));
        // "dari Rp 300 juta menjadi Rp 500 juta per unit … rugi Rp 1,6 miliar dari delapan unit": the sum of what came on top.
        let on_top = |s: &NumberFact| {
            let apart = r.sub(s.quantity.low).and_then(|d| d.abs().mul(n));
            s.quantity.unit == rate.quantity.unit && apart == Some(total.quantity.low)
        };
        if close && !near.iter().any(on_top) && total.quantity.low.sub(product).is_some_and(|d| d.abs() > slack) {
            // The sum is what was reckoned, unless only the rate looks mistyped.
            let each = total.quantity.low.div(n);
            let typed =
                each.is_some_and(|e| e.is_integer() && Slip::reckoned(r, e) > Slip::reckoned(total.quantity.low, product));
            let (claimed, other, expected) = if typed { (rate, *total, each) } else { (*total, rate, Some(product)) };
            out.push(RelationFact {
                kind: RelationKind::Product,
                claimed: operand(claimed),
                expected: expected.map_or_else(String::new, short),
                operands: vec![operand(count), operand(other)],
                detail: format!("{n} x {r} = {product}, not {}", total.quantity.low),
            });
        }
    }
}

/// "320 kilogram senilai Rp 6,4 miliar. Harganya Rp 20 juta per kilogram": the price of one unit a sentence later, where no other amount is
/// told in between and what each comes to is as round as the price.
fn market_prices(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for rate in numbers.iter().filter(|n| n.quantity.is_money() && has_cue(view, n.tokens.1, RelationCue::Per)) {
        let Some(unit) = content_stem(view, rate.tokens.1 as usize + 1) else { continue };
        let Some(previous) = rate.ground.sentence.checked_sub(1) else { continue };
        let before: Vec<&NumberFact> = of_sentence(numbers, previous).collect();
        let amounts = before.iter().filter(|n| n.quantity.is_money()).count()
            + of_sentence(numbers, rate.ground.sentence).filter(|n| n.quantity.is_money()).count();
        let measures = before.iter().filter(|m| {
            let ends = [m.tokens.1.saturating_sub(1), m.quantity.counted_tokens.1.saturating_sub(1)];
            !m.quantity.is_money() && ends.iter().any(|&t| content_stem(view, t as usize) == Some(unit))
        });
        let measures: Vec<_> = measures.collect();
        let (Some(total), [m]) = (before.iter().find(|n| n.quantity.is_money()), measures.as_slice()) else { continue };
        let near = m.tokens.1 <= total.tokens.0 && total.tokens.0 - m.tokens.1 <= NAMED;
        // "1 gram … Rp 1.026.000 per gram" is a price itself.
        let sum = !has_cue(view, total.tokens.1, RelationCue::Per) && m.quantity.low > Exact::ONE;
        if amounts != 2 || !near || !sum || total.quantity.unit != rate.quantity.unit {
            continue;
        }
        let (Some(n), Some(t), Some(r)) = (m.quantity.plain(), total.quantity.plain(), rate.quantity.plain()) else { continue };
        let Some(each) = t.div(n) else { continue };
        let neat = each.div(rate.quantity.step).is_some_and(Exact::is_integer);
        if each != r && (neat || Slip::reckoned(t, r.mul(n).unwrap_or(Exact::ZERO)) >= Slip::Likely) {
            out.push(for_each(rate, (m, n), (total, t), each));
        }
    }
}

/// "5 kilogram dijual Rp 54.000, atau Rp 10.800 per kilogram": a price restated for one unit of the measure.
fn unit_prices(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for pair in numbers.windows(2) {
        let [total, rate] = pair else { continue };
        let restated = rate.ground.sentence == total.ground.sentence
            && rate.quantity.is_money()
            && rate.quantity.unit == total.quantity.unit
            && rate.tokens.0 - total.tokens.1.min(rate.tokens.0) <= RESTATED
            && has_cue(view, rate.tokens.1, RelationCue::Per)
            && cue_before(view, rate.tokens.0, 2, RelationCue::BackReference);
        let unit = content_stem(view, rate.tokens.1 as usize + 1);
        if !restated || unit.is_none() {
            continue;
        }
        let measure = of_sentence(numbers, rate.ground.sentence).find(|m| {
            let ends = [m.tokens.1.saturating_sub(1), m.quantity.counted_tokens.1.saturating_sub(1)];
            let near = m.tokens.1 <= total.tokens.0 && total.tokens.0 - m.tokens.1 <= NAMED;
            near && !m.quantity.is_money() && ends.iter().any(|&t| content_stem(view, t as usize) == unit)
        });
        let (Some(m), Some(t), Some(r)) = (measure, total.quantity.plain(), rate.quantity.plain()) else { continue };
        let (Some(n), Some(each)) = (m.quantity.plain(), m.quantity.plain().and_then(|n| t.div(n))) else { continue };
        let close = r.div(each).is_some_and(|x| x > Exact::ratio(1, 4).unwrap_or(Exact::ZERO) && x < Exact::int(4));
        let slack = rate.quantity.step.max(each.div(Exact::int(50)).unwrap_or(Exact::ONE));
        if close && each.sub(r).is_some_and(|d| d.abs() > slack) {
            out.push(for_each(rate, (m, n), (total, t), each));
        }
    }
}

/// What a sum comes to for one unit of its measure, and the price that is told instead.
fn for_each(rate: &NumberFact, (m, n): (&NumberFact, Exact), (total, t): (&NumberFact, Exact), each: Exact) -> RelationFact {
    RelationFact {
        kind: RelationKind::Product,
        claimed: operand(rate),
        expected: short(each),
        operands: vec![operand(m), operand(total)],
        detail: format!("{t} / {n} = {}, not {}", short(each), rate.quantity.low),
    }
}

/// "Ada delapan perjalanan … Setiap kereta berkapasitas 230 penumpang, sehingga daya angkutnya 1.840 penumpang".
fn capacities(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for pair in numbers.windows(2) {
        let [each, total] = pair else { continue };
        let counts = |n: &NumberFact| n.quantity.unit.is_none() && n.quantity.shape == NumberShape::Cardinal && n.noun != 0;
        let concluded = each.ground.sentence == total.ground.sentence
            && counts(each)
            && counts(total)
            && each.noun == total.noun
            && cue_before(view, each.tokens.0, 4, RelationCue::Per)
            && cue_before(view, total.tokens.0, 5, RelationCue::Thus);
        let first = of_sentence(numbers, each.ground.sentence).next().is_some_and(|n| n.tokens == each.tokens);
        let Some(before) = each.ground.sentence.checked_sub(1).filter(|_| concluded && first) else { continue };
        let mut counted = of_sentence(numbers, before);
        let (Some(times), None) = (counted.next(), counted.next()) else { continue };
        let (Some(n), Some(e), Some(t)) = (times.quantity.plain(), each.quantity.plain(), total.quantity.plain()) else {
            continue;
        };
        let Some(product) = n.mul(e).filter(|_| counts(times) && times.noun != each.noun) else { continue };
        let close = t.div(product).is_some_and(|x| x > Exact::ratio(1, 2).unwrap_or(Exact::ZERO) && x < Exact::int(2));
        if close && t.sub(product).is_some_and(|d| d.abs() > total.quantity.step) {
            out.push(RelationFact {
                kind: RelationKind::Product,
                claimed: operand(total),
                expected: product.to_string(),
                operands: vec![operand(times), operand(each)],
                detail: format!("{n} x {e} = {product}, not {t}"),
            });
        }
    }
}

/// Whether another figure of the article is what so many times a rate comes to: "each bereaved family 200,000 pesos, or 1.4 million in all" of
/// seven victims told before.
pub(super) fn settled(numbers: &[NumberFact], rate: &NumberFact, total: &NumberFact) -> bool {
    let count = |n: &NumberFact| n.quantity.unit.is_none() && value(rate).mul(n.quantity.low) == Some(value(total));
    numbers.iter().filter(|n| n.tokens != rate.tokens && n.tokens != total.tokens).any(count)
}

/// An amount for each of something: "Rp 50 juta kepada masing-masing", "$30 a share".
fn is_rate(view: &View<'_>, n: &NumberFact) -> bool {
    n.is_marked(&view.lexicon.vocabulary, Mark::Each) || has_cue(view, n.tokens.1, RelationCue::Per)
}

/// Whether the words around an amount call it the sum of all.
fn is_sum(view: &View<'_>, total: &NumberFact) -> bool {
    cue_before(view, total.tokens.0, NAMED, RelationCue::Altogether)
        || cue_after(view, total.tokens.1, NAMED, RelationCue::Altogether)
}

/// Whether the count is of what the rate is for: "$30 a share for 20 million shares".
fn counts_the_unit(view: &View<'_>, rate: &NumberFact, count: &NumberFact) -> bool {
    let unit = content_stem(view, rate.tokens.1 as usize + 1);
    has_cue(view, rate.tokens.1, RelationCue::Per) && unit.is_some() && unit == content_stem(view, count.tokens.1 as usize)
}
