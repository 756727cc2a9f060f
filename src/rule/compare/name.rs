//! Who fills a slot: the holder of an office, the name behind a descriptor, the code of a thing.

use super::Pair;
use super::clash::{Clash, ClashSide, Sink};
use super::spelling::{alike, contains_words};
use crate::resolve::Dossier;
use crate::resolve::facts::{CodeFact, HolderFact, RoleFact};
use crate::rule::Rule;
use crate::value::Reason;

pub(super) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    offices(rule, pair, sink);
    descriptors(rule, pair, sink);
    codes(rule, pair, sink);
}

/// One office, two holders. An article that gives the office to two people says that it is no single office.
fn offices(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    for a in &pair.x.facts.roles {
        for b in &pair.y.facts.roles {
            let (Some(p), Some(q)) = (&a.person, &b.person) else { continue };
            if !same_office(a, b) || p == q || contains_words(p, q) || contains_words(q, p) {
                continue;
            }
            sink.compared();
            let several = |d: &Dossier, r: &RoleFact| {
                d.facts.roles.iter().any(|s| same_office(s, r) && s.person.is_some() && s.person != r.person)
            };
            if several(pair.x, a) || several(pair.y, b) {
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            if known(pair.y, p) || known(pair.x, q) {
                // The other article knows that person too, in another part.
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            if pair.link.apart {
                sink.silent(rule, Reason::DifferentAsOf);
                continue;
            }
            if alike(p, q, 2) || (a.scope.is_none() && a.of.is_none() && !pair.link.certain) {
                sink.silent(rule, Reason::WeakEvidence);
                continue;
            }
            let mut c = Clash::new(rule, format!("holder of {}", a.office), vec![holder(pair.link.a, a), holder(pair.link.b, b)]);
            c.certain = pair.link.certain;
            c.attribute = a.office.clone();
            c.why = vec![format!("office: {}", a.office), format!("shared evidence {:.1}", pair.link.weight)];
            sink.clash(c);
        }
    }
}

/// The same office of the same body, with the same qualifier.
fn same_office(a: &RoleFact, b: &RoleFact) -> bool {
    let agree = |x: &Option<String>, y: &Option<String>| x.is_none() || y.is_none() || x == y;
    a.office == b.office && a.qualifier == b.qualifier && agree(&a.scope, &b.scope) && agree(&a.of, &b.of)
}

fn known(d: &Dossier, person: &str) -> bool {
    d.facts.signature.names.iter().any(|n| n.key == person)
}

/// One descriptor, two names, and neither article has the other's name.
fn descriptors(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    for a in &pair.x.facts.holders {
        for b in &pair.y.facts.holders {
            if a.descriptor != b.descriptor || a.name_type != b.name_type || a.folded == b.folded || a.key == b.key {
                continue;
            }
            sink.compared();
            let several =
                |d: &Dossier, h: &HolderFact| d.facts.holders.iter().any(|o| o.descriptor == h.descriptor && o.key != h.key);
            if several(pair.x, a) || several(pair.y, b) {
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            if mentions(pair.y, &a.folded) || mentions(pair.x, &b.folded) || pair.link.apart {
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            // One common word says little; a name that differs in one word says more.
            let related = a.folded.split(' ').any(|w| b.folded.split(' ').any(|v| v == w));
            let phrase = a.descriptor.contains(' ');
            if !pair.link.certain || !(related || phrase) {
                sink.silent(rule, Reason::WeakEvidence);
                continue;
            }
            let mut c = Clash::new(rule, format!("name of {}", a.descriptor), vec![named(pair.link.a, a), named(pair.link.b, b)]);
            c.attribute = a.descriptor.clone();
            c.confidence = 0.75;
            c.why = vec![format!("descriptor: {}", a.descriptor), format!("shared evidence {:.1}", pair.link.weight)];
            sink.clash(c);
        }
    }
}

fn mentions(d: &Dossier, folded: &str) -> bool {
    d.article.text.to_lowercase().contains(folded)
}

/// Two codes of one shape that differ by a slip.
fn codes(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    for a in &pair.x.facts.codes {
        for b in &pair.y.facts.codes {
            let lone = |code: &str, d: &Dossier| !d.facts.codes.iter().any(|c| c.code == code);
            if a.shape != b.shape || a.code == b.code || !lone(&a.code, pair.y) || !lone(&b.code, pair.x) {
                continue;
            }
            sink.compared();
            let differing = a.code.chars().zip(b.code.chars()).filter(|(x, y)| x != y).count();
            if differing > 2 || !pair.link.certain {
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

fn named(article: usize, h: &HolderFact) -> ClashSide {
    ClashSide { article: Some(article), span: h.ground.span, value: h.folded.clone(), derivation: Vec::new() }
}

fn code(article: usize, c: &CodeFact) -> ClashSide {
    ClashSide { article: Some(article), span: c.ground.span, value: c.code.clone(), derivation: Vec::new() }
}
