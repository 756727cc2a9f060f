//! A distance told in one report and the two levels it lies between in the other: "unggul 315 suara atas pesaingnya" and "1.575 suara …
//! 1.260 suara", "four points higher than last year" and "up from 71 percent".

use super::leftover::counts_alike;
use super::side;
use super::sort::market;
use crate::lang::Mark;
use crate::resolve::Dossier;
use crate::resolve::facts::{GapFact, MISREPORTED, NumberFact, common, slack};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, Sink};
use crate::rule::compare::name::filler::short;
use crate::value::{Exact, Reason, Slip};

/// Sentences between the two levels.
const NEAR: u32 = 1;
/// Levels of one report beyond which one of their differences fits by chance.
const MANY: usize = 6;
/// Tokens between a figure and the bare distance told of it.
const OWN: u32 = 3;
/// Days between two reports from which each gives the levels of its own day.
const LATER: i64 = 7;
/// Words of one sentence found again beside a level.
const KIN: f32 = 0.5;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if pair.link.archive || !pair.link.certain || !short(pair) || market(pair) {
        return;
    }
    for (mine, theirs) in pair.turns() {
        for fact in &mine.1.facts.gaps {
            one(rule, pair, fact, mine, theirs, sink);
        }
    }
}

/// What a distance counts: of a bare one ("86 people aboard, 16 over the limit") the figure right before it.
fn counted<'n>(x: &'n Dossier, d: &'n NumberFact) -> &'n NumberFact {
    if d.quantity.unit.is_some() || d.noun != 0 {
        return d;
    }
    let before = x.facts.numbers.iter().rev().find(|n| n.tokens.1 <= d.tokens.0 && n.ground.sentence == d.ground.sentence);
    before.filter(|n| d.tokens.0 - n.end().min(d.tokens.0) <= OWN).unwrap_or(d)
}

/// A firm value that a distance can lead to or from.
fn level(d: &NumberFact, fact: &GapFact, n: &NumberFact) -> bool {
    let q = &n.quantity;
    let bare = q.unit.is_none() && n.noun == 0 && !n.may_be_year();
    let points = fact.points && (bare || q.is_percent() || q.is_points());
    let noun = q.unit.is_some() || d.noun != 0 && counts_alike(d, n) || d.people && n.people;
    let like = q.unit == d.quantity.unit && noun || points;
    n.is_firm() && like && !(n.difference || n.placed)
}

fn one(rule: &Rule, pair: &Pair<'_>, fact: &GapFact, (a, x): (usize, &Dossier), (b, y): (usize, &Dossier), sink: &mut Sink) {
    // "1 minute 39 seconds": the figure is a part of the distance.
    let Some(d) = x.facts.numbers.get(fact.index as usize).filter(|d| !d.compound && !d.ground.unreal) else { return };
    let unit = counted(x, d);
    let distance = |e: &Dossier, n: &NumberFact| {
        e.facts.gaps.iter().any(|g| e.facts.numbers.get(g.index as usize).is_some_and(|m| m.tokens == n.tokens))
    };
    let pick = |e: &Dossier| -> Vec<usize> {
        let list = e.facts.numbers.iter().enumerate();
        list.filter(|(_, n)| level(unit, fact, n) && n.quantity.low > d.quantity.low && !distance(e, n) && n.tokens != d.tokens)
            .map(|(i, _)| i)
            .collect()
    };
    let (ours, theirs) = (pick(x), pick(y));
    let get = |e: &Dossier, i: usize| e.facts.numbers.get(i).map(|n| (n.quantity.low, n.quantity.step));
    let written = d.quantity.low;
    let all: Vec<(Exact, Exact)> =
        ours.iter().filter_map(|&i| get(x, i)).chain(theirs.iter().filter_map(|&i| get(y, i))).collect();
    let fits = |p: &(Exact, Exact), q: &(Exact, Exact)| {
        let off = p.0.sub(q.0).map(Exact::abs).and_then(|v| v.sub(written)).map_or(Exact::ZERO, Exact::abs);
        off <= slack([p.1, q.1, d.quantity.step])
    };
    let again = |n: &NumberFact| n.quantity.low == written && n.quantity.unit == unit.quantity.unit;
    let told = y.facts.numbers.iter().any(again) || x.facts.numbers.iter().any(|n| again(n) && n.tokens != d.tokens);
    // Figures of the sentence here, or of the one before, are the one end of it.
    let at_home = |s: u32| -> Vec<&NumberFact> {
        ours.iter().filter_map(|&i| x.facts.numbers.get(i)).filter(|n| n.ground.sentence == s).collect()
    };
    let mut own = at_home(d.ground.sentence);
    if own.is_empty() && d.ground.sentence > 0 {
        own = at_home(d.ground.sentence - 1);
        own.truncate(if own.len() == 1 { 1 } else { 0 });
    }
    let mut values: Vec<Exact> = theirs.iter().filter_map(|&i| get(y, i)).map(|v| v.0).collect();
    values.sort();
    values.dedup();
    let shared = own.iter().any(|n| values.contains(&n.quantity.low));
    values.retain(|v| !own.iter().any(|n| n.quantity.low == *v));
    if told || values.is_empty() || values.len() > MANY || all.iter().any(|p| all.iter().any(|q| fits(p, q))) {
        return;
    }
    let kin = |n: &NumberFact| {
        pair.kinship(&d.ground.profile, &n.ground.profile) >= KIN
            || d.ground.profile.shared_names(&n.ground.profile) > 0
            || common(&d.near, &n.near).next().is_some()
            || shared
    };
    // "Naik Rp 3.500": what a report of weeks later gives for its own day is not the level before the rise.
    let later = matches!((x.anchor.date, y.anchor.date), (Some(p), Some(q)) if q.days_since(p) > LATER);
    let left = |n: &NumberFact| n.former || n.level || n.is_marked(&pair.lexicon.vocabulary, Mark::Former);
    let since = |q: &NumberFact| later && !fact.margin && !(q.former || q.past);
    let at = |i: usize| y.facts.numbers.get(i);
    let mut found: Vec<(&NumberFact, (usize, &NumberFact), Exact)> = Vec::new();
    for q in theirs.iter().filter_map(|&i| at(i)).filter(|q| kin(q) && !since(q)) {
        let apart = |p: &NumberFact| q.quantity.low.sub(p.quantity.low).map(Exact::abs).filter(|v| *v > Exact::ZERO);
        if let [p] = own.as_slice()
            && let Some(actual) = apart(p)
        {
            found.push((q, (a, *p), actual));
        }
        if own.len() != 1 || own.iter().any(|n| n.ground.sentence != d.ground.sentence) {
            let near =
                |p: &&NumberFact| p.ground.sentence.abs_diff(q.ground.sentence) <= NEAR && p.quantity.unit == q.quantity.unit;
            // "28.35 from 27.00", "30.80 up from 28.00": what two changes have left is not apart by one.
            for p in theirs.iter().filter_map(|&i| at(i)).filter(near).filter(|p| !(left(p) && left(q))) {
                if let Some(actual) = apart(p) {
                    found.push((q, (b, p), actual));
                }
            }
        }
    }
    let near = |actual: Exact| MISREPORTED.contains(&actual.div(written).map_or(0.0, Exact::to_f64));
    found.retain(|f| near(f.2));
    found.sort_by_key(|f| f.2);
    found.dedup_by_key(|f| f.2);
    let digit = |v: Exact| v.is_integer() && v < Exact::int(10);
    // No other pair of levels comes near it.
    let sole = found.len() == 1;
    let likely = |actual: Exact| {
        let typed = Slip::reckoned(written, actual);
        typed >= Slip::Likely
            || sole && typed >= Slip::Loose
            // Of two small numbers the digits tell nothing: "got on with her two children".
            || digit(written) && digit(actual) && (fact.margin || sole && fact.points)
    };
    let likely: Vec<_> = found.iter().filter(|f| likely(f.2)).collect();
    sink.compared();
    let [(q, (c, p), actual)] = likely.as_slice() else {
        sink.silent(rule, Reason::WeakEvidence);
        return;
    };
    let (high, low) = (p.quantity.low.max(q.quantity.low), p.quantity.low.min(q.quantity.low));
    let sides = vec![side(a, d), side(b, q), side(*c, p)];
    let detail = format!("{high} - {low} = {actual}, not {written}");
    let mut c = Clash::reckoned(rule, format!("gap@{}", d.ground.span.start), sides, detail, actual);
    c.certain = pair.link.certain;
    sink.clash(c);
}
