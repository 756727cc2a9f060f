//! A price for one, how many, and what it comes to, told in different clauses or sentences: "18 bus … harga satu bus Rp 4 miliar sehingga
//! seluruhnya bernilai Rp 72 miliar", "Rp 5.000 untuk setiap kilogram; terkumpul 21 ton, yang berarti Rp 105 juta".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::profile::content_stem;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_after, cue_before, has_cue, operand, short};
use crate::value::{Exact, Slip};

/// Tokens between a price and "for each".
const EACH: u32 = 3;
/// Tokens between a sum and the word that calls it one.
const SUM: u32 = 5;
/// Sentences between a price and what it is multiplied with.
const NEAR: u32 = 1;
/// Figures around a price beyond which a product is found by chance.
const MANY: usize = 14;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for rate in numbers.iter().filter(|n| n.quantity.is_money() && n.is_firm()) {
        let Some(unit) = for_one(view, rate) else { continue };
        let s = rate.ground.sentence;
        let from = numbers.partition_point(|n| n.ground.sentence + NEAR < s);
        let near: Vec<&NumberFact> =
            numbers.iter().skip(from).take_while(|n| n.ground.sentence <= s + NEAR).take(MANY + 1).collect();
        let sum = near.iter().find(|n| {
            let behind = n.tokens.0 >= rate.tokens.1 && n.quantity.low > rate.quantity.low;
            n.quantity.is_money()
                && n.is_firm()
                && behind
                && n.quantity.unit == rate.quantity.unit
                && summed(view, n)
                && for_one(view, n).is_none()
        });
        let (Some(sum), true) = (sum, near.len() <= MANY) else { continue };
        multiplied(view, (rate, sum), &near, unit, out);
    }
}

/// Something counted or weighed.
fn count(n: &NumberFact) -> bool {
    n.is_level() && !n.quantity.is_money() && n.quantity.low >= Exact::int(2)
}

/// The stem of what the price is for: "untuk setiap kilogram", "harga satu bus Rp 4 miliar".
fn for_one(view: &View<'_>, rate: &NumberFact) -> Option<u32> {
    let stem = |t: u32| content_stem(view, t as usize);
    let behind = (rate.tokens.1..rate.tokens.1 + EACH).find(|&t| has_cue(view, t, RelationCue::Per));
    if let Some(t) = behind {
        return stem(t + 1);
    }
    let first = rate.tokens.0.saturating_sub(EACH + 1);
    let before = (first..rate.tokens.0).find(|&t| has_cue(view, t, RelationCue::Priced))?;
    (before..rate.tokens.0).rev().find_map(stem)
}

/// Whether the words call an amount what all of it comes to.
fn summed(view: &View<'_>, n: &NumberFact) -> bool {
    let cues = [RelationCue::Thus, RelationCue::Altogether, RelationCue::SumOf];
    cues.iter().any(|c| cue_before(view, n.tokens.0, SUM, *c)) || cue_after(view, n.tokens.1, 2, RelationCue::Altogether)
}

fn multiplied(
    view: &View<'_>,
    (rate, sum): (&NumberFact, &NumberFact),
    near: &[&NumberFact],
    unit: u32,
    out: &mut Vec<RelationFact>,
) {
    let counts: Vec<&NumberFact> = near.iter().copied().filter(|n| count(n) && n.tokens.1 <= sum.tokens.0).collect();
    let (r, t) = (rate.quantity.low, sum.quantity.low);
    // Tonnes are priced by the kilogram.
    let factors = |n: &NumberFact| {
        let based = n.quantity.unit.as_ref().filter(|unit| *unit != unit.base()).map(|unit| unit.in_base(n.quantity.low));
        [Some(n.quantity.low), based].into_iter().flatten()
    };
    let slack = |n: Exact| sum.quantity.step.max(rate.quantity.step.mul(n).unwrap_or(Exact::ZERO));
    let fits = |n: Exact| r.mul(n).and_then(|p| p.sub(t)).is_none_or(|d| d.abs() <= slack(n));
    if counts.iter().any(|c| factors(c).any(fits)) {
        return;
    }
    // What it comes to is told as well: the sum is of something else.
    let told =
        |n: Exact| r.mul(n).is_some_and(|p| near.iter().any(|x| x.quantity.low == p && x.quantity.unit == sum.quantity.unit));
    let named = |n: &NumberFact| {
        let words = n.tokens.1.saturating_sub(1)..n.quantity.counted_tokens.1.max(n.tokens.1);
        words.into_iter().any(|t| content_stem(view, t as usize) == Some(unit))
    };
    let mut found: Vec<(&NumberFact, Exact)> = Vec::new();
    for c in &counts {
        let tied = named(c);
        let wrong = |n: &Exact| {
            let (Some(product), Some(each)) = (r.mul(*n), t.div(*n)) else { return false };
            let ratio = t.div(product).map_or(0.0, Exact::to_f64);
            let neat = each.div(rate.quantity.step).is_some_and(Exact::is_integer);
            let typed = Slip::reckoned(t, product).max(Slip::reckoned(r, each));
            !told(*n) && (0.25..4.0).contains(&ratio) && (typed >= Slip::Likely || tied && (neat || typed >= Slip::Loose))
        };
        if let Some(n) = factors(c).find(wrong)
            && !found.iter().any(|f| f.1 == n)
        {
            found.push((c, n));
        }
    }
    let [(count, n)] = found.as_slice() else { return };
    let known = |x: &RelationFact| x.claimed.0 == sum.ground.span || x.operands.iter().any(|o| o.0 == sum.ground.span);
    if out.iter().any(|x| x.kind == RelationKind::Product && known(x)) {
        return;
    }
    let product = r.mul(*n).map_or_else(String::new, short);
    out.push(RelationFact {
        kind: RelationKind::Product,
        claimed: operand(sum),
        expected: product.clone(),
        operands: vec![operand(count), operand(rate)],
        detail: format!("{n} x {r} = {product}, not {t}"),
    });
}
