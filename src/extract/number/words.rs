//! Numbers in words, composed from numerals, multipliers, scales and fractions.

use super::reader::{Core, Reader, Written};
use crate::lang::{Class, FractionWord, Numeral, Scale, ScalePlace};
use crate::value::{Exact, NumberShape};

pub(super) const IN_WORDS: Written = Written { digits: false, plain: 0, decimals: 0, foreign: false, ambiguous: false };

/// The numeral word at a token.
pub(super) fn numeral(r: &Reader<'_>, i: usize) -> Option<(Numeral, usize)> {
    let hit = r.hit(i, Class::Numeral)?;
    Some((*r.lexicon.numerals.get(hit.value as usize)?, hit.end as usize))
}

fn fraction(r: &Reader<'_>, i: usize) -> Option<(FractionWord, usize)> {
    let hit = r.hit(i, Class::Fraction)?;
    Some((*r.lexicon.fractions.get(hit.value as usize)?, hit.end as usize))
}

/// The scale at a token; short forms only where `money` or no space before allows them.
pub(super) fn scale(r: &Reader<'_>, i: usize, money: bool) -> Option<(Scale, usize)> {
    r.hits(i, Class::Scale).find_map(|hit| {
        let scale = *r.lexicon.scales.get(hit.value as usize)?;
        // One letter behind a space is a word of its own more often than a scale.
        let fits = match scale.place {
            ScalePlace::Any => true,
            ScalePlace::Short => money || r.glued(i) || r.len(i) > 1,
            ScalePlace::Money => money,
        };
        fits.then_some((scale, hit.end as usize))
    })
}

/// The sum so far: closed scales, the open group below a thousand, and the word that waits for a multiplier.
#[derive(Default)]
struct Sum {
    total: i64,
    group: i64,
    pending: Option<i64>,
    tens: bool,
    /// The last closed scale; the next must be smaller.
    below: Option<i64>,
    /// Worth of the smallest scale when nothing follows it.
    step: Option<i64>,
}

impl Sum {
    fn value(&self) -> Option<i64> {
        self.total.checked_add(self.open()?)
    }

    fn open(&self) -> Option<i64> {
        self.group.checked_add(self.pending.unwrap_or(0))
    }

    /// Takes one numeral; false when it does not continue the number.
    fn take(&mut self, word: Numeral) -> bool {
        match (word, self.pending) {
            (Numeral::Value(v), None) if v >= 1000 => {
                if self.group != 0 || self.below.is_some_and(|b| b <= v) {
                    return false;
                }
                self.total = self.total.saturating_add(v);
                self.below = Some(v);
            }
            (Numeral::Value(v), None) if v >= 100 => {
                if self.group != 0 {
                    return false;
                }
                self.group = v;
            }
            (Numeral::Value(v), None) => {
                if self.tens && v >= 10 {
                    return false;
                }
                self.pending = Some(v);
            }
            (Numeral::Value(v), Some(p)) if p >= 20 && p % 10 == 0 && p < 100 && (1..10).contains(&v) => {
                self.pending = Some(p + v);
            }
            (Numeral::Times(m), Some(p)) => {
                if (self.tens && m <= 10) || (m >= 100 && self.group != 0) {
                    return false;
                }
                let Some(product) = p.checked_mul(m) else { return false };
                self.group = self.group.saturating_add(product);
                self.tens |= m < 100;
                self.pending = None;
            }
            (Numeral::Teen, Some(p)) if p < 10 && !self.tens => {
                self.group += 10 + p;
                self.tens = true;
                self.pending = None;
            }
            _ => return false,
        }
        self.step = None;
        true
    }

    /// Closes the open group with a scale.
    fn scale(&mut self, factor: i64) -> Option<()> {
        let open = self.open().filter(|&o| o > 0)?;
        if self.below.is_some_and(|b| b <= factor) {
            return None;
        }
        self.total = self.total.checked_add(open.checked_mul(factor)?)?;
        (self.group, self.pending, self.tens) = (0, None, false);
        (self.below, self.step) = (Some(factor), Some(factor));
        Some(())
    }
}

/// Reads a number in words from token `i`.
///
/// Its step is the worth of the last scale word when nothing follows that word ("dua juta": 1,000,000), otherwise 1: "seratus dua
/// puluh" counts every one of them.
pub(super) fn parse(r: &Reader<'_>, i: usize) -> Option<Core> {
    if !r.has(i, Class::Numeral.mask() | Class::Fraction.mask()) {
        return None;
    }
    if let Some(core) = leading_fraction(r, i) {
        return Some(core);
    }
    let mut sum = Sum::default();
    let (mut j, mut words) = (i, 0);
    if let Some((Numeral::Article, end)) = numeral(r, i) {
        let multiplied = matches!(numeral(r, end), Some((Numeral::Times(_), _))) || scale(r, end, false).is_some();
        let divided = matches!(fraction(r, end), Some((FractionWord::Denominator(_), _)));
        if !multiplied && !divided {
            return None;
        }
        sum.pending = Some(1);
        (j, words) = (end, 1);
    }
    loop {
        // "twenty-three", "two-thirds"
        let at = if words > 0 && r.dash(j) && r.glued(j) && r.glued(j + 1) { j + 1 } else { j };
        if words > 0
            && let Some(core) = trailing_fraction(r, &sum, at)
        {
            return Some(core);
        }
        let Some((word, end)) = numeral(r, at) else {
            // "nine-million-year-old"
            match scale(r, at, false).filter(|_| words > 0) {
                Some((s, end)) if s.factor.to_i64().and_then(|f| sum.scale(f)).is_some() => j = end,
                _ => break,
            }
            continue;
        };
        if word == Numeral::Joiner {
            let follows = matches!(numeral(r, end), Some((Numeral::Value(v), _)) if v < 100);
            if words == 0 || !follows || sum.pending.is_some() || sum.value().is_none_or(|v| v < 100) {
                break;
            }
            j = end;
            continue;
        }
        if !sum.take(word) {
            break;
        }
        (j, words) = (end, words + 1);
    }
    if words == 0 || j == i {
        return None;
    }
    if let Some(core) = spoken_decimals(r, &sum, j) {
        return Some(core);
    }
    let value = Exact::int(sum.value()?);
    let step = sum.step.unwrap_or(1);
    Some(Core {
        low: value,
        high: value,
        step: Exact::int(step),
        scale: Exact::int(if sum.value()? == sum.total { sum.step.unwrap_or(1) } else { 1 }),
        shape: NumberShape::Cardinal,
        written: IN_WORDS,
        about: false,
        end: j,
    })
}

/// "tujuh koma empat lima miliar", "two point five percent": single figures behind the decimal mark, then the scale.
fn spoken_decimals(r: &Reader<'_>, sum: &Sum, mark: usize) -> Option<Core> {
    let (Numeral::Decimal, mut end) = numeral(r, mark)? else { return None };
    let mut digits = String::new();
    while let Some((Numeral::Value(v @ 0..=9), after)) = numeral(r, end).filter(|_| digits.len() < 9) {
        digits.push_str(&v.to_string());
        end = after;
    }
    let whole = sum.value().filter(|v| !digits.is_empty() && *v < 1000)?;
    let value = Exact::from_digits(&whole.to_string(), &digits)?;
    let step = Exact::pow10(-(digits.len() as i32))?;
    let core = fractional(value, step, end, NumberShape::Cardinal);
    match scale(r, end, false) {
        Some((s, after)) => core.times(s.factor).map(|scaled| Core { end: after, ..scaled }),
        None => Some(core),
    }
}

fn fractional(value: Exact, step: Exact, end: usize, shape: NumberShape) -> Core {
    Core { low: value, high: value, step, scale: Exact::ONE, shape, written: IN_WORDS, about: false, end }
}

/// "setengah juta", "sepertiga", "half a million", "a third".
fn leading_fraction(r: &Reader<'_>, i: usize) -> Option<Core> {
    let (FractionWord::Whole(value), mut end) = fraction(r, i)? else { return None };
    let core = fractional(value, value, end, NumberShape::Fraction);
    if let Some((Numeral::Article, after)) = numeral(r, end)
        && (scale(r, after, false).is_some() || matches!(numeral(r, after), Some((Numeral::Times(_), _))))
    {
        end = after;
    }
    if let Some((s, after)) = scale(r, end, false) {
        let mut core = core.times(s.factor)?;
        core.step = s.factor.div(Exact::int(10))?;
        (core.end, core.shape) = (after, NumberShape::Cardinal);
        return Some(core);
    }
    if let Some((Numeral::Times(m), after)) = numeral(r, end).filter(|_| end != core.end) {
        let mut core = core.times(Exact::int(m))?;
        (core.end, core.shape, core.step) = (after, NumberShape::Cardinal, Exact::ONE);
        return Some(core);
    }
    Some(core)
}

/// "dua pertiga", "satu setengah juta", "two and a half million".
fn trailing_fraction(r: &Reader<'_>, sum: &Sum, at: usize) -> Option<Core> {
    let at = match numeral(r, at) {
        Some((Numeral::Joiner, end)) if r.has(end, Class::Fraction.mask()) => end,
        _ => at,
    };
    let (word, end) = fraction(r, at)?;
    let before = Exact::int(sum.value()?);
    match word {
        FractionWord::Denominator(d) => {
            let value = before.div(Exact::int(d))?;
            (before < Exact::int(d)).then(|| fractional(value, value, end, NumberShape::Fraction))
        }
        FractionWord::Whole(part) => {
            let mut core = fractional(before.add(part)?, Exact::ratio(1, 10)?, end, NumberShape::Cardinal);
            if let Some((s, after)) = scale(r, end, false) {
                core = core.times(s.factor)?;
                core.end = after;
            }
            Some(core)
        }
    }
}
