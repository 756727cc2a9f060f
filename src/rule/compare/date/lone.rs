//! Any date of a story, the main event's or another: planned openings, hearings, founding years, "detained since".
//!
//! Dates that both articles give, in whatever words, are struck out first. Of those left over on both sides, two meet that differ in
//! one component (another month, 1942 for 1924, 14 for 4): the rest of the date then speaks for one date written twice, and the words
//! around it need to say less than they must for two quite different dates.

use super::MOST;
use super::day::{YEAR, likest};
use super::stray::{ALIKE, apart};
use super::{back, day_odds, event_name, excepted_dates, side, year_odds};
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{TimeFact, TimeRole, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, Sink};
use crate::rule::compare::number::two_things::{self, foreign, met_in_part};
use crate::value::{DayInterval, Granularity, Reason, TimexKind, TimexMod};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;

/// Days before both publications from which a day is history, the same in every year.
pub(in crate::rule::compare) const HISTORY: i64 = 60;

/// Whether two days that differ in more than one component stand in sentences that tell the same thing.
fn other_day(pair: &Pair<'_>, a: (&TimeFact, DayInterval), b: (&TimeFact, DayInterval)) -> bool {
    let full = |t: &TimeFact| t.timex.grain >= Granularity::Day && t.timex.written.day.is_some();
    !pair.link.archive && full(a.0) && full(b.0) && a.1.len() == 1 && b.1.len() == 1 && matched(pair, a.0, b.0)
}

/// Whether the sentences of two dates are each other's best match.
pub(super) fn matched(pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> bool {
    pair.aligned().matches_with(a.ground.sentence, b.ground.sentence)
}

/// Dates an article gives, with their days.
pub(super) fn given(d: &Dossier) -> Vec<(&TimeFact, DayInterval)> {
    points(d).collect()
}

/// The same one by one.
fn points(d: &Dossier) -> impl Iterator<Item = (&TimeFact, DayInterval)> {
    let point = |t: &&TimeFact| !matches!(t.timex.kind, TimexKind::Duration | TimexKind::Set) && !t.timex.impossible;
    d.facts.times.iter().filter(point).filter_map(|t| Some((t, t.timex.days?)))
}

/// Whether a date may be compared: written as such, no name, no bound.
fn comparable(t: &TimeFact) -> bool {
    let w = t.timex.written;
    (w.day.is_some() || w.year.is_some() || w.month.is_some() || w.weekday.is_some() || t.counted)
        && part_of_day(t)
        // "On Monday at about ten" leaves the hour open, not the day.
        && !(t.named || t.than || t.about && t.timex.clock.is_none() || t.ground.correction || t.timex.clash.is_some())
}

/// Years of one sentence from which they are a list.
const LIST: usize = 3;

/// Whether a year is one of several of its sentence: "after 2008, 2012, 2016 and 2020" what happens again and again is dated.
fn listed(t: &TimeFact, own: &[(&TimeFact, DayInterval)]) -> bool {
    let alike = |o: &TimeFact| o.timex.grain == Granularity::Year && o.ground.sentence == t.ground.sentence;
    t.timex.grain == Granularity::Year && own.iter().filter(|(o, _)| alike(o)).count() >= LIST
}

/// Whether nothing narrows a date but a part of its day: "early on Monday" is Monday, "late 2023" is not 2023.
pub(super) fn part_of_day(t: &TimeFact) -> bool {
    match t.timex.modifier {
        None => true,
        Some(TimexMod::Start | TimexMod::Mid | TimexMod::End) => t.timex.grain >= Granularity::Day,
        Some(_) => false,
    }
}

/// Whether the other article gives it too: the same days, or a part of them.
fn told((t, days): (&TimeFact, DayInterval), others: &[(&TimeFact, DayInterval)]) -> bool {
    others.iter().any(|(o, d)| d.intersects(days) && d.len() <= days.len().max(2) && !other_end((t, days), (o, *d)))
}

/// Whether both are spans of one beginning and two ends, or the other way round, or of one length and moved.
fn other_end(a: (&TimeFact, DayInterval), b: (&TimeFact, DayInterval)) -> bool {
    let span = |t: &TimeFact| t.timex.value.contains('/') && t.timex.modifier.is_none();
    let (start, end) = (a.1.first == b.1.first, a.1.last == b.1.last);
    let moved = !start && !end && a.1.len() == b.1.len() && a.0.timex.grain == Granularity::Day;
    span(a.0) && span(b.0) && a.0.timex.grain == b.0.timex.grain && (start != end || moved)
}

/// Whether the other article gives it as a coarser date in the same context. "This year" gives no day of it.
pub(super) fn covered(pair: &Pair<'_>, (t, days): (&TimeFact, DayInterval), others: &[(&TimeFact, DayInterval)]) -> bool {
    let current = |d: DayInterval| d.len() > 31 && pair.x.anchor.date.is_some_and(|p| d.intersects(DayInterval::day(p)));
    let event = matches!(t.role, TimeRole::Event(_));
    let same = |o: &TimeFact| {
        pair.kinship(&t.ground.profile, &o.ground.profile) >= 0.6
            || event && t.role == o.role && t.ground.profile.shared_names(&o.ground.profile) > 0
    };
    others.iter().any(|(o, d)| d.intersects(days) && !current(*d) && same(o))
}

/// A pair of left-over dates.
pub(super) struct Meeting<'a> {
    /// What the shared components tell.
    pub strength: f32,
    /// That and the words around.
    pub score: f32,
    /// Each is the only date of its sort and time that is left in its article.
    pub sole: bool,
    pub a: (&'a TimeFact, DayInterval),
    pub b: (&'a TimeFact, DayInterval),
}

/// What is known of a left-over date whatever it meets: each is asked once a date, because it looks at all others.
struct Left<'a> {
    date: (&'a TimeFact, DayInterval),
    covered: OnceCell<bool>,
    only: OnceCell<bool>,
    best: Best,
}

impl<'a> Left<'a> {
    fn new(date: (&'a TimeFact, DayInterval)) -> Left<'a> {
        Left { date, covered: OnceCell::new(), only: OnceCell::new(), best: Best::default() }
    }
}

/// The best meeting of a date, and the best with another date than that one.
#[derive(Default)]
struct Best {
    first: Option<(DayInterval, f32)>,
    other: Option<f32>,
}

impl Best {
    fn add(&mut self, days: DayInterval, score: f32) {
        match self.first {
            Some((best, most)) if best == days => self.first = Some((days, most.max(score))),
            Some((_, most)) if score > most => (self.first, self.other) = (Some((days, score)), Some(most)),
            Some(_) => self.other = Some(self.other.map_or(score, |s| s.max(score))),
            None => self.first = Some((days, score)),
        }
    }

    /// The score of the best meeting with another date than the given.
    fn beside(&self, days: DayInterval) -> Option<f32> {
        match self.first {
            Some((best, most)) if best != days => Some(most),
            _ => self.other,
        }
    }
}

/// Compares what `between` has not used.
pub(super) fn between(rule: &Rule, pair: &Pair<'_>, used: &FxHashSet<(bool, u32)>, sink: &mut Sink) {
    let (xs, ys) = (given(pair.x), given(pair.y));
    let open = |(t, d): &(&TimeFact, DayInterval), own: &[(&TimeFact, DayInterval)], others: &[(&TimeFact, DayInterval)]| {
        comparable(t) && !listed(t, own) && !told((t, *d), others)
    };
    let left: Vec<_> = xs.iter().filter(|f| open(f, &xs, &ys)).copied().collect();
    let right: Vec<_> = ys.iter().filter(|f| open(f, &ys, &xs)).copied().collect();
    let mut mine: Vec<Left<'_>> = left.iter().take(MOST).copied().map(Left::new).collect();
    let mut theirs: Vec<Left<'_>> = right.iter().take(MOST).copied().map(Left::new).collect();
    let mut meetings = Vec::new();
    for (i, p) in mine.iter().enumerate() {
        for (j, q) in theirs.iter().enumerate() {
            let (a, b) = (p.date, q.date);
            let best = likest(a, b).or_else(|| other_end(a, b).then_some(YEAR)).or_else(|| other_day(pair, a, b).then_some(0.0));
            let told = || *p.covered.get_or_init(|| covered(pair, a, &ys)) || *q.covered.get_or_init(|| covered(pair, b, &xs));
            let best = best.filter(|s| *s >= YEAR || !told());
            // "By Monday" is no other value of "on Friday"; until when something will last may be.
            let state = |d: &Dossier, (t, days): (&TimeFact, DayInterval)| {
                t.role == TimeRole::AsOf && d.anchor.date.is_none_or(|published| days.first <= published)
            };
            if let Some(strength) = best.filter(|_| state(pair.x, a) == state(pair.y, b)) {
                let sole = *p.only.get_or_init(|| only(pair.x, a, &left)) && *q.only.get_or_init(|| only(pair.y, b, &right));
                meetings.push(((i, j), Meeting { strength, score: strength + context(pair, a, b), sole, a, b }));
            }
        }
    }
    for ((i, j), m) in &meetings {
        if let (Some(p), Some(q)) = (mine.get_mut(*i), theirs.get_mut(*j)) {
            p.best.add(m.b.1, m.score);
            q.best.add(m.a.1, m.score);
        }
    }
    let mut reported = used.clone();
    for ((i, j), m) in &meetings {
        // Either date with another partner.
        let rivals = [mine.get(*i).and_then(|p| p.best.beside(m.b.1)), theirs.get(*j).and_then(|q| q.best.beside(m.a.1))];
        let alone = rivals.iter().all(Option::is_none);
        let score = m.score + if alone { 0.4 } else { 0.0 } + if m.sole { 0.4 } else { 0.0 };
        let score = score + if m.sole && one_story(pair) { 0.5 } else { 0.0 };
        let back = back::refers(pair, m);
        if !back && rivals.iter().flatten().any(|r| *r + 0.3 > m.score)
            || [(false, m.a), (true, m.b)].iter().any(|(s, t)| used.contains(&(*s, t.0.ground.span.start)))
        {
            continue;
        }
        sink.compared();
        // Of a day to come everybody may only say when it would be.
        let to_come = age(pair.x, m.a.1).is_some_and(|i| i < 0) && age(pair.y, m.b.1).is_some_and(|j| j < 0);
        let excepted = excepted_dates(rule, pair, m.a.0, m.b.0).filter(|r| *r != Reason::Modality || !to_come);
        let two = excepted.or_else(|| two_things::dates(pair, m.a, m.b).then_some(Reason::DifferentEvent));
        if let Some(reason) = two.or_else(|| apart(pair, m, score, alone).filter(|_| !back)) {
            sink.silent(rule, reason);
            continue;
        }
        reported.extend([(false, m.a.0.ground.span.start), (true, m.b.0.ground.span.start)]);
        report(rule, pair, m, score, sink);
    }
    let days = day_odds::found(pair, (&left, &ys), (&right, &xs));
    // A coarser date of the same context settles a year.
    let left: Vec<_> = left.iter().filter(|a| !covered(pair, **a, &ys)).copied().collect();
    let right: Vec<_> = right.iter().filter(|b| !covered(pair, **b, &xs)).copied().collect();
    for (a, b) in days.into_iter().chain(year_odds::found(pair, &left, &right)) {
        let keys = [(false, a.0.ground.span.start), (true, b.0.ground.span.start)];
        if keys.iter().any(|k| reported.contains(k)) {
            continue;
        }
        sink.compared();
        match excepted_dates(rule, pair, a.0, b.0) {
            Some(reason) => sink.silent(rule, reason),
            None => report(
                rule,
                pair,
                &Meeting { strength: 0.0, score: day_odds::EVIDENCE, sole: false, a, b },
                day_odds::EVIDENCE,
                sink,
            ),
        }
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
        "each date stands in one article only, and they are told alike".to_owned(),
        format!("evidence {score:.1}"),
        format!("told alike {:.2}", pair.aligned().retold()),
        format!("shared evidence {:.1}", pair.link.weight),
    ];
    sink.clash(c);
}

/// Days before the publication of its own article, negative after it.
pub(in crate::rule::compare) fn age(d: &Dossier, days: DayInterval) -> Option<i64> {
    d.anchor.date.map(|p| if days.first > p { -days.first.days_since(p) } else { p.days_since(days.last).max(0) })
}

/// Whether one of two dates is told as to come and the other as past: "sailed on 3 February", "is expected on 20 February".
pub(super) fn to_come(pair: &Pair<'_>, a: (&TimeFact, DayInterval), b: (&TimeFact, DayInterval)) -> bool {
    let ahead = |d: &Dossier, (t, x): (&TimeFact, DayInterval)| t.expected && age(d, x).is_some_and(|i| i < 0);
    let past = |d: &Dossier, (t, x): (&TimeFact, DayInterval)| !t.expected && age(d, x).is_some_and(|i| i >= 0);
    ahead(pair.x, a) && past(pair.y, b) || past(pair.x, a) && ahead(pair.y, b)
}

/// Days after its publication from which a day is one to come rather than the day of the report, given a wrong publication.
pub(super) const AHEAD: i64 = 2;

/// Whether both are the only day to come of their articles: the next step of the story.
pub(super) fn next(pair: &Pair<'_>, a: (&TimeFact, DayInterval), b: (&TimeFact, DayInterval)) -> bool {
    let single = |d: &Dossier, day: DayInterval| {
        let to_come = |x: &(&TimeFact, DayInterval)| x.0.timex.grain >= Granularity::Day && age(d, x.1).is_some_and(|i| i < 0);
        points(d).filter(to_come).all(|x| x.1 == day)
    };
    let ahead = |d: &Dossier, day: DayInterval| age(d, day).is_some_and(|i| i <= -AHEAD);
    dated(a.0) && dated(b.0) && ahead(pair.x, a.1) && ahead(pair.y, b.1) && single(pair.x, a.1) && single(pair.y, b.1)
}

/// Whether no other date of its sort (day, month, year) and time (past, news, to come) is left in the article.
fn only(d: &Dossier, (t, days): (&TimeFact, DayInterval), left: &[(&TimeFact, DayInterval)]) -> bool {
    let time = |x: DayInterval| match age(d, x) {
        Some(i) => (i < 0, i > HISTORY),
        None => (x.first.year() != days.first.year(), false),
    };
    let sort = |t: &TimeFact| t.timex.grain.min(Granularity::Day);
    left.iter().all(|(o, x)| *x == days || sort(o) != sort(t) || time(*x) != time(days))
}

/// Whether both articles report one happening, by the sentences they tell alike.
pub(super) fn one_story(pair: &Pair<'_>) -> bool {
    let aligned = pair.aligned();
    aligned.retold() >= ALIKE || aligned.retold() > 0.0 && aligned.shorter() <= SHORT && pair.link.names > 0
}

/// How much the clauses of two dates share: what hangs on the dates themselves.
pub(super) fn clauses(pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> f32 {
    pair.worth_of(common(&a.clause, &b.clause))
}

/// Whether both dates are of one class of happening.
pub(super) fn one_class(a: &TimeFact, b: &TimeFact) -> bool {
    match (a.role, b.role) {
        (TimeRole::Event(x), TimeRole::Event(y)) | (TimeRole::Aftermath(x), TimeRole::Aftermath(y)) => x == y,
        _ => false,
    }
}

/// Whether both sentences name a place that the other article names nowhere: two stops of one journey, two quakes of one night.
pub(super) fn elsewhere(pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> bool {
    two_things::elsewhere(pair, &a.ground, &b.ground)
}

/// Whether both sentences name somebody or something the other article names nowhere, and nothing that both name.
pub(super) fn strangers(pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> bool {
    let anybody = |t: NameType| matches!(t, NameType::Person | NameType::Location | NameType::Organisation);
    a.ground.profile.shared_names(&b.ground.profile) == 0
        && foreign(pair.x, pair.y, &a.ground, anybody)
        && foreign(pair.y, pair.x, &b.ground, anybody)
        && !met_in_part(pair, &a.ground, &b.ground)
}

/// Sentences up to which one that is told alike is much of an article.
const SHORT: usize = 5;

/// What the words around two dates say for one date.
fn context(pair: &Pair<'_>, a: (&TimeFact, DayInterval), b: (&TimeFact, DayInterval)) -> f32 {
    let (p, q) = (&a.0.ground.profile, &b.0.ground.profile);
    let mut score =
        0.4 * pair.kinship(p, q).min(4.0) + 0.3 * p.shared_names(q).min(3) as f32 + 0.5 * p.shared_figures(q).min(2) as f32;
    score += 0.3 * clauses(pair, a.0, b.0).min(3.0);
    score += match (a.0.role, b.0.role) {
        (TimeRole::Event(x), TimeRole::Event(y)) if x == y => 0.7,
        (TimeRole::Aftermath(x), TimeRole::Aftermath(y)) if x == y => 0.7,
        (TimeRole::AsOf, TimeRole::AsOf) => 0.5,
        (TimeRole::Event(_), TimeRole::Event(_)) if p.shared_events(q) > 0 => 0.3,
        (TimeRole::Event(_), TimeRole::Event(_)) => -0.3,
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
        // Two articles seldom tell of two days of one month or one day of the month that lie far back.
        if i > HISTORY && j > HISTORY && dated(s) && dated(t) {
            score += 0.6;
        }
    }
    score
}

/// Whether a day of the month is written.
pub(super) fn dated(t: &TimeFact) -> bool {
    t.timex.written.day.is_some()
}
