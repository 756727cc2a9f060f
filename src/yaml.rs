//! The only file that names serde_yaml: parsing with the place of every mistake.

use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::fmt;

/// One YAML file: shipped in the binary or given by the user.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// For shipped files the path below `rules/`; for a user's file the path below the directory given with `--rules`, so that both
    /// are told apart by the same first folder (`lang/id/…`, `conflicts/…`).
    pub name: String,
    /// What to call the file in a message: `name` for shipped files, the path as given for a user's.
    pub shown: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// One mistake in a data file, with its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Shown name of the file.
    pub file: String,
    /// 1-based line; 0 when the mistake has no place.
    pub line: usize,
    /// 1-based column; 0 when the mistake has no place.
    pub column: usize,
    /// What is wrong, and what was expected.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": {}", self.message)
    }
}

impl DataFile {
    /// A problem with this file at the first line that contains `needle` (at no place when none does).
    pub fn problem_near(&self, needle: &str, message: impl Into<String>) -> Problem {
        let place = self.text.find(needle).map(|at| {
            let before = &self.text[..at];
            let line_start = before.rfind('\n').map_or(0, |n| n + 1);
            (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
        });
        let (line, column) = place.unwrap_or((0, 0));
        Problem { file: self.shown.clone(), line, column, message: message.into() }
    }

    /// Reads the whole file as one `T`. An empty file is an error of its own.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_yaml::from_str(&self.text).map_err(|e| {
            let (line, column) = e.location().map_or((0, 0), |l| (l.line(), l.column()));
            let text = e.to_string();
            let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(m, _)| m).to_owned();
            Problem { file: self.shown.clone(), line, column, message }
        })
    }
}

/// Reads YAML text that is no data file (front matter). The error is serde_yaml's message with its place.
pub fn parse_str<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_yaml::from_str(text).map_err(|e| e.to_string())
}
