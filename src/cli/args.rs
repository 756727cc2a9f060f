//! The arguments as typed.

use crate::value::{Clock, Date};
use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Checks whether news articles agree with each other, with themselves and with verified facts.
#[derive(Parser, Debug)]
#[command(name = "selaras", version, max_term_width = 100, after_help = EXIT)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub setup: SetupArgs,
}

const EXIT: &str = "Exit status: 0 nothing found at or above --fail-on; 1 something found, or a rule's test failed; 2 could not \
check (wrong usage, configuration or rules; unreadable input; no rule; no article).";

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Check articles against each other and against an archive
    #[command(after_help = EXIT)]
    Check(CheckArgs),
    /// Show what is extracted from articles, after resolution
    Extract(ExtractArgs),
    /// Show a rule's page, the derivation of a finding, or what is extracted at a place
    Explain(ExplainArgs),
    /// Run the tests inside rule files
    #[command(after_help = EXIT)]
    Test(TestArgs),
    /// List, describe or check rules
    Rules(RulesArgs),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page (roff)
    Man {
        /// A command; without one, the program's own page
        command: Option<String>,
    },
}

/// What holds for every command.
#[derive(Args, Debug)]
pub struct SetupArgs {
    /// Folder of further rules and data, laid out like `rules/` (repeatable); files directly in it are rules
    #[arg(long, value_name = "DIR", global = true, help_heading = "Setup")]
    pub rules: Vec<PathBuf>,
    /// Configuration file [default: selaras.yml here or in the nearest folder above, up to the git root]
    #[arg(long, value_name = "FILE", global = true, help_heading = "Setup", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, global = true, help_heading = "Setup")]
    pub isolated: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto", help_heading = "Setup")]
    pub color: ColorWhen,
    /// Language of messages [default: en]
    #[arg(long, value_name = "LANG", global = true, help_heading = "Setup")]
    pub ui_lang: Option<UiLang>,
    /// Number of threads [default: one for each core]
    #[arg(short = 'j', long = "threads", value_name = "N", value_parser = threads, global = true, help_heading = "Setup")]
    pub threads: Option<usize>,
    /// Print nothing on standard error but failures
    #[arg(short, long, global = true, help_heading = "Setup", conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say what is read and used
    #[arg(short, long, global = true, help_heading = "Setup")]
    pub verbose: bool,
}

/// What is read, and metadata for what lacks it.
#[derive(Args, Debug, Default)]
pub struct InputArgs {
    /// Publication date of articles that give none, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day, help_heading = "Input")]
    pub published: Option<(Date, Option<Clock>)>,
    /// Language of articles that give none
    #[arg(long, value_name = "LANG", help_heading = "Input")]
    pub lang: Option<UiLang>,
    /// Outlet of articles that give none
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new(), help_heading = "Input")]
    pub source: Option<String>,
    /// The name to report standard input under; its extension tells the format
    #[arg(long, value_name = "PATH", help_heading = "Input")]
    pub stdin_filename: Option<String>,
    /// Format of standard input and of files whose name does not tell
    #[arg(long, value_name = "FMT", default_value = "auto", help_heading = "Input")]
    pub input_format: InputFormat,
}

fn threads(written: &str) -> Result<usize, String> {
    written.parse().ok().filter(|n| *n > 0).ok_or_else(|| "expected a number of threads, at least 1".to_owned())
}

fn day(written: &str) -> Result<(Date, Option<Clock>), String> {
    crate::read::parse_published(written).ok_or_else(|| "expected a day, as in 2022-08-15".to_owned())
}

fn confidence(written: &str) -> Result<f32, String> {
    let number = written.parse().ok().filter(|n| (0.0..=1.0).contains(n));
    number.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

/// Which rules run, and how strictly.
#[derive(Args, Debug, Default)]
pub struct SelectArgs {
    /// Run these rules only (ids or conflict kinds, several with commas)
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub select: Vec<String>,
    /// Leave these rules out (ids or conflict kinds, several with commas)
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub ignore: Vec<String>,
    /// Report this rule as an error (id or conflict kind; the id wins)
    #[arg(long, value_name = "RULE", value_delimiter = ',', require_equals = true, help_heading = "Rules")]
    pub error: Vec<String>,
    /// Report this rule as a warning
    #[arg(long, value_name = "RULE", value_delimiter = ',', require_equals = true, help_heading = "Rules")]
    pub warning: Vec<String>,
    /// Switch this rule off; of options that name the same, this one holds
    #[arg(long, value_name = "RULE", value_delimiter = ',', require_equals = true, help_heading = "Rules")]
    pub off: Vec<String>,
    /// Report findings of at least this confidence, 0 to 1
    #[arg(long, value_name = "0..1", value_parser = confidence, help_heading = "Rules")]
    pub min_confidence: Option<f32>,
}

#[derive(Args, Debug)]
pub struct CheckArgs {
    /// Articles to check: files, folders, or `-` for standard input [default: `paths` of the configuration, else `.`]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Archive to check against: read and compared, never the primary side of a finding (repeatable)
    #[arg(long, value_name = "PATH", help_heading = "Input")]
    pub against: Vec<PathBuf>,
    /// Form of the report: text, concise, json or jsonl; with `=FILE` it is written there (repeatable) [default: text]
    #[arg(long, value_name = "FMT[=FILE]", value_parser = super::output::parse_target, help_heading = "Report")]
    pub format: Vec<super::output::Target>,
    /// Least severity that fails the run [default: error]
    #[arg(long, value_name = "SEVERITY", help_heading = "Report")]
    pub fail_on: Option<FailOn>,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub input: InputArgs,
}

#[derive(Args, Debug)]
pub struct ExtractArgs {
    /// Articles: files, folders, or `-` for standard input [default: `paths` of the configuration, else `.`]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// text: a table; jsonl: one JSON object a line
    #[arg(long, value_name = "FMT", default_value = "text")]
    pub format: ExtractFormat,
    /// Print the text with its dates, numbers, names and roles marked
    #[arg(long, conflicts_with = "format")]
    pub highlight: bool,
    #[command(flatten)]
    pub input: InputArgs,
}

#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// Id of a rule, a conflict kind, the fingerprint of a finding (four characters or more), or FILE:LINE[:COLUMN]
    #[arg(value_name = "RULE|FINGERPRINT|PLACE")]
    pub target: String,
    /// Articles to look for the finding in, or to compare the place's article with; as given to `check`
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Archive, as given to `check` (repeatable)
    #[arg(long, value_name = "PATH", help_heading = "Input")]
    pub against: Vec<PathBuf>,
    #[command(flatten)]
    pub input: InputArgs,
}

#[derive(Args, Debug)]
pub struct TestArgs {
    /// Rule files or folders of them [default: all rules in use]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Also fail for conditions and tolerances that decide no test
    #[arg(long)]
    pub coverage: bool,
}

#[derive(Args, Debug)]
pub struct RulesArgs {
    #[command(subcommand)]
    pub command: RulesCommand,
}

#[derive(Subcommand, Debug)]
pub enum RulesCommand {
    /// List all rules in use
    List {
        /// text: a table; json: an array of objects
        #[arg(long, value_name = "FMT", default_value = "text")]
        format: ListFormat,
    },
    /// Print the JSON Schema of rule files
    Schema,
    /// Write a Markdown page for each rule into a folder
    Pages {
        /// The folder; made when it is missing
        #[arg(value_name = "DIR", default_value = "docs/rules")]
        dir: PathBuf,
    },
    /// Check rule and data files without running anything
    Lint {
        /// Files or folders [default: everything in use]
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum UiLang {
    Id,
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    Text,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Default)]
pub enum InputFormat {
    #[default]
    Auto,
    Txt,
    Md,
    Html,
    Jsonl,
}
