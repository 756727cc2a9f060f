//! Shapes told by what stands around a number: ages behind names, scores, headline capitals.

use super::amount::Amount;
use super::reader::Reader;
use crate::lang::Class;
use crate::value::Exact;

/// Oldest age a bare number behind a name is taken for.
const OLDEST: i64 = 119;

/// "(34)" behind a capitalised word, or "Rudi, 34, warga": the digits as a number. `i` is the digit token.
pub(super) fn bare_age(r: &Reader<'_>, i: usize) -> Option<Exact> {
    let open = i.checked_sub(1).filter(|&o| o > r.first)?;
    let name = open - 1;
    let digits = r.text(i);
    if !r.is_number(i) || digits.len() > 3 || digits.starts_with('0') || !r.capital(name) {
        return None;
    }
    let bracket = r.symbol(open, "(") && r.symbol(i + 1, ")");
    let comma = r.symbol(open, ",")
        && !r.glued(i)
        && (r.symbol(i + 1, ",") || r.symbol(i + 1, "."))
        && r.glued(i + 1)
        && !(r.glued(i + 2) && r.is_number(i + 2))
        && digits.len() == 2;
    if !bracket && !comma {
        return None;
    }
    let value = Exact::from_digits(digits, "")?;
    (value <= Exact::int(OLDEST) && value > Exact::ZERO).then_some(value)
}

/// Where the next of several ages stands: "19, 22 dan 31".
pub(super) fn next_age(r: &Reader<'_>, end: usize) -> Option<usize> {
    let comma = end + usize::from(r.symbol(end, ","));
    let at = super::identifier::joiner(r, comma).unwrap_or(comma);
    let alone = r.token(at + 1).is_none_or(|t| t.is_any_mark(",.;)")) || super::identifier::joiner(r, at + 1).is_some();
    (at > end && r.is_number(at) && r.len(at) <= 2 && alone).then_some(at)
}

/// Whether a figure is a cell of its own, with a tab and a word behind it.
pub(super) fn cell(r: &Reader<'_>, i: usize) -> bool {
    let gap = r.token(i).zip(r.token(i + 1)).filter(|_| r.is_word(i + 1));
    gap.is_some_and(|(a, b)| r.cx.text.get(a.span.end as usize..b.span.start as usize).is_some_and(|gap| gap.contains('\t')))
}

/// Whether the bracket or comma before `start` follows a capitalised word: where the age of a person stands.
pub(super) fn in_apposition(r: &Reader<'_>, start: usize) -> bool {
    let Some(mark) = start.checked_sub(1).filter(|&m| m > r.first) else { return false };
    (r.symbol(mark, "(") || r.symbol(mark, ",")) && r.capital(mark - 1)
}

/// Whether most words of the sentence are capitalised, as in headlines: then a capital says nothing about names.
pub(super) fn title_case(r: &Reader<'_>) -> bool {
    let (mut capitals, mut small) = (0usize, 0usize);
    for i in r.first..r.last.min(r.first + 40) {
        if r.is_word(i) && r.len(i) > 3 {
            if r.capital(i) {
                capitals += 1;
            } else {
                small += 1;
            }
        }
    }
    capitals >= 3 && capitals >= small * 4
}

/// Whether the token at `i` is a cross between two figures, whatever they mean.
pub(super) fn cross(r: &Reader<'_>, i: usize) -> bool {
    let sign = r.len(i) <= 2 && (r.has(i, Class::NumberSuffix.mask()) || r.symbol(i, "×"));
    sign && r.is_number(i + 1) && i > r.first && r.is_number(i - 1)
}

/// Whether the token at `i` is the "x" between two figures that are measured: "10x15 meter", "2 x 1.000 MW".
pub(super) fn crossed(r: &Reader<'_>, i: usize) -> bool {
    let mut at = i;
    // A box has three sides.
    for _ in 0..3 {
        if !cross(r, at) {
            return false;
        }
        let Some(super::digits::Run::Number(core)) = super::digits::parse(r, at + 1) else { return false };
        // "3x24 jam" is three days, "4x100m" the name of a race.
        let sides = |h: crate::lang::Hit| r.lexicon.units.get(h.value as usize).is_some_and(|u| u.unit.kind().is_measure());
        if r.hit(core.end, Class::Unit).filter(|_| !r.glued(core.end)).is_some_and(sides) {
            return true;
        }
        at = core.end;
    }
    false
}

/// How far from a pair of numbers a word of matches may stand, in tokens.
const MATCH_WINDOW: usize = 30;

/// Whether the words around a token speak of a match.
fn of_a_match(r: &Reader<'_>, i: usize) -> bool {
    let from = i.saturating_sub(MATCH_WINDOW).max(r.first);
    (from..r.last.min(i + MATCH_WINDOW)).any(|i| r.has(i, Class::ScoreCue.mask()))
}

/// What a bare pair "2-1" is.
pub(super) enum Pair {
    /// A result of two sides, with the token behind it.
    Score(Exact, Exact, usize),
    /// A code or list of digits, with the token behind it.
    Code(usize),
}

/// Reads "2-1" at token `i`: digits, hyphen, digits without spaces and without unit. `range`: the same tokens read as a range.
pub(super) fn pair(r: &Reader<'_>, i: usize, amount: &Amount<'_>) -> Option<Pair> {
    if let Some((low, high, end)) = halves(r, i).filter(|_| of_a_match(r, i)) {
        return Some(Pair::Score(low, high, end));
    }
    if !(r.is_number(i) && r.dash(i + 1) && r.glued(i + 1) && r.is_number(i + 2) && r.glued(i + 2)) {
        return None;
    }
    if amount.unit.is_some() || amount.core.scale != Exact::ONE || amount.core.about {
        return None;
    }
    let end = i + 3;
    let (a, b) = (r.text(i), r.text(i + 2));
    let more = (r.dash(end) || r.symbol(end, "/")) && r.glued(end) && r.glued(end + 1);
    let zero = |s: &str| s.len() > 1 && s.starts_with('0');
    if more || a.len() > 3 || b.len() > 3 || zero(a) || zero(b) {
        return if amount.range && !more && !zero(b) { None } else { Some(Pair::Code(run(r, end))) };
    }
    let (low, high) = (Exact::from_digits(a, "")?, Exact::from_digits(b, "")?);
    let small = a.len() < 2 && b.len() < 2;
    if of_a_match(r, i) || (small && low > high) {
        return Some(Pair::Score(low, high, end));
    }
    if amount.range { None } else { Some(Pair::Code(run(r, end))) }
}

/// "6.5-5.5": the result of a match in which a draw gives half a point.
fn halves(r: &Reader<'_>, i: usize) -> Option<(Exact, Exact, usize)> {
    let half = |i: usize| -> Option<(Exact, usize)> {
        let whole = r.is_number(i) && r.len(i) <= 2;
        let half = (r.symbol(i + 1, ".") || r.symbol(i + 1, ",")) && r.text(i + 2) == "5" && r.glued(i + 1) && r.glued(i + 2);
        (whole && half).then(|| Exact::from_digits(r.text(i), "5")).flatten().map(|x| (x, i + 3))
    };
    let (low, dash) = half(i)?;
    let (high, end) = half(dash + 1).filter(|_| r.dash(dash) && r.glued(dash) && r.glued(dash + 1))?;
    Some((low, high, end))
}

/// "2:24:18": hours, minutes and seconds of a race as seconds, with the token behind it. A time of day is a date, read before.
pub(super) fn lap(r: &Reader<'_>, i: usize) -> Option<(Exact, usize)> {
    let part = |i: usize| (r.len(i) == 2 && r.is_number(i) && r.glued(i)).then(|| r.text(i).parse::<i64>().ok()).flatten();
    let colon = |i: usize| r.symbol(i, ":") && r.glued(i);
    let hours = r.text(i).parse::<i64>().ok().filter(|h| (1..24).contains(h) && !r.text(i).starts_with('0') && !r.glued(i))?;
    if !colon(i + 1) || !colon(i + 3) {
        return None;
    }
    let (minutes, seconds) = (part(i + 2).filter(|m| *m < 60)?, part(i + 4).filter(|s| *s < 60)?);
    let end = i + 5;
    let more = r.glued(end) && (r.is_word(end) || r.is_number(end + 1) && r.glued(end + 1) || r.symbol(end, ":"));
    (!more).then(|| (Exact::int(hours * 3600 + minutes * 60 + seconds), end))
}

/// The token behind everything that is attached to a code: digits, letters, and `-` `/` `.` `+` `:` between them.
pub(super) fn run(r: &Reader<'_>, mut i: usize) -> usize {
    loop {
        let body = |i: usize| r.is_number(i) || r.is_word(i);
        if r.glued(i) && body(i) {
            i += 1;
        } else if r.glued(i) && (r.dash(i) || matches!(r.mark(i), '/' | '.' | '+' | ':' | '_')) && r.glued(i + 1) && body(i + 1) {
            i += 2;
        } else {
            return i;
        }
    }
}
