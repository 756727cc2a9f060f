//! Numbers as lengths of time need them: figures with a decimal mark, spelt numbers, halves.

use super::expr::ONE;
use super::scan::Scan;
use crate::lang::{Class, NumeralKind};

/// A number before a unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// Parts, of which [`ONE`] make one; `None` for an unknown number.
    pub parts: Option<i64>,
    pub end: usize,
    /// Written "a" or "an".
    pub article: bool,
}

/// The number that starts at `i`: "3", "1,5", "2 1/2", "dua puluh lima", "satu setengah", "beberapa", "a".
pub(super) fn number(s: &Scan<'_>, i: usize) -> Option<Number> {
    if let Some(f) = s.figure(i) {
        return figures(s, i, f.value);
    }
    let h = s.hit(i, Class::DateNumeral)?;
    let word = s.dates.numerals.get(h.value as usize)?;
    let end = h.end as usize;
    match word.kind {
        NumeralKind::Vague => Some(Number { parts: None, end, article: false }),
        NumeralKind::Half => Some(Number { parts: Some(ONE / 2), end, article: false }),
        NumeralKind::Article => {
            let then = s.joins(end).then(|| spelt(s, end, 1)).flatten();
            match then {
                Some((value, end)) => Some(Number { parts: Some(value.checked_mul(ONE)?), end, article: true }),
                None => Some(Number { parts: Some(i64::from(word.value) * ONE), end, article: true }),
            }
        }
        _ => {
            let (value, end) = spelt(s, i, 0)?;
            let half = half(s, end);
            let parts = value.checked_mul(ONE)? + if half.is_some() { ONE / 2 } else { 0 };
            Some(Number { parts: Some(parts), end: half.unwrap_or(end), article: false })
        }
    }
}

/// A whole number in figures of one or two digits, or spelt.
pub(super) fn whole(s: &Scan<'_>, i: usize) -> Option<(u32, usize)> {
    if let Some(f) = s.figure(i) {
        return (f.digits <= 2).then_some((f.value, i + 1));
    }
    let (value, end) = spelt(s, i, 0)?;
    Some((u32::try_from(value).ok()?, end))
}

/// "setengah" after a number.
fn half(s: &Scan<'_>, i: usize) -> Option<usize> {
    let h = s.hit(i, Class::DateNumeral).filter(|_| s.joins(i))?;
    (s.dates.numerals.get(h.value as usize)?.kind == NumeralKind::Half).then_some(h.end as usize)
}

fn figures(s: &Scan<'_>, i: usize, value: u32) -> Option<Number> {
    let whole = i64::from(value);
    // "2x24 jam"
    if matches!(s.words(i + 1), "x" | "X" | "×")
        && s.glued(i + 1)
        && s.glued(i + 2)
        && let Some(f) = s.figure(i + 2)
    {
        let parts = whole.checked_mul(i64::from(f.value))?.checked_mul(ONE)?;
        return Some(Number { parts: Some(parts), end: i + 3, article: false });
    }
    let mark = (s.is(i + 1, ",") || s.is(i + 1, ".")) && s.glued(i + 1) && s.glued(i + 2);
    if mark && let Some(f) = s.figure(i + 2) {
        let thousands = f.digits == 3 && s.is(i + 1, if s.dates.month_first { "," } else { "." });
        if thousands {
            return Some(Number { parts: Some((whole * 1000 + i64::from(f.value)) * ONE), end: i + 3, article: false });
        }
        let power = 10i64.checked_pow(f.digits)?;
        return Some(Number { parts: Some(whole * ONE + i64::from(f.value) * ONE / power), end: i + 3, article: false });
    }
    // "2 1/2"
    if let (Some(a), Some(b)) = (s.figure(i + 1), s.figure(i + 3))
        && s.is(i + 2, "/")
        && s.glued(i + 2)
        && s.glued(i + 3)
        && b.value > 0
        && a.value < b.value
        && b.value <= 60
    {
        return Some(Number {
            parts: Some(whole * ONE + i64::from(a.value) * ONE / i64::from(b.value)),
            end: i + 4,
            article: false,
        });
    }
    let half = half(s, i + 1);
    let extra = if half.is_some() { ONE / 2 } else { 0 };
    Some(Number { parts: Some(whole * ONE + extra), end: half.unwrap_or(i + 1), article: false })
}

/// A spelt whole number. `head` 1: only a scale may follow ("a hundred").
fn spelt(s: &Scan<'_>, i: usize, head: i64) -> Option<(i64, usize)> {
    let (mut total, mut group, mut at, mut last) = (0i64, head, i, None::<NumeralKind>);
    let mut any = false;
    loop {
        let skip = usize::from(any && s.is(at, "-") && s.glued(at) && s.glued(at + 1));
        if any && !s.joins(at) {
            break;
        }
        let Some(h) = s.hit(at + skip, Class::DateNumeral) else { break };
        let Some(w) = s.dates.numerals.get(h.value as usize) else { break };
        let v = i64::from(w.value);
        let fits = match (last, w.kind) {
            (None, NumeralKind::Plain | NumeralKind::Tens) if head == 0 => true,
            (None, NumeralKind::Scale) => head == 1,
            (Some(NumeralKind::Plain), NumeralKind::Teen | NumeralKind::Scale) => true,
            (Some(NumeralKind::Tens | NumeralKind::Teen), NumeralKind::Scale) => true,
            (Some(NumeralKind::Tens), NumeralKind::Plain) => w.value < 10 && group % 10 == 0,
            (Some(NumeralKind::Scale), NumeralKind::Plain | NumeralKind::Tens) => true,
            (Some(NumeralKind::Scale), NumeralKind::Scale) => v >= 1000,
            _ => false,
        };
        if !fits {
            break;
        }
        match w.kind {
            NumeralKind::Teen => group += v,
            NumeralKind::Scale if v >= 1000 => {
                total = (total + group.max(1)).checked_mul(v)?;
                group = 0;
            }
            NumeralKind::Scale => {
                // "seratus dua puluh": only the last figure is multiplied.
                let tail = group % 10;
                group = if v == 10 { group - tail + tail * 10 } else { group.max(1).checked_mul(v)? };
            }
            _ => group += v,
        }
        last = Some(w.kind);
        at = h.end as usize;
        any = true;
        if total > 1_000_000 {
            return None;
        }
    }
    any.then_some((total + group, at))
}

/// A year spelt in English: "nineteen ninety-six", "two thousand".
pub(super) fn spelt_year(s: &Scan<'_>, i: usize) -> Option<(i32, usize)> {
    let (first, at) = spelt(s, i, 0)?;
    if (1900..=2099).contains(&first) {
        return Some((first as i32, at));
    }
    if !(15..=20).contains(&first) || !s.joins(at) {
        return None;
    }
    let (second, end) = spelt(s, at, 0)?;
    (10..=99).contains(&second).then_some(((first * 100 + second) as i32, end))
}
