//! Quarters, halves, seasons and named days.

use super::context::{Context, Steps, months, years};
use super::point::{self, DAY, NONE, Place};
use super::{infer, value};
use crate::extract::Point;
use crate::lang::{DayRule, Season, TimeUnit};
use crate::value::{Components, Date, DayInterval, Granularity};

pub(super) fn section(cx: &Context<'_>, p: &Point, steps: &mut Steps) -> Option<Place> {
    let (unit, n, count) = p.section?;
    let length = match unit {
        TimeUnit::Month => 1,
        TimeUnit::Quarter => 3,
        _ => 6,
    };
    let month = (n.checked_sub(1)?).checked_mul(length)? + 1;
    if let Some((TimeUnit::Century, century)) = p.era {
        let first = century * 100 + if n == 1 { 0 } else { 50 };
        let days = years(first, 50)?;
        return Some(Place {
            days: Some(days),
            grain: Granularity::Year,
            implied: NONE,
            value: Some(format!("{:04}/{:04}", first, first + 49)),
        });
    }
    let (year, implied) = match point::year(cx, p) {
        Some(found) => found,
        None => (infer::year_of_section(cx, month, p.direction, steps)?, Components::YEAR),
    };
    let days = months(year, month, length.checked_mul(count)?)?;
    let grain = if unit == TimeUnit::Half { Granularity::Half } else { Granularity::Quarter };
    let value = match (unit, n, count) {
        (_, _, 1) => None,
        (TimeUnit::Month, 1, 3) => Some(format!("{year:04}-Q1")),
        (TimeUnit::Quarter, 1, 2) | (TimeUnit::Month, 1, 6) => Some(format!("{year:04}-H1")),
        _ => Some(format!(
            "{}/{}",
            value::days(days, Granularity::Month),
            value::days(DayInterval::day(days.last), Granularity::Month)
        )),
    };
    Some(Place { days: Some(days), grain, implied, value })
}

pub(super) fn season(cx: &Context<'_>, p: &Point, season: Season) -> Option<Place> {
    let month = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Fall => 9,
        Season::Winter => 12,
    };
    let (year, implied) = match point::year(cx, p) {
        Some(found) => found,
        None => {
            let anchor = cx.anchor?;
            let y = match p.direction {
                Some(-1) if anchor.month() <= month + 2 => anchor.year() - 1,
                Some(1) if anchor.month() >= month => anchor.year() + 1,
                None if anchor.month() < month && cx.tense() < 0 => anchor.year() - 1,
                _ => anchor.year(),
            };
            (y, Components::YEAR)
        }
    };
    let days = months(year, month, 3)?;
    Some(Place { days: Some(days), grain: Granularity::Quarter, implied, value: Some(format!("{year:04}-{}", season.code())) })
}

pub(super) fn named(cx: &Context<'_>, p: &Point, rule: DayRule, steps: &mut Steps) -> Option<Place> {
    let written = point::year(cx, p);
    let year = match (rule, written) {
        (DayRule::Moving, found) => {
            let (year, implied) = found?;
            return Some(Place::of(DayInterval::year(year)?, Granularity::Year, implied));
        }
        (_, Some((year, _))) => year,
        (DayRule::Fixed { month, day }, None) => infer::year_of_day(cx, month, day, None, p.direction, steps)?,
        (_, None) => {
            let anchor = cx.anchor?;
            let near = (anchor.year() - 1..=anchor.year() + 1).filter_map(|y| Some((y, day_of(rule, y)?)));
            match p.direction {
                Some(-1) => near.clone().rfind(|(_, d)| *d <= anchor)?.0,
                _ => near.min_by_key(|(_, d)| d.days_since(anchor).abs())?.0,
            }
        }
    };
    let implied = written.map_or(DAY, |(_, implied)| implied.and(Components::MONTH).and(Components::DAY));
    Some(Place::day(day_of(rule, year)?, implied))
}

/// The day a named day is in a year.
fn day_of(rule: DayRule, year: i32) -> Option<Date> {
    match rule {
        DayRule::Fixed { month, day } => Date::new(year, month, day),
        DayRule::Nth { month, nth, weekday, offset } => {
            let days = DayInterval::month(year, month)?;
            let day = match i64::from(nth).checked_sub(1).filter(|n| *n >= 0) {
                Some(weeks) => {
                    let lead = (weekday.iso() + 7 - days.first.weekday().iso()) % 7;
                    days.first.plus_days(i64::from(lead) + weeks * 7)?
                }
                None => days.last.plus_days(-i64::from((days.last.weekday().iso() + 7 - weekday.iso()) % 7))?,
            };
            day.plus_days(i64::from(offset))
        }
        DayRule::Easter { offset } => easter(year)?.plus_days(i64::from(offset)),
        DayRule::Moving => None,
    }
}

/// Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let moon = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let weekday = (32 + 2 * (b % 4) + 2 * (c / 4) - moon - c % 4).rem_euclid(7);
    let late = (a + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late + 114;
    Date::new(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}
