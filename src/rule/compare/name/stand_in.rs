//! What is asked of two names that may stand for each other: which the other article lacks in every form, which may be the same sort of
//! thing, which are one name written in two ways, and what their sentences share. Long reports tell of several things, and have no such
//! names: [`crate::resolve::facts::SHORT`].

use super::slot::Want;
use super::variant::variant;
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{Feature, FeatureKind, ProperFact, Standing, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::segment::Zone;
use std::cell::OnceCell;

/// Share of the shorter sentence's features from which two sentences tell one thing.
pub(in crate::rule::compare) const RETOLD: f32 = 0.4;

/// The share of what the poorer of two sentences is recognised by that stands in the other as well.
pub(in crate::rule::compare) fn overlap(pair: &Pair<'_>, i: u32, j: u32) -> f32 {
    let (p, q) = (pair.x.facts.told.keys(i), pair.y.facts.told.keys(j));
    common(p, q).count() as f32 / p.len().min(q.len()).max(1) as f32
}

/// Days between two articles of one story in which an office has one holder.
const SEASON: i64 = 31;

/// Whether the articles are of one season, as far as both are dated.
pub(in crate::rule::compare) fn at_one_time(pair: &Pair<'_>) -> bool {
    pair.days().is_none_or(|days| days <= SEASON)
}

/// Names of two sentences that the other article lacks, but for the two under comparison: sentences that differ in more than one
/// name tell of two matters.
pub(super) fn strangers(pair: &Pair<'_>, (i, a): (u32, &str), (j, b): (u32, &str)) -> usize {
    let x = pair.fresh().of_x(pair).filter(|f| f.sentence == i && f.key != a).count();
    x + pair.fresh().of_y(pair).filter(|f| f.sentence == j && f.key != b).count()
}

/// The names of two articles of which the other lacks a word.
#[derive(Debug)]
pub(in crate::rule::compare) struct Fresh {
    x: Vec<u32>,
    y: Vec<u32>,
}

/// The same, found when somebody asks.
pub(in crate::rule::compare) type LazyFresh = OnceCell<Fresh>;

impl Fresh {
    /// Of two articles.
    pub(in crate::rule::compare) fn new(x: &Dossier, y: &Dossier) -> Fresh {
        let of = |d: &Dossier, other: &Dossier| {
            (0u32..).zip(&d.facts.propers).filter(|(_, f)| fresh(f, &other.facts.spoken)).map(|(i, _)| i).collect()
        };
        Fresh { x: of(x, y), y: of(y, x) }
    }

    /// Those of the first article, in text order.
    pub(super) fn of_x<'a>(&'a self, pair: &Pair<'a>) -> impl Iterator<Item = &'a ProperFact> {
        let all = &pair.x.facts.propers;
        self.x.iter().filter_map(|i| all.get(*i as usize))
    }

    /// Those of the second.
    pub(super) fn of_y<'a>(&'a self, pair: &Pair<'a>) -> impl Iterator<Item = &'a ProperFact> {
        let all = &pair.y.facts.propers;
        self.y.iter().filter_map(|i| all.get(*i as usize))
    }
}

/// Whether the other article lacks a word of the name.
pub(super) fn fresh(f: &ProperFact, spoken: &[u32]) -> bool {
    let plain = !f.quoted && f.zone != Zone::Headline && f.name_type.is_some();
    plain && f.words.iter().any(|w| spoken.binary_search(w).is_err())
}

/// Whether the other article lacks every word of `f` that `g` has not.
pub(super) fn apart(f: &ProperFact, g: &ProperFact, spoken: &[u32]) -> bool {
    let mut own = f.words.iter().filter(|w| g.words.binary_search(w).is_err()).peekable();
    own.peek().is_some() && own.all(|w| spoken.binary_search(w).is_err())
}

/// Whether two persons hold two posts, each in its own article: "the judge X", "the lawyer Y".
pub(super) fn two_posts(pair: &Pair<'_>, a: &ProperFact, b: &ProperFact) -> bool {
    let person = |f: &ProperFact| f.name_type == Some(NameType::Person);
    let titled = |f: &ProperFact| f.standing == Standing::Post && !f.title.is_empty();
    let words = titled(a) && titled(b) && !a.title.iter().any(|w| b.title.contains(w));
    let held = |d: &'_ Dossier, f: &ProperFact| -> Vec<String> {
        let of = d.facts.roles.iter().filter(|r| r.person.as_deref() == Some(f.key.as_str()));
        of.map(|r| r.office.clone()).collect()
    };
    let (p, q) = (held(pair.x, a), held(pair.y, b));
    let offices = !p.is_empty() && !q.is_empty() && !p.iter().any(|o| q.contains(o));
    person(a) && person(b) && (words || offices)
}

/// Places, or bearers of a name, when both may be the same sort of thing.
pub(super) fn wanted(a: &ProperFact, b: &ProperFact) -> Option<Want> {
    let person = |f: &ProperFact| f.name_type == Some(NameType::Person);
    let place = |f: &ProperFact| f.name_type == Some(NameType::Location);
    let maybe = |f: &ProperFact| f.placed && !f.known && !(person(f) && f.sure);
    let both = a.placed && b.placed;
    if place(a) && place(b) || both && (place(a) || maybe(a)) && (place(b) || maybe(b)) {
        return both.then_some(Want::Places);
    }
    let sure = |f: &ProperFact| f.sure && f.name_type.is_some();
    // A country beside a person: not one sort.
    if place(a) && a.sure || place(b) && b.sure || a.placed || b.placed || (sure(a) && sure(b) && person(a) != person(b)) {
        return None;
    }
    Some(Want::Bearers)
}

/// Whether both names may be right: a part and its whole, a short form, another spelling, another level.
pub(super) fn joined<'a>(pair: &Pair<'a>, a: &ProperFact, b: &ProperFact) -> bool {
    let names = &pair.lexicon.names;
    let place = a.name_type == Some(NameType::Location) && b.name_type == Some(NameType::Location);
    let kind = |d: &'a Dossier, f: &ProperFact| d.facts.places.iter().find(|p| p.key == f.key).and_then(|p| p.level.as_deref());
    let sorts = || matches!((kind(pair.x, a), kind(pair.y, b)), (Some(x), Some(y)) if x != y);
    // Of the two known places only one lies in another: a country and a town.
    let inner = |f: &ProperFact| names.entity(&f.key).is_some_and(|e| e.container.is_some());
    (place && (a.known != b.known || a.known && inner(a) != inner(b) || sorts()))
        || names.is_within(&a.key, &b.key)
        || names.is_within(&b.key, &a.key)
        || names.same_body(&a.key, &b.key)
        || kin(a, b, names.place_leads())
        || variant(names, &a.key, &b.key)
}

/// Names that share more than the noun they begin with, or end with: "Suita City Stadium", "Stadion Suita"; but "Hotel Bahari", "Hotel
/// Melati", and "Tamar County", "Derwent County".
fn kin(a: &ProperFact, b: &ProperFact, place_leads: bool) -> bool {
    let both = common(&a.words, &b.words).count();
    let head = a.key.split(' ').next() == b.key.split(' ').next();
    let tail = place_leads && a.key.rsplit(' ').next() == b.key.rsplit(' ').next();
    both > usize::from(head || tail) || (both > 0 && a.name_type == Some(NameType::Person))
}

/// The stems of the content words around a name, sorted.
pub(super) fn around(f: &ProperFact) -> Vec<u32> {
    let mut all: Vec<u32> = f.left.iter().chain(f.right.iter()).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Figures that stand once in each article, in the sentences of two names.
pub(super) fn figures(pair: &Pair<'_>, a: &ProperFact, b: &ProperFact) -> usize {
    let (p, q) = (&pair.x.facts.features, &pair.y.facts.features);
    let lone = |all: &[Feature], f: &Feature| {
        let from = all.partition_point(|g| g.key < f.key);
        all.get(from..).is_some_and(|rest| rest.iter().take_while(|g| g.key == f.key).count() == 1)
    };
    p.iter()
        .filter(|f| f.kind == FeatureKind::Figure && u32::from(f.sentence) == a.sentence && lone(p, f))
        .filter(|f| {
            let at = q.partition_point(|g| g.key < f.key);
            q.get(at).is_some_and(|g| g.key == f.key && u32::from(g.sentence) == b.sentence) && lone(q, f)
        })
        .count()
}

/// Whether the rule has said so of these two names already.
pub(super) fn told(sink: &Sink, rule: &Rule, a: &ProperFact, b: &ProperFact) -> bool {
    let at = |c: &Clash, f: &ProperFact| c.sides.iter().any(|s| s.value == f.key || s.span == f.span);
    sink.clashes.iter().any(|c| c.rule == rule.id && at(c, a) && at(c, b))
}

pub(super) fn report(rule: &Rule, pair: &Pair<'_>, (a, b): (&ProperFact, &ProperFact), why: &str, shared: f32, sink: &mut Sink) {
    let side = |article: usize, f: &ProperFact| ClashSide {
        article: Some(article),
        span: f.span,
        value: f.key.to_string(),
        derivation: Vec::new(),
    };
    let mut c = Clash::new(rule, format!("name {}", a.key), vec![side(pair.link.a, a), side(pair.link.b, b)]);
    c.certain = false;
    c.confidence = 0.6;
    c.attribute = "name".to_owned();
    c.why = vec![why.to_owned(), format!("sentences share {shared:.1}"), format!("shared evidence {:.1}", pair.link.weight)];
    sink.clash(c);
}
