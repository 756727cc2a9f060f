use crate::lang::{Hits, Lexicon};
use crate::text::{Span, Token};

/// The part of an article a sentence stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// The title line.
    Headline,
    /// A line of publication metadata: outlet, date, time.
    Header,
    /// Who wrote it.
    Byline,
    /// Place (and date) before the first sentence of the body.
    Dateline,
    /// The first paragraph of the body.
    Lead,
    /// Running text.
    Body,
    /// The words below a picture.
    Caption,
    /// A second copy of a caption or paragraph: one voice, so it yields no mention.
    Duplicate,
    /// Navigation, teasers, related lists, forms, credits.
    Boilerplate,
}

impl Zone {
    /// The name in the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Zone::Headline => "headline",
            Zone::Header => "header",
            Zone::Byline => "byline",
            Zone::Dateline => "dateline",
            Zone::Lead => "lead",
            Zone::Body => "body",
            Zone::Caption => "caption",
            Zone::Duplicate => "duplicate",
            Zone::Boilerplate => "boilerplate",
        }
    }

    /// Whether what stands there is asserted by the article.
    pub fn asserts(self) -> bool {
        matches!(self, Zone::Headline | Zone::Lead | Zone::Body | Zone::Caption | Zone::Dateline)
    }
}

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// Where it stands.
    pub span: Span,
    /// The zone.
    pub zone: Zone,
    /// Number of its paragraph, counted from 0.
    pub paragraph: u32,
}

/// Sentences with their zones, and for each token the index of its sentence.
pub(super) fn sentences(text: &str, tokens: &[Token], _hits: &Hits, _lexicon: &Lexicon) -> (Vec<Sentence>, Vec<u32>) {
    let mut out: Vec<Sentence> = Vec::new();
    let mut of = Vec::with_capacity(tokens.len());
    let mut first = 0;
    let mut paragraph = 0;
    for i in 0..tokens.len() {
        let ends = match tokens.get(i + 1) {
            None => true,
            Some(next) => {
                next.starts_line()
                    || (matches!(tokens[i].span.of(text), "." | "!" | "?")
                        && next.spaced()
                        && !tokens[i].spaced()
                        && next.capital())
            }
        };
        of.push(out.len() as u32);
        if ends {
            let span = tokens[first].span.to(tokens[i].span);
            out.push(Sentence { first: first as u32, last: i as u32 + 1, span, zone: Zone::Body, paragraph });
            first = i + 1;
            if tokens.get(i + 1).is_some_and(Token::starts_line) {
                paragraph += 1;
            }
        }
    }
    (out, of)
}
