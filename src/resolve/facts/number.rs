//! Quantities with their slots: the attribute a cue gives, else what is counted.

use super::age;
use super::akin::{self, Akin};
use super::profile::{self, Ground, hash};
use super::relation;
use super::stage;
use super::tied;
use super::{Beside, View};
use crate::extract::{Mention, MentionKind};
use crate::lang::{Changes, Class, CueSide, RelationCue};
use crate::text::TokenKind;
use crate::value::{DayInterval, Exact, NumberShape, Quantity};

/// Tokens between a number and the cue that names its attribute.
const CUE_REACH: u32 = 6;
/// Tokens of a cue before its last.
const PHRASE: u32 = 3;
/// Tokens before a number in which its row label stands.
const LABEL_REACH: u32 = 4;

/// Tokens of a list before a number.
const LIST: u32 = 10;

/// Tokens on either side of a number whose words belong to it.
const NEAR: u32 = 6;
/// Years beyond which an age is that of a thing.
const LIFE: i64 = 120;

/// A quantity an article asserts.
#[derive(Clone, Debug)]
pub struct NumberFact {
    /// The quantity.
    pub quantity: Quantity,
    /// Index of the attribute in the vocabulary, when a cue names one.
    pub attribute: Option<u16>,
    /// Hash of the counted head noun, synonyms folded; 0 when nothing is counted.
    pub noun: u32,
    /// Counts people.
    pub people: bool,
    /// A part of the whole behind it: "six of eleven games".
    pub part: bool,
    /// What it is counted out of.
    pub whole: Option<Exact>,
    /// Key of the person an age belongs to.
    pub subject: Option<String>,
    /// A distance to something else: "14 kilometres shallower", "31 percent above the last price".
    pub difference: bool,
    /// An age somebody had or will have at another time, a limit of age, or the age of somebody told of before.
    pub then: bool,
    /// It or the list it is in stands behind a unit of time or a word for a rank or code ("in minutes 61, 65 and 76"): no amount.
    pub placed: bool,
    /// A part of one length told in several units: "2 hours 16 minutes".
    pub compound: bool,
    /// What is left of a whole: "118 lainnya", "masih ada 1.984 anak".
    pub left: bool,
    /// How many others whom it does not count it is told with: "two men and a woman", "the driver and one passenger".
    pub joined: Option<Exact>,
    /// Behind it stands who is among those it counts: "lima orang tewas, termasuk pelaku".
    pub including: bool,
    /// A count that only grows, told as what it has come to: "bertambah menjadi lima orang".
    pub raised: bool,
    /// Told of an earlier occurrence: "last year 38 films were shown".
    pub former: bool,
    /// The level that a change by a share leaves: "up 13 percent from 365".
    pub level: bool,
    /// May be told of another time: a day long past stands near.
    pub past: bool,
    /// Hash of the content word or figure directly before: the row a price or percentage stands in; 0 when there is none.
    pub label: u32,
    /// Hash of the content word that an ordinal stands beside ("gelar ketiga", "the third title"); 0 of any other figure.
    pub ranked: u32,
    /// The same, a word of time as well ("the third week").
    pub numbered: u32,
    /// Stems of the content words beside the number, up to the next number or clause border; sorted.
    pub near: Beside,
    /// The groups of those words.
    pub akin: Akin,
    /// Days of the nearest date in the sentence.
    pub time: Option<DayInterval>,
    /// Minute of the day of a clock time in the sentence.
    pub hour: Option<u16>,
    /// Place and context.
    pub ground: Ground,
    /// First and one past the last token.
    pub tokens: (u32, u32),
}

pub(super) fn find(view: &View<'_>) -> Vec<NumberFact> {
    let mut out = Vec::with_capacity(view.room(|kind| matches!(kind, MentionKind::Number(_))));
    let mut currency = None;
    for mention in view.mentions.iter().filter(|m| m.zone.asserts()) {
        let MentionKind::Number(q) = &mention.kind else { continue };
        let mut quantity = tied::completed(view, mention, q, &mut currency);
        let q = &quantity;
        let counted = head_noun(view, q);
        let noun = counted.as_deref().map_or(0, |n| profile::stem(view.lexicon.vocabulary.noun(n), view));
        let people = counted.as_deref().is_some_and(|n| view.lexicon.vocabulary.is_people(n));
        let attribute = attribute_of(view, mention.tokens, mention.sentence, q, people);
        let people = people || attribute.is_some_and(|a| view.lexicon.vocabulary.attribute(a as usize).is_some_and(|a| a.people));
        // "Mirna, 48 tahun, …": years between commas behind a name are an age.
        if q.is_in("year") && q.shape == NumberShape::Cardinal && age::apposed(view, mention) {
            quantity.shape = NumberShape::Age;
        }
        // Nobody is three hundred years old, but a chapel is.
        let aged = quantity.shape == NumberShape::Age && quantity.low <= Exact::int(LIFE);
        let subject = aged.then(|| age::subject(view, mention)).flatten();
        let anaphor = subject.is_none() && relation::has_cue(view, mention.tokens.1, RelationCue::That);
        let difference = tied::differs(view, mention, &quantity);
        let then = quantity.shape == NumberShape::Age && (anaphor || age::at_another_time(view, mention));
        // "12 korban masih dirawat": of a count that only grows, what is still so is what is left of it.
        let grows = attribute.is_some_and(|a| grows(view, a));
        let behind = mention.tokens.1.max(quantity.counted_tokens.1);
        let left = relation::left(view, mention.tokens, quantity.counted_tokens.1)
            || grows && relation::has_cue(view, behind, RelationCue::Still);
        out.push(NumberFact {
            quantity,
            attribute,
            noun,
            people,
            part: false,
            whole: None,
            difference,
            subject,
            then,
            placed: placed(view, mention),
            compound: false,
            left,
            joined: people.then(|| tied::joined(view, mention, behind)).flatten(),
            including: people && tied::including(view, mention),
            raised: grows && come_to(view, mention.tokens.0),
            former: false,
            level: false,
            past: false,
            label: label(view, mention),
            ranked: ranked(view, mention, false),
            numbered: ranked(view, mention, true),
            near: near(view, mention),
            akin: akin::beside(view, mention),
            time: nearest_date(view, mention),
            hour: hour(view, mention),
            ground: profile::ground(view, mention),
            tokens: mention.tokens,
        });
    }
    tied::complete(view, &mut out);
    stage::demanded(view, &mut out);
    compound(&mut out);
    out
}

/// Units of time, the longest first.
const LENGTHS: [&str; 7] = ["year", "month", "week", "day", "hour", "minute", "second"];

/// Marks lengths that make one with the next, "6 years and 3 months", and adds hours, minutes and seconds up: "two hours, 24 minutes and 18
/// seconds" are what another report writes as "2:24:18".
fn compound(numbers: &mut Vec<NumberFact>) {
    let rank = |f: &NumberFact| LENGTHS.iter().position(|u| f.quantity.unit.as_deref() == Some(*u));
    // Seconds in one of the unit of a time that is stopped.
    let seconds = |f: &NumberFact| {
        let unit = f.quantity.unit.as_ref().filter(|unit| unit.base().code() == "second")?;
        Some((unit.in_base(Exact::ONE), unit.base().clone()))
    };
    let mut sums: Vec<(usize, NumberFact)> = Vec::new();
    for i in 1..numbers.len() {
        let (before, rest) = numbers.split_at_mut(i);
        let (Some(a), Some(b)) = (before.last_mut(), rest.first_mut()) else { return };
        let gap = b.tokens.0.saturating_sub(a.tokens.1);
        let parts = (seconds(a), seconds(b));
        let beside = a.ground.sentence == b.ground.sentence && gap <= if parts.0.is_some() && parts.1.is_some() { 2 } else { 1 };
        if !beside || !matches!((rank(a), rank(b)), (Some(x), Some(y)) if x < y) {
            continue;
        }
        (a.compound, b.compound) = (true, true);
        let (Some((m, _)), Some((n, second))) = parts else { continue };
        let whole = match sums.last() {
            Some((_, sum)) if sum.tokens.1 == a.tokens.1 && sum.ground.sentence == a.ground.sentence => Some(sum.quantity.low),
            _ => a.quantity.low.mul(m),
        };
        let value = whole.and_then(|w| w.add(b.quantity.low.mul(n)?));
        let Some(value) = value.filter(|_| b.quantity.low < Exact::int(60)) else { continue };
        let mut sum = match sums.pop_if(|(_, sum)| sum.tokens.1 == a.tokens.1) {
            Some((_, sum)) => sum,
            None => a.clone(),
        };
        (sum.quantity.low, sum.quantity.high, sum.quantity.step) = (value, value, n);
        sum.quantity.unit = Some(second);
        (sum.tokens.1, sum.ground.span.end) = (b.tokens.1, b.ground.span.end);
        sum.compound = false;
        sums.push((i + 1, sum));
    }
    for (at, sum) in sums.into_iter().rev() {
        numbers.insert(at, sum);
    }
}

/// Whether a number names a place in a row of minutes, ranks or codes, whose word stands before it or before the list it is in.
fn placed(view: &View<'_>, mention: &Mention) -> bool {
    let first = view.outline.sentences.get(mention.sentence as usize).map_or(mention.tokens.0, |s| s.first);
    let from = mention.tokens.0.saturating_sub(LIST).max(first);
    let token = |t: u32| view.outline.tokens.get(t as usize);
    let number = |t: u32| token(t).is_some_and(|t| t.kind == TokenKind::Number);
    let listed = |t: u32| {
        let joins = Class::Conjunction.mask() | Class::NumberRange.mask();
        number(t) || token(t).is_some_and(|t| t.is_any_mark(",")) || view.outline.hits.mask(t as usize) & joins != 0
    };
    let Some(head) = (from..mention.tokens.0).rev().find(|&t| !listed(t)) else { return false };
    let row = Class::TimeUnit.mask() | Class::Identifier.mask();
    // "from blocks, and three from serves": a comma behind the word ends what it could number.
    if token(head + 1).is_some_and(|t| t.is_any_mark(",")) {
        return false;
    }
    // "in 12 hours 30 people": the unit belongs to the figure before it.
    view.outline.hits.mask(head as usize) & row != 0 && !head.checked_sub(1).filter(|&b| b >= first).is_some_and(number)
}

/// The first word of the counted noun phrase, folded.
fn head_noun(view: &View<'_>, q: &Quantity) -> Option<String> {
    let first = view.outline.tokens.get(q.counted_tokens.0 as usize)?;
    (q.counted_tokens.0 < q.counted_tokens.1).then(|| first.span.of(view.text).to_lowercase())
}

/// The attribute named by the nearest cue that reaches the number without another number or a clause border between.
pub(super) fn attribute_of(view: &View<'_>, tokens: (u32, u32), sentence: u32, q: &Quantity, people: bool) -> Option<u16> {
    let fits = |value: u32, side: CueSide, token: u32| -> Option<u16> {
        let (index, cue_side) = view.lexicon.vocabulary.cue(value)?;
        let a = view.lexicon.vocabulary.attribute(index)?;
        // A count of people goes with people, a count of things does not; an unnamed count may be either.
        let names_itself = token == q.counted_tokens.0;
        let noun_fits = !a.units.is_empty() || q.counted.is_none() || names_itself || a.people == people || !a.people;
        let shape_fits = q.shape != NumberShape::Age && (q.shape != NumberShape::Ordinal || !a.units.is_empty());
        (cue_side == side && a.takes(q.unit.as_ref()) && noun_fits && shape_fits).then_some(index as u16)
    };
    let sentence = view.outline.sentences.get(sentence as usize)?;
    let mut after = None;
    for t in tokens.1..(tokens.1 + CUE_REACH).min(sentence.last) {
        if blocks(view, t, true) {
            break;
        }
        let found = view
            .outline
            .hits
            .at(t as usize)
            .iter()
            .filter(|h| h.class == Class::Attribute)
            .find_map(|h| Some((fits(h.value, CueSide::After, t)?, t - tokens.1)));
        after = found.or(after);
        // "17 passengers died": what is counted gives way to the verb behind it.
        if found.is_some() && t != q.counted_tokens.0 {
            break;
        }
    }
    let mut before = None;
    for t in (tokens.0.saturating_sub(CUE_REACH).max(sentence.first)..tokens.0).rev() {
        if blocks(view, t, false) {
            break;
        }
        before = view
            .outline
            .hits
            .at(t as usize)
            .iter()
            .filter(|h| h.class == Class::Attribute && h.end <= tokens.0)
            .find_map(|h| Some((fits(h.value, CueSide::Before, t)?, tokens.0 - h.end)));
        if let Some((_, far)) = before {
            // "Insured for" rather than "for".
            let longer = |u: u32| {
                let mut hits = view.outline.hits.at(u as usize).iter().filter(|h| h.class == Class::Attribute);
                hits.find_map(|h| fits(h.value, CueSide::Before, u).filter(|_| h.end + far == tokens.0))
            };
            let found = (t.saturating_sub(PHRASE).max(sentence.first)..t).find_map(longer);
            before = found.map(|a| (a, far)).or(before);
            break;
        }
    }
    match (after, before) {
        // "injured eleven fans": the verb says what befell those who are counted.
        (Some((_, near)), Some((b, 0))) if q.counted_tokens.0 < q.counted_tokens.1 && tokens.1 + near == q.counted_tokens.0 => {
            Some(b)
        }
        (Some((a, near)), Some((b, far))) => Some(if near <= far + 2 { a } else { b }),
        (None, None) => risen(view, tokens, sentence.first, |value, token| fits(value, CueSide::Before, token)),
        (a, b) => a.or(b).map(|x| x.0),
    }
}

/// Tokens before a figure in which the verb stands that gives what its subject has come to: "bertambah menjadi lima orang".
const RISEN: u32 = 3;

/// The toll that the subject of the sentence names, when the figure is what it has come to: "The toll of the blast at the mill rose to five".
fn risen(view: &View<'_>, tokens: (u32, u32), first: u32, fits: impl Fn(u32, u32) -> Option<u16>) -> Option<u16> {
    if !come_to(view, tokens.0) {
        return None;
    }
    let plain = |t: &u32| view.in_date(*t) || view.outline.tokens.get(*t as usize).is_some_and(|t| t.kind != TokenKind::Number);
    let attribute = |t: u32| {
        let mut hits = view.outline.hits.at(t as usize).iter().filter(|h| h.class == Class::Attribute);
        hits.find_map(|h| fits(h.value, t))
    };
    (first..tokens.0).take_while(plain).find_map(attribute).filter(|a| grows(view, *a))
}

/// Whether the figure at a token is told as what something has come to.
fn come_to(view: &View<'_>, token: u32) -> bool {
    let come = |reach, cue| relation::cue_before(view, token, reach, cue);
    come(RISEN, RelationCue::Thereafter) || come(1, RelationCue::To)
}

/// Whether an attribute is that of a count that only grows.
fn grows(view: &View<'_>, attribute: u16) -> bool {
    view.lexicon.vocabulary.attribute(attribute as usize).is_some_and(|a| a.changes == Changes::Grows)
}

/// Whether a token ends the reach of a number: another number, a clause border, a conjunction.
fn blocks(view: &View<'_>, token: u32, forward: bool) -> bool {
    let Some(t) = view.outline.tokens.get(token as usize) else { return true };
    if view.in_date(token) {
        return false;
    }
    let hits = &view.outline.hits;
    t.kind == TokenKind::Number
        || hits.mask(token as usize) & Class::Numeral.mask() != 0
        || t.is_any_mark(",;:().\"“”")
        || (forward && hits.get(token as usize, Class::Conjunction).is_some())
}

/// The nearest content word or figure before the number, within a few tokens of its sentence.
fn label(view: &View<'_>, mention: &Mention) -> u32 {
    let first = view.outline.sentences.get(mention.sentence as usize).map_or(0, |s| s.first);
    (mention.tokens.0.saturating_sub(LABEL_REACH).max(first)..mention.tokens.0)
        .rev()
        .find_map(|t| {
            let token = view.outline.tokens.get(t as usize)?;
            let digits = token.kind == TokenKind::Number && !view.in_date(t);
            if digits { Some(hash(token.span.of(view.text))) } else { profile::content_stem(view, t as usize) }
        })
        .unwrap_or(0)
}

/// What an ordinal numbers: the content word right before it, else the one right behind.
fn ranked(view: &View<'_>, mention: &Mention, timed: bool) -> u32 {
    let MentionKind::Number(q) = &mention.kind else { return 0 };
    let Some(s) = view.outline.sentences.get(mention.sentence as usize).filter(|_| q.shape == NumberShape::Ordinal) else {
        return 0;
    };
    // "In the 67th minute" numbers no title.
    let unit = |t: u32| view.outline.hits.mask(t as usize) & Class::TimeUnit.mask() != 0;
    let stem = |t: u32| profile::content_stem(view, t as usize).filter(|_| timed || !unit(t));
    let before = mention.tokens.0.checked_sub(1).filter(|t| *t >= s.first).and_then(stem);
    before.or_else(|| Some(mention.tokens.1).filter(|t| *t < s.last).and_then(stem)).unwrap_or(0)
}

/// The content words that belong to the number: as far as the next number, bracket or full stop.
fn near(view: &View<'_>, mention: &Mention) -> Beside {
    let Some(s) = view.outline.sentences.get(mention.sentence as usize) else { return Beside::default() };
    let ends = |t: u32| {
        let token = view.outline.tokens.get(t as usize);
        token.is_none_or(|token| token.kind == TokenKind::Number && !view.in_date(t) || token.is_any_mark(";.:()"))
    };
    let before = (mention.tokens.0.saturating_sub(NEAR).max(s.first)..mention.tokens.0).rev();
    let after = mention.tokens.1..(mention.tokens.1 + NEAR).min(s.last);
    let beside = before.take_while(|&t| !ends(t)).chain(after.take_while(|&t| !ends(t)));
    Beside::sorted(beside.filter_map(|t| profile::content_stem(view, t as usize)))
}

/// The clock time of the sentence: a count of ten o'clock is another one at noon.
fn hour(view: &View<'_>, mention: &Mention) -> Option<u16> {
    view.sentence_mentions(mention.sentence).iter().find_map(|m| match &m.kind {
        MentionKind::Date { timex: Some(t), .. } => t.clock.map(|c| c.minute),
        _ => None,
    })
}

/// The days of the date that stands nearest in the sentence.
fn nearest_date(view: &View<'_>, mention: &Mention) -> Option<DayInterval> {
    view.sentence_mentions(mention.sentence)
        .iter()
        .filter_map(|m| match &m.kind {
            MentionKind::Date { timex: Some(t), .. } if !t.vague => {
                let d = if m.tokens.0 >= mention.tokens.1 {
                    m.tokens.0 - mention.tokens.1
                } else {
                    mention.tokens.0.saturating_sub(m.tokens.1)
                };
                Some((d, t.days?))
            }
            _ => None,
        })
        .min_by_key(|(d, _)| *d)
        .map(|(_, days)| days)
}
