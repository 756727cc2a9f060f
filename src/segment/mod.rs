//! Stage `segment`: an [`Article`] to its [`Outline`]: tokens, phrase hits, sentences and zones. Nothing is copied from the text.
//!
//! The law of this stage: zones come before facts. What is boilerplate here yields no mention anywhere.

mod classify;
mod credit;
mod dateline;
mod line;
mod page;
mod pointer;
mod preamble;
mod related;
mod seam;
mod sentence;
mod stamp;
mod zone;

pub use zone::{Sentence, Zone};

use crate::lang::{Hits, Language, Lexicon};
use crate::read::Article;
use crate::text::{Span, Token, tokenize};
use page::Page;

/// The structure of one article.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The language it was read in.
    pub language: Language,
    /// All tokens of the body.
    pub tokens: Vec<Token>,
    /// All lexicon phrases in the tokens.
    pub hits: Hits,
    /// Sentences in text order; together they cover all tokens.
    pub sentences: Vec<Sentence>,
    /// For each token the index of its sentence.
    pub sentence_of: Vec<u32>,
}

impl Outline {
    /// The zone of a token.
    pub fn zone(&self, token: usize) -> Zone {
        self.sentence_of.get(token).and_then(|&s| self.sentences.get(s as usize)).map_or(Zone::Boilerplate, |s| s.zone)
    }

    /// The sentence of a token.
    pub fn sentence(&self, token: usize) -> Option<&Sentence> {
        self.sentence_of.get(token).and_then(|&s| self.sentences.get(s as usize))
    }

    /// The span from the first to the last token of a half-open token range.
    pub fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|e| self.tokens.get(e))) {
            (Some(a), Some(b)) => a.span.to(b.span),
            _ => Span::default(),
        }
    }
}

/// Cuts an article into tokens, sentences and zones.
pub fn segment(article: &Article, lexicon: &Lexicon) -> Outline {
    let mut tokens = article.headline.map(|headline| tokenize(&article.text, headline, lexicon)).unwrap_or_default();
    tokens.append(&mut tokenize(&article.text, article.body, lexicon));
    let mut hits = lexicon.hits(&article.text, &tokens);
    let seams = seam::find(&Page::new(&article.text, &tokens, &hits, lexicon));
    if !seams.is_empty() {
        tokens = seam::cut(&article.text, tokens, &seams, lexicon);
        hits = lexicon.hits(&article.text, &tokens);
    }
    let page = Page::new(&article.text, &tokens, &hits, lexicon);
    let (sentences, sentence_of) = zone::sentences(&page, article.meta.title.as_deref());
    for sentence in &sentences {
        if let Some(first) = tokens.get_mut(sentence.first as usize) {
            first.start_sentence();
        }
    }
    Outline { language: lexicon.language, tokens, hits, sentences, sentence_of }
}
