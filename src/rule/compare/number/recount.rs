//! What two articles of one event show when their figures are put together: a sum that holds with the figure of the other one, an
//! anniversary and a founding that are told in different articles.

use super::leftover::counts_alike;
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, TimeFact, common, hash};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::value::{Date, Exact, NumberShape, Unit};

/// Sentences between the figures of one sum.
const NEAR: u32 = 1;
/// Figures of an article beyond which a sum is found by chance.
const MANY: usize = 40;
/// Figures of one sentence beyond which it is a table.
const ROW: usize = 6;
/// The least figure of a sum: smaller ones make sums by chance.
const LEAST: i64 = 6;
/// Days between two articles that tell the same figures.
const DAYS: i64 = 2;
/// Days between two articles on one celebration.
const WEEK: i64 = 7;
/// Years by which a count is misreported; one that is further off is of something else.
const SLIP: i64 = 15;
/// Years beyond which an age is that of a thing.
const LIFE: i64 = 120;
/// The same for years that are counted back.
const AGO: i64 = 10;
/// Shared rare words from which two sentences tell one thing of the past.
const TOLD_AGAIN: f32 = 2.0;

/// A sum that the figures of both articles make with the value of one, and do not make with the value of the other.
pub(in crate::rule::compare) fn sums(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    let (x, y) = (addends(pair.x), addends(pair.y));
    if x.len() < 3 || y.len() < 3 || x.len() > MANY || y.len() > MANY || !pair.link.certain {
        return;
    }
    // Of other days other figures make other sums.
    let (Some(a), Some(b)) = (pair.x.anchor.date, pair.y.anchor.date) else { return };
    if a.days_since(b).abs() > DAYS {
        return;
    }
    restored(rule, pair, (pair.link.a, &x), (pair.link.b, &y), sink);
    restored(rule, pair, (pair.link.b, &y), (pair.link.a, &x), sink);
}

/// The firm counts and amounts of an article.
fn addends(d: &Dossier) -> Vec<&NumberFact> {
    let plain = |n: &&NumberFact| n.adds_up() && n.is_amount() && !n.placed && !n.may_be_year();
    d.facts.numbers.iter().filter(plain).collect()
}

fn told(list: &[&NumberFact], value: Exact, unit: &Option<Unit>) -> bool {
    list.iter().any(|n| n.quantity.low == value && n.quantity.unit == *unit)
}

/// Figures `v` of one article that break a sum which the figure `w` of the other one makes.
fn restored(
    rule: &Rule,
    pair: &Pair<'_>,
    (a, ours): (usize, &[&NumberFact]),
    (b, theirs): (usize, &[&NumberFact]),
    sink: &mut Sink,
) {
    for v in ours.iter().filter(|v| !told(theirs, v.quantity.low, &v.quantity.unit) && !adds_up(v, ours)) {
        let rivals =
            theirs.iter().filter(|w| w.quantity.unit == v.quantity.unit && !told(ours, w.quantity.low, &w.quantity.unit));
        for w in rivals.filter(|w| alike(v, w)) {
            sink.compared();
            let Some((part, whole)) = completes(v, w, ours, theirs) else { continue };
            let side = |article: usize, n: &NumberFact| ClashSide {
                article: Some(article),
                span: n.ground.span,
                value: n.quantity.value(),
                derivation: Vec::new(),
            };
            let mut c = Clash::new(
                rule,
                format!("sum@{}", v.ground.span.start),
                vec![side(a, v), side(b, w), side(a, part), side(a, whole)],
            );
            let (p, t, right) = (part.quantity.low, whole.quantity.low, w.quantity.low);
            c.detail = if t > right { format!("{right} + {p} = {t}") } else { format!("{p} + {t} = {right}") };
            c.expected = right.to_string();
            c.why = vec![format!("{}; the other article has {right}, not {}", c.detail, v.quantity.low)];
            c.certain = pair.link.certain;
            c.decided = true;
            sink.clash(c);
            break;
        }
    }
}

/// Whether a figure is the sum of figures in a row beside it: then it is no slip.
fn adds_up(v: &NumberFact, ours: &[&NumberFact]) -> bool {
    let beside: Vec<Exact> = ours
        .iter()
        .filter(|n| {
            n.tokens != v.tokens && n.quantity.unit == v.quantity.unit && n.ground.sentence.abs_diff(v.ground.sentence) <= NEAR
        })
        .map(|n| n.quantity.low)
        .collect();
    (0..beside.len()).any(|i| {
        let run = beside.iter().skip(i).take(ROW);
        run.scan(Exact::ZERO, |sum, x| {
            *sum = sum.add(*x)?;
            Some(*sum)
        })
        .skip(1)
        .any(|sum| sum == v.quantity.low)
    })
}

/// Whether two figures can be one told twice: of one noun or unit, in sentences that share a word.
fn alike(v: &NumberFact, w: &NumberFact) -> bool {
    let near = common(&v.near, &w.near).next().is_some() || v.ground.profile.shared_stems(&w.ground.profile) >= 2;
    let kind = v.quantity.unit.is_some() || counts_alike(v, w) || v.people && w.people;
    let size = v.quantity.low.div(w.quantity.low).map_or(0.0, Exact::to_f64);
    let attribute = v.attribute.is_none() || w.attribute.is_none() || v.attribute == w.attribute;
    kind && attribute && (0.5..=2.0).contains(&size) && (near || v.attribute.is_some() && v.attribute == w.attribute)
}

/// Two figures beside `v` that make a sum with `w` and not with `v`, and that stand beside `w` as well.
fn completes<'a>(
    v: &NumberFact,
    w: &NumberFact,
    ours: &[&'a NumberFact],
    theirs: &[&NumberFact],
) -> Option<(&'a NumberFact, &'a NumberFact)> {
    let near = |n: &NumberFact, of: &NumberFact| {
        n.quantity.unit == of.quantity.unit && n.tokens != of.tokens && n.ground.sentence.abs_diff(of.ground.sentence) <= NEAR
    };
    let kind = |n: &NumberFact| v.quantity.unit.is_some() || n.people && v.people || n.noun != 0 && n.noun == v.noun;
    // A row of figures is a table, in which sums are found by chance.
    let row =
        |list: &[&NumberFact], of: &NumberFact| list.iter().filter(|n| n.ground.sentence == of.ground.sentence).count() > ROW;
    let (old, new) = (v.quantity.low, w.quantity.low);
    if new < Exact::int(LEAST) || row(ours, v) || row(theirs, w) {
        return None;
    }
    let told = |value: Exact| theirs.iter().any(|n| near(n, w) && n.quantity.low == value);
    let beside: Vec<&NumberFact> = ours
        .iter()
        .copied()
        .filter(|n| near(n, v) && kind(n) && n.quantity.low >= Exact::int(LEAST) && told(n.quantity.low))
        .collect();
    let makes = |x: Exact, p: Exact, t: Exact| x.add(p) == Some(t) || p.add(t) == Some(x);
    for (i, p) in beside.iter().enumerate() {
        for t in beside.iter().skip(i + 1) {
            let (low, high) = if p.quantity.low <= t.quantity.low { (p, t) } else { (t, p) };
            let (l, h) = (low.quantity.low, high.quantity.low);
            // "Six died, 17 were hurt": the dead are no part of the hurt.
            let apart = low.attribute.is_some() && high.attribute.is_some() && low.attribute != high.attribute;
            if !apart && l != h && makes(new, l, h) && !makes(old, l, h) {
                return Some((low, high));
            }
        }
    }
    None
}

/// "the gallery's 120th birthday" in one article, "the gallery, founded in 1894" in the other.
pub(in crate::rule::compare) fn jubilees(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    let apart = pair.x.anchor.date.zip(pair.y.anchor.date).map_or(0, |(a, b)| a.days_since(b).abs());
    if !pair.link.certain && pair.link.archive || apart > WEEK {
        return;
    }
    for (mine, theirs) in pair.turns() {
        jubilee(rule, mine, theirs, sink);
        if !pair.link.archive {
            ago(rule, pair, mine, theirs, sink);
        }
    }
}

/// "Five years ago a crash killed two there" in one article, "on 12 March 2016 two died there" in the other.
fn ago(rule: &Rule, pair: &Pair<'_>, (a, x): (usize, &Dossier), (b, y): (usize, &Dossier), sink: &mut Sink) {
    use crate::value::{Components, Granularity, TimexKind};
    let Some(published) = x.anchor.date else { return };
    let year = |t: &TimeFact| t.timex.days.map(|d| d.first.year());
    let counted = |t: &&TimeFact| {
        t.timex.relative && t.timex.grain == Granularity::Year && !t.timex.known.has(Components::YEAR) && !t.about && !t.onward
    };
    let written = |t: &&TimeFact| {
        t.timex.known.has(Components::YEAR)
            && t.timex.kind == TimexKind::Date
            && t.timex.grain >= Granularity::Year
            && !(t.timex.relative || t.about || t.onward || t.born || t.timex.value.contains('/'))
    };
    for t in x.facts.times.iter().filter(counted) {
        let Some(told) = year(t).map(|y| i64::from(published.year() - y)).filter(|n| (3..=100).contains(n)) else { continue };
        // A figure that both sentences give: what happened then is told twice.
        let figure = |u: &TimeFact| {
            let of = |d: &'_ Dossier, s: u32| -> Vec<(Exact, Option<u16>, u32, Option<Unit>)> {
                let here = d.facts.numbers.iter().filter(move |n| n.ground.sentence == s);
                let told = here.filter(|n| n.quantity.shape == NumberShape::Cardinal && !n.quantity.is_in("year"));
                told.map(|n| (n.quantity.low, n.attribute, n.noun, n.quantity.unit.clone())).collect()
            };
            let theirs = of(y, u.ground.sentence);
            of(x, t.ground.sentence).iter().any(|p| {
                theirs
                    .iter()
                    .any(|q| p.0 == q.0 && p.3 == q.3 && (p.1.is_some() && p.1 == q.1 || p.2 != 0 && p.2 == q.2 || p.3.is_some()))
            })
        };
        let same = |u: &&TimeFact| {
            let shared = pair.kinship(&t.ground.profile, &u.ground.profile);
            let clause = common(&t.clause, &u.clause).next().is_some();
            let founded = t.founded && u.founded && clause;
            let named = clause && shared >= 1.0 && told_once(x, y, t, u);
            founded || named || shared >= TOLD_AGAIN || shared >= 1.0 && figure(u) || clause && figure(u)
        };
        let mut found = y.facts.times.iter().filter(written).filter(same);
        let (Some(u), None) = (found.next(), found.next()) else { continue };
        let Some(actual) = year(u).map(|y| i64::from(published.year() - y)).filter(|n| *n >= 2) else { continue };
        sink.compared();
        let known = |d: &Dossier, year: i64| {
            d.facts.times.iter().any(|o| {
                o.timex.known.has(Components::YEAR)
                    && o.timex.days.is_some_and(|d| i64::from(published.year() - d.first.year()) == year)
            })
        };
        if (told - actual).abs() <= 1 || (told - actual).abs() > AGO || known(y, told) || known(x, actual) || known(x, told) {
            continue;
        }
        let side = |article: usize, t: &TimeFact, value: String| ClashSide {
            article: Some(article),
            span: t.ground.span,
            value,
            derivation: Vec::new(),
        };
        let sides = vec![side(a, t, told.to_string()), side(b, u, u.timex.value.clone())];
        let mut c = Clash::new(rule, format!("ago@{}", t.ground.span.start), sides);
        c.detail = format!("{} - {} = {actual}, not {told}", published.year(), i64::from(published.year()) - actual);
        c.expected = actual.to_string();
        c.why = vec![c.detail.clone()];
        sink.clash(c);
    }
}

/// Whether the sentences of two times name a thing that either article names no more than twice.
fn told_once(x: &Dossier, y: &Dossier, t: &TimeFact, u: &TimeFact) -> bool {
    let seldom = |d: &Dossier, key: u32| d.facts.signature.names.iter().any(|n| n.count <= 2 && hash(&n.key) == key);
    common(&t.ground.profile.names, &u.ground.profile.names).any(|&key| seldom(x, key) && seldom(y, key))
}

fn jubilee(rule: &Rule, (a, x): (usize, &Dossier), (b, y): (usize, &Dossier), sink: &mut Sink) {
    let Some(published) = x.anchor.date else { return };
    // With a founding of its own the article has been asked already.
    if x.facts.jubilees.is_empty() && x.facts.aged.is_empty() || x.facts.times.iter().any(|t| founding(t, published).is_some()) {
        return;
    }
    let mut starts = y.facts.times.iter().filter_map(|t| Some((t, founding(t, published)?)));
    let Some((start, year)) = starts.next() else { return };
    if starts.any(|(_, other)| other != year) {
        return;
    }
    let full = (published.year() - year) as i64;
    let jubilees = x.facts.jubilees.iter().map(|i| (i, false));
    let figures = jubilees.chain(x.facts.aged.iter().map(|i| (i, true)));
    for (n, aged) in figures.filter_map(|(&i, aged)| Some((x.facts.numbers.get(i as usize)?, aged))) {
        // "Pembalap berusia 15 tahun itu": somebody's age, of whom the report has told.
        let Some(count) = n.quantity.low.to_i64().filter(|c| !(aged && n.then && *c <= LIFE)) else { continue };
        let (p, q) = (&n.ground.profile, &start.ground.profile);
        let named = p.shared_names(q) > 0 && (p.shared_stems(q) > 0 || x.facts.jubilees.len() == 1);
        // An age says less than a celebration: its thing has to be named in the clause of the founding.
        let one_thing = if aged {
            common(&n.near, &start.thing).next().is_some()
        } else {
            named || common(&n.near, &q.stems).next().is_some()
        };
        sink.compared();
        if !one_thing || [full, full - 1].contains(&count) || (count - full).abs() > SLIP.max(full * 35 / 100) || full < 2 {
            continue;
        }
        let side =
            |article: usize, span, value: String| ClashSide { article: Some(article), span, value, derivation: Vec::new() };
        let sides = vec![side(a, n.ground.span, count.to_string()), side(b, start.ground.span, start.timex.value.clone())];
        let mut c = Clash::new(rule, format!("jubilee@{}", n.ground.span.start), sides);
        c.detail = format!("{} - {year} = {full}, not {count}", published.year());
        c.expected = full.to_string();
        c.why = vec![c.detail.clone()];
        sink.clash(c);
    }
}

/// The year in which a thing was founded, of a date that says so.
fn founding(t: &TimeFact, published: Date) -> Option<i32> {
    use crate::value::{Components, TimexKind};
    let year = t.timex.days?.first.year();
    let written = t.timex.known.has(Components::YEAR)
        && t.timex.kind == TimexKind::Date
        && !t.timex.relative
        && !t.timex.value.contains('/');
    (t.founded && !t.born && written && year < published.year()).then_some(year)
}
