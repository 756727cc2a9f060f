//! Lines as an editor means them: the breaks that wrapping and scraping left inside a sentence are undone.

use super::credit;
use super::page::{Page, is_closer, is_dash, is_stop};
use super::zone::Zone;
use crate::lang::{BylineCue, LabelPlace};

/// One line, with what the zone rules ask about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// An empty line stands before it.
    pub gap: bool,
    /// Number of words.
    pub words: usize,
    /// It ends as a sentence ends.
    pub ends: bool,
    /// Its zone, once known.
    pub zone: Option<Zone>,
}

impl Line {
    fn new(page: &Page<'_>, first: usize, last: usize) -> Line {
        let words = (first..last).filter(|&i| page.is_word(i)).count();
        let gap = page.get(first).is_none_or(|t| t.starts_paragraph());
        Line { first, last, gap, words, ends: ends_sentence(page, first, last), zone: None }
    }

    /// Running text: a whole sentence of some length.
    pub(super) fn is_paragraph(&self) -> bool {
        (self.ends && self.words >= 10) || self.words >= 35
    }

    /// Short and without a full stop, as headlines are.
    pub(super) fn is_title_like(&self, page: &Page<'_>) -> bool {
        self.words >= 3 && self.words <= 30 && !self.ends_with_period(page) && page.symbol(self.last.saturating_sub(1)) != ':'
    }

    pub(super) fn ends_with_period(&self, page: &Page<'_>) -> bool {
        let mut i = self.last;
        while i > self.first && is_closer(page.symbol(i - 1)) {
            i -= 1;
        }
        // Three points are a headline's way to go on.
        i > self.first && page.symbol(i - 1) == '.' && !(i >= 2 && page.symbol(i - 2) == '.')
    }
}

/// Whether tokens end with a full stop, perhaps inside a quotation.
fn ends_sentence(page: &Page<'_>, first: usize, last: usize) -> bool {
    let mut i = last;
    while i > first && is_closer(page.symbol(i - 1)) {
        i -= 1;
    }
    i > first && is_stop(page.symbol(i - 1))
}

/// Cuts the tokens into lines.
pub(super) fn lines(page: &Page<'_>) -> Vec<Line> {
    let physical = physical(page);
    let shape = Shape {
        wrapped: is_hard_wrapped(page, &physical),
        text: physical.iter().position(Line::is_paragraph).unwrap_or(physical.len()),
    };
    let mut out: Vec<Line> = Vec::with_capacity(physical.len());
    let mut joined = false;
    for (i, line) in physical.iter().enumerate() {
        match out.last_mut() {
            Some(open) if continues(page, &shape, &physical, i, open, joined) => {
                *open = Line { last: line.last, words: open.words + line.words, ends: line.ends, ..*open };
                joined = true;
            }
            _ => {
                out.push(*line);
                joined = false;
            }
        }
    }
    out
}

fn physical(page: &Page<'_>) -> Vec<Line> {
    let mut out = Vec::new();
    let mut first = 0;
    for i in 1..=page.tokens.len() {
        if page.get(i).is_none_or(|t| t.starts_line()) {
            out.push(Line::new(page, first, i));
            first = i;
        }
    }
    out
}

/// Columns of a line in bytes, roughly.
fn width(page: &Page<'_>, line: &Line) -> u32 {
    match (page.get(line.first), line.last.checked_sub(1).and_then(|i| page.get(i))) {
        (Some(a), Some(b)) => b.span.end - a.span.start,
        _ => 0,
    }
}

/// A text is hard-wrapped when most of its line breaks stand behind about 50 to 100 columns and many of them cut a sentence.
fn is_hard_wrapped(page: &Page<'_>, lines: &[Line]) -> bool {
    let full = lines.iter().filter(|l| (50..=100).contains(&width(page, l))).count();
    let cut = lines.windows(2).filter(|w| matches!(w, [a, b] if !b.gap && !a.ends && page.lower(b.first))).count();
    lines.len() >= 4 && full * 2 > lines.len() && cut * 4 >= lines.len() && lines.iter().all(|l| width(page, l) <= 140)
}

/// What the whole text tells about its line breaks.
struct Shape {
    /// It is hard-wrapped.
    wrapped: bool,
    /// Index of the first line of running text.
    text: usize,
}

/// Whether line `index` goes on with the sentence of `open`, which is itself `joined` of several lines or not.
fn continues(page: &Page<'_>, shape: &Shape, all: &[Line], index: usize, open: &Line, joined: bool) -> bool {
    let Some(line) = all.get(index) else { return false };
    let next = all.get(index + 1);
    if line.gap || open.ends || stands_alone(page, open) || starts_label(page, line) {
        return false;
    }
    let start = page.symbol(line.first);
    if matches!(start, ',' | '.' | ')' | ';' | '%' | '?' | '!') {
        return true;
    }
    let end = page.symbol(open.last - 1);
    if end == ':' {
        return false;
    }
    // "JAKARTA, KOMPAS.com" / "- Jaksa …": a dateline, whose dash came to stand on the next line.
    if is_dash(start) {
        return page.capital(open.first)
            && open.words <= 6
            && (line.last == line.first + 1 || page.spaced(line.first + 1))
            && index <= shape.text + 1
            && { if line.last == line.first + 1 { next.is_some_and(|n| !n.gap) } else { line.words > 2 } };
    }
    if page.lower(line.first) {
        return true;
    }
    if matches!(end, '(' | ',' | '\u{201c}' | '[') || (is_dash(end) && page.spaced(open.last - 1)) {
        return true;
    }
    if starts_label(page, open) {
        return false;
    }
    if shape.wrapped {
        return all.get(index - 1).is_some_and(|l| width(page, l) >= 45);
    }
    let goes_on = next
        .is_some_and(|n| !n.gap && !line.ends && (page.lower(n.first) || matches!(page.symbol(n.first), ',' | '.' | ')' | ';')));
    // A link put on a line of its own cuts its sentence: "… lolos ke" / "Ronde Keempat". A cut sentence goes on until it ends.
    // "Menurut Presiden" / "Joko Widodo" / "mengatakan …"
    joined || (page.lower(open.first) || goes_on) && page.lower(open.last - 1)
}

/// A line that is a label of the page or a signature never goes on.
fn stands_alone(page: &Page<'_>, line: &Line) -> bool {
    if credit::is_bracketed(page, line.first, line.last) && credit::is_signature(page, line.first, line.last) {
        return true;
    }
    page.zones.labels(page.hits, line.first).any(|(label, end)| {
        end >= line.last || (label.at == LabelPlace::WholeLine && end + 1 >= line.last) || page.symbol(end) == ':'
    }) || matches!(page.zones.byline(page.hits, line.first), Some((BylineCue::Label, end)) if end >= line.last || page.symbol(end) == ':')
}

fn starts_label(page: &Page<'_>, line: &Line) -> bool {
    page.zones.labels(page.hits, line.first).any(|(label, end)| label.at == LabelPlace::LineStart || end >= line.last)
}
