use super::Source;
use super::phrase::PhraseBuilder;
use crate::yaml::Problem;

/// Attributes and event classes, with the words of one language.
#[derive(Debug, Default)]
pub struct Vocabulary {}

pub(super) fn load(_source: &Source<'_>, _phrases: &mut PhraseBuilder, _problems: &mut Vec<Problem>) -> Vocabulary {
    Vocabulary::default()
}
