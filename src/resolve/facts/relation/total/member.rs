//! What explains a sum that is not the whole: the list has a member more, or another figure of the article is what is missing.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::base::LARGE;
use crate::resolve::facts::relation::{RelationFact, RelationKind, has_cue};
use crate::text::Span;
use crate::value::{Exact, NumberShape};

/// Whether the article tells what makes a sum come out: the "total" is a part as well, of a whole told elsewhere ("240 sapi: 95 di A, 70
/// di B, 45 di C, dan 30 di D"), or counts not all that the parts do ("281 penumpang dan 37 awak … 315 selamat, tiga hilang").
pub(in crate::resolve::facts::relation) fn explained(view: &View<'_>, r: &RelationFact, numbers: &[NumberFact]) -> bool {
    let figure = |span: Span| numbers.iter().find(|n| n.ground.span == span);
    let Some(total) = figure(r.claimed.0).filter(|_| r.kind == RelationKind::Total) else { return false };
    let parts: Option<Vec<&NumberFact>> = r.operands.iter().map(|o| figure(o.0)).collect();
    let Some(parts) = parts else { return false };
    let Some(sum) = parts.iter().try_fold(Exact::ZERO, |sum, p| sum.add(p.quantity.low)) else { return false };
    let Some(whole) = sum.add(total.quantity.low) else { return false };
    // "Enam selamat, seorang tewas, dan dua masih dicari".
    if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
        let ones = (first.tokens.1..last.tokens.0).filter(|&t| has_cue(view, t, RelationCue::Single)).count() as i64;
        if ones > 0 && sum.add(Exact::int(ones)) == Some(total.quantity.low) {
            return true;
        }
    }
    // Behind "yakni" all parts are of the figure before it, and none is counted beside it.
    let named = |first: &&NumberFact| {
        let cue = |c| view.tokens.any_cue(total.tokens.1, first.tokens.0, c);
        total.ground.sentence == first.ground.sentence && total.tokens.1 <= first.tokens.0 && NAMELY.into_iter().any(cue)
    };
    let opened = parts.first().is_some_and(named);
    let excess = sum.sub(total.quantity.low).filter(|e| *e > Exact::ZERO && !opened);
    let lack = total.quantity.low.sub(sum).filter(|l| *l > Exact::ONE);
    let ours = |n: &NumberFact| n.tokens == total.tokens || parts.iter().any(|p| p.tokens == n.tokens);
    let tells = |n: &NumberFact| {
        let unit = &total.quantity.unit;
        let cardinal = n.quantity.shape == NumberShape::Cardinal && !ours(n) && !n.placed;
        // "1.26 million euros … 640,000 on a house": the unit is told once.
        let like = n.quantity.unit == *unit || unit.is_none() && whole >= Exact::int(LARGE);
        // What is more than the whole is counted beside it: "212 passengers and nine crew".
        // What is less is told as well: "21 di Kendal dan 12 di Demak; enam lainnya".
        let missing = excess == Some(n.quantity.low) || lack == Some(n.quantity.low);
        // Of 2,140 patients 1,959 have recovered and 118 are treated: the 63 dead are told elsewhere.
        let outcome = lack == Some(n.quantity.low) && n.people;
        let beside = missing && (outcome || n.ground.sentence.abs_diff(total.ground.sentence) <= NEAR);
        cardinal && like && (n.quantity.low == whole || beside && n.quantity.unit == *unit)
    };
    numbers.iter().any(tells) || portion(numbers, total, whole) || nested(numbers, &parts)
}

/// Words that open the list of all parts of the figure before them.
const NAMELY: [RelationCue; 2] = [RelationCue::Namely, RelationCue::ConsistsOf];
/// Sentences between a whole and what is counted beside it.
const NEAR: u32 = 2;

/// "Of 1,480 members, 1,210 took part and 1,089, or 90 percent of them, were in favour": the second is a share of the first.
fn nested(numbers: &[NumberFact], parts: &[&NumberFact]) -> bool {
    let [first, second] = parts else { return false };
    let percent = second.quantity.low.mul(Exact::int(100)).and_then(|x| x.div(first.quantity.low));
    let told = |n: &&NumberFact| n.quantity.is_percent() && n.ground.sentence == second.ground.sentence;
    let fits = |n: &NumberFact| percent.and_then(|p| p.sub(n.quantity.low)).is_some_and(|off| off.abs() <= n.quantity.step);
    second.quantity.low < first.quantity.low && numbers.iter().filter(told).any(fits)
}

/// "60 persen dana, yakni Rp 180 miliar, … Rp 75 miliar, dan sisanya Rp 45 miliar": the whole of the portion is that of all.
fn portion(numbers: &[NumberFact], total: &NumberFact, whole: Exact) -> bool {
    let percent = |n: &&NumberFact| n.quantity.is_percent() && n.ground.sentence == total.ground.sentence;
    let of = |p: &NumberFact| whole.mul(p.quantity.low).and_then(|x| x.div(Exact::int(100)));
    let slack = |p: &NumberFact| whole.mul(p.quantity.step).and_then(|x| x.div(Exact::int(100))).unwrap_or(Exact::ZERO);
    let near = |p: &NumberFact| of(p).and_then(|x| x.sub(total.quantity.low)).is_some_and(|d| d.abs() <= slack(p));
    numbers.iter().filter(percent).any(near)
}
