//! The components of dates, and how much two dates look like one date written wrongly.

use crate::resolve::facts::TimeFact;
use crate::value::{Date, DayInterval, Granularity};

/// What two years with two digits changed round are worth.
pub(super) const SWAPPED: f32 = 0.8;
/// What a slip of the year alone is worth, and one of the month.
pub(super) const YEAR: f32 = 1.4;
pub(super) const MONTH: f32 = 1.2;

/// Year, month and day, as far as they are known.
pub(super) type Parts = (i32, Option<u32>, Option<u32>);

/// The components of a date; both ends of a range.
fn parts(t: &TimeFact, days: DayInterval) -> Vec<Parts> {
    let full = |d: Date| (d.year(), Some(d.month()), Some(d.day()));
    match t.timex.grain {
        // A span of years or months is no slip of one of them.
        _ if t.timex.grain < Granularity::Day && t.timex.value.contains('/') => Vec::new(),
        Granularity::Year => vec![(days.first.year(), None, None)],
        Granularity::Month => vec![(days.first.year(), Some(days.first.month()), None)],
        g if g >= Granularity::Day && days.first == days.last => vec![full(days.first)],
        g if g >= Granularity::Day => vec![full(days.first), full(days.last)],
        _ => Vec::new(),
    }
}

/// Whether one digit was changed, dropped, added or two neighbours swapped.
fn mistyped(a: i64, b: i64) -> bool {
    let (p, q) = (a.to_string().into_bytes(), b.to_string().into_bytes());
    if p.len() == q.len() {
        let off: Vec<usize> = p.iter().zip(&q).enumerate().filter(|(_, (x, y))| x != y).map(|(i, _)| i).collect();
        return match off.as_slice() {
            [_] => true,
            [i, j] => j - i == 1 && p.get(*i) == q.get(*j) && p.get(*j) == q.get(*i),
            _ => false,
        };
    }
    let (short, long) = if p.len() < q.len() { (&p, &q) } else { (&q, &p) };
    long.len() - short.len() == 1
        && (0..long.len()).any(|i| long.iter().enumerate().filter(|(k, _)| *k != i).map(|(_, c)| c).eq(short))
}

/// Whether two neighbouring digits changed places: 1998 and 1989.
fn swapped(a: i32, b: i32) -> bool {
    let (p, q) = (a.to_string().into_bytes(), b.to_string().into_bytes());
    let off = p.iter().zip(&q).filter(|(x, y)| x != y).count();
    p.len() == q.len() && off == 2 && mistyped(a.into(), b.into())
}

/// What two dates that differ in one component tell by what they share; `None` when they are equal or differ in more.
fn slip(a: Parts, b: Parts) -> Option<f32> {
    let years = mistyped(a.0.into(), b.0.into()) || (a.0 - b.0).abs() == 1;
    match (a, b) {
        ((y, Some(m), Some(d)), (z, Some(n), Some(e))) if (m, d) == (n, e) && y != z => Some(if years { 2.0 } else { YEAR }),
        ((y, Some(m), Some(d)), (z, Some(n), Some(e))) if (y, d) == (z, e) && m != n => Some(MONTH),
        ((y, Some(m), Some(d)), (z, Some(n), Some(e))) if (y, m) == (z, n) && d != e => {
            Some(if mistyped(d.into(), e.into()) { 0.5 } else { 0.1 })
        }
        ((_, Some(_), Some(_)), (_, Some(_), Some(_))) => None,
        ((y, Some(m), _), (z, Some(n), _)) if m == n && y != z => years.then_some(0.8),
        ((y, Some(m), None), (z, Some(n), None)) if y == z && m != n => Some(0.3),
        ((_, Some(_), _), (_, Some(_), _)) => None,
        ((y, None, _), (z, None, _)) if y != z => years.then_some(if swapped(y, z) { SWAPPED } else { 0.3 }),
        _ => None,
    }
}

/// What two dates that differ in one component tell at best. Where one is told by its weekday alone, no day of the month has been written
/// that stands under a wrong month or year.
pub(super) fn likest((a, da): (&TimeFact, DayInterval), (b, db): (&TimeFact, DayInterval)) -> Option<f32> {
    let written = |t: &TimeFact| t.timex.grain < Granularity::Day || t.timex.written.day.is_some() || t.counted;
    let all = parts(a, da).into_iter().flat_map(|p| parts(b, db).into_iter().filter_map(move |q| slip(p, q)));
    let sure = written(a) && written(b);
    all.filter(|s| sure || *s < MONTH).max_by(f32::total_cmp)
}
