//! Independence: how many of several articles speak for themselves.
//!
//! Articles of one owner or outlet are one voice, and so are a report and the house it names as its source, all reports of one such
//! house, and texts that are mostly the same words. An article that copies a report and changes a figure contradicts its origin all the
//! same: each value is counted by itself.

use super::{Carriers, Groups, Tally};
use crate::resolve::Dossier;
use crate::resolve::facts::hash;
use rustc_hash::FxHashMap;

/// Words in a row that two texts hardly share by chance.
const RUN: usize = 5;
/// Share of the shorter text's runs from which it is a copy.
const COPY: f64 = 0.5;
/// Runs a text needs to be known again.
const ENOUGH: usize = 20;
/// Articles that are held against each other for one run; of more that share it, each meets its neighbours.
const NEIGHBOURS: usize = 32;

/// Number of independent voices among articles.
pub fn voices<'a>(articles: impl Iterator<Item = &'a Dossier>) -> usize {
    let mut list: Vec<&Dossier> = articles.collect();
    list.sort_unstable_by_key(|d| (&d.article.path, &d.article.id));
    list.dedup_by_key(|d| (&d.article.path, &d.article.id));
    let mut groups = Groups::new(list.len());
    let mut speakers: FxHashMap<String, usize> = FxHashMap::default();
    for (i, d) in list.iter().enumerate() {
        for speaker in speakers_of(d) {
            let first = *speakers.entry(speaker).or_insert(i);
            groups.join(first, i);
        }
    }
    if groups.count() > 1 {
        for (a, b) in copies(&list) {
            groups.join(a, b);
        }
    }
    groups.count()
}

/// Who speaks in an article: owner, publisher, and the house its report comes from.
fn speakers_of(d: &Dossier) -> impl Iterator<Item = String> {
    let voice = &d.facts.voice;
    let owner = d.article.meta.owner.as_deref().map(str::to_lowercase);
    // Without a publisher an article speaks for itself; no name holds this sign.
    let own = voice.publisher.clone().unwrap_or_else(|| format!("\u{1f}{}\u{1f}{}", d.article.path, d.article.id));
    [Some(own), owner, voice.origin.clone()].into_iter().flatten()
}

/// Whether one of two articles has most of its words from the other.
pub fn is_copy(a: &Dossier, b: &Dossier) -> bool {
    !copies(&[a, b]).is_empty()
}

/// Pairs of articles of which one has most of its words from the other.
fn copies(list: &[&Dossier]) -> Vec<(usize, usize)> {
    let runs: Vec<Vec<u32>> = list.iter().map(|d| runs(d)).collect();
    let entries = runs.iter().enumerate().flat_map(|(i, runs)| runs.iter().map(move |&run| (run, i as u32, ())));
    let carriers = Carriers::new(entries.collect(), list.len());
    let mut tally = Tally::<u32>::new(list.len());
    let mut found = Vec::new();
    for (a, mine) in runs.iter().enumerate() {
        for others in carriers.of(a) {
            let behind = others.partition_point(|o| o.0 as usize <= a);
            for &(b, ()) in others.get(behind..).unwrap_or(&[]).iter().take(NEIGHBOURS) {
                if let Some(shared) = tally.at(b) {
                    *shared += 1;
                }
            }
        }
        for (b, shared) in tally.drain(|_| true) {
            let short = runs.get(b as usize).map_or(0, Vec::len).min(mine.len());
            if short >= ENOUGH && f64::from(shared) >= COPY * short as f64 {
                found.push((a, b as usize));
            }
        }
    }
    found
}

/// Hashes of all runs of words of the article, each once.
fn runs(d: &Dossier) -> Vec<u32> {
    let text = d.article.text.get(d.article.body.range()).unwrap_or("");
    let words: Vec<u32> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(|w| hash(&w.to_lowercase())).collect();
    let mix = |run: &[u32]| run.iter().fold(0u32, |h, w| (h.rotate_left(5) ^ w).wrapping_mul(0x9e37_79b1));
    let mut out: Vec<u32> = words.windows(RUN).map(mix).collect();
    out.sort_unstable();
    out.dedup();
    out
}
