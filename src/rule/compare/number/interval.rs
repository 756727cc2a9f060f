//! Quantities as intervals: what a hedged or rounded figure allows.

use super::sort::in_one_unit;
use crate::resolve::facts::NumberFact;
use crate::value::{Bound, Exact, NumberShape, Quantity, Reason, Verdict};

/// Compares two quantities as intervals. `loose` allows the rounding of headlines: to the last digit the coarser side writes.
pub(in crate::rule::compare) fn compare(a: &Quantity, b: &Quantity, tolerance: f64, loose: bool) -> Verdict {
    if a.shape == NumberShape::Score {
        let same = (a.low, a.high) == (b.low, b.high) || (a.low, a.high) == (b.high, b.low);
        return if same { Verdict::Agree } else { Verdict::Conflict };
    }
    if a.low == b.low && a.high == b.high {
        return Verdict::Agree;
    }
    let (la, ha) = interval(a);
    let (lb, hb) = interval(b);
    if la <= hb && lb <= ha {
        let hedged = a.bound != Bound::Exact || b.bound != Bound::Exact;
        return Verdict::Compatible(if hedged { Reason::Hedge } else { Reason::Rounding });
    }
    // Half of the last written digit; a headline may cut instead of rounding.
    let step = a.step.max(b.step);
    let slack = || if loose { step } else { step.div(Exact::int(2)).unwrap_or(step) };
    let gap = || if la > hb { la.sub(hb) } else { lb.sub(ha) };
    if (step > Exact::ONE || !a.low.is_integer() || !b.low.is_integer())
        && (a.step != b.step || loose && step > Exact::ONE)
        && gap().is_some_and(|g| g <= slack())
    {
        return Verdict::Compatible(Reason::Rounding);
    }
    if cut(a, b) || cut(b, a) || mark(a, b) || mark(b, a) {
        return Verdict::Compatible(Reason::Rounding);
    }
    let larger = if tolerance > 0.0 { ha.max(hb).to_f64().abs() } else { 0.0 };
    if tolerance > 0.0 && larger > 0.0 && gap().is_some_and(|g| g.to_f64() / larger * 100.0 <= tolerance) {
        return Verdict::Compatible(Reason::Rounding);
    }
    Verdict::Conflict
}

/// The same of two figures in one unit, without tolerance.
pub(in crate::rule::compare) fn compared(a: &NumberFact, b: &NumberFact, loose: bool) -> Verdict {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    compare(&p, &q, 0.0, loose)
}

/// Whether the first is the second with digits cut off behind: "9,4" for 9.47, "Rp 224 miliar" for 224.69. At least two digits stay.
fn cut(a: &Quantity, b: &Quantity) -> bool {
    // A quotient costs more than all the rest.
    let left = || a.low.div(a.step).filter(|n| *n >= Exact::int(20)).is_some();
    a.low == a.high
        && b.low == b.high
        && a.step > b.step
        && left()
        && b.low.sub(a.low).is_some_and(|gap| gap > Exact::ZERO && gap < a.step)
}

/// Whether the mark before three digits of the first was meant to part thousands: "2,345 poin" beside "2.345 poin".
fn mark(a: &Quantity, b: &Quantity) -> bool {
    let thousandth = Exact::ratio(1, 1000).is_some_and(|x| x == a.step);
    thousandth && a.low == a.high && b.low == b.high && b.step == Exact::ONE && a.low.mul(Exact::int(1000)) == Some(b.low)
}

/// Figures up to which "more than" tells little.
const DOZEN: i64 = 12;

/// The values a hedged number allows: "sekitar" a tenth either way, "lebih dari" up to half as much again, "hampir" a tenth below.
fn interval(q: &Quantity) -> (Exact, Exact) {
    let part = |x: Exact, n: i128, d: i128| Exact::ratio(n, d).and_then(|r| x.mul(r)).unwrap_or(x);
    match q.bound {
        Bound::Exact | Bound::Range => (q.low, q.high),
        Bound::About => (part(q.low, 9, 10), part(q.high, 11, 10)),
        // "More than ten" is said before anybody has counted.
        Bound::AtLeast | Bound::MoreThan if q.high <= Exact::int(DOZEN) => (q.low, part(q.high, 9, 4)),
        Bound::AtLeast | Bound::MoreThan => (q.low, part(q.high, 3, 2)),
        Bound::AtMost => (part(q.low, 1, 2), q.high),
        // "Fewer than 200" is said of 167 as well: the next round figure above it.
        Bound::LessThan if round(q) => (part(q.low, 3, 4), q.high),
        Bound::LessThan => (part(q.low, 9, 10), q.high),
    }
}

/// Whether it has one digit that is not 0, and a zero behind it.
fn round(q: &Quantity) -> bool {
    q.low >= Exact::int(10) && q.low.to_string().trim_end_matches('0').len() == 1
}

#[cfg(test)]
mod tests {
    use super::{cut, mark};
    use crate::value::{Bound, Exact, NumberShape, Quantity};

    fn written(low: Exact, step: Exact) -> Quantity {
        Quantity {
            shape: NumberShape::Cardinal,
            low,
            high: low,
            step,
            bound: Bound::Exact,
            unit: None,
            counted: None,
            counted_tokens: (0, 0),
            ambiguous: false,
        }
    }

    #[test]
    fn digits_cut_off_are_rounding_and_changed_ones_are_not() {
        let tenths = |n: i128| written(Exact::ratio(n, 10).unwrap(), Exact::ratio(1, 10).unwrap());
        let hundredths = |n: i128| written(Exact::ratio(n, 100).unwrap(), Exact::ratio(1, 100).unwrap());
        assert!(cut(&tenths(94), &hundredths(947)));
        assert!(!cut(&tenths(94), &hundredths(957)) && !cut(&tenths(94), &hundredths(937)));
        assert!(!cut(&tenths(14), &hundredths(148)), "one digit and a half tell nothing");
    }

    #[test]
    fn a_mark_before_three_digits_may_part_thousands() {
        let small = written(Exact::ratio(2345, 1000).unwrap(), Exact::ratio(1, 1000).unwrap());
        assert!(mark(&small, &written(Exact::int(2345), Exact::ONE)));
        assert!(!mark(&small, &written(Exact::int(2435), Exact::ONE)));
    }
}
