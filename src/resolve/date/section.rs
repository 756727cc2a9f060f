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
    match rule {
        DayRule::Fixed { month, day } => {
            let (year, implied) = match written {
                Some(found) => found,
                None => (infer::year_of_day(cx, month, day, None, p.direction, steps)?, Components::YEAR),
            };
            Some(Place::day(Date::new(year, month, day)?, implied.and(Components::MONTH).and(Components::DAY)))
        }
        DayRule::Nth { month, nth, weekday } => {
            let of = |year: i32| {
                let first = Date::new(year, month, 1)?;
                let lead = (weekday.iso() + 7 - first.weekday().iso()) % 7;
                first.plus_days(i64::from(lead + (nth.checked_sub(1)?) * 7))
            };
            let year = match written {
                Some((y, _)) => y,
                None => {
                    let anchor = cx.anchor?;
                    let near = (anchor.year() - 1..=anchor.year() + 1).filter_map(|y| Some((y, of(y)?)));
                    let past = near.clone().rfind(|(_, d)| *d <= anchor);
                    match p.direction {
                        Some(-1) => past?.0,
                        _ => near.min_by_key(|(_, d)| d.days_since(anchor).abs())?.0,
                    }
                }
            };
            Some(Place::day(of(year)?, DAY))
        }
        DayRule::Moving => {
            let (year, implied) = written?;
            Some(Place::of(DayInterval::year(year)?, Granularity::Year, implied))
        }
    }
}
