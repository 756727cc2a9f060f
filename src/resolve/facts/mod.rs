//! Mentions to facts: what one article asserts, each fact with the context that tells which slot it fills.
//!
//! A fact never speaks of another article. Its context (content words and names of its clause, event classes, splitting words,
//! time) is what later stages compare before they compare values.

mod age;
mod akin;
mod canon;
mod contrast;
mod correction;
mod figure;
mod headed;
mod holder;
mod list;
mod local_time;
mod number;
mod object;
mod occurrence;
mod order;
mod passage;
mod profile;
mod proper;
mod quote;
mod signature;
mod slot;
mod source;
mod stage;
mod tied;
mod time;
mod tokens;
mod trigger;

pub mod relation;

pub use akin::{Akin, reworded};
pub use canon::{CanonFact, CanonKind};
pub use contrast::ContrastFact;
pub use figure::{MISREPORTED, slack};
pub use headed::{Headed, HeadedFact};
pub use holder::{CodeFact, PlaceFact, RoleFact};
pub use list::{Beside, Hashes, List};
pub use number::NumberFact;
pub use object::ObjectFact;
pub use passage::{Feature, FeatureKind, Told};
pub use profile::{Ground, Profile, common, hash};
pub use proper::{ProperFact, Standing};
pub use quote::QuoteFact;
pub use relation::{GapFact, LagFact, RelationFact};
pub use relation::{at_sentence, of_sentence};
pub use signature::{Key, KeyKind, NameEntry, Signature};
pub use slot::NameFact;
pub use source::Voice;
pub use time::{TimeFact, TimeRole};

use super::Anchor;
use crate::extract::{Mention, MentionKind};
use crate::lang::Lexicon;
use crate::segment::Outline;

/// Words up to which a report is short, each counted once.
pub const SHORT: usize = 180;

/// Everything one article asserts.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Quantities.
    pub numbers: Vec<NumberFact>,
    /// Dates and times.
    pub times: Vec<TimeFact>,
    /// Persons with an office.
    pub roles: Vec<RoleFact>,
    /// Names behind the noun that says what they name; of a short report only.
    pub headed: Vec<HeadedFact>,
    /// Names with what stands around them and the slots they fill.
    pub names: Vec<NameFact>,
    /// Capitalised words as they stand; of a short report only.
    pub propers: Vec<ProperFact>,
    /// Sorted hashes of all its words, folded.
    pub spoken: Box<[u32]>,
    /// Places of events.
    pub places: Vec<PlaceFact>,
    /// Codes: plates, flight numbers.
    pub codes: Vec<CodeFact>,
    /// Quotes.
    pub quotes: Vec<QuoteFact>,
    /// One thing set against another: "a bridge, not a fence".
    pub contrasts: Vec<ContrastFact>,
    /// What events are done to.
    pub objects: Vec<ObjectFact>,
    /// Counts of years that do not fit a verified day.
    pub canon: Vec<CanonFact>,
    /// Figures that can be recomputed.
    pub relations: Vec<RelationFact>,
    /// Counts of years that an anniversary is called by: indices into the quantities.
    pub jubilees: Vec<u32>,
    /// Ages of things: indices into the quantities.
    pub aged: Vec<u32>,
    /// Lengths in years that reach to now: indices into the quantities.
    pub spans: Vec<u32>,
    /// Figures called a distance, whatever else is told of it.
    pub gaps: Vec<GapFact>,
    /// Lengths counted from a time to what happened then.
    pub lags: Vec<LagFact>,
    /// What each sentence is recognised by, sorted by key.
    pub features: Box<[Feature]>,
    /// Which sentences have any.
    pub told: Told,
    /// What the article is recognised by.
    pub signature: Signature,
    /// Who speaks in it.
    pub voice: Voice,
}

impl Facts {
    /// Number of facts of all kinds.
    pub fn len(&self) -> usize {
        self.numbers.len()
            + self.times.len()
            + self.roles.len()
            + self.places.len()
            + self.codes.len()
            + self.quotes.len()
            + self.relations.len()
    }

    /// Gives back the room that lists have kept to grow.
    pub fn shrink(&mut self) {
        self.numbers.shrink_to_fit();
        self.times.shrink_to_fit();
        self.roles.shrink_to_fit();
        self.headed.shrink_to_fit();
        self.names.shrink_to_fit();
        self.propers.shrink_to_fit();
        self.objects.shrink_to_fit();
        self.places.shrink_to_fit();
        self.quotes.shrink_to_fit();
        self.relations.shrink_to_fit();
        self.signature.names.shrink_to_fit();
    }

    /// Whether the article asserts nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What the fact finders look at.
pub(super) struct View<'a> {
    pub text: &'a str,
    pub title: Option<&'a str>,
    pub outline: &'a Outline,
    pub mentions: &'a [Mention],
    pub lexicon: &'a Lexicon,
    pub anchor: &'a Anchor,
    /// For each sentence the range of its mentions (mentions are sorted by place).
    by_sentence: Vec<(u32, u32)>,
    /// What each token is.
    tokens: tokens::Tokens,
    /// What the contexts of facts are made of.
    around: profile::Surroundings,
}

impl<'a> View<'a> {
    /// The mentions of a sentence, in text order.
    pub fn sentence_mentions(&self, sentence: u32) -> &'a [Mention] {
        let (a, b) = self.by_sentence.get(sentence as usize).copied().unwrap_or((0, 0));
        self.mentions.get(a as usize..b as usize).unwrap_or(&[])
    }

    /// The same with the index of each among all mentions.
    pub fn mentions_at(&self, sentence: u32) -> impl Iterator<Item = (usize, &'a Mention)> {
        let from = self.by_sentence.get(sentence as usize).map_or(0, |range| range.0 as usize);
        self.sentence_mentions(sentence).iter().enumerate().map(move |(i, m)| (from + i, m))
    }

    /// The number of mentions of a kind: facts are large, and a list of them that grows moves them all.
    pub fn room(&self, kind: impl Fn(&MentionKind) -> bool) -> usize {
        self.mentions.iter().filter(|m| kind(&m.kind)).count()
    }

    /// Whether a token belongs to a date: its digits are no figure.
    pub fn in_date(&self, token: u32) -> bool {
        self.tokens.dated(token)
    }

    /// Whether a mention stands inside a direct quote.
    pub fn quoted(&self, mention: &Mention) -> bool {
        let around = |m: &&Mention| matches!(&m.kind, MentionKind::Quote(q) if q.direct && q.content.contains(mention.span));
        self.sentence_mentions(mention.sentence).iter().any(|m| around(&m))
    }
}

/// Finds the facts of one article.
pub(super) fn find(
    text: &str,
    (title, outlet): (Option<&str>, Option<&str>),
    outline: &Outline,
    mentions: &[Mention],
    lexicon: &Lexicon,
    anchor: &Anchor,
) -> Facts {
    let mut by_sentence = vec![(0u32, 0u32); outline.sentences.len()];
    for (i, m) in mentions.iter().enumerate() {
        if let Some(range) = by_sentence.get_mut(m.sentence as usize) {
            if range.1 == 0 {
                range.0 = i as u32;
            }
            range.1 = i as u32 + 1;
        }
    }
    let tokens = tokens::Tokens::new(text, outline, mentions, &by_sentence, lexicon);
    let around = profile::Surroundings::new(mentions, lexicon);
    let view = View { tokens, around, text, title, outline, mentions, lexicon, anchor, by_sentence };
    let mut numbers = number::find(&view);
    let mut times = time::find(&view);
    local_time::mark(&view, &mut times);
    correction::mark(&view, &mut numbers, &mut times);
    occurrence::mark(&view, &mut numbers, &times);
    let relations = relation::find(&view, &numbers, &times);
    let (features, told) = passage::find(&view);
    let gaps = relation::gaps(&view, &numbers);
    let spans = relation::spans(&view, &numbers);
    let spoken = proper::spoken(&view);
    // Only short reports are held against each other by them.
    let short = spoken.len() <= SHORT;
    let headed = if short { headed::find(&view) } else { Vec::new() };
    let propers = if short { proper::find(&view) } else { Vec::new() };
    Facts {
        roles: holder::roles(&view),
        headed,
        names: slot::find(&view),
        propers,
        spoken,
        places: holder::places(&view),
        codes: holder::codes(&view),
        contrasts: contrast::find(&view),
        quotes: quote::find(&view),
        signature: signature::find(&view),
        voice: source::find(&view, outlet),
        features,
        told,
        objects: object::find(&view),
        canon: canon::find(&view, &numbers, &times),
        jubilees: relation::jubilees(&view, &numbers),
        aged: relation::aged(&view, &numbers),
        gaps,
        spans,
        lags: relation::lags(&view, &times),
        relations,
        numbers,
        times,
    }
}
