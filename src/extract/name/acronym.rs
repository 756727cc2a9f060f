//! Acronyms the article introduces itself.

use super::piece::Piece;
use super::view::View;
use crate::lang::Cue;
use crate::text::TokenKind;
use rustc_hash::FxHashSet;

/// Ties an acronym in brackets to the name before it, or a name in brackets to the acronym before it; drops acronyms of common nouns
/// ("penyakit mulut dan kuku (PMK)").
pub(super) fn link(view: &View<'_>, pieces: &mut Vec<Piece>) {
    let mut common: FxHashSet<&str> = FxHashSet::default();
    for i in 0..pieces.len() {
        let Some(piece) = pieces.get(i) else { break };
        let (first, end) = (piece.start(), piece.end());
        if end == first + 1 && is_acronym(view, first) && piece.surface.is_none() {
            let letters = view.text(first);
            let before = first.checked_sub(1).filter(|&b| view.mark(b, "(") && view.mark(end, ")"));
            let after = view.mark(end, "(");
            if before.is_some_and(|b| common_before(view, b, letters)) || (after && common_after(view, end + 1, letters)) {
                common.insert(letters);
            }
        }
        let Some(next) = pieces.get(i + 1) else { break };
        if view.mark(end, "(") && next.start() == end + 1 && view.mark(next.end(), ")") {
            let (long, short) = if next.end() == next.start() + 1 { (piece, next) } else { (next, piece) };
            if short.end() == short.start() + 1 && initials(view, long.start()..long.end(), view.text(short.start())) {
                let kind = long.fixed.or(short.fixed);
                if let Some(p) = pieces.get_mut(i + 1) {
                    p.same_as = Some(i as u32);
                    p.fixed = kind.or(p.fixed);
                    p.weak = false;
                }
                if let Some(p) = pieces.get_mut(i) {
                    p.fixed = kind.or(p.fixed);
                    p.weak = false;
                }
            }
        }
    }
    if common.is_empty() {
        return;
    }
    let stays = |p: &Piece| p.surface.is_some() || p.end() != p.start() + 1 || !common.contains(view.text(p.start()));
    // What a piece is the same as moves with the pieces before it.
    let mut kept = 0;
    let places: Vec<Option<u32>> = pieces
        .iter()
        .map(|p| {
            let place = stays(p).then_some(kept);
            kept += u32::from(place.is_some());
            place
        })
        .collect();
    pieces.retain(stays);
    for piece in pieces {
        piece.same_as = piece.same_as.and_then(|other| places.get(other as usize).copied().flatten());
    }
}

pub(super) fn is_acronym(view: &View<'_>, i: usize) -> bool {
    view.upper(i) && view.len(i) <= 9
}

/// Whether the letters of `acronym` run through the words of the tokens, the first letter and most initials among them.
pub(super) fn initials(view: &View<'_>, tokens: std::ops::Range<usize>, acronym: &str) -> bool {
    let mut wanted = acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).peekable();
    let mut at_initial = 0;
    let mut words = 0;
    let count = acronym.chars().count();
    for i in tokens.filter(|&i| view.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)) {
        words += 1;
        for (n, c) in view.text(i).chars().flat_map(char::to_lowercase).enumerate() {
            if wanted.peek() == Some(&c) {
                wanted.next();
                at_initial += (n == 0) as usize;
            } else if words == 1 && n == 0 {
                return false;
            }
        }
    }
    wanted.peek().is_none() && at_initial * 2 >= count.min(words)
}

/// Lower-case words before the bracket whose initials are the acronym.
fn common_before(view: &View<'_>, bracket: usize, acronym: &str) -> bool {
    let mut at = bracket;
    for letter in acronym.chars().rev().flat_map(char::to_lowercase) {
        let Some(mut word) = at.checked_sub(1).filter(|&w| view.same_sentence(w, bracket)) else { return false };
        if view.has_cue(word, Cue::Joiner) && !view.text(word).starts_with(letter) {
            word = word.saturating_sub(1);
        }
        if view.capital(word) || !view.text(word).starts_with(letter) {
            return false;
        }
        at = word;
    }
    true
}

/// Lower-case words in the bracket whose initials are the acronym.
fn common_after(view: &View<'_>, mut at: usize, acronym: &str) -> bool {
    for letter in acronym.chars().flat_map(char::to_lowercase) {
        // "penyakit mulut dan kuku": a joining word without a letter is passed over once.
        if !view.text(at).starts_with(letter) {
            at += 1;
        }
        if view.capital(at) || !view.is_word(at) || !view.text(at).starts_with(letter) {
            return false;
        }
        at += 1;
    }
    view.mark(at, ")")
}
