//! Paths to dossiers: which files, in which order, on all cores, never more than a batch of articles at once in flight.

use super::args::{self, InputArgs};
use super::config::Config;
use super::error::Failure;
use super::session::Session;
use crate::lang::{Language, Lexicons};
use crate::read::{self, Article, InputFormat, Published, PublishedFrom, RawLine, RawLines, ReadOptions, ReadOutcome, Skipped};
use crate::report::Unread;
use crate::resolve::{self, Dossier};
use crate::suggest::hint;
use rayon::prelude::*;
use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Articles that are read before they are handed on.
const BATCH: usize = 512;
/// Bytes of text that are read before they are handed on.
const BATCH_BYTES: usize = 16 << 20;
/// Files that are read at once.
const FILES: usize = 128;

/// What takes the dossiers, a batch at a time, in the order of the input.
pub type Sink<'a> = &'a mut dyn FnMut(Vec<Dossier>) -> Result<(), Failure>;

/// Reads articles for one session.
pub struct Feed<'a> {
    session: &'a Session,
    options: ReadOptions,
    stdin_name: Option<String>,
    exclude: Option<Exclude>,
    taken: HashSet<PathBuf>,
    /// Whether facts are found, which nobody needs who compares nothing.
    pub facts: bool,
    /// Whether dossiers let go of what only `extract` and `explain` show.
    pub slim: bool,
    /// Inputs that could not be read so far.
    pub unread: Vec<Unread>,
}

impl<'a> Feed<'a> {
    /// Checks the input options.
    pub fn new(session: &'a Session, given: &InputArgs) -> Result<Feed<'a>, Failure> {
        let config = &session.config;
        let mut options = ReadOptions {
            format: match given.input_format {
                args::InputFormat::Auto => InputFormat::Auto,
                args::InputFormat::Txt => InputFormat::Txt,
                args::InputFormat::Md => InputFormat::Md,
                args::InputFormat::Html => InputFormat::Html,
                args::InputFormat::Jsonl => InputFormat::Jsonl,
            },
            outlet: given.source.clone(),
            ..ReadOptions::default()
        };
        options.language = match given.lang {
            Some(args::UiLang::Id) => Some(Language::Id),
            Some(args::UiLang::En) => Some(Language::En),
            None => config.raw.language.as_deref().and_then(Language::from_tag),
        };
        options.published = given.published.map(|(date, clock)| Published { date, clock, from: PublishedFrom::Option });
        for (field, name) in config.raw.fields.iter().flatten() {
            let names = match field.as_str() {
                "id" => &mut options.fields.id,
                "text" => &mut options.fields.text,
                "title" => &mut options.fields.title,
                "source" => &mut options.fields.source,
                "published" => &mut options.fields.published,
                "language" => &mut options.fields.language,
                "url" => &mut options.fields.url,
                _ => continue,
            };
            names.insert(0, name.clone());
        }
        let exclude = Exclude::new(config)?;
        let stdin_name = given.stdin_filename.clone();
        Ok(Feed { session, options, stdin_name, exclude, taken: HashSet::new(), facts: true, slim: false, unread: Vec::new() })
    }

    /// Reads everything below `paths` (`-` is standard input) that has not been read before.
    pub fn read(&mut self, paths: &[PathBuf], sink: Sink<'_>) -> Result<(), Failure> {
        let stdin = paths.iter().any(|p| p == Path::new("-"));
        let named: Vec<PathBuf> = paths.iter().filter(|p| *p != Path::new("-")).cloned().collect();
        let found = read::discover(&named);
        self.unread.extend(found.skipped.into_iter().map(|s| Unread { path: shown(Path::new(&s.path)), reason: s.reason }));
        // Whoever made the dossier also gives back what it needs no longer: on all cores, and to be used again at once.
        let read = match (self.facts, self.slim) {
            (true, true) => |article, lexicons: &Lexicons| resolve::resolve(article, lexicons).slim(),
            (true, false) => resolve::resolve,
            (false, _) => resolve::mentions,
        };
        let mut batch =
            Batch { session: self.session, read, articles: Vec::new(), bytes: 0, sink, failure: None, broken: Vec::new() };
        if stdin && self.taken.insert(PathBuf::from("-")) {
            self.stdin(&mut batch)?;
        }
        let mut plain: Vec<PathBuf> = Vec::new();
        for file in found.files {
            if self.exclude.as_ref().is_some_and(|e| e.matches(&file)) {
                self.session.tell(|| format!("excluded by the configuration: {}", file.display()));
                continue;
            }
            if !self.taken.insert(std::fs::canonicalize(&file).unwrap_or_else(|_| file.clone())) {
                continue;
            }
            let name = shown(&file);
            if streams(&name, &self.options) {
                self.files(&mut plain, &mut batch)?;
                let opened = std::fs::File::open(&file);
                match opened {
                    Ok(opened) => self.lines(std::io::BufReader::with_capacity(1 << 18, opened), &name, &mut batch)?,
                    Err(e) => self.unread.push(Unread { path: name, reason: e.to_string() }),
                }
            } else {
                plain.push(file);
                if plain.len() >= FILES {
                    self.files(&mut plain, &mut batch)?;
                }
            }
        }
        self.files(&mut plain, &mut batch)?;
        batch.flush()?;
        self.unread.append(&mut batch.broken);
        Ok(())
    }

    fn stdin(&mut self, batch: &mut Batch<'_>) -> Result<(), Failure> {
        let name = self.stdin_name.clone().unwrap_or_else(|| "-".to_owned());
        let mut input = std::io::stdin().lock();
        if streams(&name, &self.options) {
            return self.lines(input, &name, batch);
        }
        let mut bytes = Vec::new();
        match input.read_to_end(&mut bytes) {
            Ok(_) => self.take(read::read_bytes(&bytes, &name, &self.options), batch),
            Err(e) => {
                self.unread.push(Unread { path: name, reason: e.to_string() });
                Ok(())
            }
        }
    }

    fn lines(&mut self, reader: impl std::io::BufRead, name: &str, batch: &mut Batch<'_>) -> Result<(), Failure> {
        let mut any = false;
        let mut lines = RawLines::new(reader, name, &self.options);
        loop {
            // Cut here, read on all cores.
            let (mut cut, mut bytes) = (Vec::new(), 0);
            while cut.len() < BATCH
                && bytes < BATCH_BYTES
                && let Some(line) = lines.next()
            {
                bytes += line.as_ref().map_or(0, RawLine::len);
                cut.push(line);
            }
            if cut.is_empty() {
                break;
            }
            let options = &self.options;
            let read = |line: Result<RawLine, Skipped>| line.and_then(|line| line.read(name, options)).transpose();
            let read: Vec<_> = self.session.pool.install(|| cut.into_par_iter().map(read).collect());
            for item in read.into_iter().flatten() {
                any = true;
                match item {
                    Ok(article) => batch.push(article),
                    Err(s) => self.unread.push(Unread { path: s.path, reason: s.reason }),
                }
            }
        }
        if !any {
            self.unread.push(Unread { path: name.to_owned(), reason: "empty".to_owned() });
        }
        batch.failure.take().map_or(Ok(()), Err)
    }

    fn files(&mut self, files: &mut Vec<PathBuf>, batch: &mut Batch<'_>) -> Result<(), Failure> {
        let options = &self.options;
        let outcomes: Vec<ReadOutcome> =
            self.session.pool.install(|| files.par_iter().map(|f| read::read_path(f, &shown(f), options)).collect());
        files.clear();
        outcomes.into_iter().try_for_each(|outcome| self.take(outcome, batch))
    }

    fn take(&mut self, outcome: ReadOutcome, batch: &mut Batch<'_>) -> Result<(), Failure> {
        for warning in outcome.warnings {
            self.session.warn(&format!("{}: {}", warning.path, warning.message));
        }
        self.unread.extend(outcome.skipped.into_iter().map(|s| Unread { path: s.path, reason: s.reason }));
        outcome.articles.into_iter().for_each(|article| batch.push(article));
        batch.failure.take().map_or(Ok(()), Err)
    }
}

/// Whether an input is read a record at a time.
fn streams(name: &str, options: &ReadOptions) -> bool {
    let format = match InputFormat::from_name(name) {
        InputFormat::Auto => options.format,
        format => format,
    };
    // A `.json` file may hold an array over many lines.
    format == InputFormat::Jsonl && !name.to_ascii_lowercase().ends_with(".json")
}

/// A path as reports show it: `/` between its parts, no `./` in front.
pub fn shown(path: &Path) -> String {
    let path = path.strip_prefix("./").unwrap_or(path).display().to_string();
    if std::path::MAIN_SEPARATOR == '\\' { path.replace('\\', "/") } else { path }
}

/// Articles on their way.
struct Batch<'a> {
    session: &'a Session,
    read: fn(Article, &Lexicons) -> Dossier,
    articles: Vec<Article>,
    bytes: usize,
    sink: Sink<'a>,
    failure: Option<Failure>,
    /// Articles the program failed on.
    broken: Vec<Unread>,
}

impl Batch<'_> {
    fn push(&mut self, mut article: Article) {
        if let Some(owner) = article.meta.outlet.as_deref().and_then(|o| self.session.config.owner(o)) {
            article.meta.owner = Some(owner.to_owned());
        }
        self.bytes += article.text.len();
        self.articles.push(article);
        if (self.articles.len() >= BATCH || self.bytes >= BATCH_BYTES) && self.failure.is_none() {
            self.failure = self.flush().err();
        }
    }

    fn flush(&mut self) -> Result<(), Failure> {
        self.bytes = 0;
        let articles = std::mem::take(&mut self.articles);
        if articles.is_empty() {
            return Ok(());
        }
        let (session, read) = (self.session, self.read);
        // The first article's lexicon is compiled here: several threads would wait for each other, and memory for the tables comes
        // dearer to a thread of the pool.
        if let Some(first) = articles.first() {
            session.lexicons.get(resolve::language(first, &session.lexicons));
        }
        let read: Vec<Result<Dossier, Unread>> = session
            .pool
            .install(|| articles.into_par_iter().map_init(room, |(), a| dossier(a, read, &session.lexicons)).collect());
        let mut dossiers = Vec::with_capacity(read.len());
        for one in read {
            match one {
                Ok(dossier) => dossiers.push(dossier),
                Err(unread) => self.broken.push(unread),
            }
        }
        (self.sink)(dossiers)
    }
}

/// Bytes that some dozens of dossiers need.
const ROOM: usize = 4 << 20;

/// Makes a thread ask the kernel for memory at once: the heap of a thread that only needs more and more grows by a page or two
/// at a time, each with a call of its own.
fn room() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM)));
}

/// One article's dossier. Should the program fail on it, that is one input that could not be checked, and the others still are.
fn dossier(article: Article, read: fn(Article, &Lexicons) -> Dossier, lexicons: &Lexicons) -> Result<Dossier, Unread> {
    let path = article.path.clone();
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read(article, lexicons)))
        .map_err(|_| Unread { path, reason: "internal error; please report it with this input".to_owned() })
}

/// Patterns of files that are never read, relative to the folder of the configuration.
struct Exclude {
    base: PathBuf,
    patterns: ignore::gitignore::Gitignore,
}

impl Exclude {
    fn new(config: &Config) -> Result<Option<Exclude>, Failure> {
        let Some(lines) = config.raw.exclude.as_ref().filter(|l| !l.is_empty()) else { return Ok(None) };
        let base = if config.base.as_os_str().is_empty() { PathBuf::from(".") } else { config.base.clone() };
        let base = std::fs::canonicalize(&base).unwrap_or(base);
        let mut builder = ignore::gitignore::GitignoreBuilder::new(&base);
        for line in lines {
            builder
                .add_line(None, line)
                .map_err(|e| Failure::Usage(format!("{}: exclude: `{line}`: {e}", super::config::NAME)))?;
        }
        let patterns = builder.build().map_err(|e| Failure::Usage(format!("{}: exclude: {e}", super::config::NAME)))?;
        Ok(Some(Exclude { base, patterns }))
    }

    fn matches(&self, file: &Path) -> bool {
        let full = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let Ok(relative) = full.strip_prefix(&self.base) else { return false };
        relative
            .ancestors()
            .enumerate()
            .filter(|(_, p)| !p.as_os_str().is_empty())
            .any(|(depth, p)| self.patterns.matched(p, depth > 0).is_ignore())
    }
}

/// The rules a name stands for: one rule by id, or all rules of a kind.
pub fn rules_named<'r>(rules: &'r crate::rule::RuleSet, name: &str) -> Result<Vec<&'r str>, String> {
    let found: Vec<&str> = rules.rules.iter().filter(|r| r.id == name || r.kind.name() == name).map(|r| r.id.as_str()).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let kinds = crate::rule::ConflictKind::ALL.map(|k| k.name());
    if kinds.contains(&name) {
        return Ok(found);
    }
    let known = rules.rules.iter().map(|r| r.id.as_str()).chain(kinds);
    Err(format!("unknown rule `{name}`{}; `selaras rules list` shows all", hint(name, known)))
}
