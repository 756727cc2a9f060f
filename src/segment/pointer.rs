//! A pointer to another article inside running text whose line breaks were lost ("Baca juga: Pasar Baru Dibuka Wali kota mengatakan …"):
//! where it begins, and where its headline gives way to the article again.

use super::page::{Page, is_dash, is_opener, is_stop};
use crate::lang::{Class, Cue, LabelDrops, LabelPlace, cue_bit};
use crate::text::{Joint, Token, WordTable};

/// Tokens behind the label among which the headline has to end.
pub(super) const REACH: usize = 70;
/// Words with a capital that a headline in title case has at least.
const LEAST: usize = 4;
/// Tokens looked at for a second place in which two words stand beside each other.
const SEEN: usize = 1500;
/// Words of a name that may stand before its last one.
const NAME: usize = 4;

/// The token behind "Baca juga:" in the middle of a line. Single words ("Simak:") may be the writer's own, and without a mark behind it
/// only a label with capitals is one.
pub(super) fn begins(page: &Page<'_>, i: usize) -> Option<usize> {
    label(page, i).map(|(_, end)| end)
}

fn label(page: &Page<'_>, i: usize) -> Option<(LabelDrops, usize)> {
    page.zones.labels(page.hits, i).filter(|(label, end)| label.at == LabelPlace::LineStart && *end >= i + 2).find_map(
        |(label, end)| {
            let mark = page.symbol(end);
            let set_off = mark == ':' || is_dash(mark) || matches!(mark, '\'' | '\u{2018}' | '\u{201c}' | '"');
            let bare = || {
                label.drops == LabelDrops::Teaser
                    && (i..=end).all(|t| page.capital(t))
                    && !i.checked_sub(1).is_some_and(|b| page.is_word(b))
            };
            (set_off || bare()).then_some((label.drops, end))
        },
    )
}

/// The token behind the headline of the pointer at `i`, where the article goes on; `None` when a mark ends it or nothing does.
pub(super) fn end(page: &Page<'_>, i: usize, last: usize) -> Option<usize> {
    let (_, behind) = label(page, i).filter(|(drops, _)| *drops == LabelDrops::Teaser)?;
    if lost_break(page, behind) || speech(page, behind, last) {
        return Some(behind);
    }
    let from = behind + usize::from(page.symbol(behind) == ':' || is_dash(page.symbol(behind)));
    let (seam, turn) = (seam(page, from, last), turn(page, from, last));
    let titled = |start: &usize| (from..*start).filter(|&t| page.capital(t)).count() >= LEAST;
    let start = match (seam, turn) {
        (Some(seam), Some(turn)) if turn < seam => Some(behind_title(page, from, turn)).filter(titled).or(Some(seam)),
        (Some(seam), _) => Some(seam),
        (None, turn) => turn.map(|turn| behind_title(page, from, turn)).filter(titled),
    };
    start.filter(|&start| ends(page, start, last))
}

/// Where the sentence begins that turns to small letters at `turn`, with the mark that opens it.
fn behind_title(page: &Page<'_>, from: usize, turn: usize) -> usize {
    let start = if page.is_word(turn) { start(page, from, turn) } else { turn };
    start - usize::from(start > from && is_opener(page.symbol(start - 1)))
}

/// Whether a word was glued to the one before it, though it begins something else.
pub(super) fn lost_break(page: &Page<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|b| page.get(b));
    page.get(i).zip(before).is_some_and(|(t, b)| t.spaced() && b.span.end == t.span.start)
}

/// Where a word was glued to the last one of the headline.
fn seam(page: &Page<'_>, from: usize, last: usize) -> Option<usize> {
    let stops = |i: usize| page.symbol(i) == '.' && page.spaced(i + 1) && page.capital(i + 1);
    let mut headline = (from + 1..last.min(from + REACH)).take_while(|&i| !stops(i) && begins(page, i).is_none());
    headline.find(|&i| lost_break(page, i))
}

/// The first word that no headline in title case writes small, in running text.
fn turn(page: &Page<'_>, from: usize, last: usize) -> Option<usize> {
    let to = last.min(from + REACH);
    for i in from..to {
        let c = page.symbol(i);
        if (c == '.' && page.spaced(i + 1) && page.capital(i + 1)) || begins(page, i).is_some() {
            return None;
        }
        if i > from && speech(page, i, last) {
            return Some(i);
        }
        if is_running(page, i) && (page.hits.mask(i) & Class::SayVerb.mask() != 0 || runs(page, i + 1, last)) {
            return Some(i);
        }
    }
    None
}

/// A quotation of running text begins: "… Syaratnya \"Kami sudah siap".
fn speech(page: &Page<'_>, i: usize, last: usize) -> bool {
    matches!(page.symbol(i), '"' | '\u{201c}') && page.capital(i + 1) && !page.spaced(i + 1) && runs(page, i + 2, last)
}

/// A word in small letters that is neither a function word nor the second half of a compound.
pub(super) fn is_running(page: &Page<'_>, i: usize) -> bool {
    page.lower(i) && page.spaced(i) && page.len(i) > 1 && page.hits.mask(i) & Class::Function.mask() == 0
}

/// Whether most of the next words are written small.
pub(super) fn runs(page: &Page<'_>, from: usize, last: usize) -> bool {
    let words = (from..last.min(from + 8)).filter(|&i| page.is_word(i)).take(3);
    words.filter(|&i| page.lower(i)).count() >= 2
}

/// Where the sentence begins whose first small word stands at `turn`.
fn start(page: &Page<'_>, from: usize, turn: usize) -> usize {
    // "Dalam pertemuan itu": a headline writes such words small or, where it writes them large, goes on large.
    let function = |i: usize| page.hits.mask(i) & Class::Function.mask() != 0;
    let small = (from..turn).any(|i| page.lower(i) && function(i) && page.capital(i + 1));
    let free = |i: usize| page.capital(i) && !matches!(page.symbol(i - 1), ':' | '-' | '?' | '!');
    let opener = |i: usize| {
        let word = page.get(i).map_or("", |t| t.span.of(page.text)).to_lowercase();
        matches!(page.lexicon.joins(&word), Some(Joint::Opener | Joint::Preposition))
    };
    let words = from + 1..turn;
    let opens = |&i: &usize| free(i) && (i + 1 == turn && function(i) || page.lower(i + 1) && opener(i));
    if let Some(i) = words.clone().find(opens) {
        return i;
    }
    if let Some(i) = words.clone().rev().find(|&i| small && free(i) && opener(i)) {
        return i;
    }
    let mut first = words.rev().find(|&i| page.capital(i) && !is_dash(page.symbol(i - 1))).unwrap_or(turn);
    let least = (from + 1).max(first.saturating_sub(NAME));
    while first > least && page.capital(first - 1) && page.spaced(first) && belongs(page, first - 1) {
        first -= 1;
    }
    first
}

/// Whether a capitalised word and the one behind it are parts of one name: a title or a given name before it, or the two stand so elsewhere.
fn belongs(page: &Page<'_>, i: usize) -> bool {
    const TITLES: u64 = Class::Honorific.mask() | Class::Office.mask();
    if page.hits.mask(i) & TITLES != 0 || page.hits.cues(i) & cue_bit(Class::NameCue, Cue::Given as u32) != 0 {
        return true;
    }
    let text = |i: usize| page.get(i).map(|t| t.span.of(page.text));
    let (Some(one), Some(two)) = (text(i), text(i + 1)) else { return false };
    let around = i.saturating_sub(SEEN)..page.tokens.len().min(i + SEEN);
    page.tokens.get(around).unwrap_or(&[]).windows(2).any(|pair| {
        let [a, b] = pair else { return false };
        let same = |t: &Token, word: &str| t.span.len() == word.len() && t.span.of(page.text) == word;
        a.capital() && b.capital() && same(a, one) && same(b, two) && page.get(i).is_some_and(|t| t.span != a.span)
    })
}

/// Whether what begins at a token ends as a sentence does: headlines do not.
fn ends(page: &Page<'_>, from: usize, last: usize) -> bool {
    (from..last).take_while(|&i| begins(page, i).is_none()).any(|i| is_stop(page.symbol(i)) && !page.lower(i + 1))
}
