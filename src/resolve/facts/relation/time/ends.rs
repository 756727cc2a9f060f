//! A length of time and its two ends, told in different clauses or sentences: "closed for three hours … shut at 18:10 and reopened at
//! 21:10", "selama sepuluh hari. Dibuka pada 3 Mei dan ditutup pada 12 Mei".

use crate::extract::MentionKind;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::profile::content_stem;
use crate::resolve::facts::relation::{RelationFact, RelationKind, at_sentence, cue_before, has_cue, operand};
use crate::resolve::facts::time::TimeFact;
use crate::text::Span;
use crate::value::{Clock, Components, Exact, Granularity, NumberShape, TimexKind};

/// Sentences between a length and its ends.
const NEAR: u32 = 2;
/// Tokens between an end and the word that says which it is.
const REACH: u32 = 4;
/// Tokens between a length and the days it restates.
const OWN: u32 = 3;
/// Content words in which a sentence names what it is about.
const SUBJECT: usize = 2;
/// Minutes in a day.
const DAY: i64 = 24 * 60;

/// What a length is counted in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale {
    Minutes(i64),
    Days,
    Months,
    Years,
}

/// One end: what it counts (minutes of the day, days, years), its day where that is known, and where it stands.
struct End {
    day: Option<crate::value::Date>,
    count: i64,
    /// The time of day with its zone, where it is read as one.
    clock: Option<Clock>,
    span: Span,
    tokens: (u32, u32),
    sentence: u32,
    value: String,
}

pub(in crate::resolve::facts::relation) fn find(
    view: &View<'_>,
    numbers: &[NumberFact],
    times: &[TimeFact],
    out: &mut Vec<RelationFact>,
) {
    for n in numbers.iter().filter(|n| n.quantity.shape == NumberShape::Cardinal && !n.ground.unreal) {
        let scale = match n.quantity.unit.as_deref() {
            Some("hour") => Scale::Minutes(60),
            Some("minute") => Scale::Minutes(1),
            Some("day") => Scale::Days,
            Some("month") => Scale::Months,
            Some("year") => Scale::Years,
            _ => continue,
        };
        // "three and a half hours" is told in minutes.
        let (scale, factor) = if scale == Scale::Minutes(60) { (Scale::Minutes(1), 60) } else { (scale, 1) };
        let length = n.quantity.plain().and_then(|v| v.mul(Exact::int(factor))).and_then(|v| v.to_i64());
        let Some(length) = length.filter(|v| (2..=24_000).contains(v)) else { continue };
        let of_one_kind =
            |x: &&NumberFact| x.quantity.unit == n.quantity.unit && x.ground.sentence.abs_diff(n.ground.sentence) <= NEAR;
        let lengths = numbers.iter().filter(of_one_kind).filter(|x| x.quantity.low != n.quantity.low && !x.ground.headline());
        let compound = numbers.iter().any(|x| x.tokens.0 == n.tokens.1 && x.quantity.unit.is_some());
        if lengths.count() > 0 || compound {
            continue;
        }
        let ends = ends(view, times, n.ground.sentence, scale);
        let next = ends.iter().position(|e| e.sentence > n.ground.sentence).and_then(|at| ends.get(at..));
        if let Some((start, end)) = pick(view, &ends, n)
            && lasts(view, n, end)
            && !has_its_own(times, n, start, end)
        {
            check(n, (length, scale), start, end, out);
        } else if let Some([start, end]) = next
            && taken_up(view, n, start, end)
        {
            check(n, (length, scale), start, end, out);
        } else if let Scale::Minutes(_) = scale
            && let Some(range) = range_behind(view, times, n)
        {
            check_range(n, length, range, out);
        }
    }
}

/// "padam selama lima jam. Pemadaman berlangsung dari pukul 14.00 hingga 19.00": the only clock times of the next sentence, which tells
/// how long the same thing lasted.
fn range_behind<'t>(view: &View<'_>, times: &'t [TimeFact], n: &NumberFact) -> Option<&'t TimeFact> {
    if !cue_before(view, n.tokens.0, 2, RelationCue::Lasting) {
        return None;
    }
    let clocked = |t: &&TimeFact| t.timex.value.contains('T');
    if at_sentence(times, n.ground.sentence).iter().any(|t| clocked(&t) && t.timex.kind != TimexKind::Duration) {
        return None;
    }
    let mut next = at_sentence(times, n.ground.sentence + 1).iter().filter(clocked);
    let (Some(range), None) = (next.next(), next.next()) else { return None };
    let sentence = view.outline.sentences.get(range.ground.sentence as usize)?;
    let lasts = cue_before(view, range.tokens.0, REACH, RelationCue::Lasting)
        || [RelationCue::From, RelationCue::Opened].iter().any(|c| cue_before(view, range.tokens.0, 2, *c));
    let subject = (sentence.first..range.tokens.0).filter_map(|t| content_stem(view, t as usize)).take(SUBJECT);
    let own = view.outline.sentences.get(n.ground.sentence as usize)?;
    let stem = |t: u32| content_stem(view, t as usize);
    let mut again = subject.filter(|s| (own.first..own.last).any(|t| stem(t) == Some(*s)));
    // "The outage lasted": what was just told.
    let taken_up = has_cue(view, sentence.first, RelationCue::Definite)
        && (sentence.first + 2..sentence.first + 4).any(|t| has_cue(view, t, RelationCue::Lasting));
    (lasts && !range.about && (taken_up || again.next().is_some())).then_some(range)
}

fn check_range(n: &NumberFact, length: i64, range: &TimeFact, out: &mut Vec<RelationFact>) {
    let mut ends = range.timex.value.split('/').map(super::clock::minute);
    let (Some(Some(a)), Some(Some(b)), None) = (ends.next(), ends.next(), ends.next()) else { return };
    let minutes = (b - a).rem_euclid(DAY);
    let slack = if length % 60 == 0 { 35 } else { 5 };
    let half = (minutes - length).rem_euclid(DAY / 2) <= slack;
    if half || (minutes - length).abs() <= slack || minutes > length * 4 || length > minutes * 4 {
        return;
    }
    let told = |m: i64| if m % 60 == 0 { format!("{} h", m / 60) } else { format!("{} h {} min", m / 60, m % 60) };
    out.push(RelationFact {
        kind: RelationKind::Duration,
        claimed: operand(n),
        expected: told(minutes),
        operands: vec![(range.ground.span, range.timex.value.clone())],
        detail: format!("{} lasts {}, not {}", range.timex.value, told(minutes), told(length)),
    });
}

/// Whether the words say that the figure is a length: "selama", "lasted", or it restates the two ends at once.
fn lasts(view: &View<'_>, n: &NumberFact, end: &End) -> bool {
    let restates = n.tokens.0 >= end.tokens.1 && n.tokens.0 - end.tokens.1 <= 2;
    restates || [RelationCue::Lasting, RelationCue::Travel].iter().any(|c| cue_before(view, n.tokens.0, 3, *c))
}

/// "signed a 90-day ceasefire. The truce starts on June 22 and runs until the end of July 21": both ends stand in the next sentence, which
/// begins with what was just told.
fn taken_up(view: &View<'_>, n: &NumberFact, start: &End, end: &End) -> bool {
    let next = n.ground.sentence + 1;
    let Some(first) = view.outline.sentences.get(next as usize).map(|s| s.first) else { return false };
    let that = has_cue(view, first, RelationCue::Definite) || view.tokens.any_cue(first, first + REACH, RelationCue::That);
    let opens = view.tokens.any_cue(first, first + REACH + 1, RelationCue::Opened);
    let closes = cue_before(view, end.tokens.0, REACH, RelationCue::Closing);
    n.quantity.unit.as_deref() == Some("day") && closes && start.sentence == next && end.sentence == next && that && opens
}

/// Whether other days stand right behind a length: "selama lima hari, dari 21 sampai 25 Oktober".
fn has_its_own(times: &[TimeFact], n: &NumberFact, start: &End, end: &End) -> bool {
    let days = n.quantity.is_in("day");
    days && at_sentence(times, n.ground.sentence).iter().any(|t| {
        let beside = t.tokens.0 >= n.tokens.1 && t.tokens.0 - n.tokens.1 <= OWN;
        beside && t.timex.days.is_some() && ![start.tokens, end.tokens].contains(&t.tokens)
    })
}

/// The beginning and the end around a length: exactly one of each.
fn pick<'e>(view: &View<'_>, ends: &'e [End], n: &NumberFact) -> Option<(&'e End, &'e End)> {
    let opens = |e: &End| cue_before(view, e.tokens.0, REACH, RelationCue::Opened);
    let closes = |e: &End| cue_before(view, e.tokens.0, REACH, RelationCue::Closing);
    let [first, second] = ends else { return None };
    let apart = second.sentence - first.sentence;
    let beside = first.sentence.abs_diff(n.ground.sentence).min(second.sentence.abs_diff(n.ground.sentence)) <= 1;
    (opens(first) && closes(second) && apart <= 1 && beside).then_some((first, second))
}

/// The points of time around a sentence that a length can lie between.
fn ends(view: &View<'_>, times: &[TimeFact], sentence: u32, scale: Scale) -> Vec<End> {
    let (low, high) = (sentence.saturating_sub(NEAR), sentence + NEAR);
    let mut out: Vec<End> = times
        .iter()
        .filter(|t| (low..=high).contains(&t.ground.sentence) && !t.about && !t.timex.value.contains('/'))
        .filter(|t| scale != Scale::Months || t.timex.kind == TimexKind::Date)
        .filter_map(|t| {
            let count = match scale {
                Scale::Minutes(_) => t.timex.clock.map(|c| c.minute as i64)?,
                Scale::Days => {
                    let day = t.timex.known.has(Components::DAY) && t.timex.grain >= Granularity::Day && !t.timex.relative;
                    t.timex
                        .days
                        .filter(|d| day && d.len() == 1)
                        .map(|d| d.first.days_since(crate::value::Date::new(2000, 1, 1).unwrap_or(d.first)))?
                }
                Scale::Months => {
                    let month = t.timex.grain >= Granularity::Month && t.timex.known.has(Components::YEAR) && !t.timex.relative;
                    let one = t.timex.days.filter(|d| month && d.first.month() == d.last.month() && d.len() <= 31)?;
                    i64::from(one.first.year()) * 12 + i64::from(one.first.month())
                }
                Scale::Years => {
                    let year = t.timex.grain == Granularity::Year && t.timex.known.has(Components::YEAR) && !t.timex.relative;
                    t.timex.days.filter(|_| year).map(|d| d.first.year() as i64)?
                }
            };
            let day = t.timex.days.filter(|d| d.len() == 1).map(|d| d.first);
            Some(End {
                count,
                clock: t.timex.clock,
                day,
                span: t.ground.span,
                tokens: t.tokens,
                sentence: t.ground.sentence,
                value: t.timex.value.clone(),
            })
        })
        .collect();
    if matches!(scale, Scale::Minutes(_)) {
        out.extend((low..=high).flat_map(|s| view.sentence_mentions(s).iter().map(move |m| (s, m))).filter_map(|(s, m)| {
            let text = matches!(m.kind, MentionKind::Identifier).then(|| m.span.of(view.text))?;
            Some(End {
                count: clock(text)?,
                clock: None,
                day: None,
                span: m.span,
                tokens: m.tokens,
                sentence: s,
                value: text.to_owned(),
            })
        }));
        out.sort_by_key(|e| e.tokens.0);
    }
    out.dedup_by(|a, b| a.count == b.count && a.tokens.0 == b.tokens.0);
    out
}

/// "18:10" in minutes.
fn clock(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    let (h, m): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute.len() == 2 && (0..24).contains(&h) && (0..60).contains(&m)).then_some(h * 60 + m)
}

fn check(n: &NumberFact, (length, scale): (i64, Scale), start: &End, end: &End, out: &mut Vec<RelationFact>) {
    let (actual, written, slack) = match scale {
        Scale::Minutes(unit) => {
            let length = length * unit;
            let clocks = start.clock.zip(end.clock);
            let passed = clocks.map_or(end.count - start.count, |(a, b)| a.to(b));
            let minutes = match (start.day, end.day) {
                (Some(p), Some(q)) if p != q => q.days_since(p) * DAY + passed,
                _ => passed.rem_euclid(DAY),
            };
            // Half a day off is a question of morning and evening.
            if minutes == 0 || (minutes - length) % (DAY / 2) == 0 {
                return;
            }
            let slack = if length % 60 == 0 { 35 } else { 5 };
            if clocks.is_some_and(|(a, b)| a.may_be_zones(b, minutes - length, slack)) {
                return;
            }
            (minutes, length, slack)
        }
        // Part of the first or last month may be counted.
        Scale::Months => (end.count - start.count, length, 1),
        // Both ends counted, or the nights between.
        Scale::Days | Scale::Years => {
            let d = end.count - start.count;
            (if length > d { d + 1 } else { d }, length, 0)
        }
    };
    if actual <= 0 || (actual - written).abs() <= slack || actual > written * 4 || written > actual * 4 {
        return;
    }
    let told = |m: i64| match scale {
        Scale::Minutes(_) if m % 60 == 0 => format!("{} h", m / 60),
        Scale::Minutes(_) => format!("{} h {} min", m / 60, m % 60),
        Scale::Days | Scale::Months | Scale::Years => m.to_string(),
    };
    out.push(RelationFact {
        kind: RelationKind::Duration,
        claimed: operand(n),
        expected: told(actual),
        operands: vec![(start.span, start.value.clone()), (end.span, end.value.clone())],
        detail: format!("{} to {} lasts {}, not {}", start.value, end.value, told(actual), told(written)),
    });
}
