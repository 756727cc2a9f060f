//! What stands beside a stretch of capitals and says that it is a part of something longer, or no name.

use super::chunk::{Chunker, LOOK};
use super::evidence::is_quote;
use super::piece::Piece;
use crate::lang::{Class, Cue, SurfaceKind, Trap};
use crate::value::NameType::{Location, Organisation, Person};

impl Chunker<'_> {
    /// The next token to look at when there is nothing to read at token `i`: most words of a text are passed over here.
    #[inline]
    pub fn passed(&self, i: usize) -> Option<usize> {
        let hits = &self.view.cx.outline.hits;
        let mask = hits.mask(i);
        let look = mask & LOOK;
        if self.view.capital(i) || self.title == Some(i) {
            return None;
        }
        if look == 0 {
            return Some(i + 1);
        }
        if look != Class::NameTrap.mask() || mask & Class::NameCue.mask() != 0 {
            return None;
        }
        let trap = |kind: Trap| hits.at(i).iter().find(|h| h.class == Class::NameTrap && h.value == kind as u32);
        Some(trap(Trap::Never).or_else(|| trap(Trap::Other)).map_or(i + 1, |t| (t.end as usize).max(i + 1)))
    }

    /// A single word that other capitals or a number go on from is a part of something longer: a model, a rank, a heading.
    pub fn is_part(&self, piece: &Piece) -> bool {
        let view = &self.view;
        let (first, end) = (piece.start(), piece.end());
        let (kind, weight) = piece.best();
        let number = view.is_number(end) && view.follows(end) && view.len(end) <= 3;
        let code = view.upper(first) && view.glued(first) && first.checked_sub(1).is_some_and(|n| view.is_number(n));
        if self.title == Some(first) {
            // "Kepala Bapem Kota X": what stands between an office and a place is the body.
            return kind == Person && weight <= 9 && self.goes_on(end) && !self.has_given(piece);
        }
        match kind {
            Location => weight <= 4 && self.goes_on(end) && !self.is_place_at(end),
            Organisation => weight <= 5 && (number || code),
            _ => false,
        }
    }

    /// "American Harbour Society": in a language with adjectives of nations one before a body's name belongs to it, when the last word
    /// tells that it is a body.
    pub fn nation_before(&self, first: usize, end: usize) -> bool {
        let view = &self.view;
        let Some(before) = first.checked_sub(1).filter(|_| view.lex.place_leads() && view.follows(first)) else { return false };
        let demonym = view.hit(before, Class::Entity).is_some_and(|h| {
            h.end as usize == first && view.lex.surface(h.value).is_some_and(|(s, _)| s.kind == SurfaceKind::Demonym)
        });
        let adjective = demonym || view.trap(before, Trap::Other).is_some_and(|t| t.end as usize == first);
        let tail = end.checked_sub(1).is_some_and(|last| view.has_cue(last, Cue::BodyTail));
        adjective && tail && view.capital(before) && !self.is_shouting(first)
    }

    /// Whether nothing but capitals speaks for a name, and its neighbours speak against it.
    pub fn pressed(&self, piece: &Piece) -> bool {
        let view = &self.view;
        let (first, end) = (piece.start(), piece.end());
        if piece.fixed.is_some() || piece.best().1 > 2 {
            return false;
        }
        // A rank before the name speaks for it: "Kapolres Randu AKBP Mirna Lestiani".
        let titled = |b: usize| view.has_hit(b, Class::Honorific) || self.title == Some(first);
        let before = first.checked_sub(1).is_some_and(|b| view.capital(b) && view.follows(first) && !view.opens(b) && !titled(b));
        let number = view.is_number(end) && view.follows(end);
        let quoted = is_quote(view, end) && view.glued(end) && !view.has_cue(end + 1, Cue::Clitic);
        let (mut words, mut at) = (0, first);
        while at < end {
            words += 1;
            at = view.word_end(at);
        }
        // Three words and more behind a common noun are a title, a brand or a programme as often as a person.
        let long = words > 2 && first.checked_sub(1).is_some_and(|b| view.is_word(b) && view.same_sentence(b, first));
        let opened = words > 2 && first.checked_sub(1).is_some_and(|q| is_quote(view, q) && view.glued(first));
        before || number || quoted || opened || long || self.goes_on(end)
    }

    /// Behind a title the run stops where the name of a body ends: "Direktur Salju Group Ratna Dewi".
    pub fn cut_body(&self, first: usize, end: usize) -> usize {
        let mut at = self.view.word_end(first);
        while at < end {
            let tail = self.view.cue(at, Cue::BodyTail).map(|h| h.end as usize).filter(|&t| t <= end);
            if let Some(tail) = tail.filter(|&t| t < end && !self.view.has_cue(t, Cue::BodyTail)) {
                return tail;
            }
            at = self.view.word_end(at);
        }
        end
    }
}
