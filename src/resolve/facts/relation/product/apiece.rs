//! A sum, what comes to each and how many they are, which only a mistyped digit or another power of ten keeps apart: "Rp 15.000 untuk setiap
//! itik. … 6.400 itik … dana yang diperlukan Rp 960 juta", "36,000 pesos a year for each of 7,500 spaces, or 270 billion pesos".
//!
//! Where the sum stands and what is counted is not asked: three figures of which one is told for each seldom come to the same digits by chance.

use crate::lang::{Mark, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::profile::content_stem;
use crate::resolve::facts::relation::base::{kind, value};
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, has_cue, operand, short};
use crate::value::{Bound, Digits, Exact, Slip};

/// Sentences between a rate and its sum, and between it and how many there are.
const SUM: u32 = 1;
const COUNT: u32 = 2;
/// Tokens between a rate and the word that restates a sum by it.
const AGAIN: u32 = 2;
/// Sums that are so many times a rate because of the calendar or the way units are counted: a month and a year, a kilo and a ton.
const USUAL: [i64; 12] = [2, 7, 10, 12, 24, 30, 31, 52, 60, 100, 365, 1000];
/// Powers of ten by which an amount is mistyped.
const POWERS: [i32; 8] = [-6, -3, -2, -1, 1, 2, 3, 6];

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for rate in numbers.iter().filter(|n| each(view, n) && firm(view, n)) {
        let Some(total) = total(view, numbers, rate) else { continue };
        let (r, t) = (value(rate), value(total));
        let unit = unit_word(view, rate);
        let usual = t.div(r).and_then(|x| x.is_integer().then(|| x.to_i64()).flatten()).is_some_and(|x| USUAL.contains(&x));
        let other = |n: &&NumberFact| n.tokens != rate.tokens && n.tokens != total.tokens && counts(rate, n);
        if usual || numbers.iter().filter(other).any(|n| comes_out(rate, total, n)) {
            continue;
        }
        let near = |n: &&NumberFact| n.ground.sentence.abs_diff(rate.ground.sentence) <= COUNT && !n.ground.headline();
        let typed = numbers.iter().filter(other).filter(near).filter(|n| named(view, n, unit) && mistyped(rate, total, n));
        let found: Vec<&NumberFact> = typed.collect();
        let Some(count) = found.first().filter(|c| found.iter().all(|n| n.quantity.low == c.quantity.low)) else { continue };
        let known = |r: &RelationFact| [rate, total].iter().any(|n| r.claimed.0 == n.ground.span);
        let (Some(product), false) = (r.mul(count.quantity.low), out.iter().any(known)) else { continue };
        out.push(RelationFact {
            kind: RelationKind::Product,
            claimed: operand(total),
            expected: short(product),
            operands: vec![operand(rate), operand(count)],
            detail: format!("{} x {r} = {}, not {t}", count.quantity.low, short(product)),
        });
    }
}

/// Whether an amount is told for each of something.
fn each(view: &View<'_>, n: &NumberFact) -> bool {
    let end = n.end();
    n.is_marked(&view.lexicon.vocabulary, Mark::Each)
        || (n.tokens.1..=end).any(|t| has_cue(view, t, RelationCue::Per))
        || cue_before(view, n.tokens.0, 2, RelationCue::Per)
}

/// A figure of the body that is written plainly, or an average, which words call about so much.
fn firm(view: &View<'_>, n: &NumberFact) -> bool {
    let q = &n.quantity;
    let plain = q.bound == Bound::Exact || cue_before(view, n.tokens.0, 3, RelationCue::Average);
    n.is_single() && plain && !n.compound && !q.is_share() && !n.ground.headline() && !n.ground.unreal
}

/// The only other figure of the kind near a rate.
fn total<'n>(view: &View<'_>, numbers: &'n [NumberFact], rate: &NumberFact) -> Option<&'n NumberFact> {
    let like = |n: &&NumberFact| {
        let noun = !kind(rate).is_empty() || rate.noun == 0 || n.noun == rate.noun;
        let near = n.ground.sentence.abs_diff(rate.ground.sentence) <= SUM && n.tokens != rate.tokens;
        near && noun && firm(view, n) && kind(n) == kind(rate) && n.quantity.low != rate.quantity.low
    };
    // "Rp 54.500 per karung, atau Rp 10.900 per kilogram": one price, told for two units.
    let first = numbers.iter().find(like).filter(|n| value(n) > value(rate) || !each(view, n))?;
    numbers.iter().filter(like).all(|n| value(n) == value(first)).then_some(first)
}

/// Whether a figure may say how many there are.
fn counts(rate: &NumberFact, n: &NumberFact) -> bool {
    let q = &n.quantity;
    !q.is_share()
        && !q.is_in("year")
        && q.low == q.high
        && q.low >= Exact::int(2)
        && (kind(rate).is_empty() || kind(n) != kind(rate))
}

/// Whether sum, rate and count agree as far as they are written: for each kilo of a ton as well.
fn comes_out(rate: &NumberFact, total: &NumberFact, count: &NumberFact) -> bool {
    let (r, t, larger) = (value(rate), value(total), value(count));
    let times = |n: Exact| {
        let half = Exact::int(2);
        let about = rate.quantity.bound != Bound::Exact || !rate.quantity.low.is_integer();
        let loose = if about { rate.quantity.step.mul(n) } else { Some(Exact::ZERO) };
        let slack = total.quantity.step.max(loose?).div(half)?.max(t.div(Exact::int(50))?);
        Some(r.mul(n)?.sub(t)?.abs() <= slack)
    };
    let value = count.quantity.low;
    let scale = larger.div(value);
    [Some(value), Some(larger), scale.and_then(|s| value.div(s))].into_iter().flatten().any(|n| times(n) == Some(true))
}

/// The stem of what a rate is for, where the rate itself says so: "Rp 4.200 per liter".
fn unit_word(view: &View<'_>, rate: &NumberFact) -> Option<u32> {
    let each = rate.is_marked(&view.lexicon.vocabulary, Mark::Each);
    let end = rate.end();
    // "46 rumah senilai Rp 27,6 miliar, atau Rp 60 juta per unit": what restates a sum is for each of what is counted.
    let again = [RelationCue::BackReference, RelationCue::Namely].iter().any(|c| cue_before(view, rate.tokens.0, AGAIN, *c));
    let per = (rate.tokens.1..=end).find(|&t| has_cue(view, t, RelationCue::Per)).filter(|_| !each && !again)?;
    content_stem(view, per as usize + 1)
}

/// Whether something is counted at all, and what the rate is for, when it says that.
fn named(view: &View<'_>, n: &NumberFact, unit: Option<u32>) -> bool {
    let words = n.tokens.0..n.end();
    match unit {
        Some(stem) => words.into_iter().any(|t| content_stem(view, t as usize) == Some(stem)),
        None => n.noun != 0 || n.quantity.unit.is_some(),
    }
}

/// Whether one of the three looks mistyped, where the others are right: some digits, or the power of ten.
fn mistyped(rate: &NumberFact, total: &NumberFact, count: &NumberFact) -> bool {
    let n = count.quantity.low;
    let (r, t) = (value(rate), value(total));
    let Some(product) = r.mul(n) else { return false };
    let round = |x: Exact| Digits::of(x).is_power_of_ten();
    let power = |&e: &i32| Exact::pow10(e).and_then(|p| t.mul(p)) == Some(product);
    if POWERS.iter().any(power) {
        return Digits::of(t).figures() >= 2 && !round(r) && !round(n);
    }
    // What is written in few digits is rounded: "2,8 miliar" of 2.07 million at 1,400 each.
    let rounded = total.quantity.step.mul(t).and_then(|x| x.div(total.quantity.low));
    let off = product.sub(t).map(Exact::abs);
    if t <= r || off.zip(rounded).is_none_or(|(off, step)| off <= step) {
        return false;
    }
    // The digits are those of the text, not of another unit.
    let looks = |written: &NumberFact, wrong: Exact, right: Option<Exact>| {
        let q = &written.quantity;
        let right = right.and_then(|x| x.mul(q.low)).and_then(|x| x.div(wrong));
        right.is_some_and(|x| (x.is_integer() || written.tokens == total.tokens) && Slip::reckoned(q.low, x) >= Slip::Likely)
    };
    looks(total, t, Some(product)) || looks(count, n, t.div(r)) || r.is_integer() && looks(rate, r, t.div(n))
}
