//! The command line program: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    selaras::cli::run()
}
