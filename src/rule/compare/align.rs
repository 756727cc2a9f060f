//! Sentences of two linked articles that tell the same thing.
//!
//! Two sentences speak for each other through what they share: content words, names, figures, days, classes of happenings. A
//! feature weighs by its kind and by how rare it is within both articles; what stands in every other sentence tells nothing. Only
//! sentences that share a feature meet (each article carries an inverted index of its own, see [`Feature`]), so the cost is a walk
//! along two sorted lists. A sentence is *matched* with another when each is the other's best by a margin.
//!
//! The alignment of a pair is computed when it is first asked for (`Pair::aligned`) and serves all comparators: in
//! matched sentences one element of a type on each side that the other article gives nowhere is a candidate for a conflict.
//! A headline tells what a sentence of the body tells again: it is matched with a headline only and never competes with the body.

use crate::resolve::Dossier;
use crate::resolve::facts::{Feature, FeatureKind};
use crate::segment::Zone;
use std::cell::OnceCell;
use std::cmp::Ordering;

/// Sentences of a feature in both articles (multiplied) from which on it tells nothing.
const COMMON: usize = 16;
/// Shared evidence from which two sentences may be matched.
const LEAST: f32 = 2.0;
/// How much better than the second best a match must be.
const MARGIN: f32 = 1.2;

/// The shared evidence of all sentences of two articles.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    width: usize,
    scores: Vec<f32>,
    /// For each sentence of the first article its match in the second.
    matched: Vec<Option<u32>>,
    /// Share of the sentences of the shorter article that have a match.
    retold: f32,
    /// Sentences of the shorter article.
    shorter: usize,
}

/// An alignment that is computed when somebody asks for it.
pub(super) type LazyAlignment = OnceCell<Alignment>;

impl Alignment {
    /// Aligns two articles.
    pub(super) fn new(x: &Dossier, y: &Dossier) -> Alignment {
        let (p, q) = (&x.facts.features, &y.facts.features);
        let (height, width) = (usize::from(x.facts.told.end), usize::from(y.facts.told.end));
        let mut scores = vec![0.0f32; height * width];
        for (left, right) in shared(p, q) {
            let worth = worth(left, right);
            if worth == 0.0 {
                continue;
            }
            for f in left {
                for g in right {
                    if let Some(cell) = scores.get_mut(f.sentence as usize * width + g.sentence as usize) {
                        *cell += worth;
                    }
                }
            }
        }
        let mut out = Alignment { width, scores, matched: Vec::new(), retold: 0.0, shorter: 0 };
        out.matched = out.matches(x, y, height);
        let fewer = usize::from(x.facts.told.count.min(y.facts.told.count)).max(1);
        out.shorter = fewer;
        out.retold = out.matched.iter().flatten().count() as f32 / fewer as f32;
        out
    }

    /// The evidence that a sentence of the first article shares with one of the second. A shared rare word is worth about 1.
    pub(super) fn shared(&self, i: u32, j: u32) -> f32 {
        if j as usize >= self.width {
            return 0.0;
        }
        self.scores.get(i as usize * self.width + j as usize).copied().unwrap_or(0.0)
    }

    /// The sentence of the second article that a sentence of the first is matched with.
    pub(super) fn partner(&self, i: u32) -> Option<u32> {
        self.matched.get(i as usize).copied().flatten()
    }

    /// How much of the shorter article the other tells as well, by sentences: reports of one happening share a third and more.
    pub(super) fn retold(&self) -> f32 {
        self.retold
    }

    /// Number of sentences of the shorter article.
    pub(super) fn shorter(&self) -> usize {
        self.shorter
    }

    /// Whether two sentences are matched with each other.
    pub(super) fn matches_with(&self, i: u32, j: u32) -> bool {
        self.partner(i) == Some(j)
    }

    /// Mutual best partners, headlines apart from the body.
    fn matches(&self, x: &Dossier, y: &Dossier, height: usize) -> Vec<Option<u32>> {
        let headline = |d: &Dossier, i: usize| d.outline.sentences.get(i).is_some_and(|s| matches!(s.zone, Zone::Headline));
        let mut columns: Vec<(bool, Best)> = (0..self.width).map(|j| (headline(y, j), Best::default())).collect();
        let mut rows = vec![Best::default(); height];
        for (i, (row, best)) in self.scores.chunks_exact(self.width.max(1)).zip(&mut rows).enumerate() {
            let zone = headline(x, i);
            // Most sentences share nothing.
            for (j, (&score, column)) in row.iter().zip(&mut columns).enumerate().filter(|(_, (score, _))| **score > 0.0) {
                if column.0 == zone {
                    best.offer(j, score);
                    column.1.offer(i, score);
                }
            }
        }
        let back = |i: usize, j: usize| columns.get(j).and_then(|c| c.1.settled()) == Some(i);
        rows.iter().enumerate().map(|(i, row)| row.settled().filter(|&j| back(i, j)).map(|j| j as u32)).collect()
    }
}

/// The best partner of a sentence and how good the second best is.
#[derive(Clone, Copy, Debug, Default)]
struct Best {
    at: usize,
    first: f32,
    second: f32,
}

impl Best {
    fn offer(&mut self, at: usize, score: f32) {
        if score > self.first {
            *self = Best { at, first: score, second: self.first };
        } else if score > self.second {
            self.second = score;
        }
    }

    /// The best partner, if it is good enough and stands out.
    fn settled(self) -> Option<usize> {
        (self.first >= LEAST && self.first >= self.second * MARGIN).then_some(self.at)
    }
}

/// The runs of equal keys in two sorted lists.
fn shared<'a>(p: &'a [Feature], q: &'a [Feature]) -> impl Iterator<Item = (&'a [Feature], &'a [Feature])> {
    fn key(f: &Feature) -> u64 {
        u64::from(f.key) << 8 | f.kind as u64
    }
    let run = |list: &[Feature], of: u64| list.iter().take_while(|f| key(f) == of).count();
    let (mut p, mut q) = (p, q);
    std::iter::from_fn(move || {
        loop {
            let (a, b) = (key(p.first()?), key(q.first()?));
            match a.cmp(&b) {
                Ordering::Less => p = p.get(1..)?,
                Ordering::Greater => q = q.get(1..)?,
                Ordering::Equal => {
                    let (left, after) = p.split_at_checked(run(p, a))?;
                    let (right, beyond) = q.split_at_checked(run(q, a))?;
                    (p, q) = (after, beyond);
                    return Some((left, right));
                }
            }
        }
    })
}

/// What a feature is worth that so many sentences of both articles share.
fn worth(left: &[Feature], right: &[Feature]) -> f32 {
    let Some(kind) = left.first().map(|f| f.kind) else { return 0.0 };
    if left.len() * right.len() > COMMON {
        return 0.0;
    }
    let rarity = match left.len().max(right.len()) {
        1 => 1.0,
        2 => 0.8,
        3..=4 => 0.5,
        _ => 0.25,
    };
    let base = match kind {
        FeatureKind::Word | FeatureKind::Figure => 1.0,
        FeatureKind::Name => 0.8,
        FeatureKind::Day => 0.6,
        FeatureKind::Class => 0.5,
    };
    base * rarity
}

#[cfg(test)]
mod tests {
    use super::Alignment;
    use crate::lang::{Lexicons, embedded};
    use crate::read::{ReadOptions, read_bytes};
    use crate::resolve::{Dossier, resolve};

    fn dossier(id: &str, text: &str, lexicons: &Lexicons) -> Dossier {
        let read = read_bytes(text.as_bytes(), id, &ReadOptions::default()).articles;
        resolve(read.into_iter().next().unwrap(), lexicons)
    }

    fn sentence(d: &Dossier, words: &str) -> u32 {
        d.outline.sentences.iter().position(|s| s.span.of(&d.article.text).contains(words)).unwrap() as u32
    }

    #[test]
    fn sentences_that_tell_the_same_are_matched() {
        let lexicons = Lexicons::compile(&embedded(), &mut Vec::new());
        let x = dossier(
            "x.txt",
            "The old lighthouse of Port Sorrel was reopened on Monday. A choir of forty children sang on the pier. \
             The keeper, Adda Morland, has painted the lantern room herself.",
            &lexicons,
        );
        let y = dossier(
            "y.txt",
            "Keeper Adda Morland painted the lantern room with her own hands. On Monday Port Sorrel reopened its lighthouse. \
             The mayor thanked the sponsors.",
            &lexicons,
        );
        let aligned = Alignment::new(&x, &y);
        assert!(aligned.matches_with(sentence(&x, "lighthouse"), sentence(&y, "lighthouse")));
        assert!(aligned.matches_with(sentence(&x, "lantern"), sentence(&y, "lantern")));
        assert_eq!(aligned.partner(sentence(&x, "choir")), None);
        assert_eq!(aligned.shared(sentence(&x, "choir"), sentence(&y, "mayor")), 0.0);
        assert_eq!(aligned.shared(9_999, 9_999), 0.0);
    }
}
