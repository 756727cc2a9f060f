//! Recurring events: what belongs to one occurrence told of another.
//!
//! Articles of a recurring event are laid on a time line: each by the day it gives the event, near its own publication. What is told
//! of one occurrence only (its anniversary count, a figure, a quote) is a discriminator. An article that tells the discriminator of
//! another occurrence under its own day is confused. One pair of articles can never show it: the occurrence of the discriminator and
//! that of the day both have to be told by others, or the discriminator has to belong to one occurrence by its nature.

use super::align::LazyAlignment;
use super::clash::{Clash, ClashSide, Sink};
use super::{Pair, carried};
use crate::group::Link;
use crate::lang::{Lexicon, Lexicons, Recurs};
use crate::resolve::Dossier;
use crate::resolve::facts::{KeyKind, NumberFact, TimeFact, TimeRole};
use crate::rule::Rule;
use crate::segment::Zone;
use crate::value::{Bound, Date, DayInterval, Exact, Granularity, NumberShape, Reason, TimexKind};
use rustc_hash::FxHashMap;

/// Days between an occurrence and the article that reports it.
pub(super) const FRESH: i64 = 12;
/// Days by which the day of a yearly event wanders.
const WANDER: i64 = 25;
/// Years over which material is carried from one occurrence to another.
const STEPS: i32 = 3;
/// Days within which two articles tell of one occurrence.
const TOGETHER: i64 = 12;
/// A key of more articles than this joins nobody.
const COMMON: usize = 60;
/// Shared evidence from which two articles may tell of one recurring event.
const RELATED: f32 = 0.4;
/// Shared evidence, a name among it, from which they surely do.
const NAMED: f32 = 0.8;

/// An article on the time line of its recurring event.
pub(super) struct Told<'a> {
    pub index: usize,
    pub d: &'a Dossier,
    /// Classes of recurring events it tells of, sorted.
    pub classes: Vec<u16>,
    /// The day it gives the event.
    pub day: Date,
    /// Where it says so; `None` when only the publication tells.
    pub date: Option<&'a TimeFact>,
    /// The day lies near its own publication: nothing speaks against it.
    pub settled: bool,
    /// The happening headline or lead put on a day of the news.
    happening: Option<(u16, DayInterval)>,
}

/// Looks at every linked article beside its neighbours.
pub(super) fn among(rule: &Rule, dossiers: &[Dossier], primary: &[bool], lexicons: &Lexicons, explain: bool) -> Sink {
    let mut out = Sink::default();
    let told: Vec<Option<Told<'_>>> =
        dossiers.iter().enumerate().map(|(i, d)| on_time_line(i, d, lexicons.get(d.language))).collect();
    if told.iter().flatten().count() < 2 {
        return out;
    }
    let links = related(&told, primary);
    let mut neighbours: Vec<Vec<(usize, &Link)>> = vec![Vec::new(); dossiers.len()];
    for link in &links {
        for (me, you) in [(link.a, link.b), (link.b, link.a)] {
            if primary.get(me) == Some(&true)
                && let Some(list) = neighbours.get_mut(me)
            {
                list.push((you, link));
            }
        }
    }
    for c in told.iter().flatten() {
        let near: Vec<(&Told<'_>, &Link)> = neighbours
            .get(c.index)
            .into_iter()
            .flatten()
            .filter_map(|&(i, link)| Some((told.get(i)?.as_ref()?, link)))
            .filter(|(o, link)| kindred(c, o, link))
            .collect();
        let lexicon = lexicons.get(c.d.language);
        for &(a, link) in &near {
            let alignment = LazyAlignment::new();
            let pair = Pair { x: c.d, y: a.d, link, lexicon, x_first: true, alignment: &alignment };
            let mut sink = Sink::new(explain, (c.index.min(a.index), c.index.max(a.index)));
            foreign_day(rule, c, a, &pair, &mut sink);
            let years = other_year(c.day, a.day);
            if link.certain && a.settled && (years || other_happening(c, a)) {
                carried::figures(rule, c, a, &near, &pair, &mut sink);
            }
            if link.certain && a.settled && years {
                counts(rule, c, a, &near, &pair, &mut sink);
                carried::quotes(rule, c, a, &pair, &mut sink);
                carried::names(rule, c, a, &near, &pair, &mut sink);
            }
            out = out.merge(sink);
        }
    }
    out
}

/// Pairs that may tell of one recurring event: two occurrences share fewer words than two reports of one, so the threshold is lower
/// than for a story, and a certain link here means a shared name.
fn related(told: &[Option<Told<'_>>], primary: &[bool]) -> Vec<Link> {
    let mut carriers: FxHashMap<u32, Vec<(usize, KeyKind, f32)>> = FxHashMap::default();
    for t in told.iter().flatten() {
        for &(key, kind, weight) in t.d.facts.signature.keys.iter().filter(|k| k.1 != KeyKind::Number) {
            carriers.entry(key).or_default().push((t.index, kind, weight));
        }
    }
    let mut pairs: FxHashMap<(usize, usize), (f32, usize)> = FxHashMap::default();
    // In the order of the keys: sums of floating point numbers must not depend on the order of the articles.
    let mut lists: Vec<_> = carriers.into_iter().filter(|(_, l)| l.len() > 1 && l.len() <= COMMON).collect();
    lists.sort_unstable_by_key(|&(key, _)| key);
    for (_, list) in &lists {
        for (n, &(a, kind, v)) in list.iter().enumerate() {
            for &(b, other, w) in list.get(n + 1..).unwrap_or(&[]) {
                if primary.get(a) != Some(&true) && primary.get(b) != Some(&true) {
                    continue;
                }
                let entry = pairs.entry((a, b)).or_default();
                entry.0 += v.min(w);
                entry.1 += usize::from(kind != KeyKind::Topic && other != KeyKind::Topic);
            }
        }
    }
    let mut links: Vec<Link> = pairs
        .into_iter()
        .filter(|(_, (weight, _))| *weight >= RELATED)
        .map(|((a, b), (weight, names))| Link { a, b, weight, certain: names > 0 && weight >= NAMED, apart: true, names })
        .collect();
    links.sort_by_key(|l| (l.a, l.b));
    links
}

/// Where an article stands on the time line; `None` when it has no day.
fn on_time_line<'a>(index: usize, d: &'a Dossier, lexicon: &Lexicon) -> Option<Told<'a>> {
    let recurs = |e: &u16| lexicon.vocabulary.event(*e as u32).is_some_and(|e| e.recurs != Recurs::Never);
    let grounds = d.facts.times.iter().map(|t| &t.ground).chain(d.facts.numbers.iter().map(|n| &n.ground));
    let mut classes: Vec<u16> = grounds.flat_map(|g| g.profile.events.iter().copied()).filter(|e| recurs(e)).collect();
    classes.sort_unstable();
    classes.dedup();
    let dates = d.facts.times.iter().filter(|t| {
        t.timex.kind != TimexKind::Duration
            && t.timex.grain >= Granularity::Day
            && (t.timex.written.day.is_some() || t.timex.written.weekday.is_some())
            && !t.timex.impossible
            && !(t.since || t.born || t.ground.unreal || t.ground.quoted)
            && t.timex.days.is_some_and(|days| days.len() <= 4)
    });
    let published = d.anchor.date;
    // The first day near the publication; else the first of the running text within a decade: a founding day of 1861 is none, nor
    // is that of an archive photo.
    let fresh = |t: &&TimeFact| t.timex.days.is_some_and(|x| published.is_some_and(|p| x.gap(DayInterval::day(p)) <= FRESH));
    let plausible = |t: &&TimeFact| {
        t.ground.zone != Some(Zone::Caption)
            && t.timex.days.is_some_and(|x| published.is_none_or(|p| (x.first.year() - p.year()).abs() <= 10))
    };
    // A day that has passed before one to come, a full date before a weekday.
    let full = |t: &&TimeFact| t.timex.written.day.is_some();
    let past = |t: &&TimeFact| fresh(t) && t.timex.days.is_some_and(|x| published.is_some_and(|p| x.first <= p));
    let date = dates
        .clone()
        .find(|t| full(t) && past(t))
        .or_else(|| dates.clone().find(|t| past(t) && t.leading))
        .or_else(|| dates.clone().find(|t| full(t) && fresh(t)))
        .or_else(|| dates.clone().find(|t| full(t) && plausible(t)));
    let day = date.and_then(|t| t.timex.days).map(|x| x.first).or(published)?;
    let settled = published.is_none_or(|p| p.days_since(day).abs() <= FRESH);
    let happening = d.facts.times.iter().find_map(|t| match (t.role, t.timex.days) {
        (TimeRole::Event(e), Some(x)) if t.leading && t.timex.grain >= Granularity::Day && x.len() <= 2 && fresh(&t) => {
            Some((e, x))
        }
        _ => None,
    });
    Some(Told { index, d, classes, day, date, settled, happening })
}

/// Names two articles share from which they tell of one thing that comes again, whatever its class.
const FAMILIAR: usize = 2;

/// Whether two articles may tell of occurrences of one thing: a class of recurring events, or the same names.
fn kindred(c: &Told<'_>, o: &Told<'_>, link: &Link) -> bool {
    o.classes.iter().any(|x| c.classes.contains(x)) || link.names >= FAMILIAR && link.certain
}

/// Whether two days are about the same time of different years.
pub(super) fn other_year(a: Date, b: Date) -> bool {
    let years = a.year() - b.year();
    years != 0
        && [-1, 0, 1].iter().any(|y| {
            let n = years + y;
            n != 0 && b.plus_months(12 * n as i64).is_some_and(|s| s.days_since(a).abs() <= WANDER)
        })
}

/// Whether both tell of the event at one time.
fn together(a: Date, b: Date) -> bool {
    a.days_since(b).abs() <= TOGETHER
}

/// Whether headline or lead of both tell of one class of happening on different days: two quakes, two legs of a tie. One night in two time zones is
/// one happening.
fn other_happening(c: &Told<'_>, a: &Told<'_>) -> bool {
    matches!((c.happening, a.happening), (Some((e, x)), Some((f, y))) if e == f && x.gap(y) >= 2)
}

/// Whether two articles tell of one occurrence.
pub(super) fn one_time(b: &Told<'_>, c: &Told<'_>) -> bool {
    together(b.day, c.day) && !other_happening(b, c)
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

/// The count of another occurrence: "77 tahun", "ke-277".
fn counts(rule: &Rule, c: &Told<'_>, a: &Told<'_>, near: &[(&Told<'_>, &Link)], pair: &Pair<'_>, sink: &mut Sink) {
    // Material is carried over from the past; an earlier article cannot quote a later count.
    if c.day < a.day || c.day.year() - a.day.year() > STEPS {
        return;
    }
    let ordinal = |f: &NumberFact| f.quantity.shape == NumberShape::Ordinal;
    let years = |f: &NumberFact| f.quantity.unit.as_deref() == Some("year") && f.quantity.shape != NumberShape::Age;
    let count = |t: &Told<'_>, f: &NumberFact| {
        (ordinal(f) || years(f) && f.quantity.low >= Exact::int(5))
            && f.quantity.bound == Bound::Exact
            && f.quantity.low == f.quantity.high
            && !f.ground.unreal
            && f.ground.profile.events.iter().any(|e| t.classes.contains(e))
    };
    for f in c.d.facts.numbers.iter().filter(|f| count(c, f)) {
        for g in a.d.facts.numbers.iter().filter(|g| count(a, g)) {
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
