//! One person or thing, two spellings.

use super::borne;
use super::filler::one_happening;
use super::person::one_post;
use super::two_holders::two_posts;
use crate::extract::NameType;
use crate::lang::Lexicon;
use crate::resolve::Dossier;
use crate::resolve::facts::{NameEntry, hash};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::rule::compare::index::pairs;
use crate::rule::compare::keys::{Both, Spelt};
use crate::text::{Span, words};
use crate::value::Reason;

/// Letters of a word that two slips leave recognisable.
const TWO_SLIPS: usize = 7;

pub(in crate::rule::compare) fn between(rule: &Rule, distance: usize, pair: &Pair<'_>, both: &Both<'_>, sink: &mut Sink) {
    let short = one_happening(pair);
    // "Tahura Kembangsari Wibisono Harjanto": in a short report the words of an office may have been read as a part of the name.
    let longer = |a: &Spelt, b: &Spelt| short && a.words != b.words && a.words.min(b.words) > 1;
    let candidates = pairs(both.x.spelt.iter(), both.y.spelt.iter()).filter(|(a, b)| a.may_be(b, distance) || longer(a, b));
    let names = |(a, b): (&Spelt, &Spelt)| {
        let (x, y) = (&pair.x.facts.signature.names, &pair.y.facts.signature.names);
        Some((x.get(a.name)?, y.get(b.name)?))
    };
    for (a, b) in candidates.filter_map(names) {
        // Names of one article that the other does not have, and that no gazetteer knows.
        let count = words(&a.key).count().min(words(&b.key).count());
        let (p, q) = (ending(&a.key, count), ending(&b.key, count));
        if (p.len() < a.key.len() || q.len() < b.key.len()) && !(spoken_apart(p, q, pair.y) && spoken_apart(q, p, pair.x)) {
            continue;
        }
        // Short reports of one happening have less room for two names that are nearly one.
        let slip = alike(p, q, distance) && (short || !weak(p, q)) || swapped(p, q);
        let works = a.name_type != NameType::Person && (!one_letter(&a.key, &b.key) || plural(p, q));
        if a.name_type != b.name_type || !slip || works || borne(a, pair.y, both.y) || borne(b, pair.x, both.x) {
            continue;
        }
        sink.compared();
        if numbered(p, q) || cut((pair.x, a.span, p), (pair.y, b.span, q)) {
            sink.silent(rule, Reason::Ambiguous);
            continue;
        }
        // "Sundria" and "the Sundrian crews".
        let more = |p: &str, q: &str| p.strip_prefix(q).is_some_and(|end| pair.lexicon.names.is_name_ending(end));
        let derived = !p.contains(' ') && (more(p, q) || more(q, p));
        if derived || pair.lexicon.names.is_respelt(p, q) {
            sink.silent(rule, Reason::Granularity);
            continue;
        }
        // One letter is rather mistyped, whatever the posts are called; "Luís" and "Luísa" are two.
        let typed = edits(p, q) == 1 && differing(p, q).all(|(x, y)| !x.starts_with(y) && !y.starts_with(x));
        if a.name_type == NameType::Person && !typed && two_posts(pair, &a.key, &b.key) {
            sink.silent(rule, Reason::DifferentScope);
            continue;
        }
        // A post and a first name in common stand in for a sure link.
        let one = words(&a.key).next() == words(&b.key).next() && a.key.contains(' ') && one_post(pair, a, b);
        if !pair.link.certain && (pair.link.archive || !one) {
            sink.silent(rule, Reason::WeakEvidence);
            continue;
        }
        let mut c =
            Clash::new(rule, format!("name {}", a.key.as_str().min(&b.key)), vec![side(pair.link.a, a), side(pair.link.b, b)]);
        c.subject = a.text.to_string();
        c.confidence = 0.75;
        c.why = vec![format!("shared evidence {:.1}", pair.link.weight), "neither article has the other spelling".to_owned()];
        sink.clash(c);
    }
}

/// Letters of a word in which one slip of one article is no other name.
const LONG: usize = 6;

/// One person in two spellings of one article: names that are equal but for one slip in one long word, or a last name alone that is one slip away
/// from that of the one person it can mean. Two who stand side by side are two.
pub(in crate::rule::compare) fn inside(rule: &Rule, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    let names = &d.facts.signature.names;
    let persons = names.iter().filter(|n| n.name_type == NameType::Person && !n.known);
    let persons: Vec<(&NameEntry, Glance)> = persons.map(|n| (n, Glance::new(&n.key))).collect();
    for (at, (a, seen)) in persons.iter().enumerate() {
        let rest = persons.iter().skip(at + 1).filter(|(_, other)| seen.may_slip(other)).map(|(b, _)| b);
        for b in rest.filter(|b| one_slip(&a.key, &b.key, lexicon)) {
            sink.compared();
            if lexicon.names.is_respelt(&a.key, &b.key) {
                sink.silent(rule, Reason::Granularity);
                continue;
            }
            if side_by_side(d, &a.key, &b.key) {
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            if cut((d, a.span, &a.key), (d, b.span, &b.key)) {
                sink.silent(rule, Reason::Ambiguous);
                continue;
            }
            let mut c = Clash::new(rule, format!("name {}", a.key.as_str().min(&b.key)), vec![side(i, a), side(i, b)]);
            c.subject = a.text.to_string();
            c.confidence = 0.75;
            c.why = vec!["one article has both spellings".to_owned()];
            sink.clash(c);
        }
    }
}

/// What tells at a glance that two names are not one slip apart: the letters as a set and their number, of the whole name and of its last word.
struct Glance {
    words: usize,
    whole: (u64, usize),
    last: (u64, usize),
}

impl Glance {
    fn new(key: &str) -> Glance {
        let of = |text: &str| (letters(text), text.chars().count());
        Glance { words: words(key).count(), whole: of(key), last: of(ending(key, 1)) }
    }

    /// Whether [`one_slip`] may say so: of one letter, in names of as many words or in a last name alone.
    fn may_slip(&self, other: &Glance) -> bool {
        let near = |(p, m): (u64, usize), (q, n): (u64, usize)| (p ^ q).count_ones() <= 2 && m.abs_diff(n) <= 1;
        match (self.words, other.words) {
            (m, n) if m == n => m > 1 && near(self.whole, other.whole),
            (1, _) => near(self.whole, other.last),
            (_, 1) => near(self.last, other.whole),
            _ => false,
        }
    }
}

/// Whether two names differ by one slip in one long word, and in nothing else but first names that one of them leaves out.
fn one_slip(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let count = words(a).count().min(words(b).count());
    let (p, q) = (ending(a, count), ending(b, count));
    let whole = p.len() == a.len() && q.len() == b.len();
    // A first name may be anybody's, and one word may be any name.
    if !whole && count > 1 || whole && count == 1 {
        return false;
    }
    let mut differing = words(p).zip(words(q)).filter(|(x, y)| x != y);
    let long = |w: &str| w.chars().count() >= LONG && w.chars().all(char::is_alphabetic);
    // "The Smolenkovs", "Susanto" and "Susy Susanti": a last name alone may have an ending of its own.
    let stem = |w: &str| w.char_indices().next_back().map_or(0, |(at, _)| at);
    let more = |x: &str, y: &str| x.strip_prefix(y).is_some_and(|end| lexicon.names.is_name_ending(end));
    let ending = |x: &str, y: &str| {
        let last = x.chars().count() == y.chars().count() && x.get(..stem(x)) == y.get(..stem(y));
        !whole && (more(x, y) || more(y, x) || last)
    };
    let slip = |(x, y): (&str, &str)| {
        // An accent left out is a matter of the keyboard.
        let keyed = x.is_ascii() == y.is_ascii();
        long(x) && long(y) && keyed && x.chars().next() == y.chars().next() && edits(x, y) == 1 && !ending(x, y)
    };
    // Siblings share their last name: Thania and Thalia are two.
    let sibling = |(x, y): (&str, &str)| whole && !p.ends_with(x) && x.chars().count() == y.chars().count() && !swapped(p, q);
    differing.next().is_some_and(|pair| slip(pair) && !sibling(pair)) && differing.next().is_none()
}

/// Whether one sentence has both names.
fn side_by_side(d: &Dossier, p: &str, q: &str) -> bool {
    let sentences = |key: &str| d.facts.names.iter().filter(move |f| f.key == key).map(|f| f.ground.sentence).collect::<Vec<_>>();
    let theirs = sentences(q);
    sentences(p).iter().any(|s| theirs.contains(s))
}

/// The words in which two names of as many words differ.
fn differing<'a>(a: &'a str, b: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    words(a).zip(words(b)).filter(|(p, q)| p != q)
}

/// Two slips in one word: a name of one word and a short word are another name as easily.
fn weak(a: &str, b: &str) -> bool {
    let lone = !a.contains(' ');
    differing(a, b).any(|(p, q)| (lone || p.chars().count().max(q.chars().count()) < TWO_SLIPS) && edits(p, q) > 1)
}

/// Words that differ by figures ("Galaxy A50", "Pakubuwono XII") name two things, or a number of the text was read with a name.
fn numbered(a: &str, b: &str) -> bool {
    let roman = |w: &str| w.chars().all(|c| "ivxlcdm".contains(c));
    let figures = |w: &str| w.chars().any(|c| c.is_ascii_digit());
    differing(a, b).any(|(p, q)| figures(p) || figures(q) || roman(p) && roman(q))
}

/// One of a thing and several.
fn plural(a: &str, b: &str) -> bool {
    differing(a, b).all(|(p, q)| p.strip_suffix('s') == Some(q) || q.strip_suffix('s') == Some(p))
}

/// Whether one name is the other without its last letter, right before a full stop: a text that has lost letters around its commas.
fn cut(a: (&Dossier, Span, &str), b: (&Dossier, Span, &str)) -> bool {
    let last = |name: &'_ str| name.rsplit(' ').next().map(str::to_owned).unwrap_or_default();
    let short = |(d, span, name): (&Dossier, Span, &str), (_, _, other): (&Dossier, Span, &str)| {
        let stopped = d.article.text.get(span.end as usize..).is_some_and(|rest| rest.starts_with('.'));
        let (p, q) = (last(name), last(other));
        stopped && q.strip_prefix(&*p).is_some_and(|rest| rest.chars().count() == 1)
    };
    short(a, b) || short(b, a)
}

/// The last words of a name.
fn ending(key: &str, count: usize) -> &str {
    let at = key.rmatch_indices(' ').nth(count.saturating_sub(1)).map_or(0, |(at, _)| at + 1);
    key.get(at..).unwrap_or(key)
}

/// Whether the other article has no word of the first name that the second lacks.
fn spoken_apart(p: &str, q: &str, other: &Dossier) -> bool {
    let own = words(p).filter(|w| !words(q).any(|v| v == *w));
    own.into_iter().all(|w| other.facts.spoken.binary_search(&hash(w)).is_err())
}

/// Whether every word of `short` stands in `long`.
pub(in crate::rule::compare) fn contains_words(long: &str, short: &str) -> bool {
    words(short).all(|w| words(long).any(|l| l == w))
}

/// Two names of several words that are equal but for one word with the same letters in another order ("Axel", "Alex").
fn swapped(a: &str, b: &str) -> bool {
    let sorted = |w: &str| {
        let mut letters: Vec<char> = w.chars().collect();
        letters.sort_unstable();
        letters
    };
    let differing: Vec<(&str, &str)> = a.split(' ').zip(b.split(' ')).filter(|(p, q)| p != q).collect();
    let [(p, q)] = differing.as_slice() else { return false };
    let several = a.contains(' ') && words(a).count() == words(b).count();
    several && p.len() >= 4 && p.chars().next() == q.chars().next() && sorted(p) == sorted(q)
}

/// One slip in one word of at least five letters: names of things are made of common words, of which two forms mean two things.
fn one_letter(a: &str, b: &str) -> bool {
    let mut differing = words(a).zip(words(b)).filter(|(p, q)| p != q);
    let letters = |w: &str| w.len() >= 5 && w.chars().all(char::is_alphabetic);
    differing.next().is_some_and(|(p, q)| letters(p) && letters(q) && edits(p, q) == 1) && differing.next().is_none()
}

/// Letters by which one name is spelt otherwise.
pub(super) const SLIP: usize = 2;

/// The same number of words, every pair of words equal or within `distance` edits, and all edits together few.
pub(in crate::rule::compare) fn alike(a: &str, b: &str, distance: usize) -> bool {
    let count = words(a).count();
    if count != words(b).count() {
        return false;
    }
    let mut total = 0;
    for (p, q) in words(a).zip(words(b)).filter(|(p, q)| p != q) {
        let (m, n) = (p.chars().count(), q.chars().count());
        // Nearly all pairs end here, before anything is computed.
        if m.abs_diff(n) > distance || far(p, q, distance) {
            return false;
        }
        let d = edits(p, q);
        let longest = m.max(n);
        // Short words differ by little and mean another name: a third of the letters at most.
        // Two slips in one word leave its first letter.
        let other = d > 1 && p.chars().next() != q.chars().next();
        if d > distance || other || (d > 0 && longest < 3 * d) {
            return false;
        }
        total += d;
    }
    total > 0 && total <= distance.max(count)
}

/// Whether the letters alone tell that it takes more edits: one edit changes at most two of the set.
fn far(a: &str, b: &str, distance: usize) -> bool {
    (letters(a) ^ letters(b)).count_ones() as usize > 2 * distance
}

/// A bit for each letter.
pub(in crate::rule::compare) fn letters(text: &str) -> u64 {
    text.chars().fold(0, |bits, c| bits | 1 << (c as u32 % 64))
}

/// Damerau-Levenshtein distance (optimal string alignment) in Unicode scalar values.
pub(in crate::rule::compare) fn edits(a: &str, b: &str) -> usize {
    // Words are short and mostly of plain letters: nothing is allocated for them.
    let mut room = [0; 3 * 32];
    if a.is_ascii() && b.is_ascii() && 3 * (b.len() + 1) <= room.len() {
        return distance(a.as_bytes(), b.as_bytes(), &mut room);
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    distance(&a, &b, &mut vec![0; 3 * (b.len() + 1)])
}

/// The same for any letters, in `room` for three rows of one cell more than `b` has.
fn distance<T: PartialEq>(a: &[T], b: &[T], room: &mut [usize]) -> usize {
    let (mut before, rest) = room.split_at_mut(b.len() + 1);
    let (mut last, mut row) = rest.split_at_mut(b.len() + 1);
    last.iter_mut().enumerate().for_each(|(j, cell)| *cell = j);
    for (i, x) in a.iter().enumerate() {
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = usize::from(x != y);
            let mut best = (last[j] + cost).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best;
        }
        (before, last, row) = (last, row, before);
    }
    last[b.len()]
}

fn side(article: usize, n: &NameEntry) -> ClashSide {
    ClashSide { article: Some(article), span: n.span, value: n.key.to_string(), derivation: Vec::new() }
}
