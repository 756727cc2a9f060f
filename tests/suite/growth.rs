//! Time grows with the size of what is checked: not with its square where one article is read or shown, and not beyond that where two are compared.
//!
//! Ratios are measured, no times: a machine may be slow or busy, but it is so for a small input as well.

use selaras::lang::{self, Lexicons};
use selaras::read::{Article, Published, PublishedFrom};
use selaras::report::{self, Report, Style, UiLanguage, Words};
use selaras::resolve::{Dossier, resolve};
use selaras::rule::{self, Outcome, RuleSet, compare};
use selaras::value::Date;
use std::sync::LazyLock;
use std::time::Instant;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons::compile(&lang::embedded(), &mut Vec::new()));
static RULES: LazyLock<RuleSet> = LazyLock::new(|| rule::load(&lang::embedded(), &mut Vec::new()));

fn read(id: &str, text: &str) -> Dossier {
    let mut article = Article::plain(id, text);
    let published = Date::parse_iso("2024-03-08").map(|date| Published { date, clock: None, from: PublishedFrom::FrontMatter });
    article.meta.published = published;
    resolve(article, &LEXICONS)
}

fn check(dossiers: &[Dossier]) -> Outcome {
    compare(dossiers, &vec![true; dossiers.len()], &RULES, &LEXICONS, false)
}

/// How much longer the larger of two runs takes, the best of several: on a busy machine a long run is interrupted where a short one is not.
fn ratio(enough: f64, small: &dyn Fn(), large: &dyn Fn()) -> f64 {
    let seconds = |run: &dyn Fn()| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    let short = seconds(small).min(seconds(small)).min(seconds(small)).max(0.0005);
    let mut long = seconds(large);
    for _ in 0..8 {
        if long > short * enough + 0.05 {
            long = long.min(seconds(large));
        }
    }
    (long - 0.05).max(0.0) / short
}

/// A name of its own for each number.
fn name(head: &str, mut n: usize) -> String {
    let syllables = ["ba", "de", "ku", "mi", "ra", "so", "ta", "wi", "lo", "na", "pu", "hi", "ga", "ner", "lin", "tor"];
    let mut name = head.to_owned();
    for _ in 0..3 {
        name += syllables.get(n % 16).copied().unwrap_or_default();
        n /= 16;
    }
    name
}

#[test]
fn a_report_of_one_line_with_many_findings() {
    let words = Words::load(&lang::embedded(), UiLanguage::En).unwrap();
    let line = |n: usize| {
        let text: String = (0..n).map(|i| format!("Rapat ke-{i} digelar di Kota Randu pada Selasa, 6 Maret 2024. ")).collect();
        let dossiers = vec![read("a", &text)];
        let findings = check(&dossiers).findings;
        assert_eq!(findings.len(), n);
        (dossiers, findings)
    };
    let (small, large) = (line(300), line(2400));
    let show = |(dossiers, findings): &(Vec<Dossier>, Vec<rule::Finding>), format: &str| {
        let report = Report { findings, dossiers, skipped: &[], facts: 0, comparisons: 0, incomparable: 0 };
        let style = Style { color: false, full: false, language: UiLanguage::En };
        let mut out = Vec::new();
        match format {
            "text" => report::text(&report, &words, style, &mut out),
            "concise" => report::concise(&report, &words, UiLanguage::En, &mut out),
            "json" => report::json(&report, UiLanguage::En, &mut out),
            _ => report::jsonl(&report, UiLanguage::En, &mut out),
        }
        .unwrap();
        assert!(!out.is_empty());
    };
    for format in ["text", "concise", "json", "jsonl"] {
        // Eight times the findings: a square would take 64 times.
        let grown = ratio(24.0, &|| show(&small, format), &|| show(&large, format));
        assert!(grown < 24.0, "{format}: {grown:.0} times as long for 8 times the findings");
    }
}

/// Two reports of one happening with so many dates, names or quotes of their own.
fn pair(what: &str, n: usize) -> [Dossier; 2] {
    let months = ["Januari", "Maret", "Mei", "Juli", "Agustus", "Oktober", "Desember"];
    let article = |seed: usize| {
        let mut text = "Pelabuhan Randu Diperluas\n\nPelabuhan Randu di Lembah Sirih diperluas, Rabu (6/3/2024).\n\n".to_owned();
        for i in 0..n {
            let (first, last) = (name("R", i * 7 + seed), name("S", i * 11 + 3 * seed));
            text += &match what {
                "dates" => {
                    let (day, month) = (1 + (i * 7 + seed) % 28, months.get(i * 5 % 7).copied().unwrap_or_default());
                    format!(
                        "Dermaga {i} di Pelabuhan Randu dibuka pada {day} {month} {} oleh {first}. ",
                        1900 + (i * 3 + seed) % 110
                    )
                }
                "names" => format!("Korban {first} {last} ({}), warga desa itu, selamat. ", 20 + i % 50),
                _ => format!(
                    "\"Kami akan membangun {} dan {} di desa ini sebelum tahun berganti,\" kata {first}. ",
                    name("k", i * 7 + seed),
                    name("p", i * 13)
                ),
            };
        }
        read(&format!("{seed}"), &text)
    };
    [article(17), article(942)]
}

/// Every fact of one article may meet every one of the other, but nobody asks all the others in each of these meetings.
#[test]
fn two_articles_full_of_dates_names_or_quotes() {
    // Four times the facts have 16 times the meetings; a third power would take 64 times. Dates beyond some hundreds do not meet at all, and of
    // quotes few do.
    for (what, few, most) in [("dates", 250, 18.0), ("names", 150, 40.0), ("quotes", 300, 12.0)] {
        let (small, large) = (pair(what, few), pair(what, 4 * few));
        let grown = ratio(most, &|| drop(check(&small)), &|| drop(check(&large)));
        assert!(grown < most, "{what}: {grown:.1} times as long for 4 times as many");
    }
}
