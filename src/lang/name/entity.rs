use super::fold::fold_name;
use crate::lang::Source;
use crate::lang::phrase::{Case, Class, PhraseBuilder};
use crate::value::NameType;
use crate::yaml::Problem;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// An entry of `rules/entities/*.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    #[serde(rename = "type")]
    name_type: String,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    acronyms: Vec<String>,
    /// Cities that stand for the government; each is an entity of its own as well.
    #[serde(default)]
    metonyms: Vec<String>,
    #[serde(default)]
    demonyms: Vec<String>,
    #[serde(rename = "in")]
    container: Option<String>,
    /// Places inside, as lists with commas, by the word that may stand before each of them ("Kabupaten"); the empty word for none.
    #[serde(default)]
    contains: BTreeMap<String, String>,
}

/// Something the gazetteer knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its id, the key of names in dossiers.
    pub id: Box<str>,
    /// Its type.
    pub name_type: NameType,
    /// All names, as written in the data.
    pub names: Vec<Box<str>>,
    /// The place it lies in.
    pub container: Option<Box<str>>,
    /// The entity whose government this place name may stand for.
    pub metonym_of: Option<Box<str>>,
}

/// How a gazetteer phrase stands for its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurfaceKind {
    /// A name.
    Name,
    /// An acronym.
    Acronym,
    /// The adjective or the people of a place: it points to the entity but is no name of it.
    Demonym,
}

/// One phrase of the gazetteer.
#[derive(Clone, Copy, Debug)]
pub struct Surface {
    /// Index of the entity.
    entity: u32,
    /// What the phrase is to it.
    pub kind: SurfaceKind,
}

/// All entities.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    entities: Vec<Entity>,
    surfaces: Vec<Surface>,
    ids: FxHashMap<Box<str>, u32>,
    folded: FxHashMap<Box<str>, u32>,
}

impl Gazetteer {
    pub(super) fn by_id(&self, id: &str) -> Option<&Entity> {
        self.ids.get(id).and_then(|&i| self.entities.get(i as usize))
    }

    pub(super) fn named(&self, folded: &str) -> Option<&Entity> {
        self.folded.get(folded).and_then(|&i| self.entities.get(i as usize))
    }

    pub(super) fn surface(&self, value: u32) -> Option<(&Surface, &Entity)> {
        let surface = self.surfaces.get(value as usize)?;
        Some((surface, self.entities.get(surface.entity as usize)?))
    }

    pub(super) fn is_within(&self, inner: &str, outer: &str) -> bool {
        let mut at = self.by_id(inner);
        // Countries, provinces, regencies, districts: containment is shallow, and a circle must end.
        for _ in 0..8 {
            let Some(container) = at.and_then(|e| e.container.as_deref()) else { return false };
            if container == outer {
                return true;
            }
            at = self.by_id(container);
        }
        false
    }

    fn entity(&mut self, id: &str, name_type: NameType, container: Option<&str>) -> u32 {
        let next = self.entities.len() as u32;
        let index = *self.ids.entry(id.into()).or_insert(next);
        if index == next {
            self.entities.push(Entity {
                id: id.into(),
                name_type,
                names: Vec::new(),
                container: container.map(Into::into),
                metonym_of: None,
            });
        }
        index
    }

    fn name(&mut self, phrases: &mut PhraseBuilder, entity: u32, name: &str, kind: SurfaceKind) {
        let folded = fold_name(name);
        // Another spelling of the same entity's name ("Jong-un", "Jong Un") is a phrase of its own.
        if kind != SurfaceKind::Demonym && self.folded.get(&*folded).is_some_and(|&e| e != entity) {
            return;
        }
        let case = if kind == SurfaceKind::Acronym { Case::Exact } else { Case::Capital };
        if phrases.add(name, Class::Entity, self.surfaces.len() as u32, case) {
            self.surfaces.push(Surface { entity, kind });
            if kind != SurfaceKind::Demonym {
                self.folded.insert(folded.into(), entity);
                if let Some(e) = self.entities.get_mut(entity as usize) {
                    e.names.push(name.into());
                }
            }
        }
    }
}

/// Entities and names of the shipped gazetteer, roughly: the tables need not grow step by step at each start.
const ROOM: usize = 7_000;

fn name_type(word: &str) -> Option<NameType> {
    [NameType::Person, NameType::Location, NameType::Organisation, NameType::Event, NameType::Work]
        .into_iter()
        .find(|t| t.name() == word)
}

pub(super) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, problems: &mut Vec<Problem>) -> Gazetteer {
    let mut out = Gazetteer::default();
    out.ids.reserve(ROOM);
    out.folded.reserve(ROOM);
    let mut later = Vec::new();
    for file in source.folder("entities") {
        let entries: Vec<Entry> = match file.parse() {
            Ok(entries) => entries,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        for entry in entries {
            let Some(kind) = name_type(&entry.name_type) else {
                problems.push(file.problem_near(&entry.id, "type must be one of PER, LOC, ORG, EVT, WRK"));
                continue;
            };
            let index = out.entity(&entry.id, kind, entry.container.as_deref());
            for name in &entry.names {
                out.name(phrases, index, name, SurfaceKind::Name);
            }
            for name in &entry.acronyms {
                out.name(phrases, index, name, SurfaceKind::Acronym);
            }
            for name in &entry.demonyms {
                out.name(phrases, index, name, SurfaceKind::Demonym);
            }
            later.push(entry);
        }
    }
    // Contained places come after all listed entities: a name that is both is the listed one.
    for entry in &later {
        contained(&mut out, phrases, entry);
    }
    out
}

fn contained(out: &mut Gazetteer, phrases: &mut PhraseBuilder, entry: &Entry) {
    for city in &entry.metonyms {
        let mut spellings = spellings(city);
        let Some(first) = spellings.next() else { continue };
        let index = out.entity(&fold_name(first).replace(' ', "-"), NameType::Location, Some(&entry.id));
        if let Some(e) = out.entities.get_mut(index as usize) {
            e.metonym_of = Some(entry.id.as_str().into());
        }
        for name in std::iter::once(first).chain(spellings) {
            out.name(phrases, index, name, SurfaceKind::Name);
        }
    }
    // In reverse order of the word, "Kota" comes before "Kabupaten": a bare name that both bear is the town.
    for (word, list) in entry.contains.iter().rev() {
        for place in list.split(',') {
            let mut spellings = spellings(place);
            let Some(first) = spellings.next() else { continue };
            let slug = fold_name(first).replace(' ', "-");
            let taken = out.ids.contains_key(&*slug) || out.folded.contains_key(&*fold_name(first));
            let id = if taken && !word.is_empty() { format!("{}-{slug}", fold_name(word)) } else { slug };
            let index = out.entity(&id, NameType::Location, Some(&entry.id));
            for name in std::iter::once(first).chain(spellings) {
                if !word.is_empty() {
                    out.name(phrases, index, &format!("{word} {name}"), SurfaceKind::Name);
                }
                out.name(phrases, index, name, SurfaceKind::Name);
            }
        }
    }
}

/// The spellings of one place, separated by slashes; the first names its id.
fn spellings(place: &str) -> impl Iterator<Item = &str> {
    place.split('/').map(str::trim).filter(|n| !n.is_empty())
}
