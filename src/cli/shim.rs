//! Stand-in for `crate::read` with the same names: plain text and JSONL only.

use crate::lang::Language;
use crate::read::{Article, DiskMap, Published, PublishedFrom};
use crate::value::{Clock, Date};
use std::io::BufRead;
use std::path::{Path, PathBuf};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum InputFormat {
    #[default]
    Auto,
    Txt,
    Md,
    Html,
    Jsonl,
}

impl InputFormat {
    pub fn from_name(name: &str) -> InputFormat {
        match name.rsplit_once('.').map(|(_, e)| e) {
            Some("txt") => InputFormat::Txt,
            Some("md") => InputFormat::Md,
            Some("html") => InputFormat::Html,
            Some("jsonl" | "json") => InputFormat::Jsonl,
            _ => InputFormat::Auto,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FieldMap {
    pub id: Vec<String>,
    pub text: Vec<String>,
    pub title: Vec<String>,
    pub source: Vec<String>,
    pub published: Vec<String>,
    pub language: Vec<String>,
    pub url: Vec<String>,
}

#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    pub format: InputFormat,
    pub published: Option<Published>,
    pub language: Option<Language>,
    pub outlet: Option<String>,
    pub fields: FieldMap,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    pub path: String,
    pub reason: String,
}

#[derive(Clone, Debug)]
pub struct Warning {
    pub path: String,
    pub message: String,
}

#[derive(Clone, Debug, Default)]
pub struct ReadOutcome {
    pub articles: Vec<Article>,
    pub skipped: Vec<Skipped>,
    pub warnings: Vec<Warning>,
}

pub fn parse_published(text: &str) -> Option<(Date, Option<Clock>)> {
    Date::parse_iso(text).map(|d| (d, None))
}

pub fn read_path(path: &Path, shown: &str, options: &ReadOptions) -> ReadOutcome {
    match std::fs::read(path) {
        Ok(bytes) => read_bytes(&bytes, shown, options),
        Err(e) => {
            let reason = if e.kind() == std::io::ErrorKind::NotFound { "not found".to_owned() } else { e.to_string() };
            ReadOutcome { skipped: vec![Skipped { path: shown.to_owned(), reason }], ..ReadOutcome::default() }
        }
    }
}

pub fn read_bytes(bytes: &[u8], shown: &str, options: &ReadOptions) -> ReadOutcome {
    let mut outcome = ReadOutcome::default();
    let text = String::from_utf8_lossy(bytes);
    if text.trim().is_empty() {
        outcome.skipped.push(Skipped { path: shown.to_owned(), reason: "empty".to_owned() });
        return outcome;
    }
    let named = InputFormat::from_name(shown);
    if named == InputFormat::Jsonl || options.format == InputFormat::Jsonl {
        read_jsonl(bytes, shown, options, &mut |item| match item {
            Ok(a) => outcome.articles.push(a),
            Err(s) => outcome.skipped.push(s),
        });
        return outcome;
    }
    let mut article = Article::plain(shown, &text);
    article.meta.published = options.published;
    article.meta.language = options.language;
    article.meta.outlet.clone_from(&options.outlet);
    outcome.articles.push(article);
    outcome
}

pub fn read_jsonl(reader: impl BufRead, shown: &str, options: &ReadOptions, each: &mut dyn FnMut(Result<Article, Skipped>)) {
    for (number, line) in reader.lines().enumerate() {
        let skip = |reason: &str| Skipped { path: shown.to_owned(), reason: format!("line {}: {reason}", number + 1) };
        let Ok(line) = line else {
            each(Err(skip("unreadable")));
            return;
        };
        if line.trim().is_empty() {
            continue;
        }
        let Ok(v) = serde_json::from_str::<serde_json::Value>(&line) else {
            each(Err(skip("not JSON")));
            continue;
        };
        let get = |key: &str, names: &[String]| {
            let keys = names.iter().map(String::as_str).chain([key]);
            keys.filter_map(|k| v.get(k)).find_map(|v| v.as_str()).map(str::to_owned)
        };
        let Some(text) = get("text", &options.fields.text) else {
            each(Err(skip("no field `text`")));
            continue;
        };
        let id = get("id", &options.fields.id).unwrap_or_else(|| format!("{shown}:{}", number + 1));
        let mut article = Article::plain(&id, &text);
        article.path = shown.to_owned();
        article.disk = DiskMap::Extracted;
        article.meta.outlet = get("source", &options.fields.source).or_else(|| options.outlet.clone());
        let language = get("language", &options.fields.language).and_then(|l| Language::from_tag(&l));
        article.meta.language = language.or(options.language);
        let day = get("published", &options.fields.published).and_then(|d| Date::parse_iso(&d));
        let published = day.map(|date| Published { date, clock: None, from: PublishedFrom::FrontMatter });
        article.meta.published = published.or(options.published);
        each(Ok(article));
    }
}

#[derive(Clone, Debug, Default)]
pub struct Discovery {
    pub files: Vec<PathBuf>,
    pub skipped: Vec<Skipped>,
}

pub fn discover(paths: &[PathBuf]) -> Discovery {
    let mut found = Discovery::default();
    for path in paths {
        if path.is_dir() {
            let files = ignore::WalkBuilder::new(path).require_git(false).build().flatten().map(|e| e.into_path());
            found
                .files
                .extend(files.filter(|p| p.is_file() && InputFormat::from_name(&p.to_string_lossy()) != InputFormat::Auto));
        } else if path.exists() {
            found.files.push(path.clone());
        } else {
            found.skipped.push(Skipped { path: path.display().to_string(), reason: "not found".to_owned() });
        }
    }
    found.files.sort();
    let mut seen = std::collections::HashSet::new();
    found.files.retain(|f| seen.insert(std::fs::canonicalize(f).unwrap_or_else(|_| f.clone())));
    found
}
