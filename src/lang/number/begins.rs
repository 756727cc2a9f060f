//! Which phrases of numbers a quantity or an identifier may begin with: the others only stand inside or behind one.

use super::{
    CountedWord, Currency, FractionWord, Hedge, IdentifierWord, MeasureWord, NumberSuffix, Numeral, OrdinalWord, RangeWord,
    Scale, UnitPlace,
};

/// An entry of a table of phrases.
pub(super) trait Begins {
    /// Whether something may begin with its words.
    fn begins(&self) -> bool {
        true
    }
}

impl Begins for Numeral {
    fn begins(&self) -> bool {
        matches!(self, Numeral::Value(_) | Numeral::Article | Numeral::Negative)
    }
}

impl Begins for FractionWord {
    fn begins(&self) -> bool {
        matches!(self, FractionWord::Whole(_))
    }
}

impl Begins for OrdinalWord {
    fn begins(&self) -> bool {
        matches!(self, OrdinalWord::Value(_) | OrdinalWord::Collective(_) | OrdinalWord::Prefix | OrdinalWord::Rank)
    }
}

impl Begins for MeasureWord {
    fn begins(&self) -> bool {
        self.place == UnitPlace::Before
    }
}

impl Begins for Currency {
    fn begins(&self) -> bool {
        self.before
    }
}

impl Begins for Hedge {
    fn begins(&self) -> bool {
        self.bound.is_some() && !self.after
    }
}

impl Begins for RangeWord {
    fn begins(&self) -> bool {
        *self == RangeWord::Opener
    }
}

impl Begins for IdentifierWord {
    fn begins(&self) -> bool {
        *self == IdentifierWord::Cue
    }
}

/// The ends of a vague number.
impl Begins for (i64, i64) {}
impl Begins for Scale {}
impl Begins for CountedWord {}
impl Begins for NumberSuffix {}
