//! Points and ranges: which days they denote.

use super::context::{Context, Steps, unit_of_day, years};
use super::{blank, clash, infer, part, section, value};
use crate::extract::Point;
use crate::lang::TimeUnit;
use crate::value::{Components, Date, DayInterval, Granularity, PartialDate, Timex, TimexKind, TimexMod, Weekday, WeekdayClash};

/// The days a point denotes, before its time of day.
pub(super) struct Place {
    pub days: Option<DayInterval>,
    pub grain: Granularity,
    pub implied: Components,
    /// The value, when it is not the notation of the days.
    pub value: Option<String>,
}

impl Place {
    pub fn of(days: DayInterval, grain: Granularity, implied: Components) -> Place {
        Place { days: Some(days), grain, implied, value: None }
    }

    pub fn day(day: Date, implied: Components) -> Place {
        Place::of(DayInterval::day(day), Granularity::Day, implied)
    }
}

/// Days from the publication beyond which the year of a day without one is not settled.
const FAR: i64 = 150;

pub(super) const NONE: Components = Components::NONE;
pub(super) const DAY: Components = Components::YEAR.and(Components::MONTH).and(Components::DAY);

pub(super) fn point(cx: &Context<'_>, p: &Point, steps: &mut Steps) -> Timex {
    let turned = clash::day_first(cx, p, steps);
    let p = turned.as_ref().unwrap_or(p);
    let known = known(p);
    let mut timex = Timex {
        modifier: p.edge,
        known,
        written: p.written,
        clock: p.clock,
        relative: p.day_shift.is_some() || p.unit_shift.is_some() || p.direction.is_some() || p.previous,
        meant: clash::meant(cx, p),
        ..blank(String::new())
    };
    if p.has_day() && impossible(&mut timex, p, steps) {
        return timed(timex, p);
    }
    let place = place(cx, p, steps).and_then(|found| part::moved(p, found));
    let Some(place) = place else {
        timex.value = value::open(p);
        timex.grain = open_grain(p);
        return timed(timex, p);
    };
    if p.has_day()
        && p.whole.is_none()
        && p.beside == 0
        && let (Some(w), Some(days)) = (p.day_weekday(), place.days)
    {
        let off = |anchor: Date| days.first.days_since(anchor);
        let far = cx.anchor.map(off).is_some_and(|n| n.abs() > FAR && !(n > 0 && cx.tense() > 0));
        if far && year(cx, p).is_none() && w != days.first.weekday() {
            // No year near the publication fits it, and nothing says that it is planned long before.
            steps.say("weekday of another year");
        } else {
            timex.clash = clash::clash(w, days.first, cx.anchor, p.swappable);
            steps.say(if timex.clash.is_some() { "weekday does not match" } else { "weekday agrees" });
        }
    }
    timex.days = place.days;
    timex.grain = place.grain;
    timex.implied = place.implied;
    timex.value = match (place.value, place.days) {
        (Some(v), _) => v,
        (None, Some(days)) => value::days(days, place.grain),
        _ => value::open(p),
    };
    timed(timex, p)
}

/// Marks a day the calendar does not have; its value is the date as written.
fn impossible(timex: &mut Timex, p: &Point, steps: &mut Steps) -> bool {
    let PartialDate { year, month: Some(month), day: Some(day), .. } = p.written else { return false };
    let exists = Date::new(year.unwrap_or(2000), month, day).is_some();
    if exists && !p.impossible {
        return false;
    }
    timex.impossible = true;
    timex.value = match year {
        Some(y) => format!("{y:04}-{month:02}-{day:02}"),
        None => format!("XXXX-{month:02}-{day:02}"),
    };
    steps.say("no such day in the calendar");
    true
}

/// Adds the time of day or its part to the value of a day.
fn timed(mut timex: Timex, p: &Point) -> Timex {
    if timex.grain < Granularity::Day {
        return timex;
    }
    if p.clock.is_some() {
        timex.kind = TimexKind::Time;
        timex.grain = Granularity::Minute;
    } else if p.part.is_some() {
        timex.kind = TimexKind::Time;
        timex.grain = Granularity::PartOfDay;
    } else {
        return timex;
    }
    if timex.days.is_some() || timex.impossible {
        value::push_time(&mut timex.value, p);
    }
    timex
}

fn known(p: &Point) -> Components {
    let mut out = NONE;
    let parts = [
        (p.written.year.is_some() || p.era.is_some(), Components::YEAR),
        (p.written.month.is_some() || p.section.is_some() || p.season.is_some(), Components::MONTH),
        (p.written.day.is_some(), Components::DAY),
        (p.written.weekday.is_some(), Components::WEEKDAY),
        (p.clock.is_some() || p.part.is_some(), Components::TIME),
        (p.clock.is_some_and(|c| c.zone.is_some()), Components::ZONE),
    ];
    for (there, component) in parts {
        if there {
            out = out.and(component);
        }
    }
    out
}

fn open_grain(p: &Point) -> Granularity {
    match (p.written.month, p.written.day, p.section, p.unit_shift) {
        (Some(_), None, _, _) => Granularity::Month,
        (None, _, Some((TimeUnit::Quarter, _, _)), _) => Granularity::Quarter,
        (None, _, Some(_), _) => Granularity::Half,
        (None, None, None, Some((TimeUnit::Week, _))) if p.written.weekday.is_none() => Granularity::Week,
        (None, None, None, Some((TimeUnit::Month, _))) => Granularity::Month,
        (None, None, None, Some(_)) if p.written.weekday.is_none() => Granularity::Year,
        _ => Granularity::Day,
    }
}

/// The first reading that fits what is written, from the most to the least specific.
fn place(cx: &Context<'_>, p: &Point, steps: &mut Steps) -> Option<Place> {
    if p.has_day() {
        return calendar_day(cx, p, steps);
    }
    if let Some(offset) = p.day_shift {
        return shifted_day(cx, p, offset, steps);
    }
    if p.section.is_some() {
        return section::section(cx, p, steps);
    }
    if let Some(season) = p.season {
        return section::season(cx, p, season);
    }
    if let Some(rule) = p.named {
        return section::named(cx, p, rule, steps);
    }
    if let Some(month) = p.written.month {
        let (year, implied) = match year(cx, p) {
            Some(found) => found,
            None => (infer::year_of_month(cx, month, p.direction, steps)?, Components::YEAR),
        };
        let days = DayInterval::month(year, month)?;
        return part::week_of_month(p, Place::of(days, Granularity::Month, implied));
    }
    if let (Some((TimeUnit::Month, k)), Some(day)) = (p.unit_shift, p.written.day) {
        let month = cx.anchor?.plus_months(i64::from(k))?;
        return Some(Place::day(Date::new(month.year(), month.month(), day)?, Components::YEAR.and(Components::MONTH)));
    }
    if let Some(day) = p.written.day {
        return part::bare_day(cx, p, day, steps);
    }
    if p.written.weekday.is_some() {
        return weekday(cx, p, steps);
    }
    if let Some((unit, n)) = p.era {
        let (first, count, grain) = if unit == TimeUnit::Decade {
            (n.checked_mul(10)?, 10, Granularity::Decade)
        } else {
            (n.checked_mul(100)?, 100, Granularity::Century)
        };
        return Some(Place::of(years(first, count)?, grain, NONE));
    }
    if let Some((unit, k)) = p.unit_shift {
        return part::week_of_month(p, shifted_unit(cx, p, unit, k, steps)?);
    }
    if let Some(y) = p.written.year.filter(|_| p.as_section)
        && let Some((days, grain)) = cx.near_section()
    {
        let years = i64::from(y - days.first.year()) * 12;
        steps.say("the section mentioned before it, in that year");
        let days = DayInterval::new(days.first.plus_months(years)?, end_of_month(days.last.plus_months(years)?)?)?;
        return Some(Place::of(days, grain, Components::MONTH));
    }
    if let Some(y) = p.written.year {
        return Some(Place::of(DayInterval::year(y)?, Granularity::Year, NONE));
    }
    if p.clock.is_some() {
        let day = cx.clock_day()?;
        steps.say(format!("day from {day}"));
        return Some(Place::day(day, DAY));
    }
    // "mid-afternoon" and the like without a day.
    let day = cx.anchor.filter(|_| p.part.is_some())?;
    Some(Place::day(day, DAY))
}

/// The year that is written, or given by "tahun lalu" beside the date; with what is implied.
pub(super) fn year(cx: &Context<'_>, p: &Point) -> Option<(i32, Components)> {
    if let Some(y) = p.written.year {
        return Some((y, NONE));
    }
    let (TimeUnit::Year, k) = p.unit_shift? else { return None };
    let from = if p.previous { cx.before()?.first } else { cx.anchor? };
    Some((from.year().checked_add(k)?, Components::YEAR))
}

fn calendar_day(cx: &Context<'_>, p: &Point, steps: &mut Steps) -> Option<Place> {
    let (month, day) = (p.written.month?, p.written.day?);
    let (year, implied) = match year(cx, p) {
        Some(found) => found,
        None => (infer::year_of_day(cx, month, day, p.day_weekday(), p.direction, steps)?, Components::YEAR),
    };
    match Date::new(year, month, day) {
        Some(d) => Some(Place::day(d, implied)),
        // 29 February of a year that has none.
        None => {
            Some(Place { days: None, grain: Granularity::Day, implied, value: Some(format!("{year:04}-{month:02}-{day:02}")) })
        }
    }
}

fn shifted_day(cx: &Context<'_>, p: &Point, offset: i32, steps: &mut Steps) -> Option<Place> {
    let from = if p.previous {
        let day = cx.near_day()?;
        steps.say(format!("counted from the date before it, {day}"));
        day
    } else {
        let anchor = cx.anchor?;
        steps.say(cx.counted(anchor));
        anchor
    };
    let day = from.plus_days(i64::from(offset))?;
    // "kemarin (Senin)": the weekday beside it wins when the two disagree.
    if let Some(w) = p.day_weekday().filter(|w| *w != day.weekday()) {
        let back = (day.weekday().iso() as i64 - w.iso() as i64).rem_euclid(7);
        let moved = if offset > 0 { 7 - back } else { -back };
        steps.say("the weekday beside it decides");
        return Some(Place::day(day.plus_days(moved)?, DAY));
    }
    Some(Place::day(day, DAY))
}

fn weekday(cx: &Context<'_>, p: &Point, steps: &mut Steps) -> Option<Place> {
    let weekday = p.day_weekday()?;
    if let Some((TimeUnit::Week, k)) = p.unit_shift {
        let monday = cx.anchor?.monday().plus_days(i64::from(k) * 7)?;
        return Some(Place::day(monday.plus_days(i64::from(weekday.iso()) - 1)?, DAY));
    }
    let eve = p.written.weekday.filter(|_| p.eve);
    let day = match eve {
        Some(named) => infer::day_of_weekday(cx, named, p.direction, steps)?.plus_days(-1)?,
        None => infer::day_of_weekday(cx, weekday, p.direction, steps)?,
    };
    Some(Place::day(day, DAY))
}

fn shifted_unit(cx: &Context<'_>, p: &Point, unit: TimeUnit, k: i32, steps: &mut Steps) -> Option<Place> {
    if p.as_section && unit == TimeUnit::Weekend {
        // "the weekend" is the last one until Friday.
        let anchor = cx.anchor?;
        let back = if cx.tense() <= 0 && anchor.weekday() < Weekday::Friday { -7 } else { 0 };
        let (days, grain) = unit_of_day(unit, anchor.plus_days(back)?)?;
        return Some(Place::of(days, grain, DAY));
    }
    if p.as_section {
        if let Some((days, grain)) = cx.near_section() {
            let step = if unit == TimeUnit::Quarter { 3 } else { 12 };
            let months = if p.previous { i64::from(k) * step } else { 0 };
            steps.say("like the section mentioned before it");
            let days = DayInterval::new(days.first.plus_months(months)?, end_of_month(days.last.plus_months(months)?)?)?;
            return Some(Place::of(days, grain, Components::YEAR.and(Components::MONTH)));
        }
        // Reports on a quarter speak of the last complete one.
        let anchor = cx.anchor?;
        let (days, grain) = if p.previous && unit == TimeUnit::Quarter {
            unit_of_day(unit, anchor.plus_months(i64::from(k) * 3 - 3)?)?
        } else if p.previous {
            unit_of_day(unit, anchor.plus_months(i64::from(k) * 12)?)?
        } else {
            unit_of_day(unit, anchor.plus_months(-3)?)?
        };
        steps.say(cx.counted(anchor));
        return Some(Place::of(days, grain, Components::YEAR));
    }
    let from = if p.previous {
        let days = cx.before()?;
        steps.say(format!("counted from the date before it, {}", days.first));
        days.first
    } else {
        let anchor = cx.anchor?;
        steps.say(cx.counted(anchor));
        anchor
    };
    let k64 = i64::from(k);
    if let (TimeUnit::Month, Some(year)) = (unit, p.written.year) {
        let days = DayInterval::month(year, from.plus_months(k64)?.month())?;
        return Some(Place::of(days, Granularity::Month, Components::MONTH));
    }
    let day = match unit {
        TimeUnit::Week | TimeUnit::Weekend => from.plus_days(k64 * 7)?,
        TimeUnit::Month => from.plus_months(k64)?,
        TimeUnit::Quarter => from.plus_months(k64 * 3)?,
        TimeUnit::Half => from.plus_months(k64 * 6)?,
        TimeUnit::Year | TimeUnit::Season => from.plus_months(k64 * 12)?,
        TimeUnit::Decade => from.plus_months(k64 * 120)?,
        TimeUnit::Century => from.plus_months(k64 * 1200)?,
        _ => from.plus_days(k64)?,
    };
    let (days, grain) = unit_of_day(unit, day)?;
    let coarse = if grain <= Granularity::Year { Components::YEAR } else { Components::YEAR.and(Components::MONTH) };
    Some(Place::of(days, grain, coarse))
}

fn end_of_month(day: Date) -> Option<Date> {
    DayInterval::month(day.year(), day.month()).map(|m| m.last)
}

/// The first end of "September hingga Desember mendatang" with its year: only the second end is coming.
fn leads(p: &Point, q: &Point, second: &Timex) -> Option<Point> {
    let (from, to) = (p.written.month?, q.written.month?);
    if p.written.year.is_some() || p.direction.is_some() || p.unit_shift.is_some() || q.direction.is_none() {
        return None;
    }
    let year = second.days?.first.year() - i32::from(from > to);
    Some(Point { written: PartialDate { year: Some(year), ..p.written }, ..p.clone() })
}

/// From the first end of `p` to the last of `q`.
pub(super) fn range(cx: &Context<'_>, p: &Point, q: &Point, steps: &mut Steps) -> Timex {
    let mut second = point(cx, q, steps);
    let first = match leads(p, q, &second) {
        Some(p) => point(cx, &p, steps),
        None => point(cx, p, steps),
    };
    // "Senin hingga Rabu": the second end follows the first.
    if let (Some(a), Some(b)) = (first.days, second.days) {
        let weekdays = p.written.weekday.is_some() && !p.has_day() && !q.has_day();
        let year_open = q.written.year.is_none() && q.written.month.is_some() && p.written.month.is_some();
        if weekdays
            && b.first < a.first
            && let Some(d) = b.first.plus_days(7)
        {
            second.days = Some(DayInterval::day(d));
            second.value = d.to_string();
        } else if year_open
            && b.last < a.first
            && let (Some(x), Some(y)) = (b.first.plus_months(12), b.last.plus_months(12))
        {
            second.days = DayInterval::new(x, y);
            second.value = second.days.map_or(second.value, |d| value::days(d, second.grain));
        }
    }
    let clocks = p.clock.is_some() && q.clock.is_some() && first.value.get(..10) == second.value.get(..10);
    let value = if clocks && !p.has_calendar() {
        // Both times of one day without a date of its own.
        let bare = |v: &str| v.find('T').and_then(|t| v.get(t..)).unwrap_or(v).to_owned();
        format!("{}/{}", bare(&first.value), bare(&second.value))
    } else {
        format!("{}/{}", first.value, second.value)
    };
    let days = match (first.days, second.days) {
        (Some(a), Some(b)) => DayInterval::new(a.first, b.last),
        _ => None,
    };
    // "Sabtu - Minggu (19/3)": one of the two weekdays is that of the date.
    let fits = |c: &WeekdayClash| !p.has_day() && p.written.weekday == Some(c.actual);
    let clash = first.clash.or(second.clash).filter(|c| !fits(c));
    let modifier: Option<TimexMod> = first.modifier.filter(|_| second.modifier == first.modifier);
    Timex {
        kind: if first.kind == second.kind { first.kind } else { TimexKind::Date },
        days,
        modifier,
        impossible: first.impossible || second.impossible,
        clash,
        known: first.known,
        implied: first.implied,
        relative: first.relative || second.relative,
        value,
        ..Timex { clash: None, ..second }
    }
}
