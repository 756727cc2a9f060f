//! Whether two left-over dates are one date told differently, or two dates of one story.
//!
//! What decides most is whether the articles report one happening at all: by the share of their sentences that tell the same. In reports of one
//! happening the only date that is left on each side is hardly two dates; in articles that share a topic it mostly is.

use super::day::{MONTH, SWAPPED, YEAR};
use super::lone::{
    AHEAD, HISTORY, Meeting, age, clauses, dated, elsewhere, matched, next, one_class, one_story, strangers, to_come,
};
use super::night::night_between;
use super::year_odds::another;
use crate::lang::Recurs;
use crate::read::PublishedFrom;
use crate::resolve::Dossier;
use crate::resolve::facts::{TimeFact, TimeRole, common};
use crate::rule::compare::Pair;
use crate::value::{Date, DayInterval, Granularity, Reason};

/// Evidence from which two left-over dates are one date told differently.
const ENOUGH: f32 = 1.8;
/// The same for two days right before the publications, which are often two days of one story.
const ENOUGH_NEWS: f32 = 2.4;
/// Days before its publication in which a day belongs to the news itself.
const NEWS_DAYS: i64 = 12;
/// Days between two months to come beyond which they are two steps of a plan.
const STEP: i64 = 400;
/// Days between publications after which a plan may have changed.
pub(super) const STABLE: i64 = 1;
/// Shared context below which two years have nothing to do with each other.
const KIN: f32 = 0.25;
/// Share of the sentences told alike from which articles of an archive are one report, written twice.
const MOST: f32 = 0.5;
/// Share of the sentences told alike from which two articles are reports of one happening: invented sets lie above it, pairs of an archive that
/// only share a topic below.
pub(in crate::rule::compare) const ALIKE: f32 = 0.3;
/// The same below which they only share a topic.
pub(super) const LOOSE: f32 = 0.2;

/// What is known of two left-over dates when it is asked whether they are two dates.
pub(super) struct Case {
    /// Both are of one class of happening.
    pub same: bool,
    /// That class happens once, to somebody both sentences name.
    pub once: bool,
    /// Their sentences are each other's best match.
    pub matched: bool,
    /// The articles are reports of one happening.
    pub story: bool,
    /// Each is the only date of its sort that is left in its article.
    pub sole: bool,
    /// What their sentences share, and their clauses.
    pub kin: f32,
    pub clause: f32,
    /// The names their sentences share.
    pub names: usize,
    /// Both are written with a day.
    pub full: bool,
}

impl Case {
    pub(super) fn new(pair: &Pair<'_>, m: &Meeting<'_>) -> Case {
        let (a, b) = (m.a.0, m.b.0);
        let names = a.ground.profile.shared_names(&b.ground.profile);
        let same = one_class(a, b);
        Case {
            same,
            once: same && !recurs(pair, a) && (names > 0 || m.sole && one_story(pair) && pair.link.names > 0 && main(pair, a)),
            matched: matched(pair, a, b),
            story: one_story(pair),
            sole: m.sole,
            kin: pair.kinship(&a.ground.profile, &b.ground.profile),
            clause: clauses(pair, a, b),
            names,
            full: dated(a) && dated(b),
        }
    }

    /// Whether the words say that one thing is dated.
    fn close(&self) -> bool {
        self.same || self.matched && self.kin >= 1.0 || self.clause >= 1.0 || self.kin >= 1.5
    }

    /// Whether two days of the news are days of one happening.
    fn fresh(&self, strength: f32) -> bool {
        self.same && (self.matched || self.clause >= 0.6)
            || strength > 0.0 && self.matched && (self.full || self.clause >= 1.0)
            || self.story
                && self.sole
                && (self.same || self.clause >= 1.0 || self.full && (self.clause >= 0.6 || self.kin >= 1.0))
    }
}

/// Days from which a day of the past is remembered rather than mistaken.
const JUBILEE: i64 = 20 * 365;

/// Why two left-over dates may be two dates.
pub(super) fn apart(pair: &Pair<'_>, m: &Meeting<'_>, score: f32, alone: bool) -> Option<Reason> {
    let ((a, da), (b, db)) = (m.a, m.b);
    let case = Case::new(pair, m);
    let (Some(i), Some(j)) = (age(pair.x, da), age(pair.y, db)) else {
        return unanchored(pair, m, &case, alone);
    };
    if night_between(a, da, b, db) {
        return Some(Reason::TimeZone);
    }
    if strangers(pair, a, b) || unheard(pair, m) && !case.same {
        return Some(Reason::DifferentEvent);
    }
    if to_come(pair, m.a, m.b) {
        return Some(Reason::Modality);
    }
    if pair.lexicon.acts.opposed(&a.acts, &b.acts) && !case.matched {
        return Some(Reason::DifferentEvent);
    }
    // The news, and a month or year long before: it has happened before.
    let grains = (a.timex.grain < Granularity::Day) != (b.timex.grain < Granularity::Day);
    let told = case.matched && case.kin >= 1.5 && a.since == b.since;
    if grains && i.min(j) <= NEWS_DAYS && i.max(j) > HISTORY && !told {
        return Some(Reason::DifferentOccurrence);
    }
    let coarse = a.timex.grain.min(b.timex.grain) == Granularity::Year;
    if coarse && another(pair, a, b) {
        return Some(Reason::DifferentOccurrence);
    }
    // A year that nobody has written is no other year, unless it is that of the news.
    let implied = |t: &TimeFact, i: i64| t.timex.written.year.is_none() && (i.abs() > HISTORY || pair.link.archive);
    // "Jumat (6/9)" and "6 September 1954": what is celebrated on its day.
    let bare_year = a.timex.written.year.is_none() || b.timex.written.year.is_none();
    let jubilee = (bare_year || i.abs().min(j.abs()) <= NEWS_DAYS) && da.gap(db) > JUBILEE;
    if m.strength >= YEAR && case.full && (implied(a, i) || implied(b, j) || jubilee) {
        return Some(Reason::NoAnchor);
    }
    // Nor is a month: figures of every month follow each other.
    let month = a.timex.grain == Granularity::Month && b.timex.grain == Granularity::Month;
    let bare = |t: &TimeFact| t.timex.written.year.is_none();
    if month && !case.matched && (bare(a) || bare(b)) || month && pair.link.archive && (bare(a) || bare(b)) {
        return Some(Reason::WeakEvidence);
    }
    let history = i > HISTORY && j > HISTORY;
    let news = (0..=NEWS_DAYS).contains(&i) && (0..=NEWS_DAYS).contains(&j);
    // One end of what happens once: neither the time of the report nor another date can be the reason.
    // Each report has a day of its own.
    let fresh = i.abs() <= NEWS_DAYS && j.abs() <= NEWS_DAYS;
    let own = news && i == j && pair.days().unwrap_or(0) > 0 || fresh && pair.days().unwrap_or(0) > NEWS_DAYS;
    let once = case.once && case.full && alone && case.sole && m.strength >= 0.5 && !own && !a.planned && !b.planned;
    if !once && let Some(reason) = times(pair, m, &case, (i, j), alone) {
        return Some(reason);
    }
    // "Selasa lalu" may be a week ago, but hardly a Thursday where the sentences tell the same.
    let retold = case.story && case.matched && case.clause >= 2.0 && a.onward == b.onward;
    let week = da.gap(db) % 7 == 0;
    let vague = |t: &TimeFact| t.timex.relative && !t.counted;
    if (vague(a) || vague(b)) && (m.strength < MONTH || da.gap(db) <= NEWS_DAYS) && (week || !retold) {
        return Some(Reason::NoAnchor);
    }
    let said = |t: &TimeFact| t.role == TimeRole::Statement;
    let quoted = !cited(pair, a) && !cited(pair, b);
    let repeated = quoted && case.story && case.matched && said(a) == said(b) && case.kin >= 1.5 || retold;
    if (said(a) || said(b)) && (news || said(a) != said(b)) && !repeated {
        return Some(Reason::DifferentEvent);
    }
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let tie = case.kin >= 0.6 || p.shared_figures(q) > 0 || case.names > 0 || p.shared_events(q) > 0;
    let tie = tie || next(pair, m.a, m.b) || case.matched || case.story && case.sole && alone;
    // A day and a month (or year) that agree, and no other date that could be meant.
    let whole = m.strength >= MONTH
        || m.strength > 0.0 && (case.sole && (case.story || i.min(j) > HISTORY) || case.story && i.min(j) > HISTORY);
    // "Since the campaign began on 2 October", "the minister had hers on 4 October": a beginning and a day behind it, whoever speaks beside both.
    let beside = case.clause > 0.0 || pair.reworded(&a.akin, &b.akin) > 0.0 || common(&a.acts, &b.acts).next().is_some();
    let apart = !beside || a.since != b.since && i.min(j) > NEWS_DAYS;
    if case.full && m.strength < MONTH && !case.same && apart && !a.planned && !b.planned {
        return Some(Reason::WeakEvidence);
    }
    let alike = case.full && alone && whole && (history || news || case.story || i.max(j) <= -AHEAD);
    let kin = m.strength < MONTH && case.kin >= 1.2;
    if !(a.onward == b.onward || a.founded && b.founded || kin || case.matched || alike) {
        return Some(Reason::WeakEvidence);
    }
    // Two quite different days need one happening, or one step to come.
    if m.strength == 0.0 && !((case.same && da.gap(db) <= NEWS_DAYS) || i < 0 && j < 0) {
        return Some(Reason::WeakEvidence);
    }
    // "Until Saturday" and "on Thursday" are no two values of one slot.
    if news && (a.role == TimeRole::AsOf) != (b.role == TimeRole::AsOf) && !case.matched {
        return Some(Reason::WeakEvidence);
    }
    let gap = pair.days().unwrap_or(0);
    let beside = gap == 0 || once || gap == STABLE && case.story && case.matched;
    if news && m.strength < MONTH && !(beside && case.fresh(m.strength)) || year(m, &case) {
        return Some(Reason::WeakEvidence);
    }
    // What comes day by day (an instalment, a quotation) is told on its day.
    if pair.link.archive && pair.days().unwrap_or(0) > 1 && fresh && (i - j).abs() <= 1 {
        return Some(Reason::DifferentOccurrence);
    }
    if pair.link.archive && !proven(pair, m, &case, (i, j)) {
        return Some(Reason::WeakEvidence);
    }
    (!(tie || alike) || score < enough(pair, m, &case, news)).then_some(Reason::WeakEvidence)
}

/// Whether one report tells a day on which the other was out already: a later step of the story.
fn unheard(pair: &Pair<'_>, m: &Meeting<'_>) -> bool {
    let sure = |f: &PublishedFrom| !matches!(f, PublishedFrom::Inferred | PublishedFrom::None);
    let told = |d: &Dossier| d.anchor.date.filter(|_| sure(&d.anchor.from));
    let (Some(p), Some(q)) = (told(pair.x), told(pair.y)) else { return false };
    let step = |days: DayInterval, own: Date, other: Date| other < own && days.first >= other && days.last <= own;
    step(m.a.1, p, q) && m.b.1.last <= q || step(m.b.1, q, p) && m.a.1.last <= p
}

/// Whether two dates of an archive are surely dates of one thing: among so many pairs some share a topic, a class and a month by chance.
fn proven(pair: &Pair<'_>, m: &Meeting<'_>, case: &Case, (i, j): (i64, i64)) -> bool {
    let (a, b) = (m.a.0, m.b.0);
    let retold = pair.aligned().retold();
    let years = |t: &TimeFact| t.timex.written.year.is_some();
    let alike = case.matched && a.onward == b.onward && (case.sole || case.same);
    // Far back, or a span of years: one part of the date is another.
    let past = i.min(j) > HISTORY && m.strength >= MONTH && years(a) && years(b);
    // What two people say, they say on two days, unless most of the articles is alike.
    let said = a.role == TimeRole::Statement || b.role == TimeRole::Statement;
    let least = if said { 2.0 * ALIKE } else { MOST };
    let year = a.timex.grain < Granularity::Day || b.timex.grain < Granularity::Day;
    // What comes again is told of the same people, and of nobody else.
    let (p, q) = (&a.ground.profile.names, &b.ground.profile.names);
    let other = (recurs(pair, a) || recurs(pair, b)) && (case.names < 2 || case.names < p.len() && case.names < q.len());
    !other
        && past
        && (case.full || case.matched || case.names > 0)
        && (case.kin >= 1.5 || case.matched || case.names > 0 && case.kin >= 0.6)
        || !other && m.strength >= MONTH && alike
        || !year && alike && retold >= least && case.kin >= 2.0 && case.names > 0 && !cited(pair, a) && !cited(pair, b)
        || !other && alike && case.kin >= 2.0 && m.strength >= 0.5 && case.full
}

/// Whether a date is that of a report which is quoted ("dilansir …, Selasa").
pub(super) fn cited(pair: &Pair<'_>, t: &TimeFact) -> bool {
    let speech = |e: &u16| pair.lexicon.vocabulary.event(*e as u32).is_some_and(|e| e.speech);
    t.role == TimeRole::Statement && t.ground.profile.events.iter().any(speech)
}

/// Why the times of two dates and of their reports speak for two dates.
fn times(pair: &Pair<'_>, m: &Meeting<'_>, case: &Case, (i, j): (i64, i64), alone: bool) -> Option<Reason> {
    let (a, b) = (m.a.0, m.b.0);
    let history = i > HISTORY && j > HISTORY;
    if pair.link.apart && !history {
        return Some(Reason::DifferentOccurrence);
    }
    if !history && !case.matched && !case.story && elsewhere(pair, a, b) {
        return Some(Reason::DifferentEvent);
    }
    // What is past here and still to come there are two things, unless one part of the date slipped.
    let part = m.strength >= MONTH || !pair.link.archive && case.story && case.sole && m.strength > 0.0;
    let slipped = case.full && part && alone && (case.close() || case.story && case.kin >= 0.6) && a.planned == b.planned;
    if (i < 0) != (j < 0) && !(slipped || case.full && m.strength >= YEAR) {
        return Some(Reason::Modality);
    }
    // Of what is planned one tells the first step and the other the last.
    let months = a.timex.grain < Granularity::Day && b.timex.grain < Granularity::Day;
    if i < 0 && j < 0 && months && !case.matched && m.a.1.gap(m.b.1) > STEP {
        return Some(Reason::Modality);
    }
    let gap = pair.days().unwrap_or(0);
    // A later report may know of a new day.
    if gap > STABLE && (i < 0 || j < 0) {
        return Some(Reason::DifferentAsOf);
    }
    let news = (0..=NEWS_DAYS).contains(&i) && (0..=NEWS_DAYS).contains(&j);
    // Reports of two days about one matter: each has its own.
    if news && gap > 0 && (i == j || gap > 2) {
        return Some(Reason::DifferentOccurrence);
    }
    (!history && meets_again(pair, a, b)).then_some(Reason::DifferentOccurrence)
}

/// Whether two years (or a year and a day) share too little to be the year of one thing.
fn year(m: &Meeting<'_>, case: &Case) -> bool {
    let (a, b) = (m.a.0, m.b.0);
    if a.timex.grain != Granularity::Year && b.timex.grain != Granularity::Year {
        return false;
    }
    let start = |t: &TimeFact| t.since || t.founded || t.born;
    let sole = case.sole && (case.clause >= 0.6 || case.kin >= 0.6 && (case.names > 0 || case.story));
    match start(a) && start(b) || m.strength >= SWAPPED {
        true => case.kin < KIN && case.names == 0,
        false => case.kin < 6.0 * KIN && !case.matched && !sole,
    }
}

/// The evidence two left-over dates need.
fn enough(pair: &Pair<'_>, m: &Meeting<'_>, case: &Case, news: bool) -> f32 {
    let years = m.a.0.timex.grain == Granularity::Year && m.b.0.timex.grain == Granularity::Year;
    let base = match (news, pair.link.certain) {
        (true, _) if case.matched && case.clause >= 1.0 => 2.0,
        (true, _) => ENOUGH_NEWS,
        // A year alone is no news: where the sentences tell the same, little more is needed.
        (_, true) if years && case.matched && case.sole => ENOUGH - 0.4,
        (_, true) => ENOUGH,
        (_, false) => ENOUGH + 0.5,
    };
    match pair.aligned().retold() {
        r if r >= ALIKE => base - 0.6,
        r if r >= LOOSE => base + 0.4,
        _ => base + 1.4,
    }
}

/// Without a publication nothing tells news from history: the words alone have to.
fn unanchored(pair: &Pair<'_>, m: &Meeting<'_>, case: &Case, alone: bool) -> Option<Reason> {
    let (a, b) = (m.a.0, m.b.0);
    let written =
        |t: &TimeFact, d: &Dossier| (t.timex.written.year.is_some() || d.anchor.date.is_some() && dated(t)) && !t.timex.relative;
    let span = m.strength >= YEAR && a.timex.grain == Granularity::Year && b.timex.grain == Granularity::Year;
    let tied = match m.strength {
        // The year of one day, or one end of a span of years.
        s if s >= YEAR => span && case.sole || case.same && case.names > 0,
        s if s >= MONTH => case.close() || case.names > 0,
        s if s > 0.0 => case.close() && case.sole || case.same && (case.names > 0 || case.once),
        _ => case.same && case.matched && case.names > 0,
    };
    let said = |t: &TimeFact| t.role == TimeRole::Statement;
    let spoken = (said(a) || said(b)) && !(said(a) == said(b) && case.matched && m.strength > 0.0);
    let strange = pair.aligned().retold() < LOOSE || strangers(pair, a, b);
    // Notices of an archive are alike word for word, and each has its day.
    if pair.link.archive && !(m.strength >= MONTH && case.same && case.names >= 2) {
        return Some(Reason::NoAnchor);
    }
    let sure =
        written(a, pair.x) && written(b, pair.y) && alone && tied && (pair.link.certain || case.once) && !spoken && !strange;
    (!sure || meets_again(pair, a, b)).then_some(Reason::NoAnchor)
}

/// Whether both articles are about the class of a date.
fn main(pair: &Pair<'_>, t: &TimeFact) -> bool {
    let about = |d: &Dossier| matches!(t.role, TimeRole::Event(e) if d.facts.signature.events.contains(&e));
    about(pair.x) && about(pair.y)
}

/// Whether a class of happenings comes again.
pub(super) fn recurs(pair: &Pair<'_>, t: &TimeFact) -> bool {
    let class = |e: u16| pair.lexicon.vocabulary.event(e as u32);
    matches!(t.role, TimeRole::Event(e) if class(e).is_some_and(|k| k.recurs != Recurs::Never))
}

/// Whether both days belong to something that happens again and again (matches, hearings), told of other names.
pub(super) fn meets_again(pair: &Pair<'_>, a: &TimeFact, b: &TimeFact) -> bool {
    let (p, q) = (&a.ground.profile.names, &b.ground.profile.names);
    (recurs(pair, a) || recurs(pair, b)) && p.len() >= 2 && q.len() >= 2 && common(p, q).count() == 0
}
