use super::Source;
use super::phrase::PhraseBuilder;
use crate::yaml::Problem;

/// Months, weekdays, relative words, clock cues and named days of one language.
#[derive(Debug, Default)]
pub struct DateLexicon {}

pub(super) fn load(_source: &Source<'_>, _phrases: &mut PhraseBuilder, _problems: &mut Vec<Problem>) -> DateLexicon {
    DateLexicon::default()
}
