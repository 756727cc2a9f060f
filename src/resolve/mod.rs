//! Stage `resolve`: mentions and an anchor to a [`Dossier`]: what the words mean, who said it, as of when.
//!
//! A pure function of one article. The dossier is self-contained: the later stages never look at the text again except to show it.

mod anchor;
mod date;
pub mod facts;

pub use anchor::Anchor;
pub use facts::Facts;

use crate::extract::{Mention, extract};
use crate::lang::{Language, Lexicons};
use crate::read::Article;
use crate::segment::{Outline, segment};
use crate::text::Span;

/// One article with everything the later stages need.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The article as read.
    pub article: Article,
    /// Language.
    pub language: Language,
    /// Publication time and where it was found.
    pub anchor: Anchor,
    /// Tokens, zones, sentences.
    pub outline: Outline,
    /// Resolved mentions in text order.
    pub mentions: Vec<Mention>,
    /// What the article asserts.
    pub facts: Facts,
}

impl Dossier {
    /// Lets go of what only `extract` and `explain` show; comparing needs the facts and the text.
    pub fn slim(mut self) -> Dossier {
        self.outline.tokens = Vec::new();
        self.outline.hits = Default::default();
        self.outline.sentence_of = Vec::new();
        self.mentions = Vec::new();
        self.facts.shrink();
        self
    }
}

/// Bytes of text that are enough to tell the language.
const SAMPLE: usize = 1500;

/// The language of an article: metadata, else the language that knows more of its function words.
pub fn language(article: &Article, lexicons: &Lexicons) -> Language {
    article.meta.language.unwrap_or_else(|| {
        // Carriage returns do not count: the line ends of another system must not change what is sampled.
        let bytes = article.text.as_bytes().get(article.body.range()).unwrap_or(&[]);
        let sampled = bytes.iter().enumerate().filter(|(_, b)| **b != b'\r').map(|(i, _)| i).nth(SAMPLE).unwrap_or(bytes.len());
        let mut end = article.body.start as usize + sampled;
        while !article.text.is_char_boundary(end) {
            end -= 1;
        }
        lexicons.guess().language(&article.text, Span::new(article.body.start as usize, end))
    })
}

/// Reads one article up to its dossier.
pub fn resolve(article: Article, lexicons: &Lexicons) -> Dossier {
    let mut dossier = mentions(article, lexicons);
    let Dossier { article, outline, mentions, anchor, .. } = &dossier;
    let lexicon = lexicons.get(dossier.language);
    let heads = (article.meta.title.as_deref(), article.meta.outlet.as_deref());
    dossier.facts = facts::find(&article.text, heads, outline, mentions, lexicon, anchor);
    dossier
}

/// Reads one article up to its resolved mentions, and leaves the facts out: for whoever compares nothing.
pub fn mentions(article: Article, lexicons: &Lexicons) -> Dossier {
    let language = language(&article, lexicons);
    let lexicon = lexicons.get(language);
    let outline = segment(&article, lexicon);
    let mut mentions = extract(&article, &outline, lexicon);
    let anchor = anchor::find(&article, &outline, &mentions, lexicon);
    date::resolve(&article.text, &outline, &mut mentions, &anchor, lexicon);
    Dossier { language, anchor, outline, mentions, facts: Facts::default(), article }
}
