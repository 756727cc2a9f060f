//! What is left of a whole, told in a sentence of its own: "Dari kuota 412 orang, 402 berangkat. Tiga orang ditunda", "195 dari sekitar 240
//! pohon … tinggal 75 pohon". The digits must look mistyped: a whole may be split into more than two.

use super::parts::shares_noun;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, cue_after, cue_before, of_sentence, operand, sentences, sign, whole_at,
};
use crate::value::{Bound, Exact, Slip};

/// Tokens between "dari" and the whole.
const OPENS: u32 = 3;
/// Tokens in which a sentence begins.
const HEAD: u32 = 2;
/// Tokens between a count and what befell it.
const FATE: u32 = 3;
/// Sentences between a part and what is left.
const NEAR: u32 = 2;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let (fate, left) = (view.tokens.tells(RelationCue::Withheld), view.tokens.tells(RelationCue::Left));
    if !(fate || left) {
        return;
    }
    for s in sentences(numbers) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| counts(n)).take(4).collect();
        for pair in list.windows(2) {
            if let [part, whole] = *pair
                && left
                && part.part
                && part.whole == Some(whole.quantity.low)
            {
                remaining(view, numbers, whole, part, out);
            }
        }
        let [a, b] = list.as_slice() else { continue };
        let alike = |n: &NumberFact| n.noun == 0 || a.noun == 0 || n.people && a.people || shares_noun(view, n, a);
        if fate && whole_at(view, a.tokens.0, OPENS) && alike(b) && b.quantity.low < a.quantity.low {
            withheld(view, numbers, a, b, out);
        }
    }
}

fn counts(n: &NumberFact) -> bool {
    let firm = matches!(n.quantity.bound, Bound::Exact | Bound::About) && n.quantity.low == n.quantity.high;
    firm && n.quantity.unit.is_none() && n.quantity.low > Exact::ZERO && !n.placed && !n.ground.unreal && adds_up_about(n)
}

/// Whether a figure can be added to others, also one that is about so much.
fn adds_up_about(n: &NumberFact) -> bool {
    n.quantity.bound == Bound::About || n.adds_up()
}

/// "Dari kuota 412 orang, 402 berangkat. Tiga orang ditunda".
fn withheld(view: &View<'_>, numbers: &[NumberFact], whole: &NumberFact, part: &NumberFact, out: &mut Vec<RelationFact>) {
    let Some(rest) = of_sentence(numbers, whole.ground.sentence + 1).find(|n| counts(n)) else { return };
    let opens = view.outline.sentence(rest.tokens.0 as usize).is_some_and(|s| rest.tokens.0 - s.first <= HEAD);
    let alike = rest.noun == 0 || rest.noun == whole.noun || rest.people && whole.people;
    // "Tiga orang ditunda, enam meninggal": more are missing than these.
    let more = of_sentence(numbers, rest.ground.sentence)
        .filter(|n| counts(n) && n.tokens != rest.tokens)
        .any(|n| !(rest.tokens.1..n.tokens.0).any(|t| sign(view, t) == ":"));
    if opens && alike && !more && cue_after(view, rest.end(), FATE, RelationCue::Withheld) {
        tell(numbers, whole, part, rest, out);
    }
}

/// "195 dari sekitar 240 pohon berada di lokasi tambang. Kalau dibuka, tinggal 75 pohon".
fn remaining(view: &View<'_>, numbers: &[NumberFact], whole: &NumberFact, part: &NumberFact, out: &mut Vec<RelationFact>) {
    let s = whole.ground.sentence;
    let called = |n: &&NumberFact| {
        let noun = n.noun == 0 || n.noun == whole.noun || n.noun == part.noun || n.people == whole.people;
        let plain = n.quantity.unit.is_none() && n.quantity.low == n.quantity.high && n.quantity.low < whole.quantity.low;
        let moved = [RelationCue::Change, RelationCue::Now].iter().any(|c| cue_before(view, n.tokens.0, FATE, *c));
        n.tokens.0 > part.tokens.0.max(whole.tokens.0)
            && plain
            && noun
            && !moved
            && cue_before(view, n.tokens.0, 1, RelationCue::Left)
    };
    if let Some(rest) = (s..=s + NEAR).flat_map(|s| of_sentence(numbers, s)).find(called) {
        tell(numbers, whole, part, rest, out);
    }
}

fn tell(numbers: &[NumberFact], whole: &NumberFact, part: &NumberFact, rest: &NumberFact, out: &mut Vec<RelationFact>) {
    let (w, p, r) = (whole.quantity.low, part.quantity.low, rest.quantity.low);
    let (Some(gone), Some(right), Some(all)) = (w.sub(p), w.sub(r), p.add(r)) else { return };
    let ours = |n: &NumberFact| [whole, part, rest].iter().any(|o| o.tokens == n.tokens);
    let told = |x: Exact| numbers.iter().any(|n| n.quantity.low == x && n.quantity.high == x && !ours(n));
    let claimed = if Slip::reckoned(p, right) >= Slip::Likely {
        part
    } else if Slip::reckoned(w, all) >= Slip::Likely {
        whole
    } else if Slip::reckoned(r, gone) >= Slip::Likely {
        rest
    } else {
        return;
    };
    let known = out.iter().any(|x| x.claimed.0 == claimed.ground.span);
    if all != w && !known && !told(gone) && !told(all) && !told(right) {
        let expected = if claimed.tokens == part.tokens {
            right
        } else if claimed.tokens == whole.tokens {
            all
        } else {
            gone
        };
        let others = [whole, part, rest].into_iter().filter(|n| n.tokens != claimed.tokens);
        out.push(RelationFact {
            kind: RelationKind::Total,
            claimed: operand(claimed),
            expected: expected.to_string(),
            operands: others.map(operand).collect(),
            detail: format!("{p} + {r} = {all}, not {w}"),
        });
    }
}
