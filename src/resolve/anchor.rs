//! The publication time, solved rather than guessed: metadata first, then what the article prints about itself, then the years that
//! the written weekday and the other dates leave possible.

use crate::extract::{DateExpr, Derivation, Mention, MentionKind};
use crate::lang::{Class, Lexicon};
use crate::read::{Article, PublishedFrom};
use crate::segment::{Outline, Zone};
use crate::value::{Clock, Date, PartialDate};

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

/// Tokens before and behind a day among which a word tells that it is to come.
const BEFORE: usize = 12;
const BEHIND: usize = 3;
/// Days that are counted where all are to come.
const DAYS: usize = 100;

/// Years between the latest year an article mentions and its own; news speaks of recent years.
const REACH: i32 = 3;
/// Years between a report and a round year that it speaks of as a goal ("2045").
const GOAL: std::ops::RangeInclusive<i32> = 7..=40;

/// The last year that is taken for one somebody reports from: later ones are goals ("Indonesia Emas 2045"), whoever writes.
const HORIZON: i32 = 2039;

/// Finds the publication time.
pub(super) fn find(article: &Article, outline: &Outline, mentions: &[Mention], lexicon: &Lexicon) -> Anchor {
    if let Some(p) = article.meta.published {
        let why = format!("published {} ({})", p.date, p.from.name());
        return Anchor { clock: p.clock, ..Anchor::at(p.date, p.from, why) };
    }
    let dates: Vec<Written> = mentions.iter().filter_map(|m| Written::of(m, article)).collect();
    full(&dates, |z| z == Zone::Header, PublishedFrom::Header)
        .or_else(|| full(&dates, |z| z == Zone::Dateline, PublishedFrom::Dateline))
        .or_else(|| own(&dates, outline, lexicon))
        .or_else(|| inferred(&dates))
        .unwrap_or_else(Anchor::none)
}

/// One date as the anchor finder sees it.
struct Written<'a> {
    parts: PartialDate,
    clock: Option<Clock>,
    zone: Zone,
    text: &'a str,
    tokens: (u32, u32),
    /// A word beside it points ahead ("mendatang"), or it is an end of a range.
    ahead: bool,
}

impl<'a> Written<'a> {
    fn of(mention: &Mention, article: &'a Article) -> Option<Written<'a>> {
        let MentionKind::Date { expr, .. } = &mention.kind else { return None };
        let ahead = !matches!(expr, DateExpr::Point(p) if p.direction.is_none_or(|d| d <= 0));
        let text = mention.span.of(&article.text);
        Some(Written { parts: expr.written(), clock: expr.clock(), zone: mention.zone, text, tokens: mention.tokens, ahead })
    }

    /// Whether the day is told as one to come: by a word of the clause before it or right behind it, or as the end of something ("hingga").
    fn is_to_come(&self, outline: &Outline, lexicon: &Lexicon) -> bool {
        let (from, to) = (self.tokens.0 as usize, self.tokens.1 as usize);
        let here = outline.sentence_of.get(from);
        let tense = |i: usize| {
            let hit = outline.hits.get(i, Class::Tense).filter(|_| outline.sentence_of.get(i) == here)?;
            lexicon.dates.tenses.get(hit.value as usize).map(|(shift, _)| *shift)
        };
        let until = |i: usize| outline.hits.mask(i) & Class::RangeWord.mask() != 0;
        let morrow = |i: usize| {
            let word = outline.hits.get(i, Class::Deictic).and_then(|h| lexicon.dates.deictics.get(h.value as usize));
            word.is_some_and(|word| word.day.is_some_and(|day| day > 0))
        };
        // The nearest word counts: "akan kami bawa, ujar Rina, Sabtu (4/5/2024)".
        self.ahead
            || (from.saturating_sub(BEFORE)..from).rev().find_map(tense).is_some_and(|shift| shift > 0)
            || (to..to + BEHIND).find_map(tense).is_some_and(|shift| shift > 0)
            || (from.saturating_sub(2)..from).any(|i| until(i) || morrow(i))
            || (to..to + 2).any(morrow)
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

/// The latest full date with a fitting weekday in the running text that is not told as one to come: a report is written when all it tells
/// has been. Where every one of them is to come, the most frequent, the first of equals.
fn own(dates: &[Written<'_>], outline: &Outline, lexicon: &Lexicon) -> Option<Anchor> {
    let days: Vec<(Date, &Written)> = dates
        .iter()
        .filter(|w| w.zone.asserts())
        .filter_map(|w| Some((w.day().filter(|day| w.parts.weekday == Some(day.weekday()))?, w)))
        .collect();
    let past = days.iter().filter(|(_, w)| !w.is_to_come(outline, lexicon));
    let latest = past.rev().max_by_key(|(day, _)| *day);
    let count = |day: &Date| days.iter().filter(|(d, _)| d == day).count();
    let (day, written) = latest.or_else(|| days.iter().take(DAYS).rev().max_by_key(|(day, _)| count(day)))?;
    Some(Anchor::at(*day, PublishedFrom::Inferred, format!("the report dates itself «{}»", written.text)))
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
