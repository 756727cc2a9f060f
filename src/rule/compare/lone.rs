//! Any date of a story, the main event's or another: planned openings, hearings, founding years, "detained since".
//!
//! Dates that both articles give, in whatever words, are struck out first. Of those left over on both sides, two meet that differ in
//! one component (another month, 1942 for 1924, 14 for 4): the rest of the date then speaks for one date written twice, and the words
//! around it need to say less than they must for two quite different dates.

use super::Pair;
use super::clash::{Clash, Sink};
use super::date::{event_name, excepted_dates, night_between, side};
use crate::lang::Recurs;
use crate::resolve::Dossier;
use crate::resolve::facts::{TimeFact, TimeRole, common};
use crate::rule::Rule;
use crate::value::{DayInterval, Granularity, Reason, TimexKind};

/// Evidence from which two left-over dates are one date told differently.
const ENOUGH: f32 = 1.8;
/// The same for two days right before the publications, which are often two days of one story.
const ENOUGH_NEWS: f32 = 2.4;
/// Days before its publication in which a day belongs to the news itself.
const NEWS: i64 = 12;
/// Days between publications after which a plan may have changed.
pub(super) const STABLE: i64 = 1;
/// Shared context below which two years have nothing to do with each other.
const KIN: f32 = 0.25;
/// What two years with two digits changed round are worth.
const SWAPPED: f32 = 0.8;
/// What a slip of the year alone is worth, and one of the month.
const YEAR: f32 = 1.4;
const MONTH: f32 = 1.2;
/// Days before both publications from which a day is history, the same in every year.
const HISTORY: i64 = 60;

/// Year, month and day, as far as they are known.
type Parts = (i32, Option<u32>, Option<u32>);

/// The components of a date; both ends of a range.
fn parts(t: &TimeFact, days: DayInterval) -> Vec<Parts> {
    let full = |d: crate::value::Date| (d.year(), Some(d.month()), Some(d.day()));
    match t.timex.grain {
        // A span of years or months is no slip of one of them.
        _ if t.timex.grain < Granularity::Day && t.timex.value.contains('/') => Vec::new(),
        Granularity::Year => vec![(days.first.year(), None, None)],
        Granularity::Month => vec![(days.first.year(), Some(days.first.month()), None)],
        g if g >= Granularity::Day && days.first == days.last => vec![full(days.first)],
        g if g >= Granularity::Day => vec![full(days.first), full(days.last)],
        _ => Vec::new(),
    }
}

/// Whether one digit was changed, dropped, added or two neighbours swapped.
fn mistyped(a: i64, b: i64) -> bool {
    let (p, q) = (a.to_string().into_bytes(), b.to_string().into_bytes());
    if p.len() == q.len() {
        let off: Vec<usize> = p.iter().zip(&q).enumerate().filter(|(_, (x, y))| x != y).map(|(i, _)| i).collect();
        return match off.as_slice() {
            [_] => true,
            [i, j] => j - i == 1 && p.get(*i) == q.get(*j) && p.get(*j) == q.get(*i),
            _ => false,
        };
    }
    let (short, long) = if p.len() < q.len() { (&p, &q) } else { (&q, &p) };
    long.len() - short.len() == 1
        && (0..long.len()).any(|i| long.iter().enumerate().filter(|(k, _)| *k != i).map(|(_, c)| c).eq(short))
}

/// Whether two neighbouring digits changed places: 1998 and 1989.
fn swapped(a: i32, b: i32) -> bool {
    let (p, q) = (a.to_string().into_bytes(), b.to_string().into_bytes());
    let off = p.iter().zip(&q).filter(|(x, y)| x != y).count();
    p.len() == q.len() && off == 2 && mistyped(a.into(), b.into())
}

/// What two dates that differ in one component tell by what they share; `None` when they are equal or differ in more.
fn slip(a: Parts, b: Parts) -> Option<f32> {
    let years = mistyped(a.0.into(), b.0.into()) || (a.0 - b.0).abs() == 1;
    match (a, b) {
        ((y, Some(m), Some(d)), (z, Some(n), Some(e))) if (m, d) == (n, e) && y != z => Some(if years { 2.0 } else { YEAR }),
        ((y, Some(m), Some(d)), (z, Some(n), Some(e))) if (y, d) == (z, e) && m != n => Some(MONTH),
        ((y, Some(m), Some(d)), (z, Some(n), Some(e))) if (y, m) == (z, n) && d != e => {
            Some(if mistyped(d.into(), e.into()) { 0.5 } else { 0.1 })
        }
        ((_, Some(_), Some(_)), (_, Some(_), Some(_))) => None,
        ((y, Some(m), _), (z, Some(n), _)) if m == n && y != z => years.then_some(0.8),
        ((y, Some(m), None), (z, Some(n), None)) if y == z && m != n => Some(0.3),
        ((_, Some(_), _), (_, Some(_), _)) => None,
        ((y, None, _), (z, None, _)) if y != z => years.then_some(if swapped(y, z) { SWAPPED } else { 0.3 }),
        _ => None,
    }
}

/// Whether two days that differ in more than one component stand in sentences that tell the same thing.
fn other_day(pair: &Pair<'_>, a: (&TimeFact, DayInterval), b: (&TimeFact, DayInterval)) -> bool {
    let full = |t: &TimeFact| t.timex.grain >= Granularity::Day && t.timex.written.day.is_some();
    full(a.0) && full(b.0) && a.1.len() == 1 && b.1.len() == 1 && matched(pair, a.0, b.0)
}

/// Whether the sentences of two dates are each other's best match.
fn matched(pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> bool {
    pair.aligned().matches_with(a.ground.sentence, b.ground.sentence)
}

/// Dates an article gives, with their days.
fn given(d: &Dossier) -> Vec<(&TimeFact, DayInterval)> {
    let point = |t: &&TimeFact| !matches!(t.timex.kind, TimexKind::Duration | TimexKind::Set) && !t.timex.impossible;
    d.facts.times.iter().filter(point).filter_map(|t| Some((t, t.timex.days?))).collect()
}

/// Whether a date may be compared: written as such, no name, no bound.
fn comparable(t: &TimeFact) -> bool {
    let w = t.timex.written;
    (w.day.is_some() || w.year.is_some() || w.month.is_some() || w.weekday.is_some())
        && t.timex.modifier.is_none()
        && !(t.named || t.about || t.ground.correction || t.timex.clash.is_some())
}

/// Whether the other article gives it too: the same days, or a part of them.
fn told((t, days): (&TimeFact, DayInterval), others: &[(&TimeFact, DayInterval)]) -> bool {
    others.iter().any(|(o, d)| d.intersects(days) && d.len() <= days.len().max(2) && !other_end((t, days), (o, *d)))
}

/// Whether both are spans of one beginning and two ends, or the other way round.
fn other_end(a: (&TimeFact, DayInterval), b: (&TimeFact, DayInterval)) -> bool {
    let span = |t: &TimeFact| t.timex.value.contains('/') && t.timex.modifier.is_none();
    span(a.0) && span(b.0) && a.0.timex.grain == b.0.timex.grain && (a.1.first == b.1.first) != (a.1.last == b.1.last)
}

/// Whether the other article gives it as a coarser date in the same context. "This year" gives no day of it.
fn covered(pair: &Pair<'_>, (t, days): (&TimeFact, DayInterval), others: &[(&TimeFact, DayInterval)]) -> bool {
    let current = |d: DayInterval| d.len() > 31 && pair.x.anchor.date.is_some_and(|p| d.intersects(DayInterval::day(p)));
    let same = |o: &TimeFact| pair.kinship(&t.ground.profile, &o.ground.profile) >= 0.6 || t.role == o.role;
    others.iter().any(|(o, d)| d.intersects(days) && !current(*d) && same(o))
}

/// A pair of left-over dates.
struct Meeting<'a> {
    /// What the shared components tell.
    strength: f32,
    /// That and the words around.
    score: f32,
    a: (&'a TimeFact, DayInterval),
    b: (&'a TimeFact, DayInterval),
}

/// Compares what `between` has not used.
pub(super) fn between(rule: &Rule, pair: &Pair<'_>, used: &[(bool, u32)], sink: &mut Sink) {
    let (xs, ys) = (given(pair.x), given(pair.y));
    let left: Vec<_> = xs.iter().filter(|(t, d)| comparable(t) && !told((t, *d), &ys)).copied().collect();
    let right: Vec<_> = ys.iter().filter(|(t, d)| comparable(t) && !told((t, *d), &xs)).copied().collect();
    let mut meetings = Vec::new();
    for &a in &left {
        for &b in &right {
            let all = |p: (&TimeFact, DayInterval)| parts(p.0, p.1);
            let best = all(a).into_iter().flat_map(|p| all(b).into_iter().filter_map(move |q| slip(p, q))).max_by(f32::total_cmp);
            let best = best.or_else(|| other_end(a, b).then_some(YEAR)).or_else(|| other_day(pair, a, b).then_some(0.0));
            let best = best.filter(|s| *s >= YEAR || !covered(pair, a, &ys) && !covered(pair, b, &xs));
            if let Some(strength) = best {
                meetings.push(Meeting { strength, score: strength + context(pair, a, b), a, b });
            }
        }
    }
    for (n, m) in meetings.iter().enumerate() {
        let rival = |o: &Meeting<'_>| {
            let (one, two) = (std::ptr::eq(o.a.0, m.a.0), std::ptr::eq(o.b.0, m.b.0));
            let value = if one { o.b.1 != m.b.1 } else { o.a.1 != m.a.1 };
            (one || two) && value
        };
        let rivals: Vec<f32> = meetings.iter().enumerate().filter(|(i, o)| *i != n && rival(o)).map(|(_, o)| o.score).collect();
        let score = m.score + if rivals.is_empty() { 0.4 } else { 0.0 };
        if rivals.iter().any(|r| *r + 0.3 > m.score)
            || [(false, m.a), (true, m.b)].iter().any(|(s, t)| used.contains(&(*s, t.0.ground.span.start)))
        {
            continue;
        }
        sink.compared();
        // Of a day to come everybody may only say when it would be.
        let to_come = age(pair.x, m.a.1).is_some_and(|i| i < 0) && age(pair.y, m.b.1).is_some_and(|j| j < 0);
        let excepted = excepted_dates(rule, pair, m.a.0, m.b.0).filter(|r| *r != Reason::Modality || !to_come);
        if let Some(reason) = excepted.or_else(|| apart(pair, m, score, rivals.is_empty())) {
            sink.silent(rule, reason);
            continue;
        }
        report(rule, pair, m, score, sink);
    }
}

fn report(rule: &Rule, pair: &Pair<'_>, m: &Meeting<'_>, score: f32, sink: &mut Sink) {
    let event = event_name(pair, m.a.0, m.b.0);
    // Whoever else gives one of the two dates joins the finding; a third date is another disagreement.
    let values = [m.a.1.min(m.b.1), m.a.1.max(m.b.1)].map(|d| format!("{}/{}", d.first, d.last));
    let mut c = Clash::new(
        rule,
        format!("date {} or {}", values[0], values[1]),
        vec![side(pair.link.a, m.a.0), side(pair.link.b, m.b.0)],
    );
    // The words around need not name one thing: an editor should look.
    c.certain = false;
    c.confidence = (0.4 + 0.1 * score).min(0.9);
    c.attribute = event;
    c.why = vec![
        "each date stands in one article only; they differ in one component".to_owned(),
        format!("evidence {score:.1}"),
        format!("shared evidence {:.1}", pair.link.weight),
    ];
    sink.clash(c);
}

/// Days before the publication of its own article, negative after it.
pub(super) fn age(d: &Dossier, days: DayInterval) -> Option<i64> {
    d.anchor.date.map(|p| if days.first > p { -days.first.days_since(p) } else { p.days_since(days.last).max(0) })
}

/// Days after its publication from which a day is one to come rather than the day of the report, given a wrong publication.
const AHEAD: i64 = 2;

/// Whether both are the only day to come of their articles: the next step of the story.
fn next(pair: &Pair<'_>, a: (&TimeFact, DayInterval), b: (&TimeFact, DayInterval)) -> bool {
    let only = |d: &Dossier, day: DayInterval| {
        let to_come = |x: &(&TimeFact, DayInterval)| x.0.timex.grain >= Granularity::Day && age(d, x.1).is_some_and(|i| i < 0);
        age(d, day).is_some_and(|i| i <= -AHEAD) && given(d).iter().filter(|x| to_come(x)).all(|x| x.1 == day)
    };
    a.0.timex.written.day.is_some() && b.0.timex.written.day.is_some() && only(pair.x, a.1) && only(pair.y, b.1)
}

/// What the words around two dates say for one date.
fn context(pair: &Pair<'_>, a: (&TimeFact, DayInterval), b: (&TimeFact, DayInterval)) -> f32 {
    let (p, q) = (&a.0.ground.profile, &b.0.ground.profile);
    let mut score =
        0.4 * pair.kinship(p, q).min(4.0) + 0.3 * p.shared_names(q).min(3) as f32 + 0.5 * p.shared_figures(q).min(2) as f32;
    score += match (a.0.role, b.0.role) {
        (TimeRole::Event(x), TimeRole::Event(y)) if x == y => 0.7,
        (TimeRole::AsOf, TimeRole::AsOf) => 0.5,
        (TimeRole::Event(_), TimeRole::Event(_)) if p.shared_events(q) > 0 => 0.3,
        (TimeRole::Statement, _) | (_, TimeRole::Statement) => -0.6,
        _ => 0.0,
    };
    let (s, t) = (a.0, b.0);
    if (s.since || s.founded) && (t.since || t.founded) || s.born && t.born {
        score += 0.6;
    } else if s.born != t.born {
        score -= 0.6;
    }
    // "Since then" and "then" may be two days.
    if s.onward != t.onward && pair.kinship(p, q) < 1.2 {
        score -= 0.3;
    }
    if next(pair, a, b) {
        score += 0.6;
    }
    if matched(pair, s, t) {
        score += 0.5;
    }
    if let (Some(i), Some(j)) = (age(pair.x, a.1), age(pair.y, b.1)) {
        score += match (i < 0, j < 0) {
            (true, true) => 0.4,
            (false, false) => 0.0,
            _ => -0.4,
        };
    }
    score
}

/// Why two left-over dates may be two dates.
fn apart(pair: &Pair<'_>, m: &Meeting<'_>, score: f32, alone: bool) -> Option<Reason> {
    let ((a, da), (b, db)) = (m.a, m.b);
    let same = matches!((a.role, b.role), (TimeRole::Event(x), TimeRole::Event(y)) if x == y);
    let (Some(x), Some(y), Some(i), Some(j)) = (pair.x.anchor.date, pair.y.anchor.date, age(pair.x, da), age(pair.y, db)) else {
        // Without a publication nothing tells news from history: the words alone have to.
        let written = |t: &TimeFact| t.timex.written.year.is_some() && !t.timex.relative;
        let tied = same && a.ground.profile.shared_names(&b.ground.profile) > 0 && pair.link.certain;
        let sure = written(a) && written(b) && alone && m.strength >= 0.5 && tied && !meets_again(pair, a, b);
        return (!sure).then_some(Reason::NoAnchor);
    };
    if night_between(a, da, b, db) {
        return Some(Reason::TimeZone);
    }
    let history = i > HISTORY && j > HISTORY;
    let gap = x.days_since(y).abs();
    if pair.link.apart && !history {
        return Some(Reason::DifferentOccurrence);
    }
    let dated = |t: &TimeFact| t.timex.written.day.is_some();
    let full = dated(a) && dated(b);
    // What is past here and still to come there are two things, unless only the year is another.
    if (i < 0) != (j < 0) && !(full && m.strength >= YEAR) {
        return Some(Reason::Modality);
    }
    // A later report may know of a new day.
    if gap > STABLE && (i < 0 || j < 0) {
        return Some(Reason::DifferentAsOf);
    }
    let news = (0..=NEWS).contains(&i) && (0..=NEWS).contains(&j);
    // Reports of two days about one matter: each has its own.
    if news && gap > 0 && (i == j || gap > 2) {
        return Some(Reason::DifferentOccurrence);
    }
    if (a.timex.relative || b.timex.relative) && (m.strength < MONTH || da.gap(db) <= NEWS) {
        return Some(Reason::NoAnchor);
    }
    let said = |t: &TimeFact| t.role == TimeRole::Statement;
    if (said(a) || said(b)) && (news || said(a) != said(b)) {
        return Some(Reason::DifferentEvent);
    }
    if !history && meets_again(pair, a, b) {
        return Some(Reason::DifferentOccurrence);
    }
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let tie = pair.kinship(p, q) >= 0.6 || p.shared_figures(q) > 0 || p.shared_names(q) > 0 || p.shared_events(q) > 0;
    // A day and a month (or year) that agree, and no other date that could be meant.
    let alike = full && alone && m.strength >= MONTH && (history || news || i.max(j) <= -AHEAD);
    // Sessions and statements fill the days before a report; a year alone is any year.
    let start = |t: &TimeFact| t.since || t.founded || t.born;
    let kin = m.strength < MONTH && pair.kinship(p, q) >= 1.2;
    if !(a.onward == b.onward || a.founded && b.founded || kin || matched(pair, a, b)) {
        return Some(Reason::WeakEvidence);
    }
    // Two quite different days need one happening, or one step to come.
    if m.strength == 0.0 && !(same || i < 0 && j < 0) {
        return Some(Reason::WeakEvidence);
    }
    let year = a.timex.grain == Granularity::Year || b.timex.grain == Granularity::Year;
    let year = year
        && match start(a) && start(b) || m.strength >= SWAPPED {
            true => pair.kinship(p, q) < KIN && p.shared_names(q) == 0,
            false => pair.kinship(p, q) < 6.0 * KIN && !matched(pair, a, b),
        };
    if news && m.strength < MONTH && !((same || m.strength > 0.0 && matched(pair, a, b)) && gap == 0) || year {
        return Some(Reason::WeakEvidence);
    }
    let tie = tie || next(pair, m.a, m.b) || matched(pair, a, b);
    let enough = match (news, pair.link.certain) {
        (true, _) => ENOUGH_NEWS,
        (_, true) => ENOUGH,
        (_, false) => ENOUGH + 0.5,
    };
    (!(tie || alike) || score < enough).then_some(Reason::WeakEvidence)
}

/// Whether both days belong to something that happens again and again (matches, hearings), told of other names.
fn meets_again(pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> bool {
    let recurs = |t: &TimeFact| matches!(t.role, TimeRole::Event(e) if pair.lexicon.vocabulary.event(e as u32).is_some_and(|k| k.recurs != Recurs::Never));
    let (p, q) = (&a.ground.profile.names, &b.ground.profile.names);
    (recurs(a) || recurs(b)) && p.len() >= 2 && q.len() >= 2 && common(p, q).count() == 0
}
