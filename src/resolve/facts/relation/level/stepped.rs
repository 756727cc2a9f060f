//! A level, the step that led to it and the level before, told in one clause in any order: "412 orang, naik 37 orang dari 385", "diperpanjang
//! 900 meter, dari 1.650 menjadi 2.250 meter", "from 340 by another 90 to 400".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::total::parts::shares_noun;
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, cue_after, cue_before, has_cue, of_sentence, operand, sentences, short, sign,
};
use crate::value::{Bound, Exact, NumberShape, Slip};

/// Tokens between a step and the word that calls it one.
const REACH: u32 = 3;
/// Tokens between a level and the step that is told of it, dates left out.
const OWN: usize = 9;
/// Tokens between "dari" or "menjadi" and its figure.
const END: u32 = 2;
/// Tokens of a remark in brackets behind a step.
const REMARK: u32 = 6;
/// Figures of a sentence beyond which it is a table.
const TABLE: usize = 8;
/// How many times the other one of two levels, or of a step and the right one, may be.
const TIMES: i64 = 12;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    if !(view.tokens.tells(RelationCue::From) || view.tokens.tells(RelationCue::Compared)) {
        return;
    }
    for s in sentences(numbers) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| firm(n)).take(TABLE + 1).collect();
        if view.tokens.tells(RelationCue::Stepped) {
            ranged(view, &of_sentence(numbers, s).take(TABLE + 1).collect::<Vec<_>>(), out);
        }
        if (3..=TABLE).contains(&list.len()) {
            for three in list.windows(3) {
                if let [a, b, c] = *three {
                    let row = behind(view, a, b, c).or_else(|| before(view, a, b, c)).or_else(|| between(view, a, b, c));
                    if let Some((step, from, to)) = row {
                        check(numbers, step, from, to, out);
                    }
                }
            }
        }
    }
}

/// A firm amount or count.
fn firm(n: &NumberFact) -> bool {
    n.is_level() && !n.compound && !n.quantity.is_temperature()
}

/// "lengthened by 90 metres, from 165 to 225 metres": the two ends are one figure.
fn ranged(view: &View<'_>, list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    for pair in list.windows(2) {
        let [step, ends] = *pair else { continue };
        let comma = u32::from(matches!(sign(view, step.end()), "," | "("));
        let beside = ends.tokens.0.saturating_sub(step.end()) <= comma + 1;
        let from = cue_before(view, ends.tokens.0, 1, RelationCue::From) || has_cue(view, ends.tokens.0, RelationCue::From);
        let range = ends.quantity.bound == Bound::Range && ends.quantity.shape == NumberShape::Cardinal && !ends.ground.unreal;
        let called = cue_before(view, step.tokens.0, REACH, RelationCue::Stepped);
        if !(range && beside && from && called && firm(step) && step.quantity.unit == ends.quantity.unit) {
            continue;
        }
        let (a, b, d) = (ends.quantity.low, ends.quantity.high, step.quantity.low);
        let slack = step.quantity.step.add(ends.quantity.step).and_then(|s| s.div(Exact::int(2)));
        let whole = step.quantity.step <= Exact::ONE && ends.quantity.step <= Exact::ONE && d.is_integer();
        let actual = b.sub(a).map(Exact::abs);
        let off = actual.and_then(|x| x.sub(d)).zip(slack).is_some_and(|(x, s)| x.abs() > if whole { Exact::ZERO } else { s });
        let (Some(actual), true) = (actual, off) else { continue };
        out.push(RelationFact {
            kind: RelationKind::Change,
            claimed: operand(step),
            expected: short(actual),
            operands: vec![operand(ends)],
            detail: format!("from {a} to {b} is a change of {}, not {d}", short(actual)),
        });
    }
}

type Row<'n> = Option<(&'n NumberFact, &'n NumberFact, &'n NumberFact)>;

/// "412 orang, naik 37 orang dari 385": step, old level, new level.
fn behind<'n>(view: &View<'_>, level: &'n NumberFact, step: &'n NumberFact, base: &'n NumberFact) -> Row<'n> {
    let own = (level.end()..step.tokens.0).filter(|&t| !view.in_date(t)).count();
    let mark = |signs: &[&str]| (level.end()..step.tokens.0).any(|t| signs.contains(&sign(view, t)));
    let tail = remark(view, step.end());
    let from = cue_after(view, tail, 1, RelationCue::From) || cue_after(view, tail, 1, RelationCue::Compared);
    let near = own <= OWN && base.tokens.0 >= tail && base.tokens.0 - tail <= END + 1;
    // "dari 30 menjadi": the new level stands behind.
    let goes_on = cue_after(view, base.tokens.1, REACH, RelationCue::To);
    // "naik Rp 2 miliar, naik …": the first is itself a step, unless it is what was come to.
    let itself = stepped(view, level) && !cue_before(view, level.tokens.0, END, RelationCue::To);
    let turned = view.tokens.any_cue(level.end(), step.tokens.0, RelationCue::Subordinate);
    let told = mark(&[",", "(", "–", "—"]) && !mark(&[";", ":"]) && stepped(view, step) && from;
    let typed =
        || level.quantity.low.sub(base.quantity.low).is_some_and(|x| Slip::reckoned(step.quantity.low, x.abs()) >= Slip::Loose);
    let named = level.quantity.unit.is_some() || level.noun != 0 || typed();
    // "412 calon haji, naik 37 orang dari 385": whoever is counted is told once.
    let everybody = base.noun == 0 && has_cue(view, step.quantity.counted_tokens.0, RelationCue::Everybody);
    let counts = [level, step, base].iter().all(|n| n.quantity.unit.is_none()) && everybody && typed();
    let alike = named && (counts || alike(view, level, step) && alike(view, level, base) && alike(view, step, base));
    (told && near && alike && !goes_on && !itself && !turned).then_some((step, base, level))
}

/// "diperpanjang 900 meter, dari 1.650 menjadi 2.250 meter".
fn before<'n>(view: &View<'_>, step: &'n NumberFact, base: &'n NumberFact, level: &'n NumberFact) -> Row<'n> {
    let open = remark(view, step.end());
    let open = if matches!(sign(view, open), "," | "(" | "–" | "—") { open + 1 } else { open };
    let near = base.tokens.0 >= open && base.tokens.0 - open <= END && cue_after(view, open, 1, RelationCue::From);
    let to = cue_before(view, level.tokens.0, END, RelationCue::To) && level.tokens.0.saturating_sub(base.end()) <= END + 1;
    let alike = alike(view, step, level) && alike(view, step, base) && alike(view, base, level);
    (near && to && alike && stepped(view, step)).then_some((step, base, level))
}

/// "dari 1.650 ton ditambah 900 ton menjadi 2.250 ton".
fn between<'n>(view: &View<'_>, base: &'n NumberFact, step: &'n NumberFact, level: &'n NumberFact) -> Row<'n> {
    let from = cue_before(view, base.tokens.0, END, RelationCue::From);
    let near = step.tokens.0.saturating_sub(base.end()) <= REACH && level.tokens.0.saturating_sub(step.end()) <= END + 1;
    let to = cue_before(view, level.tokens.0, END, RelationCue::To);
    let alike = alike(view, step, level) && alike(view, step, base) && alike(view, base, level);
    let mark = (base.end()..level.tokens.0).any(|t| matches!(sign(view, t), ";" | ":" | "(" | ")"));
    (from && to && near && alike && !mark && stepped(view, step)).then_some((step, base, level))
}

/// Behind a short remark in brackets: "37 orang (9,6 persen) dari".
fn remark(view: &View<'_>, token: u32) -> u32 {
    if sign(view, token) != "(" || cue_after(view, token + 1, 1, RelationCue::From) {
        return token;
    }
    (token..token + REMARK).find(|&t| sign(view, t) == ")").map_or(token, |t| t + 1)
}

/// Whether a figure is told as a step.
fn stepped(view: &View<'_>, n: &NumberFact) -> bool {
    let cue = |cue, reach| cue_before(view, n.tokens.0, reach, cue);
    let called = cue(RelationCue::Change, REACH) || cue(RelationCue::Stepped, REACH);
    called && !cue(RelationCue::To, 1) && !cue(RelationCue::From, 1)
}

/// Whether two figures are of one unit and thing; a unit or noun may be told once.
fn alike(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let bare = |n: &NumberFact| n.quantity.unit.is_none() && n.noun == 0;
    let unit = a.quantity.unit == b.quantity.unit || bare(a) || bare(b);
    let noun = a.quantity.unit.is_some() || a.noun == 0 || b.noun == 0 || a.people && b.people || shares_noun(view, a, b);
    unit && noun
}

fn check(numbers: &[NumberFact], step: &NumberFact, from: &NumberFact, to: &NumberFact, out: &mut Vec<RelationFact>) {
    let (a, b, d) = (from.quantity.low, to.quantity.low, step.quantity.low);
    let times = |x: Exact, y: Exact| y.mul(Exact::int(TIMES)).is_some_and(|y| x <= y);
    let Some(actual) = b.sub(a).map(Exact::abs).filter(|x| *x > Exact::ZERO) else { return };
    let sized = times(a, b) && times(b, a) && times(actual, d) && times(d, actual);
    let steps = [step, from, to].iter().try_fold(Exact::ZERO, |s, n| s.add(n.quantity.step));
    let whole = [step, from, to].iter().all(|n| n.quantity.step <= Exact::ONE && n.quantity.low.is_integer());
    let slack = if whole { Some(Exact::ZERO) } else { steps.and_then(|s| s.div(Exact::int(2))) };
    let off = actual.sub(d).zip(slack).is_some_and(|(x, slack)| x.abs() > slack);
    // Another level of the article is at that distance from one of the two.
    let ours = |n: &NumberFact| [step, from, to].iter().any(|o| o.tokens == n.tokens);
    let apart = |n: &NumberFact, x: Exact| n.quantity.low.sub(x).map(Exact::abs) == Some(d);
    let told = numbers.iter().any(|n| {
        let unit = n.quantity.unit == step.quantity.unit && n.quantity.low == n.quantity.high;
        unit && !ours(n) && n.quantity.low != d && (apart(n, a) || apart(n, b))
    });
    if sized && off && !told {
        out.push(RelationFact {
            kind: RelationKind::Change,
            claimed: operand(step),
            expected: short(actual),
            operands: vec![operand(from), operand(to)],
            detail: format!("from {a} to {b} is a change of {}, not {d}", short(actual)),
        });
    }
}
