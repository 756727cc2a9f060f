//! Articles against verified facts.

use super::clash::{Clash, ClashSide, Sink};
use crate::lang::{Lexicon, Term};
use crate::resolve::Dossier;
use crate::resolve::facts::{CanonKind, RoleFact};
use crate::rule::Rule;
use crate::text::Span;
use crate::value::Date;

/// Days before a term in which an article may already give the office (elected, sworn in abroad).
const EARLY: i64 = 120;

/// Counts of years, days and numbers that verified facts speak against.
pub(super) fn told(rule: &Rule, kind: CanonKind, d: &Dossier, i: usize, sink: &mut Sink) {
    for fact in d.facts.canon.iter().filter(|f| f.kind == kind) {
        sink.compared();
        let sides =
            vec![written(i, fact.span, fact.written.clone()), verified(&fact.id.replace('-', " "), fact.since, &fact.source)];
        let mut c = Clash::new(rule, format!("canon@{}", fact.span.start), sides);
        c.expected = fact.expected.clone();
        c.detail = fact.detail.clone();
        c.subject = fact.id.clone();
        c.why = vec![fact.detail.clone()];
        c.confidence = 0.9;
        c.decided = true;
        sink.clash(c);
    }
}

/// Offices that a person never held, or did not hold yet.
pub(super) fn offices(rule: &Rule, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    let Some(published) = d.anchor.date else { return };
    for r in d.facts.roles.iter().filter(|r| r.qualifier.is_none() && r.scope.is_none() && !r.ground.quoted && !r.ground.unreal) {
        let Some(person) = &r.person else { continue };
        let terms = lexicon.canon.terms(person);
        let Some(term) = denied(terms, r, published, lexicon) else { continue };
        sink.compared();
        let known = format!("{} {}", term.office, term.of.as_deref().unwrap_or(""));
        let sides = vec![
            written(i, r.ground.span, r.office.clone()),
            verified(&format!("{person}: {}", known.trim()), term.from, &term.source),
        ];
        let mut c = Clash::new(rule, format!("canon office of {person}"), sides);
        c.subject = person.clone();
        c.detail = format!("{person}: {} from {} ({})", known.trim(), term.from, term.source);
        c.why = vec![c.detail.clone()];
        c.decided = true;
        sink.clash(c);
    }
}

/// The term that speaks against an office: of the same rank, and no term of the person covers or precedes the day.
fn denied<'a>(terms: &'a [Term], r: &RoleFact, day: Date, lexicon: &Lexicon) -> Option<&'a Term> {
    let of = |t: &Term| r.of.is_none() || r.of.as_deref() == t.of.as_deref();
    // Only offices that terms are listed for can be denied: president and vice-president.
    let listed = matches!(lexicon.names.office_by_key(&r.office), Some(o) if !o.generic && !o.common);
    let same: Vec<&Term> = terms.iter().filter(|t| *t.office == *r.office).collect();
    if !listed || terms.is_empty() || (same.is_empty() && !terms.iter().any(|t| lexicon.names.of_one_rank(&t.office, &r.office)))
    {
        return None;
    }
    if same.is_empty() {
        return terms.iter().rev().find(|t| of(t)).filter(|t| r.of.is_some() && t.from <= day);
    }
    let first = same.iter().min_by_key(|t| t.from)?;
    // "Mendukung X sebagai wakil presiden": what somebody may become stands behind the name.
    (of(first) && r.apposed && first.from.days_since(day) > EARLY).then_some(first)
}

fn written(article: usize, span: Span, value: String) -> ClashSide {
    ClashSide { article: Some(article), span, value, derivation: Vec::new() }
}

fn verified(what: &str, since: Date, source: &str) -> ClashSide {
    ClashSide { article: None, span: Span::default(), value: format!("{what}, {since} ({source})"), derivation: Vec::new() }
}
