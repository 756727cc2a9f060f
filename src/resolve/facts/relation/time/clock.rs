//! A length of hours and the two clock times it lies between.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, at_sentence, cue_before, has_cue, of_sentence};
use crate::resolve::facts::time::TimeFact;
use crate::text::Span;
use crate::value::{NumberShape, TimexKind};

/// Sentences within which two clock times are the two ends of one thing.
const NEAR: u32 = 4;
/// Tokens between the second clock time and the length.
const BEHIND: u32 = 5;
/// How many times the other a written length may be that is a slip.
const OFF: i64 = 4;
/// Minutes by which a clock time called about so late may be another.
const ABOUT: i64 = 40;
/// Minutes in a day.
const DAY: i64 = 24 * 60;

pub(in crate::resolve::facts::relation) fn find(
    view: &View<'_>,
    numbers: &[NumberFact],
    times: &[TimeFact],
    out: &mut Vec<RelationFact>,
) {
    let clock = |t: &TimeFact| t.timex.clock.is_some() || t.timex.value.contains('T');
    if !times.iter().any(clock) {
        return;
    }
    for t in times {
        spanned(view, times, t, out);
    }
    // "delapan jam kemudian" is a temporal expression, "eight hours" a figure too.
    for t in times.iter().filter(|t| (t.tokens.0..t.tokens.1).any(|i| has_cue(view, i, RelationCue::Later))) {
        let minutes = t.timex.period.and_then(|p| p.minutes).and_then(|m| m.to_i64()).filter(|m| (1..DAY).contains(m));
        if let (Some(minutes), false) = (minutes, t.about) {
            let length = Length { span: t.ground.span, tokens: t.tokens, sentence: t.ground.sentence, minutes };
            check(&length, before(times, &length).or_else(|| astride(times, &length)), out);
        }
    }
    for t in times.iter().filter(|t| t.timex.kind == TimexKind::Duration && !t.about) {
        apposed(view, times, t, out);
    }
    for n in numbers.iter().filter(|n| n.quantity.shape == NumberShape::Cardinal) {
        let scale = match n.quantity.unit.as_deref() {
            Some("hour") => 60,
            Some("minute") => 1,
            _ => continue,
        };
        let Some(length) = n.quantity.plain().and_then(|v| v.to_i64()).filter(|v| (1..=600).contains(v)) else { continue };
        // "1 jam 21 menit" is one length of two figures.
        let compound = of_sentence(numbers, n.ground.sentence)
            .any(|x| matches!(x.quantity.unit.as_deref(), Some("hour" | "minute" | "second")) && x.tokens != n.tokens);
        // "pukul 12.05, 100 menit setelah peluncuran": what it is counted from has the other clock time.
        let ends = |t: &TimeFact| t.timex.clock.is_some() && t.tokens.1 <= n.tokens.0 && n.tokens.0 - t.tokens.1 <= 1;
        let after = has_cue(view, n.tokens.1, RelationCue::AfterYears) && at_sentence(times, n.ground.sentence).iter().any(ends);
        if compound || !(after || cue_before(view, n.tokens.0, 2, RelationCue::Lasting)) {
            continue;
        }
        let length = Length { span: n.ground.span, tokens: n.tokens, sentence: n.ground.sentence, minutes: length * scale };
        check(
            &length,
            before(times, &length).or_else(|| around(view, times, &length)).or_else(|| thus(view, times, &length)),
            out,
        );
    }
}

/// "leaves at 8.15 pm and arrives at 9.45 am, a journey of 13 and a half hours": the only length of a sentence, right behind the comma
/// that ends its only two clock times.
fn apposed(view: &View<'_>, times: &[TimeFact], t: &TimeFact, out: &mut Vec<RelationFact>) {
    let here = at_sentence(times, t.ground.sentence);
    let Some(minutes) = t.timex.period.and_then(|p| p.minutes).and_then(|m| m.to_i64()).filter(|m| (30..DAY).contains(m)) else {
        return;
    };
    let clocks = moments(here.iter());
    let [start, end] = clocks.as_slice() else { return };
    let (Some(a), Some(b)) = (start.timex.clock, end.timex.clock) else { return };
    let alone = here.iter().filter(|x| x.timex.kind == TimexKind::Duration).count() == 1;
    let behind = t.tokens.0 > end.tokens.1 && t.tokens.0 - end.tokens.1 <= BEHIND;
    let mark = |i: u32| view.outline.tokens.get(i as usize).is_some_and(|x| x.is_any_mark(",("));
    let comma = (end.tokens.1..t.tokens.0).any(mark);
    // "…, two hours later", "…, 20 menit setelah": counted from or to something else.
    let counted =
        [RelationCue::Later, RelationCue::AfterYears, RelationCue::Subordinate, RelationCue::Earlier, RelationCue::Than];
    let other = counted.iter().any(|c| (t.tokens.0..t.tokens.1 + 2).any(|i| has_cue(view, i, *c)));
    let actual = a.to(b).rem_euclid(DAY);
    // ", atau dua setengah jam": what restates them is of nothing else.
    let again = cue_before(view, t.tokens.0, 2, RelationCue::BackReference);
    let near = actual > 0 && (again || actual * 2 <= minutes * 3) && minutes * 2 <= actual * 3 && actual <= minutes * 3;
    let half = (actual - minutes).rem_euclid(DAY / 2) == 0;
    let slack = if minutes % 60 == 0 { 30 } else { 5 };
    let off = (actual - minutes).abs() > slack && !a.may_be_zones(b, actual - minutes, slack);
    if alone && behind && comma && !other && !start.about && !end.about && near && !half && off {
        let length = Length { span: t.ground.span, tokens: t.tokens, sentence: t.ground.sentence, minutes };
        out.push(fact(&length, start, end, actual));
    }
}

/// "berlangsung 2 jam 20 menit, dari pukul 16.00 hingga 18.20": a length right beside the two clock times it restates.
fn spanned(view: &View<'_>, times: &[TimeFact], range: &TimeFact, out: &mut Vec<RelationFact>) {
    let ends: Vec<i64> = range.timex.value.split('/').filter_map(minute).collect();
    let [a, b] = ends.as_slice() else { return };
    let here = at_sentence(times, range.ground.sentence);
    let mut lengths = here.iter().filter_map(|t| {
        let minutes = t.timex.period.and_then(|p| p.minutes).and_then(|m| m.to_i64()).filter(|m| (1..DAY).contains(m))?;
        (t.tokens != range.tokens && t.timex.kind == TimexKind::Duration).then_some((t, minutes))
    });
    let (Some((length, minutes)), None) = (lengths.next(), lengths.next()) else { return };
    let behind = range.tokens.0 >= length.tokens.1 && range.tokens.0 - length.tokens.1 <= 2;
    let before = length.tokens.0 >= range.tokens.1 && length.tokens.0 - range.tokens.1 <= 3;
    let lasting = cue_before(view, length.tokens.0, 2, RelationCue::Lasting);
    let restates =
        behind && (lasting || minutes % 60 != 0) || before && cue_before(view, length.tokens.0, 2, RelationCue::BackReference);
    let actual = (b - a).rem_euclid(DAY);
    let slack = if minutes % 60 == 0 { 30 } else { 5 };
    // "from eleven to one" may be told by the clock of twelve hours.
    let half = (actual - minutes).rem_euclid(DAY / 2) <= slack;
    if restates && !length.about && !range.about && !half && (actual - minutes).abs() > slack {
        let told = |m: i64| if m % 60 == 0 { format!("{} h", m / 60) } else { format!("{} h {} min", m / 60, m % 60) };
        out.push(RelationFact {
            kind: RelationKind::Duration,
            claimed: (length.ground.span, told(minutes)),
            expected: told(actual),
            operands: vec![(range.ground.span, range.timex.value.clone())],
            detail: format!("{} lasts {}, not {}", range.timex.value, told(actual), told(minutes)),
        });
    }
}

/// The minute of the day at the end of "T16:00+07:00" or "2024-02-18T16:00".
pub(super) fn minute(value: &str) -> Option<i64> {
    let clock = value.split_once('T')?.1;
    let (hour, rest) = clock.split_once(':')?;
    Some(hour.parse::<i64>().ok()? * 60 + rest.get(..2)?.parse::<i64>().ok()?)
}

/// The clock times of a list; one moment told by two clocks ("08.26 WIB atau 10.26 waktu setempat") is one.
pub(super) fn moments<'t>(times: impl Iterator<Item = &'t TimeFact>) -> Vec<&'t TimeFact> {
    let mut out: Vec<&TimeFact> = times.filter(|t| t.timex.clock.is_some()).collect();
    out.dedup_by(|b, a| match (a.timex.clock, b.timex.clock) {
        (Some(p), Some(q)) => p.zone.is_some() && q.zone.is_some() && p.zone != q.zone && p.to(q).rem_euclid(DAY) == 0,
        _ => false,
    });
    out
}

/// A length of time of less than a day.
struct Length {
    span: Span,
    tokens: (u32, u32),
    sentence: u32,
    minutes: i64,
}

fn check(length: &Length, ends: Option<(&TimeFact, &TimeFact)>, out: &mut Vec<RelationFact>) {
    let Some((start, end)) = ends else { return };
    let (Some(a), Some(b)) = (start.timex.clock, end.timex.clock) else { return };
    let passed = a.to(b);
    if passed == 0 {
        return;
    }
    let day = |t: &TimeFact| t.timex.days.filter(|d| d.len() == 1).map(|d| d.first);
    let minutes = match (day(start), day(end)) {
        (Some(p), Some(q)) if p != q => q.days_since(p) * DAY + passed,
        _ => passed.rem_euclid(DAY),
    };
    // "Closed at 10.30, and will stay so for 24 hours": a length many times another is that of something else.
    if minutes <= 0 || minutes.max(length.minutes) > OFF * minutes.min(length.minutes) {
        return;
    }
    // "Sekitar pukul 01.20" is some minutes away, not hours.
    let about = if start.about || end.about { ABOUT } else { 0 };
    let slack = about + if length.minutes % 60 == 0 { 30 } else { 5 };
    let off = minutes - length.minutes;
    if off.abs() > slack && !a.may_be_zones(b, off, slack) {
        out.push(fact(length, start, end, minutes));
    }
}

/// "… pukul 21.15 … padam pukul 03.15, enam jam kemudian": the only two clock times up to the length.
fn before<'t>(times: &'t [TimeFact], n: &Length) -> Option<(&'t TimeFact, &'t TimeFact)> {
    let low = n.sentence.saturating_sub(NEAR);
    let clocks = (low..=n.sentence).flat_map(|s| at_sentence(times, s));
    let list = moments(clocks.filter(|t| t.tokens.1 <= n.tokens.0));
    let [start, end] = list.as_slice() else { return None };
    (end.ground.sentence == n.sentence && n.tokens.0 - end.tokens.1 <= BEHIND).then_some((start, end))
}

/// "muncul pukul 02.10 … padam empat jam kemudian, pukul 06.10": the only clock time before it in the sentence, and one right behind.
fn astride<'t>(times: &'t [TimeFact], n: &Length) -> Option<(&'t TimeFact, &'t TimeFact)> {
    let here = moments(at_sentence(times, n.sentence).iter());
    let [start, end] = here.as_slice() else { return None };
    let lengths = at_sentence(times, n.sentence).iter().filter(|t| t.timex.kind == TimexKind::Duration).count();
    let behind = end.tokens.0 >= n.tokens.1 && end.tokens.0 - n.tokens.1 <= 2;
    (start.tokens.1 <= n.tokens.0 && behind && lengths == 1).then_some((start, end))
}

/// "Dimasak pukul 21.00 dan baru dibagikan pukul 11.00. Dengan demikian, … selama 8 jam": the only two clock times of the sentence before.
fn thus<'t>(view: &View<'_>, times: &'t [TimeFact], n: &Length) -> Option<(&'t TimeFact, &'t TimeFact)> {
    let first = view.outline.sentence(n.tokens.0 as usize)?.first;
    let clocked = |t: &TimeFact| t.timex.clock.is_some();
    if !view.tokens.any_cue(first, first + 2, RelationCue::Thus) || at_sentence(times, n.sentence).iter().any(clocked) {
        return None;
    }
    let list = moments(at_sentence(times, n.sentence.checked_sub(1)?).iter());
    let [start, end] = list.as_slice() else { return None };
    Some((start, end))
}

/// "mulai pukul 19.00, berlangsung dua jam, berakhir pukul 22.00": one clock time on either side in the sentence.
fn around<'t>(view: &View<'_>, times: &'t [TimeFact], n: &Length) -> Option<(&'t TimeFact, &'t TimeFact)> {
    let here = moments(at_sentence(times, n.sentence).iter());
    let [start, end] = here.as_slice() else { return None };
    let between = start.tokens.1 <= n.tokens.0 && n.tokens.1 <= end.tokens.0;
    let closes = cue_before(view, end.tokens.0, 3, RelationCue::Until) || cue_before(view, end.tokens.0, 3, RelationCue::Ended);
    (between && closes).then_some((start, end))
}

fn fact(n: &Length, start: &TimeFact, end: &TimeFact, minutes: i64) -> RelationFact {
    let told = |m: i64| if m % 60 == 0 { format!("{} h", m / 60) } else { format!("{} h {} min", m / 60, m % 60) };
    let (actual, written) = (told(minutes), told(n.minutes));
    RelationFact {
        kind: RelationKind::Duration,
        claimed: (n.span, written.clone()),
        expected: actual.clone(),
        operands: vec![(start.ground.span, start.timex.value.clone()), (end.ground.span, end.timex.value.clone())],
        detail: format!("{} to {} lasts {actual}, not {written}", start.timex.value, end.timex.value),
    }
}
