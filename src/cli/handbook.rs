//! `selaras rules pages`: the handbook, one Markdown page for each rule and an index, made from the rule files.

use super::error::Failure;
use super::page;
use crate::rule::{Rule, RuleTest};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Writes the pages of all rules and `README.md`, their index; returns the number of rules.
///
/// # Errors
///
/// The folder or a page cannot be written.
pub fn write(rules: &[Rule], dir: &Path) -> Result<usize, Failure> {
    let fail = |path: &Path| {
        let path = path.to_owned();
        move |source| Failure::Unwritable { path, source }
    };
    fs::create_dir_all(dir).map_err(fail(dir))?;
    for rule in rules {
        let path = dir.join(format!("{}.md", rule.id));
        fs::write(&path, page_of(rule)).map_err(fail(&path))?;
    }
    let path = dir.join("README.md");
    fs::write(&path, index(rules)).map_err(fail(&path))?;
    Ok(rules.len())
}

/// The Markdown page of a rule.
pub fn page_of(rule: &Rule) -> String {
    let severity = rule.severity.map_or("off", |s| s.name());
    let mut out = format!("# {}\n\n{}\n\n", rule.id, rule.about.en);
    for (key, value) in [
        ("kind", rule.kind.name().to_owned()),
        ("severity", severity.to_owned()),
        ("where", page::scopes(&rule.scope)),
        ("compares by", page::compare(&rule.compare)),
        ("file", format!("`{}`", rule.file)),
    ] {
        // Writing to a string does not fail.
        let _ = writeln!(out, "- {key}: {value}");
    }
    for (title, text) in [("Why it matters", &rule.why.en), ("When it is wrong", &rule.limits.en), ("What to do", &rule.note.en)]
    {
        if !text.is_empty() {
            let _ = write!(out, "\n## {title}\n\n{text}\n");
        }
    }
    out.push_str("\n## Dalam bahasa Indonesia\n\n");
    let words: Vec<&str> = [&rule.about.id, &rule.why.id, &rule.limits.id, &rule.note.id]
        .into_iter()
        .map(String::as_str)
        .filter(|t| !t.is_empty())
        .collect();
    let _ = writeln!(out, "{}", words.join("\n\n"));
    out.push_str("\n## Examples\n\nThe tests of the rule, run with every change of it.\n");
    for test in rule.tests.iter().filter(|t| !t.pending) {
        example(test, &mut out);
    }
    out
}

fn example(test: &RuleTest, out: &mut String) {
    let _ = write!(out, "\n### {}\n\n", test.name);
    for a in &test.articles {
        let about: Vec<&str> = [a.outlet.as_deref(), a.published.as_deref()].into_iter().flatten().collect();
        let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
        let _ = write!(out, "`{}`{about}\n\n", a.name);
        for line in a.text.trim().lines() {
            let _ = writeln!(out, "> {line}");
        }
        out.push('\n');
    }
    let verdict = match &test.silent {
        Some(reason) => format!("Silent: {reason}."),
        None => {
            let finds: Vec<String> = test.finds.iter().map(|(article, words)| format!("\"{words}\" in `{article}`")).collect();
            format!("Found: {}.", finds.join(", "))
        }
    };
    let _ = writeln!(out, "{verdict}");
}

fn index(rules: &[Rule]) -> String {
    let mut out = String::from(
        "# The rules\n\nMade from the rule files by `selaras rules pages`.\n\n| rule | kind | severity | |\n|---|---|---|---|\n",
    );
    for r in rules {
        let severity = r.severity.map_or("off", |s| s.name());
        let _ = writeln!(out, "| [{id}]({id}.md) | {} | {severity} | {} |", r.kind.name(), r.about.en, id = r.id);
    }
    out
}
