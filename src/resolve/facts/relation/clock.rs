//! A length of hours and the two clock times it lies between.

use super::super::View;
use super::super::number::NumberFact;
use super::super::time::TimeFact;
use super::{RelationFact, RelationKind, at_sentence, cue_after, cue_before, operand, plain};
use crate::lang::RelationCue;
use crate::value::NumberShape;

/// Sentences within which two clock times are the two ends of one thing.
const NEAR: u32 = 2;
/// Tokens between the second clock time and the length.
const BEHIND: u32 = 5;
/// Minutes in a day.
const DAY: i64 = 24 * 60;

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], times: &[TimeFact], out: &mut Vec<RelationFact>) {
    if !times.iter().any(|t| t.timex.clock.is_some()) {
        return;
    }
    for n in numbers.iter().filter(|n| n.quantity.shape == NumberShape::Cardinal) {
        let scale = match n.quantity.unit.as_deref() {
            Some("hour") => 60,
            Some("minute") => 1,
            _ => continue,
        };
        let Some(length) = plain(&n.quantity).and_then(|v| v.to_i64()).filter(|v| (1..=600).contains(v)) else { continue };
        let later = cue_after(view, n.tokens.1, 1, RelationCue::Later);
        let lasting = cue_before(view, n.tokens.0, 4, RelationCue::Lasting);
        let ends = if later || lasting { before(times, n, later).or_else(|| around(view, times, n, lasting)) } else { None };
        let Some((start, end)) = ends else { continue };
        let (Some(a), Some(b)) = (start.timex.clock, end.timex.clock) else { continue };
        if start.about || end.about || a.zone != b.zone && a.zone.is_some() && b.zone.is_some() {
            continue;
        }
        let minutes = (b.minute as i64 - a.minute as i64).rem_euclid(DAY);
        let slack = if scale == 60 { 30 } else { 5 };
        if (minutes - length * scale).abs() > slack {
            out.push(fact(n, start, end, minutes, length));
        }
    }
}

/// "… pukul 21.15 … padam pukul 03.15, enam jam kemudian": the only two clock times up to the length.
fn before<'t>(times: &'t [TimeFact], n: &NumberFact, later: bool) -> Option<(&'t TimeFact, &'t TimeFact)> {
    let low = n.ground.sentence.saturating_sub(NEAR);
    let clocks = (low..=n.ground.sentence).flat_map(|s| at_sentence(times, s)).filter(|t| t.timex.clock.is_some());
    let list: Vec<&TimeFact> = clocks.filter(|t| t.tokens.1 <= n.tokens.0).take(3).collect();
    let [start, end] = list.as_slice() else { return None };
    let beside = n.tokens.0 - end.tokens.1 <= BEHIND || !later;
    (end.ground.sentence == n.ground.sentence && beside).then_some((start, end))
}

/// "mulai pukul 19.00, berlangsung dua jam, berakhir pukul 22.00": one clock time on either side in the sentence.
fn around<'t>(view: &View<'_>, times: &'t [TimeFact], n: &NumberFact, lasting: bool) -> Option<(&'t TimeFact, &'t TimeFact)> {
    let here: Vec<&TimeFact> = at_sentence(times, n.ground.sentence).iter().filter(|t| t.timex.clock.is_some()).take(3).collect();
    let [start, end] = here.as_slice() else { return None };
    let between = start.tokens.1 <= n.tokens.0 && n.tokens.1 <= end.tokens.0;
    let closes = cue_before(view, end.tokens.0, 3, RelationCue::Until) || cue_before(view, end.tokens.0, 3, RelationCue::Ended);
    (lasting && between && closes).then_some((start, end))
}

fn fact(n: &NumberFact, start: &TimeFact, end: &TimeFact, minutes: i64, written: i64) -> RelationFact {
    let actual =
        if minutes % 60 == 0 { format!("{} h", minutes / 60) } else { format!("{} h {} min", minutes / 60, minutes % 60) };
    RelationFact {
        kind: RelationKind::Duration,
        claimed: operand(n),
        expected: actual.clone(),
        operands: vec![(start.ground.span, start.timex.value.clone()), (end.ground.span, end.timex.value.clone())],
        detail: format!("{} to {} lasts {actual}, not {written}", start.timex.value, end.timex.value),
    }
}
