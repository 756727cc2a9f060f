use super::Source;
use super::phrase::PhraseBuilder;
use crate::yaml::Problem;

/// Entities, offices, triggers and speech verbs of one language.
#[derive(Debug, Default)]
pub struct NameLexicon {}

pub(super) fn load(_source: &Source<'_>, _phrases: &mut PhraseBuilder, _problems: &mut Vec<Problem>) -> NameLexicon {
    NameLexicon::default()
}

impl NameLexicon {
    /// Whether nobody holds both offices at once.
    pub fn rivals(&self, _a: &str, _b: &str) -> bool {
        false
    }
}
