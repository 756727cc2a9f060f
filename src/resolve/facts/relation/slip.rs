//! How much a figure looks like another one written wrongly.

use crate::value::Exact;

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

/// What kind of slip leads from one value to the other. Closing zeros do not count: 500 and 700 have one digit.
pub fn slip(a: Exact, b: Exact) -> Slip {
    let all = |x: Exact| -> Vec<u8> { x.to_string().bytes().filter(u8::is_ascii_digit).collect() };
    let (x, y) = (all(a), all(b));
    if x.len() != y.len() || a == b || b <= Exact::ZERO || a.to_string().find('.') != b.to_string().find('.') {
        return Slip::None;
    }
    let zeros = |v: &[u8]| v.iter().rev().take_while(|d| **d == b'0').count();
    let length = x.len() - zeros(&x).min(zeros(&y));
    let differing: Vec<usize> = (0..x.len()).filter(|&i| x.get(i) != y.get(i)).collect();
    let swapped = match differing.as_slice() {
        [i, j] => x.get(*i) == y.get(*j) && x.get(*j) == y.get(*i),
        _ => false,
    };
    match (swapped, differing.len(), length) {
        (true, _, 2) => Slip::Likely,
        (true, _, _) => Slip::Plain,
        (false, 1, 2) => Slip::Loose,
        (false, 1, 3) => Slip::Likely,
        (false, 1, n) if n > 3 => Slip::Plain,
        _ => Slip::None,
    }
}
