//! What can go wrong before there is a report. Each failure names what, where and what to do.

use std::path::PathBuf;

/// A failure that ends the run with exit status 2.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Faults in rule, data or configuration files, already rendered with their places.
    #[error("{rendered}\n\n{count} in rule, data or configuration files; nothing was checked", count = faults(*.count))]
    Data {
        /// The faults, one picture each.
        rendered: String,
        /// How many.
        count: usize,
    },
    /// A file of rules or configuration cannot be read.
    #[error("cannot read {path}", path = path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// An output file cannot be written.
    #[error("cannot write {path}", path = path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The arguments make no sense together.
    #[error("{0}")]
    Usage(String),
    /// Every rule is off or left out.
    #[error("no rule to run: {0}")]
    NoRules(&'static str),
    /// Nothing could be read of what was named.
    #[error("no article could be read, so nothing was checked")]
    NothingRead,
    /// Nothing was found.
    #[error("no article to check in {0}; articles are files named {names}, or `-` for standard input", names = extensions())]
    NoArticles(String),
    /// Standard output failed for another reason than a closed pipe.
    #[error("cannot write the report")]
    Output(#[from] std::io::Error),
}

fn extensions() -> String {
    crate::read::EXTENSIONS.map(|(extension, _)| format!(".{extension}")).join(", ")
}

fn faults(n: usize) -> String {
    if n == 1 { "1 fault".to_owned() } else { format!("{n} faults") }
}
