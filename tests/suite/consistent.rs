//! Texts in which everything adds up, and reports of one happening that agree: `tests/consistent/LANGUAGE.yaml`. Nothing may be said of them.

use selaras::lang::{self, Lexicons};
use selaras::read::{ReadOptions, read_bytes};
use selaras::resolve::{Dossier, resolve};
use selaras::rule::{self, RuleSet, Severity, compare};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    texts: Vec<String>,
    reports: Vec<Vec<Report>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    published: String,
    text: String,
}

struct Checker {
    lexicons: Lexicons,
    rules: RuleSet,
}

impl Checker {
    /// What is said of reports that were published on these days, at least as a warning.
    fn said(&self, language: &str, reports: &[(&str, &str)]) -> Vec<String> {
        let dossiers: Vec<Dossier> = reports
            .iter()
            .enumerate()
            .map(|(n, (published, text))| {
                let title = if language == "id" { "Kabar dari Randu" } else { "News from Randel" };
                let record = serde_json::json!({
                    "id": n.to_string(), "source": format!("Outlet {n}"), "published": published, "language": language,
                    "title": title, "text": text,
                });
                let read = read_bytes(record.to_string().as_bytes(), &format!("{n}.jsonl"), &ReadOptions::default()).articles;
                resolve(read.into_iter().next().unwrap(), &self.lexicons)
            })
            .collect();
        let found = compare(&dossiers, &vec![true; dossiers.len()], &self.rules, &self.lexicons, false).findings;
        found.into_iter().filter(|f| f.severity >= Severity::Warning).map(|f| f.message.en).collect()
    }
}

#[test]
fn nothing_is_said_of_what_is_right() {
    let checker = Checker {
        lexicons: Lexicons::compile(&lang::embedded(), &mut Vec::new()),
        rules: rule::load(&lang::embedded(), &mut Vec::new()),
    };
    let mut faults = Vec::new();
    for (language, yaml) in [("id", include_str!("../consistent/id.yaml")), ("en", include_str!("../consistent/en.yaml"))] {
        let corpus: Corpus = serde_yaml::from_str(yaml).unwrap();
        assert!(corpus.texts.len() > 30 && !corpus.reports.is_empty());
        for text in &corpus.texts {
            let said = checker.said(language, &[("2019-09-15", text)]);
            faults.extend(said.into_iter().map(|message| format!("{text}\n    {message}")));
        }
        for set in &corpus.reports {
            let reports: Vec<(&str, &str)> = set.iter().map(|r| (r.published.as_str(), r.text.as_str())).collect();
            let told: String = set.iter().map(|r| format!("{}\n", r.text)).collect();
            let said = checker.said(language, &reports);
            faults.extend(said.into_iter().map(|message| format!("{told}    {message}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
