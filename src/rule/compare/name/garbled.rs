//! One person under a name of which several words are a little off: "Kristanto Wibisono" here, "Krisnanto Wibowo" there.
//!
//! Each report has one of the two, and lacks every word of the other. Names as alike as these belong to two people often enough (relatives,
//! common first names), so that one post must stand beside both, or sentences that tell one thing.

use super::person::titled;
use super::spelling::edits;
use super::stand_in::{RETOLD, apart, at_one_time, overlap, report, told};
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::ProperFact;
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::Sink;
use crate::value::Reason;

/// What the sentences of two names share where no post tells that they are one person's.
const TOLD: f32 = 1.5;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if pair.link.apart || pair.link.archive || !pair.link.certain || !at_one_time(pair) {
        return;
    }
    let person = |f: &&ProperFact| f.name_type == Some(NameType::Person) && !f.known && f.key.contains(' ');
    for a in pair.fresh().of_x(pair).filter(person) {
        for b in pair.fresh().of_y(pair).filter(person).filter(|b| garbled(&a.key, &b.key)) {
            if !apart(a, b, &pair.y.facts.spoken) || !apart(b, a, &pair.x.facts.spoken) || told(sink, rule, a, b) {
                continue;
            }
            sink.compared();
            if pair.lexicon.names.is_respelt(&a.key, &b.key) {
                sink.silent(rule, Reason::Granularity);
            } else if fits(pair, a, b) {
                report(rule, pair, (a, b), "names alike in every word", pair.aligned().shared(a.sentence, b.sentence), sink);
            } else {
                sink.silent(rule, Reason::WeakEvidence);
            }
        }
    }
}

/// Whether two persons are one under garbled names, as far as one article tells of each.
pub(super) fn one_person(pair: &Pair<'_>, a: &ProperFact, b: &ProperFact) -> bool {
    garbled(&a.key, &b.key) && fits(pair, a, b)
}

/// Whether one post stands beside both, or their sentences tell one thing.
fn fits(pair: &Pair<'_>, a: &ProperFact, b: &ProperFact) -> bool {
    let (i, j) = (a.sentence, b.sentence);
    one_place(pair, a, b) || pair.aligned().shared(i, j) >= TOLD && overlap(pair, i, j) >= RETOLD
}

/// Whether two names of as many words differ in several of them, and are alike in each.
fn garbled(a: &str, b: &str) -> bool {
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).count();
    if a.split(' ').count() != b.split(' ').count() || a.chars().next() != b.chars().next() {
        return false;
    }
    let (mut off, mut words) = (0, 0);
    for (p, q) in a.split(' ').zip(b.split(' ')) {
        let distance = edits(p, q);
        // A word of which more than half is another is another word.
        if p.chars().next() != q.chars().next() || distance * 2 > letters(p).max(letters(q)) {
            return false;
        }
        off += distance;
        words += usize::from(distance > 0);
    }
    // "Siti Aminah" and "Siti Aisyah" are two people: more than one word is off, and of all letters most are the same.
    words > 1 && off * 5 <= letters(a).max(letters(b)) * 2
}

/// Whether one post stands beside both names.
fn one_place<'p>(pair: &Pair<'p>, a: &ProperFact, b: &ProperFact) -> bool {
    let entry = |d: &'p Dossier, f: &ProperFact| d.facts.signature.names.iter().find(|n| n.key == f.key);
    matches!((entry(pair.x, a), entry(pair.y, b)), (Some(p), Some(q)) if titled(pair, p, q))
}
