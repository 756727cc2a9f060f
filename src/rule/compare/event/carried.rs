//! Quotes of an earlier occurrence in the report of a later one.

use super::edition::{at, clash, elsewhere};
use super::timeline::Told;
use crate::resolve::Dossier;
use crate::resolve::facts::QuoteFact;
use crate::rule::Rule;
use crate::rule::compare::clash::{ClashSide, Sink};
use crate::rule::compare::{Pair, quote};
use crate::value::Reason;

/// Content words that make a quote one of a kind.
const SPEECH: usize = 5;
/// The same for a quote that stands in both word for word.
const SENTENCE: usize = 3;

/// Whether so many words of one quote stand anywhere in the other, given sorted, that it may be told again.
fn may_be(q: &QuoteFact, words: &[u32], o: &QuoteFact) -> bool {
    let (p, r) = (q.stems.len(), o.stems.len());
    let shared = o.stems.iter().filter(|s| words.binary_search(s).is_ok()).count();
    shared >= p.max(r) || shared >= SPEECH && shared * 5 >= p.min(r) * 4
}

/// Whether an article has a quote long enough to be known again.
pub(super) fn speaks(d: &Dossier) -> bool {
    d.facts.quotes.iter().any(|q| q.stems.len() >= SENTENCE)
}

/// Whether two people without a word of their names in common say it: advice that every office gives.
fn two_mouths(q: &QuoteFact, o: &QuoteFact) -> bool {
    let (Some(p), Some(r)) = (q.speaker.as_deref(), o.speaker.as_deref()) else { return false };
    !p.split([' ', '-']).any(|w| r.split([' ', '-']).any(|v| v == w))
}

/// A quote of an earlier occurrence in the report of a later one.
pub(super) fn quotes(rule: &Rule, c: &Told<'_>, a: &Told<'_>, pair: &Pair<'_>, sink: &mut Sink) {
    if c.day < a.day {
        return;
    }
    for q in c.d.facts.quotes.iter().filter(|q| q.stems.len() >= SENTENCE) {
        let mut words = q.stems.to_vec();
        words.sort_unstable();
        for o in &a.d.facts.quotes {
            // Of words that lost a mark nobody knows where they begin.
            let lost = |q: &QuoteFact| q.direct && !q.bounded;
            if !(q.direct || o.direct)
                || lost(q)
                || lost(o)
                || q.stems.len().min(o.stems.len()) < SENTENCE
                || !may_be(q, &words, o)
            {
                continue;
            }
            let al = quote::align(c.d, q, a.d, o);
            let short = q.stems.len().min(o.stems.len());
            // Nearly the whole of it, in order, and much of it rare: no slogan that is said every year.
            let long =
                al.pairs.len() >= SPEECH && al.pairs.len() * 5 >= short * 4 && al.rare >= 3 && al.rare * 3 >= al.pairs.len();
            let verbatim = q.direct && o.direct && al.pairs.len() == q.stems.len().max(o.stems.len()) && al.rare >= 1;
            // A day that is not its own says who is confused only where the class of the event says that it comes again.
            let known = c.settled || long && c.classes.iter().any(|x| a.classes.contains(x));
            let told_again = long || verbatim && quote::wording(pair, q, o) > 0.99;
            if !(known && told_again) || pair.link.archive && two_mouths(q, o) {
                continue;
            }
            sink.compared();
            if elsewhere(c.d, q.ground.sentence, c.day) || elsewhere(a.d, o.ground.sentence, a.day) {
                sink.silent(rule, Reason::DifferentOccurrence);
                continue;
            }
            let side = |t: &Told<'_>, q: &QuoteFact| ClashSide {
                article: Some(t.index),
                span: q.ground.span,
                value: t.day.to_string(),
                derivation: Vec::new(),
            };
            let mut sides = vec![side(c, q), side(a, o)];
            sides.extend(c.date.map(|t| at(c, t)));
            let why = format!("{} content words of a quote of {}", al.pairs.len(), a.day);
            sink.clash(clash(rule, c, a, pair, sides, format!("{}", a.day), why));
        }
    }
}
