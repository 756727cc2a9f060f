//! One person in one office of two bodies that no list knows: "X, the Y minister of defence", "Kepala Dinas Y Z".
//!
//! The body is the proper name right beside the office, or the words between the kind of body and the person. Neither article may have
//! the other's body anywhere.

use super::spelling::{SLIP, alike};
use super::stand_in::{apart, at_one_time, fresh, joined};
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{ProperFact, RoleFact};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::rule::compare::index::pairs;
use crate::rule::compare::keys::Both;
use crate::value::Reason;

/// Bytes between an office and the body behind it: one small word.
const BEHIND: u32 = 7;
/// Words a body and a person written as one name have at least.
const LONG: usize = 4;

pub(super) fn between(rule: &Rule, pair: &Pair<'_>, both: &Both<'_>, sink: &mut Sink) {
    if pair.link.apart || pair.link.archive || !pair.link.certain || !at_one_time(pair) {
        return;
    }
    for (mine, theirs) in both.x.people.meet(&both.y.people) {
        for (a, b) in pairs(mine.of(&pair.x.facts.roles), theirs.of(&pair.y.facts.roles)) {
            let one = a.person == b.person && a.office == b.office && a.qualifier == b.qualifier;
            let plain = |r: &RoleFact| !r.ground.quoted && !r.ground.unreal;
            let Some(person) = a.person.as_deref().filter(|p| one && p.contains([' ', '-']) && plain(a) && plain(b)) else {
                continue;
            };
            for before in [true, false] {
                if let (Some(f), Some(g)) = (beside(pair.x, a, before), beside(pair.y, b, before)) {
                    weigh(rule, pair, (f, g), person, sink);
                }
            }
        }
    }
    for a in pair.x.facts.propers.iter().filter(|f| split(f).is_some()) {
        for b in pair.y.facts.propers.iter().filter(|g| split(g) == split(a)) {
            if let Some((_, person)) = split(a) {
                weigh(rule, pair, (a, b), &person, sink);
            }
        }
    }
}

/// The name right before an office, or behind it with one small word between.
fn beside<'a>(d: &'a Dossier, r: &RoleFact, before: bool) -> Option<&'a ProperFact> {
    let office = r.ground.span;
    d.facts.propers.iter().filter(|f| f.sentence == r.ground.sentence).find(|f| {
        let gap = if before { office.start.checked_sub(f.span.end) } else { f.span.start.checked_sub(office.end) };
        let person = f.sure && f.name_type == Some(NameType::Person) || r.person.as_deref() == Some(f.key.as_str());
        !person && gap.is_some_and(|g| g <= if before { 1 } else { BEHIND })
    })
}

/// The first word and the last two of a long name: the kind of body and the person at its head, read as one name.
fn split(f: &ProperFact) -> Option<(&str, String)> {
    let words: Vec<&str> = f.key.split(' ').collect();
    // A number belongs to a round or an edition ("Grup C Putaran 3 Kualifikasi Piala Dunia"), not to a body with its head.
    let numbered = f.key.bytes().any(|b| b.is_ascii_digit());
    let body = f.name_type == Some(NameType::Organisation);
    match words.as_slice() {
        [kind, .., first, last] if words.len() >= LONG && !f.quoted && body && !numbered => {
            Some((kind, format!("{first} {last}")))
        }
        _ => None,
    }
}

fn weigh(rule: &Rule, pair: &Pair<'_>, (a, b): (&ProperFact, &ProperFact), person: &str, sink: &mut Sink) {
    let (p, q) = (&pair.x.facts.spoken, &pair.y.facts.spoken);
    // The last words are the person's in both; the rest must be strange to the other article.
    let kept = |k: &str| k.split(' ').filter(|w| !person.split(' ').any(|v| v == *w)).map(str::to_owned).collect::<Vec<_>>();
    let whole = a.key.contains(person);
    let one_part = whole && kept(&a.key).len() == kept(&b.key).len() && kept(&a.key).len() > 1;
    // What is only spelt otherwise is told as a spelling.
    if a.key == b.key || alike(&a.key, &b.key, SLIP) || !fresh(a, q) || !fresh(b, p) || !apart(a, b, q) || !apart(b, a, p) {
        return;
    }
    sink.compared();
    if (whole && !one_part) || (!whole && joined(pair, a, b)) {
        sink.silent(rule, Reason::DifferentScope);
        return;
    }
    let side = |article: usize, f: &ProperFact| ClashSide {
        article: Some(article),
        span: f.span,
        value: kept(&f.key).join(" "),
        derivation: Vec::new(),
    };
    let mut c = Clash::new(rule, format!("body of {person}"), vec![side(pair.link.a, a), side(pair.link.b, b)]);
    c.certain = false;
    c.subject = person.to_owned();
    c.confidence = 0.6;
    c.why = vec![format!("person: {person}"), "one office, two bodies".to_owned()];
    sink.clash(c);
}
