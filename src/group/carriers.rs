//! Which articles carry which key: the only way articles meet.

/// The articles of every key, in the order of the keys, each with what it has to say of the key.
#[derive(Debug)]
pub struct Carriers<T> {
    /// Articles by key, each list in the order of the articles.
    articles: Vec<(u32, T)>,
    /// For each article the end of its keys in `ranges`.
    ends: Vec<u32>,
    /// The keys of each article as ranges of `articles`, in the order of the keys.
    ranges: Vec<(u32, u32)>,
}

impl<T: Copy> Carriers<T> {
    /// From keys and the articles that carry them, in the order of the articles; an article names a key once.
    pub fn new(entries: Vec<(u32, u32, T)>, articles: usize) -> Carriers<T> {
        let mut ends = vec![0u32; articles];
        for &(_, article, _) in &entries {
            if let Some(end) = ends.get_mut(article as usize) {
                *end += 1;
            }
        }
        let mut sum = 0;
        let mut next = Vec::with_capacity(articles);
        for end in &mut ends {
            next.push(sum);
            sum += *end;
            *end = sum;
        }
        let sorted = by_key(entries);
        let mut ranges = vec![(0, 0); sum as usize];
        let mut from = 0;
        for run in sorted.chunk_by(|a, b| a.0 == b.0) {
            let range = (from, from + run.len() as u32);
            for &(_, article, _) in run {
                if let Some(at) = next.get_mut(article as usize)
                    && let Some(place) = ranges.get_mut(*at as usize)
                {
                    *place = range;
                    *at += 1;
                }
            }
            from = range.1;
        }
        Carriers { articles: sorted.into_iter().map(|(_, article, what)| (article, what)).collect(), ends, ranges }
    }

    /// For each key of an article, in the order of the keys, the articles that carry it.
    pub fn of(&self, article: usize) -> impl Iterator<Item = &[(u32, T)]> {
        let end = |i: usize| self.ends.get(i).map_or(0, |&end| end as usize);
        let ranges = self.ranges.get(article.checked_sub(1).map_or(0, end)..end(article)).unwrap_or(&[]);
        ranges.iter().map(|&(from, to)| self.articles.get(from as usize..to as usize).unwrap_or(&[]))
    }
}

/// Sorts by key and keeps the order under each. Keys are hashes, spread evenly: dealt out by their upper bits they lie in place
/// almost, in one pass instead of a comparison sort's many.
fn by_key<T: Copy>(entries: Vec<(u32, u32, T)>) -> Vec<(u32, u32, T)> {
    let Some(&first) = entries.first() else { return entries };
    let shift = 32 - (entries.len() / 4).max(2).ilog2();
    let bin = |key: u32| (key >> shift) as usize;
    let mut starts = vec![0u32; bin(u32::MAX) + 2];
    for e in &entries {
        if let Some(count) = starts.get_mut(bin(e.0) + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut sorted = vec![first; entries.len()];
    for e in entries {
        if let Some(at) = starts.get_mut(bin(e.0))
            && let Some(place) = sorted.get_mut(*at as usize)
        {
            *place = e;
            *at += 1;
        }
    }
    // Each start has moved on to the end of its bin.
    let mut rest = &mut sorted[..];
    let mut from = 0;
    for &end in &starts {
        let Some((bin, behind)) = rest.split_at_mut_checked((end.saturating_sub(from)) as usize) else { break };
        if bin.len() > 1 {
            bin.sort_by_key(|e| e.0);
        }
        (rest, from) = (behind, end);
    }
    sorted
}

/// What one article has gathered about others. Reused from article to article, so that nothing is allocated for a pair.
#[derive(Debug)]
pub struct Tally<T> {
    values: Vec<T>,
    touched: Vec<u32>,
}

impl<T: Copy + Default + PartialEq> Tally<T> {
    /// For a collection of so many articles.
    pub fn new(articles: usize) -> Tally<T> {
        Tally { values: vec![T::default(); articles], touched: Vec::new() }
    }

    /// The value of an article, to be changed to something else than the default.
    pub fn at(&mut self, article: u32) -> Option<&mut T> {
        let value = self.values.get_mut(article as usize)?;
        if *value == T::default() {
            self.touched.push(article);
        }
        Some(value)
    }

    /// Hands out what is gathered and `enough`, by article, and forgets everything.
    pub fn drain(&mut self, enough: impl Fn(&T) -> bool) -> impl Iterator<Item = (u32, T)> {
        let mut out: Vec<(u32, T)> = Vec::new();
        for article in self.touched.drain(..) {
            out.extend(self.values.get_mut(article as usize).map(|v| (article, std::mem::take(v))).filter(|(_, v)| enough(v)));
        }
        // Most is not enough: what is left is sorted in no time.
        out.sort_unstable_by_key(|o| o.0);
        out.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Carriers;

    #[test]
    fn every_article_finds_its_keys_in_order_with_all_who_carry_them() {
        let keys: [&[u32]; 4] = [&[9, u32::MAX, 7], &[], &[u32::MAX, 1, 9], &[9]];
        let entries = keys.iter().enumerate().flat_map(|(i, keys)| keys.iter().map(move |&k| (k, i as u32, ())));
        let carriers = Carriers::new(entries.collect(), keys.len());
        let of =
            |article: usize| -> Vec<Vec<u32>> { carriers.of(article).map(|list| list.iter().map(|c| c.0).collect()).collect() };
        assert_eq!(of(0), [vec![0], vec![0, 2, 3], vec![0, 2]]);
        assert_eq!(of(1), Vec::<Vec<u32>>::new());
        assert_eq!(of(2), [vec![2], vec![0, 2, 3], vec![0, 2]]);
        assert_eq!(of(3), [vec![0, 2, 3]]);
        assert_eq!(of(9).len(), 0);
    }
}
