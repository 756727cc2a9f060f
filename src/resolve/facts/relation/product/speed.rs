//! A way, the time it takes and the speed: "60 kilometer dalam tiga jam, atau rata-rata 20 kilometer per jam".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, of_sentence, operand, short};
use crate::value::{Exact, NumberShape};

/// Tokens between a speed and the word that restates the way by it.
const REACH: u32 = 3;
/// Tokens between the way and its time, and between that and the speed.
const BESIDE: u32 = 8;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for speed in numbers {
        let way = match speed.quantity.unit.as_deref() {
            Some("km/h") => "km",
            Some("mph") => "mi",
            _ => continue,
        };
        let restated = [RelationCue::Average, RelationCue::BackReference, RelationCue::Thus];
        if !restated.iter().any(|c| cue_before(view, speed.tokens.0, REACH, *c)) {
            continue;
        }
        let list: Vec<&NumberFact> = of_sentence(numbers, speed.ground.sentence).take(4).collect();
        let [distance, time, last] = list.as_slice() else { continue };
        // An average is called about so much.
        let firm = |n: &NumberFact| {
            let exact = n.quantity.low == n.quantity.high && (n.tokens == speed.tokens || n.quantity.plain().is_some());
            n.quantity.shape == NumberShape::Cardinal && exact && !n.ground.unreal && !n.compound
        };
        let units = (distance.quantity.unit.as_deref(), time.quantity.unit.as_deref());
        let minutes = match units {
            (Some(unit), Some("hour")) if unit == way => 60,
            (Some(unit), Some("minute")) if unit == way => 1,
            _ => continue,
        };
        let beside = |a: &NumberFact, b: &NumberFact| b.tokens.0.saturating_sub(a.tokens.1) <= BESIDE;
        if last.tokens != speed.tokens
            || ![*distance, *time, speed].iter().all(|n| firm(n))
            || !beside(distance, time)
            || !beside(time, speed)
        {
            continue;
        }
        // The time is as wide as it is rounded.
        let half = time.quantity.step.div(Exact::int(2)).unwrap_or(Exact::ZERO);
        let at = |hours: Option<Exact>| {
            let hours = hours?.mul(Exact::ratio(minutes, 60)?)?;
            distance.quantity.low.div(hours)
        };
        let t = time.quantity.low;
        let (Some(slow), Some(fast), Some(exact)) = (at(t.add(half)), at(t.sub(half)), at(Some(t))) else { continue };
        let written = speed.quantity.low;
        let step = speed.quantity.step;
        let low = slow.sub(step).is_some_and(|x| written < x);
        let high = fast.add(step).is_some_and(|x| written > x);
        let ratio = written.div(exact).map_or(0.0, Exact::to_f64);
        if (low || high) && (0.25..4.0).contains(&ratio) {
            out.push(RelationFact {
                kind: RelationKind::Product,
                claimed: operand(speed),
                expected: short(exact),
                operands: vec![operand(distance), operand(time)],
                detail: format!("{} / {} = {}, not {written}", distance.quantity.low, t, short(exact)),
            });
        }
    }
}
