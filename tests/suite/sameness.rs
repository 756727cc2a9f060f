//! What must not matter: the number of threads, the order of the arguments, and an article that says the same under another outlet.
//!
//! The articles are the fixtures, told again with other names, so that stories meet, contradict each other and share evidence.

use selaras::lang::{self, Lexicons};
use selaras::read::{Article, ReadOptions, read_bytes};
use selaras::resolve::resolve;
use selaras::rule::{self, compare};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names of the fixtures that a retelling replaces.
const NAMES: &[&str] = &[
    "Randu",
    "Sirih",
    "Waru",
    "Wiratama",
    "Sudarmo",
    "Maren",
    "Sallow",
    "Ansel",
    "Anyar",
    "Lenggang",
    "Prabowo",
    "Sukmawati",
    "Hollin",
    "Brackwater",
    "Marlow",
    "Talunara",
    "Ormava",
    "Veyl",
    "Dasvin",
    "Wanara",
    "Lesmana",
    "Hardiman",
    "Palupi",
];
/// What each retelling puts in front of them.
const PREFIXES: &[&str] = &["", "Ba", "Kor", "Del", "Mi", "Sul", "Tar", "Pen", "Gor", "Lam"];

fn fixtures() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in std::fs::read_dir("fixtures").unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()) {
        for file in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()) {
            let extension = file.extension().and_then(|e| e.to_str()).unwrap_or_default();
            if matches!(extension, "txt" | "md" | "html" | "jsonl") {
                let text = std::fs::read_to_string(&file).unwrap();
                found.push((file, text));
            }
        }
    }
    found.sort();
    found
}

/// Every fixture under every prefix, as files in a folder.
fn retold(name: &str) -> Vec<String> {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    let mut paths = Vec::new();
    for (file, text) in fixtures() {
        for prefix in PREFIXES {
            let other = |word: &str| format!("{prefix}{}", if prefix.is_empty() { word.to_owned() } else { word.to_lowercase() });
            let text = NAMES.iter().fold(text.clone(), |t, word| t.replace(word, &other(word)));
            let folder = file.parent().and_then(Path::file_name).unwrap().to_string_lossy();
            let path = dir.join(format!("{folder}-{prefix}-{}", file.file_name().unwrap().to_string_lossy()));
            std::fs::write(&path, text).unwrap();
            paths.push(path.display().to_string());
        }
    }
    paths
}

#[test]
fn neither_threads_nor_the_order_of_arguments_change_a_finding() {
    let mut paths = retold("retold");
    assert!(paths.len() >= 200);
    let run = |command: &str, format: &str, threads: &str, paths: &[String]| {
        let out = Command::new(env!("CARGO_BIN_EXE_selaras"))
            .args([command, "--isolated", "--format", format, "-j", threads])
            .args(paths)
            .output()
            .unwrap();
        assert!(matches!(out.status.code(), Some(0..=2)), "{}", String::from_utf8_lossy(&out.stderr));
        (out.status.code(), out.stdout)
    };
    for (command, format) in [("check", "json"), ("check", "text"), ("extract", "jsonl")] {
        let base = run(command, format, "1", &paths);
        if format == "json" {
            let report: serde_json::Value = serde_json::from_slice(&base.1).unwrap();
            assert!(report["findings"].as_array().is_some_and(|f| f.len() >= 10), "too few findings to tell anything");
        }
        assert!(base == run(command, format, "2", &paths), "{command} {format}: two threads");
        paths.reverse();
        assert!(base == run(command, format, "2", &paths), "{command} {format}: reversed");
        let mut shuffled = paths.clone();
        shuffled.sort_by_key(|p| p.chars().rev().collect::<String>());
        assert!(base == run(command, format, "1", &shuffled), "{command} {format}: shuffled");
        paths.sort();
    }
}

#[test]
fn an_article_has_nothing_to_say_against_its_copy() {
    let lexicons = Lexicons::compile(&lang::embedded(), &mut Vec::new());
    let rules = rule::load(&lang::embedded(), &mut Vec::new());
    for (file, text) in fixtures() {
        let articles = read_bytes(text.as_bytes(), &file.display().to_string(), &ReadOptions::default()).articles;
        assert!(!articles.is_empty(), "{}", file.display());
        for article in articles {
            for outlet in [article.meta.outlet.as_deref(), Some("Suara Lain")] {
                let mut copy: Article = article.clone();
                copy.id = format!("{} again", article.id);
                copy.meta.outlet = outlet.map(str::to_owned);
                let pair = [resolve(article.clone(), &lexicons), resolve(copy, &lexicons)];
                let outcome = compare(&pair, &[true, true], &rules, &lexicons, false);
                let across: Vec<_> =
                    outcome.findings.iter().filter(|f| f.sides.iter().any(|s| s.article != f.sides[0].article)).collect();
                assert!(across.is_empty(), "{} {outlet:?}: {across:?}", file.display());
            }
        }
    }
}
