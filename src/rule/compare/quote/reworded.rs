//! One sentence in quotation marks, word for word but for a word in its middle: "a debt we have not paid", "a gift we have not paid".
//!
//! Reports that render one statement freely differ in more than a word. Where all others stand in the same order on both sides, one
//! of the two words was not said. What is only spelt in another way, in brackets, a name or another form of the word is let pass.

use super::subsequence;
use crate::resolve::Dossier;
use crate::resolve::facts::{QuoteFact, hash};
use crate::rule::compare::Pair;
use crate::rule::compare::keys::Both;
use crate::rule::compare::name::filler::brief;
use crate::rule::compare::name::spelling::edits;
use crate::text::{Span, lower};
use rustc_hash::FxHashSet;

/// Words of a quote that is one sentence; longer ones are written down with less care.
const LONGEST: usize = 22;
/// Words that stay.
const FRAME: usize = 4;
/// Words that are exchanged.
const SWAPS: usize = 2;
/// Words of a phrase that is exchanged.
const PHRASE: usize = 4;

/// A word of a quote.
pub(super) struct Word {
    /// In lower case.
    pub folded: String,
    /// It carries content.
    pub content: bool,
    /// In brackets, or with a capital behind the first word: what the reporter explains, and names, are no speech.
    pub set: bool,
}

/// The words of a quote.
pub(super) fn words(d: &Dossier, q: &QuoteFact) -> Vec<Word> {
    let start = q.ground.span.start;
    let text = q.ground.span.of(&d.article.text);
    let mut out: Vec<Word> = Vec::new();
    let (mut at, mut open) = (None, 0i32);
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), at) {
            (true, None) => at = Some(i),
            (false, Some(from)) => {
                at = None;
                let span = Span { start: start + from as u32, end: start + i as u32 };
                let content = q.spans.iter().any(|s| s.start <= span.start && span.end <= s.end);
                let word = text.get(from..i).unwrap_or("");
                let capital = !out.is_empty() && word.chars().next().is_some_and(char::is_uppercase);
                out.push(Word { folded: lower(word).into_owned(), content, set: open > 0 || capital });
            }
            _ => {}
        }
        open += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
    }
    out
}

/// Whether two quotes are one sentence in which a word or two stand in the place of others, and no other quote of either article has
/// the words of the other.
pub(super) fn reworded(pair: &Pair<'_>, both: &Both<'_>, a: &QuoteFact, b: &QuoteFact) -> bool {
    if !short(a) || !short(b) {
        return false;
    }
    let (p, q) = (words(pair.x, a), words(pair.y, b));
    exchanged(pair, &p, &q)
        && !both.y.sentences(pair.y).contains(&sentence(&p))
        && !both.x.sentences(pair.x).contains(&sentence(&q))
}

fn short(q: &QuoteFact) -> bool {
    q.direct && q.stems.len() <= LONGEST
}

/// The words of all short quotes of an article, each quote as one hash.
pub(in crate::rule::compare) fn sentences(d: &Dossier) -> FxHashSet<u32> {
    d.facts.quotes.iter().filter(|q| short(q)).map(|q| sentence(&words(d, q))).collect()
}

fn sentence(words: &[Word]) -> u32 {
    hash(&words.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>().join(" "))
}

fn exchanged(pair: &Pair<'_>, p: &[Word], q: &[Word]) -> bool {
    if p.len().max(q.len()) > LONGEST {
        return false;
    }
    let shared = alike(p, q);
    if shared.len() < FRAME {
        return false;
    }
    // Word for word: each stands where it stands in the other, and no two words beside each other are other ones.
    let beside = |w: &[(usize, usize)]| matches!(w, [(i, _), (j, _)] if j - i > 2);
    let apart = p.len() == q.len() && shared.iter().all(|(i, j)| i == j) && !shared.windows(2).any(beside);
    if apart && shared.len() + SWAPS >= p.len() {
        let swaps = || p.iter().zip(q).filter(|(v, w)| v.folded != w.folded);
        return swaps().all(|(v, w)| !v.set && !w.set) && swaps().any(|(v, w)| other(pair, v, w));
    }
    brief(pair) && phrase(pair, p, q)
}

/// Positions of the words that two quotes have in one order.
fn alike(p: &[Word], q: &[Word]) -> Vec<(usize, usize)> {
    let keys = |w: &[Word]| w.iter().map(|w| w.folded.clone()).collect::<Vec<_>>();
    subsequence(&keys(p), &keys(q))
}

/// The words of one quote and those of the other in the same place.
pub(super) type Gap<'w> = (&'w [Word], &'w [Word]);

/// What two quotes have in common, and what stands between.
pub(super) struct Frame<'w> {
    /// Words both have in one order, and those of them that carry content.
    pub shared: usize,
    pub content: usize,
    /// What each has before the first of them, between two and behind the last.
    pub gaps: Vec<Gap<'w>>,
}

impl<'w> Frame<'w> {
    pub(super) fn new(p: &'w [Word], q: &'w [Word]) -> Frame<'w> {
        let shared = alike(p, q);
        let content = shared.iter().filter(|(i, _)| p.get(*i).is_some_and(|w| w.content)).count();
        let (mut m, mut n, mut gaps) = (0, 0, Vec::new());
        for (i, j) in shared.iter().copied().chain([(p.len(), q.len())]) {
            gaps.push((p.get(m..i).unwrap_or(&[]), q.get(n..j).unwrap_or(&[])));
            (m, n) = (i + 1, j + 1);
        }
        Frame { shared: shared.len(), content, gaps }
    }
}

/// Whether one phrase stands in the place of another, and all around them is one.
fn phrase(pair: &Pair<'_>, p: &[Word], q: &[Word]) -> bool {
    let same = |(v, w): &(&Word, &Word)| v.folded == w.folded;
    let head = p.iter().zip(q).take_while(same).count();
    let least = p.len().min(q.len()) - head;
    let tail = p.iter().rev().zip(q.iter().rev()).take(least).take_while(same).count();
    let (x, y) = (p.get(head..p.len() - tail).unwrap_or(&[]), q.get(head..q.len() - tail).unwrap_or(&[]));
    let content = |w: &[Word]| w.len() <= PHRASE && w.iter().any(|w| w.content) && w.iter().all(|w| !w.set);
    let letters = |w: &[Word]| w.iter().map(|w| w.folded.as_str()).collect::<String>();
    // "We will widen it to the field of", "it will be widened to": one thing in another voice.
    let stem = |w: &Word| pair.lexicon.speech.stemmer.stem(&w.folded).into_owned();
    let theirs: Vec<String> = y.iter().filter(|w| w.content).map(stem).collect();
    let voice = || x.iter().filter(|w| w.content).any(|w| theirs.contains(&stem(w)));
    // What stands for a whole subject may be a pronoun's sense: only a phrase with words before it.
    head > 0 && head + tail > FRAME && content(x) && content(y) && !one_form(&letters(x), &letters(y)) && !voice()
}

/// Whether two stems or phrases are spelt nearly alike.
pub(super) fn one_form(p: &str, q: &str) -> bool {
    p.contains(q) || q.contains(p) || edits(p, q) * 3 <= p.chars().count().max(q.chars().count())
}

/// Whether two words are two, not two forms or spellings of one.
fn other(pair: &Pair<'_>, v: &Word, w: &Word) -> bool {
    let speech = &pair.lexicon.speech;
    let (p, q) = (speech.stemmer.stem(&v.folded), speech.stemmer.stem(&w.folded));
    let contrary = speech.poles(&p).iter().any(|(pole, side)| speech.poles(&q).contains(&(*pole, !side)));
    let form = one_form(&p, &q) || one_form(&v.folded, &w.folded);
    contrary || v.content && w.content && !form && !speech.synonyms(&p, &q)
}
