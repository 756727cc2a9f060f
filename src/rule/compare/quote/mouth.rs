//! The same words from two mouths: one of two reports of one happening is wrong about who said them.

use super::{LONGEST, align, clash, person};
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{NameEntry, QuoteFact, hash};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::Sink;
use crate::rule::compare::name::spelling::alike;
use crate::text::Span;
use crate::value::Reason;

/// Content words that make a quote one of a kind.
const SPEECH: usize = 5;

/// Sentences between a pronoun and whom it stands for.
const BACK: u32 = 2;

/// Whether the last sentence with a person up to a quote names the speaker, so that "he said" may mean nobody who stands nowhere.
fn near(d: &Dossier, q: &QuoteFact, key: &str) -> bool {
    let at = q.ground.sentence;
    let persons = || d.facts.propers.iter().filter(|f| f.name_type == Some(NameType::Person) && !f.quoted);
    let last = persons().map(|f| f.sentence).filter(|s| (at.saturating_sub(BACK)..=at).contains(s)).max();
    last.is_some() && persons().any(|f| Some(f.sentence) == last && f.key == key)
}

/// Whether the last word of a name stands in the sentence of a quote, outside it.
fn named_beside(d: &Dossier, q: &QuoteFact, key: &str) -> bool {
    let Some(sentence) = d.outline.sentences.get(q.ground.sentence as usize) else { return false };
    let last = key.rsplit([' ', '-']).next().unwrap_or(key);
    let (head, tail) = (
        Span { start: sentence.span.start, end: q.ground.span.start },
        Span { start: q.ground.span.end, end: sentence.span.end },
    );
    [head, tail].iter().any(|s| s.of(&d.article.text).to_lowercase().contains(last))
}

/// Whether two speakers are two persons of whom one or both are told by one name only, and no name of either article has a word of both:
/// "Ms Holm said", where the other report has "Arne Dahl said".
pub(super) fn two_last_names(pair: &Pair<'_>, a: &QuoteFact, b: &QuoteFact) -> bool {
    let (Some(p), Some(q)) = (a.speaker.as_deref(), b.speaker.as_deref()) else { return false };
    let single = |key: &str| !key.contains([' ', '-']);
    let names = || [pair.x, pair.y].into_iter().flat_map(|d| &d.facts.signature.names);
    let somebody = |d: &Dossier, key: &str| {
        let person = |n: &NameEntry| n.name_type == NameType::Person;
        d.facts.signature.names.iter().any(|n| n.key == key && person(n))
    };
    let has = |key: &str, words: &str| words.split([' ', '-']).any(|w| key.split([' ', '-']).any(|v| v == w));
    let one = || names().any(|n| has(&n.key, p) && has(&n.key, q));
    (single(p) || single(q)) && somebody(pair.x, p) && somebody(pair.y, q) && !one()
}

/// A quote that stands in both of two short reports word for word, or a part of it does, and that one of them puts into another mouth.
pub(super) fn lent(rule: &Rule, pair: &Pair<'_>, (a, b): (&QuoteFact, &QuoteFact), sink: &mut Sink) {
    if !(a.direct && b.direct) || a.stems.len().max(b.stems.len()) > LONGEST {
        return;
    }
    // Each article names the speaker beside the quote: nobody is guessed from a pronoun.
    let (Some(p), Some(q)) = (a.speaker.as_deref(), b.speaker.as_deref()) else { return };
    // Of two who share their last name the first name tells.
    let own =
        |key: &str, other: &str| key.split(' ').rev().find(|w| !other.split(' ').any(|v| v == *w)).unwrap_or(key).to_owned();
    // "He said" is as good on one of the sides, where the other is never named.
    let meant = |d: &Dossier, o: &QuoteFact, key: &str, other: &str| {
        let named = d.facts.spoken.binary_search(&hash(&own(other, key))).is_ok();
        !o.firm && !named && person(d, key) && near(d, o, key)
    };
    let (left, right) = (meant(pair.x, a, p, q), meant(pair.y, b, q, p));
    let firm = (a.firm || left) && (b.firm || right) && (a.firm || b.firm);
    let both = named_beside(pair.x, a, &own(q, p)) || named_beside(pair.y, b, &own(p, q));
    let beside = |d: &Dossier, o: &QuoteFact, key: &str| key.split([' ', '-']).any(|w| w.len() > 2 && named_beside(d, o, w));
    if !firm || both || alike(p, q, 2) || !(left || beside(pair.x, a, p)) || !(right || beside(pair.y, b, q)) {
        return;
    }
    sink.compared();
    // One of the two articles lets the other speaker say it too: both did.
    let also = |d: &Dossier, q: &QuoteFact, mine: &QuoteFact| {
        d.facts
            .quotes
            .iter()
            .any(|o| o.ground.span != mine.ground.span && o.speaker == q.speaker && align(d, o, d, mine).pairs.len() >= SPEECH)
    };
    if also(pair.x, b, a) || also(pair.y, a, b) {
        sink.silent(rule, Reason::DifferentScope);
        return;
    }
    let mut found = clash(rule, pair, a, b, &align(pair.x, a, pair.y, b), 1.0);
    // The words are the same: who said them is the value.
    for (side, speaker) in found.sides.iter_mut().zip([p, q]) {
        side.value = format!("{speaker}: {}", side.value);
    }
    sink.clash(found);
}
