//! The words of a picture held against the body: they tell the same happening once more.

use super::clash::{Clash, Sink};
use super::number::interval::compared;
use super::number::sort::same_shape;
use super::number::{selected, side, slot_name};
use super::within::{RETOLD, far, of_a_ratio, reckoned, retold, summed, year_like};
use crate::lang::Lexicon;
use crate::resolve::Dossier;
use crate::resolve::facts::NumberFact;
use crate::rule::Rule;
use crate::segment::Zone;
use crate::value::{Bound, DayInterval, Verdict};

/// Evidence that is enough where both figures are of one attribute.
const KNOWN: f32 = 1.55;
/// What sums of evidence lose.
const ROUNDED: f32 = 0.01;
/// Days around the article in which a picture shows what it tells of.
const FRESH: i64 = 7;

/// A figure of a caption that the body never gives, where the body has one value for the same attribute or noun.
pub(super) fn figures(rule: &Rule, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    let caption = |f: &NumberFact| f.ground.zone == Some(Zone::Caption);
    let numbers = || d.facts.numbers.iter();
    for words in numbers().filter(|f| caption(f) && selected(rule, lexicon, f) && firm(f) && !of_a_ratio(d, f)) {
        sink.compared();
        let told = |f: &NumberFact| same_shape(words, f) && compared(words, f, true) != Verdict::Conflict;
        if of_another_day(d, words) || numbers().any(|f| !caption(f) && told(f)) {
            continue;
        }
        let attribute = words.attribute.and_then(|a| lexicon.vocabulary.attribute(a as usize)).filter(|a| !a.many);
        let like = |f: &&NumberFact| {
            let known = attribute.is_some() && f.attribute == words.attribute;
            let noun = words.quantity.unit.is_none() && words.noun != 0 && f.noun == words.noun;
            // "puluhan kios" is no other value.
            let exact = f.quantity.bound == Bound::Exact && f.quantity.low == f.quantity.high;
            !caption(f) && !f.ground.headline() && exact && f.quantity.unit == words.quantity.unit && (known || noun)
        };
        let body: Vec<&NumberFact> = numbers().filter(like).collect();
        let Some(first) = body.first() else { continue };
        // One value only, and nothing that is a part or of another time.
        let one = body.iter().all(|f| firm(f) && f.quantity.low == first.quantity.low && f.ground.dims == words.ground.dims);
        if !one || far(words, first, 2.0) || summed(d, words) || reckoned(d, words, first) {
            continue;
        }
        let scored = body.iter().filter_map(|f| Some((retold(words, f)?, *f)));
        let Some((score, other)) = scored.max_by(|a, b| a.0.total_cmp(&b.0)) else { continue };
        let enough = if attribute.is_some() && other.attribute == words.attribute { KNOWN } else { RETOLD - ROUNDED };
        if score < enough {
            continue;
        }
        let slot = slot_name(lexicon, other);
        let mut c = Clash::new(rule, format!("caption:{slot}"), vec![side(i, words), side(i, other)]);
        c.attribute = slot;
        c.certain = false;
        c.why = vec!["caption and body".to_owned()];
        sink.clash(c);
    }
}

/// A figure of the happening itself, of all of it.
fn firm(f: &NumberFact) -> bool {
    let whole = !(f.part || f.joined.is_some() || f.left || f.difference || f.compound || f.placed);
    f.is_firm() && !year_like(f) && whole && !(f.former || f.past || f.then)
}

/// Whether the caption is dated on a day that is not that of the article: a picture of another time.
fn of_another_day(d: &Dossier, words: &NumberFact) -> bool {
    let times = d.facts.times.iter().filter(|t| t.ground.sentence == words.ground.sentence);
    let mut days = times.filter_map(|t| t.timex.days);
    days.any(|day| d.anchor.date.is_none_or(|own| DayInterval::day(own).gap(day) > FRESH))
}
