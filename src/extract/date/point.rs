//! Points of time: adjacent parts fill the slots of one [`Point`] until a part no longer fits.

use super::atom;
use super::barren;
use super::clock;
use super::expr::Point;
use super::scan::Scan;
use crate::lang::{Class, ClockWord, CueWord};

/// The point that starts at `i` and the token after it.
pub(super) fn point(s: &Scan<'_>, i: usize) -> Option<(Point, usize)> {
    let mut p = Point::default();
    let mut end = atom::first(s, &mut p, i)?;
    // At most as many parts as a point has slots.
    for _ in 0..8 {
        match extend(s, &mut p, end) {
            Some(next) => end = next,
            None => break,
        }
    }
    (p.has_calendar() || p.clock.is_some()).then_some((p, end))
}

/// One more part after `end`, with the punctuation that joins it.
fn extend(s: &Scan<'_>, p: &mut Point, end: usize) -> Option<usize> {
    if barren::mute(s, end) || !s.joins(end) {
        return None;
    }
    if let Some(next) = atom::next(s, p, end, false) {
        return Some(next);
    }
    if s.is(end, "(") {
        return bracketed(s, p, end);
    }
    let mut at = end;
    let comma = matches!(s.mark(at), ',' | '|' | '/' | '-' | '–' | '—');
    if comma {
        // A comma after a bare year or a vague place ends the expression.
        let loose = p.written.day.is_none() && p.written.weekday.is_none() && p.day_shift.is_none() && p.clock.is_none();
        let english = p.written.month.is_some() && s.is(at, ",");
        let section = p.section.is_some() && !s.is(at, ",") && s.glued(at);
        if loose && !section && !english {
            return None;
        }
        at += 1;
        if s.is(at, "(") && s.is(at - 1, ",") {
            return bracketed(s, p, at);
        }
        // Behind a comma an announced time is a statement of its own: "Kamis (1/1), pukul 11.45".
        if s.is(at - 1, ",") && p.has_day() && clock::announced(s, fillers(s, at)) {
            return None;
        }
        if let Some(next) = s.joins(at).then(|| atom::next(s, p, at, true)).flatten() {
            return Some(next);
        }
    }
    let start = at;
    let at = fillers(s, at);
    // "arrested Sunday in the Nov. 22 robbery": behind an article the date is that of the noun it stands before.
    let attributive = at >= start + 2 && s.cue(at - 1, CueWord::Article).is_some();
    if attributive && p.written.weekday.is_some() && p.written.day.is_none() {
        return None;
    }
    (at > end && s.joins(at)).then(|| atom::next(s, p, at, comma)).flatten()
}

/// A bracket that holds nothing but further parts.
fn bracketed(s: &Scan<'_>, p: &mut Point, open: usize) -> Option<usize> {
    let mut trial = p.clone();
    let start = fillers(s, open + 1);
    let mut end = atom::next(s, &mut trial, start, true)?;
    for _ in 0..4 {
        match (!s.is(end, ")")).then(|| extend(s, &mut trial, end)).flatten() {
            Some(next) => end = next,
            None => break,
        }
    }
    if s.is(end, ")") {
        end += 1;
    } else if !trial.has_day() || s.range_word(end).is_some_and(|(at, _)| s.figure(at).is_some()) {
        // "(28/2-3/3/2024)" is a range.
        return None;
    }
    *p = trial;
    Some(end)
}

/// Skips words that announce the next part and add nothing ("tanggal", "pada", "sekitar", "of").
pub(super) fn fillers(s: &Scan<'_>, mut at: usize) -> usize {
    for _ in 0..3 {
        if s.cx.outline.hits.mask(at) & (Class::DateCue.mask() | Class::ClockCue.mask()) == 0 {
            break;
        }
        let cue = [CueWord::Day, CueWord::Month, CueWord::Weekday, CueWord::Filler, CueWord::Article]
            .into_iter()
            .find_map(|k| s.cue(at, k));
        let about = s.clock_cue(at, |c| c == ClockWord::About).map(|(h, _)| h);
        // A filler that starts a longer temporal word is that word ("hari ini").
        let longer = [Class::Deictic, Class::Direction].into_iter().filter_map(|c| s.hit(at, c)).any(|h| h.end as usize > at + 1);
        match cue.or(about) {
            Some(h) if !longer => at = h.end as usize,
            _ => break,
        }
    }
    at
}
