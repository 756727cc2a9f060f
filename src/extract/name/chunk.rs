//! Cuts the capitalised stretches of an article into names, titles and the rest.

use super::measure::Measures;
use super::piece::Piece;
use super::view::View;
use crate::extract::role::office;
use crate::lang::{Class, Cue, Hit, Start, SurfaceKind, Trap};
use crate::value::NameType;

/// The walk over the tokens of one article.
pub(super) struct Chunker<'a> {
    pub view: View<'a>,
    pub pieces: Vec<Piece>,
    /// Where a title, an office or a form of address has just ended.
    pub title: Option<usize>,
    /// For each sentence: capitals say nothing (headlines in title case or all capitals).
    pub shouting: Vec<bool>,
    /// Where a degree behind a name has just ended.
    pub degrees: Option<usize>,
    /// What was read as quantities and codes before.
    pub measures: Measures,
}

/// Classes of phrases that say something about names.
pub(super) const LOOK: u64 = Start::Name.classes();

impl<'a> Chunker<'a> {
    /// Reads what starts at token `i`; returns the next token to look at, always beyond `i`.
    pub fn step(&mut self, i: usize) -> usize {
        let view = self.view;
        let mask = view.cx.outline.hits.mask(i);
        let capital = view.capital(i);
        if self.title == Some(i)
            && let Some(next) = self.beside_title(i)
        {
            return next;
        }
        if !capital && mask & LOOK == 0 {
            return i + 1;
        }
        if capital && let Some(end) = self.measures.over(i).filter(|_| !self.measures.begins(i) && !self.outgrows(i)) {
            // "50 MP", "3 Kali Lipat": a unit is no name.
            return end;
        }
        let titled = self.title == Some(i);
        if capital && let Some(end) = view.domain(i) {
            // An address on the web is an outlet, never a place of its last part.
            let outlet = self.entity(i).filter(|&e| self.is_body(e));
            if outlet.is_none_or(|e| (e.end as usize) < end) {
                let surface = outlet.filter(|e| e.end as usize == view.word_end(i)).map(|e| e.value);
                self.pieces.push(Piece { surface, ..Piece::of(i, end, NameType::Organisation) });
                return end;
            }
        }
        if mask & LOOK == 0 && !(view.lex.place_leads() && view.has_cue(i, Cue::Scope)) {
            return self.bare(i, titled);
        }
        if !capital && mask & LOOK == Class::NameTrap.mask() && mask & Class::NameCue.mask() == 0 {
            let trap = view.trap(i, Trap::Never).or_else(|| view.trap(i, Trap::Other));
            return trap.map_or(i + 1, |t| t.end as usize);
        }
        if let Some(trap) = view.trap(i, Trap::Never).or_else(|| view.trap(i, Trap::Other))
            && view.hit(i, Class::Entity).is_none_or(|e| e.end <= trap.end)
            && self.trigger(i).is_none_or(|t| t.end <= trap.end)
        {
            return trap.end as usize;
        }
        let entity = self.entity(i);
        if let Some(end) = self.honorific(i).filter(|&end| !self.is_named(i, end, entity)) {
            self.title = Some(end);
            return end;
        }
        if let Some(end) = self.degree(i) {
            self.degrees = Some(end);
            return end;
        }
        let trigger = self.trigger(i);
        let office = office::phrase(&view, i);
        let longest = entity.map_or(0, |e| e.end as usize);
        if let Some(office) = office.filter(|o| o.head_end >= longest && trigger.is_none_or(|t| t.end as usize <= o.head_end)) {
            self.title = Some(office.end);
            if view.lex.office(office.value).is_some_and(|o| o.placed) {
                return self.place_before_rank(office.end).unwrap_or(office.end);
            }
            return office.end.max(i + 1);
        }
        if let Some(hit) = trigger.filter(|t| t.end as usize >= longest || entity.is_none())
            && let Some(next) = self.triggered(i, hit)
        {
            return next;
        }
        if let Some(hit) = entity {
            return self.known(i, hit);
        }
        if !capital {
            return i + 1;
        }
        self.bare(i, titled)
    }

    /// Whether a known name or the word for one begins inside a measure and ends beyond it: "3 Kali Ciliwung".
    fn outgrows(&self, i: usize) -> bool {
        let end = self.measures.over(i).unwrap_or(i) as u32;
        self.entity(i).is_some_and(|e| e.end > end)
            || self.trigger(i).is_some_and(|t| t.end >= end && self.goes_on(t.end as usize))
    }

    /// Reads a capitalised word that no phrase explains.
    fn bare(&mut self, i: usize, titled: bool) -> usize {
        let view = self.view;
        if titled && view.is_numeral(i) {
            // "Terdakwa II Sari": the number belongs to the title.
            self.title = Some(i + 1);
            return i + 1;
        }
        // "Irjen Sandi Nugroho": behind a rank stands a name; fields stand behind offices.
        let ranked = || view.class_before(i, Class::Honorific).is_some() && self.goes_on(view.word_end(i));
        if titled && view.has_cue(i, Cue::Scope) && !ranked() {
            let next = self.scope(i);
            self.title = Some(next);
            return next;
        }
        self.unknown(i)
    }

    /// The longest entity phrase at `i` that is a name there.
    pub fn entity(&self, i: usize) -> Option<Hit> {
        let view = &self.view;
        let hit = view.hit(i, Class::Entity)?;
        let (surface, _) = view.lex.surface(hit.value)?;
        (surface.kind != SurfaceKind::Demonym).then_some(hit)
    }

    /// The longest organisation, place or event trigger at `i`.
    #[inline]
    pub fn trigger(&self, i: usize) -> Option<Hit> {
        const TRIGGERS: u64 = Class::OrgTrigger.mask() | Class::PlaceTrigger.mask() | Class::EventTrigger.mask();
        if self.view.cx.outline.hits.mask(i) & TRIGGERS == 0 { None } else { self.longest_trigger(i) }
    }

    fn longest_trigger(&self, i: usize) -> Option<Hit> {
        [Class::OrgTrigger, Class::PlaceTrigger, Class::EventTrigger]
            .into_iter()
            .filter_map(|class| self.view.hit(i, class))
            .max_by_key(|h| h.end)
    }

    /// A gazetteer name and what may be attached to it.
    fn known(&mut self, i: usize, hit: Hit) -> usize {
        let view = self.view;
        let end = hit.end as usize;
        let Some((_, entity)) = view.lex.surface(hit.value) else { return i + 1 };
        let titled = self.title == Some(i);
        let kind = entity.name_type;
        if view.glued(end) && view.mark(end, "-‑") && view.glued(end + 1) && view.is_word(end + 1) && kind == NameType::Person {
            // "Jong-un" behind "Kim": a known person's name goes on.
            if !view.capital(end + 1) && !view.has_cue(end + 1, Cue::Clitic) {
                return self.unknown(i);
            }
        }
        let single = end == i + 1;
        if kind == NameType::Person && self.goes_on(end) && !self.boundary(end) && !self.is_shouting(i) {
            let last = self.run_end(i);
            self.push_known(i, last, hit.value, kind);
            return last;
        }
        if kind == NameType::Location
            && self.goes_on(end)
            && !titled
            && let Some(last) = self.place_goes_on(i, end)
        {
            return last;
        }
        if kind == NameType::Organisation
            && let Some(close) = view.cue(end, Cue::BodyClose).filter(|_| view.follows(end))
        {
            // "PT Garuda Indonesia (Persero) Tbk": the known name goes on with the form of the company.
            let last = close.end as usize;
            self.push_known(i, last, hit.value, kind);
            self.title = if titled { Some(last) } else { self.title };
            return last;
        }
        if kind == NameType::Organisation
            && !self.is_shouting(i)
            && let Some(last) = self.body_tail(end)
        {
            // "Samsung Electronics": a company named after the known one.
            self.pieces.push(Piece::of(i, last, kind));
            self.title = if titled { Some(last) } else { self.title };
            return last;
        }
        if kind == NameType::Organisation && single && view.upper(i) && view.follows(end) {
            // "KPU Kota X", "BPBD X": a branch of a body that bears the place in its name.
            if let Some(place) = self.entity(end).filter(|p| self.is_place(*p) && !titled && !self.goes_on(p.end as usize)) {
                let last = place.end as usize;
                if self.view.lex.surface(place.value).is_some_and(|(_, e)| e.container.is_some()) {
                    self.pieces.push(Piece::of(i, last, NameType::Organisation));
                    return last;
                }
            }
        }
        let mut piece = Piece::of(i, end, kind);
        piece.surface = Some(hit.value);
        piece.weak = view.trap(i, Trap::Ambiguous).is_some_and(|t| t.end == hit.end);
        if piece.weak {
            let witness = view.cue_before(i, Cue::PlaceBefore) || view.cue_before(i, Cue::OriginBefore) || titled;
            // Inside a sentence the capital is a witness, unless it may come from the capitals beside it.
            let capitals = i.checked_sub(1).is_some_and(|b| view.capital(b) && view.follows(i)) || self.goes_on(end);
            let plain = view.opens(i) || (!witness && (capitals || self.is_shouting(i)));
            piece.weak = plain;
        }
        self.pieces.push(piece);
        if titled && kind != NameType::Person {
            self.title = Some(end);
        }
        end
    }

    /// A capitalised word behind a known place: a longer place, a body named after it, a person of that name.
    fn place_goes_on(&mut self, i: usize, end: usize) -> Option<usize> {
        let view = self.view;

        if view.has_cue(end, Cue::PlaceTail) {
            let mut last = end;
            while let Some(tail) = view.cue(last, Cue::PlaceTail).filter(|_| self.goes_on(last)) {
                last = tail.end as usize;
            }
            self.pieces.push(Piece::of(i, last, NameType::Location));
            return Some(last);
        }
        if view.cue_before(i, Cue::BodyBefore) && !self.boundary(end) {
            // "perusahaan Java Abadi": the word before it tells that the place is a part of a body's name.
            let last = self.run_end(end);
            self.pieces.push(Piece::of(i, last, NameType::Organisation));
            return Some(last);
        }
        let tail = self.body_tail(end);
        if let Some(last) = tail {
            self.pieces.push(Piece::of(i, last, NameType::Organisation));
            return Some(last);
        }
        // "Oakland Athletics": in some languages a place stands before what is named after it.
        let given = view.has_cue(end, Cue::Given);
        if view.lex.place_leads() && !given && !self.boundary(end) && !self.is_shouting(i) {
            let last = self.run_end(end);
            self.pieces.push(Piece::of(i, last, NameType::Organisation));
            return Some(last);
        }
        let person = view.has_cue(i, Cue::Given) || (given && view.has_trap(i, Trap::Ambiguous));
        if end == i + 1 && !self.boundary(end) && person {
            return Some(self.unknown(i));
        }
        None
    }

    fn push_known(&mut self, first: usize, last: usize, surface: u32, kind: NameType) {
        let mut piece = Piece::of(first, last, kind);
        piece.surface = Some(surface);
        self.pieces.push(piece);
    }

    pub fn is_place(&self, hit: Hit) -> bool {
        self.view.lex.surface(hit.value).is_some_and(|(_, e)| e.name_type == NameType::Location)
    }

    /// Whether a known place begins at `i`.
    pub fn is_place_at(&self, i: usize) -> bool {
        self.entity(i).is_some_and(|hit| self.is_place(hit))
    }

    pub fn is_body(&self, hit: Hit) -> bool {
        self.view.lex.surface(hit.value).is_some_and(|(_, e)| e.name_type == NameType::Organisation)
    }

    pub fn is_person(&self, hit: Hit) -> bool {
        self.view.lex.surface(hit.value).is_some_and(|(_, e)| e.name_type == NameType::Person)
    }

    /// Whether a capitalised word follows directly.
    pub fn goes_on(&self, i: usize) -> bool {
        self.view.goes_on(i)
    }

    /// Whether the word may end a name that other words begin ("City", "League").
    pub fn is_tail(&self, i: usize) -> bool {
        [Cue::BodyTail, Cue::PlaceTail, Cue::EventTail].into_iter().any(|tail| self.view.cue(i, tail).is_some())
    }

    /// Whether something other than a bare capitalised word starts at `i`.
    pub fn boundary(&self, i: usize) -> bool {
        let view = &self.view;
        view.has_trap(i, Trap::Never)
            || view.has_trap(i, Trap::Other)
            || view.domain(i).is_some()
            || self.entity(i).is_some()
            || (self.trigger(i).is_some() && !self.is_tail(i))
            || view.hit(i, Class::Honorific).is_some_and(|h| h.value == 1 || self.honorific_fits(h))
            || view.has_hit(i, Class::Office)
            || view.has_hit(i, Class::Qualifier)
    }

    /// The end of a run whose last word, within four words, is the tail of an organisation ("Corp").
    pub fn body_tail(&self, mut i: usize) -> Option<usize> {
        let view = &self.view;
        for _ in 0..4 {
            if !self.goes_on(i) {
                return None;
            }
            if let Some(hit) = view.cue(i, Cue::BodyTail) {
                let end = hit.end as usize;
                return Some(self.body_tail(end).unwrap_or(end));
            }
            i = view.word_end(i);
        }
        None
    }

    /// A title, rank or head behind a given name or a title's holder is a part of that name: "Lukman Hakim", "Rina H Lubis".
    fn surname(&self, first: usize, at: usize) -> bool {
        let view = &self.view;
        let person = self.title == Some(first) || view.has_cue(first, Cue::Given) || view.cue_before(first, Cue::PersonBefore);
        let given = at > first && view.has_cue(at, Cue::Given) && !view.has_cue(first, Cue::Article);
        if !(person || given) || self.is_shouting(at) || view.has_trap(at, Trap::Never) {
            return false;
        }
        // "Gilang Ramadhan": right behind a given name only.
        if view.has_trap(at, Trap::Other) && (at != first + 1 || !view.has_cue(first, Cue::Given)) {
            return false;
        }
        let end = view.word_end(at);
        if view.single(at) {
            return self.goes_on(end) && !self.boundary(end);
        }
        let entity = self.entity(at).is_some() || view.has_hit(at, Class::Qualifier);
        let degree = view.hit(at, Class::Honorific).is_some_and(|h| h.value == 1);
        let longer = [Class::Office, Class::Honorific, Class::OrgTrigger, Class::PlaceTrigger]
            .into_iter()
            .any(|c| view.hit(at, c).is_some_and(|h| h.end as usize > end));
        let post = office::phrase(view, at).is_some_and(|o| o.end > end);
        let last = !self.goes_on(end) || (given && !self.boundary(end));
        !entity
            && !degree
            && !longer
            && !post
            && last
            && !view.upper(at)
            && !(view.mark(end, ".") && view.glued(end) && self.goes_on(end + 1))
    }

    /// One past the last token of the bare capitalised words from `i` on.
    pub fn run_end(&self, i: usize) -> usize {
        let view = &self.view;
        let mut end = view.word_end(i);
        let mut last = i;
        for _ in 0..8 {
            // "Bumi Lestari Tbk Ratna": nothing follows that belongs to the name.
            if view.has_cue(last, Cue::BodyClose) {
                break;
            }
            last = end;
            if self.goes_on(end) && (!self.boundary(end) || self.surname(i, end)) {
                end = view.word_end(end);
                continue;
            }
            // A known person's name goes on with an unknown one: a relative of the same family name.
            if let Some(hit) = self.entity(end).filter(|h| self.goes_on(end) && self.is_person(*h)) {
                end = hit.end as usize;
                continue;
            }
            // A particle goes on only before another capital: "bin Laden".
            let particle = view.cue(end, Cue::Particle).filter(|_| view.follows(end));
            let Some(next) = particle.map(|h| h.end as usize).filter(|&n| view.capital(n) && view.same_sentence(end, n)) else {
                break;
            };
            let mut from = next;
            if view.mark(next, "-") {
                from = next + 1;
            }
            end = view.word_end(from);
        }
        end
    }
}
