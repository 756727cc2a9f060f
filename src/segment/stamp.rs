//! Lines that say when something was published, told by their shape: figures, month names, clock times, separators.

use super::line::Line;
use super::page::{Page, is_dash};
use crate::lang::{Class, HeaderWord};

/// Longer lines are sentences.
const MAX_TOKENS: usize = 40;

/// What a line says about time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    pub date: bool,
    pub weekday: bool,
    pub clock: bool,
    pub ago: bool,
    /// A label such as "Published".
    pub label: bool,
    /// A vertical bar or a spaced dash.
    pub separated: bool,
    /// Words that are none of this.
    pub others: usize,
}

impl Stamp {
    /// Nothing but a time stamp.
    pub(super) fn is_strict(&self) -> bool {
        (self.date || self.clock || self.ago) && self.others == 0
    }

    /// A line of metadata: a date with a time or set off by separators, with an outlet or a name beside it.
    pub(super) fn is_header(&self) -> bool {
        self.is_strict()
            || (self.date && self.clock && self.others <= if self.separated || self.label { 8 } else { 2 })
            || (self.date && (self.separated || self.label) && self.others <= 3 && (self.weekday || self.label))
            || (self.ago && self.separated && self.others <= 4)
    }
}

/// Reads a line.
pub(super) fn read(page: &Page<'_>, line: &Line) -> Stamp {
    let mut stamp = Stamp { others: usize::MAX, ..Stamp::default() };
    if line.last - line.first > MAX_TOKENS || line.ends_with_period(page) {
        return stamp;
    }
    stamp.others = 0;
    let mut i = line.first;
    while i < line.last {
        i += step(page, i, line.last, &mut stamp).max(1);
    }
    stamp
}

/// Takes what stands at `i` into account; returns the number of tokens it used.
fn step(page: &Page<'_>, i: usize, end: usize, stamp: &mut Stamp) -> usize {
    if let Some(n) = page.number(i) {
        return number(page, i, end, n, stamp);
    }
    let c = page.symbol(i);
    if c != '\0' {
        stamp.separated |=
            c == '|' || c == '\u{b7}' || c == '\u{2022}' || (is_dash(c) && page.spaced(i) && i + 1 < end && page.spaced(i + 1));
        return 1;
    }
    if let Some(hit) = page.hits.get(i, Class::Weekday) {
        stamp.weekday = true;
        return hit.end as usize - i;
    }
    match page.zones.header(page.hits, i) {
        Some((HeaderWord::Weekday, to)) => {
            stamp.weekday = true;
            to - i
        }
        Some((HeaderWord::Clock, to)) => to - i,
        Some((HeaderWord::Label, to)) => {
            stamp.label = true;
            to - i
        }
        // "August 15, 2022"
        Some((HeaderWord::Month(_), to)) => {
            let day = if page.symbol(to) == '.' { to + 1 } else { to };
            let comma = day + 1 + usize::from(page.symbol(day + 1) == ',');
            if page.number(day).is_some_and(|d| (1..=31).contains(&d)) && is_year(page, comma) {
                stamp.date = true;
                return comma + 1 - i;
            }
            stamp.others += 1;
            to - i
        }
        Some((HeaderWord::Ago, to)) => to - i,
        None => {
            stamp.others += 1;
            1
        }
    }
}

fn is_year(page: &Page<'_>, i: usize) -> bool {
    page.len(i) == 4 && page.number(i).is_some_and(|y| (1900..2200).contains(&y))
}

fn number(page: &Page<'_>, i: usize, end: usize, n: u32, stamp: &mut Stamp) -> usize {
    // "15/8/2022", "15-08-2022", "2022-08-15"
    let mark = page.symbol(i + 1);
    if matches!(mark, '/' | '-' | '.')
        && page.symbol(i + 3) == mark
        && page.number(i + 2).is_some()
        && page.number(i + 4).is_some()
        && (is_year(page, i) || is_year(page, i + 4) || (mark == '/' && page.len(i + 4) == 2))
    {
        stamp.date = true;
        return 5;
    }
    // "11:53", "11.53", "11:53:20"
    let minutes = page.len(i + 2) == 2 && page.number(i + 2).is_some_and(|m| m < 60) && !page.spaced(i + 2);
    if n <= 24 && minutes && i + 2 < end && (mark == ':' || (mark == '.' && page.len(i) == 2)) {
        stamp.clock = true;
        return if page.symbol(i + 3) == ':' { 5 } else { 3 };
    }
    if matches!(page.zones.header(page.hits, i + 1), Some((HeaderWord::Ago, _))) {
        stamp.ago = true;
        return 1;
    }
    // "15 Agustus 2022", "15 Aug, 2022", "15 Agustus" beside a clock time
    if (1..=31).contains(&n) && is_month(page, i + 1) {
        let after = i + 2 + usize::from(matches!(page.symbol(i + 2), ',' | '.'));
        stamp.date = true;
        return if is_year(page, after) { after + 1 - i } else { 2 };
    }
    1
}

fn is_month(page: &Page<'_>, i: usize) -> bool {
    page.hits.get(i, Class::Month).is_some() || matches!(page.zones.header(page.hits, i), Some((HeaderWord::Month(_), _)))
}
