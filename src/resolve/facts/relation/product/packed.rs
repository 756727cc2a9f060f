//! A load or sum, into how many it is divided, and how much each of them is: "42 ton pasir, dikemas dalam 840 karung masing-masing 25
//! kilogram", "42 million in all, paid in 12 instalments of 3 million each".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::base::{based, kind, value};
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, has_cue, of_sentence, operand, short, sign};
use crate::value::{Bound, Exact, NumberShape};

/// Tokens between the load and what it is packed in.
const LOAD: u32 = 12;
/// Tokens between the packs and what each holds.
const HOLDS: u32 = 10;
/// How many times the load the packs may hold, or the other way round.
const TIMES: i64 = 4;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    if !(view.tokens.tells(RelationCue::Packed) || view.tokens.tells(RelationCue::ConsistsOf)) {
        return;
    }
    for pair in numbers.windows(2) {
        let [packs, each] = pair else { continue };
        let counted =
            packs.stands_alone() && packs.quantity.unit.is_none() && packs.noun != 0 && packs.quantity.low >= Exact::int(2);
        let measured =
            each.stands_alone() && each.quantity.unit.is_some() && !each.quantity.is_share() && !each.quantity.is_time();
        if !counted || !measured || packs.ground.sentence != each.ground.sentence || !holds(view, packs, each) {
            continue;
        }
        if let Some(load) = load(view, numbers, packs, each) {
            check(numbers, load, packs, each, out);
        }
    }
}

/// "840 karung masing-masing 25 kilogram", "12 instalments of 3 million each".
fn holds(view: &View<'_>, packs: &NumberFact, each: &NumberFact) -> bool {
    let gap = each.tokens.0.saturating_sub(packs.tokens.1);
    let told = |t: u32| has_cue(view, t, RelationCue::Each);
    let near = (packs.tokens.1..each.tokens.0).any(told) || told(each.tokens.1.max(each.quantity.counted_tokens.1));
    let stop = (packs.tokens.1..each.tokens.0).any(|t| matches!(sign(view, t), ";" | "." | ":"));
    gap <= HOLDS && near && !stop && !view.tokens.any_cue(packs.tokens.1, each.tokens.0, RelationCue::And)
}

/// The only figure of that kind before the packs: in their sentence, with a word like "packed in" right before them, or in the sentence
/// before, where theirs begins with "consists of".
fn load<'n>(view: &View<'_>, numbers: &'n [NumberFact], packs: &NumberFact, each: &NumberFact) -> Option<&'n NumberFact> {
    let s = packs.ground.sentence;
    let like = |n: &&NumberFact| kind(n) == kind(each) && n.tokens != each.tokens && value(n) > value(each);
    let packed = cue_before(view, packs.tokens.0, 2, RelationCue::Packed);
    let listed = cue_before(view, packs.tokens.0, 2, RelationCue::ConsistsOf);
    let mut here = of_sentence(numbers, s).filter(like);
    let found = match (here.next(), here.next()) {
        (Some(load), None) if load.tokens.1 <= packs.tokens.0 && packs.tokens.0 - load.tokens.1 <= LOAD => {
            Some(load).filter(|_| packed || listed)
        }
        (None, _) if listed => {
            let mut before = s.checked_sub(1).into_iter().flat_map(|s| of_sentence(numbers, s)).filter(like);
            let opens = view.outline.sentence(packs.tokens.0 as usize).is_some_and(|x| packs.tokens.0 - x.first <= HOLDS);
            before.next().filter(|_| opens && before.next().is_none())
        }
        _ => None,
    };
    // "Menggagalkan penyelundupan 38 kilogram": the load is there though the deed came to nothing.
    found.filter(|n| {
        n.quantity.bound == Bound::Exact && n.quantity.shape == NumberShape::Cardinal && n.quantity.low == n.quantity.high
    })
}

fn check(numbers: &[NumberFact], load: &NumberFact, packs: &NumberFact, each: &NumberFact, out: &mut Vec<RelationFact>) {
    let (w, m, n) = (value(load), value(each), packs.quantity.low);
    let Some(product) = m.mul(n) else { return };
    let times = |x: Exact, y: Exact| y.mul(Exact::int(TIMES)).is_some_and(|y| x <= y);
    let half = |x: Option<Exact>| x.and_then(|x| x.div(Exact::int(2)));
    // Packs are filled to a whole measure.
    let filled = if each.quantity.low.is_integer() { Exact::ZERO } else { based(each, each.quantity.step) };
    let slack = half(filled.mul(n).and_then(|s| s.add(based(load, load.quantity.step))));
    let wide = w.div(Exact::int(20)).zip(slack).map(|(a, b)| a.max(b));
    let off = product.sub(w).zip(wide).is_some_and(|(d, slack)| d.abs() > slack);
    let told = numbers.iter().any(|x| kind(x) == kind(each) && value(x) == product && x.tokens != each.tokens);
    let known = out.iter().any(|r| [load, packs, each].iter().any(|n| r.claimed.0 == n.ground.span));
    if off && !told && !known && times(product, w) && times(w, product) {
        out.push(RelationFact {
            kind: RelationKind::Product,
            claimed: operand(load),
            expected: short(product),
            operands: vec![operand(packs), operand(each)],
            detail: format!("{n} x {} = {}, not {}", short(m), short(product), short(w)),
        });
    }
}
