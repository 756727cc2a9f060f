//! Two names that share all words but one, of which each short report has one: "Sungai Batang Rota", "Sungai Batang Lemo"; "Calder
//! Resources", "Norris Resources".
//!
//! Such names are taken for a part and its whole, or for relatives, and kept apart elsewhere. In two short reports of one happening they
//! are rather one name whose word was changed, when neither report has the word of the other and each has one name of that frame
//! only. Less of what stands around them must agree than for names that share nothing. Of two persons of one last name each may be right:
//! they need sentences that tell one thing, and no office.

use super::filler::brief;
use super::frame::Frame;
use super::place::two_zones;
use super::slot::Want;
use super::stand_in::{apart, overlap, report, strangers, told, two_posts};
use super::variant::variant;
use super::venue::{counted_apart, looks_back};
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{ProperFact, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, Sink};
use crate::value::Reason;

/// Days between two reports that tell of one scene.
const DAYS: i64 = 10;
/// What the sentences share where a name ends otherwise.
const ENDS: f32 = 0.75;
/// Words two names share that need no sentences beside them.
const MUCH: usize = 2;
/// What the sentences share, and which part of the poorer one, where a name begins otherwise.
const BEGINS: f32 = 1.0;
const RETOLD: f32 = 0.2;
/// Names of both sentences that the other report lacks.
const OTHERS: usize = 2;

pub(super) fn between(rule: &Rule, want: Want, pair: &Pair<'_>, sink: &mut Sink) {
    let far = pair.days().is_some_and(|days| days > DAYS);
    if far || pair.x.language != pair.y.language || !brief(pair) || two_zones(pair) {
        return;
    }
    for a in pair.fresh().of_x(pair).filter(|f| wanted(f) == want && !f.known && f.name_type != Some(NameType::Event)) {
        for b in pair.fresh().of_y(pair).filter(|f| f.name_type == a.name_type && !f.known) {
            let Some(frame) = Frame::new(&a.key, &b.key) else { continue };
            if !apart(a, b, &pair.y.facts.spoken) || !apart(b, a, &pair.x.facts.spoken) {
                continue;
            }
            sink.compared();
            if !sole(pair.x, &frame, a) || !sole(pair.y, &frame, b) || joined(pair, a, b) {
                sink.silent(rule, Reason::DifferentScope);
            } else if two_things(pair, a, b) {
                sink.silent(rule, Reason::DifferentEvent);
            } else if !fits(pair, &frame, a, b) {
                sink.silent(rule, Reason::WeakEvidence);
            } else if !told(sink, rule, a, b) && !overlaps(sink, rule, a, b) {
                let shared = pair.aligned().shared(a.sentence, b.sentence);
                report(rule, pair, (a, b), "two names that differ in one word", shared, sink);
            }
        }
    }
}

/// Whether the rule has said so of parts of the two names: "Desa Muara X" and "Muara X".
pub(super) fn overlaps(sink: &Sink, rule: &Rule, a: &ProperFact, b: &ProperFact) -> bool {
    let at = |c: &Clash, f: &ProperFact| c.sides.iter().any(|s| s.span.overlaps(f.span));
    sink.clashes.iter().any(|c| c.rule == rule.id && at(c, a) && at(c, b))
}

fn wanted(f: &ProperFact) -> Want {
    if f.name_type == Some(NameType::Location) { Want::Places } else { Want::Bearers }
}

/// Whether all names of the frame in an article are one name.
fn sole(d: &Dossier, frame: &Frame<'_>, f: &ProperFact) -> bool {
    d.facts.propers.iter().filter(|g| frame.holds(&g.key)).all(|g| g.key == f.key)
}

/// Whether both names may be right: one lies in the other, or they are two ways to write one.
fn joined(pair: &Pair<'_>, a: &ProperFact, b: &ProperFact) -> bool {
    let names = &pair.lexicon.names;
    let capitals = |d: &Dossier, f: &ProperFact| {
        let letters = |w: &str| w.len() > 1 && w.chars().all(char::is_uppercase);
        f.span.of(&d.article.text).split(' ').any(letters)
    };
    // Two foreign letters at the head are the remains of a broken quotation mark.
    let broken = |f: &ProperFact| f.key.chars().take(2).filter(|c| !c.is_ascii()).count() == 2;
    // "Jalan Melati", "Jalan Teratai": a story has many streets.
    let street = |f: &ProperFact| f.key.split(' ').any(|w| names.is_street(w));
    broken(a)
        || broken(b)
        || street(a) && street(b)
        || names.is_within(&a.key, &b.key)
        || names.is_within(&b.key, &a.key)
        || names.same_body(&a.key, &b.key)
        || variant(names, &a.key, &b.key)
        // "Kementerian ESDM" and "Kementerian Energi".
        || capitals(pair.x, a) != capitals(pair.y, b)
}

/// Whether the sentences tell of two things: another time, another count, other names beside each.
fn two_things(pair: &Pair<'_>, a: &ProperFact, b: &ProperFact) -> bool {
    let (i, j) = (a.sentence, b.sentence);
    let dated = (!a.times.is_empty() || !b.times.is_empty()) && common(&a.times, &b.times).next().is_none();
    dated
        || looks_back(pair.x, i) != looks_back(pair.y, j)
        || counted_apart(pair, i, j)
        || two_posts(pair, a, b)
        || strangers(pair, (i, &a.key), (j, &b.key)) > OTHERS
}

/// Whether enough of what stands around two names agrees.
fn fits(pair: &Pair<'_>, frame: &Frame<'_>, a: &ProperFact, b: &ProperFact) -> bool {
    let shared = pair.aligned().shared(a.sentence, b.sentence);
    let person = a.name_type == Some(NameType::Person);
    if frame.begins_alike() {
        return shared >= ENDS || !person && frame.shared() >= MUCH;
    }
    // In a language whose nouns follow the name the last word says what is named, else it is where several things lie.
    let noun = pair.lexicon.names.place_leads();
    let held = |d: &Dossier, f: &ProperFact| d.facts.roles.iter().any(|r| r.person.as_deref() == Some(f.key.as_str()));
    let plain = !held(pair.x, a) && !held(pair.y, b) && a.title.is_empty() && b.title.is_empty();
    let told = shared >= BEGINS && overlap(pair, a.sentence, b.sentence) >= RETOLD;
    told && (person && plain || noun && !person)
}
