//! A length from or to a clock time of one article, whose other end the other article gives: "17 jam setelah kereta anjlok" and "anjlok,
//! Senin pukul 22.15".

use crate::resolve::Dossier;
use crate::resolve::facts::{LagFact, TimeFact, TimeRole, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::segment::Zone;
use crate::value::{Clock, Date, Exact, Granularity, Reason, Slip, TimexKind, TimexMod};

/// Minutes in a day.
const DAY: i64 = 24 * 60;
/// Longest length.
const LONGEST: i64 = 60 * DAY;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if !pair.link.certain || pair.link.archive {
        return;
    }
    for (mine, theirs) in pair.turns() {
        one(rule, mine, theirs, sink);
    }
}

/// Whether a time is one point that a length of this unit can lead to.
fn point(fact: &LagFact, t: &TimeFact) -> bool {
    let firm = t.timex.kind != TimexKind::Duration && !(t.about || t.ground.unreal || t.timex.value.contains('/'));
    let fine = if fact.unit == DAY { t.timex.grain >= Granularity::Day } else { t.timex.clock.is_some() };
    firm && fine && t.timex.days.is_some_and(|d| d.len() == 1)
}

/// Minutes from the given end to a time, on the side that the length tells.
fn minutes(fact: &LagFact, (day, from): (Date, Clock), t: &TimeFact) -> Option<i64> {
    let first = t.timex.days.filter(|_| point(fact, t))?.first;
    let clock = if fact.unit == DAY { 0 } else { from.to(t.timex.clock?) };
    let far = first.days_since(day) * DAY + clock;
    Some(if fact.back { -far } else { far })
}

fn one(rule: &Rule, (a, x): (usize, &Dossier), (b, y): (usize, &Dossier), sink: &mut Sink) {
    for fact in x.facts.lags.iter().filter(|f| f.minutes <= LONGEST) {
        let slack = match fact.unit {
            1 => 5,
            60 => 35,
            unit => unit,
        };
        let hedge = x.facts.times.iter().find(|t| t.ground.span == fact.span).and_then(|t| t.timex.modifier);
        let ends = match fact.from {
            Some(from) => {
                let zones = |m: i64, t: &TimeFact| {
                    let clock = t.timex.clock.filter(|_| fact.unit < DAY && m > 0);
                    clock.is_some_and(|c| from.1.may_be_zones(c, m - fact.minutes, slack))
                };
                let fits = |t: &TimeFact| {
                    let hits = |m: i64| (m - fact.minutes).abs() <= slack || hedged(hedge, m, fact.minutes) || zones(m, t);
                    minutes(fact, from, t).is_some_and(hits)
                };
                // "Landed at 08.15, two hours later": counted from a time before the one beside it.
                let closes = |t: &TimeFact| minutes(fact, from, t).is_some_and(|m| (m + fact.minutes).abs() <= slack.min(5));
                // Either article knows a time that fits: nothing is wrong.
                if x.facts.times.iter().chain(&y.facts.times).any(fits) || x.facts.times.iter().any(closes) {
                    continue;
                }
                others(fact, from, x, y, slack)
            }
            None => apart(fact, y),
        };
        let likely = |m: i64, t: &TimeFact| {
            let of = |m: i64| m.checked_div(fact.unit).filter(|_| m % fact.unit == 0);
            let (Some(right), Some(written)) = (of(m), of(fact.minutes)) else { return false };
            let typed = Slip::reckoned(Exact::int(written), Exact::int(right));
            let tens = written % 10 == 0 && right % 10 == 0;
            let shared = common(&fact.what, &t.clause).next().is_some();
            let ratio = m as f64 / fact.minutes as f64;
            // Half a day off is a question of morning and evening.
            let half = fact.unit < DAY && (m - fact.minutes) % (DAY / 2) == 0;
            let named = tied(fact, t) && (t.leading || sole(fact, y)) || opens(fact, t, y);
            let looks = match (fact.unit, fact.from) {
                (DAY, _) => typed >= Slip::Loose && shared || tied(fact, t),
                (_, None) => typed >= Slip::Likely || typed >= Slip::Loose && shared,
                (60, _) => typed >= Slip::Loose || right > 12 && shared || named,
                _ => typed >= Slip::Loose || tens,
            };
            !half && (0.2..5.0).contains(&ratio) && looks
        };
        let found: Vec<&(&TimeFact, i64)> = ends.iter().filter(|e| likely(e.1, e.0)).collect();
        sink.compared();
        let [(end, actual)] = found.as_slice() else {
            sink.silent(rule, Reason::WeakEvidence);
            continue;
        };
        let told = |m: i64| match fact.unit {
            DAY => format!("{} d", m / DAY),
            _ if m % 60 == 0 => format!("{} h", m / 60),
            _ => format!("{m} min"),
        };
        let sides = vec![
            ClashSide { article: Some(a), span: fact.span, value: told(fact.minutes), derivation: Vec::new() },
            ClashSide { article: Some(b), span: end.ground.span, value: end.timex.value.clone(), derivation: Vec::new() },
        ];
        let mut c = Clash::new(rule, format!("lag@{}", fact.span.start), sides);
        c.detail = format!("{}: {}, not {}", end.timex.value, told(*actual), told(fact.minutes));
        c.expected = told(*actual);
        c.why = vec![c.detail.clone()];
        sink.clash(c);
    }
}

/// Whether "less than two weeks" or "more than three hours" allows a length: up to a third less, half as much again.
fn hedged(hedge: Option<TimexMod>, m: i64, told: i64) -> bool {
    match hedge {
        Some(TimexMod::LessThan) => (told * 2 / 3..=told).contains(&m),
        Some(TimexMod::MoreThan) => (told..=told * 3 / 2).contains(&m),
        _ => false,
    }
}

/// Whether a time is told of what the length counts from: one class of happening, or the same words.
fn tied(fact: &LagFact, t: &TimeFact) -> bool {
    let class = |e: &u16| t.role == TimeRole::Event(*e);
    let words = common(&fact.what, &t.clause).count();
    words >= 2 || words == 1 && fact.unit < DAY || fact.events.iter().any(class)
}

/// Whether an article gives one clock time alone.
fn sole(fact: &LagFact, y: &Dossier) -> bool {
    let mut clocks = y.facts.times.iter().filter(|t| point(fact, t)).map(|t| (t.timex.days, t.timex.clock.map(|c| c.minute)));
    let first = clocks.next();
    clocks.all(|c| Some(c) == first)
}

/// Whether the length opens its report and the time the other one, which gives no other hour there.
fn opens(fact: &LagFact, t: &TimeFact, y: &Dossier) -> bool {
    let other = |u: &TimeFact| u.leading && point(fact, u) && u.timex.clock.map(|c| c.minute) != t.timex.clock.map(|c| c.minute);
    let first = y.outline.sentences.iter().position(|s| s.zone == Zone::Lead);
    let opens = first.is_some_and(|i| t.ground.sentence as usize == i);
    fact.unit < DAY && fact.leading && opens && t.role != TimeRole::Statement && !y.facts.times.iter().any(other)
}

/// The times of the other article on the side of the length that this one does not give, each once, with the minutes to them.
fn others<'a>(fact: &LagFact, from: (Date, Clock), x: &Dossier, y: &'a Dossier, slack: i64) -> Vec<(&'a TimeFact, i64)> {
    let mut out: Vec<(&TimeFact, i64)> = Vec::new();
    for t in &y.facts.times {
        let Some(m) = minutes(fact, from, t).filter(|m| *m > slack.min(DAY / 2) && *m <= LONGEST) else { continue };
        let known = x.facts.times.iter().any(|u| point(fact, u) && minutes(fact, from, u) == Some(m));
        if !known && !out.iter().any(|e| e.1 == m) {
            out.push((t, m));
        }
    }
    out
}

/// The two only clock times of the other article: "pukul 05.12 … disusul pukul 07.02".
fn apart<'a>(fact: &LagFact, y: &'a Dossier) -> Vec<(&'a TimeFact, i64)> {
    let Some(zero) = y.anchor.date else { return Vec::new() };
    let mut clocks: Vec<(&TimeFact, i64)> = Vec::new();
    for t in y.facts.times.iter().filter(|t| point(fact, t)) {
        let (Some(clock), Some(days)) = (t.timex.clock, t.timex.days) else { continue };
        let at = days.first.days_since(zero) * DAY + i64::from(clock.minute);
        if !clocks.iter().any(|c| c.1 == at) {
            clocks.push((t, at));
        }
    }
    match clocks.as_slice() {
        [(first, p), (_, q)] if (p - q).abs() != fact.minutes => vec![(*first, (p - q).abs())],
        _ => Vec::new(),
    }
}
