//! Words that name a happening only now and then: "gangguan", "membuka", "melawan".

use crate::extract::{Context, Mention, MentionKind};
use crate::text::lower;
use smol_str::SmolStr;

/// Tokens on each side of a weak word among which another one may tell.
const REACH: u32 = 30;

/// Marks what only looks like a happening ("peringatan dini"), and what nothing tells of but a weak word: neither a stronger word of their class in the article nor one of its own words in their
/// sentence. `found` are the happenings of the article.
pub(super) fn settle(cx: &Context<'_>, found: &mut [Mention]) {
    let vocabulary = &cx.lexicon.vocabulary;
    let mut strong: Vec<SmolStr> = Vec::new();
    let mut weak = Vec::new();
    for (i, m) in found.iter_mut().enumerate() {
        let span = m.span;
        let MentionKind::Event(e) = &mut m.kind else { continue };
        let Some(kind) = vocabulary.event_index(&e.class).and_then(|i| vocabulary.event(i as u32)) else { continue };
        let trigger = lower(span.of(cx.text));
        if kind.is_none(&trigger) {
            e.faint = true;
        } else if kind.is_weak(&trigger) {
            weak.push(i);
        } else if !strong.contains(&e.class) {
            strong.push(e.class.clone());
        }
    }
    for i in weak {
        let Some(m) = found.get_mut(i) else { continue };
        let (own, sentence) = (m.tokens, m.sentence);
        let MentionKind::Event(e) = &mut m.kind else { continue };
        let Some(kind) = vocabulary.event_index(&e.class).and_then(|i| vocabulary.event(i as u32)) else { continue };
        let witness = || {
            let Some(s) = cx.outline.sentences.get(sentence as usize).filter(|_| kind.asks_words()) else { return false };
            let near = s.first.max(own.0.saturating_sub(REACH))..s.last.min(own.1 + REACH);
            let others = near.filter(|t| *t < own.0 || *t >= own.1);
            others.filter_map(|t| cx.outline.tokens.get(t as usize)).any(|t| kind.is_witness(&lower(t.span.of(cx.text))))
        };
        e.faint |= !strong.contains(&e.class) && !witness();
    }
}
