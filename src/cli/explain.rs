//! `selaras explain`: a rule's page, one finding's whole derivation, or what is extracted at a place.

use super::args::{ExplainArgs, SelectArgs, SetupArgs};
use super::check::{Run, compare_all};
use super::error::Failure;
use super::output::to_stdout;
use super::session::Session;
use super::{page, place};
use crate::report::{self, Style};
use crate::rule::{ConflictKind, Rule};
use crate::suggest::hint;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Fewest characters of a fingerprint that are looked for.
const SHORTEST: usize = 4;

/// Runs the command.
pub fn run(args: &ExplainArgs, setup: &SetupArgs) -> Result<ExitCode, Failure> {
    let session = Session::open(setup, &[], true)?;
    let target = args.target.as_str();
    let rules = &session.rules.rules;
    if let Some(rule) = rules.iter().find(|r| r.id == target) {
        return to_stdout(|out| page::rule(rule, &session, out)).map(|()| ExitCode::SUCCESS);
    }
    if ConflictKind::ALL.iter().any(|k| k.name() == target) {
        let of_kind: Vec<&Rule> = rules.iter().filter(|r| r.kind.name() == target).collect();
        if of_kind.is_empty() {
            return Err(Failure::Usage(format!("no rule is of the kind `{target}`")));
        }
        return to_stdout(|out| of_kind.iter().try_for_each(|rule| page::rule(rule, &session, out))).map(|()| ExitCode::SUCCESS);
    }
    if let Some(place) = place::Place::parse(target) {
        return at_place(&place, args, &session);
    }
    if target.len() >= SHORTEST && target.bytes().all(|b| b.is_ascii_hexdigit()) {
        return finding(&target.to_ascii_lowercase(), args, &session);
    }
    let known = rules.iter().map(|r| r.id.as_str()).chain(ConflictKind::ALL.map(ConflictKind::name));
    Err(Failure::Usage(format!(
        "`{target}` is no rule, no fingerprint (at least {SHORTEST} of the characters 0-9 and a-f) and no FILE:LINE{}; \
         `selaras rules list` shows all rules",
        hint(target, known)
    )))
}

fn at_place(place: &place::Place, args: &ExplainArgs, session: &Session) -> Result<ExitCode, Failure> {
    let mut paths = vec![PathBuf::from(&place.file)];
    paths.extend_from_slice(&args.paths);
    // Without a rule the mentions are still there to be shown.
    let rules = session.select(&SelectArgs::default()).unwrap_or_default();
    let run = compare_all(session, &rules, &paths, &args.against, &args.input, true)?;
    let file = super::input::shown(Path::new(&place.file));
    let here: Vec<usize> =
        (0..run.dossiers.len()).filter(|&i| run.dossiers.get(i).is_some_and(|d| d.article.path == file)).collect();
    if here.is_empty() {
        let reason = run.unread.iter().find(|u| u.path == file).map_or("no such article", |u| u.reason.as_str());
        return Err(Failure::Usage(format!("cannot read {file}: {reason}")));
    }
    let meant = |i: &usize| run.dossiers.get(*i).is_some_and(|d| d.article.record.is_none_or(|r| place.within(r)));
    let meant: Vec<usize> = here.into_iter().filter(meant).collect();
    to_stdout(|out| {
        let mut any = false;
        for &index in &meant {
            let Some(dossier) = run.dossiers.get(index) else { continue };
            if place::show(place, dossier, meant.len() == 1, session, out)? {
                any = true;
                place::left_alone(index, &run.outcome.silences, &run.dossiers, session, out)?;
            }
        }
        if any { Ok(()) } else { writeln!(out, "{}\n\n  {}", report::clean(&file), session.words.page.nothing_here) }
    })
    .map(|()| ExitCode::SUCCESS)
}

fn finding(prefix: &str, args: &ExplainArgs, session: &Session) -> Result<ExitCode, Failure> {
    let rules = session.select(&SelectArgs::default())?;
    let run = compare_all(session, &rules, &args.paths, &args.against, &args.input, true)?;
    let found: Vec<usize> =
        run.outcome.findings.iter().enumerate().filter(|(_, f)| f.fingerprint.starts_with(prefix)).map(|(i, _)| i).collect();
    if found.is_empty() {
        return Err(Failure::Usage(format!(
            "no finding with the fingerprint {prefix} in what was read; give the same PATHs and --against as to `selaras check`"
        )));
    }
    to_stdout(|out| found.iter().try_for_each(|&i| derivation(i, &run, session, out))).map(|()| ExitCode::SUCCESS)
}

/// Everything known about one finding.
fn derivation(index: usize, run: &Run, session: &Session, out: &mut dyn Write) -> io::Result<()> {
    let Some(f) = run.outcome.findings.get(index) else { return Ok(()) };
    let words = &session.words.page;
    let style = Style { color: session.color, full: true, language: session.ui };
    let text = report::finding_text(f, &run.report(), &session.words, style, &mut report::Indices::default());
    writeln!(out, "{text}\n")?;
    writeln!(out, "{}: {} ({})", words.rule, f.rule, f.kind.name())?;
    writeln!(out, "{}: {}", words.severity, f.severity.name())?;
    writeln!(out, "{}: {:.2}", words.confidence, f.confidence)?;
    writeln!(out, "{}: {}", words.fingerprint, f.fingerprint)?;
    for side in &f.sides {
        let article = side.article.and_then(|a| run.dossiers.get(a));
        let place = article.map_or_else(|| "canon".to_owned(), |d| report::clean(&d.article.path));
        writeln!(out, "\n{place}: {}", report::clean_to(&side.text, 400))?;
        writeln!(out, "  {}: {}", words.value, report::clean(&side.value))?;
        for step in &side.derivation {
            writeln!(out, "  {}: {}", words.derivation, report::clean(step))?;
        }
    }
    if !f.why.is_empty() {
        writeln!(out, "\n{}:", words.reasons)?;
        for reason in &f.why {
            writeln!(out, "  - {}", report::clean(reason))?;
        }
    }
    writeln!(out)
}
