//! The parts of a point: each reads one part at a token, fills its slot and returns the token after it.

use super::clock;
use super::expr::Point;
use super::namesake;
use super::numeral;
use super::numeric;
use super::part;
use super::period;
use super::range;
use super::relative;
use super::scan::Scan;
use crate::lang::{Class, ClockWord, CueWord, TimeUnit};
use crate::text::TokenKind;

const CUE: u64 = Class::DateCue.mask();
const UNIT: u64 = Class::TimeUnit.mask();
const NUMERAL: u64 = Class::DateNumeral.mask();
const PERIOD: u64 = Class::Period.mask();
const CLOCK: u64 = Class::ClockCue.mask() | NUMERAL;
/// Classes a relative part begins with.
const RELATIVE: u64 = Class::Deictic.mask() | Class::Direction.mask() | UNIT | PERIOD;

/// The first part of a point.
pub(super) fn first(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let open = s.opening(i);
    // What is counted in figures is named at once.
    let named_near = |classes: u64| open.has(PERIOD | CUE | NUMERAL) || open.figure && s.near(i, classes);
    let mark = s.token(i).is_some_and(|t| t.kind == TokenKind::Symbol);
    open.with(Class::Edge.mask(), || relative::edge(s, p, i))
        .or_else(|| open.with(CUE, || cued_year(s, p, i).or_else(|| part::day_of_unit(s, p, i))))
        .or_else(|| open.with(UNIT | CUE | NUMERAL | Class::Direction.mask(), || part::week_of_month(s, p, i)))
        .or_else(|| open.with(CUE, || part::nth_weekday(s, p, i)))
        .or_else(|| open.with(CUE | UNIT, || part::unit_of_day(s, p, i)))
        .or_else(|| open.with(RELATIVE, || relative::relative(s, p, i)))
        .or_else(|| named(s, p, i))
        .or_else(|| calendar(s, p, i, false))
        .or_else(|| if named_near(PERIOD | UNIT) { period::section(s, p, i) } else { None })
        .or_else(|| if mark || named_near(PERIOD | CUE) { period::era(s, p, i) } else { None })
        .or_else(|| open.with(CUE | PERIOD, || part::dated_season(s, p, i)))
        .or_else(|| open.with(CUE, || part::of_year(s, p, i).or_else(|| part::season(s, p, i))))
        .or_else(|| open.figure_or(CLOCK, || time(s, p, i, false)))
}

/// A further part; `marked` when punctuation stands before it.
pub(super) fn next(s: &Scan<'_>, p: &mut Point, i: usize, marked: bool) -> Option<usize> {
    let open = s.opening(i);
    relative::direction(s, p, i, marked)
        .or_else(|| further_year(s, p, i))
        .or_else(|| open.with(RELATIVE, || relative::further_relative(s, p, i, marked)))
        .or_else(|| further_calendar(s, p, i, marked))
        .or_else(|| open.with(Class::DayPart.mask(), || day_part(s, p, i)))
        .or_else(|| {
            let dated = p.has_day() || p.written.weekday.is_some();
            if p.clock.is_none() {
                open.figure_or(CLOCK, || time(s, p, i, dated))
            } else if p.has_calendar() {
                None
            } else {
                // "noon on Easter Sunday"
                open.with(Class::NamedDay.mask(), || named(s, p, i))
            }
        })
}

/// Weekday, day and month, month and day, month: whatever starts at `i`.
pub(super) fn calendar(s: &Scan<'_>, p: &mut Point, i: usize, supported: bool) -> Option<usize> {
    let open = s.opening(i);
    open.with(Class::Weekday.mask() | Class::DayPart.mask(), || weekday(s, p, i, true))
        .or_else(|| open.figure_or(0, || figures(s, p, i, supported).or_else(|| day_month(s, p, i))))
        .or_else(|| open.with(Class::Month.mask(), || month_day(s, p, i).or_else(|| month(s, p, i))))
}

fn further_calendar(s: &Scan<'_>, p: &mut Point, i: usize, marked: bool) -> Option<usize> {
    if p.written.day.is_none() && p.written.month.is_none() && p.unit_shift.is_none() {
        let found = figures(s, p, i, true).or_else(|| day_month(s, p, i)).or_else(|| month_day(s, p, i));
        let found = found.or_else(|| p.written.weekday.and_then(|_| part::day_of_unit(s, p, i)));
        if found.is_some() {
            return found;
        }
    }
    let beside = p.day_shift.is_some()
        || (p.has_day() && marked)
        || (p.clock.is_some() && !marked && !p.has_calendar())
        || p.part.is_some() && !p.has_calendar();
    (p.written.weekday.is_none() && beside && !p.previous).then(|| weekday(s, p, i, false)).flatten()
}

/// Weekday, with the evening before it ("malam Minggu").
pub(super) fn weekday(s: &Scan<'_>, p: &mut Point, i: usize, eve: bool) -> Option<usize> {
    let (mut at, mut before) = (i, None);
    if eve && let Some(h) = s.hit(i, Class::DayPart) {
        let (part, evening) = s.dates.parts.get(h.value as usize).copied()?;
        if !evening || !s.joins(h.end as usize) {
            return None;
        }
        (before, at) = (Some(part), h.end as usize);
    }
    let h = s.hit(at, Class::Weekday)?;
    let w = s.dates.weekdays.get(h.value as usize)?;
    let end = h.end as usize;
    if w.plural || (w.short && !before_date(s, end)) || (!w.short && !s.token(at)?.capital() && !before_date(s, end)) {
        return None;
    }
    // "Sunday 31 March (Monday, Jakarta time)" by another clock; "postponed to 1 September, Tuesday (20 June)" of the date behind it.
    let behind = end + usize::from(s.is(end, ","));
    let zone = s.has_hit(behind, Class::TimeZone) || s.clock_cue(behind, |c| c == ClockWord::Local).is_some();
    if p.has_day() && (zone || before_date(s, end)) || before.is_none() && namesake::person(s, at, end) {
        return None;
    }
    p.written.weekday = Some(w.weekday);
    if before.is_some() {
        (p.part, p.eve) = (before, true);
    }
    Some(end)
}

/// Whether a date in figures follows, so that an abbreviation is a weekday.
fn before_date(s: &Scan<'_>, end: usize) -> bool {
    let at = end + usize::from(matches!(s.mark(end), ',' | '.' | '('));
    s.figure(at).is_some() && (s.is(at + 1, "/") || s.is(at + 1, "-") || s.has_hit(at + 1, Class::Month))
        || s.figure(at + 1).is_some() && s.has_hit(at, Class::Month)
}

fn figures(s: &Scan<'_>, p: &mut Point, i: usize, supported: bool) -> Option<usize> {
    let (found, end) = numeric::date(s, i, supported)?;
    let weekday = p.written.weekday;
    p.written = found.written;
    p.written.weekday = weekday;
    (p.swappable, p.impossible) = (found.swappable, found.impossible);
    Some(end)
}

/// A month name at `i`: number, whether another calendar's, and the end.
fn month_word(s: &Scan<'_>, i: usize, beside: bool) -> Option<(u32, usize)> {
    let hits = s.cx.outline.hits.at(i).iter().filter(|h| h.class == Class::Month);
    let mut best = None;
    for h in hits {
        let m = s.dates.months.get(h.value as usize)?;
        if m.foreign {
            return None;
        }
        if (beside || !m.short) && best.is_none_or(|(_, e)| (h.end as usize) > e) {
            best = Some((m.number, h.end as usize));
        }
    }
    let (n, mut end) = best?;
    if s.is(end, ".") && s.glued(end) && end == i + 1 && s.figure(end + 1).is_some() && s.token(i)?.span.len() <= 4 {
        end += 1;
    }
    Some((n, end))
}

/// The year after a full or half written date, at `i`.
fn year_after(s: &Scan<'_>, i: usize) -> Option<(i32, usize)> {
    if !s.joins(i) {
        return None;
    }
    let mut at = i;
    if s.is(at, ",") && s.dates.month_first || matches!(s.mark(at), '-' | '/') && s.glued(at) {
        at += 1;
    }
    // "Agustus '98"
    if matches!(s.mark(i), '\'' | '’')
        && let Some(f) = s.figure(i + 1).filter(|f| f.digits == 2 && s.glued(i + 1) && !s.number_goes_on(i + 1))
    {
        return Some((numeric::century(f.value), i + 2));
    }
    if let Some(h) = s.cue(at, CueWord::Year) {
        at = h.end as usize;
    }
    let y = s.year(at)?;
    // "Januari 2019 unit"
    if s.trap(at + 1, 2).is_some() && at == i {
        return None;
    }
    Some((y, at + 1))
}

/// "15 Agustus 2022", "15-Agustus-2022", "15th of August".
fn day_month(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let d = s.figure(i).filter(|f| f.digits <= 2 && (1..=39).contains(&f.value))?;
    if i > 0 && s.glued(i) && (s.is(i - 1, ".") || s.is(i - 1, ",")) && i >= 2 && s.figure(i - 2).is_some() {
        return None;
    }
    let mut at = i + 1;
    if s.glued(at) && s.cue(at, CueWord::Suffix).is_some() {
        at += 1;
    }
    if let Some(h) = s.cue(at, CueWord::Filler).or_else(|| s.cue(at, CueWord::Month)) {
        // "won 3-1 on May 25": the second figure of a score is no day.
        if i >= 2 && s.glued(i) && s.is(i - 1, "-") && s.figure(i - 2).is_some() {
            return None;
        }
        at = h.end as usize;
    } else if matches!(s.mark(at), '-' | '/' | '.') && s.glued(at) && s.glued(at + 1) {
        at += 1;
    }
    if !s.joins(at) {
        return None;
    }
    let (m, end) = month_word(s, at, true)?;
    if at == i + 1 && !s.token(at)?.capital() && s.dates.month_first {
        return None;
    }
    // "By 88 votes to 31 on June 20": the day stands behind the month.
    let behind = || s.figure(end).is_some_and(|f| f.digits <= 2) && month_day(s, &mut Point::default(), at).is_some();
    let year = year_after(s, end);
    if at > i + 1 && year.is_none() && s.dates.month_first && behind() {
        return None;
    }
    if d.value > 31 {
        // No calendar has the day; only a year or weekday beside it says that a date is meant.
        let cues = [CueWord::Day, CueWord::Filler, CueWord::Preposition];
        let announced = || i > 0 && cues.into_iter().any(|c| s.cue(i - 1, c).is_some());
        if year.is_none() && p.written.weekday.is_none() && !announced() {
            return None;
        }
        p.impossible = true;
    }
    (p.written.day, p.written.month) = (Some(d.value), Some(m));
    if let Some((y, end)) = year {
        p.written.year = Some(y);
        return Some(end);
    }
    Some(end)
}

/// "June 13, 2007", "March eighth".
fn month_day(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let (m, at) = month_word(s, i, true)?;
    if !s.joins(at) || !s.token(i)?.capital() {
        return None;
    }
    let mut end = at + 1;
    let day = match s.figure(at) {
        Some(f) => {
            if s.glued(end) && s.cue(end, CueWord::Suffix).is_some() {
                end += 1;
            } else if s.number_goes_on(at) || (s.glued(end) && (s.is(end, "%") || s.is(end, ":") && s.glued(end + 1))) {
                return None;
            }
            Some(f).filter(|f| f.digits <= 2 && (1..=39).contains(&f.value))?.value
        }
        None => return None,
    };
    // In Indonesian the figure after a month counts something else, unless a year follows at once.
    let year = year_after(s, end);
    let with_year = s.is(end, ",") && (year.is_some() || s.year(end + 1).is_some());
    if !s.dates.month_first && !with_year {
        return None;
    }
    let year = year.or_else(|| s.is(end, ",").then(|| s.year(end + 1).map(|y| (y, end + 2))).flatten());
    if day > 31 {
        // "In January 32 people …": no calendar has the day; it is one before a year, or where nothing counted can follow.
        let announced = p.written.weekday.is_some() || i > 0 && s.cue(i - 1, CueWord::Filler).is_some();
        let ends = s.token(end).is_none_or(|t| t.kind == TokenKind::Symbol);
        if year.is_none() && !(announced && ends) {
            return None;
        }
        p.impossible = true;
    }
    (p.written.day, p.written.month) = (Some(day), Some(m));
    if let Some((y, after)) = year {
        p.written.year = Some(y);
        end = after;
    }
    Some(end)
}

/// "Agustus 2022", "Agustus", "Agustus '98".
pub(super) fn month(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let beside = s.year(i + 1).is_some() || s.is(i + 1, ".") && s.year(i + 2).is_some();
    let (m, end) = month_word(s, i, beside)?;
    if !s.token(i)?.capital() && !beside {
        return None;
    }
    if !beside && namesake::month(s, i, end) {
        return None;
    }
    p.written.month = Some(m);
    if let Some((y, end)) = year_after(s, end) {
        p.written.year = Some(y);
        return Some(end);
    }
    if let Some((y, end)) = s.dates.month_first.then(|| numeral::spelt_year(s, end)).flatten() {
        p.written.year = Some(y);
        return Some(end);
    }
    Some(end)
}

/// "tahun 2019", "the year two thousand", "fiscal 1989".
pub(super) fn cued_year(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let h = s.cue(i, CueWord::Year)?;
    let at = h.end as usize;
    if !s.joins(at) {
        return None;
    }
    if let Some(end) = period::decade(s, p, at) {
        return Some(end);
    }
    // "Juli, tahun ajaran 2024-2025" tells two times.
    if p.written.month.is_some() && range::years(s, at).is_some() {
        return None;
    }
    if let Some(y) = s.year(at) {
        // "tahun 1445 Hijriah" counts in another calendar.
        if y < 1700 && s.cue(at + 1, CueWord::Era).is_some() {
            return None;
        }
        p.written.year = Some(y);
        return Some(at + 1);
    }
    if matches!(s.mark(at), '\'' | '’')
        && let Some(f) = s.figure(at + 1).filter(|f| f.digits == 2)
    {
        p.written.year = Some(numeric::century(f.value));
        return Some(at + 2);
    }
    let (y, end) = numeral::spelt_year(s, at)?;
    p.written.year = Some(y);
    Some(end)
}

pub(super) fn plain_year(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let y = s.year(i).filter(|y| (1500..=2199).contains(y))?;
    if s.trap(i + 1, 2).is_some() {
        return None;
    }
    p.written.year = Some(y);
    Some(i + 1)
}

/// A year after a month, a section, a season or a named day.
fn further_year(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    // "the same month of 2019"
    let same = p.previous && p.unit_shift == Some((TimeUnit::Month, 0));
    let open = p.written.month.is_some() || p.section.is_some() || p.season.is_some() || p.named.is_some() || same;
    if p.written.year.is_some() || p.unit_shift.is_some() && !same || !open || p.clock.is_some() {
        return None;
    }
    let century = || p.section.is_some() && p.era.is_none();
    if century()
        && let Some(end) = period::era(s, p, i)
    {
        return Some(end);
    }
    cued_year(s, p, i).or_else(|| plain_year(s, p, i))
}

pub(super) fn day_part(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    if p.part.is_some()
        || !(p.has_day() || p.written.weekday.is_some() || p.day_shift.is_some() || p.clock.is_some() || p.edge.is_some())
    {
        return None;
    }
    let (part, end) = clock::day_part(s, i)?;
    p.part = Some(part);
    if let Some(again) = eve_again(s, p, i, end) {
        return Some(again);
    }
    // "malam itu" after a weekday says the same day again.
    let again = s.hit(i, Class::Deictic).filter(|h| h.end as usize > end);
    Some(again.map_or(end, |h| h.end as usize))
}

/// "Sabtu malam Minggu": the evening is told by its own day and by the day after.
fn eve_again(s: &Scan<'_>, p: &Point, i: usize, end: usize) -> Option<usize> {
    let (_, evening) = s.hit(i, Class::DayPart).and_then(|h| s.dates.parts.get(h.value as usize))?;
    let h = s.hit(end, Class::Weekday).filter(|_| *evening && s.joins(end))?;
    let named = s.dates.weekdays.get(h.value as usize)?.weekday;
    (p.written.weekday?.iso() % 7 + 1 == named.iso()).then_some(h.end as usize)
}

fn time(s: &Scan<'_>, p: &mut Point, i: usize, beside: bool) -> Option<usize> {
    let found = clock::clock(s, i, beside)?;
    p.clock = Some(found.clock);
    p.part = p.part.or(found.part);
    Some(found.end)
}

pub(super) fn named(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let h = s.hit(i, Class::NamedDay)?;
    p.named = s.dates.named.get(h.value as usize).copied();
    Some(h.end as usize)
}
