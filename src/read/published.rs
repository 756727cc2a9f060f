//! Publication times as metadata give them.

use crate::lang::{month_number, zone_offset};
use crate::value::{Clock, Date};

/// Reads a publication time: ISO 8601 with or without time and offset (also `20220815`), RFC 2822, `15/08/2022 11:53`,
/// `Senin, 15 Agustus 2022 | 11:53 WIB`, `August 15, 2022`. Day before month in figures, unless only the other order is a date.
/// The day is the one written, whatever the offset.
pub fn parse_published(text: &str) -> Option<(Date, Option<Clock>)> {
    let text = text.trim();
    if text.len() > 200 {
        return None;
    }
    let pieces = pieces(text);
    let (date, used) = date(&pieces)?;
    Some((date, clock(text, &pieces, used)))
}

/// A run of digits or letters, and where it ends.
struct Piece<'a> {
    text: &'a str,
    number: Option<u32>,
    start: usize,
    end: usize,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let digit = c.is_ascii_digit();
        if !digit && !c.is_alphabetic() {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(_, n)) = chars.peek() {
            if (digit && !n.is_ascii_digit()) || (!digit && !n.is_alphabetic()) {
                break;
            }
            end += n.len_utf8();
            chars.next();
        }
        let piece = text.get(start..end).unwrap_or_default();
        out.push(Piece { text: piece, number: if digit { piece.parse().ok() } else { None }, start, end });
    }
    out
}

/// The date and the index of the first piece behind it.
fn date(p: &[Piece<'_>]) -> Option<(Date, usize)> {
    let number = |i: usize| p.get(i).and_then(|x| x.number);
    let month = |i: usize| p.get(i).and_then(|x| month_number(x.text));
    let is_year = |i: usize| p.get(i).is_some_and(|x| x.text.len() == 4 && x.number.is_some());
    for i in 0..p.len() {
        let three = (number(i), number(i + 1), number(i + 2));
        let found = match three {
            (Some(y), Some(m), Some(d)) if is_year(i) => Date::new(y as i32, m, d),
            (Some(a), Some(b), Some(y)) if is_year(i + 2) => Date::new(y as i32, b, a).or_else(|| Date::new(y as i32, a, b)),
            (Some(d), None, Some(y)) if is_year(i + 2) => month(i + 1).and_then(|m| Date::new(y as i32, m, d)),
            (Some(n), ..) if p.get(i).is_some_and(|x| x.text.len() == 8) => {
                Date::new((n / 10_000) as i32, n / 100 % 100, n % 100).filter(|d| (1900..2200).contains(&d.year()))
            }
            (None, Some(d), Some(y)) if is_year(i + 2) => month(i).and_then(|m| Date::new(y as i32, m, d)),
            _ => None,
        };
        if let Some(date) = found {
            return Some((date, if p.get(i).is_some_and(|x| x.text.len() == 8) { i + 1 } else { i + 3 }));
        }
    }
    None
}

/// `11:53`, `11.53`, `115300` and what follows it: seconds, `pm`, an offset, WIB, WITA, WIT, Z, GMT.
fn clock(text: &str, p: &[Piece<'_>], from: usize) -> Option<Clock> {
    let between = |i: usize| text.get(p.get(i)?.end..p.get(i + 1)?.start);
    for i in from..p.len() {
        let (Some(h), Some(m)) = (p.get(i)?.number, p.get(i + 1).and_then(|x| x.number)) else { continue };
        if !matches!(between(i), Some(":" | "." | "h")) || h > 24 || m > 59 || p.get(i + 1).is_none_or(|x| x.text.len() != 2) {
            continue;
        }
        let mut next = i + 2;
        if matches!(between(i + 1), Some(":")) {
            next += 1;
            if matches!(between(next - 1), Some(".")) {
                next += 1;
            }
        }
        let mut hour = h;
        let word = p.get(next).map(|x| x.text.to_ascii_lowercase()).unwrap_or_default();
        if word == "pm" && hour < 12 {
            hour += 12;
        } else if word == "am" && hour == 12 {
            hour = 0;
        }
        let zone = zone(text, p, next, &word);
        let minute = (hour * 60 + m).min(1440) as u16;
        return Some(Clock { minute, zone, local: false });
    }
    None
}

/// The offset from UTC in minutes.
fn zone(text: &str, p: &[Piece<'_>], at: usize, word: &str) -> Option<i16> {
    if let Some(minutes) = zone_offset(word) {
        return Some(minutes);
    }
    let piece = p.get(at)?;
    let sign = match text.get(..piece.start)?.chars().next_back()? {
        '+' => 1,
        '-' | '\u{2212}' => -1,
        _ => return None,
    };
    let value = piece.number? as i32;
    let minutes = match piece.text.len() {
        4 => value / 100 * 60 + value % 100,
        1 | 2 => value * 60 + p.get(at + 1).filter(|x| x.text.len() == 2).and_then(|x| x.number).map_or(0, |m| m as i32),
        _ => return None,
    };
    (minutes <= 14 * 60).then_some((sign * minutes) as i16)
}
