//! Written weekdays that are not the weekday of the written date.

use super::context::{Context, Steps};
use crate::extract::Point;
use crate::value::{Date, PartialDate, Weekday, WeekdayClash};

/// How long before and after the publication day a corrected date may lie.
const BEFORE: i64 = 9;
const AFTER: i64 = 3;

/// "Saturday (8/3/2025)" of a paper that writes the day before the month, in a language that has either order: the weekday tells which it is.
pub(super) fn day_first(cx: &Context<'_>, p: &Point, steps: &mut Steps) -> Option<Point> {
    let weekday = p.day_weekday().filter(|_| p.swappable && cx.lexicon.dates.month_first)?;
    let PartialDate { year, month: Some(month), day: Some(day), .. } = p.written else { return None };
    let year = year.or_else(|| cx.anchor.map(|d| d.year()))?;
    let fits = |month, day| Date::new(year, month, day).is_some_and(|d| d.weekday() == weekday);
    if fits(month, day) || !fits(day, month) {
        return None;
    }
    let mut turned = p.clone();
    (turned.written.month, turned.written.day) = (Some(day), Some(month));
    steps.say("the weekday fits the day before the month");
    Some(turned)
}

/// The day that a word counts from the publication beside a written day.
pub(super) fn meant(cx: &Context<'_>, p: &Point) -> Option<Date> {
    let shift = p.day_shift.filter(|_| p.has_day() && !p.previous && p.direction.is_none())?;
    cx.anchor?.plus_days(shift.into())
}

/// The clash of a weekday with `day`, if there is one. The date is never moved; what it may have been meant to be is listed.
pub(super) fn clash(written: Weekday, day: Date, anchor: Option<Date>, swappable: bool) -> Option<WeekdayClash> {
    let actual = day.weekday();
    (actual != written).then(|| WeekdayClash {
        written,
        actual,
        repairs: repairs(written, day.year(), day.month(), day.day(), anchor, swappable),
    })
}

/// Dates one slip away from the written one that carry the weekday (or the date itself, when the weekday is the slip) and lie near
/// the publication day, nearest first.
fn repairs(weekday: Weekday, year: i32, month: u32, day: u32, anchor: Option<Date>, swappable: bool) -> Vec<Date> {
    let Some(anchor) = anchor else { return Vec::new() };
    let near = |d: &Date| (-BEFORE..=AFTER).contains(&d.days_since(anchor));
    let mut out: Vec<Date> = Vec::new();
    let own = Date::new(year, month, day);
    let days = (1..=31).filter_map(|d| Date::new(year, month, d));
    let months = (1..=12).filter_map(|m| Date::new(year, m, day));
    let years = (anchor.year() - 1..=anchor.year() + 1).filter_map(|y| Date::new(y, month, day));
    let swapped = swappable.then(|| Date::new(year, day, month)).flatten();
    for d in days.chain(months).chain(years).chain(swapped) {
        let carries = d.weekday() == weekday;
        if Some(d) != own && carries && near(&d) && !out.contains(&d) {
            out.push(d);
        }
    }
    // The weekday itself may be the slip.
    out.extend(own.filter(near));
    out.sort_by_key(|d| (d.days_since(anchor).abs(), *d));
    out
}
