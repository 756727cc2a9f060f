//! The clause a happening is told in: who takes part, where and when.

use crate::extract::{Context, Mention, MentionKind, NameType};
use crate::lang::{Class, Cue, EventKind, Lexicon, SpeechPart, cue_bit};
use crate::segment::{Outline, Zone};
use crate::text::{Span, Token, TokenKind};

/// Tokens of the longest preposition of place ("di sekitar").
const PLACE_WORDS: usize = 3;

/// Tokens on each side of a trigger among which its clause ends.
const REACH: u32 = 60;

/// Tokens from a closing mark up to the word of saying behind it.
const CLOSING: u32 = 4;

/// Most tokens of the phrase of a speaker: "kata Kepala Dinas X, Ratna Dewi".
const SPEAKER: u32 = 12;

/// The text of an article, how it is cut, and its language.
type Seen<'a> = (&'a str, &'a Outline, &'a Lexicon);

/// The part of a sentence between words of saying, marks of quotation and words that open another clause.
pub(super) struct Clause {
    first: u32,
    last: u32,
    /// Where the word of saying stands that bounds it.
    cues: (Option<u32>, Option<u32>),
}

impl Clause {
    /// The clause around the trigger that spans `tokens` in a sentence. What is said or written is told by all of it: "kata Ratna dalam jumpa pers".
    pub fn around(seen: Seen<'_>, tokens: (u32, u32), sentence: u32, kind: &EventKind) -> Clause {
        let (_, outline, _) = seen;
        let (first, last) = outline.sentences.get(sentence as usize).map_or(tokens, |s| (s.first, s.last));
        if kind.speech {
            return Clause { first, last, cues: (None, None) };
        }
        let bounds = (first.max(tokens.0.saturating_sub(REACH)), last.min(tokens.1 + REACH));
        let before = (bounds.0..tokens.0).rev().find_map(|t| bound(seen, t as usize, false).map(|said| (t, said)));
        let behind = (tokens.1..bounds.1).find_map(|t| bound(seen, t as usize, true).map(|said| (t, said)));
        // "… ditangkap," kata Ratna, Selasa": the word of saying behind the closing mark.
        let said = |t: u32| bound(seen, t as usize, true) == Some(true);
        let behind = behind.map(|(t, own)| (t, own || (t + 1..t + CLOSING).any(said)));
        let cue = |found: Option<(u32, bool)>| found.filter(|(_, said)| *said).map(|(t, _)| t);
        Clause {
            first: before.map_or(bounds.0, |(t, _)| t + 1),
            last: behind.map_or(bounds.1, |(t, _)| t),
            cues: (cue(before), cue(behind)),
        }
    }

    /// Whether tokens stand in it.
    pub fn holds(&self, tokens: (u32, u32)) -> bool {
        tokens.0 >= self.first && tokens.1 <= self.last
    }

    /// Whether tokens belong to the words of saying beside it: "kata Ratna Dewi, Selasa", "Ratna Dewi, Selasa, mengatakan".
    pub fn said(&self, tokens: (u32, u32)) -> bool {
        let before = self.cues.0.is_some_and(|t| tokens.1 <= t);
        let behind = self.cues.1.is_some_and(|t| tokens.0 > t);
        before || behind
    }
}

/// Whether a clause ends at a token, and whether at a word of saying.
fn bound((text, outline, lexicon): Seen<'_>, at: usize, behind: bool) -> Option<bool> {
    let (hits, speech) = (&outline.hits, &lexicon.speech);
    let mask = hits.mask(at);
    let token = outline.tokens.get(at)?;
    if token.kind == TokenKind::Symbol {
        return matches!(token.symbol(), '"' | '“' | '”' | ';' | '«' | '»').then_some(false);
    }
    if let Some(hit) = hits.get(at, Class::SayVerb) {
        // "…," kata Ratna: a verb behind the words needs its comma; as a noun ("aku", "lapor") it says nothing.
        let verb = speech.verb(hit.value);
        let comma = at.checked_sub(1).and_then(|p| outline.tokens.get(p)).is_some_and(|t| t.is_any_mark(",?!\"”"));
        // "Ratna berjanji memasang pagar": who says it does it.
        let next = outline.tokens.get(hit.end as usize).map_or("", |t| t.span.of(text));
        let does = !behind && lexicon.names.is_derived(next) && !lexicon.names.looks_derived(next, true);
        return (!does && (verb.before || comma || !behind && verb.after)).then_some(true);
    }
    if mask & Class::Attribution.mask() != 0 || speech.part_at(hits, at, SpeechPart::Passive).is_some() {
        return Some(true);
    }
    if mask & Class::SpeechPart.mask() == 0 {
        return None;
    }
    let part = |part| speech.part_at(hits, at, part).is_some();
    let joiner = hits.cues(at) & cue_bit(Class::NameCue, Cue::Joiner as u32) != 0;
    (part(SpeechPart::Complementiser) || part(SpeechPart::Clause) && !joiner).then_some(false)
}

/// Keys of the persons, bodies and places of the clause of an event, other than where it happened and who only tells of it. `mentions` are those
/// of the article in text order. Only reports show them, so that they are found for whoever asks.
pub fn participants<'m>(cx: &Context<'_>, mentions: &'m [Mention], event: &Mention) -> Vec<&'m str> {
    let Context { text, outline, lexicon } = *cx;
    let MentionKind::Event(told) = &event.kind else { return Vec::new() };
    let vocabulary = &lexicon.vocabulary;
    let Some(kind) = vocabulary.event_index(&told.class).and_then(|i| vocabulary.event(i as u32)) else { return Vec::new() };
    let clause = Clause::around((text, outline, lexicon), event.tokens, event.sentence, kind);
    let from = mentions.partition_point(|m| m.sentence < event.sentence);
    let near = || mentions.iter().skip(from).take_while(|m| m.sentence == event.sentence);
    let quotes = near().filter(|_| !kind.speech).filter_map(|q| match &q.kind {
        MentionKind::Quote(quote) => Some((quote.speaker_span?, q.tokens)),
        _ => None,
    });
    let speakers: Vec<(Span, (u32, u32))> = quotes.collect();
    let speaker = |m: &Mention| {
        let apart = |said: (u32, u32)| m.tokens.1 + SPEAKER < said.0 || m.tokens.0 > said.1 + SPEAKER;
        speakers.iter().any(|&(span, said)| span == m.span && !apart(said))
    };
    let mut keys: Vec<&str> = Vec::new();
    // "di Bogor, Jawa Barat": what goes on with a place is one as well.
    let mut placed = 0;
    for m in near().filter(|m| clause.holds(m.tokens) && outline.zone(m.tokens.0 as usize) != Zone::Dateline) {
        let MentionKind::Name(n) = &m.kind else { continue };
        let takes_part = match n.name_type {
            NameType::Location => {
                let comma = |t: u32| outline.tokens.get(t as usize).is_some_and(|t| t.is_mark(','));
                let place = is_place(outline, m.tokens.0) || placed > 0 && placed + 1 == m.tokens.0 && comma(placed);
                placed = if place { m.tokens.1 } else { placed };
                !place
            }
            kind => matches!(kind, NameType::Person | NameType::Organisation),
        };
        if takes_part && !keys.contains(&n.key.as_str()) && !speaker(m) {
            keys.push(&n.key);
        }
    }
    keys
}

/// Whether the words before a name say that something happened there: "di Garut", "di Garut, Jawa Barat", "mengguncang wilayah Kabupaten Garut".
pub(super) fn is_place(outline: &Outline, token: u32) -> bool {
    let name = token as usize;
    let hits = &outline.hits;
    let preposition = (name.saturating_sub(PLACE_WORDS)..name)
        .any(|t| hits.at(t).iter().any(|h| h.class == Class::Preposition && h.end == token));
    let noun = || {
        let Some(before) = name.checked_sub(1) else { return false };
        let lower = outline.tokens.get(before).is_some_and(|t: &Token| t.kind == TokenKind::Word && !t.capital());
        let place = hits.cues(before) & cue_bit(Class::NameCue, Cue::PlaceBefore as u32) != 0;
        lower && place && hits.get(before, Class::PlaceTrigger).is_some()
    };
    preposition || noun()
}
