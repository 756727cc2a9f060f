//! JSON lines, arrays and single records to articles.

use super::{Article, DiskMap, Meta, Published, PublishedFrom, ReadOptions, ReadOutcome, Skipped, decode, parse_published};
use crate::lang::Language;
use crate::text::Span;
use crate::value::Date;
use serde_json::{Map, Value};
use std::io::BufRead;

/// Reads records one line at a time, so that memory holds one line. Empty lines are nothing; a bad line is one [`Skipped`] and the
/// others are still read. A line longer than `options.max_bytes` is passed over without being held.
pub fn read_jsonl(mut reader: impl BufRead, shown: &str, options: &ReadOptions, each: &mut dyn FnMut(Result<Article, Skipped>)) {
    let mut line = Vec::new();
    for number in 1usize.. {
        let skip = |reason: String| Skipped { path: shown.to_owned(), reason: format!("line {number}: {reason}") };
        match bounded_line(&mut reader, &mut line, options.max_bytes) {
            Ok(Line::End) => return,
            Ok(Line::TooLong) => each(Err(skip(format!("longer than {} bytes", options.max_bytes)))),
            Ok(Line::Read) => match decode_line(&line, number == 1) {
                Err(reason) => each(Err(skip(reason.to_owned()))),
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => each(parse(text.trim(), shown, number, options).map_err(skip)),
            },
            Err(e) => {
                each(Err(skip(super::io_reason(&e))));
                return;
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
            for (i, value) in list.into_iter().enumerate() {
                let id = format!("{shown}:{}", i + 1);
                take(record(value, &id, shown, options).map_err(|reason| format!("record {}: {reason}", i + 1)));
            }
        }
        Ok(value) => take(record(value, shown, shown, options)),
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

fn parse(line: &str, shown: &str, number: usize, options: &ReadOptions) -> Result<Article, String> {
    let value: Value = serde_json::from_str(line).map_err(|e| {
        let message = e.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        format!("not JSON: {message} at column {}", e.column())
    })?;
    record(value, &format!("{shown}:{number}"), shown, options)
}

/// One record to one article.
fn record(value: Value, id: &str, shown: &str, options: &ReadOptions) -> Result<Article, String> {
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
    let body = Span::new(0, text.len());
    Ok(Article { id, path: shown.to_owned(), text, body, meta, disk: DiskMap::Extracted })
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
