//! Figures that are no conflict because time lies between them: a toll that has grown, a price of last month.

use super::slip::differ_by_scale;
use super::{grows, leftover};
use crate::lang::Changes;
use crate::resolve::Dossier;
use crate::resolve::facts::NumberFact;
use crate::rule::compare::Pair;
use crate::value::Exact;

/// Days from which a time is a month or longer.
const WEEKS: i64 = 27;

/// Whether a figure that may only grow is smaller in the later article.
pub(super) fn fell(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    match (pair.x.anchor.date, pair.y.anchor.date) {
        (Some(p), Some(q)) if p != q && grows(pair, a) && grows(pair, b) => (p > q) == (a.quantity.low < b.quantity.low),
        _ => false,
    }
}

/// Whether the later report tells the whole of a toll too, no smaller than what the earlier one gave: what is less is a part of it.
pub(super) fn outgrown(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let whole = |d: &Dossier, f: &NumberFact, least: Exact| {
        let slot = |g: &&NumberFact| g.attribute == f.attribute && g.quantity.unit == f.quantity.unit;
        d.facts.numbers.iter().filter(slot).any(|g| g.quantity.low >= least)
    };
    let (later, f, earlier) = match (pair.x.anchor.date, pair.y.anchor.date) {
        (Some(p), Some(q)) if p > q => (pair.x, a, b),
        _ => (pair.y, b, a),
    };
    fell(pair, a, b) && whole(later, f, earlier.quantity.low)
}

/// Whether the larger of two tolls is told as what it has come to, in a report no earlier than the other: it was smaller before.
pub(super) fn raised(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let (d, o, more) = if a.quantity.low > b.quantity.low { (pair.x, pair.y, a) } else { (pair.y, pair.x, b) };
    let later = matches!((d.anchor.date, o.anchor.date), (Some(p), Some(q)) if p >= q);
    let retold = |f: &NumberFact| f.raised && f.attribute == more.attribute && f.quantity.low == more.quantity.low;
    later && !differ_by_scale(&a.quantity, &b.quantity) && d.facts.numbers.iter().any(retold)
}

/// Whether one of two prices is told of a month or year before its report, and the other of the time of its own: "last month it cost
/// 13,200".
pub(super) fn lapsed(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let varies = |f: &NumberFact| leftover::attribute(pair, f).is_some_and(|x| x.changes == Changes::Varies);
    let before = |d: &Dossier, f: &NumberFact| {
        f.time.is_some_and(|t| t.len() > WEEKS && d.anchor.date.is_some_and(|published| t.last < published))
    };
    let price = a.quantity.is_money() && varies(a) && varies(b) && !differ_by_scale(&a.quantity, &b.quantity);
    price && before(pair.x, a) != before(pair.y, b)
}
