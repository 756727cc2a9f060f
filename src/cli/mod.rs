//! The command line: arguments to options, options to a run, a run to an exit status.
//!
//! Standard output carries the report and nothing else. Exit status 0: nothing at or above `--fail-on`; 1: something, or a rule's
//! test failed; 2: could not check.

#[allow(missing_docs)]
mod args;
mod check;
mod config;
mod data;
mod error;
mod explain;
mod extract;
mod handbook;
mod input;
mod output;
mod page;
mod place;
mod rules;
mod session;

use args::{Cli, Command, SetupArgs};
use clap::{CommandFactory, Parser};
use error::Failure;
use std::process::ExitCode;

/// Runs the program on the arguments it was started with.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => {
            let status = if e.use_stderr() { 2 } else { 0 };
            // A closed pipe under `--help` is nobody's fault.
            let _ = e.print();
            return ExitCode::from(status);
        }
    };
    match std::panic::catch_unwind(|| dispatch(&cli)) {
        // The panic has been printed; "could not check" is the truth about such a run.
        Err(_) => ExitCode::from(2),
        Ok(Ok(code)) => code,
        Ok(Err(failure)) => {
            eprintln!("{}", shown(&failure, &cli.setup));
            ExitCode::from(2)
        }
    }
}

/// Typed failures end here: what is printed is the chain of reasons, whatever its parts.
fn dispatch(cli: &Cli) -> anyhow::Result<ExitCode> {
    let done = match &cli.command {
        Command::Check(args) => check::run(args, &cli.setup),
        Command::Extract(args) => extract::run(args, &cli.setup),
        Command::Explain(args) => explain::run(args, &cli.setup),
        Command::Test(args) => rules::test(args, &cli.setup),
        Command::Rules(args) => rules::run(args, &cli.setup),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "selaras", &mut script);
            output::to_stdout(|out| out.write_all(&script)).map(|()| ExitCode::SUCCESS)
        }
        Command::Man { command } => manual(command.as_deref()),
    };
    Ok(done?)
}

/// The manual page of the program, or of one of its commands.
fn manual(of: Option<&str>) -> Result<ExitCode, Failure> {
    let mut command = Cli::command();
    command.build();
    let page = match of {
        None => Some(&command),
        Some(name) => command.get_subcommands().find(|c| c.get_name() == name),
    };
    let Some(page) = page.cloned() else {
        let known: Vec<&str> = command.get_subcommands().map(|c| c.get_name()).collect();
        let name = of.unwrap_or_default();
        return Err(Failure::Usage(format!("no command `{name}`{}", crate::suggest::hint(name, known))));
    };
    output::to_stdout(|out| clap_mangen::Man::new(page).render(&mut &mut *out)).map(|()| ExitCode::SUCCESS)
}

fn shown(failure: &anyhow::Error, setup: &SetupArgs) -> String {
    let chain = format!("{failure:#}");
    if let Some(Failure::Data { .. }) = failure.downcast_ref() {
        // Faults in files bring their own heads.
        return chain;
    }
    let text = crate::report::clean(&chain);
    if session::colored(setup.color, &std::io::stderr()) {
        format!("\x1b[1;31merror:\x1b[0m {text}")
    } else {
        format!("error: {text}")
    }
}
