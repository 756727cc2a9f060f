//! Hashes of words: the same on every machine and in every run.

use std::hash::Hasher;

/// A stable hash of a folded word or key.
pub fn hash(word: &str) -> u32 {
    of_bytes(word.bytes())
}

/// The hash of a word in lower case.
pub fn hash_folded(word: &str) -> u32 {
    if word.is_ascii() { of_bytes(word.bytes().map(|b| b.to_ascii_lowercase())) } else { hash(&word.to_lowercase()) }
}

/// The hash of the concatenation of some words.
pub fn hash_all(words: &[&str]) -> u32 {
    of_bytes(words.iter().flat_map(|w| w.bytes()))
}

fn of_bytes(bytes: impl Iterator<Item = u8>) -> u32 {
    let mut h = rustc_hash::FxHasher::default();
    // FxHasher reads native words; feeding bytes one by one keeps it the same on every platform.
    for b in bytes {
        h.write_u32(b as u32);
    }
    let h = h.finish();
    (h ^ (h >> 32)) as u32
}
