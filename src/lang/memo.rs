//! What has been found out about a word, for the next time it is met.

use crate::text::WordId;
use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Places of a memo, a power of two: more than the words that make up most of the running text.
const PLACES: usize = 1 << 15;
/// Letters that fit one key, five bits each.
const LETTERS: usize = 12;

/// Remembers two numbers for each of the words met last, for all threads, without a lock.
///
/// A word has one place; another word of the same place takes it over. Each place holds the key mixed with the values beside the values
/// themselves: what two threads have written half each is nobody's key. So an answer never depends on what was asked before.
#[derive(Default)]
pub struct Memo(OnceLock<Box<[Place]>>);

#[derive(Default)]
struct Place {
    mixed: AtomicU64,
    values: [AtomicU64; 2],
}

impl Memo {
    /// What `find` says of the word, or has said. It must say the same whenever it is asked and whatever the case of the letters.
    pub fn recall(&self, word: &str, find: impl FnOnce() -> [u64; 2]) -> [u64; 2] {
        let Some(key) = key(word) else { return find() };
        let places = self.0.get_or_init(|| std::iter::repeat_with(Place::default).take(PLACES).collect());
        let at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - PLACES.ilog2())) as usize;
        let Some(place) = places.get(at) else { return find() };
        let values = [0, 1].map(|i: usize| place.values.get(i).map_or(0, |value| value.load(Ordering::Relaxed)));
        if place.mixed.load(Ordering::Relaxed) ^ mix(values) == key {
            return values;
        }
        let found = find();
        for (to, value) in place.values.iter().zip(found) {
            to.store(value, Ordering::Relaxed);
        }
        place.mixed.store(key ^ mix(found), Ordering::Relaxed);
        found
    }
}

/// Spreads the values over all bits, so that no mixture of two entries looks like a third.
fn mix([first, second]: [u64; 2]) -> u64 {
    first.wrapping_mul(0xd6e8_feb8_6659_fd93) ^ second.wrapping_mul(0xa076_1d64_78bd_642f).rotate_left(32)
}

/// A short word of the letters a to z as a number, never 0.
fn key(word: &str) -> Option<u64> {
    if word.len() > LETTERS || word.is_empty() {
        return None;
    }
    word.bytes().try_fold(0u64, |key, b| {
        let letter = (b | 0x20).wrapping_sub(b'a');
        (letter < 26).then_some(key << 5 | u64::from(letter + 1))
    })
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memo")
    }
}

/// The same for the words of a lexicon, each in the place of its number; no word ever takes over another's.
#[derive(Default)]
pub struct Known(OnceLock<Box<[[AtomicU64; 2]]>>);

/// The bit of the first number that tells that both are there.
const THERE: u64 = 1 << 63;

impl Known {
    /// What `find` says of the word with this number, or has said; `words` is one more than the greatest number. The first of the two
    /// leaves its highest bit free.
    pub fn recall(&self, word: WordId, words: usize, find: impl FnOnce() -> [u64; 2]) -> [u64; 2] {
        let places = self.0.get_or_init(|| std::iter::repeat_with(Default::default).take(words).collect());
        let Some([first, second]) = places.get(word as usize) else { return find() };
        let value = first.load(Ordering::Acquire);
        if value & THERE != 0 {
            return [value & !THERE, second.load(Ordering::Relaxed)];
        }
        let found = find();
        second.store(found[1], Ordering::Relaxed);
        first.store(found[0] | THERE, Ordering::Release);
        found
    }
}

impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Known")
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Memo, key};

    #[test]
    fn a_word_of_the_lexicon_is_found_out_once() {
        let known = Known::default();
        assert_eq!(known.recall(2, 3, || [7, u64::MAX]), [7, u64::MAX]);
        assert_eq!(known.recall(2, 3, || [8, 8]), [7, u64::MAX]);
        assert_eq!(known.recall(1, 3, || [0, 9]), [0, 9]);
        assert_eq!(known.recall(1, 3, || [1, 1]), [0, 9]);
        assert_eq!(known.recall(3, 3, || [1, 1]), [1, 1]);
    }

    #[test]
    fn a_word_is_found_out_once_in_any_case_and_long_words_each_time() {
        let memo = Memo::default();
        assert_eq!(memo.recall("banjir", || [7, 50]), [7, 50]);
        assert_eq!(memo.recall("Banjir", || [8, 50]), [7, 50]);
        assert_eq!(memo.recall("banjirr", || [9, 50]), [9, 50]);
        assert_eq!(memo.recall("jum'at", || [1, 50]), [1, 50]);
        assert_eq!(memo.recall("jum'at", || [2, 50]), [2, 50]);
        assert_eq!(memo.recall("mempertanggungjawabkan", || [3, 50]), [3, 50]);
        assert_eq!(memo.recall("mempertanggungjawabkan", || [4, 50]), [4, 50]);
    }

    #[test]
    fn words_differ_in_their_keys() {
        assert_ne!(key("a"), key("aa"));
        assert_ne!(key("ab"), key("ba"));
        assert_eq!(key("KPK"), key("kpk"));
        assert_eq!((key(""), key("é"), key("a1")), (None, None, None));
    }
}
