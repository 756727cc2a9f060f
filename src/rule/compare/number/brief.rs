//! Ages and ordinals of two short reports that surely tell one story.
//!
//! In long articles an age without a name and the number of a title say little: there are several people, and several titles. A short report
//! tells of one. So the only ages that remain on both sides are those of one person where their sentences share something, and ordinals of
//! one noun are one where the words beside them are the same ("the eighth summit of island states", "the ninth").

use super::leftover::comparable;
use super::scaled;
use super::slip::scale_of;
use super::sort::market;
use crate::lang::Modality;
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, common};
use crate::rule::compare::Pair;
use crate::value::{Bound, Exact, NumberShape};

/// Different content words of the longer of two short reports.
const SHORT: usize = 160;
/// What the sentences of two ages share, and the words beside them: the victim of one article is not the mourner of the other.
const SENTENCES: f32 = 1.0;
const BESIDE: f32 = 1.0;
/// What the words beside two ordinals share.
const RANKED: f32 = 2.0;
/// Days between the dates of two ordinals from which they number two things: two rounds, two editions.
const ROUNDS: i64 = 2;
/// How sure it is: enough for a warning.
pub(super) const EVIDENCE: f32 = 0.8;

/// What says that two figures that remain are one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rule::compare) enum By {
    /// The words around them.
    Context,
    /// All that is known of them, in two reports of one happening.
    Odds,
    /// Two digits that changed places, whatever the words.
    Swap,
    /// That both reports are short and tell one story.
    Story,
}

/// Whether both articles are short reports of one story.
pub(in crate::rule::compare) fn close(pair: &Pair<'_>) -> bool {
    let link = pair.link;
    link.certain && !link.apart && !link.archive && short(pair) && !market(pair)
}

/// Whether both articles are short reports.
pub(super) fn short(pair: &Pair<'_>) -> bool {
    let words = |d: &Dossier| d.facts.signature.words.len();
    words(pair.x).max(words(pair.y)) <= SHORT
}

/// Whether two short reports ask for, threaten with or suspect one thing: neither tells a fact, and both should tell the same. What remains in
/// both may also be asked for in one ("wants the zone of six kilometres cleared") and told in the other.
pub(super) fn meant_alike(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let (p, q) = (&a.ground.modality, &b.ground.modality);
    let denied = || p.iter().chain(q.iter()).any(|m| *m == Modality::Denied);
    let asked = |list: &[Modality]| list.iter().all(|m| *m != Modality::Hypothetical);
    let alike = || p.len() == q.len() && p.iter().all(|m| q.contains(m));
    // "A fine of five million if …": sentences that tell one thing tell one threat or demand. How many may come is a guess.
    let amount = || a.quantity.is_money() || a.quantity.is_percent();
    let matched = || amount() && pair.aligned().matches_with(a.ground.sentence, b.ground.sentence);
    close(pair) && !denied() && (alike() || scale_of(a, b) || asked(p) && asked(q) || matched())
}

/// The pairs of ages and ordinals that remain and tell one thing.
pub(super) fn found<'a>(pair: &Pair<'a>, xs: &[&'a NumberFact], ys: &[&'a NumberFact]) -> Vec<(&'a NumberFact, &'a NumberFact)> {
    let mut out = Vec::new();
    for &a in xs {
        for &b in ys {
            let one = || match a.quantity.shape {
                NumberShape::Age => of_one_age(pair, (xs, a), (ys, b)),
                NumberShape::Ordinal => of_one_rank(pair, a, b),
                _ => false,
            };
            let plain = exact(a) && exact(b) && a.quantity.shape == b.quantity.shape;
            if plain && comparable(pair, a, b) && one() || scaled::one(pair, (xs, a), (ys, b)) {
                out.push((a, b));
            }
        }
    }
    out
}

fn exact(f: &NumberFact) -> bool {
    f.quantity.bound == Bound::Exact && !f.ground.correction
}

/// Whether two ages are the only ones that remain, and a birthday between the reports explains them not.
fn of_one_age(pair: &Pair<'_>, (xs, a): (&[&NumberFact], &NumberFact), (ys, b): (&[&NumberFact], &NumberFact)) -> bool {
    let only = |side: &[&NumberFact], f: &NumberFact| {
        side.iter().filter(|g| g.quantity.shape == NumberShape::Age).all(|g| g.quantity.low == f.quantity.low)
    };
    let years = a.quantity.low.sub(b.quantity.low).is_none_or(|gap| gap.abs() <= Exact::ONE);
    let shared = pair.aligned().shared(a.ground.sentence, b.ground.sentence);
    let beside = pair.worth_of(common(&a.near, &b.near));
    !years && only(xs, a) && only(ys, b) && shared >= SENTENCES && beside >= BESIDE
}

/// Whether two ordinals number one thing: one noun, no other number of it in either article, and the words beside it.
fn of_one_rank(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let only = |d: &Dossier, f: &NumberFact| {
        d.facts.numbers.iter().filter(|g| g.ranked == f.ranked).all(|g| g.quantity.low == f.quantity.low)
    };
    // Whatever comes first is told of many things.
    let later = a.quantity.low > Exact::ONE && b.quantity.low > Exact::ONE;
    if !later || a.ranked == 0 || a.ranked != b.ranked || !only(pair.x, a) || !only(pair.y, b) {
        return false;
    }
    let matched = pair.aligned().matches_with(a.ground.sentence, b.ground.sentence);
    let told = matched || a.ground.profile.shared_names(&b.ground.profile) > 0;
    let rounds = matches!((a.time, b.time), (Some(s), Some(t)) if s.gap(t) > ROUNDS);
    told && !rounds && a.ground.dims == b.ground.dims && pair.worth_of(common(&a.near, &b.near)) >= RANKED
}
