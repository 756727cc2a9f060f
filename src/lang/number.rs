use super::Source;
use super::phrase::PhraseBuilder;
use crate::yaml::Problem;

/// Numerals, scales, units, currencies, hedges and identifier cues of one language.
#[derive(Debug, Default)]
pub struct NumberLexicon {}

pub(super) fn load(_source: &Source<'_>, _phrases: &mut PhraseBuilder, _problems: &mut Vec<Problem>) -> NumberLexicon {
    NumberLexicon::default()
}
