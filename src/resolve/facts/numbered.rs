//! What a number names: a law ("UU Nomor 30 Tahun 2002", "Law No. 30 of 2002"), an article, a grade, a platform.

use super::View;
use super::profile::{self, Ground, hash};
use crate::extract::MentionKind;
use crate::text::{Token, TokenKind, lower};

/// Words of the name of a sort of law that make its short form.
const WORDS: usize = 4;
/// Years in which laws were made that are in force.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// Tokens between a number and its year.
const YEAR: u32 = 2;

/// The largest number of a thing without a year.
const LARGEST: i64 = 999;

/// A thing that a number names.
#[derive(Clone, Debug)]
pub struct NumberedFact {
    /// Of a law its sort in short ("uu" of "Undang-Undang"), else the word before the number.
    pub label: String,
    /// The number.
    pub number: i64,
    /// The year of a law.
    pub year: Option<i32>,
    /// Place and context.
    pub ground: Ground,
}

pub(super) fn find(view: &View<'_>) -> Vec<NumberedFact> {
    let mut out = Vec::new();
    for m in view.mentions.iter().filter(|m| m.zone.asserts() && matches!(m.kind, MentionKind::Identifier)) {
        let (first, last) = m.tokens;
        let Some(label) = token(view, first).filter(|t| t.kind == TokenKind::Word) else { continue };
        let digits = |t: &u32| token(view, *t).is_some_and(|t| t.kind == TokenKind::Number);
        let mut numbers = (first + 1..last).filter(digits);
        let Some(number) = numbers.next().and_then(|t| value(view, t)) else { continue };
        let second = numbers.next().and_then(|t| value(view, t));
        // "Pasal 12 ayat (1)", "Pasal 340, 338": more than one thing is named.
        if numbers.next().is_some() || second.is_some_and(|y| !YEARS.contains(&(y as i32))) {
            continue;
        }
        let year = second.map(|y| y as i32).or_else(|| year_behind(view, last));
        // "No. 1395 K/30": a code, of which the number is a part.
        if year.is_none() && number > LARGEST {
            continue;
        }
        let word = label.span.of(view.text);
        let label = match year {
            Some(_) if label.upper() && word.len() > 1 => lower(word).into_owned(),
            Some(_) => short_form(view, first).unwrap_or_default(),
            None => lower(word).into_owned(),
        };
        let mut ground = profile::ground(view, m);
        if let (Some(_), None, Some(end)) = (year, second, token(view, last + YEAR - 1)) {
            ground.span.end = end.span.end;
        }
        out.push(NumberedFact { label, number, year, ground });
    }
    out
}

fn token<'v>(view: &'v View<'_>, at: u32) -> Option<&'v Token> {
    view.outline.tokens.get(at as usize)
}

fn value(view: &View<'_>, at: u32) -> Option<i64> {
    token(view, at).and_then(|t| t.span.of(view.text).parse().ok())
}

/// "Nomor 30 Tahun 2002", "No. 30 of 2002": a word and a year.
fn year_behind(view: &View<'_>, at: u32) -> Option<i32> {
    let word = token(view, at).is_some_and(|t| t.kind == TokenKind::Word);
    let year = value(view, at + YEAR - 1).filter(|_| word).and_then(|y| i32::try_from(y).ok());
    year.filter(|y| YEARS.contains(y))
}

/// The short form of the words before "Nomor": "UU" as it stands, "uu" of "Undang-Undang", "inpres" of "Instruksi Presiden (Inpres)".
fn short_form(view: &View<'_>, at: u32) -> Option<String> {
    let mut at = at.checked_sub(1)?;
    if token(view, at).is_some_and(|t| t.is_mark(')')) {
        at = at.checked_sub(1)?;
    }
    let word = |t: u32| token(view, t).filter(|t| t.kind == TokenKind::Word);
    let nearest = word(at)?;
    if nearest.upper() {
        return Some(lower(nearest.span.of(view.text)).into_owned());
    }
    let mut words = vec![nearest];
    while words.len() < WORDS {
        let hyphen = at.checked_sub(1).is_some_and(|t| token(view, t).is_some_and(|t| t.is_mark('-')));
        let Some(before) = at.checked_sub(1 + u32::from(hyphen)) else { break };
        let Some(next) = word(before).filter(|t| t.capital() || hyphen) else { break };
        words.push(next);
        at = before;
    }
    let initial = |t: &&Token| lower(t.span.of(view.text)).chars().next();
    match words.len() {
        1 => Some(lower(nearest.span.of(view.text)).into_owned()),
        _ => Some(words.iter().rev().filter_map(initial).collect()),
    }
}

impl NumberedFact {
    /// Whether both are things of one sort: laws of one year and kind, or things behind one word.
    pub fn alike(&self, other: &NumberedFact) -> bool {
        let ends = |long: &str, short: &str| short.len() > 1 && long.ends_with(short);
        self.year == other.year
            && match self.year {
                Some(_) => ends(&self.label, &other.label) || ends(&other.label, &self.label),
                None => self.label == other.label,
            }
    }

    /// The slot it fills.
    pub fn slot(&self) -> u32 {
        hash(&self.label)
    }
}
