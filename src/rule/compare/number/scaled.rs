//! One amount told at two powers of ten in two short reports of one story: "Rp 4,5 juta" beside "Rp 4,5 miliar".
//!
//! Reports that short hold few amounts. Two of one unit with equal digits, a thousand or a million times each other, are hardly ever two
//! things, whatever words stand beside them, unless the digits are few or the report itself says how both hang together. A tenth of an
//! amount is told more often, so that there the words, the sentences or the want of any other amount have to say that it is one.

use super::confirmed::confirmed;
use super::leftover::{attribute, comparable};
use super::slip::differ_by_scale;
use super::sort::{contrary, in_one_unit, same_shape};
use crate::lang::Mark;
use crate::resolve::facts::{NumberFact, common};
use crate::rule::compare::{Pair, scope};
use crate::value::{Bound, Digits, Exact, NumberShape};

/// What the sentences of one amount at two scales share, and the words beside it when it is round.
const AMOUNT: f32 = 0.8;
const ROUND: f32 = 0.6;
/// The same where only a zero or two are more.
const TOLD: f32 = 2.0;
const BOTH: f32 = 1.5;
/// Least count that tells something at two scales, and what the sentences of two such counts share where only a zero is more.
const COUNT: i64 = 1000;
const COUNTED: f32 = 1.5;
/// Other amounts of the unit that remain beside two of which one is a tenth of the other.
const OTHERS: usize = 3;
/// Years beyond which no count of them is told by chance at two scales.
const AGES: i64 = 1000;

/// The figures of one side that remain, and the one of them that is looked at.
type Of<'a, 'b> = (&'a [&'b NumberFact], &'b NumberFact);

/// Whether two amounts that remain are one at two scales, and neither has another partner of that sort.
pub(super) fn one(pair: &Pair<'_>, (xs, a): Of<'_, '_>, (ys, b): Of<'_, '_>) -> bool {
    let ratio = ratio(a, b);
    let sole = xs.iter().all(|f| f.quantity.low == a.quantity.low || self::ratio(f, b) == Exact::ONE)
        && ys.iter().all(|g| g.quantity.low == b.quantity.low || self::ratio(a, g) == Exact::ONE);
    if ratio == Exact::ONE || !sole {
        return false;
    }
    let firm = |f: &NumberFact| matches!(f.quantity.bound, Bound::Exact | Bound::About) && !f.ground.correction;
    firm(a) && firm(b) && comparable(pair, a, b) && told(pair, a, b, ratio) || hardly_two(pair, (xs, a), (ys, b), ratio)
}

/// How many times the other one of two figures of equal digits is, when that is a step that is lost or put in; else 1.
fn ratio(a: &NumberFact, b: &NumberFact) -> Exact {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    if !same_shape(a, b) || !differ_by_scale(&p, &q) {
        return Exact::ONE;
    }
    let ratio = p.low.max(q.low).div(p.low.min(q.low)).unwrap_or(Exact::ONE);
    if [1, 2, 3, 6, 9].iter().any(|e| Exact::pow10(*e) == Some(ratio)) { ratio } else { Exact::ONE }
}

/// Whether two figures at two scales have equal digits by chance: one digit of two levels before a change, the turnover and the profit of last
/// year; or what is made in a month and what was late in a strike.
pub(super) fn by_chance(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let rate = |f: &NumberFact| f.is_marked(&pair.lexicon.vocabulary, Mark::Rate);
    let levels = digits(a) < 2 && a.former && b.former && a.attribute.is_none();
    // "Hampir Rp 2,5 triliun" of a budget, and what was first asked for each teacher.
    let hedged = a.quantity.bound != b.quantity.bound && digits(a) < 3;
    let shared = || pair.aligned().shared(a.ground.sentence, b.ground.sentence) < AMOUNT;
    let beside = || pair.worth_of(common(&a.near, &b.near)) < ROUND;
    let times = ratio(a, b);
    times < Exact::int(1000) && (levels || rate(a) != rate(b)) || times > Exact::int(1000) && hedged && shared() && beside()
}

/// How many digits of a figure are no closing or leading zeros.
fn digits(f: &NumberFact) -> u32 {
    Digits::of(f.quantity.low).figures()
}

/// Whether the words and sentences say that two figures are one. Of one digit the words beside have to say something too, for round
/// amounts are many; and of a zero more or less the sentences have to tell the same.
fn told(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact, ratio: Exact) -> bool {
    let millions = a.quantity.low.min(b.quantity.low) >= Exact::int(1_000_000);
    let measured = a.quantity.unit.is_some() && b.quantity.unit.is_some() || a.noun != 0 && a.noun == b.noun || millions;
    let shared = pair.aligned().shared(a.ground.sentence, b.ground.sentence);
    let beside = pair.worth_of(common(&a.near, &b.near));
    let words = ratio >= Exact::int(1000) && shared >= AMOUNT && (digits(a) > 1 || beside >= ROUND);
    measured && (words || shared >= TOLD && beside >= BOTH)
}

/// Whether the digits alone say so: nothing in either report makes two of them.
fn hardly_two(pair: &Pair<'_>, (xs, a): Of<'_, '_>, (ys, b): Of<'_, '_>, ratio: Exact) -> bool {
    let shape = |f: &NumberFact| {
        let aged = f.quantity.shape == NumberShape::Age && f.quantity.low >= Exact::int(AGES);
        f.quantity.shape == NumberShape::Cardinal || aged
    };
    let bound = |f: &NumberFact| matches!(f.quantity.bound, Bound::Exact | Bound::About) && !f.ground.correction;
    let apart = a.difference != b.difference
        || a.compound != b.compound
        || a.left != b.left
        || contrary(a, b)
        || a.whole.is_some() && b.whole.is_some() && a.whole != b.whole
        || scope::for_each(pair, a) != scope::for_each(pair, b)
        || scope::implied(pair.x, b, a)
        || scope::implied(pair.y, a, b)
        || confirmed(pair.x, a) && confirmed(pair.y, b);
    if apart || !shape(a) || !shape(b) || !bound(a) || !bound(b) {
        return false;
    }
    let (n, thousands) = (digits(a), ratio >= Exact::int(1000));
    let told = if a.quantity.unit.is_none() { &b.quantity } else { &a.quantity };
    let small = a.quantity.low.min(b.quantity.low);
    let shared = pair.aligned().shared(a.ground.sentence, b.ground.sentence);
    let near = pair.worth_of(common(&a.near, &b.near));
    let counts = told.unit.is_none();
    if thousands {
        let nouns = a.noun == b.noun || a.people && b.people || shared >= AMOUNT || near >= ROUND;
        let lengths = told.is_time() && small < Exact::int(AGES);
        return n > 1 && !lengths && (!counts || small >= Exact::int(COUNT) && ratio == Exact::int(1000) && nouns);
    }
    let stage = a.former != b.former || a.past != b.past || a.level != b.level || confirmed(pair.x, a) || confirmed(pair.y, b);
    // Two zeros are seldom lost: £450,000 for the move and £45 million for the building.
    if stage || told.is_percent() || told.is_time() || n < if ratio == Exact::int(10) { 2 } else { 3 } {
        return false;
    }
    if counts {
        return n > 2 && small >= Exact::int(COUNT) && shared >= COUNTED && (a.noun == b.noun || a.people || b.people);
    }
    let named = matches!((attribute(pair, a), attribute(pair, b)), (Some(x), Some(y)) if x.id == y.id && !x.many);
    let others = |list: &[&NumberFact], f: &NumberFact| {
        list.iter().filter(|g| same_shape(f, g) && g.quantity.low != f.quantity.low).count()
    };
    let few = others(xs, a) + others(ys, b) <= OTHERS;
    let alone = others(xs, a) + others(ys, b) == 0 && (n > 2 || told.is_money());
    few && (named || n > 3 || shared >= AMOUNT) || alone
}
