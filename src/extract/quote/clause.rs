//! Speech without quotation marks, and phrases that name a source.

use super::LEAST_WORDS;
use super::mark::{self, Quoted};
use super::speaker::{Names, Who};
use crate::extract::Context;
use crate::lang::{AttributionCue, Class, Hit, SpeechPart, Start};
use crate::segment::{Sentence, Zone};
use crate::text::Token;

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
}

/// Tokens between a speech verb and its complementiser: "mengatakan kepada wartawan di Jakarta bahwa".
const COMPLEMENTISER_REACH: usize = 9;
/// Tokens between a source and the complementiser of what it says.
const SOURCE_REACH: usize = 14;
/// Tokens between the house that gives data and the verb that tells what they say.
const DOCUMENT_REACH: usize = 5;
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
        out.extend(finder.headline().or_else(|| finder.document()));
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
            out.extend(finder.at(i));
            i += 1;
        }
    }
    out
}

struct Finder<'f, 'c, 'a> {
    cx: &'c Context<'a>,
    names: &'f Names<'c, 'a>,
    /// Quoted words from this sentence on.
    quoted: &'f [Quoted],
    sentence: &'f Sentence,
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

    /// "BMKG: Gempa Tidak Berpotensi Tsunami": a title that starts with its speaker.
    fn headline(&self) -> Option<Clause> {
        if self.sentence.zone != Zone::Headline {
            return None;
        }
        let party = self.names.mention(self.first())?;
        let colon = party.tokens.1;
        let content = (colon + 1, self.end());
        if self.symbol(colon) != ':' || self.quotes(content) {
            return None;
        }
        self.clause((colon, colon + 1), Who::Named(party.clone()), content, true)
    }

    /// "Data BPS mencatat …": a sentence that opens with what is read, the house it comes from, and a verb that tells what stands there.
    fn document(&self) -> Option<Clause> {
        let part = |i, part| self.cx.lexicon.speech.part_at(&self.cx.outline.hits, i, part).map(|h| h.end as usize);
        let cue = (self.first(), part(self.first(), SpeechPart::Document)?);
        let house = self.names.mention(cue.1).filter(|p| !p.person)?;
        // "Data Badan Pusat Statistik (BPS) menunjukkan"
        let verb = (house.tokens.1..house.tokens.1 + DOCUMENT_REACH).find_map(|i| part(i, SpeechPart::Shows))?;
        let content = (verb, self.end());
        (!self.quotes(content)).then(|| self.clause(cue, Who::Named(house.clone()), content, false)).flatten()
    }

    fn symbol(&self, at: usize) -> char {
        self.cx.outline.tokens.get(at).map_or('\0', Token::symbol)
    }

    fn first(&self) -> usize {
        self.sentence.first as usize
    }

    /// One past the last word of the sentence, its final stop left out.
    fn end(&self) -> usize {
        let mut end = self.sentence.last as usize;
        while end > self.first() && matches!(self.symbol(end - 1), '.' | '!' | '?' | '”' | '"') {
            end -= 1;
        }
        end
    }

    fn clause(&self, cue: (usize, usize), who: Who, content: (usize, usize), speech: bool) -> Option<Clause> {
        let content = match self.cx.lexicon.speech.part_at(&self.cx.outline.hits, content.0, SpeechPart::Complementiser) {
            Some(hit) => (hit.end as usize, content.1),
            None => content,
        };
        let enough = mark::words(self.cx, content.0, content.1, LEAST_WORDS) >= LEAST_WORDS;
        let denied = speech && super::denies(self.cx, cue.0);
        (enough && who != Who::Nobody).then_some(Clause { cue, who, content, speech, denied })
    }

    /// Whether quoted words stand in the range: then the clause belongs to them.
    fn quotes(&self, (first, last): (usize, usize)) -> bool {
        let at = self.quoted.partition_point(|q| q.close <= first);
        self.quoted.get(at).is_some_and(|q| q.open < last)
    }

    fn attribution(&self, hit: Hit) -> Option<Clause> {
        let cue = (hit.start as usize, hit.end as usize);
        let kind = self.cx.lexicon.speech.attribution(hit.value);
        let who = match kind {
            AttributionCue::Back => Who::Pronoun,
            _ => self.names.after(cue.1, self.sentence.last as usize),
        };
        let leads = cue.0 - self.first() <= 2;
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

    fn verb(&self, hit: Hit) -> Option<Clause> {
        let verb = self.cx.lexicon.speech.verb(hit.value);
        let cue = (hit.start as usize, hit.end as usize);
        let comma_before = cue.0 > self.first() && self.symbol(cue.0 - 1) == ',';
        if verb.after && comma_before {
            let content = (self.first(), cue.0 - 1);
            let who = if verb.pronominal { Who::Pronoun } else { self.names.after(cue.1, self.sentence.last as usize) };
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
        let complementiser = self.complementiser(cue.1);
        let comma_behind = self.symbol(cue.1) == ',';
        // "Polisi membantah telah menembak": what is denied needs no "bahwa" before a verb.
        let verbal = || self.cx.outline.hits.mask(cue.1) & Class::Tense.mask() != 0 && super::denies(self.cx, cue.0);
        if complementiser.is_none() && !verb.clause && !comma_behind && !verbal() {
            return None;
        }
        let who = self.names.before(cue.0, self.first());
        let from = complementiser.unwrap_or(if comma_behind { cue.1 + 1 } else { cue.1 });
        let content = match self.closes(cue.1, &who).filter(|_| complementiser.is_none()) {
            Some(comma) => (self.first(), comma),
            None => (from, self.end()),
        };
        if self.quotes((content.0.min(cue.0), content.1.max(cue.1))) {
            return None;
        }
        self.clause(cue, who, content, true)
    }

    /// One past the complementiser that belongs to the verb which ends at `from`.
    fn complementiser(&self, from: usize) -> Option<usize> {
        let end = self.end().min(from + COMPLEMENTISER_REACH);
        let part = |i| self.cx.lexicon.speech.part_at(&self.cx.outline.hits, i, SpeechPart::Complementiser);
        (from..end).take_while(|&i| i == from || self.symbol(i) != ',').find_map(part).map(|h| h.end as usize)
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
