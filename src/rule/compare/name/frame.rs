//! The words that two names share when they differ in the first or the last one.

use super::spelling::{SLIP, alike};

/// Letters of a word that tells two names apart.
const SHORTEST: usize = 3;

/// Two names of as many words of which the first or the last differs.
pub(super) struct Frame<'a> {
    words: Vec<&'a str>,
    /// Which of them differs.
    at: usize,
}

impl<'a> Frame<'a> {
    /// Of two keys; `None` when they differ in none, in several, by a slip, or in a word between others, which rather tells the sort of
    /// thing in other words ("City Stadium", "Football Stadium").
    pub(super) fn new(a: &'a str, b: &str) -> Option<Frame<'a>> {
        let words = split(a);
        let other = split(b);
        if words.len() != other.len() || words.len() < 2 {
            return None;
        }
        let mut differing = words.iter().zip(&other).enumerate().filter(|(_, (v, w))| v != w);
        let (at, (v, w)) = differing.next()?;
        let ends = at == 0 || at + 1 == words.len();
        let long = |w: &str| w.chars().count() >= SHORTEST;
        let one = ends && differing.next().is_none() && long(v) && long(w) && !alike(v, w, SLIP);
        one.then_some(Frame { words, at })
    }

    /// Number of words the names share.
    pub(super) fn shared(&self) -> usize {
        self.words.len() - 1
    }

    /// Whether the names begin with the same word.
    pub(super) fn begins_alike(&self) -> bool {
        self.at > 0
    }

    /// Whether a name has the shared word beside the one that differs: "Desa A" has "Desa", whatever it goes on with.
    pub(super) fn holds(&self, key: &str) -> bool {
        let beside = if self.begins_alike() { self.at - 1 } else { self.at + 1 };
        let Some(word) = self.words.get(beside) else { return false };
        let words = split(key);
        words.len() > 1 && words.contains(word)
    }
}

fn split(key: &str) -> Vec<&str> {
    key.split([' ', '-']).filter(|w| !w.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::Frame;

    #[test]
    fn names_that_differ_in_one_word_have_a_frame() {
        let frame = Frame::new("balai arsip sukamaju", "balai arsip rawalemo").unwrap();
        assert!(frame.begins_alike() && frame.shared() == 2);
        assert!(frame.holds("balai arsip tanjung") && !frame.holds("arsip") && !frame.holds("balai desa"));
        let frame = Frame::new("calder resources", "norris resources").unwrap();
        assert!(!frame.begins_alike() && frame.holds("tamar resources"));
        assert!(Frame::new("calder resources", "caldar resources").is_none());
        assert!(Frame::new("calder resources", "norris minerals").is_none());
        assert!(Frame::new("tamar city stadium", "tamar football stadium").is_none());
        assert!(Frame::new("calder", "norris").is_none());
    }
}
