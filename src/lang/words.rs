//! Words to numbers, without a look at memory outside two small tables.

use crate::text::{WordId, WordKey};
use rustc_hash::FxHashMap;

/// The words of a lexicon. Most have at most 16 bytes and are compared as two numbers; the others lie in a map.
#[derive(Debug)]
pub(super) struct Words {
    /// Open addressing: the number of a word (0 is free) below as many bits of its hash as are left. A power of two long, at most half
    /// full, so that a number needs no more bits than a place. Every word of a text is looked for here: the table has to be small.
    slots: Vec<u32>,
    /// Keys of the short words, by number; those of long ones are zero.
    keys: Vec<WordKey>,
    long: FxHashMap<Box<str>, WordId>,
}

impl Words {
    /// An empty table with room for so many words.
    pub(super) fn with_room(words: usize) -> Words {
        let slots = (words * 2).next_power_of_two().max(16);
        let mut keys = Vec::with_capacity(words + 1);
        keys.push(WordKey::default());
        Words { slots: vec![0; slots], keys, long: FxHashMap::default() }
    }

    /// One more than the greatest number of a word.
    pub(super) fn count(&self) -> usize {
        self.keys.len()
    }

    /// The number of a folded word, 0 when unknown.
    pub(super) fn get(&self, folded: &str) -> WordId {
        match WordKey::of(folded) {
            Some(key) => self.short(key),
            None => self.long.get(folded).copied().unwrap_or(0),
        }
    }

    /// The number of a short word, 0 when unknown.
    pub(super) fn short(&self, key: WordKey) -> WordId {
        self.find(key).unwrap_or(0)
    }

    /// The number of a folded word, which is new when nobody knew it.
    pub(super) fn intern(&mut self, folded: &str) -> WordId {
        let next = self.keys.len() as WordId;
        let Some(key) = WordKey::of(folded) else {
            if let Some(&id) = self.long.get(folded) {
                return id;
            }
            self.long.insert(folded.into(), next);
            self.push(WordKey::default());
            return next;
        };
        self.intern_short(key)
    }

    /// The number of a short word, which is new when nobody knew it.
    pub(super) fn intern_short(&mut self, key: WordKey) -> WordId {
        let next = self.keys.len() as WordId;
        match self.find(key) {
            Ok(id) => id,
            Err(slot) => {
                self.put(slot, key, next);
                self.push(key);
                next
            }
        }
    }

    /// The number of a key, or the slot it belongs to.
    fn find(&self, key: WordKey) -> Result<WordId, usize> {
        let hash = key.hash();
        let mask = self.slots.len() - 1;
        let (low, tag) = (mask as u32, (hash >> 32) as u32 & !(mask as u32));
        let mut at = hash as usize & mask;
        // A free slot ends the search, and half of them are free.
        while let Some(&slot) = self.slots.get(at).filter(|&&slot| slot != 0) {
            let id = slot & low;
            if slot & !low == tag && self.keys.get(id as usize) == Some(&key) {
                return Ok(id);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }

    fn put(&mut self, at: usize, key: WordKey, id: WordId) {
        let low = (self.slots.len() - 1) as u32;
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = (key.hash() >> 32) as u32 & !low | id;
        }
    }

    fn push(&mut self, key: WordKey) {
        self.keys.push(key);
        if self.keys.len() * 2 > self.slots.len() {
            self.grow();
        }
    }

    /// Gives every word the number that stands for its own in `numbers`, where each stands once.
    pub(super) fn renumber(&mut self, numbers: &[WordId]) {
        let number = |id: WordId| numbers.get(id as usize).copied().unwrap_or(id);
        let mut keys = vec![WordKey::default(); self.keys.len()];
        for (id, key) in (0..).zip(&self.keys) {
            if let Some(place) = keys.get_mut(number(id) as usize) {
                *place = *key;
            }
        }
        self.keys = keys;
        let low = (self.slots.len() - 1) as u32;
        for slot in self.slots.iter_mut().filter(|slot| **slot != 0) {
            *slot = *slot & !low | number(*slot & low);
        }
        self.long.values_mut().for_each(|id| *id = number(*id));
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for id in 1..self.keys.len() {
            let Some(&key) = self.keys.get(id).filter(|key| **key != WordKey::default()) else { continue };
            if let Err(at) = self.find(key) {
                self.put(at, key, id as WordId);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{WordId, Words};

    #[test]
    fn words_are_found_by_their_new_numbers() {
        let mut words = Words::with_room(0);
        let all: Vec<String> = (0..300).map(|i| if i % 7 == 0 { format!("{i:020}") } else { format!("w{i}") }).collect();
        let first: Vec<WordId> = all.iter().map(|w| words.intern(w)).collect();
        assert_eq!(first, (1..=300).collect::<Vec<WordId>>());
        assert_eq!(all.iter().map(|w| words.get(w)).collect::<Vec<WordId>>(), first);
        let numbers: Vec<WordId> = std::iter::once(0).chain((1..=300).rev()).collect();
        words.renumber(&numbers);
        assert_eq!(all.iter().map(|w| words.get(w)).collect::<Vec<WordId>>(), (1..=300).rev().collect::<Vec<WordId>>());
        assert_eq!((words.get("w0"), words.get("w301"), words.intern("w301")), (0, 0, 301));
    }
}
