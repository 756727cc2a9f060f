//! The place (and outlet, and day) in front of the first sentence of a report.

use super::line::Line;
use super::page::{Page, is_dash};
use super::pointer;

/// A dateline is short.
const MAX_TOKENS: usize = 24;

/// The end of the dateline at the start of a line: one past its dash or colon.
pub(super) fn end(page: &Page<'_>, line: &Line) -> Option<usize> {
    let mut words = 0;
    let mut upper = true;
    let mut depth = 0u32;
    for i in line.first..line.last.min(line.first + MAX_TOKENS) {
        let c = page.symbol(i);
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let dash = is_dash(c)
            && depth == 0
            && (page.spaced(i) || page.spaced(i + 1) || is_dash(page.symbol(i + 1)) || (is_long_dash(c) && upper));
        // "Naik 10 – 15 persen" is a range.
        let range = page.number(i + 1).is_some() && i.checked_sub(1).is_some_and(|p| page.number(p).is_some());
        if dash && range {
            return None;
        }
        if dash && i == line.first {
            // Scraped text that lost its place name: "- Ketua Umum …".
            return None;
        }
        if dash || (c == ':' && upper && words > 0 && page.spaced(i + 1)) {
            let mut end = i + 1;
            while end < line.last && is_dash(page.symbol(end)) {
                end += 1;
            }
            return (words > 0).then_some(end);
        }
        if c != '\0' {
            if !matches!(c, ',' | '.' | '(' | ')' | '/' | '-' | '\'' | '\u{2019}' | '|' | ';') {
                return None;
            }
            continue;
        }
        // "Warta.com, Wening" before a lost line break.
        if words > 1 && pointer::lost_break(page, i) {
            return Some(i);
        }
        if page.is_word(i) {
            // "Intisari-online.com": only glued words may be in lower case, except inside brackets.
            if page.lower(i) && page.spaced(i) && depth == 0 {
                return None;
            }
            upper &= page.get(i).is_some_and(|t| t.upper());
            words += 1;
            if words > 9 {
                return None;
            }
        }
    }
    None
}

fn is_long_dash(c: char) -> bool {
    matches!(c, '\u{2013}' | '\u{2014}' | '\u{2015}')
}
