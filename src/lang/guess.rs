use super::phrase::{Case, Class, PhraseBuilder, PhraseTable};
use super::{Language, Source, speech};
use crate::text::{Span, WordId, WordKey, WordTable, tokenize};
use crate::yaml::DataFile;

/// The function words of all languages in one table: a text is cut once, and no lexicon need be there yet.
#[derive(Debug)]
pub struct Guess {
    phrases: PhraseTable,
}

impl WordTable for Guess {
    fn word_id(&self, folded: &str) -> WordId {
        self.phrases.word_id(folded)
    }

    fn short_id(&self, key: WordKey) -> WordId {
        self.phrases.short_id(key)
    }
}

impl Guess {
    /// Reads the function words of every language. Problems are those of [`super::Lexicon::compile`], which reports them.
    pub(super) fn new(files: &[DataFile]) -> Guess {
        let mut phrases = PhraseBuilder::small();
        for language in [Language::Id, Language::En] {
            for (_, words) in speech::function_words(&Source { language, files }, &mut Vec::new()) {
                for word in &words {
                    phrases.add(word, Class::Function, language as u32, Case::Any);
                }
            }
        }
        Guess { phrases: phrases.build() }
    }

    /// The language more of whose function words stand in `range` of `text`; Indonesian when neither has more.
    pub fn language(&self, text: &str, range: Span) -> Language {
        let tokens = tokenize(text, range, self);
        let hits = self.phrases.scan(text, &tokens);
        let count =
            |language: Language| (0..tokens.len()).filter(|&t| hits.at(t).iter().any(|h| h.value == language as u32)).count();
        if count(Language::En) > count(Language::Id) { Language::En } else { Language::Id }
    }
}
