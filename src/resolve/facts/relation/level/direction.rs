//! Two figures that a word puts in an order they do not have: "inflasi 2,50 persen, lebih tinggi daripada kabupaten yang 2,85 persen", "3.42
//! euros, lower than the 3.15 euros of January".
//!
//! The figure compared stands right before the word and a comma, the other one behind it in the same clause, and both are of one measure.
//! Without the comma it is the distance itself ("1,5 meter di atas batas 3 meter"), which [`beyond`](super::beyond) reads.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::base::{kind, value};
use crate::resolve::facts::relation::{RelationFact, RelationKind, has_cue, operand, sign};

/// Tokens between that word and the other figure.
const REACH: u32 = 9;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    if !(view.tokens.tells(RelationCue::Higher) || view.tokens.tells(RelationCue::Lower)) {
        return;
    }
    let list: Vec<&NumberFact> = numbers.iter().filter(|n| n.stands_alone() && !n.difference && !n.placed).collect();
    for pair in list.windows(2) {
        let [a, b] = *pair else { continue };
        let end = a.end();
        let at = end + 1;
        let (higher, lower) = (has_cue(view, at, RelationCue::Higher), has_cue(view, at, RelationCue::Lower));
        if sign(view, end) != "," || higher == lower {
            continue;
        }
        let here = a.ground.sentence == b.ground.sentence && b.tokens.0 > at && b.tokens.0 - at <= REACH;
        // A figure that no fact was made of stands between, or the clause has ended.
        let mark = (at..b.tokens.0).any(|t| matches!(sign(view, t), "," | ";" | ":" | "(" | ")" | "." | "–" | "—"));
        let figure = (at..b.tokens.0).any(|t| sign(view, t).starts_with(|c: char| c.is_ascii_digit()));
        let turned = view.tokens.any_cue(at + 1, b.tokens.0, RelationCue::And);
        // "In 2:08:14, beating the record of 2:09:40": of times the shorter one wins.
        let one = kind(a) == kind(b) && a.quantity.unit == b.quantity.unit && a.quantity.unit.is_some() && !a.quantity.is_time();
        if !here || mark || figure || turned || !one {
            continue;
        }
        let (x, y) = (value(a), value(b));
        if (higher && x < y || !higher && x > y)
            && !out.iter().any(|r| r.claimed.0 == a.ground.span || r.claimed.0 == b.ground.span)
        {
            let (sign, other) = if higher { ("<", ">") } else { (">", "<") };
            out.push(RelationFact {
                kind: RelationKind::Change,
                claimed: operand(b),
                expected: format!("{other} {}", a.quantity.value()),
                operands: vec![operand(a)],
                detail: format!("{} {sign} {}", a.quantity.value(), b.quantity.value()),
            });
        }
    }
}
