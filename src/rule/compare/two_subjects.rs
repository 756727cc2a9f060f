//! Two reports that tell of two subjects in the same words: the drought in one district and in another, the intake of two schools.
//!
//! Of what two reports of one happening count and measure most agrees, and a figure that does not stands out. Where hardly anything
//! agrees they tell of two things, however alike their words. Reports of days that lie apart which name nobody in common, and hardly anything
//! else, tell of two things of one kind: a recall here and a recall there. Where they disagree on a time and on something else (when and where,
//! when and how many), one of them is seldom mistaken twice: they may tell of two happenings. And two reports of one happening nearly always have a
//! figure in common, be it an hour, a year or a share.

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
use rustc_hash::FxHashSet;

/// Slots in which the figures differ from which two reports are of two subjects, and figures they may share all the same.
const APART: usize = 3;
const SHARED: usize = 1;
/// The least count that two reports rarely share by chance.
const RARE: i64 = 10;

/// Days between two reports from which years alone are nothing that they share.
const AFTER: i64 = 2;
/// What stands inside a written figure.
const MARKS: [char; 3] = ['.', ',', ':'];

/// Evidence of a link from which two reports tell of one happening whatever they say otherwise.
const TIED: f32 = 6.0;

/// Days between two reports from which they need more in common than a place, and names they share that are not enough then.
const LATER: i64 = 3;
const PLACE: usize = 1;
/// Names of its own from which a report of the other's happening would have one in common.
const OWN: usize = 3;
/// Letters of a word of a name that says nothing.
const SHORT: usize = 3;

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
        let (a, b) = spans(pair, c)?;
        let named = timed || matches!(compare, Compare::Name | Compare::Place);
        (!c.decided && !c.note && (named || counted && !slipped(pair, c))).then_some((timed, a, b))
    };
    let found: Vec<Option<(bool, Span, Span)>> = sink.clashes.iter().map(told).collect();
    let one = |x: &(bool, Span, Span), y: &(bool, Span, Span)| x.1.overlaps(y.1) || x.2.overlaps(y.2);
    let times = || found.iter().flatten().filter(|x| x.0);
    if times().any(|x| found.iter().flatten().any(|y| !one(x, y))) {
        sink.clashes.iter_mut().zip(&found).filter(|(_, told)| told.is_some()).for_each(|(c, _)| c.note = true);
    }
}

/// Makes notes of the days and figures that two reports tell otherwise which have no figure in common, not even a year, and of the places in
/// reports that lie days apart. A figure that looks like the other with a slip of the pen stays, for it is the one in common, and so does a
/// toll: it may be the only figure there is to tell.
///
/// Of 852 invented sets by writers who did not know of this and of [`later_unmet`], 16 of the 44 false findings of days, figures, places and
/// holders are of such two reports, and 10 of the 219 true ones.
pub(super) fn unmet(pair: &Pair<'_>, rules: &[&Rule], sink: &mut Sink) {
    if pair.link.archive || sink.clashes.is_empty() {
        return;
    }
    let (none, later) = (met(pair).next().is_none(), later_unmet(pair));
    for c in sink.clashes.iter_mut().filter(|c| !c.decided) {
        c.note |= match rules.iter().find(|r| r.id == c.rule).map(|r| &r.compare) {
            Some(Compare::Date { .. }) => none,
            Some(Compare::Number { .. }) => none && !slipped(pair, c) && !toll(pair, c),
            Some(Compare::Place) => later,
            _ => false,
        };
    }
}

/// Whether two reports lie days apart and have no figure in common but years. A noun or a cue has one name in each of them; that both tell of one
/// happening nothing says.
pub(super) fn later_unmet(pair: &Pair<'_>) -> bool {
    let later = || pair.days().is_some_and(|days| days >= AFTER);
    !pair.link.archive && later() && met(pair).all(year)
}

/// The figures that two reports have in common, as they are written.
fn met<'a>(pair: &Pair<'a>) -> impl Iterator<Item = &'a str> {
    let theirs: FxHashSet<&str> = written(pair.y).collect();
    written(pair.x).filter(move |figure| theirs.contains(figure))
}

/// The figures of a report as they are written, without those of its head and foot.
fn written(d: &Dossier) -> impl Iterator<Item = &str> {
    let asserted = d.outline.sentences.iter().filter(|s| s.zone.asserts()).map(|s| s.span.of(&d.article.text));
    let title = d.article.meta.title.as_deref().into_iter();
    let runs = title.chain(asserted).flat_map(|text| text.split(|c: char| !c.is_ascii_digit() && !MARKS.contains(&c)));
    runs.map(|run| run.trim_matches(MARKS)).filter(|figure| figure.len() > 1)
}

/// Whether a written figure may be a year.
fn year(figure: &str) -> bool {
    figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"))
}

/// Where the two sides of a clash stand.
fn spans(pair: &Pair<'_>, c: &Clash) -> Option<(Span, Span)> {
    let side = |article| c.sides.iter().find(|s| s.article == Some(article)).map(|s| s.span);
    Some((side(pair.link.a)?, side(pair.link.b)?))
}

/// Whether one of two figures looks like the other with a slip of the pen.
fn slipped(pair: &Pair<'_>, c: &Clash) -> bool {
    let sides = spans(pair, c).map(|(a, b)| (figure(pair.x, a), figure(pair.y, b)));
    matches!(sides, Some((Some(f), Some(g))) if slip_of(f, g) >= Slip::Likely)
}

/// Whether a clash is about a count that only grows.
fn toll(pair: &Pair<'_>, c: &Clash) -> bool {
    let counted = spans(pair, c).and_then(|(a, _)| figure(pair.x, a));
    counted.and_then(|f| attribute(pair, f)).is_some_and(|x| x.changes == Changes::Grows)
}

fn figure(d: &Dossier, at: Span) -> Option<&NumberFact> {
    d.facts.numbers.iter().find(|n| n.ground.span == at)
}

/// Whether two reports tell of two subjects.
pub(super) fn two_subjects(pair: &Pair<'_>) -> bool {
    strangers(pair) || nobody_met(pair) || unlike(pair)
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

/// Whether each of two reports names several of its own, of which the other has none, not even a word of a person, nor any figure but years: a trial here and a
/// trial there.
fn nobody_met(pair: &Pair<'_>) -> bool {
    let (xs, ys) = (&pair.x.facts.signature.names, &pair.y.facts.signature.names);
    if pair.link.archive || xs.len().min(ys.len()) < OWN {
        return false;
    }
    let person = |n: &NameEntry| n.name_type == NameType::Person;
    let word = |a: &NameEntry, b: &NameEntry| a.key.split([' ', '-']).any(|w| w.len() > SHORT && contains_words(&b.key, w));
    let one = |a: &NameEntry, b: &NameEntry| match person(a) && person(b) {
        true => word(a, b),
        false => contains_words(&a.key, &b.key) || contains_words(&b.key, &a.key),
    };
    !xs.iter().any(|a| ys.iter().any(|b| a.key == b.key || one(a, b))) && met(pair).all(year)
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
