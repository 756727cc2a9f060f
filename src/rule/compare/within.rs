//! Figures of one article held against each other: headline and body, two ages of one person.

use super::caption;
use super::clash::{Clash, Sink};
use super::event::strayed;
use super::number::interval::{compare, compared};
use super::number::leftover::counts_alike;
use super::number::slip::{differ_by_scale, lost_group, scale_of, slip_of};
use super::number::sort::{in_one_unit, same_shape, values_of};
use super::number::{selected, side, slot_name};
use crate::lang::Lexicon;
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, common};
use crate::rule::Rule;
use crate::value::{Bound, Exact, NumberShape, Slip, Verdict};

/// One person with two ages.
fn ages(rule: &Rule, d: &Dossier, i: usize, sink: &mut Sink) {
    let aged: Vec<&NumberFact> =
        d.facts.numbers.iter().filter(|f| f.subject.is_some() && !f.then && f.quantity.low == f.quantity.high).collect();
    for (at, a) in aged.iter().enumerate() {
        // Two of one name in one list are two persons.
        for b in aged.iter().skip(at + 1).filter(|b| b.subject == a.subject && b.ground.sentence != a.ground.sentence) {
            sink.compared();
            // A birthday may lie between two days the article tells of.
            if a.quantity.low.sub(b.quantity.low).is_some_and(|gap| gap.abs() > Exact::ONE) {
                let subject = a.subject.clone().unwrap_or_default();
                let mut c = Clash::new(rule, format!("age of {subject}"), vec![side(i, a), side(i, b)]);
                c.attribute = format!("age of {subject}");
                c.certain = false;
                c.why = vec!["one article gives two ages".to_owned()];
                sink.clash(c);
            }
        }
    }
}

/// A number told again in words behind it: "54 (empat puluh lima)".
fn spelt_out(rule: &Rule, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    let text = d.article.text.as_str();
    let digits = |f: &NumberFact| f.ground.span.of(text).bytes().any(|b| b.is_ascii_digit());
    for (a, b) in d.facts.numbers.iter().zip(d.facts.numbers.iter().skip(1)) {
        let (p, q) = (a.ground.span, b.ground.span);
        let between = text.get(p.end as usize..q.start as usize).unwrap_or("");
        let after = text.get(q.end as usize..).unwrap_or("");
        if between.trim() != "(" || !after.trim_start().starts_with(')') || !digits(a) || digits(b) {
            continue;
        }
        sink.compared();
        // "3,405 (eight percent)": another measure of it.
        let one_unit = b.quantity.unit.is_none() || a.quantity.unit == b.quantity.unit;
        let exact = a.quantity.low == a.quantity.high && b.quantity.low == b.quantity.high;
        if a.quantity.low != b.quantity.low && one_unit && exact && !a.quantity.ambiguous && selected(rule, lexicon, a) {
            let mut c = Clash::new(rule, format!("spelt out@{}", p.start), vec![side(i, a), side(i, b)]);
            c.attribute = slot_name(lexicon, a);
            c.certain = true;
            c.why = vec!["one number in digits and in words".to_owned()];
            sink.clash(c);
        }
    }
}

/// Headline against body: a headline figure of a known attribute that the body never gives.
pub(super) fn figures(rule: &Rule, tolerance: f64, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    ages(rule, d, i, sink);
    spelt_out(rule, d, i, lexicon, sink);
    let numbers = || d.facts.numbers.iter().filter(|f| selected(rule, lexicon, f));
    for head in numbers().filter(|f| f.ground.headline() && !of_a_ratio(d, f)) {
        let Some(attribute) = head.attribute.and_then(|a| lexicon.vocabulary.attribute(a as usize)).filter(|a| !a.many) else {
            continue;
        };
        let body: Vec<&NumberFact> = numbers().filter(|f| !f.ground.headline() && f.attribute == head.attribute).collect();
        let agrees = |f: &&NumberFact| {
            bounded(head, f) || bounded(f, head) || compare(&head.quantity, &f.quantity, tolerance, true) != Verdict::Conflict
        };
        let elsewhere =
            d.facts.numbers.iter().filter(|f| !f.ground.headline()).any(|f| agrees(&f) && f.quantity.unit == head.quantity.unit);
        sink.compared();
        let [other] = body.as_slice() else { continue };
        if elsewhere
            || head.left != other.left
            || head.ground.dims != other.ground.dims
            || head.ground.unreal
            || other.ground.unreal
        {
            continue;
        }
        // What the body tells late, or is far from the headline, may be a part, another match or another year.
        if head.quantity.low == other.quantity.low || far(head, other, 2.0) || first_of_its_kind(other) {
            continue;
        }
        if summed(d, head) || reckoned(d, head, other) {
            continue;
        }
        let slot = attribute.id.clone();
        let mut c = Clash::new(rule, format!("headline:{slot}"), vec![side(i, head), side(i, other)]);
        c.attribute = slot.clone();
        c.certain = opening_sentences(d).contains(&other.ground.sentence) && head.quantity.shape != NumberShape::Score;
        c.why = vec![format!("headline and body give {slot}")];
        sink.clash(c);
    }
    opening(rule, d, i, lexicon, sink);
    strayed::inside(rule, d, i, lexicon, sink);
    caption::figures(rule, d, i, lexicon, sink);
}

/// Whether a figure lies within the bound that another one gives: "kurang dari 200 suara" of 167. What is told twice in one article is the
/// same, however wide the bound.
pub(super) fn bounded(a: &NumberFact, bound: &NumberFact) -> bool {
    let (x, limit) = (a.quantity.low, bound.quantity.high);
    let double = |x: Exact| x.mul(Exact::int(2)).unwrap_or(x);
    match bound.quantity.bound {
        Bound::LessThan | Bound::AtMost => x <= limit && double(x) >= limit,
        Bound::MoreThan | Bound::AtLeast => x >= bound.quantity.low && x <= double(bound.quantity.low),
        _ => false,
    }
}

/// Whether two figures of the body make up the one of the headline: it is about both. Counts do so by chance.
pub(super) fn summed(d: &Dossier, head: &NumberFact) -> bool {
    if head.quantity.unit.is_none() {
        return false;
    }
    let body: Vec<Exact> = d
        .facts
        .numbers
        .iter()
        .filter(|f| !f.ground.headline() && f.quantity.unit == head.quantity.unit && f.quantity.low > Exact::ZERO)
        .map(|f| f.quantity.low)
        .take(FIGURES)
        .collect();
    let rest = |x: &Exact| head.quantity.low.sub(*x);
    body.iter().enumerate().any(|(i, x)| rest(x).is_some_and(|r| body.iter().skip(i + 1).any(|y| *y == r)))
}

/// Whether the headline gives the sum or the difference of a figure and another one of its sentence: "120 jobs in Leeds and 80 in York",
/// "by 243 votes to 200".
pub(super) fn reckoned(d: &Dossier, head: &NumberFact, other: &NumberFact) -> bool {
    let beside = |f: &&NumberFact| {
        f.ground.sentence == other.ground.sentence && f.tokens != other.tokens && f.quantity.unit == head.quantity.unit
    };
    let made = |f: &NumberFact| {
        let sum = f.quantity.low.add(other.quantity.low);
        let difference = f.quantity.low.sub(other.quantity.low).map(Exact::abs);
        [sum, difference].contains(&Some(head.quantity.low))
    };
    // "Eight in Sarai, four in Ampalu and two in Batuang" of the fourteen in the headline.
    let all = d.facts.numbers.iter().filter(beside).try_fold(other.quantity.low, |sum, f| sum.add(f.quantity.low));
    let one_unit = head.quantity.unit == other.quantity.unit;
    one_unit && (all == Some(head.quantity.low) || d.facts.numbers.iter().filter(beside).any(made))
}

/// Figures of a body in which a sum is looked for.
const FIGURES: usize = 40;

/// Greatest whole of a share that is told in words ("seven in ten").
const RATIO: i64 = 10;
/// Sentences of the body that tell the headline again.
const OPENING: usize = 3;
/// Evidence from which a figure of the opening is the one of the headline.
pub(super) const RETOLD: f32 = 2.8;

/// Headline against the first sentences: a figure of any noun or measure that the body never gives, and the only one there that may
/// be meant by it.
fn opening(rule: &Rule, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    let comparable = |f: &&NumberFact| {
        matches!(f.quantity.shape, NumberShape::Cardinal | NumberShape::Ordinal | NumberShape::Age)
            && !f.quantity.ambiguous
            && !f.ground.unreal
            && !f.then
            && !year_like(f)
    };
    let numbers = || d.facts.numbers.iter().filter(comparable);
    let body = || numbers().filter(|f| !f.ground.headline());
    let sentences = opening_sentences(d);
    let told = |f: &NumberFact, g: &NumberFact| {
        same_shape(f, g) && (bounded(f, g) || bounded(g, f)) || same_shape(f, g) && compared(f, g, true) != Verdict::Conflict
    };
    for head in numbers().filter(|f| f.ground.headline() && selected(rule, lexicon, f) && !of_a_ratio(d, f)) {
        if body().any(|g| told(head, g)) {
            continue;
        }
        let mut fitting: Vec<(f32, &NumberFact)> = body()
            .filter(|g| sentences.contains(&g.ground.sentence) && !numbers().any(|h| h.ground.headline() && told(g, h)))
            .filter_map(|g| Some((retold(head, g)?, g)))
            .collect();
        fitting.sort_by(|p, q| q.0.total_cmp(&p.0).then_with(|| p.1.ground.span.cmp(&q.1.ground.span)));
        sink.compared();
        let Some(&(score, other)) = fitting.first() else { continue };
        let rival = fitting.iter().skip(1).find(|r| r.1.quantity.low != other.quantity.low).map_or(0.0, |r| r.0);
        if summed(d, head) || reckoned(d, head, other) || score < RETOLD || score < rival + 0.8 || scale_of(head, other) {
            continue;
        }
        let slot = slot_name(lexicon, other);
        let mut c = Clash::new(rule, format!("headline:{slot}"), vec![side(i, head), side(i, other)]);
        c.attribute = slot;
        c.certain = false;
        c.why = vec![format!("headline and opening, context agreement {score:.1}")];
        sink.clash(c);
    }
}

/// The first sentences of the body that give a figure.
fn opening_sentences(d: &Dossier) -> Vec<u32> {
    let mut sentences: Vec<u32> = d.facts.numbers.iter().filter(|f| !f.ground.headline()).map(|f| f.ground.sentence).collect();
    sentences.dedup();
    sentences.truncate(OPENING);
    sentences
}

/// "Empat dari sepuluh pembeli": a share, told by a whole that nobody has counted.
pub(super) fn of_a_ratio(d: &Dossier, f: &NumberFact) -> bool {
    let beside = |g: &NumberFact| g.ground.sentence == f.ground.sentence && g.whole == Some(f.quantity.low);
    f.quantity.low <= Exact::int(RATIO) && d.facts.numbers.iter().any(beside)
}

/// Whether one is more than `times` the other and no digit explains it.
pub(super) fn far(a: &NumberFact, b: &NumberFact, times: f64) -> bool {
    let (m, n) = in_one_unit(&a.quantity, &b.quantity);
    Slip::retold(&m, &n) == Slip::None && m.low.to_f64().max(n.low.to_f64()) > times * m.low.to_f64().min(n.low.to_f64())
}

/// "pertama kali" tells that nothing came before, not which one it is.
pub(super) fn first_of_its_kind(f: &NumberFact) -> bool {
    f.quantity.shape == NumberShape::Ordinal && f.quantity.low == Exact::ONE
}

/// A bare whole number that may as well be a year: "Salat Idul Adha 2023 Warga".
pub(super) fn year_like(f: &NumberFact) -> bool {
    let q = &f.quantity;
    q.unit.is_none() && q.step == Exact::ONE && q.low >= Exact::int(1900) && q.low <= Exact::int(2100)
}

/// How much speaks for a figure of the body being the one of the headline.
pub(super) fn retold(head: &NumberFact, g: &NumberFact) -> Option<f32> {
    let kind = slip_of(head, g);
    let known = head.attribute.is_some() && head.attribute == g.attribute;
    let plain = head.quantity.unit.is_none();
    let apart = head.attribute.is_some() && g.attribute.is_some() && !known;
    if far(head, g, 10.0)
        || first_of_its_kind(g)
        || !same_shape(head, g)
        || head.left != g.left
        || head.ground.dims != g.ground.dims
        || plain && apart
    {
        return None;
    }
    if plain && !counts_alike(head, g) && !known {
        return None;
    }
    // Two nouns count two things, unless the digits betray a slip.
    if plain && !known && kind <= Slip::Loose && head.noun != 0 && g.noun != 0 && head.noun != g.noun {
        return None;
    }
    let (p, q) = (&head.ground.profile, &g.ground.profile);
    let mut score = kind.bonus() + if known { 1.0 } else { 0.0 };
    score += 0.6 * common(&head.near, &q.stems).count().min(4) as f32 + 0.3 * p.shared_names(q).min(2) as f32;
    score += if plain && head.noun != 0 && head.noun == g.noun { 0.5 } else { 0.0 };
    let (m, n) = values_of(head, g);
    let far = m.max(n) > 2.0 * m.min(n);
    score -= if kind == Slip::None && far { 1.5 } else { 0.0 };
    Some(score)
}

/// Letters by which a word for a scale is known although another is glued to it.
const STUB: usize = 3;

/// Words of the headline beside the figure that must stand beside the other as well.
const SCALE_WORDS: usize = 1;

/// Headline against body: equal digits at another power of ten, where the body never gives the headline's figure.
pub(super) fn scale(rule: &Rule, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    let body = || d.facts.numbers.iter().filter(|f| !f.ground.headline());
    let counts = |f: &&NumberFact| f.quantity.shape == NumberShape::Cardinal && f.quantity.low >= Exact::int(1000);
    for head in d.facts.numbers.iter().filter(|f| f.ground.headline() && counts(f) && selected(rule, lexicon, f)) {
        sink.compared();
        if body().any(|f| {
            f.quantity.unit == head.quantity.unit && compare(&head.quantity, &f.quantity, 0.0, true) != Verdict::Conflict
        }) {
            continue;
        }
        let meant = |f: &&NumberFact| {
            f.quantity.unit == head.quantity.unit
                && differ_by_scale(&head.quantity, &f.quantity)
                && common(&head.near, &f.ground.profile.stems).count() >= SCALE_WORDS
        };
        let other = body().filter(counts).find(meant);
        let Some(other) = other else { continue };
        let mut c = Clash::new(rule, format!("headline scale@{}", head.ground.span.start), vec![side(i, head), side(i, other)]);
        c.attribute = slot_name(lexicon, other);
        c.certain = false;
        c.why = vec!["headline and body give equal digits at another scale".to_owned()];
        sink.clash(c);
    }
    repeated(rule, d, i, lexicon, sink);
}

/// Figures of an article up to which each is held against all others.
const MANY: usize = 300;

/// One amount told twice in an article, once in thousands and once in millions: "24,4 juta pelanggan", "24,4 ribu pelanggan".
fn repeated(rule: &Rule, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    if d.facts.numbers.len() > MANY {
        return;
    }
    let all: Vec<&NumberFact> = d.facts.numbers.iter().filter(|f| selected(rule, lexicon, f)).collect();
    for (n, a) in all.iter().enumerate() {
        for b in all.iter().skip(n + 1).filter(|b| b.ground.sentence != a.ground.sentence && lost_group(a, b)) {
            sink.compared();
            let (p, q) = (&a.ground.profile, &b.ground.profile);
            let beside = common(&a.near, &q.stems).count() + common(&b.near, &p.stems).count();
            if beside == 0 || p.shared_names(q) == 0 && common(&a.near, &b.near).next().is_none() || cut(d, a, b) {
                continue;
            }
            let mut c = Clash::new(rule, format!("scale@{}", b.ground.span.start), vec![side(i, a), side(i, b)]);
            c.attribute = slot_name(lexicon, a);
            c.certain = false;
            c.why = vec!["one article gives equal digits at two scales".to_owned()];
            sink.clash(c);
        }
    }
}

/// Whether the smaller of two figures is one of which the word for its scale was not read: "Rp569,1" before "miliarTimika".
fn cut(d: &Dossier, a: &NumberFact, b: &NumberFact) -> bool {
    let text = d.article.text.as_str();
    let (small, large) = if a.quantity.low < b.quantity.low { (a, b) } else { (b, a) };
    let letters = |s: &str| s.chars().take_while(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    let next = letters(text.get(small.ground.span.end as usize..).unwrap_or("").trim_start());
    let words = large.ground.span.of(text).split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > STUB);
    words.map(letters).any(|w| next.get(..STUB).is_some_and(|stub| w.starts_with(stub)))
}
