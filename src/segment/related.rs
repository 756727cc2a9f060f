//! Lists of other articles, told by their structure: short lines and time stamps that alternate.

use super::line::Line;
use super::page::Page;
use super::stamp::Stamp;
use super::zone::Zone;

/// Lines from one stamp of a list to the next.
const STRIDE: usize = 3;

/// Marks related lists as boilerplate, whatever words they use. A list needs two stamps and running text before it.
pub(super) fn by_structure(page: &Page<'_>, lines: &mut [Line], stamps: &[Stamp]) {
    let Some(body) = lines.iter().position(Line::is_paragraph) else { return };
    let mut i = body + 1;
    while i < lines.len() {
        if !stamps.get(i).is_some_and(Stamp::is_strict) {
            i += 1;
            continue;
        }
        let mut last = i;
        let mut count = 1;
        let mut j = i + 1;
        while j < lines.len() && j <= last + STRIDE {
            if lines[j].is_paragraph() {
                break;
            }
            if stamps.get(j).is_some_and(Stamp::is_strict) && j > last + 1 {
                last = j;
                count += 1;
            }
            j += 1;
        }
        if count < 2 {
            i += 1;
            continue;
        }
        let first = begin(page, lines, i, body);
        let end = (last + 1..lines.len()).find(|&k| lines[k].is_paragraph()).unwrap_or(lines.len());
        // In the middle of an article the last title of the list may stand behind its stamp; what follows may be a heading.
        let end = if end == lines.len() || first < i { end } else { end.min(last + 2) };
        for line in lines.iter_mut().take(end).skip(first) {
            line.zone = Some(Zone::Boilerplate);
        }
        i = end;
    }
}

/// Where a list begins whose first stamp stands at `stamp`: at the title above it, and at a label of up to three words above that.
fn begin(page: &Page<'_>, lines: &[Line], stamp: usize, body: usize) -> usize {
    let short = |i: usize, words: usize| {
        i > body && lines.get(i).is_some_and(|l| !l.is_paragraph() && l.words <= words && !l.ends_with_period(page))
    };
    let mut first = stamp;
    if short(first - 1, 30) {
        first -= 1;
        if first > 0 && short(first - 1, 3) {
            first -= 1;
        }
    }
    first
}
