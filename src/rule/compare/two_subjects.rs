//! Two reports that tell of two subjects in the same words: the drought in one district and in another, the intake of two schools.
//!
//! Of what two reports of one happening count and measure most agrees, and a figure that does not stands out. Where hardly anything
//! agrees they tell of two things, however alike their words. Reports of days that lie apart which name nobody in common, and hardly anything
//! else, tell of two things of one kind: a recall here and a recall there. Where they disagree on a time and on something else (when and where,
//! when and how many), one of them is seldom mistaken twice: they may tell of two happenings.

use super::Pair;
use super::clash::{Clash, Sink};
use super::name::spelling::contains_words;
use super::number::leftover::attribute;
use super::number::slip::slip_of;
use super::number::{interval, same_slot};
use crate::lang::Changes;
use crate::resolve::Dossier;
use crate::resolve::facts::{NameEntry, NumberFact};
use crate::rule::{Compare, Rule};
use crate::text::Span;
use crate::value::{Exact, NameType, NumberShape, Slip, Verdict};

/// Slots in which the figures differ from which two reports are of two subjects, and figures they may share all the same.
const APART: usize = 3;
const SHARED: usize = 1;
/// The least count that two reports rarely share by chance.
const RARE: i64 = 10;

/// Evidence of a link from which two reports tell of one happening whatever they say otherwise.
const TIED: f32 = 6.0;

/// Days between two reports from which they need more in common than a place, and names they share that are not enough then.
const LATER: i64 = 3;
const PLACE: usize = 1;

/// Makes notes of what two reports say otherwise when they disagree on a time and on something else, neither of which looks like a slip of the
/// pen: they may tell of two happenings.
///
/// Of 228 pairs of short reports with one planted error none disagrees so; of the 59 pairs without one that were reported four did, in nine
/// findings. Of two such pairs of real outlets, which much else ties together, one was right twice and one once.
pub(super) fn at_odds(pair: &Pair<'_>, rules: &[&Rule], sink: &mut Sink) {
    if sink.clashes.len() < 2 || pair.link.weight >= TIED {
        return;
    }
    let told = |c: &Clash| {
        let compare = &rules.iter().find(|r| r.id == c.rule)?.compare;
        let counted = matches!(compare, Compare::Number { .. } | Compare::Series);
        let timed = matches!(compare, Compare::Date { .. });
        let side = |article| c.sides.iter().find(|s| s.article == Some(article)).map(|s| s.span);
        let (a, b) = (side(pair.link.a)?, side(pair.link.b)?);
        let slipped = || matches!((figure(pair.x, a), figure(pair.y, b)), (Some(f), Some(g)) if slip_of(f, g) >= Slip::Likely);
        let named = timed || matches!(compare, Compare::Name | Compare::Place);
        (!c.decided && !c.note && (named || counted && !slipped())).then_some((timed, a, b))
    };
    let found: Vec<Option<(bool, Span, Span)>> = sink.clashes.iter().map(told).collect();
    let one = |x: &(bool, Span, Span), y: &(bool, Span, Span)| x.1.overlaps(y.1) || x.2.overlaps(y.2);
    let times = || found.iter().flatten().filter(|x| x.0);
    if times().any(|x| found.iter().flatten().any(|y| !one(x, y))) {
        sink.clashes.iter_mut().zip(&found).filter(|(_, told)| told.is_some()).for_each(|(c, _)| c.note = true);
    }
}

fn figure(d: &Dossier, at: Span) -> Option<&NumberFact> {
    d.facts.numbers.iter().find(|n| n.ground.span == at)
}

/// Whether two reports tell of two subjects.
pub(super) fn two_subjects(pair: &Pair<'_>) -> bool {
    strangers(pair) || unlike(pair)
}

/// Whether two reports that lie days apart name no person and hardly anything else in common.
fn strangers(pair: &Pair<'_>) -> bool {
    if pair.days().is_none_or(|days| days < LATER) {
        return false;
    }
    let (xs, ys) = (&pair.x.facts.signature.names, &pair.y.facts.signature.names);
    let person = |n: &NameEntry| n.name_type == NameType::Person;
    let one = |a: &NameEntry, b: &NameEntry| contains_words(&a.key, &b.key) || contains_words(&b.key, &a.key);
    let shared = |a: &&NameEntry| ys.iter().any(|b| a.key == b.key || (person(a) || person(b)) && one(a, b));
    let met: Vec<&NameEntry> = xs.iter().filter(shared).take(PLACE + 1).collect();
    met.len() <= PLACE && !met.iter().any(|n| person(n))
}

/// Whether hardly any figure of what both reports count or measure agrees.
fn unlike(pair: &Pair<'_>) -> bool {
    // On another day another toll is no other subject.
    let later = pair.days() != Some(0);
    let changes = |f: &NumberFact| attribute(pair, f).is_some_and(|x| x.changes != Changes::Never);
    let theirs: Vec<&NumberFact> = slots(pair.y).collect();
    let mut told: Vec<(&NumberFact, bool)> = Vec::new();
    for a in slots(pair.x).filter(|a| !later || !changes(a)) {
        let mut met = theirs.iter().filter(|b| same_slot(a, b)).peekable();
        if met.peek().is_none() {
            continue;
        }
        let agrees = met.any(|b| interval::compare(&a.quantity, &b.quantity, 0.0, true) != Verdict::Conflict);
        match told.iter_mut().find(|(f, _)| same_slot(f, a)) {
            Some((_, alike)) => *alike |= agrees,
            None => told.push((a, agrees)),
        }
    }
    told.iter().filter(|(_, agrees)| !agrees).count() >= APART && shared(pair) <= SHARED
}

/// How many figures both reports give, whatever each says that they are of.
fn shared(pair: &Pair<'_>) -> usize {
    let rare = |f: &&NumberFact| f.quantity.unit.is_some() || f.quantity.low >= Exact::int(RARE);
    let same = |f: &NumberFact, g: &NumberFact| f.quantity.unit == g.quantity.unit && f.quantity.low == g.quantity.low;
    let theirs = &pair.y.facts.numbers;
    let mut found: Vec<&NumberFact> = Vec::new();
    for f in pair.x.facts.numbers.iter().filter(rare).filter(|f| theirs.iter().any(|g| same(f, g))) {
        if !found.iter().any(|g| same(f, g)) {
            found.push(f);
        }
    }
    found.len()
}

/// The figures of a report that say themselves what they count or measure.
fn slots(d: &Dossier) -> impl Iterator<Item = &NumberFact> {
    let named = |f: &&NumberFact| {
        let kind = f.attribute.is_some() || f.noun != 0 && f.quantity.unit.is_none();
        kind && f.subject.is_none() && f.quantity.shape == NumberShape::Cardinal && !f.quantity.ambiguous
    };
    d.facts.numbers.iter().filter(named)
}
