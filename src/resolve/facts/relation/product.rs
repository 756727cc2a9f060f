//! n times a rate is a total: "$48 a share for 50 million shares" and "$2.4 billion".

use super::super::View;
use super::super::number::NumberFact;
use super::{RelationFact, RelationKind, operand, plain};
use crate::value::{Exact, NumberShape};

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let each =
        |n: &NumberFact| n.ground.dims.iter().any(|&d| view.lexicon.vocabulary.dimension_name(d) == Some(("share", "each")));
    for rate in numbers.iter().filter(|n| is_money(n) && each(n)) {
        let Some(r) = plain(&rate.quantity) else { continue };
        let count = numbers.iter().find(|n| {
            n.ground.sentence == rate.ground.sentence
                && n.quantity.unit.is_none()
                && n.quantity.shape == NumberShape::Cardinal
                && n.tokens.0.abs_diff(rate.tokens.1) <= 8
        });
        let Some((count, n)) = count.and_then(|c| Some((c, plain(&c.quantity)?))) else { continue };
        let Some(product) = r.mul(n) else { continue };
        let totals: Vec<&NumberFact> = numbers
            .iter()
            .filter(|t| is_money(t) && t.quantity.unit == rate.quantity.unit && t.tokens != rate.tokens && !each(t))
            .filter(|t| t.ground.sentence.abs_diff(rate.ground.sentence) <= 1 && plain(&t.quantity).is_some_and(|v| v > r))
            .collect();
        // Only a lone total in reach is surely the product.
        let [total] = totals.as_slice() else { continue };
        let Some(ratio) = total.quantity.low.div(product) else { continue };
        let close = Exact::ratio(1, 4).is_some_and(|low| ratio > low) && ratio < Exact::int(4);
        let slack = total.quantity.step.max(rate.quantity.step.mul(n).unwrap_or(Exact::ZERO));
        if close && total.quantity.low.sub(product).is_some_and(|d| d.abs() > slack) {
            out.push(RelationFact {
                kind: RelationKind::Product,
                claimed: operand(total),
                expected: product.to_string(),
                operands: vec![operand(rate), operand(count)],
                detail: format!("{n} x {r} = {product}, not {}", total.quantity.low),
            });
        }
    }
}

/// A currency code: three capitals.
fn is_money(n: &NumberFact) -> bool {
    n.quantity.unit.as_deref().is_some_and(|u| u.len() == 3 && u.bytes().all(|b| b.is_ascii_uppercase()))
}
