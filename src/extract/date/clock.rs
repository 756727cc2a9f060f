//! Times of day: "pukul 10.30 WIB", "9 a.m. EST", "pukul tujuh malam", "noon".

use super::numeral;
use super::scan::Scan;
use crate::lang::{Class, ClockWord, CueWord, DayPart, RangeWord};
use crate::value::Clock;

/// A time of day and the token after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClockAt {
    pub clock: Clock,
    pub part: Option<DayPart>,
    pub end: usize,
}

/// A time of day that starts at `i`. With `beside` a date stands before it, so that hour, mark and minute suffice.
pub(super) fn clock(s: &Scan<'_>, i: usize, beside: bool) -> Option<ClockAt> {
    let cued = s.clock_cue(i, |c| matches!(c, ClockWord::Cue | ClockWord::Weak));
    let (start, cue) = match cued {
        Some((h, c)) => (h.end as usize, Some(c)),
        // "at 4 in the morning": the part of the day behind it makes a time of the figure.
        None if s.dates.month_first && after_about(s, i) => (i, Some(ClockWord::About)),
        None => (i, None),
    };
    if cue.is_none_or(|c| c == ClockWord::About)
        && let Some((h, c)) = s.clock_cue(i, |c| matches!(c, ClockWord::Noon | ClockWord::Midnight))
    {
        let minute = if c == ClockWord::Noon { 720 } else { 1440 };
        return Some(ClockAt { clock: Clock { minute, zone: None, local: false }, part: None, end: h.end as usize });
    }
    // Without a cue only minutes, a zone or a half of the day behind the figure make a time of it.
    let behind = Class::TimeZone.mask() | Class::ClockCue.mask();
    if cue.is_none() && !s.is(i + 1, ".:") && s.cx.outline.hits.mask(i + 1) & behind == 0 {
        return None;
    }
    let (minute, mut end, exact) = match hour_minute(s, start) {
        Some(found) => found,
        None => spelt_hour(s, start, cue)?,
    };
    let half = half_day(s, end);
    let mut minute = minute;
    if let Some((pm, after)) = half {
        if !(60..780).contains(&minute) {
            return None;
        }
        minute = minute % 720 + if pm { 720 } else { 0 };
        end = after;
    }
    let oclock = s.clock_cue(end, |c| c == ClockWord::Clock).filter(|_| half.is_none());
    if let Some((h, _)) = oclock {
        end = h.end as usize;
    }
    let mut zone = zone(s, end);
    if let Some((_, after)) = zone {
        end = after;
    }
    let strong = matches!(cue, Some(ClockWord::Cue))
        || half.is_some()
        || oclock.is_some()
        || (beside && cue == Some(ClockWord::Weak))
        || (exact && (zone.is_some() || local(s, end) || beside || cue.is_some_and(|c| c != ClockWord::About)))
        || (exact && s.dates.month_first && s.is(start + 1, ":") && bound(s, start));
    let part = s.joins(end).then(|| day_part(s, end)).flatten();
    if !strong && (cue.is_none() || part.is_none()) {
        return None;
    }
    let mut found = None;
    if let Some((p, after)) = part {
        minute = twelve_hours(minute, p);
        (found, end) = (Some(p), after);
    }
    if zone.is_none() {
        zone = self::zone(s, end);
        end = zone.map_or(end, |z| z.1);
    }
    let place = s.clock_cue(end, |c| c == ClockWord::Local).map(|(h, _)| h.end as usize);
    end = repeated(s, place.unwrap_or(end));
    let clock = Clock { minute, zone: zone.and_then(|z| z.0), local: place.is_some() };
    Some(ClockAt { clock, part: found, end })
}

/// Whether words for the clock of the place stand at `i`.
fn local(s: &Scan<'_>, i: usize) -> bool {
    s.joins(i) && s.clock_cue(i, |c| c == ClockWord::Local).is_some()
}

fn after_about(s: &Scan<'_>, i: usize) -> bool {
    i.checked_sub(1).and_then(|b| s.clock_cue(b, |c| c == ClockWord::About)).is_some_and(|(h, _)| h.end as usize == i)
}

/// "at 18:10", "from 14:30 to 16:00", "until 7:45": a word before hour and minute that is said of times.
fn bound(s: &Scan<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let opens = |t: usize| {
        let hit = s.hit(t, Class::NumberRange);
        hit.is_some_and(|h| s.cx.lexicon.numbers.ranges.get(h.value as usize) == Some(&RangeWord::Opener))
    };
    let until = || {
        let hit = s.hit(before, Class::Tense).filter(|h| h.end as usize == i);
        hit.and_then(|h| s.dates.tenses.get(h.value as usize)).is_some_and(|(_, near)| *near)
    };
    let second = || {
        i >= 5
            && (s.has_hit(before, Class::RangeWord) || s.cue(before, CueWord::And).is_some())
            && s.figure(i - 2).is_some()
            && s.is(i - 3, ":")
            && opens(i - 5)
    };
    after_about(s, i) || opens(before) || until() || second()
}

/// Skips a bracket that repeats the time elsewhere: "(0100 GMT)".
fn repeated(s: &Scan<'_>, end: usize) -> usize {
    if !s.is(end, "(") || s.figure(end + 1).is_none() {
        return end;
    }
    let close = (end + 2..end + 6).find(|&c| s.is(c, ")"));
    let zone = (end + 2..end + 5).any(|z| s.has_hit(z, Class::TimeZone));
    close.filter(|_| zone).map_or(end, |c| c + 1)
}

/// "10.30", "10:30", "10.30.15": minutes since midnight, the end, and whether minutes are written.
fn hour_minute(s: &Scan<'_>, i: usize) -> Option<(u16, usize, bool)> {
    // "0100 GMT"
    if let Some(f) = s.figure(i).filter(|f| f.digits == 4 && f.value <= 2400 && f.value % 100 < 60)
        && s.has_hit(i + 1, Class::TimeZone)
    {
        return Some(((f.value / 100 * 60 + f.value % 100) as u16, i + 1, true));
    }
    let hour = s.figure(i).filter(|f| f.digits <= 2 && f.value <= 24)?;
    let marked = (s.is(i + 1, ".") || s.is(i + 1, ":")) && s.glued(i + 1) && s.glued(i + 2);
    if marked && let Some(m) = s.figure(i + 2) {
        if m.digits != 2 || m.value > 59 {
            return None;
        }
        let mut end = i + 3;
        let again = (s.is(end, ".") || s.is(end, ":")) && s.glued(end) && s.glued(end + 1);
        if again && let Some(sec) = s.figure(end + 1) {
            if sec.digits != 2 || sec.value > 59 {
                return None;
            }
            end += 2;
        }
        return Some((u16::try_from(hour.value * 60 + m.value).ok().filter(|&m| m <= 1440)?, end, true));
    }
    // "jam 10,5": no clock.
    if s.number_goes_on(i) || s.is(i + 1, "-") && s.figure(i + 2).is_none() && s.glued(i + 2) {
        return None;
    }
    Some(((hour.value * 60) as u16, i + 1, false))
}

/// "pukul tujuh", "pukul setengah delapan".
fn spelt_hour(s: &Scan<'_>, i: usize, cue: Option<ClockWord>) -> Option<(u16, usize, bool)> {
    cue?;
    if s.figure(i).is_some() {
        return None;
    }
    if let Some((h, _)) = s.clock_cue(i, |c| c == ClockWord::Half) {
        let (hour, end) = numeral::whole(s, h.end as usize)?;
        return (1..=12).contains(&hour).then(|| ((hour * 60 - 30) as u16, end, false));
    }
    let (hour, end) = numeral::whole(s, i)?;
    (1..=24).contains(&hour).then_some(((hour * 60) as u16, end, false))
}

/// Whether a cue such as "pukul" stands at `i`.
pub(super) fn announced(s: &Scan<'_>, i: usize) -> bool {
    s.clock_cue(i, |c| c == ClockWord::Cue).is_some()
}

fn half_day(s: &Scan<'_>, i: usize) -> Option<(bool, usize)> {
    if !s.joins(i) {
        return None;
    }
    let at = s.clock_cue(i, |c| c == ClockWord::Clock).map_or(i, |(h, _)| h.end as usize);
    let (h, c) = s.clock_cue(at, |c| matches!(c, ClockWord::Am | ClockWord::Pm))?;
    let mut end = h.end as usize;
    // The dot of "p.m." belongs to it, unless the phrase already took it.
    if s.is(end, ".") && s.glued(end) && s.is(end.wrapping_sub(2), ".") {
        end += 1;
    }
    Some((c == ClockWord::Pm, end))
}

/// The zone at `i` in minutes from UTC; `None` inside for "waktu setempat".
fn zone(s: &Scan<'_>, i: usize) -> Option<(Option<i16>, usize)> {
    if !s.joins(i) {
        return None;
    }
    let h = s.hit(i, Class::TimeZone)?;
    Some((s.dates.zones.get(h.value as usize).copied().flatten(), h.end as usize))
}

/// The part of the day at `i` and the token after it.
pub(super) fn day_part(s: &Scan<'_>, i: usize) -> Option<(DayPart, usize)> {
    let h = s.hit(i, Class::DayPart)?;
    Some((s.dates.parts.get(h.value as usize)?.0, h.end as usize))
}

/// "pukul 7 malam" is 19:00; "pukul 20.00 malam" stays.
pub(super) fn twelve_hours(minute: u16, part: DayPart) -> u16 {
    let hour = minute / 60;
    if hour == 12 && part == DayPart::Night {
        return if minute == 720 { 1440 } else { minute - 720 };
    }
    let later = match part {
        DayPart::Morning => false,
        DayPart::Midday => hour <= 4,
        DayPart::Afternoon => hour <= 7,
        DayPart::Evening => (4..=8).contains(&hour),
        DayPart::Night => (6..=11).contains(&hour),
    };
    if later { minute + 720 } else { minute }
}
