//! One speaker, one occasion, other words.

use super::Pair;
use super::clash::{Clash, ClashSide, Sink};
use crate::resolve::facts::QuoteFact;
use crate::rule::Rule;
use crate::value::Reason;

/// Share of content words from which two renderings say the same.
const SAME: f64 = 0.8;

pub(super) fn between(rule: &Rule, overlap: f64, pair: &Pair<'_>, sink: &mut Sink) {
    for a in &pair.x.facts.quotes {
        for b in &pair.y.facts.quotes {
            if !(a.direct || b.direct) || a.speaker.is_none() || a.speaker != b.speaker || a.stems.len() < 3 || b.stems.len() < 3
            {
                continue;
            }
            let (only_a, only_b, shared) = differences(a, b);
            let share = shared as f64 / a.stems.len().min(b.stems.len()) as f64;
            if share < overlap || shared < 2 {
                continue;
            }
            sink.compared();
            let turned = a.negations.abs_diff(b.negations) % 2 == 1;
            if only_a == 0 || only_b == 0 || (share >= SAME && !turned && only_a.min(only_b) == 0) {
                sink.silent(rule, Reason::Granularity);
                continue;
            }
            if retold(pair, a, b) {
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            let speaker = a.speaker.clone().unwrap_or_default();
            let mut c = Clash::new(rule, format!("quote of {speaker}"), vec![side(pair.link.a, a), side(pair.link.b, b)]);
            c.subject = speaker;
            c.certain = pair.link.certain;
            c.confidence = 0.6 + 0.3 * share as f32;
            c.why = vec![
                format!("{shared} content words shared, {only_a} and {only_b} differ"),
                format!("shared evidence {:.1}", pair.link.weight),
            ];
            sink.clash(c);
        }
    }
}

/// Content words only in the one, only in the other, and in both.
fn differences(a: &QuoteFact, b: &QuoteFact) -> (usize, usize, usize) {
    let set = |q: &QuoteFact| {
        let mut v = q.stems.to_vec();
        v.sort_unstable();
        v.dedup();
        v
    };
    let (x, y) = (set(a), set(b));
    let shared = x.iter().filter(|s| y.binary_search(s).is_ok()).count();
    (x.len() - shared, y.len() - shared, shared)
}

/// Whether one of the two stands in the other article in nearly the same words.
fn retold(pair: &Pair<'_>, a: &QuoteFact, b: &QuoteFact) -> bool {
    let told = |q: &QuoteFact, others: &[QuoteFact]| {
        others.iter().any(|o| {
            let (_, _, shared) = differences(q, o);
            shared as f64 >= SAME * q.stems.len().min(o.stems.len()).max(1) as f64
        })
    };
    told(a, &pair.y.facts.quotes) || told(b, &pair.x.facts.quotes)
}

fn side(article: usize, q: &QuoteFact) -> ClashSide {
    ClashSide {
        article: Some(article),
        span: q.ground.span,
        value: q.speaker.clone().unwrap_or_default(),
        derivation: Vec::new(),
    }
}
