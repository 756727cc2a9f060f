//! One speaker, one occasion, other words.
//!
//! A speaker says many things about one topic. Two quotes are renderings of one only when rare words of both articles stand in both
//! in the same order; what stands between the shared words on both sides is then a substitution, on one side only an omission.

pub(super) mod contrast;
pub(super) mod fragment;
pub(super) mod mouth;
pub(super) mod opposed;
pub(super) mod reworded;
pub(super) mod said;

use super::Pair;
use super::another_day::said_on_two_days;
use super::clash::{Clash, ClashSide, Sink};
use super::index::pairs;
use super::keys::Both;
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::QuoteFact;
use crate::rule::Rule;
use crate::text::Span;
use crate::value::Reason;
use reworded::reworded;

/// Share of content words from which two renderings say the same.
pub(super) const SAME: f64 = 0.8;
/// Share of the longer quote from which two quotes are surely one sentence.
const FRAME: f64 = 0.5;
/// Share of all words, small ones too, from which two quotes are one sentence word for word.
pub(super) const VERBATIM: f64 = 0.75;
/// Uses of a word in an article up to which it tells one sentence from another.
pub(super) const RARE: u16 = 2;
/// Content words a substitution may hold on each side.
const SWAP: usize = 3;
/// Content words looked at in a quote; a speech of any length stays cheap.
pub(super) const LONGEST: usize = 60;

/// Content words of a quote that is one phrase rather than a speech.
const BRIEF: usize = 12;

fn brief(q: &QuoteFact) -> bool {
    q.stems.len() <= BRIEF
}

/// A range of positions in the one quote and the range in the other.
type Gap = ((usize, usize), (usize, usize));

/// How two quotes lie beside each other.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    /// Positions of shared content words, in the same order in both.
    pub pairs: Vec<(usize, usize)>,
    /// Shared words that both articles hardly use elsewhere.
    pub rare: usize,
    /// Longest run of such words that stand side by side in both.
    pub run: usize,
    /// Gaps that are filled on both sides with other words: their places in the one and in the other.
    swaps: Vec<Gap>,
    /// A shared word is denied in one of them only.
    turned: bool,
    /// The same, and nothing before it is denied in the other.
    moved: bool,
}

pub(super) fn between(rule: &Rule, overlap: f64, pair: &Pair<'_>, both: &Both<'_>, sink: &mut Sink) {
    // Another season, another speech: what is said a month apart is not one quote in two renderings.
    if pair.link.apart {
        return;
    }
    let quotes = (&pair.x.facts.quotes, &pair.y.facts.quotes);
    for (i, j, rare) in candidates(both) {
        if let (Some(a), Some(b)) = (quotes.0.get(i), quotes.1.get(j)) {
            if said_on_two_days(pair, a, b) {
                sink.silent(rule, Reason::DifferentOccurrence);
                continue;
            }
            if !(a.direct || b.direct) || a.stems.len() < 2 || b.stems.len() < 2 || a.stems.len() + b.stems.len() < 5 {
                continue;
            }
            // Without two rare words in both only a short sentence is known again.
            if rare < 2 && a.stems.len().max(b.stems.len()) > BRIEF / 2 {
                continue;
            }
            let speakers = speakers(pair, a, b);
            let al = align(pair.x, a, pair.y, b);
            // The same words from two mouths are looked at in `said`.
            if speakers == Speakers::Different && !(a.direct && b.direct && worded(pair, a, b, &al) && denial(a, b, &al)) {
                continue;
            }
            let short = a.stems.len().min(b.stems.len()).min(LONGEST);
            let long = a.stems.len().max(b.stems.len()).min(LONGEST);
            let share = al.pairs.len() as f64 / short as f64;
            let frame = al.pairs.len() as f64 / long as f64;
            let worded = worded(pair, a, b, &al);
            if (al.rare < 2 && !worded) || share < overlap {
                continue;
            }
            sink.compared();
            if reworded(pair, both, a, b) && (pair.link.certain || speakers == Speakers::Same) {
                sink.clash(clash(rule, pair, a, b, &al, share));
                continue;
            }
            let sentence = frame >= FRAME || worded;
            let phrase = speakers == Speakers::Same && a.direct && b.direct && al.run >= 2;
            if !(sentence || phrase) {
                sink.silent(rule, Reason::WeakEvidence);
                continue;
            }
            let contrary = (sentence && brief(a) && brief(b) && denial(a, b, &al)) || al.swaps.iter().any(|s| opposed(a, b, s));
            // Of an archive a speaker says many a thing in the same phrases.
            if !(contrary || !pair.link.archive && phrase && !sentence && recast(pair, a, b, &al)) {
                sink.silent(rule, Reason::Granularity);
                continue;
            }
            if retold(pair, a, b) {
                sink.silent(rule, Reason::DifferentScope);
                continue;
            }
            sink.clash(clash(rule, pair, a, b, &al, share));
        }
    }
}

/// Quotes that share a word both articles hardly use, with the number of ways to pair such words; in text order.
fn candidates(both: &Both<'_>) -> Vec<(usize, usize, usize)> {
    let mut met: Vec<(usize, usize)> = Vec::new();
    for (mine, theirs) in both.x.quotes.meet(&both.y.quotes) {
        met.extend(pairs(mine.facts(), theirs.facts()));
    }
    met.sort_unstable();
    met.chunk_by(|a, b| a == b).filter_map(|run| run.first().map(|&(i, j)| (i, j, run.len()))).collect()
}

/// Whether two short quotes are one sentence by their small words as well: "we met our own standards", "we will not sell it".
fn worded(pair: &Pair<'_>, a: &QuoteFact, b: &QuoteFact, al: &Alignment) -> bool {
    if !(a.direct && b.direct && brief(a) && brief(b)) || al.pairs.is_empty() {
        return false;
    }
    let least = match (al.rare, a.stems.len().max(b.stems.len()) <= BRIEF / 2) {
        (1.., true) => FRAME,
        _ => VERBATIM,
    };
    wording(pair, a, b) >= least
}

/// Whether one of the two says of a shared word what the other denies: a denial more in a phrase, or one that has moved. In a speech
/// it may stand anywhere and mean the same.
fn denial(a: &QuoteFact, b: &QuoteFact, al: &Alignment) -> bool {
    let (few, many) = (a.denials.len().min(b.denials.len()), a.denials.len().max(b.denials.len()));
    match (few, many) {
        (0, 1..=2) => al.turned && !another_object(al),
        (1, 1) => a.direct && b.direct && al.moved && !another_object(al),
        _ => false,
    }
}

/// Whether phrases of several words stand in each other's place: "we will not raise the council tax", "we will raise the parking fees".
fn another_object(al: &Alignment) -> bool {
    al.swaps.iter().any(|((m, i), (n, j))| i - m > 1 && j - n > 1)
}

pub(super) fn clash(rule: &Rule, pair: &Pair<'_>, a: &QuoteFact, b: &QuoteFact, al: &Alignment, share: f64) -> Clash {
    // The longer key is the fuller name.
    let speaker = a.speaker.iter().chain(&b.speaker).max_by_key(|s| s.len()).cloned().unwrap_or_default();
    // One finding for each quote, not one for all a speaker says.
    let slot = format!("quote of {speaker} at {}", a.ground.span.start);
    let mut c = Clash::new(
        rule,
        slot,
        vec![ClashSide::passage(pair.link.a, pair.x, a.ground.span), ClashSide::passage(pair.link.b, pair.y, b.ground.span)],
    );
    c.subject = speaker;
    c.certain = pair.link.certain;
    c.confidence = 0.5 + 0.3 * share as f32;
    let shared = al.pairs.len();
    c.why = vec![
        format!("{shared} content words shared in order, {} of them rare in both articles", al.rare),
        format!("{} and {} other words", a.stems.len() - shared, b.stems.len() - shared),
        format!("shared evidence {:.1}", pair.link.weight),
    ];
    c
}

/// Whether two quotes have one speaker.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Speakers {
    /// One person.
    Same,
    /// Not named on one side, or named by one word that may be the office's house.
    Unknown,
    /// Two persons.
    Different,
}

pub(super) fn speakers(pair: &Pair<'_>, a: &QuoteFact, b: &QuoteFact) -> Speakers {
    let (Some(p), Some(q)) = (a.speaker.as_deref(), b.speaker.as_deref()) else {
        return if in_office(pair, a, b) || in_office(pair, b, a) { Speakers::Same } else { Speakers::Unknown };
    };
    let words = |s: &str| s.split([' ', '-']).filter(|w| w.len() > 2).map(str::to_owned).collect::<Vec<_>>();
    let (v, w) = (words(p), words(q));
    if p == q {
        return Speakers::Same;
    }
    // "Rahmat" and "Rahmat Hidayat" are one in one story.
    if !v.is_empty() && !w.is_empty() && (v.iter().all(|x| w.contains(x)) || w.iter().all(|x| v.contains(x))) {
        return Speakers::Same;
    }
    match person(pair.x, p) && person(pair.y, q) {
        true => Speakers::Different,
        false => Speakers::Unknown,
    }
}

/// Whether the speaker without a name is told by the office of the other, whom nobody shares it with.
fn in_office(pair: &Pair<'_>, a: &QuoteFact, b: &QuoteFact) -> bool {
    let (Some(office), Some(person), None) = (a.office.as_deref(), b.speaker.as_deref(), a.speaker.as_deref()) else {
        return false;
    };
    let names = &pair.lexicon.names;
    let one = |k: &str| k == office || names.is_hypernym(office, k) || names.is_hypernym(k, office);
    let roles = || [pair.x, pair.y].into_iter().flat_map(|d| &d.facts.roles).filter(|r| one(&r.office));
    let held = |key: &str| key == person || key.strip_suffix(person).is_some_and(|head| head.ends_with(' '));
    let mut holders = roles().filter_map(|r| r.person.as_deref()).peekable();
    holders.peek().is_some() && holders.all(held)
}

/// Whether a key is a person with more than one name.
pub(super) fn person(d: &Dossier, key: &str) -> bool {
    key.contains([' ', '-']) && d.facts.signature.names.iter().any(|n| n.key == key && n.name_type == NameType::Person)
}

/// Lays two quotes beside each other: the longest common run of content words in the same order.
pub(super) fn align(x: &Dossier, a: &QuoteFact, y: &Dossier, b: &QuoteFact) -> Alignment {
    let p = a.stems.get(..a.stems.len().min(LONGEST)).unwrap_or(&[]);
    let q = b.stems.get(..b.stems.len().min(LONGEST)).unwrap_or(&[]);
    let pairs = subsequence(p, q);
    let rare = |stem: u32| x.facts.signature.frequency(stem) <= RARE && y.facts.signature.frequency(stem) <= RARE;
    let mut out = Alignment::default();
    let mut run = 0;
    let mut last: Option<(usize, usize)> = None;
    for &(i, j) in &pairs {
        let Some(&stem) = p.get(i) else { continue };
        let beside = last.is_none_or(|(m, n)| i == m + 1 && j == n + 1);
        if rare(stem) {
            out.rare += 1;
            run = if beside { run + 1 } else { 1 };
            out.run = out.run.max(run);
        } else {
            run = 0;
        }
        // A denied neighbour that both have is the same denial in another order.
        let beside = |at: usize| at.saturating_sub(2)..=at + 2;
        let off = |q: &QuoteFact, at: usize, ours: &dyn Fn(usize) -> bool| {
            !beside(at).any(|k| q.denied.get(k) == Some(&true) && (k <= at || ours(k)))
                && q.stems.get(at).is_some_and(|s| q.stems.iter().filter(|o| *o == s).count() == 1)
        };
        let (ours, theirs) = (|k: usize| common_stem(q, p, k), |k: usize| common_stem(p, q, k));
        let (no, yes) = (a.denied.get(i) == Some(&true), b.denied.get(j) == Some(&true));
        out.turned |= no != yes && !a.contrasts() && !b.contrasts();
        out.moved |= no && !yes && off(b, j, &theirs) || yes && !no && off(a, i, &ours);
        last = Some((i, j));
    }
    let ends = pairs.iter().copied().chain([(p.len(), q.len())]);
    let (mut m, mut n) = (0, 0);
    for (i, j) in ends {
        if i > m && j > n {
            out.swaps.push(((m, i), (n, j)));
        }
        (m, n) = (i + 1, j + 1);
    }
    out.pairs = pairs;
    out
}

/// Whether the stem at a place of the one stands anywhere in the other.
fn common_stem(other: &[u32], mine: &[u32], at: usize) -> bool {
    mine.get(at).is_some_and(|s| other.contains(s))
}

/// Share of all words of the longer quote, small ones too, that stand in both in the same order.
pub(super) fn wording(pair: &Pair<'_>, a: &QuoteFact, b: &QuoteFact) -> f64 {
    let words = |d: &Dossier, q: &QuoteFact| -> Vec<String> {
        let text = q.ground.span.of(&d.article.text);
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(LONGEST).map(str::to_lowercase).collect()
    };
    let (p, q) = (words(pair.x, a), words(pair.y, b));
    let long = p.len().max(q.len()).max(1);
    subsequence(&p, &q).len() as f64 / long as f64
}

/// Positions of a longest common subsequence.
pub(super) fn subsequence<T: PartialEq>(p: &[T], q: &[T]) -> Vec<(usize, usize)> {
    let width = q.len() + 1;
    let mut best = vec![0u8; (p.len() + 1) * width];
    let at = |best: &[u8], i: usize, j: usize| best.get(i * width + j).copied().unwrap_or(0);
    for (i, s) in p.iter().enumerate().rev() {
        for (j, t) in q.iter().enumerate().rev() {
            let value = match s == t {
                true => at(&best, i + 1, j + 1) + 1,
                false => at(&best, i + 1, j).max(at(&best, i, j + 1)),
            };
            if let Some(cell) = best.get_mut(i * width + j) {
                *cell = value;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < p.len() && j < q.len() {
        if p.get(i) == q.get(j) {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(&best, i + 1, j) >= at(&best, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

/// Whether a gap holds opposites, neither or both of them denied.
fn opposed(a: &QuoteFact, b: &QuoteFact, &((m, i), (n, j)): &Gap) -> bool {
    let within = |q: &QuoteFact, from: usize, to: usize| -> Vec<(usize, u16, bool)> {
        q.poles.iter().copied().filter(|p| (from..to).contains(&p.0)).collect()
    };
    // A quote that holds both sides of a pair weighs them itself.
    let both = |q: &QuoteFact, pair: u16, side: bool| q.poles.iter().any(|p| p.1 == pair && p.2 != side);
    within(a, m, i).iter().any(|p| {
        within(b, n, j).iter().any(|q| {
            p.1 == q.1 && p.2 != q.2 && a.denied.get(p.0) == b.denied.get(q.0) && !both(a, p.1, p.2) && !both(b, q.1, q.2)
        })
    })
}

/// One phrase of rare words in two short quotes that begin and end in other words: the same thing said with another object. Nothing
/// of the one side's own words may stand on the other, nor look like a spelling or a form of one.
fn recast(pair: &Pair<'_>, a: &QuoteFact, b: &QuoteFact, al: &Alignment) -> bool {
    let tail = al.swaps.last().filter(|((_, i), (_, j))| *i == a.stems.len() && *j == b.stems.len());
    let head = al.swaps.first().filter(|((m, _), (n, _))| *m == 0 && *n == 0);
    let (Some(&((m, i), (n, j))), Some(_)) = (tail, head) else { return false };
    if !brief(a) || !brief(b) || i - m > SWAP || j - n > SWAP {
        return false;
    }
    let other = |mine: &QuoteFact, from: usize, to: usize, theirs: &QuoteFact| {
        !mine.stems.get(from..to).unwrap_or(&[]).iter().any(|s| theirs.stems.contains(s))
    };
    let spans = |q: &QuoteFact, from: usize, to: usize| q.spans.get(from..to).unwrap_or(&[]).to_vec();
    let akin = |s: &Span, t: &Span| alike(s.of(&pair.x.article.text), t.of(&pair.y.article.text));
    let right = spans(b, n, j);
    (other(a, m, i, b) || other(b, n, j, a)) && !spans(a, m, i).iter().any(|s| right.iter().any(|t| akin(s, t)))
}

/// Whether two words look like spellings or forms of one: the first four letters are equal.
fn alike(s: &str, t: &str) -> bool {
    let head = |w: &str| w.to_lowercase().chars().take(4).collect::<Vec<_>>();
    head(s) == head(t)
}

/// Whether one of the two stands in the other article in nearly the same words.
fn retold(pair: &Pair<'_>, a: &QuoteFact, b: &QuoteFact) -> bool {
    let told = |d: &Dossier, q: &QuoteFact, e: &Dossier| {
        e.facts.quotes.iter().any(|o| {
            let al = align(d, q, e, o);
            // One word in five may differ only when it is not the word that makes the difference.
            let all = al.pairs.len() == q.stems.len().min(o.stems.len());
            al.pairs.len() >= 2
                && (all || al.pairs.len() as f64 >= SAME * q.stems.len().min(o.stems.len()) as f64 && al.swaps.is_empty())
                && !al.turned
        })
    };
    told(pair.x, a, pair.y) || told(pair.y, b, pair.x)
}
