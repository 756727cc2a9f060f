//! Verified facts: what newsrooms agree on, with their sources.

use super::Source;
use super::phrase::{Case, Class, PhraseBuilder};
use crate::value::Date;
use crate::yaml::Problem;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Marks the clauses that tell an event among its names.
const TOLD: u32 = 1 << 31;

/// `rules/canon/*.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    events: Vec<RawEvent>,
    offices: Vec<RawOffice>,
    counts: Vec<RawCount>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEvent {
    id: String,
    date: String,
    source: String,
    /// language → phrases
    names: BTreeMap<String, Vec<String>>,
    /// Clauses that tell the event itself, so that the day behind them is its day.
    #[serde(default)]
    told: BTreeMap<String, Vec<String>>,
    /// Who celebrates it as a birthday.
    #[serde(default)]
    celebrants: BTreeMap<String, Vec<String>>,
}

/// How many of something there are, which laws change.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCount {
    id: String,
    /// language → what is counted, and the clause up to the count: whose they are, when (may be left out), the verb.
    nouns: BTreeMap<String, Vec<String>>,
    of: BTreeMap<String, Vec<String>>,
    now: BTreeMap<String, Vec<String>>,
    has: BTreeMap<String, Vec<String>>,
    values: Vec<RawValue>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValue {
    from: String,
    until: Option<String>,
    value: i64,
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOffice {
    person: String,
    office: String,
    of: Option<String>,
    from: String,
    until: Option<String>,
    source: String,
}

/// A day that anniversaries are counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CanonEvent {
    /// Its id.
    pub id: Box<str>,
    /// The day.
    pub date: Date,
    /// Where it is laid down.
    pub source: Box<str>,
}

/// How many of something there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CanonCount {
    /// Its id.
    pub id: Box<str>,
    /// Whose they are, in lower case, as all phrases here.
    pub of: Vec<String>,
    /// Words for the present that may stand before the verb.
    pub now: Vec<String>,
    /// The words before the count.
    pub has: Vec<String>,
    /// The counts in order of time.
    pub values: Vec<CanonValue>,
}

/// A count and when it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CanonValue {
    /// First day on which it may be told.
    pub from: Date,
    /// Last day; `None` while it holds.
    pub until: Option<Date>,
    /// How many.
    pub value: i64,
    /// Where it is laid down.
    pub source: Box<str>,
}

/// A term of office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Gazetteer id of the person.
    pub person: Box<str>,
    /// Key of the office.
    pub office: Box<str>,
    /// Gazetteer id of the country or body.
    pub of: Option<Box<str>>,
    /// First day.
    pub from: Date,
    /// Last day; `None` while it lasts.
    pub until: Option<Date>,
    /// Where it is laid down.
    pub source: Box<str>,
}

/// The verified facts.
#[derive(Debug, Default)]
pub struct Canon {
    events: Vec<CanonEvent>,
    /// Names of several words, in lower case: a count may stand inside them ("HUT ke-79 RI").
    phrases: FxHashMap<Box<str>, u32>,
    terms: FxHashMap<Box<str>, Vec<Term>>,
    celebrants: FxHashMap<Box<str>, u32>,
    counts: Vec<CanonCount>,
    /// Noun → index of its count.
    counted: FxHashMap<Box<str>, usize>,
}

impl Canon {
    /// The event of a hit of [`Class::Canon`].
    pub fn event(&self, value: u32) -> Option<&CanonEvent> {
        self.events.get(value as usize)
    }

    /// The event whose name this is, in lower case with single spaces.
    pub fn named(&self, name: &str) -> Option<u32> {
        self.phrases.get(name).copied()
    }

    /// The event that a hit of [`Class::Canon`] tells in a clause: "Indonesia merdeka".
    pub fn told(&self, value: u32) -> Option<&CanonEvent> {
        self.event(value & !TOLD).filter(|_| value & TOLD != 0)
    }

    /// The event that somebody, in lower case, celebrates as a birthday.
    pub fn birthday(&self, celebrant: &str) -> Option<u32> {
        self.celebrants.get(celebrant).copied()
    }

    /// What is known of how many there are of a noun.
    pub fn count(&self, noun: &str) -> Option<&CanonCount> {
        self.counts.get(*self.counted.get(noun)?)
    }

    /// The terms of a person, by gazetteer id, in order of the data.
    pub fn terms(&self, person: &str) -> &[Term] {
        self.terms.get(person).map_or(&[], Vec::as_slice)
    }
}

pub(super) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, problems: &mut Vec<Problem>) -> Canon {
    let mut out = Canon::default();
    for file in source.folder("canon") {
        let raw: File = match file.parse() {
            Ok(raw) => raw,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        for e in raw.events {
            let Some(date) = Date::parse_iso(&e.date) else {
                problems.push(file.problem_near(&e.id, format!("`{}` is no date like 1945-08-17", e.date)));
                continue;
            };
            let index = out.events.len() as u32;
            for name in written(&e.names, source) {
                phrases.add(&name, Class::Canon, index, Case::Any);
                out.phrases.insert(name.into(), index);
            }
            for clause in written(&e.told, source) {
                phrases.add(&clause, Class::Canon, index | TOLD, Case::Any);
            }
            out.celebrants.extend(written(&e.celebrants, source).into_iter().map(|c| (c.into(), index)));
            out.events.push(CanonEvent { id: e.id.into(), date, source: e.source.into() });
        }
        for c in raw.counts {
            let dated = |v: &RawValue| {
                let until = v.until.as_deref().map(Date::parse_iso);
                let (from, until) = (Date::parse_iso(&v.from)?, if until == Some(None) { return None } else { until.flatten() });
                Some(CanonValue { from, until, value: v.value, source: v.source.as_str().into() })
            };
            let Some(values) = c.values.iter().map(dated).collect::<Option<Vec<_>>>() else {
                problems.push(file.problem_near(&c.id, "a count holds `from` a date like 2014-10-20, `until` another"));
                continue;
            };
            out.counted.extend(written(&c.nouns, source).into_iter().map(|n| (n.into(), out.counts.len())));
            let (of, now, has) = (written(&c.of, source), written(&c.now, source), written(&c.has, source));
            out.counts.push(CanonCount { id: c.id.into(), of, now, has, values });
        }
        for o in raw.offices {
            let until = o.until.as_deref().map(Date::parse_iso);
            let (Some(from), None | Some(Some(_))) = (Date::parse_iso(&o.from), until) else {
                problems.push(file.problem_near(&o.person, "a term runs `from` a date like 2014-10-20, `until` another"));
                continue;
            };
            out.terms.entry(o.person.as_str().into()).or_default().push(Term {
                person: o.person.into(),
                office: o.office.into(),
                of: o.of.map(Into::into),
                from,
                until: until.flatten(),
                source: o.source.into(),
            });
        }
    }
    out
}

/// The phrases of the language that is loaded, in lower case.
fn written(phrases: &BTreeMap<String, Vec<String>>, source: &Source<'_>) -> Vec<String> {
    phrases.get(source.language().code()).into_iter().flatten().map(|p| p.to_lowercase()).collect()
}
