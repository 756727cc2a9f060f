//! The person at the end of what was taken for the name of a body: "Group Head PT Armada Sorai Ratnasih Widura mengatakan", whom the
//! article calls "Ratnasih" elsewhere.

use super::piece::Piece;
use super::view::View;
use crate::lang::Cue;
use crate::value::NameType;

/// Least evidence that a word used alone is a person.
const SURE: i16 = 4;

/// Fewest tokens of a body before the person, and of the person.
const BODY: usize = 2;
const NAME: usize = 2;
/// Most tokens of the person.
const LONGEST: usize = 4;

/// Parts bodies from the persons behind them.
pub(super) fn part(view: &View<'_>, pieces: &mut Vec<Piece>) {
    let is_body =
        |p: &Piece| matches!(p.fixed, Some(NameType::Organisation | NameType::Location)) && p.surface.is_none() && !p.shouted;
    let open = |p: &Piece| {
        let verb = view.is_word(p.end()) && view.follows(p.end()) && !view.capital(p.end());
        is_body(p) && p.end() - p.start() >= BODY + NAME && verb && !view.has_cue(p.end(), Cue::Joiner)
    };
    let person = |p: &Piece| p.surface.is_none() && p.fixed.is_none() && p.best().0 == NameType::Person;
    // "PT Armada Ratnasih [Widura]": the last word is the first of the name behind it.
    let cut = |pair: &[Piece]| match pair {
        [body, next] => is_body(body) && body.end() - body.start() > BODY && body.end() == next.start() && person(next),
        _ => false,
    };
    if !pieces.iter().any(open) && !pieces.windows(2).any(cut) {
        return;
    }
    let single = |p: &Piece| view.word_end(p.start()) == p.end();
    let mut alone: Vec<&str> = pieces
        .iter()
        .filter(|p| person(p) && single(p) && !p.weak && p.best().1 >= SURE && view.len(p.start()) > 2)
        .map(|p| view.text(p.start()))
        .collect();
    if alone.is_empty() {
        return;
    }
    alone.sort_unstable();
    // Whoever has a full name elsewhere is no new person.
    let full = pieces.iter().filter(|p| !single(p) && p.best().0 == NameType::Person);
    let mut full: Vec<&str> = full.flat_map(|p| p.start()..p.end()).map(|t| view.text(t)).collect();
    full.sort_unstable();
    let within = |list: &[&str], t: usize| list.binary_search(&view.text(t)).is_ok();
    let called = |&t: &usize| within(&alone, t) && !view.upper(t) && !within(&full, t);
    let moved: Vec<usize> = (0..pieces.len())
        .filter(|&i| pieces.get(i..i + 2).filter(|pair| cut(pair)).and_then(<[_]>::first).is_some_and(|p| called(&(p.end() - 1))))
        .collect();
    let mut parted = Vec::new();
    for (index, piece) in pieces.iter().enumerate().filter(|(_, p)| open(p)) {
        let from = (piece.start() + BODY).max(piece.end().saturating_sub(LONGEST));
        let Some(mut at) = (from..piece.end() + 1 - NAME).find(called) else { continue };
        while at > piece.start() + BODY && view.has_cue(at - 1, Cue::Given) {
            at -= 1;
        }
        parted.push((index, at));
    }
    for index in moved {
        if let Some([body, next]) = pieces.get_mut(index..index + 2) {
            body.last -= 1;
            next.first -= 1;
        }
    }
    for (index, at) in parted.into_iter().rev() {
        let Some(piece) = pieces.get_mut(index) else { continue };
        let person = Piece::of(at, piece.end(), NameType::Person);
        piece.last = at as u32;
        pieces.insert(index + 1, person);
    }
}
