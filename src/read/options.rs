use super::decode::Decoded;
use super::{Article, DiskMap, Meta, Published};
use crate::lang::Language;

/// How the bytes of an input are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum InputFormat {
    /// By the name of the file, else by its first bytes.
    #[default]
    Auto,
    /// Plain text.
    Txt,
    /// Markdown, with or without YAML front matter.
    Md,
    /// A web page.
    Html,
    /// JSON lines, a JSON array of records or a single record.
    Jsonl,
}

/// Extensions of articles, and how each is read.
pub const EXTENSIONS: [(&str, InputFormat); 10] = [
    ("txt", InputFormat::Txt),
    ("text", InputFormat::Txt),
    ("md", InputFormat::Md),
    ("markdown", InputFormat::Md),
    ("html", InputFormat::Html),
    ("htm", InputFormat::Html),
    ("xhtml", InputFormat::Html),
    ("json", InputFormat::Jsonl),
    ("jsonl", InputFormat::Jsonl),
    ("ndjson", InputFormat::Jsonl),
];

impl InputFormat {
    /// By the extension of a name; `Auto` when it does not tell.
    pub fn from_name(name: &str) -> InputFormat {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let Some((_, extension)) = file.rsplit_once('.') else { return InputFormat::Auto };
        let known = EXTENSIONS.iter().find(|(e, _)| extension.eq_ignore_ascii_case(e));
        known.map_or(InputFormat::Auto, |(_, format)| *format)
    }
}

/// Names of the fields of a JSONL record, in order of preference. The first one that is there and holds something wins.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct FieldMap {
    pub id: Vec<String>,
    pub text: Vec<String>,
    pub title: Vec<String>,
    pub source: Vec<String>,
    pub published: Vec<String>,
    pub language: Vec<String>,
    pub url: Vec<String>,
}

impl Default for FieldMap {
    fn default() -> Self {
        let list = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect();
        FieldMap {
            id: list(&["id", "_id", "guid", "uuid"]),
            text: list(&["text", "content", "body", "article", "isi", "konten"]),
            title: list(&["title", "headline", "judul"]),
            source: list(&["source", "outlet", "publisher", "site_name", "media", "sumber"]),
            published: list(&[
                "published",
                "published_at",
                "publishedAt",
                "published_date",
                "publish_date",
                "datePublished",
                "pubDate",
                "pub_date",
                "date",
                "datetime",
                "timestamp",
                "tanggal",
            ]),
            language: list(&["language", "lang", "bahasa"]),
            url: list(&["url", "link", "permalink"]),
        }
    }
}

/// How inputs are read, and metadata for articles that lack them.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Format of inputs whose name does not tell.
    pub format: InputFormat,
    /// Publication time for articles without one.
    pub published: Option<Published>,
    /// Language for articles without one.
    pub language: Option<Language>,
    /// Outlet for articles without one.
    pub outlet: Option<String>,
    /// Field names of JSONL records.
    pub fields: FieldMap,
    /// Longest file, and longest single JSONL record, in bytes.
    pub max_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        ReadOptions {
            format: InputFormat::Auto,
            published: None,
            language: None,
            outlet: None,
            fields: FieldMap::default(),
            max_bytes: 32 << 20,
        }
    }
}

impl ReadOptions {
    /// Fills metadata the article did not bring.
    pub(super) fn complete(&self, meta: &mut Meta) {
        meta.published = meta.published.or(self.published);
        meta.language = meta.language.or(self.language);
        if meta.outlet.is_none() {
            meta.outlet.clone_from(&self.outlet);
        }
    }
}

/// An input that gave no article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// The path as given.
    pub path: String,
    /// Why, in a few words; for JSONL it starts with the line.
    pub reason: String,
}

/// Something odd about an input that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// The path as given.
    pub path: String,
    /// What was odd, and what was done about it.
    pub message: String,
}

/// What came out of one input.
#[derive(Clone, Debug, Default)]
pub struct ReadOutcome {
    /// Articles in the order of the input.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub skipped: Vec<Skipped>,
    /// What was read with a doubt.
    pub warnings: Vec<Warning>,
}

impl ReadOutcome {
    /// Nothing but a reason.
    pub(super) fn skip(shown: &str, reason: impl Into<String>) -> ReadOutcome {
        let skipped = vec![Skipped { path: shown.to_owned(), reason: reason.into() }];
        ReadOutcome { skipped, ..ReadOutcome::default() }
    }

    /// The outcome itself, or "empty" when it says nothing at all.
    pub(super) fn or_empty(self, shown: &str) -> ReadOutcome {
        if self.articles.is_empty() && self.skipped.is_empty() { ReadOutcome::skip(shown, "empty") } else { self }
    }

    pub(super) fn warn(&mut self, shown: &str, message: impl Into<String>) {
        self.warnings.push(Warning { path: shown.to_owned(), message: message.into() });
    }

    /// Warns when bytes had to be replaced.
    pub(super) fn warn_repaired(&mut self, decoded: &Decoded, shown: &str) {
        if let DiskMap::Repaired { places, .. } = &decoded.disk {
            self.warn(shown, format!("not valid UTF-8: {} byte sequences were replaced", places.len()));
        }
    }
}
