//! A contrast that is turned round: "a bridge, not a fence" here, "a fence, not a bridge" there.
//!
//! Both articles set the same two things against each other, in another order of preference. Two people may do so against each other, so
//! speakers who are both named beside their words must be one; in an archive they must be.

use crate::resolve::facts::{ContrastFact, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::value::Reason;

/// Days between two reports of what was said once.
const OCCASION: i64 = 31;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    let (xs, ys) = (&pair.x.facts.contrasts, &pair.y.facts.contrasts);
    for a in xs {
        for b in ys.iter().filter(|b| turned(a, b)) {
            sink.compared();
            // An article that has it both ways tells of two opinions.
            let both = xs.iter().any(|o| turned(a, o)) || ys.iter().any(|o| turned(b, o));
            let also = xs.iter().any(|o| alike(o, b)) || ys.iter().any(|o| alike(o, a));
            let far = pair.days().is_some_and(|days| days > OCCASION);
            if both || also || far || others(pair, a, b) {
                sink.silent(rule, Reason::DifferentScope);
            } else if !pair.link.certain || told(sink, rule, a, b) {
                sink.silent(rule, Reason::WeakEvidence);
            } else {
                sink.clash(clash(rule, pair, a, b));
            }
        }
    }
}

/// Whether each holds what the other sets aside, and no word stands on one side in both.
fn turned(a: &ContrastFact, b: &ContrastFact) -> bool {
    let own = |p: &ContrastFact, q: &ContrastFact| {
        common(&p.held, &q.denied).any(|s| p.denied.binary_search(s).is_err() && q.held.binary_search(s).is_err())
    };
    own(a, b) && own(b, a)
}

/// Whether both set one thing against the other in the same order.
fn alike(a: &ContrastFact, b: &ContrastFact) -> bool {
    common(&a.held, &b.held).next().is_some() && common(&a.denied, &b.denied).next().is_some()
}

/// Whether two persons may have said so.
fn others(pair: &Pair<'_>, a: &ContrastFact, b: &ContrastFact) -> bool {
    let (Some((p, here)), Some((q, there))) = (&a.speaker, &b.speaker) else { return pair.link.archive };
    let words = |key: &str| key.split([' ', '-']).filter(|w| w.len() > 2).map(str::to_owned).collect::<Vec<_>>();
    let (v, w) = (words(p), words(q));
    let one = v.iter().any(|x| w.contains(x));
    !one && (pair.link.archive || (*here && *there))
}

/// Whether the quotes that hold the words have been reported.
fn told(sink: &Sink, rule: &Rule, a: &ContrastFact, b: &ContrastFact) -> bool {
    let at = |c: &Clash, f: &ContrastFact| c.sides.iter().any(|s| s.span.overlaps(f.span));
    sink.clashes.iter().any(|c| c.rule == rule.id && at(c, a) && at(c, b))
}

fn clash(rule: &Rule, pair: &Pair<'_>, a: &ContrastFact, b: &ContrastFact) -> Clash {
    let sides = vec![ClashSide::passage(pair.link.a, pair.x, a.span), ClashSide::passage(pair.link.b, pair.y, b.span)];
    let mut c = Clash::new(rule, format!("contrast at {}", a.span.start), sides);
    let speakers = a.speaker.iter().chain(&b.speaker).map(|(key, _)| key);
    c.subject = speakers.max_by_key(|s| s.len()).cloned().unwrap_or_default();
    c.confidence = 0.8;
    c.why = vec!["what one sets aside the other holds".to_owned(), format!("shared evidence {:.1}", pair.link.weight)];
    c
}
