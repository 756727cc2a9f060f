//! The time line of recurring events: by which day each article tells of its event, and which articles stand around it.

use crate::group::{Carriers, Link, Tally};
use crate::lang::{Lexicon, Lexicons, Recurs};
use crate::resolve::Dossier;
use crate::resolve::facts::{KeyKind, TimeFact};
use crate::segment::Zone;
use crate::value::{Date, DayInterval, Granularity, TimexKind};
use rayon::prelude::*;

/// Days between an occurrence and the article that reports it.
pub(super) const FRESH: i64 = 12;
/// Days by which the day of a yearly event wanders.
const WANDER: i64 = 25;
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
    /// The classes as bits, several of them sharing one: what most articles do not share is seen at once.
    bits: u64,
}

impl Told<'_> {
    /// Whether both tell of a recurring event of one class.
    pub(super) fn shares_class(&self, other: &Told<'_>) -> bool {
        self.classes.iter().any(|x| other.classes.contains(x))
    }

    /// Whether an article can say anything about this one: it is sure of its day, which lies near this one's or a year apart.
    fn tells_of(&self, other: &Told<'_>) -> bool {
        self.settled && self.bits & other.bits != 0 && (together(self.day, other.day) || other_year(other.day, self.day))
    }
}

/// All articles of recurring events.
pub(super) struct Line<'a> {
    told: Vec<Option<Told<'a>>>,
    carriers: Carriers<Weight>,
}

/// What a key is worth to an article, and whether it is more than a topic word.
type Weight = (f32, bool);

impl<'a> Line<'a> {
    /// Lays the articles on the time line.
    pub(super) fn new(dossiers: &'a [Dossier], lexicons: &Lexicons) -> Line<'a> {
        let told: Vec<Option<Told<'a>>> =
            dossiers.par_iter().enumerate().map(|(i, d)| on_time_line(i, d, lexicons.get(d.language))).collect();
        let entries = told.iter().flatten().flat_map(|t| keys(t).map(|(key, weight)| (key, t.index as u32, weight)));
        Line { carriers: Carriers::new(entries.collect(), dossiers.len()), told }
    }

    /// The article at an index, when it tells of a recurring event.
    pub(super) fn at(&self, index: usize) -> Option<&Told<'a>> {
        self.told.get(index)?.as_ref()
    }

    /// Articles that may tell of the same recurring event, by index: two occurrences share fewer words than two reports of one, so
    /// the threshold is lower than for a story, and a certain link here means a shared name.
    pub(super) fn around(&self, c: &Told<'_>, tally: &mut Tally<(f32, u32)>) -> Vec<Link> {
        for ((_, (mine, name)), list) in keys(c).zip(self.carriers.of(c.index)).filter(|(_, l)| l.len() <= COMMON) {
            for &(b, (theirs, other)) in list {
                if b as usize != c.index
                    && self.at(b as usize).is_some_and(|o| o.tells_of(c))
                    && let Some(sum) = tally.at(b)
                {
                    // In the order of the keys: sums of floating point numbers must not depend on the order of the articles.
                    sum.0 += mine.min(theirs);
                    sum.1 += u32::from(name && other);
                }
            }
        }
        let link = |(b, (weight, names)): (u32, (f32, u32))| Link {
            a: c.index,
            b: b as usize,
            weight,
            certain: names > 0 && weight >= NAMED,
            apart: true,
            names: names as usize,
        };
        tally.drain().filter(|(_, sum)| sum.0 >= RELATED).map(link).collect()
    }
}

/// The keys of an article that may join it to another; figures differ from one occurrence to the next.
fn keys(t: &Told<'_>) -> impl Iterator<Item = (u32, Weight)> {
    let keys = t.d.facts.signature.keys.iter().filter(|k| k.1 != KeyKind::Number);
    keys.map(|&(key, kind, weight)| (key, (weight, kind != KeyKind::Topic)))
}

/// Where an article stands on the time line; `None` when it tells of no recurring event.
fn on_time_line<'a>(index: usize, d: &'a Dossier, lexicon: &Lexicon) -> Option<Told<'a>> {
    let recurs = |e: &u16| lexicon.vocabulary.event(*e as u32).is_some_and(|e| e.recurs != Recurs::Never);
    let grounds = d.facts.times.iter().map(|t| &t.ground).chain(d.facts.numbers.iter().map(|n| &n.ground));
    let mut classes: Vec<u16> = grounds.flat_map(|g| g.profile.events.iter().copied()).filter(|e| recurs(e)).collect();
    classes.sort_unstable();
    classes.dedup();
    if classes.is_empty() {
        return None;
    }
    let dates = d.facts.times.iter().filter(|t| {
        t.timex.kind != TimexKind::Duration
            && t.timex.grain >= Granularity::Day
            && t.timex.written.day.is_some()
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
    let date = dates.clone().find(fresh).or_else(|| dates.clone().find(plausible));
    let day = date.and_then(|t| t.timex.days).map(|x| x.first).or(published)?;
    let settled = published.is_none_or(|p| p.days_since(day).abs() <= FRESH);
    let bits = classes.iter().fold(0, |bits, class| bits | 1 << (class % 64));
    Some(Told { index, d, classes, day, date, settled, bits })
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
pub(super) fn together(a: Date, b: Date) -> bool {
    a.days_since(b).abs() <= TOGETHER
}
