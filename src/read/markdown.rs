//! Markdown with YAML front matter.

use super::article::begins_with;
use super::decode::Decoded;
use super::{Article, Meta, Published, PublishedFrom, ReadOptions, ReadOutcome, parse_published};
use crate::lang::Language;
use crate::text::Span;
use crate::yaml;
use serde_json::{Map, Value};

const TITLE: &[&str] = &["title", "headline", "judul"];
const OUTLET: &[&str] = &["outlet", "source", "publisher", "media", "sumber"];
const PUBLISHED: &[&str] = &["published", "date", "tanggal", "published_at", "publishdate", "pubdate", "datepublished", "terbit"];
const LANGUAGE: &[&str] = &["lang", "language", "bahasa"];
const URL: &[&str] = &["url", "canonical", "link", "permalink"];

/// Whether the first line opens front matter.
pub(super) fn has_front_matter(text: &str) -> bool {
    text.lines().next().is_some_and(|l| l.trim_end() == "---") && split(text).is_some()
}

/// Front matter and the offset of the text behind it.
fn split(text: &str) -> Option<(&str, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|l| l.trim_end() == "---")?;
    let mut at = first.len();
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((text.get(first.len()..at)?, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Reads a Markdown file. Broken front matter is a warning: the text behind it is still an article. Front matter that is no mapping is
/// text between two rules, and stays text.
pub(super) fn read(decoded: Decoded, shown: &str, options: &ReadOptions) -> ReadOutcome {
    let mut outcome = ReadOutcome::default();
    outcome.warn_repaired(&decoded, shown);
    let Decoded { text, disk } = decoded;
    let mut meta = Meta::default();
    let mut start = 0;
    let mut headline = None;
    if let Some((front, behind)) = split(&text) {
        start = behind;
        match yaml::parse_str::<Value>(front) {
            Ok(Value::Object(map)) => {
                meta = metadata(map, shown, &mut outcome);
                let behind = text.get(behind..).unwrap_or("");
                let title = meta.title.as_deref().filter(|t| !begins_with(behind, t));
                headline = title.and_then(|title| written_title(&text, start, title));
            }
            Ok(Value::Null) => {}
            Ok(_) => {
                start = 0;
                outcome.warn(shown, "the front matter is no mapping; it is read as text");
            }
            Err(e) => outcome.warn(shown, format!("the front matter is not YAML and is passed over: {e}")),
        }
    } else if text.lines().next().is_some_and(|l| l.trim_end() == "---") {
        outcome.warn(shown, "the front matter has no end; it is read as text");
    }
    if text.get(start..).is_none_or(|t| t.trim().is_empty()) {
        let mut skipped = ReadOutcome::skip(shown, "no text behind the front matter");
        skipped.warnings = outcome.warnings;
        return skipped;
    }
    options.complete(&mut meta);
    let body = Span::new(start, text.len());
    let (id, path) = (shown.to_owned(), shown.to_owned());
    outcome.articles.push(Article { id, path, text, body, headline, meta, disk, record: None });
    outcome
}

/// Where the title is written in the front matter, which ends at `end`; nothing when it is written in another form than it is read
/// (over several lines, with escapes).
fn written_title(text: &str, end: usize, title: &str) -> Option<Span> {
    let mut at = 0;
    for line in text.get(..end)?.split_inclusive('\n') {
        if let Some((key, value)) = line.split_once(':')
            && TITLE.contains(&key.trim().to_lowercase().as_str())
            && let Some(found) = value.find(title)
        {
            let start = at + key.len() + 1 + found;
            return Some(Span::new(start, start + title.len()));
        }
        at += line.len();
    }
    None
}

fn metadata(map: Map<String, Value>, shown: &str, outcome: &mut ReadOutcome) -> Meta {
    // `Title:` and `pubDate:` are as good as `title:` and `pubdate:`.
    let map: Map<String, Value> = map.into_iter().map(|(k, v)| (k.to_lowercase(), v)).collect();
    let string = |names: &[&str]| {
        names.iter().find_map(|&n| match map.get(n)? {
            Value::String(s) if !s.trim().is_empty() => Some(s.trim().to_owned()),
            Value::Number(n) => Some(n.to_string()),
            Value::Object(o) => o.get("name").and_then(Value::as_str).map(str::to_owned),
            _ => None,
        })
    };
    let written = string(PUBLISHED);
    let published = written.as_deref().and_then(parse_published);
    if let (Some(written), None) = (&written, &published) {
        outcome.warn(shown, format!("cannot read the date {written:?} of the front matter"));
    }
    Meta {
        title: string(TITLE),
        outlet: string(OUTLET),
        published: published.map(|(date, clock)| Published { date, clock, from: PublishedFrom::FrontMatter }),
        language: string(LANGUAGE).as_deref().and_then(Language::from_tag),
        url: string(URL),
        owner: None,
    }
}
