//! Whether two figures that may fill one slot contradict each other, or what keeps them apart.

use super::interval::compare;
use super::leftover::attribute;
use super::likeness::strangers;
use super::slip::differ_by_scale;
use super::sort::{self, listed as listed_figure};
use super::{Meeting, PART, same_slot};
use crate::lang::{Changes, Mark};
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, common};
use crate::rule::compare::{Pair, scope};
use crate::segment::Zone;
use crate::value::{DayInterval, Exact, NumberShape, Reason, Verdict};
use std::cmp::Ordering;

/// Days between the dates beside two figures from which they are of two occurrences.
const RETOLD: i64 = 4;

/// Values of one slot in an article beyond which they are the rows of a list.
const ROWS: usize = 3;
/// How many times the other a count may be that no attribute names and no digit betrays.
const UNNAMED_PART: f64 = 2.0;

/// Days between two reports from which a figure that is no slip is another one.
const LATER: i64 = 7;
/// How many times the other a count of another day is rather another count.
const FAR: f64 = 1.5;
/// What two sentences share that tell the same thing.
const RETELLING: f32 = 1.0;

/// What keeps two figures of one kind apart: another row of a list, another match, another subject.
fn unlike(pair: &Pair<'_>, meeting: &Meeting<'_>) -> Option<Reason> {
    let &Meeting { a, b, slipped, .. } = meeting;
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let many = a.attribute.and_then(|x| pair.lexicon.vocabulary.attribute(x as usize)).is_some_and(|x| x.many);
    let rows = many || a.attribute.is_none() && (a.quantity.is_percent() || a.quantity.is_money());
    if rows && a.label != b.label && !(slipped && !many && p.shared_names(q) > 0) {
        return Some(Reason::DifferentScope);
    }
    // A list of parts, or a market told hour by hour: only a slip of the digits is surely the same figure, or the one that opens
    // both reports.
    let listed_parts = |d: &Dossier, f: &NumberFact| {
        let mut values: Vec<Exact> = d.facts.numbers.iter().filter(|g| same_slot(f, g)).map(|g| g.quantity.low).collect();
        values.sort_unstable();
        values.dedup();
        values.len()
    };
    let opening = |f: &NumberFact| matches!(f.ground.zone, Some(Zone::Headline | Zone::Lead));
    let main = meeting.sole && opening(a) && opening(b);
    let market = a.attribute.is_none() && a.quantity.is_percent();
    // Of a market each hour has its own figures; of a list each row: those of one row stand beside another they share.
    let volatile = a.attribute.is_none() && listed_figure(a) && sort::market(pair);
    let rows_of = |d: &Dossier, f: &NumberFact| listed_parts(d, f) > if a.attribute.is_some() { ROWS } else { ROWS - 1 };
    if p.shared_figures(q) == 0 && (volatile || slipped && !main && (rows_of(pair.x, a) || rows_of(pair.y, b))) {
        return Some(Reason::DifferentScope);
    }
    if !slipped && (market || !main && (listed_parts(pair.x, a) > 2 || listed_parts(pair.y, b) > 2)) {
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
    // On another day among other names: another quake, another round of a contest.
    let days = matches!((a.time, b.time), (Some(s), Some(t)) if s.gap(t) > 0);
    let hours = matches!((a.hour, b.hour), (Some(s), Some(t)) if s != t);
    if days && hours || days && !slipped && strangers(a, b) && p.shared_names(q) == 0 {
        return Some(Reason::DifferentEvent);
    }
    let shared = pair.aligned().shared(a.ground.sentence, b.ground.sentence);
    let foreign = strangers(a, b) && p.shared_names(q) == 0;
    if a.attribute.is_none() && !differ_by_scale(&a.quantity, &b.quantity) {
        let (low, high) = (a.quantity.low.min(b.quantity.low).to_f64(), a.quantity.low.max(b.quantity.low).to_f64());
        if high > UNNAMED_PART * low || foreign && (!slipped || shared < RETELLING) {
            return Some(Reason::DifferentScope);
        }
    }
    // A count that no list names, and a price or a vote of which an event has many, without a slip of the digits.
    let together = pair.aligned().matches_with(a.ground.sentence, b.ground.sentence);
    let near = pair.worth_of(common(&a.near, &b.near));
    let loose = a.attribute.is_none() && shared < 2.0 || many && near < 2.0;
    let scale = differ_by_scale(&a.quantity, &b.quantity);
    let stray = slipped && a.attribute.is_none() && a.quantity.unit.is_none() && !scale && shared < 1.5;
    if (!slipped && loose || stray) && a.subject.is_none() && !together {
        return Some(Reason::WeakEvidence);
    }
    // Reports of two days need more to tell of one count.
    let sizes = (a.quantity.low.min(b.quantity.low).to_f64(), a.quantity.low.max(b.quantity.low).to_f64());
    let far = sizes.1 > FAR * sizes.0;
    let told_again = pair.x.anchor.date == pair.y.anchor.date || !far && shared >= RETELLING && p.shared_names(q) > 0;
    let published = match (pair.x.anchor.date, pair.y.anchor.date) {
        (Some(p), Some(q)) => DayInterval::day(p).gap(DayInterval::day(q)),
        _ => 0,
    };
    if !slipped && a.subject.is_none() && (published > LATER || far && strangers(a, b)) {
        return Some(Reason::DifferentScope);
    }
    if a.attribute.is_some() && !slipped && a.subject.is_none() && !told_again {
        return Some(Reason::DifferentAsOf);
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

/// Digits swapped or changed, the size kept.
fn slipped_digits(m: &Meeting<'_>) -> bool {
    m.slipped && !differ_by_scale(&m.a.quantity, &m.b.quantity)
}

/// Whether two measurements of one thing differ no more than who measures it does: two agencies give one quake strengths of their own.
pub(super) fn measured_apart(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let slack = attribute(pair, a).or_else(|| attribute(pair, b)).and_then(|x| x.slack);
    let gap = || a.quantity.low.sub(b.quantity.low).map(Exact::abs);
    slack.is_some_and(|slack| gap().is_some_and(|gap| gap <= slack))
}

/// What two figures of a meeting say to each other.
pub(super) fn judge(pair: &Pair<'_>, meeting: &Meeting<'_>, tolerance: f64) -> Verdict {
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
    if a.subject.is_none() && scope::apart(pair, a, b) {
        return Verdict::Incomparable(Reason::DifferentScope);
    }
    let attribute = a.attribute.and_then(|x| pair.lexicon.vocabulary.attribute(x as usize));
    // What was planned, asked or offered, and what came of it.
    let stage = |f: &NumberFact| -> Vec<(u16, u16)> {
        let is = |d: &(u16, u16)| pair.lexicon.vocabulary.is_marked(*d, Mark::Stage);
        f.ground.dims.iter().copied().filter(is).collect()
    };
    if stage(a) != stage(b) && !slipped_digits(meeting) {
        return Verdict::Incomparable(Reason::DifferentScope);
    }
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
    if measured_apart(pair, a, b) {
        return Verdict::Compatible(Reason::Rounding);
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
