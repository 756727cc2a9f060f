//! Components nobody wrote: the year of a day, the week of a weekday, the year of a month.

use super::context::{Context, Steps};
use crate::value::{Date, DayInterval, Weekday};

/// How near the publication day a year-less date must lie before a disagreeing weekday is taken for a mistake.
const SLIP_DAYS: i64 = 9;
/// How far from the publication day a coming or past date may lie on its other side.
const STORED: i64 = 30;

/// Months from the publication within which "this December" may lie in the year before or after.
const TURN: i32 = 2;

/// The year of a day and month. `weekday` serves as a checksum: another year that agrees is taken only when the nearest one is
/// not close to the publication day; otherwise the weekday is a slip and the written day stays.
pub(super) fn year_of_day(
    cx: &Context<'_>,
    month: u32,
    day: u32,
    weekday: Option<Weekday>,
    direction: Option<i32>,
    steps: &mut Steps,
) -> Option<i32> {
    if let Some((y, open)) = opened(cx, month, day, weekday).filter(|_| direction.is_none() && cx.tense() <= 0) {
        steps.say(format!("year from {}–{} before it", open.first, open.last));
        return Some(y);
    }
    let anchor = cx.anchor?;
    let years = || (anchor.year() - 3..=anchor.year() + 2).filter_map(|y| Some((y, Date::new(y, month, day)?)));
    let distance = |d: Date| d.days_since(anchor).abs();
    let nearest = years().min_by_key(|(_, d)| distance(*d))?;
    if let Some(w) = weekday
        && nearest.1.weekday() != w
        && distance(nearest.1) > SLIP_DAYS
        && let Some((y, _)) =
            years().filter(|(y, d)| d.weekday() == w && (*y - anchor.year()).abs() <= 2).min_by_key(|(_, d)| distance(*d))
    {
        steps.say(format!("year {y} from the weekday and publication date {anchor}"));
        return Some(y);
    }
    // "Senin (19/8) mendatang" in an article that was stored late: the weekday tells the year, whatever the word says.
    let near = direction.is_some_and(|k| k != 0) && distance(nearest.1) <= STORED && weekday == Some(nearest.1.weekday());
    let direction = direction.filter(|_| !near);
    let year = match direction {
        Some(-1) => years().filter(|(_, d)| *d <= anchor).max_by_key(|(_, d)| *d).map(|(y, _)| y),
        Some(0) => Some(anchor.year()),
        Some(_) => years().filter(|(_, d)| *d >= anchor).min_by_key(|(_, d)| *d).map(|(y, _)| y),
        None => {
            // A report about something over half a year off: only a future word makes it the coming one.
            let back = years().filter(|(_, d)| *d <= anchor).max_by_key(|(_, d)| *d);
            match (back, cx.tense()) {
                (Some((y, d)), t) if t <= 0 && nearest.1 > anchor && distance(nearest.1) > 120 && distance(d) < 300 => Some(y),
                (_, t) if t > 0 && nearest.1 < anchor && distance(nearest.1) > 150 => {
                    years().filter(|(_, d)| *d >= anchor).min_by_key(|(_, d)| *d).map(|(y, _)| y)
                }
                _ => Some(nearest.0),
            }
        }
    }?;
    steps.say(format!("year from publication date {anchor}"));
    Some(year)
}

/// The year of a day in a sentence that opens with its year and tells nothing to come: "In 2019 the fair opened on 3 May".
fn opened(cx: &Context<'_>, month: u32, day: u32, weekday: Option<Weekday>) -> Option<(i32, DayInterval)> {
    let open = cx.opening()?;
    let fits = |y: &i32| {
        let day = Date::new(*y, month, day);
        day.is_some_and(|d| open.intersects(DayInterval::day(d)) && weekday.is_none_or(|w| w == d.weekday()))
    };
    (open.first.year()..=open.last.year()).find(fits).map(|y| (y, open))
}

/// The year of a month: the direction word, then the tense, then the nearer one with a lean to the past.
pub(super) fn year_of_month(cx: &Context<'_>, month: u32, direction: Option<i32>, steps: &mut Steps) -> Option<i32> {
    let anchor = cx.anchor?;
    let ahead = (month as i32 - anchor.month() as i32).rem_euclid(12);
    let back = (anchor.month() as i32 - month as i32).rem_euclid(12);
    let next = anchor.year() + i32::from((anchor.month() as i32 + ahead) > 12);
    let last = anchor.year() - i32::from(anchor.month() as i32 - back < 1);
    let year = match direction {
        Some(-1) => {
            if back == 0 {
                anchor.year() - 1
            } else {
                last
            }
        }
        // "Desember ini" in the first days of January
        Some(0) if !cx.english() && back <= TURN => last,
        Some(0) if !cx.english() && ahead <= TURN => next,
        Some(0) => anchor.year(),
        Some(_) => {
            if ahead == 0 {
                anchor.year() + 1
            } else {
                next
            }
        }
        None if ahead == 0 => anchor.year(),
        None => match cx.tense() {
            1 if ahead <= 9 => next,
            -1 if back <= 10 => last,
            _ if ahead * 2 < back => next,
            _ => last,
        },
    };
    steps.say(format!("year from publication date {anchor}"));
    Some(year)
}

/// The day of a weekday: the direction word, then the tense, else the last one, the publication day included.
pub(super) fn day_of_weekday(cx: &Context<'_>, weekday: Weekday, direction: Option<i32>, steps: &mut Steps) -> Option<Date> {
    let anchor = cx.anchor?;
    let back = (anchor.weekday().iso() as i64 - weekday.iso() as i64).rem_euclid(7);
    let ahead = (weekday.iso() as i64 - anchor.weekday().iso() as i64).rem_euclid(7);
    let nonzero = |n: i64| if n == 0 { 7 } else { n };
    let offset = match direction {
        Some(-1) => -nonzero(back),
        Some(0) => weekday.iso() as i64 - anchor.weekday().iso() as i64,
        Some(2) => 14 - (anchor.weekday().iso() as i64 - weekday.iso() as i64),
        Some(_) if cx.english() && ahead > 0 && ahead < 7 && weekday.iso() > anchor.weekday().iso() => ahead,
        Some(_) => nonzero(ahead),
        None if cx.tense() > 0 => ahead,
        None => -back,
    };
    steps.say(format!("day from the weekday and publication date {anchor}"));
    anchor.plus_days(offset)
}

/// The year of a quarter or half year that starts in `month`: the nearest, with a lean to the past.
pub(super) fn year_of_section(cx: &Context<'_>, month: u32, direction: Option<i32>, steps: &mut Steps) -> Option<i32> {
    let anchor = cx.anchor?;
    let year = match direction {
        Some(-1) if month >= anchor.month() => anchor.year() - 1,
        Some(1) if month <= anchor.month() => anchor.year() + 1,
        Some(_) => anchor.year(),
        None => {
            let ahead = month as i32 - anchor.month() as i32;
            if cx.tense() > 0 && ahead <= -9 {
                anchor.year() + 1
            } else if ahead >= 4 && cx.tense() <= 0 || ahead >= 1 && cx.tense() < 0 {
                // Of a quarter that has not begun yet nothing is reported.
                anchor.year() - 1
            } else {
                anchor.year()
            }
        }
    };
    steps.say(format!("year from publication date {anchor}"));
    Some(year)
}
