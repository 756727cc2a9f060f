//! What the neighbours of a capitalised stretch say about it.

use super::chunk::Chunker;
use super::piece::Piece;
use super::view::View;
use crate::lang::{Class, Cue, Trap, cue_bit};
use crate::segment::Zone;
use crate::value::NameType::{self, Location, Organisation, Person};

/// Whether token `i` is a quotation mark, opening or closing.
pub(super) fn is_quote(view: &View<'_>, i: usize) -> bool {
    view.tokens.get(i).is_some_and(|t| matches!(t.symbol(), '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’'))
}

impl Chunker<'_> {
    pub fn is_shouting(&self, i: usize) -> bool {
        let of = self.view.cx.outline.sentence_of.get(i);
        of.and_then(|&s| self.shouting.get(s as usize)).copied().unwrap_or(false)
    }

    /// A capitalised stretch nobody knows.
    pub fn unknown(&mut self, i: usize) -> usize {
        let view = self.view;
        if let Some(close) = view.cue(i, Cue::BodyClose) {
            // The form of a company without its name.
            return close.end as usize;
        }
        let opens = view.opens(i);
        let shouting = self.is_shouting(i);
        // "…, \" Ungkap Ratna": a verb of saying before a name is none, capital or not.
        let says = || !view.has_cue(i, Cue::Given) && view.goes_on(i + 1) && view.cue(i, Cue::PersonBefore).is_some();
        if (shouting || opens && self.title != Some(i)) && self.is_ordinary(i) || self.title != Some(i) && says() {
            return view.word_end(i).max(i + 1);
        }
        let mut end = self.run_end(i);
        if shouting {
            end = self.cut_ordinary(i, end);
        }
        if self.title == Some(i) {
            end = self.cut_body(i, end);
        }
        if let Some(next) = self.work(i, end) {
            return next;
        }
        let titled = self.title == Some(i);
        let plain = view.has_trap(i, Trap::Initial);
        if self.is_code(i, end) || ((!titled || plain) && self.is_common(i, end)) {
            return end;
        }
        let acronym = view.upper(i) && view.len(i) > 2 && !shouting && view.word_end(i) == i + 1;
        if acronym && end > i + 1 && !view.upper(i + 1) && (titled || view.has_cue(i + 1, Cue::Given)) {
            // "Direktur PPSJ Yoory": the acronym is the body, the person follows.
            let mut piece = Piece::new(i, i + 1);
            piece.add(Organisation, 6);
            self.pieces.push(piece);
            self.title = if titled { Some(i + 1) } else { self.title };
            return i + 1;
        }
        let mut piece = Piece::new(i, end);
        self.attach_place(&mut piece);
        self.evidence(&mut piece);
        let single = view.word_end(i) == piece.end();
        let end = piece.end();
        if single && self.is_part(&piece) {
            self.title = if titled { Some(end) } else { self.title };
            return end;
        }
        if piece.best().0 == Organisation && self.nation_before(piece.start(), end) {
            piece.first -= 1;
        }
        piece.shouted = shouting;
        piece.weak = shouting || (single && (opens || plain)) || (!titled && self.pressed(&piece));
        if let Some(middle) = self.couple(&piece) {
            let mut second = Piece { first: middle as u32 + 1, ..piece.clone() };
            second.weak = piece.weak;
            piece.last = middle as u32;
            self.pieces.push(piece);
            self.pieces.push(second);
            return end;
        }
        let (kind, _) = piece.best();
        if titled && kind != Person {
            self.title = Some(end);
        }
        self.pieces.push(piece);
        end
    }

    /// A capitalised stretch in quotation marks, or behind the word for a film, a book or a ship, is the name of a thing.
    fn work(&mut self, first: usize, end: usize) -> Option<usize> {
        let view = self.view;
        let quoted = first.checked_sub(1).filter(|&q| is_quote(&view, q) && view.glued(first));
        let before = quoted.unwrap_or(first);
        let closed = quoted.is_some() && is_quote(&view, end) && view.glued(end);
        // "film horor \"Lorong\"": one word may stand between the word for the thing and its title in quotation marks.
        let apart = closed && before.checked_sub(1).is_some_and(|b| !view.capital(b) && view.cue_before(b, Cue::WorkBefore));
        if view.cue_before(before, Cue::WorkBefore) || apart {
            self.pieces.push(Piece::of(first, end, NameType::Work));
            return Some(end);
        }
        // "Nakhoda MV Ufuk Raya": the letters that lead the name of a ship.
        let letters = view.cue(first, Cue::WorkBefore).map(|h| h.end as usize).filter(|&name| name < end && view.upper(first));
        if let Some(name) = letters {
            // One word alone would be no name by itself.
            let from = if name + 1 == end { first } else { name };
            self.pieces.push(Piece::of(from, end, NameType::Work));
            return Some(end);
        }
        // "nakhoda Mutiara 7": a name with a number behind a title is that of a vessel or vehicle.
        let number = view.is_number(end) && view.follows(end) && view.len(end) <= 3;
        if number && self.title == Some(first) && (view.mark(end + 1, ",.;") || view.capital(end + 1)) {
            self.pieces.push(Piece::of(first, end, NameType::Work));
            return Some(end);
        }
        if closed {
            // What else in the article says that it is a name decides.
            self.pieces.push(Piece { weak: true, ..Piece::new(first, end) });
        }
        closed.then_some(end)
    }

    /// A lone letter or numeral, a product code.
    fn is_code(&self, first: usize, end: usize) -> bool {
        let view = &self.view;
        let part = || view.mark(end, ".") && view.glued(end) && view.is_number(end + 1) && view.glued(end + 1);
        if end == first + 1 && view.upper(first) && part() {
            return true;
        }
        if end == first + 1 {
            return view.single(first) || view.text(first).bytes().all(|b| b"IVXL".contains(&b));
        }
        let code = view.upper(first) && (first..end).any(|i| view.is_number(i)) && view.word_end(first) == end;
        code || (view.single(first) && view.is_number(first + 1))
    }

    /// A stretch of capitalised common nouns ("Bahan Bakar Minyak").
    fn is_common(&self, first: usize, end: usize) -> bool {
        let view = &self.view;
        let (mut words, mut common, mut at) = (0, 0, first);
        let mut leads = false;
        while at < end {
            words += 1;
            let next = view.word_end(at);
            let given = view.has_cue(at, Cue::Given);
            let plain = view.has_trap(at, Trap::Initial) || view.has_cue(at, Cue::Scope);
            let word = view.text(at);
            let derived = || word.len() > 7 && view.lex.looks_derived(word, false);
            // A long word that is not derived has no shape of an ordinary one either.
            let other = || self.is_listed(at).unwrap_or_else(|| word.len() <= 7 && self.is_shaped(at));
            // "Min-ho", "Randu Selatan": a hyphen or the tail of a place makes a name of common words.
            let part = view.mark(at + 1, "-‑") && next > at + 2 || (at > first && view.has_cue(at, Cue::PlaceTail));
            let ordinary = !part && (plain || derived() || other());
            common += ordinary as usize;
            leads |= ordinary && at == first;
            if given {
                return false;
            }
            at = next;
        }
        common * 2 > words || (common * 2 == words && words > 1 && leads)
    }

    /// In a headline the run stops at an ordinary word.
    fn cut_ordinary(&self, first: usize, end: usize) -> usize {
        let mut at = first;
        while at < end {
            if at > first && self.is_ordinary(at) {
                return at;
            }
            at = self.view.word_end(at);
        }
        end
    }

    /// Whether the word at `i` is known not to be a name when its capital says nothing.
    pub fn is_ordinary(&self, i: usize) -> bool {
        self.is_listed(i).unwrap_or_else(|| self.is_shaped(i))
    }

    /// What lists and capitals say of that; `None` when only the shape of the word can tell.
    fn is_listed(&self, i: usize) -> Option<bool> {
        let view = &self.view;
        if view.has_trap(i, Trap::Initial) {
            return Some(true);
        }
        const WORDS: u64 = Class::Function.mask()
            | Class::Preposition.mask()
            | Class::Negation.mask()
            | Class::Modality.mask()
            | Class::SayVerb.mask()
            | Class::Numeral.mask()
            | Class::Deictic.mask()
            | Class::TimeUnit.mask();
        let mask = view.cx.outline.hits.mask(i);
        let known = view.has_cue(i, Cue::Given);
        if mask & WORDS != 0 && !known {
            return Some(true);
        }
        const CUES: [Cue; 6] =
            [Cue::PersonBefore, Cue::AgentBefore, Cue::PersonAfter, Cue::PlaceBefore, Cue::OriginBefore, Cue::Scope];
        if view.any_cue(i, &CUES) {
            return Some(true);
        }
        (known || view.upper(i) && !self.is_shouting(i)).then_some(false)
    }

    /// Whether the word at `i` looks derived. "Kedatangan Ratna": a formed noun stands before a name and is no part of it.
    fn is_shaped(&self, i: usize) -> bool {
        let view = &self.view;
        let alone = self.is_shouting(i) || !self.goes_on(view.word_end(i));
        view.lex.looks_derived(view.text(i), !alone)
    }

    /// "Garuda Indonesia": a country or town behind unknown words ends the name of a body, unless the words are a person's.
    fn attach_place(&self, piece: &mut Piece) {
        let view = &self.view;
        let end = piece.end();
        if !view.follows(end) || self.is_shouting(end) || view.has_trap(end, Trap::Never) {
            return;
        }
        let Some(place) = self.entity(end).filter(|p| self.is_place(*p)) else { return };
        if self.title == Some(piece.start()) {
            // Behind a title one word and a place's name are one person's ("Badrodin Haiti").
            let short = view.word_end(piece.start()) == end && place.end as usize == end + 1;
            if short && !self.goes_on(place.end as usize) {
                piece.last = place.end;
            }
            return;
        }
        // "Charles Darwin": a town's name behind a given name; a country's stands on its own more often.
        let town = view.lex.surface(place.value).is_some_and(|(_, e)| e.container.is_some());
        let alone = view.word_end(piece.start()) == end && place.end as usize == end + 1 && !self.goes_on(place.end as usize);
        if town && alone && self.has_given(piece) {
            piece.last = place.end;
            return;
        }
        if view.upper(piece.start()) && piece.end() == piece.start() + 1 || !self.has_given(piece) {
            if let Some(tail) = self.body_tail(place.end as usize) {
                piece.last = tail as u32;
            } else if !self.goes_on(place.end as usize) {
                piece.last = place.end;
            } else {
                return;
            }
            piece.add(Organisation, 5);
        }
    }

    pub fn has_given(&self, piece: &Piece) -> bool {
        (piece.start()..piece.end()).any(|i| self.view.has_cue(i, Cue::Given))
    }

    /// "Sari Utami-Budi Hartono": a hyphen between two full names; the token of the hyphen.
    fn couple(&self, piece: &Piece) -> Option<usize> {
        let view = &self.view;
        let hyphen = (piece.start()..piece.end()).find(|&i| view.mark(i, "-‑–"))?;
        let before = hyphen > piece.start() + 1;
        let after = hyphen + 2 < piece.end();
        (before && after && view.capital(hyphen + 1)).then_some(hyphen)
    }

    /// Adds what title, cues, shape and neighbours say.
    pub fn evidence(&self, piece: &mut Piece) {
        let view = &self.view;
        let (first, end) = (piece.start(), piece.end());
        // "warga Kombang": where somebody lives is said as an office is.
        if self.title == Some(first) && !view.cue_before(first, Cue::PlaceBefore) {
            piece.add(Person, 8);
        }
        if self.sort_before_comma(first, end) {
            piece.add(Organisation, 5);
        }
        let comma = first.checked_sub(1).filter(|&c| view.mark(c, ",") && self.title == Some(c));
        if comma.is_some() && view.mark(end, ",") {
            // "utusan Pyongyang, Ri Song Chol, tiba": an apposition closed by a second comma.
            piece.add(Person, 8);
        }
        if view.cx.outline.zone(first) == Zone::Dateline {
            piece.add(Location, 8);
        }
        if view.mark(end, "'’") && view.glued(end) && view.has_cue(end + 1, Cue::Clitic) {
            piece.add(Organisation, 2);
        }
        const BEFORE: [(Cue, NameType, i16); 5] = [
            (Cue::PersonBefore, Person, 5),
            (Cue::AgentBefore, Person, 2),
            (Cue::PlaceBefore, Location, 4),
            (Cue::OriginBefore, Location, 2),
            (Cue::BodyBefore, Organisation, 7),
        ];
        let near = view.cues_near(first);
        for (cue, kind, weight) in BEFORE {
            if near & cue_bit(Class::NameCue, cue as u32) != 0 && view.cue_before(first, cue) {
                piece.add(kind, weight);
            }
        }
        if view.has_cue(end, Cue::PersonAfter) && view.follows(end) {
            piece.add(Person, 4);
        }
        self.age(piece);
        self.shape(piece);
        self.subject(piece);
    }

    /// "regulator penyiaran Brasil, Selatel, menolak": the apposition to the word for a body.
    fn sort_before_comma(&self, first: usize, end: usize) -> bool {
        const WORDS: usize = 4;
        let view = &self.view;
        let Some(comma) = first.checked_sub(1).filter(|&c| view.mark(c, ",") && view.mark(end, ",")) else { return false };
        for word in (comma.saturating_sub(WORDS)..comma).rev() {
            if view.has_cue(word, Cue::BodyBefore) && (!view.capital(word) || view.opens(word)) {
                return true;
            }
            if !view.is_word(word) || view.has_hit(word, Class::Function) || view.has_hit(word, Class::SayVerb) {
                return false;
            }
        }
        false
    }

    /// A word that is known to no list and stands before a verb is a person more often than not.
    fn subject(&self, piece: &mut Piece) {
        let view = &self.view;
        let (first, end) = (piece.start(), piece.end());
        let unlisted = view.tokens.get(first).is_some_and(|t| t.word == 0);
        if !unlisted || !view.follows(end) || view.capital(end) || piece.best().0 != Person {
            return;
        }
        if view.lex.is_derived(view.text(end)) {
            piece.add(Person, if view.opens(first) { 3 } else { 2 });
        }
    }

    /// An age behind a name: "(46)", ", 46,", "(46 tahun)".
    fn age(&self, piece: &mut Piece) {
        let view = &self.view;
        let end = piece.end();
        let number = |i: usize| view.is_number(i) && view.len(i) <= 2;
        if view.mark(end, "(") && number(end + 1) && (view.mark(end + 2, ")") || view.is_word(end + 2)) {
            piece.add(Person, 7);
        } else if view.mark(end, ",") && number(end + 1) && view.mark(end + 2, ",") {
            piece.add(Person, 5);
        } else if view.mark(end, ",")
            && view.follows(end + 1)
            && view.class_before(piece.start(), Class::Office).is_none()
            && view.has_hit(end + 1, Class::Office)
        {
            piece.add(Person, 3);
        }
    }

    /// Length, capitals, given names, tails.
    fn shape(&self, piece: &mut Piece) {
        let view = &self.view;
        let (first, end) = (piece.start(), piece.end());
        let mut words = 0;
        let mut given = 0;
        let mut at = first;
        while at < end {
            words += 1;
            if view.has_cue(at, Cue::Given) {
                given += if at == first { 4 } else { 2 };
            }
            if let Some(tail) = view.cue(at, Cue::BodyTail).filter(|_| at > first) {
                // At the end it outweighs a title before it: "Ketua Cendana Club".
                piece.add(Organisation, if tail.end as usize == end { 14 } else { 8 });
            }
            if view.has_cue(at, Cue::EventTail) && at > first {
                piece.fixed = piece.fixed.or(Some(NameType::Event));
            }
            if view.has_cue(at, Cue::PlaceTail) && at > first {
                piece.add(Location, 8);
            }
            at = view.word_end(at);
        }
        if words > 1 && view.has_cue(first, Cue::Article) {
            piece.add(Organisation, 5);
        }
        piece.add(Person, given.min(6));
        let letters = view.len(first);
        if words == 1 && view.upper(first) && !self.is_shouting(first) && letters <= 7 && given == 0 {
            // "Ketua PPSJ": behind a title stands the body more often than somebody's initials, unless they are two letters.
            piece.add(Organisation, if letters > 2 && self.title == Some(first) { 15 } else { 5 });
        } else if words == 1 && view.is_number(end - 1) {
            piece.add(Organisation, 3);
        } else if (2..=4).contains(&words) {
            piece.add(Person, 2);
        } else {
            piece.add(Person, 1);
        }
    }
}
