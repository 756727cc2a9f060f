//! Figures of one article held against each other: headline and body, two ages of one person.

use super::clash::{Clash, Sink};
use super::interval::compare;
use super::number::{differ_by_scale, selected, side, slot_name};
use crate::lang::Lexicon;
use crate::resolve::Dossier;
use crate::resolve::facts::NumberFact;
use crate::rule::Rule;
use crate::value::{Exact, NumberShape, Verdict};

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

/// Headline against body: a headline figure of a known attribute that the body never gives.
pub(super) fn figures(rule: &Rule, tolerance: f64, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    ages(rule, d, i, sink);
    let numbers = || d.facts.numbers.iter().filter(|f| selected(rule, lexicon, f));
    for head in numbers().filter(|f| f.ground.headline()) {
        let Some(attribute) = head.attribute.and_then(|a| lexicon.vocabulary.attribute(a as usize)).filter(|a| !a.many) else {
            continue;
        };
        let body: Vec<&NumberFact> = numbers().filter(|f| !f.ground.headline() && f.attribute == head.attribute).collect();
        let agrees = |f: &&NumberFact| compare(&head.quantity, &f.quantity, tolerance, true) != Verdict::Conflict;
        let elsewhere =
            d.facts.numbers.iter().filter(|f| !f.ground.headline()).any(|f| agrees(&f) && f.quantity.unit == head.quantity.unit);
        sink.compared();
        let [other] = body.as_slice() else { continue };
        if elsewhere || head.ground.dims != other.ground.dims || head.ground.unreal || other.ground.unreal {
            continue;
        }
        let slot = attribute.id.clone();
        let mut c = Clash::new(rule, format!("headline:{slot}"), vec![side(i, head), side(i, other)]);
        c.attribute = slot.clone();
        c.why = vec![format!("headline and body give {slot}")];
        sink.clash(c);
    }
}

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
        let other =
            body().filter(counts).find(|f| f.quantity.unit == head.quantity.unit && differ_by_scale(&head.quantity, &f.quantity));
        let Some(other) = other else { continue };
        let mut c = Clash::new(rule, format!("headline scale@{}", head.ground.span.start), vec![side(i, head), side(i, other)]);
        c.attribute = slot_name(lexicon, other);
        c.why = vec!["headline and body give equal digits at another scale".to_owned()];
        sink.clash(c);
    }
}
