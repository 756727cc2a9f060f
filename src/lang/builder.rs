//! Phrases of the data files to the trie that is looked up in texts.

use super::phrase::{Case, Class, Entry, Node, PhraseTable, Written, edge};
use super::start;
use super::words::Words;
use crate::text::{Token, TokenKind, WordId, WordKey, WordTable, tokenize_into};
use std::cell::RefCell;

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
        PhraseBuilder {
            table: PhraseTable::with_room(ROOM),
            staged: Vec::with_capacity(ROOM),
            tokens: Vec::new(),
            folded: String::new(),
        }
    }
}

impl PhraseBuilder {
    /// A builder for a few phrases.
    pub(crate) fn small() -> PhraseBuilder {
        PhraseBuilder { table: PhraseTable::with_room(0), staged: Vec::new(), tokens: Vec::new(), folded: String::new() }
    }

    /// Adds a phrase: words separated by spaces, written as in a text. Returns false when it holds no token.
    pub(crate) fn add(&mut self, phrase: &str, class: Class, value: u32, case: Case) -> bool {
        self.add_to(phrase, class, value, case, true)
    }

    /// Adds a phrase, with which something may begin or which only stands inside of what is looked for by its class.
    pub(crate) fn add_to(&mut self, phrase: &str, class: Class, value: u32, case: Case, begins: bool) -> bool {
        let PhraseBuilder { table, staged, tokens, folded } = self;
        tokens.clear();
        let words = Interning(RefCell::new(&mut table.words));
        tokenize_into(phrase, crate::text::Span::new(0, phrase.len()), &words, tokens, folded);
        if tokens.is_empty() {
            return false;
        }
        let (mut node, mut capitals) = (0, 0);
        for (i, t) in tokens.iter().enumerate() {
            let word = match t.kind {
                // Digit runs carry no word; intern their text so that "pp 36" can be a phrase.
                TokenKind::Number => {
                    table.has_numbers = true;
                    table.words.intern(t.span.of(phrase))
                }
                _ => t.word,
            };
            node = if node == 0 { root(&mut table.first, &mut table.nodes, word) } else { inner(table, node, word) };
            if i < 32 && t.capital() {
                capitals |= 1 << i;
            }
        }
        let written = match case {
            Case::Capital if capitals != 0 => Written::Capitals(capitals),
            Case::Any | Case::Capital => Written::Anyhow,
            Case::Exact => {
                table.surfaces.push(phrase.into());
                Written::Exactly(table.surfaces.len() as u32 - 1)
            }
        };
        let inside = !begins && tokens.first().is_some_and(|t| t.kind == TokenKind::Word);
        let starts = if inside { 0 } else { start::of_phrase(class, tokens.len() == 1) };
        staged.push((node, Entry { class, value, starts, written }));
        true
    }

    pub(crate) fn build(mut self) -> PhraseTable {
        for (node, _) in &self.staged {
            if let Some(node) = self.table.nodes.get_mut(*node as usize) {
                node.count += 1;
            }
        }
        let mut from = 0;
        for node in &mut self.table.nodes {
            node.from = from;
            from += node.count;
            node.count = 0;
        }
        let Some(&(_, any)) = self.staged.first() else { return self.table };
        self.table.entries = vec![any; self.staged.len()];
        for (node, entry) in self.staged {
            let Some(node) = self.table.nodes.get_mut(node as usize) else { continue };
            if let Some(place) = self.table.entries.get_mut((node.from + node.count) as usize) {
                *place = entry;
                node.count += 1;
            }
        }
        // Entries of a node by class, then as they were added.
        for node in self.table.nodes.iter().filter(|n| n.count > 1) {
            if let Some(entries) = self.table.entries.get_mut(node.range()) {
                entries.sort_by_key(|e| e.class as u8);
            }
        }
        self.table
    }
}

/// The node behind the first word of a phrase.
fn root(first: &mut Vec<u32>, nodes: &mut Vec<Node>, word: WordId) -> u32 {
    let at = word as usize;
    if first.len() <= at {
        first.resize(at + 1, 0);
    }
    let Some(node) = first.get_mut(at) else { return 0 };
    if *node == 0 {
        *node = nodes.len() as u32;
        nodes.push(Node::default());
    }
    *node
}

/// The node behind a further word.
fn inner(table: &mut PhraseTable, node: u32, word: WordId) -> u32 {
    let fresh = table.nodes.len() as u32;
    let to = *table.edges.entry(edge(node, word)).or_insert(fresh);
    if to == fresh {
        table.nodes.push(Node::default());
        if let Some(node) = table.nodes.get_mut(node as usize) {
            node.inner = true;
        }
    }
    to
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
