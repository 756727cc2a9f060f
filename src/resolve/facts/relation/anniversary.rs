//! "77 tahun" since 1945, "HUT ke-90" of a school founded in 1933, the age of somebody born on 12 March 1971.

use super::super::View;
use super::super::number::NumberFact;
use super::super::time::TimeFact;
use super::{RelationFact, RelationKind, cue_after, cue_before, operand, plain};
use crate::lang::RelationCue;
use crate::value::{Components, Date, DayInterval, Granularity, NumberShape, TimexKind};

/// Tokens between a cue and its figure.
const REACH: u32 = 6;
/// Days around its own publication in which an article speaks of today.
const FRESH: i64 = 15;

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], times: &[TimeFact], out: &mut Vec<RelationFact>) {
    // Without a publication date the latest full day the article names is its present.
    let latest = || {
        times
            .iter()
            .filter(|t| t.timex.known.has(Components::YEAR))
            .filter_map(|t| t.timex.days)
            .filter(|d| d.len() == 1)
            .map(|d| d.first)
            .max()
    };
    let Some(published) = view.anchor.date.or_else(latest) else { return };
    let starts: Vec<&TimeFact> = times.iter().filter(|t| is_start(t, published)).collect();
    for n in numbers {
        let Some(years) = plain(&n.quantity).and_then(|v| v.to_i64()).filter(|y| (2..3000).contains(y)) else { continue };
        let edition = n.quantity.shape == NumberShape::Ordinal;
        if !(edition || n.quantity.unit.as_deref() == Some("year")) {
            continue;
        }
        let cued = cue_before(view, n.tokens.0, REACH, RelationCue::Anniversary)
            || cue_after(view, n.tokens.1.saturating_sub(1), 3, RelationCue::Anniversary);
        let Some(start) = start_for(n, &starts, cued) else { continue };
        let Some(days) = start.timex.days else { continue };
        // The count is told of the day of the article, or of a fresh date in the same sentence.
        let today = times
            .iter()
            .filter(|t| t.ground.sentence == n.ground.sentence)
            .filter_map(|t| t.timex.days)
            .find(|d| d.len() == 1 && DayInterval::day(published).gap(*d) <= FRESH)
            .map_or(published, |d| d.first);
        let exact_start = start.timex.grain >= Granularity::Day;
        let born = start.born;
        let full = (today.year() - days.first.year()) as i64;
        let allowed: &[i64] = match (born, exact_start) {
            (true, true) => &[today.years_since(days.first) as i64],
            (true, false) => &[full, full - 1],
            // Years are counted by the calendar; before the day of the year one less is also right.
            (false, _) if exact_start && (today.month(), today.day()) < (days.first.month(), days.first.day()) => {
                &[full, full - 1]
            }
            (false, _) => &[full],
        };
        // A count that is far off is counted from something else.
        if full < 1 || allowed.contains(&years) || (years - full).abs() > (full * 35 / 100).max(12) {
            continue;
        }
        let expected = allowed.first().copied().unwrap_or(full);
        out.push(RelationFact {
            kind: if born { RelationKind::Age } else { RelationKind::Anniversary },
            claimed: operand(n),
            expected: expected.to_string(),
            operands: vec![(start.ground.span, start.timex.value.clone())],
            detail: format!("{} - {} = {expected}, not {years}", today.year(), days.first.year()),
        });
    }
}

/// A written year or day of the past that something is counted from.
fn is_start(t: &TimeFact, published: Date) -> bool {
    let past = t.timex.days.is_some_and(|d| d.last.year() < published.year());
    matches!(t.timex.kind, TimexKind::Date)
        && t.timex.known.has(Components::YEAR)
        && past
        && t.timex.grain >= Granularity::Year
        && !t.timex.value.contains('/')
}

/// The start a count belongs to: in its own sentence behind a cue, or the only founding of the article.
fn start_for<'a>(n: &NumberFact, starts: &[&'a TimeFact], cued: bool) -> Option<&'a TimeFact> {
    let near: Vec<&&TimeFact> = starts.iter().filter(|t| t.ground.sentence == n.ground.sentence).collect();
    match near.as_slice() {
        [only] if only.since && (cued || just_before(only, n)) => return Some(only),
        [only] if cued && only.tokens.0 >= n.tokens.1 && only.tokens.0 - n.tokens.1 <= REACH => return Some(only),
        [] => {}
        _ => return None,
    }
    if !(cued || n.quantity.shape == NumberShape::Age) {
        return None;
    }
    let age = n.quantity.shape == NumberShape::Age;
    let born: Vec<&&TimeFact> = starts.iter().filter(|t| t.born && age).collect();
    let named = if born.is_empty() { starts.iter().filter(|t| cued && t.since && !t.born).collect() } else { born };
    match named.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// "since 2001, a wait of 12 years": the start stands right before the count, which is no rank.
fn just_before(start: &TimeFact, n: &NumberFact) -> bool {
    n.quantity.shape != NumberShape::Ordinal && n.tokens.0 >= start.tokens.1 && n.tokens.0 - start.tokens.1 <= REACH
}
