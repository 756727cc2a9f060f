//! Laws and other things that a number names.
//!
//! "UU Nomor 30 Tahun 2002" here and "Undang-Undang Nomor 20/2002" there: reports of one story cite one law of a kind and a year. Where each
//! has but one, and the words around are those around one thing, one number is wrong.

use crate::resolve::Dossier;
use crate::resolve::facts::NumberedFact;
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::around::Around;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::value::Reason;

/// What the words around two laws share.
const KIN: f32 = 0.6;
/// Words that stand on both sides of two other things, one by one.
const WORDS: usize = 4;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if pair.link.archive || pair.link.apart || !pair.link.certain {
        return;
    }
    for a in &pair.x.facts.numbered {
        for b in pair.y.facts.numbered.iter().filter(|b| a.alike(b) && a.number != b.number) {
            if !only(pair.x, a) || !only(pair.y, b) {
                continue;
            }
            sink.compared();
            if !one(pair, a, b) {
                sink.silent(rule, Reason::WeakEvidence);
                continue;
            }
            let side = |article: usize, f: &NumberedFact| ClashSide {
                article: Some(article),
                span: f.ground.span,
                value: f.year.map_or_else(|| f.number.to_string(), |y| format!("{}/{y}", f.number)),
                derivation: Vec::new(),
            };
            let slot = format!("number {}", a.slot());
            let mut c = Clash::new(rule, slot, vec![side(pair.link.a, a), side(pair.link.b, b)]);
            c.certain = false;
            c.confidence = 0.7;
            c.attribute = a.label.clone();
            c.why = vec!["one number of its kind in each article".to_owned(), format!("shared evidence {:.1}", pair.link.weight)];
            sink.clash(c);
        }
    }
}

/// Whether an article gives no other number of the kind.
fn only(d: &Dossier, f: &NumberedFact) -> bool {
    d.facts.numbered.iter().all(|o| !o.alike(f) || o.number == f.number)
}

/// Whether both are numbers of one thing.
fn one(pair: &Pair<'_>, a: &NumberedFact, b: &NumberedFact) -> bool {
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let around = || {
        let (before, after) = Around::of(pair.x, a.ground.span).shared(&Around::of(pair.y, b.ground.span));
        before + after >= WORDS
    };
    match a.year {
        Some(_) => p.shared_names(q) > 0 || pair.kinship(p, q) >= KIN,
        None => around(),
    }
}
