//! "naik 0,5 poin dari 3,1 menjadi 3,6", "cut from £50 million, a discount of 20 percent".

use crate::lang::RelationCue;
use crate::resolve::facts::figure::MISREPORTED;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, cue_after, cue_before, has_cue, of_sentence, operand, sentences, short,
};
use crate::resolve::facts::{View, common};
use crate::value::{Digits, Exact, NumberShape, UnitKind};

/// Tokens between a change and the first of its ends.
const NEAR: u32 = 5;
/// Tokens between "dari" or "menjadi" and its figure.
const REACH: u32 = 2;
/// Tokens between a change and the new level, or the other way round.
const BESIDE: u32 = 4;
/// Tokens between the two ends of a change.
const APART_TOKENS: u32 = 12;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    points(view, numbers, out);
    discount(view, numbers, out);
    headline(view, numbers, out);
    for s in sentences(numbers) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| n.quantity.plain().is_some()).collect();
        let ends = ends(view, &list);
        if let Some(levels) = ends {
            summed_next(view, numbers, levels, out);
        }
        if list.len() < 3 {
            continue;
        }
        if let Some((from, to)) = arrived(view, &list) {
            let before = |n: &NumberFact| n.tokens.1 <= to.tokens.0 && to.tokens.0 - n.tokens.1 <= BESIDE && changes(view, n);
            list.iter().filter(|n| before(n) || sums_up(view, n, from)).for_each(|change| check(change, from, to, out));
        }
        let Some((from, to)) = ends else { continue };
        for change in list.iter().filter(|n| {
            n.tokens.1 <= from.tokens.0 && from.tokens.0 - n.tokens.1 <= NEAR && changes(view, n) || sums_up(view, n, to)
        }) {
            check(change, from, to, out);
        }
    }
}

/// "dari Rp48.000 menjadi Rp84.000. Kenaikannya Rp36.000 atau 75 persen": the sentence behind two levels opens with what lies between them.
fn summed_next(view: &View<'_>, numbers: &[NumberFact], (from, to): (&NumberFact, &NumberFact), out: &mut Vec<RelationFact>) {
    let next: Vec<&NumberFact> =
        of_sentence(numbers, from.ground.sentence + 1).filter(|n| n.quantity.plain().is_some()).collect();
    let Some(change) = next.iter().find(|n| n.quantity.is_percent()) else { return };
    let Some(first) = view.outline.sentence(change.tokens.0 as usize).map(|s| s.first) else { return };
    let before = next.iter().filter(|n| n.tokens.0 < change.tokens.0);
    let difference = before.clone().all(|n| n.quantity.unit == from.quantity.unit) && before.count() <= 1;
    // "Dari 10.000 menjadi 14.000, 14.000 menjadi 20.000": of several changes none is summed up.
    let one =
        of_sentence(numbers, from.ground.sentence).filter(|n| cue_before(view, n.tokens.0, 1, RelationCue::To)).count() == 1;
    let told = one && view.tokens.any_cue(first, first + 2, RelationCue::Change) && change.tokens.0 - first <= APART_TOKENS;
    let of = [RelationCue::OutOf, RelationCue::Compared, RelationCue::From, RelationCue::To]
        .iter()
        .any(|c| cue_after(view, change.tokens.1, 3, *c));
    if told && difference && !of && !from.quantity.is_percent() {
        check(change, from, to, out);
    }
}

/// Whether a figure is told as a change: "naik 0,5", "a fall of 12".
fn changes(view: &View<'_>, n: &NumberFact) -> bool {
    cue_before(view, n.tokens.0, 3, RelationCue::Change) && !cue_before(view, n.tokens.0, 1, RelationCue::To)
}

/// "… from 40,000 to 52,000, or 30 percent", "…, an increase of 30 percent": a percentage that sums up what was told right before.
fn sums_up(view: &View<'_>, n: &NumberFact, to: &NumberFact) -> bool {
    let told = cue_before(view, n.tokens.0, 1, RelationCue::BackReference) || changes(view, n);
    let behind = n.tokens.0 >= to.tokens.1 && n.tokens.0 - to.end().min(n.tokens.0) <= BESIDE;
    let joined = view.tokens.any_cue(to.tokens.1, n.tokens.0, RelationCue::And);
    let of = [RelationCue::OutOf, RelationCue::Compared, RelationCue::From, RelationCue::To]
        .iter()
        .any(|c| cue_after(view, n.tokens.1, 3, *c));
    n.quantity.is_percent() && behind && told && !joined && !of
}

/// "to 52,000 from 40,000": the old level right behind the new one.
fn arrived<'a>(view: &View<'_>, list: &[&'a NumberFact]) -> Option<(&'a NumberFact, &'a NumberFact)> {
    list.windows(2).find_map(|w| {
        let [to, from] = w else { return None };
        let end = to.end();
        // "rose 20 percent to $1.8 billion, from $1.5 billion": a comma may stand between the two.
        let comma = view.outline.tokens.get(end as usize).is_some_and(|t| t.is_any_mark(","));
        let beside = from.tokens.0.saturating_sub(end) <= 2 + u32::from(comma);
        let cue = |n: &NumberFact, cue| cue_before(view, n.tokens.0, 1, cue);
        // "menjadi Rp 46.500 dari sebelumnya Rp 42.000".
        let before =
            from.tokens.0.checked_sub(2).is_some_and(|t| has_cue(view, t, RelationCue::From)) && cue(from, RelationCue::Past);
        let levels = beside && cue(to, RelationCue::To) && (cue(from, RelationCue::From) || before);
        (levels && to.quantity.unit == from.quantity.unit).then_some((*from, *to))
    })
}

/// The first "from" of a sentence and the "to" behind it.
fn ends<'a>(view: &View<'_>, list: &[&'a NumberFact]) -> Option<(&'a NumberFact, &'a NumberFact)> {
    let from = list.iter().find(|n| cue_before(view, n.tokens.0, REACH, RelationCue::From))?;
    // The next figure of the same unit is the other end, or there is none.
    let next = list.iter().find(|n| n.tokens.0 > from.tokens.0 && n.quantity.unit == from.quantity.unit);
    let to =
        next.filter(|n| cue_before(view, n.tokens.0, REACH, RelationCue::To) && n.tokens.0 - from.tokens.1 <= APART_TOKENS)?;
    // "turun 10 persen dari 60.000, sedangkan jagung naik 10 persen menjadi 22.000": something else has moved.
    let another = view.tokens.any_cue(from.tokens.1, to.tokens.0, RelationCue::And)
        && view.tokens.any_cue(from.tokens.1, to.tokens.0, RelationCue::Change);
    if another {
        return None;
    }
    Some((from, to))
}

/// "Tarif Air Naik 25 Persen", and the article tells of one change only: "dari Rp 3.200 menjadi Rp 4.000".
fn headline(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let percent = |n: &NumberFact| n.quantity.is_percent();
    let mut shares = numbers.iter().take_while(|n| n.ground.headline()).filter(|n| percent(n));
    let (Some(change), None) = (shares.next(), shares.next()) else { return };
    let changes = |n: &NumberFact| cue_before(view, n.tokens.0, 3, RelationCue::Change);
    let told = changes(change) && change.quantity.plain().is_some();
    // Another percentage of change in the body is of another thing, or corrects that of the headline; the same one stands with its own ends.
    let other = |n: &&NumberFact| percent(n) && changes(n) && n.tokens != change.tokens;
    let ends_told =
        |n: &NumberFact| of_sentence(numbers, n.ground.sentence).any(|m| cue_before(view, m.tokens.0, 1, RelationCue::From));
    if !told || numbers.iter().filter(other).any(|n| n.quantity.low != change.quantity.low || ends_told(n)) {
        return;
    }
    let pairs: Vec<(&NumberFact, &NumberFact)> = sentences(numbers)
        .filter_map(|s| {
            let list: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| n.quantity.plain().is_some()).collect();
            ends(view, &list)
        })
        .collect();
    let [(from, to)] = pairs.as_slice() else { return };
    let one = common(&change.near, &from.ground.profile.stems).next().is_some();
    if one && !percent(from) && from.quantity.shape == NumberShape::Cardinal {
        check(change, from, to, out);
    }
}

/// A change in the same unit (or in points) is a difference, in percent a ratio. A percentage has a hundred basis points.
pub(super) fn check(change: &NumberFact, from: &NumberFact, to: &NumberFact, out: &mut Vec<RelationFact>) {
    // "Corrected by minus 1.4 points": the sign tells the direction, which the two ends tell as well.
    let (a, b, d) = (from.quantity.low, to.quantity.low, change.quantity.low.abs());
    let (moved, level) = (&change.quantity, &from.quantity);
    let Some(difference) = b.sub(a).map(Exact::abs) else { return };
    // "Bertambah seperlima dari 2,8 juta": a fraction in words is of the old level, and rounded.
    if change.quantity.shape == NumberShape::Fraction {
        return part_of_it(change, from, to, difference, out);
    }
    // "fell by 55 millimetres, from 120 to 75".
    let bare = level.unit.is_none() && from.noun == 0 && moved.unit.is_some() && !moved.is_share();
    let hundred = Exact::int(100);
    // How much of the difference of two percentages is one of it; of any other level the difference itself.
    let points = moved.unit.as_ref().filter(|_| level.is_percent()).map_or(Exact::ONE, |unit| unit.in_base(Exact::ONE));
    let actual = match moved.kind() {
        Some(UnitKind::Percent) if level.is_percent() => None,
        Some(UnitKind::Percent) => difference.mul(hundred).and_then(|x| x.div(a)),
        Some(UnitKind::PercentPoints | UnitKind::Points) if level.is_percent() => difference.div(points),
        _ => (moved.unit == level.unit || bare).then_some(difference),
    };
    let Some(actual) = actual else { return };
    // Both ends and the change are rounded.
    let step = level.step.max(to.quantity.step);
    let ends = if moved.is_percent() {
        // The error of the base grows with the ratio.
        let wide = b.div(a).and_then(|ratio| ratio.add(Exact::ONE)).and_then(|r| r.div(Exact::int(2))).unwrap_or(Exact::ONE);
        step.mul(Exact::int(100)).and_then(|x| x.div(a)).and_then(|x| x.mul(wide.max(Exact::ONE))).unwrap_or(Exact::ZERO)
    } else {
        step.div(points).unwrap_or(step)
    };
    let slack = change.quantity.step.add(ends).unwrap_or(change.quantity.step);
    if actual.sub(d).is_some_and(|x| x.abs() > slack) {
        out.push(RelationFact {
            kind: RelationKind::Change,
            claimed: operand(change),
            expected: short(actual),
            operands: vec![operand(from), operand(to)],
            detail: format!("from {a} to {b} is a change of {}, not {d}", short(actual)),
        });
    }
}

/// A change told as a fraction of the old level, beyond what words round away.
fn part_of_it(change: &NumberFact, from: &NumberFact, to: &NumberFact, difference: Exact, out: &mut Vec<RelationFact>) {
    let of = |x: Exact| difference.div(x).and_then(|r| r.div(change.quantity.low)).map_or(1.0, Exact::to_f64);
    let (a, b) = (from.quantity.low, to.quantity.low);
    let off = |ratio: f64| !(0.8..=1.25).contains(&ratio) && MISREPORTED.contains(&ratio);
    if from.quantity.unit == to.quantity.unit && off(of(a)) && off(of(b)) {
        out.push(RelationFact {
            kind: RelationKind::Change,
            claimed: operand(change),
            expected: difference.div(a).map_or_else(String::new, short),
            operands: vec![operand(from), operand(to)],
            detail: format!(
                "from {a} to {b} is a change of {}, not {}",
                difference.div(a).map_or_else(String::new, short),
                change.quantity.low
            ),
        });
    }
}

/// "naik 0,5 poin": a change in points of a rate whose levels the article gives, where the digits are those of a real difference.
fn points(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let levels: Vec<&NumberFact> =
        numbers.iter().filter(|n| n.quantity.is_percent() && n.attribute.is_some() && n.quantity.plain().is_some()).collect();
    if levels.len() > LEVELS {
        return;
    }
    for change in numbers.iter().filter(|n| n.quantity.is_in("pp")) {
        let Some(d) = change.quantity.plain().filter(|_| cue_before(view, change.tokens.0, 4, RelationCue::Change)) else {
            continue;
        };
        let pairs = || levels.iter().enumerate().flat_map(|(i, a)| levels.iter().skip(i + 1).map(move |b| (*a, *b)));
        let difference = |a: &NumberFact, b: &NumberFact| a.quantity.low.sub(b.quantity.low).map(Exact::abs);
        if pairs().any(|(a, b)| difference(a, b) == Some(d)) {
            continue;
        }
        let slipped = pairs().find(|(a, b)| {
            a.attribute == b.attribute && difference(a, b).is_some_and(|x| Digits::of(x).rearranged(Digits::of(d)))
        });
        if let Some((a, b)) = slipped {
            let actual = difference(a, b).unwrap_or(d);
            out.push(RelationFact {
                kind: RelationKind::Change,
                claimed: operand(change),
                expected: actual.to_string(),
                operands: vec![operand(a), operand(b)],
                detail: format!("{} and {} are {actual} apart, not {d}", a.quantity.low, b.quantity.low),
            });
        }
    }
}

/// Levels of one rate beyond which a difference is found by chance.
const LEVELS: usize = 6;

/// "cut from £50 million, a discount of 20 percent": the only smaller amount of the article is what remained.
fn discount(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let taken_off = |n: &NumberFact| {
        let attribute = n.attribute.and_then(|a| view.lexicon.vocabulary.attribute(a as usize));
        attribute.is_some_and(|a| a.lowers) && n.quantity.is_percent()
    };
    for change in numbers.iter().filter(|n| taken_off(n) && n.quantity.plain().is_some()) {
        let from = of_sentence(numbers, change.ground.sentence)
            .find(|n| n.tokens.1 <= change.tokens.0 && cue_before(view, n.tokens.0, REACH, RelationCue::From));
        let Some(from) = from.filter(|n| n.quantity.plain().is_some() && !n.quantity.is_percent()) else {
            continue;
        };
        let mut smaller: Vec<&NumberFact> = numbers
            .iter()
            .filter(|n| {
                n.quantity.unit == from.quantity.unit && n.quantity.plain().is_some() && n.quantity.low < from.quantity.low
            })
            .collect();
        smaller.dedup_by(|a, b| a.quantity.low == b.quantity.low);
        if let [to] = smaller.as_slice() {
            check(change, from, to, out);
        }
    }
}
