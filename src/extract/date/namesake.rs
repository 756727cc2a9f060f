//! Months and weekdays that are names of persons.

use super::STARTS;
use super::scan::Scan;
use crate::lang::{Class, Cue, cue_bit};
use crate::segment::Zone;
use crate::text::{Token, TokenKind};

/// Whether a month without a year or day beside it is a name where it stands.
pub(super) fn month(s: &Scan<'_>, i: usize, end: usize) -> bool {
    part_of_name(s, i, end) || person(s, i, end) || s.dates.month_first && s.figure(end).is_none() && other_name(s, i, end)
}

/// "April Jones", "Theresa May": in a language whose months are given names as well, a month beside the other name of a person.
fn other_name(s: &Scan<'_>, i: usize, end: usize) -> bool {
    let plain = STARTS | Class::DateTrap.mask() | Class::Entity.mask() | Class::Preposition.mask() | Class::Function.mask();
    let name = |t: usize| {
        s.token(t).is_some_and(|t| t.kind == TokenKind::Word && t.capital() && !t.upper() && t.span.len() > 2)
            && s.cx.outline.hits.mask(t) & plain == 0
    };
    let given = |t: usize| s.cx.outline.hits.cues(t) & cue_bit(Class::NameCue, Cue::Given as u32) != 0;
    if i > 0 && s.joins(i) && name(i - 1) && given(i - 1) && !s.token(i).is_some_and(Token::starts_sentence) {
        return true;
    }
    // What two capitalised words follow is rather a title in capitals than a person.
    if !(s.joins(end) && s.token(end).is_some_and(Token::spaced) && name(end))
        || name(end + 1)
        || s.cx.outline.zone(i) == Zone::Headline
    {
        return false;
    }
    let Some(before) = i.checked_sub(1).filter(|_| s.joins(i)) else { return false };
    let led = s.token(before).is_some_and(|t| t.kind == TokenKind::Word && s.cx.outline.hits.mask(before) & plain == 0);
    let apposed = s.is(before, ",") && before > 0 && s.token(before - 1).is_some_and(|t| !t.capital());
    led && s.cx.outline.hits.mask(before) & LEADS == 0 || apposed
}

/// Words before a month that is one.
const LEADS: u64 = Class::DateCue.mask() | Class::Direction.mask() | Class::Edge.mask() | Class::RangeWord.mask();

/// Whether a bare month stands between capitalised words, as a given name does.
fn part_of_name(s: &Scan<'_>, i: usize, end: usize) -> bool {
    let word = |t: usize| s.token(t).is_some_and(|t| t.capital() && !t.upper()) && s.cx.outline.hits.mask(t) & STARTS == 0;
    i > 0 && s.joins(i) && word(i - 1) && s.joins(end) && word(end)
}

/// "kata Ahad Rahedi", "Bupati Juli Hartono": a weekday or month between a word that a person follows and a capitalised one is a given name.
pub(super) fn person(s: &Scan<'_>, i: usize, end: usize) -> bool {
    let name = |t: usize| {
        let dated = STARTS | Class::DateTrap.mask() | Class::Office.mask() | Class::Honorific.mask();
        s.token(t).is_some_and(|t| t.kind == TokenKind::Word && t.capital() && !t.upper())
            && s.cx.outline.hits.mask(t) & dated == 0
    };
    // "said Monday" dates what is said; in Indonesian a day stands behind the speaker.
    let speech = Class::SayVerb.mask() | Class::Attribution.mask() | Class::Office.mask();
    let cues = Class::Honorific.mask() | if s.dates.month_first { 0 } else { speech };
    let before = |t: usize| {
        (t.saturating_sub(2)..=t)
            .any(|b| s.cx.outline.hits.at(b).iter().any(|h| h.class.mask() & cues != 0 && h.end as usize == i))
    };
    i > 0 && s.joins(i) && s.joins(end) && name(end) && before(i - 1)
}
