//! A sum in one sentence and its two parts in the next, told in the same words: "ordered to pay $86.4 million. The eight jurors awarded $51.9
//! million on the first patent and $44.5 million on the second".

use super::closed::mistyped;
use super::parts::{report, sum};
use super::settled;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, cue_before, has_cue, of_sentence, sentences, sign};
use crate::value::Slip;

/// Tokens between the two parts.
const ITEM: u32 = 12;
/// Figures of a sentence beyond which it is a table.
const TABLE: usize = 8;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for s in sentences(numbers) {
        let Some(previous) = s.checked_sub(1) else { continue };
        let here: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| firm(n)).take(TABLE).collect();
        let [a, b] = here.as_slice() else { continue };
        let mut before = of_sentence(numbers, previous).filter(|n| firm(n) && n.quantity.unit == a.quantity.unit);
        let (Some(whole), None) = (before.next(), before.next()) else { continue };
        if a.quantity.unit != b.quantity.unit || !parallel(view, a, b) || per(view, whole) || per(view, a) || per(view, b) {
            continue;
        }
        // "It had set aside … last year": told of another time.
        let sentence = view.outline.sentences.get(s as usize);
        let then = |c: &RelationCue| sentence.is_some_and(|x| view.tokens.any_cue(x.first, x.last, *c));
        if [RelationCue::Former, RelationCue::Past, RelationCue::OpenList].iter().any(then) {
            continue;
        }
        let parts = [*a, *b];
        let Some(all) = sum(&parts) else { continue };
        let smaller = parts.iter().all(|p| p.quantity.low < whole.quantity.low);
        let typed = mistyped(whole, &parts, |x, y| Slip::reckoned(x, y) >= Slip::Likely);
        // Of a budget or debt more is told than its two largest parts.
        if smaller && typed && !settled(numbers, whole, all) {
            report(whole, &parts, out);
        }
    }
}

/// A firm sum of money.
fn firm(n: &NumberFact) -> bool {
    n.is_firm() && n.quantity.is_money()
}

/// Whether a sum is for each of something, a change or a new level.
fn per(view: &View<'_>, n: &NumberFact) -> bool {
    let each = (n.tokens.1..n.tokens.1 + 2).any(|t| has_cue(view, t, RelationCue::Per) || has_cue(view, t, RelationCue::Each));
    let moved = cue_before(view, n.tokens.0, 3, RelationCue::Change) || cue_before(view, n.tokens.0, 1, RelationCue::From);
    each || moved || cue_before(view, n.tokens.0, 1, RelationCue::To)
}

/// Whether both parts go on with the same word and the second stands behind "and".
fn parallel(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let gap = b.tokens.0.saturating_sub(a.tokens.1);
    let word = sign(view, a.tokens.1);
    let open = word.chars().next().is_some_and(char::is_lowercase) && word == sign(view, b.tokens.1);
    let stop = (a.tokens.1..b.tokens.0).any(|t| matches!(sign(view, t), ";" | "." | ":"));
    (2..=ITEM).contains(&gap) && open && !stop && cue_before(view, b.tokens.0, 2, RelationCue::And)
}
