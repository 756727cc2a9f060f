//! Quotes as the words that carry their content.

use super::View;
use super::profile::{self, Ground};
use crate::extract::MentionKind;
use crate::lang::Class;

/// What somebody is quoted with.
#[derive(Clone, Debug)]
pub struct QuoteFact {
    /// Key of the speaker.
    pub speaker: Option<String>,
    /// Stems of the content words, in order.
    pub stems: Box<[u32]>,
    /// Number of negating words.
    pub negations: usize,
    /// In quotation marks.
    pub direct: bool,
    /// Place and context.
    pub ground: Ground,
}

pub(super) fn find(view: &View<'_>) -> Vec<QuoteFact> {
    let mut out = Vec::new();
    for mention in view.mentions.iter().filter(|m| m.zone.asserts()) {
        let MentionKind::Quote(q) = &mention.kind else { continue };
        let tokens = &view.outline.tokens;
        let from = tokens.partition_point(|t| t.span.start < q.content.start);
        let to = tokens.partition_point(|t| t.span.end <= q.content.end);
        let stems = (from..to).filter_map(|t| profile::content_stem(view, t)).collect();
        let negations = (from..to).filter(|&t| view.outline.hits.get(t, Class::Negation).is_some()).count();
        let mut ground = profile::ground(view, mention);
        ground.span = q.content;
        out.push(QuoteFact { speaker: q.speaker.clone(), stems, negations, direct: q.direct, ground });
    }
    out
}
