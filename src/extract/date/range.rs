//! Ranges and lists: "15-16 Juli 2025", "2021-2023", "Kamis (2/3) hingga Minggu (5/3)", "15, 16, dan 17 April".

use super::clock;
use super::expr::Point;
use super::numeric;
use super::point::point;
use super::scan::Scan;
use crate::lang::{Class, CueWord};
use crate::text::TokenKind;

/// The second end of a range whose first end `p` stops before `end`.
pub(super) fn second(s: &Scan<'_>, p: &mut Point, end: usize) -> Option<(Point, usize)> {
    if !s.joins(end) {
        return None;
    }
    let (at, hyphen) = s.range_word(end)?;
    if !s.joins(at) {
        return None;
    }
    let start = super::point::fillers(s, at);
    let found = point(s, start).or_else(|| year_end(s, p, start)).or_else(|| clock_end(s, p, start));
    let (mut q, after) = found?;
    // "22 April- 13 Mei": between two written days the mark may hang on one of them.
    let loose = hyphen && s.glued(end) != s.glued(at) && !(p.has_day() && q.has_day());
    if loose || !alike(p, &q) && (hyphen || !into_month(p, &q)) {
        return None;
    }
    inherit(p, &mut q);
    Some((q, after))
}

/// A bare time that closes a range of times: "pukul 13.18-13.27".
fn clock_end(s: &Scan<'_>, p: &Point, i: usize) -> Option<(Point, usize)> {
    p.clock?;
    let found = clock::clock(s, i, true)?;
    Some((Point { clock: Some(found.clock), part: found.part, ..Point::default() }, found.end))
}

/// "07.00-09.00 WIB": only the second time says by its zone that both are times.
pub(super) fn times(s: &Scan<'_>, i: usize) -> Option<(Point, Point, usize)> {
    s.figure(i)?;
    let first = clock::clock(s, i, true)?;
    let (at, _) = s.joins(first.end).then(|| s.range_word(first.end)).flatten()?;
    let second = clock::clock(s, at, false)?;
    let of = |c: clock::ClockAt| Point { clock: Some(c.clock), part: c.part, ..Point::default() };
    let (mut p, mut q) = (of(first), of(second));
    inherit(&mut p, &mut q);
    Some((p, q, second.end))
}

/// A bare year that closes a range of years: "2010 sampai 2014", "2022-23".
fn year_end(s: &Scan<'_>, p: &Point, i: usize) -> Option<(Point, usize)> {
    let from = p.written.year.filter(|_| p.written.month.is_none() && p.section.is_none())?;
    let mut q = Point::default();
    let f = s.figure(i)?;
    let year = match f.digits {
        4 => s.year(i)?,
        2 if s.glued(i) && !s.number_goes_on(i) => from / 100 * 100 + f.value as i32,
        _ => return None,
    };
    if year < from || year > from + 150 {
        return None;
    }
    q.written.year = Some(year);
    Some((q, i + 1))
}

/// Whether two points are of one kind, so that a range word makes a range of them.
fn alike(p: &Point, q: &Point) -> bool {
    let kind = |x: &Point| {
        (
            x.has_day(),
            x.written.month.is_some(),
            x.written.weekday.is_some() && !x.has_day(),
            x.is_clock_only(),
            x.section.is_some(),
            x.era.is_some(),
        )
    };
    let clocks = p.clock.is_some() && q.is_clock_only();
    let same =
        kind(p) == kind(q) && p.day_shift.is_none() && q.day_shift.is_none() && p.unit_shift.is_some() == q.unit_shift.is_some();
    clocks || same || (p.written.weekday.is_some() && q.written.weekday.is_some()) || (p.has_day() && q.has_day())
}

/// "Januari hingga 20 Mei", "3 Mei sampai Juli": one end is a whole month.
fn into_month(p: &Point, q: &Point) -> bool {
    let month = |x: &Point| x.written.month.is_some() && x.written.day.is_none() && x.edge.is_none() && x.clock.is_none();
    month(p) && q.has_day() || p.has_day() && month(q)
}

/// "antara 2010 dan 2019", "between December 2021 and August 2023": what the word before two times makes of them, with the year that is
/// written behind the second one only.
pub(super) fn between(s: &Scan<'_>, p: &mut Point, i: usize, end: usize) -> Option<(Point, usize)> {
    let opened = i.checked_sub(1).and_then(|b| s.cue(b, CueWord::Opener)).is_some_and(|h| h.end as usize == i);
    let at = s.cue(end, CueWord::And).filter(|_| opened && s.joins(end))?.end as usize;
    let (mut q, after) = point(s, at).or_else(|| year_end(s, p, at)).filter(|_| s.joins(at))?;
    let dated = p.has_calendar() && p.day_shift.is_none();
    if !dated || !alike(p, &q) {
        return None;
    }
    inherit(p, &mut q);
    Some((q, after))
}

/// Gives each end what only the other has: year, zone, date of a clock range.
fn inherit(p: &mut Point, q: &mut Point) {
    if p.written.year.is_none() && p.written.month.is_some() && p.unit_shift.is_none() {
        // "30 Desember - 2 Januari 2023" starts in the year before.
        let wraps = p.written.month > q.written.month;
        p.written.year = q.written.year.map(|y| y - i32::from(wraps));
    }
    // "Senin hingga Rabu pekan depan"
    let weekdays = p.written.weekday.is_some() && q.written.weekday.is_some() && !p.has_day() && !q.has_day();
    if weekdays && p.direction.is_none() && p.unit_shift.is_none() {
        (p.direction, p.unit_shift) = (q.direction, q.unit_shift);
    }
    if q.is_clock_only() && p.has_calendar() {
        let clock = q.clock;
        *q = Point { clock, ..p.clone() };
    }
    if let (Some(a), Some(b)) = (p.clock.as_mut(), q.clock.as_mut()) {
        a.zone = a.zone.or(b.zone);
        b.zone = b.zone.or(a.zone);
        (a.local, b.local) = (a.local || b.local, a.local || b.local);
    }
}

/// Years joined by a hyphen or slash: "2021-2023", "2022/23", "2019–2024".
pub(super) fn years(s: &Scan<'_>, i: usize) -> Option<(Point, Point, usize)> {
    let from = s.year(i).filter(|y| (1800..=2100).contains(y))?;
    if (i > 0 && s.glued(i) && !matches!(s.mark(i - 1), '(' | '"' | '“' | '\'')) || s.after_trap_word(i) {
        return None;
    }
    let slash = s.is(i + 1, "/") && s.glued(i + 1) && s.glued(i + 2);
    let word = s.joins(i + 1).then(|| s.range_word(i + 1)).flatten();
    let joined = word.filter(|&(at, tight)| s.joins(at) && (!tight || s.glued(i + 1) == s.glued(at)));
    let at = if slash { i + 2 } else { joined?.0 };
    let f = s.figure(at)?;
    let to = match f.digits {
        4 => f.value as i32,
        2 if s.glued(at) => from / 100 * 100 + f.value as i32,
        _ => return None,
    };
    let last = if slash { from + 1 } else { from + 100 };
    if to <= from
        || to > last
        || to > 2200
        || (f.digits == 2 && slash && to != from + 1)
        || s.number_goes_on(at)
        || s.trap(at + 1, 2).is_some()
    {
        return None;
    }
    // "2021-08-15" and codes.
    if s.glued(at + 1) && matches!(s.mark(at + 1), '-' | '/') {
        return None;
    }
    let of = |y| {
        let mut p = Point::default();
        p.written.year = Some(y);
        p
    };
    Some((of(from), of(to), at + 1))
}

/// Days of one month: "15-16 Juli 2025", "3 s.d. 20 Maret", "(4-5/3/2023)".
pub(super) fn days(s: &Scan<'_>, i: usize, supported: bool) -> Option<(Point, Point, usize)> {
    let d = s.figure(i).filter(|f| f.digits <= 2 && (1..=31).contains(&f.value))?;
    if s.glued(i) && i > 0 && !matches!(s.mark(i - 1), '(' | '"' | ',') || s.after_trap_word(i) {
        return None;
    }
    let (at, _) = s.joins(i + 1).then(|| s.range_word(i + 1)).flatten()?;
    let start = super::point::fillers(s, at);
    s.figure(start).filter(|f| f.digits <= 2)?;
    let (q, end) = match numeric::date_at(s, start, supported) {
        Some(found) => found,
        None => point(s, start).filter(|(q, _)| q.has_day() && q.written.weekday.is_none())?,
    };
    if q.impossible || q.written.day? <= d.value {
        return None;
    }
    let mut p = Point { direction: q.direction, unit_shift: q.unit_shift, ..Point::default() };
    p.written = q.written;
    p.written.day = Some(d.value);
    Some((p, q, end))
}

/// "28/2-3/3/2024": dates in figures of which only the second has its year.
pub(super) fn figures(s: &Scan<'_>, i: usize, supported: bool) -> Option<(Point, Point, usize)> {
    let free = i == 0 || !s.glued(i) || matches!(s.mark(i - 1), '(' | '"' | ',');
    if !free || s.after_trap_word(i) || !s.is(i + 1, "/") || !s.joins(i + 3) {
        return None;
    }
    let (at, _) = s.range_word(i + 3)?;
    let (mut p, _) = numeric::date_at(s, i, true).filter(|(p, end)| *end == i + 3 && p.written.year.is_none())?;
    let (mut q, end) = numeric::date_at(s, at, true).filter(|(q, _)| supported || q.written.year.is_some())?;
    inherit(&mut p, &mut q);
    Some((p, q, end))
}

/// "June 13-15, 2007": the month stands first.
pub(super) fn month_days(s: &Scan<'_>, p: &mut Point, end: usize) -> Option<(Point, usize)> {
    if !s.dates.month_first || !p.has_day() || !s.joins(end) {
        return None;
    }
    let (at, _) = s.range_word(end)?;
    let d = s.figure(at).filter(|f| f.digits <= 2 && (1..=31).contains(&f.value))?;
    if s.number_goes_on(at)
        || Some(d.value) <= p.written.day
        || s.has_hit(at + 1, Class::Month)
        || s.has_hit(at + 1, Class::TimeUnit)
    {
        return None;
    }
    let mut q = p.clone();
    q.written.day = Some(d.value);
    let mut after = at + 1;
    if p.written.year.is_none()
        && let Some(y) = s.is(after, ",").then(|| s.year(after + 1)).flatten()
    {
        (p.written.year, q.written.year) = (Some(y), Some(y));
        after += 2;
    }
    Some((q, after))
}

/// Another day of the month of `p`.
pub(super) fn member(p: &Point, day: u32) -> Point {
    let mut member = Point { direction: p.direction, unit_shift: p.unit_shift, ..Point::default() };
    member.written = p.written;
    (member.written.day, member.written.weekday) = (Some(day), None);
    member
}

/// "and 25" after "April 24", ", 6 and 9" after "Jan. 5": the further days, each with its token, and where the list ends. A year
/// behind the list is the year of all.
pub(super) fn further_days(s: &Scan<'_>, p: &mut Point, end: usize) -> (Vec<(usize, u32)>, usize) {
    let none = (Vec::new(), end);
    let day =
        |i: usize| s.figure(i).filter(|f| f.digits <= 2 && (1..=31).contains(&f.value) && !s.number_goes_on(i)).map(|f| f.value);
    let open = s.dates.month_first && p.has_day() && p.written.year.is_none() && p.clock.is_none() && p.part.is_none();
    let mut last = p.written.day.unwrap_or(31);
    if !open || end.checked_sub(1).and_then(day) != Some(last) {
        return none;
    }
    let (mut days, mut at) = (Vec::new(), end);
    loop {
        let comma = s.is(at, ",") && s.glued(at);
        let next = at + usize::from(comma);
        let and = s.cue(next, CueWord::And).filter(|_| s.joins(next)).map(|h| h.end as usize);
        let from = and.unwrap_or(next);
        let Some(n) = day(from).filter(|&n| (comma || and.is_some()) && n > last && s.joins(from) && days.len() < 12) else {
            return none;
        };
        days.push((from, n));
        (last, at) = (n, from + 1);
        if and.is_some() {
            break;
        }
    }
    // "May 3 and 12 others": a noun behind the figure is counted by it.
    let counts = s.joins(at)
        && (s.token(at).is_some_and(|t| t.kind == TokenKind::Word) && s.cue(at, CueWord::Preposition).is_none()
            || matches!(s.mark(at), '%' | '-' | ':' | '/')
            || s.has_hit(at, Class::TimeUnit));
    if counts {
        return none;
    }
    let year_at = at + usize::from(s.is(at, ","));
    if let Some(y) = s.year(year_at).filter(|_| s.joins(year_at)) {
        p.written.year = Some(y);
        at = year_at + 1;
    }
    (days, at)
}

/// The days of a list before its last member, which carries month and year: token ranges and days of "15, 16, dan" in
/// "15, 16, dan 17 April", and where the last member starts.
pub(super) fn list(s: &Scan<'_>, i: usize) -> Option<(Vec<(usize, u32)>, usize)> {
    let mut members = Vec::new();
    let mut at = i;
    for _ in 0..12 {
        let d = s.figure(at).filter(|f| f.digits <= 2 && (1..=31).contains(&f.value))?;
        if s.glued(at) && at > 0 && !s.is(at - 1, "(") {
            return None;
        }
        let mut next = at + 1;
        if !s.joins(next) {
            return None;
        }
        let comma = s.is(next, ",") && s.glued(next);
        next += usize::from(comma);
        let and = s.cue(next, CueWord::And);
        if let Some(h) = and {
            next = super::point::fillers(s, h.end as usize);
        }
        if !comma && and.is_none() {
            return None;
        }
        members.push((at, d.value));
        at = next;
        if s.figure(at).is_some() && (s.has_hit(at + 1, Class::Month) || and.is_some()) {
            return Some((members, at));
        }
    }
    None
}
