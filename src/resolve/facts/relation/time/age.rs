//! The age of somebody born on 12 March 1971.

use crate::extract::{Mention, MentionKind, NameType};
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, at_sentence, cue_after, cue_before, has_cue, operand, today};
use crate::resolve::facts::time::TimeFact;
use crate::text::TokenKind;
use crate::value::{Components, Date, DayInterval, Exact, Granularity, NumberShape, Slip, TimexKind};

/// Sentences between an age and a birth of one person.
const NEAR: u32 = 8;
/// Years an article without a publication date may be younger than the last day it names.
const LATER: i64 = 2;
/// Tokens between a word of death and its date.
const DEATH: u32 = 9;
/// Tokens between a word of death and an age.
const DIED: u32 = 20;
/// Days in which a death is news.
const RECENT: i32 = 15;
/// Tokens between an age and the year in which somebody had it.
const THEN: u32 = 16;
/// Tokens between an age and the word or time that says when it is reached.
const NEXT: u32 = 4;
/// Tokens between a birth and the name that it opens the clause of.
const OPENS: u32 = 3;
/// Years by which an age is misreported; one that is further off is somebody else's, unless it stands beside the birth.
const SLIP: i64 = 12;

pub(in crate::resolve::facts::relation) fn find(
    view: &View<'_>,
    numbers: &[NumberFact],
    times: &[TimeFact],
    out: &mut Vec<RelationFact>,
) {
    // Without a publication date the latest full day the article names is the earliest it can be.
    let full = |t: &&TimeFact| t.timex.known.has(Components::YEAR) && t.timex.grain >= Granularity::Day;
    let latest = || times.iter().filter(full).filter_map(|t| t.timex.days).map(|d| d.last).max();
    let Some(published) = view.anchor.date.or_else(latest) else { return };
    let later = if view.anchor.date.is_some() { 0 } else { LATER };
    let births: Vec<&TimeFact> = times
        .iter()
        .filter(|t| {
            t.born && t.timex.known.has(Components::YEAR) && t.timex.grain >= Granularity::Year && !t.timex.value.contains('/')
        })
        .collect();
    if births.is_empty() {
        return;
    }
    let age = |n: &NumberFact| {
        let years = n.quantity.shape == NumberShape::Cardinal && n.quantity.is_in("year");
        let aged = years && cue_before(view, n.tokens.0, 1, RelationCue::Aged) && died(view, n);
        aged || birthday(view, n)
            || taken_up(view, n, &births)
            || n.quantity.shape == NumberShape::Age && (!n.then || died(view, n))
    };
    for n in numbers.iter().filter(|n| age(n) && !n.ground.unreal) {
        let Some(years) = n.quantity.plain().and_then(|v| v.to_i64()).filter(|y| (1..130).contains(y)) else { continue };
        let near = births.iter().filter(|b| same_person(view, n, b));
        let mut distinct: Vec<&&TimeFact> = near.collect();
        distinct.dedup_by(|a, b| a.timex.days == b.timex.days);
        let [birth] = distinct.as_slice() else { continue };
        let Some(days) = birth.timex.days else { continue };
        // Of an article without a day nobody knows when that is.
        if later == 0 && died_too_old(view, n, birth, years, today(times, n, published)) {
            let most = i64::from(published.years_since(days.first));
            out.push(fact(n, birth, most, years, &published.to_string()));
            continue;
        }
        let Some(until) = lived(view, times, n, birth, today(times, n, published)) else { continue };
        let day = until.last;
        let (most, least) = (day.years_since(days.first) as i64, until.first.years_since(days.last) as i64);
        // An age without a name that is far off is a grandson's ("cucunya yang berusia 9 tahun"), unless its digits look mistyped.
        let typed = || Slip::reckoned(Exact::int(years), Exact::int(most)) >= Slip::Loose;
        let beside = birth.ground.sentence == n.ground.sentence && (n.subject.is_some() || typed());
        if most < 1 || (least - later..=most + later).contains(&years) || !beside && (most - years).abs() > SLIP {
            continue;
        }
        out.push(fact(n, birth, most, years, &day.to_string()));
    }
    at_the_time(view, numbers, times, &births, out);
}

/// "… lahir pada 16 November 1966. Perempuan berusia 57 tahun itu …": whoever was born is taken up by an age of today.
fn taken_up(view: &View<'_>, n: &NumberFact, births: &[&TimeFact]) -> bool {
    let Some(today) = view.anchor.date else { return false };
    let aged =
        n.quantity.shape == NumberShape::Age || n.quantity.is_in("year") && cue_before(view, n.tokens.0, 1, RelationCue::Aged);
    let that = n.subject.is_none() && has_cue(view, n.tokens.1, RelationCue::That);
    let [birth] = births else { return false };
    let other = || {
        view.sentence_mentions(n.ground.sentence).iter().any(|m| match &m.kind {
            MentionKind::Date { timex: Some(t), .. } => {
                t.kind == TimexKind::Date && t.days.is_some_and(|d| d.last.year() < today.year() || d.first > today)
            }
            _ => false,
        })
    };
    let at_a_time = || [RelationCue::Then, RelationCue::Ahead].iter().any(|c| cue_before(view, n.tokens.0, NEXT, *c));
    let first = view.outline.sentence(n.tokens.0 as usize).map_or(n.tokens.0, |s| s.first);
    // "Kini, dalam usia 52 tahun, ia …".
    let now = n.subject.is_none() && n.tokens.0 - first <= NEXT + 1 && has_cue(view, first, RelationCue::SoFar);
    let aged_now = aged || now && cue_before(view, n.tokens.0, 2, RelationCue::Aged);
    if now && aged_now && birth.ground.sentence < n.ground.sentence && !other() {
        return true;
    }
    aged && that && n.ground.sentence == birth.ground.sentence + 1 && !at_a_time() && !other()
}

/// "spent his 33rd birthday": an age told by its day.
fn birthday(view: &View<'_>, n: &NumberFact) -> bool {
    let told = has_cue(view, n.tokens.1, RelationCue::Birthday) || cue_before(view, n.tokens.0, 2, RelationCue::Birthday);
    let ahead = || cue_before(view, n.tokens.0, NEXT, RelationCue::Ahead);
    let later = || view.anchor.date.is_some_and(|today| dated_later(view, n.tokens, n.ground.sentence, today));
    n.quantity.shape == NumberShape::Ordinal && told && !ahead() && !later()
}

/// Whether a time that has not come stands right behind an age: "45 tahun pada Juli mendatang", "her 44th birthday in August".
pub(in crate::resolve::facts) fn dated_later(view: &View<'_>, tokens: (u32, u32), sentence: u32, today: Date) -> bool {
    view.sentence_mentions(sentence).iter().any(|m| match &m.kind {
        MentionKind::Date { timex: Some(t), .. } if m.tokens.0 >= tokens.1 && m.tokens.0 - tokens.1 <= NEXT => {
            let dated = t.kind == TimexKind::Date && t.grain >= Granularity::Year;
            let yearless = t.grain == Granularity::Month && !t.known.has(Components::YEAR) && !t.relative;
            dated && (yearless && t.days.is_none_or(|d| d.last < today) || t.days.is_some_and(|d| d.first > today))
        }
        _ => false,
    })
}

fn fact(n: &NumberFact, birth: &TimeFact, expected: i64, written: i64, day: &str) -> RelationFact {
    RelationFact {
        kind: RelationKind::Age,
        claimed: operand(n),
        expected: expected.to_string(),
        operands: vec![(birth.ground.span, birth.timex.value.clone())],
        detail: format!("{day} - {} = {expected}, not {written}", birth.timex.value),
    }
}

/// Nobody who has died was older than he would be today: "Lelaki kelahiran 9 Juni 1982 itu meninggal pada usia 46 tahun".
fn died_too_old(view: &View<'_>, n: &NumberFact, birth: &TimeFact, years: i64, today: Date) -> bool {
    let Some(days) = birth.timex.days else { return false };
    let most = i64::from(today.years_since(days.first));
    let beside = birth.ground.sentence.abs_diff(n.ground.sentence) <= 1;
    beside && died(view, n) && most >= 1 && years > most && years - most <= SLIP
}

/// "Ia berumur 20 tahun ketika kawannya gugur pada 1949": the age at a time that the sentence tells.
fn at_the_time(view: &View<'_>, numbers: &[NumberFact], times: &[TimeFact], births: &[&TimeFact], out: &mut Vec<RelationFact>) {
    let [birth] = births else { return };
    let Some(born) = birth.timex.days else { return };
    for n in numbers.iter().filter(|n| !n.ground.unreal && n.ground.sentence.abs_diff(birth.ground.sentence) <= 1) {
        // "Was ten when she found it": the number stands alone.
        let bare = n.quantity.unit.is_none() && n.noun == 0 && has_cue(view, n.tokens.1, RelationCue::When);
        let bare = bare && cue_before(view, n.tokens.0, 1, RelationCue::Was);
        let years = bare || n.quantity.is_in("year") || n.quantity.shape == NumberShape::Age;
        let aged = bare || n.quantity.shape == NumberShape::Age || cue_before(view, n.tokens.0, 2, RelationCue::Aged);
        let Some(age) = n.quantity.plain().and_then(|v| v.to_i64()).filter(|y| years && aged && (1..120).contains(y)) else {
            continue;
        };
        let when = [RelationCue::Then, RelationCue::When].iter().any(|c| cue_after(view, n.tokens.1, 2, *c));
        let other = |t: &&TimeFact| {
            t.tokens.0 >= n.tokens.1
                && t.tokens.0 - n.tokens.1 <= THEN
                && t.timex.known.has(Components::YEAR)
                && !t.timex.relative
                && !t.born
                && t.timex.grain >= Granularity::Year
                && !t.timex.value.contains('/')
        };
        let mut told = at_sentence(times, n.ground.sentence).iter().filter(other);
        let (Some(then), None) = (told.next(), told.next()) else { continue };
        let Some(days) = then.timex.days.filter(|_| when && same_person(view, n, birth)) else { continue };
        let (most, least) = (i64::from(days.last.years_since(born.first)), i64::from(days.first.years_since(born.last)));
        if most >= 1 && !(least - 1..=most).contains(&age) && (age - most).abs() <= SLIP {
            out.push(fact(n, birth, most, age, &then.timex.value));
        }
    }
}

/// Whether an age is that of somebody who has died now: "meninggal dalam usia 74 tahun".
fn died(view: &View<'_>, n: &NumberFact) -> bool {
    let known = |t: u32| has_cue(view, t, RelationCue::Died);
    let sentence = view.outline.sentence(n.tokens.0 as usize);
    sentence.is_some_and(|s| (s.first.max(n.tokens.0.saturating_sub(DIED))..n.tokens.0).any(known))
}

/// The days on which an age is counted: today, or those of the death that the sentence of the birth or of the age tells of. `None` when a
/// biography does not say when.
fn lived(view: &View<'_>, times: &[TimeFact], n: &NumberFact, birth: &TimeFact, today: Date) -> Option<DayInterval> {
    let of = |s: u32| view.outline.sentences.get(s as usize).map(|s| (s.first, s.last));
    let dead = |s: u32| of(s).is_some_and(|(first, last)| (first..last).any(|t| has_cue(view, t, RelationCue::Died)));
    let sentences = [n.ground.sentence, birth.ground.sentence];
    // "meninggal dunia di Randu, Senin (9/9)".
    let fresh = |t: &TimeFact| {
        t.timex.days.is_some_and(|d| d.len() == 1 && d.last <= today && today.days_since(d.last) <= i64::from(RECENT))
    };
    let death = |t: &&TimeFact| {
        sentences.contains(&t.ground.sentence)
            && !t.born
            && (t.timex.known.has(Components::YEAR) || fresh(t))
            && cue_before(view, t.tokens.0, DEATH, RelationCue::Died)
    };
    match times.iter().find(death).and_then(|t| t.timex.days) {
        Some(days) => Some(days),
        None => (!dead(birth.ground.sentence)).then_some(DayInterval::day(today)),
    }
}

/// Whether an age and a birth are told of one person: nobody but that person is named from one to the other.
fn same_person(view: &View<'_>, n: &NumberFact, birth: &TimeFact) -> bool {
    let (first, second) = if birth.tokens.0 < n.tokens.0 { (birth.tokens.1, n.tokens.0) } else { (n.tokens.1, birth.tokens.0) };
    let apart = birth.ground.sentence.abs_diff(n.ground.sentence);
    if apart > NEAR {
        return false;
    }
    let low = birth.ground.sentence.min(n.ground.sentence);
    let between = || {
        (low..=low + apart).flat_map(|s| view.sentence_mentions(s)).filter_map(|m| match &m.kind {
            MentionKind::Name(name) if name.name_type == NameType::Person && m.tokens.0 >= first && m.tokens.1 <= second => {
                Some(name.key.as_str())
            }
            _ => None,
        })
    };
    match &n.subject {
        Some(subject) => match holder(view, birth.ground.sentence, birth.tokens.0) {
            Some(h) if h == subject => true,
            Some(h) => alias(view, birth, h, subject) && between().all(|k| k == subject),
            None => opens(view, birth, subject),
        },
        None => {
            let told = |s| holder_near(view, s, first).is_some();
            // "Sahrul Gani meninggal dalam usia 74 tahun. Sahrul lahir pada …".
            let again = |k: &str| died(view, n) && holder(view, n.ground.sentence, n.tokens.0).is_some_and(|h| part_of(k, h));
            between().all(again) && !beside_a_name(view, n) && (apart <= 1 || told(low))
        }
    }
}

/// Whether all words of a name are words of another.
fn part_of(short: &str, long: &str) -> bool {
    short.split(' ').all(|w| long.split(' ').any(|v| v == w))
}

/// Whether one name is the other without a part of it: "Brandt" for "Anna Brandt", whom the text has named before the birth.
fn alias(view: &View<'_>, birth: &TimeFact, a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let named = |k: &str| people(view, 0, birth.ground.sentence).any(|(at, key)| at.1 <= birth.tokens.0 && key == k);
    part_of(short, long) && (long == a || named(long))
}

/// "Lahir pada 4 Februari 1964, Mulyadi Karta (60) …": nobody is named before the birth, and the name right behind it.
fn opens(view: &View<'_>, birth: &TimeFact, subject: &str) -> bool {
    let s = birth.ground.sentence;
    let next = people(view, s, s).find(|(at, _)| at.0 >= birth.tokens.1);
    next.is_some_and(|(at, key)| key == subject && at.0 - birth.tokens.1 <= OPENS)
}

/// The people named in some sentences, with the tokens of their names, in text order.
fn people<'a>(view: &View<'a>, from: u32, to: u32) -> impl Iterator<Item = ((u32, u32), &'a str)> {
    (from..=to).flat_map(|s| view.sentence_mentions(s)).filter_map(|m: &'a Mention| match &m.kind {
        MentionKind::Name(name) if name.name_type == NameType::Person => Some((m.tokens, name.key.as_str())),
        _ => None,
    })
}

/// "Iwan (52)": an age behind a name that nobody knows as one of a person is that of the one it names.
fn beside_a_name(view: &View<'_>, n: &NumberFact) -> bool {
    // "Bao, berusia 17 tahun".
    let aged = n.tokens.0.checked_sub(1).filter(|&t| has_cue(view, t, RelationCue::Aged));
    let at = aged.unwrap_or(n.tokens.0);
    let token = |back: u32| at.checked_sub(back).and_then(|t| view.outline.tokens.get(t as usize));
    let mark = token(1).is_some_and(|t| t.is_any_mark("(,"));
    mark && token(2).is_some_and(|t| t.kind == TokenKind::Word && t.capital())
}

/// The person named last before a token, in its sentence or one before it: whom "the singer" then means.
fn holder<'a>(view: &View<'a>, sentence: u32, token: u32) -> Option<&'a str> {
    last_named(view, (0..=sentence).rev(), token)
}

/// The same, in its sentence or the one right before.
fn holder_near<'a>(view: &View<'a>, sentence: u32, token: u32) -> Option<&'a str> {
    last_named(view, (sentence.saturating_sub(1)..=sentence).rev(), token)
}

fn last_named<'a>(view: &View<'a>, mut sentences: impl Iterator<Item = u32>, token: u32) -> Option<&'a str> {
    let person = |m: &'a Mention| match &m.kind {
        MentionKind::Name(name) if name.name_type == NameType::Person && m.tokens.1 <= token => Some(name.key.as_str()),
        _ => None,
    };
    sentences.find_map(|s| view.sentence_mentions(s).iter().rev().find_map(person))
}
