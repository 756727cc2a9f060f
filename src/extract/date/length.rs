//! Lengths of time: "77 tahun", "tiga hari ke depan", "a year ago", "the past three months", "two-day".

use super::expr::{Amount, DateExpr, Length, ONE, SetExpr};
use super::numeral;
use super::period;
use super::point;
use super::scan::Scan;
use crate::lang::{Class, CueWord, LengthWord, Reference, Side, TimeUnit, UnitWord};
use crate::text::TokenKind;
use crate::value::TimexMod;

/// The length that starts at `i` and the token after it.
pub(super) fn length(s: &Scan<'_>, i: usize) -> Option<(DateExpr, usize)> {
    // "the past decade" is one word for it.
    let whole = carried(s, i).filter(|c| c.2 > i + 1);
    let (hedge, start) = hedge(s, i);
    let (before, start) = before(s, start);
    if start > i && (!s.joins(start) || s.trap(start, 0).is_some()) {
        return None;
    }
    let (hedge, start) = if hedge.is_none() { self::hedge(s, start) } else { (hedge, start) };
    let (amount, from, mut end, bare) =
        whole.or_else(|| counted(s, start)).or_else(|| carried(s, start)).or_else(|| plural(s, start))?;
    let after = s.joins(end).then(|| after(s, end)).flatten();
    if let Some((_, next)) = after {
        end = next;
    }
    let word = after.map(|a| a.0).or(before);
    if bare && word.is_none() && hedge.is_none() && !s.dates.month_first {
        // "tahun" alone is no length; the words that carry their number are.
        return None;
    }
    if amount.parts.is_none()
        && let Some(LengthWord::Ago) = word
    {
        return Some((DateExpr::Vague(Reference::Past), end));
    }
    Some((DateExpr::Length(Length { amount, from, word, hedge }), end))
}

fn hedge(s: &Scan<'_>, i: usize) -> (Option<TimexMod>, usize) {
    let kinds = [(CueWord::About, TimexMod::Approx), (CueWord::More, TimexMod::MoreThan), (CueWord::Less, TimexMod::LessThan)];
    for (kind, modifier) in kinds {
        if let Some(h) = s.cue(i, kind).filter(|h| s.joins(h.end as usize)) {
            return (Some(modifier), h.end as usize);
        }
    }
    (None, i)
}

/// "the past", "the next" before a length.
fn before(s: &Scan<'_>, i: usize) -> (Option<LengthWord>, usize) {
    let word = s.hit(i, Class::Direction).and_then(|h| {
        let d = s.dates.directions.get(h.value as usize).filter(|d| d.side == Side::Before)?;
        Some((d.length?, h.end as usize))
    });
    match word {
        Some((w, end)) => (Some(w), end),
        None => (None, s.cue(i, CueWord::Article).map_or(i, |h| h.end as usize)),
    }
}

fn after(s: &Scan<'_>, i: usize) -> Option<(LengthWord, usize)> {
    let h = s.hit(i, Class::Direction)?;
    let d = s.dates.directions.get(h.value as usize).filter(|d| d.side == Side::After)?;
    Some((d.length?, h.end as usize))
}

/// The amount, the lower end of a range, the token after the unit, whether the number is left out.
type Counted = (Amount, Option<i64>, usize, bool);

/// Whether a figure hangs on what stands before it, as in "COVID-19" and "ke-80".
fn attached(s: &Scan<'_>, i: usize) -> bool {
    if i == 0 || !s.glued(i) {
        return false;
    }
    let hyphen = matches!(s.mark(i - 1), '-' | '–');
    let word_before = i > 1 && s.glued(i - 1) && s.token(i - 2).is_some_and(|t| t.kind == TokenKind::Word);
    (hyphen && word_before) || !(hyphen || matches!(s.mark(i - 1), '(' | '"' | '“' | '\'' | '—' | '‘' | '`' | '/'))
}

fn counted(s: &Scan<'_>, i: usize) -> Option<Counted> {
    if attached(s, i) || s.after_trap_word(i) || s.year(i).is_some_and(|y| (1900..=2100).contains(&y)) {
        return None;
    }
    let first = numeral::number(s, i)?;
    let (mut number, mut from) = (first, None);
    if let Some((second, end)) = upper(s, first.end, false) {
        from = first.parts;
        number = numeral::Number { parts: Some(second), end, article: false };
    }
    let mut at = number.end;
    if !s.joins(at) {
        return None;
    }
    let hyphen = s.is(at, "-") && s.glued(at) && s.glued(at + 1);
    at += usize::from(hyphen);
    if let Some(h) = s.cue(at, CueWord::Between).filter(|h| number.parts.is_some() && s.joins(h.end as usize)) {
        at = h.end as usize;
    }
    let (u, mut end) = unit(s, at)?;
    // "harlah ke 62 tahun ini" counts no years of this kind, "kelas 1 semester 2" no half years.
    let ranked = i > 0 && s.cue(i - 1, CueWord::Prefix).is_some() && s.has_hit(end, Class::Direction);
    let numbered = matches!(u.unit, TimeUnit::Half | TimeUnit::Quarter) && s.joins(end) && period::number(s, end).is_some();
    if ranked || numbered {
        return None;
    }
    if first.article
        && from.is_none()
        && (matches!(u.unit, TimeUnit::Second | TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Weekend)
            || u.plural != (first.parts != Some(ONE)))
    {
        return None;
    }
    if s.dates.month_first && u.unit == TimeUnit::Second && first.parts == Some(ONE) {
        return None;
    }
    // "tiga bulan Mei" does not occur, "2 tahun 2019" neither; "pukul 7 hari Senin" does.
    let named = s.joins(end)
        && (s.hit(end, Class::Weekday).is_some_and(|_| u.unit == TimeUnit::Day)
            || s.has_hit(end, Class::Month) && u.unit == TimeUnit::Month);
    if named {
        return None;
    }
    let mut parts = number.parts.and_then(|n| n.checked_mul(i64::from(u.factor)));
    if number.parts.is_some() && parts.is_none() {
        return None;
    }
    if let Some((more, after)) = parts.filter(|n| from.is_none() && n % ONE == 0).and_then(|_| smaller(s, end, u, FINER)) {
        return Some((Amount { parts: parts.and_then(|n| n.checked_add(more)), unit: u.unit }, None, after, false));
    }
    // "a minute and a half"
    if let (Some(n), Some(h)) = (parts, s.hit(end, Class::DateNumeral)) {
        let half = s.dates.numerals.get(h.value as usize).is_some_and(|w| w.kind == crate::lang::NumeralKind::Half);
        if half && s.joins(end) {
            (parts, end) = (Some(n + ONE / 2), h.end as usize);
        }
    }
    // An age is no length of an event, and "HUT ke-80 tahun 2025" counts no years.
    let aged = s.is(end, "-") && s.cue(end + 1, CueWord::Adjective).is_some() || s.cue(end, CueWord::Adjective).is_some();
    if (aged || u.unit == TimeUnit::Year && s.year(end).is_some()) && s.joins(end) {
        return None;
    }
    Some((Amount { parts, unit: u.unit }, from, end, false))
}

/// A noun of time that carries no number of its own, and the token after it.
fn unit<'a>(s: &Scan<'a>, i: usize) -> Option<(&'a UnitWord, usize)> {
    let hits = s.cx.outline.hits.at(i).iter().filter(|h| h.class == Class::TimeUnit);
    hits.filter_map(|h| Some((s.dates.units.get(h.value as usize)?, h.end as usize))).find(|(u, _)| u.amount.is_none())
}

/// How many finer units a length may go on with: "2 jam 18 menit dan 34 detik".
const FINER: u32 = 2;

/// "6 bulan" in "2 tahun 6 bulan", "30 menit" in "1 jam dan 30 menit", "18 menit, 34 detik" behind hours: the rest of a length in parts of
/// its larger unit.
fn smaller(s: &Scan<'_>, i: usize, larger: &UnitWord, further: u32) -> Option<(i64, usize)> {
    let (finer, many) = match larger.unit {
        TimeUnit::Year => (TimeUnit::Month, 12),
        TimeUnit::Hour => (TimeUnit::Minute, 60),
        TimeUnit::Minute => (TimeUnit::Second, 60),
        _ => return None,
    };
    let comma = i + usize::from(s.is(i, ",") && s.glued(i));
    let at = s.cue(comma, CueWord::And).map_or(comma, |h| h.end as usize);
    if !s.joins(i) || !s.joins(at) || larger.factor != 1 || s.after_trap_word(at) {
        return None;
    }
    let n = numeral::number(s, at).filter(|n| !n.article && s.joins(n.end))?;
    let (u, end) = unit(s, n.end).filter(|(u, _)| u.unit == finer && u.factor == 1)?;
    let parts = n.parts.filter(|p| p % ONE == 0 && *p > 0 && *p < many * ONE && u.factor == 1)?;
    let (rest, end) = further.checked_sub(1).and_then(|f| smaller(s, end, u, f)).unwrap_or((0, end));
    Some(((parts + rest) / many, end))
}

/// "the year" in "the year ended March 31": the twelve months up to that day.
pub(super) fn ended(s: &Scan<'_>, i: usize) -> Option<(DateExpr, usize)> {
    let at = s.cue(i, CueWord::Article)?.end as usize;
    let (u, end) = unit(s, at).filter(|(u, _)| u.unit == TimeUnit::Year && u.factor == 1 && !u.plural)?;
    let date = s.cue(end, CueWord::Ended).filter(|_| s.joins(end))?.end as usize;
    point::point(s, point::fillers(s, date)).filter(|(p, _)| p.written.month.is_some() || p.day_shift.is_some())?;
    let amount = Amount { parts: Some(ONE), unit: u.unit };
    Some((DateExpr::Length(Length { amount, from: None, word: None, hedge: None }), end))
}

/// Numbers that are rather years than the lower end of a length.
const YEARS: std::ops::RangeInclusive<i32> = 1500..=2100;

/// The lower end of "2-3 menit" and "dua hingga tiga menit" as a length of its own, and where the upper end starts.
pub(super) fn lower(s: &Scan<'_>, i: usize) -> Option<(DateExpr, usize, usize)> {
    // "opened in 1843 and 181 years old": a year is no count.
    if attached(s, i) || s.after_trap_word(i) || s.year(i).is_some_and(|y| YEARS.contains(&y)) {
        return None;
    }
    let first = numeral::number(s, i).filter(|n| !n.article && n.parts.is_some())?;
    let next = joined(s, first.end, true)?;
    let (_, end) = upper(s, first.end, true)?;
    let unit = s.dates.units.get(s.hit(end, Class::TimeUnit)?.value as usize).filter(|u| u.amount.is_none())?;
    let amount = Amount { parts: first.parts?.checked_mul(i64::from(unit.factor)), unit: unit.unit };
    let length = Length { amount, from: None, word: None, hedge: None };
    Some((DateExpr::Length(length), first.end, next))
}

/// The token after a word that joins two numbers; `and`: also one that lists them.
fn joined(s: &Scan<'_>, at: usize, and: bool) -> Option<usize> {
    if !s.joins(at) {
        return None;
    }
    let listed = || s.cue(at, CueWord::And).filter(|_| and).map(|h| h.end as usize);
    s.range_word(at).map(|r| r.0).or_else(listed)
}

/// The upper end of "2-3", "dua hingga tiga", "12 to 18".
fn upper(s: &Scan<'_>, at: usize, and: bool) -> Option<(i64, usize)> {
    let next = joined(s, at, and)?;
    let n = s.joins(next).then(|| numeral::number(s, next)).flatten().filter(|n| !n.article)?;
    let unit = n.end + usize::from(s.is(n.end, "-"));
    let h = s.hit(unit, Class::TimeUnit)?;
    // "Pasal 2 dan 3 Tahun 2020"
    if s.year(h.end as usize).is_some() {
        return None;
    }
    Some((n.parts?, n.end))
}

/// "setahun", "bertahun-tahun".
fn carried(s: &Scan<'_>, i: usize) -> Option<Counted> {
    let h = s.hit(i, Class::TimeUnit)?;
    let u = s.dates.units.get(h.value as usize)?;
    let n = u.amount?;
    let parts = (n > 0).then(|| i64::from(n) * i64::from(u.factor) * ONE);
    Some((Amount { parts, unit: u.unit }, None, h.end as usize, false))
}

/// "years", "the weeks": an unknown number.
fn plural(s: &Scan<'_>, i: usize) -> Option<Counted> {
    let h = s.hit(i, Class::TimeUnit)?;
    let u = s
        .dates
        .units
        .get(h.value as usize)
        .filter(|u| u.plural && u.amount.is_none() && u.unit != TimeUnit::Second && u.unit != TimeUnit::Quarter)?;
    // "37 years old" was an age; "in the 23rd and 108th minutes" counts them.
    let ranked = i > 1 && s.cue(i - 1, CueWord::Suffix).is_some() && s.figure(i - 2).is_some();
    if ranked || s.cue(h.end as usize, CueWord::Adjective).is_some() {
        return None;
    }
    Some((Amount { parts: None, unit: u.unit }, None, h.end as usize, true))
}

/// Repeated times: "setiap tahun", "every two weeks", "each July", "daily", "Mondays".
pub(super) fn set(s: &Scan<'_>, i: usize) -> Option<(DateExpr, usize)> {
    if let Some(h) = s.hit(i, Class::Weekday)
        && let Some(w) = s.dates.weekdays.get(h.value as usize).filter(|w| w.plural)
    {
        let mut p = super::expr::Point::default();
        p.written.weekday = Some(w.weekday);
        return Some((DateExpr::Set(SetExpr::Pattern(Box::new(p))), h.end as usize));
    }
    let h = s.hit(i, Class::SetCue)?;
    let cue = s.dates.sets.get(h.value as usize)?;
    let at = h.end as usize;
    if let Some(unit) = cue.unit {
        // "the Daily Express": part of a name.
        let capital = |t: usize| s.token(t).is_some_and(|t| t.kind == TokenKind::Word && t.capital());
        if capital(i) && s.joins(at) && capital(at) {
            return None;
        }
        return Some((DateExpr::Set(SetExpr::Every(Amount { parts: Some(ONE), unit })), at));
    }
    if !s.joins(at) {
        return None;
    }
    let skipped = point::fillers(s, at);
    if skipped > at
        && let Some((p, end)) = point::point(s, skipped).filter(|(p, _)| p.written.weekday.is_some() || p.written.month.is_some())
    {
        return Some((DateExpr::Set(SetExpr::Pattern(Box::new(p))), end));
    }
    if let Some(h) = s.hit(at, Class::TimeUnit) {
        let u = s.dates.units.get(h.value as usize).filter(|u| u.amount.is_none() && !u.plural)?;
        let parts = Some(i64::from(u.factor) * ONE);
        return Some((DateExpr::Set(SetExpr::Every(Amount { parts, unit: u.unit })), h.end as usize));
    }
    if let Some((amount, _, end, _)) = counted(s, at) {
        return Some((DateExpr::Set(SetExpr::Every(amount)), end));
    }
    let (p, end) = point::point(s, at)?;
    let repeats = p.written.year.is_none() && p.day_shift.is_none() && p.unit_shift.is_none() && p.section.is_none();
    repeats.then(|| (DateExpr::Set(SetExpr::Pattern(Box::new(p))), end))
}
