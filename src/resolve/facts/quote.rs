//! Quotes as the words that carry their content.

use super::View;
use super::profile::{self, Ground};
use crate::extract::{MentionKind, is_quotation};
use crate::lang::Class;
use crate::text::{Span, TokenKind, lower};

/// What somebody is quoted with.
#[derive(Clone, Debug)]
pub struct QuoteFact {
    /// Key of the speaker.
    pub speaker: Option<String>,
    /// Stems of the content words, in order.
    pub stems: Box<[u32]>,
    /// For each stem where its word stands.
    pub spans: Box<[Span]>,
    /// For each stem whether a negating word stands right before it, small words apart.
    pub denied: Box<[bool]>,
    /// Words that have an opposite: the index of the stem, the pair of opposites, the side.
    pub poles: Box<[(usize, u16, bool)]>,
    /// Where negating words stand.
    pub denials: Box<[Span]>,
    /// In quotation marks.
    pub direct: bool,
    /// Both marks are there.
    pub bounded: bool,
    /// The speaker's name stands right beside the verb of saying: "kata Mirna Lestiani".
    pub firm: bool,
    /// Key of the office a speaker without a name is told by: "the judge said".
    pub office: Option<String>,
    /// Place and context.
    pub ground: Ground,
}

impl QuoteFact {
    /// Whether a word is denied of one thing and said of another: "we do not return what is ours, we return what is yours".
    pub fn contrasts(&self) -> bool {
        let mut denied = self.stems.iter().zip(&self.denied).filter(|(_, no)| **no);
        denied.any(|(s, _)| self.stems.iter().zip(&self.denied).any(|(t, no)| s == t && !*no))
    }
}

pub(super) fn find(view: &View<'_>) -> Vec<QuoteFact> {
    let mut out = Vec::with_capacity(view.room(|kind| matches!(kind, MentionKind::Quote(_))));
    let (mut stems, mut spans, mut denied) = (Vec::new(), Vec::new(), Vec::new());
    for mention in view.mentions.iter().filter(|m| m.zone.asserts()) {
        let MentionKind::Quote(q) = &mention.kind else { continue };
        if q.denied && q.speaker.is_none() && !q.direct {
            continue;
        }
        let tokens = &view.outline.tokens;
        let from = tokens.partition_point(|t| t.span.start < q.content.start);
        let to = tokens.partition_point(|t| t.span.end <= q.content.end);
        stems.clear();
        spans.clear();
        denied.clear();
        let mut poles = Vec::new();
        let mut denials = Vec::new();
        let mut deny = false;
        for t in from..to {
            let Some(token) = tokens.get(t) else { break };
            if let Some(hit) = view.outline.hits.get(t, Class::Negation) {
                if !view.lexicon.speech.denies(hit.value) {
                    continue;
                }
                denials.push(token.span);
                deny = true;
            } else if token.is_any_mark(",.;:!?") {
                // "Calon suami tidak ikut, ini bawa …": the denial ends with its clause.
                deny = false;
            } else if let Some(stem) = profile::content_stem(view, t) {
                if view.tokens.words().get(t).is_some_and(|w| w.opposed) {
                    let folded = lower(token.span.of(view.text));
                    let stem = view.lexicon.speech.stemmer.stem(&folded);
                    poles.extend(view.lexicon.speech.poles(&stem).iter().map(|&(pair, side)| (stems.len(), pair, side)));
                }
                stems.push(stem);
                spans.push(token.span);
                denied.push(deny);
                deny = false;
            }
        }
        let mut ground = profile::ground(view, mention);
        ground.span = q.content;
        // Whom an office without a name means is worked out when two reports are held against each other.
        let post = q.inferred && q.speaker_span.is_some_and(|span| is_office(view, span));
        let speaker = q.speaker.as_deref().filter(|_| !post);
        out.push(QuoteFact {
            speaker: speaker.map(str::to_owned),
            stems: stems.as_slice().into(),
            spans: spans.as_slice().into(),
            denied: denied.as_slice().into(),
            poles: poles.into(),
            denials: denials.into(),
            direct: q.direct,
            bounded: q.direct && from.checked_sub(1).and_then(|t| tokens.get(t)).is_some_and(|t| is_quotation(t.symbol())),
            firm: firm(view, mention.sentence, speaker),
            office: q.cue.filter(|_| speaker.is_none()).and_then(|cue| office(view, cue)),
            ground,
        });
    }
    out
}

/// Whether words that name a speaker are those of an office.
fn is_office(view: &View<'_>, span: Span) -> bool {
    let tokens = &view.outline.tokens;
    let from = tokens.partition_point(|t| t.span.start < span.start);
    let to = tokens.partition_point(|t| t.span.end <= span.end);
    let first = view.mentions.partition_point(|m| m.span.start < span.start);
    let here = view.mentions.iter().skip(first).take_while(|m| m.span.start == span.start);
    let named = here.into_iter().any(|m| m.span == span && matches!(m.kind, MentionKind::Name(_)));
    !named && (from..to).any(|t| view.outline.hits.get(t, Class::Office).is_some())
}

/// Tokens between an office and the verb of saying: "direktur utama perusahaan itu menyatakan".
const BESIDE: usize = 5;

/// The office that stands beside a cue of speech, the nearest one.
fn office(view: &View<'_>, cue: Span) -> Option<String> {
    let tokens = &view.outline.tokens;
    let (from, to) = (tokens.partition_point(|t| t.span.start < cue.start), tokens.partition_point(|t| t.span.end <= cue.end));
    let hit = |t: usize| view.outline.hits.get(t, Class::Office).and_then(|h| view.lexicon.names.office(h.value));
    let word = |t: &usize| tokens.get(*t).is_some_and(|t| t.kind == TokenKind::Word);
    let ahead = (from.saturating_sub(BESIDE)..from).rev().take_while(word).find_map(hit);
    ahead.or_else(|| (to..to + BESIDE).take_while(word).find_map(hit)).map(|o| o.sort.to_string())
}

/// Tokens of a title between a verb of saying and a name.
const TITLE: u32 = 8;

/// Whether the speaker is named behind a verb of saying, with or without a title, or before it with nothing the name could belong to ("head of X said").
pub(super) fn firm(view: &View<'_>, sentence: u32, speaker: Option<&str>) -> bool {
    const SPEECH: u64 = Class::SayVerb.mask() | Class::Attribution.mask();
    let hits = &view.outline.hits;
    let verb = |t: Option<u32>| t.is_some_and(|t| hits.get(t as usize, Class::SayVerb).is_some());
    let cue = |t: Option<u32>| t.is_some_and(|t| hits.mask(t as usize) & SPEECH != 0);
    let token = |t: u32| view.outline.tokens.get(t as usize);
    let comma = |t: u32| token(t).is_some_and(|t| t.is_mark(','));
    // "kata Kepala Kantor SAR X", "said chief engineer X", "said the mayor, X": a title may stand between.
    let office = |t: u32| hits.get(t as usize, Class::Office).is_some();
    let title = |t: u32| {
        let small = hits.mask(t as usize) & SPEECH == 0 && hits.mask(t as usize) & Class::Function.mask() != 0;
        token(t).is_some_and(|w| w.kind == TokenKind::Word && w.capital()) || office(t) || small && office(t + 1)
    };
    let led = |first: u32| {
        let apposed = first.checked_sub(1).filter(|&t| comma(t) && t.checked_sub(1).is_some_and(office)).unwrap_or(first);
        let behind = (first.saturating_sub(TITLE)..apposed).rev().find(|&t| !title(t));
        cue(first.checked_sub(1)) || cue(behind)
    };
    // "X, the mayor, said".
    let follows = |end: u32| {
        let close = comma(end).then(|| (end + 1..end + TITLE).find(|&t| comma(t)))?;
        close.map(|t| verb(Some(t + 1)))
    };
    let word = |t: u32| token(t).is_some_and(|t| t.kind == TokenKind::Word);
    view.sentence_mentions(sentence).iter().any(|m| match &m.kind {
        MentionKind::Name(n) if Some(n.key.as_str()) == speaker => {
            // "Ms X had said": a form of address and an auxiliary are in nobody's way.
            let address = |t: u32| hits.get(t as usize, Class::Honorific).is_some();
            let before = m.tokens.0.checked_sub(1);
            let before = before.filter(|&t| address(t)).map_or(before, |t| t.checked_sub(1));
            let small = hits.mask(m.tokens.1 as usize) & Class::Function.mask() != 0;
            let ahead = verb(Some(m.tokens.1 + u32::from(small))) || verb(Some(m.tokens.1)) || follows(m.tokens.1) == Some(true);
            led(m.tokens.0) || ahead && !before.is_some_and(word)
        }
        _ => false,
    })
}
