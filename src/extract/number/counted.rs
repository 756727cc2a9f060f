//! The noun phrase behind a number.

use super::amount::no_currency;
use super::reader::Reader;
use crate::lang::{Class, CountedWord};

/// Longest counted phrase, in words.
const WORDS: usize = 4;

/// Classes that can open the next number, unit aside: a counted phrase ends before them.
const NUMBERS: u64 = Class::Numeral.mask() | Class::Currency.mask() | Class::Vague.mask() | Class::NumberTrap.mask();

/// Whether the next number may open at a token.
fn opens_number(r: &Reader<'_>, i: usize) -> bool {
    r.has(i, NUMBERS) && (r.has(i, NUMBERS & !Class::Currency.mask()) || !no_currency(r, i))
}

/// What the word list says about a token; links aside, which mean something behind some numbers only.
pub(super) fn role(r: &Reader<'_>, i: usize) -> Option<(CountedWord, usize)> {
    words(r, i).find(|(word, _)| *word != CountedWord::Link)
}

fn words<'r>(r: &'r Reader<'_>, i: usize) -> impl Iterator<Item = (CountedWord, usize)> + use<'r> {
    let table = &r.lexicon.counted;
    r.hits(i, Class::Classifier).filter_map(|hit| Some((*table.get(hit.value as usize)?, hit.end as usize)))
}

/// The token behind a link ("dozens of") at `i`, or `i`.
pub(super) fn behind_link(r: &Reader<'_>, i: usize) -> usize {
    words(r, i).find(|(word, _)| *word == CountedWord::Link).map_or(i, |(_, end)| end)
}

/// Whether a word at `i` ends every counted phrase.
fn ends_at(r: &Reader<'_>, i: usize) -> bool {
    matches!(role(r, i), Some((CountedWord::End, _)))
}

/// Whether the word at `i` says what those before it do: "ribuan warga memadati …", "two trains collided". Words by which facts know a state
/// ("warga mengungsi") and what belongs to such words stay.
fn acts(r: &Reader<'_>, i: usize) -> bool {
    const KNOWN: u64 = Class::Attribute.mask() | Class::Dimension.mask() | Class::Office.mask() | Class::Classifier.mask();
    if !r.is_word(i) || r.capital(i) || r.has(i, KNOWN) {
        return false;
    }
    let word = r.text(i);
    let (numbers, dates) = (r.lexicon, &r.cx.lexicon.dates);
    if numbers.active.iter().any(|a| word.starts_with(a.as_str())) {
        let state = numbers.states.iter().any(|s| s == word);
        return !state && r.cx.lexicon.speech.stemmer.prefixed(word);
    }
    let holds = |list: &[String]| list.binary_search_by(|w| w.as_str().cmp(word)).is_ok();
    let past = dates.past_endings.iter().any(|e| word.len() > 4 && word.ends_with(e.as_str())) && !holds(&dates.not_past);
    // "15 newly elected mayors" are elected, "two trains collided near …" do it.
    past && r.is_word(i + 1) && ends_at(r, i + 1) && i > r.first && (r.text(i - 1).ends_with('s') || known(r, i - 1))
}

/// The end of the word at `i` with its reduplication ("luka-luka", "anak-anak"); `None` where the phrase ends.
fn word(r: &Reader<'_>, i: usize) -> Option<usize> {
    if !r.is_word(i) || opens_number(r, i) || super::shape::cross(r, i) || matches!(role(r, i), Some((CountedWord::End, _))) {
        return None;
    }
    let mut end = i + 1;
    // "luka sedang": a grade that elsewhere is an auxiliary of the verb behind it.
    if let Some(hit) = r.hit(i, Class::Classifier).filter(|h| h.end as usize == i + 2 && ends_at(r, i + 1)) {
        let graded = r.lexicon.counted.get(hit.value as usize) == Some(&CountedWord::Noun);
        if graded && (!r.is_word(i + 2) || ends_at(r, i + 2)) {
            end = i + 2;
        }
    }
    while (r.dash(end) || matches!(r.mark(end), '\'' | '’')) && r.glued(end) && r.glued(end + 1) && r.is_word(end + 1) {
        end += 2;
    }
    Some(end)
}

/// The tokens of the counted noun phrase that starts at `i`; equal ends when there is none.
///
/// A classifier is skipped when a noun follows and counted itself when none does.
pub(super) fn phrase(r: &Reader<'_>, i: usize) -> (usize, usize) {
    // "A 26-stop line"
    if r.dash(i) && r.glued(i) && r.glued(i + 1) && r.len(i + 1) > 2 && i > r.first && !r.capital(i + 1) {
        return word(r, i + 1).map_or((i, i), |end| (i + 1, end));
    }
    let mut start = i;
    // "27 bidang dikuasai warga" counts the classifier, and "satu dicuci" nothing.
    if let Some((CountedWord::Classifier, end)) = role(r, i)
        && word(r, end).is_some()
        && !acts(r, end)
    {
        start = end;
    } else if acts(r, i) {
        return (i, i);
    }
    let mut end = start;
    for _ in 0..WORDS {
        match word(r, end) {
            Some(next) => end = next,
            None => break,
        }
    }
    if let Some(verb) = (start + 1..end).find(|&t| acts(r, t)) {
        // What the verb does may tell the state that is counted: "orang mengalami luka berat".
        let state = (verb..end).any(|t| r.has(t, Class::Attribute.mask() | Class::Dimension.mask()));
        end = if state { end } else { verb };
    }
    (start, end)
}

/// Whether a word that is regularly counted, or a classifier, stands at `i`.
pub(super) fn known(r: &Reader<'_>, i: usize) -> bool {
    matches!(role(r, i), Some((CountedWord::Classifier | CountedWord::Noun, _)))
}
