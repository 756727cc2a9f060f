//! A sum, how many it is for, and what comes to each, in one sentence: "The 12 buses cost 6 million euros, or 500,000 euros each",
//! "selama delapan hari Rp 640 juta, atau rata-rata Rp 80 juta per hari".

use crate::lang::{Mark, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, cue_after, cue_before, has_cue, of_sentence, operand, parted, short,
};
use crate::value::{Bound, Exact, NumberShape, Slip};

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for rate in numbers.iter().filter(|n| is_rate(view, n)) {
        let cardinal = |n: &&NumberFact| n.tokens != rate.tokens && n.quantity.shape != NumberShape::Ordinal;
        let list: Vec<&NumberFact> = of_sentence(numbers, rate.ground.sentence).filter(cardinal).collect();
        if let [total] = list.as_slice() {
            days(view, numbers, rate, total, out);
        }
        let [a, b] = list.as_slice() else { continue };
        let same = |n: &NumberFact| {
            let alike = n.noun == 0 || rate.noun == 0 || n.noun == rate.noun || n.people && rate.people;
            let noun = rate.quantity.unit.is_some() || alike;
            n.quantity.unit == rate.quantity.unit && noun && n.quantity.low > rate.quantity.low
        };
        let (total, count) = match (same(a), same(b)) {
            (true, false) => (a, b),
            (false, true) => (b, a),
            // "Six tankers made 42 trips, seven each": the rate stands behind its sum.
            (true, true) if each_behind(view, rate) && a.noun != b.noun && a.quantity.low < b.quantity.low => (b, a),
            // "48,000 visitors over six days": of two plain counts the larger one is the sum.
            (true, true) | (false, false) => continue,
        };
        let summed = cue_before(view, total.tokens.0, 4, RelationCue::Altogether)
            || cue_after(view, total.tokens.1, 4, RelationCue::Altogether);
        // "480 meter, enam bentang, masing-masing 80 meter": the row tells what is of what.
        let near = count.tokens.1 <= rate.tokens.0 && rate.tokens.0 - count.tokens.1 <= 7;
        let row = total.tokens.1 <= count.tokens.0 && near && !parted(view, total.tokens.1, count.tokens.0);
        // "tiga kloter dengan jumlah 1.074 orang, masing-masing 358 orang".
        let told = count.tokens.1 <= total.tokens.0
            && total.tokens.0 - count.tokens.1 <= 6
            && total.tokens.1 <= rate.tokens.0
            && rate.tokens.0 - total.tokens.1 <= 5
            && (total.tokens.1..rate.tokens.0).any(|t| view.outline.tokens.get(t as usize).is_some_and(|x| x.is_any_mark(",(")))
            && count.quantity.unit.is_none()
            && is_each(view, rate);
        let average = cue_before(view, rate.tokens.0, 3, RelationCue::Average);
        // "whose average age is 22, had them three down for 61": nothing says what either counts.
        let average = average && (rate.quantity.unit.is_some() || rate.noun != 0 || total.noun != 0);
        let restated = cue_before(view, rate.tokens.0, 3, RelationCue::BackReference);
        if !(average || restated || each_of(view, rate) || row || told) || each_of(view, rate) && !summed {
            continue;
        }
        let small = |n: &NumberFact| {
            n.quantity.shape == NumberShape::Cardinal
                && (n.quantity.unit.is_none() || n.quantity.is_time())
                && n.quantity.low == n.quantity.high
                && n.quantity.low >= Exact::int(2)
        };
        // "Koridor 5 mengangkut 15.400 penumpang dalam sepekan, atau rata-rata 2.200 per hari": by the day only days are counted.
        let behind = rate.end();
        let daily = (rate.tokens.1..behind + 2).any(|t| has_cue(view, t, RelationCue::PerDay));
        if daily && count.quantity.unit.is_none() {
            continue;
        }
        if small(count) && total.is_plain() {
            let strict =
                told && [rate, total, count].iter().all(|n| n.quantity.low.is_integer() && n.quantity.step == Exact::ONE);
            check(rate, total, count, strict, out);
        }
    }
}

/// "omzet Rp 640 juta, atau rata-rata Rp 80 juta sehari": the only count of days in the article.
fn days(view: &View<'_>, numbers: &[NumberFact], rate: &NumberFact, total: &NumberFact, out: &mut Vec<RelationFact>) {
    let daily = (rate.tokens.1..rate.tokens.1 + 2).any(|t| has_cue(view, t, RelationCue::PerDay));
    let same = total.quantity.unit == rate.quantity.unit && total.quantity.low > rate.quantity.low && total.is_plain();
    let mut days = numbers.iter().filter(|n| n.quantity.is_in("day") && n.quantity.shape == NumberShape::Cardinal);
    let Some(count) = days.next().filter(|_| daily && same) else { return };
    if days.all(|n| n.quantity.low == count.quantity.low) && count.quantity.low >= Exact::int(2) {
        check(rate, total, count, false, out);
    }
}

/// Whether an amount is for each: "masing-masing", "per orang", "an average of".
fn is_rate(view: &View<'_>, n: &NumberFact) -> bool {
    let each = is_each(view, n);
    let average = cue_before(view, n.tokens.0, 3, RelationCue::Average);
    let behind = n.end();
    let per = has_cue(view, behind, RelationCue::Per) || cue_after(view, behind, 1, RelationCue::Per);
    let restated = cue_before(view, n.tokens.0, 3, RelationCue::BackReference);
    n.is_single()
        && !n.quantity.is_percent()
        && (average || (each || each_of(view, n) || per && restated) && n.quantity.bound == Bound::Exact)
}

/// "masing-masing 358 orang", "seven each".
fn is_each(view: &View<'_>, n: &NumberFact) -> bool {
    n.is_marked(&view.lexicon.vocabulary, Mark::Each)
}

/// "seven each": the word closes its clause.
fn each_behind(view: &View<'_>, n: &NumberFact) -> bool {
    let closes = |t: u32| view.outline.tokens.get(t as usize).is_none_or(|x| x.is_any_mark(",.;)"));
    is_each(view, n) && has_cue(view, n.tokens.1, RelationCue::Per) && closes(n.tokens.1 + 1)
}

/// "Each of the 25 families gets 4,000 dollars".
fn each_of(view: &View<'_>, n: &NumberFact) -> bool {
    let first = view.outline.sentence(n.tokens.0 as usize).map_or(n.tokens.0, |s| s.first);
    (first..first + 2).any(|t| has_cue(view, t, RelationCue::Per)) && n.tokens.0 <= first + 12
}

/// One of the three is wrong when the right one would be as round as what is written.
fn check(rate: &NumberFact, total: &NumberFact, count: &NumberFact, strict: bool, out: &mut Vec<RelationFact>) {
    let (r, t, n) = (rate.quantity.low, total.quantity.low, count.quantity.low);
    let (Some(each), Some(product)) = (t.div(n), r.mul(n)) else { return };
    let ratio = each.div(r).map_or(1.0, Exact::to_f64);
    let rounded = rate.quantity.step.max(r.div(Exact::int(50)).unwrap_or(Exact::ONE));
    let off = each.sub(r).is_some_and(|d| d.abs() > rounded);
    let neat = each.div(rate.quantity.step).is_some_and(Exact::is_integer);
    if off && (0.25..4.0).contains(&ratio) && (strict || neat || Slip::reckoned(t, product) >= Slip::Loose) {
        out.push(RelationFact {
            kind: RelationKind::Product,
            claimed: operand(rate),
            expected: short(each),
            operands: vec![operand(count), operand(total)],
            detail: format!("{t} / {n} = {}, not {r}", short(each)),
        });
    }
}
