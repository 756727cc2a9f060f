//! How likely two figures that remain on both sides tell one thing.
//!
//! The weights are those of a logistic regression over pairs of figures that remain in invented stories (one of them changed by hand, all
//! others true) and in real articles, rounded; `tests/planted` keeps them honest. The sum is a log-odds: 0 is an even chance. What
//! the digits tell comes first: 53 and 35 or 17 and 27 in sentences that tell the same are rarely two things. What speaks against it are
//! another day, a large ratio, and other figures of the kind that remain as well.

use super::leftover::attribute;
use super::slip::{differ_by_scale, slip_of};
use super::sort::{in_one_unit, listed};
use crate::lang::Mark;
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, common};
use crate::rule::compare::Pair;
use crate::value::{DayInterval, Digits, Exact, NumberShape, Quantity, Slip, UnitKind};

/// The log-odds of two figures of which nothing is known.
const PRIOR: f32 = -2.2;
/// What each other figure of the kind that remains on either side takes away, up to six of them.
pub(super) const RIVAL: f32 = 0.45;

/// Evidence of a link from which two articles with one result each tell of one match.
const ONE_MATCH: f32 = 4.0;

/// The log-odds, rivals aside.
pub(super) fn likeness(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> f32 {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    let kind = Slip::retold(&p, &q);
    let mut score = PRIOR + digits(kind, &p, &q) + context(pair, a, b) + sort_of(pair, a, b);
    score -= match (pair.x.anchor.date, pair.y.anchor.date) {
        (Some(p), Some(q)) => match DayInterval::day(p).gap(DayInterval::day(q)) {
            0 => 0.0,
            1..=3 => 1.5,
            4..=14 => 2.5,
            _ => 4.0,
        },
        _ => 0.2,
    };
    if !pair.link.certain {
        score -= 1.3;
    }
    score
}

/// What the values tell.
fn digits(kind: Slip, p: &Quantity, q: &Quantity) -> f32 {
    let (low, high) = (p.low.min(q.low).to_f64(), p.low.max(q.low).to_f64());
    let ratio = if low > 0.0 { (high / low).ln().min(3.0) as f32 } else { 3.0 };
    let small = match low {
        l if l <= 2.0 => -1.25,
        l if l < 10.0 => 0.4,
        _ => 0.0,
    };
    // "2 million" and "20 million" share one digit; a word of the scale taken for another is told by more.
    let round = differ_by_scale(p, q) && Digits::of(p.low).figures() < 2;
    small
        + match kind {
            Slip::None => -1.4 * ratio,
            Slip::Loose => 1.6 - 1.4 * ratio,
            _ if round && high < 999.0 * low => 1.2,
            _ if round => 2.8,
            Slip::Likely => 3.6,
            Slip::Plain => 4.0,
        }
}

/// What the words, names and figures around tell.
fn context(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> f32 {
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let aligned = pair.aligned();
    let (i, j) = (a.ground.sentence, b.ground.sentence);
    let near = pair.worth_of(common(&a.near, &b.near));
    let mut score = 0.5 * near.min(3.0) - 0.2 * (pair.kinship(p, q) - near).clamp(0.0, 3.0);
    // Sentences that are each other's best match already share much.
    score += 0.82 * aligned.shared(i, j).min(4.0) - if aligned.matches_with(i, j) { 0.9 } else { 0.0 };
    score += 0.65 * p.shared_figures(q).min(2) as f32 - 0.2 * p.shared_names(q).min(2) as f32;
    if strangers(a, b) && p.shared_names(q) == 0 {
        score -= 0.6;
    }
    let lone = a.ground.dims.iter().filter(|d| !b.ground.dims.contains(d)).count()
        + b.ground.dims.iter().filter(|d| !a.ground.dims.contains(d)).count();
    score -= 0.2 * lone.min(3) as f32;
    if let (Some(s), Some(t)) = (a.time, b.time) {
        score += if (1..=20).contains(&s.gap(t)) { -0.35 } else { 0.2 };
    }
    score
}

/// Each side speaks of somebody of its own.
pub(super) fn strangers(a: &NumberFact, b: &NumberFact) -> bool {
    let own = |p: &[u32], q: &[u32]| p.iter().any(|n| q.binary_search(n).is_err());
    let (p, q) = (&a.ground.profile.names, &b.ground.profile.names);
    own(p, q) && own(q, p)
}

/// What the sort of figure tells: a measure stands in few sentences, points and ranks in many.
fn sort_of(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> f32 {
    let told = if a.quantity.unit.is_some() { &a.quantity } else { &b.quantity };
    let mut score = match (attribute(pair, a), attribute(pair, b)) {
        (Some(x), Some(y)) if x.id == y.id && !x.many => 1.6,
        (Some(x), Some(y)) if x.id != y.id => 0.6,
        _ => 0.0,
    };
    score += match told.kind() {
        None if a.noun == 0 || b.noun == 0 => -0.8,
        None if a.noun != b.noun => -0.7,
        None => 0.0,
        Some(UnitKind::Points) => -0.7,
        Some(UnitKind::Shape) if told.shape == NumberShape::Ordinal => -1.8,
        Some(UnitKind::Shape) if lone(pair, NumberShape::Score) => 2.2,
        Some(UnitKind::Percent) => 0.5,
        Some(UnitKind::Time) => 0.9,
        Some(UnitKind::Money) => {
            if listed(a) || listed(b) {
                0.5
            } else {
                0.3
            }
        }
        _ => 0.7,
    };
    if a.people != b.people {
        score -= 0.35;
    }
    score
}

/// The moment of a match or a count that a figure belongs to: at the break, at the end.
fn moment(pair: &Pair<'_>, f: &NumberFact) -> Vec<(u16, u16)> {
    let is = |d: &(u16, u16)| pair.lexicon.vocabulary.is_marked(*d, Mark::Interim);
    f.ground.dims.iter().copied().filter(is).collect()
}

/// Whether each article gives one figure of the shape, however often.
fn lone(pair: &Pair<'_>, shape: NumberShape) -> bool {
    let one = |d: &Dossier| {
        let mut values = d.facts.numbers.iter().filter(|f| f.quantity.shape == shape).map(|f| (f.quantity.low, f.quantity.high));
        values.next().is_some_and(|first| values.all(|v| v == first))
    };
    one(pair.x) && one(pair.y)
}

/// What keeps two figures apart whatever their context: two persons' ages, two quakes, two matches, two hours of a market.
pub(super) fn apart(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let names = p.shared_names(q);
    let near = || pair.worth_of(common(&a.near, &b.near));
    let kind = slip_of(a, b);
    let aligned = pair.aligned().matches_with(a.ground.sentence, b.ground.sentence);
    let days = matches!((a.time, b.time), (Some(s), Some(t)) if s.gap(t) > 0);
    let hours = matches!((a.hour, b.hour), (Some(s), Some(t)) if s != t);
    if days && (hours || kind <= Slip::Loose && !aligned && strangers(a, b)) || moment(pair, a) != moment(pair, b) {
        return true;
    }
    // Among other names, on another day or in sentences that share nothing else: another quake, another match.
    let foreign = names == 0 && strangers(a, b);
    let shared = pair.aligned().shared(a.ground.sentence, b.ground.sentence);
    if foreign && kind <= Slip::Loose && (days || shared < 1.0) {
        return true;
    }
    let aged = a.quantity.shape == NumberShape::Age || b.quantity.shape == NumberShape::Age;
    // A birthday may lie between two reports; a length of service is no age.
    let years = a.quantity.low.sub(b.quantity.low).is_some_and(|gap| gap.abs() <= Exact::ONE);
    if aged && (years || a.quantity.shape != b.quantity.shape && !(aligned && near() >= 2.0)) {
        return true;
    }
    if aged && (a.subject.is_none() || b.subject.is_none()) {
        return near() < 1.5 || foreign || !(aligned || lone(pair, NumberShape::Age));
    }
    // A share, a price or a length of nobody knows what; a scale lost, where nothing says that it is the same amount.
    if (listed(a) || a.quantity.is_time()) && names == 0 && !aligned && near() < 1.0 && shared < 1.0 {
        return true;
    }
    // One round figure at another power of ten, where nothing says that it is the same amount.
    let one = in_one_unit(&a.quantity, &b.quantity);
    let (scale, round) = (differ_by_scale(&one.0, &one.1), Digits::of(one.0.low).figures() < 2);
    if scale && (kind < Slip::Plain || round) && !aligned && near() < 1.0 && shared < 1.0 {
        return true;
    }
    // Figures of nothing that is named.
    let bare = a.quantity.unit.is_none() && a.noun == 0 && b.noun == 0 && a.attribute.is_none() && b.attribute.is_none();
    if bare && (pair.link.archive || kind < Slip::Plain && !(aligned && near() >= 1.5)) {
        return true;
    }
    match a.quantity.shape {
        NumberShape::Score => {
            let same = aligned || lone(pair, NumberShape::Score) && (names > 0 || pair.link.weight >= ONE_MATCH);
            days || pair.x.anchor.date != pair.y.anchor.date
                || a.ground.dims != b.ground.dims
                || names < 2 && (strangers(a, b) || !same)
        }
        NumberShape::Ordinal => kind < Slip::Plain && !(aligned && near() >= 1.0) && near() < 2.5,
        // A table of a league tells the points of each.
        _ => a.quantity.is_points() && kind <= Slip::Loose && !(aligned && p.shared_figures(q) > 0),
    }
}
