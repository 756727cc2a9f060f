//! Rule files to a rule set: the shipped rules, a user's rules, and a user's changes to shipped rules.

use super::check::{self, Checker};
use super::raw::RawRule;
use super::{Rule, RuleSet, Wording};
use crate::suggest::hint;
use crate::yaml::{DataFile, Problem};

/// Reads every `conflicts/…/<id>.yaml`. A later file of the same name replaces the earlier one; when it holds nothing but
/// `severity`, `compare`, `unless` or `scope`, it changes these keys of it. All faults of all files are collected.
pub fn load(files: &[DataFile], problems: &mut Vec<Problem>) -> RuleSet {
    let mut rules: Vec<(&str, Rule)> = Vec::new();
    for file in files.iter().filter(|f| f.name.starts_with("conflicts/")) {
        let stem = file.name.rsplit('/').next().unwrap_or(&file.name).trim_end_matches(".yaml");
        let mut own = Vec::new();
        if let Some(fault) = id_fault(stem) {
            own.push(Problem { file: file.shown.clone(), line: 0, column: 0, message: fault });
        }
        let (raw, faults) = file.parse_all::<RawRule>();
        own.extend(faults);
        let changes = raw.as_ref().is_some_and(is_change);
        // A change finds its rule by id, a whole rule replaces the file of its name.
        let known = rules.iter().position(|(name, r)| if changes { r.id == stem } else { *name == file.name });
        if changes && known.is_none() && own.is_empty() {
            let hint = hint(stem, rules.iter().map(|(_, r)| r.id.as_str()));
            let message =
                format!("there is no rule `{stem}` to change{hint}; a new rule needs `kind`, `message`, `tests` and more");
            problems.push(file.problem_at(&[], message));
            continue;
        }
        if let Some((_, other)) = rules.iter().find(|(name, r)| !changes && *name != file.name && r.id == stem) {
            let message = format!("the rule `{stem}` is already defined in {}; a rule's id is the name of its file", other.file);
            own.push(Problem { file: file.shown.clone(), line: 0, column: 0, message });
        }
        if let Some(raw) = raw {
            let mut checker = Checker::new(file, &mut own);
            match known.and_then(|at| rules.get_mut(at)) {
                Some((_, rule)) if is_change(&raw) => change(rule, raw, file, &mut checker),
                Some((_, rule)) => {
                    if let Some(new) = check::rule(stem, raw, &mut checker) {
                        *rule = new;
                    }
                }
                None => {
                    if let Some(new) = check::rule(stem, raw, &mut checker) {
                        rules.push((&file.name, new));
                    }
                }
            }
        }
        own.sort_by_key(|p| (p.line, p.column));
        own.dedup();
        problems.extend(own);
    }
    let mut rules: Vec<Rule> = rules.into_iter().map(|(_, rule)| rule).collect();
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    let wording = ["id", "en"].map(|code| Wording::load(files, code, problems));
    RuleSet { rules, wording }
}

fn id_fault(stem: &str) -> Option<String> {
    let ok = !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    (!ok).then(|| format!("a rule's id is its file name in lower case with hyphens, as in `event-date.yaml`, not `{stem}.yaml`"))
}

/// Whether the file only changes settings of a rule.
fn is_change(raw: &RawRule) -> bool {
    let whole = raw.kind.is_some() || raw.message.is_some() || raw.tests.is_some() || raw.facts.is_some();
    !whole && [&raw.note, &raw.about, &raw.why, &raw.limits].into_iter().all(Option::is_none)
}

fn change(rule: &mut Rule, raw: RawRule, file: &DataFile, c: &mut Checker<'_>) {
    if let Some(severity) = check::severity(raw.severity.as_deref(), c) {
        rule.severity = severity;
    }
    if let Some(compare) = raw.compare.as_ref().and_then(|raw| check::compare(raw, c)) {
        if compare.name() == rule.compare.name() {
            rule.compare = compare;
        } else {
            let (new, old) = (compare.name(), rule.compare.name());
            c.fault(&["compare"], format!("`{}` compares by `{old}`; a change of it cannot compare by `{new}`", rule.id));
        }
    }
    if let Some(list) = raw.scope {
        rule.scope = check::scope(list, c);
        check::fits(&rule.compare, &rule.scope, c);
    }
    if let Some(list) = raw.unless {
        rule.unless = check::conditions(list, c);
        check::asked(&rule.compare, &rule.scope, c);
    }
    rule.file = format!("{}, {}", rule.file, file.shown);
}
