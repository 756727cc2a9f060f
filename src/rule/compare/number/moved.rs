//! A change of one article and the two levels that the other article gives: "tumbuh 32 persen menjadi US$4,2 miliar" and "4,2 miliar dolar
//! AS, setahun sebelumnya 3,5 miliar".

use super::leftover::counts_alike;
use super::side;
use crate::resolve::Dossier;
use crate::resolve::facts::{MoveFact, NumberFact, StepFact};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, Sink};
use crate::value::{Exact, Reason};

/// How far the written change may be off, as a ratio.
const OFF: std::ops::Range<f64> = 0.2..5.0;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if pair.link.archive {
        return;
    }
    for (mine, theirs) in pair.turns() {
        one(rule, pair, mine, theirs, sink);
    }
}

fn one(rule: &Rule, pair: &Pair<'_>, (a, x): (usize, &Dossier), (b, y): (usize, &Dossier), sink: &mut Sink) {
    for fact in &x.facts.moves {
        let Some((change, level)) = moved(x, fact) else { continue };
        let theirs = steps(y, level);
        let Some((new, old)) = theirs.first().copied() else { continue };
        if theirs.iter().any(|(_, o)| o.quantity.low != old.quantity.low) {
            continue;
        }
        sink.compared();
        let Some((actual, slack)) = reckon(change, old, new) else { continue };
        let written = change.quantity.low;
        let off = actual.sub(written).is_some_and(|d| d.abs() > slack);
        let own = steps(x, level)
            .iter()
            .any(|(n, o)| reckon(change, o, n).is_some_and(|(r, s)| r.sub(written).is_some_and(|d| d.abs() <= s)));
        let kin = pair.kinship(&level.ground.profile, &new.ground.profile) >= 1.0
            || level.attribute.is_some() && level.attribute == new.attribute;
        if !off || own {
            continue;
        }
        let ratio = actual.div(written).map_or(0.0, Exact::to_f64);
        if !(kin && OFF.contains(&ratio)) {
            sink.silent(rule, Reason::WeakEvidence);
            continue;
        }
        let told = if actual.is_integer() { actual.to_string() } else { format!("{:.2}", actual.to_f64()) };
        let detail = format!("from {} to {} is a change of {told}, not {written}", old.quantity.low, new.quantity.low);
        let sides = vec![side(a, change), side(b, old), side(a, level)];
        let mut c = Clash::reckoned(rule, format!("moved@{}", change.ground.span.start), sides, detail, told);
        c.certain = pair.link.certain;
        sink.clash(c);
    }
}

/// The levels of an article that are the given one, each with its earlier level.
fn steps<'a>(d: &'a Dossier, level: &NumberFact) -> Vec<(&'a NumberFact, &'a NumberFact)> {
    let same = |n: &NumberFact| {
        n.quantity.low == level.quantity.low
            && n.quantity.unit == level.quantity.unit
            && (n.quantity.unit.is_some() || counts_alike(n, level) || n.people && level.people)
    };
    d.facts.steps.iter().filter_map(|s| stepped(d, s)).filter(|(n, _)| same(n)).collect()
}

fn moved<'a>(d: &'a Dossier, fact: &MoveFact) -> Option<(&'a NumberFact, &'a NumberFact)> {
    d.facts.numbers.get(fact.change as usize).zip(d.facts.numbers.get(fact.level as usize))
}

fn stepped<'a>(d: &'a Dossier, fact: &StepFact) -> Option<(&'a NumberFact, &'a NumberFact)> {
    d.facts.numbers.get(fact.new as usize).zip(d.facts.numbers.get(fact.old as usize))
}

/// What the change is by the two levels, and how far the written one may be off.
fn reckon(change: &NumberFact, old: &NumberFact, new: &NumberFact) -> Option<(Exact, Exact)> {
    let (x, y) = (old.quantity.low, new.quantity.low);
    let difference = y.sub(x)?.abs();
    let step = old.quantity.step.max(new.quantity.step);
    if !change.quantity.is_percent() {
        let slack = if step <= Exact::ONE { Exact::ZERO } else { step };
        return Some((difference, slack.max(change.quantity.step.sub(Exact::ONE)?)));
    }
    let hundred = |v: Exact| v.mul(Exact::int(100)).and_then(|v| v.div(x));
    let slack = hundred(step)?.mul(Exact::int(2))?.add(change.quantity.step)?;
    Some((hundred(difference)?, slack))
}
