//! Figures of any noun and any measure: what remains on both sides once every figure with a like on the other side is struck out.
//!
//! No list says what "the width of the bridge" or "186 stalls" is. Two figures that remain fill one slot when they have the same
//! unit or count the same things, stand among the same words, in sentences that tell the same thing, and no other figure of either
//! article fits the other side as well.

use super::Pair;
use super::interval::compare;
use super::number::{differ_by_scale, slip, unit_key};
use crate::lang::{Attribute, Changes};
use crate::resolve::facts::{NumberFact, common};
use crate::value::{Exact, NumberShape, Verdict};

/// Two figures that remain and belong together.
pub(super) struct Remaining<'a> {
    pub score: f32,
    pub a: &'a NumberFact,
    pub b: &'a NumberFact,
    pub why: String,
}

/// How much better than any other partner a figure must fit.
const MARGIN: f32 = 0.4;

/// Figures of the two articles that fill one slot with different values, the surest first.
pub(super) fn meetings<'a>(pair: &Pair<'a>) -> Vec<Remaining<'a>> {
    let (xs, ys) = (usable(&pair.x.facts.numbers), usable(&pair.y.facts.numbers));
    let left: Vec<bool> = xs.iter().map(|f| !settled(pair, f, &ys)).collect();
    let right: Vec<bool> = ys.iter().map(|f| !settled(pair, f, &xs)).collect();
    let mut out = Vec::new();
    let mut cells: Vec<(f32, usize, usize)> = Vec::new();
    for (i, a) in xs.iter().enumerate() {
        for (j, b) in ys.iter().enumerate() {
            if left.get(i) == Some(&true) || right.get(j) == Some(&true) {
                if let Some(score) = kinship(pair, a, b) {
                    cells.push((score, i, j));
                }
            }
        }
    }
    for &(score, i, j) in &cells {
        if left.get(i) != Some(&true) || right.get(j) != Some(&true) {
            continue;
        }
        let (Some(a), Some(b)) = (xs.get(i), ys.get(j)) else { continue };
        let rival = cells
            .iter()
            .filter(|c| (c.1 == i) != (c.2 == j))
            .filter(|c| match (xs.get(c.1), ys.get(c.2)) {
                // The same value told again elsewhere is no rival.
                (Some(p), Some(q)) => !(p.quantity.low == a.quantity.low && q.quantity.low == b.quantity.low),
                _ => false,
            })
            .map(|c| c.0)
            .fold(0.0f32, f32::max);
        if std::env::var("SELDBG").is_ok() {
            let (p, q) = (&a.ground.profile, &b.ground.profile);
            let nk = pair.worth_of(common(&a.near, &b.near));
            let al = pair.aligned();
            let t = |d: &crate::resolve::Dossier, f: &NumberFact| f.ground.span.of(&d.article.text).to_owned();
            let s = |d: &crate::resolve::Dossier, f: &NumberFact| {
                d.outline.sentences.get(f.ground.sentence as usize).map_or("", |s| s.span.of(&d.article.text)).replace('\n', " ")
            };
            eprintln!(
                "CAND\t{}\t{}\t{}\t{}\t{score:.2}\t{rival:.2}\tnear={nk:.2} kin={:.2} names={} figs={} ev={} sent={:.2} match={} noun={} attr={:?}/{:?} unit={:?} slip={} scale={} dims={}/{} time={:?}/{:?} label={} pub={:?}/{:?} cert={} apart={}\t{}\t{}",
                pair.x.article.id,
                pair.y.article.id,
                t(pair.x, a),
                t(pair.y, b),
                pair.kinship(p, q),
                p.shared_names(q),
                p.shared_figures(q),
                p.shared_events(q),
                al.shared(a.ground.sentence, b.ground.sentence),
                al.matches_with(a.ground.sentence, b.ground.sentence),
                if a.noun == b.noun { (a.noun != 0) as i32 } else { -1 },
                a.attribute.and_then(|x| pair.lexicon.vocabulary.attribute(x as usize)).map(|x| &x.id),
                b.attribute.and_then(|x| pair.lexicon.vocabulary.attribute(x as usize)).map(|x| &x.id),
                a.quantity.unit,
                slip(&a.quantity, &b.quantity),
                differ_by_scale(&a.quantity, &b.quantity),
                a.ground.dims.len(),
                b.ground.dims.len(),
                a.time.map(|t| t.first.to_string()),
                b.time.map(|t| t.first.to_string()),
                a.label == b.label,
                pair.x.anchor.date.map(|d| d.to_string()),
                pair.y.anchor.date.map(|d| d.to_string()),
                pair.link.certain,
                pair.link.apart,
                s(pair.x, a),
                s(pair.y, b)
            );
        }
        let slipped = slip(&a.quantity, &b.quantity);
        let least = if slipped { 3.2 } else { 4.5 };
        if score >= least && score >= rival + MARGIN {
            out.push(Remaining { score, a, b, why: format!("context agreement {score:.1}") });
        }
    }
    out.sort_by(|p, q| {
        let place = |r: &Remaining<'_>| (r.a.ground.span, r.b.ground.span);
        q.score.total_cmp(&p.score).then_with(|| place(p).cmp(&place(q)))
    });
    out
}

/// Figures that may be compared at all.
fn usable(numbers: &[NumberFact]) -> Vec<&NumberFact> {
    let shape =
        |s: NumberShape| matches!(s, NumberShape::Cardinal | NumberShape::Age | NumberShape::Ordinal | NumberShape::Score);
    numbers.iter().filter(|f| !f.quantity.ambiguous && shape(f.quantity.shape) && !f.then).collect()
}

/// Whether the other article gives the figure as well. A headline settles nothing for the body: the body tells it again.
fn settled(pair: &Pair<'_>, f: &NumberFact, others: &[&NumberFact]) -> bool {
    others.iter().any(|g| {
        f.quantity.shape == g.quantity.shape
            && unit_key(f) == unit_key(g)
            && (f.ground.headline() || !g.ground.headline())
            && (f.quantity.unit.is_some() || f.quantity.low >= Exact::int(10) || related(pair, f, g))
            && compare(&f.quantity, &g.quantity, 0.0, true) != Verdict::Conflict
    })
}

/// Whether two plain counts may count the same things.
fn related(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let named = |f: &NumberFact, g: &NumberFact| g.ground.profile.stems.binary_search(&f.noun).is_ok();
    a.noun == b.noun
        || a.noun == 0 && (b.noun == 0 || named(b, a))
        || b.noun == 0 && named(a, b)
        || named(a, b)
        || named(b, a)
        || a.people
            && b.people
            && (a.attribute == b.attribute || pair.aligned().matches_with(a.ground.sentence, b.ground.sentence))
}

fn attribute<'a>(pair: &Pair<'a>, f: &NumberFact) -> Option<&'a Attribute> {
    pair.lexicon.vocabulary.attribute(f.attribute? as usize)
}

/// How much speaks for one slot; `None` when something speaks against it.
fn kinship(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> Option<f32> {
    if a.quantity.shape != b.quantity.shape || unit_key(a) != unit_key(b) {
        return None;
    }
    if a.subject.is_some() && b.subject.is_some() && a.subject != b.subject {
        return None;
    }
    if a.quantity.unit.is_none() && !related(pair, a, b) {
        return None;
    }
    let known = (attribute(pair, a), attribute(pair, b));
    let mut score = match known {
        (Some(x), Some(y)) if x.id == y.id => {
            if x.many {
                0.6
            } else {
                1.0
            }
        }
        (Some(_), Some(_)) if a.quantity.unit.is_none() => return None,
        (Some(_), Some(_)) => -0.8,
        _ => 0.0,
    };
    // Different values of one splitting dimension: two slots.
    let split = a.ground.dims.iter().any(|&(d, v)| {
        let mut others = b.ground.dims.iter().filter(|x| x.0 == d).peekable();
        others.peek().is_some() && !others.any(|x| x.1 == v)
    });
    if split {
        return None;
    }
    let lone = a.ground.dims.iter().filter(|d| !b.ground.dims.contains(d)).count()
        + b.ground.dims.iter().filter(|d| !a.ground.dims.contains(d)).count();
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let near = pair.worth_of(common(&a.near, &b.near));
    let kin = pair.kinship(p, q);
    let aligned = pair.aligned();
    let (i, j) = (a.ground.sentence, b.ground.sentence);
    score += 0.8 * near.min(3.0) + 0.4 * (kin - near).clamp(0.0, 4.0);
    score += 0.4 * p.shared_names(q).min(3) as f32 + 0.5 * p.shared_figures(q).min(2) as f32;
    score += 0.15 * aligned.shared(i, j).min(6.0) + if aligned.matches_with(i, j) { 0.8 } else { 0.0 };
    score -= 0.7 * lone.min(3) as f32;
    if a.quantity.unit.is_none() && a.noun != 0 && a.noun == b.noun {
        score += 0.8;
    }
    if slip(&a.quantity, &b.quantity) {
        score += 0.8;
    }
    (score >= 1.0).then_some(score)
}

/// Whether a later report may give another value.
pub(super) fn may_change(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let (Some(p), Some(q)) = (pair.x.anchor.date, pair.y.anchor.date) else { return false };
    let known = attribute(pair, a).or(attribute(pair, b)).map(|x| x.changes);
    let listed = |u: &str| u == "percent" || u.len() == 3 && u.bytes().all(|b| b.is_ascii_uppercase());
    let changes = match known {
        Some(c) => c,
        None if listed(unit_key(a)) => Changes::Varies,
        None if a.people || b.people => Changes::Grows,
        None => Changes::Never,
    };
    let grew = p.cmp(&q) == a.quantity.low.cmp(&b.quantity.low);
    p != q && (changes == Changes::Varies || changes == Changes::Grows && grew)
}
