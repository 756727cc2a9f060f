//! How much two values look like one value written wrongly: digits swapped, one digit another, a power of ten lost.

use super::sort::in_one_unit;
use crate::resolve::facts::NumberFact;
pub(in crate::rule::compare) use crate::resolve::facts::Slip;
use crate::value::{Exact, NumberShape, Quantity};

/// What kind of slip leads from one value to the other. Closing zeros do not count: 500 and 700 have one digit.
pub(in crate::rule::compare) fn slip(a: &Quantity, b: &Quantity) -> Slip {
    if a.shape == NumberShape::Score || a.low != a.high || b.low != b.high {
        return Slip::None;
    }
    let (x, y) = match (stopped(a), stopped(b)) {
        (Some(p), Some(q)) => (digits(p), digits(q)),
        _ => (digits(a.low), digits(b.low)),
    };
    let (long, other) = (x.long, y.long);
    let (whole, decimal) = (a.low.is_integer() && b.low.is_integer(), !a.low.is_integer() && !b.low.is_integer());
    // "308" and "380": a zero that changed its place with another digit.
    let moved = swapped(&x, &y).is_some_and(|n| n > 2);
    let (x, y) = (x.significant(), y.significant());
    if moved && x.len() != y.len() {
        return Slip::Likely;
    }
    if differ_by_scale(a, b) {
        // Of "5" and "50" nobody can say what was meant; an amount of money is not a small number written twice.
        let money = a.is_money() && a.low.min(b.low) >= Exact::int(1000);
        let ratio = a.low.max(b.low).div(a.low.min(b.low));
        // A zero or a group of three is lost, seldom two zeros.
        let usual = [1, 3, 6, 9].iter().any(|e| Exact::pow10(*e) == ratio);
        return match x.len() {
            _ if !usual => Slip::Loose,
            _ if money => Slip::Plain,
            0 | 1 => Slip::Loose,
            2 => Slip::Likely,
            _ => Slip::Plain,
        };
    }
    let (shorter, longer) = if x.len() > y.len() { (y, x) } else { (x, y) };
    // "7" and "17", "2.5" and "12.5", and 14 for 40, which sound alike; "10" and "31" or "4" and "7.4" are no slip.
    let dropped = (whole || decimal) && (long != other || longer.starts_with(shorter) || longer.first() == Some(&b'1'));
    if dropped
        && longer.len() == shorter.len() + 1
        && !shorter.is_empty()
        && (longer.ends_with(shorter) || longer.starts_with(shorter))
    {
        return Slip::Loose;
    }
    if x.len() != y.len() || x.len() < 2 || long != other {
        return Slip::None;
    }
    let sorted = |v: &[u8]| {
        let mut v = v.to_vec();
        v.sort_unstable();
        v
    };
    let differing = x.iter().zip(y).filter(|(p, q)| p != q).count();
    let sum = |v: &[u8]| v.iter().map(|d| u32::from(*d)).sum::<u32>();
    if differing > 1 && sum(x) != sum(y) {
        return Slip::None;
    }
    match (differing == 2 && sorted(x) == sorted(y), differing, x.len()) {
        (true, _, 2) => Slip::Likely,
        (true, _, _) => Slip::Plain,
        (false, 1, 2) => Slip::Loose,
        (false, 1, 3) => Slip::Likely,
        (false, 1, _) => Slip::Plain,
        _ => Slip::None,
    }
}

/// Whether one value is the other with one digit more, less or another, or with two of them changed round.
pub(in crate::rule::compare) fn one_digit(a: &Quantity, b: &Quantity) -> bool {
    let (x, y) = (digits(a.low), digits(b.low));
    let point = a.low.is_integer() == b.low.is_integer();
    let (p, q) = (x.up_to(y.end), y.up_to(x.end));
    let one = || x.long == y.long && p.len() == q.len() && p.iter().zip(q).filter(|(p, q)| p != q).count() <= 1;
    slip(a, b) > Slip::None || differ_by_scale(a, b) || point && one()
}

/// A time of hours, minutes and seconds as it is written: 2:24:18 as 22418.
fn stopped(q: &Quantity) -> Option<Exact> {
    let seconds = q.low.to_i64().filter(|n| *n >= 3600 && q.is_in("second") && q.step == Exact::ONE)?;
    Some(Exact::int(seconds / 3600 * 10_000 + seconds / 60 % 60 * 100 + seconds % 60))
}

/// The significant digits of two values of one length of which one is the other with two digits in each other's place.
pub(in crate::rule::compare) fn transposed(a: &Quantity, b: &Quantity) -> Option<usize> {
    if a.low != a.high || b.low != b.high {
        return None;
    }
    swapped(&digits(a.low), &digits(b.low))
}

/// How many digits two values have, zeros behind both aside, of which one is the other with two digits in each other's place.
fn swapped(x: &Shown, y: &Shown) -> Option<usize> {
    let (p, q) = if x.long == y.long { (x.up_to(y.end), y.up_to(x.end)) } else { return None };
    let mut differing = p.iter().zip(q).filter(|(p, q)| p != q);
    let (first, second) = (differing.next()?, differing.next()?);
    let swapped = differing.next().is_none() && first.0 == second.1 && first.1 == second.0;
    (swapped && p.len() == q.len()).then_some(p.len())
}

/// The slip that leads from one figure to the other, in one unit.
pub(in crate::rule::compare) fn slip_of(a: &NumberFact, b: &NumberFact) -> Slip {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    slip(&p, &q)
}

/// The digits of two figures in one unit of which two changed places.
pub(in crate::rule::compare) fn transposed_of(a: &NumberFact, b: &NumberFact) -> Option<usize> {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    transposed(&p, &q)
}

/// Whether two figures have equal digits and another power of ten in one unit.
pub(in crate::rule::compare) fn scale_of(a: &NumberFact, b: &NumberFact) -> bool {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    differ_by_scale(&p, &q)
}

/// Significant digits of one figure at two scales, and of an amount of money, that are the same by chance hardly ever.
const LOST: usize = 3;
const LOST_MONEY: usize = 2;

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
    [3, 6, 9].iter().any(|e| Exact::pow10(*e) == ratio) && digits(a.quantity.low).significant().len() >= least
}

/// The digits of a value. Those of whole numbers need no memory of their own: every figure of an article meets every other's.
struct Shown {
    room: [u8; 20],
    /// The first of them in the room.
    first: usize,
    /// One past the last that is no zero.
    end: usize,
    /// Digits of a value that is no positive whole number.
    other: Vec<u8>,
    /// How long the value is, with all its zeros and a point.
    long: usize,
}

impl Shown {
    /// The digits without zeros before them, at least up to an end.
    fn up_to(&self, end: usize) -> &[u8] {
        if self.other.is_empty() { self.room.get(self.first..self.end.max(end)).unwrap_or(&[]) } else { &self.other }
    }

    /// The digits without zeros at either end.
    fn significant(&self) -> &[u8] {
        if self.other.is_empty() { self.room.get(self.first..self.end).unwrap_or(&[]) } else { &self.other }
    }
}

/// The digits of a value as it is shown.
fn digits(value: Exact) -> Shown {
    let mut out = Shown { room: [0; 20], first: 20, end: 20, other: Vec::new(), long: 0 };
    if let Some(mut rest) = value.to_i64().filter(|n| *n > 0) {
        while rest > 0
            && let Some(place) = out.room.get_mut(out.first - 1)
        {
            *place = b'0' + (rest % 10) as u8;
            out.first -= 1;
            rest /= 10;
        }
        out.long = 20 - out.first;
        out.end -= out.room.iter().rev().take_while(|d| **d == b'0').count();
        return out;
    }
    let shown = value.to_string();
    let all: Vec<u8> = shown.bytes().filter(u8::is_ascii_digit).collect();
    let from = all.iter().take_while(|d| **d == b'0').count();
    let to = all.len() - all.iter().rev().take_while(|d| **d == b'0').count();
    (out.other, out.long) = (all.get(from..to).map(<[u8]>::to_vec).unwrap_or_default(), shown.len());
    out
}

/// Equal digits and another power of ten.
pub(in crate::rule::compare) fn differ_by_scale(a: &Quantity, b: &Quantity) -> bool {
    let (x, y) = (a.low.max(b.low), a.low.min(b.low));
    if a.low != a.high || b.low != b.high || y <= Exact::ZERO {
        return false;
    }
    match (x.to_i64(), y.to_i64()) {
        (Some(x), Some(y)) => x % y == 0 && power_of_ten(x / y),
        _ => x.div(y).and_then(Exact::to_i64).is_some_and(power_of_ten),
    }
}

/// Whether it is 10 to the power 1 to 9.
fn power_of_ten(n: i64) -> bool {
    (10..=1_000_000_000).contains(&n) && 10i64.checked_pow(n.ilog10()) == Some(n)
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

#[cfg(test)]
mod tests {
    use super::{Slip, slip, transposed};
    use crate::value::{Bound, Exact, NumberShape, Quantity, Unit, UnitKind};

    fn quantity(value: i64, unit: Option<&str>) -> Quantity {
        Quantity {
            shape: NumberShape::Cardinal,
            low: Exact::int(value),
            high: Exact::int(value),
            step: Exact::ONE,
            bound: Bound::Exact,
            unit: unit.map(|code| Unit::new(code, UnitKind::Money, None)),
            counted: None,
            counted_tokens: (0, 0),
            ambiguous: false,
        }
    }

    #[test]
    fn digits_tell_how_likely_a_slip_is() {
        let of = |a, b| slip(&quantity(a, None), &quantity(b, None));
        assert_eq!(of(186, 168), Slip::Plain);
        assert_eq!(of(35_500, 53_500), Slip::Plain);
        assert_eq!(of(105, 150), Slip::Likely);
        assert_eq!(of(74, 47), Slip::Likely);
        assert_eq!(of(147, 145), Slip::Likely);
        assert_eq!(of(23, 33), Slip::Loose);
        assert_eq!(of(6, 16), Slip::Loose);
        assert_eq!(of(14, 40), Slip::Loose);
        assert_eq!(of(10, 31), Slip::None);
        assert_eq!(of(500, 700), Slip::None);
        assert_eq!(of(5, 50), Slip::Loose);
        assert_eq!(of(14_600, 146_000), Slip::Plain);
        assert_eq!(of(9, 6), Slip::None);
        assert_eq!(of(132, 213), Slip::None);
        assert_eq!(slip(&quantity(3_000_000, Some("USD")), &quantity(3_000_000_000, Some("USD"))), Slip::Plain);
    }

    #[test]
    fn most_digits_of_a_misreported_figure_stay() {
        let one = |a, b| super::one_digit(&quantity(a, None), &quantity(b, None));
        assert!(one(60, 90) && one(7, 17) && one(186, 168) && one(4_000, 6_000));
        assert!(!one(52, 36) && !one(212, 187) && !one(9, 12) && !one(1_900, 2_450));
    }

    #[test]
    fn two_digits_change_places() {
        let of = |a, b| transposed(&quantity(a, None), &quantity(b, None));
        assert_eq!(of(31_000, 13_000), Some(2));
        assert_eq!(of(184, 148), Some(3));
        assert_eq!(of(184, 418), None);
        assert_eq!(of(184, 185), None);
        assert_eq!(of(310, 130), Some(2));
        assert_eq!(of(310, 13), None);
        assert_eq!(of(308, 380), Some(3));
        assert_eq!(of(1_200, 1_020), Some(3));
    }
}
