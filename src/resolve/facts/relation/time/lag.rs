//! Lengths between a time the article gives and what happened then, told without its time: "A second quake followed 38 minutes later",
//! "dilalui Selasa pukul 15.15, atau 17 jam setelah kereta anjlok", "padam Senin (23/9), 14 hari setelah titik api terlihat". Another
//! article may tell it.

use super::clock::moments;
use crate::lang::{Class, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::profile::content_stem;
use crate::resolve::facts::relation::{at_sentence, has_cue};
use crate::resolve::facts::time::TimeFact;
use crate::text::Span;
use crate::value::{Bound, Clock, Components, Date, Granularity, TimexKind};

/// Tokens behind a length that say from what it counts.
const WHAT: u32 = 10;
/// Minutes in an hour and in a day.
const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
/// Tokens between a day and the length that leads to it.
const BESIDE: u32 = 4;

/// A length from one time to another, of which the article gives one.
#[derive(Clone, Debug)]
pub struct LagFact {
    /// Place of the length.
    pub span: Span,
    /// The length in minutes.
    pub minutes: i64,
    /// What it is counted in, in minutes.
    pub unit: i64,
    /// Day and time of the end that is given; `None` when neither is.
    pub from: Option<(Date, Clock)>,
    /// The other end lies before it.
    pub back: bool,
    /// Stems of the content words of what happened at the other end, sorted.
    pub what: Box<[u32]>,
    /// Classes of happenings among them.
    pub events: Box<[u16]>,
    /// Stands in the headline or the first sentences of the report.
    pub leading: bool,
}

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, times: &[TimeFact]) -> Vec<LagFact> {
    times.iter().filter_map(|t| one(view, times, t)).collect()
}

/// A time of one point.
fn point(t: &TimeFact) -> bool {
    t.timex.kind != TimexKind::Duration && !t.about && !t.timex.value.contains('/')
}

/// "Kurang dari dua pekan setelah": a bound, no length.
fn limit(view: &View<'_>, n: &TimeFact) -> bool {
    let hedges = &view.lexicon.numbers.hedges;
    let hedge = |t: u32| view.outline.hits.get(t as usize, Class::Hedge).and_then(|h| hedges.get(h.value as usize)?.bound);
    (n.tokens.0.saturating_sub(2)..n.tokens.1).filter_map(hedge).any(|b| !matches!(b, Bound::Exact | Bound::About | Bound::Range))
}

fn one(view: &View<'_>, times: &[TimeFact], n: &TimeFact) -> Option<LagFact> {
    let period = n
        .timex
        .period
        .filter(|_| n.timex.kind == TimexKind::Duration && !n.ground.unreal && !n.ground.headline() && !limit(view, n))?;
    let minutes = period.minutes?.to_i64()?;
    let unit = match n.timex.value.as_bytes().last() {
        Some(b'H') => HOUR,
        Some(b'M') => 1,
        Some(b'D' | b'W') => DAY,
        _ => return None,
    };
    let told = |cue| (n.tokens.0..n.tokens.1 + 2).any(|t| has_cue(view, t, cue));
    let after = (n.tokens.1.saturating_sub(1)..n.tokens.1 + 1).any(|t| has_cue(view, t, RelationCue::AfterYears));
    let (later, earlier) = (told(RelationCue::Later), told(RelationCue::Earlier));
    if !(after || later || earlier) || minutes < 2 * unit {
        return None;
    }
    let day = |t: &&TimeFact| {
        let known = t.timex.known.has(Components::DAY) || t.timex.known.has(Components::WEEKDAY);
        known && t.timex.grain == Granularity::Day && !t.timex.relative
    };
    let base = |t: &&TimeFact| point(t) && if unit == DAY { day(t) } else { t.timex.clock.is_some() };
    let given = |s: u32| -> Vec<&TimeFact> {
        let here = at_sentence(times, s).iter().filter(base);
        if unit == DAY { here.collect() } else { moments(here) }
    };
    let here = given(n.ground.sentence);
    let base = match here.as_slice() {
        [one] => Some(*one),
        [] => match n.ground.sentence.checked_sub(1).map(given).as_deref() {
            Some([one]) if (later || earlier) && unit < DAY => Some(*one),
            _ => None,
        },
        _ => return None,
    };
    // Days are counted to the day right before them: "padam Senin (23/9/2019), 14 hari setelah …".
    let beside = |t: &TimeFact| t.tokens.1 <= n.tokens.0 && n.tokens.0 - t.tokens.1 <= BESIDE;
    if unit == DAY && !(after && base.is_some_and(beside)) || base.is_none() && !(after && unit == 1) {
        return None;
    }
    // "empat jam kemudian, pukul 06.10": the given time is the later end.
    let closes = later && base.is_some_and(|b| b.ground.sentence == n.ground.sentence && b.tokens.0 >= n.tokens.1);
    let from = match base {
        Some(b) => {
            let day = b.timex.days.filter(|d| d.len() == 1)?.first;
            let midnight = Clock { minute: 0, zone: None, local: false };
            Some((day, if unit == DAY { midnight } else { b.timex.clock? }))
        }
        None => None,
    };
    let last = view.outline.sentences.get(n.ground.sentence as usize).map_or(n.tokens.1, |s| s.last);
    let behind = n.tokens.1..(n.tokens.1 + WHAT).min(last);
    let events = behind.clone().filter(|_| after).filter_map(|t| {
        let hit = view.outline.hits.get(t as usize, Class::EventClass)?;
        u16::try_from(hit.value).ok()
    });
    let events: Box<[u16]> = events.collect();
    let mut what: Vec<u32> =
        if after { behind.filter_map(|t| content_stem(view, t as usize)).collect() } else { n.clause.to_vec() };
    what.sort_unstable();
    what.dedup();
    let back = after || earlier || closes;
    Some(LagFact { span: n.ground.span, minutes, unit, from, back, what: what.into_boxed_slice(), events, leading: n.leading })
}
