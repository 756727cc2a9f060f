//! Words to numbers, phrases to a trie, texts to hits: the one look-up all extractors share.

use crate::text::{Token, TokenKind, WordId, WordTable, tokenize_into};
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

#[derive(Clone, Debug)]
struct Entry {
    class: Class,
    value: u32,
    case: Case,
    surface: Box<str>,
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

    /// The longest phrase of `class` that starts at `token`.
    pub fn get(&self, token: usize, class: Class) -> Option<Hit> {
        if self.mask(token) & class.mask() == 0 {
            return None;
        }
        self.at(token).iter().copied().find(|h| h.class == class)
    }

    /// All phrases in text order.
    pub fn all(&self) -> &[Hit] {
        &self.hits
    }
}

/// Collects phrases while the data files are read.
pub(crate) struct PhraseBuilder {
    table: PhraseTable,
    /// Entries of the node, until built.
    staged: Vec<(u32, Entry)>,
    /// Room for the tokens of one phrase and for one word.
    tokens: Vec<Token>,
    folded: String,
}

/// Words and edges of a shipped language, roughly: the tables need not grow step by step at each start.
const ROOM: usize = 14_000;

impl Default for PhraseBuilder {
    fn default() -> Self {
        let mut table = PhraseTable::default();
        table.words.reserve(ROOM);
        table.edges.reserve(ROOM);
        PhraseBuilder { table, staged: Vec::with_capacity(ROOM), tokens: Vec::new(), folded: String::new() }
    }
}

impl PhraseBuilder {
    /// Adds a phrase: words separated by spaces, written as in a text. Returns false when it holds no token.
    pub(crate) fn add(&mut self, phrase: &str, class: Class, value: u32, case: Case) -> bool {
        self.tokens.clear();
        let words = Interning(std::cell::RefCell::new(&mut self.table.words));
        tokenize_into(phrase, crate::text::Span::new(0, phrase.len()), &words, &mut self.tokens, &mut self.folded);
        if self.tokens.is_empty() {
            return false;
        }
        let mut node = 0;
        for t in &self.tokens {
            let word = match t.kind {
                // Digit runs carry no word; intern their text so that "pp 36" can be a phrase.
                TokenKind::Number => {
                    self.table.has_numbers = true;
                    words.word_id(t.span.of(phrase))
                }
                _ => t.word,
            };
            let fresh = self.table.nodes;
            node = *self.table.edges.entry(edge(node, word)).or_insert(fresh);
            if node == fresh {
                self.table.nodes += 1;
            }
        }
        // Only the case of letters makes anybody look at the phrase again.
        let surface = if case == Case::Any { Box::default() } else { phrase.into() };
        self.staged.push((node, Entry { class, value, case, surface }));
        true
    }

    pub(crate) fn build(mut self) -> PhraseTable {
        // Entries of a node by class, then as they were added. Sorting numbers is far cheaper than sorting entries.
        let mut order: Vec<(u32, u8, u32)> =
            self.staged.iter().enumerate().map(|(i, (node, e))| (*node, e.class as u8, i as u32)).collect();
        order.sort_unstable();
        let mut from = vec![0u32; self.table.nodes as usize + 1];
        for (node, _) in &self.staged {
            from[*node as usize + 1] += 1;
        }
        for i in 1..from.len() {
            from[i] += from[i - 1];
        }
        self.table.first = vec![0; self.table.words.len() + 1];
        self.table.inner = vec![false; self.table.nodes as usize];
        for (&key, &to) in &self.table.edges {
            if let Some(inner) = self.table.inner.get_mut((key >> 32) as usize) {
                *inner = true;
            }
            if key >> 32 == 0 {
                self.table.first[(key & 0xffff_ffff) as usize] = to;
            }
        }
        let mut staged: Vec<Option<Entry>> = self.staged.into_iter().map(|(_, e)| Some(e)).collect();
        self.table.entries = order.iter().filter_map(|&(_, _, i)| staged.get_mut(i as usize)?.take()).collect();
        self.table.entries_from = from;
        self.table
    }
}

fn edge(node: u32, word: WordId) -> u64 {
    (node as u64) << 32 | word as u64
}

struct Interning<'a>(std::cell::RefCell<&'a mut FxHashMap<Box<str>, WordId>>);

impl WordTable for Interning<'_> {
    fn word_id(&self, folded: &str) -> WordId {
        let mut words = self.0.borrow_mut();
        if let Some(&id) = words.get(folded) {
            return id;
        }
        let id = words.len() as WordId + 1;
        words.insert(folded.into(), id);
        id
    }
}

/// The compiled phrases of one language.
#[derive(Debug)]
pub struct PhraseTable {
    words: FxHashMap<Box<str>, WordId>,
    edges: FxHashMap<u64, u32>,
    /// Root edges by word: most tokens start no phrase, and this answers them without hashing.
    first: Vec<u32>,
    nodes: u32,
    /// For each node whether a longer phrase goes through it: most phrases are one word, and this spares the look at the next.
    inner: Vec<bool>,
    entries: Vec<Entry>,
    entries_from: Vec<u32>,
    has_numbers: bool,
}

impl Default for PhraseTable {
    fn default() -> Self {
        PhraseTable {
            words: FxHashMap::default(),
            edges: FxHashMap::default(),
            first: Vec::new(),
            nodes: 1,
            inner: Vec::new(),
            entries: Vec::new(),
            entries_from: Vec::new(),
            has_numbers: false,
        }
    }
}

impl PhraseTable {
    /// The number of a folded word, 0 when unknown.
    pub fn word_id(&self, folded: &str) -> WordId {
        self.words.get(folded).copied().unwrap_or(0)
    }

    fn entries(&self, node: u32) -> &[Entry] {
        match (self.entries_from.get(node as usize), self.entries_from.get(node as usize + 1)) {
            (Some(&a), Some(&b)) => self.entries.get(a as usize..b as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// Finds every phrase in one pass over the tokens.
    pub(crate) fn scan(&self, text: &str, tokens: &[Token]) -> Hits {
        let mut out = Hits {
            hits: Vec::with_capacity(tokens.len() / 2),
            from: Vec::with_capacity(tokens.len() + 1),
            masks: Vec::with_capacity(tokens.len()),
        };
        let word = |t: &Token| match t.kind {
            TokenKind::Number if self.has_numbers => self.word_id(t.span.of(text)),
            _ => t.word,
        };
        for i in 0..tokens.len() {
            let begin = out.hits.len();
            out.from.push(begin as u32);
            let mut mask = 0u64;
            let w = word(&tokens[i]);
            let mut node = if w == 0 { 0 } else { self.first.get(w as usize).copied().unwrap_or(0) };
            let mut j = i + 1;
            while node != 0 {
                for e in self.entries(node) {
                    if case_fits(e, text, &tokens[i..j]) {
                        out.hits.push(Hit { start: i as u32, end: j as u32, class: e.class, value: e.value });
                        mask |= e.class.mask();
                    }
                }
                if !self.inner.get(node as usize).is_some_and(|&inner| inner) {
                    break;
                }
                // A phrase never runs over an empty line.
                let Some(next) = tokens.get(j).filter(|t| !t.starts_paragraph()) else { break };
                let w = word(next);
                if w == 0 {
                    break;
                }
                node = self.edges.get(&edge(node, w)).copied().unwrap_or(0);
                j += 1;
            }
            if out.hits.len() - begin > 1 {
                out.hits[begin..].sort_by_key(|hit| std::cmp::Reverse(hit.end));
            }
            out.masks.push(mask);
        }
        out.from.push(out.hits.len() as u32);
        out
    }
}

fn case_fits(entry: &Entry, text: &str, tokens: &[Token]) -> bool {
    match entry.case {
        Case::Any => true,
        Case::Exact | Case::Capital => {
            let mut rest = entry.surface.as_ref();
            tokens.iter().all(|t| {
                rest = rest.trim_start();
                let here = t.span.of(text);
                let Some(written) = rest.get(..here.len().min(rest.len())) else { return false };
                // Folding may change the byte length of a letter; such a phrase is compared by its first letter only.
                let capital = written.chars().next().is_some_and(char::is_uppercase);
                let fits = match entry.case {
                    Case::Exact => written == here,
                    _ => !capital || t.capital(),
                };
                rest = rest.get(here.len()..).unwrap_or("");
                fits
            })
        }
    }
}
