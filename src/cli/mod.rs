//! The command line: arguments to options, options to a run, a run to an exit code.

use crate::lang::{self, Language, Lexicons};
use crate::read::{Article, Published, PublishedFrom};
use crate::{report, resolve};
use std::io::{BufWriter, Read, Write};
use std::process::ExitCode;

/// Runs the program.
pub fn run() -> ExitCode {
    match extract() {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e:#}");
            ExitCode::from(2)
        }
    }
}

// Bare scaffold: `selaras extract … FILE.txt… | -` with JSONL on standard input. To be replaced by the real command line.
fn extract() -> anyhow::Result<()> {
    let mut problems = Vec::new();
    let lexicons = Lexicons::compile(&lang::embedded(), &mut problems);
    for p in &problems {
        eprintln!("{p}");
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    for arg in std::env::args().skip(2).filter(|a| a == "-" || a.ends_with(".txt") || a.ends_with(".md") || a.ends_with(".jsonl"))
    {
        let mut text = String::new();
        if arg == "-" {
            std::io::stdin().read_to_string(&mut text)?;
        } else {
            text = String::from_utf8_lossy(&std::fs::read(&arg)?).into_owned();
        }
        if arg == "-" || arg.ends_with(".jsonl") {
            for line in text.lines() {
                let v: serde_json::Value = serde_json::from_str(line)?;
                let mut a = Article::plain(v["id"].as_str().unwrap_or("?"), v["text"].as_str().unwrap_or(""));
                a.meta.language = v["language"].as_str().and_then(Language::from_tag);
                let date = v["published"].as_str().and_then(crate::value::Date::parse_iso);
                a.meta.published = date.map(|date| Published { date, clock: None, from: PublishedFrom::FrontMatter });
                report::extracted_jsonl(&resolve::resolve(a, &lexicons), &mut out)?;
            }
        } else {
            report::extracted_jsonl(&resolve::resolve(Article::plain(&arg, &text), &lexicons), &mut out)?;
        }
    }
    out.flush()?;
    Ok(())
}
