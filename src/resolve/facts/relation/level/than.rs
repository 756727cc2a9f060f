//! A percentage by which one figure is beyond another that stands right behind it: "6.300 wisatawan, 40 persen lebih banyak daripada 4.500",
//! "ditutup pada Rp 740, atau 13,8 persen di atas harga penawaran Rp 650", "270 hektare, 40 persen lebih rendah dari 450 hektare".
//!
//! What stands behind "than" is the level compared with; the nearest figure of its kind before the percentage is the one compared.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::base::{kind, value};
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, has_cue, operand, round, short, sign};
use crate::value::{Exact, Slip};

/// Tokens between a percentage and the figure behind "than".
const THAN: u32 = 10;
/// Tokens between the figure compared and the percentage.
const BEFORE: u32 = 20;
/// Powers of a thousand by which one of the two is told in another scale.
const SCALES: [i32; 4] = [-6, -3, 3, 6];
/// Powers of ten between the measures that a price is told for.
const MEASURES: [i32; 4] = [-2, -1, 1, 2];
/// Times a percentage beyond which it is of something else.
const TIMES: i64 = 5;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for (i, p) in numbers.iter().enumerate().filter(|(_, n)| n.quantity.is_percent() && n.stands_alone()) {
        let Some(old) = numbers.get(i + 1).filter(|n| level(n) && n.ground.sentence == p.ground.sentence) else { continue };
        let Some(new) =
            numbers.iter().take(i).rev().take_while(|n| n.ground.sentence == p.ground.sentence).find(|n| like(view, n, old))
        else {
            continue;
        };
        if level(new) && compared(view, p, old) && p.tokens.0.saturating_sub(new.end()) <= BEFORE {
            check(view, numbers, [p, new, old], out);
        }
    }
}

/// A firm amount of the body.
fn level(n: &NumberFact) -> bool {
    n.is_level() && n.stands_alone()
}

/// Whether two figures measure or count one thing.
fn like(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    // "6.300 wisatawan … daripada 4.500 orang".
    let anybody = |n: &NumberFact| has_cue(view, n.quantity.counted_tokens.0, RelationCue::Everybody);
    let noun = a.noun == 0 || b.noun == 0 || a.noun == b.noun || a.people && b.people || anybody(a) || anybody(b);
    kind(a) == kind(b) && (!kind(a).is_empty() || noun)
}

/// Whether a percentage is told as a distance to the figure behind it, in one clause.
fn compared(view: &View<'_>, p: &NumberFact, old: &NumberFact) -> bool {
    let any = |cues: &[RelationCue]| cues.iter().any(|c| view.tokens.any_cue(p.tokens.1, old.tokens.0, *c));
    let beyond = any(&[RelationCue::Compared, RelationCue::Higher, RelationCue::Lower, RelationCue::Differs]);
    let moved = cue_before(view, p.tokens.0, 3, RelationCue::Change) && any(&[RelationCue::From, RelationCue::Than]);
    let mark = (p.tokens.1..old.tokens.0).any(|t| matches!(sign(view, t), "," | ";" | ":" | "(" | ")"));
    let turns = any(&[RelationCue::And, RelationCue::To, RelationCue::Change]);
    (beyond || moved) && !mark && !turns && old.tokens.0.saturating_sub(p.tokens.1) <= THAN
}

fn check(view: &View<'_>, numbers: &[NumberFact], [p, new, old]: [&NumberFact; 3], out: &mut Vec<RelationFact>) {
    let claim = p.quantity.low.abs();
    let rounded =
        |n: &NumberFact| n.quantity.step.mul(Exact::int(100)).and_then(|s| s.div(n.quantity.low)).unwrap_or(Exact::ZERO);
    // What rounding leaves open grows with the ratio of the two.
    let loose = rounded(new).add(rounded(old)).and_then(|s| s.mul(value(new))).and_then(|s| s.div(value(old)));
    let slack = loose.and_then(|s| s.add(p.quantity.step)).unwrap_or(p.quantity.step);
    let percent = |part: Exact, whole: Exact| part.mul(Exact::int(100)).and_then(|x| x.div(whole));
    let apart = |a: Exact, b: Exact| a.sub(b).map(Exact::abs);
    // Among many figures some fit by chance.
    let half = p.quantity.step.div(Exact::int(2)).and_then(|s| s.add(loose?)).unwrap_or(slack);
    let within = |x: Option<Exact>, slack: Exact| x.and_then(|x| apart(x, claim)).is_some_and(|off| off <= slack);
    // The change by either level, the ratio that some call a change, and a figure that is the change itself.
    let told = |a: Exact, b: Exact, slack: Exact| {
        let fits = |x| within(x, slack);
        let gap = apart(a, b);
        let levels = [Some(b), Some(a), b.sub(a), a.add(b)];
        fits(percent(a, b)) || levels.iter().flatten().any(|l| gap.is_some_and(|g| fits(percent(g, *l))) || fits(percent(a, *l)))
    };
    let (a, b) = (value(new), value(old));
    let Some(actual) = apart(a, b).and_then(|g| percent(g, b)) else { return };
    let known = out.iter().any(|r| [p, new, old].iter().any(|n| r.claimed.0 == n.ground.span));
    // "Rp 6.300 per ons … dari Rp 45.000": told for another measure.
    let measured = MEASURES.iter().filter_map(|e| Exact::pow10(*e)).any(|f| {
        let gap = a.mul(f).and_then(|x| apart(x, b));
        within(gap.and_then(|g| percent(g, b)), half)
    });
    if known || measured || a == b || told(a, b, slack) {
        return;
    }
    let times = |x: Exact, y: Exact| y.mul(Exact::int(TIMES)).is_some_and(|y| x <= y);
    let near = times(actual, claim) && times(claim, actual);
    let scaled = SCALES.iter().filter_map(|e| Exact::pow10(*e)).find_map(|f| a.mul(f).filter(|x| told(*x, b, half)));
    // "Beras Rp 12.000 dan telur naik 20 persen dari Rp 25.000": what stands before "and" is of something else, unless the digits slipped.
    let joined = view.tokens.any_cue(new.end(), p.tokens.0, RelationCue::And);
    let typed = Slip::reckoned(claim, round(actual, p.quantity.step)) >= Slip::Likely;
    if scaled.is_none() && !(near && (!joined || typed)) {
        return;
    }
    // Asked last: it looks at every pair of figures.
    let others: Vec<Exact> = numbers.iter().filter(|n| n.is_single() && kind(n) == kind(old)).map(value).collect();
    let explained = others.iter().any(|x| others.iter().any(|y| x != y && told(*x, *y, half)));
    if !explained {
        out.push(RelationFact {
            kind: RelationKind::Change,
            claimed: operand(p),
            expected: format!("{} percent", short(actual)),
            operands: vec![operand(old), operand(new)],
            detail: format!("from {} to {} is a change of {} percent, not {claim}", short(b), short(a), short(actual)),
        });
    }
}
