//! JSON lines, arrays and single records to articles.

use super::article::{TITLE_GAP, begins_with};
use super::{Article, DiskMap, Meta, Published, PublishedFrom, ReadOptions, ReadOutcome, Skipped, decode, parse_published};
use crate::lang::Language;
use crate::text::Span;
use crate::value::Date;
use serde_json::{Map, Value};
use std::io::BufRead;

/// Reads records one line at a time, so that memory holds one line. Empty lines are nothing; a bad line is one [`Skipped`] and the
/// others are still read. A line longer than `options.max_bytes` is passed over without being held.
pub fn read_jsonl(reader: impl BufRead, shown: &str, options: &ReadOptions, each: &mut dyn FnMut(Result<Article, Skipped>)) {
    for line in RawLines::new(reader, shown, options) {
        if let Some(item) = line.and_then(|line| line.read(shown, options)).transpose() {
            each(item);
        }
    }
}

/// One line of JSON Lines, not looked into yet.
#[derive(Debug)]
pub struct RawLine {
    number: usize,
    bytes: Vec<u8>,
}

impl RawLine {
    /// Its article; `None` for an empty line.
    ///
    /// # Errors
    /// A line that is no record.
    pub fn read(&self, shown: &str, options: &ReadOptions) -> Result<Option<Article>, Skipped> {
        let skip = |reason: String| skipped(shown, self.number, &reason);
        let text = decode_line(&self.bytes, self.number == 1).map_err(|reason| skip(reason.to_owned()))?;
        match text.trim() {
            "" => Ok(None),
            line => parse(line, shown, self.number, options).map(Some).map_err(skip),
        }
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

fn skipped(shown: &str, line: usize, reason: &str) -> Skipped {
    Skipped { path: shown.to_owned(), reason: format!("line {line}: {reason}") }
}

/// Cuts JSON Lines into lines, which may then be read on all cores.
pub struct RawLines<'a, R> {
    reader: R,
    shown: &'a str,
    limit: u64,
    number: usize,
    ended: bool,
}

impl<'a, R: BufRead> RawLines<'a, R> {
    /// Cuts what `reader` gives.
    pub fn new(reader: R, shown: &'a str, options: &ReadOptions) -> RawLines<'a, R> {
        RawLines { reader, shown, limit: options.max_bytes, number: 0, ended: false }
    }
}

impl<R: BufRead> Iterator for RawLines<'_, R> {
    type Item = Result<RawLine, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.number += 1;
        let (number, mut bytes) = (self.number, Vec::new());
        match bounded_line(&mut self.reader, &mut bytes, self.limit) {
            Ok(Line::End) => {
                self.ended = true;
                None
            }
            Ok(Line::TooLong) => Some(Err(skipped(self.shown, number, &format!("longer than {} bytes", self.limit)))),
            Ok(Line::Read) => Some(Ok(RawLine { number, bytes })),
            Err(e) => {
                self.ended = true;
                Some(Err(skipped(self.shown, number, &super::io_reason(&e))))
            }
        }
    }
}

enum Line {
    Read,
    TooLong,
    End,
}

/// Reads up to the next line feed into `line`, keeping at most `limit` bytes.
fn bounded_line(reader: &mut impl BufRead, line: &mut Vec<u8>, limit: u64) -> std::io::Result<Line> {
    line.clear();
    let (mut any, mut long) = (false, false);
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = line_feed(buffer);
        let part = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or(buffer);
        long |= (line.len() + part.len()) as u64 > limit;
        if long {
            // Give the memory back, and only count lines from here.
            *line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        reader.consume(used);
        if end.is_some() {
            break;
        }
    }
    Ok(if long {
        Line::TooLong
    } else if any {
        Line::Read
    } else {
        Line::End
    })
}

/// Where the first line feed stands.
fn line_feed(buffer: &[u8]) -> Option<usize> {
    // The library looks at many bytes at once here, as no plain search does.
    let mut rest = buffer;
    let last = rest.skip_until(b'\n').ok()?.checked_sub(1)?;
    (buffer.get(last) == Some(&b'\n')).then_some(last)
}

fn decode_line(line: &[u8], first: bool) -> Result<String, &'static str> {
    let line = match line {
        [0xef, 0xbb, 0xbf, rest @ ..] if first => rest,
        _ => line,
    };
    if line.is_empty() {
        return Ok(String::new());
    }
    decode::decode(line, false).map(|d| d.text)
}

/// A whole document: one value, or lines when it is not one value.
pub(super) fn read_document(text: &str, shown: &str, options: &ReadOptions) -> ReadOutcome {
    let mut outcome = ReadOutcome::default();
    let mut take = |item: Result<Article, String>| match item {
        Ok(article) => outcome.articles.push(article),
        Err(reason) => outcome.skipped.push(Skipped { path: shown.to_owned(), reason }),
    };
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(list)) => {
            let mut lines = lines(text, 2).into_iter();
            for (i, value) in list.into_iter().enumerate() {
                let id = format!("{shown}:{}", i + 1);
                let nested = value.is_object() || value.is_array();
                let place = nested.then(|| lines.next()).flatten().unwrap_or((1, 1));
                take(record(value, &id, shown, place, options).map_err(|reason| format!("record {}: {reason}", i + 1)));
            }
        }
        Ok(value) => take(record(value, shown, shown, lines(text, 1).first().copied().unwrap_or((1, 1)), options)),
        Err(whole) => {
            let lines = || text.lines().filter(|l| !l.trim().is_empty());
            let jsonl = lines().count() > 1 && lines().next().is_some_and(|l| serde_json::from_str::<Value>(l).is_ok());
            if jsonl {
                read_jsonl(text.as_bytes(), shown, options, &mut |item| take(item.map_err(|s| s.reason)));
            } else {
                take(Err(format!("not JSON: {whole}")));
            }
        }
    }
    outcome
}

/// The first and last line of each object and list that lies so deep in a document, which is JSON.
fn lines(text: &str, depth: usize) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let (mut line, mut first, mut open) = (1, 1, 0usize);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            b'\n' => line += 1,
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => {
                open += 1;
                first = if open == depth { line } else { first };
            }
            b'}' | b']' => {
                if open == depth {
                    found.push((first, line));
                }
                open = open.saturating_sub(1);
            }
            _ => {}
        }
    }
    found
}

fn parse(line: &str, shown: &str, number: usize, options: &ReadOptions) -> Result<Article, String> {
    let value: Value = serde_json::from_str(line).map_err(|e| {
        let message = e.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        format!("not JSON: {message} at column {}", e.column())
    })?;
    record(value, &format!("{shown}:{number}"), shown, (number as u32, number as u32), options)
}

/// One record to one article.
fn record(value: Value, id: &str, shown: &str, lines: (u32, u32), options: &ReadOptions) -> Result<Article, String> {
    let Value::Object(mut object) = value else { return Err("not a record (a JSON object)".to_owned()) };
    let fields = &options.fields;
    let text = match take_text(&mut object, &fields.text) {
        Some(text) if text.trim().is_empty() => return Err("the text is empty".to_owned()),
        Some(text) if text.len() > u32::MAX as usize => return Err("the text is too long".to_owned()),
        Some(text) => text,
        None => return Err(format!("no text (looked for: {})", fields.text.join(", "))),
    };
    let string = |names: &[String]| names.iter().find_map(|n| plain(object.get(n)?));
    let mut meta = Meta {
        title: string(&fields.title),
        outlet: string(&fields.source),
        published: fields.published.iter().find_map(|n| published(object.get(n)?)),
        language: string(&fields.language).as_deref().and_then(Language::from_tag),
        url: string(&fields.url),
        owner: None,
    };
    options.complete(&mut meta);
    let id = string(&fields.id).unwrap_or_else(|| id.to_owned());
    let (text, body) = under_title(meta.title.as_deref(), text);
    let headline = body.start.checked_sub(TITLE_GAP.len() as u32).map(|end| Span { start: 0, end });
    let (path, disk) = (shown.to_owned(), DiskMap::Extracted);
    Ok(Article { id, path, text, body, headline, meta, disk, record: Some(lines) })
}

/// The text below its title, unless it begins with it; and where the text begins.
fn under_title(title: Option<&str>, text: String) -> (String, Span) {
    let title = title.map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|t| !begins_with(&text, t));
    let fits = |t: &String| t.len() + TITLE_GAP.len() + text.len() <= u32::MAX as usize;
    let Some(title) = title.filter(fits) else {
        let body = Span::new(0, text.len());
        return (text, body);
    };
    let start = title.len() + TITLE_GAP.len();
    let whole = [&title, TITLE_GAP, &text].concat();
    let body = Span::new(start, whole.len());
    (whole, body)
}

/// The text: a string, or a list of paragraphs.
fn take_text(object: &mut Map<String, Value>, names: &[String]) -> Option<String> {
    for name in names {
        match object.get_mut(name).map(Value::take) {
            Some(Value::String(text)) => return Some(text),
            Some(Value::Array(list)) if !list.is_empty() && list.iter().all(Value::is_string) => {
                let paragraphs: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                return Some(paragraphs.join("\n\n"));
            }
            _ => {}
        }
    }
    None
}

/// A value as metadata text; an object (`{"name": …}`, as in JSON-LD and news APIs) by its name.
fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(s) => s.trim().to_owned(),
        Value::Number(n) => n.to_string(),
        Value::Object(o) => return o.get("name").filter(|n| !n.is_object()).and_then(plain),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn published(value: &Value) -> Option<Published> {
    let (date, clock) = match value {
        Value::String(s) => parse_published(s)?,
        Value::Number(n) => (unix_day(n.as_i64()?)?, None),
        _ => return None,
    };
    Some(Published { date, clock, from: PublishedFrom::FrontMatter })
}

/// The UTC day of a Unix time in seconds or milliseconds (numbers above 10^11, the year 5138 in seconds).
fn unix_day(time: i64) -> Option<Date> {
    let seconds = if time.abs() > 100_000_000_000 { time / 1000 } else { time };
    // Smaller numbers are years or compact dates, not times.
    (seconds > 100_000_000).then_some(())?;
    Date::new(1970, 1, 1)?.plus_days(seconds / 86_400)
}
