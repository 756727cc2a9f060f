//! Stage `extract`: an [`Outline`] to [`Mention`]s: what is written, before any context is used.
//!
//! The law of this stage: the same words give the same mention, whatever the article. Every span slices to its words.

mod date;
mod event;
mod mention;
mod name;
mod number;
mod quote;
mod role;
mod steps;

pub use crate::value::{NameType, RoleQualifier};
pub use date::{Amount, DateExpr, Length, ONE as PARTS_IN_ONE, Point, SetExpr};
pub use event::participants;
pub use mention::{Derivation, EventMention, Mention, MentionKind, Name, NameForm, NameWhy, Quote, Role};
pub(crate) use quote::is_quotation;
pub use quote::{Attribution, attributions};
pub use role::Holders;

use crate::lang::Lexicon;
use crate::read::Article;
use crate::segment::Outline;

/// What every extractor may look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The text all spans point into.
    pub text: &'a str,
    /// Tokens, phrase hits, sentences, zones.
    pub outline: &'a Outline,
    /// The language.
    pub lexicon: &'a Lexicon,
}

/// One extractor: reads the context and appends what it finds. Later ones see what earlier ones found.
pub type Extractor = fn(&Context<'_>, &mut Vec<Mention>);

/// All extractors, in the order in which they run: dates first, because a number inside a date is no quantity.
pub const EXTRACTORS: &[(&str, Extractor)] = &[
    ("date", date::extract),
    ("number", number::extract),
    ("name", name::extract),
    ("role", role::extract),
    ("event", event::extract),
    ("quote", quote::extract),
];

/// Runs every extractor and sorts the mentions by place.
pub fn extract(article: &Article, outline: &Outline, lexicon: &Lexicon) -> Vec<Mention> {
    let context = Context { text: &article.text, outline, lexicon };
    let mut mentions = Vec::with_capacity(outline.tokens.len() / 6);
    for (_, run) in EXTRACTORS {
        run(&context, &mut mentions);
    }
    order(&mut mentions);
    mentions
}

/// Sorts mentions by place, longer ones first. Mentions are large: their places are sorted, and then each moves once.
fn order(mentions: &mut [Mention]) {
    // Start, end, rank and index as one number, which is compared at once.
    let place = |(index, m): (usize, &Mention)| {
        let place = u128::from(m.span.start) << 32 | u128::from(!m.span.end);
        (place << 32 | u128::from(m.kind.order())) << 32 | index as u128
    };
    let mut places: Vec<u128> = mentions.iter().enumerate().map(place).collect();
    places.sort_unstable();
    const THERE: u128 = u128::MAX;
    for start in 0..mentions.len() {
        let mut at = start;
        // What belongs here is exchanged for what stands here, until what stood at the start has found its place.
        while let Some(from) = places.get_mut(at).map(|place| std::mem::replace(place, THERE)).filter(|&from| from != THERE) {
            let next = from as u32 as usize;
            if next == start {
                break;
            }
            mentions.swap(at, next);
            at = next;
        }
    }
}
