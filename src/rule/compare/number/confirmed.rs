//! Figures that add up where they stand: a slip of the digits would have broken the sum.
//!
//! "1,080 tons of 3,600", beside 1,440, 540 and 540; "10,800 tons, or 72 percent of 15,000": each figure follows from others of its own report, so
//! that neither is the other written wrongly, however alike their digits are.

use super::sort::{converted, same_shape};
use crate::resolve::Dossier;
use crate::resolve::facts::NumberFact;
use crate::value::Exact;

/// Sentences before and behind a figure in which those stand that it follows from.
const REACH: u32 = 1;
/// Figures around one beyond which some add up by chance.
const MANY: usize = 14;
/// Least figure of which two others seldom are the sum by chance.
const SUM: i64 = 20;
/// The same of three others.
const TRIPLE: i64 = 100;

/// Whether a figure follows from others beside it in its own report, as a sum, a difference, a share, a change or a product.
pub(super) fn confirmed(d: &Dossier, f: &NumberFact) -> bool {
    let mut list = around(d, f);
    // Among many the sentence itself has to tell.
    if list.len() > MANY {
        list.retain(|g| g.ground.sentence == f.ground.sentence);
    }
    if list.len() > MANY || !f.is_single() {
        return false;
    }
    let alike: Vec<Exact> = values(list.iter().copied().filter(|g| same_shape(f, g)), f);
    if f.quantity.is_percent() {
        return share(f, &list);
    }
    summed(f, &alike) || shared_out(f, &list, &alike) || product(f, &list)
}

/// The figures of the sentences around one, itself aside.
fn around<'a>(d: &'a Dossier, f: &NumberFact) -> Vec<&'a NumberFact> {
    let all = &d.facts.numbers;
    let from = all.partition_point(|g| g.ground.sentence + REACH < f.ground.sentence);
    let near = all.get(from..).unwrap_or(&[]).iter().take_while(|g| g.ground.sentence <= f.ground.sentence + REACH);
    near.filter(|g| g.ground.span != f.ground.span && g.is_single()).collect()
}

/// The different values of some figures, in the unit of `f`.
fn values<'a>(list: impl Iterator<Item = &'a NumberFact>, f: &NumberFact) -> Vec<Exact> {
    let own = converted(&f.quantity).low;
    let mut out: Vec<Exact> = list.map(|g| converted(&g.quantity).low).filter(|v| *v != own).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether two or three others add up to it, or it and one or two of them to another.
fn summed(f: &NumberFact, others: &[Exact]) -> bool {
    let own = converted(&f.quantity).low;
    // Two parts that are equal are one value here.
    let doubled = |n: i64| own.mul(Exact::int(n)).is_some_and(|w| others.contains(&w));
    let large = |least: i64| f.quantity.low >= Exact::int(least);
    let two =
        |whole: Exact, rest: &[Exact]| rest.iter().any(|p| whole.sub(*p).is_some_and(|q| q > Exact::ZERO && rest.contains(&q)));
    let three = |whole: Exact, rest: &[Exact]| {
        rest.iter().enumerate().any(|(i, p)| whole.sub(*p).is_some_and(|left| two(left, rest.get(i + 1..).unwrap_or(&[]))))
    };
    let with = |w: &Exact, parts: &dyn Fn(Exact, &[Exact]) -> bool| {
        w.sub(own).is_some_and(|rest| rest > Exact::ZERO && parts(rest, others))
    };
    let one = |rest: Exact, others: &[Exact]| others.contains(&rest);
    large(SUM) && (two(own, others) || others.iter().any(|w| with(w, &one)) || doubled(2))
        || large(TRIPLE) && (three(own, others) || others.iter().any(|w| with(w, &two)))
}

/// Whether a percentage beside it leads to it from another figure, or to another figure from it.
fn shared_out(f: &NumberFact, list: &[&NumberFact], others: &[Exact]) -> bool {
    let own = converted(&f.quantity).low;
    let rates = || list.iter().filter(|g| g.quantity.is_percent());
    rates().any(|p| others.iter().any(|v| is_share(p, own, *v) || is_share(p, *v, own)))
}

/// Whether two other figures of one kind are in the ratio that a percentage tells, or one is that much more or less.
fn share(p: &NumberFact, list: &[&NumberFact]) -> bool {
    let plain = |g: &&&NumberFact| !g.quantity.is_percent();
    list.iter().filter(plain).any(|f| {
        let own = converted(&f.quantity).low;
        let mut others = list.iter().filter(plain).filter(|g| same_shape(f, g)).map(|g| converted(&g.quantity).low);
        others.any(|v| v != own && is_share(p, own, v))
    })
}

/// Whether a percentage is that of one figure in another, or of its distance to the other.
fn is_share(p: &NumberFact, part: Exact, whole: Exact) -> bool {
    let percent = |x: Exact| x.mul(Exact::int(100)).and_then(|x| x.div(whole));
    let half = p.quantity.step.div(Exact::int(2)).unwrap_or(Exact::ZERO);
    let told = |v: Option<Exact>| v.and_then(|v| v.sub(p.quantity.low)).is_some_and(|gap| gap.abs() <= half);
    told(percent(part)) || part.sub(whole).is_some_and(|gap| told(percent(gap.abs())))
}

/// Whether it is so many times another figure: "50 families get 300 each, 15,000 in all", or the other way round.
fn product(f: &NumberFact, list: &[&NumberFact]) -> bool {
    let own = f.quantity.low;
    let times = |n: &NumberFact| n.quantity.unit.is_none() && n.quantity.low.is_integer() && n.quantity.low > Exact::int(2);
    let amounts = || list.iter().filter(|g| g.quantity.unit == f.quantity.unit && g.quantity.low != own);
    list.iter().filter(|n| times(n)).any(|n| {
        let other = |v: Option<Exact>| amounts().any(|g| g.ground.span != n.ground.span && Some(g.quantity.low) == v);
        other(own.mul(n.quantity.low)) || other(own.div(n.quantity.low))
    })
}
