//! A phrase of a speaker that ends, begins or goes on with another word in the other report: "a bridge is a promise", "a bridge is a risk".
//!
//! Reports quote a fragment of what they like, so that few words stay. Of one speaker in two short reports they are enough when all of the
//! shorter quote but one phrase stands in the longer one, and that phrase has another in its place there.

use super::Speakers;
use super::reworded::{Frame, Gap, Word};
use super::said::{contrary, other};
use crate::resolve::facts::QuoteFact;
use crate::rule::compare::Pair;
use crate::rule::compare::name::filler::short;

/// Words that stay.
const FRAME: usize = 3;
/// The same where the two phrases are contrary.
const CONTRARY: usize = 2;
/// Words of a phrase that stands for another.
const PHRASE: usize = 3;
/// Words of the shorter quote.
const LONGEST: usize = 10;

/// Whether two quotes with their words are one phrase with another word in it.
pub(super) fn altered(pair: &Pair<'_>, who: Speakers, (a, p): (&QuoteFact, &[Word]), (b, q): (&QuoteFact, &[Word])) -> bool {
    if who != Speakers::Same || !short(pair) || !(a.direct || b.direct) || p.len().min(q.len()) > LONGEST {
        return false;
    }
    let Frame { shared, content, gaps } = Frame::new(p, q);
    if content == 0 {
        return false;
    }
    let ends = gaps.len() - 1;
    let bare = |(x, y): &Gap<'_>| x.is_empty() || y.is_empty();
    let inner = gaps.iter().enumerate().filter(|(i, g)| *i > 0 && *i < ends && bare(g));
    let whole = inner.map(|(_, (x, y))| x.len() + y.len()).sum::<usize>() == 0;
    if !whole || a.denials.len() != b.denials.len() {
        return false;
    }
    let filled = || gaps.iter().enumerate().filter(|(_, g)| !bare(g));
    let direct = a.direct && b.direct;
    if filled().count() > 1 {
        let turned = |(x, y): Gap<'_>| x.len().max(y.len()) <= PHRASE && contrary(pair, x, y);
        return shared >= CONTRARY && shared * 2 >= p.len().min(q.len()) && filled().all(|(_, g)| turned(*g));
    }
    let Some((at, (x, y))) = filled().next() else { return false };
    // A fragment begins later, and ends earlier: what stands right beside the shared words.
    let (x, y) = match at {
        0 => (back(x, y.len()), back(y, x.len())),
        i if i == ends => (front(x, y.len()), front(y, x.len())),
        _ => (*x, *y),
    };
    let own = |w: &[Word]| w.iter().any(|w| w.content) && w.iter().all(|w| !w.set);
    let turned = contrary(pair, x, y);
    // Two sentences may begin alike: "we shall build a school", "we shall build a pier".
    let begun = gaps.first().is_some_and(|(x, y)| x.is_empty() && y.is_empty());
    let least = if turned { CONTRARY } else { FRAME + usize::from(begun) };
    let inner = at > 0 && at < ends;
    shared >= least
        && (direct || turned)
        && x.len().max(y.len()) <= PHRASE
        && (turned || at > 0 && (!inner || x.len() == y.len()))
        && (turned || own(x) && own(y))
        && other(pair, x, y)
}

fn back(w: &[Word], most: usize) -> &[Word] {
    w.get(w.len().saturating_sub(most)..).unwrap_or(w)
}

fn front(w: &[Word], most: usize) -> &[Word] {
    w.get(..w.len().min(most)).unwrap_or(w)
}
