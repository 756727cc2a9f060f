//! Two names behind one noun, of which each report has one: "Pasar Kembang" here, "Pasar Legi" there.
//!
//! A story has one bridge, one market, one ship and one company of a kind more often than two. A short report that names a single one is
//! held against another short report of the same happening that names a single other one, when neither has the words of the other's
//! name. What is said around them need not agree: the noun says what is named. Villages and districts are many and left alone, and so is
//! what the gazetteer knows. A capitalised word no list has ("Wai Lamoa", "Wai Sarua") is such a noun too where one word follows it.

use super::filler::brief;
use super::slot::Want;
use super::variant::variant;
use super::venue::looks_back;
use crate::resolve::Dossier;
use crate::resolve::facts::{Headed, HeadedFact, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::rule::compare::two_subjects::later_unmet;
use crate::value::Reason;

/// Days between two reports that tell of one scene.
const DAYS: i64 = 10;
/// What the sentences share where one name is longer than the other.
const SHARED: f32 = 2.0;

pub(super) fn between(rule: &Rule, want: Want, pair: &Pair<'_>, sink: &mut Sink) {
    let far = pair.days().is_some_and(|days| days > DAYS);
    if !brief(pair) || far || pair.x.language != pair.y.language {
        return;
    }
    let (xs, ys) = (&pair.x.facts.headed, &pair.y.facts.headed);
    for a in xs {
        for b in ys.iter().filter(|b| b.head == a.head && b.sort == a.sort) {
            if a.known || b.known || a.name == b.name || wanted(a) != want {
                continue;
            }
            sink.compared();
            let inflected = a.name.starts_with(b.name.as_str()) || b.name.starts_with(a.name.as_str());
            if inflected || !sole(xs, a) || !sole(ys, b) || variant(&pair.lexicon.names, &a.name, &b.name) {
                sink.silent(rule, Reason::DifferentScope);
            } else if a.sort == Headed::Thing && back(pair.x, a) != back(pair.y, b)
                || a.sort == Headed::Place && ahead(pair.x, a.sentence) != ahead(pair.y, b.sentence)
            {
                sink.silent(rule, Reason::DifferentEvent);
            } else if !gone(a, &pair.y.facts.spoken) || !gone(b, &pair.x.facts.spoken) || !fits(pair, a, b) {
                sink.silent(rule, Reason::WeakEvidence);
            } else if !told(sink, rule, a, b) {
                sink.clash(clash(rule, pair, a, b));
            }
        }
    }
}

/// Whether all names behind the noun begin alike.
fn sole(all: &[HeadedFact], f: &HeadedFact) -> bool {
    all.iter().filter(|g| g.head == f.head).all(|g| g.first == f.first)
}

/// Whether the other article lacks the first word of a name, and half of its words; of a place all of them: who tells of Kediri knows
/// "Pasar Setono Kediri" from a market elsewhere.
fn gone(f: &HeadedFact, spoken: &[u32]) -> bool {
    let (left, all) = (f.words.iter().filter(|w| spoken.binary_search(w).is_err()).count(), f.words.len());
    let least = if f.sort == Headed::Place { all } else { all.div_ceil(2) };
    spoken.binary_search(&f.first).is_err() && left >= least
}

/// Whether the sentence of a name, or the one before it, tells of long ago: "the last accident was in 2015. Then KM X sank". Bridges and
/// markets stay where they are.
fn back(d: &Dossier, f: &HeadedFact) -> bool {
    looks_back(d, f.sentence) || f.sentence.checked_sub(1).is_some_and(|s| looks_back(d, s))
}

/// Whether a sentence tells of a day to come: where something will be shown is not where it came from.
pub(super) fn ahead(d: &Dossier, sentence: u32) -> bool {
    let Some(published) = d.anchor.date else { return false };
    d.facts.times.iter().any(|t| t.ground.sentence == sentence && t.timex.days.is_some_and(|x| x.first > published))
}

/// Whether two names are built alike, as far as their noun does not tell what they name.
fn fits(pair: &Pair<'_>, a: &HeadedFact, b: &HeadedFact) -> bool {
    let (i, j) = (a.sentence, b.sentence);
    let (m, n) = (a.words.len(), b.words.len());
    m == n || pair.aligned().shared(i, j) >= SHARED && m.min(n) > 1 && common(&a.words, &b.words).next().is_none()
}

/// Whether the two are places.
fn wanted(a: &HeadedFact) -> Want {
    if a.sort == Headed::Place { Want::Places } else { Want::Bearers }
}

/// Whether the rule has said so of these two names already.
fn told(sink: &Sink, rule: &Rule, a: &HeadedFact, b: &HeadedFact) -> bool {
    let at = |c: &Clash, f: &HeadedFact| c.sides.iter().any(|s| s.span.overlaps(f.span));
    sink.clashes.iter().any(|c| c.rule == rule.id && at(c, a) && at(c, b))
}

fn clash(rule: &Rule, pair: &Pair<'_>, a: &HeadedFact, b: &HeadedFact) -> Clash {
    let side = |article: usize, f: &HeadedFact| ClashSide {
        article: Some(article),
        span: f.span,
        value: f.name.to_string(),
        derivation: Vec::new(),
    };
    let mut c = Clash::new(rule, format!("name {}", a.name), vec![side(pair.link.a, a), side(pair.link.b, b)]);
    c.certain = false;
    c.note = later_unmet(pair);
    c.confidence = 0.6;
    c.attribute = "name".to_owned();
    c.why =
        vec!["one noun, one name in each of two short reports".to_owned(), format!("shared evidence {:.1}", pair.link.weight)];
    c
}
