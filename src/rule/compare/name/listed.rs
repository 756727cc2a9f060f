//! A list of names that two reports tell alike but for one: "Wexley, Thorn Bridge and Aske", "Wexley, Market Ings and Aske".

use super::filler::short;
use super::slot::Want;
use super::stand_in::{apart, at_one_time, joined, report, told};
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::ProperFact;
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::Sink;
use crate::value::Reason;

/// Bytes between two names of a list: a comma, "and", "dan", "serta".
const BETWEEN: u32 = 8;
/// What the sentences share.
const SHARED: f32 = 1.5;

pub(super) fn between(rule: &Rule, want: Want, pair: &Pair<'_>, sink: &mut Sink) {
    let link = pair.link;
    if link.apart || link.archive || !link.certain || !short(pair) || !at_one_time(pair) {
        return;
    }
    for a in pair.fresh().of_x(pair).filter(|f| wanted(f) == want) {
        for b in pair.fresh().of_y(pair).filter(|f| f.name_type == a.name_type) {
            if !apart(a, b, &pair.y.facts.spoken) || !apart(b, a, &pair.x.facts.spoken) || joined(pair, a, b) {
                continue;
            }
            let (p, q) = (beside(pair.x, a), beside(pair.y, b));
            if p.is_empty() || q.is_empty() {
                continue;
            }
            sink.compared();
            let shared = pair.aligned().shared(a.sentence, b.sentence);
            // All others of the list, and at least two of them.
            if p.len() < 2 || p != q || shared < SHARED {
                sink.silent(rule, Reason::WeakEvidence);
            } else if !told(sink, rule, a, b) {
                report(rule, pair, (a, b), "one name of a list", shared, sink);
            }
        }
    }
}

fn wanted(f: &ProperFact) -> Want {
    if f.name_type == Some(NameType::Location) { Want::Places } else { Want::Bearers }
}

/// The keys of the names that stand in one list with a name, in alphabetical order.
fn beside<'a>(d: &'a Dossier, f: &ProperFact) -> Vec<&'a str> {
    let all = &d.facts.propers;
    let Some(at) = all.iter().position(|g| g.span == f.span) else { return Vec::new() };
    let next = |g: &ProperFact, h: &ProperFact| h.span.start.checked_sub(g.span.end).is_some_and(|n| n <= BETWEEN && n > 1);
    let (mut from, mut to) = (at, at);
    while from > 0 && matches!((all.get(from - 1), all.get(from)), (Some(g), Some(h)) if next(g, h)) {
        from -= 1;
    }
    while matches!((all.get(to), all.get(to + 1)), (Some(g), Some(h)) if next(g, h)) {
        to += 1;
    }
    let list = all.iter().enumerate().take(to + 1).skip(from).filter(|(i, g)| *i != at && g.sentence == f.sentence);
    let mut keys: Vec<&str> = list.map(|(_, g)| g.key.as_str()).collect();
    keys.sort_unstable();
    keys
}
