//! When something happened.
//!
//! As with figures, dates that both articles give are settled first; what is left on both sides is compared when the same class of
//! happening carries it.

pub(super) mod back;
pub(super) mod day;
pub(super) mod day_odds;
pub(super) mod hour;
pub(super) mod lag;
pub(super) mod lone;
pub(super) mod night;
pub(super) mod since;
pub(super) mod stray;
pub(super) mod year_odds;
pub(super) mod years;

use super::Pair;
use super::clash::{Clash, ClashSide, Sink};
use super::number::two_things;
use super::scope::headed_apart;
use super::unless::{Seen, excepted};
use crate::lang::Recurs;
use crate::read::PublishedFrom;
use crate::resolve::Dossier;
use crate::resolve::facts::{TimeFact, TimeRole, common};
use crate::rule::Rule;
use crate::value::{Components, Date, DayInterval, Granularity, PartialDate, Reason, TimexKind};
use hour::MOMENT;
use night::night_between;
use rustc_hash::FxHashSet;
use stray::{ALIKE, LOOSE, STABLE, recurs};

/// Context agreement from which two dates are dates of one happening.
pub(super) const ALIGNED: f32 = 1.5;
/// Days beyond which two dates of one class are two happenings, whatever the words around them.
const FAR: i64 = 45;
/// Days after its publication from which a day is one to come, whatever day was meant.
const AHEAD: i64 = 60;
/// Dates of one article that meet those of another, the first ones: in a list of hundreds each has its like by chance, and all pairs of them
/// take their time.
const MOST: usize = 300;
/// Days between a happening and the article that reports it.
const FRESH: i64 = 12;

pub(super) fn between(rule: &Rule, tolerance: u32, pair: &Pair<'_>, sink: &mut Sink) {
    hour::between(rule, pair, sink);
    let (xs, ys) = (dated(pair.x, pair.y), dated(pair.y, pair.x));
    let of_event = |t: &TimeFact| matches!(t.role, TimeRole::Event(_) | TimeRole::Aftermath(_) | TimeRole::Open);
    let left: Vec<_> = xs.iter().filter(|(t, d)| of_event(t) && !told(t, *d, &ys, tolerance)).take(MOST).collect();
    let open = |(t, d): &&(&TimeFact, DayInterval)| of_event(t) && !told(t, *d, &xs, tolerance);
    let right: Vec<_> = if left.is_empty() { Vec::new() } else { ys.iter().filter(open).take(MOST).collect() };
    let mut meetings = Vec::new();
    for (a, da) in &left {
        for (b, db) in &right {
            if let Some(score) = alignment(pair, a, b) {
                meetings.push((score, *a, *da, *b, *db));
            }
        }
    }
    meetings.sort_by(|p, q| {
        q.0.total_cmp(&p.0).then_with(|| (p.1.ground.span, p.3.ground.span).cmp(&(q.1.ground.span, q.3.ground.span)))
    });
    let mut used: FxHashSet<(bool, u32)> = FxHashSet::default();
    for (score, a, da, b, db) in meetings {
        let keys = [(false, a.ground.span.start), (true, b.ground.span.start)];
        if keys.iter().any(|k| used.contains(k)) {
            continue;
        }
        sink.compared();
        if let Some(reason) = excepted_dates(rule, pair, a, b).or_else(|| apart(pair, (a, da), (b, db), score)) {
            // They are one date told at two times: it meets no other.
            if reason == Reason::DifferentAsOf {
                used.extend(keys);
            }
            sink.silent(rule, reason);
            continue;
        }
        used.extend(keys);
        if !pair.link.archive && headed_apart(pair) {
            sink.silent(rule, Reason::DifferentEvent);
            continue;
        }
        let event = event_name(pair, a, b);
        let mut c = Clash::new(rule, format!("time of {event}"), vec![side(pair.link.a, a), side(pair.link.b, b)]);
        c.certain = pair.link.certain && score >= ALIGNED + 0.5 && pair.aligned().retold() >= ALIKE;
        c.confidence = (0.5 + 0.1 * score).min(0.95);
        c.attribute = event.clone();
        c.why = vec![
            format!("event: {event}"),
            format!("context agreement {score:.1}"),
            format!("told alike {:.2}", pair.aligned().retold()),
            format!("shared evidence {:.1}", pair.link.weight),
        ];
        sink.clash(c);
    }
    lone::between(rule, pair, &used, sink);
}

/// Whether a condition of the rule keeps two dates silent.
pub(super) fn excepted_dates(rule: &Rule, pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> Option<Reason> {
    let left = Seen::new(pair.x, &a.ground, a.timex.value.clone(), a.about);
    let right = Seen::new(pair.y, &b.ground, b.timex.value.clone(), b.about);
    excepted(rule, pair, &left, &right)
}

/// Days beyond which two days of one class need sentences that tell the same.
const WEEK: i64 = 7;
/// Days between which a day is mistaken for another in articles of an archive.
const BESIDE: i64 = 2;

/// Dates that can be compared: points in time of an event, as fine as a year, that the article asserts as done.
fn dated<'a>(d: &'a Dossier, other: &Dossier) -> Vec<(&'a TimeFact, DayInterval)> {
    d.facts
        .times
        .iter()
        .filter(|t| !matches!(t.timex.kind, TimexKind::Duration | TimexKind::Set) && !t.timex.impossible && lone::part_of_day(t))
        .filter(|t| {
            t.timex.grain >= Granularity::Year && !t.named && !t.than && !t.onward && t.timex.written != PartialDate::default()
        })
        .filter_map(|t| Some((t, t.timex.days.or_else(|| borrowed(t, other))?)))
        .collect()
}

/// Day and month of an article that prints no year anywhere, in the year that lies nearest to the other article.
fn borrowed(t: &TimeFact, other: &Dossier) -> Option<DayInterval> {
    let near = other.anchor.date.filter(|_| !t.timex.value.contains('/'))?;
    let (month, day) = (t.timex.written.month?, t.timex.written.day?);
    (near.year() - 1..=near.year() + 1)
        .filter_map(|y| Date::new(y, month, day))
        .filter(|d| t.timex.written.weekday.is_none_or(|w| w == d.weekday()))
        .min_by_key(|d| d.days_since(near).abs())
        .map(DayInterval::day)
}

/// Whether the other article gives the day as well. The day on which somebody spoke settles nothing about an event.
fn told(mine: &TimeFact, days: DayInterval, others: &[(&TimeFact, DayInterval)], tolerance: u32) -> bool {
    others.iter().any(|(t, d)| {
        // A coarser date ("2019") leaves the day open; it is compatible with every day of the year.
        let fine = t.timex.grain.min(Granularity::Day) >= mine.timex.grain.min(Granularity::Day) && d.len() <= days.len().max(2);
        let settles = fine && (t.role != TimeRole::Statement || !matches!(mine.role, TimeRole::Event(_)));
        settles && (d.intersects(days) || d.gap(days) <= tolerance as i64)
    })
}

/// How much speaks for one happening; `None` when something speaks against it.
pub(super) fn alignment(pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> Option<f32> {
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let mut score = match (a.role, b.role) {
        (TimeRole::Event(x), TimeRole::Event(y)) if x == y => {
            // The class both articles are about tells more than one they mention in passing.
            if pair.x.facts.signature.events.contains(&x) && pair.y.facts.signature.events.contains(&x) { 1.4 } else { 0.9 }
        }
        (TimeRole::Aftermath(x), TimeRole::Aftermath(y)) if x == y => 0.9,
        (TimeRole::Event(_), TimeRole::Event(_)) if p.shared_events(q) > 0 => 0.4,
        (TimeRole::Event(_) | TimeRole::Open, TimeRole::Event(_) | TimeRole::Open) => 0.0,
        _ => return None,
    };
    // Both open their report with the day.
    if a.leading && b.leading {
        score += 0.5;
    }
    score += 0.4 * pair.kinship(p, q).min(4.0) + 0.3 * p.shared_names(q).min(3) as f32 + 0.5 * p.shared_figures(q).min(2) as f32;
    // The weekday was moved along with the day, or one part of the date slipped.
    if a.timex.grain >= Granularity::Day && b.timex.grain >= Granularity::Day {
        score += 0.3;
    }
    if !pair.link.certain {
        score -= 0.3;
    }
    (score >= ALIGNED).then_some(score)
}

/// Why two dates may belong to two happenings.
fn apart(pair: &Pair<'_>, (a, da): (&TimeFact, DayInterval), (b, db): (&TimeFact, DayInterval), score: f32) -> Option<Reason> {
    if a.timex.clash.is_some() || b.timex.clash.is_some() {
        // The weekday rule speaks about it; which part is wrong is open.
        return Some(Reason::Ambiguous);
    }
    let own = |d: &Dossier, days: DayInterval| d.anchor.date.is_some_and(|p| DayInterval::day(p).gap(days) <= FRESH);
    if night_between(a, da, b, db) {
        return Some(Reason::TimeZone);
    }
    if lone::to_come(pair, (a, da), (b, db)) {
        return Some(Reason::Modality);
    }
    if pair.lexicon.acts.opposed(&a.acts, &b.acts) {
        return Some(Reason::DifferentEvent);
    }
    // "The regent, who opened the plant, promised a depot by 2026": what is far ahead has not been yet.
    let ahead = |d: &Dossier, days: DayInterval| lone::age(d, days).is_some_and(|i| i < -AHEAD);
    let past = |d: &Dossier, days: DayInterval| lone::age(d, days).is_some_and(|i| i >= 0);
    if ahead(pair.x, da) && past(pair.y, db) || past(pair.x, da) && ahead(pair.y, db) {
        return Some(Reason::DifferentEvent);
    }
    let same_class = lone::one_class(a, b);
    let (p, q) = (&a.ground.profile.names, &b.ground.profile.names);
    let met = common(p, q).count();
    let main = |d: &Dossier| matches!(a.role, TimeRole::Event(e) if d.facts.signature.events.contains(&e));
    let (profile, other) = (&a.ground.profile, &b.ground.profile);
    let linked = pair.link.certain || same_class && main(pair.x) && main(pair.y) && met >= 1;
    let kin = pair.kinship(profile, other);
    let opens = a.leading && b.leading && (profile.shared_figures(other) >= 1 || met >= 2 && kin >= 1.0);
    // Without a class of happening on both sides the sentences themselves have to tell the same thing.
    let matched = || pair.aligned().matches_with(a.ground.sentence, b.ground.sentence);
    if !(linked && (same_class || opens || kin >= 1.5 && matched())) {
        return Some(Reason::WeakEvidence);
    }
    if misdated(pair, (a, da), (b, db)) {
        return None;
    }
    if let Some(reason) = unlike(pair, (a, da), (b, db), score) {
        return Some(reason);
    }
    // Nor do reports of two days, or a year and a day, tell of one happening that nothing names.
    let one_day = match (pair.x.anchor.date, pair.y.anchor.date) {
        (Some(p), Some(q)) => p == q,
        _ => true,
    };
    let fine = a.timex.grain >= Granularity::Day && b.timex.grain >= Granularity::Day;
    if !(same_class || one_day && fine) {
        return Some(Reason::DifferentEvent);
    }
    // "Rabu" in two articles is one Wednesday, whatever each was resolved to.
    let (v, w) = (a.timex.written, b.timex.written);
    if v.weekday.is_some() && v.weekday == w.weekday && v.day.is_none() && w.day.is_none() {
        return Some(Reason::NoAnchor);
    }
    // What comes again needs the same people: each side names two of them, and neither names somebody instead.
    if (recurs(pair, a) || recurs(pair, b)) && (met < 2 || (met < p.len() && met < q.len())) {
        return Some(Reason::DifferentOccurrence);
    }
    let once = match (a.role, b.role) {
        (TimeRole::Event(x), TimeRole::Event(y)) if x == y => {
            pair.lexicon.vocabulary.event(x as u32).is_some_and(|e| e.recurs == Recurs::Never)
        }
        _ => false,
    };
    if pair.link.apart && !once && own(pair.x, da) && own(pair.y, db) {
        return Some(Reason::DifferentOccurrence);
    }
    // Each tells of the same day before its own publication: reports of two days.
    if let (Some(p), Some(q)) = (pair.x.anchor.date, pair.y.anchor.date)
        && p != q
        && (p.days_since(da.first) - q.days_since(db.first)).abs() <= i64::from(pair.link.archive && p.days_since(q).abs() > 1)
        && pair.x.anchor.from != PublishedFrom::Inferred
        && pair.y.anchor.from != PublishedFrom::Inferred
    {
        return Some(Reason::DifferentOccurrence);
    }
    // Both look ahead, at different times: the plan may have changed.
    if let (Some(p), Some(q), Some(i), Some(j)) =
        (pair.x.anchor.date, pair.y.anchor.date, lone::age(pair.x, da), lone::age(pair.y, db))
        && (i < 0 && j < 0 && p.days_since(q).abs() > STABLE)
    {
        return Some(Reason::DifferentAsOf);
    }
    let window = match (a.role, b.role) {
        (TimeRole::Event(x), TimeRole::Event(y)) if x == y => {
            pair.lexicon.vocabulary.event(x as u32).map_or(FAR, |e| if e.recurs == Recurs::Never { FAR } else { e.window })
        }
        _ => FAR,
    };
    let coarse = a.timex.grain < Granularity::Day || b.timex.grain < Granularity::Day;
    let gap = da.gap(db);
    if gap > window && !(coarse && gap <= 366 * 10) {
        return Some(Reason::DifferentOccurrence);
    }
    // The news on one side and the past in general on the other: an older happening is told beside it.
    let past = |d: &Dossier, days: DayInterval| d.anchor.date.is_some_and(|p| p.days_since(days.last) > 2 * FAR);
    if coarse && (own(pair.x, da) && past(pair.y, db) || own(pair.y, db) && past(pair.x, da)) {
        return Some(Reason::DifferentOccurrence);
    }
    if coarse && pair.kinship(&a.ground.profile, &b.ground.profile) < 1.5 {
        return Some(Reason::WeakEvidence);
    }
    // A relative word and a report of the next day: the anchors, not the facts, may differ by one.
    if (a.timex.relative || b.timex.relative) && gap <= 1 {
        return Some(Reason::NoAnchor);
    }
    None
}

/// Whether of two reports of one week one dates a happening that nobody knows of beforehand after its own publication, with the year, and the
/// other has it behind.
fn misdated(pair: &Pair<'_>, (a, da): (&TimeFact, DayInterval), (b, db): (&TimeFact, DayInterval)) -> bool {
    let sudden = |t: &TimeFact| {
        matches!(t.role, TimeRole::Event(e) if pair.lexicon.vocabulary.event(e as u32).is_some_and(|e| e.sudden))
            && t.timex.grain >= Granularity::Day
            && !(t.planned || t.ground.unreal)
    };
    let ahead =
        |d: &Dossier, t: &TimeFact, days| t.timex.known.has(Components::YEAR) && lone::age(d, days).is_some_and(|i| i < 0);
    let behind = |d: &Dossier, days| lone::age(d, days).is_some_and(|i| i >= 0);
    let crossed = ahead(pair.x, a, da) && behind(pair.y, db) || ahead(pair.y, b, db) && behind(pair.x, da);
    let near = pair.days().is_some_and(|days| days <= WEEK);
    pair.link.certain && near && crossed && sudden(a) && sudden(b) && lone::one_class(a, b)
}

/// Why articles that share a topic tell of two happenings of one class: two crashes in one town, two stops of one programme.
fn unlike(pair: &Pair<'_>, (a, da): (&TimeFact, DayInterval), (b, db): (&TimeFact, DayInterval), score: f32) -> Option<Reason> {
    let matched = pair.aligned().matches_with(a.ground.sentence, b.ground.sentence);
    let retold = pair.aligned().retold();
    let apart = lone::strangers(pair, a, b) || two_things::dates(pair, (a, da), (b, db));
    if (!matched || retold < ALIKE) && lone::elsewhere(pair, a, b) || apart {
        return Some(Reason::DifferentEvent);
    }
    // Two hours of two days: two happenings of a kind.
    let hour = |t: &TimeFact| t.timex.clock.map(|c| c.minute as i64 - c.zone.map_or(0, i64::from));
    if matches!((hour(a), hour(b)), (Some(x), Some(y)) if (x - y).rem_euclid(24 * 60) > MOMENT && (y - x).rem_euclid(24 * 60) > MOMENT)
    {
        return Some(Reason::DifferentEvent);
    }
    if da.gap(db) > WEEK && !matched && b.timex.grain >= Granularity::Day && a.timex.grain >= Granularity::Day {
        return Some(Reason::DifferentOccurrence);
    }
    let least = if retold >= ALIKE {
        0.0
    } else if retold >= LOOSE {
        ALIGNED + 1.0
    } else {
        ALIGNED + 2.0
    };
    let coarse = a.timex.grain < Granularity::Day || b.timex.grain < Granularity::Day;
    let same = lone::one_class(a, b);
    // Among the pairs of an archive some share a class, a month and a leading sentence by chance.
    if pair.link.archive && !(same && matched && retold >= ALIKE && !coarse && da.gap(db) <= BESIDE) {
        return Some(Reason::WeakEvidence);
    }
    if score < least || retold < LOOSE && !matched {
        return Some(Reason::WeakEvidence);
    }
    let (Some(p), Some(q), Some(i), Some(j)) =
        (pair.x.anchor.date, pair.y.anchor.date, lone::age(pair.x, da), lone::age(pair.y, db))
    else {
        return None;
    };
    // Each report has its own day, as far from its publication.
    let own = p.days_since(q).abs() > 2 && (i - j).abs() <= 1 && (-FRESH..=FRESH).contains(&i);
    (own && !(matched && retold >= ALIKE)).then_some(Reason::DifferentOccurrence)
}

pub(super) fn event_name(pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> String {
    let name = |t: &TimeFact| match t.role {
        TimeRole::Event(e) | TimeRole::Aftermath(e) => pair.lexicon.vocabulary.event(e as u32).map(|e| e.id.clone()),
        _ => None,
    };
    name(a).or_else(|| name(b)).unwrap_or_else(|| "event".to_owned())
}

pub(super) fn side(article: usize, t: &TimeFact) -> ClashSide {
    ClashSide { article: Some(article), span: t.ground.span, value: t.timex.value.clone(), derivation: t.derivation.clone() }
}
