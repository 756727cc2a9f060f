//! What each token of an article means to the facts, found once: facts overlap, so that every token is asked about many times.

use crate::extract::{Mention, MentionKind, NameType};
use crate::lang::{Class, Lexicon, RelationCue};
use crate::segment::Outline;

use super::profile;

/// The cues of one token, a bit for each.
type Cues = u128;

/// A name that covers a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// One more than the index of the first mention among all mentions; 0 when no name covers the token.
    mention: u32,
    /// A person's name covers it.
    pub person: bool,
    /// A person's name of several words covers it.
    pub full: bool,
}

impl Named {
    /// The index of the first name that covers the token.
    pub(super) fn mention(self) -> Option<usize> {
        (self.mention as usize).checked_sub(1)
    }
}

/// Tables with a place for each token.
#[derive(Default)]
pub(super) struct Tokens {
    /// What is known of its word.
    words: Vec<profile::Word>,
    /// The stem hash of a word that carries content, where no name or date of its sentence covers it.
    open: Vec<Option<u32>>,
    /// Whether it belongs to a date.
    dated: Vec<bool>,
    /// The names of its sentence that cover it.
    named: Vec<Named>,
    /// What ties figures here: the cues of the longest phrase that starts at it.
    cues: Vec<Cues>,
    /// All cues of the article.
    told: Cues,
}

impl Tokens {
    /// Of an article whose mentions lie in `by_sentence` as ranges.
    pub(super) fn new(
        text: &str,
        outline: &Outline,
        mentions: &[Mention],
        by_sentence: &[(u32, u32)],
        lexicon: &Lexicon,
    ) -> Tokens {
        let count = outline.tokens.len();
        let words = profile::words(text, outline, lexicon);
        let mut out = Tokens {
            open: words.iter().map(|w| w.stem).collect(),
            words,
            dated: vec![false; count],
            named: vec![Named::default(); count],
            cues: Vec::new(),
            told: 0,
        };
        out.tie(outline, lexicon);
        for m in mentions.iter().filter(|m| matches!(m.kind, MentionKind::Date { .. })) {
            fill(&mut out.dated, m.tokens, true);
        }
        for m in mentions.iter().filter(|m| matches!(m.kind, MentionKind::Name(_) | MentionKind::Date { .. })) {
            let Some(s) = outline.sentences.get(m.sentence as usize) else { continue };
            fill(&mut out.open, (m.tokens.0.max(s.first), m.tokens.1.min(s.last)), None);
        }
        for (s, &(from, to)) in outline.sentences.iter().zip(by_sentence) {
            // The first of several names that cover a token counts.
            for i in (from..to).rev() {
                let Some(m) = mentions.get(i as usize) else { continue };
                let MentionKind::Name(n) = &m.kind else { continue };
                let person = n.name_type == NameType::Person;
                let range = m.tokens.0.max(s.first) as usize..m.tokens.1.min(s.last) as usize;
                for cell in out.named.get_mut(range).unwrap_or(&mut []) {
                    cell.mention = i + 1;
                    cell.person |= person;
                    cell.full |= person && n.key.contains(' ');
                }
            }
        }
        out
    }

    /// Fills the table of cues.
    fn tie(&mut self, outline: &Outline, lexicon: &Lexicon) {
        let hits = &outline.hits;
        let next = |from: usize| hits.next(from, outline.tokens.len(), Class::RelationCue.mask());
        let mut t = next(0);
        while t < outline.tokens.len() {
            // The longest phrase says what is meant: "saat ini" is not "saat".
            let cues = || hits.at(t).iter().filter(|h| h.class == Class::RelationCue);
            let end = cues().map(|h| h.end).max();
            let found = cues().filter(|h| Some(h.end) == end).filter_map(|h| lexicon.vocabulary.relation_cue(h.value));
            let bits = found.fold(0, |bits, cue| bits | bit(cue));
            self.told |= bits;
            if self.cues.is_empty() {
                self.cues = vec![0; outline.tokens.len()];
            }
            if let Some(cell) = self.cues.get_mut(t) {
                *cell = bits;
            }
            t = next(t + 1);
        }
    }

    /// The stem hash of a content word; `None` for function words, digits, symbols and short words.
    pub(super) fn stem(&self, token: usize) -> Option<u32> {
        self.words.get(token).and_then(|w| w.stem)
    }

    /// The hash of a word in lower case; 0 of what is no word.
    pub(super) fn folded(&self, token: u32) -> u32 {
        self.words.get(token as usize).map_or(0, |w| w.folded)
    }

    /// What is known of the words of all tokens.
    pub(super) fn words(&self) -> &[profile::Word] {
        &self.words
    }

    /// Whether a token belongs to a date.
    pub(super) fn dated(&self, token: u32) -> bool {
        self.dated.get(token as usize) == Some(&true)
    }

    /// The stems of the content words in a range of tokens.
    pub(super) fn stems(&self, from: u32, to: u32) -> impl Iterator<Item = u32> {
        self.words.get(from as usize..to as usize).unwrap_or(&[]).iter().filter_map(|w| w.stem)
    }

    /// The same without the words that a name or a date of the sentence covers.
    pub(super) fn open(&self, from: u32, to: u32) -> impl Iterator<Item = u32> {
        self.open.get(from as usize..to as usize).unwrap_or(&[]).iter().filter_map(|stem| *stem)
    }

    /// The names of its sentence that cover a token.
    pub(super) fn named(&self, token: u32) -> Named {
        self.named.get(token as usize).copied().unwrap_or_default()
    }

    /// Whether a cue of this sort is the longest that starts at a token.
    pub(super) fn has_cue(&self, token: u32, cue: RelationCue) -> bool {
        self.cues.get(token as usize).is_some_and(|bits| bits & bit(cue) != 0)
    }

    /// Whether a cue of this sort starts anywhere in the article.
    pub(super) fn tells(&self, cue: RelationCue) -> bool {
        self.told & bit(cue) != 0
    }

    /// Whether a cue of this sort starts in a range of tokens.
    pub(super) fn any_cue(&self, from: u32, to: u32, cue: RelationCue) -> bool {
        if !self.tells(cue) {
            return false;
        }
        let to = self.cues.len().min(to as usize);
        self.cues.get(from as usize..to).is_some_and(|run| run.iter().any(|bits| bits & bit(cue) != 0))
    }
}

fn bit(cue: RelationCue) -> Cues {
    1 << (cue as u32 % Cues::BITS)
}

fn fill<T: Clone>(table: &mut [T], (from, to): (u32, u32), with: T) {
    if let Some(cells) = table.get_mut(from as usize..to as usize) {
        cells.fill(with);
    }
}
