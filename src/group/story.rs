//! Links between articles: shared names, numbers and topic words, weighed by how rare they are in the collection.

use super::{Carriers, Tally};
use crate::resolve::Dossier;
use crate::resolve::facts::{Key, KeyKind};
use rayon::prelude::*;

/// A key carried by more articles than this joins nobody: it is a trope, not evidence.
const COMMON: usize = 60;
/// Articles from which a collection is an archive.
pub const ARCHIVE: usize = 200;
/// Partners of an article of an archive that it is compared with.
const CLOSEST: usize = 8;
/// Days between two publications beyond which articles need an equal event day to belong together.
const WINDOW: i64 = 21;
/// Evidence from which two articles may tell of the same happening.
const LIKELY: f32 = 1.5;
/// What a day that both give adds to the evidence.
const ONE_DAY: f32 = 0.5;
/// Evidence from which they surely do.
const CERTAIN: f32 = 2.4;
/// Articles up to which what two of them share is looked for through a third.
const HANDFUL: usize = 40;
/// Different content words of the shortest article whose share says something, and of the longest that needs it.
const FEW: usize = 12;
const SHORT: usize = 90;
/// Share of content words that two reports of any two happenings have in common.
const CHANCE: f32 = 0.2;
/// Share from which two reports tell one story in one way.
const ALIKE: f32 = 0.28;
/// Share from which they need neither a name in common nor a third report.
const SAME: f32 = 0.4;
/// Share from which two short reports of neighbouring days that have a figure in common tell one story. In 441 lots of 30 real articles this adds two
/// findings to 811.
const COUNTED: f32 = 0.05;
/// Days between two such reports.
const BESIDE: i64 = 3;
/// What a share above chance is worth as evidence.
const TOLD: f32 = 10.0;
/// Share above chance that counts at most.
const MOST: f32 = 0.15;

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
    let archive = dossiers.len() >= ARCHIVE;
    let pairs = dossiers.iter().enumerate().flat_map(|(i, d)| hard(d, archive).map(move |key| (key, i as u32, ())));
    let carriers = Carriers::new(pairs.collect(), dossiers.len());
    let rarities: Vec<Box<[f32]>> =
        dossiers.par_iter().enumerate().map(|(i, d)| rarities(i, d, &carriers, dossiers.len())).collect();
    let all = Keys::new(dossiers);
    // In an archive one shared key is a coincidence; asking for two keeps the pairs in step with the articles.
    let least = if archive { 2 } else { 1 };
    let checked = |i: usize| primary.get(i) == Some(&true);
    let found: Vec<Vec<Link>> = dossiers
        .par_iter()
        .enumerate()
        .map_init(
            || (Tally::<u16>::new(dossiers.len()), Sieve::default()),
            |(tally, sieve), (a, x)| {
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
                sieve.fill(all.of(a));
                tally
                    .drain(|&shared| shared >= least)
                    .filter_map(|(b, _)| link((a, x, rare), sieve, (b as usize, dossiers.get(b as usize)?), &all, archive))
                    .collect()
            },
        )
        .collect();
    let mut found: Vec<Link> = found.into_iter().flatten().collect();
    if archive {
        nearest(&mut found, dossiers.len());
    }
    if dossiers.len() <= HANDFUL {
        close(&mut found, dossiers, checked);
    }
    found
}

/// Keeps the links that are among the strongest of either article: in a large archive an article shares topics with dozens of others, and
/// who tells its own story is among the few that share most. What weighs as much as the last of them stays, so that the order of the
/// articles decides nothing.
fn nearest(links: &mut Vec<Link>, articles: usize) {
    let mut weights: Vec<Vec<f32>> = vec![Vec::new(); articles];
    for l in links.iter() {
        for end in [l.a, l.b] {
            if let Some(list) = weights.get_mut(end) {
                list.push(l.weight);
            }
        }
    }
    let last = |list: &mut Vec<f32>| {
        let enough = list.len() > CLOSEST;
        if enough { *list.select_nth_unstable_by(CLOSEST - 1, |p, q| q.total_cmp(p)).1 } else { f32::NEG_INFINITY }
    };
    let least: Vec<f32> = weights.iter_mut().map(last).collect();
    let among = |end: usize, l: &Link| least.get(end).is_none_or(|least| l.weight >= *least);
    links.retain(|l| among(l.a, l) || among(l.b, l));
}

/// The keys that may make a link. Topic words only strengthen one that names or numbers have made.
fn hard(d: &Dossier, archive: bool) -> impl Iterator<Item = u32> {
    d.facts.signature.keys.iter().filter(move |k| is_hard(k.1, archive)).map(|k| k.0)
}

fn is_hard(kind: KeyKind, archive: bool) -> bool {
    kind != KeyKind::Topic && !(archive && kind == KeyKind::Minor)
}

/// For each key of an article how rare it is, 1 for the rarest; nothing for a topic word.
fn rarities(i: usize, d: &Dossier, carriers: &Carriers<()>, articles: usize) -> Box<[f32]> {
    let archive = articles >= ARCHIVE;
    let n = articles as f32;
    let mut lists = carriers.of(i);
    let keys = d.facts.signature.keys.iter();
    keys.map(|key| match key.1 {
        kind if !is_hard(kind, archive) => 0.0,
        _ => {
            let df = lists.next().map_or(1, <[_]>::len).max(1) as f32;
            // In a handful of articles nothing can be called common; in an archive a key of many articles tells little.
            if n < 20.0 { 1.0 } else { ((n / df).ln() / (n / 2.0).ln()).clamp(0.05, 1.0) }
        }
    })
    .collect()
}

/// The keys of all articles side by side: most pairs are given up without a look at anything else of the articles, which lie far apart.
struct Keys {
    keys: Vec<Key>,
    /// For each article the end of its keys.
    ends: Vec<usize>,
}

impl Keys {
    fn new(dossiers: &[Dossier]) -> Keys {
        let mut out = Keys { keys: Vec::new(), ends: Vec::with_capacity(dossiers.len()) };
        for d in dossiers {
            out.keys.extend_from_slice(&d.facts.signature.keys);
            out.ends.push(out.keys.len());
        }
        out
    }

    fn of(&self, article: usize) -> &[Key] {
        let end = |i: usize| self.ends.get(i).copied().unwrap_or(0);
        self.keys.get(article.checked_sub(1).map_or(0, end)..end(article)).unwrap_or(&[])
    }
}

/// The keys of an article as bits: most keys of another are told at a glance to be none of them.
struct Sieve([u64; Sieve::WORDS]);

impl Default for Sieve {
    fn default() -> Sieve {
        Sieve([0; Sieve::WORDS])
    }
}

impl Sieve {
    /// Bits are several times as many as the keys of an article.
    const WORDS: usize = 64;

    /// Holds the keys of this article only.
    fn fill(&mut self, keys: &[Key]) {
        self.0.fill(0);
        for (key, ..) in keys {
            if let Some(word) = self.0.get_mut((key >> 6) as usize % Sieve::WORDS) {
                *word |= 1 << (key % 64);
            }
        }
    }

    /// Whether the article may have the key.
    fn may_have(&self, key: u32) -> bool {
        self.0.get((key >> 6) as usize % Sieve::WORDS).is_some_and(|word| word >> (key % 64) & 1 != 0)
    }
}

fn link(
    (a, x, rarities): (usize, &Dossier, &[f32]),
    sieve: &Sieve,
    (b, y): (usize, &Dossier),
    all: &Keys,
    archive: bool,
) -> Option<Link> {
    let keys = all.of(a);
    let (mut weight, mut topic, mut hard, mut names) = (0.0f32, 0.0f32, 0usize, 0usize);
    for &(key, other, v) in all.of(b).iter().filter(|k| sieve.may_have(k.0)) {
        let found = keys.binary_search_by_key(&key, |k| k.0).ok().and_then(|i| Some((i, keys.get(i)?)));
        let Some((i, &(_, kind, w))) = found.filter(|(_, k)| !archive || k.1 != KeyKind::Minor && other != KeyKind::Minor) else {
            continue;
        };
        if kind == KeyKind::Topic || other == KeyKind::Topic {
            topic += 0.15;
        } else {
            weight += f32::from(w.min(v)) / 100.0 * rarities.get(i).copied().unwrap_or(1.0);
            hard += 1;
            names += !matches!(kind, KeyKind::Number | KeyKind::Minor | KeyKind::Event) as usize;
        }
    }
    weight += topic.min(1.2);
    let told = if archive { 0.0 } else { told_alike(x, y) };
    weight += TOLD * (told - CHANCE).clamp(0.0, MOST);
    // Most candidates end here: even one day would not make them a story.
    if hard == 0 || weight + ONE_DAY < LIKELY {
        return None;
    }
    let days_meet = x.facts.signature.days.iter().any(|d| y.facts.signature.days.iter().any(|e| d.intersects(*e)));
    if days_meet {
        weight += ONE_DAY;
    }
    let certain = weight >= CERTAIN && hard + usize::from(told >= ALIKE) >= 2;
    (weight >= LIKELY).then(|| Link { a, b, weight, certain, apart: apart(x, y), names, archive })
}

/// Days before a report of a happening that is not the first of its sort from which another report tells of the one before.
const BEFORE: i64 = 2;

/// Whether two articles were published further apart than one happening is in the news, or the later one opens with the next of its sort.
fn apart(x: &Dossier, y: &Dossier) -> bool {
    let (Some(p), Some(q)) = (x.anchor.date, y.anchor.date) else { return false };
    let days = p.days_since(q);
    let (earlier, later) = if days > 0 { (y, x) } else { (x, y) };
    let next = later.facts.signature.sequel && !earlier.facts.signature.sequel;
    days.abs() > WINDOW || next && days.abs() >= BEFORE
}

/// Share of the content words of the shorter of two short articles that the other has too; 0 of long ones, which have keys enough.
fn told_alike(x: &Dossier, y: &Dossier) -> f32 {
    let (p, q) = (&x.facts.signature.words, &y.facts.signature.words);
    let short = p.len().min(q.len());
    if !(FEW..=SHORT).contains(&short) || p.len().max(q.len()) > 2 * SHORT {
        return 0.0;
    }
    common(p.iter().map(|w| w.0), q.iter().map(|w| w.0)) as f32 / short as f32
}

/// How many members two ascending lists share.
fn common(p: impl Iterator<Item = u32>, q: impl Iterator<Item = u32>) -> usize {
    let (mut p, mut q) = (p.peekable(), q.peekable());
    let mut shared = 0;
    while let (Some(&s), Some(&t)) = (p.peek(), q.peek()) {
        shared += usize::from(s == t);
        if s <= t {
            p.next();
        }
        if t <= s {
            q.next();
        }
    }
    shared
}

/// Whether two articles were published on one day or the days beside it.
fn beside(x: &Dossier, y: &Dossier) -> bool {
    matches!((x.anchor.date, y.anchor.date), (Some(p), Some(q)) if p.days_since(q).abs() <= BESIDE)
}

/// The figures of an article of two digits and more, and the letters its names are introduced with.
fn figures(d: &Dossier) -> impl Iterator<Item = u32> {
    d.facts.signature.keys.iter().filter(|k| matches!(k.1, KeyKind::Number | KeyKind::Minor)).map(|k| k.0)
}

/// Two short articles that surely belong to a third one belong together when they are told in the words of one story, even if the
/// names they share are few: a short article has room for one or two. Words enough need no third, nor does a figure on neighbouring days.
fn close(links: &mut Vec<Link>, dossiers: &[Dossier], checked: impl Fn(usize) -> bool) {
    let n = dossiers.len();
    let mut sure = vec![false; n * n];
    for l in links.iter().filter(|l| l.certain && !l.apart) {
        for at in [l.a * n + l.b, l.b * n + l.a] {
            if let Some(cell) = sure.get_mut(at) {
                *cell = true;
            }
        }
    }
    let row = |i: usize| sure.get(i * n..(i + 1) * n).unwrap_or(&[]);
    for (a, x) in dossiers.iter().enumerate() {
        for (b, y) in dossiers.iter().enumerate().skip(a + 1) {
            let between = row(a).iter().zip(row(b)).any(|(p, q)| *p && *q);
            if row(a).get(b) == Some(&true) || !(checked(a) || checked(b)) || apart(x, y) {
                continue;
            }
            let told = told_alike(x, y);
            let counted = told >= COUNTED && beside(x, y) && common(figures(x), figures(y)) > 0;
            if !between && told < SAME && !counted {
                continue;
            }
            let met = counted || told >= CHANCE || told >= CHANCE / 2.0 && common(hard(x, false), hard(y, false)) > 0;
            match links.iter_mut().find(|l| (l.a, l.b) == (a, b)) {
                Some(l) => l.certain |= met,
                None if met => {
                    let certain = told >= CHANCE || counted;
                    links.push(Link { a, b, weight: LIKELY, certain, apart: false, names: 0, archive: false });
                }
                None => {}
            }
        }
    }
    links.sort_by_key(|l| (l.a, l.b));
}

#[cfg(test)]
mod tests {
    use super::{CLOSEST, Link, nearest};

    fn link(a: usize, b: usize, weight: f32) -> Link {
        Link { a, b, weight, certain: false, apart: false, names: 1, archive: true }
    }

    #[test]
    fn the_strongest_links_of_either_article_stay_and_so_do_their_equals() {
        // Article 0 meets everybody; the others meet only it.
        let mut links: Vec<Link> = (1..=CLOSEST + 3).map(|b| link(0, b, b as f32)).collect();
        nearest(&mut links, CLOSEST + 4);
        assert_eq!(links.len(), CLOSEST + 3, "each link is the only one of its other article");
        // Articles 0 and 1 have nine partners each; the link between them is the weakest of both.
        let hub = |hub: usize| (0..CLOSEST).map(move |i| link(hub, 2 + hub * CLOSEST + i, 2.0));
        let mut links: Vec<Link> = hub(0).chain(hub(1)).chain([link(0, 1, 1.9)]).collect();
        nearest(&mut links, 2 + 2 * CLOSEST);
        assert_eq!(links.len(), 2 * CLOSEST);
        links.push(link(0, 1, 2.0));
        nearest(&mut links, 2 + 2 * CLOSEST);
        assert_eq!(links.len(), 2 * CLOSEST + 1, "what weighs as much stays");
    }
}
