//! A percentage whose whole stands in another clause or sentence: "dibeli Rp 1,3 triliun … 70 persen dari kas, sisanya, Rp 390 miliar,
//! pinjaman", "1,340 birds. Of these 402, or 30 percent, were males", "22 persen. Sisanya 74 persen dan 4 persen". What is tied so loosely
//! has to look mistyped.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::total::parts::shares_noun;
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, cue_after, cue_before, of_sentence, operand, sentences, short,
};
use crate::value::{Exact, Slip};

/// Sentences between a whole and its portion.
const NEAR: u32 = 2;
/// Tokens between a part and the percentage that restates it.
const RESTATED: u32 = 5;
/// Tokens between "sehingga" and what follows.
const THUS: u32 = 5;
/// Figures of a sentence beyond which it is a table.
const TABLE: usize = 8;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    if !numbers.iter().any(percent) {
        return;
    }
    for s in sentences(numbers) {
        let here: Vec<&NumberFact> = of_sentence(numbers, s).take(TABLE + 1).collect();
        if here.len() > TABLE || !here.iter().any(|n| percent(n)) {
            continue;
        }
        hundred(view, numbers, &here, s, out);
        for p in here.iter().filter(|n| percent(n) && n.quantity.plain().is_some() && !changes(view, n)) {
            rest(view, numbers, &here, p, out);
            restated(view, numbers, &here, p, out);
            yields(view, numbers, &here, p, out);
        }
    }
}

fn percent(n: &NumberFact) -> bool {
    n.quantity.is_percent()
}

fn changes(view: &View<'_>, n: &NumberFact) -> bool {
    cue_before(view, n.tokens.0, 3, RelationCue::Change)
}

/// "hanya 22 persen. Sisanya A, 74 persen, dan B, 4 persen": the rest is all of it.
fn hundred(view: &View<'_>, numbers: &[NumberFact], here: &[&NumberFact], s: u32, out: &mut Vec<RelationFact>) {
    let Some(first) = view.outline.sentences.get(s as usize).map(|s| s.first) else { return };
    if !view.tokens.any_cue(first, first + 3, RelationCue::Rest) {
        return;
    }
    let firm = |n: &&NumberFact| n.quantity.plain().is_some_and(|v| v > Exact::ZERO && v < Exact::int(100));
    let parts: Vec<&NumberFact> = here.iter().copied().filter(|n| percent(n)).collect();
    let before = s.checked_sub(1).into_iter().flat_map(|s| of_sentence(numbers, s));
    let before: Vec<&NumberFact> = before.filter(|n| percent(n) && !changes(view, n)).collect();
    let [told] = before.as_slice() else { return };
    if !firm(told) || !parts.iter().all(firm) || parts.iter().any(|p| changes(view, p)) {
        return;
    }
    let Some(sum) = parts.iter().try_fold(told.quantity.low, |s, p| s.add(p.quantity.low)) else { return };
    let off = sum.sub(Exact::int(100)).map_or(Exact::ZERO, Exact::abs);
    let right = |p: &NumberFact| Exact::int(100).sub(sum).and_then(|d| p.quantity.low.add(d));
    let likely = parts.iter().chain([told]).any(|p| right(p).is_some_and(|w| Slip::reckoned(p.quantity.low, w) >= Slip::Likely));
    let (Some(claimed), true) = (parts.first(), off > Exact::int(1) && (likely || sum > Exact::int(101) && parts.len() > 1))
    else {
        return;
    };
    let terms: Vec<String> = before.iter().chain(&parts).map(|n| n.quantity.low.to_string()).collect();
    out.push(RelationFact {
        kind: RelationKind::Total,
        claimed: operand(claimed),
        expected: "100 percent".to_owned(),
        operands: before.iter().chain(parts.iter().skip(1)).map(|n| operand(n)).collect(),
        detail: format!("{} = {sum} percent", terms.join(" + ")),
    });
}

/// The levels that a portion can be of: before it, of its unit and noun.
fn wholes<'n>(view: &View<'_>, numbers: &'n [NumberFact], part: &NumberFact) -> Vec<&'n NumberFact> {
    let s = part.ground.sentence;
    let noun = |n: &NumberFact| {
        part.quantity.unit.is_some()
            || part.noun == 0
            || shares_noun(view, n, part)
            || n.people && part.people
            || part.quantity.counted_tokens.1 - part.quantity.counted_tokens.0 <= 1
    };
    let mut found: Vec<&NumberFact> = Vec::new();
    let from = numbers.partition_point(|n| n.ground.sentence + NEAR < s);
    let near = numbers.iter().skip(from).take_while(|n| n.ground.sentence <= s);
    for n in numbers.iter().take_while(|n| n.ground.headline()).chain(near) {
        let fits = n.is_level()
            && n.tokens.1 <= part.tokens.0
            && n.quantity.unit == part.quantity.unit
            && n.quantity.low > part.quantity.low
            && noun(n);
        if fits && !found.iter().any(|f| f.quantity.low == n.quantity.low) {
            found.push(n);
        }
    }
    found
}

/// "70 persen dari kas internal dan sisanya, Rp 390 miliar": the amount of the rest, of a whole told before.
fn rest(view: &View<'_>, numbers: &[NumberFact], here: &[&NumberFact], p: &NumberFact, out: &mut Vec<RelationFact>) {
    let called =
        |n: &&&NumberFact| n.is_level() && n.tokens.0 >= p.tokens.1 && cue_before(view, n.tokens.0, 3, RelationCue::Rest);
    let Some(rest) = here.iter().find(called) else { return };
    if here.iter().filter(|n| percent(n)).count() > 1 {
        return;
    }
    let Some(left) = Exact::int(100).sub(p.quantity.low).filter(|l| *l > Exact::ZERO) else { return };
    check(&wholes(view, numbers, rest), left, p, rest, Slip::Likely, out);
}

/// "402 of them, or 30 percent": the part right before, of a whole told before.
fn restated(view: &View<'_>, numbers: &[NumberFact], here: &[&NumberFact], p: &NumberFact, out: &mut Vec<RelationFact>) {
    if !cue_before(view, p.tokens.0, 2, RelationCue::BackReference) || cue_after(view, p.tokens.1, 2, RelationCue::OutOf) {
        return;
    }
    let Some(part) = here.iter().rev().find(|n| n.tokens.1 <= p.tokens.0).filter(|n| n.is_level()) else { return };
    let end = part.tokens.1.max(part.quantity.counted_tokens.1);
    let of_them = cue_after(view, part.tokens.1, 2, RelationCue::OfWhich) || cue_after(view, end, 2, RelationCue::OfWhich);
    if !of_them || p.tokens.0.saturating_sub(end) > RESTATED {
        return;
    }
    let found = wholes(view, numbers, part);
    let [whole] = found.as_slice() else { return };
    let Some(actual) = part.quantity.low.mul(Exact::int(100)).and_then(|x| x.div(whole.quantity.low)) else { return };
    let off = actual.sub(p.quantity.low).is_some_and(|d| d.abs() > p.quantity.step.max(Exact::int(1)));
    let near = Exact::int(actual.to_f64().round() as i64);
    let tens = [near, p.quantity.low].iter().all(|x| x.div(Exact::int(10)).is_some_and(Exact::is_integer));
    if off && (tens || Slip::reckoned(p.quantity.low, near) >= Slip::Loose) {
        let (a, w) = (part.quantity.low, whole.quantity.low);
        out.push(RelationFact {
            kind: RelationKind::Share,
            claimed: operand(p),
            expected: format!("{} percent", short(actual)),
            operands: vec![operand(part), operand(whole)],
            detail: format!("{a} / {w} = {} percent, not {}", short(actual), p.quantity.low),
        });
    }
}

/// "620.000 ton tebu … rendemen 7,5 persen sehingga dihasilkan 46.500 ton gula".
fn yields(view: &View<'_>, numbers: &[NumberFact], here: &[&NumberFact], p: &NumberFact, out: &mut Vec<RelationFact>) {
    let called =
        |n: &&&NumberFact| n.is_level() && n.tokens.0 >= p.tokens.1 && cue_before(view, n.tokens.0, THUS, RelationCue::Thus);
    let Some(part) = here.iter().find(called).filter(|n| n.quantity.unit.is_some()) else { return };
    let of = |n: &&NumberFact| n.quantity.unit == part.quantity.unit && n.is_level() && n.tokens.1 <= part.tokens.0;
    let from = numbers.partition_point(|n| n.ground.sentence + NEAR < p.ground.sentence);
    let found: Vec<&NumberFact> = numbers.iter().skip(from).filter(of).collect();
    check(&found, p.quantity.low, p, part, Slip::Loose, out);
}

/// A portion that is not so many percent of any whole, and the mistyped form of that of just one.
fn check(wholes: &[&NumberFact], percent: Exact, p: &NumberFact, part: &NumberFact, least: Slip, out: &mut Vec<RelationFact>) {
    let right = |w: &NumberFact| w.quantity.low.mul(percent).and_then(|x| x.div(Exact::int(100)));
    let share = |w: &NumberFact| part.quantity.low.mul(Exact::int(100)).and_then(|x| x.div(w.quantity.low));
    let slack = |w: &NumberFact| {
        let of_percent = w.quantity.low.mul(p.quantity.step).and_then(|x| x.div(Exact::int(100))).unwrap_or(Exact::ONE);
        of_percent.max(part.quantity.step)
    };
    let fits = |w: &NumberFact| right(w).and_then(|r| r.sub(part.quantity.low)).is_none_or(|d| d.abs() <= slack(w));
    if wholes.iter().any(|w| fits(w)) {
        return;
    }
    let typed = |w: &NumberFact| {
        let part = right(w).map_or(Slip::None, |r| Slip::reckoned(part.quantity.low, r));
        let share = share(w).filter(|_| least == Slip::Loose).map_or(Slip::None, |s| Slip::reckoned(percent, s));
        part.max(share)
    };
    let found: Vec<&&NumberFact> = wholes.iter().filter(|w| typed(w) >= least).collect();
    let [whole] = found.as_slice() else { return };
    let Some(expected) = right(whole) else { return };
    let detail = format!("{percent} percent of {} = {}, not {}", whole.quantity.low, short(expected), part.quantity.low);
    out.push(RelationFact {
        kind: RelationKind::Share,
        claimed: operand(part),
        expected: short(expected),
        operands: vec![operand(p), operand(whole)],
        detail,
    });
}
