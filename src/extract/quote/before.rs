//! Who speaks before a verb of the kind "mengatakan".

use super::speaker::{Key, Names, PHRASE, Party, REACH, Who};
use crate::lang::{Class, Cue, SpeechPart, cue_bit};
use crate::text::{Token, TokenKind};

/// Most tokens between the word for holding a post and the name of the body it is one of.
const POST: usize = 4;

/// Most tokens of a short form in brackets between a body and its place.
const BRACKET: usize = 4;

impl Names<'_, '_> {
    /// The speaker before a verb of the kind "mengatakan".
    pub fn before(&self, verb: usize, start: usize) -> Who {
        let start = start.max(verb.saturating_sub(REACH));
        match self.before_by(verb, start, false) {
            Who::Nobody => {}
            found => return found,
        }
        match self.before_by(verb, start, true) {
            Who::Nobody => self.head_before(verb, start),
            found => found,
        }
    }

    fn before_by(&self, verb: usize, start: usize, guess: bool) -> Who {
        let mut i = verb;
        while i > start {
            i -= 1;
            if self.symbol(i) == '.' && self.token(i + 1).is_some_and(Token::spaced) && self.long_word(i.wrapping_sub(1)) {
                break;
            }
            if self.pronoun_at(i, verb) {
                return Who::Pronoun;
            }
            let party = match self.inside(i) {
                Some(party) if party.tokens.0 >= start => Some(party.clone()),
                _ if guess => self.capitals_back(i, start),
                _ => None,
            };
            let Some(party) = party else { continue };
            i = i.min(party.tokens.0);
            if let Some(holder) = self.in_post(&party, start) {
                return Who::Named(holder.clone());
            }
            if !self.oblique(&party, start) && self.reaches(&party, verb) {
                return Who::Named(self.subject(party, start));
            }
        }
        Who::Nobody
    }

    /// "Ratna Dewi selaku pembina Armada Sorai mengatakan": who stands before the word for a post that a name belongs to.
    fn in_post(&self, party: &Party, start: usize) -> Option<&Party> {
        let post = |i: usize| self.cx.outline.hits.cues(i) & cue_bit(Class::NameCue, Cue::Becomes as u32) != 0;
        let near = (party.tokens.0.saturating_sub(POST).max(start)..party.tokens.0).rev().take_while(|&i| self.symbol(i) == '\0');
        near.into_iter().find(|&i| post(i)).and_then(|i| self.ending(i)).filter(|p| !p.place)
    }

    /// A pronoun right before the verb, but for small words.
    fn pronoun_at(&self, at: usize, verb: usize) -> bool {
        self.part(at, SpeechPart::Pronoun).is_some_and(|end| (end..verb).all(|i| self.adverb(i)))
    }

    fn capitals_back(&self, at: usize, start: usize) -> Option<Party> {
        if !self.proper(at) {
            return None;
        }
        let mut first = at;
        while first > start + 1 {
            let hyphen = self.symbol(first - 1) == '-' && self.token(first).is_some_and(|t| !t.spaced());
            let back = if hyphen { 2 } else { 1 };
            if !self.proper(first - back) {
                break;
            }
            first -= back;
        }
        if first == start + 1 && self.proper(start) {
            first = start;
        }
        self.capitals(first).filter(|p| p.tokens.0 <= at && at < p.tokens.1)
    }

    /// Whether a name is the subject of the verb: nothing but small words, a parenthesis, an apposition or a prepositional phrase
    /// stands between them.
    fn reaches(&self, party: &Party, verb: usize) -> bool {
        let from = party.tokens.1;
        let between = from..verb;
        let small = |i: usize| {
            self.adverb(i)
                || self.part(i, SpeechPart::Bound).is_some()
                || self.token(i).is_some_and(|t| t.kind == TokenKind::Number)
                || matches!(self.symbol(i), '(' | ')' | '/' | '-' | '.')
        };
        if between.clone().all(small) {
            return true;
        }
        let last = verb.wrapping_sub(1);
        match self.symbol(from) {
            // "the chief executive, Rahmat, said": a name in apposition, or a name with one; "Kasat Reskrim, AKP Rahmat, menyatakan".
            ',' => self.symbol(last) == ',' && (last > from || self.symbol(self.behind_titles(party.tokens.0)) == ','),
            '(' => (from..verb).rev().find(|&i| self.symbol(i) == ')').is_some_and(|i| (i + 1..verb).all(small)),
            // Not the one a letter goes to: "surat kepada gubernur Rahmat yang isinya menyatakan".
            _ if self.part(from, SpeechPart::Bound).is_some() => {
                // "Rahmat di Bogor, Jawa Barat, Minggu, mengatakan": a comma closes what stands between.
                let speaks = |i: usize| self.cx.outline.hits.get(i, Class::SayVerb).is_some();
                let closed = self.symbol(last) == ',' && !between.clone().any(speaks);
                (closed || !between.clone().any(|i| self.symbol(i) == ',')) && !self.behind_bound(party.tokens.0)
            }
            // "the Orbis chief executive said": the organisation stands inside the phrase.
            _ => !party.person && between.len() <= 3 && between.clone().all(|i| self.symbol(i) == '\0'),
        }
    }

    /// Whether a preposition stands before the phrase that ends with the name at `at`.
    fn behind_bound(&self, at: usize) -> bool {
        let first = self.cx.outline.sentence(at).map_or(at, |s| s.first as usize).max(at.saturating_sub(PHRASE));
        (first..at).rev().take_while(|&i| self.symbol(i) != ',').any(|i| self.part(i, SpeechPart::Bound).is_some())
    }

    /// Common words right before the verb: "polisi mengatakan", "the agency said". Adverbs alone name nobody.
    fn head_before(&self, verb: usize, start: usize) -> Who {
        let mut first = verb;
        while first > start
            && first + 4 > verb
            && self.symbol(first - 1) == '\0'
            && self.part(first - 1, SpeechPart::Bound).is_none()
        {
            first -= 1;
        }
        let adverb = |i: usize| self.part(i, SpeechPart::Adverb).is_some();
        let last = (first..verb).rev().find(|&i| !adverb(i)).map_or(first, |i| i + 1);
        match first < last {
            true => Who::Generic(self.common(first, last)),
            false => Who::Nobody,
        }
    }

    /// A small word or an adverb between a subject and its verb: "akhirnya mengatakan".
    fn adverb(&self, at: usize) -> bool {
        self.cx.lexicon.speech.is_function(&self.cx.outline.hits, at).is_some()
            || self.part(at, SpeechPart::Adverb).is_some_and(|end| end == at + 1)
    }

    /// The last token before a name and the ranks and forms of address that belong to it.
    fn behind_titles(&self, first: usize) -> usize {
        let mut at = first.wrapping_sub(1);
        for _ in 0..4 {
            if !(self.symbol(at) == '.' || self.cx.outline.hits.get(at, Class::Honorific).is_some()) {
                break;
            }
            at = at.wrapping_sub(1);
        }
        at
    }

    /// Whether a preposition governs a name, by itself or through the names before it: "di Bogor, Jawa Barat", "dilansir Berita Sore dan
    /// Kabar Pagi". A place is no speaker behind words for those who live there or come from there either.
    fn oblique(&self, party: &Party, start: usize) -> bool {
        let hits = &self.cx.outline.hits;
        let mut at = party.tokens.0;
        while at > start {
            let before = at - 1;
            let from = |cue: Cue| hits.cues(before) & cue_bit(Class::NameCue, cue as u32) != 0;
            let origin = party.place && (from(Cue::OriginBefore) || from(Cue::PlaceBefore));
            let bound = |t: usize| self.part(t, SpeechPart::Bound).is_some_and(|e| e == t + 1);
            // "Gary Munt from the Seacrest Hotel said"
            let article = || before > start && from(Cue::Article) && bound(before - 1);
            if origin || bound(before) || article() {
                return true;
            }
            if !(party.place && self.symbol(before) == ',' || from(Cue::Joiner)) {
                return false;
            }
            match self.ending(before).filter(|p| p.place || self.symbol(before) != ',') {
                Some(p) if p.tokens.0 < at => at = p.tokens.0,
                _ => return false,
            }
        }
        false
    }

    /// The name whose mention ends right before `at`.
    pub(super) fn ending(&self, at: usize) -> Option<&Party> {
        self.inside(at.checked_sub(1)?).filter(|p| p.tokens.1 == at)
    }

    /// Whom a name before a verb stands for: the person or body it is the place or the post of ("Ratna Dewi, Hubungan Masyarakat Armada
    /// mengatakan", "Dinas Kesehatan (Dinkes) Garut menyebut", "Balai Karantina Sorai, Jawa Barat memastikan").
    fn subject(&self, party: Party, start: usize) -> Party {
        // Capitalised words of which no list has one are taken for a person's, and may be a post.
        let given = |i: usize| self.cx.outline.hits.cues(i) & cue_bit(Class::NameCue, Cue::Given as u32) != 0;
        let named = matches!(party.key, Key::Mention(_)) && (party.tokens.0..party.tokens.1).any(given);
        let Some(before) = party.tokens.0.checked_sub(1).filter(|&b| b >= start && !(party.person && named)) else {
            return party;
        };
        let cue = |t: usize, cue: Cue| self.cx.outline.hits.cues(t) & cue_bit(Class::NameCue, cue as u32) != 0;
        // "Susie Vane of the Porthellow Sanctuary said"
        let from = before - usize::from(before > start && cue(before, Cue::Article));
        if cue(from, Cue::OriginBefore)
            && let Some(person) = self.ending(from).filter(|p| p.person && p.tokens.0 >= start)
        {
            return person.clone();
        }
        let apposed = self.symbol(before) == ',';
        let near = if self.symbol(before) == ')' {
            (before.saturating_sub(BRACKET).max(start)..before)
                .rev()
                .find(|&i| self.symbol(i) == '(')
                .and_then(|open| self.ending(open))
        } else {
            self.ending(if apposed { before } else { before + 1 })
        };
        let opens = |p: &Party| self.cx.outline.sentence(p.tokens.0).is_some_and(|s| s.first as usize == p.tokens.0);
        match near {
            Some(p) if p.person && apposed && opens(p) => return p.clone(),
            Some(p) if party.place && !p.place && !p.person && !self.oblique(p, start) => return p.clone(),
            None if party.place && !apposed => {
                let words = self.capitals_before(&party, start);
                return words.map_or(party, |whole| self.subject(whole, start));
            }
            _ => {}
        }
        party
    }

    /// The capitalised words that end with the name of a place: "Perbasi Kota Sorai".
    fn capitals_before(&self, party: &Party, start: usize) -> Option<Party> {
        let end = party.tokens.0;
        let joins = |i: usize| self.proper(i - 1) && self.token(i).is_some_and(|t| t.spaced() && !t.starts_line());
        let first = (start + 1..=end).rev().take_while(|&i| joins(i)).last()? - 1;
        // One capitalised word that the language knows opens a sentence: "Pemerintah Indonesia mengatakan".
        let opens = self.cx.outline.sentence(first).is_some_and(|s| s.first as usize == first);
        let known = self.token(first).is_some_and(|t| t.word != 0);
        (first + 1 < end || !(opens && known)).then(|| self.party(first, party.tokens.1, false))
    }
}
