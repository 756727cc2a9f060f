//! Facts by what they must share to be compared: two articles meet in the keys both have, never fact by fact.

use std::cmp::Ordering;

/// Facts of one article under a key, sorted. A fact may stand under several keys, and under one as often as it has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Index(Box<[(u32, u32)]>);

impl Index {
    /// From keys and the positions of their facts. `room` is used for each index of an article, so that none grows by itself.
    pub(super) fn new(room: &mut Vec<(u32, u32)>, keys: impl Iterator<Item = (u32, usize)>) -> Index {
        room.clear();
        room.extend(keys.map(|(key, fact)| (key, fact as u32)));
        room.sort_unstable();
        Index(room.as_slice().into())
    }

    /// The facts under a key.
    pub(super) fn get(&self, key: u32) -> impl Iterator<Item = usize> + Clone {
        let from = self.0.partition_point(|e| e.0 < key);
        self.0.get(from..).unwrap_or(&[]).iter().take_while(move |e| e.0 == key).map(|e| e.1 as usize)
    }

    /// The keys both have, in order, each with the facts on either side.
    pub(super) fn meet<'a>(&'a self, other: &'a Index) -> impl Iterator<Item = (Run<'a>, Run<'a>)> {
        let mut xs: &[(u32, u32)] = &self.0;
        let mut ys: &[(u32, u32)] = &other.0;
        std::iter::from_fn(move || {
            loop {
                let (&(p, _), &(q, _)) = (xs.first()?, ys.first()?);
                match p.cmp(&q) {
                    Ordering::Less => xs = xs.get(1..)?,
                    Ordering::Greater => ys = ys.get(1..)?,
                    Ordering::Equal => {
                        let run = |list: &'a [(u32, u32)]| list.split_at(list.iter().take_while(|e| e.0 == p).count());
                        let ((mine, rest), (theirs, others)) = (run(xs), run(ys));
                        (xs, ys) = (rest, others);
                        return Some((Run(mine), Run(theirs)));
                    }
                }
            }
        })
    }
}

/// The facts of one article under one key, in the order of the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'a>(&'a [(u32, u32)]);

impl<'a> Run<'a> {
    /// Their positions.
    pub(super) fn facts(self) -> impl Iterator<Item = usize> + Clone + 'a {
        self.0.iter().map(|e| e.1 as usize)
    }

    /// The facts themselves, out of the list they are positions in.
    pub(super) fn of<T>(self, facts: &'a [T]) -> impl Iterator<Item = &'a T> + Clone + 'a {
        self.facts().filter_map(|i| facts.get(i))
    }
}

/// Every fact of the one side with every fact of the other.
pub(super) fn pairs<T: Copy, U: Copy>(
    mine: impl Iterator<Item = T>,
    theirs: impl Iterator<Item = U> + Clone,
) -> impl Iterator<Item = (T, U)> {
    mine.flat_map(move |a| theirs.clone().map(move |b| (a, b)))
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn only_shared_keys_meet_with_all_their_facts() {
        let index = |keys: &[u32]| Index::new(&mut Vec::new(), keys.iter().copied().enumerate().map(|(i, k)| (k, i)));
        let (x, y) = (index(&[7, 3, 7, 9]), index(&[9, 7, 1]));
        let met: Vec<_> = x.meet(&y).map(|(a, b)| (a.facts().collect::<Vec<_>>(), b.facts().collect::<Vec<_>>())).collect();
        assert_eq!(met, [(vec![0, 2], vec![1]), (vec![3], vec![0])]);
        assert_eq!(x.get(7).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(x.get(8).count(), 0);
    }
}
