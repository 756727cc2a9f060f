//! Embeds every file under `rules/` in the binary, in sorted order, so that a new file is picked up without a list to edit.
//!
//! Beside its text each file is embedded as JSON, which the program reads at every start: YAML takes ten times as long. The text stays
//! for messages about mistakes.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn collect(dir: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else if path.extension().is_some_and(|e| e == "yaml") {
            into.push(path);
        }
    }
    Ok(())
}

/// The file as JSON; empty when it is no valid YAML, which the program then reports with its place.
fn json(file: &Path) -> io::Result<String> {
    let parsed: Result<serde_json::Value, _> = serde_yaml::from_str(&fs::read_to_string(file)?);
    Ok(parsed.map(|value| value.to_string()).unwrap_or_default())
}

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("rules");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut code = String::from(
        "/// Name below `rules/` (with `/` separators), text, and the text as JSON, of every shipped data file, sorted by name.\npub static EMBEDDED: &[(&str, &str, &str)] = &[\n",
    );
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&root).map_err(io::Error::other)?;
        let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        writeln!(code, "    ({:?}, include_str!({:?}), {:?}),", name.join("/"), file.display().to_string(), json(file)?)
            .map_err(io::Error::other)?;
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(out.join("embedded.rs"), code)
}
