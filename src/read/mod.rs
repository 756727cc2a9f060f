//! Stage `read`: bytes to [`Article`]. The only stage that opens files; the text stays exactly as read.

mod article;
mod decode;
mod discover;
mod html;
mod html_meta;
mod json;
mod markdown;
mod options;
mod published;

pub use article::{Article, DiskMap, Meta, Published, PublishedFrom};
pub use discover::{Discovery, discover};
pub use json::{RawLine, RawLines, read_jsonl};
pub use options::{EXTENSIONS, FieldMap, InputFormat, ReadOptions, ReadOutcome, Skipped, Warning};
pub use published::parse_published;

use crate::text::Span;
use decode::Decoded;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// Reads one file. `shown` is the path as messages and reports give it. Whatever cannot be read is in `skipped`, with its reason.
pub fn read_path(path: &Path, shown: &str, options: &ReadOptions) -> ReadOutcome {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(e) => return ReadOutcome::skip(shown, io_reason(&e)),
    };
    if file.metadata().is_ok_and(|m| m.is_dir()) {
        return ReadOutcome::skip(shown, "is a directory");
    }
    if format_of(shown, options) == InputFormat::Jsonl && !shown.to_ascii_lowercase().ends_with(".json") {
        let mut outcome = ReadOutcome::default();
        read_jsonl(BufReader::new(file), shown, options, &mut |item| match item {
            Ok(article) => outcome.articles.push(article),
            Err(skipped) => outcome.skipped.push(skipped),
        });
        return outcome.or_empty(shown);
    }
    let mut bytes = Vec::new();
    match file.take(options.max_bytes.saturating_add(1)).read_to_end(&mut bytes) {
        Ok(_) => read_bytes(&bytes, shown, options),
        Err(e) => ReadOutcome::skip(shown, io_reason(&e)),
    }
}

/// Reads bytes that came from elsewhere, such as standard input. The format follows `options`, then the name, then the first bytes.
pub fn read_bytes(bytes: &[u8], shown: &str, options: &ReadOptions) -> ReadOutcome {
    if bytes.len() as u64 > options.max_bytes.min(u32::MAX as u64) {
        return ReadOutcome::skip(shown, format!("larger than {} bytes", options.max_bytes.min(u32::MAX as u64)));
    }
    let named = format_of(shown, options);
    let decoded = match decode::decode(bytes, named == InputFormat::Html) {
        Ok(decoded) => decoded,
        Err(reason) => return ReadOutcome::skip(shown, reason),
    };
    if decoded.text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}').is_empty() {
        return ReadOutcome::skip(shown, "empty");
    }
    match if named == InputFormat::Auto { sniff(&decoded.text) } else { named } {
        InputFormat::Md => markdown::read(decoded, shown, options),
        InputFormat::Html => html::read(decoded, shown, options),
        InputFormat::Jsonl => json::read_document(&decoded.text, shown, options).or_empty(shown),
        InputFormat::Txt | InputFormat::Auto => {
            let mut outcome = ReadOutcome::default();
            outcome.warn_repaired(&decoded, shown);
            outcome.articles.push(plain(decoded, shown, options));
            outcome
        }
    }
}

/// The format by option or name; `Auto` when neither tells.
fn format_of(shown: &str, options: &ReadOptions) -> InputFormat {
    match InputFormat::from_name(shown) {
        InputFormat::Auto => options.format,
        // An explicit option is for files whose name does not tell; `-` and odd names end here.
        named => named,
    }
}

/// The format by the first characters.
fn sniff(text: &str) -> InputFormat {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let head: String = start.chars().take(64).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<head") {
        InputFormat::Html
    } else if head.starts_with('{')
        || head.starts_with("[{")
        || (head.starts_with('[') && head[1..].trim_start().starts_with('{'))
    {
        InputFormat::Jsonl
    } else if markdown::has_front_matter(text) {
        InputFormat::Md
    } else {
        InputFormat::Txt
    }
}

/// Plain text: all of it is body.
fn plain(decoded: Decoded, shown: &str, options: &ReadOptions) -> Article {
    let mut article = Article {
        id: shown.to_owned(),
        path: shown.to_owned(),
        body: Span::new(0, decoded.text.len()),
        headline: None,
        text: decoded.text,
        meta: Meta::default(),
        disk: decoded.disk,
        record: None,
    };
    options.complete(&mut article.meta);
    article
}

/// What to tell about a file that did not open or read.
fn io_reason(e: &std::io::Error) -> String {
    match e.kind() {
        std::io::ErrorKind::NotFound => "no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => format!("cannot be read: {e}"),
    }
}
