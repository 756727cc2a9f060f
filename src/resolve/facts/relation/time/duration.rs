//! A length of time and its two ends: "tiga hari, 3-5 Juni", "between 2011 and 2016, lasting five years".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, at_sentence, cue_before, has_cue, linked, operand};
use crate::resolve::facts::time::TimeFact;
use crate::value::{Components, DayInterval, Granularity, NumberShape};

/// Tokens behind a range within which another date belongs to the same list.
const LISTED: u32 = 12;
/// Days beyond which two ends whose years nobody wrote may have been guessed apart.
const GUESSED: i64 = 300;
/// Tokens between the second end and the length.
const JOINED: u32 = 6;

pub(in crate::resolve::facts::relation) fn find(
    view: &View<'_>,
    numbers: &[NumberFact],
    times: &[TimeFact],
    out: &mut Vec<RelationFact>,
) {
    for n in numbers {
        let Some(length) = n.quantity.plain().and_then(|v| v.to_i64()).filter(|v| (1..=400).contains(v)) else { continue };
        if n.quantity.shape != NumberShape::Cardinal {
            continue;
        }
        let unit = n.quantity.unit.as_deref();
        let here = at_sentence(times, n.ground.sentence);
        let range = here.iter().find(|t| {
            let behind = linked(view, t.tokens.1, n.tokens.0) && restates(view, t, n);
            let tied = linked(view, n.tokens.1, t.tokens.0) || behind;
            tied && !t.named && t.timex.value.contains('/')
        });
        // "dua periode, 2004-2009 dan 2009-2014, atau sepuluh tahun": the length of all of them.
        let spans = |grain| here.iter().filter(|t| t.timex.grain == grain && t.timex.value.contains('/')).count();
        if range.is_some_and(|r| spans(r.timex.grain) > 1) {
            continue;
        }
        // "27-29 Agustus dan 30 Agustus": another date goes on counting.
        let range = range.filter(|r| {
            let more = |t: &TimeFact| {
                t.timex.known.has(Components::DAY) && t.tokens.0 >= r.tokens.1 && t.tokens.0 - r.tokens.1 <= LISTED
            };
            !here.iter().any(more)
        });
        if let Some((t, days)) = range.and_then(|t| Some((t, t.timex.days?))) {
            let (actual, allowed) = match (unit, t.timex.grain) {
                // Both ends counted, or the nights between.
                (Some("day"), Granularity::Day) => (days.len(), [days.len(), days.len() - 1]),
                (Some("year"), Granularity::Year) => {
                    let d = (days.last.year() - days.first.year()) as i64;
                    // "musim 2016/2017" is one season, not two ends.
                    if d == 1 {
                        continue;
                    }
                    (d, [d, d + 1])
                }
                // "lima tahun, dari Maret 2024 hingga Maret 2029", or up to the month before.
                (Some("year"), Granularity::Month) => {
                    let months = months(days);
                    let d = (months + 1) / 12;
                    if d == 0 || !matches!(months % 12, 0 | 11) {
                        continue;
                    }
                    (d, [d, d])
                }
                (Some("month"), Granularity::Month) => (months(days), [months(days), months(days) + 1]),
                _ => continue,
            };
            let guessed = !t.timex.known.has(Components::YEAR) && actual > GUESSED;
            if !guessed && !allowed.contains(&length) {
                out.push(fact(n, vec![t], actual, length));
            }
            continue;
        }
        if unit == Some("year") && cue_before(view, n.tokens.0, 4, RelationCue::Lasting) {
            years(n, times, length, out);
        }
    }
}

/// Months from the first to the last month of an interval.
fn months(days: DayInterval) -> i64 {
    let of = |d: crate::value::Date| i64::from(d.year()) * 12 + i64::from(d.month());
    of(days.last) - of(days.first)
}

/// Whether a length behind its two ends is theirs: it closes its clause, or a word calls it what they last. "7-18 October, four days
/// longer than in 2011", "five days a week", "two days after the vote" tell of something else.
fn restates(view: &View<'_>, ends: &TimeFact, n: &NumberFact) -> bool {
    let end = n.end();
    let other = [RelationCue::Differs, RelationCue::Compared, RelationCue::Later, RelationCue::Earlier, RelationCue::Than];
    if other.iter().any(|c| has_cue(view, n.tokens.1, *c) || has_cue(view, end, *c)) {
        return false;
    }
    let last = view.outline.sentence(n.tokens.0 as usize).map_or(end, |s| s.last);
    let closes = n.tokens.1 >= last || view.outline.tokens.get(n.tokens.1 as usize).is_none_or(|t| t.is_any_mark(",.;:()"));
    // "Between 2011 and 2019, for three years in a row": behind a comma the length may lie within them.
    let mark = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|t| t.is_any_mark(","));
    let lasting = cue_before(view, n.tokens.0, 2, RelationCue::Lasting) && !(ends.tokens.1..n.tokens.0).any(mark);
    closes || lasting || cue_before(view, n.tokens.0, 2, RelationCue::BackReference)
}

/// "between 2011 and 2016, lasting five years": the only two years of the sentence, both before the length.
fn years(n: &NumberFact, times: &[TimeFact], length: i64, out: &mut Vec<RelationFact>) {
    let list: Vec<&TimeFact> = times
        .iter()
        .filter(|t| t.ground.sentence == n.ground.sentence && t.tokens.1 <= n.tokens.0 && t.timex.grain == Granularity::Year)
        .collect();
    let [start, end] = list.as_slice() else { return };
    let (Some(a), Some(b)) = (start.timex.days, end.timex.days) else { return };
    // "between 2011 and 2016": one word joins the ends, and the length follows at once.
    if end.tokens.0.saturating_sub(start.tokens.1) > 2 || n.tokens.0 - end.tokens.1 > JOINED {
        return;
    }
    let actual = (b.first.year() - a.first.year()) as i64;
    if actual > 0 && ![actual, actual + 1].contains(&length) {
        out.push(fact(n, vec![start, end], actual, length));
    }
}

fn fact(n: &NumberFact, ends: Vec<&TimeFact>, actual: i64, written: i64) -> RelationFact {
    let values: Vec<String> = ends.iter().map(|t| t.timex.value.clone()).collect();
    RelationFact {
        kind: RelationKind::Duration,
        claimed: operand(n),
        expected: actual.to_string(),
        operands: ends.iter().map(|t| (t.ground.span, t.timex.value.clone())).collect(),
        detail: format!("{} lasts {actual}, not {written}", values.join(" to ")),
    }
}
