//! Figures told by their distance to another that the article itself does not give: "61,500 people, 3,500 more than in 2022", "287
//! penumpang, atau 53 lebih sedikit daripada kapasitasnya". What they are compared with another article may tell.

use crate::extract::MentionKind;
use crate::lang::{Class, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::profile::content_stem;
use crate::resolve::facts::relation::total::parts::shares_noun;
use crate::resolve::facts::relation::{cue_before, has_cue, of_sentence};
use crate::value::DayInterval;

/// Tokens between a figure and its distance.
const OWN: u32 = 20;
/// Tokens between a distance and the word that compares it.
const REACH: u32 = 3;
/// Tokens of what it is compared with.
const WITH: u32 = 9;

/// A figure, its distance, and what is at that distance from it.
#[derive(Clone, Debug)]
pub struct DistanceFact {
    /// The distance: index into the quantities.
    pub distance: u32,
    /// The figure that is so far from the other: index into the quantities.
    pub own: u32,
    /// Stems of the content words it is compared with.
    pub with: Box<[u32]>,
    /// The year it is compared with.
    pub year: Option<i32>,
    /// It is compared with what was before.
    pub past: bool,
    /// The day it is compared with: "five more than on Monday".
    pub day: Option<DayInterval>,
}

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact]) -> Vec<DistanceFact> {
    if !view.tokens.tells(RelationCue::Than) {
        return Vec::new();
    }
    (0u32..).zip(numbers).filter(|(_, d)| amount(d)).filter_map(|(i, d)| told(view, numbers, i, d)).collect()
}

/// A firm count or amount, were it where something lies.
fn amount(n: &NumberFact) -> bool {
    n.is_firm() && n.is_amount()
}

fn told(view: &View<'_>, numbers: &[NumberFact], index: u32, d: &NumberFact) -> Option<DistanceFact> {
    let sentence = view.outline.sentence(d.tokens.0 as usize)?;
    let end = d.tokens.1.max(d.quantity.counted_tokens.1);
    let than = |t: u32| {
        let mut hits = view.outline.hits.at(t as usize).iter().filter(|h| h.class == Class::RelationCue);
        hits.find(|h| {
            has_cue(view, t, RelationCue::Than) && view.lexicon.vocabulary.relation_cue(h.value) == Some(RelationCue::Than)
        })
    };
    // "340 seats, one fewer than before": behind a comma something else is compared.
    let comma = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|x| x.is_any_mark(",;"));
    let mut reach = (d.tokens.1..(end + REACH).min(sentence.last)).take_while(|&t| !comma(t));
    let (at, behind) = reach.find_map(|t| Some((t, than(t)?.end)))?;
    // "3,500 more than", "naik 80.000 ton dari", "lebih murah Rp 13.000 daripada".
    let compared = (d.tokens.1..=at).any(|t| has_cue(view, t, RelationCue::Compared) || has_cue(view, t, RelationCue::Differs));
    let differs = cue_before(view, d.tokens.0, 3, RelationCue::Differs);
    let moved = cue_before(view, d.tokens.0, 2, RelationCue::Change) && !cue_before(view, d.tokens.0, 1, RelationCue::To);
    if !(compared || differs || moved) {
        return None;
    }
    let stop = |t: u32| {
        let token = view.outline.tokens.get(t as usize);
        token.is_none_or(|x| x.is_any_mark(",;.:()")) && !view.in_date(t)
    };
    let last = (behind..(behind + WITH).min(sentence.last)).find(|&t| stop(t)).unwrap_or((behind + WITH).min(sentence.last));
    // A figure behind it is what it is compared with: nothing is left open.
    let closed = of_sentence(numbers, d.ground.sentence).any(|n| n.tokens.0 >= behind && n.tokens.0 < last + 2 && amount(n));
    if closed {
        return None;
    }
    let like = |n: &NumberFact| {
        let noun = d.quantity.unit.is_some() || d.noun == 0 || shares_noun(view, d, n) || d.people && n.people;
        amount(n) && n.quantity.unit == d.quantity.unit && noun && n.quantity.low > d.quantity.low
    };
    let here = || of_sentence(numbers, d.ground.sentence).filter(|n| n.tokens.1 <= d.tokens.0);
    let own = here().filter(|n| like(n)).last().filter(|n| d.tokens.0 - n.tokens.1 <= OWN);
    let before = || {
        let previous = d.ground.sentence.checked_sub(1).filter(|_| here().next().is_none())?;
        let mut found = of_sentence(numbers, previous).filter(|n| like(n));
        found.next().filter(|_| found.next().is_none())
    };
    let own = own.or_else(before)?;
    let own = numbers.iter().position(|n| n.tokens == own.tokens).and_then(|i| u32::try_from(i).ok())?;
    let year = view.sentence_mentions(d.ground.sentence).iter().find_map(|m| match &m.kind {
        MentionKind::Date { timex: Some(t), .. } if m.tokens.0 >= at && m.tokens.0 < last => {
            t.days.filter(|d| d.first.year() == d.last.year()).map(|d| d.first.year())
        }
        _ => None,
    });
    let day = view.sentence_mentions(d.ground.sentence).iter().find_map(|m| match &m.kind {
        MentionKind::Date { timex: Some(t), .. } if m.tokens.0 >= at && m.tokens.0 < last => t.days.filter(|d| d.len() == 1),
        _ => None,
    });
    let past = (at..last).any(|t| has_cue(view, t, RelationCue::Past) || has_cue(view, t, RelationCue::Former));
    // "38 more than on the first day": a unit of time names nothing.
    let unit = |t: u32| view.outline.hits.mask(t as usize) & Class::TimeUnit.mask() != 0;
    let mut with: Vec<u32> = (behind..last).filter(|t| !unit(*t)).filter_map(|t| content_stem(view, t as usize)).collect();
    with.sort_unstable();
    with.dedup();
    Some(DistanceFact { distance: index, own, with: with.into_boxed_slice(), year, past, day })
}
