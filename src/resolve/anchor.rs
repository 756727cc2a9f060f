//! The publication time, solved rather than guessed: metadata first, then what the article prints about itself, then the years that
//! the written weekday and the other dates leave possible.

use crate::extract::{Derivation, Mention, MentionKind};
use crate::lang::Lexicon;
use crate::read::{Article, PublishedFrom};
use crate::segment::{Outline, Zone};
use crate::value::{Clock, Date, PartialDate};
use rustc_hash::FxHashMap;

/// The document creation time and where it was found. Absent is a legal state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The publication day.
    pub date: Option<Date>,
    /// The time of day.
    pub clock: Option<Clock>,
    /// Where it was found.
    pub from: PublishedFrom,
    /// Days that remain possible when the day itself is not settled.
    pub candidates: Vec<Date>,
    /// Why.
    pub derivation: Derivation,
}

impl Anchor {
    fn none() -> Anchor {
        Anchor { date: None, clock: None, from: PublishedFrom::None, candidates: Vec::new(), derivation: Vec::new() }
    }

    fn at(date: Date, from: PublishedFrom, why: String) -> Anchor {
        Anchor { date: Some(date), from, derivation: vec![why.into()], ..Anchor::none() }
    }
}

/// Years between the latest year an article mentions and its own; news speaks of recent years.
const REACH: i32 = 3;
/// Years between a report and a round year that it speaks of as a goal ("2045").
const GOAL: std::ops::RangeInclusive<i32> = 7..=40;

/// The last year that is taken for one somebody reports from: later ones are goals ("Indonesia Emas 2045"), whoever writes.
const HORIZON: i32 = 2039;

/// Finds the publication time.
pub(super) fn find(article: &Article, outline: &Outline, mentions: &[Mention], _lexicon: &Lexicon) -> Anchor {
    if let Some(p) = article.meta.published {
        let why = format!("published {} ({})", p.date, p.from.name());
        return Anchor { clock: p.clock, ..Anchor::at(p.date, p.from, why) };
    }
    let dates: Vec<Written> = mentions.iter().filter_map(|m| Written::of(m, article, outline)).collect();
    full(&dates, |z| z == Zone::Header, PublishedFrom::Header)
        .or_else(|| full(&dates, |z| z == Zone::Dateline, PublishedFrom::Dateline))
        .or_else(|| modal(&dates))
        .or_else(|| inferred(&dates))
        .unwrap_or_else(Anchor::none)
}

/// One date as the anchor finder sees it.
struct Written<'a> {
    parts: PartialDate,
    clock: Option<Clock>,
    zone: Zone,
    text: &'a str,
}

impl<'a> Written<'a> {
    fn of(mention: &Mention, article: &'a Article, _outline: &Outline) -> Option<Written<'a>> {
        let MentionKind::Date { expr, .. } = &mention.kind else { return None };
        Some(Written { parts: expr.written(), clock: expr.clock(), zone: mention.zone, text: mention.span.of(&article.text) })
    }

    fn day(&self) -> Option<Date> {
        Date::new(self.parts.year?, self.parts.month?, self.parts.day?)
    }
}

/// The first full date of a zone.
fn full(dates: &[Written<'_>], zone: fn(Zone) -> bool, from: PublishedFrom) -> Option<Anchor> {
    let (w, day) = dates.iter().filter(|w| zone(w.zone)).find_map(|w| Some((w, w.day()?)))?;
    Some(Anchor { clock: w.clock, ..Anchor::at(day, from, format!("{} «{}»", from.name(), w.text)) })
}

/// The most frequent full date with a fitting weekday in the running text, the first of equals: reports date themselves so.
fn modal(dates: &[Written<'_>]) -> Option<Anchor> {
    let days: Vec<(Date, &str)> = dates
        .iter()
        .filter(|w| w.zone.asserts())
        .filter_map(|w| Some((w.day()?, w.text, w.parts.weekday?)))
        .filter(|(day, _, weekday)| day.weekday() == *weekday)
        .map(|(day, text, _)| (day, text))
        .collect();
    let mut counts: FxHashMap<Date, usize> = FxHashMap::default();
    for (day, _) in &days {
        *counts.entry(*day).or_default() += 1;
    }
    let mut best: Option<(usize, Date, &str)> = None;
    for (day, text) in &days {
        let count = counts.get(day).copied().unwrap_or(0);
        if best.is_none_or(|(n, _, _)| count > n) {
            best = Some((count, *day, text));
        }
    }
    let (_, day, text) = best?;
    Some(Anchor::at(day, PublishedFrom::Inferred, format!("the report dates itself «{text}»")))
}

/// Weekday, day and month without a year: the year around the latest year mentioned in which they fit. Of the year before it speaks a
/// report that looks ahead ("Pemilu 2024"); a round year far off is a goal, and the year before it counts when the day fits it.
fn inferred(dates: &[Written<'_>]) -> Option<Anchor> {
    let reports = dates.iter().filter(|w| w.zone.asserts() || w.zone == Zone::Header);
    let (month, day, weekday, text) = reports
        .filter(|w| w.parts.year.is_none())
        .find_map(|w| Some((w.parts.month?, w.parts.day?, w.parts.weekday?, w.text)))?;
    let fits = |y: i32| Date::new(y, month, day).filter(|d| d.weekday() == weekday);
    let dated = || dates.iter().filter(|w| w.zone.asserts()).filter_map(|w| Some((w.parts.year?, w.text)));
    let years = || dated().filter(|(y, _)| *y <= HORIZON);
    let last = years().max_by_key(|(y, _)| *y)?;
    let before = years().filter(|(y, _)| *y < last.0).max_by_key(|(y, _)| *y);
    let goal = |y: &i32| last.0 % 5 == 0 && GOAL.contains(&(last.0 - y)) && fits(*y).is_some();
    let latest = before.filter(|(y, _)| goal(y)).unwrap_or(last);
    let candidates: Vec<Date> = (latest.0 - 1..=latest.0 + REACH).filter_map(fits).collect();
    let why = format!("year inferred: «{text}» fits {} first around «{}»", candidates.first()?, latest.1);
    match candidates.as_slice() {
        [only] => Some(Anchor::at(*only, PublishedFrom::Inferred, why)),
        _ => Some(Anchor { candidates, derivation: vec![why.into()], ..Anchor::none() }),
    }
}
