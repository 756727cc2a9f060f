//! Material of an earlier occurrence in the report of a later one: its figures and its quotes.
//!
//! A figure is carried over when it equals that of the other occurrence, while a report of the same days gives another one for the
//! slot. Three articles make it certain: the one, its like, and the other occurrence.

use super::edition::{at, clash, elsewhere, figure};
use super::timeline::{FRESH, Told, one_time, other_year};
use crate::extract::NameType;
use crate::group::{Link, is_copy};
use crate::resolve::Dossier;
use crate::resolve::facts::{NameEntry, NumberFact, QuoteFact, TimeFact};
use crate::rule::Rule;
use crate::rule::compare::align::Alignment;
use crate::rule::compare::clash::{ClashSide, Sink};
use crate::rule::compare::number::interval;
use crate::rule::compare::{Pair, quote};
use crate::value::{Date, Exact, NumberShape, Reason, Verdict};

/// Years over which material is carried from one occurrence to another.
const STEPS: i32 = 3;
/// Content words that make a quote one of a kind.
const SPEECH: usize = 5;
/// The same for a quote that stands in both word for word.
const SENTENCE: usize = 3;
/// How many times larger a figure of one slot may be a year later.
const GROWTH: i64 = 6;
/// Shared context, in rare words, from which two equal figures fill one slot; for two different ones.
const EQUAL: f32 = 0.6;
const OTHER: f32 = 1.0;
/// A figure from which on equality tells something by itself.
const LARGE: i64 = 1000;

/// Figures that can be told of the wrong occurrence.
fn plain(f: &NumberFact) -> bool {
    let q = &f.quantity;
    let figure = matches!(q.shape, NumberShape::Cardinal | NumberShape::Multiple) && q.low == q.high;
    (figure || score(f))
        && !f.quantity.is_in("year")
        && !(f.ground.unreal || f.ground.correction || f.quantity.ambiguous || f.then)
}

/// A count of a few, which stands in every text: only the same counted thing makes two of them one slot.
fn few(f: &NumberFact) -> bool {
    !score(f) && f.quantity.low < Exact::int(10) && f.quantity.low.is_integer()
}

/// Whether it is a result of two sides.
fn score(f: &NumberFact) -> bool {
    f.quantity.shape == NumberShape::Score
}

/// Whether two figures fill one slot by what they count or measure.
fn slot(f: &NumberFact, g: &NumberFact) -> bool {
    f.quantity.unit == g.quantity.unit
        && score(f) == score(g)
        && (score(f) && f.ground.profile.shared_names(&g.ground.profile) >= 1
            || f.noun != 0 && f.noun == g.noun
            || f.attribute.is_some() && f.attribute == g.attribute && f.subject == g.subject)
}

/// More than one digit that is not 0: 71,000 and 180, not 2,000.
fn distinct(value: Exact) -> bool {
    let digits: String = value.to_string().chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len() >= 2
}

/// Whether two figures are of one size.
fn akin(f: &NumberFact, g: &NumberFact) -> bool {
    let (p, q) = (f.quantity.low, g.quantity.low);
    let times = |x: Exact| x.mul(Exact::int(GROWTH));
    if score(f) || score(g) {
        return score(f) && score(g);
    }
    f.quantity.unit == g.quantity.unit && times(p).is_some_and(|x| q <= x) && times(q).is_some_and(|x| p <= x)
}

/// Whether the sentence of a figure tells of another time, or the one before it of the past. `carried` is the day whose material
/// may have been carried over: its day and month without a year say nothing of another time.
fn looks_back(t: &Told<'_>, f: &NumberFact, carried: Option<Date>) -> bool {
    let sentence = f.ground.sentence;
    let dates = |s: u32| t.d.facts.times.iter().filter(move |x| x.ground.sentence == s && x.timex.days.is_some());
    let own = |x: &&TimeFact| {
        let w = x.timex.written;
        w.year.is_none() && carried.is_some_and(|d| (w.month, w.day) == (Some(d.month()), Some(d.day())))
    };
    if dates(sentence).next().is_some() {
        return elsewhere(t.d, sentence, t.day) && !dates(sentence).any(|x| own(&x));
    }
    let past = |x: &TimeFact| x.timex.days.is_some_and(|d| t.day.days_since(d.last) > FRESH) && !x.since;
    sentence.checked_sub(1).is_some_and(|s| dates(s).any(past) && !dates(s).any(|x| !past(x)))
}

/// The figure of another occurrence, where a report of the same days gives another one.
pub(super) fn figures(rule: &Rule, c: &Told<'_>, a: &Told<'_>, near: &[(&Told<'_>, &Link)], pair: &Pair<'_>, sink: &mut Sink) {
    if (c.day.year() - a.day.year()).abs() > STEPS {
        return;
    }
    // Two occurrences of one season: results and sizes mean nothing unless the slot is the same.
    let season = !other_year(c.day, a.day);
    let has = |t: &Told<'_>, f: &NumberFact| {
        let (low, high) = (f.quantity.low, f.quantity.high);
        t.d.facts.numbers.iter().filter(|n| score(n) == score(f)).any(|n| match score(f) {
            true => (n.quantity.low, n.quantity.high) == (low, high) || (n.quantity.high, n.quantity.low) == (low, high),
            false => n.quantity.low <= low && n.quantity.high >= high,
        })
    };
    for f in c.d.facts.numbers.iter().filter(|f| plain(f)) {
        let equal = |g: &&NumberFact| {
            if season {
                return slot(f, g) && f.quantity.low == g.quantity.low && !score(f) && !score(g);
            }
            let large = f.quantity.low >= Exact::int(LARGE) && distinct(f.quantity.low);
            let (p, q) = (&f.ground.profile, &g.ground.profile);
            (g.quantity.low, g.quantity.high) == (f.quantity.low, f.quantity.high)
                && g.quantity.unit == f.quantity.unit
                && score(f) == score(g)
                && (slot(f, g) || !few(f) && (large && !score(f) || pair.kinship(p, q) >= EQUAL))
        };
        let Some(g) = a.d.facts.numbers.iter().filter(|g| plain(g)).find(equal) else { continue };
        if looks_back(c, f, Some(a.day)) || looks_back(a, g, None) {
            continue;
        }
        sink.compared();
        // What the others say of the day of this article.
        let mut against: Vec<(&Told<'_>, &NumberFact)> = Vec::new();
        let mut with: Vec<&Told<'_>> = Vec::new();
        for (b, link) in near.iter().filter(|(b, _)| b.settled && b.index != c.index && one_time(b, c) && !one_time(b, a)) {
            let agrees =
                |n: &NumberFact| slot(f, n) && interval::compare(&n.quantity, &f.quantity, 0.0, true) != Verdict::Conflict;
            if has(b, f) || b.d.facts.numbers.iter().any(agrees) {
                with.push(b);
            }
            let beside = Pair { x: c.d, y: b.d, link, ..*pair };
            let behind = Pair { x: a.d, y: b.d, link, ..*pair };
            let fills = |h: &&NumberFact| {
                let other = plain(h) && akin(f, h) && !has(c, h) && !has(a, h);
                let (p, q, r) = (&f.ground.profile, &g.ground.profile, &h.ground.profile);
                other
                    && (slot(f, h)
                        || !season && slot(g, h)
                        || beside.kinship(p, r) >= OTHER
                        || behind.kinship(q, r) >= 2.0 * OTHER)
                    && !looks_back(b, h, None)
            };
            against.extend(b.d.facts.numbers.iter().filter(fills).map(|n| (*b, n)));
        }
        // A copy of the article repeats it; it is no witness for it.
        if against.is_empty() || with.iter().any(|b| !is_copy(c.d, b.d)) {
            sink.silent(rule, Reason::DifferentOccurrence);
            continue;
        }
        let strict = !season && slot(f, g) && against.iter().any(|(_, h)| slot(f, h));
        let mut sides = vec![figure(c, f), figure(a, g)];
        sides.extend(against.iter().map(|(b, n)| figure(b, n)));
        sides.extend(c.date.map(|t| at(c, t)));
        let why = format!("the figure of {}; others give another one for {}", a.day, c.day);
        let mut found = clash(rule, c, a, pair, sides, format!("{}", a.day), why);
        found.certain &= strict;
        sink.clash(found);
    }
}

/// The sentence of a name.
fn sentence_of(d: &Dossier, n: &NameEntry) -> Option<u32> {
    let at = d.outline.sentences.iter().position(|s| s.span.start <= n.span.start && n.span.end <= s.span.end)?;
    u32::try_from(at).ok()
}

/// Whether an article names somebody or something by one of the words of a name.
fn names_it(d: &Dossier, n: &NameEntry) -> bool {
    let words = || n.key.split([' ', '-']).filter(|w| w.len() > 2);
    d.facts.signature.names.iter().any(|o| o.key.split([' ', '-']).any(|w| words().any(|v| v == w)))
}

/// The winner, the guest or the place of another occurrence, where a report of the same days names another one in the same sentence.
pub(super) fn names(rule: &Rule, c: &Told<'_>, a: &Told<'_>, near: &[(&Told<'_>, &Link)], pair: &Pair<'_>, sink: &mut Sink) {
    let like = |n: &NameEntry, t: NameType| n.name_type == t && !n.key.is_empty();
    for n in c.d.facts.signature.names.iter().filter(|n| n.count == 1) {
        let Some(m) = a.d.facts.signature.names.iter().find(|m| m.key == n.key && like(m, n.name_type)) else { continue };
        let (Some(i), Some(k)) = (sentence_of(c.d, n), sentence_of(a.d, m)) else { continue };
        if elsewhere(c.d, i, c.day) || elsewhere(a.d, k, a.day) {
            continue;
        }
        let peers =
            || near.iter().filter(|(b, l)| l.certain && b.settled && b.index != c.index && one_time(b, c) && !one_time(b, a));
        if peers().any(|(b, _)| names_it(b.d, n)) {
            continue;
        }
        for (b, _) in peers() {
            let aligned = Alignment::new(c.d, b.d);
            let Some(j) = aligned.partner(i).filter(|j| !elsewhere(b.d, *j, b.day)) else { continue };
            let other =
                |o: &&NameEntry| like(o, n.name_type) && sentence_of(b.d, o) == Some(j) && !names_it(c.d, o) && !names_it(a.d, o);
            let mut others = b.d.facts.signature.names.iter().filter(other);
            let (Some(o), None) = (others.next(), others.next()) else { continue };
            sink.compared();
            let side = |t: &Told<'_>, n: &NameEntry| ClashSide {
                article: Some(t.index),
                span: n.span,
                value: n.text.to_string(),
                derivation: Vec::new(),
            };
            let mut sides = vec![side(c, n), side(a, m), side(b, o)];
            sides.extend(c.date.map(|t| at(c, t)));
            let why = format!("a name of {}; another report of {} has another one in the same sentence", a.day, c.day);
            let mut found = clash(rule, c, a, pair, sides, format!("{}", a.day), why);
            found.certain = false;
            sink.clash(found);
        }
    }
}

/// Whether so many words of one quote stand anywhere in the other, given sorted, that it may be told again.
fn may_be(q: &QuoteFact, words: &[u32], o: &QuoteFact) -> bool {
    let (p, r) = (q.stems.len(), o.stems.len());
    let shared = o.stems.iter().filter(|s| words.binary_search(s).is_ok()).count();
    shared >= p.max(r) || shared >= SPEECH && shared * 5 >= p.min(r) * 4
}

/// Whether an article has a quote long enough to be known again.
pub(super) fn speaks(d: &Dossier) -> bool {
    d.facts.quotes.iter().any(|q| q.stems.len() >= SENTENCE)
}

/// Whether two people without a word of their names in common say it: advice that every office gives.
fn two_mouths(q: &QuoteFact, o: &QuoteFact) -> bool {
    let (Some(p), Some(r)) = (q.speaker.as_deref(), o.speaker.as_deref()) else { return false };
    !p.split([' ', '-']).any(|w| r.split([' ', '-']).any(|v| v == w))
}

/// A quote of an earlier occurrence in the report of a later one.
pub(super) fn quotes(rule: &Rule, c: &Told<'_>, a: &Told<'_>, pair: &Pair<'_>, sink: &mut Sink) {
    if c.day < a.day {
        return;
    }
    for q in c.d.facts.quotes.iter().filter(|q| q.stems.len() >= SENTENCE) {
        let mut words = q.stems.to_vec();
        words.sort_unstable();
        for o in &a.d.facts.quotes {
            if !(q.direct || o.direct) || q.stems.len().min(o.stems.len()) < SENTENCE || !may_be(q, &words, o) {
                continue;
            }
            let al = quote::align(c.d, q, a.d, o);
            let short = q.stems.len().min(o.stems.len());
            // Nearly the whole of it, in order, and much of it rare: no slogan that is said every year.
            let long =
                al.pairs.len() >= SPEECH && al.pairs.len() * 5 >= short * 4 && al.rare >= 3 && al.rare * 3 >= al.pairs.len();
            let verbatim = q.direct && o.direct && al.pairs.len() == q.stems.len().max(o.stems.len()) && al.rare >= 1;
            // A day that is not its own says who is confused only where the class of the event says that it comes again.
            let known = c.settled || long && c.classes.iter().any(|x| a.classes.contains(x));
            let told_again = long || verbatim && quote::wording(pair, q, o) > 0.99;
            if !(known && told_again) || pair.link.archive && two_mouths(q, o) {
                continue;
            }
            sink.compared();
            if elsewhere(c.d, q.ground.sentence, c.day) || elsewhere(a.d, o.ground.sentence, a.day) {
                sink.silent(rule, Reason::DifferentOccurrence);
                continue;
            }
            let side = |t: &Told<'_>, q: &QuoteFact| ClashSide {
                article: Some(t.index),
                span: q.ground.span,
                value: t.day.to_string(),
                derivation: Vec::new(),
            };
            let mut sides = vec![side(c, q), side(a, o)];
            sides.extend(c.date.map(|t| at(c, t)));
            let why = format!("{} content words of a quote of {}", al.pairs.len(), a.day);
            sink.clash(clash(rule, c, a, pair, sides, format!("{}", a.day), why));
        }
    }
}
