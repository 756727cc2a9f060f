//! Invented stories with planted errors and harmless edits: `tests/planted/LANGUAGE/NAME.yaml`, told in `tests/planted/README.md`.
//!
//! `cargo test planted -- --nocapture` prints what is found; `PLANTED=gaps` lists every known gap with what the checker says instead;
//! `PLANTED=overwrite` takes `pending` off what passes by now. It never puts it on: that stays a decision.

use rayon::prelude::*;
use selaras::lang::{self, Lexicons};
use selaras::read::{ReadOptions, read_bytes};
use selaras::resolve::{Dossier, resolve};
use selaras::rule::{self, ConflictKind, Finding, RuleSet, Severity, compare};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    about: String,
    articles: Vec<Telling>,
    errors: Vec<Planted>,
    harmless: Vec<Harmless>,
    /// The story as it stands is reported, though it is consistent.
    #[serde(default)]
    pending_clean: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Telling {
    outlet: String,
    published: String,
    title: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Planted {
    /// Number of the article, from 0.
    r#in: usize,
    change: String,
    to: String,
    kind: String,
    /// Other kinds under which an editor would accept the report.
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    pending: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Harmless {
    r#in: usize,
    change: String,
    to: String,
    note: String,
    #[serde(default)]
    pending: bool,
}

/// What came of one check: an unchanged story, an error or a harmless edit.
struct Verdict {
    /// `base`, `error` or `harmless`.
    part: &'static str,
    index: usize,
    kind: String,
    passed: bool,
    pending: bool,
    /// What was expected and what the checker said.
    report: String,
}

struct Checker {
    lexicons: Lexicons,
    rules: RuleSet,
}

impl Checker {
    fn new() -> Self {
        let lexicons = Lexicons::compile(&lang::embedded(), &mut Vec::new());
        Checker { rules: rule::load(&lang::embedded(), &mut Vec::new()), lexicons }
    }

    fn read(&self, story: &Story, language: &str, edit: Option<(usize, &str, &str)>) -> Vec<Dossier> {
        let tellings = story.articles.iter().enumerate().map(|(n, a)| {
            let edited = |text: &str| match edit {
                Some((at, change, to)) if at == n => text.replace(change, to),
                _ => text.to_owned(),
            };
            let record = serde_json::json!({
                "id": n.to_string(), "source": a.outlet, "published": a.published, "language": language,
                "title": edited(&a.title), "text": edited(&a.text),
            });
            let read = read_bytes(record.to_string().as_bytes(), &format!("{n}.jsonl"), &ReadOptions::default()).articles;
            resolve(read.into_iter().next().unwrap(), &self.lexicons)
        });
        tellings.collect()
    }

    fn findings(&self, story: &Story, language: &str, edit: Option<(usize, &str, &str)>) -> Vec<Finding> {
        let dossiers = self.read(story, language, edit);
        let mut found = compare(&dossiers, &vec![true; dossiers.len()], &self.rules, &self.lexicons, false).findings;
        found.retain(|f| f.severity >= Severity::Warning);
        found
    }

    fn story(&self, story: &Story, language: &str) -> Vec<Verdict> {
        let base = self.findings(story, language, None);
        // What the unchanged story says already is not the answer to an edit.
        let added = |edit| {
            let mut found = self.findings(story, language, Some(edit));
            found.retain(|f| base.iter().all(|b| b.fingerprint != f.fingerprint));
            found
        };
        let report = |what: String, found: &[Finding]| found.iter().fold(what, |text, f| text + "\n      " + &told(f));
        let (passed, pending, first) = (base.is_empty(), story.pending_clean, report("the unchanged story".to_owned(), &base));
        let mut verdicts = vec![Verdict { part: "base", index: 0, kind: String::new(), passed, pending, report: first }];
        for (index, e) in story.errors.iter().enumerate() {
            let found = added((e.r#in, &e.change, &e.to));
            let wanted = |f: &Finding| {
                let kind = f.kind.name();
                (kind == e.kind || e.also.iter().any(|k| k == kind)) && f.sides.iter().any(|s| s.article == Some(e.r#in))
            };
            let (passed, pending) = (found.iter().any(wanted), e.pending);
            let report = report(format!("{} in {}: \"{}\" -> \"{}\"", e.kind, e.r#in, e.change, e.to), &found);
            verdicts.push(Verdict { part: "error", index, kind: e.kind.clone(), passed, pending, report });
        }
        for (index, h) in story.harmless.iter().enumerate() {
            let found = added((h.r#in, &h.change, &h.to));
            let report = report(format!("in {}: \"{}\" -> \"{}\" ({})", h.r#in, h.change, h.to, h.note), &found);
            let (passed, pending) = (found.is_empty(), h.pending);
            verdicts.push(Verdict { part: "harmless", index, kind: String::new(), passed, pending, report });
        }
        verdicts
    }
}

fn told(f: &Finding) -> String {
    let side =
        |s: &rule::Side| format!("[{}] {:?} = {}", s.article.map_or("canon".to_owned(), |a| a.to_string()), s.text, s.value);
    let sides: Vec<String> = f.sides.iter().map(side).collect();
    format!("{} {} ({}): {} | {}", f.severity.name(), f.kind.name(), f.rule, f.message.en, sides.join(" / "))
}

fn faults(story: &Story) -> Vec<String> {
    let mut faults = Vec::new();
    let mut say = |bad: bool, what: String| {
        if bad {
            faults.push(what)
        }
    };
    say(story.about.is_empty(), "`about` is empty".to_owned());
    say(!(2..=6).contains(&story.articles.len()), "two to six articles".to_owned());
    let known = |kind: &String| ConflictKind::ALL.iter().any(|k| k.name() == kind);
    for kind in story.errors.iter().flat_map(|e| e.also.iter().chain([&e.kind])) {
        say(!known(kind), format!("`{kind}` is no kind"));
    }
    let errors = story.errors.iter().map(|e| (e.r#in, &e.change, &e.to));
    for (at, change, to) in errors.chain(story.harmless.iter().map(|h| (h.r#in, &h.change, &h.to))) {
        let times = story.articles.get(at).map_or(0, |a| a.title.matches(change).count() + a.text.matches(change).count());
        say(times != 1 || change == to, format!("`{change}` stands {times} times in article {at}"));
    }
    faults
}

fn stories() -> Vec<(PathBuf, String, Story)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/planted");
    let mut found = Vec::new();
    for language in ["en", "id"] {
        for path in std::fs::read_dir(root.join(language)).unwrap().map(|e| e.unwrap().path()) {
            let text = std::fs::read_to_string(&path).unwrap();
            let story = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            found.push((path, language.to_owned(), story));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// Takes `pending` off the entries that pass.
fn overwrite(path: &Path, passing: &[&Verdict]) {
    let (mut part, mut index) = ("", 0);
    let text = std::fs::read_to_string(path).unwrap();
    let kept = text.lines().filter(|line| {
        match *line {
            "errors:" => (part, index) = ("error", 0),
            "harmless:" => (part, index) = ("harmless", 0),
            _ => index += usize::from(line.starts_with("  - ")),
        }
        let (part, index) = if line.starts_with("pending_clean:") { ("base", 1) } else { (part, index) };
        let mark = part == "base" || line.starts_with("    pending:");
        !(mark && passing.iter().any(|v| v.part == part && v.index + 1 == index))
    });
    std::fs::write(path, kept.flat_map(|line| [line, "\n"]).collect::<String>()).unwrap();
}

#[test]
fn planted_errors_are_found_and_harmless_edits_are_not() {
    let (checker, stories) = (Checker::new(), stories());
    assert!(stories.len() >= 70, "{} stories", stories.len());
    let mode = std::env::var("PLANTED").unwrap_or_default();
    let mut wrong = Vec::new();
    let mut counts: BTreeMap<(String, &str, String), (usize, usize)> = BTreeMap::new();
    let verdicts: Vec<Vec<Verdict>> = stories.par_iter().map(|(_, language, story)| checker.story(story, language)).collect();
    for ((path, language, story), verdicts) in stories.iter().zip(&verdicts) {
        let name = format!("{language}/{}", path.file_stem().unwrap().to_string_lossy());
        wrong.extend(faults(story).into_iter().map(|f| format!("{name}: {f}")));
        for v in verdicts {
            let count = counts.entry((language.clone(), v.part, v.kind.clone())).or_default();
            count.0 += usize::from(v.passed);
            count.1 += 1;
            match (v.passed, v.pending) {
                (true, true) if mode != "overwrite" => {
                    wrong.push(format!(
                        "{name} {} {}: passes; remove `pending` (or run with PLANTED=overwrite)\n    {}",
                        v.part, v.index, v.report
                    ));
                }
                (false, false) => wrong.push(format!("{name} {} {}: {}", v.part, v.index, v.report)),
                (false, true) if mode == "gaps" => println!("GAP {name} {} {}: {}", v.part, v.index, v.report),
                _ => {}
            }
        }
        let passing: Vec<&Verdict> = verdicts.iter().filter(|v| v.passed && v.pending).collect();
        if mode == "overwrite" && !passing.is_empty() {
            overwrite(path, &passing);
        }
    }
    for ((language, part, kind), (passed, total)) in &counts {
        println!("{language} {part:8} {kind:22} {passed:3} of {total:3}");
    }
    assert!(wrong.is_empty(), "{} of the planted stories:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn stories_of_one_archive_do_not_meet() {
    let checker = Checker::new();
    let stories = stories();
    let (mut dossiers, mut owner) = (Vec::new(), Vec::new());
    for (path, language, story) in &stories {
        let read = checker.read(story, language, None);
        owner.extend(read.iter().map(|_| path));
        dossiers.extend(read);
    }
    let mut found = compare(&dossiers, &vec![true; dossiers.len()], &checker.rules, &checker.lexicons, false).findings;
    found.retain(|f| f.sides.iter().filter_map(|s| s.article).any(|a| f.sides[0].article.is_some_and(|b| owner[a] != owner[b])));
    assert!(found.is_empty(), "between stories:\n{}", found.iter().map(told).collect::<Vec<_>>().join("\n"));
}
