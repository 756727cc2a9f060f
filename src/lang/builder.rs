//! Phrases of the data files to the trie that is looked up in texts.

use super::name::Cue;
use super::phrase::{Case, Class, Entry, Node, PhraseTable, Written, edge};
use super::start;
use super::words::Words;
use crate::text::{Token, TokenKind, WordId, WordKey, WordTable, tokenize_into};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Collects phrases while the data files are read.
pub(crate) struct PhraseBuilder {
    words: Words,
    /// The words of phrases that any text may have, by number: names apart.
    common: Vec<bool>,
    /// Nodes behind further words, by the node before and the word.
    edges: FxHashMap<u64, u32>,
    /// The number of nodes behind further words.
    inner: u32,
    /// Entries with their nodes.
    staged: Vec<(u32, Entry)>,
    surfaces: Vec<Box<str>>,
    has_numbers: bool,
    /// Room for the tokens of one phrase and for one word.
    tokens: Vec<Token>,
    folded: String,
}

/// The bit of nodes behind further words while phrases are collected; those behind first words have the numbers of the words.
const INNER: u32 = 1 << 31;

/// Words and edges of a shipped language, roughly: the tables need not grow step by step at each start.
const ROOM: usize = 14_000;

impl Default for PhraseBuilder {
    fn default() -> Self {
        PhraseBuilder::with_room(ROOM)
    }
}

impl PhraseBuilder {
    /// A builder for a few phrases.
    pub(crate) fn small() -> PhraseBuilder {
        PhraseBuilder::with_room(0)
    }

    fn with_room(room: usize) -> PhraseBuilder {
        PhraseBuilder {
            words: Words::with_room(room),
            common: Vec::with_capacity(room),
            edges: FxHashMap::with_capacity_and_hasher(room / 2, Default::default()),
            inner: 0,
            staged: Vec::with_capacity(room),
            surfaces: Vec::new(),
            has_numbers: false,
            tokens: Vec::new(),
            folded: String::new(),
        }
    }

    /// Adds a phrase: words separated by spaces, written as in a text. Returns false when it holds no token.
    pub(crate) fn add(&mut self, phrase: &str, class: Class, value: u32, case: Case) -> bool {
        self.add_to(phrase, class, value, case, true)
    }

    /// Adds a phrase, with which something may begin or which only stands inside of what is looked for by its class.
    pub(crate) fn add_to(&mut self, phrase: &str, class: Class, value: u32, case: Case, begins: bool) -> bool {
        let PhraseBuilder { words, common, edges, inner, staged, tokens, folded, .. } = self;
        tokens.clear();
        let interning = Interning(RefCell::new(&mut *words));
        tokenize_into(phrase, crate::text::Span::new(0, phrase.len()), &interning, tokens, folded);
        if tokens.is_empty() {
            return false;
        }
        let name = class == Class::Entity || class == Class::NameCue && value == Cue::Given as u32;
        let (mut node, mut capitals) = (0, 0);
        for (i, t) in tokens.iter().enumerate() {
            let word = match t.kind {
                // Digit runs carry no word; intern their text so that "pp 36" can be a phrase.
                TokenKind::Number => {
                    self.has_numbers = true;
                    words.intern(t.span.of(phrase))
                }
                _ => t.word,
            };
            if common.len() <= word as usize {
                common.resize(word as usize + 1, false);
            }
            if let Some(known) = common.get_mut(word as usize) {
                *known |= !name;
            }
            node = match node {
                0 => word,
                _ => *edges.entry(edge(node, word)).or_insert_with(|| {
                    *inner += 1;
                    INNER | (*inner - 1)
                }),
            };
            if i < 32 && t.capital() {
                capitals |= 1 << i;
            }
        }
        let written = match case {
            Case::Capital if capitals != 0 => Written::Capitals(capitals),
            Case::Any | Case::Capital => Written::Anyhow,
            Case::Exact => {
                self.surfaces.push(phrase.into());
                Written::Exactly(self.surfaces.len() as u32 - 1)
            }
        };
        let inside = !begins && tokens.first().is_some_and(|t| t.kind == TokenKind::Word);
        let starts = if inside { 0 } else { start::of_phrase(class, tokens.len() == 1) };
        staged.push((node, Entry { class, value, starts, written }));
        true
    }

    pub(crate) fn build(mut self) -> PhraseTable {
        // Words that any text may have lie side by side, as do their nodes and entries: they are asked for again and again, and the thousands
        // of names are not.
        let count = self.words.count();
        self.common.resize(count, false);
        let common = self.common.iter().skip(1).filter(|common| **common).count() as u32;
        let (mut known, mut named) = (1, 1 + common);
        let mut numbers: Vec<WordId> = Vec::with_capacity(count);
        numbers.push(0);
        for common in self.common.iter().skip(1) {
            let next = if *common { &mut known } else { &mut named };
            numbers.push(*next);
            *next += 1;
        }
        self.words.renumber(&numbers);
        let number = |word: WordId| numbers.get(word as usize).copied().unwrap_or(0);
        let place = |node: u32| if node & INNER == 0 { number(node) } else { count as u32 + (node & !INNER) };
        let mut sizes = vec![(0u32, false); count + self.inner as usize];
        for (node, _) in &self.staged {
            if let Some((size, _)) = sizes.get_mut(place(*node) as usize) {
                *size += 1;
            }
        }
        let mut edges = FxHashMap::with_capacity_and_hasher(self.edges.len(), Default::default());
        for (from, to) in self.edges {
            let node = place((from >> 32) as u32);
            edges.insert(edge(node, number(from as u32)), place(to));
            if let Some((_, inner)) = sizes.get_mut(node as usize) {
                *inner = true;
            }
        }
        let mut from = 0;
        let mut nodes: Vec<Node> = Vec::with_capacity(sizes.len());
        for (size, inner) in sizes {
            nodes.push(Node::new(from, inner));
            from += size;
        }
        let mut entries: Vec<Entry> = self.staged.first().map_or(Vec::new(), |(_, any)| vec![*any; self.staged.len()]);
        for (node, entry) in self.staged {
            let at = nodes.get_mut(place(node) as usize).map(Node::grow);
            if let Some(to) = at.and_then(|at| entries.get_mut(at)) {
                *to = entry;
            }
        }
        // Entries of a node by class, then as they were added.
        for node in &nodes {
            if let Some(entries) = entries.get_mut(node.range()).filter(|entries| entries.len() > 1) {
                entries.sort_by_key(|e| e.class as u8);
            }
        }
        let PhraseBuilder { words, surfaces, has_numbers, .. } = self;
        PhraseTable { words, edges, nodes, entries, surfaces, has_numbers }
    }
}

struct Interning<'a>(RefCell<&'a mut Words>);

impl WordTable for Interning<'_> {
    fn word_id(&self, folded: &str) -> WordId {
        self.0.borrow_mut().intern(folded)
    }

    fn short_id(&self, key: WordKey) -> WordId {
        self.0.borrow_mut().intern_short(key)
    }
}
