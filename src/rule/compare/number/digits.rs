//! The digits of a value: what a slip of the pen leaves and what it changes.

use crate::value::Exact;

/// The digits of a value, packed, so that two values are held against each other without a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rule::compare) struct Digits {
    /// Four bits a digit, the last digit lowest.
    packed: u128,
    /// Six bits for each digit: how often it stands there.
    counts: u64,
    /// The digits without zeros at either end; 0 when the value is shown as a fraction, is zero, or is longer than what is kept.
    significant: u128,
    len: u8,
}

/// Digits that are kept; longer numbers tell no slip.
const KEPT: usize = 30;
/// The lowest bit of every digit.
const LOWEST: u128 = 0x1111_1111_1111_1111_1111_1111_1111_1111;

impl Digits {
    /// Of a value as it is shown.
    pub(in crate::rule::compare) fn of(value: Exact) -> Digits {
        let mut out = Digits { packed: 0, counts: 0, significant: 0, len: 0 };
        let shown = value.to_string();
        for digit in shown.bytes().filter(u8::is_ascii_digit).take(KEPT).map(|b| b - b'0') {
            out.packed = out.packed << 4 | u128::from(digit);
            out.counts += 1 << (6 * digit);
            out.len += 1;
        }
        if shown.len() <= KEPT && !shown.contains('/') {
            out.significant = out.packed >> (out.packed.trailing_zeros() / 4 * 4).min(127);
        }
        out
    }

    /// Whether there are enough of them to tell anything.
    pub(super) fn tell(self) -> bool {
        self.len >= 2
    }

    /// Whether one looks like a slip of the other: digits swapped, or one digit of at least three changed.
    pub(super) fn slipped(self, other: Digits) -> bool {
        self.len == other.len
            && self.tell()
            && match self.differing(other) {
                1 => self.len > 2,
                2 => self.counts == other.counts,
                _ => false,
            }
    }

    /// Whether the values may differ by a power of ten alone.
    pub(super) fn scalable(self, other: Digits) -> bool {
        self.tell() && other.tell() && (self.significant == other.significant || self.significant == 0 || other.significant == 0)
    }

    fn differing(self, other: Digits) -> u32 {
        let bits = self.packed ^ other.packed;
        ((bits | bits >> 1 | bits >> 2 | bits >> 3) & LOWEST).count_ones()
    }
}

#[cfg(test)]
mod tests {
    use super::Digits;
    use crate::value::Exact;

    #[test]
    fn swapped_and_changed_digits_are_slips() {
        let slipped = |a: i64, b: i64| Digits::of(Exact::int(a)).slipped(Digits::of(Exact::int(b)));
        assert!(slipped(12, 21) && slipped(1340, 1430) && slipped(1340, 1840));
        assert!(!slipped(12, 13) && !slipped(1340, 1899) && !slipped(134, 1340) && !slipped(1, 2));
    }

    #[test]
    fn a_power_of_ten_leaves_the_digits() {
        let scalable = |a: i64, b: i64| Digits::of(Exact::int(a)).scalable(Digits::of(Exact::int(b)));
        assert!(scalable(18, 1800) && scalable(1_500, 15_000_000) && !scalable(18, 190));
        let half = Exact::ratio(1, 2).unwrap_or(Exact::ZERO);
        assert!(Digits::of(half).scalable(Digits::of(Exact::int(50))));
    }
}
