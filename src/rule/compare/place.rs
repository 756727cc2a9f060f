//! Where something happened.

use super::Pair;
use super::clash::{Clash, ClashSide, Sink};
use crate::resolve::Dossier;
use crate::resolve::facts::PlaceFact;
use crate::rule::Rule;
use crate::value::Reason;

pub(super) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    for a in &pair.x.facts.places {
        for b in &pair.y.facts.places {
            if a.key == b.key || a.folded == b.folded || a.level.is_none() || a.level != b.level {
                continue;
            }
            sink.compared();
            if let Some(reason) = apart(pair, a, b) {
                sink.silent(rule, reason);
                continue;
            }
            let level = a.level.clone().unwrap_or_default();
            let mut c = Clash::new(rule, format!("place {level}"), vec![side(pair.link.a, a), side(pair.link.b, b)]);
            c.certain = pair.link.certain;
            c.attribute = level.clone();
            c.confidence = 0.7;
            c.why = vec![format!("kind of place: {level}"), format!("shared evidence {:.1}", pair.link.weight)];
            sink.clash(c);
        }
    }
}

/// Why both places may be right.
fn apart(pair: &Pair<'_>, a: &PlaceFact, b: &PlaceFact) -> Option<Reason> {
    let several = |d: &Dossier, p: &PlaceFact| d.facts.places.iter().any(|o| o.level == p.level && o.key != p.key);
    if several(pair.x, a) || several(pair.y, b) {
        return Some(Reason::DifferentScope);
    }
    let mentions = |d: &Dossier, folded: &str| d.article.text.to_lowercase().contains(folded);
    if mentions(pair.y, &a.folded) || mentions(pair.x, &b.folded) {
        return Some(Reason::DifferentScope);
    }
    if pair.link.apart {
        return Some(Reason::DifferentOccurrence);
    }
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let related = a.folded.split(' ').any(|w| b.folded.split(' ').any(|v| v == w));
    let same_event = p.shared_events(q) > 0 || p.shared_stems(q) >= 2;
    (!(pair.link.certain && related && (same_event || (a.placed && b.placed)))).then_some(Reason::WeakEvidence)
}

fn side(article: usize, p: &PlaceFact) -> ClashSide {
    ClashSide { article: Some(article), span: p.ground.span, value: p.key.clone(), derivation: Vec::new() }
}
