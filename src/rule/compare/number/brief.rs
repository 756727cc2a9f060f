//! Short reports that surely tell one story: what remains of them is one thing sooner than in long ones.

use super::scaled;
use super::slip::scale_of;
use super::sort::market;
use crate::lang::Modality;
use crate::resolve::Dossier;
use crate::resolve::facts::NumberFact;
use crate::rule::compare::Pair;

/// Different content words of the longer of two short reports.
const SHORT: usize = 160;
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
    // What the prosecutor wanted and what the court gave a day later.
    let wanted = |list: &[Modality]| list.contains(&Modality::Demanded);
    let stages = a.quantity.is_money() && wanted(p) != wanted(q) && pair.days() != Some(0);
    close(pair) && !denied() && !stages && (alike() || scale_of(a, b) || asked(p) && asked(q) || matched())
}

/// The pairs of amounts that remain and are one at two powers of ten.
pub(super) fn found<'a>(pair: &Pair<'a>, xs: &[&'a NumberFact], ys: &[&'a NumberFact]) -> Vec<(&'a NumberFact, &'a NumberFact)> {
    let mut out = Vec::new();
    for &a in xs {
        out.extend(ys.iter().filter(|b| scaled::one(pair, (xs, a), (ys, b))).map(|b| (a, *b)));
    }
    out
}
