//! Days and weeks that are told as parts of a month or by a day in them: "tanggal 9", "pekan kedua Maret", "the week of March 11".

use super::atom;
use super::expr::Point;
use super::numeral;
use super::numeric;
use super::period;
use super::point::{fillers, point};
use super::range;
use super::relative::{shifted, unit_of};
use super::scan::Scan;
use crate::lang::{Class, CueWord, DayRule, LengthWord, Side, TimeUnit};
use crate::text::TokenKind;

/// "tanggal 5 bulan depan", "tanggal 9": a day of a month that is not named.
pub(super) fn day_of_unit(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let at = s.cue(i, CueWord::Day)?.end as usize;
    let d = s.figure(at).filter(|f| f.digits <= 2 && (1..=31).contains(&f.value))?;
    let mut trial = p.clone();
    trial.written.day = Some(d.value);
    if let Some(end) = s.joins(at + 1).then(|| shifted(s, &mut trial, at + 1)).flatten() {
        let (TimeUnit::Month, _) = trial.unit_shift? else { return None };
        *p = trial;
        return Some(end);
    }
    if !s.joins(at) || goes_on(s, at) {
        return None;
    }
    p.written.day = Some(d.value);
    Some(at + 1)
}

/// Whether the figure at `at` is the start of a date, range or list that says its month, or no day at all ("tanggal 17-an").
fn goes_on(s: &Scan<'_>, at: usize) -> bool {
    let next = at + 1;
    let tied = s.glued(next)
        && s.token(next).is_some_and(|t| t.kind == TokenKind::Word || matches!(s.mark(next), '-' | '/' | ':' | '–'));
    let marked = s.glued(next) && s.is(next, ".") && s.figure(next + 1).is_some() && s.glued(next + 1);
    tied || marked
        || s.trap(next, 2).is_some()
        || atom::calendar(s, &mut Point::default(), at, true).is_some()
        || numeric::date_at(s, at, true).is_some()
        || range::days(s, at, true).is_some()
        || range::list(s, at).is_some()
}

/// "pekan kedua Maret", "minggu terakhir bulan ini", "the second week of March".
pub(super) fn week_of_month(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let (week, at) = if s.dates.month_first { week_before(s, i) } else { week_after(s, i) }?;
    if week > 5 || !s.joins(at) {
        return None;
    }
    let mut trial = Point { week: Some(week), ..p.clone() };
    let start = fillers(s, at);
    let month = atom::month(s, &mut trial, start)
        .or_else(|| [at, start].into_iter().find_map(|from| shifted(s, &mut trial, from)))
        .filter(|_| trial.written.month.is_some() || matches!(trial.unit_shift, Some((TimeUnit::Month, _))))?;
    *p = trial;
    Some(month)
}

/// "the second Sunday of March".
pub(super) fn nth_weekday(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let start = s.cue(i, CueWord::Article).filter(|_| s.dates.month_first)?.end as usize;
    let (nth, at) = period::number(s, start).filter(|(n, _)| *n <= 5 && s.figure(start).is_none())?;
    let h = s.hit(at, Class::Weekday).filter(|_| s.joins(at))?;
    let weekday = s.dates.weekdays.get(h.value as usize).filter(|w| !w.plural && !w.short)?.weekday;
    let of = s.cue(h.end as usize, CueWord::Filler)?.end as usize;
    let mut trial = p.clone();
    let end = atom::month(s, &mut trial, fillers(s, of))?;
    p.named = Some(DayRule::Nth { month: trial.written.month?, nth, weekday, offset: 0 });
    p.written.year = trial.written.year;
    Some(end)
}

fn is_week(s: &Scan<'_>, i: usize) -> Option<usize> {
    let h = s.hit(i, Class::TimeUnit)?;
    (unit_of(s, h.value) == Some(TimeUnit::Week)).then_some(h.end as usize)
}

/// "pekan kedua", "minggu ke-3", "pekan terakhir".
fn week_after(s: &Scan<'_>, i: usize) -> Option<(u32, usize)> {
    let at = is_week(s, i).filter(|&at| s.joins(at))?;
    if let Some(h) = s.hit(at, Class::Direction) {
        let d = s.dates.directions.get(h.value as usize)?;
        return (d.length == Some(LengthWord::Past) && d.unit.is_none()).then_some((0, h.end as usize));
    }
    if s.figure(at).is_some() {
        return None;
    }
    period::number(s, at)
}

/// "the second week of", "the last week of".
fn week_before(s: &Scan<'_>, i: usize) -> Option<(u32, usize)> {
    let last = s.hit(i, Class::Direction).and_then(|h| {
        let d = s.dates.directions.get(h.value as usize)?;
        (d.side == Side::Before && d.unit == Some(-1)).then_some((0, h.end as usize))
    });
    let start = s.cue(i, CueWord::Article).map_or(i, |h| h.end as usize);
    // "the first" is a direction word of lengths as well.
    let nth = period::number(s, start).filter(|_| s.figure(start).is_none());
    let (n, at) = nth.or(last)?;
    let end = is_week(s, at).filter(|_| s.joins(at))?;
    s.cue(end, CueWord::Filler).map(|h| (n, h.end as usize))
}

/// "the week of March 11", "the week beginning Monday"; "the quarter" in "the quarter ended July 31" stands alone.
pub(super) fn unit_of_day(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let article = s.cue(i, CueWord::Article).filter(|_| !s.inner).map_or(i, |h| h.end as usize);
    let h = s.hit(article, Class::TimeUnit).filter(|_| !s.inner).filter(|_| article > i || !s.dates.month_first)?;
    let (unit, end) = (unit_of(s, h.value)?, h.end as usize);
    let cue = match unit {
        TimeUnit::Week => CueWord::Holding,
        TimeUnit::Quarter => CueWord::Ended,
        _ => return None,
    };
    let at = s.cue(end, cue).filter(|_| s.joins(end))?.end as usize;
    let start = fillers(s, at);
    let (q, after) = s.joins(start).then(|| point(&s.nested(), start)).flatten().filter(|(q, _)| q.is_one_day())?;
    *p = Point { whole: Some(unit), clock: None, part: None, ..q };
    Some(if unit == TimeUnit::Week { after } else { end })
}

/// "the 1989 period", "the 2023 fiscal year": a year before what it is the year of.
pub(super) fn of_year(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let at = s.cue(i, CueWord::Article).filter(|_| s.dates.month_first)?.end as usize;
    let year = s.year(at).filter(|y| (1500..=2199).contains(y) && s.joins(at) && s.joins(at + 1))?;
    let unit = s.hit(at + 1, Class::TimeUnit).filter(|h| unit_of(s, h.value) == Some(TimeUnit::Year));
    let span = s.cue(at + 1, CueWord::Span);
    let end = unit.or(span)?.end as usize;
    p.written.year = Some(year);
    p.as_section = unit.is_none();
    // Only the year belongs to the mention when the noun is no unit of time.
    Some(end)
}

/// "spring 2021", "the summer of 2020", "musim panas 2021": a season with its year.
pub(super) fn dated_season(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let at = s.cue(i, CueWord::Article).map_or(i, |h| h.end as usize);
    let (season, end) = period::season(s, at)?;
    let of = s.cue(end, CueWord::Filler).map_or(end, |h| h.end as usize);
    let year = s
        .joins(of)
        .then(|| atom::cued_year(s, p, of).or_else(|| atom::plain_year(s, p, of)).or_else(|| spelt(s, p, of)))
        .flatten()?;
    p.season = Some(season);
    Some(year)
}

fn spelt(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let (year, end) = numeral::spelt_year(s, i).filter(|_| s.dates.month_first)?;
    p.written.year = Some(year);
    Some(end)
}

/// "the summer": the one the publication is nearest to, unless it is a name or told of something ("the spring festival").
pub(super) fn season(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let at = s.cue(i, CueWord::Article).filter(|_| s.dates.month_first)?.end as usize;
    let common = s.hit(at, Class::Period).and_then(|h| s.dates.periods.get(h.value as usize)).is_none_or(|w| w.common);
    let (season, end) = period::season(s, at).filter(|_| !common)?;
    let word = s.joins(end) && s.token(end).is_some_and(|t| t.kind == TokenKind::Word);
    let preposition = s.cue(end, CueWord::Preposition).is_some() || s.cue(end, CueWord::Filler).is_some();
    if s.token(at)?.capital() || word && !preposition || s.is(end, "-") || matches!(s.mark(end), '\'' | '’') && s.glued(end) {
        return None;
    }
    p.season = Some(season);
    Some(end)
}
