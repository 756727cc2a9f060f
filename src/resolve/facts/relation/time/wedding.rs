//! Years of a marriage: "who married in 1974, celebrate their 50th wedding anniversary".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, at_sentence, cue_after, cue_before, operand, today};
use crate::resolve::facts::time::TimeFact;
use crate::value::{Components, Granularity, NumberShape, TimexKind};

/// Tokens between a wedding and its year, and between an anniversary and its count.
const REACH: u32 = 4;
/// Sentences between the two.
const NEAR: u32 = 2;
/// Years by which the count is misreported.
const APART_YEARS: i64 = 40;

pub(in crate::resolve::facts::relation) fn find(
    view: &View<'_>,
    numbers: &[NumberFact],
    times: &[TimeFact],
    out: &mut Vec<RelationFact>,
) {
    let (Some(published), true) = (view.anchor.date, view.tokens.tells(RelationCue::Wedding)) else { return };
    let wed = |t: &&TimeFact| {
        let date = t.timex.kind == TimexKind::Date && t.timex.grain >= Granularity::Year && !t.timex.value.contains('/');
        date && t.timex.known.has(Components::YEAR)
            && !t.timex.relative
            && cue_before(view, t.tokens.0, REACH, RelationCue::Married)
    };
    let mut weddings = times.iter().filter(wed);
    let (Some(start), None) = (weddings.next(), weddings.next()) else { return };
    let Some(days) = start.timex.days else { return };
    for n in numbers.iter().filter(|n| !n.ground.unreal && n.ground.sentence.abs_diff(start.ground.sentence) <= NEAR) {
        let counts = n.quantity.shape == NumberShape::Ordinal || n.quantity.is_in("year");
        let called = cue_before(view, n.tokens.0, REACH, RelationCue::Wedding)
            || cue_after(view, n.tokens.1.saturating_sub(1), 2, RelationCue::Wedding);
        let Some(years) = n.quantity.plain().and_then(|v| v.to_i64()).filter(|y| counts && called && (2..90).contains(y)) else {
            continue;
        };
        // "Their 40th anniversary in 2014": told of that year.
        let other = |t: &TimeFact| {
            t.tokens != start.tokens && t.timex.days.is_some_and(|d| d.first.year() != published.year() && d.first > days.first)
        };
        let ahead = cue_before(view, n.tokens.0, REACH + 2, RelationCue::Ahead);
        let day = today(times, n, published);
        let full = i64::from(day.year() - days.first.year());
        let right = [full, full - 1].contains(&years) || ahead && years == full + 1;
        if at_sentence(times, n.ground.sentence).iter().any(other) || full < 1 || right || (years - full).abs() > APART_YEARS {
            continue;
        }
        out.push(RelationFact {
            kind: RelationKind::Anniversary,
            claimed: operand(n),
            expected: full.to_string(),
            operands: vec![(start.ground.span, start.timex.value.clone())],
            detail: format!("{} - {} = {full}, not {years}", day.year(), days.first.year()),
        });
    }
}
