//! Paths as given to files to read.

use super::{FieldMap, InputFormat, Skipped};
use std::fs;
use std::path::{Path, PathBuf};

/// Files to read, sorted and without repetition, and the paths that gave none.
#[derive(Clone, Debug, Default)]
pub struct Discovery {
    /// Files, sorted by path.
    pub files: Vec<PathBuf>,
    /// Paths that do not exist or hold no article, with the reason; sorted.
    pub skipped: Vec<Skipped>,
}

/// Finds the articles below `paths`. A file named outright is always taken. A directory is walked for `.txt`, `.md`, `.markdown`,
/// `.html`, `.htm`, `.jsonl`, `.ndjson` and for `.json` that holds records; hidden and git-ignored files stay out.
pub fn discover(paths: &[PathBuf]) -> Discovery {
    let mut found = Discovery::default();
    for path in paths {
        match fs::metadata(path) {
            Ok(m) if m.is_dir() => walk(path, &mut found),
            Ok(_) => found.files.push(path.clone()),
            Err(e) => skip(&mut found, path, super::io_reason(&e)),
        }
    }
    found.files.sort();
    // `a.txt` and `./a.txt` are one file; the spelling that sorts first stays.
    let mut seen = std::collections::HashSet::new();
    found.files.retain(|f| seen.insert(fs::canonicalize(f).unwrap_or_else(|_| f.clone())));
    found.skipped.sort();
    found.skipped.dedup();
    found
}

fn skip(found: &mut Discovery, path: &Path, reason: impl Into<String>) {
    found.skipped.push(Skipped { path: path.display().to_string(), reason: reason.into() });
}

fn walk(root: &Path, found: &mut Discovery) {
    let before = (found.files.len(), found.skipped.len());
    // Without `require_git` an exported tree is read as its repository would be.
    for entry in ignore::WalkBuilder::new(root).require_git(false).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) && is_article(entry.path()) => {
                found.files.push(entry.into_path());
            }
            Ok(_) => {}
            Err(e) => skip(found, root, e.to_string()),
        }
    }
    if (found.files.len(), found.skipped.len()) == before {
        skip(found, root, "no articles in this directory");
    }
}

fn is_article(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default();
    match InputFormat::from_name(&name) {
        InputFormat::Auto => false,
        InputFormat::Jsonl if name.to_ascii_lowercase().ends_with(".json") => holds_records(path),
        _ => true,
    }
}

/// Repositories are full of `.json` that is configuration: one met on the way is an article only when its first record has a text.
fn holds_records(path: &Path) -> bool {
    const LARGEST_CONFIGURATION: u64 = 4 << 20;
    if fs::metadata(path).is_ok_and(|m| m.len() > LARGEST_CONFIGURATION) {
        return true;
    }
    let Ok(bytes) = fs::read(path) else { return true };
    let Ok(value) = serde_json::from_slice::<serde_json::Value>(&bytes) else { return false };
    let first = value.as_array().map_or(Some(&value), |list| list.first());
    let names = FieldMap::default().text;
    first.and_then(|v| v.as_object()).is_some_and(|o| names.iter().any(|n| o.get(n).is_some_and(|t| t.is_string())))
}
