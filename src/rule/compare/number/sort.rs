//! What sort of figure it is: units of one kind, money, lengths of time, and what lists and markets are full of.

use super::PART;
use crate::resolve::facts::NumberFact;
use crate::rule::compare::Pair;
use crate::value::{Exact, NumberShape, Quantity};
use std::borrow::Cow;

/// Shares, prices and points of one article from which it reports of markets.
const MARKET: usize = 10;
/// How many of them are no shares.
const QUOTES: usize = 4;

/// "48 tahun" may or may not be read as an age; a bare amount in millions is money when the other one is.
pub(in crate::rule::compare) fn same_shape(a: &NumberFact, b: &NumberFact) -> bool {
    let years = |f: &NumberFact| {
        f.quantity.shape == NumberShape::Age || f.quantity.shape == NumberShape::Cardinal && f.quantity.is_in("year")
    };
    let bare = |f: &NumberFact| f.quantity.unit.is_none() && f.noun == 0 && f.quantity.low >= Exact::int(1_000_000);
    // What costs least is asked first: nearly all figures of two articles end here.
    if a.quantity.shape != b.quantity.shape && !(years(a) && years(b)) {
        return false;
    }
    match (&a.quantity.unit, &b.quantity.unit) {
        (None, None) => true,
        (None, Some(_)) => bare(a) && b.quantity.is_money(),
        (Some(_), None) => bare(b) && a.quantity.is_money(),
        (Some(u), Some(v)) => u == v || u.base() == v.base(),
    }
}

/// A quantity in the unit of its family.
pub(super) fn converted(q: &Quantity) -> Cow<'_, Quantity> {
    let Some(unit) = q.unit.as_ref().filter(|unit| *unit != unit.base()) else { return Cow::Borrowed(q) };
    let mut out = q.clone();
    (out.low, out.high, out.step) = (unit.in_base(q.low), unit.in_base(q.high), unit.in_base(q.step));
    out.unit = Some(unit.base().clone());
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
    let q = &f.quantity;
    q.is_percent()
        || q.is_points()
        || q.is_money() && f.quantity.step < Exact::int(10_000)
        || q.unit.is_none() && f.quantity.low >= Exact::int(1_000_000)
}

/// Whether one of the articles reports of a market: every figure of it has a like of another hour.
pub(in crate::rule::compare) fn market(pair: &Pair<'_>) -> bool {
    [pair.x, pair.y].iter().any(|d| {
        let listed = || d.facts.numbers.iter().filter(|f| listed(f));
        listed().count() >= MARKET && listed().filter(|f| !f.quantity.is_percent()).count() >= QUOTES
    })
}

/// Different values of one splitting dimension: two slots.
pub(super) fn contrary(a: &NumberFact, b: &NumberFact) -> bool {
    a.ground.dims.iter().any(|&(d, v)| {
        let mut others = b.ground.dims.iter().filter(|x| x.0 == d).peekable();
        others.peek().is_some() && !others.any(|x| x.1 == v)
    })
}
