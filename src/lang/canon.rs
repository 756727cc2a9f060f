//! Verified facts: what newsrooms agree on, with their sources.

use super::Source;
use super::phrase::{Case, Class, PhraseBuilder};
use crate::value::Date;
use crate::yaml::Problem;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `rules/canon/*.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    events: Vec<RawEvent>,
    offices: Vec<RawOffice>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEvent {
    id: String,
    date: String,
    source: String,
    /// language → phrases
    names: BTreeMap<String, Vec<String>>,
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
            for name in e.names.get(source.language().code()).into_iter().flatten() {
                phrases.add(name, Class::Canon, out.events.len() as u32, Case::Any);
                out.phrases.insert(name.to_lowercase().into(), out.events.len() as u32);
            }
            out.events.push(CanonEvent { id: e.id.into(), date, source: e.source.into() });
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
