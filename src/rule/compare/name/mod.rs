//! Who fills a slot: the holder of an office, the name behind a descriptor, the code of a thing.

pub(super) mod body;
pub(super) mod filler;
pub(super) mod frame;
pub(super) mod garbled;
pub(super) mod headed;
pub(super) mod misplaced;
pub(super) mod misspelt;
pub(super) mod namesake;
pub(super) mod person;
pub(super) mod place;
pub(super) mod remaining;
pub(super) mod role;
pub(super) mod slot;
pub(super) mod spelling;
pub(super) mod stand_in;
pub(super) mod two_holders;
pub(super) mod variant;
pub(super) mod venue;

use super::Pair;
use super::clash::{Clash, ClashSide, Sink};
use super::index::pairs;
use super::keys::{Both, Keys};
use super::number::leftover::TABLES;
use super::scope;
use crate::extract::NameType;
use crate::group::Link;
use crate::lang::NameLexicon;
use crate::resolve::Dossier;
use crate::resolve::facts::{CodeFact, NameEntry, ObjectFact, RoleFact, hash};
use crate::rule::Rule;
use crate::value::{Reason, RoleQualifier};
use misplaced::misplaced;
use scope::{datelined_apart, headed_apart, led_apart};
use spelling::{alike, contains_words};
use stand_in::{RETOLD, at_one_time, overlap};
use std::cell::OnceCell;
use two_holders::{named_body, two_holders};

pub(super) fn between(rule: &Rule, pair: &Pair<'_>, both: &Both<'_>, sink: &mut Sink) {
    let before = sink.clashes.len();
    offices(rule, pair, both, sink);
    codes(rule, pair, both, sink);
    person::between(rule, pair, both, sink);
    objects(rule, pair, both, sink);
    slot::between(rule, slot::Want::Bearers, pair, sink);
    filler::between(rule, slot::Want::Bearers, pair, sink);
    headed::between(rule, slot::Want::Bearers, pair, sink);
    namesake::between(rule, slot::Want::Bearers, pair, sink);
    remaining::between(rule, slot::Want::Bearers, pair, sink);
    // Of two trials in one court each has its judge.
    let others = |c: &Clash| matches!(c.sides.as_slice(), [a, b] if led_apart(pair, &a.value, &b.value) || two_holders(pair, &a.value, &b.value));
    let mut at = 0..;
    let found = sink.clashes.len();
    sink.clashes.retain(|c| at.next().is_some_and(|i| i < before) || !others(c));
    if sink.clashes.len() < found {
        sink.silent(rule, Reason::DifferentEvent);
    }
}

/// One office, two holders. An article that gives the office to two people says that it is no single office.
fn offices(rule: &Rule, pair: &Pair<'_>, both: &Both<'_>, sink: &mut Sink) {
    let of_two = OnceCell::new();
    for (mine, theirs) in both.x.offices.meet(&both.y.offices) {
        let (xs, ys) = (mine.of(&pair.x.facts.roles), theirs.of(&pair.y.facts.roles));
        // What so many are is no single office, and each pair costs a look at all names.
        if xs.clone().count() * ys.clone().count() > TABLES {
            continue;
        }
        for (a, b) in pairs(xs, ys) {
            let (Some(p), Some(q)) = (&a.person, &b.person) else { continue };
            let posted = posted(pair, a, b);
            if p == q || !(posted || same_office(a, b, &pair.lexicon.names)) {
                continue;
            }
            // "Abe" and "Shinzo Abe": a longer and a shorter form of one name.
            let full = |k: &str| k.contains(' ') || pair.lexicon.names.entity(k).is_some();
            if share_a_word(p, q) || !full(p) || !full(q) {
                continue;
            }
            // "Prabowo Argo Yuwono" may have been taken for somebody better known.
            let written =
                |d: &Dossier, r: &RoleFact| r.person_span.map_or(String::new(), |s| s.of(&d.article.text).to_lowercase());
            if share_a_word(&written(pair.x, a), q) || share_a_word(&written(pair.y, b), p) {
                continue;
            }
            if !person(pair.x, p) || !person(pair.y, q) {
                continue;
            }
            sink.compared();
            // Two well-known persons: an office named for another time or another country.
            let listed = |k: &str| pair.lexicon.names.entity(k).is_some();
            if listed(p) && listed(q) {
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            let of_two = || *of_two.get_or_init(|| scope::of_two(pair) || headed_apart(pair));
            if pair.link.certain && a.of.is_none() && b.of.is_none() && of_two() {
                sink.silent(rule, Reason::DifferentEvent);
                continue;
            }
            let alike_told = told(pair, a, b);
            if !(comparable(a, b, &pair.lexicon.names) || alike_told || posted) || a.ground.unreal || b.ground.unreal {
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            let several = |d: &Dossier, r: &RoleFact| {
                let other = |s: &RoleFact| s.person.is_some() && s.person != r.person;
                let one = |s: &RoleFact| same_office(s, r, &pair.lexicon.names) || posted && s.office == r.office;
                d.facts.roles.iter().any(|s| one(s) && other(s))
            };
            if several(pair.x, a) || several(pair.y, b) || two_bodies(pair, a, b) {
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            if (known(pair.y, p) || known(pair.x, q)) && !misplaced(pair, a, b) {
                // The other article knows that person too, in another part.
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            if pair.link.apart || !at_one_time(pair) {
                sink.silent(rule, Reason::DifferentAsOf);
                continue;
            }
            if alike(p, q, 2) || (!pair.link.certain && (alike_told || a.scope.is_none() && a.of.is_none())) {
                sink.silent(rule, Reason::WeakEvidence);
                continue;
            }
            let mut c = Clash::new(rule, format!("holder of {}", a.office), vec![holder(pair.link.a, a), holder(pair.link.b, b)]);
            c.certain = pair.link.certain && !alike_told && !posted;
            c.attribute = a.office.clone();
            c.why = vec![format!("office: {}", a.office), format!("shared evidence {:.1}", pair.link.weight)];
            sink.clash(c);
        }
    }
}

/// The same office of the same body, with the same qualifier.
pub(super) fn same_office(a: &RoleFact, b: &RoleFact, names: &NameLexicon) -> bool {
    let differ = |x: &Option<String>, y: &Option<String>| matches!((x, y), (Some(x), Some(y)) if x != y);
    let body = !differ(&a.of, &b.of) || matches!((&a.of, &b.of), (Some(x), Some(y)) if names.same_body(x, y));
    a.office == b.office && a.qualifier == b.qualifier && !differ(&a.scope, &b.scope) && body
}

/// Whether the office has one holder in a story: by its nature ("nakhoda"), or because both sides name the same field or body.
fn comparable(a: &RoleFact, b: &RoleFact, names: &NameLexicon) -> bool {
    let Some(office) = names.office_by_key(&a.office) else { return false };
    let stated = |x: &Option<String>, y: &Option<String>| x.is_some() && x == y;
    let label = office.generic || office.common;
    office.sole
        || (!office.common && stated(&a.scope, &b.scope) && a.of.is_some() == b.of.is_some())
        || (!label && stated(&a.of, &b.of) && a.scope.is_some() == b.scope.is_some())
}

/// Whether both hold one post of a body that one of them names, and the other in part or not at all, right beside their names.
fn posted(pair: &Pair<'_>, a: &RoleFact, b: &RoleFact) -> bool {
    let Some(office) = pair.lexicon.names.office_by_key(&a.office) else { return false };
    let body = match (&a.of, &b.of) {
        (Some(x), Some(y)) => contains_words(x, y) || contains_words(y, x),
        (None, None) => false,
        // Of two sides that meet each has a coach, of two countries each a minister of the field.
        _ => !office.generic && a.scope.is_none() && !two_bodies(pair, a, b) && named_body(pair, a, b) && !datelined_apart(pair),
    };
    pair.link.certain
        && !pair.link.archive
        && a.office == b.office
        && !office.common
        && body
        && a.scope == b.scope
        && a.qualifier == b.qualifier
        && matches!(a.qualifier, None | Some(RoleQualifier::Acting))
        && a.apposed
        && b.apposed
        && !a.ground.quoted
        && !b.ground.quoted
}

/// Whether the other article names the body of the one who has it, and both name a second one.
fn two_bodies(pair: &Pair<'_>, a: &RoleFact, b: &RoleFact) -> bool {
    let (of, other) = match (&a.of, &b.of) {
        (Some(of), None) => (of, pair.y),
        (None, Some(of)) => (of, pair.x),
        _ => return false,
    };
    let is = |key: &str| contains_words(of, key) || contains_words(key, of);
    let (xs, ys) = (&pair.x.facts.signature.names, &pair.y.facts.signature.names);
    // Of two ships each has its captain.
    let ship = xs.iter().chain(ys).any(|n| n.name_type == NameType::Work && is(&n.key));
    let sort = if ship { NameType::Work } else { NameType::Organisation };
    let second = |n: &&NameEntry| n.name_type == sort && !is(&n.key) && ys.iter().any(|m| m.key == n.key);
    other.facts.signature.names.iter().any(|n| is(&n.key)) && xs.iter().any(|n| second(&n))
}

/// Whether a third report of the story names both of two names or places that differ: it knows them for two.
pub(super) fn two_named(c: &Clash, dossiers: &[Dossier], links: &[Link]) -> bool {
    let [a, b] = c.sides.as_slice() else { return false };
    let (Some(i), Some(j)) = (a.article, b.article) else { return false };
    let named = |d: &Dossier, key: &str| d.facts.signature.names.iter().any(|n| contains_words(&n.key, key));
    let third = |l: &Link| {
        let other = if [i, j].contains(&l.a) { l.b } else { l.a };
        let told = dossiers.get(other).filter(|_| ![i, j].contains(&other));
        told.is_some_and(|d| named(d, &a.value) && named(d, &b.value))
    };
    let ours = |l: &&Link| [i, j].contains(&l.a) || [i, j].contains(&l.b);
    matches!(c.attribute.as_str(), "name" | "place")
        && share_a_word(&a.value, &b.value)
        && links.iter().filter(|l| l.certain).filter(ours).any(third)
}

/// Whether matched sentences name the holder of one office, by no label and with nothing that tells two bodies apart.
fn told(pair: &Pair<'_>, a: &RoleFact, b: &RoleFact) -> bool {
    let post = pair.lexicon.names.office_by_key(&a.office).is_some_and(|o| !o.common && !o.generic);
    let (i, j) = (a.ground.sentence, b.ground.sentence);
    let stated = a.scope.is_some() || (a.of.is_some() && b.of.is_some());
    post && stated
        && a.qualifier.is_none()
        && a.scope == b.scope
        && overlap(pair, i, j) >= RETOLD
        && pair.aligned().matches_with(i, j)
        && pair.aligned().shared(i, j) >= 2.0
}

/// Whether two keys have a word of some length in common.
fn share_a_word(p: &str, q: &str) -> bool {
    let long = |w: &&str| w.chars().count() > 2;
    p.split([' ', '-']).filter(long).any(|w| q.split([' ', '-']).any(|v| v == w))
}

/// Whether an article names a person by this key.
fn person(d: &Dossier, key: &str) -> bool {
    d.facts.signature.names.iter().any(|n| n.key == key && n.name_type == NameType::Person)
}

/// Whether an article names a person by this key, or by the last word of it alone.
fn known(d: &Dossier, person: &str) -> bool {
    let last = person.split(' ').skip(1).last().filter(|w| w.chars().count() > 3);
    let surname = last.is_some_and(|w| d.facts.spoken.binary_search(&hash(w)).is_ok());
    surname || d.facts.signature.names.iter().any(|n| n.key == person)
}

/// Two codes of one shape that differ by a slip.
fn codes(rule: &Rule, pair: &Pair<'_>, both: &Both<'_>, sink: &mut Sink) {
    for (mine, theirs) in both.x.codes.meet(&both.y.codes) {
        for (a, b) in pairs(mine.of(&pair.x.facts.codes), theirs.of(&pair.y.facts.codes)) {
            let lone = |code: &str, d: &Dossier| !d.facts.codes.iter().any(|c| c.code == code);
            if a.shape != b.shape || a.code == b.code || !lone(&a.code, pair.y) || !lone(&b.code, pair.x) {
                continue;
            }
            sink.compared();
            let differing = a.code.chars().zip(b.code.chars()).filter(|(x, y)| x != y).count();
            let numbered = a.shape.starts_with('#');
            let several =
                |d: &Dossier| d.facts.codes.iter().filter(|c| c.shape == a.shape).any(|c| c.code != a.code && c.code != b.code);
            let related = overlap(pair, a.ground.sentence, b.ground.sentence) >= 0.2 && (!numbered || a.shape.contains(' '));
            // Years of an era, series of bonds and of films, branches and units ("Daop 8") are numbered too.
            let told = related && at_one_time(pair) && !(several(pair.x) || several(pair.y));
            if (differing > 2 && !numbered) || !told || !pair.link.certain {
                sink.silent(rule, Reason::WeakEvidence);
                continue;
            }
            let mut c = Clash::new(rule, format!("code {}", a.shape), vec![code(pair.link.a, a), code(pair.link.b, b)]);
            c.why = vec!["codes of one shape".to_owned(), format!("shared evidence {:.1}", pair.link.weight)];
            sink.clash(c);
        }
    }
}

fn holder(article: usize, r: &RoleFact) -> ClashSide {
    ClashSide {
        article: Some(article),
        span: r.person_span.unwrap_or(r.ground.span),
        value: r.person.clone().unwrap_or_default(),
        derivation: Vec::new(),
    }
}

fn code(article: usize, c: &CodeFact) -> ClashSide {
    ClashSide { article: Some(article), span: c.ground.span, value: c.code.clone(), derivation: Vec::new() }
}

/// Whether an article has the name, or a longer one of the same words.
pub(super) fn borne(n: &NameEntry, d: &Dossier, keys: &Keys) -> bool {
    let names = &d.facts.signature.names;
    let first = n.key.split(' ').next().map_or(0, hash);
    keys.names.get(first).filter_map(|i| names.get(i)).any(|m| contains_words(&m.key, &n.key))
}

/// Several objects of an event by count here, a single one by name there.
fn objects(rule: &Rule, pair: &Pair<'_>, both: &Both<'_>, sink: &mut Sink) {
    for (mine, theirs) in both.x.objects.meet(&both.y.objects) {
        for (a, b) in pairs(mine.of(&pair.x.facts.objects), theirs.of(&pair.y.facts.objects)) {
            let same = a.event == b.event && pair.lexicon.names.same_body(&a.agent, &b.agent);
            if !same || a.named == b.named {
                continue;
            }
            sink.compared();
            let apart = matches!((a.time, b.time), (Some(x), Some(y)) if !x.intersects(y) && x.gap(y) > 31);
            let (named, article) = if a.named { (a, pair.x) } else { (b, pair.y) };
            // An article that names or counts further objects elsewhere leaves nothing out.
            let more = article.facts.objects.iter().any(|o| o.event == named.event && !o.named);
            if apart || more || pair.link.apart {
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            let object = |article: usize, o: &ObjectFact| ClashSide {
                article: Some(article),
                span: o.ground.span,
                value: o.count.to_string(),
                derivation: Vec::new(),
            };
            let mut c = Clash::new(rule, format!("objects of {}", a.agent), vec![object(pair.link.a, a), object(pair.link.b, b)]);
            c.certain = false;
            c.confidence = 0.6;
            c.attribute = a.agent.clone();
            c.why = vec![format!("{} against {} objects of one event of {}", a.count, b.count, a.agent)];
            sink.clash(c);
        }
    }
}
