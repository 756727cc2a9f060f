//! Words as the tables of a language know them.

/// A word of the lexicon, folded to lower case. `0` is every word the lexicon does not know.
pub type WordId = u32;

/// A folded word of at most 16 bytes, as two numbers: the first byte is the lowest, bytes behind the word are 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct WordKey {
    pub(super) low: u64,
    pub(super) high: u64,
}

impl WordKey {
    /// The key of a folded word; `None` when it is too long for one.
    pub fn of(folded: &str) -> Option<WordKey> {
        let bytes = folded.as_bytes();
        let mut all = [0u8; 16];
        all.get_mut(..bytes.len())?.copy_from_slice(bytes);
        let both = u128::from_le_bytes(all);
        Some(WordKey { low: both as u64, high: (both >> 64) as u64 })
    }

    /// A hash, the same on every machine.
    pub fn hash(self) -> u64 {
        // The odd numbers are the fractional digits of the golden ratio and of pi.
        let mixed = (self.low ^ self.high.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0x243f_6a88_85a3_08d3);
        mixed ^ mixed >> 29
    }
}

/// A word that may be one of two between which a space is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// Stands before the name it belongs to: "diJakarta".
    Preposition,
    /// Ends what a page says to its readers: "Baca JugaPada".
    Label,
    /// Opens sentences, and ends no name that is written as one word.
    Opener,
    /// The same, but headlines write it with a capital in their middle too.
    Titled,
    /// Stands before a colon and a name: "UtamaEditor:".
    Byline,
}

/// Finds the number of a folded word; the only thing tokenisation asks of a language.
pub trait WordTable {
    /// The number of `folded` (lower case), or 0.
    fn word_id(&self, folded: &str) -> WordId;

    /// The number of a word that fits a key, or 0.
    fn short_id(&self, key: WordKey) -> WordId;

    /// What a folded word is to another that a missing space has glued to it.
    fn joins(&self, _folded: &str) -> Option<Joint> {
        None
    }
}
