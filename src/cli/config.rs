//! `selaras.yml`: the project's settings. Paths in it are relative to its folder.

use super::error::Failure;
use crate::rule::SEVERITIES;
use crate::suggest::hint;
use crate::yaml::{DataFile, Problem};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name looked for.
pub const NAME: &str = "selaras.yml";

/// Another name that is passed over, as whoever wrote it should know.
const OTHER: &str = "selaras.yaml";

/// The settings as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, expecting = "settings by their names, as in `fail-on: \"warning\"`")]
pub struct RawConfig {
    /// Articles to check when none are named.
    pub paths: Option<Vec<String>>,
    /// The archive.
    pub against: Option<Vec<String>>,
    /// Patterns (as in .gitignore) of files that are never read.
    pub exclude: Option<Vec<String>>,
    /// Severity by rule: error, warning, info, off.
    pub rules: Option<BTreeMap<String, String>>,
    /// Folders of further rules and data.
    #[serde(rename = "rule-dirs")]
    pub rule_dirs: Option<Vec<String>>,
    /// What JSONL fields are called here: `text: content`.
    pub fields: Option<BTreeMap<String, String>>,
    /// Outlets of one owner, by the owner's name: together one voice.
    pub outlets: Option<BTreeMap<String, Vec<String>>>,
    /// error, warning, info, never.
    #[serde(rename = "fail-on")]
    pub fail_on: Option<String>,
    /// 0 to 1.
    #[serde(rename = "min-confidence", default, deserialize_with = "number")]
    pub min_confidence: Option<f32>,
    /// Language of articles that give none.
    pub language: Option<String>,
    /// Language of messages.
    #[serde(rename = "ui-lang")]
    pub ui_lang: Option<String>,
}

/// A number, and what one is when it is none.
fn number<'de, D: Deserializer<'de>>(d: D) -> Result<Option<f32>, D::Error> {
    struct Number;
    impl serde::de::Visitor<'_> for Number {
        type Value = Option<f32>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a number from 0 to 1")
        }
        fn visit_f64<E>(self, n: f64) -> Result<Option<f32>, E> {
            Ok(Some(n as f32))
        }
        fn visit_i64<E>(self, n: i64) -> Result<Option<f32>, E> {
            Ok(Some(n as f32))
        }
        fn visit_u64<E>(self, n: u64) -> Result<Option<f32>, E> {
            Ok(Some(n as f32))
        }
    }
    d.deserialize_any(Number)
}

/// The settings, checked as far as they can be without the rules.
#[derive(Debug, Default)]
pub struct Config {
    pub raw: RawConfig,
    /// The file, for faults found later; `None` without one.
    pub file: Option<DataFile>,
    /// Folder that paths in it are relative to.
    pub base: PathBuf,
    /// A file of nearly its name, which is not read.
    pub passed_over: Option<PathBuf>,
}

/// Names of the fields of a JSONL record that may be renamed.
const FIELDS: [&str; 7] = ["id", "text", "title", "source", "published", "language", "url"];

impl Config {
    /// The given file, else the nearest `selaras.yml`, else no settings.
    pub fn find(given: Option<&Path>, isolated: bool, problems: &mut Vec<Problem>) -> Result<Config, Failure> {
        let path = match given {
            Some(path) => Some(path.to_owned()),
            None if isolated => None,
            None => nearest(NAME),
        };
        let passed_over = if given.is_none() && !isolated { nearest(OTHER) } else { None };
        let Some(path) = path else { return Ok(Config { passed_over, ..Config::default() }) };
        let bytes = std::fs::read(&path).map_err(|source| Failure::Unreadable { path: path.clone(), source })?;
        let shown = path.strip_prefix("./").unwrap_or(&path).display().to_string();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // A file of nothing but comments has no settings and is no fault.
        let empty = text.lines().all(|l| l.trim().is_empty() || l.trim_start().starts_with('#'));
        let file = DataFile { name: NAME.to_owned(), shown, text: text.into(), json: None };
        let (raw, faults) = if empty { (None, Vec::new()) } else { file.parse_all::<RawConfig>() };
        problems.extend(faults);
        let base = path.parent().map(Path::to_owned).unwrap_or_default();
        let config = Config { raw: raw.unwrap_or_default(), file: Some(file), base, passed_over };
        config.check(problems);
        Ok(config)
    }

    /// A fault at a path of keys.
    pub fn fault(&self, path: &[&str], message: String) -> Problem {
        match &self.file {
            Some(file) => file.problem_at(path, message),
            None => Problem { file: NAME.to_owned(), line: 0, column: 0, message },
        }
    }

    fn check(&self, problems: &mut Vec<Problem>) {
        let mut one_of = |path: &[&str], written: &str, known: &[&str]| {
            if !known.contains(&written) {
                let hint = hint(written, known.iter().copied());
                let message = format!("unknown value `{written}`, expected one of {}{hint}", known.join(", "));
                let value = format!("={written}");
                problems.push(self.fault(&[path, &[&value]].concat(), message));
            }
        };
        let raw = &self.raw;
        if let Some(word) = &raw.fail_on {
            one_of(&["fail-on"], word, &["error", "warning", "info", "never"]);
        }
        if let Some(word) = &raw.language {
            one_of(&["language"], word, &["id", "en"]);
        }
        if let Some(word) = &raw.ui_lang {
            one_of(&["ui-lang"], word, &["id", "en"]);
        }
        for (rule, severity) in raw.rules.iter().flatten() {
            one_of(&["rules", rule], severity, &SEVERITIES.map(|(name, _)| name));
        }
        for field in raw.fields.iter().flatten().map(|(field, _)| field).filter(|f| !FIELDS.contains(&f.as_str())) {
            let hint = hint(field, FIELDS);
            let message = format!("unknown field `{field}`, expected one of {}{hint}", FIELDS.join(", "));
            problems.push(self.fault(&["fields", field], message));
        }
        if let Some(n) = raw.min_confidence.filter(|n| !(0.0..=1.0).contains(n)) {
            problems.push(self.fault(&["min-confidence", "="], format!("a confidence is a number from 0 to 1, not {n}")));
        }
        let mut owner_of: BTreeMap<&str, &str> = BTreeMap::new();
        for (owner, outlets) in raw.outlets.iter().flatten() {
            for outlet in outlets {
                if let Some(other) = owner_of.insert(outlet, owner) {
                    let message = format!("the outlet `{outlet}` belongs to `{other}` and to `{owner}`");
                    problems.push(self.fault(&["outlets", owner, &format!("={outlet}")], message));
                }
            }
        }
    }

    /// Paths of the file, from where the program runs.
    pub fn resolve(&self, paths: Option<&Vec<String>>) -> Vec<PathBuf> {
        paths.into_iter().flatten().map(|p| self.base.join(p)).collect()
    }

    /// Owner of an outlet.
    pub fn owner(&self, outlet: &str) -> Option<&str> {
        let owners = self.raw.outlets.as_ref()?;
        owners.iter().find(|(_, outlets)| outlets.iter().any(|o| o.eq_ignore_ascii_case(outlet))).map(|(owner, _)| owner.as_str())
    }
}

/// The nearest file of a name from here upwards; the folder with `.git` is the last one looked at.
fn nearest(name: &str) -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut relative = PathBuf::new();
    for dir in here.ancestors() {
        let candidate = relative.join(name);
        if candidate.is_file() {
            return Some(candidate);
        }
        if dir.join(".git").exists() {
            return None;
        }
        relative.push("..");
    }
    None
}
