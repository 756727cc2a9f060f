//! What sort of figure it is: units of one kind, money, lengths of time, and what lists and markets are full of.

use super::{PART, unit_key};
use crate::resolve::facts::NumberFact;
use crate::rule::compare::Pair;
pub(in crate::rule::compare) use crate::value::is_money as money;
// A length of time, of which every article has several.
pub(super) use crate::value::is_time as timed;
use crate::value::{Exact, NumberShape, Quantity, family};
use std::borrow::Cow;

/// Shares, prices and points of one article from which it reports of markets.
const MARKET: usize = 10;
/// How many of them are no shares.
const QUOTES: usize = 4;

/// "48 tahun" may or may not be read as an age; a bare amount in millions is money when the other one is.
pub(in crate::rule::compare) fn same_shape(a: &NumberFact, b: &NumberFact) -> bool {
    let years = |f: &NumberFact| {
        f.quantity.shape == NumberShape::Age || f.quantity.shape == NumberShape::Cardinal && unit_key(f) == "year"
    };
    let bare = |f: &NumberFact| unit_key(f).is_empty() && f.noun == 0 && f.quantity.low >= Exact::int(1_000_000);
    // What costs least is asked first: nearly all figures of two articles end here.
    if a.quantity.shape != b.quantity.shape && !(years(a) && years(b)) {
        return false;
    }
    let (u, v) = (unit_key(a), unit_key(b));
    match (u.is_empty(), v.is_empty()) {
        (true, true) => true,
        (true, false) => bare(a) && money(v),
        (false, true) => bare(b) && money(u),
        (false, false) => u == v || family(u).0 == family(v).0,
    }
}

/// A quantity in the unit of its family.
pub(super) fn converted(q: &Quantity) -> Cow<'_, Quantity> {
    let (unit, times, parts) = family(q.unit.as_deref().unwrap_or(""));
    if (times, parts) == (1, 1) {
        return Cow::Borrowed(q);
    }
    let to = |x: Exact| x.mul(Exact::int(times)).and_then(|x| x.div(Exact::int(parts))).unwrap_or(x);
    let mut out = q.clone();
    (out.low, out.high, out.step, out.unit) = (to(q.low), to(q.high), to(q.step), Some(unit.to_owned()));
    Cow::Owned(out)
}

/// Two quantities as they are when their units are equal, else in the unit of their family: digits are held against each other as written.
pub(in crate::rule::compare) fn in_one_unit<'q>(a: &'q Quantity, b: &'q Quantity) -> (Cow<'q, Quantity>, Cow<'q, Quantity>) {
    if a.unit == b.unit { (Cow::Borrowed(a), Cow::Borrowed(b)) } else { (converted(a), converted(b)) }
}

/// The values of two figures in one unit.
pub(in crate::rule::compare) fn values_of(a: &NumberFact, b: &NumberFact) -> (f64, f64) {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    (p.low.to_f64(), q.low.to_f64())
}

/// Whether one is so much the larger that it is rather the whole.
pub(super) fn part_of(a: &NumberFact, b: &NumberFact) -> bool {
    let (m, n) = values_of(a, b);
    m.max(n) > PART * m.min(n)
}

/// A share, a price, points or a large count: figures of which markets and tables are full. An amount in millions is no price.
pub(super) fn listed(f: &NumberFact) -> bool {
    let unit = unit_key(f);
    matches!(unit, "percent" | "point")
        || money(unit) && f.quantity.step < Exact::int(10_000)
        || unit.is_empty() && f.quantity.low >= Exact::int(1_000_000)
}

/// Whether one of the articles reports of a market: every figure of it has a like of another hour.
pub(in crate::rule::compare) fn market(pair: &Pair<'_>) -> bool {
    [pair.x, pair.y].iter().any(|d| {
        let listed = || d.facts.numbers.iter().filter(|f| listed(f));
        listed().count() >= MARKET && listed().filter(|f| unit_key(f) != "percent").count() >= QUOTES
    })
}

/// Different values of one splitting dimension: two slots.
pub(super) fn contrary(a: &NumberFact, b: &NumberFact) -> bool {
    a.ground.dims.iter().any(|&(d, v)| {
        let mut others = b.ground.dims.iter().filter(|x| x.0 == d).peekable();
        others.peek().is_some() && !others.any(|x| x.1 == v)
    })
}
