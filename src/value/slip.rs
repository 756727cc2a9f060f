//! How much a figure looks like another one written wrongly: digits swapped, one digit another, a power of ten lost.

use super::{Exact, NumberShape, Quantity};

/// The ways a figure is mistyped, the least telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Nothing in the digits says so.
    None,
    /// One of two digits is another, or a digit was put before or behind: 23 and 33, 6 and 16.
    Loose,
    /// Two digits are swapped, or one of three is another.
    Likely,
    /// Of more digits some are swapped or one is another, or the same digits stand at another power of ten.
    Plain,
}

impl Slip {
    /// What kind of slip leads from a written value to the one that a reckoning gives. What is reckoned ends in a zero by chance: it is
    /// a digit as any other where the written one has none.
    pub fn reckoned(written: Exact, right: Exact) -> Slip {
        if written == right || right <= Exact::ZERO { Slip::None } else { Digits::of(written).slip(Digits::of(right)) }
    }

    /// What kind of slip leads from a value of one report to that of another. Reports round: 1,500 is 1,503 told shorter, so closing zeros
    /// do not count; and they are copied by ear and hand, so that a digit, a zero or three may be lost.
    pub fn retold(a: &Quantity, b: &Quantity) -> Slip {
        if a.shape == NumberShape::Score || a.low != a.high || b.low != b.high {
            return Slip::None;
        }
        let (x, y) = match (stopped(a), stopped(b)) {
            (Some(p), Some(q)) => (Digits::of(p), Digits::of(q)),
            _ => (Digits::of(a.low), Digits::of(b.low)),
        };
        // "308" and "380": a zero that changed its place with another digit.
        if x.swapped(y).is_some_and(|n| n > 2) && x.figures() != y.figures() {
            return Slip::Likely;
        }
        if differ_by_scale(a, b) {
            // Of "5" and "50" nobody can say what was meant; an amount of money is not a small number written twice.
            let money = a.is_money() && a.low.min(b.low) >= Exact::int(1000);
            let ratio = a.low.max(b.low).div(a.low.min(b.low));
            // A zero or a group of three is lost, seldom two zeros.
            let usual = [1, 3, 6, 9].iter().any(|e| Exact::pow10(*e) == ratio);
            return match x.figures() {
                _ if !usual => Slip::Loose,
                _ if money => Slip::Plain,
                0 | 1 => Slip::Loose,
                2 => Slip::Likely,
                _ => Slip::Plain,
            };
        }
        if a.low.is_integer() == b.low.is_integer() && x.dropped(y) {
            return Slip::Loose;
        }
        match x.figures() == y.figures() && x.figures() > 1 && x.long() == y.long() {
            true => told(x.differ(y), x.figures()),
            false => Slip::None,
        }
    }
}

/// How two rows of as many digits differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Differ {
    /// In one digit.
    One,
    /// Two digits stand in each other's place.
    Swapped,
}

/// What a difference tells among so many digits.
fn told(differ: Option<Differ>, digits: u32) -> Slip {
    match (differ, digits) {
        (Some(Differ::Swapped), 2) | (Some(Differ::One), 3) => Slip::Likely,
        (Some(Differ::Swapped), _) => Slip::Plain,
        (Some(Differ::One), 2) => Slip::Loose,
        (Some(Differ::One), n) if n > 3 => Slip::Plain,
        _ => Slip::None,
    }
}

/// The digits of a value as it is shown, packed: two values are held against each other without a loop, as all figures of two articles
/// are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Four bits a digit, the last digit lowest.
    packed: u128,
    /// Six bits for each digit: how often it stands there.
    counts: u64,
    len: u8,
    /// Digits behind the point.
    decimals: u8,
    /// Shown as a fraction, or longer than what is kept.
    odd: bool,
}

/// Digits that are kept; longer numbers tell no slip.
const KEPT: usize = 30;
/// The lowest bit of every digit.
const LOWEST: u128 = 0x1111_1111_1111_1111_1111_1111_1111_1111;

impl Digits {
    /// Of a value as it is shown.
    pub fn of(value: Exact) -> Digits {
        let mut out = Digits { packed: 0, counts: 0, len: 0, decimals: 0, odd: false };
        if let Some(mut rest) = value.to_i64().filter(|n| *n > 0) {
            while rest > 0 {
                let digit = (rest % 10) as u128;
                out.packed |= digit << (4 * out.len);
                out.counts += 1 << (6 * digit);
                (out.len, rest) = (out.len + 1, rest / 10);
            }
            return out;
        }
        let shown = value.to_string();
        for digit in shown.bytes().filter(u8::is_ascii_digit).take(KEPT).map(|b| b - b'0') {
            out.packed = out.packed << 4 | u128::from(digit);
            out.counts += 1 << (6 * digit);
            out.len += 1;
        }
        out.decimals = shown.split_once('.').map_or(0, |(_, behind)| behind.len().min(KEPT) as u8);
        out.odd = shown.len() > KEPT || shown.contains('/');
        out
    }

    /// How many there are without the zeros at either end.
    pub fn figures(self) -> u32 {
        nibbles(self.significant())
    }

    /// Whether it is a one with nothing but zeros.
    pub fn is_power_of_ten(self) -> bool {
        self.significant() == 1
    }

    /// Whether one has the digits of the other in any order.
    pub fn rearranged(self, other: Digits) -> bool {
        self.counts == other.counts
    }

    /// How one differs from another of as many digits; `None` when it does not, or in more.
    pub fn differ(self, other: Digits) -> Option<Differ> {
        let bits = self.packed ^ other.packed;
        match ((bits | bits >> 1 | bits >> 2 | bits >> 3) & LOWEST).count_ones() {
            _ if self.len != other.len => None,
            1 => Some(Differ::One),
            2 if self.counts == other.counts => Some(Differ::Swapped),
            _ => None,
        }
    }

    /// What kind of slip leads to another value: zeros that both end with do not count, 500 and 700 have one digit.
    pub fn slip(self, other: Digits) -> Slip {
        let digits = u32::from(self.len) - self.zeros().min(other.zeros()).min(self.len.into());
        if self.decimals == other.decimals { told(self.differ(other), digits) } else { Slip::None }
    }

    /// Whether two digits are swapped or one of at least three is another, closing zeros among them: 4,000 and 6,000. It is asked where the
    /// words around two figures say already that they are one.
    pub fn slipped(self, other: Digits) -> bool {
        self.differ(other).is_some_and(|differ| differ == Differ::Swapped || self.len > 2)
    }

    /// Whether the values may differ by a power of ten alone.
    pub fn scalable(self, other: Digits) -> bool {
        self.len > 1 && other.len > 1 && (self.odd || other.odd || self.significant() == other.significant())
    }

    /// How many digits two values have, zeros behind both aside, of which one is the other with two digits in each other's place.
    pub fn swapped(self, other: Digits) -> Option<u32> {
        let zeros = self.zeros().min(other.zeros());
        let count = |digits: Digits| nibbles(digits.packed).saturating_sub(zeros);
        let alike = self.long() == other.long() && count(self) == count(other);
        (alike && self.differ(other) == Some(Differ::Swapped)).then(|| count(self))
    }

    /// Whether no more than one digit differs, zeros behind both aside.
    pub fn nearly(self, other: Digits) -> bool {
        let alike = self.long() == other.long() && nibbles(self.packed) == nibbles(other.packed);
        alike && (self.packed == other.packed || self.differ(other) == Some(Differ::One))
    }

    /// Whether one is the other without its first or last digit: "7" and "17", "2.5" and "12.5", and 14 for 40, which sound alike; "10" and
    /// "31" or "4" and "7.4" are no slip.
    fn dropped(self, other: Digits) -> bool {
        let (x, y) = (self.significant(), other.significant());
        let (short, long) = (x.min(y), x.max(y));
        let count = nibbles(short);
        let (begins, ends) = (long >> 4 == short, long & !(u128::MAX << (4 * count)) == short);
        count > 0
            && nibbles(long) == count + 1
            && (begins || ends)
            && (self.long() != other.long() || begins || long >> (4 * count) == 1)
    }

    /// How long it is shown, with all its zeros and a point.
    fn long(self) -> u8 {
        self.len + u8::from(self.decimals > 0)
    }

    fn zeros(self) -> u32 {
        if self.packed == 0 { 0 } else { self.packed.trailing_zeros() / 4 }
    }

    fn significant(self) -> u128 {
        self.packed >> (4 * self.zeros())
    }
}

fn nibbles(packed: u128) -> u32 {
    (u128::BITS - packed.leading_zeros()).div_ceil(4)
}

/// A time of hours, minutes and seconds as it is written: 2:24:18 as 22418.
fn stopped(q: &Quantity) -> Option<Exact> {
    let seconds = q.low.to_i64().filter(|n| *n >= 3600 && q.is_in("second") && q.step == Exact::ONE)?;
    Some(Exact::int(seconds / 3600 * 10_000 + seconds / 60 % 60 * 100 + seconds % 60))
}

/// Equal digits and another power of ten.
pub fn differ_by_scale(a: &Quantity, b: &Quantity) -> bool {
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

#[cfg(test)]
mod tests {
    use super::{Digits, Slip};
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

    fn digits(value: i64) -> Digits {
        Digits::of(Exact::int(value))
    }

    #[test]
    fn digits_tell_how_likely_a_slip_is() {
        let of = |a, b| Slip::retold(&quantity(a, None), &quantity(b, None));
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
        assert_eq!(Slip::retold(&quantity(3_000_000, Some("USD")), &quantity(3_000_000_000, Some("USD"))), Slip::Plain);
    }

    #[test]
    fn a_reckoning_counts_the_zeros_that_a_report_rounds_away() {
        let retold = |a, b| Slip::retold(&quantity(a, None), &quantity(b, None));
        let reckoned = |a, b| Slip::reckoned(Exact::int(a), Exact::int(b));
        assert_eq!((reckoned(1503, 1500), retold(1503, 1500)), (Slip::Plain, Slip::None));
        assert_eq!((reckoned(127, 120), retold(127, 120)), (Slip::Likely, Slip::Loose));
        assert_eq!((reckoned(308, 380), retold(308, 380)), (Slip::Plain, Slip::Likely));
        // What is lost on the way from one report to the other is not lost within one.
        assert_eq!((reckoned(7, 17), retold(7, 17)), (Slip::None, Slip::Loose));
        assert_eq!((reckoned(146, 1460), retold(146, 1460)), (Slip::None, Slip::Plain));
        assert_eq!((reckoned(520, 570), retold(520, 570)), (Slip::Loose, Slip::Loose));
        assert_eq!((reckoned(500, 700), retold(500, 700)), (Slip::None, Slip::None));
    }

    #[test]
    fn most_digits_of_a_misreported_figure_stay() {
        let one = |a, b| digits(a).nearly(digits(b));
        assert!(one(60, 90) && one(186, 166) && one(4_000, 6_000));
        assert!(!one(52, 36) && !one(212, 187) && !one(9, 12) && !one(1_900, 2_450));
    }

    #[test]
    fn two_digits_change_places() {
        let of = |a, b| digits(a).swapped(digits(b));
        assert_eq!(of(31_000, 13_000), Some(2));
        assert_eq!(of(184, 148), Some(3));
        assert_eq!(of(184, 418), None);
        assert_eq!(of(184, 185), None);
        assert_eq!(of(310, 130), Some(2));
        assert_eq!(of(310, 13), None);
        assert_eq!(of(308, 380), Some(3));
        assert_eq!(of(1_200, 1_020), Some(3));
    }

    #[test]
    fn a_power_of_ten_leaves_the_digits() {
        let scalable = |a: i64, b: i64| digits(a).scalable(digits(b));
        assert!(scalable(18, 1800) && scalable(1_500, 15_000_000) && !scalable(18, 190));
        let half = Exact::ratio(1, 2).unwrap_or(Exact::ZERO);
        assert!(Digits::of(half).scalable(digits(50)));
        assert_eq!((digits(1_500).figures(), digits(10_000).is_power_of_ten()), (2, true));
        assert_eq!(Digits::of(Exact::ratio(5, 100).unwrap()).figures(), 1);
    }
}
