//! Lines to zones. Passes over the lines, each settling what it is sure of: stamps and labels, related lists, the lines above the body,
//! credits and bylines, repetitions. What nobody claims is body.

use super::line::Line;
use super::page::{Page, is_bullet};
use super::stamp::{self, Stamp};
use super::zone::Zone;
use super::{credit, pointer, preamble, related};
use crate::lang::{BylineCue, Label, LabelDrops, LabelPlace};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// A line longer than this is a paragraph whose first words happen to be a label: only its first sentence goes.
const LABEL_WORDS: usize = 45;
/// Headlines under a label: one for certain, up to this many when they are clearly headlines.
const TEASERS: usize = 3;

/// Gives every line its zone. `title` is the headline known from metadata.
pub(super) fn classify(page: &Page<'_>, lines: &mut [Line], title: Option<&str>) {
    let stamps: Vec<Stamp> = lines.iter().map(|l| stamp::read(page, l)).collect();
    related::by_structure(page, lines, &stamps);
    labels(page, lines);
    credit::pictures(page, lines);
    bylines(page, lines);
    let body = preamble::settle(page, lines, &stamps, title);
    credit::closing(page, lines, body);
    stray_stamps(lines, &stamps, body);
    duplicates(page, lines);
    for line in lines.iter_mut() {
        line.zone.get_or_insert(Zone::Body);
    }
}

/// The first token of a line that is no bullet, bracket or quotation mark.
pub(super) fn content_start(page: &Page<'_>, line: &Line) -> usize {
    (line.first..line.last)
        .find(|&i| {
            let c = page.symbol(i);
            c == '\0' || !(is_bullet(c) || matches!(c, '(' | '[' | '"' | '\u{201c}' | '\'' | '\u{2018}' | ':' | '@' | '{'))
        })
        .unwrap_or(line.first)
}

/// The label a line begins with or consists of, and the token behind it.
fn label_of(page: &Page<'_>, line: &Line) -> Option<(Label, usize)> {
    let start = content_start(page, line);
    page.zones.labels(page.hits, start).find(|&(label, end)| match label.at {
        LabelPlace::LineStart | LabelPlace::Anywhere => true,
        LabelPlace::WholeLine | LabelPlace::Inline => {
            let mut depth = 0;
            // "Komentar (3)", "Populer:", "Selengkapnya >"
            (end..line.last).all(|i| {
                depth += usize::from(page.symbol(i) == '(');
                !page.is_word(i) && (page.number(i).is_none() || depth > 0)
            })
        }
    })
}

fn labels(page: &Page<'_>, lines: &mut [Line]) {
    let mut i = 0;
    // No running text yet: a form's or a list's words among the navigation take nothing with them.
    let text = lines.iter().position(|l| l.zone.is_none() && (l.is_paragraph() || (l.ends && l.words >= 5)));
    while i < lines.len() {
        let line = lines[i];
        let found = label_of(page, &line).filter(|_| line.zone.is_none() && line.words <= LABEL_WORDS);
        // Running text behind the headline of a pointer stays.
        let Some((label, end)) = found.filter(|_| pointer::end(page, line.first, line.last).is_none()) else {
            i += 1;
            continue;
        };
        lines[i].zone = Some(Zone::Boilerplate);
        let to = match label.drops {
            LabelDrops::Line => i + 1,
            LabelDrops::Rest | LabelDrops::List if text.is_none_or(|t| t >= i) => i + 1,
            LabelDrops::Rest => lines.len(),
            LabelDrops::List => next_paragraph(lines, i + 1),
            LabelDrops::Teaser if (end..line.last).filter(|&t| page.is_word(t)).count() >= 3 => i + 1,
            LabelDrops::Teaser => teasers(page, lines, i + 1),
        };
        for line in lines.iter_mut().take(to).skip(i + 1) {
            line.zone.get_or_insert(Zone::Boilerplate);
        }
        i = to.max(i + 1);
    }
}

/// The next line of running text. A single sentence between headlines is an excerpt of the list, unless it is long.
fn next_paragraph(lines: &[Line], from: usize) -> usize {
    let paragraph = |i: usize| lines.get(i).is_some_and(|l| l.ends && l.words >= 10);
    (from..lines.len())
        .find(|&i| paragraph(i) && (paragraph(i + 1) || paragraph(i + 2) || lines.get(i).is_some_and(|l| l.words >= 20)))
        .unwrap_or(lines.len())
}

/// One past the headlines under a "read also".
fn teasers(page: &Page<'_>, lines: &[Line], from: usize) -> usize {
    let mut i = from;
    while i < from + TEASERS {
        let Some(line) = lines.get(i) else { break };
        let least = if i == from { 3 } else { 6 };
        let headline = line.words >= least && line.words <= 25 && !line.ends_with_period(page) && !page.lower(line.first);
        // A question or a cry may be speech in the body.
        if !headline || line.zone.is_some() || (i > from && line.ends) {
            break;
        }
        i += 1;
    }
    i
}

/// "Penulis: X | Editor: Y", "By Peter Lang, Valley Sun", a name above a lone "Penulis".
fn bylines(page: &Page<'_>, lines: &mut [Line]) {
    for i in 0..lines.len() {
        let line = lines[i];
        if line.zone.is_some() || line.words > 16 {
            continue;
        }
        let start = content_start(page, &line);
        match page.zones.byline(page.hits, start) {
            Some((BylineCue::Label, end)) if end >= line.last => {
                lines[i].zone = Some(Zone::Byline);
                if let Some(above) = i.checked_sub(1).and_then(|a| lines.get_mut(a)).filter(|l| is_name(page, l)) {
                    above.zone.get_or_insert(Zone::Byline);
                }
            }
            Some((BylineCue::Label, end)) if matches!(page.symbol(end), ':' | '/' | '|') || page.symbol(line.first) == '(' => {
                lines[i].zone = Some(Zone::Byline);
            }
            Some((BylineCue::Opener, end)) if page.capital(end) && line.words <= 9 && !line.ends_with_period(page) => {
                lines[i].zone = Some(Zone::Byline);
            }
            _ => {}
        }
    }
}

/// Two to five words, all with a capital, and nothing else.
pub(super) fn is_name(page: &Page<'_>, line: &Line) -> bool {
    (1..=5).contains(&line.words)
        && line.last - line.first <= 9
        && (line.first..line.last)
            .all(|i| page.capital(i) || matches!(page.symbol(i), '.' | ',' | '\'' | '-' | '\u{2019}' | '/' | '&'))
}

/// Time stamps that belong to nothing in the body are remains of a page; a bare date may be the heading of a chronicle.
fn stray_stamps(lines: &mut [Line], stamps: &[Stamp], body: usize) {
    for (line, stamp) in lines.iter_mut().zip(stamps).skip(body) {
        if line.zone.is_none() && stamp.is_strict() {
            line.zone = match (stamp.label, stamp.clock || stamp.ago) {
                (true, _) => Some(Zone::Header),
                (false, true) => Some(Zone::Boilerplate),
                (false, false) => None,
            };
        }
    }
}

/// The second copy of a line of eight words or more, or of the headline, is no second voice.
fn duplicates(page: &Page<'_>, lines: &mut [Line]) {
    let compared = |l: &Line| !matches!(l.zone, Some(Zone::Boilerplate | Zone::Byline | Zone::Header)) && l.words >= 4;
    // Copies have the same number of words: most lines need not be looked into.
    let mut lengths: FxHashMap<usize, u32> = FxHashMap::default();
    for line in lines.iter().filter(|l| compared(l)) {
        *lengths.entry(line.words).or_default() += 1;
    }
    let mut seen: FxHashMap<u64, bool> = FxHashMap::default();
    for line in lines.iter_mut() {
        if !compared(line) || lengths.get(&line.words).is_none_or(|&n| n < 2) {
            continue;
        }
        let mut hasher = FxHasher::default();
        for token in
            page.tokens.get(line.first..line.last).unwrap_or(&[]).iter().filter(|t| t.kind != crate::text::TokenKind::Symbol)
        {
            hasher.write(token.span.of(page.text).as_bytes());
            hasher.write_u8(b' ');
        }
        let headline = line.zone == Some(Zone::Headline);
        match seen.entry(hasher.finish()) {
            std::collections::hash_map::Entry::Occupied(first) => {
                if line.words >= 8 || *first.get() {
                    line.zone = Some(Zone::Duplicate);
                }
            }
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(headline);
            }
        }
    }
}
