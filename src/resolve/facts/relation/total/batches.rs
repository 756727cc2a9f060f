//! A whole that comes in a first and a second lot: "27 nelayan tiba. Rombongan pertama, 15 orang, mendarat pukul 11.20; rombongan kedua,
//! 21 orang, pukul 13.05".

use super::closed::mistyped;
use super::parts::{parts_of, report, sum};
use super::settled;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::profile::content_stem;
use crate::resolve::facts::relation::{RelationFact, cue_before, of_sentence, sentences};
use crate::value::{Exact, NumberShape, Slip};

/// Tokens between an ordinal and its count.
const BESIDE: u32 = 4;
/// Sentences between a whole and its lots.
const NEAR: u32 = 2;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let ordinal = |n: &NumberFact, k: i64| n.quantity.shape == NumberShape::Ordinal && n.quantity.low == Exact::int(k);
    if !numbers.iter().any(|n| ordinal(n, 2)) {
        return;
    }
    for s in sentences(numbers) {
        let here: Vec<&NumberFact> = of_sentence(numbers, s).collect();
        let one = |k: i64| {
            let mut found = here.iter().filter(|n| ordinal(n, k));
            found.next().copied().filter(|_| found.next().is_none())
        };
        let (Some(first), Some(second)) = (one(1), one(2)) else { continue };
        let third = numbers.iter().any(|n| ordinal(n, 3) && n.ground.sentence.abs_diff(s) <= 1);
        let lots = lot(view, &here, first).zip(lot(view, &here, second));
        let Some((a, b)) = lots.filter(|(a, b)| a.tokens.1 <= b.tokens.0 && a.people == b.people && !third) else { continue };
        let like = |n: &&NumberFact| {
            let noun = n.people && a.people || n.noun != 0 && (n.noun == a.noun || a.noun == 0 && n.noun == b.noun);
            n.is_tally() && noun && n.ground.sentence < s && n.ground.sentence + NEAR >= s && n.quantity.low > a.quantity.low
        };
        let mut wholes = numbers.iter().filter(like);
        let Some(whole) = wholes.next().filter(|w| wholes.all(|n| n.quantity.low == w.quantity.low)) else { continue };
        let parts = [a, b];
        let Some(all) = sum(&parts) else { continue };
        let typed = mistyped(whole, &parts, |x, y| Slip::reckoned(x, y) >= Slip::Likely);
        if typed && parts_of(whole, &parts) && !settled(numbers, whole, all) {
            report(whole, &parts, out);
        }
    }
}

/// The count right behind an ordinal, which names a lot: "rombongan kedua, 21 orang".
fn lot<'n>(view: &View<'_>, here: &[&'n NumberFact], ordinal: &NumberFact) -> Option<&'n NumberFact> {
    let lot = [ordinal.tokens.0.checked_sub(1), Some(ordinal.tokens.1)];
    let named =
        lot.into_iter().flatten().any(|t| content_stem(view, t as usize).is_some() && view.tokens.has_cue(t, RelationCue::Lot));
    let behind = |n: &&&NumberFact| {
        n.is_tally() && n.tokens.0 >= ordinal.tokens.1 && n.tokens.0 - ordinal.tokens.1 <= BESIDE && (n.people || n.noun != 0)
    };
    here.iter().find(behind).copied().filter(|n| named && !cue_before(view, n.tokens.0, 2, RelationCue::OfWhich))
}
