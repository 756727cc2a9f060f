use std::cmp::Ordering;
use std::fmt;

/// An exact rational number. News prints decimals ("1.589,9 triliun") and fractions ("dua pertiga"); both stay exact.
///
/// Kept in lowest terms with a positive denominator. Arithmetic that leaves 128 bits answers `None` instead of wrapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exact {
    num: i128,
    den: i128,
}

// The operators of std cannot answer `None`; the names stay.
#[allow(clippy::should_implement_trait)]
impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact { num: 0, den: 1 };
    /// One.
    pub const ONE: Exact = Exact { num: 1, den: 1 };

    /// A whole number.
    pub fn int(n: i64) -> Exact {
        Exact { num: n as i128, den: 1 }
    }

    /// `num / den`; `None` for a zero denominator.
    pub fn ratio(num: i128, den: i128) -> Option<Exact> {
        if den == 0 || num == i128::MIN || den == i128::MIN {
            return None;
        }
        if den == 1 {
            return Some(Exact { num, den });
        }
        let g = gcd(num.abs(), den.abs()).max(1);
        let g = if den < 0 { -g } else { g };
        Some(if g == 1 { Exact { num, den } } else { Exact { num: num / g, den: den / g } })
    }

    /// Reads `digits` and `fraction` as `digits.fraction`; both are ASCII digits, the fraction may be empty. `None` beyond 30
    /// digits: no news counts that far, identifiers do.
    pub fn from_digits(digits: &str, fraction: &str) -> Option<Exact> {
        if digits.len() + fraction.len() > 30 || (digits.is_empty() && fraction.is_empty()) {
            return None;
        }
        // Nearly all numbers are whole and fit 64 bits.
        if fraction.is_empty() && digits.len() <= 18 && digits.bytes().all(|b| b.is_ascii_digit()) {
            let num = digits.bytes().fold(0u64, |num, b| num * 10 + u64::from(b - b'0'));
            return Some(Exact { num: num.into(), den: 1 });
        }
        let mut num: i128 = 0;
        for b in digits.bytes().chain(fraction.bytes()) {
            if !b.is_ascii_digit() {
                return None;
            }
            num = num * 10 + (b - b'0') as i128;
        }
        Exact::ratio(num, 10i128.pow(fraction.len() as u32))
    }

    /// Ten to the power `exp`, which may be negative; `None` outside ±36.
    pub fn pow10(exp: i32) -> Option<Exact> {
        let p = 10i128.checked_pow(exp.unsigned_abs())?;
        if exp < 0 { Exact::ratio(1, p) } else { Some(Exact { num: p, den: 1 }) }
    }

    /// Sum.
    pub fn add(self, o: Exact) -> Option<Exact> {
        let a = self.num.checked_mul(o.den)?;
        let b = o.num.checked_mul(self.den)?;
        Exact::ratio(a.checked_add(b)?, self.den.checked_mul(o.den)?)
    }

    /// Difference.
    pub fn sub(self, o: Exact) -> Option<Exact> {
        self.add(Exact { num: -o.num, den: o.den })
    }

    /// Product.
    pub fn mul(self, o: Exact) -> Option<Exact> {
        if self.den == 1 && o.den == 1 {
            return Exact::ratio(self.num.checked_mul(o.num)?, 1);
        }
        // Cross-reduce first: products of a long decimal and a scale stay small.
        let g1 = gcd(self.num.abs(), o.den).max(1);
        let g2 = gcd(o.num.abs(), self.den).max(1);
        let without = |n: i128, g: i128| if g == 1 { n } else { n / g };
        Exact::ratio(
            without(self.num, g1).checked_mul(without(o.num, g2))?,
            without(self.den, g2).checked_mul(without(o.den, g1))?,
        )
    }

    /// Quotient; `None` when dividing by zero.
    pub fn div(self, o: Exact) -> Option<Exact> {
        if o.num == 0 {
            return None;
        }
        self.mul(Exact::ratio(o.den, o.num)?)
    }

    /// Absolute value.
    pub fn abs(self) -> Exact {
        Exact { num: self.num.abs(), den: self.den }
    }

    /// Whether the number has no fractional part.
    pub fn is_integer(self) -> bool {
        self.den == 1
    }

    /// The number as an `i64`, when it is whole and fits.
    pub fn to_i64(self) -> Option<i64> {
        (self.den == 1).then(|| i64::try_from(self.num).ok()).flatten()
    }

    /// Nearest binary float: for scores and thresholds, never for values that are compared.
    pub fn to_f64(self) -> f64 {
        self.num as f64 / self.den as f64
    }
}

/// Of numbers that are not negative. Dividing 128 bits is slow, and nearly all numbers are small.
fn gcd(mut a: i128, mut b: i128) -> i128 {
    if a == 1 || b == 1 {
        return 1;
    }
    if let (Ok(mut p), Ok(mut q)) = (u64::try_from(a), u64::try_from(b)) {
        while q != 0 {
            (p, q) = (q, p % q);
        }
        return i128::from(p);
    }
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, o: &Exact) -> Ordering {
        if self.den == o.den {
            return self.num.cmp(&o.num);
        }
        match (self.num.checked_mul(o.den), o.num.checked_mul(self.den)) {
            (Some(a), Some(b)) => a.cmp(&b),
            // Beyond 128 bits compare whole parts, then remainders; denominators are positive.
            _ => {
                let (qa, qb) = (self.num.div_euclid(self.den), o.num.div_euclid(o.den));
                qa.cmp(&qb).then_with(|| {
                    let (ra, rb) = (self.num.rem_euclid(self.den), o.num.rem_euclid(o.den));
                    (ra as f64 / self.den as f64).total_cmp(&(rb as f64 / o.den as f64))
                })
            }
        }
    }
}

impl fmt::Display for Exact {
    /// A decimal with `.` where one exists, else `num/den`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.den == 1 {
            // Numbers of 64 bits are written several times as fast.
            return match i64::try_from(self.num) {
                Ok(short) => fmt::Display::fmt(&short, f),
                Err(_) => write!(f, "{}", self.num),
            };
        }
        let (mut den, mut twos, mut fives) = (self.den, 0u32, 0u32);
        while den % 2 == 0 {
            (den, twos) = (den / 2, twos + 1);
        }
        while den % 5 == 0 {
            (den, fives) = (den / 5, fives + 1);
        }
        let places = twos.max(fives);
        let scaled = 10i128.checked_pow(places).and_then(|p| (p / self.den).checked_mul(self.num));
        match scaled {
            Some(scaled) if den == 1 => {
                let digits = format!("{:0width$}", scaled.abs(), width = places as usize + 1);
                let (whole, fraction) = digits.split_at(digits.len() - places as usize);
                write!(f, "{}{whole}.{fraction}", if scaled < 0 { "-" } else { "" })
            }
            _ => write!(f, "{}/{}", self.num, self.den),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;

    #[test]
    fn decimals_stay_exact() {
        let v = Exact::from_digits("1589", "9").and_then(|x| x.mul(Exact::pow10(12)?));
        assert_eq!(v.map(|x| x.to_string()).as_deref(), Some("1589900000000000"));
        let tenth = Exact::from_digits("0", "1").and_then(|a| a.add(Exact::from_digits("0", "2")?));
        assert_eq!(tenth, Exact::from_digits("0", "3"));
        assert_eq!(Exact::ratio(2, 3).map(|x| x.to_string()).as_deref(), Some("2/3"));
        assert_eq!(Exact::from_digits("0", "05").map(|x| x.to_string()).as_deref(), Some("0.05"));
        assert!(Exact::ratio(1, 3) < Exact::ratio(1, 2));
        assert_eq!(Exact::int(1).div(Exact::ZERO), None);
    }
}
