//! What is demanded before it is decided: "menuntut pidana sembilan tahun … denda Rp 500 juta subsider empat bulan" demands all of it, however far the
//! last figure stands from the verb.

use super::View;
use super::number::NumberFact;
use crate::lang::Class;

/// The dimension of what is planned, demanded, threatened or done.
const STAGE: &str = "stage";
/// Its values that a sentence keeps for all of its penalties.
const KEPT: [&str; 2] = ["demand", "threat"];

/// Lends the stage of a verb to all terms and amounts behind it in the sentence that have none.
pub(super) fn demanded(view: &View<'_>, numbers: &mut [NumberFact]) {
    let vocabulary = &view.lexicon.vocabulary;
    let name = |d: (u16, u16)| vocabulary.dimension_name(d);
    let staged = |f: &NumberFact| f.ground.dims.iter().any(|d| name(*d).is_some_and(|n| n.0 == STAGE));
    for f in numbers {
        let penalty = f.quantity.is_money() || f.quantity.is_in("year") || f.quantity.is_in("month");
        let Some(sentence) = view.outline.sentences.get(f.ground.sentence as usize).filter(|_| penalty && !staged(f)) else {
            continue;
        };
        let stage = (sentence.first..f.tokens.0).rev().find_map(|t| {
            let hit = view.outline.hits.get(t as usize, Class::Dimension)?;
            vocabulary.dimension(hit.value).filter(|d| name(*d).is_some_and(|n| n.0 == STAGE))
        });
        let Some(stage) = stage.filter(|d| name(*d).is_some_and(|n| KEPT.contains(&n.1))) else { continue };
        let mut dims: Vec<(u16, u16)> = f.ground.dims.iter().copied().chain([stage]).collect();
        dims.sort_unstable();
        f.ground.dims = dims.as_slice().into();
    }
}
