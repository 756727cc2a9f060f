//! Figures in the base unit of their kind: kilometres beside metres, weeks beside days.

use super::super::number::NumberFact;
use crate::value::Exact;

/// A bare figure from which on it is of the unit of the others: "3.9 billion francs, 500 million more than the 3.4 billion".
pub(super) const LARGE: i64 = 10_000;

/// The base unit of a figure; empty for a count.
pub(super) fn kind(n: &NumberFact) -> &str {
    n.quantity.unit.as_ref().map_or("", |unit| unit.base())
}

/// So much of the unit of a figure, in the base unit of its kind.
pub(super) fn based(n: &NumberFact, x: Exact) -> Exact {
    n.quantity.unit.as_ref().map_or(x, |unit| unit.in_base(x))
}

/// A value in the base unit of its kind.
pub(super) fn value(n: &NumberFact) -> Exact {
    based(n, n.quantity.low)
}
