//! What became of all that a sentence counts: "Dari 20 korban, 16 ditemukan meninggal dan dua dinyatakan hilang". The digits must look
//! mistyped, and nobody may have been saved.

use super::parts::{parts_of, report};
use crate::lang::{Fate, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, cue_before, of_sentence, sentences, whole_at};
use crate::value::{Exact, Slip};

/// Tokens between "dari" and the whole.
const OPENS: u32 = 3;
/// Tokens between the two fates.
const ITEM: u32 = 7;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let fate = |n: &NumberFact| n.attribute.and_then(|a| view.lexicon.vocabulary.attribute(a as usize)?.fate);
    let told = |what: Fate| numbers.iter().any(|n| fate(n) == Some(what));
    if !(told(Fate::Missing) && told(Fate::Dead)) || told(Fate::Spared) {
        return;
    }
    for s in sentences(numbers) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| n.is_tally()).take(4).collect();
        let [whole, dead, missing] = list.as_slice() else { continue };
        let both = matches!(
            (fate(dead), fate(missing)),
            (Some(Fate::Dead), Some(Fate::Missing)) | (Some(Fate::Missing), Some(Fate::Dead))
        );
        let and =
            cue_before(view, missing.tokens.0, 2, RelationCue::And) && missing.tokens.0.saturating_sub(dead.tokens.1) <= ITEM;
        if !(both && and && whole.people && whole_at(view, whole.tokens.0, OPENS)) {
            continue;
        }
        let right = whole.quantity.low.sub(missing.quantity.low);
        let typed = right.is_some_and(|r| r > Exact::ZERO && Slip::reckoned(dead.quantity.low, r) >= Slip::Loose);
        let parts = [*dead, *missing];
        if typed && parts_of(whole, &parts) {
            report(whole, &parts, out);
        }
    }
}
