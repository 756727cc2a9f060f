//! Which of two levels is the higher one, against the word that says so: "naik dari 41 menjadi 27", "62 kilometer per jam, di bawah batas
//! 50", "1,200 visitors, fewer than the 900 of last year".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::total::parts::shares_noun;
use crate::resolve::facts::relation::{RelationFact, RelationKind, TABLE, cue_before, has_cue, of_sentence, operand, sentences};
use crate::text::Span;

/// Tokens between the word of a move and its first level.
const MOVED: u32 = 3;
/// Tokens between the two levels of a move.
const APART_TOKENS: u32 = 9;
/// Tokens between a level and what compares it.
const BESIDE: u32 = 3;
/// Tokens that tell when or where a level held.
const WHEN: u32 = 3;
/// Tokens between a comparison and its base.
const BASE: u32 = 3;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let cues = [RelationCue::Upward, RelationCue::Downward, RelationCue::Lower, RelationCue::Higher];
    if !cues.iter().any(|c| view.tokens.tells(*c)) {
        return;
    }
    for s in sentences(numbers) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).take(TABLE + 1).collect();
        if list.len() <= TABLE {
            for pair in list.windows(2) {
                if let [a, b] = pair
                    && like(view, a, b)
                {
                    moved(view, a, b, out);
                    compared(view, a, b, out);
                }
            }
        }
    }
}

/// Two firm levels of one unit or noun.
fn like(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let firm = |n: &NumberFact| n.is_firm() && !n.placed;
    let noun = a.quantity.unit.is_some() || a.noun == 0 || b.noun == 0 || shares_noun(view, a, b);
    // "Naik dari 54 ke 51": a bare figure may be a rank.
    let named = a.quantity.unit.is_some() || a.noun != 0 && b.noun != 0;
    firm(a) && firm(b) && a.quantity.unit == b.quantity.unit && noun && named
}

/// "naik dari 41 menjadi 27": the word stands right before the first level, and only the second one lies between it and "menjadi".
fn moved(view: &View<'_>, a: &NumberFact, b: &NumberFact, out: &mut Vec<RelationFact>) {
    let ends = cue_before(view, a.tokens.0, 1, RelationCue::From)
        && cue_before(view, b.tokens.0, 1, RelationCue::To)
        && b.tokens.0.saturating_sub(a.tokens.1) <= APART_TOKENS;
    let cue = |cue| cue_before(view, a.tokens.0, MOVED, cue);
    let (up, down) = (cue(RelationCue::Upward), cue(RelationCue::Downward));
    let (x, y) = (a.quantity.low, b.quantity.low);
    if ends && up != down && (up && y < x || down && y > x) {
        report(a, b, if up { "from {a} to {b} is no rise" } else { "from {a} to {b} is no fall" }, out);
    }
}

/// "62 kilometer per jam, di bawah batas 50 kilometer per jam".
fn compared(view: &View<'_>, a: &NumberFact, b: &NumberFact, out: &mut Vec<RelationFact>) {
    let end = a.tokens.1.max(a.quantity.counted_tokens.1);
    let at = |cue| (end..(end + BESIDE + WHEN).min(b.tokens.0)).find(|&t| has_cue(view, t, cue));
    let (lower, higher) = (at(RelationCue::Lower), at(RelationCue::Higher));
    let comma = |t: u32| {
        let mark = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|x| x.is_any_mark(",("));
        (t.saturating_sub(BESIDE).max(end)..t).any(mark)
    };
    let Some(cue) = lower.xor(higher).filter(|t| comma(*t)) else { return };
    let hits = view.outline.hits.at(cue as usize);
    let behind = hits.iter().map(|h| h.end).max().unwrap_or(cue + 1);
    let (x, y) = (a.quantity.low, b.quantity.low);
    let wrong = lower.is_some() && x > y || higher.is_some() && x < y;
    // "naik 5 persen, lebih rendah dari …": a change is compared with another change.
    let change = |n: &NumberFact| cue_before(view, n.tokens.0, 3, RelationCue::Change);
    if wrong && b.tokens.0.saturating_sub(behind) <= BASE && !change(a) && !change(b) && !a.difference {
        report(a, b, if lower.is_some() { "{a} is not below {b}" } else { "{a} is not above {b}" }, out);
    }
}

fn report(a: &NumberFact, b: &NumberFact, detail: &str, out: &mut Vec<RelationFact>) {
    let (span, value): (Span, String) = operand(b);
    let detail = detail.replace("{a}", &a.quantity.low.to_string()).replace("{b}", &b.quantity.low.to_string());
    out.push(RelationFact {
        kind: RelationKind::Change,
        claimed: operand(a),
        expected: String::new(),
        operands: vec![(span, value)],
        detail,
    });
}
