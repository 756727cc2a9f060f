//! The quantities and codes of an article, which are found before its names.

use crate::extract::{Mention, MentionKind};

/// Where quantities and codes stand, in text order.
pub(super) struct Measures {
    /// First token and end of each quantity.
    quantities: Vec<(u32, u32)>,
    /// The same of the codes.
    codes: Vec<(u32, u32)>,
}

impl Measures {
    /// Those among the mentions found so far.
    pub fn of(mentions: &[Mention]) -> Measures {
        let mut all = Measures { quantities: Vec::new(), codes: Vec::new() };
        for mention in mentions {
            match mention.kind {
                // A figure alone holds no name.
                MentionKind::Number(_) if mention.tokens.1 > mention.tokens.0 + 1 => all.quantities.push(mention.tokens),
                MentionKind::Identifier => all.codes.push(mention.tokens),
                _ => {}
            }
        }
        all.quantities.sort_unstable();
        all.codes.sort_unstable();
        all
    }

    /// One past the quantity that covers a token.
    pub fn over(&self, token: usize) -> Option<usize> {
        let token = token as u32;
        let at = self.quantities.partition_point(|q| q.0 <= token).checked_sub(1)?;
        self.quantities.get(at).filter(|q| token < q.1).map(|q| q.1 as usize)
    }

    /// Whether a quantity begins at a token.
    pub fn begins(&self, token: usize) -> bool {
        self.quantities.binary_search_by_key(&(token as u32), |q| q.0).is_ok()
    }

    /// One past the code that begins at a token.
    pub fn code(&self, token: usize) -> Option<usize> {
        let at = self.codes.binary_search_by_key(&(token as u32), |c| c.0).ok()?;
        self.codes.get(at).map(|c| c.1 as usize)
    }
}
