//! What somebody said, in two short reports of one happening: one sentence with another object, cause or end, or turned round.
//!
//! A report may quote a part of the sentence only, so the shorter quote is laid into the longer one: its first words and its last ones
//! stand there in the same order, and in between, or at the end, a phrase stands in the place of another. Of short reports each tells
//! the quote of a speaker, so that less has to agree than in an archive, where a speaker says many things in the same phrases.

use super::fragment::altered;
use super::mouth::{lent, two_last_names};
use super::opposed::opposed;
use super::reworded::{Word, one_form, words};
use super::{Speakers, align, clash, speakers};
use crate::resolve::Dossier;
use crate::resolve::facts::QuoteFact;
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, Sink};
use crate::rule::compare::name::filler::brief;
use crate::text::Span;

/// Words of a quote that is looked at.
const LONGEST: usize = 30;
/// Quotes of an article that is looked at.
const MANY: usize = 24;
/// Words that stay, and the same in two whole sentences of one speaker.
const FRAME: usize = 4;
const SENTENCE: usize = 3;
/// Words that stay where the speaker may be another.
const VERBATIM: usize = 6;
/// Words of a phrase that stands for another.
const PHRASE: usize = 4;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if !brief(pair) || pair.x.language != pair.y.language {
        return;
    }
    let side = |d: &Dossier| -> Quotes {
        let all = d.facts.quotes.iter().enumerate().take(MANY).map(|(i, q)| (i, words(d, q)));
        all.filter(|(_, w)| (SENTENCE..=LONGEST).contains(&w.len())).collect()
    };
    let (xs, ys) = (side(pair.x), side(pair.y));
    for (i, p) in &xs {
        for (j, q) in &ys {
            let (Some(a), Some(b)) = (pair.x.facts.quotes.get(*i), pair.y.facts.quotes.get(*j)) else { continue };
            if a.stems.is_empty() || b.stems.is_empty() || told(sink, rule, a, b) {
                continue;
            }
            let who = speakers(pair, a, b);
            let firm = who == Speakers::Different && a.firm && b.firm;
            let direct = a.direct && b.direct && !firm;
            if (who == Speakers::Different || two_last_names(pair, a, b)) && a.direct && b.direct && taken(p, q) {
                lent(rule, pair, (a, b), sink);
            }
            let contrast = a.contrasts() || b.contrasts();
            let contrary = || match who {
                Speakers::Same => {
                    !contrast && (negated(a, b, p, q) || turned(a, b)) || direct && (crossed(a, b, p, q) || denied(pair, a, b))
                }
                Speakers::Unknown => direct && crossed(a, b, p, q),
                Speakers::Different => false,
            };
            let turned = || opposed(pair, who, (a, p), (b, q)) || altered(pair, who, (a, p), (b, q));
            let other = || turned() && !repeated(p, &ys, q) && !repeated(q, &xs, p);
            if direct && exchanged(pair, who, (a, p), (b, q), (&xs, &ys)) || contrary() || other() {
                sink.compared();
                let al = align(pair.x, a, pair.y, b);
                sink.clash(clash(rule, pair, a, b, &al, 1.0));
            }
        }
    }
}

/// Whether the quotes have been reported.
pub(super) fn told(sink: &Sink, rule: &Rule, a: &QuoteFact, b: &QuoteFact) -> bool {
    let at = |c: &Clash, s: Span| c.sides.iter().any(|t| t.span.overlaps(s));
    sink.clashes.iter().any(|c| c.rule == rule.id && at(c, a.ground.span) && at(c, b.ground.span))
}

/// The shorter of two quotes laid into the longer one.
struct Fit<'w> {
    /// Words at the head of both, and at the end.
    head: &'w [Word],
    tail: &'w [Word],
    /// What stands between them in the shorter and in the longer one.
    short: &'w [Word],
    long: &'w [Word],
    /// Both begin with the head, and both end where the tail ends.
    whole: bool,
    closed: bool,
}

fn equal(v: &Word, w: &Word) -> bool {
    v.folded == w.folded
}

fn fit<'w>(s: &'w [Word], l: &'w [Word]) -> Option<Fit<'w>> {
    let run = |from: usize| s.iter().zip(l.get(from..).unwrap_or(&[])).take_while(|(v, w)| equal(v, w)).count();
    // The first place of the best run.
    let (start, head) = (0..l.len()).map(|i| (i, run(i))).rev().max_by_key(|(_, n)| *n)?;
    let left = s.get(head..)?;
    let after = l.get(start + head..)?;
    let back = |to: usize| {
        let ahead = after.get(..to).unwrap_or(&[]);
        left.iter().rev().zip(ahead.iter().rev()).take_while(|(v, w)| equal(v, w)).count()
    };
    let (end, tail) = (0..=after.len()).map(|to| (to, back(to))).max_by_key(|(_, n)| *n)?;
    let short = left.get(..left.len() - tail)?;
    let (closed, mut long) = match tail {
        0 => (true, after),
        _ => (end == after.len(), after.get(..end - tail)?),
    };
    // A fragment that begins with another word: what stands in its place is as long.
    let whole = start == 0 && (head > 0 || long.len() == short.len());
    if head == 0 {
        long = long.get(long.len().checked_sub(short.len())?..)?;
    }
    Some(Fit { head: s.get(..head)?, tail: left.get(left.len() - tail..)?, short, long, whole, closed })
}

/// A quote with its words.
type Quote<'q> = (&'q QuoteFact, &'q [Word]);
/// Quotes of an article with their words.
type Quotes = Vec<(usize, Vec<Word>)>;

/// Whether one phrase stands in the place of another.
fn exchanged(pair: &Pair<'_>, who: Speakers, (a, p): Quote<'_>, (b, q): Quote<'_>, all: (&Quotes, &Quotes)) -> bool {
    let (s, l) = if p.len() <= q.len() { (p, q) } else { (q, p) };
    let Some(fit) = fit(s, l) else { return false };
    // "Sometimes he came", "now and then, often, he came": two sentences that begin in two ways go on alike.
    let (d, shorter) = if p.len() <= q.len() { (pair.x, a) } else { (pair.y, b) };
    let fragment = shorter.ground.span.of(&d.article.text).chars().next().is_some_and(char::is_lowercase);
    if fit.head.is_empty() && !fit.whole && !fragment {
        return false;
    }
    let shared = fit.head.len() + fit.tail.len();
    let content = fit.head.iter().chain(fit.tail).filter(|w| w.content).count();
    let (x, y) = (fit.short, fit.long);
    // A phrase for a phrase in two whole sentences, else a word for a word: speech that is written down freely goes on alike too.
    if !(fit.whole && fit.closed) && (x.len() > 1 || y.len() > 1) {
        return false;
    }
    if x.is_empty() || y.is_empty() || x.len() > PHRASE || y.len() > PHRASE || shared * 2 < s.len() || content == 0 {
        return false;
    }
    let enough = match who {
        Speakers::Same => {
            shared > FRAME || content >= 2 && (shared >= FRAME || fit.whole && shared >= SENTENCE && s.len() > FRAME)
        }
        Speakers::Unknown => shared >= FRAME && content >= 2,
        Speakers::Different => shared >= VERBATIM && content > 2,
    };
    // Names that stand for each other are compared elsewhere.
    let own = |w: &[Word]| w.iter().any(|w| w.content && !w.set);
    let plain = |w: &[Word]| w.iter().all(|w| !w.set);
    let last = fit.tail.is_empty() && fit.closed && x.len() == 1 && y.len() == 1 && shared >= FRAME;
    let ends = last && (who == Speakers::Same || shared > VERBATIM) && (own(x) || own(y) || content >= 2) && plain(x) && plain(y);
    enough
        && (own(x) && own(y) || ends || contrary(pair, x, y))
        && other(pair, x, y)
        && !repeated(p, all.1, q)
        && !repeated(q, all.0, p)
}

/// Whether two phrases hold words that have contrary meanings: "before", "after".
pub(super) fn contrary(pair: &Pair<'_>, x: &[Word], y: &[Word]) -> bool {
    let speech = &pair.lexicon.speech;
    let poles = |w: &[Word]| -> Vec<(u16, bool)> {
        w.iter().flat_map(|w| speech.poles(&speech.stemmer.stem(&w.folded)).to_vec()).collect()
    };
    let theirs = poles(y);
    poles(x).iter().any(|(pole, side)| theirs.contains(&(*pole, !side)))
}

/// Whether two phrases are two, not two forms, spellings or voices of one.
pub(super) fn other(pair: &Pair<'_>, x: &[Word], y: &[Word]) -> bool {
    let speech = &pair.lexicon.speech;
    let letters = |w: &[Word]| w.iter().map(|w| w.folded.as_str()).collect::<String>();
    let stems = |w: &[Word]| w.iter().map(|w| speech.stemmer.stem(&w.folded).into_owned()).collect::<Vec<_>>();
    let (p, q) = (stems(x), stems(y));
    let voice =
        p.iter().zip(x).any(|(s, w)| w.content && q.contains(s)) || q.iter().zip(y).any(|(s, w)| w.content && p.contains(s));
    let same = |s: &String, t: &String| speech.synonyms(s, t) || s.len() > SENTENCE && t.len() > SENTENCE && one_form(s, t);
    let synonyms = p.iter().any(|s| q.iter().any(|t| same(s, t)));
    !one_form(&letters(x), &letters(y)) && !voice && !synonyms
}

/// Whether another quote of the other article has the words of this one.
fn repeated(p: &[Word], others: &Quotes, but: &[Word]) -> bool {
    let has = |w: &[Word]| p.iter().filter(|v| v.content).all(|v| w.iter().any(|u| equal(u, v)));
    others.iter().any(|(_, w)| !std::ptr::eq(w.as_slice(), but) && has(w))
}

/// Whether two words have changed places in a sentence that denies one of them: "two hours, not two days", "two days, not two hours".
fn crossed(a: &QuoteFact, b: &QuoteFact, p: &[Word], q: &[Word]) -> bool {
    if a.denials.is_empty() || a.denials.len() != b.denials.len() {
        return false;
    }
    let (s, l) = if p.len() <= q.len() { (p, q) } else { (q, p) };
    s.len() > FRAME
        && l.windows(s.len()).any(|w| {
            let mut differ = s.iter().zip(w).enumerate().filter(|(_, (v, w))| !equal(v, w));
            match (differ.next(), differ.next(), differ.next()) {
                (Some((i, (v, w))), Some((j, (t, u))), None) => equal(v, u) && equal(w, t) && j > i + 1,
                _ => false,
            }
        })
}

/// Whether one of two sentences is the other with a denial in it.
fn negated(a: &QuoteFact, b: &QuoteFact, p: &[Word], q: &[Word]) -> bool {
    let (s, l) = if p.len() <= q.len() { (p, q) } else { (q, p) };
    if a.denials.len() + b.denials.len() != 1 || a.stems.len().abs_diff(b.stems.len()) > 2 {
        return false;
    }
    let least = if a.direct && b.direct { 2 } else { SENTENCE };
    let content = s.iter().filter(|w| w.content).count();
    // "We can", "we cannot": the helping word may change with it.
    let small = |w: &[Word], most: usize| w.len() <= most && !w.iter().any(|w| w.content || w.set);
    // "Not ready for the winter" is a part of what was said, or was not.
    let begun = |f: &Fit<'_>| f.whole || f.head.is_empty() && f.short.len() == 1;
    let put = |f: Fit<'_>| begun(&f) && f.closed && small(f.short, 1) && small(f.long, 2);
    content >= least && fit(s, l).is_some_and(put)
}

/// Words of a quote that is known again word for word, and content words of a part of one.
const KNOWN: usize = 5;
const PART: usize = 3;

/// Whether one quote is the other word for word, or a part of it.
fn taken(p: &[Word], q: &[Word]) -> bool {
    let (s, l) = if p.len() <= q.len() { (p, q) } else { (q, p) };
    let content = s.iter().filter(|w| w.content).count();
    let least = if s.len() == l.len() { 1 } else { PART };
    s.len() >= KNOWN && content >= least && fit(s, l).is_some_and(|f| f.head.len() == s.len())
}

/// Whether it is known of each denial what it denies: not of "money can be earned, a name cannot".
fn settled(q: &QuoteFact) -> bool {
    q.denied.iter().filter(|no| **no).count() == q.denials.len()
}

/// Content words two sentences share, in any order.
const SHARED: usize = 3;

/// Whether two sentences that tell the same in any order deny a word in one of them only, or hold contrary words.
fn turned(a: &QuoteFact, b: &QuoteFact) -> bool {
    let (few, many) = (a.denials.len().min(b.denials.len()), a.denials.len().max(b.denials.len()));
    let shared: Vec<(usize, usize)> =
        (a.stems.iter().enumerate()).filter_map(|(i, s)| Some((i, b.stems.iter().position(|t| t == s)?))).collect();
    let (short, long) = (a.stems.len().min(b.stems.len()), a.stems.len().max(b.stems.len()));
    let direct = a.direct && b.direct;
    let ordered = shared.windows(2).all(|w| matches!(w, [(_, i), (_, j)] if i < j));
    let least = if direct && shared.len() == short { 2 } else { SHARED };
    // Two sentences in quotation marks that tell a thing in two orders are two sentences.
    if direct && !ordered || shared.len() < least || shared.len() * 4 < short * 3 || long > LONGEST / 2 {
        return false;
    }
    if !settled(a) || !settled(b) {
        return false;
    }
    let no = |q: &QuoteFact, at: usize| q.denied.get(at) == Some(&true);
    if few == 0 && many == 1 {
        return long <= short + 3 && shared.iter().any(|&(i, j)| no(a, i) != no(b, j));
    }
    let lone = |q: &QuoteFact, other: &QuoteFact| -> Vec<(u16, bool)> {
        let own = q.poles.iter().filter(|p| q.stems.get(p.0).is_some_and(|s| !other.stems.contains(s)));
        own.map(|p| (p.1, p.2)).collect()
    };
    let theirs = lone(b, a);
    many == 0 && long <= shared.len() + 2 && lone(a, b).iter().any(|(pole, side)| theirs.contains(&(*pole, !side)))
}

/// Whether of two words in two clauses each is denied in one of the quotes and not in the other. In one clause a denial may stand before
/// whoever it is told of: "never did the old man complain", "the old man never did complain".
fn denied(pair: &Pair<'_>, a: &QuoteFact, b: &QuoteFact) -> bool {
    if a.denials.is_empty() || a.denials.len() != b.denials.len() || !settled(a) || !settled(b) {
        return false;
    }
    let place = |q: &QuoteFact, stem: u32| {
        let mut at = q.stems.iter().enumerate().filter(|(_, s)| **s == stem).map(|(i, _)| i);
        at.next().filter(|_| at.next().is_none())
    };
    let (mut left, mut right) = (None, None);
    for (i, stem) in a.stems.iter().enumerate() {
        let (Some(_), Some(j)) = (place(a, *stem), place(b, *stem)) else { continue };
        let side = match (a.denied.get(i), b.denied.get(j)) {
            (Some(true), Some(false)) => &mut left,
            (Some(false), Some(true)) => &mut right,
            _ => continue,
        };
        if side.replace((i, j)).is_some() {
            return false;
        }
    }
    let (Some((i, j)), Some((m, n))) = (left, right) else { return false };
    let clauses = |d: &Dossier, q: &QuoteFact, from: usize, to: usize| {
        let (Some(s), Some(t)) = (q.spans.get(from.min(to)), q.spans.get(from.max(to))) else { return false };
        Span { start: s.end, end: t.start }.of(&d.article.text).contains([',', ';', '.', ':'])
    };
    clauses(pair.x, a, i, m) && clauses(pair.y, b, j, n)
}
