//! What is left of a whole, where the whole and its other part stand elsewhere: "186 of 420 stalls burned" and "the other 324 stalls".

use super::leftover::counts_alike;
use super::side;
use crate::resolve::Dossier;
use crate::resolve::facts::NumberFact;
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, Sink};
use crate::value::{Exact, Slip};

/// Sentences between a part and what it leaves.
const NEAR: u32 = 1;
/// The least part.
const LEAST: i64 = 2;

/// Between two reports of one happening.
pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if !pair.link.certain || pair.link.archive {
        return;
    }
    for (mine, theirs) in pair.turns() {
        left(rule, mine, theirs, pair.link.certain, sink);
    }
}

/// A firm count.
fn count(n: &NumberFact) -> bool {
    let q = &n.quantity;
    let whole = q.unit.is_none() && q.step <= Exact::ONE && q.low >= Exact::int(LEAST);
    n.is_firm() && whole && !(n.placed || n.former)
}

/// Whether two counts are of one thing.
fn alike(a: &NumberFact, b: &NumberFact) -> bool {
    counts_alike(a, b) && a.noun != 0 || a.people && b.people
}

fn left(rule: &Rule, (a, x): (usize, &Dossier), (b, y): (usize, &Dossier), certain: bool, sink: &mut Sink) {
    for rest in x.facts.numbers.iter().filter(|n| n.left && count(n)) {
        let r = rest.quantity.low;
        // The part that leaves it: the count of the same thing right before, or the one that the other article calls a part.
        let near = |n: &&NumberFact| {
            count(n) && n.tokens.1 <= rest.tokens.0 && n.ground.sentence + NEAR >= rest.ground.sentence && !n.left
        };
        let before = x.facts.numbers.iter().rev().find(near);
        let noun = |n: &NumberFact| alike(n, rest) || rest.noun == 0 && rest.quantity.counted.is_none();
        for part in y.facts.numbers.iter().filter(|n| count(n) && n.noun != 0 && noun(n)) {
            let Some(whole) = part.whole.filter(|w| *w > part.quantity.low && r < *w) else { continue };
            let Some(right) = whole.sub(part.quantity.low) else { continue };
            sink.compared();
            let repeats = before.is_some_and(|n| n.quantity.low == part.quantity.low && (n.noun == part.noun || a == b));
            let one = before.is_some_and(|n| n.ground.sentence == rest.ground.sentence) && repeats;
            let typed = Slip::reckoned(r, right);
            let known = |d: &Dossier| d.facts.numbers.iter().any(|n| n.quantity.low == right && n.quantity.unit.is_none());
            let fits = |d: &Dossier| {
                d.facts.numbers.iter().any(|n| n.whole.and_then(|w| w.sub(n.quantity.low)) == Some(r) || n.whole == Some(r))
            };
            let tied = typed >= Slip::Plain || one && typed >= Slip::Loose;
            if right == r || !tied || known(x) || known(y) || fits(x) || fits(y) {
                continue;
            }
            let detail = format!("{whole} - {} = {right}, not {r}", part.quantity.low);
            let sides = vec![side(a, rest), side(b, part)];
            let mut c = Clash::reckoned(rule, format!("left@{}", rest.ground.span.start), sides, detail, right);
            c.certain = certain;
            sink.clash(c);
            break;
        }
        if let Some(part) = before.filter(|p| p.ground.sentence == rest.ground.sentence) {
            halves(rule, (a, x, part, rest), (b, y), certain, sink);
        }
    }
}

/// "96 naskah sudah dialihmediakan, 118 lainnya menunggu": two parts that make up the whole both articles tell.
fn halves(
    rule: &Rule,
    (a, x, part, rest): (usize, &Dossier, &NumberFact, &NumberFact),
    (b, y): (usize, &Dossier),
    certain: bool,
    sink: &mut Sink,
) {
    let (p, r) = (part.quantity.low, rest.quantity.low);
    let Some(sum) = p.add(r).filter(|_| part.noun != 0 && part.whole.is_none()) else { return };
    let larger =
        |n: &&NumberFact| count(n) && !n.past && n.quantity.low > p.max(r) && (n.noun == part.noun || n.people && part.people);
    let told = |d: &Dossier| d.facts.numbers.iter().any(|n| n.quantity.low == sum && n.quantity.unit.is_none());
    if told(x) || told(y) {
        return;
    }
    let mut wholes: Vec<&NumberFact> = Vec::new();
    for n in x.facts.numbers.iter().filter(larger) {
        if !wholes.iter().any(|w| w.quantity.low == n.quantity.low) {
            wholes.push(n);
        }
    }
    let [whole] = wholes.as_slice() else { return };
    let w = whole.quantity.low;
    let again = |d: &Dossier| d.facts.numbers.iter().filter(|n| count(n) && n.quantity.low == w).count();
    let (Some(left), Some(right)) = (w.sub(r), w.sub(p)) else { return };
    let small = |u: Exact, v: Exact| u < Exact::int(10) && v < Exact::int(10);
    let typed = Slip::reckoned(p, left).max(Slip::reckoned(r, right)).max(Slip::reckoned(w, sum));
    // One count in both articles, or twice in this one and never another: the whole is what the parts are of.
    let sure = a != b && again(y) >= 1 && (typed >= Slip::Likely || again(x) >= 2 && (typed >= Slip::Loose || small(r, right)));
    sink.compared();
    if !(sure || typed >= Slip::Plain && p >= Exact::int(100) && r >= Exact::int(100)) {
        return;
    }
    let mut sides = vec![side(a, rest), side(a, part), side(a, whole)];
    sides.extend(y.facts.numbers.iter().find(|n| a != b && count(n) && n.quantity.low == w).map(|n| side(b, n)));
    let detail = format!("{p} + {r} = {sum}, not {w}");
    let mut c = Clash::reckoned(rule, format!("halves@{}", rest.ground.span.start), sides, detail, right);
    c.certain = certain;
    sink.clash(c);
}
