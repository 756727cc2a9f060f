//! Figures of any noun and any measure: what remains on both sides once every figure with a like on the other side is struck out.
//!
//! No list says what "the width of the bridge" or "186 stalls" is. Two figures that remain may fill one slot when they have the same
//! unit or count the same things. How much context they must share depends on the values: digits swapped or a power of ten lost
//! are rarely a coincidence, "three" and "five" often are. And on the number of such figures: when each article has one left,
//! there is nothing else to hold it against.

use super::brief::{self, By};
use super::likeness::{RIVAL, apart, likeness};
use super::settled::{settled, usable};
use super::slip::{differ_by_scale, slip_of};
use super::sort::{contrary, in_one_unit, listed, market, part_of, same_shape, values_of};
use super::{PART, odds, regrouped, transposed};
use crate::lang::{Attribute, Changes};
use crate::resolve::facts::{NumberFact, common};
use crate::rule::compare::{Pair, scope};
use crate::value::{Exact, NumberShape, Slip};

/// Two figures that remain and belong together.
pub(in crate::rule::compare) struct Remaining<'a> {
    pub score: f32,
    /// What says that they are one thing.
    pub by: By,
    pub a: &'a NumberFact,
    pub b: &'a NumberFact,
}

/// A possible meeting of two figures.
struct Cell {
    score: f32,
    i: usize,
    j: usize,
    /// Neither value stands in the other article.
    both: bool,
}

/// The possible meetings of each figure: where a cell looks for its rivals.
struct Lines {
    rows: Vec<Vec<usize>>,
    columns: Vec<Vec<usize>>,
}

impl Lines {
    fn new(cells: &[Cell], height: usize, width: usize) -> Lines {
        let mut lines = Lines { rows: vec![Vec::new(); height], columns: vec![Vec::new(); width] };
        for (n, c) in cells.iter().enumerate() {
            for line in [lines.rows.get_mut(c.i), lines.columns.get_mut(c.j)].into_iter().flatten() {
                line.push(n);
            }
        }
        lines
    }

    /// The cells that share a figure with the cell, itself among them.
    fn through<'c>(&'c self, cells: &'c [Cell], c: &Cell) -> impl Iterator<Item = &'c Cell> {
        let lines = [self.rows.get(c.i), self.columns.get(c.j)];
        lines.into_iter().flatten().flatten().filter_map(|&n| cells.get(n))
    }
}

/// Days from which two figures are of two years.
const YEARS: i64 = 300;
/// Days between two reports that tell one share or price.
const NEXT: i64 = 7;
/// How much better than any other partner a figure must fit.
const MARGIN: f32 = 0.25;
/// Log-odds from which two figures are reported.
const LIKELY: f32 = 0.0;
/// The same where the digits do not look like a slip and no cue names both.
const UNNAMED: f32 = 0.5;
/// Evidence where one of the two stands in both articles.
const TWICE: f32 = 4.2;
/// Pairs of figures from which two articles hold tables: nothing tells which row belongs to which, and to weigh each against each
/// would take time that grows with the fourth power.
pub(in crate::rule::compare) const TABLES: usize = 10_000;
/// Years beyond which an age is that of a thing.
const LIFE: i64 = 120;
/// Figures of the two articles that fill one slot with different values, the surest first.
pub(super) fn meetings<'a>(pair: &Pair<'a>) -> Vec<Remaining<'a>> {
    let (xs, ys) = (usable(&pair.x.facts.numbers), usable(&pair.y.facts.numbers));
    if xs.len() * ys.len() > TABLES {
        return Vec::new();
    }
    let left: Vec<bool> = xs.iter().map(|f| !settled(pair, f, &ys, &xs)).collect();
    let right: Vec<bool> = ys.iter().map(|f| !settled(pair, f, &xs, &ys)).collect();
    let market = market(pair);
    let open = |side: &[bool], i: usize| side.get(i) == Some(&true);
    let mut cells: Vec<Cell> = Vec::new();
    for (i, a) in xs.iter().enumerate() {
        for (j, b) in ys.iter().enumerate().filter(|(j, _)| open(&left, i) || open(&right, *j)) {
            let both = open(&left, i) && open(&right, j);
            let score = if both { remaining(pair, a, b) } else { kinship(pair, a, b) };
            cells.extend(score.map(|score| Cell { score, i, j, both }));
        }
    }
    let lines = Lines::new(&cells, xs.len(), ys.len());
    let mut out = Vec::new();
    for c in &cells {
        let (Some(&a), Some(&b)) = (xs.get(c.i), ys.get(c.j)) else { continue };
        let bonus = slip_of(a, b);
        if !c.both && (bonus < Slip::Plain || scope::both_told(pair, a, b)) {
            continue;
        }
        let same = a.attribute.is_some_and(|x| pair.lexicon.vocabulary.attribute(x as usize).is_some_and(|x| !x.many));
        let same = same && a.attribute == b.attribute;
        let volatile = listed(a) || a.quantity.is_money() || a.quantity.unit.is_none();
        if market && !same && volatile && (bonus < Slip::Plain || !told_alike(a, b)) {
            continue;
        }
        // The same value told again elsewhere is no rival.
        let other = |d: &&Cell| {
            d.both == c.both
                && (d.i == c.i) != (d.j == c.j)
                && match (xs.get(d.i), ys.get(d.j)) {
                    (Some(p), Some(q)) => p.quantity.low != a.quantity.low || q.quantity.low != b.quantity.low,
                    _ => false,
                }
        };
        let rival = lines.through(&cells, c).filter(other).map(|d| d.score).fold(f32::MIN, f32::max);
        // Told again right in the same article, but here the digits are swapped.
        let least = match (c.both, bonus) {
            (false, _) => TWICE,
            // Digits that are surely a slip are compared with what looks like the same thing only.
            (true, Slip::Plain) => LIKELY + RIVAL * lines.through(&cells, c).filter(other).count().min(6) as f32,
            (true, Slip::None) if !same && a.quantity.shape == NumberShape::Cardinal => {
                UNNAMED + RIVAL * rivals(pair, (&xs, &left), a, (&ys, &right), b)
            }
            _ => LIKELY + RIVAL * rivals(pair, (&xs, &left), a, (&ys, &right), b),
        };
        if c.score >= least && c.score >= rival + MARGIN {
            out.push(Remaining { score: c.score, by: By::Context, a, b });
        }
    }
    let still = |list: &[&'a NumberFact], side: &[bool]| -> Vec<&'a NumberFact> {
        list.iter().zip(side).filter(|(_, open)| **open).map(|(f, _)| *f).collect()
    };
    let (lx, ly) = (still(&xs, &left), still(&ys, &right));
    if pair.link.apart {
        return odds::retold(pair, &lx, &ly);
    }
    let add = |out: &mut Vec<Remaining<'a>>, by: By, found: Vec<(f32, &'a NumberFact, &'a NumberFact)>| {
        for (score, a, b) in found {
            // The odds have weighed that the figure may change, the context has not.
            match out.iter_mut().find(|r| std::ptr::eq(r.a, a) || std::ptr::eq(r.b, b)) {
                Some(r) if by == By::Odds && std::ptr::eq(r.a, a) && std::ptr::eq(r.b, b) && may_change(pair, a, b, false) => {
                    r.by = by
                }
                Some(_) => {}
                None => out.push(Remaining { score, by, a, b }),
            }
        }
    };
    let found = regrouped::found(pair, &lx, &ly).into_iter().map(|(a, b)| (regrouped::EVIDENCE, a, b));
    add(&mut out, By::Context, found.collect());
    if transposed::close(pair) {
        let found = transposed::found(pair, &lx, &ly).into_iter().map(|(a, b)| (transposed::EVIDENCE, a, b));
        add(&mut out, By::Swap, found.collect());
    }
    if odds::close(pair) {
        let found = odds::found(pair, &lx, &ly).into_iter().map(|(_, a, b)| (odds::EVIDENCE, a, b));
        add(&mut out, By::Odds, found.collect());
    }
    if brief::close(pair) {
        let found = brief::found(pair, &lx, &ly).into_iter().map(|(a, b)| (brief::EVIDENCE, a, b));
        add(&mut out, By::Story, found.collect());
    }
    out.sort_by(|p, q| {
        let place = |r: &Remaining<'_>| (r.a.ground.span, r.b.ground.span);
        q.score.total_cmp(&p.score).then_with(|| place(p).cmp(&place(q)))
    });
    out
}

/// The log-odds that two figures, of which neither stands in the other article, tell one thing.
fn remaining(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> Option<f32> {
    if !comparable(pair, a, b) {
        return None;
    }
    let kind = slip_of(a, b);
    if kind <= Slip::Loose && part_of(a, b) || apart(pair, a, b) {
        return None;
    }
    let score = likeness(pair, a, b);
    (score >= -1.5).then_some(score)
}

/// The other figures of the kind that remain, six at most.
fn rivals(pair: &Pair<'_>, x: (&[&NumberFact], &[bool]), a: &NumberFact, y: (&[&NumberFact], &[bool]), b: &NumberFact) -> f32 {
    let count = |(facts, open): (&[&NumberFact], &[bool]), f: &NumberFact| {
        let alike = |g: &NumberFact| same_shape(f, g) && (f.quantity.unit.is_some() || related(pair, f, g));
        let other = |g: &NumberFact| g.quantity.low != f.quantity.low || g.quantity.high != f.quantity.high;
        let rivals = facts.iter().zip(open).filter(|(g, open)| **open && other(g) && alike(g)).map(|(g, _)| g.quantity.low);
        let mut values: Vec<Exact> = rivals.collect();
        values.sort_unstable();
        values.dedup();
        values.len()
    };
    (count(x, a) + count(y, b)).min(6) as f32
}

/// Two figures of a market that stand beside another one they share.
fn told_alike(a: &NumberFact, b: &NumberFact) -> bool {
    a.ground.profile.shared_figures(&b.ground.profile) > 0
}

/// Whether two figures may fill one slot at all: the same sort of thing, and no word that splits it.
pub(super) fn comparable(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let counts = a.quantity.unit.is_none() && b.quantity.unit.is_none();
    (!counts || related(pair, a, b)) && may_meet(pair, a, b)
}

/// The same, whatever is counted.
pub(super) fn may_meet(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    // The level before a rise is told as such by both, or is another time's.
    if a.level && !b.former && !b.past || b.level && !a.former && !a.past {
        return false;
    }
    // Nobody is three hundred years old, but a violin is.
    let aged = |f: &NumberFact| f.quantity.shape == NumberShape::Age;
    let old = |f: &NumberFact| f.quantity.low > Exact::int(LIFE);
    if (aged(a) || aged(b)) && old(a) != old(b) {
        return false;
    }
    if !same_shape(a, b) || a.subject.is_some() && b.subject.is_some() && a.subject != b.subject {
        return false;
    }
    // Parts of two wholes: "23 of 13 games" and "22 of 14".
    if a.whole.is_some() && b.whole.is_some() && a.whole != b.whole {
        return false;
    }
    // Digits that slipped tell more in short reports than what is told of those who are counted.
    let slipped = || brief::close(pair) && a.noun != 0 && a.noun == b.noun && slip_of(a, b) >= Slip::Likely;
    // A part and a whole.
    if a.part != b.part && !(a.attribute.is_some() && a.attribute == b.attribute || slipped()) {
        return false;
    }
    // "The quake of 2014, of magnitude 5.1": digits that slipped tell more than a date that stands near.
    let years = matches!((a.time, b.time), (Some(s), Some(t)) if s.gap(t) > YEARS);
    if years && attribute(pair, a).is_some_and(|x| !x.many) && slip_of(a, b) < Slip::Likely {
        return false;
    }
    let counts = a.quantity.unit.is_none() && b.quantity.unit.is_none();
    let named_apart = || attribute(pair, a).zip(attribute(pair, b)).is_some_and(|(x, y)| x.id != y.id);
    if counts && named_apart() && !slipped() {
        return false;
    }
    // Asked last: it looks at all figures of both.
    !contrary(a, b) && !scope::apart(pair, a, b)
}

/// Whether two plain counts may count the same things.
pub(super) fn related(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let matched = || pair.aligned().matches_with(a.ground.sentence, b.ground.sentence);
    let named = |f: &NumberFact, g: &NumberFact, facts: &[NumberFact]| {
        // "73 film dari 14 negara": the films beside the 14 have a figure of their own.
        let own = |h: &NumberFact| h.ground.sentence == g.ground.sentence && h.noun == f.noun;
        f.noun != 0 && g.near.binary_search(&f.noun).is_ok() && !facts.iter().any(own)
    };
    let alike = a.noun == b.noun || named(a, b, &pair.y.facts.numbers) || named(b, a, &pair.x.facts.numbers);
    alike || a.people && b.people && (a.attribute == b.attribute || matched())
}

/// The same counted noun, or one that stands beside the other figure.
pub(in crate::rule::compare) fn counts_alike(a: &NumberFact, b: &NumberFact) -> bool {
    let named = |f: &NumberFact, g: &NumberFact| g.near.binary_search(&f.noun).is_ok();
    a.noun == b.noun || a.noun != 0 && named(a, b) || b.noun != 0 && named(b, a)
}

pub(in crate::rule::compare) fn attribute<'a>(pair: &Pair<'a>, f: &NumberFact) -> Option<&'a Attribute> {
    pair.lexicon.vocabulary.attribute(f.attribute? as usize)
}

/// How much speaks for one slot; `None` when something speaks against it.
fn kinship(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> Option<f32> {
    if !comparable(pair, a, b) {
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
        score -= if gap > 0 && listed(a) || gap > YEARS { 1.0 } else { 0.0 };
    }
    let kind = slip_of(a, b);
    let known = matches!((attribute(pair, a), attribute(pair, b)), (Some(x), Some(y)) if x.id == y.id && !x.many);
    let own = |p: &[u32], q: &[u32]| p.iter().any(|n| q.binary_search(n).is_err());
    let strangers = own(&p.names, &q.names) && own(&q.names, &p.names);
    if kind <= Slip::Loose {
        // A part and the whole.
        let (m, n) = values_of(a, b);
        let (low, high) = (m.min(n), m.max(n));
        if high > PART * low {
            return None;
        }
        // Each side speaks of somebody of its own.
        if kind == Slip::None && strangers && !known {
            return None;
        }
        let alike = a.quantity.unit.is_some() || a.noun != 0 && a.noun == b.noun || known;
        score -= if alike { 0.0 } else { 1.0 };
    }
    let time = a.quantity.is_time();
    if strangers && (kind < Slip::Plain || time) {
        score -= if listed(a) || time { 1.5 } else { 0.5 };
    }
    if kind <= Slip::Loose && !known && a.quantity.is_money() {
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
    let (p, q) = &in_one_unit(&a.quantity, &b.quantity);
    let mut score = kind.bonus();
    let thousands = differ_by_scale(p, q) && p.low.max(q.low).div(p.low.min(q.low)).is_some_and(|r| r >= Exact::int(1000));
    if thousands && kind == Slip::Plain {
        score += 0.7;
    }
    if listed(a) && listed(b) {
        score -= match (thousands, kind >= Slip::Likely) {
            (true, _) => 0.0,
            (false, true) => 0.5,
            (false, false) => 1.5,
        };
    } else if a.quantity.is_time() {
        score -= 0.5;
    } else if a.quantity.unit.is_some() && kind >= Slip::Likely {
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
pub(in crate::rule::compare) fn may_change(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact, swapped: bool) -> bool {
    // Outside of markets two sentences that tell one thing tell one share or price of it, unless it is measured day by day.
    let next = pair.days().is_some_and(|days| days <= NEXT);
    let one = || next && !pair.link.archive && !market(pair) && pair.aligned().matches_with(a.ground.sentence, b.ground.sentence);
    let changes = match attribute(pair, a).or(attribute(pair, b)) {
        Some(known) => known.changes,
        None if (listed(a) || listed(b)) && !one() => Changes::Varies,
        // Among so many articles the same words tell of the ill, the healed and the dead.
        None if pair.link.archive && (a.people || b.people) => Changes::Grows,
        None => Changes::Never,
    };
    // Of articles without a day nobody knows which came later.
    let (Some(p), Some(q)) = (pair.x.anchor.date, pair.y.anchor.date) else {
        return changes == Changes::Varies && slip_of(a, b) < Slip::Likely;
    };
    let grew = p.cmp(&q) == a.quantity.low.cmp(&b.quantity.low);
    p != q && (changes == Changes::Varies && !swapped || changes == Changes::Grows && grew)
}
