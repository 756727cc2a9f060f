//! Words to numbers, phrases to a trie, texts to hits: the one look-up all extractors share.

pub(crate) use super::builder::PhraseBuilder;
use super::start::{self, Start};
use super::words::Words;
use crate::text::{Token, TokenKind, WordId, WordKey};
use rustc_hash::FxHashMap;

/// What a phrase is used for. At most 64, so that a token's classes fit one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Class {
    // dates
    Month,
    Weekday,
    TimeUnit,
    Deictic,
    Direction,
    Edge,
    DayPart,
    ClockCue,
    TimeZone,
    RangeWord,
    DateCue,
    NamedDay,
    Period,
    SetCue,
    Tense,
    DateTrap,
    DateNumeral,
    // numbers
    Numeral,
    Scale,
    Currency,
    Unit,
    Percent,
    Hedge,
    Vague,
    OrdinalCue,
    Fraction,
    Classifier,
    AgeCue,
    Identifier,
    NumberTrap,
    NumberRange,
    NumberSuffix,
    ScoreCue,
    // names, roles, quotes, attribution
    Entity,
    Office,
    Qualifier,
    Honorific,
    OrgTrigger,
    PlaceTrigger,
    EventTrigger,
    Preposition,
    SayVerb,
    Attribution,
    NameTrap,
    NameCue,
    // zones
    Boilerplate,
    Byline,
    Credit,
    Abbreviation,
    Header,
    // facts
    Attribute,
    EventClass,
    Dimension,
    Negation,
    Modality,
    Correction,
    Function,
    Conjunction,
    Canon,
    RelationCue,
    SpeechPart,
    Origin,
    Slot,
    Contrast,
}

impl Class {
    /// The class as a one-bit mask.
    pub const fn mask(self) -> u64 {
        1 << self as u8
    }
}

/// How the case of a phrase is held against the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Any case.
    Any,
    /// Every word that is written with a capital in the data must have one in the text (all capitals will do); words in lower case
    /// match any case.
    Capital,
    /// Exactly as written.
    Exact,
}

/// What a phrase asks of the case of the text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Written {
    Anyhow,
    /// The tokens that must have a capital, as bits; tokens behind the 32nd are free.
    Capitals(u32),
    /// Index of the words that must stand there letter by letter.
    Exactly(u32),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) value: u32,
    pub(super) class: Class,
    /// What may begin with it: see [`Hits::next_start`].
    pub(super) starts: u8,
    pub(super) written: Written,
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// What the phrase is used for.
    pub class: Class,
    /// Index into the table of the class; its meaning belongs to the lexicon part that loaded the phrase.
    pub value: u32,
}

/// All phrases found in one text, by first token; the longest of a class first.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    hits: Vec<Hit>,
    from: Vec<u32>,
    masks: Vec<u64>,
    cues: Vec<u32>,
    /// For each token what may begin there, a bit for each [`Start`].
    starts: Vec<u8>,
}

/// The bit of a cue beside names ([`Class::NameCue`]) or of a trap ([`Class::NameTrap`]) in [`Hits::cues`].
#[inline]
pub const fn cue_bit(class: Class, value: u32) -> u32 {
    match class {
        Class::NameCue => 1 << (value & 31),
        Class::NameTrap => 1 << (28 + (value & 3)),
        _ => 0,
    }
}

impl Hits {
    /// Every phrase that starts at `token`, longest first.
    pub fn at(&self, token: usize) -> &[Hit] {
        match (self.from.get(token), self.from.get(token + 1)) {
            (Some(&a), Some(&b)) => self.hits.get(a as usize..b as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The classes of the phrases that start at `token`, as a mask.
    pub fn mask(&self, token: usize) -> u64 {
        self.masks.get(token).copied().unwrap_or(0)
    }

    /// The cues and traps of names that start at `token`, a bit for each ([`cue_bit`]): extractors ask for one after the other.
    #[inline]
    pub fn cues(&self, token: usize) -> u32 {
        self.cues.get(token).copied().unwrap_or(0)
    }

    /// The first token of `from..to` at which a phrase of the classes `wanted` starts; `to` when there is none.
    pub fn next(&self, from: usize, to: usize, wanted: u64) -> usize {
        self.masks.get(from..to).and_then(|masks| masks.iter().position(|m| m & wanted != 0)).map_or(to, |ahead| from + ahead)
    }

    /// The first token of `from..to` at which something may begin; `to` when there is none.
    #[inline]
    pub fn next_start(&self, from: usize, to: usize, start: Start) -> usize {
        start::next(&self.starts, from, to, start)
    }

    /// The longest phrase of `class` that starts at `token`.
    pub fn get(&self, token: usize, class: Class) -> Option<Hit> {
        if self.mask(token) & class.mask() == 0 {
            return None;
        }
        // The mask tells that one is there: where the phrases of the token end need not be asked.
        self.hits.get(*self.from.get(token)? as usize..)?.iter().copied().find(|h| h.class == class)
    }

    /// All phrases in text order.
    pub fn all(&self) -> &[Hit] {
        &self.hits
    }
}

pub(super) fn edge(node: u32, word: WordId) -> u64 {
    (node as u64) << 32 | word as u64
}

/// A place in the trie.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    /// First entry.
    from: u32,
    /// The number of entries above a bit that tells that a longer phrase goes through it: most phrases are one word, and this spares the
    /// look at the next.
    size: u32,
}

impl Node {
    /// A node without entries, which start at `from`.
    pub(super) fn new(from: u32, inner: bool) -> Node {
        Node { from, size: u32::from(inner) }
    }

    /// Takes up one more entry; where it belongs.
    pub(super) fn grow(&mut self) -> usize {
        self.size += 2;
        self.range().end - 1
    }

    pub(super) fn range(self) -> std::ops::Range<usize> {
        self.from as usize..(self.from + (self.size >> 1)) as usize
    }

    fn inner(self) -> bool {
        self.size & 1 != 0
    }
}

/// What the phrases say that start at one token.
#[derive(Clone, Copy, Default)]
struct Found {
    mask: u64,
    cues: u32,
    starts: u8,
}

/// The compiled phrases of one language.
#[derive(Debug)]
pub struct PhraseTable {
    pub(super) words: Words,
    /// Nodes behind further words.
    pub(super) edges: FxHashMap<u64, u32>,
    /// The node behind a first word has the number of the word: most tokens start no phrase, and this answers them without hashing. Those
    /// behind further words follow.
    pub(super) nodes: Vec<Node>,
    pub(super) entries: Vec<Entry>,
    /// Phrases that must stand letter by letter.
    pub(super) surfaces: Vec<Box<str>>,
    pub(super) has_numbers: bool,
}

impl PhraseTable {
    /// The number of a folded word, 0 when unknown.
    pub fn word_id(&self, folded: &str) -> WordId {
        self.words.get(folded)
    }

    /// One more than the greatest number of a word.
    pub fn words(&self) -> usize {
        self.words.count()
    }

    /// The number of a word that fits a key, 0 when unknown.
    pub fn short_id(&self, key: WordKey) -> WordId {
        self.words.short(key)
    }

    fn word(&self, text: &str, token: &Token) -> WordId {
        match token.kind {
            TokenKind::Number if self.has_numbers => self.word_id(token.span.of(text)),
            _ => token.word,
        }
    }

    /// Finds every phrase in one pass over the tokens.
    pub(crate) fn scan(&self, text: &str, tokens: &[Token]) -> Hits {
        // Two a token are usual.
        let mut hits: Vec<Hit> = Vec::with_capacity(3 * tokens.len());
        let mut from = Vec::with_capacity(tokens.len() + 1);
        let (mut masks, mut cues) = (vec![0; tokens.len()], vec![0; tokens.len()]);
        let mut starts: Vec<u8> = tokens.iter().map(start::of_token).collect();
        for (i, token) in tokens.iter().enumerate() {
            let begin = hits.len();
            from.push(begin as u32);
            let word = self.word(text, token);
            let Some(&node) = self.nodes.get(word as usize).filter(|node| node.size != 0) else { continue };
            let found = self.walk(text, tokens, i, (word, node), &mut hits);
            if let (Some(mask), Some(bits), Some(start)) = (masks.get_mut(i), cues.get_mut(i), starts.get_mut(i)) {
                (*mask, *bits) = (found.mask, found.cues);
                *start |= found.starts;
            }
            // Longer phrases were found later; the order among those of one length stays.
            if let Some(own) = hits.get_mut(begin..)
                && own.first().map(|h| h.end) != own.last().map(|h| h.end)
            {
                own.sort_by_key(|hit| std::cmp::Reverse(hit.end));
            }
        }
        from.push(hits.len() as u32);
        Hits { hits, from, masks, cues, starts }
    }

    /// Adds the phrases that start at token `i`, whose word leads to a node.
    fn walk(&self, text: &str, tokens: &[Token], i: usize, (mut at, mut node): (u32, Node), hits: &mut Vec<Hit>) -> Found {
        let mut found = Found::default();
        let mut j = i + 1;
        loop {
            for e in self.entries.get(node.range()).unwrap_or(&[]) {
                if self.fits(e.written, text, tokens.get(i..j).unwrap_or(&[])) {
                    hits.push(Hit { start: i as u32, end: j as u32, class: e.class, value: e.value });
                    found.mask |= e.class.mask();
                    found.cues |= cue_bit(e.class, e.value);
                    found.starts |= e.starts;
                }
            }
            // A phrase never runs over an empty line.
            let Some(next) = tokens.get(j).filter(|t| node.inner() && !t.starts_paragraph()) else { break };
            let word = self.word(text, next);
            if word == 0 {
                break;
            }
            let Some(&next) = self.edges.get(&edge(at, word)) else { break };
            let Some(&place) = self.nodes.get(next as usize) else { break };
            (at, node) = (next, place);
            j += 1;
        }
        found.starts |= start::of_cues(found.mask, found.cues);
        found
    }

    fn fits(&self, written: Written, text: &str, tokens: &[Token]) -> bool {
        match written {
            Written::Anyhow => true,
            Written::Capitals(bits) => {
                let capital = |i: usize| tokens.get(i).is_none_or(Token::capital);
                let mut left = bits;
                while left != 0 {
                    if !capital(left.trailing_zeros() as usize) {
                        return false;
                    }
                    left &= left - 1;
                }
                true
            }
            Written::Exactly(surface) => {
                let mut rest = self.surfaces.get(surface as usize).map_or("", |s| s);
                tokens.iter().all(|t| {
                    let here = t.span.of(text);
                    let left = rest.trim_start().strip_prefix(here);
                    rest = left.unwrap_or("");
                    left.is_some()
                })
            }
        }
    }
}
