//! Where a report comes from: houses of news and the phrases that name one.

use super::phrase::{Case, Class, PhraseBuilder};
use super::{NameLexicon, Source, fold_name};
use crate::yaml::Problem;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What a phrase of [`Class::Origin`] does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OriginPart<'a> {
    /// A house is named behind it ("dikutip dari").
    Cue,
    /// A house may be named behind it ("kepada", "told").
    Told,
    /// What is named behind it is a news agency ("kantor berita").
    Agency,
    /// May stand between a cue and the name ("laman").
    Between,
    /// A house, by its id.
    House(&'a str),
}

/// Values below the first house.
const PARTS: u32 = 4;

/// Houses of news and the phrases around them.
#[derive(Debug, Default)]
pub struct OriginLexicon {
    houses: Vec<Box<str>>,
    folded: FxHashMap<Box<str>, u32>,
}

impl OriginLexicon {
    /// What a hit of [`Class::Origin`] does.
    pub fn part(&self, value: u32) -> OriginPart<'_> {
        match value {
            0 => OriginPart::Cue,
            1 => OriginPart::Told,
            2 => OriginPart::Agency,
            3 => OriginPart::Between,
            _ => OriginPart::House(self.houses.get((value - PARTS) as usize).map_or("", |id| id)),
        }
    }

    /// The key of who publishes under a name: the id of a known house, else the folded name.
    pub fn publisher(&self, name: &str) -> String {
        let folded = fold_name(name);
        self.folded.get(&*folded).and_then(|&i| self.houses.get(i as usize)).map_or(folded, |id| id.to_string())
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct OriginFile {
    cues: Vec<String>,
    told: Vec<String>,
    agencies: Vec<String>,
    between: Vec<String>,
    houses: Vec<House>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct House {
    id: String,
    #[serde(default)]
    also: Vec<String>,
}

pub(super) fn load(
    source: &Source<'_>,
    names: &NameLexicon,
    phrases: &mut PhraseBuilder,
    problems: &mut Vec<Problem>,
) -> OriginLexicon {
    let mut lexicon = OriginLexicon::default();
    for file in source.lang_files("origins") {
        let parsed: OriginFile = match file.parse() {
            Ok(parsed) => parsed,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let parts = [&parsed.cues, &parsed.told, &parsed.agencies, &parsed.between];
        for (value, words) in (0..PARTS).zip(parts) {
            for word in words {
                if !phrases.add(word, Class::Origin, value, Case::Any) {
                    problems.push(file.problem_near(word, "a phrase needs at least one word"));
                }
            }
        }
        for house in &parsed.houses {
            let Some(entity) = names.entity(&house.id) else {
                problems.push(file.problem_near(&house.id, "no entity has this id"));
                continue;
            };
            let index = lexicon.houses.len() as u32;
            lexicon.houses.push(house.id.as_str().into());
            for name in entity.names.iter().map(|n| &**n).chain(house.also.iter().map(String::as_str)) {
                phrases.add(name, Class::Origin, PARTS + index, Case::Capital);
                lexicon.folded.entry(fold_name(name).into()).or_insert(index);
            }
        }
    }
    lexicon
}
