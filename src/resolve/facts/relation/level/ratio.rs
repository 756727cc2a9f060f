//! A figure told by its ratio to another: "45 juta, naik 50 persen dari 30 juta", "from 40 to 60, or 50 percent", "doubled to 8.60
//! from 4.30".

use super::change;
use crate::lang::{Class, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, cue_after, cue_before, has_cue, of_sentence, operand, sentences, short,
};
use crate::value::{Exact, Slip};

/// Tokens between "dari" or "menjadi" and its figure.
const REACH: u32 = 2;
/// Tokens between a change and the figure it is counted from.
const BASE: u32 = 12;
/// Tokens between a figure and the change that is told of it.
const OWN: usize = 12;
/// Tokens between the second end and the change.
const TAIL: u32 = 8;
/// Tokens between "doubled" and its ends.
const FACTOR: u32 = 16;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for s in sentences(numbers) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).take(12).collect();
        if list.len() >= 2 {
            tail(view, &list, out);
            reversed(view, &list, out);
            compared(view, &list, out);
            factor(view, &list, s, out);
        }
    }
}

/// "dari Rp 40.000 menjadi Rp 60.000 per kilogram, atau naik 50 persen".
fn tail(view: &View<'_>, list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    for three in list.windows(3) {
        let [from, to, change] = three else { continue };
        let ends = from.is_firm()
            && to.is_firm()
            && from.quantity.unit == to.quantity.unit
            && cue_before(view, from.tokens.0, REACH, RelationCue::From)
            && cue_before(view, to.tokens.0, REACH, RelationCue::To);
        if !ends || change.tokens.0.saturating_sub(to.tokens.1) > TAIL || change.quantity.plain().is_none() {
            continue;
        }
        let gap = change.tokens.0.saturating_sub(to.tokens.1).min(4);
        let (moved, restated) = (RelationCue::Change, RelationCue::BackReference);
        let told = cue_before(view, change.tokens.0, gap.min(2), moved) && (marked(view, to.tokens.1, change.tokens.0, &[","]))
            || cue_before(view, change.tokens.0, gap.min(2), restated) && ends_clause(view, change.tokens.1);
        let another =
            (to.tokens.1..change.tokens.0).any(|t| has_cue(view, t, RelationCue::And) || has_cue(view, t, RelationCue::To));
        let share = another
            || cue_after(view, change.tokens.1, 5, RelationCue::From)
            || cue_after(view, change.tokens.1, 2, RelationCue::To)
            || has_cue(view, change.tokens.1, RelationCue::OutOf);
        if told && !share {
            change::check(change, from, to, out);
        }
    }
}

/// "naik 20 persen menjadi Rp 90 miliar dari Rp 60 miliar", "grew by 200 to 1,500 from 1,000": change, new value, old value.
fn reversed(view: &View<'_>, list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    for three in list.windows(3) {
        let [change, to, from] = three else { continue };
        let gap = from.tokens.0.saturating_sub(to.tokens.1);
        let row = to.is_firm()
            && from.is_firm()
            && change.quantity.plain().is_some()
            && to.quantity.unit == from.quantity.unit
            && to.tokens.0.saturating_sub(change.tokens.1) <= 4
            && gap <= TAIL;
        let old = cue_before(view, from.tokens.0, REACH.min(gap), RelationCue::From)
            || (to.tokens.1..from.tokens.0).any(|t| has_cue(view, t, RelationCue::Compared));
        // "naik Rp2.000 menjadi Rp30 ribu, bawang putih dari Rp22 ribu": a comma begins with another thing.
        let another = marked(view, to.tokens.1, from.tokens.0, &[",", ";", ":"])
            || (to.tokens.1..from.tokens.0).any(|t| has_cue(view, t, RelationCue::And));
        // "turun dari Rp35 ribu menjadi …": the first figure is an end itself.
        let end = |cue| cue_before(view, change.tokens.0, 2, cue);
        let told = cue_before(view, change.tokens.0, 2, RelationCue::Change)
            && !end(RelationCue::To)
            && !end(RelationCue::From)
            && cue_before(view, to.tokens.0, REACH, RelationCue::To);
        if row && old && told && !another {
            change::check(change, from, to, out);
        }
    }
}

/// Whether one of these signs stands from one token to another.
fn marked(view: &View<'_>, from: u32, to: u32, signs: &[&str]) -> bool {
    let run = view.outline.tokens.get(from as usize..to as usize);
    run.is_some_and(|run| run.iter().any(|t| signs.contains(&t.span.of(view.text))))
}

/// Whether a clause ends before a token.
fn ends_clause(view: &View<'_>, token: u32) -> bool {
    let last = view.outline.sentence(token.saturating_sub(1) as usize).map_or(token, |s| s.last);
    let sign = view.outline.tokens.get(token as usize).map(|t| t.span.of(view.text));
    token >= last || matches!(sign, Some("," | "." | ";" | ")"))
}

/// "45 juta dollar AS, naik 50 persen dari 30 juta dollar AS": the three stand in one row, with nothing counted between.
fn compared(view: &View<'_>, list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    for (i, three) in list.windows(3).enumerate() {
        let [value, change, base] = three else { continue };
        // "Rp 63.000 per kilogram, Kamis (23/5/2024), naik 40 persen": a day between them is no distance.
        let own = (value.tokens.1..change.tokens.0).filter(|&t| !view.in_date(t)).count();
        let near = own <= OWN && base.tokens.0.saturating_sub(change.tokens.1) <= BASE;
        if !near
            || !value.is_firm()
            || !base.is_firm()
            || value.quantity.unit != base.quantity.unit
            || change.quantity.plain().is_none()
        {
            continue;
        }
        // Both are amounts of one unit, or counts of one thing.
        if value.quantity.unit.is_none() && (value.noun == 0 || base.noun != 0 && base.noun != value.noun) {
            continue;
        }
        let gap = base.tokens.0 - change.tokens.1;
        let than = cue_after(view, change.tokens.1, gap.min(2), RelationCue::Compared);
        let moved =
            cue_before(view, change.tokens.0, 2, RelationCue::Change) && has_cue(view, change.tokens.1, RelationCue::From);
        // "naik Rp 2 miliar (4 persen) dibandingkan …": the first is itself a change.
        let itself =
            cue_before(view, value.tokens.0, 3, RelationCue::Change) && !cue_before(view, value.tokens.0, REACH, RelationCue::To);
        let tied = !itself
            && !cue_before(view, change.tokens.0, 2, RelationCue::To)
            && !marked(view, change.tokens.1, base.tokens.0, &[",", "(", ")", ":", ";"]);
        // "menjadi": the new value stands behind; "dari 10 menjadi 12" before: the value is an end itself.
        let goes_on = list.get(i + 3).is_some_and(|n| cue_before(view, n.tokens.0, REACH, RelationCue::To));
        let told = tied && marked(view, value.tokens.1, change.tokens.0, &[",", "(", "–", "—"]);
        // Beyond a day another price may stand: the digits must look mistyped.
        let far = change.tokens.0.saturating_sub(value.tokens.1) as usize > OWN;
        // "A field of 148 from 27 countries, 22 more than the 126 of last year": another figure of the sentence is at that distance.
        let step = |n: &&NumberFact| n.quantity.low.sub(base.quantity.low).map(Exact::abs) == Some(change.quantity.low);
        if list.iter().any(step) {
            continue;
        }
        if (than || moved) && told && !goes_on && closed_base(view, base) && (!far || looks(change, base, value)) {
            change::check(change, base, value, out);
        }
    }
}

/// Whether a percentage looks like the mistyped form of what the two levels make.
fn looks(change: &NumberFact, base: &NumberFact, value: &NumberFact) -> bool {
    let difference = value.quantity.low.sub(base.quantity.low).map(Exact::abs);
    let actual = difference.and_then(|d| d.mul(Exact::int(100))).and_then(|d| d.div(base.quantity.low));
    let tens = |x: Exact| x.div(Exact::int(10)).is_some_and(Exact::is_integer);
    let typed = |a: Exact| Slip::reckoned(change.quantity.low, Exact::int(a.to_f64().round() as i64)) >= Slip::Loose;
    actual.is_some_and(|a| typed(a) || tens(a) && tens(change.quantity.low))
}

/// Whether nothing makes another figure of the base ("dari 30 juta menjadi", "from 30 to").
fn closed_base(view: &View<'_>, base: &NumberFact) -> bool {
    !cue_after(view, base.tokens.1, 3, RelationCue::To)
}

/// "doubled to 8.60 euros from 4.30 euros", "naik dua kali lipat dari 150 menjadi 300".
fn factor(view: &View<'_>, list: &[&NumberFact], sentence: u32, out: &mut Vec<RelationFact>) {
    let from = list.iter().find(|n| n.is_firm() && cue_before(view, n.tokens.0, REACH, RelationCue::From));
    let to = list.iter().find(|n| n.is_firm() && cue_before(view, n.tokens.0, REACH, RelationCue::To));
    let (Some(from), Some(to)) = (from, to) else { return };
    // "from 600 to 1,200 euros": the unit is told once.
    let bare = from.quantity.unit.is_none() && from.quantity.counted.is_none() && !to.quantity.is_percent();
    if from.tokens == to.tokens || from.quantity.unit != to.quantity.unit && !bare {
        return;
    }
    let Some(first) = view.outline.sentences.get(sentence as usize).map(|s| s.first) else { return };
    let start = from.tokens.0.min(to.tokens.0);
    if from.tokens.0.max(to.tokens.0) - start > FACTOR {
        return;
    }
    let factors = [(RelationCue::Doubled, (2, 1)), (RelationCue::Tripled, (3, 1)), (RelationCue::Halved, (1, 2))];
    let reach = (start - first.min(start)).min(6);
    for (cue, (n, d)) in factors {
        let (Some(factor), Some(ratio)) = (Exact::ratio(n, d), to.quantity.low.div(from.quantity.low)) else { continue };
        if !cue_before(view, start, reach, cue) {
            continue;
        }
        // "More than doubled", "nearly tripled": a quarter either way; an eighth without such a word.
        let hedged = (start.saturating_sub(reach + 3)..start).any(|t| view.outline.hits.get(t as usize, Class::Hedge).is_some());
        let (low, high) = if hedged { ((3, 4), (3, 2)) } else { ((7, 8), (8, 7)) };
        let bound = |(n, d)| Exact::ratio(n, d).unwrap_or(Exact::ONE);
        let near = ratio.div(factor).is_some_and(|r| r >= bound(low) && r <= bound(high));
        if !near {
            out.push(RelationFact {
                kind: RelationKind::Change,
                claimed: operand(to),
                expected: from.quantity.low.mul(factor).map_or_else(String::new, short),
                operands: vec![operand(from)],
                detail: format!(
                    "{} x {} = {}, not {}",
                    from.quantity.low,
                    factor,
                    from.quantity.low.mul(factor).map_or_else(String::new, short),
                    to.quantity.low
                ),
            });
        }
    }
}
