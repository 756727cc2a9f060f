//! Sentences that open with who speaks: "BMKG: …", "Data BPS mencatat …", "Lanjut Ratna, …".

use super::clause::{Clause, Finder};
use super::speaker::Who;
use crate::lang::{Class, SpeechPart};
use crate::segment::Zone;

/// Tokens between the house that gives data and the verb that tells what they say.
const DOCUMENT_REACH: usize = 5;

impl Finder<'_, '_, '_> {
    /// The clause whose speaker opens the sentence.
    pub(super) fn opening(&self) -> Option<Clause> {
        self.headline().or_else(|| self.document()).or_else(|| self.fronted())
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
        let part = |i, part| self.part(i, part);
        let cue = (self.first(), part(self.first(), SpeechPart::Document)?);
        let house = self.names.mention(cue.1).filter(|p| !p.person)?;
        // "Data Badan Pusat Statistik (BPS) menunjukkan"
        let verb = (house.tokens.1..house.tokens.1 + DOCUMENT_REACH).find_map(|i| part(i, SpeechPart::Shows))?;
        let content = (verb, self.end());
        (!self.quotes(content)).then(|| self.clause(cue, Who::Named(house.clone()), content, false)).flatten()
    }

    /// "Lanjut Ratna, air sudah surut", "Masih dikatakan Ratna, …": a sentence that opens with its verb and its speaker.
    fn fronted(&self) -> Option<Clause> {
        if self.sentence.zone == Zone::Headline {
            return None;
        }
        let (hits, speech, first) = (&self.cx.outline.hits, &self.cx.lexicon.speech, self.first());
        let cue = (first..first + 2).find_map(|i| {
            let verb = hits.get(i, Class::SayVerb).filter(|h| speech.verb(h.value).after && !speech.verb(h.value).pronominal);
            let end = verb.map(|h| h.end as usize).or_else(|| self.part(i, SpeechPart::Passive))?;
            (i == first || speech.is_function(hits, first).is_some() || self.part(first, SpeechPart::Lead).is_some())
                .then_some((i, end))
        })?;
        // "Seperti dikatakan Ratna" names the source itself.
        if (first..cue.1).any(|i| hits.get(i, Class::Attribution).is_some()) {
            return None;
        }
        let pronoun = self.part(cue.1, SpeechPart::Pronoun);
        let (who, end) = match pronoun {
            Some(end) => (Who::Pronoun, end),
            None => match self.names.after(cue.1, self.sentence.last as usize) {
                Who::Named(p) if self.names.mention(p.tokens.0).is_some() && p.person => {
                    let end = p.tokens.1;
                    (Who::Named(p), end)
                }
                _ => return None,
            },
        };
        let content = (end + 1, self.end());
        let whole = self.symbol(end) == ',' && !self.names.breaks_off(end + 1) && !self.apposition(end + 1);
        (whole && !self.quotes((cue.0, content.1))).then(|| self.clause(cue, who, content, true)).flatten()
    }
}
