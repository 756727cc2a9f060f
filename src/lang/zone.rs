use super::Source;
use super::phrase::PhraseBuilder;
use crate::yaml::Problem;

/// Boilerplate, byline and credit phrases, and abbreviations of one language.
#[derive(Debug, Default)]
pub struct ZoneLexicon {}

pub(super) fn load(_source: &Source<'_>, _phrases: &mut PhraseBuilder, _problems: &mut Vec<Problem>) -> ZoneLexicon {
    ZoneLexicon::default()
}
