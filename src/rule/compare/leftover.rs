//! Figures of any noun and any measure: what remains on both sides once every figure with a like on the other side is struck out.
//!
//! No list says what "the width of the bridge" or "186 stalls" is. Two figures that remain may fill one slot when they have the same
//! unit or count the same things. How much context they must share depends on the values: digits swapped or a power of ten lost
//! are rarely a coincidence, "three" and "five" often are. And on the number of such figures: when each article has one left,
//! there is nothing else to hold it against.

use super::Pair;
use super::interval::compare;
use super::number::{differ_by_scale, unit_key};
use super::slip::{Slip, slip};
use crate::lang::{Attribute, Changes};
use crate::resolve::facts::{NumberFact, common};
use crate::value::{Exact, NumberShape, Verdict};

/// Two figures that remain and belong together.
pub(super) struct Remaining<'a> {
    pub score: f32,
    pub a: &'a NumberFact,
    pub b: &'a NumberFact,
}

/// A possible meeting of two figures.
struct Cell {
    score: f32,
    i: usize,
    j: usize,
}

/// How much better than any other partner a figure must fit.
const MARGIN: f32 = 0.4;
/// How much better than any other partner a figure must fit to have no other.
const CLEAR: f32 = 1.5;
/// Evidence for two figures that fit no other.
const SOLE: f32 = 2.8;
/// Evidence for two figures that fit others too.
const AMONG: f32 = 4.5;
/// More evidence where the articles are of different days and the digits do not look like a slip.
const CHANGED: f32 = 1.5;
/// Figures of one sentence from which it is a table.
const TABLE: usize = 9;
/// Shares, prices and points of one article from which it reports of markets.
const MARKET: usize = 10;
/// More evidence where the link of the articles is not certain.
const UNCERTAIN: f32 = 1.0;

/// Figures of the two articles that fill one slot with different values, the surest first.
pub(super) fn meetings<'a>(pair: &Pair<'a>) -> Vec<Remaining<'a>> {
    let (xs, ys) = (usable(&pair.x.facts.numbers), usable(&pair.y.facts.numbers));
    let left: Vec<bool> = xs.iter().map(|f| !settled(pair, f, &ys)).collect();
    let right: Vec<bool> = ys.iter().map(|f| !settled(pair, f, &xs)).collect();
    // In a report of markets every figure has a like of another hour.
    let market = [&xs, &ys].iter().any(|side| side.iter().filter(|f| listed(f)).count() >= MARKET);
    let open = |side: &[bool], i: usize| side.get(i) == Some(&true);
    let mut cells: Vec<Cell> = Vec::new();
    for (i, a) in xs.iter().enumerate() {
        for (j, b) in ys.iter().enumerate().filter(|(j, _)| open(&left, i) || open(&right, *j)) {
            cells.extend(kinship(pair, a, b).map(|score| Cell { score, i, j }));
        }
    }
    let mut out = Vec::new();
    for c in &cells {
        let (Some(&a), Some(&b)) = (xs.get(c.i), ys.get(c.j)) else { continue };
        let bonus = slip(&a.quantity, &b.quantity);
        if !(open(&left, c.i) && open(&right, c.j)) && bonus < Slip::Plain {
            continue;
        }
        if market && bonus < Slip::Plain && (listed(a) || money(unit_key(a))) {
            continue;
        }
        // The same value told again elsewhere is no rival.
        let other = |d: &&Cell| {
            (d.i == c.i) != (d.j == c.j)
                && match (xs.get(d.i), ys.get(d.j)) {
                    (Some(p), Some(q)) => p.quantity.low != a.quantity.low || q.quantity.low != b.quantity.low,
                    _ => false,
                }
        };
        let remaining = |d: &&Cell| open(&left, d.i) && open(&right, d.j);
        // A slip outweighs a figure of the context that is settled anyway.
        let rival = cells.iter().filter(other).filter(|d| bonus < Slip::Likely || remaining(d));
        let rival = rival.map(|d| d.score).fold(0.0f32, f32::max);
        let mut least = if c.score >= rival + CLEAR { SOLE } else { AMONG };
        if !pair.link.certain {
            least += UNCERTAIN;
        }
        // What the digits do not betray may have changed since.
        if bonus <= Slip::Loose && pair.x.anchor.date != pair.y.anchor.date {
            least += CHANGED;
        }
        // Told again right in the same article, but here the digits are swapped.
        if !(open(&left, c.i) && open(&right, c.j)) {
            least = least.max(AMONG);
        }
        if c.score >= least && c.score >= rival + MARGIN {
            out.push(Remaining { score: c.score, a, b });
        }
    }
    out.sort_by(|p, q| {
        let place = |r: &Remaining<'_>| (r.a.ground.span, r.b.ground.span);
        q.score.total_cmp(&p.score).then_with(|| place(p).cmp(&place(q)))
    });
    out
}

/// Figures that may be compared at all.
fn usable(numbers: &[NumberFact]) -> Vec<&NumberFact> {
    // Facts are in text order: the figures of one sentence stand together.
    let crowd = |f: &NumberFact| {
        let from = numbers.partition_point(|g| g.ground.sentence < f.ground.sentence);
        numbers.get(from..).unwrap_or(&[]).iter().take_while(|g| g.ground.sentence == f.ground.sentence).count()
    };
    let shape =
        |s: NumberShape| matches!(s, NumberShape::Cardinal | NumberShape::Age | NumberShape::Ordinal | NumberShape::Score);
    numbers.iter().filter(|f| !f.quantity.ambiguous && shape(f.quantity.shape) && !f.then).filter(|f| crowd(f) < TABLE).collect()
}

/// "48 tahun" may or may not be read as an age.
pub(super) fn same_shape(a: &NumberFact, b: &NumberFact) -> bool {
    let years = |f: &NumberFact| {
        f.quantity.shape == NumberShape::Age || f.quantity.shape == NumberShape::Cardinal && unit_key(f) == "year"
    };
    unit_key(a) == unit_key(b) && (a.quantity.shape == b.quantity.shape || years(a) && years(b))
}

/// Whether the other article gives the figure as well. A headline settles nothing for the body: the body tells it again.
fn settled(pair: &Pair<'_>, f: &NumberFact, others: &[&NumberFact]) -> bool {
    others.iter().any(|g| {
        same_shape(f, g)
            && (f.ground.headline() || !g.ground.headline())
            && (f.quantity.unit.is_some() || f.quantity.low >= Exact::int(10) || related(pair, f, g))
            && compare(&f.quantity, &g.quantity, 0.0, true) != Verdict::Conflict
    })
}

/// Whether two plain counts may count the same things.
fn related(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let matched = || pair.aligned().matches_with(a.ground.sentence, b.ground.sentence);
    counts_alike(a, b) || a.people && b.people && (a.attribute == b.attribute || matched())
}

/// The same counted noun, or one that stands beside the other figure.
pub(super) fn counts_alike(a: &NumberFact, b: &NumberFact) -> bool {
    let named = |f: &NumberFact, g: &NumberFact| g.near.binary_search(&f.noun).is_ok();
    a.noun == b.noun || a.noun != 0 && named(a, b) || b.noun != 0 && named(b, a)
}

fn attribute<'a>(pair: &Pair<'a>, f: &NumberFact) -> Option<&'a Attribute> {
    pair.lexicon.vocabulary.attribute(f.attribute? as usize)
}

/// A length of time, of which every article has several.
fn timed(unit: &str) -> bool {
    matches!(unit, "year" | "month" | "week" | "day" | "hour" | "minute" | "second")
}

/// An amount of money, by its ISO 4217 code.
fn money(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}

/// A share, a price, points or a large count: figures of which markets and tables are full. An amount in millions is no price.
fn listed(f: &NumberFact) -> bool {
    let unit = unit_key(f);
    matches!(unit, "percent" | "point")
        || money(unit) && f.quantity.step < Exact::int(10_000)
        || unit.is_empty() && f.quantity.low >= Exact::int(1_000_000)
}

/// How much speaks for one slot; `None` when something speaks against it.
fn kinship(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> Option<f32> {
    if !same_shape(a, b) || a.subject.is_some() && b.subject.is_some() && a.subject != b.subject {
        return None;
    }
    if a.quantity.unit.is_none() && !related(pair, a, b) {
        return None;
    }
    // Different values of one splitting dimension: two slots.
    let split = a.ground.dims.iter().any(|&(d, v)| {
        let mut others = b.ground.dims.iter().filter(|x| x.0 == d).peekable();
        others.peek().is_some() && !others.any(|x| x.1 == v)
    });
    if split {
        return None;
    }
    let mut score = match (attribute(pair, a), attribute(pair, b)) {
        (Some(x), Some(y)) if x.id == y.id && x.many => 0.6,
        (Some(x), Some(y)) if x.id == y.id => 1.0,
        (Some(_), Some(_)) if a.quantity.unit.is_none() => return None,
        (Some(_), Some(_)) => -0.4,
        _ => 0.0,
    };
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let near = pair.worth_of(common(&a.near, &b.near));
    score += 0.8 * near.min(3.0) + 0.4 * (pair.kinship(p, q) - near).clamp(0.0, 4.0);
    score += 0.4 * p.shared_names(q).min(3) as f32 + 0.5 * p.shared_figures(q).min(2) as f32;
    if !p.names.is_empty() && !q.names.is_empty() && p.shared_names(q) == 0 {
        score -= 0.6;
    }
    let aligned = pair.aligned();
    let (i, j) = (a.ground.sentence, b.ground.sentence);
    score += 0.15 * aligned.shared(i, j).min(6.0) + if aligned.matches_with(i, j) { 0.8 } else { 0.0 };
    if a.quantity.unit.is_none() && a.noun != 0 && a.noun == b.noun {
        score += 0.8;
    }
    let lone = a.ground.dims.iter().filter(|d| !b.ground.dims.contains(d)).count()
        + b.ground.dims.iter().filter(|d| !a.ground.dims.contains(d)).count();
    score -= 0.7 * lone.min(3) as f32;
    // Of another month or year.
    if let (Some(s), Some(t)) = (a.time, b.time) {
        let gap = s.gap(t);
        score -= if gap > 0 && listed(a) || gap > 300 { 1.0 } else { 0.0 };
    }
    let kind = slip(&a.quantity, &b.quantity);
    let known = matches!((attribute(pair, a), attribute(pair, b)), (Some(x), Some(y)) if x.id == y.id && !x.many);
    let own = |p: &[u32], q: &[u32]| p.iter().any(|n| q.binary_search(n).is_err());
    let strangers = own(&p.names, &q.names) && own(&q.names, &p.names);
    if kind <= Slip::Loose {
        // Each side speaks of somebody of its own.
        if kind == Slip::None && strangers && !known {
            return None;
        }
        let alike = a.quantity.unit.is_some() || a.noun != 0 && a.noun == b.noun || known;
        score -= if alike { 0.0 } else { 1.0 };
    }
    let time = timed(unit_key(a));
    if strangers && (kind < Slip::Plain || time) {
        score -= if listed(a) || time { 1.5 } else { 0.5 };
    }
    if kind <= Slip::Loose && !known && money(unit_key(a)) {
        score -= 1.5;
    }
    let aged = a.quantity.shape == NumberShape::Age || b.quantity.shape == NumberShape::Age;
    if aged && a.subject.is_none() && p.shared_names(q) == 0 {
        score -= 1.5;
    }
    if let (Some(s), Some(t)) = (a.hour, b.hour)
        && s != t
        && kind <= Slip::Loose
    {
        return None;
    }
    score += digits(a, b, kind);
    (score >= 0.5).then_some(score)
}

/// What the values themselves tell.
fn digits(a: &NumberFact, b: &NumberFact, kind: Slip) -> f32 {
    let (p, q) = (&a.quantity, &b.quantity);
    let unit = unit_key(a);
    let mut score = kind.bonus();
    let thousands = differ_by_scale(p, q) && p.low.max(q.low).div(p.low.min(q.low)).is_some_and(|r| r >= Exact::int(1000));
    if listed(a) && listed(b) {
        score -= match (thousands, kind >= Slip::Likely) {
            (true, _) => 0.0,
            (false, true) => 0.5,
            (false, false) => 1.5,
        };
    } else if timed(unit) {
        score -= 0.5;
    } else if !unit.is_empty() && kind >= Slip::Likely {
        // A measure that stands in few sentences.
        score += 0.6;
    }
    match p.shape {
        NumberShape::Ordinal if kind < Slip::Plain && a.attribute.is_none() => score -= 2.5,
        NumberShape::Ordinal | NumberShape::Score => score -= 1.2,
        _ => {}
    }
    if kind <= Slip::Loose && p.shape != NumberShape::Score {
        // What differs by much is rather another thing.
        let far = p.low.max(q.low).to_f64() > 3.0 * p.low.min(q.low).to_f64();
        score -= if far { 1.2 } else { 0.0 } + if p.low.min(q.low) < Exact::int(3) { 0.7 } else { 0.0 };
    }
    score
}

/// Whether a later report may give another value.
pub(super) fn may_change(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let (Some(p), Some(q)) = (pair.x.anchor.date, pair.y.anchor.date) else { return false };
    let changes = match attribute(pair, a).or(attribute(pair, b)) {
        Some(known) => known.changes,
        None if listed(a) || listed(b) => Changes::Varies,
        None if a.people || b.people => Changes::Grows,
        None => Changes::Never,
    };
    let grew = p.cmp(&q) == a.quantity.low.cmp(&b.quantity.low);
    p != q && (changes == Changes::Varies || changes == Changes::Grows && grew)
}
