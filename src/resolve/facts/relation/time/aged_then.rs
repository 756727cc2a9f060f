//! An age of today and one at the time of a year: "was 32 when he opened the shop in 1979 … the 77-year-old", "Judith Amsel, 79, was two
//! when … in 1943".

use super::reckoned::only;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_after, cue_before, has_cue, of_sentence, operand};
use crate::resolve::facts::time::TimeFact;
use crate::value::{Bound, Exact, NumberShape, Slip};

/// Tokens between an age and the year in which somebody had it.
const YEAR: u32 = 14;
/// Tokens between an age of today and the words that tell the other one.
const BESIDE: u32 = 4;
/// Years by which two ages miss each other that are still of one person.
const FAR: i64 = 20;

pub(in crate::resolve::facts::relation) fn find(
    view: &View<'_>,
    numbers: &[NumberFact],
    times: &[TimeFact],
    out: &mut Vec<RelationFact>,
) {
    let Some(published) = view.anchor.date.filter(|_| view.tokens.tells(RelationCue::When)) else { return };
    for then in numbers.iter().filter(|n| at_a_time(view, n)) {
        let s = then.ground.sentence;
        let Some(start) = only(times, s, published) else { continue };
        let near = start.tokens.0 >= then.tokens.1 && start.tokens.0 - then.tokens.1 <= YEAR;
        let year = start.timex.days.filter(|d| near && d.first.year() == d.last.year()).map(|d| i64::from(d.first.year()));
        let (Some(year), Some(age)) = (year, then.quantity.low.to_i64()) else { continue };
        let today = i64::from(published.year()) - year + age;
        let Some((now, beside)) = now(view, numbers, then) else { continue };
        let Some(told) = now.quantity.low.to_i64() else { continue };
        let off = (told - today).abs();
        let typed = Slip::reckoned(Exact::int(told), Exact::int(today)) >= Slip::Loose;
        if off > 1 && off <= FAR && (beside || typed) && (1..115).contains(&today) {
            out.push(RelationFact {
                kind: RelationKind::Age,
                claimed: operand(now),
                expected: today.to_string(),
                operands: vec![operand(then), (start.ground.span, start.timex.value.clone())],
                detail: format!("{} - {year} + {age} = {today}, not {told}", published.year()),
            });
        }
    }
}

/// "was 32 when", "berusia 32 tahun ketika".
fn at_a_time(view: &View<'_>, n: &NumberFact) -> bool {
    let q = &n.quantity;
    let firm = q.bound == Bound::Exact && q.plain().is_some_and(|v| v.is_integer() && v < Exact::int(100)) && !n.ground.unreal;
    let bare =
        q.shape == NumberShape::Cardinal && q.unit.is_none() && n.noun == 0 && cue_before(view, n.tokens.0, 1, RelationCue::Was);
    let years = q.is_in("year") && cue_before(view, n.tokens.0, 1, RelationCue::Aged);
    firm && (bare || years || q.shape == NumberShape::Age) && cue_after(view, n.tokens.1, 1, RelationCue::When)
}

/// The age of today: right before in the same clause, or in the next sentence one that takes up whoever was told of.
fn now<'n>(view: &View<'_>, numbers: &'n [NumberFact], then: &NumberFact) -> Option<(&'n NumberFact, bool)> {
    let age = |n: &&NumberFact| n.quantity.shape == NumberShape::Age && n.quantity.plain().is_some() && n.tokens != then.tokens;
    let s = then.ground.sentence;
    let beside =
        of_sentence(numbers, s).filter(age).find(|n| n.tokens.1 <= then.tokens.0 && then.tokens.0 - n.tokens.1 <= BESIDE);
    if let Some(n) = beside {
        return Some((n, true));
    }
    let mut next = of_sentence(numbers, s + 1).filter(age);
    let (one, None) = (next.next()?, next.next()) else { return None };
    let taken_up = cue_before(view, one.tokens.0, 1, RelationCue::Definite) || has_cue(view, one.tokens.1, RelationCue::That);
    let others = of_sentence(numbers, s).any(|n| age(&n));
    (taken_up && !others).then_some((one, false))
}
