//! What the words beside a fact are about: groups of words that reporters put for each other, each with the word that stands here.

use super::View;
use crate::extract::Mention;
use crate::text::TokenKind;

/// Tokens on either side of a value whose words belong to it.
const NEAR: u32 = 6;

/// The groups of the words beside a fact, sorted, each with the stem of its word.
pub type Akin = Box<[(u16, u32)]>;

/// The groups of the words beside a value, as far as the next number, bracket or full stop.
pub(super) fn beside(view: &View<'_>, mention: &Mention) -> Akin {
    let Some(s) = view.outline.sentences.get(mention.sentence as usize) else { return Akin::default() };
    let ends = |t: &u32| {
        let token = view.outline.tokens.get(*t as usize);
        token.is_none_or(|token| token.kind == TokenKind::Number && !view.in_date(*t) || token.is_any_mark(";.:()"))
    };
    let before = (mention.tokens.0.saturating_sub(NEAR).max(s.first)..mention.tokens.0).rev().take_while(|t| !ends(t));
    let after = (mention.tokens.1..(mention.tokens.1 + NEAR).min(s.last)).take_while(|t| !ends(t));
    let word = |t: u32| view.tokens.words().get(t as usize).filter(|w| w.akin != 0);
    let mut out: Vec<(u16, u32)> = before.chain(after).filter_map(|t| word(t).map(|w| (w.akin, w.stem.unwrap_or(0)))).collect();
    out.sort_unstable();
    out.dedup();
    out.into_boxed_slice()
}

/// The groups that stand beside both of two facts in other words on either side, each with a word of both: equal words are counted as such.
pub fn reworded<'a>(a: &'a [(u16, u32)], b: &'a [(u16, u32)]) -> impl Iterator<Item = (u32, u32)> + 'a {
    a.chunk_by(|p, q| p.0 == q.0).filter_map(move |run| {
        let first = run.first()?;
        let theirs = || b.iter().filter(|w| w.0 == first.0);
        let equal = run.iter().any(|w| theirs().any(|v| v.1 == w.1));
        theirs().next().filter(|_| !equal).map(|other| (first.1, other.1))
    })
}
