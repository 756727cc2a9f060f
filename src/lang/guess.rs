use super::phrase::{Case, Class, PhraseBuilder, PhraseTable};
use super::{Language, Source, speech};
use crate::text::{Span, Token, WordId, WordKey, WordTable, tokenize};
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
        let upper = |t: Option<usize>| t.and_then(|t| tokens.get(t)).is_some_and(Token::upper);
        // "Presiden AS Joe Biden": an acronym among words that are none. A letter without an apostrophe is none of "it's" either.
        let acronym = |t: usize| upper(Some(t)) && !upper(t.checked_sub(1)) && !upper(Some(t + 1));
        let apart = |t: usize| {
            tokens.get(t).is_some_and(|token| token.span.len() == 1 && !matches!(token.span.of(text), "a" | "A" | "I"))
        };
        let cut = |t: usize| t.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(|b| b.is_any_mark("'’"));
        let counts = |&t: &usize| !acronym(t) && (!apart(t) || cut(t));
        let of = |t: usize, language: Language| hits.at(t).iter().any(|h| h.value == language as u32);
        let count = |language: Language| (0..tokens.len()).filter(counts).filter(|&t| of(t, language)).count();
        if count(Language::En) > count(Language::Id) { Language::En } else { Language::Id }
    }
}
