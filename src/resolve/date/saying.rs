//! The day on which quoted words were said: "besok" in them is counted from it and not from the publication.

use crate::extract::{DateExpr, Mention, MentionKind, Point, Quote};
use crate::lang::{Class, CueWord, Lexicon, SpeechPart};
use crate::segment::Outline;
use crate::text::{Span, TokenKind};

/// Tokens between a verb of saying and the day on which somebody said it.
const REACH: u32 = 40;

/// A day on which something was said, as written.
#[derive(Clone, Debug)]
pub(super) struct Saying {
    /// Tokens of the words that were said.
    words: (u32, u32),
    pub point: Point,
    pub tokens: (u32, u32),
    pub sentence: u32,
}

/// The days of all quotes that hold a word which counts from a day.
pub(super) fn find(outline: &Outline, mentions: &[Mention], lexicon: &Lexicon) -> Vec<Saying> {
    let hanging: Vec<u32> = mentions.iter().filter(|m| hangs(m)).map(|m| m.tokens.0).collect();
    let mut out = Vec::new();
    if hanging.is_empty() {
        return out;
    }
    let finder = Finder { outline, mentions, lexicon };
    let mut last: Option<Saying> = None;
    for m in mentions {
        let MentionKind::Quote(quote) = &m.kind else { continue };
        if !quote.direct {
            continue;
        }
        let holds = hanging.iter().any(|t| m.tokens.0 <= *t && *t < m.tokens.1);
        // The second part of what somebody says has no cue of its own.
        let found = match quote.cue {
            Some(cue) => finder.beside(m, quote, cue),
            None => last.take().filter(|said| finder.paragraph(said.tokens.0) == finder.paragraph(m.tokens.0)),
        };
        last = found.map(|said| Saying { words: m.tokens, ..said });
        out.extend(last.clone().filter(|_| holds));
    }
    out
}

/// Whether a date is counted from the day on which it is said, and nothing else says which day it is.
pub(super) fn hangs(mention: &Mention) -> bool {
    let MentionKind::Date { expr: DateExpr::Point(p), .. } = &mention.kind else { return false };
    let counted = p.day_shift.is_some() || p.unit_shift.is_some();
    counted && !p.previous && !p.as_section && p.written == Default::default() && p.named.is_none()
}

/// The day on which the words around a token were said.
pub(super) fn of(sayings: &[Saying], token: u32) -> Option<&Saying> {
    sayings.iter().find(|s| s.words.0 <= token && token < s.words.1)
}

struct Finder<'a> {
    outline: &'a Outline,
    mentions: &'a [Mention],
    lexicon: &'a Lexicon,
}

impl Finder<'_> {
    fn paragraph(&self, token: u32) -> Option<u32> {
        self.outline.sentence(token as usize).map(|s| s.paragraph)
    }

    /// The day in the clause of a cue: behind it ("kata Rudi, Selasa (12/3)"), or opening the sentence before it.
    fn beside(&self, quote: &Mention, said: &Quote, cue: Span) -> Option<Saying> {
        let at = self.outline.tokens.partition_point(|t| t.span.start < cue.start) as u32;
        let index = *self.outline.sentence_of.get(at as usize)?;
        let sentence = self.outline.sentences.get(index as usize)?;
        let from = self.mentions.partition_point(|m| m.tokens.0 < sentence.first);
        let near = self.mentions.get(from..)?.iter().take_while(|m| m.tokens.0 < sentence.last);
        let spoken = |m: &Mention| quote.tokens.0 <= m.tokens.0 && m.tokens.0 < quote.tokens.1;
        let mut days = near.filter(|m| !spoken(m)).filter_map(|m| Some((m, day(m)?)));
        let (mention, point) =
            days.find(
                |(m, _)| {
                    if m.tokens.0 > at { self.belongs(at, m.tokens.0, said) } else { self.opens(sentence.first, m.tokens.0) }
                },
            )?;
        Some(Saying { words: quote.tokens, point: point.clone(), tokens: mention.tokens, sentence: mention.sentence })
    }

    /// Whether nothing between a cue and a day starts a clause of its own, so that the day is that of the saying.
    fn belongs(&self, cue: u32, day: u32, said: &Quote) -> bool {
        let named = said.speaker_span.map_or(0, |s| self.outline.tokens.partition_point(|t| t.span.end <= s.end)) as u32;
        let apart = |t: u32| {
            let hits = &self.outline.hits;
            // "kata Rudi soal kebakaran pada Senin": what nobody plans is told, what is planned is where he says it.
            let kind = hits.get(t as usize, Class::EventClass).and_then(|h| self.lexicon.vocabulary.event(h.value));
            let topic = hits.get(t as usize, Class::Negation).is_some() || kind.is_some_and(|k| k.sudden);
            let token = self.outline.tokens.get(t as usize);
            topic || token.is_some_and(|t| t.is_any_mark("\"“”:;"))
        };
        let from = named.clamp(cue, day);
        day - cue <= REACH && !(from..day).any(apart) && self.free(day)
    }

    /// Whether a day stands alone or behind a comma, a bracket or "on", and not behind "since" or "until".
    fn free(&self, day: u32) -> bool {
        let Some(before) = day.checked_sub(1) else { return true };
        let token = self.outline.tokens.get(before as usize);
        let hits = self.outline.hits.at(before as usize);
        let cue = |h: &crate::lang::Hit| {
            h.class == Class::DateCue
                && matches!(self.lexicon.dates.cues.get(h.value as usize), Some(CueWord::Weekday | CueWord::Filler))
        };
        // "pada", "on": what the lexicon of speech knows as the end of the phrase that names a speaker.
        let held = self.lexicon.speech.part_at(&self.outline.hits, before as usize, SpeechPart::Bound).is_some();
        let tense = self.outline.hits.mask(before as usize) & Class::Tense.mask() != 0;
        let mark = token.is_some_and(|t| t.kind == TokenKind::Symbol);
        mark || hits.iter().any(cue)
            || held && !tense
            || self.outline.hits.mask(before as usize) & Class::SayVerb.mask() != 0
            || token.is_some_and(|t| t.capital())
    }

    /// Whether a day opens the sentence: "Selasa (12/3), Rudi mengatakan", "Pada Selasa (12/3), …".
    fn opens(&self, first: u32, day: u32) -> bool {
        day == first || day == first + 1 && self.free(day)
    }
}

/// A day of the calendar or a weekday, of nobody's counting.
fn day(mention: &Mention) -> Option<&Point> {
    let MentionKind::Date { expr: DateExpr::Point(p), .. } = &mention.kind else { return None };
    let day = p.has_day() || p.written.weekday.is_some() && p.written.month.is_none();
    (day && p.day_shift.is_none() && p.unit_shift.is_none() && p.direction.is_none_or(|d| d < 0) && !p.impossible).then_some(p)
}
