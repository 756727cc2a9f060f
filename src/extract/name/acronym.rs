//! Acronyms the article introduces itself.

use super::piece::Piece;
use super::view::View;
use crate::lang::{Class, Cue};
use crate::text::TokenKind;
use crate::value::NameType;
use rustc_hash::FxHashSet;

/// Evidence for a person that is more than the shape of a name.
const PERSON: i16 = 6;
/// The same where the acronym has two letters.
const INITIALS: i16 = 2;
/// Acronyms an article explains otherwise than the gazetteer.
const OWN: usize = 16;

/// Ties an acronym in brackets to the name before it, or a name in brackets to the acronym before it; drops acronyms of common nouns
/// ("penyakit mulut dan kuku (PMK)").
pub(super) fn link(view: &View<'_>, pieces: &mut Vec<Piece>) {
    let mut common: FxHashSet<&str> = FxHashSet::default();
    // Acronyms that the article explains as something else than the gazetteer.
    let mut own: Vec<&str> = Vec::new();
    for i in 0..pieces.len() {
        let Some(piece) = pieces.get(i) else { break };
        let (first, end) = (piece.start(), piece.end());
        if end == first + 1 && is_acronym(view, first) && piece.surface.is_none() {
            let letters = view.text(first);
            let before = first.checked_sub(1).filter(|&b| view.mark(b, "(") && view.mark(end, ")"));
            let after = view.mark(end, "(");
            if before.is_some_and(|b| common_before(view, b, letters)) || (after && common_after(view, end + 1, letters)) {
                common.insert(letters);
            }
        }
        let Some(next) = pieces.get(i + 1) else { break };
        if view.mark(end, "(") && next.start() == end + 1 && view.mark(next.end(), ")") {
            let (long, short) = if is_short(view, next) { (piece, next) } else { (next, piece) };
            if is_short(view, short) && stands_for(view, short, long) {
                let kind = long.fixed.or(short.fixed).unwrap_or_else(|| kind_of(long, short, view.len(short.start())));
                let other = short.surface.filter(|&s| defined_otherwise(view, s, long));
                if let Some(letters) = other.map(|_| view.text(short.start())) {
                    own.push(letters);
                }
                if let Some(p) = pieces.get_mut(i + 1) {
                    p.same_as = Some(i as u32);
                    p.fixed = Some(kind);
                    p.weak = false;
                }
                if let Some(p) = pieces.get_mut(i) {
                    p.fixed = Some(kind);
                    p.weak = false;
                }
            }
        }
    }
    if !own.is_empty() {
        own.truncate(OWN);
        for piece in pieces.iter_mut().filter(|p| p.end() == p.start() + 1 && own.contains(&view.text(p.start()))) {
            piece.surface = None;
        }
    }
    if common.is_empty() {
        return;
    }
    let stays = |p: &Piece| p.surface.is_some() || p.end() != p.start() + 1 || !common.contains(view.text(p.start()));
    // What a piece is the same as moves with the pieces before it.
    let mut kept = 0;
    let places: Vec<Option<u32>> = pieces
        .iter()
        .map(|p| {
            let place = stays(p).then_some(kept);
            kept += u32::from(place.is_some());
            place
        })
        .collect();
    pieces.retain(stays);
    for piece in pieces {
        piece.same_as = piece.same_as.and_then(|other| places.get(other as usize).copied().flatten());
    }
}

/// An acronym, perhaps with the number behind it: "AP II".
fn is_short(view: &View<'_>, piece: &Piece) -> bool {
    let (first, end) = (piece.start(), piece.end());
    end == first + 1 || end == first + 2 && is_acronym(view, first) && view.is_numeral(first + 1)
}

/// Whether the letters of `short` are those of `long`, the form of a company before it left aside: "PT Angkasa Raya II (AR II)".
fn stands_for(view: &View<'_>, short: &Piece, long: &Piece) -> bool {
    let mut last = long.end();
    if short.end() > short.start() + 1 {
        last = last.saturating_sub(1);
        if last <= long.start() || view.text(last) != view.text(short.start() + 1) {
            return false;
        }
    }
    let head = view.hit(long.start(), Class::OrgTrigger).map_or(last, |h| h.end as usize);
    let letters = view.text(short.start());
    // "Polda Jawa Barat (Jabar)" shortens the place.
    let place = short.surface.is_some() && short.fixed == Some(NameType::Location);
    initials(view, long.start()..last, letters) || !place && head + 1 < last && initials(view, head..last, letters)
}

/// What a name without a fixed type is whose acronym the article gives: a person by what stands beside it or a king by his number, else a
/// body. The number of words tells nothing.
fn kind_of(long: &Piece, short: &Piece, letters: usize) -> NameType {
    let [person, place, body] = long.score;
    // "Zarif Rukmana (ZR)": two letters are a person's initials more often than a body's.
    let least = if letters == 2 { INITIALS } else { PERSON };
    if short.end() > short.start() + 1 || person >= least && person > place.max(body) {
        NameType::Person
    } else {
        long.best_but_person()
    }
}

/// Whether a name that an acronym stands for shares no word with any name the gazetteer has for the acronym.
fn defined_otherwise(view: &View<'_>, surface: u32, long: &Piece) -> bool {
    let Some((_, entity)) = view.lex.surface(surface).filter(|_| long.surface.is_none()) else { return false };
    let mut spelt = entity.names.iter().filter(|name| name.contains(' ')).peekable();
    let shares = |name: &str| {
        let words = || (long.start()..long.end()).filter(|&i| view.capital(i)).map(|i| view.text(i));
        name.split(' ').any(|word| words().any(|w| w.eq_ignore_ascii_case(word)))
    };
    spelt.peek().is_some() && !spelt.any(|name| shares(name))
}

pub(super) fn is_acronym(view: &View<'_>, i: usize) -> bool {
    view.upper(i) && view.len(i) <= 9
}

/// Whether the letters of `acronym` run through the words of the tokens, the first letter and most initials among them.
pub(super) fn initials(view: &View<'_>, tokens: std::ops::Range<usize>, acronym: &str) -> bool {
    let mut wanted = acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).peekable();
    let mut at_initial = 0;
    let mut words = 0;
    let count = acronym.chars().count();
    for i in tokens.filter(|&i| view.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)) {
        words += 1;
        for (n, c) in view.text(i).chars().flat_map(char::to_lowercase).enumerate() {
            if wanted.peek() == Some(&c) {
                wanted.next();
                at_initial += (n == 0) as usize;
            } else if words == 1 && n == 0 {
                return false;
            }
        }
    }
    wanted.peek().is_none() && at_initial * 2 >= count.min(words)
}

/// Lower-case words before the bracket whose initials are the acronym.
fn common_before(view: &View<'_>, bracket: usize, acronym: &str) -> bool {
    let mut at = bracket;
    for letter in acronym.chars().rev().flat_map(char::to_lowercase) {
        let Some(mut word) = at.checked_sub(1).filter(|&w| view.same_sentence(w, bracket)) else { return false };
        if view.has_cue(word, Cue::Joiner) && !view.text(word).starts_with(letter) {
            word = word.saturating_sub(1);
        }
        if view.capital(word) || !view.text(word).starts_with(letter) {
            return false;
        }
        at = word;
    }
    true
}

/// Lower-case words in the bracket whose initials are the acronym.
fn common_after(view: &View<'_>, mut at: usize, acronym: &str) -> bool {
    for letter in acronym.chars().flat_map(char::to_lowercase) {
        // "penyakit mulut dan kuku": a joining word without a letter is passed over once.
        if !view.text(at).starts_with(letter) {
            at += 1;
        }
        if view.capital(at) || !view.is_word(at) || !view.text(at).starts_with(letter) {
            return false;
        }
        at += 1;
    }
    view.mark(at, ")")
}
