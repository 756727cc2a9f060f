//! Who says a figure, whose age it is, when something happened and what is denied: asked for by whoever shows mentions, and by nobody else.

use crate::extract::{Context, Mention, MentionKind, NameType, Quote, attributions};
use crate::lang::{Class, Hits, Lexicon, SpeechPart};
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
}

impl<'a> Said<'a> {
    /// The sources of an article.
    pub fn of(dossier: &'a Dossier, lexicon: &'a Lexicon) -> Said<'a> {
        let mut said = Said { dossier, lexicon, sources: Vec::new() };
        let asked = dossier.mentions.iter().any(|m| matches!(m.kind, MentionKind::Number(_)));
        if asked {
            let cx = Context { text: &dossier.article.text, outline: &dossier.outline, lexicon };
            let cued = attributions(&cx, &dossier.mentions).into_iter();
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

    /// Key of the source of a figure: the innermost words it stands in.
    pub fn source(&self, mention: &Mention) -> Option<&str> {
        if !matches!(mention.kind, MentionKind::Number(_)) {
            return None;
        }
        let until = self.sources.partition_point(|(content, _)| content.start <= mention.span.start);
        let near = self.sources.get(until.saturating_sub(NESTED)..until)?.iter().rev();
        near.into_iter().find(|(content, _)| mention.span.end <= content.end).map(|(_, key)| key.as_str())
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
        unit.map(|unit| &*unit.code).or(money.map(|money| &*money.code)).map(str::to_owned).or_else(noun)
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
        for t in mention.tokens.0 as usize..mention.tokens.1 as usize {
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

    /// Whether a word opens a clause or phrase of its own, so that a denial behind it is not that of the first clause.
    fn subordinate(&self, hits: &Hits, token: usize) -> bool {
        let speech = &self.lexicon.speech;
        let part = |part| speech.part_at(hits, token, part).is_some();
        part(SpeechPart::Bound) || part(SpeechPart::Complementiser) || part(SpeechPart::Clause)
    }
}
