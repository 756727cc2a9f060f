//! TIMEX3 notation.

use crate::extract::Point;
use crate::lang::TimeUnit;
use crate::value::{Clock, DayInterval, Granularity};

/// The value of a run of days at a grain.
pub(super) fn days(days: DayInterval, grain: Granularity) -> String {
    let d = days.first;
    match grain {
        Granularity::Century => format!("{:02}", d.year() / 100),
        Granularity::Decade => format!("{:03}", d.year() / 10),
        Granularity::Year => format!("{:04}", d.year()),
        Granularity::Half => format!("{:04}-H{}", d.year(), (d.month() - 1) / 6 + 1),
        Granularity::Quarter => format!("{:04}-Q{}", d.year(), (d.month() - 1) / 3 + 1),
        Granularity::Month => format!("{:04}-{:02}", d.year(), d.month()),
        Granularity::Week => {
            let (year, week) = d.iso_week();
            format!("{year:04}-W{week:02}")
        }
        Granularity::Weekend => {
            let (year, week) = d.iso_week();
            format!("{year:04}-W{week:02}-WE")
        }
        Granularity::Day | Granularity::PartOfDay | Granularity::Minute => d.to_string(),
    }
}

/// `T10:30`, with the zone when one is written.
pub(super) fn clock(clock: Clock) -> String {
    let (hour, minute) = (clock.minute / 60, clock.minute % 60);
    match clock.zone {
        None => format!("T{hour:02}:{minute:02}"),
        Some(0) => format!("T{hour:02}:{minute:02}Z"),
        Some(zone) => {
            let (sign, off) = (if zone < 0 { '-' } else { '+' }, zone.unsigned_abs());
            format!("T{hour:02}:{minute:02}{sign}{:02}:{:02}", off / 60, off % 60)
        }
    }
}

/// The value of a point without an anchor: unknown components as X.
pub(super) fn open(p: &Point) -> String {
    let year = p.written.year.map_or("XXXX".to_owned(), |y| format!("{y:04}"));
    let mut out = match (p.written.month, p.written.day, p.written.weekday, p.section) {
        (Some(m), Some(d), _, _) => format!("{year}-{m:02}-{d:02}"),
        (Some(m), None, _, _) => format!("{year}-{m:02}"),
        (None, Some(d), _, _) => format!("{year}-XX-{d:02}"),
        // "malam Minggu" is the evening of a Saturday.
        (_, _, Some(w), _) => format!("{year}-WXX-{}", p.day_weekday().unwrap_or(w).iso()),
        (_, _, _, Some((TimeUnit::Quarter, n, _))) => format!("{year}-Q{n}"),
        (_, _, _, Some((_, n, _))) => format!("{year}-H{n}"),
        _ => match p.unit_shift {
            Some((TimeUnit::Week, _)) => format!("{year}-WXX"),
            Some((TimeUnit::Month, _)) => format!("{year}-XX"),
            Some((TimeUnit::Quarter, _)) => format!("{year}-QX"),
            Some(_) => year,
            None if p.season.is_some() => year,
            None if p.clock.is_some() && p.day_shift.is_none() => String::new(),
            None => format!("{year}-XX-XX"),
        },
    };
    if let Some(season) = p.season {
        out.push('-');
        out.push_str(season.code());
    }
    push_time(&mut out, p);
    out
}

/// The value of a repeated point: the year stays open.
pub(super) fn pattern(p: &Point) -> String {
    let shape = Point { unit_shift: None, ..p.clone() };
    open(&shape)
}

/// Appends the time of day or its part.
pub(super) fn push_time(out: &mut String, p: &Point) {
    if let Some(c) = p.clock {
        out.push_str(&clock(c));
    } else if let Some(part) = p.part {
        out.push_str(part.code());
    }
}
