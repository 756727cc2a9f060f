//! Years counted back from today: "forty years ago, in 1984", "penantian 11 tahun" since a last time, the number of an edition.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, at_sentence, cue_after, cue_before, has_cue, operand, today};
use crate::resolve::facts::time::TimeFact;
use crate::segment::Zone;
use crate::value::{Components, Date, Exact, Granularity, NumberShape, Slip, TimexKind};

/// Tokens between the two tellings of one year.
const BESIDE: u32 = 3;
/// The same with the name of a place between.
const PLACED: u32 = 6;
/// Tokens between "terakhir" or "first held" and its year.
const REACH: u32 = 7;
/// Sentences within which a wait and its last time are of one thing.
const NEAR: u32 = 2;
/// A count that is further off counts something else.
const SLIP: i64 = 15;

pub(in crate::resolve::facts::relation) fn find(
    view: &View<'_>,
    numbers: &[NumberFact],
    times: &[TimeFact],
    out: &mut Vec<RelationFact>,
) {
    let Some(published) = view.anchor.date else { return };
    for pair in times.windows(2) {
        let [a, b] = pair else { continue };
        if a.ground.sentence == b.ground.sentence && (beside(view, a.tokens.1, b.tokens.0) || closes(view, times, a, b)) {
            restated(a, b, published, out);
        }
    }
    for n in numbers {
        let Some(count) = n.quantity.plain().and_then(|v| v.to_i64()).filter(|y| (2..200).contains(y)) else { continue };
        if n.quantity.is_in("year") && waits(view, n) {
            let told = out.len();
            since(view, times, n, (count, RelationCue::Last, 0), published, out);
            // "the first title in 12 years, since 2018".
            let behind = |t: &&TimeFact| t.onward && t.tokens.0 >= n.tokens.1 && t.tokens.0 - n.tokens.1 <= BESIDE;
            if out.len() == told
                && let Some(start) = at_sentence(times, n.ground.sentence).iter().find(behind)
            {
                since(view, std::slice::from_ref(start), n, (count, RelationCue::Since, 0), published, out);
            }
            if out.len() == told {
                so_far(view, times, n, count, published, out);
            }
        } else if n.quantity.shape == NumberShape::Ordinal && edition(view, n) {
            since(view, times, n, (count, RelationCue::FirstHeld, 1), published, out);
        } else if n.quantity.shape == NumberShape::Ordinal
            && let Some(start) = first_held(view, times, n)
        {
            since(view, std::slice::from_ref(start), n, (count, RelationCue::FirstHeld, 1), published, out);
        } else if n.quantity.is_in("year") && n.quantity.shape != NumberShape::Age {
            // "Raja (67), yang bertakhta sejak 1998": an age is no count since then.
            counted(view, times, n, count, published, out);
            so_far(view, times, n, count, published, out);
        }
    }
}

/// Whether only punctuation, prepositions and names stand between two tokens.
fn beside(view: &View<'_>, from: u32, to: u32) -> bool {
    let sign = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|x| matches!(x.span.of(view.text), "," | "("));
    let word = |t: u32| has_cue(view, t, RelationCue::HeldOn) || has_cue(view, t, RelationCue::Link);
    let named = |t: u32| view.tokens.named(t).mention().is_some();
    // "in February 2015 in Krakow, ten years ago": the place belongs to the year.
    let placed =
        to > from + 1 && to - from <= PLACED && word(from) && sign(to - 1) && (from..to).all(|t| sign(t) || word(t) || named(t));
    let or = has_cue(view, from, RelationCue::BackReference);
    to > from && to - from <= BESIDE && (sign(from) || or) && (from..to).all(|t| sign(t) || word(t)) || placed
}

/// "the deadliest since 1999, when seven people died – 25 years ago": the end of the sentence counts back to its only year, where the
/// digits look mistyped.
fn closes(view: &View<'_>, times: &[TimeFact], a: &TimeFact, b: &TimeFact) -> bool {
    let Some(last) = view.outline.sentence(b.tokens.0 as usize).map(|s| s.last) else { return false };
    let dash =
        |t: u32| view.outline.tokens.get(t as usize).is_some_and(|x| matches!(x.span.of(view.text), "–" | "—" | "-" | ","));
    let ends = b.tokens.1 + 1 >= last && b.tokens.0.checked_sub(1).is_some_and(dash);
    let alone = at_sentence(times, b.ground.sentence).iter().filter(|t| t.timex.grain >= Granularity::Year).count() == 2;
    let years = |t: &TimeFact| t.timex.days.map_or(0, |d| i64::from(d.first.year()));
    let published = view.anchor.date.map_or(0, |d| i64::from(d.year()));
    let (told, actual) = (published - years(b), published - years(a));
    let tens = told % 10 == 0 && actual % 10 == 0;
    let looks = tens || Slip::reckoned(Exact::int(told), Exact::int(actual)) >= Slip::Loose;
    ends && alone && looks && (told - actual).abs() <= SLIP
}

/// "forty years ago, in 1984": one of the two is counted from today, the other is written.
fn restated(a: &TimeFact, b: &TimeFact, published: Date, out: &mut Vec<RelationFact>) {
    let counted = |t: &TimeFact| t.timex.relative && t.timex.grain == Granularity::Year && !t.timex.known.has(Components::YEAR);
    let written = |t: &TimeFact| t.timex.known.has(Components::YEAR) && t.timex.grain >= Granularity::Year && !t.timex.relative;
    let (count, year) = if counted(a) && written(b) {
        (a, b)
    } else if written(a) && counted(b) {
        (b, a)
    } else {
        return;
    };
    let (Some(x), Some(y)) = (count.timex.days, year.timex.days) else { return };
    let (told, actual) = ((published.year() - x.first.year()) as i64, (published.year() - y.first.year()) as i64);
    // "A year ago" may be twenty months, and the year told first may be another one.
    if told < 3 || actual < 1 || (told - actual).abs() <= 1 || count.about || year.timex.value.contains('/') {
        return;
    }
    out.push(RelationFact {
        kind: RelationKind::Anniversary,
        claimed: (count.ground.span, format!("{told} year")),
        expected: actual.to_string(),
        operands: vec![(year.ground.span, year.timex.value.clone())],
        detail: format!("{} - {} = {actual}, not {told}", published.year(), y.first.year()),
    });
}

/// "penantian selama 11 tahun", "first title in 12 years".
pub(in crate::resolve::facts::relation) fn waits(view: &View<'_>, n: &NumberFact) -> bool {
    cue_before(view, n.tokens.0, 5, RelationCue::Wait) || cue_after(view, n.tokens.1, 1, RelationCue::Wait)
}

/// "edisi ke-9", "the 43rd edition".
fn edition(view: &View<'_>, n: &NumberFact) -> bool {
    cue_before(view, n.tokens.0, 2, RelationCue::Edition) || has_cue(view, n.tokens.1, RelationCue::Edition)
}

/// "kali kesepuluh sejak pertama kali digelar pada 2015".
fn first_held<'t>(view: &View<'_>, times: &'t [TimeFact], n: &NumberFact) -> Option<&'t TimeFact> {
    let behind = |t: &&TimeFact| t.tokens.0 >= n.tokens.1 && t.tokens.0 - n.tokens.1 <= REACH + 3;
    at_sentence(times, n.ground.sentence)
        .iter()
        .find(behind)
        .filter(|t| cue_before(view, t.tokens.0, REACH, RelationCue::FirstHeld))
}

/// "18 years, since 2006", "Sixty years after the treaty of 1964": years up to now, where the digits look mistyped; other counts end
/// in the past.
fn counted(view: &View<'_>, times: &[TimeFact], n: &NumberFact, count: i64, published: Date, out: &mut Vec<RelationFact>) {
    let year = |t: &&TimeFact| {
        t.timex.grain >= Granularity::Year
            && t.timex.known.has(Components::YEAR)
            && !t.timex.relative
            && !t.timex.value.contains('/')
    };
    let mut found = at_sentence(times, n.ground.sentence).iter().filter(year);
    let (Some(start), None) = (found.next(), found.next()) else { return };
    let Some(days) = start.timex.days.filter(|_| start.tokens.0 >= n.tokens.1) else { return };
    let gap = start.tokens.0 - n.tokens.1;
    let since = start.onward && gap <= 5;
    let lead = matches!(n.ground.zone, Some(Zone::Headline | Zone::Lead));
    let after = lead && gap <= REACH && cue_after(view, n.tokens.1, 1, RelationCue::AfterYears);
    let full = (published.year() - days.first.year()) as i64;
    let looks = [full, full - 1].iter().any(|w| Slip::reckoned(Exact::int(count), Exact::int(*w)) >= Slip::Loose);
    let tens = count % 10 == 0 && full % 10 == 0 && (count - full).abs() == 10;
    if (since && looks || after && (looks || tens)) && (count - full).abs() > 1 && full >= 2 && !n.ground.unreal {
        out.push(years(n, start, (published.year(), days.first.year()), full, count));
    }
}

/// A count of years that the two years it lies between do not give.
fn years(n: &NumberFact, start: &TimeFact, (now, then): (i32, i32), full: i64, count: i64) -> RelationFact {
    RelationFact {
        kind: RelationKind::Anniversary,
        claimed: operand(n),
        expected: full.to_string(),
        operands: vec![(start.ground.span, start.timex.value.clone())],
        detail: format!("{now} - {then} = {full}, not {count}"),
    }
}

/// "dipasang pada 1998, sudah 25 tahun"; "mendaftar pada 2012 dan menunggu 12 tahun"; "dijual pada 2012. Setelah antre 12 tahun": the
/// only year of the sentence, or of the one before, up to now.
fn so_far(view: &View<'_>, times: &[TimeFact], n: &NumberFact, count: i64, published: Date, out: &mut Vec<RelationFact>) {
    let comma = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|x| x.is_any_mark(",("));
    let mark = (n.tokens.0.saturating_sub(2)..n.tokens.0).rev().find(|&t| comma(t));
    let restated = mark.is_some_and(|t| t + 1 < n.tokens.0 && has_cue(view, t + 1, RelationCue::SoFar));
    let waited = cue_before(view, n.tokens.0, 2, RelationCue::Wait);
    if n.ground.unreal || !(restated || waited) || n.subject.is_some() {
        return;
    }
    // "… tahun setelah", "… years before": counted from or to something else.
    let ends = [RelationCue::AfterYears, RelationCue::Past, RelationCue::Later, RelationCue::Earlier, RelationCue::Subordinate];
    if ends.iter().any(|c| cue_after(view, n.tokens.1, 2, *c)) {
        return;
    }
    let year = |t: &&TimeFact| {
        t.timex.grain >= Granularity::Year
            && t.timex.days.is_some()
            && t.timex.kind == TimexKind::Date
            && !t.timex.value.contains('/')
    };
    let only = |s: u32| {
        let mut found = at_sentence(times, s).iter().filter(year);
        found.next().filter(|_| found.next().is_none())
    };
    let here = only(n.ground.sentence).filter(|t| t.tokens.1 <= n.tokens.0 && n.tokens.0 - t.tokens.1 <= REACH);
    let told = at_sentence(times, n.ground.sentence).iter().any(|t| year(&t) && !t.timex.relative);
    let before = || n.ground.sentence.checked_sub(1).filter(|_| waited && !told).and_then(only);
    let Some(start) = here.or_else(before) else { return };
    let known = start.timex.known.has(Components::YEAR) && !start.timex.relative && !start.born;
    let Some(days) = start.timex.days.filter(|_| known) else { return };
    let beside = restated && mark.is_some_and(|t| t == start.tokens.1);
    let full = i64::from(published.year() - days.first.year());
    let looks = [full, full - 1].iter().any(|w| Slip::reckoned(Exact::int(count), Exact::int(*w)) >= Slip::Loose);
    if full >= 2 && (count - full).abs() > 1 && (count - full).abs() <= SLIP && (beside || waited) && looks {
        out.push(years(n, start, (published.year(), days.first.year()), full, count));
    }
}

/// A count against the only year of the article that a cue calls its start. `more` is what a yearly count may exceed the difference by.
fn since(
    view: &View<'_>,
    times: &[TimeFact],
    n: &NumberFact,
    (count, cue, more): (i64, RelationCue, i64),
    published: Date,
    out: &mut Vec<RelationFact>,
) {
    let start = |t: &&TimeFact| {
        matches!(t.timex.kind, TimexKind::Date)
            && t.timex.known.has(Components::YEAR)
            && t.timex.grain >= Granularity::Year
            && !t.timex.value.contains('/')
            && t.timex.days.is_some_and(|d| d.first.year() < published.year())
            && cue_before(view, t.tokens.0, REACH, cue)
    };
    let mut starts = times.iter().filter(start);
    let (Some(only), None) = (starts.next(), starts.next()) else { return };
    if more == 0 && only.ground.sentence.abs_diff(n.ground.sentence) > NEAR {
        return;
    }
    let Some(days) = only.timex.days else { return };
    let full = (today(times, n, published).year() - days.first.year()) as i64 + more;
    // A wait is counted loosely; an edition may be skipped, but none is held twice in a year.
    let wrong = if more == 0 { (count - full).abs() > 1 } else { count > full };
    if full < 2 || !wrong || (count - full).abs() > SLIP {
        return;
    }
    out.push(RelationFact {
        kind: RelationKind::Anniversary,
        claimed: operand(n),
        expected: full.to_string(),
        operands: vec![(only.ground.span, only.timex.value.clone())],
        detail: format!("{} since {}: at most {full}, not {count}", only.timex.value, published.year()),
    });
}
