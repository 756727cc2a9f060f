//! One slot, two fillers, in short reports of one happening.
//!
//! Whoever retells a report of a few sentences names the same ship, hall, company and opponent. A name that one report has and the
//! other lacks in every form is held against a name of the same sort that only the other has, when the words around both agree: the
//! word that governs them, the noun their names begin with, a figure told beside both. Each must be the other's only candidate. People who are
//! quoted, lists, and articles of an archive are left alone: reports quote whom they like, and two happenings of a kind are told alike.

use super::slot::Want;
use super::stand_in::{apart, around, at_one_time, figures, joined, overlap, report, strangers, told, two_posts, wanted};
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, ProperFact, RoleFact, SHORT, Standing, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::Sink;
use crate::rule::compare::scope::datelined_apart;
use crate::segment::Zone;
use crate::value::{NumberShape, Reason};

/// Days between the reports of two rounds.
const APART: i64 = 3;
/// Share of the sentences told alike from which two short reports tell one happening.
const ALIKE: f32 = 0.2;
/// Agreement of what stands around two names that puts them in one slot.
const LEAST: f32 = 2.0;
/// Share of the poorer of two sentences told again, and what both share, from which one person in it stands for another.
const AGAIN: f32 = 0.7;
const MUCH: f32 = 3.0;

/// Words, each counted once, of a report that tells of one scene with whoever and whatever belongs to it.
///
/// In 140 lots of 40 real articles of a few days and several outlets 16 names were held against each other that fill one slot of longer
/// reports; two of them, spellings, were one.
const SCENE: usize = 115;

/// Whether both articles are short reports of one happening, outside of an archive, with room for one scene.
pub(in crate::rule::compare) fn brief(pair: &Pair<'_>) -> bool {
    one_scene(pair) && one_happening(pair)
}

/// Whether both articles have room for one scene.
pub(in crate::rule::compare) fn one_scene(pair: &Pair<'_>) -> bool {
    within(pair, SCENE)
}

/// Whether both articles are short reports of one happening, outside of an archive.
pub(super) fn one_happening(pair: &Pair<'_>) -> bool {
    let one = !pair.link.apart && !pair.link.archive && pair.link.certain && short(pair);
    one && at_one_time(pair) && !rounds(pair) && !datelined_apart(pair)
}

/// Whether the reports, some days apart, open with two things of one series: the first leg of a final and the second.
fn rounds(pair: &Pair<'_>) -> bool {
    let days = pair.days().unwrap_or(0);
    let numbered = |n: &&NumberFact| n.quantity.shape == NumberShape::Ordinal && n.numbered != 0 && !n.ground.unreal;
    let opens = |n: &&NumberFact| matches!(n.ground.zone, Some(Zone::Headline | Zone::Lead));
    let own = |d: &Dossier, n: &NumberFact| {
        d.facts.numbers.iter().any(|m| m.numbered == n.numbered && m.quantity.low == n.quantity.low)
    };
    let (xs, ys) = (&pair.x.facts.numbers, &pair.y.facts.numbers);
    days >= APART
        && xs.iter().filter(numbered).filter(opens).any(|a| {
            let other = |b: &NumberFact| a.numbered == b.numbered && a.quantity.low != b.quantity.low;
            !own(pair.y, a) && ys.iter().filter(numbered).filter(opens).any(|b| other(b) && !own(pair.x, b))
        })
}

/// Whether both articles are short.
pub(in crate::rule::compare) fn short(pair: &Pair<'_>) -> bool {
    within(pair, SHORT)
}

/// Whether neither article has more words, each counted once.
fn within(pair: &Pair<'_>, words: usize) -> bool {
    [pair.x, pair.y].iter().all(|d| d.facts.spoken.len() <= words)
}

pub(super) fn between(rule: &Rule, want: Want, pair: &Pair<'_>, sink: &mut Sink) {
    if !brief(pair) {
        return;
    }
    if pair.aligned().retold() < ALIKE {
        return;
    }
    let (p, q) = (&pair.x.facts, &pair.y.facts);
    let told_by_reporter = |f: &&ProperFact| !f.speaker || f.name_type == Some(NameType::Organisation);
    let xs: Vec<&ProperFact> = pair.fresh().of_x(pair).filter(told_by_reporter).collect();
    let ys: Vec<&ProperFact> = pair.fresh().of_y(pair).filter(told_by_reporter).collect();
    let mut scored: Vec<(&ProperFact, &ProperFact, f32)> = Vec::new();
    for &a in &xs {
        for &b in &ys {
            let sort = sort(a, b) == Some(want) && apart(a, b, &q.spoken) && apart(b, a, &p.spoken);
            if sort && !joined(pair, a, b) && !two_posts(pair, a, b) && of_a_post(pair.x, a) == of_a_post(pair.y, b) {
                scored.push((a, b, agreement(pair, a, b)));
            }
        }
    }
    for &(a, b, score) in &scored {
        sink.compared();
        let rival = scored.iter().any(|(c, d, s)| (c.key == a.key) != (d.key == b.key) && *s >= score - 1.0);
        let best = !scored.iter().any(|(c, d, s)| c.key == a.key && d.key == b.key && *s > score);
        if score < LEAST || rival || !best {
            sink.silent(rule, Reason::WeakEvidence);
        } else if !told(sink, rule, a, b) {
            report(rule, pair, (a, b), "one slot of two short reports", score, sink);
        }
    }
}

/// Whether a name stands inside the office of somebody: "Kepala Dinas Irigasi X".
fn of_a_post(d: &Dossier, f: &ProperFact) -> bool {
    let around = |r: &RoleFact| r.ground.span.start < f.span.start && f.span.end <= r.ground.span.end;
    d.facts.roles.iter().any(|r| r.person.is_some() && around(r))
}

/// Shortest name compared.
const SHORTEST: usize = 5;

/// Places behind one preposition, or names that are not surely of two sorts.
fn sort(a: &ProperFact, b: &ProperFact) -> Option<Want> {
    let (long, single) = (|f: &ProperFact| f.key.len() >= SHORTEST, |f: &ProperFact| !f.key.contains(' ') && !f.sure);
    if !long(a) || !long(b) || a.placed != b.placed || single(a) || single(b) {
        return wanted(a, b).filter(|w| *w == Want::Places && long(a) && long(b));
    }
    if a.placed {
        return wanted(a, b).filter(|w| *w == Want::Places);
    }
    // Countries and towns that take part, pay or are listed.
    let region = |f: &ProperFact| f.known && f.name_type == Some(NameType::Location);
    if region(a) || region(b) {
        return None;
    }
    let person = |f: &ProperFact| f.name_type == Some(NameType::Person);
    let firm = |f: &ProperFact| f.known || f.standing == Standing::Post && !f.title.is_empty();
    let differ = a.name_type != b.name_type && (firm(a) || firm(b)) || a.known != b.known;
    // A person who holds a post in one report is compared by the post elsewhere.
    let posted = person(a) && person(b) && firm(a) != firm(b);
    if differ || posted { None } else { Some(Want::Bearers) }
}

/// How much of what stands around two names agrees; nothing without a word or a figure that ties both.
fn agreement(pair: &Pair<'_>, a: &ProperFact, b: &ProperFact) -> f32 {
    let (i, j) = (a.sentence, b.sentence);
    let governed = a.governor != 0 && a.governor == b.governor;
    let (first, last) =
        (a.key.split(' ').next() == b.key.split(' ').next(), a.key.rsplit(' ').next() == b.key.rsplit(' ').next());
    // "PT Samapta", "PT Dwipantara"; "Marisol Lines", "Estrella Lines".
    let class = a.key.contains(' ') && b.key.contains(' ') && (first || last && pair.lexicon.names.place_leads());
    let hard = figures(pair, a, b);
    let person = |f: &ProperFact| f.name_type == Some(NameType::Person);
    let lists = strangers(pair, (i, &a.key), (j, &b.key));
    let dated = (!a.times.is_empty() || !b.times.is_empty()) && common(&a.times, &b.times).next().is_none();
    let tied = governed || class || hard > 0;
    let beside = pair.worth_of(common(&around(a), &around(b)));
    let listed = lists > usize::from(class && beside >= 1.0);
    // One sentence told again with another person in it.
    let again = person(a) && person(b) && overlap(pair, i, j) >= AGAIN && pair.aligned().shared(i, j) >= MUCH;
    if !(tied || again) || dated || listed || (person(a) && person(b) && hard == 0 && !again) {
        return 0.0;
    }
    let part = |on: bool, worth: f32| if on { worth } else { 0.0 };
    let near = pair.worth_of(common(&a.left, &b.left)) + pair.worth_of(common(&a.right, &b.right));
    near.min(2.0)
        + part(governed, 0.5)
        + part(class, 1.0)
        + part(a.lead != 0 && a.lead == b.lead, 0.5)
        + part(pair.aligned().matches_with(i, j), 0.5)
        + part(overlap(pair, i, j) >= 0.25, 0.5)
        + part(again, 1.0)
        + hard.min(2) as f32
}
