//! Speed of each stage over the invented articles of `fixtures`, or over the first megabytes of a file of your own:
//! `cargo bench`, `SELARAS_BENCH_FILE=news.jsonl cargo bench`.
//!
//! Every figure is megabytes of article text per second on one core. Each sample walks all articles once, so that no stage lives from
//! a warm cache of one text.

// A benchmark may fail by panicking.
#![allow(clippy::unwrap_used)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use selaras::extract::{Context, EXTRACTORS, Mention, extract};
use selaras::lang::{self, Lexicon, Lexicons};
use selaras::read::{Article, ReadOptions, read_bytes};
use selaras::resolve::{Dossier, resolve};
use selaras::rule::{self, RuleSet, compare};
use selaras::segment::{Outline, segment};
use selaras::text::tokenize;
use std::path::Path;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

struct Page {
    article: Article,
    outline: Outline,
    lexicon: &'static Lexicon,
    /// Mentions found before each extractor runs.
    before: Vec<Vec<Mention>>,
}

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons::compile(&lang::embedded(), &mut Vec::new()));
static RULES: LazyLock<RuleSet> = LazyLock::new(|| rule::load(&lang::embedded(), &mut Vec::new()));
static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| articles().into_iter().map(page).collect());

/// Bytes of a file of one's own that are read.
const MOST: usize = 4_000_000;

fn articles() -> Vec<Article> {
    if let Some(file) = std::env::var_os("SELARAS_BENCH_FILE") {
        let bytes = std::fs::read(&file).unwrap();
        let end = bytes.iter().skip(MOST).position(|b| *b == b'\n').map_or(bytes.len(), |i| MOST + i);
        return read_bytes(&bytes[..end], &Path::new(&file).display().to_string(), &ReadOptions::default()).articles;
    }
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let options = ReadOptions::default();
    files
        .iter()
        .filter(|f| f.file_name().is_some_and(|n| n != "README.md"))
        .flat_map(|f| read_bytes(&std::fs::read(f).unwrap(), &f.display().to_string(), &options).articles)
        .collect()
}

fn page(article: Article) -> Page {
    let lexicon = LEXICONS.get(resolve(article.clone(), &LEXICONS).language);
    let outline = segment(&article, lexicon);
    let mut mentions = Vec::new();
    let mut before = Vec::new();
    for (_, run) in EXTRACTORS {
        before.push(mentions.clone());
        run(&Context { text: &article.text, outline: &outline, lexicon }, &mut mentions);
    }
    Page { article, outline, lexicon, before }
}

/// Runs `stage` over every article and counts their bytes.
fn over(bencher: Bencher<'_, '_>, stage: impl Fn(&Page)) {
    let pages = &*PAGES;
    let bytes: usize = pages.iter().map(|p| p.article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| pages.iter().for_each(&stage));
}

#[divan::bench]
fn a_tokenise(bencher: Bencher<'_, '_>) {
    over(bencher, |p| {
        black_box(tokenize(&p.article.text, p.article.body, p.lexicon));
    });
}

#[divan::bench]
fn b_phrases(bencher: Bencher<'_, '_>) {
    over(bencher, |p| {
        black_box(p.lexicon.hits(&p.article.text, &p.outline.tokens));
    });
}

#[divan::bench]
fn c_segment_with_both(bencher: Bencher<'_, '_>) {
    over(bencher, |p| {
        black_box(segment(&p.article, p.lexicon));
    });
}

#[divan::bench(args = EXTRACTORS.iter().map(|(name, _)| *name))]
fn d_extract(bencher: Bencher<'_, '_>, name: &str) {
    let at = EXTRACTORS.iter().position(|(n, _)| *n == name).unwrap();
    let (_, run) = EXTRACTORS[at];
    let bytes: usize = PAGES.iter().map(|p| p.article.text.len()).sum();
    let inputs = || PAGES.iter().map(|p| p.before[at].clone()).collect::<Vec<_>>();
    bencher.counter(BytesCount::new(bytes)).with_inputs(inputs).bench_local_refs(|inputs| {
        for (p, mentions) in PAGES.iter().zip(inputs) {
            run(&Context { text: &p.article.text, outline: &p.outline, lexicon: p.lexicon }, mentions);
        }
    });
}

#[divan::bench]
fn e_extract_all(bencher: Bencher<'_, '_>) {
    over(bencher, |p| {
        black_box(extract(&p.article, &p.outline, p.lexicon));
    });
}

/// Language, segments, mentions, resolution and facts: an article up to its dossier.
#[divan::bench]
fn f_article_to_dossier(bencher: Bencher<'_, '_>) {
    over(bencher, |p| {
        black_box(resolve(p.article.clone(), &LEXICONS));
    });
}

/// All rules over all articles, dossiers given.
#[divan::bench]
fn g_compare(bencher: Bencher<'_, '_>) {
    let dossiers: Vec<Dossier> = PAGES.iter().map(|p| resolve(p.article.clone(), &LEXICONS)).collect();
    let primary = vec![true; dossiers.len()];
    let bytes: usize = PAGES.iter().map(|p| p.article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| compare(&dossiers, &primary, &RULES, &LEXICONS, false));
}

/// Reading all shipped data: what every start of the program pays.
#[divan::bench]
fn h_start_up() {
    let mut problems = Vec::new();
    let files = lang::embedded();
    black_box(Lexicons::compile(&files, &mut problems));
    black_box(rule::load(&files, &mut problems));
}
