//! Which articles carry which key: the only way articles meet.

use rayon::slice::ParallelSliceMut;

/// The articles of every key, in the order of the keys, each with what it has to say of the key.
#[derive(Debug)]
pub struct Carriers<T> {
    /// Articles by key, each list in the order of the articles.
    articles: Vec<(u32, T)>,
    /// For each article its keys as ranges into `articles`, in the order of the keys.
    lists: Vec<Vec<(u32, u32)>>,
}

impl<T: Copy + Send> Carriers<T> {
    /// From keys and the articles that carry them; an article names a key once.
    pub fn new(mut entries: Vec<(u32, u32, T)>, articles: usize) -> Carriers<T> {
        entries.par_sort_unstable_by_key(|e| (e.0, e.1));
        let mut lists: Vec<Vec<(u32, u32)>> = vec![Vec::new(); articles];
        let mut from = 0;
        for run in entries.chunk_by(|a, b| a.0 == b.0) {
            let range = (from, from + run.len() as u32);
            for &(_, article, _) in run {
                if let Some(list) = lists.get_mut(article as usize) {
                    list.push(range);
                }
            }
            from = range.1;
        }
        Carriers { articles: entries.into_iter().map(|(_, article, what)| (article, what)).collect(), lists }
    }

    /// For each key of an article, in the order of the keys, the articles that carry it.
    pub fn of(&self, article: usize) -> impl Iterator<Item = &[(u32, T)]> {
        let lists = self.lists.get(article).map_or(&[][..], Vec::as_slice);
        lists.iter().map(|&(from, to)| self.articles.get(from as usize..to as usize).unwrap_or(&[]))
    }
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

    /// Hands out everything gathered, by article, and forgets it.
    pub fn drain(&mut self) -> impl Iterator<Item = (u32, T)> {
        self.touched.sort_unstable();
        let values = &mut self.values;
        self.touched.drain(..).filter_map(|article| Some((article, std::mem::take(values.get_mut(article as usize)?))))
    }
}
