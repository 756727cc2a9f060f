//! From a rule file as written to a rule that can run: every fault of meaning, with its place.

use super::raw::{RawCompare, RawCondition, RawHolds, RawRule, RawText};
use super::{Bilingual, CalendarCheck, Compare, Condition, ConditionSide, ConflictKind, Relation, Rule, Scope, Severity, cases};
use crate::suggest::{hint, nearest};
use crate::yaml::{DataFile, Problem};

/// What a message may name in braces.
pub(crate) const PLACEHOLDERS: [&str; 11] = [
    "this.value",
    "this.text",
    "this.outlet",
    "other.value",
    "other.text",
    "other.outlets",
    "event",
    "attribute",
    "subject",
    "expected",
    "detail",
];

/// What a clause may be besides plainly asserted.
const CUES: [&str; 3] = ["correction", "approximation", "quote"];
/// Greatest size of a compiled expression in a rule file.
const PATTERN_BYTES: usize = 1 << 20;
const MODALITIES: [&str; 5] = ["planned", "denied", "hypothetical", "estimated", "demanded"];

/// Collects the faults of one file.
pub(super) struct Checker<'a> {
    file: &'a DataFile,
    problems: &'a mut Vec<Problem>,
    /// Whether faults of form were found: then a missing key is no fault of its own, it may be the one that could not be read.
    pub(super) damaged: bool,
}

impl<'a> Checker<'a> {
    pub(super) fn new(file: &'a DataFile, problems: &'a mut Vec<Problem>) -> Checker<'a> {
        let damaged = !problems.is_empty();
        Checker { file, problems, damaged }
    }

    /// A fault at a path of keys.
    pub(super) fn fault(&mut self, path: &[&str], message: impl Into<String>) {
        let problem = self.file.problem_at(path, message);
        self.problems.push(problem);
    }

    /// A key that has to be there.
    pub(super) fn missing(&mut self, path: &[&str], message: impl Into<String>) {
        if !self.damaged {
            self.fault(path, message);
        }
    }

    /// One of a closed set of names.
    pub(super) fn choice<T: Copy>(&mut self, path: &[&str], written: &str, known: &[(&str, T)]) -> Option<T> {
        let found = known.iter().find(|(name, _)| *name == written).map(|&(_, value)| value);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(n, _)| *n).collect();
            let what = path.last().map_or("value", |key| if *key == "silent" { "reason" } else { key });
            let hint = hint(written, names.iter().copied());
            self.fault(path, format!("unknown {what} `{written}`, expected one of `{}`{hint}", names.join("`, `")));
        }
        found
    }
}

/// Severity as a rule file or the configuration writes it; the outer `None` is an unknown word, the inner one is `off`.
pub fn severity_named(word: &str) -> Option<Option<Severity>> {
    SEVERITIES.iter().find(|(name, _)| *name == word).map(|&(_, s)| s)
}

/// All words [`severity_named`] knows.
pub(crate) const SEVERITIES: [(&str, Option<Severity>); 4] =
    [("error", Some(Severity::Error)), ("warning", Some(Severity::Warning)), ("info", Some(Severity::Info)), ("off", None)];

/// Checks a whole rule. `None` when something without which there is no rule is missing; the problems tell.
pub(super) fn rule(id: &str, raw: RawRule, c: &mut Checker<'_>) -> Option<Rule> {
    let kinds = ConflictKind::ALL.map(|k| (k.name(), k));
    let kind = match &raw.kind {
        Some(kind) => c.choice(&["kind"], kind, &kinds),
        None => {
            c.missing(&[], "a rule needs a `kind`, for example `kind: date-conflict`");
            None
        }
    };
    if raw.severity.is_none() {
        c.missing(&[], "a rule needs a `severity`: error, warning, info or off");
    }
    let severity = severity(raw.severity.as_deref(), c);
    let compare = match &raw.compare {
        Some(compare_) => compare(compare_, c),
        None => {
            c.missing(&[], "a rule needs `compare` with exactly one key, for example `compare: { date: {} }`");
            None
        }
    };
    let (selects, asks) = (raw.facts.is_some(), raw.unless.is_some());
    let attributes = raw.facts.and_then(|f| f.attribute).map(|names| names.0).unwrap_or_default();
    if attributes.iter().any(|a| a.trim().is_empty()) {
        c.fault(&["facts", "attribute"], "an attribute has an empty name");
    }
    let unless = raw.unless.map_or(Vec::new(), |list| conditions(list, c));
    let message = message("message", raw.message, true, c);
    let message_within = raw.message_within.map(|text| self::message("message_within", Some(text), false, c));
    let note = bilingual("note", raw.note, false, c);
    let about = bilingual("about", raw.about, false, c);
    let why = bilingual("why", raw.why, false, c);
    let limits = bilingual("limits", raw.limits, false, c);
    let written = raw.scope.map(|list| scope(list, c));
    if let Some(compare) = &compare {
        if let Some(written) = &written {
            fits(compare, written, c);
        }
        if asks {
            asked(compare, written.as_deref().unwrap_or(compare.scopes()), c);
        }
        if selects && !compare.selects() {
            let message = "knows its facts: leave `facts` out; `number`, `scale` and `series` select theirs";
            c.fault(&["facts"], format!("`{}` {message}", compare.name()));
        }
    }
    let tests = cases::check(raw.tests, c);
    Some(Rule {
        id: id.to_owned(),
        kind: kind?,
        severity: severity?,
        attributes,
        scope: written.unwrap_or(compare.as_ref()?.scopes().to_vec()),
        compare: compare?,
        unless,
        message,
        message_within,
        note,
        about,
        why,
        limits,
        tests,
        file: c.file.shown.clone(),
    })
}

/// The severity, when written.
pub(super) fn severity(written: Option<&str>, c: &mut Checker<'_>) -> Option<Option<Severity>> {
    written.and_then(|s| c.choice(&["severity"], s, &SEVERITIES))
}

/// Scopes by their names.
const SCOPES: [(&str, Scope); 3] = [("within", Scope::Within), ("across", Scope::Across), ("canon", Scope::Canon)];

/// Where the sides may stand, as written.
pub(super) fn scope(list: Vec<String>, c: &mut Checker<'_>) -> Vec<Scope> {
    if list.is_empty() {
        c.fault(&["scope"], "an empty `scope` selects nothing; leave it out for all that the comparator has");
    }
    let mut scopes = Vec::new();
    for word in list {
        if let Some(scope) = c.choice(&["scope"], &word, &SCOPES)
            && !scopes.contains(&scope)
        {
            scopes.push(scope);
        }
    }
    scopes
}

/// A scope in which a comparator finds nothing is a mistake, not a rule that is always silent.
pub(super) fn fits(compare: &Compare, scopes: &[Scope], c: &mut Checker<'_>) {
    let has = |scope: &Scope| compare.scopes().contains(scope);
    let names = |wanted: &dyn Fn(&Scope) -> bool| -> String {
        SCOPES.iter().filter(|(_, s)| wanted(s)).map(|(name, _)| *name).collect::<Vec<_>>().join("`, `")
    };
    if scopes.iter().any(|s| !has(s)) {
        let (missing, there) = (names(&|s| scopes.contains(s) && !has(s)), names(&has));
        c.fault(&["scope"], format!("`{}` finds nothing `{missing}`, expected `{there}`", full_name(compare)));
    }
}

/// Conditions that a comparator does not ask would never silence it.
pub(super) fn asked(compare: &Compare, scopes: &[Scope], c: &mut Checker<'_>) {
    if !(compare.asks() && scopes.contains(&Scope::Across)) {
        let message = "`date`, `number`, `scale` and `series` ask conditions, `across` articles";
        c.fault(&["unless"], format!("`unless` is never asked here; {message}"));
    }
}

/// The comparator with what it recomputes, on which its scopes depend.
fn full_name(compare: &Compare) -> String {
    match compare {
        Compare::Relation(relation) => {
            let name = RELATIONS.iter().find(|(_, r)| r == relation).map_or("", |(name, _)| name);
            format!("{}: {name}", compare.name())
        }
        _ => compare.name().to_owned(),
    }
}

/// What can be recomputed, by name.
const RELATIONS: [(&str, Relation); 8] = [
    ("anniversary", Relation::Anniversary),
    ("age", Relation::Age),
    ("total", Relation::Total),
    ("share", Relation::Share),
    ("change", Relation::Change),
    ("duration", Relation::Duration),
    ("product", Relation::Product),
    ("units", Relation::Units),
];

/// The comparator.
pub(super) fn compare(raw: &RawCompare, c: &mut Checker<'_>) -> Option<Compare> {
    let calendar = [("weekday", CalendarCheck::Weekday), ("existence", CalendarCheck::Existence)];
    let mut found: Vec<Option<Compare>> = Vec::new();
    if let Some(word) = &raw.calendar {
        found.push(c.choice(&["compare", "calendar"], word, &calendar).map(Compare::Calendar));
    }
    if let Some(date) = &raw.date {
        let days = amount(date.tolerance.as_deref().unwrap_or("0d"), 'd', &["compare", "date", "tolerance"], c);
        found.push(days.map(|d| Compare::Date { tolerance: d as u32 }));
    }
    if let Some(number) = &raw.number {
        let percent = amount(number.tolerance.as_deref().unwrap_or("0%"), '%', &["compare", "number", "tolerance"], c);
        found.push(percent.map(|tolerance| Compare::Number { tolerance }));
    }
    if let Some(quote) = &raw.quote {
        let overlap = quote.overlap.unwrap_or(0.5);
        if !(0.0..=1.0).contains(&overlap) {
            c.fault(&["compare", "quote", "overlap"], format!("`overlap` is a share from 0 to 1, not {overlap}"));
        }
        found.push(Some(Compare::Quote { overlap }));
    }
    if let Some(spelling) = &raw.spelling {
        let distance = spelling.distance.unwrap_or(2);
        if !(1..=5).contains(&distance) {
            c.fault(
                &["compare", "spelling", "distance"],
                format!("`distance` is a number of letters from 1 to 5, not {distance}"),
            );
        }
        found.push(Some(Compare::Spelling { distance }));
    }
    if let Some(word) = &raw.relation {
        found.push(c.choice(&["compare", "relation"], word, &RELATIONS).map(Compare::Relation));
    }
    let plain = [
        (&raw.scale, Compare::Scale),
        (&raw.name, Compare::Name),
        (&raw.place, Compare::Place),
        (&raw.role, Compare::Role),
        (&raw.edition, Compare::Edition),
        (&raw.former, Compare::Former),
        (&raw.series, Compare::Series),
    ];
    found.extend(plain.into_iter().filter(|(key, _)| key.is_some()).map(|(_, compare)| Some(compare)));
    match found.len() {
        0 => c.missing(&["compare"], "`compare` needs exactly one key, for example `date: {}`"),
        1 => {}
        n => c.fault(&["compare"], format!("`compare` needs exactly one key, not {n}: write one rule for each comparison")),
    }
    found.into_iter().next().flatten()
}

/// A number with its unit: `3d`, `2%`.
fn amount(written: &str, unit: char, path: &[&str], c: &mut Checker<'_>) -> Option<f64> {
    let number = written.strip_suffix(unit).and_then(|n| n.trim().parse::<f64>().ok());
    let whole_days = |n: f64| unit != 'd' || n.fract() == 0.0;
    let ok = number.filter(|n| (0.0..=36_500.0).contains(n) && whole_days(*n));
    if ok.is_none() {
        let example = if unit == 'd' { "a whole number of days, as in `1d`" } else { "a number of percent, as in `2%`" };
        c.fault(path, format!("cannot read `{written}`, expected {example}"));
    }
    ok
}

/// The conditions of silence.
pub(super) fn conditions(list: Vec<RawCondition>, c: &mut Checker<'_>) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for (i, raw) in list.into_iter().enumerate() {
        let entry = format!("#{i}");
        let path = ["unless", entry.as_str()];
        let sides: Vec<(ConditionSide, RawHolds)> = [
            (ConditionSide::This, raw.this),
            (ConditionSide::Other, raw.other),
            (ConditionSide::Either, raw.either),
            (ConditionSide::Both, raw.both),
        ]
        .into_iter()
        .filter_map(|(side, holds)| Some((side, holds?)))
        .collect();
        if sides.len() != 1 {
            c.missing(&path, "a condition names exactly one side: `this`, `other`, `either` or `both`");
        }
        for (side, holds) in sides {
            let names = |n: Option<super::raw::Names>| n.map(|n| n.0).unwrap_or_default();
            let (modality, cue, value) = (names(holds.modality), names(holds.cue), names(holds.value));
            for word in &modality {
                c.choice(&["unless", &entry, "modality"], word, &MODALITIES.map(|m| (m, ())));
            }
            for word in &cue {
                c.choice(&["unless", &entry, "cue"], word, &CUES.map(|m| (m, ())));
            }
            let compiled = holds
                .text
                .as_deref()
                .map(|t| regex::RegexBuilder::new(t).case_insensitive(true).size_limit(PATTERN_BYTES).build());
            let text = match compiled.transpose() {
                Ok(text) => text,
                Err(e) => {
                    c.missing(&path, format!("`text` is no regular expression: {e}"));
                    None
                }
            };
            if modality.is_empty() && cue.is_empty() && value.is_empty() && text.is_none() {
                c.missing(&path, "a condition says what holds there: `modality`, `cue`, `value` or `text`");
            }
            conditions.push(Condition { side, modality, cue, value, text });
        }
    }
    conditions
}

fn message(key: &str, raw: Option<RawText>, required: bool, c: &mut Checker<'_>) -> Bilingual {
    let text = bilingual(key, raw, required, c);
    for (language, words) in [("id", &text.id), ("en", &text.en)] {
        for fault in placeholder_faults(words) {
            c.fault(&[key, language], fault);
        }
    }
    text
}

/// Names in braces that no comparator offers, and braces that do not close.
fn placeholder_faults(words: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for part in words.split('{').skip(1) {
        match part.split_once('}') {
            None => faults.push("a `{` without `}`".to_owned()),
            Some((name, _)) if !PLACEHOLDERS.contains(&name) => {
                let near = nearest(name, PLACEHOLDERS).map_or(String::new(), |n| format!("; did you mean `{{{n}}}`?"));
                faults.push(format!(
                    "unknown placeholder `{{{name}}}`, expected one of `{{{}}}`{near}",
                    PLACEHOLDERS.join("}`, `{")
                ));
            }
            Some(_) => {}
        }
    }
    faults
}

/// A text that must be there in both languages, or (when not required) in both or none.
fn bilingual(key: &str, raw: Option<RawText>, required: bool, c: &mut Checker<'_>) -> Bilingual {
    let Some(raw) = raw else {
        if required {
            c.missing(&[], format!("a rule needs a `{key}` in both languages: `id` and `en`"));
        }
        return Bilingual::default();
    };
    let mut take = |language: &str, text: Option<String>| {
        let text = text.unwrap_or_default().trim().to_owned();
        if text.is_empty() {
            c.missing(&[key], format!("`{key}` lacks its `{language}` text"));
        }
        text
    };
    Bilingual { id: take("id", raw.id), en: take("en", raw.en) }
}
