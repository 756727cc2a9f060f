//! Words that point from the publication day: deictics, units and names with a direction, edges.

use super::atom;
use super::clock;
use super::expr::Point;
use super::period;
use super::point::{fillers, point};
use super::scan::Scan;
use crate::lang::{Class, CueWord, Side, TimeUnit};
use crate::text::TokenKind;

/// "awal", "late": an edge and the part it belongs to.
pub(super) fn edge(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let h = s.hit(i, Class::Edge)?;
    if s.hit(i, Class::TimeUnit).is_some_and(|u| u.end > h.end) {
        return None;
    }
    let mut at = h.end as usize;
    if s.is(at, "-") && s.glued(at) {
        at += 1;
    }
    if !s.joins(at) {
        return None;
    }
    let mut trial = Point { edge: s.dates.edges.get(h.value as usize).copied(), ..Point::default() };
    let skipped = fillers(s, at);
    let end = relative(s, &mut trial, at)
        .or_else(|| atom::cued_year(s, &mut trial, at))
        .or_else(|| period::section(s, &mut trial, at))
        .or_else(|| period::era(s, &mut trial, at))
        .or_else(|| atom::calendar(s, &mut trial, at, false))
        .or_else(|| relative(s, &mut trial, skipped))
        .or_else(|| period::era(s, &mut trial, skipped))
        .or_else(|| atom::calendar(s, &mut trial, skipped, false))
        .or_else(|| atom::plain_year(s, &mut trial, skipped))
        .or_else(|| bare_unit(s, &mut trial, at))
        .or_else(|| atom::day_part(s, &mut trial, at).filter(|_| trial.part.is_some() && s.dates.month_first))?;
    *p = trial;
    Some(end)
}

/// "akhir tahun": the unit in which the article is written.
fn bare_unit(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let at = s.cue(i, CueWord::Article).map_or(i, |h| h.end as usize);
    let h = s.hit(at, Class::TimeUnit)?;
    let u = s
        .dates
        .units
        .get(h.value as usize)
        .filter(|u| u.amount.is_none() && !u.plural && matches!(u.unit, TimeUnit::Year | TimeUnit::Month | TimeUnit::Week))?;
    // "akhir tahun 2019" is a year, "akhir bulan Juni" a month.
    if s.figure(h.end as usize).is_some() {
        return None;
    }
    p.unit_shift = Some((u.unit, 0));
    Some(h.end as usize)
}

/// Deictic words and units with a direction.
pub(super) fn relative(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    deictic(s, p, i).or_else(|| shifted(s, p, i))
}

fn deictic(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let h = s.hit(i, Class::Deictic)?;
    let d = s.dates.deictics.get(h.value as usize)?;
    // "tahun-tahun sebelumnya" is no single year.
    if i > 1 && s.glued(i) && s.is(i - 1, "-") && s.glued(i - 1) {
        return None;
    }
    let offset = d.day?;
    let end = h.end as usize;
    // "the day before last Tuesday", "sehari sebelum 17 Agustus"
    let hinge = (d.anchored || d.clause) && d.unit.is_none() && !s.inner && s.joins(end);
    if hinge && let Some((mut q, after)) = point(&s.nested(), end).filter(|(q, _)| q.is_one_day()) {
        q.beside = offset;
        *p = q;
        return Some(after);
    }
    if d.anchored || (d.clause && clause_follows(s, end)) {
        return None;
    }
    // "the year-ago third quarter"
    if d.section && d.unit == Some(TimeUnit::Year) && s.joins(end) {
        let mut trial = p.clone();
        if let Some(after) = period::section(s, &mut trial, end).filter(|_| trial.written.year.is_none()) {
            trial.unit_shift = Some((TimeUnit::Year, offset));
            *p = trial;
            return Some(after);
        }
    }
    (p.previous, p.as_section) = (d.previous, d.section);
    p.part = d.part.or(p.part);
    match d.unit {
        Some(unit) => p.unit_shift = Some((unit, offset)),
        None => p.day_shift = Some(offset),
    }
    Some(h.end as usize)
}

/// Whether a clause or noun goes on behind "the day before", so that it is told by an event.
fn clause_follows(s: &Scan<'_>, i: usize) -> bool {
    s.joins(i)
        && s.token(i).is_some_and(|t| t.kind == TokenKind::Word)
        && s.cue(i, CueWord::And).is_none()
        && (s.cue(i, CueWord::Preposition).is_none() || s.cue(i, CueWord::Article).is_some())
}

/// The direction word at `i` on that side, with its shift.
fn shift(s: &Scan<'_>, i: usize, side: Side) -> Option<(i32, usize)> {
    let h = s.hit(i, Class::Direction)?;
    let d = s.dates.directions.get(h.value as usize).filter(|d| d.side == side)?;
    Some((d.of_unit.or(d.unit)?, h.end as usize))
}

/// "tahun lalu", "last year", "last fall", "next Tuesday", "last November".
pub(super) fn shifted(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    if let Some(h) = s.hit(i, Class::TimeUnit).filter(|_| !beside_weekday(s, i)) {
        let unit = unit_of(s, h.value)?;
        let at = h.end as usize;
        let (k, end) = s.joins(at).then(|| shift(s, at, Side::After)).flatten()?;
        p.unit_shift = Some((unit, k));
        return Some(end);
    }
    if let Some((season, at)) = period::season(s, i) {
        let (k, end) = shift(s, at, Side::After)?;
        p.season = Some(season);
        p.unit_shift = Some((TimeUnit::Year, k));
        return Some(end);
    }
    let (k, at) = shift(s, i, Side::Before)?;
    if !s.joins(at) {
        return None;
    }
    if let Some((season, end)) = period::season(s, at) {
        (p.season, p.direction) = (Some(season), Some(k));
        return Some(end);
    }
    if let Some(h) = s.hit(at, Class::TimeUnit) {
        p.unit_shift = Some((unit_of(s, h.value)?, k));
        let end = h.end as usize;
        // "last year's third quarter"
        let genitive = matches!(s.mark(end), '\'' | '’') && s.glued(end) && s.glued(end + 1);
        let section = genitive.then(|| period::section(s, p, end + 2)).flatten();
        return Some(section.unwrap_or(end));
    }
    let end = atom::weekday(s, p, at, false).or_else(|| atom::named(s, p, at)).or_else(|| atom::month(s, p, at))?;
    p.direction = Some(k);
    Some(end)
}

/// "Sabtu dan Minggu kemarin", "Sabtu-Minggu lalu": behind a weekday that is joined to it the word for a week is a weekday.
fn beside_weekday(s: &Scan<'_>, i: usize) -> bool {
    let weekday = |b: usize| s.hit(b, Class::Weekday).is_some_and(|h| h.end as usize == b + 1);
    let joined = |b: usize| s.cue(b, CueWord::And).is_some() || s.range_word(b).is_some();
    i > 1 && s.has_hit(i, Class::Weekday) && joined(i - 1) && weekday(i - 2)
}

/// The unit of a word that carries no number and is a week or coarser.
pub(super) fn unit_of(s: &Scan<'_>, value: u32) -> Option<TimeUnit> {
    let u = s.dates.units.get(value as usize)?;
    (u.amount.is_none() && !u.plural && u.unit > TimeUnit::Day && u.factor == 1).then_some(u.unit)
}

/// "April tahun depan", "Senin pekan lalu", "Rabu lusa", "yesterday" after a clock.
pub(super) fn further_relative(s: &Scan<'_>, p: &mut Point, i: usize, marked: bool) -> Option<usize> {
    if p.unit_shift.is_some() || p.day_shift.is_some() || p.previous {
        return None;
    }
    let mut trial = p.clone();
    let end = relative(s, &mut trial, i)?;
    let fits = match trial.unit_shift {
        Some((TimeUnit::Year, _)) => (p.written.month.is_some() || p.section.is_some()) && p.written.year.is_none() && !marked,
        Some((TimeUnit::Month, _)) => p.written.day.is_some() && p.written.month.is_none() && !marked,
        Some((TimeUnit::Week, _)) => p.written.weekday.is_some() && !marked,
        Some(_) => false,
        None => {
            trial.day_shift.is_some()
                && !p.has_day()
                && (p.written.weekday.is_some() || p.clock.is_some() || p.part.is_some())
                && (!marked || p.written.weekday.is_some())
        }
    };
    if !fits || (trial.direction != p.direction) || trial.written != p.written {
        return None;
    }
    // "5:30 that evening"
    if let (Some(clock), Some(part), None) = (trial.clock.as_mut(), trial.part, p.part) {
        clock.minute = clock::twelve_hours(clock.minute, part);
    }
    *p = trial;
    Some(end)
}

/// "lalu" after a month, weekday or date.
pub(super) fn direction(s: &Scan<'_>, p: &mut Point, i: usize, marked: bool) -> Option<usize> {
    let h = s.hit(i, Class::Direction)?;
    let d = s.dates.directions.get(h.value as usize).filter(|d| d.side == Side::After && d.day)?;
    let dated = p.written.month.is_some()
        || p.written.weekday.is_some()
        || p.written.year.is_some()
        || p.written.day.is_some()
        || p.section.is_some()
        || p.named.is_some();
    if !dated || p.direction.is_some() || marked || p.day_shift.is_some() || s.trap(i, 0).is_some() {
        return None;
    }
    p.direction = d.unit;
    Some(h.end as usize)
}
