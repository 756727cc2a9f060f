//! Names that begin with a word for what they are: "Kementerian …", "Jalan …", "Piala …".

use super::chunk::Chunker;
use super::piece::Piece;
use crate::lang::{Class, Cue, Heads, Hit, Trap};
use crate::text::lower;
use crate::value::NameType;

/// Words of a name behind the field of a body.
const BEARER: usize = 3;

impl Chunker<'_> {
    /// The name a trigger heads; `None` when none follows.
    pub fn triggered(&mut self, i: usize, hit: Hit) -> Option<usize> {
        let view = self.view;
        let heads = view.heads(hit);
        let kind = match hit.class {
            Class::OrgTrigger => NameType::Organisation,
            Class::PlaceTrigger => NameType::Location,
            _ => NameType::Event,
        };
        let after = hit.end as usize;
        let capital = view.capital(i);
        let from = if view.mark(after, ".") && view.glued(after) { after + 1 } else { after };
        if heads.outside || !(capital || heads.lower) {
            return self.outside(i, from, kind);
        }
        if heads.branch && self.body_at(from) {
            // "Fraksi PKB", "DPP Partai X": the name is the party's.
            self.title = if self.title == Some(i) { Some(from) } else { self.title };
            return Some(from);
        }
        let end = match kind {
            NameType::Organisation => self.body_end(from, heads),
            NameType::Location => self.place_end(from, heads),
            _ => self.event_end(from),
        };
        let titled = self.title == Some(i);
        if end == from && !capital {
            return None;
        }
        if end == from {
            let listed = self.entity(i).is_some_and(|e| e.end as usize == after);
            if listed || !heads.alone {
                return (!listed).then_some(after);
            }
        }
        let mut piece = Piece::of(i, if end == from { after } else { end }, kind);
        if kind == NameType::Organisation && self.nation_before(i, piece.end()) {
            piece.first -= 1;
        }
        piece.shouted = self.is_shouting(i) && kind != NameType::Location;
        piece.weak = (end == from && view.opens(i)) || piece.shouted;
        let end = piece.end();
        self.pieces.push(piece);
        if titled {
            self.title = Some(end);
        }
        Some(end)
    }

    /// Whether the name of a body that is more than a branch begins at `i`.
    fn body_at(&self, i: usize) -> bool {
        let view = &self.view;
        let head = view.hit(i, Class::OrgTrigger).is_some_and(|h| !view.heads(h).branch && !view.heads(h).outside);
        self.goes_on(i) && (head || self.entity(i).is_some_and(|h| self.is_body(h)))
    }

    /// A trigger in lower case, or one that is no part of the name, tells the type of the name that follows.
    fn outside(&mut self, i: usize, from: usize, kind: NameType) -> Option<usize> {
        let view = self.view;
        if !self.goes_on(from) || self.entity(from).is_some() || self.boundary(from) {
            return (!view.capital(i)).then_some(i + 1).or(Some(from));
        }
        let end = self.run_end(from);
        let mut piece = Piece::new(from, end);
        piece.add(kind, 6);
        self.evidence(&mut piece);
        let titled = self.title == Some(i);
        self.pieces.push(piece);
        if titled {
            self.title = Some(end);
        }
        Some(end)
    }

    /// One past the last token of an organisation's name whose head ends at `from`.
    fn body_end(&self, from: usize, heads: Heads) -> usize {
        let view = &self.view;
        let mut end = from;
        let mut words = 0;
        while words < 12 {
            // "PT Bumi Lestari (Persero) Tbk Ratna Dewi": what ends the name of a company ends it whatever follows.
            if let Some(close) = view.cue(end, Cue::BodyClose).filter(|_| words > 0 && view.follows(end)) {
                return close.end as usize;
            }
            if view.has_cue(end, Cue::Scope) && self.goes_on(end) {
                end = self.scope(end);
                words += 1;
                continue;
            }
            if let Some(next) = self.joined(end, heads) {
                end = next;
                words += 1;
                continue;
            }
            let room = words < 2 || (heads.greedy && words < 5 && view.len(end) <= 3);
            if room && self.number_follows(end) {
                end += 1;
                words += 1;
                continue;
            }
            if !self.goes_on(end) || view.has_hit(end, Class::Qualifier) {
                break;
            }
            if let Some(hit) = self.entity(end) {
                // A second acronym is another body: "Fraksi PAN DPR".
                if !heads.greedy && (words > 0 && !self.is_place(hit) || words == 0 && self.is_person(hit)) {
                    break;
                }
                end = hit.end as usize;
                words += 1;
                if self.is_place(hit) && !heads.greedy && !view.has_cue(end, Cue::PlaceTail) {
                    return if words == 1 { self.epithet(from, end) } else { end };
                }
                continue;
            }
            if let Some(place) = view.hit(end, Class::PlaceTrigger) {
                let after = self.place_end(place.end as usize, view.heads(place));
                if after > place.end as usize {
                    return after;
                }
                break;
            }
            if self.body_stops(from, end, words, heads) || words > 0 && !heads.greedy && self.bearer_follows(from, end) {
                break;
            }
            end = view.word_end(end);
            words += 1;
        }
        end
    }

    /// Whether the capitalised word at `end` no longer belongs to the body whose head ends at `from`, `words` words before it.
    fn body_stops(&self, from: usize, end: usize, words: usize, heads: Heads) -> bool {
        let view = &self.view;
        if view.has_trap(end, Trap::Never) || (self.is_shouting(end) && self.is_ordinary(end)) {
            return true;
        }
        if words > 0 && !heads.greedy && view.hit(end, Class::OrgTrigger).is_some_and(|h| view.heads(h).greedy) {
            return true;
        }
        if heads.greedy {
            return words > 0 && self.holder_follows(from, end);
        }
        let title = view.has_hit(end, Class::Honorific) || (words > 0 && view.has_hit(end, Class::Office));
        let person = words > 0 && view.has_cue(end, Cue::Given) || (words > 0 || heads.alone) && self.unlisted_holder(from, end);
        // "KPU", "BMKG": behind an acronym only places, fields and numbers belong to the body.
        let acronym = (words > 0 || end == from) && view.upper(end.saturating_sub(1)) && !view.upper(end);
        title || person || acronym
    }

    /// One past the words behind the country's name at the start of a body's that are no person's: "Koalisi Indonesia Hebat".
    fn epithet(&self, from: usize, at: usize) -> usize {
        let view = &self.view;
        let mut end = at;
        for _ in 0..3 {
            let bare = self.goes_on(end) && !self.boundary(end) && !view.has_cue(end, Cue::Given);
            if !bare || view.word_end(from) + 1 < at {
                break;
            }
            end = view.word_end(end);
        }
        let open = self.goes_on(end) || view.has_cue(end, Cue::PersonAfter);
        if open { at } else { end }
    }

    /// Whether a person's name begins at `at`, behind the name of the body whose office he or she holds: "Direktur PT Sumber Makmur II Ratna Dewi".
    fn holder_follows(&self, from: usize, at: usize) -> bool {
        let view = &self.view;
        let before = at.saturating_sub(1);
        if !self.awaits_holder(from) {
            return false;
        }
        let numeral = before > from && view.is_numeral(before) && view.len(before) > 1;
        let closed = before > from + 1 && view.has_cue(before, Cue::BodyTail);
        let bare = !view.has_cue(at, Cue::BodyTail) && !view.upper(at) && !self.is_place_at(at);
        let given = view.has_cue(at, Cue::Given);
        bare && (numeral || (given && closed) || (given && before > from && !view.has_cue(before, Cue::Given)))
    }

    /// Whether an office waits for its holder behind the body or place whose head ends at `from`.
    fn awaits_holder(&self, from: usize) -> bool {
        self.title.is_some_and(|title| title < from && title + 4 >= from)
    }

    /// A first name no list has before one that ends the run: "Kepala Dinas Kesehatan Hindra Surahmat".
    fn unlisted_holder(&self, from: usize, at: usize) -> bool {
        let view = &self.view;
        let next = view.word_end(at);
        let unlisted = view.tokens.get(at).is_some_and(|t| t.word == 0) && next == at + 1;
        unlisted
            && self.awaits_holder(from)
            && !view.upper(at)
            && self.goes_on(next)
            && view.has_cue(next, Cue::Given)
            && !self.boundary(next)
            && !self.goes_on(view.word_end(next))
    }

    /// Whether a holder's name begins behind the place in the name of a body: "Ketua DPRD Kota Randu Agus Wijaya". A given name that
    /// nothing follows may as well be the place's.
    fn holder_behind_place(&self, from: usize, at: usize, heads: Heads) -> bool {
        let view = &self.view;
        if at == from || heads.greedy || !view.has_cue(at, Cue::Given) || !self.awaits_holder(from) {
            return false;
        }
        let end = view.word_end(at);
        let said = view.has_cue(end, Cue::PersonAfter) || view.has_hit(end, Class::SayVerb);
        (self.goes_on(end) && !self.boundary(end)) || said
    }

    /// Whether two or three words nobody knows behind the field of a body are whoever heads it: "Kepala Dinas Kesehatan Ratu Wamena
    /// mengatakan". A place would leave the office without a holder.
    fn bearer_follows(&self, from: usize, at: usize) -> bool {
        let view = &self.view;
        let noun = |i: usize| view.has_cue(i, Cue::Scope) || view.lex.is_formed_noun(&view.text(i).to_lowercase());
        if view.lex.place_leads() || !self.awaits_holder(from) || self.is_shouting(at) || !noun(at.saturating_sub(1)) {
            return false;
        }
        let bare = |i: usize| {
            let plain = self.goes_on(i) && !self.boundary(i) && !self.is_tail(i) && !noun(i);
            plain && !view.upper(i) && view.text(i).chars().count() > 2
        };
        let count = (at..at + BEARER + 1).take_while(|&i| bare(i)).count();
        let end = at + count;
        // Whatever goes on in lower case behind a subject is its verb.
        const OTHER: u64 = Class::Function.mask() | Class::Preposition.mask() | Class::Conjunction.mask();
        let verb = || {
            let plain = view.is_word(end) && view.follows(end) && !view.capital(end);
            plain
                && (view.has_hit(end, Class::SayVerb) || view.text(end).len() > 4 && view.cx.outline.hits.mask(end) & OTHER == 0)
        };
        let said =
            || (from.saturating_sub(6)..from).any(|i| view.has_hit(i, Class::SayVerb) || view.has_hit(i, Class::Attribution));
        let closed = || view.mark(end, ".") || view.mark(end, ",") && !view.capital(end + 1);
        (2..=BEARER).contains(&count) && (verb() || closed() && said())
    }

    /// The end of what a joining word attaches: "dan Perikanan", "of England"; in lists "Klimatologi, dan Geofisika".
    fn joined(&self, at: usize, heads: Heads) -> Option<usize> {
        let view = &self.view;
        let mut join = at;
        if view.mark(at, ",") {
            join = at + 1;
            let listed = view.cue(join, Cue::Scope).filter(|_| view.capital(join));
            if let Some(hit) = listed {
                let end = hit.end as usize;
                let goes_on = view.has_cue(end, Cue::Joiner) || (view.mark(end, ",") && view.has_cue(end + 1, Cue::Joiner));
                return goes_on.then_some(end);
            }
        }
        if let Some(hit) = view.cue(join, Cue::Joiner) {
            let next = hit.end as usize;
            if !view.capital(next) || !view.same_sentence(at, next) {
                return None;
            }
            if view.has_cue(next, Cue::Scope) {
                return Some(self.scope(next));
            }
            let mark = view.mark(join, "&") && heads.greedy && !self.boundary(next);
            // "Komisi Pengawasan dan Persaingan Usaha": two nouns of one kind.
            let noun = |i: usize| view.lex.is_formed_noun(&lower(view.text(i)));
            let paired = !heads.greedy && join == at && noun(next) && !self.boundary(next) && noun(at.saturating_sub(1));
            return (mark || paired).then(|| view.word_end(next));
        }
        let next = view.cue(at, Cue::Of).filter(|_| !view.capital(at))?.end as usize;
        if !view.capital(next) || !view.same_sentence(at, next) || view.has_trap(next, Trap::Never) {
            return None;
        }
        Some(self.entity(next).map_or_else(|| view.word_end(next), |h| h.end as usize))
    }

    fn number_follows(&self, i: usize) -> bool {
        let view = &self.view;
        view.is_number(i) && view.follows(i) && view.len(i) <= 4 && !view.mark(i + 1, "/%,.:") && !view.glued(i + 1)
    }

    /// One past the last token of a place's name whose head ends at `from`.
    fn place_end(&self, from: usize, heads: Heads) -> usize {
        let view = &self.view;
        let mut end = from;
        let mut words = 0;
        while words < 5 && self.goes_on(end) {
            if let Some(hit) = self.entity(end) {
                // "Kecamatan Ulu Batang": a known name inside a longer one; a country stands on its own.
                let inside = view.lex.surface(hit.value).is_some_and(|(_, e)| e.container.is_some());
                if words > 0 && !heads.greedy && !inside {
                    break;
                }
                end = hit.end as usize;
                words += 1;
                if words == 1 && !heads.greedy && self.awaits_holder(from) && self.is_province(hit) && !self.is_tail(end) {
                    break;
                }
                continue;
            }
            if view.has_trap(end, Trap::Never) || (self.is_shouting(end) && self.is_ordinary(end)) {
                break;
            }
            // "Gedung Sekretariat Negara": a building that is named after the body in it.
            if let Some(body) = view.hit(end, Class::OrgTrigger).filter(|_| heads.greedy && words == 0) {
                let last = self.body_end(body.end as usize, view.heads(body));
                if last > body.end as usize {
                    return last;
                }
            }
            if words > 0 && self.holder_behind_place(from, end, heads) {
                break;
            }
            let trigger = view.has_hit(end, Class::PlaceTrigger) || view.has_hit(end, Class::OrgTrigger);
            let title = view.has_hit(end, Class::Honorific) || view.has_hit(end, Class::Office);
            if !heads.greedy && (title || (trigger && words > 0)) {
                break;
            }
            if heads.greedy && trigger && words > 0 {
                break;
            }
            end = view.word_end(end);
            words += 1;
        }
        end
    }

    /// "Ketua DPRD Provinsi Lampung Ratna Dewi": whether a known place lies in a country and in nothing smaller, so that no longer name
    /// begins with its own.
    fn is_province(&self, hit: Hit) -> bool {
        let lex = self.view.lex;
        let container = lex.surface(hit.value).and_then(|(_, e)| e.container.as_deref()).and_then(|id| lex.entity(id));
        container.is_some_and(|c| c.container.is_none())
    }

    /// One past the last token of an event's name whose head ends at `from`.
    fn event_end(&self, from: usize) -> usize {
        let view = &self.view;
        let mut end = from;
        for _ in 0..5 {
            if view.is_number(end) && view.follows(end) && view.len(end) == 4 {
                return end + 1;
            }
            if !self.goes_on(end) || view.has_trap(end, Trap::Never) {
                break;
            }
            end = self.entity(end).map_or_else(|| view.word_end(end), |h| h.end as usize);
        }
        end
    }
}
