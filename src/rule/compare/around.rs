//! Words that stand on both sides of two values, one by one: what one reporter has copied from the other, or both from an agency.

use crate::resolve::Dossier;
use crate::resolve::facts::hash;
use crate::text::{Span, lower};

/// Words on either side that are looked at.
const REACH: usize = 12;

/// The hashes of the words before a value and behind it, the nearest first.
pub(super) struct Around {
    before: Vec<u32>,
    after: Vec<u32>,
}

impl Around {
    pub(super) fn of(d: &Dossier, span: Span) -> Around {
        let text = &d.article.text;
        let side = |words: &mut dyn Iterator<Item = &str>| -> Vec<u32> {
            words.filter(|w| !w.is_empty()).take(REACH).map(|w| hash(&lower(w))).collect()
        };
        let mark = |c: char| !c.is_alphanumeric();
        let (from, to) = (span.start as usize, span.end as usize);
        Around {
            before: side(&mut text.get(..from).unwrap_or("").rsplit(mark)),
            after: side(&mut text.get(to..).unwrap_or("").split(mark)),
        }
    }

    /// How many words both have right before the value, and right behind it.
    pub(super) fn shared(&self, other: &Around) -> (usize, usize) {
        let run = |p: &[u32], q: &[u32]| p.iter().zip(q).take_while(|(a, b)| a == b).count();
        (run(&self.before, &other.before), run(&self.after, &other.after))
    }
}
