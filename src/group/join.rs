//! Things that belong together through others: what shares anything with a member is a member.

/// Numbered things, joined to groups.
#[derive(Debug)]
pub struct Groups(Vec<usize>);

impl Groups {
    /// So many things, each by itself.
    pub fn new(things: usize) -> Groups {
        Groups((0..things).collect())
    }

    /// The thing that stands for the group of `thing`, the lowest of it.
    pub fn root(&mut self, thing: usize) -> usize {
        let mut at = thing;
        while let Some(&up) = self.0.get(at).filter(|&&up| up != at) {
            // Every second link is cut short on the way, so that ways stay short.
            let above = self.0.get(up).copied().unwrap_or(up);
            if let Some(link) = self.0.get_mut(at) {
                *link = above;
            }
            at = above;
        }
        at
    }

    /// Makes one group of two.
    pub fn join(&mut self, a: usize, b: usize) {
        let (p, q) = (self.root(a), self.root(b));
        if let Some(up) = self.0.get_mut(p.max(q)) {
            *up = p.min(q);
        }
    }

    /// Number of groups.
    pub fn count(&self) -> usize {
        self.0.iter().enumerate().filter(|&(i, &up)| i == up).count()
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    #[test]
    fn what_is_joined_through_others_is_one() {
        let mut groups = Groups::new(6);
        for (a, b) in [(4, 5), (2, 4), (0, 1)] {
            groups.join(a, b);
        }
        assert_eq!((0..6).map(|i| groups.root(i)).collect::<Vec<_>>(), [0, 0, 2, 3, 2, 2]);
        assert_eq!(groups.count(), 3);
    }
}
