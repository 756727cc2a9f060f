//! Lengths of time: their TIMEX3 value, and the point they lead to.

use super::blank;
use super::context::{Context, Steps, unit_of_day};
use super::value;
use crate::extract::{Amount, Length, PARTS_IN_ONE as ONE};
use crate::lang::{LengthWord, TimeUnit};
use crate::value::{Components, Date, DayInterval, Exact, Granularity, Period, Timex, TimexKind};

pub(super) fn length(cx: &Context<'_>, l: &Length, steps: &mut Steps) -> Timex {
    let short = matches!(l.amount.unit, TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour);
    let before = || {
        if matches!(l.amount.unit, TimeUnit::Day | TimeUnit::Week) { cx.near_day().map(DayInterval::day) } else { cx.previous }
    };
    let anchor = cx.anchor.map(DayInterval::day);
    let point = match l.word {
        Some(LengthWord::Ago) => offset(cx, l, -1, anchor, steps),
        Some(LengthWord::Later | LengthWord::Earlier) if short => None,
        Some(LengthWord::Later) => offset(cx, l, 1, before(), steps),
        Some(LengthWord::Earlier) => offset(cx, l, -1, before().or(anchor.filter(|_| cx.english())), steps),
        Some(LengthWord::Ahead) if !matches!(l.amount.unit, TimeUnit::Month | TimeUnit::Year) || l.amount.parts == Some(ONE) => {
            offset(cx, l, 1, anchor, steps)
        }
        _ => None,
    };
    if let Some(found) = point {
        return Timex { modifier: l.hedge, relative: true, ..found };
    }
    let relative = l.word.is_some();
    let value = match l.from {
        Some(from) if l.amount.parts.is_some_and(|to| from < to) => {
            format!("{}/{}", self::value(&Amount { parts: Some(from), unit: l.amount.unit }), self::value(&l.amount))
        }
        _ => self::value(&l.amount),
    };
    Timex {
        kind: TimexKind::Duration,
        period: if l.from.is_none() { period(&l.amount) } else { None },
        grain: grain(l.amount.unit),
        modifier: l.hedge,
        days: relative.then(|| stretch(cx, l)).flatten(),
        relative,
        vague: l.amount.parts.is_none(),
        ..blank(value)
    }
}

/// The point `l` away from `from`, at the grain of its unit.
fn offset(cx: &Context<'_>, l: &Length, sign: i64, from: Option<DayInterval>, steps: &mut Steps) -> Option<Timex> {
    let n = l.amount.parts?;
    let from = from?;
    let year = l.amount.unit == TimeUnit::Year && n == ONE;
    if year
        && cx.english()
        && let Some((section, grain)) = cx.near_section()
    {
        let first = section.first.plus_months(-12)?;
        let last = section.last.plus_months(-12)?;
        let days = DayInterval::new(first, last)?;
        steps.say("the same section one year earlier");
        return Some(Timex { days: Some(days), grain, implied: Components::YEAR, ..blank(value::days(days, grain)) });
    }
    let day = shift(from.first, l.amount.unit, n, sign)?;
    let (days, grain) = match l.amount.unit {
        TimeUnit::Week => (DayInterval::day(day), Granularity::Day),
        // Half a unit leaves the grain of the next finer one.
        TimeUnit::Year if n % ONE != 0 => unit_of_day(TimeUnit::Month, day)?,
        TimeUnit::Decade | TimeUnit::Century => unit_of_day(TimeUnit::Year, day)?,
        unit => unit_of_day(unit, day)?,
    };
    steps.say(format!("counted from {}", from.first));
    Some(Timex {
        days: Some(days),
        grain,
        implied: Components::YEAR.and(if grain >= Granularity::Month { Components::MONTH } else { Components::NONE }),
        ..blank(value::days(days, grain))
    })
}

fn shift(from: Date, unit: TimeUnit, parts: i64, sign: i64) -> Option<Date> {
    let times = |k: i64| parts.checked_mul(k)?.checked_div(ONE)?.checked_mul(sign);
    match unit {
        TimeUnit::Second | TimeUnit::Minute => Some(from),
        TimeUnit::Hour => from.plus_days(times(1)? / 24),
        TimeUnit::Day => from.plus_days(times(1)?),
        TimeUnit::Week | TimeUnit::Weekend => from.plus_days(times(7)?),
        TimeUnit::Month => from.plus_months(times(1)?),
        TimeUnit::Quarter | TimeUnit::Season => from.plus_months(times(3)?),
        TimeUnit::Half => from.plus_months(times(6)?),
        TimeUnit::Year => from.plus_months(times(12)?),
        TimeUnit::Decade => from.plus_months(times(120)?),
        TimeUnit::Century => from.plus_months(times(1200)?),
    }
}

/// The days of "the past three months", "tiga hari ke depan".
fn stretch(cx: &Context<'_>, l: &Length) -> Option<DayInterval> {
    let (n, anchor) = (l.amount.parts?, cx.anchor?);
    match l.word? {
        LengthWord::Past => DayInterval::new(shift(anchor, l.amount.unit, n, -1)?, anchor),
        LengthWord::Next => DayInterval::new(anchor, shift(anchor, l.amount.unit, n, 1)?),
        LengthWord::Ahead => Some(DayInterval::day(shift(anchor, l.amount.unit, n, 1)?)),
        _ => None,
    }
}

fn grain(unit: TimeUnit) -> Granularity {
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => Granularity::Minute,
        TimeUnit::Day => Granularity::Day,
        TimeUnit::Weekend => Granularity::Weekend,
        TimeUnit::Week => Granularity::Week,
        TimeUnit::Month => Granularity::Month,
        TimeUnit::Quarter | TimeUnit::Season => Granularity::Quarter,
        TimeUnit::Half => Granularity::Half,
        TimeUnit::Year => Granularity::Year,
        TimeUnit::Decade => Granularity::Decade,
        TimeUnit::Century => Granularity::Century,
    }
}

/// How many of the TIMEX3 designator a unit is, and the designator with its time mark.
fn designator(unit: TimeUnit) -> (i64, &'static str, &'static str) {
    match unit {
        TimeUnit::Second => (1, "T", "S"),
        TimeUnit::Minute => (1, "T", "M"),
        TimeUnit::Hour => (1, "T", "H"),
        TimeUnit::Day => (1, "", "D"),
        TimeUnit::Weekend => (2, "", "D"),
        TimeUnit::Week => (1, "", "W"),
        TimeUnit::Month => (1, "", "M"),
        TimeUnit::Quarter => (1, "", "Q"),
        TimeUnit::Season => (3, "", "M"),
        TimeUnit::Half => (6, "", "M"),
        TimeUnit::Year => (1, "", "Y"),
        TimeUnit::Decade => (10, "", "Y"),
        TimeUnit::Century => (100, "", "Y"),
    }
}

/// The value of a repeated length; weekends have a place in the week.
pub(super) fn every(amount: &Amount) -> String {
    match (amount.unit, amount.parts) {
        (TimeUnit::Weekend, Some(ONE)) => "XXXX-WXX-WE".to_owned(),
        _ => value(amount),
    }
}

/// The TIMEX3 value: `P77Y`, `PT1H30M`, `PXD`.
pub(super) fn value(amount: &Amount) -> String {
    let (factor, time, letter) = designator(amount.unit);
    if amount.parts.is_none() && amount.unit == TimeUnit::Second {
        // "sejenak": a while of no unit at all.
        return "PXX".to_owned();
    }
    let Some(parts) = amount.parts.and_then(|n| n.checked_mul(factor)) else { return format!("P{time}X{letter}") };
    let (whole, rest) = (parts / ONE, parts % ONE);
    if amount.unit == TimeUnit::Hour && rest * 60 % ONE != 0 && rest * 3600 % ONE == 0 {
        let seconds = rest * 3600 / ONE;
        let parts = [(whole, "H"), (seconds / 60, "M"), (seconds % 60, "S")];
        let written: String = parts.iter().filter(|(n, _)| *n > 0).map(|(n, letter)| format!("{n}{letter}")).collect();
        return format!("PT{written}");
    }
    // A part of a unit is written in the next finer one when that comes out whole.
    let finer = match amount.unit {
        TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century if rest * 12 % ONE == 0 => Some((rest * 12 / ONE, "M")),
        TimeUnit::Hour if rest * 60 % ONE == 0 => Some((rest * 60 / ONE, "M")),
        TimeUnit::Minute if rest * 60 % ONE == 0 => Some((rest * 60 / ONE, "S")),
        TimeUnit::Week if rest * 7 % ONE == 0 => Some((rest * 7 / ONE, "D")),
        _ => None,
    };
    match (rest, finer) {
        (0, _) => format!("P{time}{whole}{letter}"),
        (_, Some((n, small))) if whole == 0 => format!("P{time}{n}{small}"),
        (_, Some((n, small))) => format!("P{time}{whole}{letter}{n}{small}"),
        _ => {
            let thousandths = format!("{:03}", rest * 1000 / ONE);
            format!("P{time}{whole}.{}{letter}", thousandths.trim_end_matches('0'))
        }
    }
}

/// The exact length, where it is known.
pub(super) fn period(amount: &Amount) -> Option<Period> {
    let n = amount.parts?;
    let months = |k: i64| exact(n.checked_mul(k)?);
    let minutes = |k: i64| exact(n.checked_mul(k)?);
    let (m, t) = match amount.unit {
        TimeUnit::Second => (None, exact_parts(n, 60)),
        TimeUnit::Minute => (None, minutes(1)),
        TimeUnit::Hour => (None, minutes(60)),
        TimeUnit::Day => (None, minutes(1440)),
        TimeUnit::Weekend => (None, minutes(2880)),
        TimeUnit::Week => (None, minutes(10080)),
        TimeUnit::Month => (months(1), None),
        TimeUnit::Quarter | TimeUnit::Season => (months(3), None),
        TimeUnit::Half => (months(6), None),
        TimeUnit::Year => (months(12), None),
        TimeUnit::Decade => (months(120), None),
        TimeUnit::Century => (months(1200), None),
    };
    (m.is_some() || t.is_some()).then_some(Period { months: m, minutes: t })
}

fn exact(parts: i64) -> Option<Exact> {
    exact_parts(parts, 1)
}

/// The number divided by `by`, exact.
fn exact_parts(parts: i64, by: i64) -> Option<Exact> {
    Exact::ratio(i128::from(parts), i128::from(ONE.checked_mul(by)?))
}
