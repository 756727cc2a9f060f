//! Slips between the figures of two reports.

use super::sort::in_one_unit;
use crate::resolve::facts::NumberFact;
pub(in crate::rule::compare) use crate::value::differ_by_scale;
use crate::value::{Digits, Exact, Quantity, Slip};

/// Whether one value is the other with one digit more, less or another, or with two of them changed round.
pub(in crate::rule::compare) fn one_digit(a: &Quantity, b: &Quantity) -> bool {
    let point = a.low.is_integer() == b.low.is_integer();
    Slip::retold(a, b) > Slip::None || differ_by_scale(a, b) || point && Digits::of(a.low).nearly(Digits::of(b.low))
}

/// The significant digits of two values of one length of which one is the other with two digits in each other's place.
pub(in crate::rule::compare) fn transposed(a: &Quantity, b: &Quantity) -> Option<u32> {
    let single = a.low == a.high && b.low == b.high;
    Digits::of(a.low).swapped(Digits::of(b.low)).filter(|_| single)
}

/// The slip that leads from one figure to the other, in one unit.
pub(in crate::rule::compare) fn slip_of(a: &NumberFact, b: &NumberFact) -> Slip {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    Slip::retold(&p, &q)
}

/// The digits of two figures in one unit of which two changed places.
pub(in crate::rule::compare) fn transposed_of(a: &NumberFact, b: &NumberFact) -> Option<u32> {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    transposed(&p, &q)
}

/// Whether two figures have equal digits and another power of ten in one unit.
pub(in crate::rule::compare) fn scale_of(a: &NumberFact, b: &NumberFact) -> bool {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    differ_by_scale(&p, &q)
}

/// Significant digits of one figure at two scales, and of an amount of money, that are the same by chance hardly ever.
const LOST: u32 = 3;
const LOST_MONEY: u32 = 2;

/// Whether one of two figures of one sort is the other with a group of three digits lost, or a word for a scale exchanged: as many
/// thousands as millions.
pub(in crate::rule::compare) fn lost_group(a: &NumberFact, b: &NumberFact) -> bool {
    let (low, high) = (a.quantity.low.min(b.quantity.low), a.quantity.low.max(b.quantity.low));
    let counted = a.quantity.unit.is_some() || a.noun != 0 && a.noun == b.noun;
    // Most figures of an article are of another size or sort.
    let far = counted && low.mul(Exact::int(1000)).is_some_and(|least| least <= high);
    if !far || a.quantity.unit != b.quantity.unit || a.quantity.shape != b.quantity.shape || !scale_of(a, b) {
        return false;
    }
    let ratio = high.div(low);
    let least = if a.quantity.is_money() { LOST_MONEY } else { LOST };
    [3, 6, 9].iter().any(|e| Exact::pow10(*e) == ratio) && Digits::of(a.quantity.low).figures() >= least
}

impl Slip {
    /// How much context a slip stands in for.
    pub(in crate::rule::compare) fn bonus(self) -> f32 {
        match self {
            Slip::None => 0.0,
            Slip::Loose => 0.8,
            Slip::Likely => 2.3,
            Slip::Plain => 2.8,
        }
    }
}
