//! Figures that an article computes and that do not come out.

use super::clash::{Clash, ClashSide, Sink};
use crate::resolve::Dossier;
use crate::rule::{Relation, Rule};

pub(super) fn inside(rule: &Rule, relation: Relation, d: &Dossier, i: usize, sink: &mut Sink) {
    for fact in d.facts.relations.iter().filter(|f| f.kind == relation) {
        sink.compared();
        let side = |(span, value): &(crate::text::Span, String)| ClashSide {
            article: Some(i),
            span: *span,
            value: value.clone(),
            derivation: Vec::new(),
        };
        let mut sides = vec![side(&fact.claimed)];
        sides.extend(fact.operands.iter().map(side));
        let mut c = Clash::new(rule, format!("relation@{}", fact.claimed.0.start), sides);
        c.expected = fact.expected.clone();
        c.detail = fact.detail.clone();
        c.why = vec![fact.detail.clone()];
        c.confidence = 0.9;
        c.decided = true;
        sink.clash(c);
    }
}
