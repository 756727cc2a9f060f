//! Rule and data files: the shipped ones and those of the user.

use super::error::Failure;
use crate::suggest::hint;
use crate::yaml::{DataFile, Problem};
use std::path::{Path, PathBuf};

/// The folders of `rules/`, each with files of one sort.
const FOLDERS: [&str; 8] = ["conflicts", "lang", "vocabulary", "acts", "slots", "entities", "canon", "ui"];

/// The data files of a folder of the user, or one rule file. Files directly in the folder are rules.
pub fn read(path: &Path, problems: &mut Vec<Problem>) -> Result<Vec<DataFile>, Failure> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Failure::Unreadable { path, source }
    };
    let mut found: Vec<PathBuf> = Vec::new();
    let base = match std::fs::metadata(path).map_err(failed(path))?.is_file() {
        true => {
            found.push(path.to_owned());
            path.parent().unwrap_or(Path::new("")).to_owned()
        }
        false => {
            collect(path, 0, &mut found)?;
            path.to_owned()
        }
    };
    found.sort();
    let mut files = Vec::new();
    for file in found {
        let shown = file.display().to_string();
        let place = |message: String| Problem { file: shown.clone(), line: 0, column: 0, message };
        let parts: Vec<String> =
            file.strip_prefix(&base).unwrap_or(&file).iter().map(|p| p.to_string_lossy().into_owned()).collect();
        let mut name = parts.join("/");
        match parts.as_slice() {
            [_] => name = format!("conflicts/{name}"),
            [folder, ..] if FOLDERS.contains(&folder.as_str()) => {}
            [folder, ..] => {
                let hint = hint(folder, FOLDERS);
                problems.push(place(format!("unknown folder `{folder}`, expected one of {}{hint}", FOLDERS.join(", "))));
                continue;
            }
            [] => continue,
        }
        if let Some(stem) = name.strip_suffix(".yml") {
            name = format!("{stem}.yaml");
        }
        match String::from_utf8(std::fs::read(&file).map_err(failed(&file))?) {
            Ok(text) => files.push(DataFile { name, shown, text: text.into(), json: None }),
            Err(_) => problems.push(place("not UTF-8; save the file as UTF-8".to_owned())),
        }
    }
    Ok(files)
}

fn collect(dir: &Path, depth: usize, into: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failed = |source| Failure::Unreadable { path: dir.to_owned(), source };
    for entry in std::fs::read_dir(dir).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        // A link that leads back to a folder above would never end.
        if path.is_dir() && !hidden && depth < 16 {
            collect(&path, depth + 1, into)?;
        } else if path.extension().is_some_and(|e| e == "yaml" || e == "yml") && !hidden {
            into.push(path);
        }
    }
    Ok(())
}
