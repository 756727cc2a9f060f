//! The time line of recurring events: by which day each article tells of its event, and which articles stand around it.

use crate::group::{ARCHIVE, Carriers, Link, Tally};
use crate::lang::{Lexicon, Lexicons, Recurs};
use crate::resolve::Dossier;
use crate::resolve::facts::{KeyKind, TimeFact, TimeRole};
use crate::segment::Zone;
use crate::value::{Date, DayInterval, Granularity, TimexKind};
use rayon::prelude::*;

/// Days between an occurrence and the article that reports it.
pub(super) const FRESH: i64 = 12;
/// Days by which the day of a yearly event wanders.
const WANDER: i64 = 25;
/// The mean year of the Gregorian calendar in ten-thousandths of a day.
const MEAN_YEAR: i64 = 3_652_425;
/// What days about the same time of the year are off at most, in ten-thousandths of a day: whole years are within two days of their mean length.
const SEASON: i64 = (WANDER + 3) * 10_000;
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

impl Told<'_> {
    /// Whether an article can say anything about this one: it is sure of its day, which lies near this one's, a year apart, or is that of
    /// another happening of the class.
    fn tells_of(&self, other: &Told<'_>) -> bool {
        self.settled && (together(self.day, other.day) || other_year(other.day, self.day) || other_happening(self, other))
    }
}

/// All articles of recurring events.
pub(super) struct Line<'a> {
    told: Vec<Option<Told<'a>>>,
    carriers: Carriers<Weight>,
}

/// What a key is worth to an article, whether it is more than a topic word, and the day of the article.
type Weight = (f32, bool, i32);

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
        // Whoever is sure of the day is held against reports of that time of any year only.
        let meets = |own: i32, day: i32| !c.settled || of_whole_years(i64::from(own - day).abs()).1 <= SEASON;
        for ((_, (mine, name, own)), list) in keys(c).zip(self.carriers.of(c.index)).filter(|(_, l)| l.len() <= COMMON) {
            for &(b, (theirs, other, day)) in list {
                if b as usize != c.index
                    && meets(own, day)
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
            archive: self.told.len() >= ARCHIVE,
        };
        // Days are asked for last, once for each of the few that share enough.
        let tells = |b: u32| self.at(b as usize).is_some_and(|o| o.tells_of(c));
        tally.drain(|sum| sum.0 >= RELATED).filter(|&(b, _)| tells(b)).map(link).collect()
    }
}

/// The keys of an article that may join it to another; figures differ from one occurrence to the next.
fn keys(t: &Told<'_>) -> impl Iterator<Item = (u32, Weight)> {
    let keys = t.d.facts.signature.keys.iter().filter(|k| !matches!(k.1, KeyKind::Number | KeyKind::Minor));
    let day = t.day.number();
    keys.map(move |&(key, kind, weight)| (key, (f32::from(weight) / 100.0, kind != KeyKind::Topic, day)))
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
pub(super) fn kindred(c: &Told<'_>, o: &Told<'_>, link: &Link) -> bool {
    o.classes.iter().any(|x| c.classes.contains(x)) || link.names >= FAMILIAR && link.certain
}

/// Whether two days are about the same time of different years.
pub(super) fn other_year(a: Date, b: Date) -> bool {
    // Most pairs of days are told apart without a calendar.
    let (years, off) = of_whole_years(a.days_since(b).abs());
    if years == 0 || off > SEASON {
        return false;
    }
    let years = a.year() - b.year();
    years != 0
        && [-1, 0, 1].iter().any(|y| {
            let n = years + y;
            n != 0 && b.plus_months(12 * n as i64).is_some_and(|s| s.days_since(a).abs() <= WANDER)
        })
}

/// How many mean years so many days are, and by how much they are off, in ten-thousandths of a day.
fn of_whole_years(days: i64) -> (i64, i64) {
    let apart = days * 10_000;
    let years = (apart + MEAN_YEAR / 2) / MEAN_YEAR;
    (years, (apart - years * MEAN_YEAR).abs())
}

/// Whether both tell of the event at one time.
pub(super) fn together(a: Date, b: Date) -> bool {
    a.days_since(b).abs() <= TOGETHER
}

/// Whether headline or lead of both tell of one class of happening on different days: two quakes, two legs of a tie. One night in two time zones is
/// one happening.
pub(super) fn other_happening(c: &Told<'_>, a: &Told<'_>) -> bool {
    matches!((c.happening, a.happening), (Some((e, x)), Some((f, y))) if e == f && x.gap(y) >= 2)
}
