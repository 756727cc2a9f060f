//! Three figures of which one is the other two together, told with a word for the distance, the rest or those who abstained: "ekspor 23,5
//! miliar dan impor 21,6 miliar, surplus 2,9 miliar", "Rp 800 juta, yang sebagian besar, Rp 730 juta, ditemukan. Sisanya, Rp 170 juta",
//! "by 17 to 12, with four abstentions; all 31 members were present". One digit mends them, and nothing in the article explains them.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::base::{LARGE, based, kind, value};
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, operand, short};
use crate::value::{Exact, NumberShape, Slip};

/// Tokens between the word for a distance and its figure, or between a count and what is said of it.
const SAID: u32 = 3;
/// Counts of which a chance difference is not so soon a slip.
const COUNTED: i64 = 100;
/// Figures of an article of which every sum is tried.
const ALL: usize = 16;
/// Tokens between the two counts of a vote.
const BESIDE: u32 = 2;
/// Sentences around a vote.
const NEAR: u32 = 2;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let list: Vec<&NumberFact> = numbers.iter().filter(|n| n.stands_alone()).collect();
    gaps(view, numbers, &list, out);
    rests(view, numbers, &list, out);
    if view.tokens.tells(RelationCue::Abstain) {
        votes(view, numbers, &list, out);
    }
}

/// Half the last written digits of all three.
fn slack(three: [&NumberFact; 3]) -> Exact {
    if three.iter().all(|n| n.quantity.unit.is_none() && n.quantity.step <= Exact::ONE) {
        return Exact::ZERO;
    }
    let steps = three.iter().try_fold(Exact::ZERO, |s, n| s.add(based(n, n.quantity.step)));
    steps.and_then(|s| s.div(Exact::int(2))).unwrap_or(Exact::ZERO)
}

/// Whether one of a whole and its two parts looks mistyped, and how it should be.
fn looks(whole: Exact, a: Exact, b: Exact) -> bool {
    let pairs = [(Some(whole), a.add(b)), (Some(a), whole.sub(b)), (Some(b), whole.sub(a))];
    let told = || pairs.iter().filter_map(|(x, y)| x.zip(*y));
    told().any(|(x, y)| Slip::reckoned(x, y) >= Slip::Loose) && !told().any(|(x, y)| rounded(x, y))
}

/// Whether a figure is another one rounded: "passed £300,000" of £310,000.
fn rounded(written: Exact, right: Exact) -> bool {
    let powers = (0..12).map_while(|e| Exact::pow10(e).filter(|p| written.div(*p).is_some_and(Exact::is_integer)));
    let unit = powers.last().unwrap_or(Exact::ZERO);
    unit > Exact::int(1) && written.sub(right).is_some_and(|d| d.abs() < unit)
}

/// Whether two figures of the article are as far apart.
fn apart(values: &[Exact], d: Exact, loose: Exact) -> bool {
    let off = |a: Exact, b: Exact| a.sub(b).map(Exact::abs).and_then(|g| g.sub(d)).is_some_and(|o| o.abs() <= loose);
    values.iter().any(|a| values.iter().any(|b| a != b && off(*a, *b)))
}

/// "23,5 miliar … impor 21,6 miliar … surplus 2,9 miliar": the only two figures like it in its sentence, or else in the one before or behind.
fn gaps(view: &View<'_>, numbers: &[NumberFact], list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    for gap in list.iter().filter(|n| cue_before(view, n.tokens.0, SAID, RelationCue::Gap)) {
        let large = |n: &NumberFact| n.quantity.low >= Exact::int(LARGE);
        let like = |n: &NumberFact| {
            let same = kind(n) == kind(gap) && !(kind(n).is_empty() && n.quantity.low < Exact::int(COUNTED));
            n.tokens != gap.tokens && (same || kind(n).is_empty() && large(n) && large(gap))
        };
        if gap.quantity.is_share() || gap.quantity.is_points() {
            continue;
        }
        let s = gap.ground.sentence;
        let two = [Some(s), s.checked_sub(1), Some(s + 1)].into_iter().flatten().find_map(|s| {
            let mut found: Vec<&NumberFact> = Vec::new();
            for n in list.iter().filter(|n| n.ground.sentence == s && like(n)) {
                if !found.iter().any(|f| value(f) == value(n)) {
                    found.push(n);
                }
            }
            (found.len() >= 2).then_some(found)
        });
        let Some([a, b]) = two.as_deref() else { continue };
        let (x, y, d) = (value(a), value(b), value(gap));
        let values: Vec<Exact> = numbers.iter().filter(|n| n.quantity.low == n.quantity.high && like(n)).map(value).collect();
        let Some(actual) = x.sub(y).map(Exact::abs) else { continue };
        if !apart(&values, d, slack([gap, a, b])) && looks(x.max(y), x.min(y), d) {
            let detail = format!("{} and {} are {} apart, not {}", a.quantity.low, b.quantity.low, short(actual), short(d));
            tell(RelationKind::Change, gap, &[a, b], short(actual), detail, out);
        }
    }
}

/// "Keluarga menyerahkan Rp 800 juta; Rp 730 juta ditemukan kembali. Sisanya, Rp 170 juta, …".
fn rests(view: &View<'_>, numbers: &[NumberFact], list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    for (i, rest) in list.iter().enumerate() {
        let called = rest.left || cue_before(view, rest.tokens.0, SAID, RelationCue::Rest);
        if !called || kind(rest).is_empty() || !rest.is_amount() {
            continue;
        }
        let near = |n: &&&NumberFact| kind(n) == kind(rest) && n.ground.sentence + 1 >= rest.ground.sentence;
        let before: Vec<&&NumberFact> = list.iter().take(i).filter(near).collect();
        let earlier = || remainder(view, list, i, rest);
        let Some((a, b)) = (match before.as_slice() {
            [a, b] => Some((**a, **b)),
            _ => earlier(),
        }) else {
            continue;
        };
        let (whole, part) = if value(a) >= value(b) { (a, b) } else { (b, a) };
        let (w, p, r) = (value(whole), value(part), value(rest));
        let values: Vec<Exact> = numbers
            .iter()
            .filter(|n| n.quantity.low == n.quantity.high && kind(n) == kind(rest) && n.tokens != rest.tokens)
            .map(value)
            .take(ALL)
            .collect();
        let Some(left) = w.sub(p).filter(|l| *l > Exact::ZERO && r < w) else { continue };
        if !explained(&values, r, slack([whole, part, rest])) && looks(w, p, r) {
            let detail = format!("{} - {} = {}, not {}", short(w), short(p), short(left), short(r));
            tell(RelationKind::Total, rest, &[whole, part], short(left), detail, out);
        }
    }
}

/// Amounts of an article among which one is the remainder of two others by no chance.
const FEW: usize = 5;

/// "who took $2.3 million … Investigators recovered $900,000. She has to repay the remaining $1.6 million": what was taken off stands in the
/// sentence before, the whole is the largest amount told earlier.
fn remainder<'n>(
    view: &View<'_>,
    list: &[&'n NumberFact],
    i: usize,
    rest: &NumberFact,
) -> Option<(&'n NumberFact, &'n NumberFact)> {
    let alike: Vec<&NumberFact> = list.iter().take(i).copied().filter(|n| kind(n) == kind(rest) && n.is_amount()).collect();
    let s = rest.ground.sentence;
    let part = alike.last().filter(|n| n.ground.sentence + 1 >= s)?;
    let whole = alike.iter().max_by_key(|n| value(n)).filter(|w| value(w) > value(part))?;
    let called = cue_before(view, rest.tokens.0, 1, RelationCue::Rest);
    (called && alike.len() <= FEW && value(part) > Exact::ZERO).then_some((*whole, *part))
}

/// Whether a figure is what some others leave of another.
fn explained(values: &[Exact], rest: Exact, loose: Exact) -> bool {
    let close = |sum: Exact| values.iter().any(|w| w.sub(sum).is_some_and(|o| o.abs() <= loose));
    let mut sums = vec![rest];
    for _ in 0..3 {
        let next: Vec<Exact> = sums.iter().flat_map(|s| values.iter().filter_map(|v| s.add(*v))).collect();
        if next.iter().any(|s| close(*s)) {
            return true;
        }
        sums = next;
        sums.sort_unstable();
        sums.dedup();
        sums.truncate(ALL * ALL * ALL);
    }
    false
}

/// "by 17 to 12, with four abstentions … all 31 members were present".
fn votes(view: &View<'_>, numbers: &[NumberFact], list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let abstains = |n: &NumberFact| {
        let end = n.end();
        view.tokens.any_cue(n.tokens.0, end + SAID, RelationCue::Abstain)
    };
    let whole = |n: &NumberFact| n.quantity.shape == NumberShape::Score && !n.ground.headline();
    let scores = numbers.iter().filter(|n| whole(n)).map(|n| (vec![n], n.quantity.low, n.quantity.high));
    // "54 to 41": read as two counts where nothing says what they are.
    let two = list.windows(2).filter_map(|w| {
        let [a, b] = w else { return None };
        let beside = a.ground.sentence == b.ground.sentence && b.tokens.0.saturating_sub(a.tokens.1) <= BESIDE;
        let any = |cue| view.tokens.any_cue(a.tokens.1, b.tokens.0, cue);
        let against = beside && any(RelationCue::Against) && !any(RelationCue::And);
        against.then(|| (vec![*a, *b], a.quantity.low, b.quantity.low))
    });
    for (score, ayes, noes) in scores.chain(two) {
        let Some(s) = score.first().map(|n| n.ground.sentence) else { continue };
        let ours = |n: &NumberFact| score.iter().any(|x| x.tokens == n.tokens);
        let near = |n: &&&NumberFact| n.ground.sentence.abs_diff(s) <= NEAR && !ours(n);
        let first = list.iter().find(|n| (s..=s + 1).contains(&n.ground.sentence) && abstains(n) && !ours(n));
        let (Some(none), Some(cast)) = (first, ayes.add(noes)) else { continue };
        let Some(all) = cast.add(none.quantity.low) else { continue };
        let larger = |n: &&&NumberFact| {
            let whole = n.people && n.quantity.low > ayes.max(noes) && n.tokens != none.tokens;
            let third = n.quantity.low.div(Exact::int(3)).unwrap_or(Exact::ONE);
            whole && n.quantity.low.sub(all).is_some_and(|d| d.abs() <= third)
        };
        let wholes: Vec<&&NumberFact> = list.iter().filter(near).filter(larger).collect();
        let [whole] = wholes.as_slice() else { continue };
        let Some(off) = whole.quantity.low.sub(all) else { continue };
        // Those who were absent, or the seats that are empty.
        let others = list.iter().filter(near).any(|n| n.quantity.low == off && n.tokens != none.tokens);
        let full = cue_before(view, whole.tokens.0, SAID, RelationCue::Definite);
        if off != Exact::ZERO && !others && (full || off < Exact::ZERO) {
            let right = none.quantity.low.add(off).filter(|r| *r >= Exact::ZERO);
            let detail = format!("{cast} + {} = {all}, not {}", none.quantity.low, whole.quantity.low);
            let operands: Vec<&NumberFact> = score.iter().copied().chain([**whole]).collect();
            tell(RelationKind::Total, none, &operands, right.unwrap_or(all).to_string(), detail, out);
        }
    }
}

fn tell(
    kind: RelationKind,
    claimed: &NumberFact,
    operands: &[&NumberFact],
    expected: String,
    detail: String,
    out: &mut Vec<RelationFact>,
) {
    let ours = |r: &RelationFact| r.claimed.0 == claimed.ground.span || r.operands.iter().any(|o| o.0 == claimed.ground.span);
    if !out.iter().any(ours) {
        let operands = operands.iter().map(|n| operand(n)).collect();
        out.push(RelationFact { kind, claimed: operand(claimed), expected, operands, detail });
    }
}
