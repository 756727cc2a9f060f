//! Links between articles: shared names, numbers and topic words, weighed by how rare they are in the collection.

use crate::resolve::Dossier;
use crate::resolve::facts::KeyKind;
use crate::value::DayInterval;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// A key carried by more articles than this joins nobody: it is a trope, not evidence.
const COMMON: usize = 60;
/// Articles from which a collection is an archive.
const ARCHIVE: usize = 200;
/// Days between two publications beyond which articles need an equal event day to belong together.
const WINDOW: i64 = 21;
/// Evidence from which two articles may tell of the same happening.
const LIKELY: f32 = 1.5;
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
}

/// All links, sorted by the two indices. `primary[i]` tells whether article `i` is under check; two archive articles never meet.
pub fn links(dossiers: &[Dossier], primary: &[bool]) -> Vec<Link> {
    let mut carriers: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (i, d) in dossiers.iter().enumerate() {
        for &(key, kind, _) in &d.facts.signature.keys {
            // Topic words only strengthen a link that names or numbers have made.
            if kind != KeyKind::Topic {
                carriers.entry(key).or_default().push(i as u32);
            }
        }
    }
    let mut seen = FxHashMap::default();
    for list in carriers.values().filter(|l| l.len() > 1 && l.len() <= COMMON) {
        for (n, &a) in list.iter().enumerate() {
            for &b in list.get(n + 1..).unwrap_or(&[]) {
                if primary.get(a as usize) == Some(&true) || primary.get(b as usize) == Some(&true) {
                    *seen.entry((a, b)).or_insert(0u32) += 1;
                }
            }
        }
    }
    let rarity = |key: u32| -> f32 {
        let df = carriers.get(&key).map_or(1, Vec::len).max(1) as f32;
        let n = dossiers.len() as f32;
        // In a handful of articles nothing can be called common; in an archive a key of many articles tells little.
        if n < 20.0 { 1.0 } else { ((n / df).ln() / (n / 2.0).ln()).clamp(0.05, 1.0) }
    };
    // In an archive one shared key is a coincidence; asking for two keeps the pairs in step with the articles.
    let least = if dossiers.len() < ARCHIVE { 1 } else { 2 };
    let candidates: Vec<(u32, u32)> = seen.into_iter().filter(|&(_, shared)| shared >= least).map(|(pair, _)| pair).collect();
    let mut out: Vec<Link> = candidates
        .into_par_iter()
        .filter_map(|(a, b)| {
            let (x, y) = (dossiers.get(a as usize)?, dossiers.get(b as usize)?);
            link(a as usize, b as usize, x, y, &rarity)
        })
        .collect();
    out.sort_unstable_by_key(|l| (l.a, l.b));
    out
}

fn link(a: usize, b: usize, x: &Dossier, y: &Dossier, rarity: &(impl Fn(u32) -> f32 + Sync)) -> Option<Link> {
    let (kx, ky) = (&x.facts.signature.keys, &y.facts.signature.keys);
    let (mut i, mut j) = (0, 0);
    let (mut weight, mut topic, mut hard, mut names) = (0.0f32, 0.0f32, 0usize, 0usize);
    while let (Some(&(p, kind, w)), Some(&(q, other, v))) = (kx.get(i), ky.get(j)) {
        match p.cmp(&q) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                if kind == KeyKind::Topic || other == KeyKind::Topic {
                    topic += 0.15;
                } else {
                    weight += w.min(v) * rarity(p);
                    hard += 1;
                    names += !matches!(kind, KeyKind::Number | KeyKind::Event) as usize;
                }
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    weight += topic.min(1.2);
    let days_meet = x.facts.signature.days.iter().any(|d| y.facts.signature.days.iter().any(|e| d.intersects(*e)));
    if days_meet {
        weight += 0.5;
    }
    let apart = match (x.anchor.date, y.anchor.date) {
        (Some(p), Some(q)) => p.days_since(q).abs() > WINDOW,
        _ => false,
    };
    (hard >= 1 && weight >= LIKELY).then_some(Link { a, b, weight, certain: weight >= CERTAIN && hard >= 2, apart, names })
}

/// The day an article is mostly about, when it lies near its own publication.
pub fn main_day(d: &Dossier) -> Option<DayInterval> {
    let published = d.anchor.date?;
    d.facts.signature.days.iter().copied().find(|day| DayInterval::day(published).gap(*day) <= WINDOW)
}
