//! Figures that are told of an earlier occurrence: "Tahun lalu 38 film diputar", "8,000 people in 2022", "the previous outbreak, in
//! 2014, killed two".

use super::View;
use super::number::NumberFact;
use super::relation::{at_sentence, cue_before, has_cue};
use super::time::TimeFact;
use crate::lang::{Class, RelationCue};
use crate::text::TokenKind;
use crate::value::{Date, DayInterval, TimexKind};

/// Days before its publication from which a day belongs to another occurrence.
const LONG: i64 = 60;
/// Days around its publication in which an article speaks of what it reports, and of today.
pub(super) const FRESH: i64 = 15;
/// Tokens behind a figure in which the time it belongs to is told.
const BEHIND: u32 = 8;

/// Tokens between a word that compares and the time it compares with.
const BASE: u32 = 3;
/// Tokens between "dari" or "menjadi" and its figure.
const REACH: u32 = 2;

/// What a token of a sentence says of the time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Surely an earlier occurrence.
    Former,
    /// A day long past, which may only name something: "the 2021 floods".
    Past,
    Present,
}

/// Marks the figures that a date of another time or a word like "last year" puts to an earlier occurrence.
pub(super) fn mark(view: &View<'_>, numbers: &mut [NumberFact], times: &[TimeFact]) {
    let Some(published) = view.anchor.date.filter(|_| !numbers.is_empty()) else { return };
    // Whether the sentence before tells of another time only: "It killed two" then goes on with it.
    let mut before = false;
    let timely = [RelationCue::Former, RelationCue::Now].iter().any(|cue| view.tokens.tells(*cue));
    for (s, sentence) in view.outline.sentences.iter().enumerate() {
        let first = numbers.partition_point(|n| n.ground.sentence < s as u32);
        let behind = numbers.partition_point(|n| n.ground.sentence <= s as u32);
        let list = numbers.get_mut(first..behind).unwrap_or_default();
        left_behind(view, list);
        let here = at_sentence(times, s as u32);
        // Most sentences say nothing of the time.
        let range = if here.is_empty() && !timely { 0..0 } else { sentence.first..sentence.last };
        let marks: Vec<(u32, Mark)> = range.filter_map(|t| Some((t, at(view, here, t, published)?))).collect();
        // "Rp 465 (semula Rp 420)": the word belongs to the figure right behind it.
        let taken = |m: &&(u32, Mark)| list.iter().any(|n| n.tokens.0 == m.0 + 1);
        let free: Vec<(u32, Mark)> = marks.iter().filter(|m| !taken(m)).copied().collect();
        for n in list {
            let mark = told_before(view, &marks, n).or_else(|| told_behind(view, &free, n, sentence.last));
            n.former |= mark == Some(Mark::Former);
            let goes_on = before && marks.is_empty();
            let until = opens_before(view, sentence.first, n);
            n.past = n.former || mark == Some(Mark::Past) || goes_on || until;
        }
        before = !marks.is_empty() && marks.iter().all(|m| m.1 != Mark::Present);
    }
    headlines(numbers);
}

/// A headline leaves the time of a figure to the body: "Once 900 seats, now enough" above "in the seventies it had 900 seats".
fn headlines(numbers: &mut [NumberFact]) {
    let (titles, body): (Vec<usize>, Vec<usize>) =
        (0..numbers.len()).partition(|&i| numbers.get(i).is_some_and(|n| n.ground.headline()));
    for i in titles {
        let Some(n) = numbers.get(i) else { continue };
        let again = |m: &&NumberFact| m.quantity.low == n.quantity.low && m.quantity.unit == n.quantity.unit;
        let told = || body.iter().filter_map(|&j| numbers.get(j)).filter(again);
        let (past, former) = (told().all(|m| m.past), told().all(|m| m.former));
        if told().next().is_some()
            && past
            && let Some(n) = numbers.get_mut(i)
        {
            (n.past, n.former) = (true, n.former || former);
        }
    }
}

/// "Before this release 218 had been returned": what a clause in front says to come later leaves the figure to the time before.
fn opens_before(view: &View<'_>, first: u32, n: &NumberFact) -> bool {
    let mark = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|t| t.is_any_mark(","));
    let opens = |t: u32| has_cue(view, t, RelationCue::Prior) && (t == first || mark(t - 1));
    view.tokens.tells(RelationCue::Prior) && (first..n.tokens.0).any(opens)
}

/// "naik dari Rp 240 menjadi Rp 252", "to £252 from £240": the level that a change leaves is the old one.
fn left_behind(view: &View<'_>, list: &mut [NumberFact]) {
    let cue = |n: &NumberFact, cue| cue_before(view, n.tokens.0, REACH, cue);
    for i in 1..list.len() {
        let (before, rest) = list.split_at_mut(i);
        let (Some(a), Some(b)) = (before.last_mut(), rest.first_mut()) else { return };
        let near = a.quantity.unit == b.quantity.unit && b.tokens.0.saturating_sub(a.tokens.1) <= BEHIND;
        // "5 to 10 people" is a range; "menjadi" says itself that something has changed.
        let range = |n: &NumberFact| {
            n.tokens.0.checked_sub(1).is_some_and(|t| view.outline.hits.get(t as usize, Class::NumberRange).is_some())
        };
        let change = [RelationCue::Change, RelationCue::Upward, RelationCue::Downward];
        let changed = || change.iter().any(|c| cue_before(view, a.tokens.0, BEHIND, *c));
        let moved = !range(b) && cue(b, RelationCue::To) || changed();
        // "Six years instead of nine".
        b.former |= near && view.tokens.any_cue(a.tokens.1, b.tokens.0, RelationCue::Instead);
        // "Up 13 percent from 365".
        let share = a.quantity.is_percent() && !b.quantity.is_percent();
        if share && b.tokens.0.saturating_sub(a.tokens.1) <= REACH && cue_before(view, a.tokens.0, BEHIND, RelationCue::Change) {
            b.level = cue(b, RelationCue::From);
            b.former |= b.level;
        }
        if near && moved {
            a.former |= cue(a, RelationCue::From) && cue(b, RelationCue::To);
            b.former |= cue(b, RelationCue::From) && cue(a, RelationCue::To);
        }
    }
}

/// What stands at a token: a day long past, a fresh one, or a word of an earlier time.
fn at(view: &View<'_>, times: &[TimeFact], token: u32, published: Date) -> Option<Mark> {
    if let Some(t) = times.iter().find(|t| t.tokens.0 <= token && token < t.tokens.1) {
        let Some(days) = t.timex.days.filter(|_| t.timex.kind == TimexKind::Date) else {
            return has_cue(view, token, RelationCue::Now).then_some(Mark::Present);
        };
        let (past, gap) = (published.days_since(days.last), DayInterval::day(published).gap(days));
        // "the 2021 floods": a year that names a thing says nothing of the figure beside it.
        let told = cue_before(view, t.tokens.0, REACH, RelationCue::HeldOn) || has_cue(view, t.tokens.0, RelationCue::Former);
        if past > LONG {
            let start = t.born || t.founded || t.named;
            let sure = (told || t.timex.relative) && !start;
            // "sejak 2014": what lasts until now says nothing of a time.
            return (start || !(t.since || t.onward)).then_some(if sure { Mark::Former } else { Mark::Past });
        }
        // What is told of a day to come goes on with no earlier time.
        if gap <= FRESH || days.first > published {
            return Some(Mark::Present);
        }
    }
    if has_cue(view, token, RelationCue::Former) {
        return Some(Mark::Former);
    }
    has_cue(view, token, RelationCue::Now).then_some(Mark::Present)
}

/// The nearest mark before a figure in its sentence, when it is of an earlier time and nothing leads from there to the present.
fn told_before(view: &View<'_>, marks: &[(u32, Mark)], n: &NumberFact) -> Option<Mark> {
    let (at, mark) = marks.iter().rev().find(|m| m.0 < n.tokens.0)?;
    // "0.4 percent from the month before, and 3.1 percent …": what a figure is compared with is not the time of the next.
    let goes_on =
        (*at + 1..n.tokens.0).any(|t| has_cue(view, t, RelationCue::And) && !has_cue(view, t, RelationCue::Subordinate));
    if goes_on && compared_with(view, *at) {
        return None;
    }
    (*mark != Mark::Present && !(*at..n.tokens.0).any(|t| leads_on(view, t))).then_some(*mark)
}

/// Whether a figure is compared with the time at a token: "from the month before", "dibanding tahun lalu". "From 38 last year" tells a level.
fn compared_with(view: &View<'_>, at: u32) -> bool {
    let first = view.outline.sentence(at as usize).map_or(at, |s| s.first);
    let figure = |t: &u32| view.outline.tokens.get(*t as usize).is_some_and(|x| x.kind == TokenKind::Number) && !view.in_date(*t);
    let with = [RelationCue::From, RelationCue::Compared, RelationCue::Than];
    let mut before = (at.saturating_sub(BASE).max(first)..at).rev().take_while(|t| !figure(t));
    before.any(|t| with.iter().any(|cue| has_cue(view, t, *cue)))
}

/// The mark of an earlier time that stands behind a figure before anything else is counted; one that it is only compared with is none.
fn told_behind(view: &View<'_>, marks: &[(u32, Mark)], n: &NumberFact, last: u32) -> Option<Mark> {
    let reach = (n.tokens.1 + BEHIND).min(last);
    let (at, mark) = marks.iter().find(|m| m.0 >= n.tokens.1 && m.0 < reach)?;
    let other = |t: u32| {
        let token = view.outline.tokens.get(t as usize);
        token.is_none_or(|x| x.kind == TokenKind::Number || matches!(x.span.of(view.text), ";" | "."))
    };
    let apart = (n.tokens.1..*at).any(|t| other(t) || leads_on(view, t) || has_cue(view, t, RelationCue::From));
    (*mark != Mark::Present && !apart).then_some(*mark)
}

/// Words behind which another level stands: "naik menjadi", "dibandingkan", "more than".
fn leads_on(view: &View<'_>, token: u32) -> bool {
    [RelationCue::To, RelationCue::Change, RelationCue::Compared, RelationCue::Thus].iter().any(|c| has_cue(view, token, *c))
}
