//! Speech without quotation marks, and phrases that name a source.

use super::LEAST_WORDS;
use super::mark::{self, Quoted};
use super::speaker::{Names, Who};
use crate::extract::Context;
use crate::lang::{AttributionCue, Class, Cue, Hit, Modality, SpeechPart, Start, cue_bit};
use crate::segment::Sentence;
use crate::text::{Token, TokenKind};

/// A clause that names who said something.
#[derive(Debug)]
pub(super) struct Clause {
    pub cue: (usize, usize),
    pub who: Who,
    pub content: (usize, usize),
    /// The words are the source's own, retold; otherwise only the facts come from there.
    pub speech: bool,
    /// The source says that it is not so.
    pub denied: bool,
    /// What the source asks for.
    pub asked: bool,
}

/// Whether a clause stands in the words of another.
fn holds(outer: &Clause, inner: &Clause) -> bool {
    outer.content.0 <= inner.cue.0 && inner.content.1 <= outer.content.1
}

/// Tokens between a speech verb and its complementiser: "mengatakan kepada wartawan di Jakarta bahwa".
const COMPLEMENTISER_REACH: usize = 9;
/// Tokens between a source and the complementiser of what it says.
const SOURCE_REACH: usize = 14;
/// Words before a verb and its speaker that are put into a sentence; more of them are what is said, and the rest tells something else.
const FRONT: usize = 5;
/// Fewest words behind them that go on with it.
const LEAST_REST: usize = 4;
/// Tokens between a pronoun that opens what is said and a verb of saying it is the subject of.
const OWN: usize = 3;
/// Words that may follow a speech verb which closes its sentence: "…, the ministry said on Monday."
const CLOSING_WORDS: usize = 8;

/// All clauses outside quotation marks, by the place of their cue.
pub(super) fn clauses(cx: &Context<'_>, names: &Names<'_, '_>, quoted: &[Quoted]) -> Vec<Clause> {
    let mut out = Vec::new();
    let mut next = 0;
    for sentence in cx.outline.sentences.iter().filter(|s| s.zone.asserts()) {
        let (first, last) = (sentence.first as usize, sentence.last as usize);
        while quoted.get(next).is_some_and(|q| q.close <= first) {
            next += 1;
        }
        let finder = Finder { cx, names, quoted: quoted.get(next..).unwrap_or(&[]), sentence };
        out.extend(finder.opening());
        let mut i = first;
        let mut inner = 0;
        loop {
            i = cx.outline.hits.next_start(i, last, Start::Speech);
            if i >= last {
                break;
            }
            while finder.quoted.get(inner).is_some_and(|q| q.close <= i) {
                inner += 1;
            }
            if let Some(q) = finder.quoted.get(inner).filter(|q| q.open <= i) {
                i = q.close.max(i + 1);
                continue;
            }
            let clause = finder.at(i);
            // "Ratna mengatakan, pemerintah harus mendesak agar …": what somebody asks for inside the words of another is theirs.
            let inner = clause.as_ref().is_some_and(|c| c.asked && out.last().is_some_and(|o: &Clause| o.speech && holds(o, c)));
            // "Ratna menegaskan, dirinya sudah menjelaskan …": what somebody says of what they say.
            let own = |o: &Clause, c: &Clause| {
                let subject = finder.part(o.content.0, SpeechPart::Pronoun);
                o.speech && c.who == Who::Pronoun && holds(o, c) && subject.is_some_and(|end| c.cue.0 < end + OWN)
            };
            let inner = inner || clause.as_ref().is_some_and(|c| out.last().is_some_and(|o| own(o, c)));
            out.extend(clause.filter(|_| !inner));
            i += 1;
        }
    }
    out
}

pub(super) struct Finder<'f, 'c, 'a> {
    pub(super) cx: &'c Context<'a>,
    pub(super) names: &'f Names<'c, 'a>,
    /// Quoted words from this sentence on.
    quoted: &'f [Quoted],
    pub(super) sentence: &'f Sentence,
}

impl Finder<'_, '_, '_> {
    fn at(&self, i: usize) -> Option<Clause> {
        let hits = &self.cx.outline.hits;
        // The longer of two phrases that start here: "menurut data" before "menurut".
        match (hits.get(i, Class::Attribution), hits.get(i, Class::SayVerb)) {
            (Some(cue), verb) if verb.is_none_or(|v| v.end <= cue.end) => self.attribution(cue),
            (_, Some(verb)) => self.verb(verb),
            _ => None,
        }
    }

    pub(super) fn symbol(&self, at: usize) -> char {
        self.cx.outline.tokens.get(at).map_or('\0', Token::symbol)
    }

    pub(super) fn first(&self) -> usize {
        self.sentence.first as usize
    }

    /// One past the last word of the sentence, its final stop left out.
    pub(super) fn end(&self) -> usize {
        let mut end = self.sentence.last as usize;
        while end > self.first() && matches!(self.symbol(end - 1), '.' | '!' | '?' | '”' | '"') {
            end -= 1;
        }
        end
    }

    pub(super) fn clause(&self, cue: (usize, usize), who: Who, content: (usize, usize), speech: bool) -> Option<Clause> {
        let content = match self.part(content.0, SpeechPart::Complementiser).filter(|_| !self.condition(content.0)) {
            Some(end) => (end, content.1),
            None => content,
        };
        // A term at the end keeps its closing mark.
        let at = self.quoted.partition_point(|q| q.last < content.1);
        let closing = self.quoted.get(at).filter(|q| q.last == content.1 && q.open >= content.0);
        let content = (content.0, closing.map_or(content.1, |q| q.close));
        let enough = mark::words(self.cx, content.0, content.1, LEAST_WORDS) >= LEAST_WORDS;
        let denied = speech && super::denies(self.cx, cue.0);
        (enough && who != Who::Nobody).then_some(Clause { cue, who, content, speech, denied, asked: false })
    }

    pub(super) fn part(&self, at: usize, part: SpeechPart) -> Option<usize> {
        self.cx.lexicon.speech.part_at(&self.cx.outline.hits, at, part).map(|h| h.end as usize)
    }

    /// "Ratna menambahkan, jika air naik, …": a word that introduces what is said opens a condition behind a comma.
    fn condition(&self, at: usize) -> bool {
        let modality = |h: Hit| self.cx.lexicon.speech.modality(h.value);
        let unreal = self.cx.outline.hits.get(at, Class::Modality).is_some_and(|h| modality(h) == Modality::Hypothetical);
        unreal && at.checked_sub(1).is_some_and(|c| self.symbol(c) == ',')
    }

    /// Whether words behind the comma after a speaker tell who that is.
    pub(super) fn apposition(&self, at: usize) -> bool {
        const WHO: u64 = Class::Office.mask() | Class::Qualifier.mask() | Class::Honorific.mask();
        let hits = &self.cx.outline.hits;
        let cues = [Cue::Article, Cue::PlaceBefore, Cue::BodyBefore, Cue::Alias];
        hits.mask(at) & WHO != 0 || cues.into_iter().any(|c| hits.cues(at) & cue_bit(Class::NameCue, c as u32) != 0)
    }

    /// The whole sentence, when a verb and its speaker are put in behind its first words: "Sebab, kata Ratna, air sudah surut".
    fn inserted(&self, cue: (usize, usize), who: &Who) -> Option<(usize, usize)> {
        let end = match who {
            Who::Named(p) => p.tokens.1,
            Who::Pronoun => self.part(cue.1, SpeechPart::Pronoun).unwrap_or(cue.1),
            _ => return None,
        };
        let (first, rest) = (self.first(), end + 1);
        let bound = |i: usize| self.part(i, SpeechPart::Bound).or_else(|| self.part(i, SpeechPart::Clause)).is_some();
        let before = mark::words(self.cx, first, cue.0, FRONT + 1);
        // "Selain itu, kata Ratna, para guru …": a word or two are not what is said, so that nothing but the rest can be.
        let short = before < LEAST_WORDS;
        let few = before <= FRONT;
        if self.symbol(end) != ','
            || !(few || bound(first))
            || !short && (bound(rest) || self.apposition(rest))
            || self.names.breaks_off(rest)
        {
            return None;
        }
        let lower = self.cx.outline.tokens.get(rest).is_some_and(|t| t.kind == TokenKind::Word && !t.capital());
        (lower && mark::words(self.cx, rest, self.end(), LEAST_REST) >= LEAST_REST).then(|| (first, self.end()))
    }

    /// Whether quoted words stand in the range: then the clause belongs to them. A word or two, and a name further behind, are none.
    pub(super) fn quotes(&self, (first, last): (usize, usize)) -> bool {
        let at = self.quoted.partition_point(|q| q.close <= first);
        let term = |q: &Quoted| {
            let few = mark::words(self.cx, q.first, q.last, LEAST_WORDS) < LEAST_WORDS;
            q.balanced() && q.open > first && (few || mark::title(self.cx, q))
        };
        self.quoted.get(at..).unwrap_or(&[]).iter().take_while(|q| q.open < last).any(|q| !term(q))
    }

    fn attribution(&self, hit: Hit) -> Option<Clause> {
        let cue = (hit.start as usize, hit.end as usize);
        let kind = self.cx.lexicon.speech.attribution(hit.value);
        let who = match kind {
            AttributionCue::Back | AttributionCue::Told => Who::Pronoun,
            _ => self.names.after(cue.1, self.sentence.last as usize),
        };
        let leads = cue.0 - self.first() <= 2;
        if kind == AttributionCue::Told && !(leads && (cue.1..self.end()).any(|i| self.symbol(i) == ',')) {
            return None;
        }
        let content = if leads {
            let from = match &who {
                Who::Named(p) | Who::Generic(p) => p.tokens.1.max(cue.1),
                _ => cue.1,
            };
            // "Disebutkan oleh Rahmat dalam suratnya, seperti dikutip Antara, bahwa …"
            let part = |i| self.cx.lexicon.speech.part_at(&self.cx.outline.hits, i, SpeechPart::Complementiser);
            let reach = self.end().min(from + SOURCE_REACH);
            let complementiser = (from..reach).find_map(part).map(|h| h.end as usize);
            let comma = (from..self.end()).find(|&i| self.symbol(i) == ',').map(|c| c + 1);
            (complementiser.or(comma).unwrap_or(from), self.end())
        } else if kind != AttributionCue::Source && self.goes_on_behind(&who, cue.1) {
            (self.first(), self.end())
        } else {
            let before = cue.0 - 1;
            (self.first(), if self.symbol(before) == ',' { before } else { cue.0 })
        };
        let quotes = self.quotes(content);
        // Words in quotation marks beside "menurut" are a direct quote with the same cue.
        if quotes && kind != AttributionCue::Source {
            return None;
        }
        self.clause(cue, who, content, kind != AttributionCue::Source)
    }

    /// "Tahun ini, menurut Ratna, harga akan turun": whether the sentence goes on behind a source that is put into it.
    fn goes_on_behind(&self, who: &Who, cue: usize) -> bool {
        let end = match who {
            Who::Named(p) => p.tokens.1,
            Who::Pronoun => cue,
            _ => return false,
        };
        let rest = end + 1;
        let whole = self.symbol(end) == ',' && !self.names.breaks_off(rest) && !self.apposition(rest);
        whole && self.part(rest, SpeechPart::Bound).is_none() && mark::words(self.cx, rest, self.end(), LEAST_REST) >= LEAST_REST
    }

    fn verb(&self, hit: Hit) -> Option<Clause> {
        let verb = self.cx.lexicon.speech.verb(hit.value);
        let cue = (hit.start as usize, hit.end as usize);
        let comma_before = cue.0 > self.first() && self.symbol(cue.0 - 1) == ',';
        if verb.after && !verb.pronominal && !verb.before && !comma_before {
            return self.woven(cue);
        }
        if verb.before
            && comma_before
            && !self.speaker_behind(cue.1)
            && let Some(party) = self.names.with_apposition(self.first(), cue.0)
        {
            let content = (self.complementiser(cue.1).unwrap_or(cue.1), self.end());
            return if self.quotes((self.first(), content.1)) {
                None
            } else {
                self.clause(cue, Who::Named(party), content, true)
            };
        }
        if verb.after && comma_before {
            let who = if verb.pronominal { Who::Pronoun } else { self.names.after(cue.1, self.sentence.last as usize) };
            let content = self.inserted(cue, &who).unwrap_or((self.first(), cue.0 - 1));
            if self.quotes((content.0, cue.1)) {
                return None;
            }
            return self.clause(cue, who, content, true);
        }
        // "KCNA tidak menjelaskan": nothing was said.
        let denied =
            (cue.0.saturating_sub(2).max(self.first())..cue.0).any(|i| self.cx.outline.hits.get(i, Class::Negation).is_some());
        if !verb.before || denied {
            return None;
        }
        // "untuk meminta izin agar …" asks nothing yet.
        let asks =
            verb.asks && !cue.0.checked_sub(1).is_some_and(|t| t >= self.first() && self.part(t, SpeechPart::Bound).is_some());
        let complementiser = self.complementiser(cue.1).or_else(|| self.purpose(cue.1).filter(|_| asks));
        let comma_behind = self.symbol(cue.1) == ',';
        // "Polisi membantah telah menembak": what is denied needs no "bahwa" before a verb.
        let verbal = || self.cx.outline.hits.mask(cue.1) & Class::Tense.mask() != 0 && super::denies(self.cx, cue.0);
        if complementiser.is_none() && !verb.clause && !comma_behind && !verbal() {
            return None;
        }
        let who = self.names.before(cue.0, self.first());
        let asked = asks && complementiser == Some(cue.1);
        let from = complementiser.unwrap_or(if comma_behind { cue.1 + 1 } else { cue.1 });
        let content = match self.closes(cue.1, &who).filter(|_| complementiser.is_none()) {
            Some(comma) => (self.first(), comma),
            None => (from, self.end()),
        };
        if self.quotes((content.0.min(cue.0), content.1.max(cue.1))) {
            return None;
        }
        self.clause(cue, who, content, true).map(|c| Clause { asked, ..c })
    }

    /// "…, said Tom Quill.": whether the clause ends with a name right behind the verb.
    fn speaker_behind(&self, at: usize) -> bool {
        let behind = |end: usize| end >= self.end() || self.symbol(end) != '\0';
        at >= self.end() || self.names.mention(at).is_some_and(|p| behind(p.tokens.1))
    }

    /// "Tahun lalu kata dia, harga sudah naik", "karena kata Ratna, air sudah surut": a verb and its speaker between two words of a sentence.
    fn woven(&self, cue: (usize, usize)) -> Option<Clause> {
        let pronoun = self.part(cue.1, SpeechPart::Pronoun);
        let hangs = || cue.0.checked_sub(1).is_some_and(|t| t >= self.first() && self.part(t, SpeechPart::Clause) == Some(cue.0));
        let (who, end) = match pronoun {
            Some(end) => (Who::Pronoun, end),
            None if hangs() => match self.names.after(cue.1, self.sentence.last as usize) {
                Who::Named(p) if self.names.mention(p.tokens.0).is_some() && p.person => {
                    let end = p.tokens.1;
                    (Who::Named(p), end)
                }
                _ => return None,
            },
            None => return None,
        };
        let rest = end + 1;
        let goes_on = self.symbol(end) == ',' && !self.names.breaks_off(rest) && !self.apposition(rest);
        let content = (self.first(), self.end());
        let enough = mark::words(self.cx, rest, content.1, LEAST_REST) >= LEAST_REST;
        (cue.0 > self.first() && goes_on && enough && !self.quotes(content))
            .then(|| self.clause(cue, who, content, true))
            .flatten()
    }

    /// One past the complementiser that belongs to the verb which ends at `from`.
    fn complementiser(&self, from: usize) -> Option<usize> {
        let end = self.end().min(from + COMPLEMENTISER_REACH);
        let part = |i| self.cx.lexicon.speech.part_at(&self.cx.outline.hits, i, SpeechPart::Complementiser);
        let found = (from..end).take_while(|&i| i == from || self.symbol(i) != ',').find_map(part)?;
        (!self.condition(found.start as usize)).then_some(found.end as usize)
    }

    /// Where what is asked for begins: "meminta | warga agar tidak panik".
    fn purpose(&self, from: usize) -> Option<usize> {
        let end = self.end().min(from + COMPLEMENTISER_REACH);
        let mut near = (from..end).take_while(|&i| self.symbol(i) == '\0');
        near.any(|i| self.part(i, SpeechPart::Purpose).is_some()).then_some(from)
    }

    /// The comma before the speaker, when the verb closes the sentence: "The road is open, the agency said on Monday."
    fn closes(&self, from: usize, who: &Who) -> Option<usize> {
        let hits = &self.cx.outline.hits;
        let rest = mark::words(self.cx, from, self.end(), CLOSING_WORDS + 1);
        let adjunct = Class::Weekday.mask() | Class::Deictic.mask();
        let bound = self.cx.lexicon.speech.part_at(hits, from, SpeechPart::Bound).is_some() || hits.mask(from) & adjunct != 0;
        if rest > 0 && !(rest <= CLOSING_WORDS && bound) {
            return None;
        }
        let subject = match who {
            Who::Named(p) | Who::Generic(p) => p.tokens.0,
            _ => from.saturating_sub(2),
        };
        (self.first()..=subject.min(from)).rev().take(10).find(|&i| self.symbol(i) == ',').filter(|&c| c > self.first())
    }
}
