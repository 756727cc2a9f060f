//! The context of a fact: content words, names, events and splitting words of its clause.

use super::View;
use crate::extract::{Mention, MentionKind, NameType};
use crate::lang::{Class, Lexicon, Modality};
use crate::segment::{Outline, Zone};
use crate::text::{Span, Token, TokenKind};
use crate::value::Exact;
use std::hash::Hasher;

/// Tokens on either side of a fact that make its context.
const WINDOW: u32 = 14;
/// Tokens before a value in which a modal word speaks about it.
const MODAL: u32 = 4;
/// The same for a date, which belongs to its whole sentence.
const WIDE: u32 = 40;

/// A stable hash of a folded word or key: the same on every machine and in every run.
pub fn hash(word: &str) -> u32 {
    let mut h = rustc_hash::FxHasher::default();
    // FxHasher reads native words; feeding bytes one by one keeps it the same on every platform.
    for b in word.bytes() {
        h.write_u32(b as u32);
    }
    let h = h.finish();
    (h ^ (h >> 32)) as u32
}

/// Sorted hashes of what stands around a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Stems of content words.
    pub stems: Box<[u32]>,
    /// Keys of names.
    pub names: Box<[u32]>,
    /// Event classes.
    pub events: Box<[u16]>,
    /// Figures of at least two digits, with their units.
    pub figures: Box<[u32]>,
}

fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    common(a, b).count()
}

/// What two sorted lists have in common.
pub fn common<'a, T: Ord>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = &'a T> {
    a.iter().filter(move |x| b.binary_search(x).is_ok())
}

impl Profile {
    /// How many content words two contexts share.
    pub fn shared_stems(&self, other: &Profile) -> usize {
        shared(&self.stems, &other.stems)
    }

    /// How many names two contexts share.
    pub fn shared_names(&self, other: &Profile) -> usize {
        shared(&self.names, &other.names)
    }

    /// How many figures two contexts share.
    pub fn shared_figures(&self, other: &Profile) -> usize {
        shared(&self.figures, &other.figures)
    }

    /// How many event classes two contexts share.
    pub fn shared_events(&self, other: &Profile) -> usize {
        shared(&self.events, &other.events)
    }
}

/// Where a fact stands and what surrounds it.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// The place of the value.
    pub span: Span,
    /// Index of the sentence.
    pub sentence: u32,
    /// The zone.
    pub zone: Option<Zone>,
    /// The context.
    pub profile: Profile,
    /// Splitting words: dimension and value, sorted.
    pub dims: Box<[(u16, u16)]>,
    /// Planned, demanded, estimated, denied, hypothetical: the clause does not say that it is so.
    pub unreal: bool,
    /// What the words right before the value make of it, each once.
    pub modality: Vec<Modality>,
    /// The clause announces a correction.
    pub correction: bool,
    /// Inside a direct quote.
    pub quoted: bool,
}

impl Ground {
    /// Whether the value stands in the headline.
    pub fn headline(&self) -> bool {
        self.zone == Some(Zone::Headline)
    }
}

fn sorted<T: Ord>(mut v: Vec<T>) -> Box<[T]> {
    v.sort_unstable();
    v.dedup();
    v.into_boxed_slice()
}

/// The stem hash of a content word at a token; `None` for function words, digits, symbols and short words.
pub(super) fn content_stem(view: &View<'_>, token: usize) -> Option<u32> {
    view.stems.get(token).copied().flatten()
}

/// The stem hashes of all content words: contexts overlap, so that a word is asked for many times.
pub(super) fn stems(text: &str, outline: &Outline, lexicon: &Lexicon) -> Vec<Option<u32>> {
    let mut folded = String::new();
    let mut fold = |i: usize, t: &Token| {
        let silent = t.kind != TokenKind::Word || t.span.len() < 3 || outline.zone(i) == Zone::Boilerplate;
        if silent || outline.hits.get(i, Class::Function).is_some() {
            return None;
        }
        let word = t.span.of(text);
        folded.clear();
        if word.is_ascii() {
            folded.extend(word.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        } else {
            folded.push_str(&word.to_lowercase());
        }
        Some(hash(&lexicon.speech.stemmer.stem(&folded)))
    };
    outline.tokens.iter().enumerate().map(|(i, t)| fold(i, t)).collect()
}

/// The stem hash of a word.
pub(super) fn stem(word: &str, view: &View<'_>) -> u32 {
    hash(&view.lexicon.speech.stemmer.stem(&word.to_lowercase()))
}

/// The ground of a fact at a mention.
pub(super) fn ground(view: &View<'_>, mention: &Mention) -> Ground {
    reach(view, mention, WINDOW)
}

/// The ground of a fact that belongs to its whole sentence.
pub(super) fn ground_wide(view: &View<'_>, mention: &Mention) -> Ground {
    reach(view, mention, WIDE)
}

fn reach(view: &View<'_>, mention: &Mention, window: u32) -> Ground {
    let mut g = ground_at(view, mention.tokens, mention.sentence, window);
    g.span = mention.span;
    g.quoted = view.quoted(mention);
    g
}

/// The ground of a token range inside a sentence.
fn ground_at(view: &View<'_>, tokens: (u32, u32), sentence: u32, window: u32) -> Ground {
    let Some(s) = view.outline.sentences.get(sentence as usize) else { return Ground::default() };
    let from = tokens.0.saturating_sub(window).max(s.first);
    let to = (tokens.1 + window).min(s.last);
    let hits = &view.outline.hits;
    let mut stems = Vec::with_capacity(16);
    let mut dims = Vec::new();
    let (mut modality, mut correction) = (Vec::new(), false);
    let (mut named, mut people) = (vec![], vec![]);
    let mut names = Vec::new();
    let mut events = Vec::new();
    let mut figures = Vec::new();
    for m in view.sentence_mentions(sentence).iter().filter(|m| m.tokens.0 < to && m.tokens.1 > from) {
        match &m.kind {
            MentionKind::Name(n) => {
                names.push(hash(&n.key));
                named.push(m.tokens);
                if n.name_type == NameType::Person {
                    people.push(m.tokens);
                }
            }
            MentionKind::Date { .. } => named.push(m.tokens),
            MentionKind::Number(q) if m.tokens != tokens && q.low >= Exact::int(10) => {
                figures.push(hash(&format!("{} {}", q.value(), q.unit.as_deref().unwrap_or(""))));
            }
            MentionKind::Event(e) => events.extend(event_index(view, &e.class)),
            _ => {}
        }
    }
    for t in from as usize..to as usize {
        if (t as u32) < tokens.0 || t as u32 >= tokens.1 {
            let inside = named.iter().any(|&(a, b)| a <= t as u32 && (t as u32) < b);
            if !inside {
                stems.extend(content_stem(view, t));
            }
        }
        let mask = hits.mask(t);
        if mask & (Class::Dimension.mask() | Class::Modality.mask() | Class::Correction.mask()) == 0 {
            continue;
        }
        // Splitting words act on the nearest number only: a narrower window than the context, and no number between.
        // A part of somebody's name splits nothing ("Putri Maheswari").
        if !people.iter().any(|&(a, b): &(u32, u32)| a <= t as u32 && (t as u32) < b)
            && let Some(d) = hits.get(t, Class::Dimension)
            && (near(view, t as u32, tokens) || opens(view, t as u32, tokens, s.first))
        {
            dims.extend(view.lexicon.vocabulary.dimension(d.value));
        }
        if (t as u32) < tokens.0
            && tokens.0 - t as u32 <= MODAL
            && near(view, t as u32, tokens)
            && let Some(hit) = hits.get(t, Class::Modality)
        {
            let found = view.lexicon.speech.modality(hit.value);
            if !modality.contains(&found) {
                modality.push(found);
            }
        }
        correction |= hits.get(t, Class::Correction).is_some();
    }
    Ground {
        span: Span::default(),
        sentence,
        zone: Some(s.zone),
        profile: Profile { stems: sorted(stems), names: sorted(names), events: sorted(events), figures: sorted(figures) },
        dims: sorted(dims),
        // A plan or an estimate still names the figure or the day.
        unreal: modality.iter().any(|m| matches!(m, Modality::Hypothetical | Modality::Demanded | Modality::Denied)),
        modality,
        correction,
        quoted: false,
    }
}

/// Whether a word opens the sentence as an adverbial ("Secara bulanan, harga naik 0,4 persen") and no figure stands between.
fn opens(view: &View<'_>, token: u32, tokens: (u32, u32), first: u32) -> bool {
    token < first + 4
        && tokens.0 > token
        && tokens.0 - token <= 8
        && view
            .outline
            .tokens
            .get(token as usize..tokens.0 as usize)
            .is_some_and(|run| !run.iter().any(|t| t.kind == TokenKind::Number))
}

/// Whether a word at `token` speaks about the value at `tokens`: at most six tokens away and with no other digit run between.
fn near(view: &View<'_>, token: u32, tokens: (u32, u32)) -> bool {
    let (a, b) = if token < tokens.0 { (token + 1, tokens.0) } else { (tokens.1, token) };
    if b.saturating_sub(a) > 6 {
        return false;
    }
    view.outline.tokens.get(a as usize..b as usize).is_some_and(|run| {
        let border = |(i, t): (usize, &Token)| t.kind == TokenKind::Number && !view.in_date(a + i as u32) || t.is_any_mark(",;.");
        !run.iter().enumerate().any(border)
    })
}

/// The index of an event class in the vocabulary.
pub(super) fn event_index(view: &View<'_>, class: &str) -> Option<u16> {
    view.lexicon.vocabulary.event_index(class).and_then(|i| u16::try_from(i).ok())
}
