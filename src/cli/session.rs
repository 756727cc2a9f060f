//! What every command needs: configuration, data files, lexicons, rules, words, threads.

use super::args::{ColorWhen, SelectArgs, SetupArgs, UiLang};
use super::config::Config;
use super::data;
use super::error::Failure;
use super::input::rules_named;
use crate::lang::{self, Lexicons};
use crate::report::{self, UiLanguage, Words};
use crate::rule::{self, RuleSet, Severity, severity_named};
use crate::yaml::{DataFile, Problem};
use std::io::IsTerminal;
use std::path::PathBuf;

/// The state of one run.
pub struct Session {
    pub config: Config,
    /// Shipped data files, then those of the user.
    pub files: Vec<DataFile>,
    pub lexicons: Lexicons,
    /// All rules, those that are off included; empty when the command asked for none.
    pub rules: RuleSet,
    pub words: Words,
    pub ui: UiLanguage,
    /// Whether standard output is coloured.
    pub color: bool,
    pub pool: rayon::ThreadPool,
    quiet: bool,
    verbose: bool,
}

impl Session {
    /// Reads and checks everything; `more` are rule files or folders besides `--rules`.
    pub fn open(setup: &SetupArgs, more: &[PathBuf], with_rules: bool) -> Result<Session, Failure> {
        let mut problems = Vec::new();
        let config = Config::find(setup.config.as_deref(), setup.isolated, &mut problems)?;
        let mut files = lang::embedded();
        let own = config.resolve(config.raw.rule_dirs.as_ref());
        for path in own.iter().chain(&setup.rules).chain(more) {
            files.extend(data::read(path, &mut problems)?);
        }
        let ui = match (setup.ui_lang, config.raw.ui_lang.as_deref()) {
            (Some(UiLang::Id), _) | (None, Some("id")) => UiLanguage::Id,
            _ => UiLanguage::En,
        };
        let words = Words::load(&files, ui).unwrap_or_else(|p| {
            problems.push(p);
            Words::default()
        });
        // Shipped data have no problems (a test sees to it), so that a language nobody writes in need not be read.
        let lexicons = if lang::is_shipped(&files) { Lexicons::lazy(&files) } else { Lexicons::compile(&files, &mut problems) };
        let mut rules = if with_rules { rule::load(&files, &mut problems) } else { RuleSet::default() };
        if with_rules && problems.is_empty() {
            configure(&mut rules, &config, &mut problems);
        }
        if !problems.is_empty() {
            return Err(data_failure(&problems, &files, config.file.as_ref(), colored(setup.color, &std::io::stderr())));
        }
        let pool = pool(setup.threads)?;
        let color = colored(setup.color, &std::io::stdout());
        let session =
            Session { config, files, lexicons, rules, words, ui, color, pool, quiet: setup.quiet, verbose: setup.verbose };
        if let Some(other) = &session.config.passed_over {
            session.warn(&format!("{} is not read; the configuration is called {}", other.display(), super::config::NAME));
        }
        session.tell(|| match &session.config.file {
            Some(file) => format!("configuration: {}", file.shown),
            None => "configuration: none".to_owned(),
        });
        Ok(session)
    }

    /// The rules that run, with the severities of the command line.
    pub fn select(&self, given: &SelectArgs) -> Result<RuleSet, Failure> {
        let mut rules = self.rules.clone();
        let named = |names: &[String]| -> Result<Vec<String>, Failure> {
            let mut ids = Vec::new();
            for name in names {
                ids.extend(rules_named(&self.rules, name).map_err(Failure::Usage)?.into_iter().map(str::to_owned));
            }
            Ok(ids)
        };
        let (select, ignore) = (named(&given.select)?, named(&given.ignore)?);
        let levels = [(&given.error, Some(Severity::Error)), (&given.warning, Some(Severity::Warning)), (&given.off, None)];
        let levels = levels.into_iter().flat_map(|(names, level)| names.iter().map(move |name| (name.as_str(), level)));
        let levels: Vec<_> = levels.collect();
        levels.iter().try_for_each(|(name, _)| rules_named(&self.rules, name).map(|_| ())).map_err(Failure::Usage)?;
        grade(&mut rules, &levels);
        rules
            .rules
            .retain(|r| r.severity.is_some() && !ignore.contains(&r.id) && (given.select.is_empty() || select.contains(&r.id)));
        if self.rules.rules.is_empty() {
            return Err(Failure::NoRules("none is defined; `--rules DIR` adds a folder of them"));
        }
        if rules.rules.is_empty() {
            return Err(Failure::NoRules("all are off or left out; see --select, --ignore, --off and `rules:` in selaras.yml"));
        }
        self.tell(|| format!("rules: {}", rules.rules.iter().map(|r| r.id.as_str()).collect::<Vec<_>>().join(", ")));
        Ok(rules)
    }

    /// Something odd, unless `--quiet`.
    pub fn warn(&self, message: &str) {
        if !self.quiet {
            eprintln!("warning: {}", report::clean(message));
        }
    }

    /// Something good to know, with `--verbose`.
    pub fn tell(&self, message: impl FnOnce() -> String) {
        if self.verbose {
            eprintln!("{}", report::clean(&message()));
        }
    }
}

/// Severities of the configuration.
fn configure(rules: &mut RuleSet, config: &Config, problems: &mut Vec<Problem>) {
    let mut levels = Vec::new();
    for (name, word) in config.raw.rules.iter().flatten() {
        match rules_named(rules, name) {
            Ok(_) => levels.push((name.as_str(), severity_named(word).flatten())),
            Err(message) => problems.push(config.fault(&["rules", name], message)),
        }
    }
    grade(rules, &levels);
}

/// Gives rules their severities by kind, then by id: who names a rule means it, in whatever order the two are written. Of two
/// that name the same the later holds.
fn grade(rules: &mut RuleSet, levels: &[(&str, Option<Severity>)]) {
    for by_id in [false, true] {
        for (name, severity) in levels {
            let meant = rules.rules.iter_mut().filter(|r| if by_id { r.id == *name } else { r.kind.name() == *name });
            meant.for_each(|rule| rule.severity = *severity);
        }
    }
}

/// All faults, each with its place.
pub fn data_failure(problems: &[Problem], files: &[DataFile], config: Option<&DataFile>, color: bool) -> Failure {
    let mut shown = problems.to_vec();
    shown.sort();
    shown.dedup();
    let files: Vec<DataFile> = files.iter().chain(config).cloned().collect();
    let rendered: Vec<String> = shown.iter().map(|p| report::problem(p, &files, color)).collect();
    Failure::Data { rendered: rendered.join("\n\n"), count: rendered.len() }
}

/// Whether a stream is coloured.
pub fn colored(when: ColorWhen, stream: &impl IsTerminal) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => !set("NO_COLOR") && stream.is_terminal() && std::env::var_os("TERM").is_none_or(|t| t != "dumb"),
    }
}

fn pool(threads: Option<usize>) -> Result<rayon::ThreadPool, Failure> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0).min(512))
        .build()
        .map_err(|e| Failure::Usage(format!("cannot start threads: {e}; try -j 1")))
}
