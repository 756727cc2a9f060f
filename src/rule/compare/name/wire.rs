//! One sentence in two reports, word for word but for a name: what agencies write is printed by many, and a name that was changed in it
//! stands among words that were not.
//!
//! In long reports two names are seldom known to stand in each other's place: both may be told of elsewhere, and reports name whom they
//! like. Where the words right before and right behind are the same for many words on end, one of the two was not written by the agency.
//! Nothing is asked of what surrounds them further; but one report must not have the name of the other anywhere, for a sentence may be
//! told of two things in the same words. Short forms, spellings and letters that stand for the words of a name are one name.

use super::slot::Want;
use super::spelling::contains_words;
use super::stand_in::{at_one_time, overlap};
use super::variant::variant;
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::hash;
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::rule::compare::quote::reworded::one_form;
use crate::rule::compare::quote::subsequence;
use crate::segment::Zone;
use crate::text::{Span, lower};
use crate::value::Reason;

/// What two sentences share that are laid beside each other.
const SHARED: f32 = 2.0;
const RETOLD: f32 = 0.2;
/// Words that are the same right before and right behind two names, together.
const FRAME: usize = 8;
/// On either side at least.
const BESIDE: usize = 2;
/// The same where both sentences go on otherwise behind the names.
const AHEAD: usize = 6;
/// Words of a name.
const NAME: usize = 5;
/// Words of a sentence that are looked at.
const LONGEST: usize = 90;

/// A word of a sentence.
struct Word {
    folded: String,
    capital: bool,
    /// No mark stands before it.
    joined: bool,
    span: Span,
}

pub(super) fn between(rule: &Rule, want: Want, pair: &Pair<'_>, sink: &mut Sink) {
    let link = pair.link;
    if link.apart || link.archive || !link.certain || pair.x.language != pair.y.language || !at_one_time(pair) {
        return;
    }
    for i in body(pair.x) {
        let mut mine: Option<Vec<Word>> = None;
        for j in body(pair.y) {
            if pair.aligned().shared(i, j) < SHARED || overlap(pair, i, j) < RETOLD {
                continue;
            }
            let (p, q) = (&*mine.get_or_insert_with(|| words(pair.x, i)), words(pair.y, j));
            for (x, y) in exchanged(p, &q) {
                let (Some(a), Some(b)) = (phrase(x), phrase(y)) else { continue };
                if !whole(pair.x, a, x) || !whole(pair.y, b, y) {
                    continue;
                }
                if sort(pair, a, b) != want || told(sink, rule, a, b) {
                    continue;
                }
                sink.compared();
                match apart(pair, (x, p), (y, &q)) {
                    Some(reason) => sink.silent(rule, reason),
                    None => report(rule, pair, a, b, sink),
                }
            }
        }
    }
}

/// The sentences of the body.
fn body(d: &Dossier) -> impl Iterator<Item = u32> {
    let all = d.outline.sentences.iter().enumerate();
    all.filter(|(_, s)| s.zone.asserts() && !matches!(s.zone, Zone::Headline | Zone::Dateline)).map(|(i, _)| i as u32)
}

fn words(d: &Dossier, sentence: u32) -> Vec<Word> {
    let Some(s) = d.outline.sentences.get(sentence as usize) else { return Vec::new() };
    let text = s.span.of(&d.article.text);
    let (mut out, mut at) = (Vec::new(), None);
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), at) {
            (true, None) => at = Some(i),
            (false, Some(from)) => {
                at = None;
                let word = text.get(from..i).unwrap_or("");
                let span = Span { start: s.span.start + from as u32, end: s.span.start + i as u32 };
                let capital = word.chars().next().is_some_and(char::is_uppercase);
                let before = text.get(..from).unwrap_or("");
                let joined = before.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == '-');
                out.push(Word { folded: lower(word).into_owned(), capital, joined, span });
            }
            _ => {}
        }
    }
    out.truncate(LONGEST);
    out
}

/// The names that stand for each other between words that are the same.
fn exchanged<'w>(p: &'w [Word], q: &'w [Word]) -> Vec<(&'w [Word], &'w [Word])> {
    let keys = |w: &[Word]| w.iter().map(|w| w.folded.clone()).collect::<Vec<_>>();
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for (i, j) in subsequence(&keys(p), &keys(q)) {
        match runs.last_mut() {
            Some((m, n, len)) if *m + *len == i && *n + *len == j => *len += 1,
            _ => runs.push((i, j, 1)),
        }
    }
    let mut out = Vec::new();
    for (at, (i, j, head)) in runs.iter().enumerate() {
        let (from, to) = (i + head, j + head);
        let name = |w: &'w [Word], from: usize, to: usize| {
            let all = w.get(from..to).unwrap_or(&[]);
            (!all.is_empty() && all.len() <= NAME && all.iter().all(|w| w.capital)).then_some(all)
        };
        let end = |w: &[Word], from: usize| {
            from + w.iter().skip(from).enumerate().take_while(|(k, w)| w.capital && (*k == 0 || w.joined)).count()
        };
        if let Some((m, n, tail)) =
            runs.get(at + 1).filter(|(_, _, tail)| *head >= BESIDE && *tail >= BESIDE && head + tail >= FRAME)
        {
            // What goes on with a capital is not all of the name.
            let whole = end(p, from) == *m && end(q, to) == *n || *tail >= AHEAD;
            out.extend(name(p, from, *m).zip(name(q, to, *n)).filter(|_| whole));
        } else if *head >= AHEAD {
            out.extend(name(p, from, end(p, from)).zip(name(q, to, end(q, to))));
        }
    }
    out
}

fn phrase(w: &[Word]) -> Option<Span> {
    Some(w.first()?.span.to(w.last()?.span))
}

/// Whether a phrase is one name or the last words of one: no part of a date, no end of a bracket, no word that is in no name.
fn whole(d: &Dossier, s: Span, w: &[Word]) -> bool {
    let dated = || d.facts.times.iter().any(|t| t.ground.span.start < s.end && s.start < t.ground.span.end);
    let named = || {
        let names = &d.facts.signature.names;
        names.iter().any(|n| w.iter().any(|w| n.key.split([' ', '-']).any(|k| k == w.folded)))
    };
    !s.of(&d.article.text).contains([')', '.', ';', '"']) && !dated() && (roman(w) || named())
}

/// Whether a name is a person's, or the last words of one.
fn person(d: &Dossier, w: &[Word]) -> bool {
    let has = |k: &str| w.iter().all(|w| k.split([' ', '-']).any(|k| k == w.folded));
    d.facts.signature.names.iter().any(|n| n.name_type == NameType::Person && has(&n.key))
}

/// Whether a name is a numeral: "Komisi III".
fn roman(w: &[Word]) -> bool {
    matches!(w, [one] if one.folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
}

/// Whether two names are held against each other as places.
fn sort(pair: &Pair<'_>, a: Span, b: Span) -> Want {
    let place = |d: &Dossier, s: Span| {
        let key = lower(s.of(&d.article.text)).into_owned();
        let named = |k: &str| contains_words(k, &key);
        let entity = pair.lexicon.names.entity(&key.replace(' ', "-")).or_else(|| pair.lexicon.names.entity(&key));
        entity.is_some_and(|e| e.name_type == NameType::Location)
            || d.facts.signature.names.iter().any(|n| n.name_type == NameType::Location && (n.span.contains(s) || named(&n.key)))
            || d.facts.places.iter().any(|p| named(&p.key))
    };
    if place(pair.x, a) || place(pair.y, b) { Want::Places } else { Want::Bearers }
}

/// Why two names may both be right.
fn apart(pair: &Pair<'_>, (x, p): (&[Word], &[Word]), (y, q): (&[Word], &[Word])) -> Option<Reason> {
    let lone = |mine: &[Word], theirs: &[Word]| -> Vec<String> {
        mine.iter().map(|w| w.folded.clone()).filter(|w| !theirs.iter().any(|t| t.folded == *w)).collect()
    };
    let (own, others) = (lone(x, q), lone(y, p));
    if own.is_empty() || others.is_empty() {
        return Some(Reason::Granularity);
    }
    if roman(x) && roman(y) {
        return None;
    }
    // In another place of the sentence, and written in another way.
    let near = |own: &[String], w: &[Word]| own.iter().any(|v| w.iter().any(|w| w.capital && one_form(v, &w.folded)));
    if near(&own, q) || near(&others, p) {
        return Some(Reason::Granularity);
    }
    let names = &pair.lexicon.names;
    let key = |w: &[Word]| w.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>().join(" ");
    let (k, l) = (key(x), key(y));
    let known = |k: &str| k.replace(' ', "-");
    let (g, h) = (known(&k), known(&l));
    let one = names.same_body(&k, &l) || names.same_body(&g, &h) || variant(names, &k, &l);
    let within = names.is_within(&g, &h) || names.is_within(&h, &g);
    // Reports of one happening ask different people.
    if person(pair.x, x) || person(pair.y, y) {
        return Some(Reason::WeakEvidence);
    }
    let speech = &pair.lexicon.speech;
    let stem = |w: &String| speech.stemmer.stem(w).into_owned();
    let synonyms = own.iter().any(|v| others.iter().any(|w| one_form(v, w) || speech.synonyms(&stem(v), &stem(w))));
    if one
        || within
        || synonyms
        || short_for(&own, &others)
        || short_for(&others, &own)
        || one_form(&own.concat(), &others.concat())
    {
        return Some(Reason::Granularity);
    }
    let gone = |w: &[String], d: &Dossier| w.iter().all(|w| d.facts.spoken.binary_search(&hash(w)).is_err());
    let (left, right) = (gone(&own, pair.y), gone(&others, pair.x));
    let region = |k: &str| names.entity(k).filter(|e| e.name_type == NameType::Location).map(|e| e.container.is_some());
    match (region(&g).or_else(|| region(&k)), region(&h).or_else(|| region(&l))) {
        (Some(inner), Some(other)) if (inner == other || headed(x, p)) && (left || right) => None,
        // Letters stand for a body, its seat and its house alike.
        (None, None) if left && right && letters(pair.x, x) == letters(pair.y, y) => None,
        _ => Some(Reason::WeakEvidence),
    }
}

/// Whether a capitalised word stands right before a name: "Kota", "Provinsi".
fn headed(x: &[Word], p: &[Word]) -> bool {
    let at = x.first().and_then(|f| p.iter().position(|w| w.span == f.span));
    at.and_then(|at| p.get(at.checked_sub(1)?)).is_some_and(|w| w.capital)
}

/// Whether a name has a word in capital letters.
fn letters(d: &Dossier, w: &[Word]) -> bool {
    let capitals = |w: &Word| w.span.of(&d.article.text).chars().filter(|c| c.is_uppercase()).count() > 1;
    w.iter().any(capitals)
}

/// Whether the words of the one are letters of the other, in order: "BKN", "Badan Kepegawaian Negara"; "Kombes", "Komisaris Besar".
fn short_for(short: &[String], long: &[String]) -> bool {
    let all: String = long.concat();
    let letters = |w: &String| {
        let mut left = all.chars();
        w.chars().all(|c| left.any(|l| l == c))
    };
    let first = |w: &String| w.chars().next();
    short.iter().any(|w| w.chars().count() < 2 || long.iter().any(|l| first(l) == first(w)) && letters(w))
}

/// Whether the rule has said so of the two.
fn told(sink: &Sink, rule: &Rule, a: Span, b: Span) -> bool {
    let at = |c: &Clash, s: Span| c.sides.iter().any(|t| t.span.start < s.end && s.start < t.span.end);
    sink.clashes.iter().any(|c| c.rule == rule.id && at(c, a) && at(c, b))
}

fn report(rule: &Rule, pair: &Pair<'_>, a: Span, b: Span, sink: &mut Sink) {
    let side = |article: usize, d: &Dossier, s: Span| ClashSide {
        article: Some(article),
        span: s,
        value: lower(s.of(&d.article.text)).into_owned(),
        derivation: Vec::new(),
    };
    let name = lower(a.of(&pair.x.article.text)).into_owned();
    let mut c = Clash::new(rule, format!("name {name}"), vec![side(pair.link.a, pair.x, a), side(pair.link.b, pair.y, b)]);
    c.certain = false;
    c.confidence = 0.6;
    c.attribute = "name".to_owned();
    c.why = vec!["one sentence but for a name".to_owned(), format!("shared evidence {:.1}", pair.link.weight)];
    sink.clash(c);
}
