//! Changes that must not make a finding: another article, a copy, a coarser value, another way to write a figure or a day.
//!
//! The articles are the fixtures, each event by itself, changed by program.

use regex::{Captures, Regex};
use selaras::extract::MentionKind;
use selaras::lang::{self, Language, Lexicons};
use selaras::read::{Article, ReadOptions, read_bytes};
use selaras::resolve::{Dossier, resolve};
use selaras::rule::{self, Finding, RuleSet, compare};
use selaras::value::{Bound, NumberShape};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons::compile(&lang::embedded(), &mut Vec::new()));
static RULES: LazyLock<RuleSet> = LazyLock::new(|| rule::load(&lang::embedded(), &mut Vec::new()));

/// The articles of every event.
static EVENTS: LazyLock<BTreeMap<String, Vec<Article>>> = LazyLock::new(|| {
    let mut events: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for folder in std::fs::read_dir("fixtures").unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()) {
        let event = folder.file_name().unwrap().to_string_lossy().into_owned();
        for file in std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()) {
            let read = read_bytes(&std::fs::read(&file).unwrap(), &file.display().to_string(), &ReadOptions::default());
            events.entry(event.clone()).or_default().extend(read.articles);
        }
    }
    events.values_mut().for_each(|articles| articles.sort_by(|a, b| a.id.cmp(&b.id)));
    events
});

fn articles() -> impl Iterator<Item = &'static Article> {
    EVENTS.values().flatten()
}

fn check(articles: &[Article]) -> Vec<Finding> {
    let dossiers: Vec<Dossier> = articles.iter().map(|a| resolve(a.clone(), &LEXICONS)).collect();
    compare(&dossiers, &vec![true; dossiers.len()], &RULES, &LEXICONS, false).findings
}

fn across(findings: Vec<Finding>) -> Vec<Finding> {
    findings.into_iter().filter(|f| f.sides.iter().any(|s| s.article != f.sides[0].article)).collect()
}

/// What a finding says, whoever says it: the rule, and each value with the number of voices for it.
fn said(findings: &[Finding]) -> BTreeSet<(String, BTreeMap<String, usize>)> {
    findings.iter().map(|f| (f.rule.clone(), f.sides.iter().map(|s| (s.value.clone(), s.voices)).collect())).collect()
}

/// The same article under another outlet, with other words.
fn other(article: &Article, text: String) -> Article {
    let mut copy = article.clone();
    copy.id = format!("{} again", article.id);
    copy.path = format!("{} again", article.path);
    copy.meta.outlet = Some("Gema Sejagat".to_owned());
    copy.body.end += u32::try_from(text.len()).unwrap();
    copy.body.end -= u32::try_from(copy.text.len()).unwrap();
    copy.text = text;
    copy
}

/// An article and its changed self have nothing to say against each other; returns how many articles were changed at all.
fn nothing_between(change: impl Fn(&Article) -> String) -> usize {
    let mut changed = 0;
    for article in articles() {
        let text = change(article);
        changed += usize::from(text != article.text);
        let found = across(check(&[article.clone(), other(article, text.clone())]));
        assert!(found.is_empty(), "{}\n{text}\n{found:#?}", article.id);
    }
    changed
}

#[test]
fn an_unrelated_article_changes_nothing() {
    for (event, own) in EVENTS.iter() {
        let alone = said(&across(check(own)));
        for stranger in EVENTS.iter().filter(|(e, _)| *e != event).flat_map(|(_, articles)| articles) {
            let mut all = own.clone();
            all.push(stranger.clone());
            // What a stranger says against itself is its own affair.
            assert_eq!(said(&across(check(&all))), alone, "{event} with {}", stranger.id);
        }
    }
}

#[test]
fn a_wire_copy_changes_nothing() {
    for (event, own) in EVENTS.iter() {
        let alone = said(&across(check(own)));
        for article in own {
            let mut all = own.clone();
            all.push(other(article, article.text.clone()));
            assert_eq!(said(&across(check(&all))), alone, "{event} with a copy of {}", article.id);
        }
    }
}

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

fn month(word: &str) -> Option<usize> {
    MONTHS.iter().position(|(id, en)| word.eq_ignore_ascii_case(id) || word.eq_ignore_ascii_case(en))
}

/// Days written with the name of the month, in the running text only: front matter and records are no style.
fn days(article: &Article, change: impl Fn(&str, usize, &str) -> String) -> String {
    static WRITTEN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b(\d{1,2}) (\p{L}+) (\d{4})\b").unwrap());
    let body = article.body.range();
    let changed = WRITTEN.replace_all(&article.text[body.clone()], |c: &Captures<'_>| match month(&c[2]) {
        Some(m) => change(&c[1], m, &c[3]),
        None => c[0].to_owned(),
    });
    format!("{}{changed}{}", &article.text[..body.start], &article.text[body.end..])
}

fn language(article: &Article) -> Language {
    resolve(article.clone(), &LEXICONS).language
}

#[test]
fn another_style_of_a_day_makes_no_finding() {
    let figures = |a: &Article| match language(a) {
        Language::Id => days(a, |d, m, y| format!("{d}/{}/{y}", m + 1)),
        Language::En => days(a, |d, m, y| format!("{} {d}, {y}", MONTHS[m].1)),
    };
    assert!(nothing_between(figures) >= 4);
    let zeros = |a: &Article| match language(a) {
        Language::Id => days(a, |d, m, y| format!("{d:0>2}-{:02}-{y}", m + 1)),
        Language::En => days(a, |d, m, y| format!("{y}-{:02}-{d:0>2}", m + 1)),
    };
    assert!(nothing_between(zeros) >= 4);
    static SLASHES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\((\d{1,2})/(\d{1,2})/(\d{4})\)").unwrap());
    let words = |a: &Article| {
        let named = |c: &Captures<'_>| format!("({} {} {})", &c[1], MONTHS[c[2].parse::<usize>().unwrap() - 1].0, &c[3]);
        SLASHES.replace_all(&a.text, named).into_owned()
    };
    assert!(nothing_between(words) >= 4);
}

#[test]
fn a_coarser_day_makes_no_finding() {
    let month_and_year = |a: &Article| days(a, |_, m, y| format!("{} {y}", named(language(a), m)));
    assert!(nothing_between(month_and_year) >= 4);
    let year = |a: &Article| days(a, |_, _, y| y.to_owned());
    assert!(nothing_between(year) >= 4);
}

fn named(language: Language, month: usize) -> &'static str {
    match language {
        Language::Id => MONTHS[month].0,
        Language::En => MONTHS[month].1,
    }
}

/// Changes the plain counts of an article, each by its value and its words.
fn counts(article: &Article, change: impl Fn(i64, Language) -> Option<String>) -> String {
    let d = resolve(article.clone(), &LEXICONS);
    let mut text = article.text.clone();
    for m in d.mentions.iter().rev() {
        let MentionKind::Number(q) = &m.kind else { continue };
        let digits = m.span.of(&article.text).bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',');
        let plain = q.shape == NumberShape::Cardinal && q.bound == Bound::Exact && q.unit.is_none() && q.low == q.high;
        if let Some(new) = q.low.to_i64().filter(|_| digits && plain && !q.ambiguous).and_then(|n| change(n, d.language)) {
            text.replace_range(m.span.range(), &new);
        }
    }
    text
}

#[test]
fn a_rounded_figure_makes_no_finding() {
    // Up to the next hundred, or ten: "1.482" is "hampir 1.500".
    let nearly = |a: &Article| {
        counts(a, |n, language| {
            let step = if n >= 1000 { 100 } else { 10 };
            let up = (n / step + 1) * step;
            (n >= 200 && n * 10 >= up * 9).then(|| match language {
                Language::Id => format!("hampir {}", grouped(up, '.')),
                Language::En => format!("nearly {}", grouped(up, ',')),
            })
        })
    };
    assert!(nothing_between(nearly) >= 3);
    let more = |a: &Article| {
        counts(a, |n, language| {
            let down = n / 100 * 100;
            (n >= 200 && down < n).then(|| match language {
                Language::Id => format!("lebih dari {}", grouped(down, '.')),
                Language::En => format!("more than {}", grouped(down, ',')),
            })
        })
    };
    assert!(nothing_between(more) >= 2);
}

fn grouped(n: i64, mark: char) -> String {
    if n < 1000 { n.to_string() } else { format!("{}{mark}{:03}", n / 1000, n % 1000) }
}

#[test]
fn a_figure_in_words_makes_no_finding() {
    let worded = |a: &Article| {
        counts(a, |n, language| {
            (2..10_000).contains(&n).then(|| match language {
                Language::Id => indonesian(n),
                Language::En => english(n),
            })
        })
    };
    assert!(nothing_between(worded) >= 8);
}

const UNITS_ID: [&str; 10] = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

fn indonesian(n: i64) -> String {
    let rest = |head: String, rest: i64| if rest == 0 { head } else { format!("{head} {}", indonesian(rest)) };
    let scaled = |count: i64, word: &str| if count == 1 { format!("se{word}") } else { format!("{} {word}", indonesian(count)) };
    match n {
        0..10 => UNITS_ID[n as usize].to_owned(),
        10 => "sepuluh".to_owned(),
        11 => "sebelas".to_owned(),
        12..20 => format!("{} belas", UNITS_ID[n as usize - 10]),
        20..100 => rest(scaled(n / 10, "puluh"), n % 10),
        100..1000 => rest(scaled(n / 100, "ratus"), n % 100),
        _ => rest(scaled(n / 1000, "ribu"), n % 1000),
    }
}

const UNITS_EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS_EN: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn english(n: i64) -> String {
    match n {
        0..20 => UNITS_EN[n as usize].to_owned(),
        20..100 if n % 10 == 0 => TENS_EN[n as usize / 10].to_owned(),
        20..100 => format!("{}-{}", TENS_EN[n as usize / 10], english(n % 10)),
        100..1000 if n % 100 == 0 => format!("{} hundred", english(n / 100)),
        100..1000 => format!("{} hundred and {}", english(n / 100), english(n % 100)),
        _ if n % 1000 == 0 => format!("{} thousand", english(n / 1000)),
        _ => format!("{} thousand {}", english(n / 1000), english(n % 1000)),
    }
}

/// One report of a count, in figures and in words, in both languages.
#[test]
fn every_count_agrees_with_its_words() {
    let story = |language: Language, count: &str| match language {
        Language::Id => format!(
            "Banjir bandang menerjang Desa Lembah Sirih pada Rabu (6/3/2024). Sebanyak {count} orang meninggal dunia, kata Kepala \
             BPBD Tanjung Randu, Sudarmo Wiratama."
        ),
        Language::En => format!(
            "A flash flood swept through Hollin Vale on March 6, 2024. At the last count, {count} people were killed, said Petra \
             Sallow, the mayor of Brackwater."
        ),
    };
    let read = |id: &str, language: Language, text: &str| {
        let mut article = Article::plain(id, text);
        article.meta.language = Some(language);
        article
    };
    for n in (2..40).chain([45, 80, 99, 100, 101, 110, 215, 340, 999, 1000, 1001, 1340, 2024, 7500, 9999]) {
        for (language, figure, words) in
            [(Language::Id, grouped(n, '.'), indonesian(n)), (Language::En, grouped(n, ','), english(n))]
        {
            let pair = [read("a", language, &story(language, &figure)), read("b", language, &story(language, &words))];
            let found = across(check(&pair));
            assert!(found.is_empty(), "{figure} and {words}: {found:#?}");
        }
    }
}
