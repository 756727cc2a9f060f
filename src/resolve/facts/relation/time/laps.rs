//! Times of a race and the distance between them: "in 2:05:48, 41 seconds ahead of … in 2:06:29".

use crate::extract::MentionKind;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::slip::{Slip, slip};
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_after, cue_before, operand, plain};
use crate::text::Span;
use crate::value::{Exact, NumberShape};

/// Tokens between a distance and what calls it one.
const REACH: u32 = 3;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for n in numbers.iter().filter(|n| n.quantity.shape == NumberShape::Cardinal) {
        let scale = match n.quantity.unit.as_deref() {
            Some("second") => 1,
            Some("minute") => 60,
            _ => continue,
        };
        let called = [RelationCue::Beat, RelationCue::Margin]
            .iter()
            .any(|c| cue_after(view, n.tokens.1, REACH, *c) || cue_before(view, n.tokens.0, REACH, *c));
        let Some(written) = plain(&n.quantity).and_then(|v| v.to_i64()).filter(|_| called) else { continue };
        let low = n.ground.sentence.saturating_sub(1);
        let mut laps: Vec<(i64, Span)> = Vec::new();
        for m in (low..=n.ground.sentence + 1).flat_map(|s| view.sentence_mentions(s)) {
            let time = matches!(m.kind, MentionKind::Identifier).then(|| lap(m.span.of(view.text))).flatten();
            if let Some(t) = time
                && !laps.iter().any(|l| l.0 == t)
            {
                laps.push((t, m.span));
            }
        }
        let [a, b] = laps.as_slice() else { continue };
        let (actual, told) = ((a.0 - b.0).abs(), written * scale);
        if actual != told && slip(Exact::int(told), Exact::int(actual)) >= Slip::Loose {
            out.push(RelationFact {
                kind: RelationKind::Change,
                claimed: operand(n),
                expected: actual.to_string(),
                operands: vec![(a.1, a.1.of(view.text).to_owned()), (b.1, b.1.of(view.text).to_owned())],
                detail: format!("the two times are {actual} s apart, not {told}"),
            });
        }
    }
}

/// "2:05:48" in seconds.
fn lap(text: &str) -> Option<i64> {
    let parts: Vec<i64> = text.split([':', '.']).map(|p| p.parse().ok()).collect::<Option<_>>()?;
    match parts.as_slice() {
        [h, m, s] if *h < 24 && *m < 60 && *s < 60 => Some(h * 3600 + m * 60 + s),
        _ => None,
    }
}
