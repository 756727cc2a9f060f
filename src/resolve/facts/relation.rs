//! Figures of one article that can be recomputed from each other.

use super::View;
use super::number::NumberFact;
use super::time::TimeFact;
use crate::text::Span;

/// What is recomputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RelationKind {
    /// N years since a year or date.
    Anniversary,
    /// An age and a birth date.
    Age,
    /// A total and its parts.
    Total,
    /// a of b is c percent.
    Share,
    /// From a to b is a change of c, or of c percent.
    Change,
    /// A length of time and its two ends.
    Duration,
    /// n times a rate is a total.
    Product,
    /// One measure in two units.
    Units,
}

/// A relation that an article states and that does not hold.
#[derive(Clone, Debug)]
pub struct RelationFact {
    /// What was recomputed.
    pub kind: RelationKind,
    /// The figure that is checked: place, value.
    pub claimed: (Span, String),
    /// What it should be.
    pub expected: String,
    /// The figures it follows from: place, value.
    pub operands: Vec<(Span, String)>,
    /// The computation, as a reader would write it.
    pub detail: String,
}

pub(super) fn find(_view: &View<'_>, _numbers: &[NumberFact], _times: &[TimeFact]) -> Vec<RelationFact> {
    Vec::new()
}
