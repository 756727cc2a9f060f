//! The context of a fact: content words, names, events and splitting words of its clause.

use super::{Hashes, List, View};
use crate::extract::{Mention, MentionKind};
use crate::lang::{Class, Lexicon, Modality};
use crate::segment::{Outline, Zone};
pub use crate::text::hash;
use crate::text::{Span, Token, TokenKind, lower};
pub(super) use crate::text::{hash_all, hash_folded};
use crate::value::{DayInterval, Exact};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::hash::Hasher;
use std::sync::Arc;

/// Tokens on either side of a fact that make its context.
const WINDOW: u32 = 14;
/// Tokens before a value in which a modal word speaks about it.
const MODAL: u32 = 4;
/// The same for a date, which belongs to its whole sentence.
const WIDE: u32 = 40;

/// The hash of a run of days.
pub(super) fn hash_days(days: DayInterval) -> u32 {
    let mut h = rustc_hash::FxHasher::default();
    h.write_i32(days.first.number());
    h.write_i32(days.last.number());
    let h = h.finish();
    (h ^ (h >> 32)) as u32
}

/// Sorted hashes of what stands around a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Stems of content words.
    pub stems: List<u32, 13>,
    /// Keys of names.
    pub names: Hashes,
    /// Event classes.
    pub events: List<u16, 11>,
    /// Figures of at least two digits, with their units.
    pub figures: Hashes,
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
    /// The context; facts of one mention share it.
    pub profile: Arc<Profile>,
    /// Splitting words: dimension and value, sorted.
    pub dims: List<(u16, u16), 5>,
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

/// Sorted, each once, in memory of just that size.
fn sorted<T: Ord + Copy, L: Default + for<'l> From<&'l [T]>>(list: &mut Vec<T>) -> L {
    if list.is_empty() {
        return L::default();
    }
    if list.len() > 1 {
        list.sort_unstable();
        list.dedup();
    }
    let out = list.as_slice().into();
    list.clear();
    out
}

/// The stem hash of a content word at a token; `None` for function words, digits, symbols and short words.
pub(super) fn content_stem(view: &View<'_>, token: usize) -> Option<u32> {
    view.tokens.stem(token)
}

/// What is known of a token's word.
#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    /// The hash of its stem, when it carries content.
    pub stem: Option<u32>,
    /// Its stem has an opposite.
    pub opposed: bool,
    /// Its hash in lower case; 0 of what is no word.
    pub folded: u32,
    /// The group of words that reporters put for each other, 0 when it has none.
    pub akin: u16,
}

/// The words of all tokens.
pub(super) fn words(text: &str, outline: &Outline, lexicon: &Lexicon) -> Vec<Word> {
    let read = |(i, t): (usize, &Token)| {
        if t.kind != TokenKind::Word {
            return Word::default();
        }
        let [stem, folded] = match t.word {
            0 => known_of(t.span.of(text), lexicon),
            id => lexicon.speech.known.recall(id, lexicon.words(), || found_out(t.span.of(text), lexicon)),
        };
        let silent =
            t.span.len() < 3 || outline.hits.mask(i) & Class::Function.mask() != 0 || outline.zone(i) == Zone::Boilerplate;
        let akin = if silent { 0 } else { (stem >> GROUP) as u16 };
        Word { stem: (!silent).then_some(stem as u32), opposed: stem & OPPOSED != 0, folded: folded as u32, akin }
    };
    outline.tokens.iter().enumerate().map(read).collect()
}

/// The stem hash of a word.
pub(super) fn stem(word: &str, view: &View<'_>) -> u32 {
    known_of(word, view.lexicon)[0] as u32
}

/// The bit above the hash of a stem.
const OPPOSED: u64 = 1 << 32;
/// The bits above it hold the group of the stem.
const GROUP: u32 = 33;

/// The hash of the stem of a word with the bit of those that have an opposite; the hash of the word itself.
fn known_of(word: &str, lexicon: &Lexicon) -> [u64; 2] {
    lexicon.speech.stems.recall(word, || found_out(word, lexicon))
}

/// The same, found out.
fn found_out(word: &str, lexicon: &Lexicon) -> [u64; 2] {
    let folded = lower(word);
    let stem = lexicon.speech.stemmer.stem(&folded);
    let opposed = if lexicon.speech.poles(&stem).is_empty() { 0 } else { OPPOSED };
    let akin = u64::from(lexicon.speech.akin.of(&stem)) << GROUP;
    [u64::from(hash(&stem)) | opposed | akin, u64::from(hash(&folded))]
}

/// What contexts are made of, found once for all facts of an article whose contexts overlap.
#[derive(Default)]
pub(super) struct Surroundings {
    /// For each mention the hash of its name or figure, or the index of its event class.
    keys: Vec<Option<u32>>,
    /// The grounds of mentions found so far, by the first token: the last token, the sentence, the ground.
    known: RefCell<FxHashMap<u32, (u32, u32, Ground)>>,
    lists: RefCell<Lists>,
}

/// Lists that are filled for each ground anew.
#[derive(Default)]
struct Lists {
    stems: Vec<u32>,
    names: Vec<u32>,
    events: Vec<u16>,
    figures: Vec<u32>,
    dims: Vec<(u16, u16)>,
}

impl Surroundings {
    /// Of an article whose mentions are sorted by sentence.
    pub(super) fn new(mentions: &[Mention], lexicon: &Lexicon) -> Surroundings {
        let key = |m: &Mention| match &m.kind {
            MentionKind::Name(n) => Some(hash(&n.key)),
            MentionKind::Number(q) if q.low >= Exact::int(10) => {
                Some(hash_all(&[&q.value(), " ", q.unit.as_deref().unwrap_or("")]))
            }
            MentionKind::Event(e) => lexicon.vocabulary.event_index(&e.class).and_then(|i| u16::try_from(i).ok()).map(u32::from),
            _ => None,
        };
        let known = FxHashMap::with_capacity_and_hasher(mentions.len(), Default::default());
        Surroundings { keys: mentions.iter().map(key).collect(), known: RefCell::new(known), ..Surroundings::default() }
    }
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
    let (first, last) = mention.tokens;
    let find = || ground_at(view, mention.tokens, mention.sentence, window);
    // A name is a fact of several kinds; a date is one of one kind.
    let mut g = if window == WINDOW {
        let mut known = view.around.known.borrow_mut();
        let (end, sentence, found) = known.entry(first).or_insert_with(|| (last, mention.sentence, find()));
        if (*end, *sentence) == (last, mention.sentence) { found.clone() } else { find() }
    } else {
        find()
    };
    g.span = mention.span;
    g.quoted = view.quoted(mention);
    g
}

/// The context of a token range inside a sentence, splitting words apart.
fn profile(view: &View<'_>, tokens: (u32, u32), sentence: u32, (from, to): (u32, u32), lists: &mut Lists) -> Profile {
    for (i, m) in view.mentions_at(sentence).filter(|(_, m)| m.tokens.0 < to && m.tokens.1 > from) {
        let Some(key) = view.around.keys.get(i).copied().flatten() else { continue };
        match &m.kind {
            MentionKind::Name(_) => lists.names.push(key),
            MentionKind::Number(_) if m.tokens != tokens => lists.figures.push(key),
            MentionKind::Event(_) => lists.events.push(key as u16),
            _ => {}
        }
    }
    for (a, b) in [(from, to.min(tokens.0)), (from.max(tokens.1), to)] {
        lists.stems.extend(view.tokens.open(a, b));
    }
    Profile {
        stems: sorted(&mut lists.stems),
        names: sorted(&mut lists.names),
        events: sorted(&mut lists.events),
        figures: sorted(&mut lists.figures),
    }
}

/// The ground of a token range inside a sentence.
fn ground_at(view: &View<'_>, tokens: (u32, u32), sentence: u32, window: u32) -> Ground {
    const SPLIT: u64 = Class::Dimension.mask() | Class::Modality.mask() | Class::Correction.mask();
    let Some(s) = view.outline.sentences.get(sentence as usize) else { return Ground::default() };
    let from = tokens.0.saturating_sub(window).max(s.first);
    let to = (tokens.1 + window).min(s.last);
    let hits = &view.outline.hits;
    let mut lists = view.around.lists.borrow_mut();
    let profile = profile(view, tokens, sentence, (from, to), &mut lists);
    let (mut modality, mut correction) = (Vec::new(), false);
    let split = |from: u32| hits.next(from as usize, to as usize, SPLIT) as u32;
    let mut next = split(from);
    while next < to {
        let t = next;
        next = split(t + 1);
        // Splitting words act on the nearest number only: a narrower window than the context, and no number between.
        if let Some(d) = hits.get(t as usize, Class::Dimension)
            && (near(view, t, tokens) || opens(view, t, tokens, s.first))
            // A part of somebody's name splits nothing ("Putri Maheswari").
            && !view.tokens.named(t).person
        {
            lists.dims.extend(view.lexicon.vocabulary.dimension(d.value));
        }
        if t < tokens.0
            && tokens.0 - t <= MODAL
            && near(view, t, tokens)
            && let Some(hit) = hits.get(t as usize, Class::Modality)
        {
            let found = view.lexicon.speech.modality(hit.value);
            if !modality.contains(&found) {
                modality.push(found);
            }
        }
        correction |= hits.get(t as usize, Class::Correction).is_some();
    }
    Ground {
        span: Span::default(),
        sentence,
        zone: Some(s.zone),
        profile: Arc::new(profile),
        dims: sorted(&mut lists.dims),
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
