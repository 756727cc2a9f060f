//! Changes told with one of their levels ("tumbuh 20 persen menjadi US$4,2 miliar"), and two levels told without the change ("3.150 ton …
//! dari 2.250 ton"): one article has the one, the other article the other.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::total::parts::shares_noun;
use crate::resolve::facts::relation::{TABLE, cue_after, cue_before, has_cue, of_sentence, sentences};
use crate::value::Bound;

/// Tokens between a change and the level it leads to.
const TO: u32 = 5;
/// Tokens between a level and the change told of it.
const OWN: u32 = 6;
/// Tokens between two levels.
const APART_TOKENS: u32 = 16;
/// Tokens between a level and the word that says when it held.
const WHEN: u32 = 6;

/// A change and the level it has led to: indices into the quantities.
#[derive(Clone, Copy, Debug)]
pub struct MoveFact {
    /// How much more or less, as an amount or in percent.
    pub change: u32,
    /// The new level.
    pub level: u32,
}

/// A level and an earlier one: indices into the quantities.
#[derive(Clone, Copy, Debug)]
pub struct StepFact {
    /// The new level.
    pub new: u32,
    /// The earlier one.
    pub old: u32,
}

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact]) -> (Vec<MoveFact>, Vec<StepFact>) {
    let (mut moves, mut steps) = (Vec::new(), Vec::new());
    for s in sentences(numbers) {
        let from = numbers.partition_point(|n| n.ground.sentence < s) as u32;
        let list: Vec<(u32, &NumberFact)> = (from..).zip(of_sentence(numbers, s)).take(TABLE + 1).collect();
        if list.len() > TABLE {
            continue;
        }
        for pair in list.windows(2) {
            let [(i, a), (j, b)] = pair else { continue };
            if led_to(view, a, b) {
                moves.push(MoveFact { change: *i, level: *j });
            } else if told_of(view, a, b) {
                moves.push(MoveFact { change: *j, level: *i });
            }
        }
        let levels: Vec<&(u32, &NumberFact)> = list.iter().filter(|(_, n)| n.is_level()).collect();
        for pair in levels.windows(2) {
            let [(i, a), (j, b)] = pair else { continue };
            if !(like(view, a, b) && b.tokens.0.saturating_sub(a.tokens.1) <= APART_TOKENS) {
                continue;
            }
            if earlier(view, a, b) {
                steps.push(StepFact { new: *i, old: *j });
            } else if cue_before(view, a.tokens.0, 2, RelationCue::From) && cue_before(view, b.tokens.0, 2, RelationCue::To) {
                steps.push(StepFact { new: *j, old: *i });
            }
        }
    }
    (moves, steps)
}

/// A figure that is called a change.
fn change(view: &View<'_>, n: &NumberFact) -> bool {
    let end = cue_before(view, n.tokens.0, 1, RelationCue::To) || cue_before(view, n.tokens.0, 1, RelationCue::From);
    let percent = n.quantity.is_percent() && n.quantity.bound == Bound::Exact;
    (percent || n.is_level()) && n.quantity.plain().is_some() && cue_before(view, n.tokens.0, 3, RelationCue::Change) && !end
}

fn like(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let noun = a.quantity.unit.is_some() || b.noun == 0 || shares_noun(view, a, b) || a.people && b.people;
    a.quantity.unit == b.quantity.unit && noun && a.quantity.low != b.quantity.low
}

/// "tumbuh 20 persen menjadi US$4,2 miliar": nothing but "menjadi" stands between.
fn led_to(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let percent = a.quantity.is_percent();
    let unit = percent || a.quantity.unit == b.quantity.unit;
    let near = b.tokens.0.saturating_sub(a.tokens.1) <= TO && cue_before(view, b.tokens.0, 2, RelationCue::To);
    change(view, a) && b.is_level() && unit && near && (percent || b.quantity.low > a.quantity.low)
}

/// "184 miliar, naik 15 persen": and no other level is told behind it.
fn told_of(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let percent = b.quantity.is_percent();
    let comma = (a.tokens.1..b.tokens.0).any(|t| view.outline.tokens.get(t as usize).is_some_and(|x| x.is_any_mark(",(")));
    let near = b.tokens.0.saturating_sub(a.tokens.1.max(a.quantity.counted_tokens.1)) <= OWN;
    let unit = percent || a.quantity.unit == b.quantity.unit && a.quantity.low > b.quantity.low;
    let goes_on = cue_after(view, b.tokens.1, 3, RelationCue::To);
    a.is_level() && change(view, b) && comma && near && unit && !goes_on
}

/// "3.150 ton, tumbuh 40 persen dari 2.250 ton", "2018 bernilai 4,2 miliar, sedangkan setahun sebelumnya 3,5 miliar".
fn earlier(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let past = |n: &NumberFact| {
        cue_before(view, n.tokens.0, WHEN.min(n.tokens.0.saturating_sub(a.tokens.1)), RelationCue::Past)
            || cue_after(view, n.tokens.1, WHEN, RelationCue::Past)
    };
    let compared = (a.tokens.1..b.tokens.0).any(|t| has_cue(view, t, RelationCue::Compared));
    let from = cue_before(view, b.tokens.0, 2, RelationCue::From);
    let apart = cue_before(view, a.tokens.0, 2, RelationCue::From) || cue_after(view, b.tokens.1, 3, RelationCue::To);
    // "naik Rp 8.000 dari Rp 32.000": the first is a change itself.
    let itself = cue_before(view, a.tokens.0, 3, RelationCue::Change) && !cue_before(view, a.tokens.0, 2, RelationCue::To);
    !apart && !itself && (from && past_or_moved(view, a, b) || past(b) || compared && past(b))
}

/// Whether a word of change stands between two levels.
fn past_or_moved(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    (a.tokens.0.saturating_sub(4)..b.tokens.0).any(|t| has_cue(view, t, RelationCue::Change))
}
