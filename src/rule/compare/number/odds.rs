//! Figures of two reports of one happening, weighed by everything that is known of them at once.
//!
//! [`likeness`](super::likeness) asks first what may be compared and is strict with words it does not know. Two reports of one happening,
//! which tell much alike and whose figures stand where reports tell what matters, need less than an equal noun
//! or a cue. The weights are those of a logistic regression, rounded, over the figures that remain in
//! the invented stories of `tests/planted`: those with one fact changed by hand, and the sets in which all is right, which were written without a
//! look at the rules. What grows with the days, belongs to another time, part or whole is left out before.

use super::brief::By;
use super::interval::compared;
use super::leftover::{Remaining, attribute, may_change, may_meet, related};
use super::likeness::apart;
use super::slip::{differ_by_scale, scale_of, slip_of, transposed_of};
use super::sort::{in_one_unit, market, part_of, same_shape};
use super::{brief, grows};
use crate::lang::Changes;
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, common, of_sentence};
use crate::rule::compare::Pair;
use crate::rule::compare::scope::for_each;
use crate::segment::Zone;
use crate::value::{Exact, NumberShape, Slip, Verdict};

/// The log-odds of two figures of which nothing is known.
const PRIOR: f32 = -1.2;
/// Log-odds from which two figures are reported. Half of the figures it is fitted to are errors, of those in the news few.
const LEAST: f32 = 1.2;
/// The same of two that are one with digits swapped, in reports weeks apart.
const AGAIN: f32 = 2.2;
/// How much better than any other partner a figure must fit.
const MARGIN: f32 = 0.25;
/// How sure a finding is, as the log-odds of the other ways to find one count.
pub(super) const EVIDENCE: f32 = 0.8;
/// Pairs of figures that remain beyond which one that fits is found by chance, and beyond which weighing all of them takes its time.
const MANY: usize = 900;
/// What it takes away that the figure may have changed between the reports: in digits that look like a slip, and in others.
const SLIPPED: f32 = 0.7;
const CHANGED: f32 = 1.2;
/// What the words beside two figures have in common, and their sentences, from which digits that changed places tell more, and how much.
const BESIDE: f32 = 1.0;
const SWAPPED: f32 = 1.5;
/// Days between two reports from which they are of two stages of a story.
const LATER: i64 = 3;
/// What a word beside both that another stands for is worth in short reports.
const AKIN: f32 = 2.0;

/// Whether two articles are reports of one happening, outside of an archive.
pub(super) fn close(pair: &Pair<'_>) -> bool {
    pair.link.certain && !pair.link.apart && !pair.link.archive && !market(pair)
}

/// Whether a short report comes long after another one, so that it may look back at what that one told.
pub(super) fn long_after(pair: &Pair<'_>) -> bool {
    pair.link.apart && pair.link.certain && !pair.link.archive && brief::short(pair) && !market(pair)
}

/// The pairs of figures that remain in such reports and are one with two digits swapped or another power of ten. Most figures of them are of
/// another occurrence, whose digits are seldom the same: one other digit says nothing there.
pub(super) fn retold<'a>(pair: &Pair<'a>, xs: &[&'a NumberFact], ys: &[&'a NumberFact]) -> Vec<Remaining<'a>> {
    if !long_after(pair) {
        return Vec::new();
    }
    let digits = |a: &NumberFact, b: &NumberFact| transposed_of(a, b).is_some() || scale_of(a, b);
    let found = found(pair, xs, ys).into_iter().filter(|f| f.0 >= AGAIN && digits(f.1, f.2));
    found.map(|(_, a, b)| Remaining { score: EVIDENCE, by: By::Odds, a, b }).collect()
}

/// The pairs of figures that remain and tell one thing, with their log-odds.
pub(super) fn found<'a>(
    pair: &Pair<'a>,
    xs: &[&'a NumberFact],
    ys: &[&'a NumberFact],
) -> Vec<(f32, &'a NumberFact, &'a NumberFact)> {
    if xs.len() * ys.len() > MANY {
        return Vec::new();
    }
    let short = brief::short(pair);
    // What one side narrows, or what is many times the other, is another thing unless the digits betray a slip.
    let other = |a: &NumberFact, b: &NumberFact| {
        let (p, q) = in_one_unit(&a.quantity, &b.quantity);
        // Short reports tell of one thing in words of their own: what narrows it here is no part of it there.
        let contrary = short && pair.lexicon.speech.akin.opposed(&a.akin, &b.akin);
        let unlike = || !short && a.ground.dims != b.ground.dims || differ_by_scale(&p, &q) || part_of(a, b);
        Slip::retold(&p, &q) < Slip::Likely && (contrary || unlike())
    };
    let meet = |a: &NumberFact, b: &NumberFact| {
        // "24 baskets", "every basket holds 25".
        let each = a.quantity.unit.is_none() && for_each(pair, a) != for_each(pair, b);
        let one = !each && may_meet(pair, a, b) && !other(a, b) && one_of_a_kind(pair, a, b);
        one && disjoint(a, b) && !beside(a, b) && !stepped(pair, a, b)
    };
    // What may differ from day to day needs more: between two short reports of one happening little changes, and less by a slip of the digits.
    let later = |a: &NumberFact, b: &NumberFact| match may_change(pair, a, b, false) {
        true if !short || measured_later(pair, a, b) || (grows(pair, a) || grows(pair, b)) && slip_of(a, b) < Slip::Plain => None,
        true if slip_of(a, b) >= Slip::Likely => Some(SLIPPED),
        true => Some(CHANGED),
        false => Some(0.0),
    };
    let mut cells = Vec::new();
    for &a in xs {
        for &b in ys.iter().filter(|b| meet(a, b)) {
            let Some(change) = later(a, b) else { continue };
            let fit = fit(pair, a, b);
            let rivals = Rivals::new(pair, (a, xs), (b, ys));
            cells.push((odds(pair, a, b, short) + rivals.worth(fit) - change, a, b));
        }
    }
    let better = |c: &&(f32, &NumberFact, &NumberFact)| {
        let rival = |d: &&(f32, &NumberFact, &NumberFact)| {
            let one = std::ptr::eq(d.1, c.1) != std::ptr::eq(d.2, c.2);
            one && (d.1.quantity.low != c.1.quantity.low || d.2.quantity.low != c.2.quantity.low)
        };
        cells.iter().filter(rival).all(|d| c.0 >= d.0 + MARGIN)
    };
    cells.iter().filter(|c| c.0 >= LEAST).filter(better).copied().collect()
}

/// Whether a result is of one match and a rank of one thing: minutes, sons and presidents are numbered side by side.
fn one_of_a_kind(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    match a.quantity.shape {
        NumberShape::Score => !apart(pair, a, b),
        NumberShape::Ordinal => a.ranked != 0 && a.ranked == b.ranked && !a.placed && !b.placed,
        _ => true,
    }
}

/// Whether a third figure beside one of them leads to the other: "three are missing of the 64 aboard" and 61 rescued.
fn stepped(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let step = a.quantity.low.sub(b.quantity.low).map(Exact::abs);
    let kind = |f: &NumberFact, g: &NumberFact| f.quantity.shape == g.quantity.shape && f.quantity.unit == g.quantity.unit;
    [(pair.x, a), (pair.y, b)].iter().any(|(d, f)| {
        let mut others =
            of_sentence(&d.facts.numbers, f.ground.sentence).filter(|g| g.ground.span != f.ground.span && kind(f, g));
        others.any(|g| Some(g.quantity.low) == step)
    })
}

/// Whether two long figures differ by one in the last digit: rounded otherwise, counted again, or with one more.
fn beside(a: &NumberFact, b: &NumberFact) -> bool {
    let one = |step: Exact| a.quantity.low.sub(b.quantity.low).is_some_and(|gap| gap.abs() == step);
    let long = || a.quantity.low.div(a.quantity.step).is_some_and(|n| n >= Exact::int(100));
    a.quantity.step == b.quantity.step && one(a.quantity.step) && long()
}

/// Whether one is the state of a day after the other report, which cannot know it: "on Friday at noon the water stood at 1.6 metres".
fn measured_later(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let varies = |f: &NumberFact| attribute(pair, f).is_some_and(|x| x.changes == Changes::Varies && !x.many);
    let after = |f: &NumberFact, o: &Dossier| {
        let day = f.time.filter(|t| t.len() == 1);
        matches!((day, o.anchor.date), (Some(t), Some(p)) if t.first > p)
    };
    varies(a) && varies(b) && (after(a, pair.y) || after(b, pair.x))
}

fn disjoint(a: &NumberFact, b: &NumberFact) -> bool {
    let loose = a.ground.headline() || b.ground.headline();
    compared(a, b, loose) == Verdict::Conflict
}

/// What ties two figures beside their values.
fn fit(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> f32 {
    let noun = if a.noun != 0 && a.noun == b.noun { 1.0 } else { 0.0 };
    near(pair, a, b) + pair.reworded(&a.akin, &b.akin) + 0.5 * pair.aligned().shared(a.ground.sentence, b.ground.sentence) + noun
}

fn near(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> f32 {
    pair.worth_of(common(&a.near, &b.near))
}

/// The other figures of the kind that remain.
struct Rivals {
    number: usize,
    /// How well the best of them fits, if there is one.
    best: Option<f32>,
}

impl Rivals {
    fn new(pair: &Pair<'_>, (a, xs): (&NumberFact, &[&NumberFact]), (b, ys): (&NumberFact, &[&NumberFact])) -> Rivals {
        let other = |f: &NumberFact, g: &NumberFact| f.quantity.low != g.quantity.low;
        let theirs = ys.iter().filter(|g| other(g, b) && same_shape(a, g)).map(|g| fit(pair, a, g));
        let ours = xs.iter().filter(|g| other(g, a) && same_shape(g, b)).map(|g| fit(pair, g, b));
        let (mut number, mut best) = (0, None);
        for fit in theirs.chain(ours) {
            number += 1;
            best = Some(best.map_or(fit, |old: f32| old.max(fit)));
        }
        Rivals { number, best }
    }

    /// What they say of a pair that fits so well.
    fn worth(&self, fit: f32) -> f32 {
        let ahead = self.best.map_or(3.0, |best| (fit - best).clamp(-2.0, 3.0));
        0.1 * ahead - 0.2 * self.number.min(15) as f32
    }
}

/// The log-odds that two figures tell one thing, rivals aside.
fn odds(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact, short: bool) -> f32 {
    let shared = pair.aligned().shared(a.ground.sentence, b.ground.sentence).min(4.0);
    PRIOR + values(a, b, shared) + sort_of(pair, a, b) + place(pair, a, b) + words(pair, a, b, shared, short)
}

fn when(on: bool, worth: f32) -> f32 {
    if on { worth } else { 0.0 }
}

/// What the values tell: a slip of the digits, how far they lie from each other.
fn values(a: &NumberFact, b: &NumberFact, shared: f32) -> f32 {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    let (low, high) = (p.low.min(q.low).to_f64(), p.low.max(q.low).to_f64());
    let ratio = if low > 0.0 { (high / low).ln().min(2.0) as f32 } else { 2.0 };
    let slip = match Slip::retold(&p, &q) {
        Slip::None => -1.5,
        Slip::Loose => 0.0,
        Slip::Likely => 3.1 + 0.3 * shared,
        Slip::Plain => 4.8 + 0.3 * shared,
    };
    slip - 1.5 * ratio + when(differ_by_scale(&p, &q), 1.7) + when(low <= 2.0, -1.1)
}

/// What is counted or measured.
fn sort_of(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> f32 {
    let named = matches!((attribute(pair, a), attribute(pair, b)), (Some(x), Some(y)) if x.id == y.id && !x.many);
    let count = a.quantity.unit.is_none();
    when(named, 1.4)
        + when(a.noun != 0 && a.noun == b.noun, 0.8)
        + when(a.quantity.shape == NumberShape::Score, 0.7)
        + when(count && !related(pair, a, b), -0.5)
        + when(a.label != 0 && a.label == b.label, 0.4)
}

/// Where and when both are told: reports open with what matters, a sentence full of figures is a list, what only one side narrows is rather a
/// part, and later reports tell of later stages.
fn place(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> f32 {
    let opens = |f: &NumberFact| matches!(f.ground.zone, Some(Zone::Headline | Zone::Lead));
    let lone = |f: &NumberFact, g: &NumberFact| f.ground.dims.iter().filter(|d| !g.ground.dims.contains(d)).count();
    let crowd = |d: &Dossier, f: &NumberFact| of_sentence(&d.facts.numbers, f.ground.sentence).count();
    let crowd = crowd(pair.x, a).max(crowd(pair.y, b)).min(6);
    let days = match (pair.x.anchor.date, pair.y.anchor.date) {
        (Some(s), Some(t)) => Some(s.days_since(t).abs()),
        _ => None,
    };
    when(opens(a) && opens(b), 0.6) - 0.3 * crowd as f32 - 0.2 * (lone(a, b) + lone(b, a)).min(3) as f32
        + when(days == Some(0), 1.1)
        + when(days.is_some_and(|n| n > LATER), -1.1)
        + when(matches!((a.time, b.time), (Some(s), Some(t)) if s.gap(t) == 0), 0.8)
        + when(a.past || b.past, -0.6)
}

/// What the words and names around them share.
fn words(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact, shared: f32, short: bool) -> f32 {
    // Digits that changed places beside the same words are never two things in reports so short.
    let beside = near(pair, a, b);
    let swap = || beside >= BESIDE && shared >= BESIDE && transposed_of(a, b).is_some();
    0.4 * beside.min(3.0)
        + when(short, AKIN) * pair.reworded(&a.akin, &b.akin)
        + when(short && swap(), SWAPPED)
        + (0.2 + when(short, 0.2)) * shared
        + 2.3 * pair.aligned().retold().min(0.6)
        + 0.6 * a.ground.profile.shared_names(&b.ground.profile).min(3) as f32
}
