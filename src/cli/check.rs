//! `selaras check`.

use super::args::{CheckArgs, FailOn, InputArgs, SetupArgs};
use super::error::Failure;
use super::input::Feed;
use super::output::{self, Format, Target};
use super::session::Session;
use crate::report::{self, Report, Style, Unread};
use crate::resolve::Dossier;
use crate::rule::{Finding, Outcome, RuleSet, Severity, compare};
use rayon::slice::ParallelSliceMut;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

/// Everything one comparison yields.
pub struct Run {
    pub dossiers: Vec<Dossier>,
    pub unread: Vec<Unread>,
    pub outcome: Outcome,
}

impl Run {
    pub fn report(&self) -> Report<'_> {
        Report {
            findings: &self.outcome.findings,
            dossiers: &self.dossiers,
            skipped: &self.unread,
            facts: self.outcome.facts,
            comparisons: self.outcome.comparisons,
            incomparable: self.outcome.incomparable,
        }
    }
}

/// Runs the command.
pub fn run(args: &CheckArgs, setup: &SetupArgs) -> Result<ExitCode, Failure> {
    let targets = output::targets(&args.format)?;
    // The process ends with the command: giving back tables and archive piece by piece would only delay that.
    let session = ManuallyDrop::new(Session::open(setup, &[], true)?);
    let rules = session.select(&args.select)?;
    let mut run = ManuallyDrop::new(compare_all(&session, &rules, &args.paths, &args.against, &args.input, false)?);
    let least = args.select.min_confidence.or(session.config.raw.min_confidence).unwrap_or(0.0);
    run.outcome.findings.retain(|f| f.confidence >= least);
    for target in &targets {
        write(target, &run.report(), &session)?;
    }
    if run.dossiers.is_empty() {
        return Err(Failure::NothingRead);
    }
    let fails = threshold(args.fail_on, &session).is_some_and(|least| run.outcome.findings.iter().any(|f| f.severity >= least));
    let code = if !run.unread.is_empty() {
        2
    } else if fails {
        1
    } else {
        0
    };
    Ok(ExitCode::from(code))
}

fn threshold(given: Option<FailOn>, session: &Session) -> Option<Severity> {
    let configured = match session.config.raw.fail_on.as_deref() {
        Some("never") => FailOn::Never,
        Some("info") => FailOn::Info,
        Some("warning") => FailOn::Warning,
        _ => FailOn::Error,
    };
    match given.unwrap_or(configured) {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Info => Some(Severity::Info),
        FailOn::Never => None,
    }
}

/// Paths as given, else those of the configuration, else the current folder.
pub fn paths_or_default(given: &[PathBuf], session: &Session) -> Vec<PathBuf> {
    let configured = session.config.resolve(session.config.raw.paths.as_ref());
    match (given.is_empty(), configured.is_empty()) {
        (false, _) => given.to_vec(),
        (true, false) => configured,
        (true, true) => vec![PathBuf::from(".")],
    }
}

/// Reads everything and compares it. What comes out does not depend on the order of the paths.
pub fn compare_all(
    session: &Session,
    rules: &RuleSet,
    paths: &[PathBuf],
    against: &[PathBuf],
    input: &InputArgs,
    explain: bool,
) -> Result<Run, Failure> {
    let paths = paths_or_default(paths, session);
    let mut archive = session.config.resolve(session.config.raw.against.as_ref());
    archive.extend_from_slice(against);
    let mut feed = Feed::new(session, input)?;
    let mut articles: Vec<(Dossier, bool)> = Vec::new();
    // Only `explain` shows mentions and tokens; an archive must not keep them in memory.
    feed.slim = !explain;
    feed.read(&paths, &mut |batch| {
        articles.extend(batch.into_iter().map(|d| (d, true)));
        Ok(())
    })?;
    if articles.is_empty() && feed.unread.is_empty() {
        let shown: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
        return Err(Failure::NoArticles(shown.join(", ")));
    }
    feed.read(&archive, &mut |batch| {
        articles.extend(batch.into_iter().map(|d| (d, false)));
        Ok(())
    })?;
    let mut unread = std::mem::take(&mut feed.unread);
    unread.sort();
    unread.dedup();
    let (dossiers, primary) = session.pool.install(|| in_order(articles));
    let mut outcome = session.pool.install(|| compare(&dossiers, &primary, rules, &session.lexicons, explain));
    sort(&mut outcome.findings);
    session.tell(|| format!("articles: {}, of them {} to check", dossiers.len(), primary.iter().filter(|p| **p).count()));
    Ok(Run { dossiers, unread, outcome })
}

/// By path and id. Dossiers are large: only where each belongs is sorted, and each is moved once.
fn in_order(articles: Vec<(Dossier, bool)>) -> (Vec<Dossier>, Vec<bool>) {
    let mut places: Vec<usize> = (0..articles.len()).collect();
    let key = |i: &usize| articles.get(*i).map(|(d, _)| (&d.article.path, &d.article.id));
    places.par_sort_by(|a, b| key(a).cmp(&key(b)));
    let (mut dossiers, mut primary) = (Vec::with_capacity(articles.len()), Vec::with_capacity(articles.len()));
    let mut articles: Vec<Option<(Dossier, bool)>> = articles.into_iter().map(Some).collect();
    for (dossier, checked) in places.into_iter().filter_map(|i| articles.get_mut(i)?.take()) {
        dossiers.push(dossier);
        primary.push(checked);
    }
    (dossiers, primary)
}

/// By place of the primary side, then rule. Articles are sorted by path already.
fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let key = |f: &Finding| f.sides.first().map(|s| (s.article, s.span));
        (key(a), &a.rule, &a.fingerprint).cmp(&(key(b), &b.rule, &b.fingerprint))
    });
}

fn write(target: &Target, report: &Report<'_>, session: &Session) -> Result<(), Failure> {
    let color = session.color && target.file.is_none();
    let style = Style { color, full: false, language: session.ui };
    let render = |out: &mut dyn Write| -> io::Result<()> {
        match target.format {
            Format::Text => report::text(report, &session.words, style, out),
            Format::Concise => report::concise(report, &session.words, session.ui, out),
            Format::Json => report::json(report, session.ui, out),
            Format::Jsonl => report::jsonl(report, session.ui, out),
        }
    };
    match &target.file {
        Some(path) => output::to_file(path, render),
        None => output::to_stdout(render),
    }
}
