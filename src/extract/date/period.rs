//! Sections of a year, decades, centuries and seasons.

use super::expr::Point;
use super::scan::Scan;
use crate::lang::{Class, CueWord, NumeralKind, Season, TimeUnit};

/// An ordinal, Roman or plain number of a section, at `i`: "III", "pertama", "ke-4", "2", "first".
pub(super) fn number(s: &Scan<'_>, i: usize) -> Option<(u32, usize)> {
    if let Some(f) = s.figure(i) {
        let end = i + 1;
        let ordinal = s.glued(end) && s.cue(end, CueWord::Suffix).is_some();
        return (f.digits <= 2 && !s.number_goes_on(i)).then_some((f.value, if ordinal { end + 1 } else { end }));
    }
    let mut hits = s.cx.outline.hits.at(i).iter().filter(|h| h.class == Class::DateNumeral);
    if let Some(found) = hits.find_map(|h| {
        let w = s.dates.numerals.get(h.value as usize)?;
        matches!(w.kind, NumeralKind::Ordinal | NumeralKind::Roman).then_some((w.value, h.end as usize))
    }) {
        return Some(found);
    }
    // "ke-4", "ke-XIX"
    let h = s.cue(i, CueWord::Prefix)?;
    if s.cue(h.end as usize, CueWord::Prefix).is_some() {
        return None;
    }
    number(s, h.end as usize)
}

/// "kuartal tiga", "semester dua": where the number stands behind its noun, a plain one is said as well.
fn cardinal(s: &Scan<'_>, i: usize) -> Option<(u32, usize)> {
    let h = s.hit(i, Class::DateNumeral).filter(|_| !s.dates.month_first)?;
    let w = s.dates.numerals.get(h.value as usize).filter(|w| w.kind == NumeralKind::Plain)?;
    Some((w.value, h.end as usize))
}

fn period(s: &Scan<'_>, i: usize, wanted: impl Fn(TimeUnit) -> bool) -> Option<(TimeUnit, Option<u32>, usize)> {
    if s.cx.outline.hits.mask(i) & Class::Period.mask() == 0 {
        return None;
    }
    s.cx.outline.hits.at(i).iter().filter(|h| h.class == Class::Period).find_map(|h| {
        let w = s.dates.periods.get(h.value as usize)?;
        (wanted(w.unit) && w.season.is_none() && w.plural_of.is_none()).then_some((w.unit, w.number, h.end as usize))
    })
}

/// "kuartal III", "semester pertama", "third-quarter", "the 1988 third quarter", "dua triwulan pertama".
pub(super) fn section(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let wanted = |u| matches!(u, TimeUnit::Quarter | TimeUnit::Half);
    if let Some((unit, carried, end)) = period(s, i, wanted) {
        if let Some(n) = carried {
            // "the last half of the match" is no half year.
            if !fits(unit, n, 1) || unit == TimeUnit::Half && !before_year(s, end) {
                return None;
            }
            p.section = Some((unit, n, 1));
            // "4Q23"
            let short = s.figure(end).filter(|f| f.digits == 2 && s.glued(end) && !s.number_goes_on(end));
            p.written.year = short.map(|f| super::numeric::century(f.value)).or(p.written.year);
            return Some(end + usize::from(short.is_some()));
        }
        let (n, end) = s.joins(end).then(|| number(s, end).or_else(|| cardinal(s, end))).flatten()?;
        return fits(unit, n, 1).then(|| {
            p.section = Some((unit, n, 1));
            end
        });
    }
    let at = s.cue(i, CueWord::Article).map_or(i, |h| h.end as usize);
    let mut year = None;
    let mut at = match s.year(at).filter(|_| at > i) {
        Some(y) => {
            year = Some(y);
            at + 1
        }
        None => at,
    };
    if let Some(h) = s.cue(at, CueWord::Fiscal) {
        at = h.end as usize + usize::from(s.is(h.end as usize, "-"));
    }
    let found = leading(s, at).or_else(|| counted(s, at)).or_else(|| first_months(s, at))?;
    let (unit, n, count, mut end) = found;
    if unit == TimeUnit::Half && year.is_none() && p.unit_shift.is_none() && s.dates.month_first {
        let to = of_year(s, end)?;
        p.unit_shift = (to > end).then_some((TimeUnit::Year, 0));
        end = to;
    }
    p.section = Some((unit, n, count));
    p.written.year = year.or(p.written.year);
    Some(end)
}

/// "third quarter", "third-quarter".
fn leading(s: &Scan<'_>, at: usize) -> Option<(TimeUnit, u32, u32, usize)> {
    let (n, mut after) = s.dates.month_first.then(|| number(s, at)).flatten()?;
    if s.figure(at).is_some() && after == at + 1 {
        return None;
    }
    after += usize::from(s.is(after, "-") && s.glued(after));
    let (unit, carried, end) =
        s.joins(after).then(|| period(s, after, |u| matches!(u, TimeUnit::Quarter | TimeUnit::Half))).flatten()?;
    (carried.is_none() && fits(unit, n, 1)).then_some((unit, n, 1, end))
}

/// "dua triwulan pertama", "first two quarters".
fn counted(s: &Scan<'_>, at: usize) -> Option<(TimeUnit, u32, u32, usize)> {
    if s.dates.month_first {
        let (n, after) = number(s, at).filter(|_| s.figure(at).is_none())?;
        let (count, after) = super::numeral::whole(s, after)?;
        let (unit, carried, end) = period(s, after, |u| u == TimeUnit::Quarter)?;
        return (carried.is_none() && n == 1 && fits(unit, n, count) && before_year(s, end)).then_some((unit, n, count, end));
    }
    let (count, after) = super::numeral::whole(s, at)?;
    let (unit, carried, after) = period(s, after, |u| matches!(u, TimeUnit::Quarter | TimeUnit::Half))?;
    let (n, end) = number(s, after)?;
    (carried.is_none() && fits(unit, n, count) && n == 1).then_some((unit, n, count, end))
}

/// "enam bulan pertama 2024": so many months from January on, where the year follows.
fn first_months(s: &Scan<'_>, at: usize) -> Option<(TimeUnit, u32, u32, usize)> {
    let (count, after) = super::numeral::whole(s, at).filter(|_| !s.dates.month_first)?;
    let h = s.hit(after, Class::TimeUnit)?;
    let (n, end) = number(s, h.end as usize).filter(|_| s.figure(h.end as usize).is_none())?;
    let month = super::relative::unit_of(s, h.value) == Some(TimeUnit::Month);
    (month && n == 1 && (2..=11).contains(&count) && before_year(s, end)).then_some((TimeUnit::Month, n, count, end))
}

/// Where "the second half of the year" ends; "of 2019" is a part of its own, and "of the match" makes it none.
fn of_year(s: &Scan<'_>, end: usize) -> Option<usize> {
    s.cue(end, CueWord::Filler)?;
    let year = |h: &crate::lang::Hit| s.dates.deictics.get(h.value as usize).is_some_and(|d| d.unit == Some(TimeUnit::Year));
    // The article may belong to "of the" as well as to "the year".
    let whole = s.hit(end + 1, Class::Deictic).filter(year);
    whole.map(|h| h.end as usize).or_else(|| before_year(s, end).then_some(end))
}

/// Whether a year follows, with or without "of".
fn before_year(s: &Scan<'_>, end: usize) -> bool {
    let of = s.cue(end, CueWord::Filler).map_or(end, |h| h.end as usize);
    let at = s.cue(of, CueWord::Year).map_or(of, |h| h.end as usize);
    let shifted = || {
        let mut trial = Point::default();
        super::relative::shifted(s, &mut trial, of).is_some() && matches!(trial.unit_shift, Some((TimeUnit::Year, _)))
    };
    s.joins(of) && (s.year(at).is_some() || shifted())
}

fn fits(unit: TimeUnit, n: u32, count: u32) -> bool {
    let last = n.saturating_add(count).saturating_sub(1);
    n >= 1 && count >= 1 && last <= if unit == TimeUnit::Quarter { 4 } else { 2 }
}

/// Decades and centuries: "1980-an", "the 1990s", "'80s", "the nineties", "abad ke-19", "20th century".
pub(super) fn era(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    if let Some((unit, _, at)) = period(s, i, |u| u == TimeUnit::Century) {
        let (n, end) = number(s, at)?;
        return (1..=30).contains(&n).then(|| {
            p.era = Some((unit, n as i32 - 1));
            end
        });
    }
    let at = s.cue(i, CueWord::Article).map_or(i, |h| h.end as usize);
    if let Some(end) = decade(s, p, at) {
        return Some(end);
    }
    if let Some(h) = s.hit(at, Class::Period)
        && let Some(tens) = s.dates.periods.get(h.value as usize).and_then(|w| w.plural_of)
        && at > i
    {
        p.era = Some((TimeUnit::Decade, 190 + tens as i32 / 10));
        return Some(h.end as usize);
    }
    let (n, after) = s.dates.month_first.then(|| number(s, at)).flatten()?;
    let after = after + usize::from(s.is(after, "-"));
    let (unit, _, end) = s.joins(after).then(|| period(s, after, |u| u == TimeUnit::Century)).flatten()?;
    (2..=30).contains(&n).then(|| {
        p.era = Some((unit, n as i32 - 1));
        end
    })
}

/// "1980-an", "90-an", "1990s", "'80s".
pub(super) fn decade(s: &Scan<'_>, p: &mut Point, i: usize) -> Option<usize> {
    let apostrophe = matches!(s.mark(i), '\'' | '’' | '‘');
    let at = i + usize::from(apostrophe);
    let f = s.figure(at).filter(|f| f.value % 10 == 0)?;
    let h = s.cue(at + 1, CueWord::Decade).filter(|h| s.glued(at + 1) && (s.glued(h.end as usize - 1) || s.is(at + 1, "-")))?;
    let tens = match f.digits {
        4 if (1500..=2100).contains(&f.value) => f.value / 10,
        2 if apostrophe || i > 0 && (s.cue(i - 1, CueWord::Year).is_some() || s.has_hit(i - 1, Class::Edge)) => {
            190 + f.value / 10
        }
        _ => return None,
    };
    p.era = Some((TimeUnit::Decade, tens as i32));
    Some(h.end as usize)
}

/// A season word at `i`.
pub(super) fn season(s: &Scan<'_>, i: usize) -> Option<(Season, usize)> {
    let h = s.hit(i, Class::Period)?;
    Some((s.dates.periods.get(h.value as usize)?.season?, h.end as usize))
}
