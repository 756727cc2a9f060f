//! Ranks: "ke-77", "77th", "babak kedua", "third".

use super::reader::Reader;
use super::{digits, words};
use crate::lang::{Class, CountedWord, OrdinalWord};
use crate::value::{Exact, NumberShape};

/// The ordinal cue at a token that satisfies `wanted`.
fn cue(r: &Reader<'_>, i: usize, wanted: impl Fn(OrdinalWord) -> bool) -> Option<(OrdinalWord, usize)> {
    r.hits(i, Class::OrdinalCue).find_map(|hit| {
        let word = *r.lexicon.ordinals.get(hit.value as usize)?;
        wanted(word).then_some((word, hit.end as usize))
    })
}

/// An ordinal that starts at token `i`: its rank and the token behind it.
pub(super) fn parse(r: &Reader<'_>, i: usize) -> Option<(Exact, usize)> {
    if r.is_number(i) {
        if !r.has(i + 1, Class::OrdinalCue.mask()) {
            return None;
        }
        let (_, end) = cue(r, i + 1, |w| w == OrdinalWord::Suffix).filter(|_| r.glued(i + 1))?;
        return Some((Exact::from_digits(r.text(i), "")?, end));
    }
    if !r.has(i, Class::OrdinalCue.mask()) {
        return None;
    }
    if let Some(found) = prefixed(r, i) {
        return Some(found);
    }
    if let Some((_, at)) = cue(r, i, |w| w == OrdinalWord::Rank) {
        return ranked(r, at);
    }
    let (word, end) = cue(r, i, |w| matches!(w, OrdinalWord::Value(_) | OrdinalWord::Collective(_)))?;
    // "pertama-tama" and other compounds are no rank; "second-largest" is one.
    match word {
        OrdinalWord::Value(v) => (!named(r, i)).then_some((Exact::int(v), end)),
        OrdinalWord::Collective(v) => collective(r, i, end).then_some((Exact::int(v), end)),
        _ => None,
    }
}

/// The number behind "peringkat", where nothing is measured or counted: rank, first token, token behind it.
fn ranked(r: &Reader<'_>, at: usize) -> Option<(Exact, usize)> {
    let (rank, end) = match digits::parse(r, at) {
        Some(digits::Run::Number(core)) if core.written.plain > 0 && core.written.plain < 4 => (core.low, core.end),
        Some(_) => return None,
        None => words::parse(r, at).filter(|c| c.shape == NumberShape::Cardinal).map(|c| (c.low, c.end))?,
    };
    let free = !r.has(end, Class::Unit.mask() | Class::Currency.mask() | Class::Scale.mask()) && !r.glued(end)
        || matches!(r.mark(end), '.' | ',' | ')' | ';');
    (free && !(r.glued(end + 1) && r.is_number(end + 1))).then_some((rank, end))
}

/// "ke-77", "ke 77", "ke-XX", "ke-dua".
fn prefixed(r: &Reader<'_>, i: usize) -> Option<(Exact, usize)> {
    let (_, mut at) = cue(r, i, |w| w == OrdinalWord::Prefix)?;
    let headed = || i > r.first && cue(r, i - 1, |w| w == OrdinalWord::Head).is_some();
    if r.has(at, Class::Numeral.mask()) && !r.glued(at) && headed() {
        let core = words::parse(r, at)
            .filter(|core| !r.is_word(core.end) || matches!(super::counted::role(r, core.end), Some((CountedWord::End, _))))?;
        return Some((core.low, core.end));
    }
    if !r.dash(at) || (r.glued(at) != r.glued(at + 1)) {
        return None;
    }
    at += 1;
    if let Some(digits::Run::Number(core)) = digits::parse(r, at) {
        return (core.written.decimals == 0).then_some((core.low, core.end));
    }
    if let Some(rank) = roman(r.text(at)) {
        return Some((Exact::int(rank), at + 1));
    }
    let core = words::parse(r, at)?;
    Some((core.low, core.end))
}

/// Whether a word that may say "all of" is a rank here.
///
/// Behind a head ("babak kedua", "yang kedua") or before a tail ("kedua kalinya") it is. With a noun behind and no head before it
/// counts ("kedua negara"). With nothing behind, it ranks the noun before it ("kesempatan kedua").
fn collective(r: &Reader<'_>, i: usize, end: usize) -> bool {
    if cue(r, end, |w| w == OrdinalWord::Tail).is_some() {
        return true;
    }
    let Some(before) = i.checked_sub(1).filter(|&b| b >= r.first) else { return false };
    if r.has(before, Class::OrdinalCue.mask()) && cue(r, before, |w| w == OrdinalWord::Head).is_some() {
        return true;
    }
    let follows_noun = r.is_word(before)
        && !matches!(super::counted::role(r, before), Some((CountedWord::End, _)))
        && !r.has(before, Class::Identifier.mask());
    let ends = !r.is_word(end) || matches!(super::counted::role(r, end), Some((CountedWord::End, _)));
    follows_noun && ends && !named(r, i)
}

/// A capitalised ordinal behind a capitalised word inside a sentence is part of a name.
fn named(r: &Reader<'_>, i: usize) -> bool {
    r.capital(i) && i > r.first + 1 && r.capital(i - 1) && !super::shape::title_case(r)
}

/// A Roman numeral in capitals, up to 3,999.
pub(super) fn roman(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let digit = |b: u8| {
        Some(match b {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            b'L' => 50,
            b'C' => 100,
            b'D' => 500,
            b'M' => 1000,
            _ => return None,
        })
    };
    let (mut total, mut largest) = (0i64, 0i64);
    for b in text.bytes().rev() {
        let value = digit(b)?;
        if value >= largest {
            total += value;
            largest = value;
        } else {
            total -= value;
        }
    }
    (total > 0).then_some(total)
}
