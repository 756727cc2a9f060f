//! Where reports go: standard output or a file.

use super::error::Failure;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// Form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Concise,
    Json,
    Jsonl,
}

/// All forms by name.
const FORMATS: [(&str, Format); 4] =
    [("text", Format::Text), ("concise", Format::Concise), ("json", Format::Json), ("jsonl", Format::Jsonl)];

/// A form and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub format: Format,
    /// `None` is standard output.
    pub file: Option<PathBuf>,
}

/// Reads `FMT` or `FMT=FILE`.
pub fn parse_target(written: &str) -> Result<Target, String> {
    let (name, file) = match written.split_once('=') {
        Some((_, "")) => return Err("a file name is missing after `=`".to_owned()),
        Some((name, file)) => (name, Some(PathBuf::from(file))),
        None => (written, None),
    };
    match FORMATS.iter().find(|(n, _)| *n == name) {
        Some(&(_, format)) => Ok(Target { format, file }),
        None => {
            let names = FORMATS.map(|(n, _)| n);
            Err(format!("unknown format `{name}`, expected one of {}{}", names.join(", "), crate::suggest::hint(name, names)))
        }
    }
}

/// The targets to write, standard output at most once.
pub fn targets(given: &[Target]) -> Result<Vec<Target>, Failure> {
    if given.iter().filter(|t| t.file.is_none()).count() > 1 {
        return Err(Failure::Usage(
            "only one --format may go to standard output; give the others a file: --format json=FILE".into(),
        ));
    }
    let mut files: Vec<&PathBuf> = given.iter().filter_map(|t| t.file.as_ref()).collect();
    files.sort();
    if let Some(twice) = files.windows(2).find(|w| w.first() == w.last()).and_then(|w| w.first()) {
        return Err(Failure::Usage(format!("two formats are to be written to {}", twice.display())));
    }
    Ok(if given.is_empty() { vec![Target { format: Format::Text, file: None }] } else { given.to_vec() })
}

/// Runs `write` on standard output. A closed pipe ends the output and is no failure.
pub fn to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(e)),
        Err(_) => {
            // What is still buffered must not be tried again when the buffer is dropped.
            let _ = out.into_parts();
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

/// Runs `write` on a file.
pub fn to_file(path: &PathBuf, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let failed = |source| Failure::Unwritable { path: path.clone(), source };
    let mut out = BufWriter::new(std::fs::File::create(path).map_err(failed)?);
    write(&mut out).and_then(|()| out.flush()).map_err(failed)
}
