//! The folded words of the names of an article, one behind the other, and what the article knows of shouted ones.

use super::piece::Piece;
use super::view::View;
use crate::lang::{Cue, fold_name_into, fold_plain};

/// Most tokens of the form of a company behind its name: "(Persero), Tbk".
const FORM: usize = 5;

/// The end of a name without what others leave out: the form of the company ("PT Bumi Lestari (Persero) Tbk"), the last part of an address
/// on the web ("Kabarjaya.com").
fn core(view: &View<'_>, piece: &Piece) -> usize {
    let end = piece.end();
    if view.domain(piece.start()) == Some(end) {
        return view.word_end(piece.start());
    }
    let closes = |at: &usize| view.cue(*at, Cue::BodyClose).is_some_and(|h| h.end as usize == end);
    (end.saturating_sub(FORM).max(piece.start() + 1)..end).find(closes).unwrap_or(end)
}

/// The folded names of an article in one text.
#[derive(Default)]
pub(super) struct Folded {
    /// UTF-8, which is checked once for all.
    bytes: Vec<u8>,
    /// Room for one that is more than plain words.
    other: String,
}

impl Folded {
    /// Folds all pieces.
    pub fn new(view: &View<'_>, pieces: &mut [Piece]) -> Folded {
        let mut folded = Folded { bytes: Vec::with_capacity(pieces.len() * 16), other: String::new() };
        for piece in pieces {
            let end = core(view, piece);
            piece.folded = folded.add(view.cx.outline.span(piece.start()..end).of(view.cx.text));
        }
        folded
    }

    fn add(&mut self, name: &str) -> (u32, u32) {
        let start = self.bytes.len();
        if !fold_plain(name, &mut self.bytes) {
            self.other.clear();
            fold_name_into(name, &mut self.other);
            self.bytes.extend_from_slice(self.other.as_bytes());
        }
        (start as u32, self.bytes.len() as u32)
    }

    fn of(&self, (start, end): (u32, u32)) -> &[u8] {
        self.bytes.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// The text that [`Piece::folded`] points into.
    pub fn into_text(self) -> String {
        String::from_utf8(self.bytes).unwrap_or_default()
    }
}

/// Cuts names in shouted lines down to what the rest of the article knows: "Sari Utami Lolos Seleksi" to "Sari Utami".
pub(super) fn shorten(view: &View<'_>, pieces: &mut Vec<Piece>, folded: &mut Folded) {
    let open = |p: &Piece| p.shouted && p.fixed.is_none();
    if !pieces.iter().any(open) {
        return;
    }
    let known = known(view, pieces, folded);
    let known = |i: usize| known.binary_search(&i).is_ok();
    let mut kept = Vec::with_capacity(pieces.len());
    for piece in pieces.drain(..) {
        if !open(&piece) || !(piece.start()..piece.end()).any(known) {
            kept.push(piece);
            continue;
        }
        let mut at = piece.start();
        while at < piece.end() {
            let inside = |i: &usize| known(*i) || (*i > at && (!view.is_word(*i) || view.len(*i) <= 2));
            let end = (at..piece.end()).take_while(inside).filter(|i| known(*i)).last().map_or(at, |i| i + 1);
            if end > at {
                let words = folded.add(view.cx.outline.span(at..end).of(view.cx.text));
                kept.push(Piece { first: at as u32, last: end as u32, folded: words, ..piece.clone() });
            }
            at = end.max(at + 1);
        }
    }
    *pieces = kept;
}

/// The tokens of shouted names, in order, whose words stand in a name of the rest of the article as well.
fn known(view: &View<'_>, pieces: &[Piece], folded: &mut Folded) -> Vec<usize> {
    let mut shouted = Vec::new();
    for piece in pieces.iter().filter(|p| p.shouted && p.fixed.is_none()) {
        for token in piece.start()..piece.end() {
            let words = folded.add(view.text(token));
            // Two letters are no word to know somebody by.
            if words.1 - words.0 > 2 {
                shouted.push((token, words));
            }
        }
    }
    let mut wanted: Vec<(&[u8], bool)> = shouted.iter().map(|&(_, words)| (folded.of(words), false)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    // A bit for each length and first letter: most words of the article are none of those wanted.
    let bit = |word: &[u8]| 1u64 << (word.first().map_or(0, |b| usize::from(*b) + word.len() * 7) & 63);
    let bits = wanted.iter().fold(0, |bits, (word, _)| bits | bit(word));
    for piece in pieces.iter().filter(|p| !p.shouted && !p.weak) {
        for word in folded.of(piece.folded).split(|b| *b == b' ') {
            if word.len() > 2
                && bits & bit(word) != 0
                && let Ok(at) = wanted.binary_search_by_key(&word, |w| w.0)
                && let Some(found) = wanted.get_mut(at)
            {
                found.1 = true;
            }
        }
    }
    let is_known =
        |words| wanted.binary_search_by_key(&folded.of(words), |w| w.0).is_ok_and(|at| wanted.get(at).is_some_and(|w| w.1));
    shouted.iter().filter(|(_, words)| is_known(*words)).map(|(token, _)| *token).collect()
}
