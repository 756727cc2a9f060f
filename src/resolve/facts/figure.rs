//! What may be asked of a figure: how firmly it is written, and what it can be reckoned with.
//!
//! Each question asks a little more than the one before it. What a comparison or a relation asks beyond them it says in its own place.

use super::number::NumberFact;
use crate::lang::{Mark, Vocabulary};
use crate::value::{Bound, Exact, NumberShape};
use std::ops::{Range, RangeInclusive};

/// How many times the written difference, change or rate the right one may be: what is further off is told of something else.
pub const MISREPORTED: Range<f64> = 0.3..3.4;

/// Bare figures that may be years.
const YEARS: RangeInclusive<i64> = 1700..=2100;

/// How far figures of these last digits may be off where they are reckoned with each other. Three counts told to the last one are exact.
pub fn slack(steps: impl IntoIterator<Item = Exact>) -> Exact {
    let all = steps.into_iter().try_fold(Exact::ZERO, Exact::add).unwrap_or(Exact::ONE);
    if all <= Exact::int(3) { Exact::ZERO } else { all }
}

impl NumberFact {
    /// One past the last token of the figure and of what it counts.
    pub fn end(&self) -> u32 {
        self.tokens.1.max(self.quantity.counted_tokens.1)
    }

    /// One positive value, however hedged: no range, no rank, result or age, and no mark that can be read in two ways.
    pub fn is_single(&self) -> bool {
        let q = &self.quantity;
        q.shape == NumberShape::Cardinal && q.low == q.high && q.low > Exact::ZERO && !q.ambiguous
    }

    /// One positive value without a hedge.
    pub fn is_plain(&self) -> bool {
        self.is_single() && self.quantity.bound == Bound::Exact
    }

    /// One positive value without a hedge that the article claims: it is not denied, asked or only possible.
    pub fn is_firm(&self) -> bool {
        self.is_plain() && !self.ground.unreal
    }

    /// A firm figure of the body that is all of what it tells: a headline rounds, and "2 hours" of "2 hours 16 minutes" is a part.
    pub fn stands_alone(&self) -> bool {
        self.is_firm() && !self.compound && !self.ground.headline()
    }

    /// Whether it counts or measures: no share, no length of time, no points of a table.
    pub fn is_amount(&self) -> bool {
        let q = &self.quantity;
        !(q.is_share() || q.is_time() || q.is_points())
    }

    /// A firm count or amount that can rise and fall: what stands where something lies ("in minute 61") cannot.
    pub fn is_level(&self) -> bool {
        self.is_firm() && self.is_amount() && !self.placed
    }

    /// A figure that can be added to others of its sort: the points of two players can, times, shares and degrees cannot.
    pub fn adds_up(&self) -> bool {
        let q = &self.quantity;
        self.is_plain() && !(q.is_time() || q.is_share() || q.is_temperature())
    }

    /// A part or a whole of a sum: it adds up, is claimed, and is not where something lies.
    pub fn is_addend(&self) -> bool {
        self.adds_up() && !self.placed && !self.ground.unreal
    }

    /// The same, of plain things: no measure and no money.
    pub fn is_tally(&self) -> bool {
        self.is_addend() && self.quantity.unit.is_none()
    }

    /// Whether words beside it say this: "each", "last year", "demanded".
    pub fn is_marked(&self, vocabulary: &Vocabulary, mark: Mark) -> bool {
        self.ground.dims.iter().any(|d| vocabulary.is_marked(*d, mark))
    }

    /// Whether it may be a year, were it to count nothing.
    pub fn may_be_year(&self) -> bool {
        self.quantity.unit.is_none() && self.quantity.low.to_i64().is_some_and(|year| YEARS.contains(&year))
    }

    /// Years and months: prison terms and ages, of which an article has several.
    pub fn is_term(&self) -> bool {
        self.quantity.is_in("year") || self.quantity.is_in("month")
    }
}
