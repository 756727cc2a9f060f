//! What is demanded before it is decided: "menuntut pidana sembilan tahun … denda Rp 500 juta subsider empat bulan" demands all of it, however far the
//! last figure stands from the verb.

use super::View;
use super::number::NumberFact;
use crate::lang::{Class, Mark};

/// Lends the stage of a verb to all terms and amounts behind it in the sentence that have none.
pub(super) fn demanded(view: &View<'_>, numbers: &mut [NumberFact]) {
    let vocabulary = &view.lexicon.vocabulary;
    for f in numbers {
        let penalty = f.quantity.is_money() || f.is_term();
        let Some(sentence) =
            view.outline.sentences.get(f.ground.sentence as usize).filter(|_| penalty && !f.is_marked(vocabulary, Mark::Stage))
        else {
            continue;
        };
        let stage = (sentence.first..f.tokens.0).rev().find_map(|t| {
            let hit = view.outline.hits.get(t as usize, Class::Dimension)?;
            vocabulary.dimension(hit.value).filter(|d| vocabulary.is_marked(*d, Mark::Stage))
        });
        let Some(stage) = stage.filter(|d| vocabulary.is_marked(*d, Mark::Kept)) else { continue };
        let mut dims: Vec<(u16, u16)> = f.ground.dims.iter().copied().chain([stage]).collect();
        dims.sort_unstable();
        f.ground.dims = dims.as_slice().into();
    }
}
