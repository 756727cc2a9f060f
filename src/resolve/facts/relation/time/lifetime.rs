//! The years of a life and the age it came to: "Mira Holst (1931-2004), who died at the age of 73".

use crate::extract::{MentionKind, NameType};
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, of_sentence, operand, sign};
use crate::resolve::facts::time::TimeFact;
use crate::value::{Granularity, NumberShape};

/// Tokens between a life and the age.
const REACH: u32 = 30;
/// Years by which an age is misreported; one that is further off is somebody else's.
const APART_YEARS: i64 = 12;

pub(in crate::resolve::facts::relation) fn find(
    view: &View<'_>,
    numbers: &[NumberFact],
    times: &[TimeFact],
    out: &mut Vec<RelationFact>,
) {
    if !view.tokens.tells(RelationCue::Died) {
        return;
    }
    for life in times.iter().filter(|t| t.timex.grain == Granularity::Year && t.timex.value.contains('/')) {
        let Some(open) = life.tokens.0.checked_sub(1) else { continue };
        let Some(days) = life.timex.days else { continue };
        let of_a_person = view.sentence_mentions(life.ground.sentence).iter().any(|m| match &m.kind {
            MentionKind::Name(name) => name.name_type == NameType::Person && m.tokens.1 == open,
            _ => false,
        });
        if sign(view, open) != "(" || sign(view, life.tokens.1) != ")" || !of_a_person {
            continue;
        }
        let most = i64::from(days.last.year() - days.first.year());
        let aged = |n: &&NumberFact| {
            let years = n.quantity.shape == NumberShape::Age
                || n.quantity.is_in("year") && cue_before(view, n.tokens.0, 2, RelationCue::Aged);
            let behind = n.tokens.0 > life.tokens.1 && n.tokens.0 - life.tokens.1 <= REACH;
            years && behind && view.tokens.any_cue(life.tokens.1, n.tokens.0, RelationCue::Died) && !n.ground.unreal
        };
        let Some(n) = of_sentence(numbers, life.ground.sentence).find(aged) else { continue };
        // Somebody else named before the age may have had it.
        let other = view.sentence_mentions(life.ground.sentence).iter().any(|m| {
            let between = m.tokens.0 >= life.tokens.1 && m.tokens.1 <= n.tokens.0;
            between && matches!(&m.kind, MentionKind::Name(name) if name.name_type == NameType::Person)
        });
        let Some(years) = n.quantity.plain().and_then(|v| v.to_i64()) else { continue };
        if !other && most > 0 && ![most, most - 1].contains(&years) && (years - most).abs() <= APART_YEARS {
            out.push(RelationFact {
                kind: RelationKind::Age,
                claimed: operand(n),
                expected: most.to_string(),
                operands: vec![(life.ground.span, life.timex.value.clone())],
                detail: format!("{} - {} = {most}, not {years}", days.last.year(), days.first.year()),
            });
        }
    }
}
