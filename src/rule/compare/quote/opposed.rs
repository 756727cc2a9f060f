//! One short sentence in quotation marks that says in one report what it denies in the other, in nearly the same words.
//!
//! [`said`](super::said) asks for a sentence that is told again but for the word that denies. Where most words of both stand in the same
//! order a phrase may have changed with it: "I did most of it alone", "I never did any of it alone". What only one side has at its beginning
//! or end is left out by the other, and tells nothing; a fragment begins later than the sentence it is taken from.

use super::Speakers;
use super::reworded::{Frame, Gap, Word};
use super::said::contrary;
use crate::resolve::facts::QuoteFact;
use crate::rule::compare::Pair;
use crate::rule::compare::name::filler::short;

/// Words that stay where one speaker is named on both sides, and where he is not.
const FRAME: usize = 5;
const UNNAMED: usize = 6;
/// Words that stay beside two contrary ones.
const BESIDE: usize = 3;
/// Words of a phrase that stands for another.
const PHRASE: usize = 4;

/// Whether two quotes with their words say contrary things.
pub(super) fn opposed(pair: &Pair<'_>, who: Speakers, (a, p): (&QuoteFact, &[Word]), (b, q): (&QuoteFact, &[Word])) -> bool {
    if !a.direct || !b.direct || !short(pair) || who == Speakers::Different {
        return false;
    }
    let Frame { shared, content, gaps } = Frame::new(p, q);
    if content == 0 {
        return false;
    }
    let lopsided = |(x, y): &Gap<'_>| x.is_empty() != y.is_empty() && x.len().max(y.len()) > 1;
    let denied = (a.denials.len() + b.denials.len()) % 2 == 1;
    let fragment = gaps.first().is_some_and(lopsided) || gaps.last().is_some_and(lopsided);
    // "Stay indoors, the back of this system is still dangerous", of which one report has the second half: nearly all of that is told again.
    if fragment && denied && who == Speakers::Same && a.denials.len().max(b.denials.len()) == 1 {
        let inner = || gaps.iter().filter(|gap| !lopsided(gap)).map(|(x, y)| x.len().max(y.len()));
        // What is left out may be the denial itself: "Not this winter."
        return inner().all(|words| words < PHRASE)
            && inner().any(|words| words > 0)
            && shared > UNNAMED
            && (shared + 2) * 10 >= p.len().min(q.len()) * 9;
    }
    if fragment {
        return false;
    }
    let long = p.len().max(q.len());
    if denied {
        let least = if who == Speakers::Same { FRAME } else { UNNAMED };
        let most = gaps.iter().all(|(x, y)| x.len().max(y.len()) <= PHRASE);
        return shared >= least && shared * 10 >= long * 6 && most;
    }
    // The sentence begins before the fragment: the words right before what both have.
    let last = |x: &'_ [Word], y: &[Word]| x.len().saturating_sub(y.len() + 1);
    let swapped = |(x, y): &Gap<'_>| {
        let (s, t) = (x.get(last(x, y)..).unwrap_or(&[]), y.get(last(y, x)..).unwrap_or(&[]));
        !s.is_empty() && !t.is_empty() && s.len().min(t.len()) <= PHRASE && contrary(pair, s, t)
    };
    let filled = gaps.iter().filter(|(x, y)| !x.is_empty() && !y.is_empty());
    who == Speakers::Same
        && a.denials.len() == b.denials.len()
        && shared >= BESIDE
        && shared * 2 >= p.len().min(q.len())
        && filled.clone().count() == 1
        && filled.into_iter().any(swapped)
}
