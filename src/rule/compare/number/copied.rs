//! One sentence that two reports have word for word, with another figure in it.
//!
//! Long reports tell of many things, so that figures of one kind which remain on both sides are seldom one. Where the same words
//! stand right before both and right behind, an agency or a reporter has been copied, and one of the figures with a slip.

use super::interval::compared;
use super::leftover::{may_change, may_meet};
use super::slip::lost_group;
use super::sort::{market, same_shape};
use crate::resolve::facts::{NumberFact, common};
use crate::rule::compare::Pair;
use crate::rule::compare::around::Around;
use crate::value::Verdict;

/// Words before and behind together from which a sentence is copied, and those on the poorer side.
const WORDS: usize = 8;
const SIDE: usize = 1;
/// What the sentences of two other figures share that stand in one place of a form.
const FORM: f32 = 2.0;
/// Most figures of one article that are looked at.
const MANY: usize = 40;
/// How sure a finding is, as the log-odds of the other ways to find one count.
pub(super) const EVIDENCE: f32 = 1.5;

/// The pairs of figures that remain and stand in the same words.
pub(super) fn found<'a>(pair: &Pair<'a>, xs: &[&'a NumberFact], ys: &[&'a NumberFact]) -> Vec<(&'a NumberFact, &'a NumberFact)> {
    if pair.link.archive || pair.link.apart || !pair.link.certain || market(pair) || xs.len().max(ys.len()) > MANY {
        return Vec::new();
    }
    let mut out = Vec::new();
    let theirs: Vec<Around> = ys.iter().map(|b| Around::of(pair.y, b.ground.span)).collect();
    for &a in xs.iter().filter(|a| plain(a)) {
        let around = Around::of(pair.x, a.ground.span);
        for (&b, other) in ys.iter().zip(&theirs).filter(|(b, _)| plain(b)) {
            let (before, after) = around.shared(other);
            let copied = before + after >= WORDS && before.min(after) >= SIDE;
            if copied && may_meet(pair, a, b) && compared(a, b, false) == Verdict::Conflict && !may_change(pair, a, b, false) {
                out.push((a, b));
            }
        }
    }
    // Where others differ as well, it is a form that is filled in for each place or day.
    let filled = |&(a, b): &(&NumberFact, &NumberFact)| {
        let other = |c: &NumberFact, d: &NumberFact| {
            let apart = !std::ptr::eq(c, a) && !std::ptr::eq(d, b) && same_shape(c, d) && c.quantity.low != d.quantity.low;
            apart && pair.aligned().shared(c.ground.sentence, d.ground.sentence) >= FORM
        };
        xs.iter().any(|c| ys.iter().any(|d| other(c, d)))
    };
    if out.len() == 1 && !out.iter().any(filled) { out } else { Vec::new() }
}

/// The pairs of figures that remain and are one amount, of which one has lost a group of digits or has another word for its scale.
pub(super) fn scaled<'a>(pair: &Pair<'a>, xs: &[&'a NumberFact], ys: &[&'a NumberFact]) -> Vec<(&'a NumberFact, &'a NumberFact)> {
    if pair.link.archive || pair.link.apart || !pair.link.certain || xs.len().max(ys.len()) > MANY {
        return Vec::new();
    }
    let told = |a: &NumberFact, b: &NumberFact| {
        let (p, q) = (&a.ground.profile, &b.ground.profile);
        let beside = common(&a.near, &q.stems).count() + common(&b.near, &p.stems).count();
        beside > 0 && (p.shared_names(q) > 0 || common(&a.near, &b.near).next().is_some())
    };
    let mut out = Vec::new();
    for &a in xs {
        out.extend(ys.iter().filter(|b| lost_group(a, b) && told(a, b)).map(|b| (a, *b)));
    }
    out
}

/// Whether a figure stands as it is: exact, and told as so.
fn plain(f: &NumberFact) -> bool {
    f.is_firm() && !f.ground.correction
}
