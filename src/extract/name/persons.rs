//! Persons of an article by the words of their names.

use rustc_hash::FxHasher;
use std::hash::Hasher;

/// A word that more persons of an article bear than this tells none of them apart, and comparing them all would cost too much.
const MANY: usize = 64;

/// A person with a full name.
pub(super) struct Person<'a> {
    /// The folded name.
    pub name: &'a str,
    /// The gazetteer's id.
    pub id: Option<&'a str>,
}

/// Persons by the words of their folded names.
pub(super) struct Persons<'a> {
    list: Vec<Person<'a>>,
    /// The hash of each word and the persons that bear it, in order.
    words: Vec<(u64, u32)>,
    /// A bit for each word: most names share none with a person.
    bits: u64,
}

fn words(name: &str) -> impl Iterator<Item = &[u8]> + Clone {
    name.as_bytes().split(|b| *b == b' ')
}

/// A hash of folded words, the same on every machine.
pub(super) fn hash(words: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(words);
    hasher.finish()
}

const fn bit(hash: u64) -> u64 {
    1 << (hash >> 58)
}

impl<'a> Persons<'a> {
    /// Persons in the order of their first mentions, each once.
    pub fn new(list: Vec<Person<'a>>) -> Persons<'a> {
        let mut all = Vec::with_capacity(list.len() * 3);
        let mut bits = 0;
        for (index, person) in list.iter().enumerate() {
            for word in words(person.name).filter(|w| w.len() > 2) {
                let hash = hash(word);
                bits |= bit(hash);
                all.push((hash, index as u32));
            }
        }
        all.sort_unstable();
        Persons { list, words: all, bits }
    }

    /// The one longer name whose words include all of `folded`'s.
    pub fn longer(&self, folded: &str) -> Option<&Person<'a>> {
        if self.list.is_empty() {
            return None;
        }
        let first = words(folded).max_by_key(|w| w.len()).filter(|w| w.len() > 2)?;
        let hash = hash(first);
        if self.bits & bit(hash) == 0 {
            return None;
        }
        let from = self.words.partition_point(|w| w.0 < hash);
        let bearers = self.words.get(from..)?.iter().take_while(|w| w.0 == hash);
        if bearers.clone().nth(MANY).is_some() {
            return None;
        }
        let mut found: Option<&Person<'_>> = None;
        for &(_, index) in bearers {
            let person = self.list.get(index as usize)?;
            if person.name.len() > folded.len() && is_part(folded, person.name) {
                match found {
                    Some(other) if is_part(other.name, person.name) => found = Some(person),
                    Some(other) if is_part(person.name, other.name) => {}
                    Some(_) => return None,
                    None => found = Some(person),
                }
            }
        }
        found
    }
}

/// Whether all words of `short` are among those of `long`.
fn is_part(short: &str, long: &str) -> bool {
    words(short).all(|w| words(long).any(|n| n == w))
}
