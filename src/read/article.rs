use crate::lang::Language;
use crate::text::{Position, Span};
use crate::value::{Clock, Date};

/// Where a publication date was found, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum PublishedFrom {
    Option,
    FrontMatter,
    JsonLd,
    Meta,
    Header,
    Dateline,
    Inferred,
    None,
}

impl PublishedFrom {
    /// The name in the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            PublishedFrom::Option => "option",
            PublishedFrom::FrontMatter => "front-matter",
            PublishedFrom::JsonLd => "json-ld",
            PublishedFrom::Meta => "meta",
            PublishedFrom::Header => "header",
            PublishedFrom::Dateline => "dateline",
            PublishedFrom::Inferred => "inferred",
            PublishedFrom::None => "none",
        }
    }
}

/// A publication time that came with the article as metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The civil day in the place of publication.
    pub date: Date,
    /// The time of day, when given.
    pub clock: Option<Clock>,
    /// Where it stood.
    pub from: PublishedFrom,
}

/// What is known about an article besides its text.
#[derive(Clone, Debug, Default)]
pub struct Meta {
    /// Headline, when it is not part of the text.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Publication time, when metadata give one.
    pub published: Option<Published>,
    /// Language, when metadata or an option give one.
    pub language: Option<Language>,
    /// Canonical address.
    pub url: Option<String>,
    /// Owner of the outlet, from the configuration: outlets of one owner are one voice.
    pub owner: Option<String>,
}

/// How offsets into the text become offsets into the file as it is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum DiskMap {
    /// UTF-8: add the length of the byte order mark.
    #[default]
    Utf8,
    /// UTF-8 behind a three-byte order mark.
    Utf8Bom,
    /// One byte a character.
    Windows1252,
    /// Two bytes a UTF-16 unit, behind a byte order mark or not.
    Utf16 {
        /// A two-byte order mark stands first.
        bom: bool,
    },
    /// UTF-8 in which invalid bytes were replaced by U+FFFD.
    Repaired {
        /// A three-byte order mark stands first.
        bom: bool,
        /// For each replacement the offset in the text behind it and the number of bytes it stands for, in text order.
        places: Vec<(u32, u8)>,
    },
    /// The text was taken out of a container (HTML, JSONL): offsets are into the extracted text.
    Extracted,
}

/// Between the headline of a record and its text: two line breaks.
pub(super) const TITLE_GAP: &str = "\n\n";

/// Whether a text begins with its title, whatever marks and spaces stand between the words.
pub(super) fn begins_with(text: &str, title: &str) -> bool {
    let mut text = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).all(|c| text.next() == Some(c))
}

/// One article as read. Nothing in it is normalised.
#[derive(Clone, Debug)]
pub struct Article {
    /// The record's id, or the path.
    pub id: String,
    /// The path as given, `-` or the given name for standard input.
    pub path: String,
    /// The text exactly as read, decoded.
    pub text: String,
    /// The part of the text that is article: all of it, or what follows the front matter.
    pub body: Span,
    /// The headline where it stands before `body` in the text: in the front matter, or put there from the title of a record.
    pub headline: Option<Span>,
    /// Metadata.
    pub meta: Meta,
    /// How spans map to the file on disk.
    pub disk: DiskMap,
    /// The lines of its file, first and last, that hold its record: of JSON only, where a file has many.
    pub record: Option<(u32, u32)>,
}

impl Article {
    /// An article of plain text without metadata, as rule tests and property tests make them.
    pub fn plain(id: &str, text: &str) -> Article {
        Article {
            id: id.to_owned(),
            path: id.to_owned(),
            text: text.to_owned(),
            body: Span::new(0, text.len()),
            headline: None,
            meta: Meta::default(),
            disk: DiskMap::Utf8,
            record: None,
        }
    }

    /// Where an editor has to look: a line and column of the file. Of a record that is its first line, because places inside it are those
    /// of the text taken out of it.
    pub fn in_file(&self, place: Position) -> Position {
        self.record.map_or(place, |(line, _)| Position { line, column: 1 })
    }

    /// Which field of its container a span lies in: `text`, or `title` for the headline of a record. Nothing for files whose spans
    /// are bytes of the file itself.
    pub fn field(&self, offset: u32) -> Option<&'static str> {
        matches!(self.disk, DiskMap::Extracted).then_some(if self.titled() && offset < self.body.start {
            "title"
        } else {
            "text"
        })
    }

    /// Whether the text begins with a headline that is another field of the record.
    fn titled(&self) -> bool {
        self.headline.is_some() && matches!(self.disk, DiskMap::Extracted)
    }

    /// Line and column as in the field the offset lies in.
    pub fn position(&self, at: Position, offset: u32) -> Position {
        let above = if self.titled() && offset >= self.body.start { TITLE_GAP.len() as u32 } else { 0 };
        Position { line: at.line.saturating_sub(above), ..at }
    }

    /// A span of the text as a byte range of the file on disk (of the field, for HTML and JSONL).
    pub fn on_disk(&self, span: Span) -> Span {
        if self.titled() {
            let from = if span.start < self.body.start { 0 } else { self.body.start };
            return Span { start: span.start - from, end: span.end.saturating_sub(from) };
        }
        let at = |offset: u32| -> u32 {
            let before = || self.text.get(..offset as usize).unwrap_or(&self.text);
            match &self.disk {
                DiskMap::Utf8 | DiskMap::Extracted => offset,
                DiskMap::Utf8Bom => offset + 3,
                DiskMap::Repaired { bom, places } => {
                    let passed = places.get(..places.partition_point(|&(end, _)| end <= offset)).unwrap_or(&[]);
                    let grown: u32 = passed.iter().map(|&(_, bytes)| 3 - u32::from(bytes.min(3))).sum();
                    offset.saturating_sub(grown) + if *bom { 3 } else { 0 }
                }
                DiskMap::Windows1252 => before().chars().count() as u32,
                DiskMap::Utf16 { bom } => {
                    before().chars().map(|c| c.len_utf16() as u32 * 2).sum::<u32>() + if *bom { 2 } else { 0 }
                }
            }
        };
        Span { start: at(span.start), end: at(span.end) }
    }
}
