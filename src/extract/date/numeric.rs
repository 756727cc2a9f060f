//! Dates written in figures: 15/8/2022, (15/8), 2022-08-15, 15-08-2022, 15.08.2022.

use super::expr::Point;
use super::scan::{Figure, Scan};
use crate::lang::CueWord;

/// A date in figures that starts at `i`. `supported`: something before it says that a date comes (weekday, deictic, "tanggal").
pub(super) fn date(s: &Scan<'_>, i: usize, supported: bool) -> Option<(Point, usize)> {
    // Nearly every figure of a text ends here.
    if !s.token(i + 1).is_some_and(|t| t.is_any_mark("/-.")) || s.figure(i).is_none() {
        return None;
    }
    if (s.glued(i) && i > 0 && inside_code(s, i - 1)) || s.after_trap_word(i) {
        return None;
    }
    date_at(s, i, supported || bracketed(s, i))
}

/// "Surabaya (14/4)": a bracket after a name holds a date when its first figure is too high for a fraction.
fn bracketed(s: &Scan<'_>, i: usize) -> bool {
    i > 1
        && s.is(i - 1, "(")
        && s.is(i + 3, ")")
        && s.token(i - 2).is_some_and(|t| t.capital())
        && s.cx.outline.sentence(i).is_some_and(|c| (c.first as usize) < i - 2)
        && s.figure(i).is_some_and(|d| (5..=31).contains(&d.value))
        && s.figure(i + 2).is_some_and(|m| (1..=12).contains(&m.value))
}

/// The same, whatever stands before it.
pub(super) fn date_at(s: &Scan<'_>, i: usize, supported: bool) -> Option<(Point, usize)> {
    let a = s.figure(i)?;
    let mark = s.words(i + 1);
    // Beside a weekday a slipped space does no harm: "(23 /4/2022)".
    let near = |t: usize| s.glued(t) || supported && mark == "/" && s.joins(t);
    if !matches!(mark, "/" | "-" | ".") || !near(i + 1) || !near(i + 2) {
        return None;
    }
    let b = s.figure(i + 2)?;
    let third = s.is(i + 3, mark) && near(i + 3) && near(i + 4);
    let c = if third { s.figure(i + 4) } else { None };
    let found = match c {
        Some(c) if a.digits == 4 => (mark != ".").then(|| year_first(a, b, c)).flatten(),
        Some(c) => day_first(s, a, b, c, mark, supported),
        None if mark == "/" && (supported || s.cue(i.wrapping_sub(1), CueWord::Day).is_some()) && !third => {
            // A bracket behind a weekday holds a date, whatever its figures.
            without_year(s, a, b, s.is(i.wrapping_sub(1), "("))
        }
        None => None,
    }?;
    let end = if c.is_some() { i + 5 } else { i + 3 };
    (!goes_on(s, end)).then_some((found, end))
}

/// Whether the token before a glued figure makes it part of a code or a longer number.
fn inside_code(s: &Scan<'_>, before: usize) -> bool {
    !matches!(s.mark(before), '(' | ',' | '[' | '|' | '"' | '“' | ':' | ';' | '\'' | '—' | '–')
        && s.hit(before, crate::lang::Class::Weekday).is_none()
}

fn goes_on(s: &Scan<'_>, end: usize) -> bool {
    s.glued(end) && (matches!(s.mark(end), '/' | '%') || s.is(end, ".") && s.glued(end + 1) && s.figure(end + 1).is_some())
}

fn year_first(y: Figure, m: Figure, d: Figure) -> Option<Point> {
    ((1..=12).contains(&m.value) && (1..=31).contains(&d.value) && d.digits <= 2 && (1000..=2999).contains(&y.value))
        .then(|| of(Some(y.value as i32), m.value, d.value))
}

fn day_first(s: &Scan<'_>, a: Figure, b: Figure, c: Figure, mark: &str, supported: bool) -> Option<Point> {
    if a.digits > 2 || b.digits > 2 || a.value == 0 || b.value == 0 {
        return None;
    }
    let year = match c.digits {
        4 => c.value as i32,
        // A figure too few or too many beside a weekday: still the date of the sentence.
        3 | 5 if supported && c.value > 99 => {
            return Some(Point { impossible: true, ..of(Some(c.value as i32), b.value, a.value) });
        }
        2 if mark == "/" || (supported && mark == "-") => century(c.value),
        _ => return None,
    };
    if c.digits == 4 && !(1000..=9999).contains(&c.value) {
        return None;
    }
    if c.digits == 2 && !supported && (a.value > 31 || b.value > 12) {
        return None;
    }
    ordered(s, a.value, b.value, Some(year), supported)
}

fn without_year(s: &Scan<'_>, a: Figure, b: Figure, bracket: bool) -> Option<Point> {
    // "12/13": no month, but a day in the other order; nothing says that a date is meant.
    if !bracket && !s.dates.month_first && a.value <= 12 && (13..=31).contains(&b.value) {
        return None;
    }
    (a.digits <= 2 && b.digits <= 2 && a.value > 0 && b.value > 0).then(|| ordered(s, a.value, b.value, None, true)).flatten()
}

/// Day and month in the order of the language; the other order only where the language's is impossible in English.
fn ordered(s: &Scan<'_>, a: u32, b: u32, year: Option<i32>, supported: bool) -> Option<Point> {
    let (mut day, mut month) = if s.dates.month_first { (b, a) } else { (a, b) };
    if s.dates.month_first && month > 12 && (1..=12).contains(&day) {
        (day, month) = (month, day);
    }
    if day > 31 || month > 12 {
        // Figures no calendar has: a date only where everything else says so.
        let plain = supported || (year.is_some_and(|y| (1900..=2099).contains(&y)) && day <= 31 && month <= 31);
        return (plain && day < 100 && month < 100).then(|| Point { impossible: true, ..of(year, month, day) });
    }
    let mut point = of(year, month, day);
    point.swappable = a <= 12 && b <= 12;
    Some(point)
}

fn of(year: Option<i32>, month: u32, day: u32) -> Point {
    let mut p = Point::default();
    (p.written.year, p.written.month, p.written.day) = (year, Some(month), Some(day));
    p
}

/// The full year of a two-digit one: 70 to 99 belong to the last century.
pub(super) fn century(two: u32) -> i32 {
    if two >= 70 { 1900 + two as i32 } else { 2000 + two as i32 }
}
