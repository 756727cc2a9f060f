//! Years counted from the only year told with them, where the words tie the two and the digits look mistyped: "ditutup setelah 50 tahun
//! melayani sejak dibuka pada 1973", "30 years after it was shut in the war of 1994", "50 tahun hubungan yang dijalin pada 14 Juni
//! 1974" on that very day.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, at_sentence, cue_after, cue_before, has_cue, of_sentence, operand, today,
};
use crate::resolve::facts::time::TimeFact;
use crate::segment::Zone;
use crate::value::{Components, Date, Exact, Granularity, NumberShape, Slip, TimexKind};

/// Tokens between a count and the year behind it.
const REACH: u32 = 14;
/// Years by which a count is misreported.
const FAR_YEARS: i64 = 20;
/// Tokens in which a sentence begins.
const HEAD: u32 = 3;

pub(in crate::resolve::facts::relation) fn find(
    view: &View<'_>,
    numbers: &[NumberFact],
    times: &[TimeFact],
    out: &mut Vec<RelationFact>,
) {
    let Some(published) = view.anchor.date else { return };
    for n in numbers.iter().filter(|n| !n.ground.unreal && !n.ground.quoted) {
        let Some(count) = n.quantity.plain().and_then(|v| v.to_i64()).filter(|y| (3..400).contains(y)) else { continue };
        if n.quantity.shape == NumberShape::Ordinal {
            numbered(view, n, times, (count, published), out);
            continue;
        }
        let years = n.quantity.is_in("year") && n.quantity.shape == NumberShape::Cardinal;
        let alone = of_sentence(numbers, n.ground.sentence).filter(|x| x.quantity.is_in("year")).count() == 1;
        if !years || !alone || n.subject.is_some() || n.difference || cue_before(view, n.tokens.0, 2, RelationCue::Aged) {
            continue;
        }
        let Some(start) = tied(view, n, times, published) else { continue };
        let Some(days) = start.timex.days else { continue };
        let full = i64::from(published.year() - days.first.year());
        if mistyped(count, full) {
            out.push(fact(n, start, published, full, count));
        }
    }
}

/// Whether a count of years looks like the mistyped form of another.
fn mistyped(count: i64, full: i64) -> bool {
    let looks = [full, full - 1].iter().any(|w| Slip::reckoned(Exact::int(count), Exact::int(*w)) >= Slip::Loose);
    let tens = count % 10 == 0 && full % 10 == 0;
    full >= 2 && (count - full).abs() > 1 && (count - full).abs() <= FAR_YEARS && (looks || tens)
}

pub(super) fn fact(n: &NumberFact, start: &TimeFact, published: Date, full: i64, count: i64) -> RelationFact {
    RelationFact {
        kind: RelationKind::Anniversary,
        claimed: operand(n),
        expected: full.to_string(),
        operands: vec![(start.ground.span, start.timex.value.clone())],
        detail: format!("{} - {}: {full}, not {count}", published.year(), start.timex.value),
    }
}

/// A written year or day of the past.
pub(super) fn written(t: &TimeFact, published: Date) -> bool {
    t.timex.kind == TimexKind::Date
        && t.timex.grain >= Granularity::Year
        && t.timex.known.has(Components::YEAR)
        && !t.timex.relative
        && !t.timex.value.contains('/')
        && t.timex.days.is_some_and(|d| d.last.year() < published.year())
}

/// The only past year of a sentence.
pub(super) fn only(times: &[TimeFact], sentence: u32, published: Date) -> Option<&TimeFact> {
    let mut found = at_sentence(times, sentence).iter().filter(|t| written(t, published));
    found.next().filter(|_| found.next().is_none())
}

/// The year that a count is told of.
fn tied<'t>(view: &View<'_>, n: &NumberFact, times: &'t [TimeFact], published: Date) -> Option<&'t TimeFact> {
    let s = n.ground.sentence;
    let here = at_sentence(times, s).iter().any(|t| written(t, published));
    if let Some(start) = only(times, s, published).filter(|t| !t.born) {
        let behind = start.tokens.0 >= n.tokens.1 && start.tokens.0 - n.tokens.1 <= REACH;
        let plain =
            (n.tokens.1..start.tokens.0).all(|t| view.outline.tokens.get(t as usize).is_some_and(|x| !x.is_any_mark(";:()")));
        let lasting = cue_before(view, n.tokens.0, 2, RelationCue::Lasting);
        let since = start.onward || cue_before(view, start.tokens.0, 4, RelationCue::AfterYears);
        // "setelah 50 tahun melayani penerbangan sejak dibuka pada 1973".
        if behind && plain && lasting && since {
            return Some(start);
        }
        // "reopened on Friday, 30 years after it was closed in the war of 1994": news of today.
        let lead = matches!(n.ground.zone, Some(Zone::Headline | Zone::Lead));
        let after = cue_after(view, n.tokens.1, 1, RelationCue::AfterYears);
        if behind && plain && after && lead {
            return Some(start);
        }
        if on_the_day(view, times, n, start) && (behind || start.tokens.1 <= n.tokens.0) {
            return Some(start);
        }
    }
    // "50 tahun hubungan kedua negara. Hubungan itu dibuka pada 17 April 1974".
    let next = only(times, s + 1, published).filter(|t| !t.born && !here && on_the_day(view, times, n, t));
    if next.is_some() {
        return next;
    }
    let before = s.checked_sub(1).and_then(|s| only(times, s, published)).filter(|t| !t.born && !here)?;
    let first = view.outline.sentence(n.tokens.0 as usize)?.first;
    let opens = n.tokens.0 <= first + HEAD && (first..n.tokens.0).any(|t| has_cue(view, t, RelationCue::SoFar));
    let later = (n.tokens.1.saturating_sub(1)..=n.tokens.1).any(|t| has_cue(view, t, RelationCue::Later));
    // "… ditutup pada 1996. Kini, 27 tahun kemudian, …".
    (opens && later || on_the_day(view, times, n, before)).then_some(before)
}

/// Whether a full day of the past is that of today's month and day: what it began is so many years old now.
fn on_the_day(view: &View<'_>, times: &[TimeFact], n: &NumberFact, start: &TimeFact) -> bool {
    let Some(published) = view.anchor.date else { return false };
    let day = today(times, n, published);
    start.timex.grain >= Granularity::Day
        && start.timex.known.has(Components::DAY)
        && start.timex.days.is_some_and(|d| d.len() == 1 && (d.first.month(), d.first.day()) == (day.month(), day.day()))
}

/// "given every year since 2000 and this is its 25th edition": what is held once a year is never held more often.
fn numbered(view: &View<'_>, n: &NumberFact, times: &[TimeFact], (count, published): (i64, Date), out: &mut Vec<RelationFact>) {
    let edition = cue_before(view, n.tokens.0, 2, RelationCue::Edition) || has_cue(view, n.tokens.1, RelationCue::Edition);
    let held = || (n.tokens.0.saturating_sub(4)..n.tokens.0).any(|t| has_cue(view, t, RelationCue::HeldOn));
    for s in [Some(n.ground.sentence), n.ground.sentence.checked_sub(1), Some(n.ground.sentence + 1)].into_iter().flatten() {
        let Some(start) = only(times, s, published).filter(|t| t.onward && !t.born) else { continue };
        let Some(sentence) = view.outline.sentences.get(s as usize) else { continue };
        let yearly = view.tokens.any_cue(sentence.first, sentence.last, RelationCue::Yearly);
        let Some(days) = start.timex.days.filter(|_| yearly && (edition || n.noun == 0 && !held())) else { continue };
        let full = i64::from(published.year() - days.first.year()) + 1;
        let more = count > full && count - full <= FAR_YEARS && (mistyped(count, full) || mistyped(count, full - 1));
        // "ke-15" of what is held every year "sejak 2001": two digits of 2010 are swapped.
        let begun = i64::from(published.year()) - count + 1;
        let swapped = Slip::reckoned(Exact::int(begun), Exact::int(i64::from(days.first.year()))) >= Slip::Plain
            && (begun - i64::from(days.first.year())) % 9 == 0
            && begun % 100 / 10 + begun % 10 == i64::from(days.first.year()) % 100 / 10 + i64::from(days.first.year()) % 10;
        if full >= 3 && (more || swapped) {
            out.push(fact(n, start, published, full, count));
        }
        return;
    }
}
