//! Quantities of one slot.
//!
//! Two articles state sets of figures for a slot. Figures that find their like on the other side are settled; what is left on both
//! sides is compared, the most similar contexts first. So "44 survived, 11 died" never meets the wrong partner, and an article that
//! repeats a figure in other words is never held against itself.

mod agreement;
pub(super) mod brief;
pub(super) mod complement;
pub(super) mod confirmed;
pub(super) mod gap;
pub(super) mod interval;
pub(super) mod leftover;
pub(super) mod likeness;
pub(super) mod odds;
pub(super) mod recount;
mod regrouped;
pub(super) mod scaled;
mod series;
pub(super) mod settled;
pub(super) mod slip;
pub(super) mod sort;
pub(super) mod transposed;
pub(super) mod two_things;
pub(super) mod verdict;

use super::Pair;
use super::another_day::of_two_days;
use super::clash::{Clash, ClashSide, Sink};
use super::index::Run;
use super::keys::Both;
use super::scope::{self, datelined_apart, headed_apart};
use super::unless::{Seen, excepted};
use crate::lang::{Changes, Lexicon};
use crate::resolve::facts::NumberFact;
use crate::rule::Rule;
use crate::value::{Bound, Digits, Exact, NumberShape, Reason, Slip, Verdict};
use brief::By;
use interval::compare;
use series::{fell, lapsed, outgrown, raised};
use settled::listed;
use slip::{differ_by_scale, slip_of, transposed_of};
use sort::in_one_unit;
use verdict::{judge, measured_apart};

/// What sort of difference the rule asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// Any disjoint values.
    Value,
    /// Equal digits and another power of ten.
    Scale,
    /// A figure that may only grow and has fallen.
    Series,
}

/// How many times the other a figure may be.
pub(super) const PART: f64 = 6.0;
/// Context agreement from which a clash may be an error.
const SURE: f32 = 3.2;

/// Days between two articles of an archive that report one happening.
const TOGETHER: i64 = 3;

/// Two figures that may fill one slot.
#[derive(Debug)]
pub(super) struct Meeting<'a> {
    score: f32,
    pub a: &'a NumberFact,
    pub b: &'a NumberFact,
    /// One looks like a slip of the other.
    pub slipped: bool,
    /// Nothing else of the slot remains on either side.
    pub sole: bool,
}

pub(super) fn between<'a>(rule: &Rule, tolerance: f64, pair: &Pair<'a>, both: &Both<'a>, want: Want, sink: &mut Sink) {
    if pair.link.archive && !of_one_time(pair) {
        return;
    }
    let mut used: Vec<(bool, u32)> = Vec::new();
    let chosen = |m: &&Meeting<'_>| selected(rule, pair.lexicon, m.a) && selected(rule, pair.lexicon, m.b);
    for meeting in meetings(pair, both).iter().filter(chosen) {
        let (score, a, b) = (meeting.score, meeting.a, meeting.b);
        let (ka, kb) = ((false, a.ground.span.start), (true, b.ground.span.start));
        if used.contains(&ka) || used.contains(&kb) {
            continue;
        }
        sink.compared();
        match judge(pair, meeting, tolerance) {
            Verdict::Conflict => {
                if let Some(reason) = exception(rule, pair, a, b) {
                    sink.silent(rule, reason);
                    continue;
                }
            }
            Verdict::Incomparable(reason) | Verdict::Compatible(reason) => {
                sink.silent(rule, reason);
                continue;
            }
            Verdict::Agree => continue,
        }
        let scale = differ_by_scale(&a.quantity, &b.quantity);
        if scale && !same_slot(a, b) {
            sink.silent(rule, Reason::WeakEvidence);
            continue;
        }
        if a.subject.is_none() && scope::another_state(pair, a, b) {
            sink.silent(rule, Reason::DifferentAsOf);
            continue;
        }
        if score < SURE && two_things::unlike(a, b) || two_things::bounded(a, b) {
            sink.silent(rule, Reason::WeakEvidence);
            continue;
        }
        used.extend([ka, kb]);
        let why = format!("context agreement {score:.1}");
        clash(rule, pair, want, (a, b), (score, sure(pair, meeting, scale)), why, sink);
    }
    // Weeks later the same figures are told again, but those of another occurrence are more.
    if pair.link.apart && !odds::long_after(pair) {
        return;
    }
    for r in both.remaining.get_or_init(|| leftover::meetings(pair)) {
        let (ka, kb) = ((false, r.a.ground.span.start), (true, r.b.ground.span.start));
        if used.contains(&ka) || used.contains(&kb) || !selected(rule, pair.lexicon, r.a) {
            continue;
        }
        sink.compared();
        let (p, q) = in_one_unit(&r.a.quantity, &r.b.quantity);
        let scale = differ_by_scale(&p, &q);
        if compare(&p, &q, tolerance, r.a.ground.headline() || r.b.ground.headline()) != Verdict::Conflict {
            continue;
        }
        if measured_apart(pair, r.a, r.b) {
            sink.silent(rule, Reason::Rounding);
            continue;
        }
        if scale && scaled::by_chance(pair, r.a, r.b) {
            sink.silent(rule, Reason::WeakEvidence);
            continue;
        }
        // Of what is found by its odds these have been weighed already.
        let weighed = scale || r.by == By::Odds;
        if !weighed && leftover::may_change(pair, r.a, r.b, r.by == By::Swap || swapped(pair, r.a, r.b)) {
            sink.silent(rule, Reason::DifferentAsOf);
            continue;
        }
        // Of two tolls of two days that are no slip of each other, the earlier may be the wrong one, and others say so.
        if r.by == By::Odds && fell(pair, r.a, r.b) && Slip::retold(&p, &q) < Slip::Likely {
            sink.silent(rule, Reason::DifferentAsOf);
            continue;
        }
        let named = once(pair, r.a) && r.a.attribute == r.b.attribute;
        let unlike = !named && two_things::unlike(r.a, r.b) || two_things::bounded(r.a, r.b);
        if unlike || !scale && two_things::likely(pair, r) {
            sink.silent(rule, Reason::WeakEvidence);
            continue;
        }
        if let Some(reason) =
            exception(rule, pair, r.a, r.b).filter(|x| *x != Reason::Modality || !brief::meant_alike(pair, r.a, r.b))
        {
            sink.silent(rule, reason);
            continue;
        }
        if r.a.subject.is_none() && scope::another_state(pair, r.a, r.b) {
            sink.silent(rule, Reason::DifferentAsOf);
            continue;
        }
        used.extend([ka, kb]);
        let why = match r.by {
            By::Swap => "two digits changed places, each value in one article only".to_owned(),
            By::Context => format!("context agreement {:.1} of figures that remain", r.score),
            By::Odds => "all that is known of two figures that remain".to_owned(),
            By::Story => "the only ones left in two short reports of one story".to_owned(),
        };
        clash(rule, pair, want, (r.a, r.b), (r.score, false), why, sink);
    }
}

/// Whether two articles of an archive were published within days of each other: among so many, others share a topic, not a happening.
fn of_one_time(pair: &Pair<'_>) -> bool {
    pair.days().is_some_and(|days| days <= TOGETHER)
}

/// Whether two digits changed places in reports close enough for that to speak: prices that move differ otherwise.
fn swapped(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    brief::close(pair) && transposed_of(a, b).is_some()
}

/// Whether a clash may be an error: a slot that a cue names and that an event has once, told of one day.
fn sure(pair: &Pair<'_>, m: &Meeting<'_>, scale: bool) -> bool {
    let once = m.a.subject.is_some() || once(pair, m.a);
    let ratio = m.a.quantity.low.max(m.b.quantity.low).div(m.a.quantity.low.min(m.b.quantity.low));
    let usual = [1, 3, 6].iter().any(|e| Exact::pow10(*e) == ratio);
    let together = pair.aligned().matches_with(m.a.ground.sentence, m.b.ground.sentence);
    let named = m.a.ground.profile.shared_names(&m.b.ground.profile) > 1;
    // One hour is given for both, and digits that changed places betray the slip.
    let as_of = matches!((m.a.hour, m.b.hour), (Some(s), Some(t)) if s == t);
    let told = m.a.ground.dims == m.b.ground.dims && (together || named || m.slipped && as_of);
    let told = told && m.a.quantity.shape != NumberShape::Score;
    same_slot(m.a, m.b) && told && (scale && usual || !scale && m.score >= SURE && once && m.sole)
}

/// Whether a cue names what it measures, of which a happening has one.
fn once(pair: &Pair<'_>, f: &NumberFact) -> bool {
    f.attribute.and_then(|x| pair.lexicon.vocabulary.attribute(x as usize)).is_some_and(|x| !x.many)
}

/// All figures of the pair that may fill one slot, the most similar contexts first.
fn meetings<'b, 'a>(pair: &Pair<'a>, both: &'b Both<'a>) -> &'b [Meeting<'a>] {
    both.figures.get_or_init(|| {
        let (xs, ys) = (&pair.x.facts.numbers, &pair.y.facts.numbers);
        let mut found = Vec::new();
        for (mine, theirs) in both.x.figures.meet(&both.y.figures) {
            if mine.facts().count() * theirs.facts().count() > 100 * leftover::TABLES {
                continue;
            }
            let left = open(pair, mine, xs, theirs, ys);
            let right = if left.is_empty() { Vec::new() } else { open(pair, theirs, ys, mine, xs) };
            if left.len() * right.len() > leftover::TABLES {
                continue;
            }
            for &i in left.iter().filter(|_| !right.is_empty()) {
                let Some(a) = xs.get(i) else { continue };
                let alike = |list: &[usize], facts: &[NumberFact]| {
                    list.iter().filter(|&&i| facts.get(i).is_some_and(|f| same_slot(f, a))).count()
                };
                let sole = alike(&left, xs) <= 1 && alike(&right, ys) <= 1;
                for &j in &right {
                    let Some(b) = ys.get(j) else { continue };
                    let digits = (both.x.digits.get(i), both.y.digits.get(j));
                    let slipped = matches!(digits, (Some(p), Some(q)) if slip(a, *p, b, *q));
                    if let Some(score) = agreement::weigh(pair, a, b, sole, slipped) {
                        found.push((i, j, Meeting { score, a, b, slipped, sole }));
                    }
                }
            }
        }
        let place = |m: &(usize, usize, Meeting<'_>)| (m.2.a.ground.span, m.2.b.ground.span, m.0, m.1);
        found.sort_by(|p, q| q.2.score.total_cmp(&p.2.score).then_with(|| place(p).cmp(&place(q))));
        found.into_iter().map(|(_, _, meeting)| meeting).collect()
    })
}

/// Why the rule leaves a conflict alone.
fn exception(rule: &Rule, pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> Option<Reason> {
    let hedged = |f: &NumberFact| f.quantity.bound != Bound::Exact;
    let first = Seen::new(pair.x, &a.ground, a.quantity.value(), hedged(a));
    excepted(rule, pair, &first, &Seen::new(pair.y, &b.ground, b.quantity.value(), hedged(b)))
}

/// Reports two figures, if their difference is of the sort that the rule asks for.
fn clash(
    rule: &Rule,
    pair: &Pair<'_>,
    want: Want,
    (a, b): (&NumberFact, &NumberFact),
    (score, sure): (f32, bool),
    why: String,
    sink: &mut Sink,
) {
    let want_here = if differ_by_scale(&a.quantity, &b.quantity) {
        Want::Scale
    } else if fell(pair, a, b) {
        Want::Series
    } else {
        Want::Value
    };
    if want != want_here {
        return;
    }
    let slipped = || differ_by_scale(&a.quantity, &b.quantity) || slip_of(a, b) >= Slip::Likely;
    if headed_apart(pair) || datelined_apart(pair) && !slipped() {
        return sink.silent(rule, Reason::DifferentEvent);
    }
    if a.subject.is_none() && two_things::figures(pair, a, b) {
        return sink.silent(rule, Reason::DifferentScope);
    }
    // Another power of ten and digits that changed places are rarely those of another day.
    let changed = || !differ_by_scale(&a.quantity, &b.quantity) && transposed_of(a, b).is_none();
    let dated = || a.subject.is_none() && !grows(pair, a) && !grows(pair, b) && of_two_days(pair, &a.ground, &b.ground);
    if changed() && dated() || outgrown(pair, a, b) || raised(pair, a, b) || lapsed(pair, a, b) {
        return sink.silent(rule, Reason::DifferentAsOf);
    }
    // Whichever side is named names both, so that the order of the articles does not.
    let slot = slot_name(pair.lexicon, if a.attribute.is_none() && b.attribute.is_some() { b } else { a });
    let mut c = Clash::new(rule, &slot, vec![side(pair.link.a, a), side(pair.link.b, b)]);
    c.certain = pair.link.certain && sure;
    // Of several clashes of one slot the sure one speaks.
    c.confidence = (0.45 + score * 0.1).min(if sure { 0.95 } else { 0.75 });
    c.attribute = slot.clone();
    c.why = vec![format!("slot: {slot}"), why, format!("shared evidence {:.1}", pair.link.weight)];
    sink.clash(c);
}

pub(super) fn selected(rule: &Rule, lexicon: &Lexicon, f: &NumberFact) -> bool {
    rule.attributes.is_empty() || rule.attributes.iter().any(|a| *a == slot_name(lexicon, f))
}

/// The facts of one side whose value the other side does not give anywhere. Both runs share shape, unit and subject.
fn open(pair: &Pair<'_>, mine: Run<'_>, facts: &[NumberFact], theirs: Run<'_>, others: &[NumberFact]) -> Vec<usize> {
    let told = |f: &NumberFact| {
        let plain = f.subject.is_none() && (f.quantity.unit.is_some() || f.quantity.low >= Exact::int(10));
        theirs.of(others).any(|g| {
            let equal = f.quantity.low == g.quantity.low && f.quantity.high == g.quantity.high;
            // A headline settles nothing for the body: the body tells it again.
            let tells = f.ground.headline() || !g.ground.headline();
            tells && (plain || same_slot(f, g)) && (equal || compare(&f.quantity, &g.quantity, 0.0, true) != Verdict::Conflict)
        })
    };
    let usable = |f: &NumberFact| {
        !f.quantity.ambiguous
            && f.quantity.shape != NumberShape::Vague
            && (f.quantity.shape != NumberShape::Age || f.subject.is_some())
            && !(pair.link.apart && f.attribute.is_none())
    };
    // What the body tells again is compared there, where its context stands.
    let retold = |f: &NumberFact| {
        f.ground.headline() && mine.of(facts).any(|g| !g.ground.headline() && same_slot(f, g) && f.quantity.low == g.quantity.low)
    };
    mine.facts().filter(|&i| facts.get(i).is_some_and(|f| usable(f) && !told(f) && !retold(f) && !listed(f, others))).collect()
}

/// Whether two facts name the same slot by their own words.
pub(super) fn same_slot(a: &NumberFact, b: &NumberFact) -> bool {
    let named = match (a.attribute, b.attribute) {
        (Some(x), Some(y)) => x == y,
        (None, None) => a.noun == b.noun && (a.noun != 0 || a.quantity.unit.is_some()),
        _ => a.noun == b.noun && a.noun != 0,
    };
    named && a.quantity.shape == b.quantity.shape && a.quantity.unit == b.quantity.unit && a.subject == b.subject
}

/// Whether it is a figure that may only grow.
fn grows(pair: &Pair<'_>, f: &NumberFact) -> bool {
    leftover::attribute(pair, f).is_some_and(|x| x.changes == Changes::Grows)
}

/// Whether one value looks like a slip of the other: digits swapped, one digit changed, a zero more or less.
fn slip(a: &NumberFact, p: Digits, b: &NumberFact, q: Digits) -> bool {
    p.slipped(q) || (p.scalable(q) && differ_by_scale(&a.quantity, &b.quantity))
}

pub(super) fn slot_name(lexicon: &Lexicon, f: &NumberFact) -> String {
    if let Some(subject) = &f.subject {
        return format!("age of {subject}");
    }
    match f.attribute.and_then(|a| lexicon.vocabulary.attribute(a as usize)) {
        Some(a) => a.id.clone(),
        None => match (&f.quantity.unit, &f.quantity.counted) {
            (Some(u), _) => u.code().to_owned(),
            (None, Some(c)) => c.clone(),
            (None, None) => "count".to_owned(),
        },
    }
}

pub(super) fn side(article: usize, f: &NumberFact) -> ClashSide {
    // The slot already says what a magnitude, a score or a rank is.
    let unit = f.quantity.unit.as_deref().filter(|u| !matches!(*u, "magnitude" | "score" | "ordinal"));
    let unit = unit.map(|u| format!(" {u}")).unwrap_or_default();
    let value = format!("{}{unit}", f.quantity.value());
    let bound = f.quantity.bound;
    let derivation = if bound == Bound::Exact { Vec::new() } else { vec![bound.name().into()] };
    ClashSide { article: Some(article), span: f.ground.span, value, derivation }
}
