//! Figures of one article that can be recomputed from each other, where the article itself says that they belong together.
//!
//! Each file reads one sort of relation. A relation is only read when a cue ties the figures; what is merely near is left alone.

mod base;
mod level;
mod product;
mod share;
mod time;
mod total;

pub use level::difference::GapFact;
pub(super) use time::age::dated_later;
pub use time::lag::LagFact;

use super::View;
use super::number::NumberFact;
use super::occurrence;
use super::time::TimeFact;
use crate::lang::{Class, RelationCue};
use crate::text::Span;
use crate::value::{Date, DayInterval, Exact, NumberShape};

/// Figures of an article up to which each is held against all others.
const FEW: usize = 150;
/// Figures of a sentence beyond which it is a table. Where fewer are asked for, each of them is held against all others.
const TABLE: usize = 10;
/// Tokens between a count and what it is linked to.
const LINK: u32 = 8;

/// What is recomputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RelationKind {
    /// N years since a year or date.
    Anniversary,
    /// An age and a birth date.
    Age,
    /// A total and its parts.
    Total,
    /// a of b is c percent.
    Share,
    /// From a to b is a change of c, or of c percent.
    Change,
    /// A length of time and its two ends.
    Duration,
    /// n times a rate is a total.
    Product,
    /// One measure in two units.
    Units,
}

/// A relation that an article states and that does not hold.
#[derive(Clone, Debug)]
pub struct RelationFact {
    /// What was recomputed.
    pub kind: RelationKind,
    /// The figure that is checked: place, value.
    pub claimed: (Span, String),
    /// What it should be.
    pub expected: String,
    /// The figures it follows from: place, value.
    pub operands: Vec<(Span, String)>,
    /// The computation, as a reader would write it.
    pub detail: String,
}

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], times: &[TimeFact]) -> Vec<RelationFact> {
    let mut out = Vec::new();
    time::age::find(view, numbers, times, &mut out);
    time::aged_then::find(view, numbers, times, &mut out);
    time::anniversary::find(view, numbers, times, &mut out);
    time::ago::find(view, numbers, times, &mut out);
    time::reckoned::find(view, numbers, times, &mut out);
    // Among more figures some fit by chance, and to try them all takes its time.
    let few = numbers.len() <= FEW;
    if few {
        time::elapsed::find(view, numbers, times, &mut out);
    }
    total::find(view, numbers, &mut out);
    total::parts::find(view, numbers, &mut out);
    total::addends::find(view, numbers, &mut out);
    total::closed::find(view, numbers, &mut out);
    total::which::find(view, numbers, &mut out);
    share::find(view, numbers, &mut out);
    level::change::find(view, numbers, &mut out);
    level::ratio::find(view, numbers, &mut out);
    level::difference::find(view, numbers, &mut out);
    share::percent::find(view, numbers, &mut out);
    time::duration::find(view, numbers, times, &mut out);
    time::clock::find(view, numbers, times, &mut out);
    product::find(view, numbers, &mut out);
    product::rate::find(view, numbers, &mut out);
    product::units::find(view, numbers, &mut out);
    product::plain::find(view, numbers, &mut out);
    total::tally::find(view, numbers, &mut out);
    if few {
        product::apiece::find(view, numbers, &mut out);
        share::neat::find(view, numbers, &mut out);
        level::beyond::find(view, numbers, &mut out);
        total::dealt::find(view, numbers, &mut out);
        level::mending::find(view, numbers, &mut out);
        level::stepped::find(view, numbers, &mut out);
        level::than::find(view, numbers, &mut out);
        level::direction::find(view, numbers, &mut out);
        total::apposed::find(view, numbers, &mut out);
        total::awarded::find(view, numbers, &mut out);
        total::leftover::find(view, numbers, &mut out);
        total::batches::find(view, numbers, &mut out);
        share::pie::find(view, numbers, &mut out);
        share::amounting::find(view, numbers, &mut out);
        product::receivers::find(view, numbers, &mut out);
    }
    // "100 of them paddy, 90 garden and 60 ponds": what is told as a part is not the whole of the others.
    let part = |span: Span| numbers.iter().any(|n| n.ground.span == span && has_cue(view, n.tokens.1, RelationCue::OfWhich));
    out.retain(|r| r.kind != RelationKind::Total || !part(r.claimed.0));
    out.retain(|r| !total::member::explained(view, r, numbers));
    out.retain(|r| r.kind != RelationKind::Product || !gap_told(r, numbers));
    // One figure is reported once, however many ways lead to it.
    let mut seen: Vec<Span> = Vec::new();
    out.retain(|r| {
        let fresh = !seen.contains(&r.claimed.0);
        seen.push(r.claimed.0);
        fresh
    });
    out
}

/// Whether the article tells by how much a rate or sum is off: a price and the one it would have fetched elsewhere.
fn gap_told(r: &RelationFact, numbers: &[NumberFact]) -> bool {
    let Some(claimed) = numbers.iter().find(|n| n.ground.span == r.claimed.0 && n.quantity.unit.is_some()) else { return false };
    let (whole, parts) = r.expected.split_once('.').unwrap_or((&r.expected, ""));
    let gap = Exact::from_digits(whole, parts).and_then(|e| e.sub(claimed.quantity.low)).map(Exact::abs);
    let ours = |n: &NumberFact| n.tokens == claimed.tokens || r.operands.iter().any(|o| o.0 == n.ground.span);
    numbers.iter().any(|n| Some(n.quantity.low) == gap && n.quantity.unit == claimed.quantity.unit && !ours(n))
}

/// Lengths counted from a time: what another article may tell.
pub(super) fn lags(view: &View<'_>, times: &[TimeFact]) -> Vec<LagFact> {
    time::lag::find(view, times)
}

/// The lengths in years that may reach to now: "selama 45 tahun", "sejak pabrik dibuka, 29 tahun".
pub(super) fn spans(view: &View<'_>, numbers: &[NumberFact]) -> Vec<u32> {
    let cues = [RelationCue::Lasting, RelationCue::SoFar, RelationCue::Founded, RelationCue::Since];
    let lasts = |n: &&NumberFact| {
        let told = cues.iter().any(|c| cue_before(view, n.tokens.0, 4, *c));
        let shape = n.quantity.shape == NumberShape::Cardinal && n.subject.is_none() && n.attribute.is_none();
        n.quantity.is_in("year") && shape && told && !(n.ground.unreal || n.difference || n.compound)
    };
    (0u32..).zip(numbers).filter(|(_, n)| lasts(n)).map(|(i, _)| i).collect()
}

/// Figures that are called a distance.
pub(super) fn gaps(view: &View<'_>, numbers: &[NumberFact]) -> Vec<GapFact> {
    level::difference::gaps(view, numbers)
}

/// The counts of years that something is celebrated by, wherever its beginning is told.
pub(super) fn jubilees(view: &View<'_>, numbers: &[NumberFact]) -> Vec<u32> {
    let called = |n: &&NumberFact| time::anniversary::called(view, n);
    (0u32..).zip(numbers).filter(|(_, n)| called(n)).map(|(i, _)| i).collect()
}

/// The ages of things, by index: "39-year-old ropeway", "jembatan berumur 15 tahun".
pub(super) fn aged(view: &View<'_>, numbers: &[NumberFact]) -> Vec<u32> {
    let of_a_thing = |n: &&NumberFact| time::anniversary::of_a_thing(view, n);
    (0u32..).zip(numbers).filter(|(_, n)| of_a_thing(n)).map(|(i, _)| i).collect()
}

/// Whether words beside a figure say that it is what is left of a whole.
pub(super) fn left(view: &View<'_>, tokens: (u32, u32), counted: u32) -> bool {
    let end = tokens.1.max(counted);
    // "234 kios lain", "118 lainnya", "the other 22".
    (tokens.1..=end).any(|t| has_cue(view, t, RelationCue::Others))
        || cue_before(view, tokens.0, 2, RelationCue::Rest)
        || cue_before(view, tokens.0, 2, RelationCue::Left)
}

/// Whether a cue of this sort stands within `reach` tokens before `token`, in the same sentence.
pub(super) fn cue_before(view: &View<'_>, token: u32, reach: u32, cue: RelationCue) -> bool {
    let first = view.outline.sentence(token as usize).map_or(token, |s| s.first);
    view.tokens.any_cue(token.saturating_sub(reach).max(first), token, cue)
}

/// What stands at `token`; nothing behind the end.
pub(super) fn sign<'v>(view: &View<'v>, token: u32) -> &'v str {
    view.outline.tokens.get(token as usize).map_or("", |t| t.span.of(view.text))
}

/// Whether a whole stands at `token`: "dari 57 rumah", with a word like "of" up to `reach` tokens before it. "Dari jumlah itu, 331 saham
/// menguat" and "of them 214 work" begin with a part.
pub(super) fn whole_at(view: &View<'_>, token: u32, reach: u32) -> bool {
    let first = view.outline.sentence(token as usize).map_or(token, |s| s.first);
    let of = (token.saturating_sub(reach).max(first)..token).rev().find(|&t| has_cue(view, t, RelationCue::OutOf));
    let back = |t: u32| {
        let comma = view.outline.tokens.get(t as usize).is_some_and(|t| t.is_any_mark(","));
        comma || [RelationCue::That, RelationCue::OfWhich].iter().any(|c| has_cue(view, t, *c))
    };
    of.is_some_and(|of| !(of..token).any(back))
}

/// Whether a semicolon stands between two tokens.
fn parted(view: &View<'_>, from: u32, to: u32) -> bool {
    (from..to).any(|t| view.outline.tokens.get(t as usize).is_some_and(|x| x.is_any_mark(";")))
}

/// Whether a cue of this sort starts within `reach` tokens from `token`, in the same sentence.
pub(super) fn cue_after(view: &View<'_>, token: u32, reach: u32, cue: RelationCue) -> bool {
    let last = view.outline.sentence(token as usize).map_or(token, |s| s.last);
    view.tokens.any_cue(token, (token + reach).min(last), cue)
}

/// Whether a cue of this sort starts at `token`.
pub(super) fn has_cue(view: &View<'_>, token: u32, cue: RelationCue) -> bool {
    view.tokens.has_cue(token, cue)
}

/// Whether nothing but words that tie a count to its dates ("selama", "mulai", "from") and light punctuation stands between two
/// tokens.
fn linked(view: &View<'_>, from: u32, to: u32) -> bool {
    if to < from || to - from > LINK {
        return false;
    }
    let mut t = from;
    while t < to {
        let hits = view.outline.hits.at(t as usize);
        let link = hits.iter().filter(|h| {
            h.class == Class::RelationCue
                && matches!(view.lexicon.vocabulary.relation_cue(h.value), Some(RelationCue::Link | RelationCue::Lasting))
        });
        let word = link.map(|h| h.end).max();
        let sign = || view.outline.tokens.get(t as usize).is_some_and(|x| matches!(x.span.of(view.text), "," | "(" | "-" | "–"));
        match word {
            Some(end) => t = end,
            None if sign() => t += 1,
            None => return false,
        }
    }
    t == to
}

/// The day a count is told of: a fresh date in its sentence, else the day of the article.
fn today(times: &[TimeFact], n: &NumberFact, published: Date) -> Date {
    at_sentence(times, n.ground.sentence)
        .iter()
        .filter_map(|t| t.timex.days)
        .find(|d| d.len() == 1 && DayInterval::day(published).gap(*d) <= occurrence::FRESH)
        .map_or(published, |d| d.first)
}

/// The times of a sentence, in text order. Facts stand in text order: an article of any length is walked once.
pub fn at_sentence(times: &[TimeFact], sentence: u32) -> &[TimeFact] {
    let first = times.partition_point(|t| t.ground.sentence < sentence);
    let behind = times.partition_point(|t| t.ground.sentence <= sentence);
    times.get(first..behind).unwrap_or(&[])
}

/// The sentences that have a number, in text order.
fn sentences(numbers: &[NumberFact]) -> impl Iterator<Item = u32> {
    numbers.chunk_by(|a, b| a.ground.sentence == b.ground.sentence).filter_map(|run| Some(run.first()?.ground.sentence))
}

/// The numbers of a sentence, in text order, of all those of an article.
pub fn of_sentence(numbers: &[NumberFact], sentence: u32) -> impl Iterator<Item = &NumberFact> {
    // Facts stand in text order: an article of any length is walked once, not once for each sentence.
    let first = numbers.partition_point(|n| n.ground.sentence < sentence);
    numbers.iter().skip(first).take_while(move |n| n.ground.sentence == sentence)
}

/// The numbers of a sentence and of its neighbours, in text order.
fn around(numbers: &[NumberFact], sentence: u32) -> &[NumberFact] {
    let first = numbers.partition_point(|n| n.ground.sentence.saturating_add(1) < sentence);
    let behind = numbers.partition_point(|n| n.ground.sentence <= sentence.saturating_add(1));
    numbers.get(first..behind).unwrap_or(&[])
}

/// A figure as an operand: its place and its value with the unit.
fn operand(n: &NumberFact) -> (Span, String) {
    let unit = n.quantity.unit.as_deref().map(|u| format!(" {u}")).unwrap_or_default();
    (n.ground.span, format!("{}{unit}", n.quantity.value()))
}

/// A decimal with at most two places, for a reader.
fn short(x: Exact) -> String {
    if x.is_integer() { x.to_string() } else { format!("{:.2}", x.to_f64()) }
}

/// A value rounded to a multiple of the step.
fn round(x: Exact, step: Exact) -> Exact {
    let half = Exact::ratio(1, 2).unwrap_or(Exact::ZERO);
    let units = x.div(step).and_then(|u| u.add(half)).map_or(0, |u| u.to_f64().floor() as i64);
    Exact::int(units).mul(step).unwrap_or(x)
}
