//! The command line: arguments to options, options to a run, a run to an exit code.

use crate::lang::{self, Language, Lexicons};
use crate::read::{Article, InputFormat, ReadOptions, read_bytes, read_path};
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
    let args: Vec<String> = std::env::args().skip(2).filter(|a| a == "-" || a.contains(['.', '/'])).collect();
    let show = std::env::args().any(|a| a == "zones");
    let options = ReadOptions::default();
    for arg in args {
        let outcome = if arg == "-" {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes)?;
            read_bytes(&bytes, &arg, &ReadOptions { format: InputFormat::Jsonl, max_bytes: 1 << 31, ..options.clone() })
        } else {
            read_path(std::path::Path::new(&arg), &arg, &options)
        };
        for s in &outcome.skipped {
            eprintln!("{}: {}", s.path, s.reason);
        }
        for w in &outcome.warnings {
            eprintln!("{}: {}", w.path, w.message);
        }
        for a in outcome.articles {
            if show {
                zones(a, &lexicons, &mut out)?;
            } else {
                report::extracted_jsonl(&resolve::resolve(a, &lexicons), &mut out)?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

fn zones(article: Article, lexicons: &Lexicons, out: &mut impl Write) -> anyhow::Result<()> {
    let m = &article.meta;
    writeln!(out, "##### {} | {:?} | {:?} | {:?} | {:?} {:?}", article.id, m.title, m.outlet, m.published, m.language, m.url)?;
    let text = article.text.clone();
    let outline = crate::segment::segment(
        &article,
        lexicons.get(m.language.unwrap_or(if text.matches(" the ").count() > text.matches(" yang ").count() {
            Language::En
        } else {
            Language::Id
        })),
    );
    for s in &outline.sentences {
        writeln!(out, "{:<11} {:>3} {}", s.zone.name(), s.paragraph, s.span.of(&text).replace('\n', "⏎"))?;
    }
    Ok(())
}
