//! What can be asserted: attributes, event classes and the words that split a slot.

use super::attribute::{Attribute, Changes};
use super::mark::{Fate, Mark};
use super::phrase::{Case, Class, PhraseBuilder};
use super::relation::RelationCue;
use super::{Language, Source};
use crate::value::Exact;
use crate::yaml::Problem;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Whether an event class comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Recurs {
    /// Happens once between the same participants at the same place.
    #[default]
    Never,
    /// May come again.
    Sometimes,
    /// Comes every year.
    Yearly,
}

/// A value of a dimension, and what it says beside.
type Value = (String, Vec<Mark>);

/// A class of happenings.
#[derive(Clone, Debug)]
pub struct EventKind {
    /// Its id in rules.
    pub id: String,
    /// Whether it comes again.
    pub recurs: Recurs,
    /// Days beyond which another date means another occurrence.
    pub window: i64,
    /// What is said or written rather than done: its time is not the time of an event.
    pub speech: bool,
    /// It is done to things that can be counted and named ("recognises two republics"): how many is compared.
    pub objects: bool,
    /// Nobody knows of it beforehand: "Tuesday's fire will cost millions" looks back.
    pub sudden: bool,
    /// Its words name where something was read, and no happening of their own ("dikutip dari").
    pub cited: bool,
    /// Words, folded, that name a happening only where another word tells so ("gangguan").
    weak: FxHashSet<Box<str>>,
    /// Words, folded, that tell so in the same sentence ("listrik").
    with: FxHashSet<Box<str>>,
    /// Phrases, folded, that begin with a word of the class and name none ("peringatan dini").
    not: FxHashSet<Box<str>>,
}

impl EventKind {
    /// Whether a trigger, folded, names a happening only where something else tells so.
    pub fn is_weak(&self, trigger: &str) -> bool {
        self.weak.contains(trigger)
    }

    /// Whether words, folded, that begin like a trigger name no happening.
    pub fn is_none(&self, phrase: &str) -> bool {
        self.not.contains(phrase)
    }

    /// Whether words of its sentence may tell that a weak trigger names a happening.
    pub fn asks_words(&self) -> bool {
        !self.with.is_empty()
    }

    /// Whether a folded word tells that a weak trigger of its sentence names a happening.
    pub fn is_witness(&self, word: &str) -> bool {
        self.with.contains(word)
    }
}

/// On which side of a number a cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueSide {
    /// "15 orang *tewas*".
    After,
    /// "*menewaskan* 15 orang".
    Before,
}

/// Attributes, event classes and splitting words of one language.
#[derive(Debug, Default)]
pub struct Vocabulary {
    attributes: Vec<Attribute>,
    cues: Vec<(u32, CueSide)>,
    events: Vec<EventKind>,
    event_ids: FxHashMap<String, usize>,
    dimensions: Vec<(u16, u16)>,
    dimension_names: Vec<(String, Vec<Value>)>,
    synonyms: FxHashMap<String, String>,
    people: FxHashMap<String, ()>,
    relation_cues: Vec<RelationCue>,
    partitions: Vec<Partition>,
}

/// A whole that is the sum of parts, all of them attributes.
#[derive(Clone, Debug)]
pub struct Partition {
    /// Attribute index of the whole.
    pub total: usize,
    /// Attribute indices of the parts.
    pub parts: Vec<usize>,
    /// Parts that may be counted among the others as well (the injured among the survivors).
    pub within_others: Vec<usize>,
    /// Parts of which one must be given before the parts can be complete.
    pub closing: Vec<usize>,
}

impl Vocabulary {
    /// The meaning of a [`Class::RelationCue`] hit.
    pub fn relation_cue(&self, value: u32) -> Option<RelationCue> {
        self.relation_cues.get(value as usize).copied()
    }

    /// Wholes and their parts.
    pub fn partitions(&self) -> &[Partition] {
        &self.partitions
    }

    /// The attribute and the side of a [`Class::Attribute`] hit.
    pub fn cue(&self, value: u32) -> Option<(usize, CueSide)> {
        self.cues.get(value as usize).map(|&(a, s)| (a as usize, s))
    }

    /// An attribute by its index.
    pub fn attribute(&self, index: usize) -> Option<&Attribute> {
        self.attributes.get(index)
    }

    /// The event class of a [`Class::EventClass`] hit.
    pub fn event(&self, value: u32) -> Option<&EventKind> {
        self.events.get(value as usize)
    }

    /// The index of an event class.
    pub fn event_index(&self, id: &str) -> Option<usize> {
        self.event_ids.get(id).copied()
    }

    /// Dimension and value of a [`Class::Dimension`] hit: two facts with different values of one dimension fill different slots.
    pub fn dimension(&self, value: u32) -> Option<(u16, u16)> {
        self.dimensions.get(value as usize).copied()
    }

    /// Whether a value of a dimension says this.
    pub fn is_marked(&self, (dimension, value): (u16, u16), mark: Mark) -> bool {
        let values = self.dimension_names.get(dimension as usize).map(|(_, values)| values);
        values.and_then(|values| values.get(value as usize)).is_some_and(|(_, marks)| marks.contains(&mark))
    }

    /// The word all synonyms of a counted noun share; the word itself when it has none.
    pub fn noun<'a>(&'a self, word: &'a str) -> &'a str {
        self.synonyms.get(word).map_or(word, String::as_str)
    }

    /// Whether a counted noun stands for people.
    pub fn is_people(&self, word: &str) -> bool {
        self.people.contains_key(word)
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawWords {
    after: Vec<String>,
    before: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAttribute {
    #[serde(default)]
    unit: Vec<String>,
    #[serde(default)]
    changes: Changes,
    #[serde(default)]
    many: bool,
    #[serde(default)]
    personal: bool,
    #[serde(default)]
    people: bool,
    /// As a fraction.
    #[serde(default)]
    slack: Option<(i64, i64)>,
    #[serde(default)]
    fate: Option<Fate>,
    #[serde(default)]
    lowers: bool,
    words: BTreeMap<String, RawWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEvent {
    #[serde(default)]
    recurs: Recurs,
    #[serde(default)]
    window: Option<i64>,
    #[serde(default)]
    speech: bool,
    #[serde(default)]
    objects: bool,
    #[serde(default)]
    sudden: bool,
    #[serde(default)]
    cited: bool,
    words: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    weak: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    with: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    not: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawPartition {
    total: String,
    parts: Vec<String>,
    #[serde(default)]
    within_others: Vec<String>,
    closing: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawFile {
    /// cue → language → words
    relations: BTreeMap<RelationCue, BTreeMap<String, Vec<String>>>,
    partitions: Vec<RawPartition>,
    attributes: BTreeMap<String, RawAttribute>,
    events: BTreeMap<String, RawEvent>,
    /// dimension → value
    dimensions: BTreeMap<String, BTreeMap<String, RawValue>>,
    /// language → groups of nouns that count the same things; the first stands for all
    synonyms: BTreeMap<String, Vec<Vec<String>>>,
    /// language → nouns that stand for people
    people: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct RawValue {
    #[serde(default)]
    marks: Vec<Mark>,
    /// language → words
    #[serde(flatten)]
    words: BTreeMap<String, Vec<String>>,
}

/// Days within which two dates can be one occurrence, where the vocabulary gives none.
const WINDOW: i64 = 10;

pub(super) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, problems: &mut Vec<Problem>) -> Vocabulary {
    let mut out = Vocabulary::default();
    let code = source.language().code();
    let mut partitions = Vec::new();
    for file in source.folder("vocabulary") {
        let raw: RawFile = match file.parse() {
            Ok(raw) => raw,
            Err(p) => {
                problems.push(p);
                continue;
            }
        };
        for (id, a) in raw.attributes {
            for language in a.words.keys().filter(|l| Language::from_tag(l).is_none()) {
                problems.push(file.problem_near(&format!("{id}:"), format!("attribute `{id}`: unknown language `{language}`")));
            }
            // A later file with the same id adds words; its other keys are left as they were.
            let index = out.attributes.iter().position(|x| x.id == id).unwrap_or(out.attributes.len());
            if index == out.attributes.len() {
                out.attributes.push(Attribute {
                    id,
                    units: a.unit,
                    changes: a.changes,
                    many: a.many,
                    personal: a.personal,
                    people: a.people,
                    slack: a.slack.and_then(|(n, d)| Exact::ratio(n.into(), d.into())),
                    fate: a.fate,
                    lowers: a.lowers,
                });
            }
            let Some(words) = a.words.get(code) else { continue };
            for (side, list) in [(CueSide::After, &words.after), (CueSide::Before, &words.before)] {
                for word in list {
                    phrases.add(word, Class::Attribute, out.cues.len() as u32, Case::Any);
                    out.cues.push((index as u32, side));
                }
            }
        }
        for (id, e) in raw.events {
            let index = *out.event_ids.entry(id.clone()).or_insert(out.events.len());
            if index == out.events.len() {
                let window = e.window.unwrap_or(WINDOW);
                let (weak, with, not) = Default::default();
                let RawEvent { recurs, speech, objects, sudden, cited, .. } = e;
                out.events.push(EventKind { id, recurs, window, speech, objects, sudden, cited, weak, with, not });
            }
            let of = |words: &BTreeMap<String, Vec<String>>| words.get(code).cloned().unwrap_or_default();
            let folded = |words| of(words).into_iter().map(|w| w.to_lowercase().into_boxed_str());
            if let Some(kind) = out.events.get_mut(index) {
                kind.weak.extend(folded(&e.weak));
                kind.with.extend(folded(&e.with));
                kind.not.extend(folded(&e.not));
            }
            for word in [&e.words, &e.weak, &e.not].into_iter().flat_map(of) {
                phrases.add(&word, Class::EventClass, index as u32, Case::Any);
            }
        }
        for (name, values) in raw.dimensions {
            let d = out.dimension_names.iter().position(|(n, _)| *n == name).unwrap_or(out.dimension_names.len());
            if d == out.dimension_names.len() {
                out.dimension_names.push((name, Vec::new()));
            }
            for (value, RawValue { marks, words }) in values {
                let Some((_, known)) = out.dimension_names.get_mut(d) else { continue };
                let v = known.iter().position(|x| x.0 == value).unwrap_or(known.len());
                if v == known.len() {
                    known.push((value, marks));
                }
                for word in words.get(code).into_iter().flatten() {
                    phrases.add(word, Class::Dimension, out.dimensions.len() as u32, Case::Any);
                    out.dimensions.push((d as u16, v as u16));
                }
            }
        }
        for group in raw.synonyms.get(code).into_iter().flatten() {
            if let Some((first, rest)) = group.split_first() {
                out.synonyms.extend(rest.iter().map(|w| (w.clone(), first.clone())));
            }
        }
        for (cue, words) in raw.relations {
            for word in words.get(code).into_iter().flatten() {
                phrases.add(word, Class::RelationCue, out.relation_cues.len() as u32, Case::Any);
                out.relation_cues.push(cue);
            }
        }
        partitions.extend(raw.partitions.into_iter().map(|p| (file, p)));
        out.people.extend(raw.people.get(code).into_iter().flatten().map(|w| (w.clone(), ())));
    }
    for (file, raw) in partitions {
        let mut find = |id: &String| {
            let at = out.attributes.iter().position(|a| a.id == *id);
            if at.is_none() {
                problems.push(file.problem_near(id, format!("partition: no attribute is called `{id}`")));
            }
            at
        };
        let mut all = |ids: &[String]| ids.iter().filter_map(&mut find).collect::<Vec<_>>();
        let (parts, within_others, closing) = (all(&raw.parts), all(&raw.within_others), all(&raw.closing));
        if let Some(total) = find(&raw.total) {
            out.partitions.push(Partition { total, parts, within_others, closing });
        }
    }
    out
}
