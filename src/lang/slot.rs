//! Slots that one name fills in a story: where a ship left from, who was succeeded, who built a bridge.

use super::phrase::{Case, Class, PhraseBuilder};
use super::{Language, Source};
use crate::value::NameType;
use crate::yaml::Problem;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Which names may fill a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fills {
    /// Persons.
    Person,
    /// Companies, institutions, works.
    Body,
    /// Places.
    Place,
}

impl Fills {
    /// Whether a name of this type fits.
    pub fn fits(self, name: NameType) -> bool {
        match self {
            Fills::Person => name == NameType::Person,
            Fills::Body => matches!(name, NameType::Organisation | NameType::Work),
            Fills::Place => name == NameType::Location,
        }
    }
}

/// How much a slot says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// A story has one filler of it.
    Sole,
    /// Several may be told; the contexts must agree as well.
    #[default]
    Context,
    /// Every body has one: the same body must stand beside the cue on both sides ("kapolres Garut"), unless two short reports of one
    /// happening tell of it.
    Owner,
    /// The same, and several of them meet in one story ("pelatih Persija"): short reports are no exception.
    Side,
    /// It belongs to the person before it ("Reyes asal Filipina").
    Subject,
}

/// A slot.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its id in the data.
    pub id: String,
    /// What may fill it.
    pub fills: Vec<Fills>,
    /// How much it says by itself.
    pub strength: Strength,
    /// It is filled anew each time: the next match has another referee.
    pub once: bool,
}

/// Where the cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotSide {
    /// Before the name.
    Before,
    /// Behind the name.
    After,
    /// Inside the name, first or last word ("Stadium").
    Inside,
    /// Before the name, without its preposition, which stands right before the name ("held [on Monday] in X").
    Governs,
}

/// The slots of one language.
#[derive(Debug, Default)]
pub struct Slots {
    slots: Vec<Slot>,
    cues: Vec<(u16, SlotSide)>,
    /// The preposition of each cue, an index into `prepositions`; `u16::MAX` for none.
    links: Vec<u16>,
    prepositions: Vec<String>,
}

impl Slots {
    /// The slot index and the side of a [`Class::Slot`] hit.
    pub fn cue(&self, value: u32) -> Option<(u16, SlotSide)> {
        self.cues.get(value as usize).copied()
    }

    /// The preposition that must stand before the name for a cue that governs it.
    pub fn preposition(&self, value: u32) -> Option<&str> {
        let link = self.links.get(value as usize).copied()?;
        self.prepositions.get(link as usize).map(String::as_str)
    }

    /// A slot by its index; indices are the same in all languages.
    pub fn get(&self, index: u16) -> Option<&Slot> {
        self.slots.get(index as usize)
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawWords {
    before: Vec<String>,
    after: Vec<String>,
    around: Vec<String>,
    inside: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSlot {
    fills: Vec<Fills>,
    #[serde(default)]
    strength: Strength,
    #[serde(default)]
    once: bool,
    words: BTreeMap<String, RawWords>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawFile {
    /// Prepositions that may stand away from their verb, by language.
    prepositions: BTreeMap<String, Vec<String>>,
    slots: BTreeMap<String, RawSlot>,
}

pub(super) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, problems: &mut Vec<Problem>) -> Slots {
    let mut out = Slots::default();
    let code = source.language().code();
    for file in source.folder("slots") {
        let raw: RawFile = match file.parse() {
            Ok(raw) => raw,
            Err(p) => {
                problems.push(p);
                continue;
            }
        };
        for word in raw.prepositions.get(code).into_iter().flatten() {
            if !out.prepositions.contains(word) {
                out.prepositions.push(word.clone());
            }
        }
        for (id, s) in raw.slots {
            for language in s.words.keys().filter(|l| Language::from_tag(l).is_none()) {
                problems.push(file.problem_near(&format!("{id}:"), format!("slot `{id}`: unknown language `{language}`")));
            }
            // A later file with the same id adds words; its other keys are left as they were.
            let index = out.slots.iter().position(|x| x.id == id).unwrap_or(out.slots.len());
            if index == out.slots.len() {
                out.slots.push(Slot { id, fills: s.fills, strength: s.strength, once: s.once });
            }
            let Some(words) = s.words.get(code) else { continue };
            let sides = [
                (SlotSide::Before, &words.before),
                (SlotSide::Before, &words.around),
                (SlotSide::After, &words.after),
                (SlotSide::After, &words.around),
                (SlotSide::Inside, &words.inside),
            ];
            // "digelar di" governs a place from afar too: "digelar Rabu (9/8) malam di X".
            let places = out.slots.get(index).is_some_and(|s| s.fills.contains(&Fills::Place));
            for word in words.before.iter().filter(|_| places) {
                let Some((head, last)) = word.rsplit_once(' ') else { continue };
                let Some(link) = out.prepositions.iter().position(|p| p == last) else { continue };
                phrases.add(head, Class::Slot, out.cues.len() as u32, Case::Any);
                out.cues.push((index as u16, SlotSide::Governs));
                out.links.push(link as u16);
            }
            for (side, list) in sides {
                for word in list {
                    phrases.add(word, Class::Slot, out.cues.len() as u32, Case::Any);
                    out.cues.push((index as u16, side));
                    out.links.push(u16::MAX);
                }
            }
        }
    }
    out
}
