//! Parts of a whole that a relative clause or a copula names: "48,000 packs, of which 31,000 went to Manitoba and 17,000 to
//! Saskatchewan", "214 families, 131 of them Indonesian and 83 Timorese", "The dead are three porters and two climbers".

use super::closed::slipped;
use super::parts::{report, shares_noun, sum};
use crate::lang::{Class, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, cue_after, cue_before, has_cue, of_sentence};
use crate::text::TokenKind;
use crate::value::{Exact, Slip};

/// Tokens between a whole and the clause that parts it.
const WHOLE: u32 = 12;
/// Tokens between one part and the next.
const ITEM: u32 = 10;
/// Tokens between "dan" and the last part.
const AND: u32 = 2;
/// Figures of a sentence beyond which it is a table.
const TABLE: usize = 8;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let tells = |cue| view.tokens.tells(cue);
    if !(tells(RelationCue::OfWhich) || tells(RelationCue::Copula)) {
        return;
    }
    for (s, sentence) in (0u32..).zip(&view.outline.sentences) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| n.is_addend()).take(TABLE + 1).collect();
        if (2..=TABLE).contains(&list.len()) {
            of_which(view, &list, out);
            identified(view, numbers, &list, sentence.first, out);
        }
    }
}

/// Whether the second part is told without a verb of its own: it shares that of the first, so that the two exclude each other.
fn elliptic(view: &View<'_>, p: &NumberFact) -> bool {
    let last = view.outline.sentence(p.tokens.0 as usize).map_or(p.tokens.1, |s| s.last);
    let token = |t: u32| view.outline.tokens.get(t as usize);
    let sign = |t: u32| t >= last || token(t).is_some_and(|x| x.is_any_mark(",.;:)"));
    let place = has_cue(view, p.tokens.1, RelationCue::Spread);
    place || named(view, p) || sign(p.tokens.1 + 1)
}

/// Whether a capitalised word stands right behind a part: "83 Timorese".
fn named(view: &View<'_>, p: &NumberFact) -> bool {
    view.outline.tokens.get(p.tokens.1 as usize).is_some_and(|t| t.kind == TokenKind::Word && t.capital())
}

/// Two parts of the figure before, one behind "of which" or before "of them", one behind "and".
fn of_which(view: &View<'_>, list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    for three in list.windows(3) {
        let [whole, a, b] = three else { continue };
        let end = whole.end();
        if a.tokens.0.saturating_sub(end) > WHOLE || b.tokens.0.saturating_sub(a.tokens.1) > ITEM {
            continue;
        }
        let opened = (end..a.tokens.0).any(|t| has_cue(view, t, RelationCue::OfWhich)) && a.tokens.0 - end <= WHOLE
            || cue_after(view, a.tokens.1, 1, RelationCue::OfWhich);
        let gap = b.tokens.0 - a.tokens.1;
        let and = cue_before(view, b.tokens.0, AND.min(gap), RelationCue::And);
        let like = |p: &NumberFact| {
            p.quantity.unit == whole.quantity.unit
                && (p.quantity.unit.is_some()
                    || p.noun == 0
                    || named(view, p)
                    || p.people == whole.people
                    || shares_noun(view, p, whole))
        };
        let more =
            (b.tokens.1..b.tokens.1 + 8).any(|t| has_cue(view, t, RelationCue::Rest) || has_cue(view, t, RelationCue::Others));
        if !opened || !and || more || !like(a) || !like(b) || !elliptic(view, b) {
            continue;
        }
        let goes_on = list.iter().any(|n| n.tokens.0 >= b.tokens.1 && n.tokens.0 - b.tokens.1 <= ITEM && like(n));
        let parts = [*a, *b];
        let Some(all) = sum(&parts) else { continue };
        // "of which …": what is less than the whole may leave something out.
        let right = |p: &NumberFact| all.sub(p.quantity.low).and_then(|rest| whole.quantity.low.sub(rest));
        let surely = |p: &NumberFact| right(p).is_some_and(|w| Slip::reckoned(p.quantity.low, w) >= Slip::Likely);
        let smaller = parts.iter().all(|p| p.quantity.low < whole.quantity.low);
        let near = all.div(whole.quantity.low).is_some_and(|r| r <= Exact::ratio(8, 5).unwrap_or(Exact::ONE));
        let told = list.iter().any(|n| n.quantity.low == all && n.quantity.unit == whole.quantity.unit);
        if smaller && near && !told && !goes_on && (all > whole.quantity.low || parts.iter().any(|p| surely(p))) {
            report(whole, &parts, out);
        }
    }
}

/// "The dead are three porters and two climbers": the subject is an attribute whose figure the article has told.
fn identified(view: &View<'_>, numbers: &[NumberFact], list: &[&NumberFact], first: u32, out: &mut Vec<RelationFact>) {
    let [a, b] = list else { return };
    let Some(copula) = (first + 1..first + 5).find(|&t| has_cue(view, t, RelationCue::Copula)) else { return };
    let and = cue_before(view, b.tokens.0, AND, RelationCue::And) && b.tokens.0.saturating_sub(a.tokens.1) <= ITEM;
    if a.tokens.0 != copula + 1 || !and || a.noun == 0 || b.noun == 0 {
        return;
    }
    let hit = (first..copula).find_map(|t| view.outline.hits.get(t as usize, Class::Attribute));
    let Some((index, _)) = hit.and_then(|h| view.lexicon.vocabulary.cue(h.value)) else { return };
    let sentence = a.ground.sentence;
    let mut wholes = numbers.iter().filter(|n| {
        n.attribute == Some(index as u16) && n.ground.sentence < sentence && n.ground.dims.is_empty() && n.is_addend()
    });
    let Some(total) = wholes.next() else { return };
    let parts = [*a, *b];
    let bare = |p: &NumberFact| p.quantity.unit.is_none() && p.quantity.low < total.quantity.low;
    if wholes.all(|n| n.quantity.low == total.quantity.low) && parts.iter().all(|p| bare(p)) && slipped(total, &parts) {
        report(total, &parts, out);
    }
}
