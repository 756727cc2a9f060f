//! Named entities as written: capitalised stretches, the gazetteer, and what the words beside them say.

mod acronym;
mod alias;
mod bearer;
mod body;
mod chunk;
mod cluster;
mod evidence;
mod folded;
mod list;
mod measure;
mod neighbours;
mod persons;
mod piece;
mod title;
mod view;

pub(super) use view::View;

use super::{Context, Mention};
use crate::lang::Start;
use crate::text::TokenKind;
use chunk::Chunker;
use folded::Folded;
use measure::Measures;

/// Finds the names of an article and gives all mentions of one entity the same key.
pub(super) fn extract(cx: &Context<'_>, out: &mut Vec<Mention>) {
    let view = View::new(cx);
    let pieces = Vec::with_capacity(cx.outline.tokens.len() / 12);
    let mut chunker =
        Chunker { view, pieces, title: None, degrees: None, shouting: shouting(&view), measures: Measures::of(out) };
    let mut i = 0;
    for sentence in cx.outline.sentences.iter().filter(|s| s.zone.asserts()) {
        i = i.max(sentence.first as usize);
        let last = sentence.last as usize;
        loop {
            let next = cx.outline.hits.next_start(i, last, Start::Name);
            // Right behind a title any token is looked at.
            i = chunker.title.filter(|title| (i..next).contains(title)).unwrap_or(next);
            if i >= last {
                break;
            }
            i = chunker.passed(i).unwrap_or_else(|| chunker.step(i).max(i + 1));
        }
    }
    let mut pieces = chunker.pieces;
    list::spread(&view, &mut pieces);
    bearer::part(&view, &mut pieces);
    let mut folded = Folded::new(&view, &mut pieces);
    folded::shorten(&view, &mut pieces, &mut folded);
    acronym::link(&view, &mut pieces);
    alias::link(&view, &mut pieces);
    cluster::emit(&view, &pieces, &folded.into_text(), out);
}

/// For each sentence whether its capitals say nothing: a headline in title case, a line in capitals.
fn shouting(view: &View<'_>) -> Vec<bool> {
    view.cx
        .outline
        .sentences
        .iter()
        .map(|s| {
            let tokens = view.tokens.get(s.first as usize..s.last as usize).unwrap_or(&[]);
            // A full stop ends a sentence; a headline has none, and a long list of names has one.
            let stop = (s.last as usize).checked_sub(1).is_some_and(|last| view.mark(last, ".\"”’"));
            let (mut words, mut capitals) = (0u32, 0u32);
            for t in tokens.iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 3) {
                words += 1;
                capitals += t.capital() as u32;
                // Most sentences are told by their first words.
                if stop && !t.upper() {
                    return false;
                }
            }
            words >= 4 && capitals * 4 >= words * 3
        })
        .collect()
}
