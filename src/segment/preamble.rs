//! The lines above the body: headline, deck, metadata, byline, navigation.

use super::classify::is_name;
use super::dateline;
use super::line::Line;
use super::page::Page;
use super::stamp::Stamp;
use super::zone::Zone;

/// No article has more lines above its body; a text of short lines only is no preamble.
const MAX_LINES: usize = 40;

/// Settles the lines above the body; returns the index of the first line of the body, which becomes the lead.
pub(super) fn settle(page: &Page<'_>, lines: &mut [Line], stamps: &[Stamp], title: Option<&str>) -> usize {
    // Wire copy gives the dateline a line of its own: "HARROW (AP) --".
    for line in lines.iter_mut().take(MAX_LINES).take_while(|l| !l.is_paragraph()) {
        if line.zone.is_none() && dateline::end(page, line) == Some(line.last) {
            line.zone = Some(Zone::Dateline);
        }
    }
    let headline = headline(page, lines, stamps, title);
    if let Some(h) = headline {
        lines[h].zone = Some(Zone::Headline);
    }
    let Some(body) = first_of_body(page, lines, headline, stamps) else {
        stamps_of(lines, stamps, lines.len().min(MAX_LINES));
        return headline.map_or(0, |h| h + 1).min(lines.len());
    };
    stamps_of(lines, stamps, body);
    for i in 0..body {
        if lines[i].zone.is_some() {
            continue;
        }
        let line = lines[i];
        lines[i].zone = Some(match headline {
            // A section name above the headline or under it.
            _ if line.words <= 2 && !line.ends => {
                let stamped = lines.get(i + 1).is_some_and(|l| matches!(l.zone, Some(Zone::Header | Zone::Byline)));
                if line.words == 2 && stamped && is_name(page, &line) { Zone::Byline } else { Zone::Boilerplate }
            }
            Some(h)
                if i > h
                    && line.words <= 4
                    && !line.ends
                    && is_name(page, &line)
                    && !page.get(line.first).is_some_and(|t| t.upper()) =>
            {
                Zone::Byline
            }
            // A deck belongs to the lead; so does a sentence nobody can place.
            _ => Zone::Lead,
        });
    }
    lead(lines, body);
    body
}

/// The lead: the first line of the body that is not spoken for.
fn lead(lines: &mut [Line], body: usize) {
    if let Some(line) = lines.iter_mut().skip(body).find(|l| l.zone.is_none()) {
        line.zone = Some(Zone::Lead);
    }
}

fn stamps_of(lines: &mut [Line], stamps: &[Stamp], to: usize) {
    for (line, stamp) in lines.iter_mut().zip(stamps).take(to) {
        if line.zone.is_none() && stamp.is_header() {
            line.zone = Some(Zone::Header);
        }
    }
}

/// The headline: marked with `#`, equal to the title of the metadata, or the first line that looks like one.
fn headline(page: &Page<'_>, lines: &[Line], stamps: &[Stamp], title: Option<&str>) -> Option<usize> {
    let open = |i: usize| lines.get(i).is_some_and(|l| l.zone.is_none() && l.words > 0);
    let top = lines.len().min(MAX_LINES);
    let marked = (0..top)
        .find(|&i| open(i) && page.symbol(lines[i].first) == '#' && page.spaced(lines[i].first + 1) && lines[i].words > 0);
    if marked.is_some() {
        return marked;
    }
    if let Some(title) = title.filter(|t| fold(t).next().is_some()) {
        // Metadata bring the headline: the text need not.
        return (0..top.min(8)).find(|&i| open(i) && same_letters(words(page, &lines[i]), title));
    }
    for i in 0..top {
        if !open(i) || stamps.get(i).is_some_and(Stamp::is_header) {
            continue;
        }
        let line = &lines[i];
        // What follows: anything at all, or the text is one line.
        let followed = i + 1 < lines.len();
        if line.is_title_like(page) {
            return (followed && dateline::end(page, line).is_none_or(|e| e < line.last && i == 0 && line.words < 20))
                .then_some(i);
        }
        if line.is_paragraph() || line.words >= 3 {
            return None;
        }
        // One or two words: a headline only when nothing better comes before the body.
        let better = (i + 1..top).take_while(|&k| !lines[k].is_paragraph()).any(|k| open(k) && lines[k].is_title_like(page));
        if !better && followed && i == 0 && line.words == 2 {
            return Some(i);
        }
    }
    None
}

fn words<'a>(page: &Page<'a>, line: &Line) -> &'a str {
    match (page.get(line.first), page.get(line.last - 1)) {
        (Some(a), Some(b)) => a.span.to(b.span).of(page.text),
        _ => "",
    }
}

/// Whether two texts are equal but for case, marks and spaces.
fn same_letters(a: &str, b: &str) -> bool {
    if !(a.is_ascii() && b.is_ascii()) {
        return fold(a).eq(fold(b));
    }
    let letters = |b: &u8| b.is_ascii_alphanumeric();
    let (a, b) = (a.bytes().filter(letters), b.bytes().filter(letters));
    a.map(|b| b.to_ascii_lowercase()).eq(b.map(|b| b.to_ascii_lowercase()))
}

fn fold(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The first line of running text behind the headline.
fn first_of_body(page: &Page<'_>, lines: &[Line], headline: Option<usize>, stamps: &[Stamp]) -> Option<usize> {
    let from = headline.map_or(0, |h| h + 1);
    let open = |i: usize| lines[i].zone.is_none() && !stamps.get(i).is_some_and(Stamp::is_header);
    let starts = |i: usize| {
        let line = &lines[i];
        // A short sentence with nothing but metadata behind it is a deck.
        line.is_paragraph() && !is_deck(lines, stamps, i)
            || dateline::end(page, line).is_some_and(|e| e < line.last && line.words >= 8)
    };
    let top = lines.len().min(from + MAX_LINES);
    (from..top).find(|&i| open(i) && starts(i)).or_else(|| {
        // Short sentences only.
        (from..top)
            .find(|&i| open(i) && lines[i].ends && lines[i].words >= 4)
            .or((headline.is_none() && !lines.is_empty()).then_some(0))
    })
}

/// A sentence between the headline and a byline or time stamp.
fn is_deck(lines: &[Line], stamps: &[Stamp], i: usize) -> bool {
    lines[i].words <= 30
        && lines.iter().zip(stamps).skip(i + 1).take(2).any(|(l, s)| {
            (s.is_header() && (s.clock || s.label || (s.weekday && s.separated))) || matches!(l.zone, Some(Zone::Byline))
        })
        && lines.iter().skip(i + 1).any(|l| l.zone.is_none() && l.is_paragraph())
}
