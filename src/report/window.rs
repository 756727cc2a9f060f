//! What of a text may stand in a report: one line, not too long, without characters that play tricks on a terminal.

use crate::text::{LineIndex, Span};
use std::ops::Range;

/// Longest part of a line that is shown, in characters.
const WIDTH: usize = 96;
/// Characters shown before a span that does not stand near the start of its line.
const BEFORE: usize = 32;
/// Bytes of a line on either side of a span that are looked at: a line may be as long as an article, and have a finding in each sentence.
const SEEN: usize = 16 * WIDTH;

/// Characters that may not reach a terminal: controls (escape sequences begin with one), direction overrides, zero-width marks.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || c == super::heads::TOKEN
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// `text` as one harmless line: tabs and line breaks become spaces, what may not be shown is left out.
pub fn clean(text: &str) -> String {
    text.chars().filter_map(shown).collect()
}

/// What stands for a character in a report.
fn shown(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if is_unsafe(c) => None,
        c => Some(c),
    }
}

/// Like [`clean`], cut after `width` characters.
pub fn clean_to(text: &str, width: usize) -> String {
    let mut rest = text.chars().filter_map(shown);
    let start: String = rest.by_ref().take(width).collect();
    if rest.next().is_some() { format!("{}…", start.trim_end()) } else { start }
}

/// A piece of a line with a place marked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The cleaned piece, `…` where something was cut off.
    pub text: String,
    /// The marked bytes of `text`; up to the end of the first line of the span.
    pub mark: Range<usize>,
}

/// The surroundings of `span` in its line.
pub fn window(text: &str, span: Span) -> Window {
    let start = (span.start as usize).min(text.len());
    let break_behind = |from: usize, to: usize| text.get(from..to).and_then(|t| t.find(['\n', '\r'])).map_or(to, |i| from + i);
    let end = break_behind(start, (span.end as usize).clamp(start, text.len()));
    let line_end = break_behind(end, boundary(text, end.saturating_add(SEEN)));
    let seen = boundary(text, start.saturating_sub(SEEN));
    let before = text.get(seen..start).unwrap_or("");
    let line_start = before.rfind(['\n', '\r']).map_or(seen, |i| seen + i + 1);
    let head = clean(text.get(line_start..start).unwrap_or(""));
    let head = head.trim_start();
    let marked = clean_to(text.get(start..end).unwrap_or(""), WIDTH);
    let tail = clean(text.get(end..line_end).unwrap_or(""));
    let (head_len, marked_len, tail_len) = (head.chars().count(), marked.chars().count(), tail.trim_end().chars().count());
    let mut out = String::new();
    if head_len + marked_len + tail_len <= WIDTH {
        out.push_str(head);
    } else {
        let room = WIDTH.saturating_sub(marked_len + tail_len).max(BEFORE);
        out.push_str(&last(head, room));
    }
    let from = out.len();
    out.push_str(&marked);
    let to = out.len();
    let room = WIDTH.saturating_sub(out.chars().count());
    out.push_str(&first(tail.trim_end(), room.max(8)));
    Window { text: out, mark: from..to.max(from) }
}

/// The last end of a character up to `at`.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// The last words of `text`, at most `room` characters.
fn last(text: &str, room: usize) -> String {
    let count = text.chars().count();
    let Some((at, _)) = text.char_indices().nth(count.saturating_sub(room)).filter(|_| count > room) else {
        return text.to_owned();
    };
    let cut = text.get(at..).unwrap_or("");
    let cut = cut.split_once(' ').map_or(cut, |(_, words)| words);
    format!("…{cut}")
}

/// The first words of `text`, at most `room` characters.
fn first(text: &str, room: usize) -> String {
    let Some((at, _)) = text.char_indices().nth(room) else { return text.to_owned() };
    let cut = text.get(..at).unwrap_or("");
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{cut}…")
}

/// The text with every unsafe character but line breaks left out, and the mapping of offsets: what `--highlight` prints.
pub fn clean_block(text: &str) -> String {
    text.chars().filter(|&c| c == '\n' || c == '\t' || !is_unsafe(c)).collect()
}

/// Line indices of the articles a report speaks of, each made once.
#[derive(Default)]
pub struct Indices(rustc_hash::FxHashMap<usize, LineIndex>);

impl Indices {
    /// The position of `offset` in article number `article`, whose text is `text`.
    pub fn position(&mut self, article: usize, text: &str, offset: u32) -> crate::text::Position {
        self.0.entry(article).or_insert_with(|| LineIndex::new(text)).position(text, offset)
    }
}
