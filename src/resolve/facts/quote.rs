//! Quotes as the words that carry their content.

use super::View;
use super::profile::{self, Ground};
use crate::extract::MentionKind;
use crate::lang::Class;
use crate::text::{Span, TokenKind, lower};

/// What somebody is quoted with.
#[derive(Clone, Debug)]
pub struct QuoteFact {
    /// Key of the speaker.
    pub speaker: Option<String>,
    /// Stems of the content words, in order.
    pub stems: Box<[u32]>,
    /// For each stem where its word stands.
    pub spans: Box<[Span]>,
    /// For each stem whether a negating word stands right before it, small words apart.
    pub denied: Box<[bool]>,
    /// Words that have an opposite: the index of the stem, the pair of opposites, the side.
    pub poles: Box<[(usize, u16, bool)]>,
    /// Number of negating words.
    pub negations: usize,
    /// In quotation marks.
    pub direct: bool,
    /// The speaker's name stands right beside the verb of saying: "kata Mirna Lestiani".
    pub firm: bool,
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
        let room = to.saturating_sub(from) * 2 / 3;
        let (mut stems, mut spans, mut denied) = (Vec::with_capacity(room), Vec::with_capacity(room), Vec::with_capacity(room));
        let mut poles = Vec::new();
        let mut negations = 0;
        let mut deny = false;
        for t in from..to {
            let Some(token) = tokens.get(t) else { break };
            if let Some(hit) = view.outline.hits.get(t, Class::Negation) {
                if !view.lexicon.speech.denies(hit.value) {
                    continue;
                }
                negations += 1;
                deny = true;
            } else if token.is_any_mark(",.;:!?") {
                // "Calon suami tidak ikut, ini bawa …": the denial ends with its clause.
                deny = false;
            } else if let Some(stem) = profile::content_stem(view, t) {
                if view.tokens.words().get(t).is_some_and(|w| w.opposed) {
                    let folded = lower(token.span.of(view.text));
                    let stem = view.lexicon.speech.stemmer.stem(&folded);
                    poles.extend(view.lexicon.speech.poles(&stem).iter().map(|&(pair, side)| (stems.len(), pair, side)));
                }
                stems.push(stem);
                spans.push(token.span);
                denied.push(deny);
                deny = false;
            }
        }
        let mut ground = profile::ground(view, mention);
        ground.span = q.content;
        out.push(QuoteFact {
            speaker: q.speaker.clone(),
            stems: stems.into(),
            spans: spans.into(),
            denied: denied.into(),
            poles: poles.into(),
            negations,
            direct: q.direct,
            firm: firm(view, mention.sentence, q.speaker.as_deref()),
            ground,
        });
    }
    out
}

/// Tokens of a title between a verb of saying and a name.
const TITLE: u32 = 8;

/// Whether the speaker is named behind a verb of saying, with or without a title, or before it with nothing the name could belong to ("head of X said").
pub(super) fn firm(view: &View<'_>, sentence: u32, speaker: Option<&str>) -> bool {
    let verb = |t: Option<u32>| t.is_some_and(|t| view.outline.hits.get(t as usize, Class::SayVerb).is_some());
    // "kata Kepala Kantor SAR X", "said chief engineer X": a title may stand between.
    let title = |t: u32| {
        let token = view.outline.tokens.get(t as usize).filter(|t| t.kind == TokenKind::Word);
        token.is_some_and(|w| w.capital()) || view.outline.hits.get(t as usize, Class::Office).is_some()
    };
    let led = |first: u32| {
        let behind = (first.saturating_sub(TITLE)..first).rev().find(|&t| !title(t));
        verb(first.checked_sub(1)) || verb(behind)
    };
    let word = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|t| t.kind == TokenKind::Word);
    view.sentence_mentions(sentence).iter().any(|m| match &m.kind {
        MentionKind::Name(n) if Some(n.key.as_str()) == speaker => {
            let before = m.tokens.0.checked_sub(1);
            led(m.tokens.0) || verb(Some(m.tokens.1)) && !before.is_some_and(word)
        }
        _ => false,
    })
}
