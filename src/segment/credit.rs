//! Captions and credits: of pictures beside a caption, of sources and authors at the end.

use super::classify::content_start;
use super::line::Line;
use super::page::{Page, is_dash};
use super::zone::Zone;
use crate::lang::CreditCue;

/// A credit line with more words holds the caption itself.
const CREDIT_WORDS: usize = 7;
/// A paragraph that ends with a credit is longer than a caption.
const CAPTION_WORDS: usize = 45;

/// Marks captions by the credit they carry or stand above.
pub(super) fn pictures(page: &Page<'_>, lines: &mut [Line]) {
    for i in 0..lines.len() {
        let line = lines[i];
        if line.zone.is_some() {
            continue;
        }
        let start = content_start(page, &line);
        if let Some((CreditCue::Opener, end)) = page.zones.credit(page.hits, start)
            && matches!(page.symbol(end), ':' | '/')
            && line.words <= CAPTION_WORDS
        {
            let credit = line.words <= CREDIT_WORDS;
            lines[i].zone = Some(if credit { Zone::Boilerplate } else { Zone::Caption });
            if let Some(above) = i
                .checked_sub(1)
                .and_then(|a| lines.get_mut(a))
                .filter(|l| credit && !line.gap && (3..=CAPTION_WORDS).contains(&l.words))
            {
                above.zone.get_or_insert(Zone::Caption);
            }
            continue;
        }
        if line.words <= CAPTION_WORDS && tail(page, line.first, line.last).is_some() {
            lines[i].zone = Some(Zone::Caption);
        }
    }
}

/// The first token of a picture credit at the end of a caption: "/AFP", "-Detik", "© Nama", "(Foto: Antara)",
/// "(ANTARA/X)"; the address of a picture.
pub(super) fn tail(page: &Page<'_>, first: usize, last: usize) -> Option<usize> {
    // "![Kios yang terbakar](pasar.jpg)": the words for a picture, then its address.
    if page.symbol(first) == '!' && page.symbol(first + 1) == '[' {
        return (first + 2..last.saturating_sub(1)).find(|&i| page.symbol(i) == ']' && page.symbol(i + 1) == '(');
    }
    let mut end = last;
    while end > first && page.symbol(end - 1) == '.' {
        end -= 1;
    }
    if page.symbol(end.checked_sub(1)?) == ')' {
        let open = (first..end).rev().take(14).find(|&i| page.symbol(i) == '(')?;
        let cue = page.zones.credit(page.hits, open + 1)?;
        let credit = match cue {
            (CreditCue::Opener, to) => matches!(page.symbol(to), ':' | '/') || page.is_word(to),
            // "… kata kantor berita itu (KCNA)." explains a name; a bare credit has no full stop behind it.
            (CreditCue::Agency, to) => (to + 1 == end && end == last) || matches!(page.symbol(to), '/' | '-' | ','),
            (CreditCue::Source, _) => false,
        };
        // At least a phrase before it: else the line is a credit and nothing else.
        return (credit && open >= first + 3).then_some(open);
    }
    // "… di rumahnya © Nama": the sign says it all.
    let sign = (first + 3..end).rev().take(12).find(|&i| page.symbol(i) == '\u{a9}');
    if sign.is_some() {
        return sign;
    }
    // Back from the end to the slash or hyphen, over a name of up to three words.
    let from = first.max(end.saturating_sub(7));
    (from + 1..end).rev().find(|&i| {
        let c = page.symbol(i);
        let mark = c == '/' || (is_dash(c) && !page.spaced(i) && !page.spaced(i + 1));
        mark && i >= first + 3
            && matches!(page.zones.credit(page.hits, i + 1), Some((CreditCue::Agency, to)) if to == end || page.symbol(to) == '/')
    })
}

/// Marks credits and source lines behind the body: "(abc/def)", "(Aljazeera, A. Nama)", "sumber : Reuters", and the tags after them.
pub(super) fn closing(page: &Page<'_>, lines: &mut [Line], body: usize) {
    let mut closed = false;
    let last_paragraph = lines.iter().rposition(|l| matches!(l.zone, None | Some(Zone::Lead)) && l.is_paragraph());
    for (i, line) in lines.iter_mut().enumerate().skip(body) {
        if line.zone.is_some_and(|z| z != Zone::Lead) {
            continue;
        }
        let start = content_start(page, line);
        let source = matches!(page.zones.credit(page.hits, start), Some((CreditCue::Source, end)) if page.symbol(end) == ':')
            && line.words <= 12;
        let credit = is_bracketed(page, line.first, line.last) && is_signature(page, line.first, line.last);
        // Wire copy ends with the name of the agency.
        let agency =
            matches!(page.zones.credit(page.hits, start), Some((CreditCue::Agency, end)) if end == line.last) && i > body;
        if source || credit || agency || is_address(page, line) {
            line.zone = Some(Zone::Boilerplate);
            // Only what follows the last running text can be tags.
            closed |= credit && last_paragraph.is_none_or(|p| p < i);
        } else if closed && !line.is_paragraph() && !line.ends {
            line.zone = Some(Zone::Boilerplate);
        }
    }
    tags(page, lines, body);
}

/// Trailing short lines in lower case are tags: at least three of them, behind the last sentence.
fn tags(page: &Page<'_>, lines: &mut [Line], body: usize) {
    let Some(last) = lines.iter().rposition(|l| l.zone.is_none() && l.ends) else { return };
    let from = (last + 1).max(body + 1);
    let open = || lines.iter().skip(from).filter(|l| l.zone.is_none());
    let lower = open().filter(|l| (l.first..l.last).all(|i| !page.capital(i))).count();
    if lower > 0 && lower == open().count() && open().all(|l| !l.ends) {
        for line in lines.iter_mut().skip(from) {
            line.zone.get_or_insert(Zone::Boilerplate);
        }
    }
}

/// One pair of brackets around everything.
pub(super) fn is_bracketed(page: &Page<'_>, first: usize, last: usize) -> bool {
    if last <= first + 1 || last - first > 24 {
        return false;
    }
    let (open, close) = (page.symbol(first), last.checked_sub(1).map_or('\0', |i| page.symbol(i)));
    matches!((open, close), ('(', ')') | ('[', ']'))
        && (first + 1..last - 1).all(|i| !matches!(page.symbol(i), '(' | ')' | '[' | ']'))
}

/// What editors sign with: initials, names, agencies; never a sentence, never a figure.
pub(super) fn is_signature(page: &Page<'_>, first: usize, last: usize) -> bool {
    let words = (first..last).filter(|&i| page.is_word(i)).count();
    let marks = (first..last).any(|i| matches!(page.symbol(i), '/' | '*'));
    let figures = (first..last).any(|i| page.number(i).is_some() && !marks);
    // A remark in brackets has words in lower case; initials are short and stand around a slash or alone.
    let remark = (first..last).filter(|&i| page.lower(i) && (page.len(i) > 4 || !(marks || words == 1))).count();
    words <= 9 && !figures && remark == 0
}

/// A line that is an address on the web and nothing else.
fn is_address(page: &Page<'_>, line: &Line) -> bool {
    line.last > line.first + 3
        && (line.first + 1..line.last).all(|i| !page.spaced(i))
        && (line.first..line.last).any(|i| page.symbol(i) == '/' || page.symbol(i) == '@')
        && (line.first..line.last).any(|i| page.symbol(i) == '.')
}
