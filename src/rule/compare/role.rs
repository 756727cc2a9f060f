//! One person, two offices.

use super::Pair;
use super::clash::{Clash, ClashSide, Sink};
use crate::resolve::facts::RoleFact;
use crate::rule::Rule;
use crate::value::Reason;

pub(super) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    for a in &pair.x.facts.roles {
        for b in &pair.y.facts.roles {
            let (Some(p), Some(q)) = (&a.person, &b.person) else { continue };
            if p != q || (a.office == b.office && !differ(&a.scope, &b.scope) && !differ(&a.of, &b.of)) {
                continue;
            }
            sink.compared();
            if let Some(reason) = apart(pair, a, b) {
                sink.silent(rule, reason);
                continue;
            }
            let mut c = Clash::new(rule, format!("office of {p}"), vec![side(pair.link.a, a), side(pair.link.b, b)]);
            c.certain = pair.link.certain;
            c.subject = p.clone();
            c.confidence = 0.7;
            c.why = vec![format!("person: {p}"), format!("shared evidence {:.1}", pair.link.weight)];
            sink.clash(c);
        }
    }
}

fn differ(a: &Option<String>, b: &Option<String>) -> bool {
    matches!((a, b), (Some(x), Some(y)) if x != y)
}

/// Why both offices may be right.
fn apart(pair: &Pair<'_>, a: &RoleFact, b: &RoleFact) -> Option<Reason> {
    if a.qualifier != b.qualifier {
        return Some(Reason::Modality);
    }
    if differ(&a.of, &b.of) && a.office != b.office {
        // Two offices in two bodies: people wear several hats.
        return Some(Reason::DifferentScope);
    }
    let names = &pair.lexicon.names;
    if a.office != b.office && !names.rivals(&a.office, &b.office) {
        return Some(Reason::DifferentScope);
    }
    // An article that itself gives the person both offices settles that both hold.
    let both = |facts: &[RoleFact]| {
        let has = |o: &RoleFact| {
            facts.iter().any(|r| r.person == a.person && r.office == o.office && r.scope == o.scope && r.of == o.of)
        };
        has(a) && has(b)
    };
    if both(&pair.x.facts.roles) && both(&pair.y.facts.roles) {
        return Some(Reason::DifferentScope);
    }
    None
}

fn side(article: usize, r: &RoleFact) -> ClashSide {
    let mut value = r.office.clone();
    for part in [&r.scope, &r.of].into_iter().flatten() {
        value = format!("{value} {part}");
    }
    ClashSide { article: Some(article), span: r.ground.span, value, derivation: Vec::new() }
}
