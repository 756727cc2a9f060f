//! Counts of years since a verified event: "77 tahun akhir penjajahan Jepang", "HUT RI ke-77".

use super::View;
use super::number::NumberFact;
use super::relation::cue_before;
use super::time::TimeFact;
use crate::lang::{Class, RelationCue};
use crate::text::Span;
use crate::value::{DayInterval, NumberShape};

/// Tokens between the count and the phrase of the event.
const REACH: u32 = 4;
/// Words of an event's name on either side of a count.
const WORDS: u32 = 3;
/// Days around its own publication in which an article speaks of today.
const FRESH: i64 = 40;
/// A count that is further off is told of another anniversary.
const NEAR: i64 = 12;

/// A count of years that does not fit a verified day.
#[derive(Clone, Debug)]
pub struct CanonFact {
    /// The count as written.
    pub span: Span,
    /// The count.
    pub years: i64,
    /// What it should be.
    pub expected: i64,
    /// Index of the event in the canon.
    pub event: u32,
    /// The computation.
    pub detail: String,
}

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], times: &[TimeFact]) -> Vec<CanonFact> {
    let Some(published) = view.anchor.date else { return Vec::new() };
    let mut out = Vec::new();
    for n in numbers {
        let counts = n.quantity.shape == NumberShape::Ordinal || n.quantity.unit.as_deref() == Some("year");
        let Some(years) = n.quantity.low.to_i64().filter(|y| counts && (2..300).contains(y)) else { continue };
        if n.quantity.low != n.quantity.high || n.ground.unreal {
            continue;
        }
        let Some(value) = phrase(view, n) else { continue };
        let Some(event) = view.lexicon.canon.event(value) else { continue };
        // A date of another year in the sentence: the count is told of that year.
        let own = DayInterval::day(published);
        let told = times.iter().filter(|t| t.ground.sentence == n.ground.sentence).filter_map(|t| t.timex.days);
        if told.into_iter().any(|d| own.gap(d) > FRESH && d.first.year() != event.date.year()) {
            continue;
        }
        let full = (published.year() - event.date.year()) as i64;
        let early = (published.month(), published.day()) < (event.date.month(), event.date.day());
        if years == full
            || (early && years == full - 1)
            || (published.month() == 12 && years == full + 1)
            || (years - full).abs() > NEAR
        {
            continue;
        }
        out.push(CanonFact {
            span: n.ground.span,
            years,
            expected: full,
            event: value,
            detail: format!("{} - {} = {full}, not {years}", published.year(), event.date.year()),
        });
    }
    out
}

/// The event beside a count, with no other figure between.
pub(super) fn phrase(view: &View<'_>, n: &NumberFact) -> Option<u32> {
    let sentence = view.outline.sentences.get(n.ground.sentence as usize)?;
    let hits = &view.outline.hits;
    let behind = (n.tokens.1..(n.tokens.1 + REACH).min(sentence.last)).find_map(|t| hits.get(t as usize, Class::Canon));
    let before = || {
        (n.tokens.0.saturating_sub(REACH + 4).max(sentence.first)..n.tokens.0)
            .rev()
            .find_map(|t| hits.get(t as usize, Class::Canon).filter(|h| h.end <= n.tokens.0 && n.tokens.0 - h.end <= 1))
    };
    behind.or_else(before).map(|h| h.value).or_else(|| split(view, n))
}

/// "HUT ke-79 Republik Indonesia": the count stands inside the name of the event.
fn split(view: &View<'_>, n: &NumberFact) -> Option<u32> {
    if n.quantity.shape != NumberShape::Ordinal || !cue_before(view, n.tokens.0, WORDS, RelationCue::Anniversary) {
        return None;
    }
    let word = |t: u32| view.outline.tokens.get(t as usize).map_or("", |t| t.span.of(view.text));
    (1..=WORDS).find_map(|before| {
        let from = n.tokens.0.checked_sub(before)?;
        let head: Vec<&str> = (from..n.tokens.0).map(word).collect();
        (1..=WORDS).find_map(|after| {
            let tail = (n.tokens.1..n.tokens.1 + after).map(word);
            let name: Vec<&str> = head.iter().copied().chain(tail).collect();
            view.lexicon.canon.named(&name.join(" ").to_lowercase())
        })
    })
}
