//! Laws of the code and of the data that no compiler checks.

use selaras::extract::EXTRACTORS;
use selaras::{lang, rule};
use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A folder or file of `src` may use those before it, and itself.
const LAYERS: [&str; 13] =
    ["text", "suggest", "value", "yaml", "lang", "read", "segment", "extract", "resolve", "group", "rule", "report", "cli"];

const MAX_LINES: usize = 400;

/// Files that still are longer, with the length they must not exceed; a file that has become short leaves the list.
const LONG: &[(&str, usize)] = &[];

fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    fn walk(dir: &Path, into: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, into) } else { into.push(path) }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found);
    found.sort();
    let name = |p: &Path| p.strip_prefix(root).unwrap().iter().map(|c| c.to_string_lossy()).collect::<Vec<_>>().join("/");
    found
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == extension))
        .map(|p| (name(p), std::fs::read_to_string(p).unwrap()))
        .collect()
}

fn none(what: &str, faults: Vec<String>) {
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
}

#[test]
fn layers_point_downwards() {
    let rank = |name: &str| LAYERS.iter().position(|l| *l == name);
    let mut faults = Vec::new();
    for (file, text) in files("src", "rs") {
        let own = file.split('/').nth(1).unwrap().trim_end_matches(".rs").to_owned();
        if ["lib", "main"].contains(&own.as_str()) {
            continue;
        }
        let Some(level) = rank(&own) else {
            faults.push(format!("{file}: `{own}` has no place in LAYERS"));
            continue;
        };
        for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")) {
            for rest in line.split("crate::").skip(1) {
                let used: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                if used.is_empty() {
                    faults.push(format!("{file}:{}: name one layer after `crate::`", n + 1));
                } else if rank(&used).is_none_or(|r| r > level) {
                    faults.push(format!("{file}:{}: `{own}` uses `{used}`, which lies above it", n + 1));
                }
            }
        }
    }
    none("layers", faults);
}

#[test]
fn files_are_short() {
    let mut faults = Vec::new();
    for (file, text) in files("src", "rs").into_iter().chain(files("tests/suite", "rs")) {
        let lines = text.lines().count();
        match LONG.iter().find(|(name, _)| *name == file) {
            Some((_, most)) if lines > *most => faults.push(format!("{file}: {lines} lines, was {most}")),
            Some(_) if lines <= MAX_LINES => faults.push(format!("{file}: {lines} lines; take it out of LONG")),
            None if lines > MAX_LINES => faults.push(format!("{file}: {lines} lines, at most {MAX_LINES}")),
            _ => {}
        }
    }
    none("split these by subject", faults);
}

#[test]
fn every_folder_of_extract_is_in_the_list() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract");
    let folders: BTreeSet<String> = std::fs::read_dir(root)
        .unwrap()
        .map(Result::unwrap)
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    let listed: BTreeSet<String> = EXTRACTORS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(folders, listed);
}

#[test]
fn one_file_names_the_yaml_library() {
    let named = files("src", "rs").into_iter().filter(|(_, t)| t.contains("serde_yaml::")).map(|(f, _)| f);
    assert_eq!(named.collect::<Vec<_>>(), ["src/yaml.rs"]);
}

#[test]
fn every_shipped_rule_fires_and_stays_silent_in_its_tests() {
    let mut problems = Vec::new();
    let rules = rule::load(&lang::embedded(), &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    assert!(!rules.rules.is_empty());
    let mut faults = Vec::new();
    for rule in &rules.rules {
        let live = || rule.tests.iter().filter(|t| !t.pending);
        if !live().any(|t| !t.finds.is_empty()) {
            faults.push(format!("{}: no test fires", rule.id));
        }
        if !live().any(|t| t.silent.is_some()) {
            faults.push(format!("{}: no test stays silent", rule.id));
        }
    }
    none("rules without proof", faults);
}

#[test]
fn the_shipped_data_compile_without_a_problem() {
    let files = lang::embedded();
    let mut problems = Vec::new();
    lang::Lexicons::compile(&files, &mut problems);
    rule::load(&files, &mut problems);
    none("problems", problems.iter().map(ToString::to_string).collect());
}

/// Keys whose values are words of a language; everything below them is text.
fn words_of(entry: &serde_yaml::Mapping) -> (BTreeMap<String, Vec<String>>, String) {
    let mut words = BTreeMap::new();
    let mut rest = String::new();
    for (key, value) in entry {
        let key = key.as_str().unwrap_or_default();
        match value {
            Value::Sequence(list) if ["words", "names", "say", "short", "capital", "phrases"].contains(&key) => {
                words.insert(key.to_owned(), list.iter().filter_map(Value::as_str).map(str::to_owned).collect());
            }
            other => rest += &format!("{key}={};", serde_yaml::to_string(other).unwrap()),
        }
    }
    (words, rest)
}

/// Lists whose entries are places or parts that a word may take, so that one word stands in several.
const ROLES: [&str; 2] = ["dates-cues.yaml: cues", "boilerplate.yaml: phrases"];

/// Two entries of one list of a language give one word two meanings, or say the same thing twice.
#[test]
fn no_two_entries_of_a_lexicon_contradict_each_other() {
    let mut faults = Vec::new();
    for (file, text) in files("rules/lang", "yaml") {
        let Ok(Value::Mapping(root)) = serde_yaml::from_str::<Value>(&text) else { continue };
        for (section, list) in &root {
            let section = section.as_str().unwrap_or_default();
            let mut seen: BTreeMap<(String, String), String> = BTreeMap::new();
            let Value::Sequence(list) = list else { continue };
            for entry in list {
                let (words, rest) = match entry {
                    Value::Mapping(entry) => words_of(entry),
                    Value::String(word) => (BTreeMap::from([("words".to_owned(), vec![word.clone()])]), String::new()),
                    _ => continue,
                };
                for (key, words) in words {
                    for word in words {
                        if let Some(before) = seen.insert((key.clone(), word.clone()), rest.clone()) {
                            let how = if before == rest { "stands twice" } else { "has two meanings" };
                            let place = format!("{file}: {section}");
                            if before == rest || !ROLES.iter().any(|r| place.ends_with(r)) {
                                faults.push(format!("{place}: `{word}` {how}"));
                            }
                        }
                    }
                }
            }
        }
    }
    none("contradictions", faults);
}

/// A bare `no`, `on` or `12` is no word to YAML. Whatever stands in a list has quotes, unless it is the id of a vocabulary entry.
#[test]
fn words_are_quoted() {
    let mut faults = Vec::new();
    let ids: String = files("rules/vocabulary", "yaml").into_iter().map(|(_, text)| text).collect();
    for folder in ["rules/lang", "rules/vocabulary", "rules/entities"] {
        for (file, text) in files(folder, "yaml") {
            for (n, line) in text.lines().enumerate() {
                let id = |word: &&str| text.contains(&format!("\n  {word}:")) || ids.contains(&format!("\n  {word}:"));
                let words = bare(line).into_iter().filter(|w| !id(w));
                faults.extend(words.map(|word| format!("{file}:{}: `{word}` needs quotes", n + 1)));
            }
        }
    }
    none("words without quotes", faults);
}

/// The items of sequences on this line that are neither quoted nor a number, a mapping or a list.
fn bare(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut quote = None;
    let mut depth = Vec::new();
    let mut fresh = false;
    let mut previous = ' ';
    let block = line.trim_start().strip_prefix("- ").map(str::trim_start);
    let starts_word = |c: char| c.is_alphabetic();
    if let Some(item) = block.filter(|i| i.starts_with(starts_word) && !i.contains(": ") && !i.ends_with(':')) {
        found.push(item);
    }
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (Some('"'), '"') if previous != '\\' => quote = None,
            (Some('\''), '\'') => quote = None,
            (Some(_), _) => {}
            (None, '#') if previous == ' ' => break,
            (None, '"' | '\'') => {
                quote = Some(c);
                fresh = false;
            }
            (None, '[' | '{') => {
                depth.push(c);
                fresh = c == '[';
            }
            (None, ']' | '}') => {
                depth.pop();
                fresh = false;
            }
            (None, ',') => fresh = depth.last() == Some(&'['),
            (None, ' ') => {}
            (None, c) => {
                if fresh && starts_word(c) {
                    found.extend(line.get(at..).and_then(|rest| rest.split([',', ']', '}']).next()));
                }
                fresh = false;
            }
        }
        previous = c;
    }
    found
}

/// Units in which reckonings are told ("2 h 15 min").
const TOLD: [&str; 2] = ["h", "min"];

/// Tables of units in code: the file, and the line in front of the first entry. A table ends with the next line that is not indented.
const TABLES: [(&str, &str); 1] = [("src/resolve/facts/number.rs", "const LENGTHS")];

/// A unit that nothing produces is an attribute that no figure gets, or a condition that never holds.
#[test]
fn every_unit_that_is_named_is_one_that_the_data_have() {
    let mut known = BTreeSet::new();
    for (_, text) in
        files("rules/lang", "yaml").into_iter().filter(|(f, _)| f.ends_with("/units.yaml") || f.ends_with("/currencies.yaml"))
    {
        let Ok(Value::Mapping(root)) = serde_yaml::from_str::<Value>(&text) else { continue };
        let entries = root.values().filter_map(Value::as_sequence).flatten();
        known.extend(entries.filter_map(|e| e.get("unit").or_else(|| e.get("code"))?.as_str().map(str::to_owned)));
    }
    assert!(known.len() > 100, "{known:?}");
    let mut faults = Vec::new();
    let measures = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/lang/und/units.yaml")).unwrap();
    let measures: Value = serde_yaml::from_str(&measures).unwrap();
    let measures = measures.get("measures").and_then(Value::as_sequence).unwrap();
    let of = |row: &Value, key: &str| row.get(key).and_then(Value::as_str).map(str::to_owned);
    let bases: BTreeSet<_> = measures.iter().filter(|row| row.get("base").is_none()).filter_map(|row| of(row, "unit")).collect();
    // A base that is converted itself would be a base of nothing.
    let converted = measures.iter().filter_map(|row| of(row, "base"));
    faults.extend(converted.filter(|base| !bases.contains(base)).map(|base| format!("units.yaml: `{base}` is no base")));
    let mut named = |place: &str, unit: &str| {
        if !known.contains(unit) {
            faults.push(format!("{place}: no unit is called `{unit}`"));
        }
    };
    for (file, text) in files("rules/vocabulary", "yaml") {
        let root: Value = serde_yaml::from_str(&text).unwrap();
        for attribute in root.get("attributes").and_then(Value::as_mapping).into_iter().flat_map(|m| m.values()) {
            let units = attribute.get("unit").and_then(Value::as_sequence);
            // Money is that of every country.
            units.into_iter().flatten().filter_map(Value::as_str).filter(|u| *u != "money").for_each(|unit| named(&file, unit));
        }
    }
    for (file, text) in files("rules/ui", "yaml") {
        let root: Value = serde_yaml::from_str(&text).unwrap();
        for list in ["units", "currencies"] {
            let units = root.get("wording").and_then(|w| w.get(list)).and_then(Value::as_mapping).unwrap();
            units.keys().filter_map(Value::as_str).filter(|u| !TOLD.contains(u)).for_each(|unit| named(&file, unit));
        }
    }
    for (file, text) in files("src", "rs") {
        let code: Vec<&str> = text.lines().take_while(|l| !l.starts_with("#[cfg(test)]")).collect();
        let code = code.into_iter().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        compared(&code).into_iter().for_each(|unit| named(&file, unit));
        for (_, from) in TABLES.iter().filter(|(name, _)| *name == file) {
            let table = code.split_once(from).unwrap_or_else(|| panic!("{file} has no `{from}`")).1;
            // A table of one line ends with it.
            let lines = table.lines().enumerate().take_while(|(n, l)| *n == 0 || l.starts_with(' '));
            lines.flat_map(|(_, line)| literals(line)).for_each(|unit| named(&file, unit));
        }
    }
    none("units that nothing produces", faults);
}

/// The words in quotes that stand in one condition behind something called a unit: `unit == Some("km")`, `matches!(unit, "day" | "week")`.
fn compared(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let questions = ["unit", "is_in("].into_iter().flat_map(|word| code.match_indices(word));
    for (at, word) in questions {
        let rest = &code[at + word.len()..];
        let end = [";", "{", "&&", "||", "\n\n", "unit"].iter().filter_map(|stop| rest.find(stop)).min().unwrap_or(rest.len());
        found.extend(literals(&rest[..end]));
    }
    found
}

/// The words in quotes that look like a unit.
fn literals(code: &str) -> Vec<&str> {
    let unit = |w: &&str| {
        w.starts_with(|c: char| c.is_ascii_alphabetic() || c == '[')
            && !w.contains(|c: char| !c.is_ascii_alphanumeric() && !"[]/_".contains(c))
    };
    code.split('"').skip(1).step_by(2).filter(unit).collect()
}
