//! Two places that one word governs in articles that report one happening: "terbang dari X", "tinggal di X", "a museum in X".
//!
//! Only in articles of which one tells much of what the other tells, and not in archives. Neither article has the other's place in any
//! form, their sentences tell alike and have no other name of their own, and nothing else that is left over competes for the same
//! preposition. Lists and legs of a journey fall under the last of these.

use super::stand_in::{apart, at_one_time, joined, overlap, report, strangers, told};
use super::venue::counted_apart;
use crate::extract::NameType;
use crate::resolve::facts::ProperFact;
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::Sink;
use crate::value::Reason;

/// Share of the sentences told alike from which two articles report one happening.
const ALIKE: f32 = 0.25;
/// What two sentences share at least, and with the same word before the preposition.
const SHARED: f32 = 1.2;
const GOVERNED: f32 = 0.8;
/// Share of the poorer sentence that the other tells as well.
const OVERLAP: f32 = 0.25;

pub(super) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if pair.link.apart || pair.link.archive || !pair.link.certain || !at_one_time(pair) || pair.aligned().retold() < ALIKE {
        return;
    }
    let (p, q) = (&pair.x.facts, &pair.y.facts);
    let xs: Vec<&ProperFact> = pair.fresh().of_x(pair).filter(|f| place(f)).collect();
    let ys: Vec<&ProperFact> = pair.fresh().of_y(pair).filter(|f| place(f)).collect();
    for &a in &xs {
        for &b in ys.iter().filter(|b| b.lead == a.lead) {
            if !apart(a, b, &q.spoken) || !apart(b, a, &p.spoken) || joined(pair, a, b) {
                continue;
            }
            sink.compared();
            let rival =
                xs.iter().any(|o| o.key != a.key && alike(pair, o, b)) || ys.iter().any(|o| o.key != b.key && alike(pair, a, o));
            if !alike(pair, a, b) || rival {
                sink.silent(rule, Reason::WeakEvidence);
            } else if !told(sink, rule, a, b) {
                let shared = pair.aligned().shared(a.sentence, b.sentence);
                report(rule, pair, (a, b), "one preposition governs both", shared, sink);
            }
        }
    }
}

/// A place behind another word ("dari" makes no place of a name, but stands before one), told by the reporter.
fn place(f: &ProperFact) -> bool {
    f.lead != 0 && f.name_type == Some(NameType::Location) && !f.speaker
}

/// Whether two sentences tell one thing but for the two places.
fn alike(pair: &Pair<'_>, a: &ProperFact, b: &ProperFact) -> bool {
    let governed = a.governor != 0 && a.governor == b.governor;
    a.lead == b.lead
        && pair.aligned().shared(a.sentence, b.sentence) >= if governed { GOVERNED } else { SHARED }
        && overlap(pair, a.sentence, b.sentence) >= OVERLAP
        && strangers(pair, (a.sentence, &a.key), (b.sentence, &b.key)) == 0
        && !counted_apart(pair, a.sentence, b.sentence)
}
