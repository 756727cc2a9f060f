//! Quantities of one slot.
//!
//! Two articles state sets of figures for a slot. Figures that find their like on the other side are settled; what is left on both
//! sides is compared, the most similar contexts first. So "44 survived, 11 died" never meets the wrong partner, and an article that
//! repeats a figure in other words is never held against itself.

use super::Pair;
use super::clash::{Clash, ClashSide, Sink};
use super::digits::Digits;
use super::index::Run;
use super::interval::compare;
use super::keys::Both;
use super::leftover;
use super::slip::differ_by_scale;
use super::unless::{Seen, excepted};
use crate::lang::{Attribute, Changes, Lexicon};
use crate::resolve::Dossier;
use crate::resolve::facts::NumberFact;
use crate::rule::Rule;
use crate::segment::Zone;
use crate::value::{Bound, DayInterval, Exact, NumberShape, Reason, Verdict};
use std::cmp::Ordering;

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

/// Context agreement from which two figures fill one slot.
const ALIGNED: f32 = 2.5;
/// The same for counts that no attribute names.
const UNNAMED: f32 = 3.6;
/// How many times the other a figure may be.
pub(super) const PART: f64 = 6.0;
/// Days between the dates beside two figures from which they are of two occurrences.
const RETOLD: i64 = 4;
/// Context agreement from which a clash may be an error.
const SURE: f32 = 3.2;

/// Two figures that may fill one slot.
#[derive(Debug)]
pub(super) struct Meeting<'a> {
    score: f32,
    a: &'a NumberFact,
    b: &'a NumberFact,
    /// One looks like a slip of the other.
    slipped: bool,
    /// Nothing else of the slot remains on either side.
    sole: bool,
}

pub(super) fn between<'a>(rule: &Rule, tolerance: f64, pair: &Pair<'a>, both: &Both<'a>, want: Want, sink: &mut Sink) {
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
        used.extend([ka, kb]);
        let why = format!("context agreement {score:.1}");
        clash(rule, pair, want, (a, b), (score, same_slot(a, b) && (score >= SURE || scale)), why, sink);
    }
    if pair.link.apart {
        return;
    }
    for r in leftover::meetings(pair) {
        let (ka, kb) = ((false, r.a.ground.span.start), (true, r.b.ground.span.start));
        if used.contains(&ka) || used.contains(&kb) || !selected(rule, pair.lexicon, r.a) {
            continue;
        }
        sink.compared();
        let (p, q) = (leftover::converted(&r.a.quantity), leftover::converted(&r.b.quantity));
        let scale = differ_by_scale(&p, &q);
        if compare(&p, &q, tolerance, r.a.ground.headline() || r.b.ground.headline()) != Verdict::Conflict {
            continue;
        }
        if !scale && leftover::may_change(pair, r.a, r.b) {
            sink.silent(rule, Reason::DifferentAsOf);
            continue;
        }
        if let Some(reason) = exception(rule, pair, r.a, r.b) {
            sink.silent(rule, reason);
            continue;
        }
        used.extend([ka, kb]);
        let why = format!("context agreement {:.1} of figures that remain", r.score);
        clash(rule, pair, want, (r.a, r.b), (r.score, false), why, sink);
    }
}

/// All figures of the pair that may fill one slot, the most similar contexts first.
fn meetings<'b, 'a>(pair: &Pair<'a>, both: &'b Both<'a>) -> &'b [Meeting<'a>] {
    both.figures.get_or_init(|| {
        let (xs, ys) = (&pair.x.facts.numbers, &pair.y.facts.numbers);
        let mut found = Vec::new();
        for (mine, theirs) in both.x.figures.meet(&both.y.figures) {
            let left = open(pair, mine, xs, theirs, ys);
            let right = if left.is_empty() { Vec::new() } else { open(pair, theirs, ys, mine, xs) };
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
                    if let Some(score) = alignment(pair, a, b, sole, slipped) {
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
    let slot = slot_name(pair.lexicon, a);
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
            (plain || same_slot(f, g)) && (equal || compare(&f.quantity, &g.quantity, 0.0, true) != Verdict::Conflict)
        })
    };
    let usable = |f: &NumberFact| {
        !f.quantity.ambiguous
            && f.quantity.shape != NumberShape::Vague
            && (f.quantity.shape != NumberShape::Age || f.subject.is_some())
            && !(pair.link.apart && f.attribute.is_none())
    };
    mine.facts().filter(|&i| facts.get(i).is_some_and(|f| usable(f) && !told(f))).collect()
}

pub(super) fn unit_key(f: &NumberFact) -> &str {
    f.quantity.unit.as_deref().unwrap_or("")
}

/// Whether two facts name the same slot by their own words.
fn same_slot(a: &NumberFact, b: &NumberFact) -> bool {
    let named = match (a.attribute, b.attribute) {
        (Some(x), Some(y)) => x == y,
        (None, None) => a.noun == b.noun && (a.noun != 0 || a.quantity.unit.is_some()),
        _ => a.noun == b.noun && a.noun != 0,
    };
    named && a.quantity.shape == b.quantity.shape && unit_key(a) == unit_key(b) && a.subject == b.subject
}

/// How much speaks for one slot; `None` when something speaks against it.
fn alignment(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact, sole: bool, slipped: bool) -> Option<f32> {
    // Without an attribute the counted noun must be the same and the context close, unless the digits themselves betray a slip.
    let named = a.attribute.is_some() && a.attribute == b.attribute;
    let counted = a.noun != 0 && a.noun == b.noun;
    let least = match (named, slipped) {
        _ if a.subject.is_some() => ALIGNED,
        (true, _) | (_, true) => ALIGNED,
        (false, false) if sole && (counted || a.quantity.unit.is_some()) => UNNAMED,
        _ => return None,
    };
    if a.quantity.shape != b.quantity.shape || unit_key(a) != unit_key(b) || a.subject != b.subject {
        return None;
    }
    if a.subject.is_some() {
        return Some(ALIGNED + 1.0);
    }
    let attribute = |f: &NumberFact| -> Option<&Attribute> { pair.lexicon.vocabulary.attribute(f.attribute? as usize) };
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let mut score =
        match (attribute(a), attribute(b)) {
            (Some(x), Some(y)) if x.id == y.id => {
                if x.many {
                    1.2
                } else {
                    2.2
                }
            }
            (Some(_), Some(_)) => return None,
            _ if counted => 1.3,
            _ if a.quantity.unit.as_deref().is_some_and(|u| {
                !matches!(u, "percent" | "ordinal" | "year" | "month" | "day" | "hour" | "minute" | "score")
            }) =>
            {
                0.9
            }
            _ => 0.3,
        };
    score +=
        0.5 * p.shared_stems(q).min(4) as f32 + 0.3 * p.shared_names(q).min(2) as f32 + 0.2 * p.shared_events(q).min(2) as f32;
    if sole {
        score += 0.5;
    }
    if slipped {
        score += 0.6;
    }
    // Small counts without an attribute stand in every text; only a close context makes two of them one slot.
    if a.attribute.is_none() && a.quantity.unit.is_none() && a.quantity.low.max(b.quantity.low) < Exact::int(20) {
        score -= 1.0;
    }
    // A splitting word on one side only: the other side may mean the whole.
    let lone = a.ground.dims.iter().filter(|d| !b.ground.dims.contains(d)).count()
        + b.ground.dims.iter().filter(|d| !a.ground.dims.contains(d)).count();
    score -= 0.7 * lone.min(3) as f32;
    (score >= least).then_some(score)
}

/// Whether a figure that may only grow is smaller in the later article.
fn fell(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let grows = |f: &NumberFact| {
        f.attribute.and_then(|x| pair.lexicon.vocabulary.attribute(x as usize)).is_some_and(|x| x.changes == Changes::Grows)
    };
    match (pair.x.anchor.date, pair.y.anchor.date) {
        (Some(p), Some(q)) if p != q && grows(a) && grows(b) => (p > q) == (a.quantity.low < b.quantity.low),
        _ => false,
    }
}

/// What keeps two figures of one kind apart: another row of a list, another match, another subject.
fn unlike(pair: &Pair<'_>, meeting: &Meeting<'_>) -> Option<Reason> {
    let &Meeting { a, b, slipped, .. } = meeting;
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let many = a.attribute.and_then(|x| pair.lexicon.vocabulary.attribute(x as usize)).is_some_and(|x| x.many);
    let listed = |u: &str| u == "percent" || u.len() == 3 && u.bytes().all(|b| b.is_ascii_uppercase());
    let rows = many || a.attribute.is_none() && a.quantity.unit.as_deref().is_some_and(listed);
    if rows && a.label != b.label && !(slipped && !many && p.shared_names(q) > 0) {
        return Some(Reason::DifferentScope);
    }
    // A list of parts, or a market told hour by hour: only a slip of the digits is surely the same figure, or the one that opens
    // both reports.
    let listed_parts = |d: &Dossier, f: &NumberFact| {
        let mut values: Vec<Exact> = d.facts.numbers.iter().filter(|g| same_slot(f, g)).map(|g| g.quantity.low).collect();
        values.sort_unstable();
        values.dedup();
        values.len() > 2
    };
    let opening = |f: &NumberFact| matches!(f.ground.zone, Some(Zone::Headline | Zone::Lead));
    let main = meeting.sole && opening(a) && opening(b);
    let market = a.attribute.is_none() && a.quantity.unit.as_deref() == Some("percent");
    if !slipped && (market || !main && (listed_parts(pair.x, a) || listed_parts(pair.y, b))) {
        return Some(Reason::DifferentScope);
    }
    if a.quantity.shape == NumberShape::Score && (p.shared_names(q) < 2 || !(opening(a) && opening(b))) {
        return Some(Reason::DifferentEvent);
    }
    if a.quantity.shape == NumberShape::Ordinal {
        let (low, high) = (a.quantity.low.min(b.quantity.low).to_f64(), a.quantity.low.max(b.quantity.low).to_f64());
        if high > low * 1.25 && !slipped {
            return Some(Reason::DifferentScope);
        }
    }
    // Both sides name somebody, and nobody is the same; a rare unit needs less to be the same thing.
    let least = if a.quantity.unit.is_some() && !rows { 1.5 } else { 2.5 };
    if !p.names.is_empty() && !q.names.is_empty() && p.shared_names(q) == 0 && !slipped && pair.kinship(p, q) < least {
        return Some(Reason::DifferentScope);
    }
    if !pair.link.certain && !slipped {
        return Some(Reason::WeakEvidence);
    }
    None
}

/// Whether one value looks like a slip of the other: digits swapped, one digit changed, a zero more or less.
fn slip(a: &NumberFact, p: Digits, b: &NumberFact, q: Digits) -> bool {
    p.slipped(q) || (p.scalable(q) && differ_by_scale(&a.quantity, &b.quantity))
}

fn judge(pair: &Pair<'_>, meeting: &Meeting<'_>, tolerance: f64) -> Verdict {
    let &Meeting { a, b, slipped, .. } = meeting;
    if let Some(reason) = unlike(pair, meeting).filter(|_| a.subject.is_none()) {
        return Verdict::Incomparable(reason);
    }
    let split = a.ground.dims.iter().any(|&(d, v)| {
        let others: Vec<u16> = b.ground.dims.iter().filter(|x| x.0 == d).map(|x| x.1).collect();
        !others.is_empty() && !others.contains(&v)
    });
    if split {
        return Verdict::Incomparable(Reason::DifferentScope);
    }
    let attribute = a.attribute.and_then(|x| pair.lexicon.vocabulary.attribute(x as usize));
    // A percentage or a price that one side narrows (monthly, core, last year) and the other does not.
    let narrowed = a.ground.dims != b.ground.dims && (a.quantity.unit.is_some() || attribute.is_none());
    if narrowed && !(slipped && attribute.is_some_and(|x| !x.many)) {
        return Verdict::Incomparable(Reason::DifferentScope);
    }
    // One is many times the other: a part and the whole, a day and a season.
    let (low, high) = (a.quantity.low.min(b.quantity.low).to_f64(), a.quantity.low.max(b.quantity.low).to_f64());
    if a.quantity.shape == NumberShape::Cardinal && high > PART * low && !slipped {
        return Verdict::Incomparable(Reason::DifferentScope);
    }
    let verdict = compare(&a.quantity, &b.quantity, tolerance, a.ground.headline() || b.ground.headline());
    if verdict != Verdict::Conflict {
        return verdict;
    }
    // What no attribute names but a unit measures (a price, a share, a rate) may be another tomorrow.
    let unnamed =
        if a.quantity.unit.is_some() && a.quantity.shape == NumberShape::Cardinal { Changes::Varies } else { Changes::Never };
    let changes = attribute.map_or(unnamed, |x| x.changes);
    // The day that stands nearest may be the day of the report; a strength or a toll is told again the days after.
    let least = if changes == Changes::Varies || attribute.is_none() { 1 } else { RETOLD };
    if let (Some(s), Some(t)) = (a.time, b.time)
        && s.gap(t) >= least
    {
        return Verdict::Incomparable(Reason::DifferentAsOf);
    }
    // A rate of another period: one side names its month or quarter, the other does not.
    let period = |t: Option<DayInterval>| t.is_some_and(|d| d.len() > 7);
    if changes == Changes::Varies && period(a.time) != period(b.time) && !slipped {
        return Verdict::Incomparable(Reason::DifferentAsOf);
    }
    if let (Some(p), Some(q)) = (pair.x.anchor.date, pair.y.anchor.date) {
        let later = p.cmp(&q);
        let grew = a.quantity.low.cmp(&b.quantity.low);
        match changes {
            Changes::Grows if later != Ordering::Equal && later == grew => return Verdict::Incomparable(Reason::DifferentAsOf),
            Changes::Varies if later != Ordering::Equal => return Verdict::Incomparable(Reason::DifferentAsOf),
            _ => {}
        }
        if pair.link.apart && attribute.is_some() {
            return Verdict::Incomparable(Reason::DifferentOccurrence);
        }
        if a.quantity.shape == NumberShape::Age {
            // A birthday may lie between two reports, and one rounds where the other counts.
            let years = a.quantity.low.sub(b.quantity.low).map(Exact::abs).unwrap_or(Exact::ZERO);
            if years <= Exact::ONE {
                return Verdict::Compatible(Reason::Rounding);
            }
        }
    }
    Verdict::Conflict
}

pub(super) fn slot_name(lexicon: &Lexicon, f: &NumberFact) -> String {
    if let Some(subject) = &f.subject {
        return format!("age of {subject}");
    }
    match f.attribute.and_then(|a| lexicon.vocabulary.attribute(a as usize)) {
        Some(a) => a.id.clone(),
        None => match (&f.quantity.unit, &f.quantity.counted) {
            (Some(u), _) => u.clone(),
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
