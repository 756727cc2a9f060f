use super::{Hits, Lexicon, Source};
use crate::text::{Joint, Token, TokenKind};
use crate::yaml::Problem;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::borrow::Cow;
use std::ops::Range;

/// A light stemmer without a dictionary of roots: related forms meet in one stem, which need not be a word.
#[derive(Debug, Default)]
pub struct Stemmer {
    least: usize,
    suffixes: Vec<Affixes<String>>,
    prefixes: Affixes<Prefix>,
    irregular: FxHashMap<String, String>,
    whole: FxHashSet<String>,
    /// What words are to others that a missing space has glued to them.
    pub(super) joints: FxHashMap<String, Joint>,
}

/// Affixes by the letter at the outer edge of the word: most are ruled out by it, and every word of an article is stemmed.
#[derive(Debug)]
pub(super) struct Affixes<T> {
    by_edge: Vec<Vec<T>>,
}

impl<T> Default for Affixes<T> {
    fn default() -> Self {
        Affixes { by_edge: Vec::new() }
    }
}

impl<T> Affixes<T> {
    /// Adds an affix whose outermost byte is `edge`; the order among those of one edge stays. Empty affixes change nothing.
    pub(super) fn add(&mut self, edge: Option<u8>, affix: T) {
        let Some(edge) = edge.map(usize::from) else { return };
        if self.by_edge.len() <= edge {
            self.by_edge.resize_with(edge + 1, Vec::new);
        }
        if let Some(list) = self.by_edge.get_mut(edge) {
            list.push(affix);
        }
    }

    pub(super) fn at(&self, edge: Option<u8>) -> &[T] {
        edge.and_then(|b| self.by_edge.get(usize::from(b))).map_or(&[], Vec::as_slice)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Prefix {
    prefix: String,
    /// Letters one of which must follow; any when absent.
    before: Option<String>,
    /// The letter that the prefix has swallowed.
    restore: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Irregular {
    found: String,
    stem: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct AffixFile {
    least: usize,
    suffixes: Vec<Vec<String>>,
    prefixes: Vec<Prefix>,
    irregular: Vec<Irregular>,
    whole: Vec<String>,
    glued: Glued,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Glued {
    prepositions: Vec<String>,
    labels: Vec<String>,
    openers: Vec<String>,
    titled: Vec<String>,
    bylines: Vec<String>,
}

impl Stemmer {
    /// The stem of a folded word. Most words need no new text: the stem is a part of them.
    pub fn stem<'w>(&'w self, folded: &'w str) -> Cow<'w, str> {
        if self.whole.contains(folded) {
            return Cow::Borrowed(folded);
        }
        let mut word = folded;
        for (i, group) in self.suffixes.iter().enumerate() {
            let cut = group
                .at(word.bytes().next_back())
                .iter()
                .filter_map(|s| word.strip_suffix(s.as_str()))
                .find(|rest| self.long_enough(rest));
            if cut.is_none() && i > 0 {
                continue;
            }
            word = cut.unwrap_or(word);
            if let Some(known) = self.irregular.get(word) {
                return Cow::Borrowed(known);
            }
            if cut.is_some() && self.whole.contains(word) {
                return Cow::Borrowed(word);
            }
        }
        match self.without_prefix(word) {
            Some(rest) => match self.irregular.get(rest.as_ref()) {
                Some(known) => Cow::Borrowed(known),
                None => rest,
            },
            None => Cow::Borrowed(word),
        }
    }

    /// Whether a folded word has a prefix that comes off.
    pub fn prefixed(&self, folded: &str) -> bool {
        !self.whole.contains(folded) && self.without_prefix(folded).is_some()
    }

    fn long_enough(&self, rest: &str) -> bool {
        rest.len() >= self.least && (rest.is_ascii() || rest.chars().count() >= self.least)
    }

    fn without_prefix<'w>(&self, word: &'w str) -> Option<Cow<'w, str>> {
        self.prefixes.at(word.bytes().next()).iter().find_map(|p| {
            let rest = word.strip_prefix(p.prefix.as_str())?;
            let next = rest.chars().next()?;
            if p.before.as_ref().is_some_and(|letters| !letters.contains(next)) {
                return None;
            }
            let stem = match p.restore.as_deref() {
                Some(letter) => Cow::Owned(format!("{letter}{rest}")),
                None => Cow::Borrowed(rest),
            };
            self.long_enough(&stem).then_some(stem)
        })
    }
}

pub(super) fn load(source: &Source<'_>, problems: &mut Vec<Problem>) -> Stemmer {
    let mut stemmer = Stemmer { least: 3, ..Stemmer::default() };
    for file in source.lang_files("affixes") {
        match file.parse::<AffixFile>() {
            Ok(read) => {
                stemmer.least = stemmer.least.max(read.least);
                for group in read.suffixes {
                    let mut affixes = Affixes::default();
                    group.into_iter().for_each(|suffix| affixes.add(suffix.bytes().next_back(), suffix));
                    stemmer.suffixes.push(affixes);
                }
                read.prefixes.into_iter().for_each(|p| stemmer.prefixes.add(p.prefix.bytes().next(), p));
                stemmer.irregular.extend(read.irregular.into_iter().map(|i| (i.found, i.stem)));
                stemmer.whole.extend(read.whole);
                let Glued { prepositions, labels, openers, titled, bylines } = read.glued;
                let joints = [
                    (prepositions, Joint::Preposition),
                    (labels, Joint::Label),
                    (openers, Joint::Opener),
                    (titled, Joint::Titled),
                    (bylines, Joint::Byline),
                ];
                for (words, joint) in joints {
                    // "pada" is a preposition and opens sentences: what stands first counts.
                    words.into_iter().for_each(|word| {
                        stemmer.joints.entry(word).or_insert(joint);
                    });
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    stemmer
}

/// The folded stems of the words in `range` that carry content: no function words, no symbols; figures as they are.
pub fn content_words(text: &str, tokens: &[Token], range: Range<usize>, hits: &Hits, lexicon: &Lexicon) -> Vec<String> {
    let mut out = Vec::new();
    let mut i = range.start;
    while i < range.end {
        let Some(token) = tokens.get(i) else { break };
        if let Some(hit) = lexicon.speech.is_function(hits, i) {
            i = (hit.end as usize).max(i + 1);
            continue;
        }
        match token.kind {
            TokenKind::Word => out.push(lexicon.speech.stemmer.stem(&token.span.of(text).to_lowercase()).into_owned()),
            TokenKind::Number => out.push(token.span.of(text).to_owned()),
            TokenKind::Symbol => {}
        }
        i += 1;
    }
    out
}
