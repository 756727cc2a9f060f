//! `selaras rules` and `selaras test`.

use super::args::{ListFormat, RulesArgs, RulesCommand, SetupArgs, TestArgs};
use super::error::Failure;
use super::output::to_stdout;
use super::session::Session;
use super::{data, handbook, page};
use crate::report::clean_to;
use crate::rule::{Checked, Rule, schema, uncovered, verify};
use rayon::prelude::*;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs `selaras rules …`.
pub fn run(args: &RulesArgs, setup: &SetupArgs) -> Result<ExitCode, Failure> {
    match &args.command {
        RulesCommand::Schema => to_stdout(|out| out.write_all(schema().as_bytes()))?,
        RulesCommand::Pages { dir } => {
            let session = Session::open(setup, &[], true)?;
            let pages = handbook::write(&session.rules.rules, dir)?;
            to_stdout(|out| writeln!(out, "{pages} pages in {}", clean_to(&dir.display().to_string(), 400)))?;
        }
        RulesCommand::List { format } => {
            let session = Session::open(setup, &[], true)?;
            list(&session, *format)?;
            if session.rules.rules.is_empty() {
                return Err(Failure::NoRules("none is defined; `--rules DIR` adds a folder of them"));
            }
        }
        RulesCommand::Lint { paths } => {
            let session = Session::open(setup, paths, true)?;
            // What was named is counted, not what was read with it.
            let mut named = Vec::new();
            for path in paths {
                let before = named.len();
                named.extend(data::read(path, &mut Vec::new())?);
                if named.len() == before {
                    let path = path.display();
                    return Err(Failure::Usage(format!("nothing to check in {path}: no rule or data file (.yaml, .yml)")));
                }
            }
            let files = if paths.is_empty() { &session.files } else { &named };
            let rules = files.iter().filter(|f| f.name.starts_with("conflicts/")).count();
            let count = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
            to_stdout(|out| writeln!(out, "no faults in {}; {}", count(files.len(), "file"), count(rules, "rule")))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(session: &Session, format: ListFormat) -> Result<(), Failure> {
    let rules = &session.rules.rules;
    let severity = |r: &Rule| r.severity.map_or("off", |s| s.name());
    to_stdout(|out| match format {
        ListFormat::Json => {
            let list: Vec<_> = rules
                .iter()
                .map(|r| {
                    json!({"id": r.id, "kind": r.kind.name(), "severity": severity(r), "scope": page::scopes(&r.scope).split(", ").collect::<Vec<_>>(),
                        "compare": r.compare.name(), "about": {"id": r.about.id, "en": r.about.en}, "file": r.file})
                })
                .collect();
            writeln!(out, "{:#}", json!(list))
        }
        ListFormat::Text => {
            let width = |f: &dyn Fn(&Rule) -> usize| rules.iter().map(f).max().unwrap_or(0);
            let (id, kind) = (width(&|r| r.id.len()), width(&|r| r.kind.name().len()));
            let scope = width(&|r| page::scopes(&r.scope).len());
            rules.iter().try_for_each(|r| {
                let scopes = page::scopes(&r.scope);
                writeln!(out, "{:id$}  {:kind$}  {:7}  {scopes:scope$}  {}", r.id, r.kind.name(), severity(r), r.file)
            })
        }
    })
}

/// Runs `selaras test`.
pub fn test(args: &TestArgs, setup: &SetupArgs) -> Result<ExitCode, Failure> {
    let session = Session::open(setup, &args.paths, true)?;
    let mut rules: Vec<&Rule> = session.rules.rules.iter().collect();
    if !args.paths.is_empty() {
        let ids = named(&args.paths)?;
        rules.retain(|r| ids.contains(&r.id));
    }
    if rules.is_empty() {
        return Err(Failure::NoRules("none is defined here; name rule files or a folder of them"));
    }
    let results: Vec<(&Rule, Vec<Checked>, Vec<String>)> = session.pool.install(|| {
        rules
            .par_iter()
            .map(|rule| {
                let clauses = if args.coverage { uncovered(rule, &session.lexicons) } else { Vec::new() };
                (*rule, verify(rule, &session.lexicons), clauses)
            })
            .collect()
    });
    let (mut ok, mut pending, mut failed, mut idle) = (0usize, 0usize, 0usize, 0usize);
    to_stdout(|out| {
        for (rule, checked, clauses) in &results {
            for c in checked {
                match (c.verdict.fails(), c.verdict) {
                    (true, _) => failed += 1,
                    (false, crate::rule::TestVerdict::Pending) => pending += 1,
                    (false, _) => ok += 1,
                }
                if c.verdict.fails() || setup.verbose {
                    writeln!(out, "{:15} {}: {}", c.verdict.name(), rule.id, clean_to(&c.test, 120))?;
                    if !c.detail.is_empty() {
                        writeln!(out, "{:15} {}", "", clean_to(&c.detail, 600))?;
                    }
                }
            }
            for clause in clauses {
                idle += 1;
                writeln!(out, "{:15} {}: {clause} decides no test", "uncovered", rule.id)?;
            }
        }
        let mut parts = vec![format!("{ok} ok"), format!("{failed} failed")];
        if pending > 0 {
            parts.push(format!("{pending} pending"));
        }
        if args.coverage {
            parts.push(format!("{idle} uncovered"));
        }
        writeln!(out, "{} in {} rules", parts.join(", "), results.len())
    })?;
    Ok(ExitCode::from(u8::from(failed + idle > 0)))
}

/// Ids of the rules in the given files and folders.
fn named(paths: &[PathBuf]) -> Result<BTreeSet<String>, Failure> {
    let mut ids = BTreeSet::new();
    for path in paths {
        for file in data::read(path, &mut Vec::new())?.iter().filter(|f| f.name.starts_with("conflicts/")) {
            let stem = file.name.rsplit('/').next().unwrap_or(&file.name).trim_end_matches(".yaml");
            ids.insert(stem.to_owned());
        }
    }
    Ok(ids)
}
