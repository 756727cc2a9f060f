//! What differences between two articles that need not tell one happening are worth.
//!
//! One outlet tells a matter once and then goes on with it: what its own articles count, date or name otherwise is mostly the next count,
//! another defendant, another phone. Of 82 such findings in an archive of 25,000 articles, read one by one, 15 of the 64 within one outlet were worth
//! a look, and 17 of the 18 between two. So it is among few articles: in 441 lots of 30 real ones of a few days 163 of 189 such findings were within
//! one outlet, most of them of two matters.
//!
//! In a collection gathered from everywhere offices change hands, trials and tournaments resemble each other, and one hall has several names; and
//! reports too long for one scene name many who have nothing to do with each other. Two such names are reported loudly there only if the
//! sentences that have them tell one thing.

use super::Pair;
use super::clash::{Clash, Sink};
use super::name::filler::one_scene;
use super::name::stand_in::{RETOLD, overlap};
use crate::resolve::Dossier;
use crate::rule::{Compare, Rule};
use crate::text::Span;

/// Share of the sentences told alike from which two articles report one happening.
const ALIKE: f32 = 0.3;

/// Runs a comparator and makes notes of what it says of two articles that need not tell one happening.
pub(super) fn weigh(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink, compare: impl FnOnce(&mut Sink)) {
    let before = sink.clashes.len();
    compare(sink);
    let named = matches!(rule.compare, Compare::Name | Compare::Place | Compare::Role);
    let series = matches!(rule.compare, Compare::Scale | Compare::Series | Compare::Former);
    let counted = series || matches!(rule.compare, Compare::Date { .. } | Compare::Number { .. });
    let wide = pair.link.archive || !one_scene(pair);
    let one_outlet = (named || counted) && of_one_outlet(pair);
    for c in sink.clashes.iter_mut().skip(before) {
        c.note |= one_outlet || named && wide && !(alike(pair, c) && telling(rule, pair, c));
    }
}

fn of_one_outlet(pair: &Pair<'_>) -> bool {
    let [x, y] = [pair.x, pair.y].map(|d| d.facts.voice.publisher.as_deref());
    x.is_some() && x == y
}

/// Whether the sentences of both sides tell one thing.
fn alike(pair: &Pair<'_>, c: &Clash) -> bool {
    let [a, b] = c.sides.as_slice() else { return false };
    let (a, b) = if a.article == Some(pair.link.a) { (a, b) } else { (b, a) };
    let (Some(i), Some(j)) = (sentence(pair.x, a.span), sentence(pair.y, b.span)) else { return false };
    let matched = pair.aligned().matches_with(i, j);
    overlap(pair, i, j) >= RETOLD && (matched || pair.aligned().retold() >= ALIKE)
}

/// Days between two reports of one happening.
const BESIDE: i64 = 3;

/// Whether the two sides are of a sort that seldom are both right: a name or a code that differs in a part, two places of one
/// happening on the days after it. Offices and what fills a slot differ between the happenings of an archive.
fn telling(rule: &Rule, pair: &Pair<'_>, c: &Clash) -> bool {
    let days = pair.days();
    let code = c.sides.iter().all(|s| s.value.contains(|v: char| v.is_ascii_digit()));
    match &rule.compare {
        Compare::Place => days.is_some_and(|d| d <= BESIDE),
        // Only names that share a word and codes have no attribute.
        Compare::Name if c.attribute.is_empty() && code => days.is_some_and(|d| d <= BESIDE),
        Compare::Name => c.attribute.is_empty() && days.is_none_or(|d| d <= BESIDE),
        _ => false,
    }
}

/// The sentence of the body that has a mention.
fn sentence(d: &Dossier, span: Span) -> Option<u32> {
    let at = d.outline.sentences.iter().position(|s| s.span.contains(span))?;
    u32::try_from(at).ok()
}
