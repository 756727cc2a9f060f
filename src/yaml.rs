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
    /// The same content as JSON, for shipped files: far faster to read. A fault is always looked for in the text.
    pub json: Option<&'static str>,
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

    /// A problem at a path of keys, as deep as it can be followed: `["tests", "#1", "finds"]` is the key `finds` of the second
    /// entry of `tests`, and `["fail-on", "=fatal"]` the value `fatal` of a key. They are looked for in the text, so that a fault of meaning has a place as well as a fault of form.
    pub fn problem_at(&self, path: &[&str], message: impl Into<String>) -> Problem {
        let mut at = 0;
        for part in path {
            let next = match part.strip_prefix('#').and_then(|n| n.parse().ok()) {
                Some(n) => place::item(&self.text, at, n),
                None => match part.strip_prefix('=') {
                    Some(value) => place::value(&self.text, at, value),
                    None => place::key(&self.text, at, part),
                },
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        let (line, column) = place::position(&self.text, at);
        Problem { file: self.shown.clone(), line, column, message: message.into() }
    }

    /// Reads the whole file as one `T`. An empty file is an error of its own.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        match self.read_json() {
            Some(value) => Ok(value),
            None => self.parse_text(&self.text),
        }
    }

    fn read_json<T: DeserializeOwned>(&self) -> Option<T> {
        self.json.and_then(|json| serde_json::from_str(json).ok())
    }

    /// Reads the whole file as one `T` and reports every fault of form, not only the first: after each one, the key it stands at is
    /// taken out and the rest is read again. The value is there when something readable is left.
    pub fn parse_all<T: DeserializeOwned>(&self) -> (Option<T>, Vec<Problem>) {
        if let Some(value) = self.read_json() {
            return (Some(value), Vec::new());
        }
        let mut problems: Vec<Problem> = Vec::new();
        let mut text = self.text.to_string();
        while problems.len() < 50 {
            match self.parse_text(&text) {
                Ok(value) => return (Some(value), problems),
                Err(p) => {
                    let line = p.line;
                    problems.push(p);
                    match place::without_block(&text, line) {
                        Some(shorter) => text = shorter,
                        None => break,
                    }
                }
            }
        }
        (None, problems)
    }

    fn parse_text<T: DeserializeOwned>(&self, text: &str) -> Result<T, Problem> {
        serde_yaml::from_str(text).map_err(|e| {
            let (line, column) = e.location().map_or((0, 0), |l| (l.line(), l.column()));
            let text = e.to_string();
            let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(m, _)| m).to_owned();
            let message = with_hint(message);
            Problem { file: self.shown.clone(), line, column, message }
        })
    }
}

/// Adds "did you mean" to serde's "unknown field `a`, expected one of `b`, `c`".
fn with_hint(message: String) -> String {
    let Some((_, names)) = message.split_once("unknown field ").or_else(|| message.split_once("unknown variant ")) else {
        return message;
    };
    let mut names = names.split('`').skip(1).step_by(2);
    let hint = names.next().map_or(String::new(), |written| crate::suggest::hint(written, names));
    message + &hint
}

/// Finding places in YAML text by indentation.
mod place {
    /// Line and column, both 1-based, of a byte offset.
    pub(super) fn position(text: &str, at: usize) -> (usize, usize) {
        let before = text.get(..at).unwrap_or("");
        let line = before.rsplit('\n').next().unwrap_or("");
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }

    /// Offset of the first `name:` at or after `from` that stands where a key may stand.
    pub(super) fn key(text: &str, from: usize, name: &str) -> Option<usize> {
        let rest = text.get(from..)?;
        rest.match_indices(name).map(|(i, _)| from + i).find(|&at| {
            let before = text.get(..at).and_then(|t| t.chars().next_back());
            let after = text.get(at + name.len()..).unwrap_or("").trim_start_matches(['"', '\'']);
            before.is_none_or(|c| c.is_whitespace() || "{,\"'".contains(c)) && after.starts_with(':')
        })
    }

    /// Offset of the first `written` in the value of the key at `from`; the value itself when nothing is written.
    pub(super) fn value(text: &str, from: usize, written: &str) -> Option<usize> {
        let behind = from + text.get(from..)?.find(':')? + 1;
        let rest = text.get(behind..)?.trim_start();
        rest.find(written).map(|i| text.len() - rest.len() + i)
    }

    /// Offset of the `n`th entry (from 0) of the block sequence that follows `from`.
    pub(super) fn item(text: &str, from: usize, n: usize) -> Option<usize> {
        let mut offset = from;
        let mut indent = None;
        let mut seen = 0;
        for (k, line) in text.get(from..)?.split_inclusive('\n').enumerate() {
            let content = line.trim_start();
            let depth = line.len() - content.len();
            if k > 0 && content.starts_with("- ") && *indent.get_or_insert(depth) == depth {
                if seen == n {
                    return Some(offset + depth);
                }
                seen += 1;
            }
            offset += line.len();
        }
        None
    }

    /// The text without the key (and what is nested below it) that starts on the 1-based `line`; lines keep their numbers. `None`
    /// when there is no such block or nothing would change.
    pub(super) fn without_block(text: &str, line: usize) -> Option<String> {
        let depth_of = |l: &str| l.len() - l.trim_start().len();
        let lines: Vec<&str> = text.split('\n').collect();
        let first = line.checked_sub(1)?;
        let head = lines.get(first).filter(|l| !l.trim().is_empty())?;
        // Without its first key a sequence entry still has to be an entry.
        let entry = head.trim_start().starts_with("- ");
        let depth = depth_of(head) + if entry { 2 } else { 0 };
        let mut inside = true;
        let kept: Vec<String> = lines
            .iter()
            .enumerate()
            .map(|(i, l)| {
                if i < first {
                    return (*l).to_owned();
                }
                if i == first {
                    return String::new();
                }
                inside = inside && (l.trim().is_empty() || depth_of(l) > depth);
                if inside { String::new() } else { (*l).to_owned() }
            })
            .collect();
        let shorter = kept.join("\n");
        (shorter.len() < text.len()).then_some(shorter)
    }
}

/// Reads YAML text that is no data file (front matter). The error is serde_yaml's message with its place.
pub fn parse_str<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_yaml::from_str(text).map_err(|e| e.to_string())
}
