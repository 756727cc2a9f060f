//! What an article tells of verified facts and tells otherwise: counts of years since an event ("77 tahun akhir penjajahan Jepang", "HUT RI
//! ke-77"), its day ("Indonesia merdeka pada 17 Agustus 1945"), how many of something there are ("Indonesia memiliki 38 provinsi").

use super::View;
use super::number::NumberFact;
use super::relation::{cue_before, has_cue, sign};
use super::time::TimeFact;
use crate::lang::{CanonCount, CanonValue, Class, RelationCue};
use crate::text::Span;
use crate::value::{Bound, Components, Date, DayInterval, Exact, Granularity, NumberShape, Slip};

/// Tokens between the count and the phrase of the event.
const REACH: u32 = 4;
/// Words of an event's name on either side of a count.
const WORDS: u32 = 3;
/// Tokens between who celebrates and the word for it.
const CELEBRANT: usize = 3;
/// Tokens of the clause up to a count of all.
const CLAUSE: u32 = 9;
/// Days after a change in which the old count may still be told.
const LATE: i64 = 60;
/// Days around its own publication in which an article speaks of today.
const FRESH: i64 = 40;
/// A count that is further off is told of another anniversary, unless its digits changed places.
const NEAR: i64 = 12;

/// What a verified fact speaks against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CanonKind {
    /// Years counted since an event.
    Years,
    /// The day of an event.
    Day,
    /// How many there are.
    Count,
}

/// A count or day that does not fit a verified fact.
#[derive(Clone, Debug)]
pub struct CanonFact {
    /// What sort of fact.
    pub kind: CanonKind,
    /// The count or day as written.
    pub span: Span,
    /// Its value.
    pub written: String,
    /// What it should be.
    pub expected: String,
    /// Id of the verified fact.
    pub id: String,
    /// The day it happened or began to hold.
    pub since: Date,
    /// Where it is laid down.
    pub source: String,
    /// The computation.
    pub detail: String,
}

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], times: &[TimeFact]) -> Vec<CanonFact> {
    let Some(published) = view.anchor.date else { return Vec::new() };
    let mut out = Vec::new();
    for n in numbers {
        let counts = n.quantity.shape == NumberShape::Ordinal || n.quantity.is_in("year");
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
            || (years - full).abs() > NEAR && Slip::reckoned(Exact::int(years), Exact::int(full)) < Slip::Likely
        {
            continue;
        }
        out.push(CanonFact {
            kind: CanonKind::Years,
            span: n.ground.span,
            written: years.to_string(),
            expected: full.to_string(),
            id: event.id.to_string(),
            since: event.date,
            source: event.source.to_string(),
            detail: format!("{} - {} = {full}, not {years}", published.year(), event.date.year()),
        });
    }
    days(view, times, published, &mut out);
    for n in numbers {
        count(view, n, times, published, &mut out);
    }
    out
}

/// "Indonesia merdeka pada 17 Agustus 1954": the day right behind the words that tell an event, of which one part is another.
fn days(view: &View<'_>, times: &[TimeFact], published: Date, out: &mut Vec<CanonFact>) {
    for t in
        times.iter().filter(|t| t.timex.grain == Granularity::Day && t.timex.known.has(Components::YEAR) && !t.timex.relative)
    {
        let Some(day) = t.timex.days.filter(|d| d.len() == 1).map(|d| d.first) else { continue };
        let hits = &view.outline.hits;
        let phrase = (1..=CLAUSE).find_map(|back| {
            let at = t.tokens.0.checked_sub(back)?;
            let hit = hits.get(at as usize, Class::Canon).filter(|h| h.end <= t.tokens.0)?;
            (hit.end..t.tokens.0).all(|w| has_cue(view, w, RelationCue::HeldOn)).then_some(hit.value)
        });
        let Some(event) = phrase.and_then(|value| view.lexicon.canon.told(value)) else { continue };
        let parts = |d: Date| (d.year(), d.month(), d.day());
        let ((y, m, d), (year, month, date)) = (parts(day), parts(event.date));
        let apart = usize::from(y != year) + usize::from(m != month) + usize::from(d != date);
        // What is celebrated on the day of this year is told by its words as well.
        let past = y < published.year() - 1;
        if apart == 1 && past && !t.ground.unreal {
            out.push(CanonFact {
                kind: CanonKind::Day,
                span: t.ground.span,
                written: day.to_string(),
                expected: event.date.to_string(),
                id: event.id.to_string(),
                since: event.date,
                source: event.source.to_string(),
                detail: format!("{}, not {day}", event.date),
            });
        }
    }
}

/// "Indonesia kini terdiri atas 38 provinsi": how many there are on the day of the article. Some of them ("di 34 provinsi") are no count of all.
fn count(view: &View<'_>, n: &NumberFact, times: &[TimeFact], published: Date, out: &mut Vec<CanonFact>) {
    let q = &n.quantity;
    let noun = q.counted.as_deref().and_then(|c| c.split(' ').next());
    let Some(known) = noun.filter(|_| q.unit.is_none()).and_then(|n| view.lexicon.canon.count(n)) else { return };
    let firm = q.bound == Bound::Exact && q.low == q.high && !n.ground.unreal && !n.former && !n.past;
    let Some(value) = q.low.to_i64().filter(|_| firm && clause(view, n, known)) else { return };
    let own = DayInterval::day(published);
    let mut told = times.iter().filter(|t| t.ground.sentence == n.ground.sentence).filter_map(|t| t.timex.days);
    let held = |v: &CanonValue, late: i64| {
        v.from <= published && v.until.is_none_or(|u| u >= published || published.days_since(u) <= late)
    };
    let right = known.values.iter().any(|v| v.value == value && held(v, LATE));
    let Some(now) = known.values.iter().rev().find(|v| held(v, 0)) else { return };
    if right || told.any(|d| own.gap(d) > FRESH) {
        return;
    }
    out.push(CanonFact {
        kind: CanonKind::Count,
        span: n.ground.span,
        written: value.to_string(),
        expected: now.value.to_string(),
        id: known.id.to_string(),
        since: now.from,
        source: now.source.to_string(),
        detail: format!("{} since {}, not {value}", now.value, now.from),
    });
}

/// Whether the clause up to a count is the one that tells all of them: whose they are, a word for now or none, and the verb.
fn clause(view: &View<'_>, n: &NumberFact, known: &CanonCount) -> bool {
    let first = view.outline.sentence(n.tokens.0 as usize).map_or(n.tokens.0, |s| s.first);
    let words: Vec<String> =
        (first.max(n.tokens.0.saturating_sub(CLAUSE))..n.tokens.0).map(|t| sign(view, t).to_lowercase()).collect();
    let text = words.join(" ");
    let ends = |text: &str, list: &[String]| -> Option<String> {
        list.iter()
            .find_map(|p| text.strip_suffix(p.as_str()).filter(|rest| rest.is_empty() || rest.ends_with(' ')))
            .map(|r| r.trim_end().to_owned())
    };
    let Some(before) = ends(&text, &known.has) else { return false };
    let before = ends(&before, &known.now).unwrap_or(before);
    ends(&before, &known.of).is_some_and(|rest| rest.is_empty() || rest.ends_with(|c: char| !c.is_alphanumeric()))
}

/// The event beside a count, with no other figure between.
pub(super) fn phrase(view: &View<'_>, n: &NumberFact) -> Option<u32> {
    let sentence = view.outline.sentences.get(n.ground.sentence as usize)?;
    let hits = &view.outline.hits;
    let named = |t: u32| hits.get(t as usize, Class::Canon).filter(|h| view.lexicon.canon.event(h.value).is_some());
    let behind = (n.tokens.1..(n.tokens.1 + REACH).min(sentence.last)).find_map(named);
    let before = || {
        (n.tokens.0.saturating_sub(REACH + 4).max(sentence.first)..n.tokens.0)
            .rev()
            .find_map(|t| named(t).filter(|h| h.end <= n.tokens.0 && n.tokens.0 - h.end <= 1))
    };
    behind.or_else(before).map(|h| h.value).or_else(|| split(view, n))
}

/// "HUT ke-79 Republik Indonesia": the count stands inside the name of the event.
fn split(view: &View<'_>, n: &NumberFact) -> Option<u32> {
    if n.quantity.shape != NumberShape::Ordinal || !cue_before(view, n.tokens.0, WORDS, RelationCue::Anniversary) {
        return None;
    }
    let word = |t: u32| sign(view, t);
    let named = (1..=WORDS).find_map(|before| {
        let from = n.tokens.0.checked_sub(before)?;
        let head: Vec<&str> = (from..n.tokens.0).map(word).collect();
        (1..=WORDS).find_map(|after| {
            let tail = (n.tokens.1..n.tokens.1 + after).map(word);
            let name: Vec<&str> = head.iter().copied().chain(tail).collect();
            view.lexicon.canon.named(&name.join(" ").to_lowercase())
        })
    });
    named.or_else(|| celebrated(view, n))
}

/// "TNI merayakan hari ulang tahun ke-79": who celebrates says what, when nothing behind the count does.
fn celebrated(view: &View<'_>, n: &NumberFact) -> Option<u32> {
    let first = view.outline.sentence(n.tokens.0 as usize)?.first;
    let token = |t: u32| view.outline.tokens.get(t as usize);
    let closed = token(n.tokens.1).is_none_or(|t| t.is_any_mark(",.;:()"))
        || view.in_date(n.tokens.1)
        || [RelationCue::HeldOn, RelationCue::Spread].iter().any(|c| has_cue(view, n.tokens.1, *c));
    let anniversary = (first..n.tokens.0).rev().take(WORDS as usize + 1).filter(|&t| has_cue(view, t, RelationCue::Anniversary));
    let cue = anniversary.last().filter(|_| closed)?;
    let who = (first..cue).rev().take(CELEBRANT).take_while(|&t| token(t).is_some_and(|t| !t.is_any_mark(",.;:()")));
    who.into_iter().find_map(|t| view.lexicon.canon.birthday(&sign(view, t).to_lowercase()))
}
