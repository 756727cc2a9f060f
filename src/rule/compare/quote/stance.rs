//! One person, one matter, two stances: "denied any wrongdoing" here, "admitted wrongdoing" there.
//!
//! Stances change, and whoever denies one thing admits another: the reports must be of one or two days, each knows the holder on one
//! side only, and most of what the shorter one says of the matter stands in the other as well.

use crate::resolve::facts::{StanceFact, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::rule::compare::name::filler::brief;
use crate::value::Reason;

/// Days between two reports in which nobody has changed their mind.
const OCCASION: i64 = 2;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    let (xs, ys) = (&pair.x.facts.stances, &pair.y.facts.stances);
    let far = !matches!((pair.x.anchor.date, pair.y.anchor.date), (Some(p), Some(q)) if p.days_since(q).abs() <= OCCASION);
    if pair.link.apart || pair.link.archive || far {
        return;
    }
    for a in xs {
        for b in ys.iter().filter(|b| b.pair == a.pair && b.side != a.side && one(&a.holder, &b.holder)) {
            sink.compared();
            let both = |all: &[StanceFact], f: &StanceFact| {
                all.iter().any(|o| o.pair == f.pair && o.side != f.side && one(&o.holder, &f.holder))
            };
            let sole = |all: &[StanceFact], f: &StanceFact| {
                all.iter().filter(|o| o.pair == f.pair && one(&o.holder, &f.holder)).count() == 1
            };
            let told = sink.clashes.iter().any(|c| {
                c.rule == rule.id
                    && [a.span, b.span].iter().all(|s| c.sides.iter().any(|t| t.span.start < s.end && s.start < t.span.end))
            });
            let bare = (a.object.is_empty() || b.object.is_empty()) && brief(pair) && sole(xs, a) && sole(ys, b);
            if both(xs, a) || both(ys, b) || !(bare || one_matter(a, b)) {
                sink.silent(rule, Reason::DifferentScope);
            } else if !pair.link.certain {
                sink.silent(rule, Reason::WeakEvidence);
            } else if !told {
                sink.clash(clash(rule, pair, a, b));
            }
        }
    }
}

/// Whether two keys are of one person or body: equal, or one the other with words before it.
fn one(p: &str, q: &str) -> bool {
    let longer = |p: &str, q: &str| q.contains(' ') && p.strip_suffix(q).is_some_and(|head| head.ends_with(' '));
    p == q || longer(p, q) || longer(q, p)
}

/// Whether more than half of what the shorter one is about stands in the other.
fn one_matter(a: &StanceFact, b: &StanceFact) -> bool {
    let short = a.object.len().min(b.object.len());
    short > 0 && common(&a.object, &b.object).count() * 2 > short
}

fn clash(rule: &Rule, pair: &Pair<'_>, a: &StanceFact, b: &StanceFact) -> Clash {
    let sides = vec![ClashSide::passage(pair.link.a, pair.x, a.span), ClashSide::passage(pair.link.b, pair.y, b.span)];
    let mut c = Clash::new(rule, format!("stance of {} at {}", a.holder, a.span.start), sides);
    c.subject = a.holder.clone();
    c.confidence = 0.6;
    c.why = vec!["contrary stances on one matter".to_owned(), format!("shared evidence {:.1}", pair.link.weight)];
    c
}
