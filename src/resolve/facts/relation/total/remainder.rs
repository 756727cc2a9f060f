//! What is left of a whole, and what is beyond a limit: "Dari 3.200 ekor, empat mati, sehingga 3.196 ekor masuk kandang", "built for 320
//! inmates but holds 410, or 90 too many".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::figure::MISREPORTED;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_after, cue_before, of_sentence, operand, whole_at};
use crate::value::{Exact, Slip};

/// Tokens between "dari" and the whole.
const OPENS: u32 = 3;
/// Tokens between "sehingga" and what is left.
const THUS: u32 = 4;
/// Tokens between a level and what it is beyond the limit by.
const BESIDE: u32 = 5;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let left = view.tokens.tells(RelationCue::Thus);
    let beyond = view.tokens.tells(RelationCue::Excess);
    if !(left || beyond) {
        return;
    }
    for (s, sentence) in (0u32..).zip(&view.outline.sentences) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| n.is_addend()).collect();
        if left {
            remains(view, &list, sentence.first, out);
            // "Dari 38 pasien, 25 sudah pulang. Dengan demikian, 13 masih dirawat."
            let next: Vec<&NumberFact> = of_sentence(numbers, s + 1).collect();
            if let ([whole, gone], [rest]) = (list.as_slice(), next.as_slice())
                && rest.is_addend()
            {
                remains(view, &[whole, gone, rest], sentence.first, out);
            }
        }
        if beyond {
            excess(view, &list, out);
        }
    }
}

/// Of a whole, a part is gone, "so that" the rest is left: three figures of one thing and no more.
fn remains(view: &View<'_>, list: &[&NumberFact], first: u32, out: &mut Vec<RelationFact>) {
    let [whole, gone, rest] = list else { return };
    let opens = whole.tokens.0 <= first + OPENS && whole_at(view, whole.tokens.0, OPENS);
    let thus = cue_before(view, rest.tokens.0, THUS, RelationCue::Thus);
    let unit = |n: &NumberFact| n.quantity.unit == whole.quantity.unit;
    let noun = |n: &NumberFact| n.noun == 0 || n.noun == whole.noun || n.people && whole.people;
    // "sehingga 3.196 ekor": what is left is called by the name of the whole.
    let named = rest.quantity.unit.is_some() || rest.noun == 0 || noun(rest);
    if !(opens && thus && unit(gone) && unit(rest) && named) {
        return;
    }
    let (w, a, b) = (whole.quantity.low, gone.quantity.low, rest.quantity.low);
    let (Some(right), Some(other)) = (w.sub(a), w.sub(b)) else { return };
    let looks = Slip::reckoned(b, right) >= Slip::Loose || Slip::reckoned(a, other) >= Slip::Loose;
    let whole_numbers = [w, a, b].iter().all(|x| x.is_integer());
    if a < w && b < w && right != b && whole_numbers && looks {
        out.push(RelationFact {
            kind: RelationKind::Total,
            claimed: operand(rest),
            expected: right.to_string(),
            operands: vec![operand(whole), operand(gone)],
            detail: format!("{w} - {a} = {right}, not {b}"),
        });
    }
}

/// "is built for 320 inmates but holds 410, or 90 too many": the two levels right before.
fn excess(view: &View<'_>, list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    for three in list.windows(3) {
        let [limit, level, over] = three else { continue };
        let end = over.tokens.1.max(over.quantity.counted_tokens.1);
        let called = cue_after(view, over.tokens.1, 1, RelationCue::Excess)
            || cue_after(view, end, 1, RelationCue::Excess)
            || cue_before(view, over.tokens.0, 2, RelationCue::Excess);
        let like = |n: &NumberFact| {
            n.quantity.unit == level.quantity.unit
                && (n.quantity.unit.is_some()
                    || n.noun == 0
                    || level.noun == 0
                    || n.noun == level.noun
                    || n.people && level.people)
        };
        let beside = over.tokens.0.saturating_sub(level.tokens.1.max(level.quantity.counted_tokens.1)) <= BESIDE;
        if !called || !beside || !like(limit) || !like(over) {
            continue;
        }
        // "turun dari 510 menjadi 390, masih 140 di atas kapasitas": the limit is told nowhere.
        let moved =
            cue_before(view, limit.tokens.0, 2, RelationCue::From) && cue_before(view, level.tokens.0, 2, RelationCue::To);
        let (a, b, d) = (limit.quantity.low, level.quantity.low, over.quantity.low);
        let Some(actual) = b.sub(a).map(Exact::abs).filter(|_| !moved) else { continue };
        let ratio = actual.div(d).map_or(0.0, Exact::to_f64);
        let steps = [limit, level, over].iter().all(|n| n.quantity.step <= Exact::ONE);
        if actual != d && steps && MISREPORTED.contains(&ratio) {
            out.push(RelationFact {
                kind: RelationKind::Change,
                claimed: operand(over),
                expected: actual.to_string(),
                operands: vec![operand(limit), operand(level)],
                detail: format!("{b} - {a} = {actual}, not {d}"),
            });
        }
    }
}
