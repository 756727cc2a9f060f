//! Who says a figure, whose age it is, when something happened and what is denied: asked for by whoever shows mentions, and by nobody else.

use crate::extract::{Context, Holders, Mention, MentionKind, NameType, Quote, Role, RoleQualifier, attributions};
use crate::lang::{Class, Cue, Hit, Hits, Lexicon, Modality, SpeechPart, cue_bit};
use crate::resolve::Dossier;
use crate::text::{Span, TokenKind};
use crate::value::{NumberShape, Quantity};

/// Sources looked back at for whose words a figure stands in.
const NESTED: usize = 6;
/// Words of a clause before the one that denies it.
const SUBJECT: usize = 5;

/// An article whose mentions are shown, with the sources it names.
pub struct Said<'a> {
    /// The article.
    pub dossier: &'a Dossier,
    lexicon: &'a Lexicon,
    /// What is attributed, and the key of its source, by place.
    sources: Vec<(Span, String)>,
    holders: Holders<'a>,
}

impl<'a> Said<'a> {
    /// The sources of an article.
    pub fn of(dossier: &'a Dossier, lexicon: &'a Lexicon) -> Said<'a> {
        let mut said = Said { dossier, lexicon, sources: Vec::new(), holders: Holders::of(&dossier.mentions) };
        let asked = dossier.mentions.iter().any(|m| matches!(m.kind, MentionKind::Number(_)));
        if asked {
            let cued = attributions(&said.context(), &dossier.mentions).into_iter();
            said.sources = cued.filter_map(|a| Some((a.content, a.source_key?))).collect();
            // What a quote goes on with has no cue of its own.
            said.sources.extend(dossier.mentions.iter().filter_map(|m| match &m.kind {
                MentionKind::Quote(q) if q.cue.is_none() => Some((q.content, q.speaker.clone()?)),
                _ => None,
            }));
            said.sources.sort_by_key(|(content, _)| (content.start, std::cmp::Reverse(content.end)));
        }
        said
    }

    /// The article as extractors look at it.
    pub(super) fn context(&self) -> Context<'a> {
        Context { text: &self.dossier.article.text, outline: &self.dossier.outline, lexicon: self.lexicon }
    }

    /// Key of the source of a figure: the innermost words it stands in.
    pub fn source(&self, mention: &Mention) -> Option<&str> {
        if !matches!(mention.kind, MentionKind::Number(_)) {
            return None;
        }
        let until = self.sources.partition_point(|(content, _)| content.start <= mention.span.start);
        let near = self.sources.get(until.saturating_sub(NESTED)..until)?.iter().rev();
        near.into_iter().find(|(content, _)| mention.span.end <= content.end).map(|(_, key)| key.as_str())
    }

    /// Key of who holds an office: the person beside it, else the one the article names in it before.
    pub(super) fn holder(&self, mention: &Mention, role: &'a Role) -> Option<&'a str> {
        let post = || self.lexicon.names.office_by_key(&role.office).is_some_and(|o| !o.common);
        let other = || self.holders.one(role, mention.tokens.0).filter(|_| post() && self.meant(mention, role));
        role.person.as_deref().or_else(|| other()?.person.as_deref())
    }

    /// Whether an office without a name means who holds it: "kata Bupati", "kepada Presiden Maravelo"; "kursi Bupati" and "menjabat Camat" do not.
    fn meant(&self, mention: &Mention, role: &Role) -> bool {
        const SMALL: u64 = Class::Function.mask() | Class::Honorific.mask() | Class::SayVerb.mask() | Class::Attribution.mask();
        let outline = &self.dossier.outline;
        let (first, end) = (mention.tokens.0 as usize, mention.tokens.1 as usize);
        if role.qualifier == Some(RoleQualifier::Candidate) || outline.tokens.get(end).is_some_and(|t| t.capital_follows()) {
            return false;
        }
        let Some(before) = first.checked_sub(1) else { return true };
        let becomes = outline.hits.cues(before) & cue_bit(Class::NameCue, Cue::Becomes as u32) != 0;
        let word = outline.tokens.get(before).is_some_and(|t| t.kind == TokenKind::Word);
        let small = outline.hits.mask(before) & SMALL != 0 || self.subordinate(&outline.hits, before);
        let opens = outline.sentence(first).is_some_and(|s| s.first as usize == first);
        !becomes && (opens || !word || small)
    }

    /// What has an amount each: the unit or noun behind "per" or a stroke ("Rp5.500,-/kg", "20 juta saham per hari").
    pub(super) fn rate(&self, mention: &Mention, quantity: &Quantity) -> Option<String> {
        let (outline, text) = (&self.dossier.outline, &self.dossier.article.text);
        let token = |i: usize| outline.tokens.get(i);
        let glued = |i: usize| token(i).is_some_and(|t| !t.spaced());
        let mut at = mention.tokens.1.max(quantity.counted_tokens.1) as usize;
        if token(at).is_some_and(|t| t.is_any_mark(",.")) && glued(at) && glued(at + 1) && token(at + 1)?.is_mark('-') {
            at += 2;
        }
        let stroke = token(at)?.is_mark('/') && glued(at) && glued(at + 1);
        let word = |i: usize| token(i).map_or("", |t| t.span.of(text));
        if !stroke && !self.lexicon.numbers.rates.iter().any(|rate| rate == word(at)) {
            return None;
        }
        let unit = outline.hits.get(at + 1, Class::Unit).and_then(|hit| self.lexicon.numbers.units.get(hit.value as usize));
        let money =
            outline.hits.get(at + 1, Class::Currency).and_then(|hit| self.lexicon.numbers.currencies.get(hit.value as usize));
        let noun = || {
            let plain = token(at + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.capital());
            (plain && self.lexicon.speech.is_function(&outline.hits, at + 1).is_none()).then(|| word(at + 1).to_owned())
        };
        unit.map(|word| &word.unit).or(money.map(|money| &money.unit)).map(|unit| unit.to_string()).or_else(noun)
    }

    /// Key of the person whose name stands right before an age: "Andi Wijaya (34)".
    pub(super) fn whose_age(&self, mention: &Mention, quantity: &Quantity) -> Option<&'a str> {
        if quantity.shape != NumberShape::Age {
            return None;
        }
        let mark = mention.tokens.0.checked_sub(1)?;
        let beside = self.dossier.outline.tokens.get(mark as usize)?.is_any_mark("(,");
        let mentions = &self.dossier.mentions;
        let until = mentions.partition_point(|m| m.span.start < mention.span.start);
        let before = mentions.get(..until)?.iter().rev().take_while(|m| m.sentence == mention.sentence || m.tokens.1 >= mark);
        before.filter(|m| beside && m.tokens.1 == mark).find_map(|m| match &m.kind {
            MentionKind::Name(n) if n.name_type == NameType::Person => Some(n.key.as_str()),
            _ => None,
        })
    }

    /// The value of the date that stands at a place.
    pub(super) fn time(&self, span: Span) -> Option<&'a str> {
        let mentions = &self.dossier.mentions;
        let from = mentions.partition_point(|m| m.span.start < span.start);
        let here = mentions.get(from..)?.iter().take_while(|m| m.span.start == span.start);
        here.filter(|m| m.span == span).find_map(|m| match &m.kind {
            MentionKind::Date { timex, .. } => timex.as_ref().map(|t| t.value.as_str()),
            _ => None,
        })
    }

    /// Whether a quote says that something is not so: by its cue, or by a negating word behind the subject of its first clause.
    pub(super) fn denied(&self, mention: &Mention, quote: &Quote) -> bool {
        let (hits, speech) = (&self.dossier.outline.hits, &self.lexicon.speech);
        let tokens = &self.dossier.outline.tokens;
        let mut words = 0;
        for t in self.behind_adjunct(mention)..mention.tokens.1 as usize {
            let Some(token) = tokens.get(t).filter(|_| words < SUBJECT) else { break };
            if token.kind == TokenKind::Symbol {
                if token.is_any_mark(".,;:!?") {
                    break;
                }
                continue;
            }
            if let Some(hit) = hits.get(t, Class::Negation) {
                // "Tidak, kami …" answers.
                let answers = tokens.get(hit.end as usize).is_some_and(|t| t.is_any_mark(".,;:!?"));
                return quote.denied || speech.denies_clause(hit.value) && !answers;
            }
            if self.subordinate(hits, t) {
                break;
            }
            words += 1;
        }
        quote.denied
    }

    /// One past the phrase of place or time that opens a quote: "Sampai saat ini tidak ada korban", "Di Garut belum ada pasien".
    fn behind_adjunct(&self, quote: &Mention) -> usize {
        let first = quote.tokens.0 as usize;
        let hits = &self.dossier.outline.hits;
        // "Jika Senin hujan tidak turun" is a condition.
        let modality = |h: Hit| self.lexicon.speech.modality(h.value);
        let condition = hits.get(first, Class::Modality).is_some_and(|h| modality(h) == Modality::Hypothetical);
        if condition || !self.subordinate(hits, first) {
            return first;
        }
        let placed = hits.get(first, Class::Preposition).is_some();
        let mentions = &self.dossier.mentions;
        let from = mentions.partition_point(|m| m.sentence < quote.sentence);
        let near = mentions.iter().skip(from).take_while(|m| m.sentence == quote.sentence);
        let phrase = |m: &&Mention| {
            let at = m.tokens.0 as usize;
            let told = matches!(&m.kind, MentionKind::Date { .. })
                || placed && matches!(&m.kind, MentionKind::Name(n) if n.name_type == NameType::Location);
            told && (at == first || at == first + 1) && m.tokens.1 < quote.tokens.1
        };
        near.filter(phrase).map(|m| m.tokens.1 as usize).max().unwrap_or(first)
    }

    /// Whether a word opens a clause or phrase of its own, so that a denial behind it is not that of the first clause.
    fn subordinate(&self, hits: &Hits, token: usize) -> bool {
        let speech = &self.lexicon.speech;
        let part = |part| speech.part_at(hits, token, part).is_some();
        part(SpeechPart::Bound) || part(SpeechPart::Complementiser) || part(SpeechPart::Clause)
    }
}
