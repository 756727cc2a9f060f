//! How many they are, what each of them gets and what it comes to, with no other figure beside them: "400 nelayan masing-masing menerima
//! Rp 1,5 juta sehingga total bantuan Rp 600 juta", "Each of the 30 workers will get 200 pounds, or 6,000 pounds in all".

use super::settled;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::profile::content_stem;
use crate::resolve::facts::relation::base::{based, kind, value};
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, cue_after, cue_before, has_cue, of_sentence, operand, sentences, short,
};
use crate::value::{Exact, NumberShape, Slip};

/// Tokens between a count and what each gets, and between that and the sum.
const REACH: u32 = 12;
/// Tokens between "each" and the amount it is said of.
const EACH: u32 = 6;
/// Tokens between "each" and the count it stands before.
const OF_THE: u32 = 3;
/// Figures of a sentence beyond which it is a table.
const TABLE: usize = 6;
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
        let list: Vec<&NumberFact> = of_sentence(numbers, s).take(TABLE + 1).collect();
        if list.len() > TABLE {
            continue;
        }
        for rate in list.iter().filter(|n| each(view, n) && !in_turn(view, &list, n)) {
            let sums = |n: &&&NumberFact| {
                kind(n) == kind(rate) && !kind(rate).is_empty() && value(n) > value(rate) && (!each(view, n) || summed(view, n))
            };
            let totals: Vec<&NumberFact> = list.iter().filter(sums).copied().collect();
            let counts: Vec<&NumberFact> =
                list.iter().filter(|n| n.tokens != rate.tokens && counted(view, n, rate)).copied().collect();
            match (totals.as_slice(), counts.as_slice()) {
                ([total], [_]) if settled(numbers, rate, total) => {}
                ([total], [count]) if summed(view, total) => check(view, count, rate, total, out),
                ([total], [count]) if total.tokens.0 < count.tokens.0 && count.tokens.0 < rate.tokens.0 => {
                    packed(total, count, rate, out);
                }
                ([], [count]) => {
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
}

/// Whether an amount is told for each of something: "masing-masing 50 kilogram", "US$88 per kilogram", "Rp 15 juta seorang".
fn each(view: &View<'_>, n: &NumberFact) -> bool {
    let end = n.end();
    let behind = [RelationCue::Each, RelationCue::Per, RelationCue::Apiece]
        .iter()
        .any(|c| (n.tokens.1..=end).any(|t| has_cue(view, t, *c)));
    let daily = (n.tokens.1..=end).any(|t| has_cue(view, t, RelationCue::PerDay));
    // "Each of the 30 workers will get 200 pounds."
    let first = view.outline.sentence(n.tokens.0 as usize).map_or(n.tokens.0, |s| s.first);
    let opens = n.tokens.0 - first <= REACH && has_cue(view, first, RelationCue::Each);
    opens || cue_before(view, n.tokens.0, EACH, RelationCue::Each) || behind && !daily
}

/// "Dua pecahan masing-masing 340 gram dan 160 gram": what each of them is stands in turn.
fn in_turn(view: &View<'_>, list: &[&NumberFact], n: &NumberFact) -> bool {
    let end = n.end();
    let next = list.iter().find(|x| x.tokens.0 >= end && kind(x) == kind(n));
    next.is_some_and(|x| x.tokens.0 - end <= OF_THE && view.tokens.any_cue(end, x.tokens.0, RelationCue::And))
}

/// Whether a figure counts those that get an amount each: things, or so many of the unit the amount is told for.
fn counted(view: &View<'_>, n: &NumberFact, rate: &NumberFact) -> bool {
    let unit = content_stem(view, rate.tokens.1 as usize + 1);
    let per = has_cue(view, rate.tokens.1, RelationCue::Per) && unit.is_some();
    let measured = per && content_stem(view, n.tokens.1.saturating_sub(1) as usize) == unit;
    measured || n.quantity.unit.is_none() && n.noun != 0 && n.quantity.low >= Exact::int(2)
}

/// "42 ton timah dalam 840 karung, masing-masing 50 kilogram": digits that look mistyped, or a sum that is no multiple of what it should be.
fn packed(total: &NumberFact, count: &NumberFact, rate: &NumberFact, out: &mut Vec<RelationFact>) {
    let end = count.end();
    let whole = [total, count, rate].iter().all(|n| n.stands_alone() && !n.placed);
    if !whole || rate.tokens.0.saturating_sub(end) > OF_THE {
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
    if ![count, rate, total].iter().all(|x| firm(x)) || count.tokens.0.abs_diff(rate.tokens.0) > REACH {
        return;
    }
    // "setiap bulan", "a year": what is paid again and again comes to more.
    let last = view.outline.sentence(total.tokens.0 as usize).map_or(total.tokens.1, |s| s.last);
    let again = [RelationCue::PerDay, RelationCue::Yearly]
        .iter()
        .any(|c| view.tokens.any_cue(count.tokens.0.min(rate.tokens.0), last, *c));
    if ![count, rate, total].iter().all(|x| x.quantity.plain().is_some()) {
        return;
    }
    let (n, r, t) = (count.quantity.low, value(rate), value(total));
    let (Some(product), false) = (r.mul(n), again) else { return };
    let step = |n: &NumberFact| based(n, n.quantity.step);
    let slack = step(total).max(step(rate).mul(n).unwrap_or(Exact::ZERO)).div(Exact::int(2));
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
