//! Days and weeks told as parts of a month, or by a day beside them or in them.

use super::context::{Context, Steps, unit_of_day};
use super::point::{DAY, Place};
use super::value;
use crate::extract::Point;
use crate::lang::TimeUnit;
use crate::value::{Components, Date, DayInterval, Granularity};

/// The day beside the one written ("the day before last Tuesday"), or the unit that holds it ("the week of March 11").
pub(super) fn moved(p: &Point, place: Place) -> Option<Place> {
    let day = match place.days {
        Some(days) if days.len() == 1 => days.first.plus_days(i64::from(p.beside))?,
        _ => return (p.beside == 0 && p.whole.is_none()).then_some(place),
    };
    match p.whole {
        // A quarter may end in any month; most of it lies in the one of the calendar it overlaps most.
        Some(unit @ TimeUnit::Quarter) => {
            let (days, grain) = unit_of_day(unit, day.plus_days(-QUARTER_MIDDLE)?)?;
            Some(Place::of(days, grain, DAY))
        }
        Some(unit) => {
            let (days, grain) = unit_of_day(unit, day)?;
            Some(Place::of(days, grain, DAY))
        }
        None if p.beside != 0 => Some(Place::day(day, DAY)),
        None => Some(place),
    }
}

/// Days from the middle of a quarter to its end.
const QUARTER_MIDDLE: i64 = 45;

/// Further off than this a day is nearer in the month before or after.
const HALF_MONTH: u32 = 15;

/// "pekan kedua Maret" is told by calendar weeks or by sevens of days: between the earliest and the latest day it can mean.
pub(super) fn week_of_month(p: &Point, place: Place) -> Option<Place> {
    let (Some(week), Some(month)) = (p.week, place.days) else { return Some(place) };
    let (first, last) = match i64::from(week) {
        0 => (month.last.plus_days(-12)?, month.last),
        n => (month.first.plus_days(7 * n - 13)?.max(month.first), month.first.plus_days(7 * n + 5)?.min(month.last)),
    };
    let value = value::days(month, Granularity::Month);
    Some(Place { days: DayInterval::new(first, last), value: Some(value), ..place })
}

/// A day whose month is not written: that of the date last mentioned near by, else the one the words around it point to.
pub(super) fn bare_day(cx: &Context<'_>, p: &Point, day: u32, steps: &mut Steps) -> Option<Place> {
    let implied = Components::YEAR.and(Components::MONTH);
    // "Jumat tanggal 13": the month in which it is that weekday.
    if let (Some(weekday), Some(anchor)) = (p.day_weekday(), cx.anchor) {
        let first = Date::new(anchor.year(), anchor.month(), 1)?;
        let of = |n: i64| first.plus_months(n).and_then(|m| Date::new(m.year(), m.month(), day));
        if let Some(found) = [0, -1, 1, -2, 2].into_iter().filter_map(of).find(|d| d.weekday() == weekday) {
            steps.say(format!("month from the weekday and publication date {anchor}"));
            return Some(Place::day(found, implied));
        }
        return None;
    }
    if let Some(near) = cx.near_month().filter(|_| p.direction.is_none()) {
        steps.say(format!("month of the date before it, {near}"));
        return Some(Place::day(Date::new(near.year(), near.month(), day)?, implied));
    }
    let anchor = cx.anchor?;
    let later = day >= anchor.day();
    let months = match p.direction {
        Some(0) => 0,
        Some(d) => i64::from(d > 0 && !later) - i64::from(d < 0 && day > anchor.day()),
        None if !later && cx.tense() > 0 => 1,
        // The nearest such day.
        None => i64::from(day + HALF_MONTH < anchor.day()) - i64::from(day > anchor.day() + HALF_MONTH),
    };
    let month = Date::new(anchor.year(), anchor.month(), 1)?.plus_months(months)?;
    steps.say(format!("month from publication date {anchor}"));
    Some(Place::day(Date::new(month.year(), month.month(), day)?, implied))
}
