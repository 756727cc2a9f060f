//! Numbers in digits: which separator groups and which marks decimals.

use super::reader::{Core, Reader, Written};
use crate::lang::Class;
use crate::value::{Exact, NumberShape};

/// What a run of digits and separators turned out to be.
pub(super) enum Run {
    /// A number.
    Number(Core),
    /// Digits that are no number ("16.1.2", "10:30"); the token behind them.
    Code(usize),
}

/// Most separators a number can have: "999.999.999.999.999.999,99" has six.
const PARTS: usize = 8;

/// Reads the digit run that starts at token `i`.
pub(super) fn parse(r: &Reader<'_>, i: usize) -> Option<Run> {
    if !r.is_number(i) {
        return None;
    }
    // Most figures have neither a mark nor further digits behind them.
    if !(r.glued(i + 1) && r.glued(i + 2) && r.is_number(i + 2)) {
        if let Some(core) = parted(r, i) {
            return Some(Run::Number(core));
        }
        let core = Exact::from_digits(r.text(i), "").map(|value| whole(value, r.len(i), i + 1));
        return Some(core.map_or(Run::Code(i + 1), Run::Number));
    }
    if let Some(core) = slash(r, i) {
        return Some(Run::Number(core));
    }
    let (mut parts, mut seps) = ([""; PARTS], [0u8; PARTS]);
    let (mut n, mut end) = (1, i + 1);
    parts[0] = r.text(i);
    while r.glued(end) && r.glued(end + 1) && r.is_number(end + 1) {
        let sep = match r.mark(end) {
            '.' => b'.',
            ',' => b',',
            ':' => return Some(Run::Code(end + 2)),
            _ => break,
        };
        let (Some(part), Some(slot)) = (parts.get_mut(n), seps.get_mut(n)) else { return Some(Run::Code(end + 2)) };
        (*part, *slot) = (r.text(end + 1), sep);
        n += 1;
        end += 2;
    }
    let (parts, seps) = (parts.get(..n).unwrap_or(&[]), seps.get(..n).unwrap_or(&[]));
    let (group, mark) = if r.comma_decimal() { (b'.', b',') } else { (b',', b'.') };
    let read = number(parts, seps, group, mark, false).or_else(|| number(parts, seps, mark, group, true));
    match read {
        Some(mut core) => {
            core.end = end;
            Some(Run::Number(core))
        }
        // "12,15 dan 20" without spaces: a list, so only its first number is read.
        None if n > 1 && seps.get(1) == Some(&b',') => {
            number(parts.get(..1)?, seps.get(..1)?, group, mark, false).map(|mut core| {
                core.end = i + 1;
                Run::Number(core)
            })
        }
        None => Some(Run::Code(end)),
    }
}

/// "Rp 2, 5 miliar", "5 , 3 persen": decimals behind a stray space, told by the currency before the figure or by a space on both sides of
/// the comma, and by the scale or unit behind.
fn parted(r: &Reader<'_>, i: usize) -> Option<Core> {
    let comma = r.comma_decimal() && r.symbol(i + 1, ",") && r.is_number(i + 2) && !r.glued(i + 2) && r.len(i + 2) <= 2;
    let scaled = comma && r.has(i + 3, Class::Scale.mask() | Class::Percent.mask() | Class::Unit.mask()) && r.len(i + 3) > 3;
    let money = || i > r.first && (i.saturating_sub(2).max(r.first)..i).any(|t| r.has(t, Class::Currency.mask()));
    if !scaled || r.len(i) > 3 || r.glued(i + 1) && !money() {
        return None;
    }
    let value = Exact::from_digits(r.text(i), r.text(i + 2))?;
    let decimals = r.len(i + 2) as u32;
    let written = Written { digits: true, plain: 0, decimals, foreign: false, ambiguous: false };
    let core = whole(value, 0, i + 3);
    Some(Core { step: Exact::pow10(-(decimals as i32))?, written, ..core })
}

/// A number of so many digits without separators.
fn whole(value: Exact, digits: usize, end: usize) -> Core {
    let written = Written { digits: true, plain: digits, decimals: 0, foreign: false, ambiguous: false };
    let (step, scale) = (Exact::ONE, Exact::ONE);
    Core { low: value, high: value, step, scale, shape: NumberShape::Cardinal, written, about: false, end }
}

/// "3/4 warga": a proper fraction of single digits before a word. Days and months ("3/4)") have no word behind them.
pub(super) fn slash(r: &Reader<'_>, i: usize) -> Option<Core> {
    if !(r.symbol(i + 1, "/") && r.glued(i + 1) && r.is_number(i + 2) && r.glued(i + 2)) || r.glued(i) {
        return None;
    }
    let (over, under) = (r.text(i), r.text(i + 2));
    let named = matches!(under, "2" | "3" | "4" | "5" | "8") && over.len() == 1 && over < under && over != "0";
    if !named || r.glued(i + 3) || !r.is_word(i + 3) {
        return None;
    }
    let value = Exact::from_digits(over, "")?.div(Exact::from_digits(under, "")?)?;
    Some(Core {
        low: value,
        high: value,
        step: value,
        scale: Exact::ONE,
        shape: NumberShape::Fraction,
        written: super::words::IN_WORDS,
        about: false,
        end: i + 3,
    })
}

/// The value under one choice of marks. `foreign` says that the choice is not the language's own: then a single separator before
/// three digits is no grouping, because the own reading of it came first.
fn number(parts: &[&str], seps: &[u8], group: u8, mark: u8, foreign: bool) -> Option<Core> {
    let (first, rest) = parts.split_first()?;
    let decimal = !rest.is_empty() && seps.last() == Some(&mark);
    let groups = if decimal { rest.get(..rest.len() - 1)? } else { rest };
    let grouped = seps.get(1..=groups.len())?.iter().all(|&s| s == group) && groups.iter().all(|g| g.len() == 3);
    if !grouped || (!groups.is_empty() && (first.len() > 3 || first.starts_with('0'))) {
        return None;
    }
    let fraction = if decimal { *rest.last()? } else { "" };
    let mut whole = String::new();
    let digits = if groups.is_empty() {
        first
    } else {
        whole.push_str(first);
        groups.iter().for_each(|g| whole.push_str(g));
        whole.as_str()
    };
    let value = Exact::from_digits(digits, fraction)?;
    let decimals = fraction.len() as u32;
    let three = decimals == 3 && groups.is_empty() && first.len() <= 3 && !first.starts_with('0');
    Some(Core {
        low: value,
        high: value,
        step: Exact::pow10(-(decimals as i32))?,
        scale: Exact::ONE,
        shape: NumberShape::Cardinal,
        written: Written {
            digits: true,
            plain: if rest.is_empty() { first.len() } else { 0 },
            decimals,
            foreign: foreign && decimal,
            // With a comma as decimal mark three decimals are often a thousand typed in English style; the dot hardly ever is.
            ambiguous: three && mark == b',',
        },
        about: false,
        end: 0,
    })
}
