//! Names in a list are of one type.

use super::piece::Piece;
use super::view::View;
use crate::lang::Cue;

/// Evidence up to this is no more than the shape of the word.
const SHAPE_ONLY: i16 = 2;

/// Gives a name without evidence the type of its neighbour in a list: "Bogor, Ciawi dan Megamendung".
pub(super) fn spread(view: &View<'_>, pieces: &mut [Piece]) {
    let pairs = pieces.windows(2).enumerate();
    let listed: Vec<usize> = pairs
        .filter(|(_, pair)| matches!(pair, [left, right] if listed(view, left.end(), right.start())))
        .map(|(i, _)| i)
        .collect();
    for &i in &listed {
        inherit(pieces, i + 1, i);
    }
    for &i in listed.iter().rev() {
        inherit(pieces, i, i + 1);
    }
}

fn inherit(pieces: &mut [Piece], to: usize, from: usize) {
    let Some((kind, weight)) = pieces.get(from).map(Piece::best).filter(|(_, w)| *w > SHAPE_ONLY) else { return };
    if let Some(piece) = pieces.get_mut(to).filter(|p| p.fixed.is_none() && p.best().1 <= SHAPE_ONLY) {
        piece.add(kind, weight.min(4));
    }
}

/// Whether only a comma or a joining word stands between two names.
fn listed(view: &View<'_>, end: usize, start: usize) -> bool {
    let joined = |at: usize| view.has_cue(at, Cue::Joiner) && at + 1 == start;
    let comma = view.mark(end, ",");
    let near = (comma && end + 1 == start) || joined(end) || (comma && joined(end + 1));
    near && view.same_sentence(end, start)
}
