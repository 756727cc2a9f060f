//! From an amount to a quantity: is it one, what shape, how firm, and what is counted.

use super::super::Derivation;
use super::Before;
use super::amount::Amount;
use super::reader::Reader;
use super::shape::{self, Pair};
use super::{counted, identifier, words};
use crate::lang::{Class, CountedWord, NumberSuffix, RelationCue};
use crate::text::lower;
use crate::value::{Bound, Exact, NumberShape, Quantity, Unit, UnitKind};

/// So many digits without separators are a serial number; a count of that size is written with separators or a scale.
const LONG: usize = 7;
/// Tokens from a name back to the comma before it, and from there to a figure that has its noun.
const TURN: usize = 4;

/// Tokens from the number of one item of a list to that of the next.
const ITEM: usize = 200;

/// What an amount turned out to be, with the token to go on from.
pub(super) enum Verdict {
    Quantity(Box<Quantity>, usize),
    Identifier(usize),
    Nothing(usize),
}

/// A quantity of one exact number.
pub(super) fn simple(value: Exact, shape: NumberShape, unit: Option<Unit>) -> Quantity {
    Quantity {
        shape,
        low: value,
        high: value,
        step: Exact::ONE,
        bound: Bound::Exact,
        unit,
        counted: None,
        counted_tokens: (0, 0),
        ambiguous: false,
    }
}

/// Decides what an amount is.
pub(super) fn judge(r: &Reader<'_>, a: &Amount<'_>, before: &Before) -> Verdict {
    if a.core.written.digits
        && a.unit.is_none()
        && let Some(verdict) = bare_digits(r, a, before)
    {
        return verdict;
    }
    // "pada 2023 pekan lalu": a year before a word of time, never so many of them.
    if a.core.written.plain == 4 && year_like(a) && a.unit.is_some_and(|u| u.is_time() && !u.age) {
        return Verdict::Nothing(a.core.end);
    }
    if !a.core.written.digits && a.unit.is_none() && !bare_words(r, a) {
        return Verdict::Nothing(a.end);
    }
    build(r, a, before)
}

/// Digits without a unit that are no quantity; `None` when they are one.
fn bare_digits(r: &Reader<'_>, a: &Amount<'_>, before: &Before) -> Option<Verdict> {
    match shape::pair(r, a.numeral, a) {
        Some(Pair::Score(low, high, end)) => {
            let mut score = simple(low, NumberShape::Score, r.lexicon.unit("score"));
            score.high = high;
            return Some(Verdict::Quantity(Box::new(score), end));
        }
        Some(Pair::Code(end)) => return Some(Verdict::Identifier(end)),
        None => {}
    }
    // "10x15 meter", "12korban": the letters are a sign between figures, or what is counted.
    let apart = shape::crossed(r, a.end) || counted::known(r, a.end);
    if multiple(r, a.end).is_none() && identifier::lettered(r, a.end) && !apart {
        return Some(Verdict::Identifier(shape::run(r, a.end)));
    }
    if in_ratio(r, a) {
        return Some(Verdict::Nothing(a.end));
    }
    if let Some(end) = identifier::tail(r, a.end) {
        return Some(Verdict::Identifier(end));
    }
    // "1990-an", "2000-an" are decades.
    if a.core.about && a.core.written.plain == 4 && year_like(a) && !counted::known(r, a.end) {
        return Some(Verdict::Nothing(a.end));
    }
    if a.core.scale != Exact::ONE || a.core.about {
        return None;
    }
    let counts = counted::known(r, a.end);
    // "10.00", "4.0": a clock time or a version, unless something is counted.
    if a.core.written.foreign && !counts {
        return Some(Verdict::Nothing(a.end));
    }
    if a.core.written.plain == 4 && !counts && year_like(a) {
        return Some(Verdict::Nothing(a.end));
    }
    if a.core.written.plain >= LONG && !counts {
        return Some(Verdict::Identifier(a.end));
    }
    if before.age(a.start) || before.hedge(a.start).is_some() || a.range || counts {
        return None;
    }
    numbered_name(r, a).then_some(Verdict::Identifier(a.end))
}

/// The number of an item in running text, behind a mark (") 2. Paris", ": 1. Bandung") or next to the last item ("1. Pasar 2. Jalan").
pub(super) fn item(r: &Reader<'_>, a: &Amount<'_>, last: Option<(u32, usize)>) -> Option<u32> {
    let before = a.start.checked_sub(1)?;
    let plain = a.core.written.digits && a.unit.is_none() && (1..3).contains(&a.core.written.plain);
    if !plain || !r.symbol(a.end, ".") || !r.glued(a.end) {
        return None;
    }
    // The full stop may have ended the sentence, so the look at the next word goes past its end.
    let next = r.cx.outline.tokens.get(a.end + 1).filter(|t| t.capital())?;
    let number: u32 = r.text(a.start).parse().ok()?;
    let follows = number > 1 && last.is_some_and(|(n, at)| n + 1 == number && a.start - at < ITEM);
    // The mark may have ended a sentence as well.
    let tokens = &r.cx.outline.tokens;
    let mark = tokens.get(before).map_or('\0', |t| t.symbol());
    let glued = tokens.get(a.start).is_some_and(|t| !t.spaced());
    let opens = matches!(mark, ')' | '.' | ';') || (matches!(mark, ',' | ':') && (glued || number == 1));
    (follows || opens && next.spaced()).then_some(number)
}

/// "15 : 15 : 15", "1 : 50.000".
fn in_ratio(r: &Reader<'_>, a: &Amount<'_>) -> bool {
    let colon = |i: usize| r.symbol(i, ":") && !r.glued(i);
    (colon(a.end) && r.is_number(a.end + 1)) || (a.start >= 2 && colon(a.start - 1) && r.is_number(a.start - 2))
}

/// A bare number from 1900 to 2100 is a year until a noun says that it counts.
fn year_like(a: &Amount<'_>) -> bool {
    let (from, to) = (Exact::int(1900), Exact::int(2100));
    a.core.low >= from && a.core.low <= to
}

/// "Cahaya Bahari 7": a small whole number behind a capitalised word inside a sentence, with nothing counted behind it.
fn numbered_name(r: &Reader<'_>, a: &Amount<'_>) -> bool {
    if a.core.written.plain == 0 || a.core.written.plain > 5 || a.start <= r.first {
        return false;
    }
    let previous = a.start - 1;
    let name = name_like(r, previous)
        && !matches!(counted::role(r, previous), Some((CountedWord::End, _)))
        && (previous > r.first || !r.is_word(a.end));
    if !name || in_turn(r, previous) {
        return false;
    }
    let (start, end) = counted::phrase(r, a.end);
    // Between capitals, or before a word in lower case, which behind a name is more often its verb than a counted noun; in
    // headlines capitals say nothing.
    start == end || (!shape::title_case(r) && a.core.written.plain < 4)
}

/// Whether a name at a token is the next in a list that says who has how many: "Labour won 24 seats, the Greens 13".
fn in_turn(r: &Reader<'_>, name: usize) -> bool {
    let joins = |i: usize| r.symbol(i, ",") || r.hit(i, Class::Conjunction).is_some();
    let low = r.first.max(name.saturating_sub(TURN));
    let Some(joint) = (low..name).rev().find(|&i| joins(i)) else { return false };
    // "14 planes, namely nine ATR 72": what is counted already is a model.
    if (joint + 1..name).any(|i| words::parse(r, i).is_some() || r.is_number(i)) {
        return false;
    }
    let counted = |i: usize| r.is_number(i) && counted::known(r, i + 1);
    (joint.saturating_sub(TURN).max(r.first)..joint).any(counted)
}

/// A capitalised word, or one with a capital inside ("iPhone").
fn name_like(r: &Reader<'_>, i: usize) -> bool {
    r.capital(i) || (r.is_word(i) && r.text(i).bytes().any(|b| b.is_ascii_uppercase()))
}

/// Whether a number in words without unit is a quantity.
fn bare_words(r: &Reader<'_>, a: &Amount<'_>) -> bool {
    let (start, end) = counted::phrase(r, a.end);
    let nothing = start == end && multiple(r, a.end).is_none() && !part_of(r, a.end);
    // "satu" and "one" are mostly pronouns.
    if a.core.high == Exact::ONE && !a.range && nothing {
        return false;
    }
    let first = a.numeral;
    let inside = first > r.first && r.capital(first) && r.capital(first - 1);
    !inside || shape::title_case(r)
}

/// "3x", "tiga kali lipat": the token behind the word.
fn multiple(r: &Reader<'_>, end: usize) -> Option<usize> {
    let hit = r.hit(end, Class::NumberSuffix)?;
    let multiple = r.lexicon.suffixes.get(hit.value as usize) == Some(&NumberSuffix::Multiple);
    // "3 x 4 meter", "2x100 MW"
    (multiple && !r.is_number(hit.end as usize)).then_some(hit.end as usize)
}

/// Whether a number is one out of the number behind it: "satu dari lima", "one in five".
fn part_of(r: &Reader<'_>, end: usize) -> bool {
    let out_of = |hit: crate::lang::Hit| r.lexicon.suffixes.get(hit.value as usize) == Some(&NumberSuffix::OutOf);
    r.hit(end, Class::NumberSuffix).filter(|&h| out_of(h)).is_some_and(|h| {
        let whole = h.end as usize;
        r.is_number(whole) && r.len(whole) <= 3 || words::parse(r, whole).is_some_and(|core| core.low > Exact::ONE)
    })
}

/// "2 (dua) orang": the token behind the same number in words.
fn spelt_out(r: &Reader<'_>, end: usize, value: Exact) -> Option<usize> {
    let core = if r.symbol(end, "(") { words::parse(r, end + 1)? } else { return None };
    (core.low == value && r.symbol(core.end, ")")).then_some(core.end + 1)
}

/// A hedge behind the number ("10 ribu lebih"): its bound and the token behind it.
fn hedge_after(r: &Reader<'_>, end: usize) -> Option<(Bound, usize)> {
    let hit = r.hit(end, Class::Hedge)?;
    let hedge = r.lexicon.hedges.get(hit.value as usize)?;
    Some((hedge.bound.filter(|_| hedge.after)?, hit.end as usize))
}

/// Shape, unit and end of an amount, with what stands behind it.
fn shape_of(r: &Reader<'_>, a: &Amount<'_>, before: &Before) -> (NumberShape, Option<Unit>, usize) {
    let unit = a.unit.map(|u| u.unit.clone());
    match a.unit {
        Some(u) if u.age => (NumberShape::Age, unit, a.end),
        Some(u) if u.unit.code() == "year" && of_a_person(r, a, before) => (NumberShape::Age, unit, a.end),
        Some(_) => (a.core.shape, unit, a.end),
        None if before.age(a.start) && a.core.high < Exact::int(120) => (NumberShape::Age, r.lexicon.unit("year"), a.end),
        None => match multiple(r, a.end) {
            Some(end) => (NumberShape::Multiple, r.lexicon.unit("times"), end),
            None => (a.core.shape, None, a.end),
        },
    }
}

fn build(r: &Reader<'_>, a: &Amount<'_>, before: &Before) -> Verdict {
    let core = &a.core;
    let kind = a.unit.map(|u| u.unit.kind());
    let (shape, unit, mut end) = shape_of(r, a, before);
    if unit.is_none()
        && let Some(after) = spelt_out(r, end, core.low)
    {
        end = after;
    }
    let behind = hedge_after(r, end);
    let bound = if core.low != core.high {
        Bound::Range
    } else {
        before.hedge(a.start).or(behind.map(|(b, _)| b)).unwrap_or(if core.about { Bound::About } else { Bound::Exact })
    };
    let counts = match shape {
        NumberShape::Cardinal | NumberShape::Vague | NumberShape::Fraction => {
            unit.is_none() || kind.is_some_and(UnitKind::is_measure) && !a.unit_first
        }
        _ => false,
    };
    let mut after = behind.map_or(end, |(_, e)| e);
    if unit.is_some() || shape != NumberShape::Cardinal {
        after = counted::behind_link(r, after);
    }
    let (from, to) = if counts { counted::phrase(r, after) } else { (end, end) };
    let words = if from < to { Some(folded(r.cx.outline.span(from..to).of(r.cx.text))) } else { None };
    // "38.107 detik" is as often a lap time with an English decimal mark as thirty-eight thousand seconds.
    let lap = unit.as_deref() == Some("second") && core.written.digits && core.written.plain == 0 && core.written.decimals == 0;
    let share = matches!(kind, Some(UnitKind::Percent | UnitKind::PercentPoints | UnitKind::Points));
    let quantity = Quantity {
        shape,
        low: core.low,
        high: core.high,
        step: core.step,
        bound,
        unit,
        counted: words,
        counted_tokens: (from as u32, to as u32),
        ambiguous: core.written.ambiguous && core.scale == Exact::ONE && !share || lap,
    };
    Verdict::Quantity(Box::new(quantity), end)
}

/// Words in lower case with one space between them.
fn folded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&lower(word));
    }
    out
}

/// Years behind an age cue, in apposition to a name or behind what kind of person it is: "(34 tahun)", "Rudi, 34 tahun,", "perempuan 41 tahun itu".
fn of_a_person(r: &Reader<'_>, a: &Amount<'_>, before: &Before) -> bool {
    let apposed = || shape::in_apposition(r, a.start) && (r.symbol(a.end, ")") || r.symbol(a.end, ","));
    before.age(a.start) || a.core.high < Exact::int(120) && (apposed() || kind_of_person(r, a))
}

/// Whether the word right before is one for women, men or children, and no direction behind makes a length of the years ("wanita 20 tahun terakhir").
fn kind_of_person(r: &Reader<'_>, a: &Amount<'_>) -> bool {
    let kind = |h: crate::lang::Hit| r.cx.lexicon.vocabulary.relation_cue(h.value) == Some(RelationCue::Kind);
    let long = |h: crate::lang::Hit| r.cx.lexicon.dates.directions.get(h.value as usize).is_some_and(|d| d.length.is_some());
    a.start > r.first
        && r.hits(a.start - 1, Class::RelationCue).any(|h| h.end as usize == a.start && kind(h))
        && !r.hits(a.end, Class::Direction).any(long)
}

/// What a reader must know to follow the value; empty for numbers that say it themselves.
pub(super) fn derivation(a: &Amount<'_>, q: &Quantity) -> Derivation {
    let mut steps = Derivation::new();
    if a.core.written.foreign {
        steps.push("decimal mark of another language".into());
    }
    if q.ambiguous {
        steps.push("the mark may separate decimals or thousands".into());
    }
    if q.shape == NumberShape::Vague {
        steps.push("vague magnitude: its decade".into());
    }
    steps
}
