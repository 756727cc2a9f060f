//! Sentences inside one line.

use super::page::{Page, is_closer, is_dash, is_opener, is_stop};
use super::{credit, pointer};
use crate::lang::{Abbreviation, Class, Cue, LabelPlace, cue_bit};
use crate::text::WordTable;

/// Calls `each` with the first token and the end of every sentence of `first..last`.
pub(super) fn split(page: &Page<'_>, first: usize, last: usize, mut each: impl FnMut(usize, usize)) {
    let mut start = first;
    let mut quotes = 0usize;
    let mut i = first;
    while i < last {
        if page.is_plain(i) {
            i += 1;
            continue;
        }
        let c = page.symbol(i);
        quotes += usize::from(c == '"');
        let pointer = page.capital(i) && !(i > start && page.symbol(i - 1) == '(') && pointer::begins(page, i).is_some();
        if i > start && (pointer || c == '(' && opens_aside(page, i)) {
            each(start, i);
            start = i;
        }
        if pointer && let Some(end) = pointer::end(page, i, last) {
            each(i, end);
            (start, i) = (end, end);
            continue;
        }
        if page.capital(i)
            && let Some(end) = inline(page, i).filter(|&end| end < last)
        {
            if i > start {
                each(start, i);
            }
            each(i, end);
            (start, i) = (end, end);
            continue;
        }
        let end = if is_stop(c) {
            stop(page, i, last, &mut quotes)
        } else if c == ')' && page.symbol(start) == '(' && opens_aside(page, start) {
            Some(i + 1)
        } else if c == ',' {
            joint(page, i, last)
        } else {
            None
        };
        match end {
            Some(end) if end < last => {
                each(start, end);
                start = end;
                i = end;
            }
            Some(_) => break,
            None => {
                i += 1;
                // A run of points was looked at as one.
                while is_stop(c) && i < last && is_stop(page.symbol(i)) && !page.spaced(i) {
                    i += 1;
                }
            }
        }
    }
    if start < last {
        each(start, last);
    }
}

/// "(Baca juga: …)": a pointer to another article inside a paragraph.
fn opens_aside(page: &Page<'_>, i: usize) -> bool {
    page.zones.labels(page.hits, i + 1).any(|(label, end)| label.at == LabelPlace::LineStart && page.symbol(end) == ':')
}

/// The end of a phrase that a page has put into a sentence: "SCROLL TO CONTINUE WITH CONTENT".
pub(super) fn inline(page: &Page<'_>, i: usize) -> Option<usize> {
    page.zones.labels(page.hits, i).find(|(label, _)| label.at == LabelPlace::Inline).map(|(_, end)| end)
}

/// The end of the sentence that the stop at `i` closes, or `None` when it closes none.
fn stop(page: &Page<'_>, i: usize, last: usize, quotes: &mut usize) -> Option<usize> {
    let c = page.symbol(i);
    let mut end = i + 1;
    while end < last && is_stop(page.symbol(end)) && !page.spaced(end) {
        end += 1;
    }
    // A point among points, or inside a figure, a name, an address.
    let single = end == i + 1 && c == '.' && !(i > 0 && is_stop(page.symbol(i - 1)) && !page.spaced(i));
    let before_closers = end;
    while end < last && is_closer(page.symbol(end)) {
        let quote = page.symbol(end) == '"';
        // A straight quote behind a space closes when one is open, else it opens the next sentence.
        if page.spaced(end) && !(quote && *quotes % 2 == 1) {
            break;
        }
        // "… turun.\"Kami …": with none open, a mark glued to a capital opens.
        if quote && (*quotes).is_multiple_of(2) && page.capital(end + 1) && !page.spaced(end + 1) {
            break;
        }
        *quotes += usize::from(quote);
        end += 1;
    }
    let closed = end > before_closers;
    if end >= last {
        return Some(last);
    }
    // Scraped paragraphs joined by a comma: ".,Dalam", ".,\"Kami"
    if page.symbol(end) == ',' && !closed_then_speech(page, end, closed) && starts_sentence(page, end + 1) {
        return Some(end + 1);
    }
    // A signature behind the last sentence: "… katanya.(abc)"
    if credit::is_bracketed(page, end, last) && credit::is_signature(page, end, last) {
        return Some(end);
    }
    if !page.spaced(end) {
        return glued(page, i, end, closed).then_some(end);
    }
    if !starts_sentence(page, end) {
        return None;
    }
    if single && !closed && is_abbreviated(page, i, end) {
        return None;
    }
    Some(end)
}

/// `"…!", Kata`: the comma belongs to the speech verb when white space follows it.
fn closed_then_speech(page: &Page<'_>, comma: usize, closed: bool) -> bool {
    closed && page.spaced(comma + 1)
}

/// "katanya.Ia", "di Eropa.Dikutip", "pada 2024.Namun", "katanya.\"Kami": a space was lost. Addresses ("KOMPAS.com", "Warta.Com"),
/// abbreviations ("PT.Telkom") and the numbers of a list ("3.Tidak ada") must not part.
fn glued(page: &Page<'_>, stop: usize, next: usize, closed: bool) -> bool {
    let Some(before) = stop.checked_sub(1) else { return false };
    let opens = page.capital(next) && page.len(next) >= 2 && !is_address(page, next);
    let upper = page.get(next).is_some_and(|t| t.upper());
    let label = page.zones.labels(page.hits, next).any(|(label, _)| label.at == LabelPlace::LineStart);
    let word = page.len(before) >= 3 && page.is_word(before) && !page.get(before).is_some_and(|t| t.upper());
    let ends = (word && (page.lower(before) || page.len(before) >= 4)) || page.symbol(before) == ')';
    if page.capital(next) && label && (ends || closed) {
        return true;
    }
    let quotes = matches!(page.symbol(next), '\u{201c}' | '"') && page.capital(next + 1);
    let short = page.zones.abbreviation(page.hits, before).is_some();
    let code = !word && !closed && ends_code(page, before, next);
    opens && (closed || !short && (ends && (!upper || word) || code)) || ends && quotes && !closed
}

/// Whether a figure, a unit or an acronym before a full stop ends its sentence, given the capitalised word behind it.
fn ends_code(page: &Page<'_>, before: usize, next: usize) -> bool {
    let Some(earlier) = before.checked_sub(1) else { return false };
    // "110/G/2019/PTUN.JKT"
    if page.symbol(earlier) == '/' && !page.spaced(before) {
        return false;
    }
    let word = page.get(next).map_or("", |t| t.span.of(page.text)).to_lowercase();
    let opener = page.lexicon.joins(&word).is_some() || page.hits.mask(next) & Class::Function.mask() != 0;
    if page.number(before).is_some() {
        // "yaitu 1.Pasar, 2.Jalan": the numbers of a list follow marks and no words.
        let counted = page.is_word(earlier) && page.spaced(before) || page.symbol(earlier) == '-' && !page.spaced(before);
        return counted && (opener || page.len(before) == 4 || page.lower(next + 1));
    }
    if page.get(before).is_some_and(|t| t.upper()) {
        return opener || page.len(before) >= 3 && page.lower(next + 1) && page.spaced(next + 1);
    }
    page.hits.mask(before) & Class::Unit.mask() != 0 && page.number(earlier).is_some() && (opener || page.lower(next + 1))
}

/// Whether a word goes on with an address ("…kabar.Com", "www.Kabar.co.id", "Kabar.Id/berita").
fn is_address(page: &Page<'_>, i: usize) -> bool {
    let further =
        matches!(page.symbol(i + 1), '.' | '/' | '@') && !page.spaced(i + 1) && !page.spaced(i + 2) && page.lower(i + 2);
    further || page.hits.cues(i) & cue_bit(Class::NameCue, Cue::Domain as u32) != 0
}

/// ", ,\"HCI": two paragraphs joined by commas, the first without its full stop.
fn joint(page: &Page<'_>, i: usize, last: usize) -> Option<usize> {
    (page.symbol(i + 1) == ',' && i + 2 < last && starts_sentence(page, i + 2) && !page.spaced(i + 2)).then_some(i + 2)
}

/// Whether a sentence may begin at a token: a capital, a figure, an opening mark or a bullet.
fn starts_sentence(page: &Page<'_>, i: usize) -> bool {
    if page.capital(i) || page.number(i).is_some() {
        return true;
    }
    let c = page.symbol(i);
    if is_opener(c) {
        return page.capital(i + 1) || page.number(i + 1).is_some() || is_opener(page.symbol(i + 1)) || c == '(' || c == '[';
    }
    (is_dash(c) && !page.spaced(i + 1)) || matches!(c, '\u{2022}' | '*' | '#' | '@')
}

/// Whether the point at `i` belongs to an abbreviation or an initial, given what follows at `next`.
fn is_abbreviated(page: &Page<'_>, i: usize, next: usize) -> bool {
    let Some(word) = i.checked_sub(1).filter(|_| !page.spaced(i)) else { return false };
    let figure = page.number(next).is_some();
    // "k.h." and "s.d." start two tokens before their last letter.
    for first in [Some(word), word.checked_sub(2)].into_iter().flatten() {
        match page.zones.abbreviation(page.hits, first) {
            Some((Abbreviation::Open, end)) if end >= i => return true,
            Some((Abbreviation::Closing, end)) if end >= i => return figure,
            _ => {}
        }
    }
    // Initials: "B.J. Habibie", "M. Yamil"; also "a.m.", "U.S." before a name.
    page.is_word(word) && page.len(word) == 1 && !figure
}
