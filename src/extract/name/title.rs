//! Forms of address, ranks, degrees, and what stands between an office and its holder.

use super::chunk::Chunker;
use super::piece::Piece;
use crate::lang::{Class, Cue, Hit};
use crate::value::NameType;

/// Most words of a place between an office and a rank.
const PLACE_WORDS: usize = 4;

impl Chunker<'_> {
    /// Passes over what may stand between an office and its holder: "utusan Korea Utara (Korut) Ri", "Menteri Perhubungan (Menhub) Ratna",
    /// "Bupati Garut nonaktif Ratna", "Calon Presiden nomor urut 2 Ratna". What a bracket holds is read as well.
    pub fn beside_title(&mut self, i: usize) -> Option<usize> {
        let view = self.view;
        if view.mark(i, ")") || view.mark(i, "(") && self.entity(i + 1).is_some() {
            self.title = Some(i + 1);
            return Some(i + 1);
        }
        if let Some(end) = view.aside(i) {
            // "Kepolisian Sektor (Polsek) Randu": the name of the body goes on behind its short form.
            let head = view.hit(i + 1, Class::OrgTrigger).is_some_and(|h| !view.heads(h).alone);
            self.title = if head { None } else { Some(end) };
            return Some(i + 1);
        }
        if let Some(from) = view.cue(i, Cue::OriginBefore).map(|h| h.end as usize).filter(|&from| self.is_place_at(from)) {
            // "Pelatih asal Korea Selatan Shin Tae-yong".
            self.title = Some(from);
            return Some(from);
        }
        let end =
            view.standing(i).map(|(_, end)| end).or_else(|| self.measures.code(i).filter(|_| view.has_cue(i, Cue::Numbered)))?;
        self.title = Some(end);
        Some(end)
    }

    /// "Kapolsek Randu Agung Kompol Ratna Dewi": all between an office of a place and a rank is that place's name; its end.
    pub fn place_before_rank(&mut self, from: usize) -> Option<usize> {
        let view = self.view;
        let mut end = from;
        for _ in 0..PLACE_WORDS {
            if !self.goes_on(end) || view.has_cue(end, Cue::Rank) || self.trigger(end).is_some() {
                break;
            }
            end = view.word_end(end);
        }
        let rank = view.hit(end, Class::Honorific).filter(|h| view.has_cue(end, Cue::Rank) && self.honorific_fits(*h));
        // One known place is read as what it is.
        let known = self.entity(from).is_some_and(|e| e.end as usize == end);
        rank.filter(|_| end > from && !known && view.follows(end))?;
        self.pieces.push(Piece::of(from, end, NameType::Location));
        self.title = Some(end);
        Some(end)
    }

    /// One past a degree behind a person's name or behind another degree: "Rina Lubis, SH, MM", "Rina Lubis SH MM".
    pub fn degree(&self, i: usize) -> Option<usize> {
        let view = &self.view;
        let hit = view.hit(i, Class::Honorific).filter(|h| h.value == 1)?;
        let mut before = i;
        if before > 0 && view.mark(before - 1, ",") {
            before -= 1;
        } else if !view.follows(i) {
            return None;
        }
        if before > 0 && view.mark(before - 1, ".") && self.degrees == Some(before - 1) {
            before -= 1;
        }
        let person = || self.pieces.last().is_some_and(|p| p.end() == before && p.best().0 == NameType::Person);
        (self.degrees == Some(before) || person()).then_some(hit.end as usize)
    }

    /// One past a form of address with its dot, when a name may follow it.
    pub fn honorific(&self, i: usize) -> Option<usize> {
        let view = &self.view;
        let hit = view.hit(i, Class::Honorific).filter(|h| h.value == 0 && self.honorific_fits(*h))?;
        Some(view.address_end(hit.end as usize))
    }

    /// Whether the form of address from `i` to `end` is a part of a name: "Gus Dur", "Menteri Agama Imam Wahyudi".
    pub fn is_named(&self, i: usize, end: usize, entity: Option<Hit>) -> bool {
        let view = &self.view;
        let listed = entity.is_some_and(|e| e.end as usize > end && self.is_person(e));
        let office = view.class_before(i, Class::Office).is_some() || view.cue_before(i, Cue::Scope);
        let given = self.title == Some(i) && office && end == i + 1 && view.has_cue(i, Cue::Given);
        listed || (given && self.goes_on(end) && !self.boundary(end))
    }

    /// A form of address counts when a capitalised word follows it ("Dr. Sari"; not "dr" in running text).
    pub fn honorific_fits(&self, hit: Hit) -> bool {
        let view = &self.view;
        let next = view.address_end(hit.end as usize);
        // "Inspektur Jenderal Kementerian X": before a body it is an office.
        let body = view.has_hit(next, Class::OrgTrigger) && view.has_hit(hit.start as usize, Class::Office);
        view.capital(next)
            && !body
            && view.same_sentence(hit.start as usize, next)
            && view.tokens.get(next).is_some_and(|t| !t.starts_line())
    }

    /// Capitalised nouns of a department behind a title; one past the last of them.
    pub fn scope(&self, i: usize) -> usize {
        let view = &self.view;
        let mut end = i;
        while let Some(hit) = view.cue(end, Cue::Scope).filter(|_| view.capital(end) && (end == i || view.follows(end))) {
            end = hit.end as usize;
            if view.has_cue(end, Cue::Joiner) && view.has_cue(end + 1, Cue::Scope) && view.capital(end + 1) {
                end += 1;
            } else if view.mark(end, ",") && view.has_cue(end + 1, Cue::Scope) && view.capital(end + 1) {
                let after = view.cue(end + 1, Cue::Scope).map_or(end, |h| h.end as usize);
                if view.has_cue(after, Cue::Joiner) || view.mark(after, ",") {
                    end += 1;
                }
            }
        }
        end.max(i + 1)
    }
}
