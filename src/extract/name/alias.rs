//! What a person of the article is called as well: "Bambang Lesmana alias Bamles".

use super::acronym::initials;
use super::piece::Piece;
use super::view::View;
use crate::lang::Cue;
use crate::value::NameType;

/// Names looked back at for the one that a short form belongs to.
const BACK: usize = 12;

/// Ties what somebody is called to the name beside it, where words of the article say so.
pub(super) fn link(view: &View<'_>, pieces: &mut [Piece]) {
    for i in 0..pieces.len() {
        let Some((alias, name)) = pair(view, pieces, i) else { continue };
        let person = pieces.get(name).is_some_and(|p| p.best().0 == NameType::Person);
        let open = |p: &Piece| p.surface.is_none() && p.same_as.is_none() && p.fixed.is_none_or(|k| k == NameType::Person);
        if let Some(piece) = pieces.get_mut(alias).filter(|p| person && open(p)) {
            piece.same_as = Some(name as u32);
            piece.alias = true;
            piece.fixed = Some(NameType::Person);
            piece.weak = false;
        }
    }
}

/// The name for which another one stands, and that name, when words between them or behind the first say so. `i` is the first of them.
fn pair(view: &View<'_>, pieces: &[Piece], i: usize) -> Option<(usize, usize)> {
    let piece = pieces.get(i)?;
    let at = beside(view, piece.end());
    let next =
        |from: usize| pieces.get(i + 1).is_some_and(|n| n.start() == named(view, from) && view.same_sentence(at, n.start()));
    if let Some(hit) = view.cue(at, Cue::Alias) {
        // "Bamles alias Bambang Lesmana": the one that has the letters of the other is short for it.
        let short = || view.word_end(piece.start()) >= piece.end();
        let turned = pieces
            .get(i + 1)
            .filter(|_| short())
            .is_some_and(|n| n.end() > n.start() + 1 && initials(view, n.start()..n.end(), view.text(piece.start())));
        return next(hit.end as usize).then_some(if turned { (i, i + 1) } else { (i + 1, i) });
    }
    let hit = view.cue(at, Cue::AliasOf).filter(|_| at > piece.end())?;
    if next(hit.end as usize) {
        return Some((i, i + 1));
    }
    // "kata Bamles, sapaan akrabnya": whose letters it has.
    if view.capital(hit.end as usize) {
        return None;
    }
    let alias = view.text(piece.start());
    let fits = |p: &Piece| {
        let long = p.end() > p.start() + 1 && p.best().0 == NameType::Person;
        long && initials(view, p.start()..p.end(), alias)
    };
    let single = view.word_end(piece.start()) >= piece.end();
    let name = (i.saturating_sub(BACK)..i).rev().find(|&n| pieces.get(n).is_some_and(fits));
    name.filter(|_| single).map(|name| (i, name))
}

/// Past an age in brackets, a comma and an opening bracket behind a name.
fn beside(view: &View<'_>, end: usize) -> usize {
    let mut at = end;
    if view.mark(at, "(") && view.is_number(at + 1) && view.mark(at + 2, ")") {
        at += 3;
    }
    if view.mark(at, ",(") { at + 1 } else { at }
}

/// Past a form of address and an opening quotation mark before a name.
fn named(view: &View<'_>, from: usize) -> usize {
    let at = if view.mark(from, "\"“'‘") { from + 1 } else { from };
    view.hit(at, crate::lang::Class::Honorific).filter(|h| h.value == 0).map_or(at, |h| view.address_end(h.end as usize))
}
