//! Figures that an article tells once more with a word that takes them up ("the 60 sheep", "Jembatan sepanjang 320 meter itu") and tells otherwise.

use super::View;
use super::number::NumberFact;
use super::profile::content_stem;
use super::relation::{cue_before, has_cue, sign};
use crate::lang::{Class, RelationCue};
use crate::value::{Exact, Slip};

/// Figures of an article up to which it tells of one thing.
const FEW: usize = 60;
/// Tokens before a measure in which stands what is so long.
const THING: u32 = 4;

/// A figure, and another one that takes it up: indices into the quantities.
#[derive(Clone, Copy, Debug)]
pub struct AgainFact {
    /// The figure told first.
    pub first: u32,
    /// The one that takes it up.
    pub later: u32,
}

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact]) -> Vec<AgainFact> {
    let mut out = Vec::new();
    if numbers.len() > FEW || ![RelationCue::Definite, RelationCue::That].iter().any(|c| view.tokens.tells(*c)) {
        return out;
    }
    for (later, g) in (0u32..).zip(numbers) {
        if !firm(g) || g.ground.headline() || !takes_up(view, g) {
            continue;
        }
        let alike: Vec<(u32, &NumberFact)> = (0u32..).zip(numbers).filter(|(_, f)| like(f, g)).collect();
        // One figure before, and this is the only one that differs from it.
        let Some((first, f)) = alike.first().copied() else { continue };
        let lone = alike.iter().all(|(i, x)| *i == later || x.quantity.low == f.quantity.low);
        let apart = f.ground.sentence < g.ground.sentence && f.quantity.low != g.quantity.low;
        let whole = alike.iter().all(|(_, x)| firm(x) && x.ground.dims == g.ground.dims);
        // Of other figures that are taken up nearly all are two things; a slip of the digits is one.
        let typed = Slip::reckoned(f.quantity.low, g.quantity.low) >= Slip::Likely;
        if lone && apart && whole && typed && !f.ground.headline() && !reckoned(numbers, f, g) && tied(view, f, g) {
            out.push(AgainFact { first, later });
        }
    }
    out
}

/// A firm figure of all of a thing, at no other time.
fn firm(n: &NumberFact) -> bool {
    let other = n.part || n.left || n.difference || n.compound || n.former || n.past || n.then || n.level;
    n.is_level() && !other && n.quantity.low > Exact::ONE
}

/// Whether a figure stands behind "the" or before "itu", and nothing behind it says which of several is meant.
fn takes_up(view: &View<'_>, n: &NumberFact) -> bool {
    let end = n.tokens.1.max(n.quantity.counted_tokens.1);
    let that = (n.tokens.1..=end).any(|t| has_cue(view, t, RelationCue::That));
    let definite = n.tokens.0.checked_sub(1).is_some_and(|t| has_cue(view, t, RelationCue::Definite));
    // "20 of the 60 sheep", "dari 60 domba itu".
    let whole = cue_before(view, n.tokens.0, 2, RelationCue::OutOf);
    let more =
        [RelationCue::Additional, RelationCue::Others, RelationCue::Rest].iter().any(|c| cue_before(view, n.tokens.0, 2, *c));
    let behind = [RelationCue::Spread, RelationCue::OutOf, RelationCue::Others, RelationCue::OfWhich];
    let which = !that && behind.iter().any(|c| has_cue(view, end, *c));
    (that || definite) && !(whole || more || which)
}

/// Whether a figure may be of what another is: one noun, or one measure of one attribute, as far as both say which.
fn like(f: &NumberFact, g: &NumberFact) -> bool {
    let attribute = f.attribute == g.attribute || f.attribute.is_none() || g.attribute.is_none();
    let counted = g.quantity.unit.is_none() && g.noun != 0 && f.noun == g.noun;
    f.quantity.unit == g.quantity.unit
        && f.quantity.shape == g.quantity.shape
        && (counted || g.quantity.unit.is_some() && attribute)
}

/// Whether the article gives what makes one of the other: a part that is added, or is gone.
fn reckoned(numbers: &[NumberFact], f: &NumberFact, g: &NumberFact) -> bool {
    let apart = f.quantity.low.sub(g.quantity.low).map(Exact::abs);
    let both = f.quantity.low.add(g.quantity.low);
    numbers.iter().any(|x| x.quantity.unit == g.quantity.unit && [apart, both].contains(&Some(x.quantity.low)))
}

/// Whether the two are of one thing: that of a measure stands beside both.
fn tied(view: &View<'_>, f: &NumberFact, g: &NumberFact) -> bool {
    if g.quantity.unit.is_none() {
        return true;
    }
    let first = view.outline.sentence(g.tokens.0 as usize).map_or(g.tokens.0, |s| s.first);
    let plain = |t: &u32| !matches!(sign(view, *t), "," | ";" | "." | "(" | ")");
    let measures = |t: &u32| view.outline.hits.get(*t as usize, Class::Attribute).is_some();
    let stem = |t: u32| content_stem(view, t as usize);
    // "The 154-metre tower", "Jembatan yang panjangnya 320 meter itu".
    let behind = has_cue(view, g.tokens.0.saturating_sub(1), RelationCue::Definite);
    let thing = if behind {
        (g.tokens.1..g.tokens.1 + 2).take_while(plain).find_map(stem)
    } else {
        let before = (first.max(g.tokens.0.saturating_sub(THING))..g.tokens.0).rev().take_while(plain);
        before.filter(|t| !measures(t)).find_map(stem)
    };
    thing.is_some_and(|s| f.near.binary_search(&s).is_ok())
}
