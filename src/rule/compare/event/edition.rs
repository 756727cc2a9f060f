//! Recurring events: what belongs to one occurrence told of another.
//!
//! Articles of a recurring event are laid on a time line: each by the day it gives the event, near its own publication. What is told
//! of one occurrence only (its anniversary count, a quote, its day) is a discriminator. An article that tells the discriminator of
//! another occurrence under its own day is confused. One pair of articles can never show it: the occurrence of the discriminator and
//! that of the day both have to be told by others, or the discriminator has to belong to one occurrence by its nature.

use super::carried;
use super::timeline::{FRESH, Line, Told, kindred, other_year, together};
use crate::group::{ARCHIVE, Link, Tally};
use crate::lang::{Lexicons, Recurs};
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, TimeFact};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::align::LazyAlignment;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::rule::compare::name::stand_in::LazyFresh;
use crate::value::{Bound, Date, DayInterval, Exact, NumberShape, Reason, TimexKind};
use rayon::prelude::*;

/// Years over which material is carried from one occurrence to another.
const STEPS: i32 = 3;

/// Looks at every linked article beside its neighbours.
pub(in crate::rule::compare) fn among(
    rule: &Rule,
    dossiers: &[Dossier],
    primary: &[bool],
    lexicons: &Lexicons,
    explain: bool,
) -> Sink {
    let line = Line::new(dossiers, lexicons);
    dossiers
        .par_iter()
        .enumerate()
        .map_init(
            || Tally::new(dossiers.len()),
            |tally, (index, d)| {
                let mut out = Sink::default();
                let Some(c) = line.at(index).filter(|_| primary.get(index) == Some(&true)) else { return out };
                // In an archive nothing but counts and quotes is held against an article that is sure of its day.
                let archive = dossiers.len() >= ARCHIVE;
                if archive && c.settled && !d.facts.numbers.iter().any(|f| counted(c, f)) && !carried::speaks(d) {
                    return out;
                }
                let links = line.around(c, tally);
                let near: Vec<(&Told<'_>, &Link)> =
                    links.iter().filter_map(|link| Some((line.at(link.b).filter(|o| kindred(c, o, link))?, link))).collect();
                let lexicon = lexicons.get(d.language);
                for &(a, link) in &near {
                    let (alignment, fresh) = (LazyAlignment::new(), LazyFresh::new());
                    let pair = Pair { x: d, y: a.d, link, lexicon, x_first: true, alignment: &alignment, fresh: &fresh };
                    let mut sink = Sink::new(explain, (index.min(a.index), index.max(a.index)));
                    foreign_day(rule, c, a, &pair, &mut sink);
                    // Nothing is told of an occurrence to come but its day.
                    let told = a.settled && d.anchor.date.is_none_or(|p| c.day.days_since(p) <= FRESH);
                    let years = other_year(c.day, a.day);
                    if link.certain && told && years {
                        counts(rule, c, a, &near, &pair, &mut sink);
                        carried::quotes(rule, c, a, &pair, &mut sink);
                    }
                    out = out.merge(sink);
                }
                out
            },
        )
        .reduce(Sink::default, Sink::merge)
}

/// Whether what stands at a fact is told of another time: a date of another year in its context.
pub(super) fn elsewhere(d: &Dossier, sentence: u32, day: Date) -> bool {
    d.facts.times.iter().filter(|t| t.ground.sentence == sentence).any(|t| {
        !matches!(t.timex.kind, TimexKind::Duration | TimexKind::Set)
            && t.timex.days.is_some_and(|x| !x.intersects(DayInterval::day(day)) && x.gap(DayInterval::day(day)) > FRESH)
    })
}

/// The day of another occurrence: an article dates as done, by a day after its own publication, what only then took place.
fn foreign_day(rule: &Rule, c: &Told<'_>, b: &Told<'_>, pair: &Pair<'_>, sink: &mut Sink) {
    let (Some(published), Some(date)) = (c.d.anchor.date, c.date) else { return };
    let future = c.day.days_since(published) > FRESH;
    if !future || c.settled || !b.settled || b.date.is_none() || !together(c.day, b.day) || !other_year(c.day, published) {
        return;
    }
    // An article that knows its own day announces the next occurrence.
    let own =
        date.planned
            || c.d.facts.times.iter().any(|t| {
                t.timex.written.day.is_some() && t.timex.days.is_some_and(|x| x.gap(DayInterval::day(published)) <= FRESH)
            });
    // "tahun depan": it knows that the day lies ahead.
    let told_again =
        c.d.facts.times.iter().any(|t| t.timex.relative && t.timex.days.is_some_and(|x| x.first.year() == c.day.year()));
    sink.compared();
    if own || told_again {
        sink.silent(rule, Reason::DifferentOccurrence);
        return;
    }
    let mut sides = vec![at(c, date)];
    sides.extend(b.date.map(|t| at(b, t)));
    let why = format!("published {published}, the day belongs to the occurrence of {}", b.day);
    sink.clash(clash(rule, c, b, pair, sides, format!("{published}"), why));
}

fn ordinal(f: &NumberFact) -> bool {
    f.quantity.shape == NumberShape::Ordinal
}

/// Whether a figure counts the occurrences of the event an article tells of, or the years since its first.
fn counted(t: &Told<'_>, f: &NumberFact) -> bool {
    let years = f.quantity.is_in("year") && f.quantity.shape != NumberShape::Age;
    (ordinal(f) || years && f.quantity.low >= Exact::int(5))
        && f.quantity.bound == Bound::Exact
        && f.quantity.low == f.quantity.high
        && !f.ground.unreal
        && f.ground.profile.events.iter().any(|e| t.classes.contains(e))
}

/// The count of another occurrence: "77 tahun", "ke-277".
fn counts(rule: &Rule, c: &Told<'_>, a: &Told<'_>, near: &[(&Told<'_>, &Link)], pair: &Pair<'_>, sink: &mut Sink) {
    // Material is carried over from the past; an earlier article cannot quote a later count.
    if c.day < a.day || c.day.year() - a.day.year() > STEPS {
        return;
    }
    for f in c.d.facts.numbers.iter().filter(|f| counted(c, f)) {
        for g in a.d.facts.numbers.iter().filter(|g| counted(a, g)) {
            if ordinal(f) != ordinal(g) || f.quantity.low != g.quantity.low {
                continue;
            }
            sink.compared();
            let (p, q) = (&f.ground.profile, &g.ground.profile);
            let one = p.shared_names(q) >= 1 || pair.kinship(p, q) >= 2.0;
            // Two organisations may be 77 years old in following years; the same day of the year is theirs alone.
            let same_day = (c.day.month(), c.day.day()) == (a.day.month(), a.day.day());
            let large = f.quantity.low >= Exact::int(10);
            let yearly = p.events.iter().any(|e| {
                q.events.contains(e) && pair.lexicon.vocabulary.event(*e as u32).is_some_and(|e| e.recurs == Recurs::Yearly)
            });
            if !yearly || !one || elsewhere(c.d, f.ground.sentence, c.day) || elsewhere(a.d, g.ground.sentence, a.day) {
                sink.silent(rule, Reason::DifferentOccurrence);
                continue;
            }
            let step = Exact::int((c.day.year() - a.day.year()).into());
            let right = f.quantity.low.add(step);
            let gives =
                |t: &Told<'_>| t.d.facts.numbers.iter().any(|n| Some(n.quantity.low) == right && ordinal(n) == ordinal(f));
            // Another report of the same days counts on.
            let witness = near.iter().any(|(b, _)| b.settled && b.index != c.index && together(b.day, c.day) && gives(b));
            if large && !same_day && !witness {
                sink.silent(rule, Reason::WeakEvidence);
                continue;
            }
            // The article gives the count of its own year as well: it looks back, unless this one stands with its own day.
            let dated = c.date.is_some_and(|t| t.ground.sentence == f.ground.sentence);
            if gives(c) && !(dated && witness) {
                sink.silent(rule, Reason::DifferentOccurrence);
                continue;
            }
            let mut sides = vec![figure(c, f), figure(a, g)];
            sides.extend(c.date.map(|t| at(c, t)));
            let why = format!("the count of {} told of {}", a.day, c.day);
            sink.clash(clash(rule, c, a, pair, sides, format!("{}", a.day), why));
        }
    }
}

pub(super) fn clash(
    rule: &Rule,
    c: &Told<'_>,
    other: &Told<'_>,
    pair: &Pair<'_>,
    sides: Vec<ClashSide>,
    expected: String,
    why: String,
) -> Clash {
    let start = sides.first().map_or(0, |s| s.span.start);
    let mut out = Clash::new(rule, format!("occurrence at {start}"), sides);
    out.decided = true;
    out.certain = pair.link.certain;
    out.confidence = 0.75;
    let class = c.classes.iter().find(|x| other.classes.contains(x));
    out.attribute = class.and_then(|e| pair.lexicon.vocabulary.event(*e as u32)).map_or(String::new(), |e| e.id.clone());
    out.expected = expected;
    out.detail = c.day.to_string();
    out.why = vec![why, format!("shared evidence {:.1}", pair.link.weight)];
    out
}

pub(super) fn at(t: &Told<'_>, time: &TimeFact) -> ClashSide {
    ClashSide {
        article: Some(t.index),
        span: time.ground.span,
        value: time.timex.value.clone(),
        derivation: time.derivation.clone(),
    }
}

pub(super) fn figure(t: &Told<'_>, f: &NumberFact) -> ClashSide {
    ClashSide { article: Some(t.index), span: f.ground.span, value: f.quantity.value(), derivation: Vec::new() }
}
