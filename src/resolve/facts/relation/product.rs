//! n times a rate is a total: "$30 a share for 20 million shares" and "$600 million".

use super::super::View;
use super::super::number::NumberFact;
use super::super::profile::content_stem;
use super::{RelationFact, RelationKind, around, cue_after, cue_before, has_cue, operand, plain, short};
use crate::lang::RelationCue;
use crate::value::{Exact, NumberShape};

/// Tokens between a rate and what it is multiplied with.
const REACH: u32 = 8;
/// Tokens between an amount and the word that calls it a sum.
const NAMED: u32 = 8;

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for rate in numbers.iter().filter(|n| is_money(n) && is_rate(view, n)) {
        let Some(r) = plain(&rate.quantity) else { continue };
        let near = around(numbers, rate.ground.sentence);
        let totals: Vec<&NumberFact> = near
            .iter()
            .filter(|t| is_money(t) && t.quantity.unit == rate.quantity.unit && t.tokens != rate.tokens && !is_rate(view, t))
            .filter(|t| plain(&t.quantity).is_some_and(|v| v > r))
            .collect();
        // Only a lone total in reach is surely the product.
        let [total] = totals.as_slice() else { continue };
        let count = near.iter().find(|n| {
            n.quantity.unit.is_none()
                && n.quantity.shape == NumberShape::Cardinal
                && (n.ground.sentence == rate.ground.sentence && n.tokens.0.abs_diff(rate.tokens.1) <= REACH
                    || n.ground.sentence == total.ground.sentence && n.tokens.1.abs_diff(total.tokens.0) <= REACH)
        });
        let Some((count, n)) = count.and_then(|c| Some((c, plain(&c.quantity)?))) else { continue };
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
        if close && total.quantity.low.sub(product).is_some_and(|d| d.abs() > slack) {
            out.push(RelationFact {
                kind: RelationKind::Product,
                claimed: operand(rate),
                expected: total.quantity.low.div(n).map_or_else(String::new, short),
                operands: vec![operand(count), operand(total)],
                detail: format!("{n} x {r} = {product}, not {}", total.quantity.low),
            });
        }
    }
}

/// An amount for each of something: "Rp 50 juta kepada masing-masing", "$30 a share".
fn is_rate(view: &View<'_>, n: &NumberFact) -> bool {
    n.ground.dims.iter().any(|&d| view.lexicon.vocabulary.dimension_name(d) == Some(("share", "each")))
        || has_cue(view, n.tokens.1, RelationCue::Per)
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

/// A currency code: three capitals.
fn is_money(n: &NumberFact) -> bool {
    n.quantity.unit.as_deref().is_some_and(|u| u.len() == 3 && u.bytes().all(|b| b.is_ascii_uppercase()))
}
