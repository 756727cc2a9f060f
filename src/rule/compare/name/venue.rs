//! One place instead of another, in short reports of one happening.
//!
//! [`filler`](super::filler) asks for a word or a figure that ties both names and for sentences with no other strange name. Of two places
//! of one sort less is asked: a town for a town, a hall for a hall, in the same position, with like words around them, and no day or
//! figure that tells two things. Countries are left alone, they take part, pay and are listed, and so are places of which only one is known.

use super::filler::brief;
use super::stand_in::{apart, around, figures, joined, overlap, report, strangers, told};
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, ProperFact, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::Sink;
use crate::rule::compare::date::lone::{HISTORY, age};
use crate::rule::compare::number::sort::same_shape;
use crate::value::Reason;

/// Agreement of what stands around two places that makes them one.
const LEAST: f32 = 2.0;
/// How much better than with any other place they must agree.
const MARGIN: f32 = 0.5;
/// What the sentences share at least.
const SHARED: f32 = 0.75;

pub(super) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if !brief(pair) {
        return;
    }
    let (p, q) = (&pair.x.facts, &pair.y.facts);
    let place = |f: &&ProperFact| f.name_type == Some(NameType::Location) && !f.speaker;
    let ys: Vec<&ProperFact> = pair.fresh().of_y(pair).filter(place).collect();
    let mut scored: Vec<(&ProperFact, &ProperFact, f32)> = Vec::new();
    for a in pair.fresh().of_x(pair).filter(place) {
        for &b in &ys {
            let one = one_sort(pair, a, b) && apart(a, b, &q.spoken) && apart(b, a, &p.spoken);
            if one && !joined(pair, a, b) {
                scored.push((a, b, agreement(pair, a, b)));
            }
        }
    }
    for &(a, b, score) in &scored {
        sink.compared();
        let rival = scored.iter().any(|(c, d, s)| (c.key == a.key) != (d.key == b.key) && *s > score - MARGIN);
        let best = !scored.iter().any(|(c, d, s)| c.key == a.key && d.key == b.key && *s > score);
        if score < LEAST || rival || !best {
            sink.silent(rule, Reason::WeakEvidence);
        } else if !told(sink, rule, a, b) {
            report(rule, pair, (a, b), "one place of two short reports", score, sink);
        }
    }
}

/// Whether two places may fill one position: of one kind, both known or neither.
fn one_sort(pair: &Pair<'_>, a: &ProperFact, b: &ProperFact) -> bool {
    let kind = |d: &Dossier, f: &ProperFact| d.facts.places.iter().find(|p| p.key == f.key).and_then(|p| p.level.clone());
    let (x, y) = (kind(pair.x, a), kind(pair.y, b));
    let words = |f: &ProperFact| f.key.split(' ').count();
    let country = |f: &ProperFact| f.known && pair.lexicon.names.entity(&f.key).is_none_or(|e| e.container.is_none());
    a.placed == b.placed
        && a.known == b.known
        && x == y
        && (x.is_some() || a.known || words(a) == words(b))
        && !(country(a) || country(b))
}

/// How much of what stands around two places agrees; nothing where their sentences tell two things.
fn agreement(pair: &Pair<'_>, a: &ProperFact, b: &ProperFact) -> f32 {
    let (i, j) = (a.sentence, b.sentence);
    let dated = (!a.times.is_empty() || !b.times.is_empty()) && common(&a.times, &b.times).next().is_none();
    let then = looks_back(pair.x, i) != looks_back(pair.y, j);
    if dated
        || then
        || counted_apart(pair, i, j)
        || strangers(pair, (i, &a.key), (j, &b.key)) > 1
        || pair.aligned().shared(i, j) < SHARED
    {
        return 0.0;
    }
    let part = |on: bool, worth: f32| if on { worth } else { 0.0 };
    pair.worth_of(common(&around(a), &around(b))).min(2.0)
        + part(a.governor != 0 && a.governor == b.governor, 0.5)
        + part(a.lead != 0 && a.lead == b.lead, 0.5)
        + part(a.placed && b.placed, 0.5)
        + part(pair.aligned().matches_with(i, j), 0.5)
        + part(overlap(pair, i, j) >= 0.25, 0.5)
        + figures(pair, a, b).min(2) as f32
}

/// Whether a sentence tells of days long before its report.
pub(super) fn looks_back(d: &Dossier, sentence: u32) -> bool {
    let days = d.facts.times.iter().filter(|t| t.ground.sentence == sentence).filter_map(|t| t.timex.days);
    days.into_iter().any(|x| age(d, x).is_some_and(|i| i > HISTORY))
}

/// Whether both sentences count one sort of thing, and differently.
pub(super) fn counted_apart(pair: &Pair<'_>, i: u32, j: u32) -> bool {
    let one = |f: &NumberFact, g: &NumberFact| same_shape(f, g) && (f.noun == g.noun || f.people && g.people);
    pair.x.facts.numbers.iter().filter(|f| f.ground.sentence == i).any(|f| {
        let mut like = pair.y.facts.numbers.iter().filter(|g| g.ground.sentence == j && one(f, g)).peekable();
        like.peek().is_some() && like.all(|g| g.quantity.low != f.quantity.low)
    })
}
