//! The figure of an earlier occurrence told as that of the present one where the headline knows better: "34 villages" above "has spread to
//! 27 villages" and "last year 27 villages were hit".
//!
//! One report is enough: its headline gives a figure that the body never gives, and the only one in the body that may be meant by it stands there once more,
//! as that of an earlier occurrence.

use super::former::equal;
use crate::lang::{Lexicon, Mark};
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, common, of_sentence};
use crate::rule::Rule;
use crate::rule::compare::clash::{Clash, Sink};
use crate::rule::compare::number::interval::compared;
use crate::rule::compare::number::sort::same_shape;
use crate::rule::compare::number::{selected, side, slot_name};
use crate::rule::compare::within::{bounded, of_a_ratio, summed, year_like};
use crate::value::{Exact, Verdict};

/// How many times the other the figures of two occurrences may be.
const GROWTH: i64 = 16;
/// Days before its publication from which a report tells of another occurrence, when it tells of the present one as well.
const BEFORE: i64 = 28;

/// Headline against body.
pub(in crate::rule::compare) fn inside(rule: &Rule, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    let plain = |f: &&NumberFact| f.is_firm() && !f.ground.correction && !f.then && !f.placed && !year_like(f);
    let long_ago = |f: &NumberFact| matches!((f.time, d.anchor.date), (Some(t), Some(p)) if p.days_since(t.last) > BEFORE);
    let earlier = |f: &NumberFact| f.former || f.is_marked(&lexicon.vocabulary, Mark::Former) || long_ago(f);
    let body = || d.facts.numbers.iter().filter(|f| !f.ground.headline());
    for head in d.facts.numbers.iter().filter(plain).filter(|f| f.ground.headline() && selected(rule, lexicon, f)) {
        if head.past || earlier(head) || of_a_ratio(d, head) || body().any(|f| tells(head, f)) || summed(d, head) {
            continue;
        }
        let again = |f: &NumberFact| body().any(|g| g.tokens != f.tokens && earlier(g) && equal(f, g) && alike(f, g));
        let meant = |f: &&NumberFact| !f.past && !earlier(f) && alike(head, f) && of_one_size(head, f) && again(f);
        let mut found = body().filter(plain).filter(meant);
        let (Some(other), None) = (found.next(), found.next()) else { continue };
        sink.compared();
        if reckoned(d, head, other) || head.left != other.left || head.ground.dims != other.ground.dims {
            continue;
        }
        let slot = slot_name(lexicon, other);
        let mut c = Clash::new(rule, format!("headline:{slot}"), vec![side(i, head), side(i, other)]);
        c.attribute = slot;
        c.certain = false;
        c.why = vec!["the body tells its figure of an earlier occurrence as well, and never that of the headline".to_owned()];
        sink.clash(c);
    }
}

/// Whether a figure of the body is that of the headline, however rounded.
fn tells(head: &NumberFact, f: &NumberFact) -> bool {
    let rounded = || compared(head, f, true) != Verdict::Conflict;
    let bound = || alike(head, f) && (bounded(head, f) || bounded(f, head));
    equal(head, f) || same_shape(head, f) && (rounded() || bound())
}

/// Whether the headline gives the sum or the difference of a figure and another one of its sort beside it.
fn reckoned(d: &Dossier, head: &NumberFact, other: &NumberFact) -> bool {
    let (whole, part) = (head.quantity.low, other.quantity.low);
    let beside = of_sentence(&d.facts.numbers, other.ground.sentence).filter(|f| f.tokens != other.tokens && alike(other, f));
    let mut values = beside.map(|f| f.quantity.low);
    values.any(|v| part.add(v) == Some(whole) || part.sub(v).map(Exact::abs) == Some(whole))
}

/// Whether two figures count or measure one sort of thing.
fn alike(f: &NumberFact, g: &NumberFact) -> bool {
    let measured = || {
        let named = f.attribute.is_some() && f.attribute == g.attribute;
        f.quantity.unit.is_some() && (named || common(&f.near, &g.ground.profile.stems).next().is_some())
    };
    f.quantity.unit == g.quantity.unit && (measured() || f.noun != 0 && f.noun == g.noun)
}

fn of_one_size(f: &NumberFact, g: &NumberFact) -> bool {
    let (p, q) = (f.quantity.low, g.quantity.low);
    let within = |x: Exact, y: Exact| x.mul(Exact::int(GROWTH)).is_some_and(|most| y <= most);
    within(p, q) && within(q, p)
}
