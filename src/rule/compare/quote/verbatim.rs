//! A speech of any length, told word for word by both, but for a word or two in the midst of it: "it must be heard by everybody who has
//! retired", "it need no longer be heard by everybody who has retired".
//!
//! Long reports hold long quotes, and each cuts them as it likes, so that two quotes seldom are one sentence as a whole. What stands right
//! before and right behind the changed words is enough when it is the same for many words on end: who writes down freely what was said
//! changes a word here and there, and a small one rather than what is spoken of.

use super::reworded::{Word, one_form, words};
use super::said::{contrary, other, told};
use super::{Speakers, align, candidates, clash, speakers, subsequence};
use crate::resolve::Dossier;
use crate::resolve::facts::QuoteFact;
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::Sink;
use crate::rule::compare::keys::Both;
use crate::rule::compare::name::spelling::edits;
use crate::rule::compare::name::stand_in::at_one_time;
use crate::text::Span;
use crate::value::Reason;
use std::ops::Range;

/// Words of a quote that are looked at.
const LONGEST: usize = 120;
/// Words that stay right before and right behind, together.
const FRAME: usize = 7;
/// Rare words that both have, and the same in an archive, where two of them are shared by chance.
const RARE: usize = 2;
const ARCHIVE: usize = 4;
/// Content words that stand in both in one order.
const STEMS: usize = 3;
/// The same where one denies what the other says, or says the contrary.
const TURNED: usize = 6;
/// The same where the speakers are not known to be one.
const UNNAMED: usize = 9;
/// Other places in which two quotes may differ that say the contrary.
const LOOSE: usize = 2;
/// Letters of a word that is held against another.
const SHORTEST: usize = 3;
/// Words that stand for others.
const PHRASE: usize = 3;

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, both: &Both<'_>, sink: &mut Sink) {
    if pair.link.apart || !pair.link.certain || pair.x.language != pair.y.language || !at_one_time(pair) {
        return;
    }
    let least = if pair.link.archive { ARCHIVE } else { RARE };
    for (i, j, _) in candidates(both).into_iter().filter(|c| c.2 >= least) {
        let (Some(a), Some(b)) = (pair.x.facts.quotes.get(i), pair.y.facts.quotes.get(j)) else { continue };
        // Most quotes share a rare word or two and nothing else, which their stems tell sooner than their words.
        let alike = || subsequence(&a.stems, &b.stems).len() >= STEMS;
        if !a.direct || !b.direct || !alike() || told(sink, rule, a, b) {
            continue;
        }
        let who = speakers(pair, a, b);
        let (p, q) = (side(pair.x, a), side(pair.y, b));
        let Some(gap) = gap(pair, who, (a, &p), (b, &q)) else { continue };
        sink.compared();
        if retold(&p, &gap.0, pair.y) || retold(&q, &gap.1, pair.x) {
            sink.silent(rule, Reason::DifferentScope);
            continue;
        }
        sink.clash(clash(rule, pair, a, b, &align(pair.x, a, pair.y, b), 1.0));
    }
}

fn side(d: &Dossier, q: &QuoteFact) -> Vec<Word> {
    let mut all = words(d, q);
    all.truncate(LONGEST);
    all
}

/// Where a phrase stands in the one quote, and what stands for it in the other.
type Found = (Range<usize>, Range<usize>);

/// The first words that stand for others in the midst of the same ones.
fn gap(pair: &Pair<'_>, who: Speakers, (a, p): (&QuoteFact, &[Word]), (b, q): (&QuoteFact, &[Word])) -> Option<Found> {
    let keys = |w: &[Word]| w.iter().map(|w| w.folded.clone()).collect::<Vec<_>>();
    let pairs = subsequence(&keys(p), &keys(q));
    // Runs that are without a gap in both: where each begins, and how long it is.
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for &(i, j) in &pairs {
        match runs.last_mut() {
            Some((m, n, len)) if *m + *len == i && *n + *len == j => *len += 1,
            _ => runs.push((i, j, 1)),
        }
    }
    // "Ada indikasi enggak memakai sabu?", "ada indikasi memakai sabu enggak?": a denial that stands elsewhere in the other quote.
    let loose = |of: &QuoteFact, w: &[Word], at: fn(&(usize, usize)) -> usize| {
        w.iter()
            .enumerate()
            .filter(|(k, w)| !pairs.iter().any(|p| at(p) == *k) && denied(of, std::slice::from_ref(w)) > 0)
            .count()
    };
    let moved = loose(a, p, |p| p.0).min(loose(b, q, |p| p.1)) > 0;
    // Other places between the first and the last word of both in which the two differ.
    let others = |but: usize| {
        let all = runs.windows(2).enumerate().filter(|(k, _)| *k != but);
        all.filter(|(_, w)| matches!(w, [(i, j, head), (m, n, _)] if !alike(p.get(i + head..*m), q.get(j + head..*n)))).count()
    };
    runs.windows(2).enumerate().find_map(|(at, w)| {
        let [(i, j, head), (m, n, tail)] = w else { return None };
        let (xs, ys) = (i + head..*m, j + head..*n);
        let (x, y) = (p.get(xs.clone())?, q.get(ys.clone())?);
        let content = p.get(*i..i + head)?.iter().chain(p.get(*m..m + tail)?).filter(|w| w.content).count();
        let denies = !moved && *head > 1 && denied(a, x) + denied(b, y) == 1;
        let turned = denies || contrary(pair, x, y);
        let (least, most) = match (who, turned) {
            (Speakers::Same, true) => (TURNED, LOOSE),
            (Speakers::Same, false) => (FRAME, 0),
            (_, true) => (UNNAMED, 0),
            _ => return None,
        };
        let holes = hole(pair.x, p, &xs) || hole(pair.y, q, &ys);
        let enough = !holes && head + tail >= least && content >= 2 && x.len().max(y.len()) <= PHRASE && others(at) <= most;
        let differ = turned || *head > 1 && *tail > 1 && differ(pair, x, y);
        (enough && differ && !glued(x, y)).then_some((xs, ys))
    })
}

/// Whether a mark with space before it stands at a gap: what was linked there has been cut out, and nobody knows what was said.
fn hole(d: &Dossier, w: &[Word], gap: &Range<usize>) -> bool {
    let before = gap.start.checked_sub(1).and_then(|at| w.get(at));
    let (Some(before), Some(behind)) = (before, w.get(gap.end)) else { return false };
    Span { start: before.span.end, end: behind.span.start }.of(&d.article.text).contains(" ,")
}

/// "danInshaAllahtidak korupsi": the letters of the other, with the spaces lost.
fn glued(x: &[Word], y: &[Word]) -> bool {
    let letters = |w: &[Word]| w.iter().map(|w| w.folded.as_str()).collect::<String>();
    x.len() != y.len() && edits(&letters(x), &letters(y)) <= 1
}

/// Whether two gaps hold forms or spellings of one word, or nothing but a small word.
fn alike(x: Option<&[Word]>, y: Option<&[Word]>) -> bool {
    match (x, y) {
        (Some([v]), Some([w])) => one_form(&v.folded, &w.folded),
        (Some(x), Some(y)) => x.iter().chain(y).count() == 1 && x.iter().chain(y).all(|w| !w.content),
        _ => false,
    }
}

/// Negating words among those of a quote.
fn denied(q: &QuoteFact, w: &[Word]) -> usize {
    w.iter().filter(|w| q.denials.iter().any(|s| s.start <= w.span.start && w.span.end <= s.end)).count()
}

/// Whether one word stands for another, neither a spelling, a form nor another word for it.
fn differ(pair: &Pair<'_>, x: &[Word], y: &[Word]) -> bool {
    let ([v], [w]) = (x, y) else { return false };
    let figure = |w: &Word| w.folded.chars().all(|c| c.is_ascii_digit());
    if figure(v) || figure(w) {
        // "06 Juni" is the sixth as well.
        return figure(v) && figure(w) && v.folded.trim_start_matches('0') != w.folded.trim_start_matches('0');
    }
    let short = |w: &Word| w.folded.chars().count() < SHORTEST;
    v.content && w.content && v.set == w.set && !short(v) && !short(w) && other(pair, x, y)
}

/// Whether an article has the words of a phrase, with the word before it and the one behind, in one order.
fn retold(p: &[Word], gap: &Range<usize>, d: &Dossier) -> bool {
    let wanted: Vec<&str> = p.iter().take(gap.end + 1).skip(gap.start.saturating_sub(1)).map(|w| w.folded.as_str()).collect();
    let all: Vec<String> =
        d.article.text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(|w| w.to_lowercase()).collect();
    all.windows(wanted.len()).any(|w| w.iter().eq(wanted.iter()))
}
