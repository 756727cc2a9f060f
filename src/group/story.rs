//! Links between articles: shared names, numbers and topic words, weighed by how rare they are in the collection.

use super::{Carriers, Tally};
use crate::resolve::Dossier;
use crate::resolve::facts::KeyKind;
use crate::value::DayInterval;
use rayon::prelude::*;

/// A key carried by more articles than this joins nobody: it is a trope, not evidence.
const COMMON: usize = 60;
/// Articles from which a collection is an archive.
pub const ARCHIVE: usize = 200;
/// Days between two publications beyond which articles need an equal event day to belong together.
const WINDOW: i64 = 21;
/// Evidence from which two articles may tell of the same happening.
const LIKELY: f32 = 1.5;
/// What a day that both give adds to the evidence.
const ONE_DAY: f32 = 0.5;
/// Evidence from which they surely do.
const CERTAIN: f32 = 2.4;

/// Two articles that share evidence. `a < b`.
#[derive(Clone, Debug)]
pub struct Link {
    /// Index of the first dossier.
    pub a: usize,
    /// Index of the second dossier.
    pub b: usize,
    /// Sum of the weights of shared keys.
    pub weight: f32,
    /// The evidence is strong enough for an error.
    pub certain: bool,
    /// Each article's own main day is near its own publication, and the two are far apart: two occurrences.
    pub apart: bool,
    /// Number of shared names.
    pub names: usize,
    /// The articles come from an archive: that two of them share a topic says little.
    pub archive: bool,
}

/// All links, sorted by the two indices. `primary[i]` tells whether article `i` is under check; two archive articles never meet.
pub fn links(dossiers: &[Dossier], primary: &[bool]) -> Vec<Link> {
    let pairs = dossiers.iter().enumerate().flat_map(|(i, d)| hard(d).map(move |key| (key, i as u32, ())));
    let carriers = Carriers::new(pairs.collect(), dossiers.len());
    let rarities: Vec<Box<[f32]>> =
        dossiers.par_iter().enumerate().map(|(i, d)| rarities(i, d, &carriers, dossiers.len())).collect();
    // In an archive one shared key is a coincidence; asking for two keeps the pairs in step with the articles.
    let least = if dossiers.len() < ARCHIVE { 1 } else { 2 };
    let checked = |i: usize| primary.get(i) == Some(&true);
    let found: Vec<Vec<Link>> = dossiers
        .par_iter()
        .enumerate()
        .map_init(
            || Tally::<u16>::new(dossiers.len()),
            |tally, (a, x)| {
                for list in carriers.of(a).filter(|l| l.len() <= COMMON) {
                    let behind = list.partition_point(|b| b.0 as usize <= a);
                    for &(b, ()) in list.get(behind..).unwrap_or(&[]) {
                        if (checked(a) || checked(b as usize))
                            && let Some(shared) = tally.at(b)
                        {
                            *shared += 1;
                        }
                    }
                }
                let rare = rarities.get(a).map_or(&[][..], |r| r);
                tally
                    .drain(|&shared| shared >= least)
                    .filter_map(|(b, _)| link((a, x, rare), b as usize, dossiers.get(b as usize)?))
                    .map(|link| Link { archive: dossiers.len() >= ARCHIVE, ..link })
                    .collect()
            },
        )
        .collect();
    found.into_iter().flatten().collect()
}

/// The keys that may make a link. Topic words only strengthen one that names or numbers have made.
fn hard(d: &Dossier) -> impl Iterator<Item = u32> {
    d.facts.signature.keys.iter().filter(|k| k.1 != KeyKind::Topic).map(|k| k.0)
}

/// For each key of an article how rare it is, 1 for the rarest; nothing for a topic word.
fn rarities(i: usize, d: &Dossier, carriers: &Carriers<()>, articles: usize) -> Box<[f32]> {
    let n = articles as f32;
    let mut lists = carriers.of(i);
    let keys = d.facts.signature.keys.iter();
    keys.map(|key| match key.1 {
        KeyKind::Topic => 0.0,
        _ => {
            let df = lists.next().map_or(1, <[_]>::len).max(1) as f32;
            // In a handful of articles nothing can be called common; in an archive a key of many articles tells little.
            if n < 20.0 { 1.0 } else { ((n / df).ln() / (n / 2.0).ln()).clamp(0.05, 1.0) }
        }
    })
    .collect()
}

fn link((a, x, rarities): (usize, &Dossier, &[f32]), b: usize, y: &Dossier) -> Option<Link> {
    let (kx, ky) = (&x.facts.signature.keys, &y.facts.signature.keys);
    let (mut i, mut j) = (0, 0);
    let (mut weight, mut topic, mut hard, mut names) = (0.0f32, 0.0f32, 0usize, 0usize);
    while let (Some(&(p, kind, w)), Some(&(q, other, v))) = (kx.get(i), ky.get(j)) {
        if p == q {
            if kind == KeyKind::Topic || other == KeyKind::Topic {
                topic += 0.15;
            } else {
                weight += w.min(v) * rarities.get(i).copied().unwrap_or(1.0);
                hard += 1;
                names += !matches!(kind, KeyKind::Number | KeyKind::Event) as usize;
            }
        }
        // Without a branch: which of two hashes is smaller cannot be foreseen.
        (i, j) = (i + usize::from(p <= q), j + usize::from(q <= p));
    }
    weight += topic.min(1.2);
    // Most candidates end here: even one day would not make them a story.
    if hard == 0 || weight + ONE_DAY < LIKELY {
        return None;
    }
    let days_meet = x.facts.signature.days.iter().any(|d| y.facts.signature.days.iter().any(|e| d.intersects(*e)));
    if days_meet {
        weight += ONE_DAY;
    }
    let apart = match (x.anchor.date, y.anchor.date) {
        (Some(p), Some(q)) => p.days_since(q).abs() > WINDOW,
        _ => false,
    };
    (weight >= LIKELY).then_some(Link { a, b, weight, certain: weight >= CERTAIN && hard >= 2, apart, names, archive: false })
}

/// The day an article is mostly about, when it lies near its own publication.
pub fn main_day(d: &Dossier) -> Option<DayInterval> {
    let published = d.anchor.date?;
    d.facts.signature.days.iter().copied().find(|day| DayInterval::day(published).gap(*day) <= WINDOW)
}
