//! Paragraphs that take back what was said before: "Ralat: …".

use super::View;
use super::number::NumberFact;
use super::time::TimeFact;
use crate::lang::Class;

/// Tokens at the start of a paragraph in which the word stands that announces a correction.
const OPENING: usize = 3;

/// Marks the facts of paragraphs that open as a correction: all of it is corrected, not only the sentence with the word.
pub(super) fn mark(view: &View<'_>, numbers: &mut [NumberFact], times: &mut [TimeFact]) {
    let outline = view.outline;
    let mut inside = false;
    let mut sentences: Vec<u32> = Vec::new();
    for (index, sentence) in outline.sentences.iter().enumerate() {
        let first = sentence.first as usize;
        if outline.tokens.get(first).is_some_and(|t| t.starts_paragraph()) {
            let end = (first + OPENING).min(sentence.last as usize);
            inside = outline.hits.next(first, end, Class::Correction.mask()) < end;
        }
        if inside {
            sentences.push(index as u32);
        }
    }
    if sentences.is_empty() {
        return;
    }
    let grounds = numbers.iter_mut().map(|n| &mut n.ground).chain(times.iter_mut().map(|t| &mut t.ground));
    for ground in grounds.filter(|g| sentences.binary_search(&g.sentence).is_ok()) {
        ground.correction = true;
    }
}
