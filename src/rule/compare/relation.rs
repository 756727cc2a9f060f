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
        let slot = format!("relation@{}", fact.claimed.0.start);
        let mut c = Clash::reckoned(rule, slot, sides, fact.detail.clone(), &fact.expected);
        c.confidence = 0.9;
        sink.clash(c);
    }
}
