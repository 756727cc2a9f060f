//! Amounts: currency, sign, numeral, scale, unit; and ranges of two of them.

use super::digits::{self, Run};
use super::reader::{Core, Reader};
use super::words::{self, IN_WORDS};
use crate::lang::{Class, Hit, NumberSuffix, Numeral, RangeWord, ScalePlace, UnitPlace};
use crate::text::TokenKind;
use crate::value::{Exact, NumberShape, Unit, UnitKind};

/// A unit as found, whether its word tells an age, and the token behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitFound<'a> {
    pub unit: &'a Unit,
    pub age: bool,
    pub end: usize,
}

impl UnitFound<'_> {
    pub fn is_money(&self) -> bool {
        self.unit.kind() == UnitKind::Money
    }

    /// A length of time, of a person's life as well.
    pub fn is_time(&self) -> bool {
        self.unit.kind() == UnitKind::Time
    }
}

/// One amount.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount<'a> {
    pub core: Core,
    pub unit: Option<UnitFound<'a>>,
    /// The unit stood before the number.
    pub unit_first: bool,
    pub start: usize,
    pub end: usize,
    /// Written as a range.
    pub range: bool,
    /// First token of the numeral itself.
    pub numeral: usize,
}

/// What stands at a token.
#[allow(clippy::large_enum_variant)] // lives on the stack of one step only
pub(super) enum Found<'a> {
    Amount(Amount<'a>),
    /// Digits that name something; the token behind them.
    Code(usize),
}

/// Tokens on either side of the name of a currency within which another word makes it something else.
const UNLESS: usize = 12;

fn currency<'a>(r: &Reader<'a>, i: usize, before: bool) -> Option<UnitFound<'a>> {
    r.hits(i, Class::Currency).find_map(|hit| {
        let c = r.lexicon.currencies.get(hit.value as usize)?;
        let end = hit.end as usize;
        // "A $5 prize" holds an article, "A$5" Australian money.
        let split = end == i + 2 && r.len(i) == 1 && !r.glued(i + 1);
        let fits = !split && if before { c.before } else { c.after } && !excluded(r, i, &c.unless);
        fits.then_some(UnitFound { unit: &c.unit, age: false, end: hit.end as usize })
    })
}

/// Whether a word near a token makes it something else than the name of a currency: "satu perak" beside "dua emas".
fn excluded(r: &Reader<'_>, i: usize, unless: &[String]) -> bool {
    let near = i.saturating_sub(UNLESS).max(r.first)..(i + UNLESS).min(r.last);
    !unless.is_empty() && near.into_iter().any(|t| unless.iter().any(|w| r.text(t).eq_ignore_ascii_case(w)))
}

/// Whether a token is the name of a currency that means something else where it stands.
pub(super) fn no_currency(r: &Reader<'_>, i: usize) -> bool {
    let unless = |hit: Hit| r.lexicon.currencies.get(hit.value as usize).is_some_and(|c| excluded(r, i, &c.unless));
    r.has(i, Class::Currency.mask()) && r.hits(i, Class::Currency).all(unless)
}

pub(super) fn unit_before<'a>(r: &Reader<'a>, i: usize) -> Option<UnitFound<'a>> {
    r.hits(i, Class::Unit).find_map(|hit| {
        let u = r.lexicon.units.get(hit.value as usize)?;
        let fits = u.place == UnitPlace::Before;
        fits.then_some(UnitFound { unit: &u.unit, age: u.age, end: hit.end as usize })
    })
}

/// The unit or currency behind a numeral that ends before token `i`.
fn unit_after<'a>(r: &Reader<'a>, i: usize, written_in_digits: bool) -> Option<UnitFound<'a>> {
    if !r.has(i, Class::Unit.mask() | Class::Currency.mask()) && !r.dash(i) {
        return None;
    }
    let unit = r.hits(i, Class::Unit).find_map(|hit| {
        let u = r.lexicon.units.get(hit.value as usize)?;
        let end = hit.end as usize;
        // A one-letter symbol that runs on ("5 M-16") is no unit.
        let letter = r.is_word(i) && r.len(i) == 1;
        let whole = !(letter && r.dash(end) && r.glued(end) && r.is_number(end + 1));
        let fits = match u.place {
            UnitPlace::After => whole,
            UnitPlace::Attached => r.glued(i) && written_in_digits && whole,
            UnitPlace::Before => false,
        };
        fits.then_some(UnitFound { unit: &u.unit, age: u.age, end })
    });
    // "A 50,000-pound prize": a name of money glued on by a hyphen.
    let glued = r.dash(i) && r.glued(i) && r.glued(i + 1) && r.len(i + 1) > 2;
    let money = currency(r, i + glued as usize, false);
    match (unit, money) {
        (Some(u), Some(m)) => Some(if m.end >= u.end { m } else { u }),
        (u, m) => u.or(m),
    }
}

/// A numeral with its scales from token `i`.
fn core(r: &Reader<'_>, i: usize, money: bool) -> Option<Result<Core, usize>> {
    let mut core = match digits::parse(r, i) {
        Some(Run::Number(core)) => core,
        Some(Run::Code(end)) => return Some(Err(end)),
        None => match vague(r, i) {
            Some(core) => core,
            None => words::parse(r, i)?,
        },
    };
    if core.written.digits || core.shape == NumberShape::Vague {
        // "1.000 triliun", "25rb", "Rp 4 M", "3 juta ribu": at most two, as nobody writes more.
        for _ in 0..2 {
            // "$5-million"
            let hyphen = r.dash(core.end) && r.glued(core.end) && r.glued(core.end + 1) && r.len(core.end + 1) > 2;
            let at = core.end + hyphen as usize;
            let Some((scale, end)) = words::scale(r, at, money || measured_behind(r, at)) else { break };
            if scale.place != ScalePlace::Any && !ends_word(r, end) {
                break;
            }
            let Some(mut scaled) = core.times(scale.factor) else { break };
            scaled.end = end;
            scaled.about |= scale.about;
            core = scaled;
        }
        if let Some((Numeral::Times(m), end)) = words::numeral(r, core.end).filter(|_| core.scale == Exact::ONE)
            && core.written.decimals == 0
            && let Some(mut scaled) = core.times(Exact::int(m))
        {
            scaled.end = end;
            core = scaled;
        }
    }
    if r.dash(core.end)
        && r.glued(core.end)
        && r.glued(core.end + 1)
        && let Some(hit) = r.hit(core.end + 1, Class::NumberSuffix)
        && r.lexicon.suffixes.get(hit.value as usize) == Some(&NumberSuffix::About)
    {
        core.about = true;
        core.end = hit.end as usize;
        // "270-an juta"
        if core.scale == Exact::ONE
            && let Some((scale, end)) = words::scale(r, core.end, false)
            && let Some(mut scaled) = core.times(scale.factor)
        {
            scaled.end = end;
            core = scaled;
        }
    }
    Some(Ok(core))
}

/// Whether a letter glued to digits stands before a measure of its own: "5.5m tonnes" are millions, "5.5m tall" are metres.
fn measured_behind(r: &Reader<'_>, i: usize) -> bool {
    let letter = r.is_word(i) && r.len(i) == 1 && r.glued(i) && !r.glued(i + 1);
    letter
        && r.hits(i + 1, Class::Unit).any(|hit| {
            let unit = r.lexicon.units.get(hit.value as usize);
            unit.is_some_and(|u| u.unit.kind().is_measure() && u.place == UnitPlace::After && r.len(i + 1) > 2)
        })
}

/// Nothing but the end of a word follows: no digit or letter without a space.
fn ends_word(r: &Reader<'_>, i: usize) -> bool {
    !r.glued(i) || r.token(i).is_none_or(|t| t.kind == TokenKind::Symbol)
}

fn vague(r: &Reader<'_>, i: usize) -> Option<Core> {
    let hit = r.hit(i, Class::Vague)?;
    let &(low, high) = r.lexicon.vague.get(hit.value as usize)?;
    Some(Core {
        low: Exact::int(low),
        high: Exact::int(high),
        step: Exact::int(low),
        scale: Exact::ONE,
        shape: NumberShape::Vague,
        written: IN_WORDS,
        about: false,
        end: hit.end as usize,
    })
}

/// The sign at a token: the token behind it.
fn sign(r: &Reader<'_>, i: usize) -> Option<usize> {
    if r.dash(i) && r.glued(i + 1) && r.is_number(i + 1) && (!r.glued(i) || r.symbol(i.wrapping_sub(1), "(")) {
        return Some(i + 1);
    }
    (r.has(i, Class::Numeral.mask()) && matches!(words::numeral(r, i), Some((Numeral::Negative, _)))).then_some(i + 1)
}

/// Whether a numeral behind a unit is measured in it: "M 5,8" and "berkekuatan 5,8" are magnitudes, "YZR-M1", "M4" and "berkekuatan
/// 100 personel" are not.
fn measured(r: &Reader<'_>, i: usize, core: &Core) -> bool {
    let attached = r.glued(i) && r.dash(i.wrapping_sub(1));
    let symbol = r.len(i) < 3;
    let counts = super::counted::known(r, core.end);
    !attached && core.high < Exact::int(11) && (core.written.decimals > 0 || (!symbol && !counts))
}

/// "Rp 16.350" in an English report: three decimals of money that has no smaller unit are thousands.
fn thousands(r: &Reader<'_>, i: usize, core: &Core) -> bool {
    let whole = |hit: Hit| r.lexicon.currencies.get(hit.value as usize).is_some_and(|c| c.whole);
    core.written.decimals == 3 && core.scale == Exact::ONE && r.hits(i, Class::Currency).any(whole)
}

/// One amount from token `i`, without looking for a range.
fn simple<'a>(r: &Reader<'a>, i: usize) -> Option<Found<'a>> {
    // "minus $37.63": the sign stands before the money.
    let negative = matches!(words::numeral(r, i), Some((Numeral::Negative, _))) && r.has(i + 1, Class::Currency.mask());
    let from = i + usize::from(negative);
    let before = currency(r, from, true).or_else(|| unit_before(r, from));
    let mut at = before.map_or(from, |u| u.end);
    // "Rp. 43", "Rp: 5"
    if before.is_some_and(|u| u.is_money()) && (r.symbol(at, ".") || r.symbol(at, ":")) && r.is_number(at + 1) {
        at += 1;
    }
    let signed = sign(r, at);
    at = signed.unwrap_or(at);
    let signed = negative || signed.is_some();
    let money = before.is_some_and(|u| u.is_money());
    let mut core = match core(r, at, money)? {
        Ok(core) => core,
        Err(end) => return Some(Found::Code(end)),
    };
    if before.is_some_and(|u| !u.is_money()) && !measured(r, i, &core) {
        return None;
    }
    if money && thousands(r, from, &core) {
        core = core.times(Exact::int(1000))?;
    }
    if signed {
        (core.low, core.high) = (Exact::ZERO.sub(core.high)?, Exact::ZERO.sub(core.low)?);
    }
    let after = match before {
        Some(b) if b.is_money() => currency(r, core.end, false).filter(|u| u.unit == b.unit),
        Some(b) => match unit_after(r, core.end, core.written.digits) {
            Some(u) if u.unit != b.unit => return None,
            u => u,
        },
        None => unit_after(r, core.end, core.written.digits),
    };
    // "magnitudo" stays outside the span, "M" is part of the number as written.
    let start = if before.is_some_and(|u| !u.is_money()) && r.len(i) > 2 { at } else { i };
    let end = after.map_or(core.end, |u| u.end).max(core.end);
    Some(Found::Amount(Amount {
        core,
        unit: before.or(after),
        unit_first: before.is_some(),
        start,
        end,
        range: false,
        numeral: at,
    }))
}

/// The token behind a connector of two ends, when one stands behind the first. `opened`: "antara" stands before the first end.
fn connector(r: &Reader<'_>, first: &Amount<'_>, opened: bool) -> Option<usize> {
    let i = first.end;
    if (r.dash(i) || r.symbol(i, "~")) && r.glued(i) == r.glued(i + 1) {
        return Some(i + 1);
    }
    r.hits(i, Class::NumberRange).find_map(|hit| {
        let fits = match r.lexicon.ranges.get(hit.value as usize)? {
            RangeWord::Between => true,
            RangeWord::Weak => first.unit.is_none(),
            RangeWord::Joiner => opened,
            RangeWord::Opener => false,
        };
        fits.then_some(hit.end as usize)
    })
}

/// One amount or range from token `i`.
pub(super) fn parse<'a>(r: &Reader<'a>, i: usize, opened: bool) -> Option<Found<'a>> {
    let first = match simple(r, i)? {
        Found::Amount(first) => first,
        code => return Some(code),
    };
    if first.core.shape != NumberShape::Cardinal {
        return Some(Found::Amount(first));
    }
    let joined = connector(r, &first, opened)
        .and_then(|at| match simple(r, at)? {
            Found::Amount(second) => join(first, second, r.dash(first.end)),
            Found::Code(_) => None,
        })
        .filter(|range| plausible(r, &first, range));
    Some(Found::Amount(joined.unwrap_or(first)))
}

/// A bare pair of digits is a range only when something is counted; the caller decides about scores and codes.
fn plausible(r: &Reader<'_>, first: &Amount<'_>, range: &Amount<'_>) -> bool {
    if range.unit.is_some() || range.core.scale != Exact::ONE || !r.dash(first.end) {
        return true;
    }
    if first.core.written.plain == 4 && range.core.written.plain == 4 {
        return false;
    }
    // "4-3-3", "12-34-56"
    !(r.dash(range.end) && r.glued(range.end))
}

/// Two amounts as one range: units agree or one end has none, and a scale at the second end counts for both.
fn join<'a>(first: Amount<'a>, second: Amount<'a>, dash: bool) -> Option<Amount<'a>> {
    if second.core.shape != NumberShape::Cardinal || first.core.written.digits != second.core.written.digits {
        return None;
    }
    let unit = match (first.unit, second.unit) {
        (Some(a), Some(b)) if a.unit != b.unit => return None,
        (Some(_), None) if !first.unit_first => return None,
        // "dari 5 menjadi Rp 10 juta": a currency before the second end only belongs to it alone.
        (None, Some(_)) if second.unit_first => return None,
        (a, b) => b.filter(|_| !first.unit_first).or(a),
    };
    let mut low = first.core.low;
    if first.core.scale == Exact::ONE && second.core.scale != Exact::ONE && first.unit.is_none_or(|_| first.unit_first) {
        low = low.mul(second.core.scale).filter(|&scaled| scaled <= second.core.high).unwrap_or(low);
    }
    if low >= second.core.high {
        return None;
    }
    let mut core = second.core;
    core.low = low;
    core.about |= first.core.about;
    core.written.ambiguous |= first.core.written.ambiguous;
    core.written.foreign &= first.core.written.foreign;
    // Equal scales are needed for a range with words: "5 ribu sampai 10" is no range of thousands.
    if !dash && first.core.scale != Exact::ONE && second.core.scale == Exact::ONE {
        return None;
    }
    Some(Amount {
        core,
        unit,
        unit_first: first.unit_first,
        start: first.start,
        end: second.end,
        range: true,
        numeral: first.numeral,
    })
}
