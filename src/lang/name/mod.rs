//! Entities, offices, titles and the words that stand beside names.

mod cue;
mod entity;
mod fold;
mod office;
mod spelling;

pub use cue::{Cue, Heads, Trap};
pub use entity::{Entity, Surface, SurfaceKind};
pub use fold::{fold_name, fold_name_into, fold_plain};
pub use office::Office;

use super::Source;
use super::phrase::PhraseBuilder;
use crate::value::RoleQualifier;
use crate::yaml::Problem;
use rustc_hash::{FxHashMap, FxHashSet};

/// Entities, offices, triggers and speech verbs of one language.
#[derive(Debug, Default)]
pub struct NameLexicon {
    entities: entity::Gazetteer,
    offices: Vec<Office>,
    office_keys: FxHashMap<Box<str>, u32>,
    qualifiers: Vec<RoleQualifier>,
    /// Words that make another office of the one behind them ("vice").
    office_prefixes: Vec<Box<str>>,
    heads: Vec<Heads>,
    morphology: cue::Morphology,
    place_leads: bool,
    place_kinds: FxHashMap<Box<str>, Box<str>>,
    /// Nouns of streets, in lower case.
    streets: FxHashSet<Box<str>>,
    road_markers: Vec<Box<str>>,
    spellings: spelling::Spellings,
}

impl NameLexicon {
    /// The entity of a gazetteer id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.by_id(id)
    }

    /// The entity of a name folded by [`fold_name`].
    pub fn entity_of(&self, folded: &str) -> Option<&Entity> {
        self.entities.named(folded)
    }

    /// The surface and the entity of a hit of [`super::Class::Entity`].
    pub fn surface(&self, value: u32) -> Option<(&Surface, &Entity)> {
        self.entities.surface(value)
    }

    /// Whether `inner` lies in `outer`, directly or through other places. Both are gazetteer ids.
    pub fn is_within(&self, inner: &str, outer: &str) -> bool {
        self.entities.is_within(inner, outer)
    }

    /// The office of a hit of [`super::Class::Office`].
    pub fn office(&self, value: u32) -> Option<&Office> {
        self.offices.get(value as usize)
    }

    /// The office of a canonical key.
    pub fn office_by_key(&self, key: &str) -> Option<&Office> {
        self.office_keys.get(key).and_then(|&i| self.office(i))
    }

    /// Whether a word makes another office of the one it stands before: "the vice agriculture minister".
    pub fn is_office_prefix(&self, word: &str) -> bool {
        self.office_prefixes.iter().any(|p| p.eq_ignore_ascii_case(word))
    }

    /// Whether every holder of the office `special` may be called `general` ("leader" for "president"). Both are canonical keys.
    pub fn is_hypernym(&self, general: &str, special: &str) -> bool {
        let mut open = vec![special];
        // Chains of offices are short; the bound keeps a circle in a user's file from running for ever.
        for _ in 0..16 {
            let Some(key) = open.pop() else { return false };
            let Some(office) = self.office_by_key(key) else { continue };
            if office.is.iter().any(|up| &**up == general) {
                return true;
            }
            open.extend(office.is.iter().map(|up| &**up));
        }
        false
    }

    /// Whether the office is a kind of one that people hold beside other posts.
    pub fn held_beside(&self, key: &str) -> bool {
        self.offices.iter().any(|o| o.beside && self.is_hypernym(&o.key, key))
    }

    /// Whether nobody holds both offices of one body at once: two kinds of one wider office.
    pub fn rivals(&self, a: &str, b: &str) -> bool {
        let (Some(x), Some(y)) = (self.office_by_key(a), self.office_by_key(b)) else { return false };
        let post = |o: &Office| !o.common && !o.generic;
        post(x) && post(y) && self.share(x, y, |wider| !wider.broad)
    }

    /// Whether two offices are kinds of one wider office that is `such`.
    fn share(&self, x: &Office, y: &Office, such: impl Fn(&Office) -> bool) -> bool {
        x.is.iter().any(|k| y.is.contains(k) && self.office_by_key(k).is_none_or(&such))
    }

    /// Whether the two are different offices of which one holder has one at a time: rivals, or an office and its deputy.
    pub fn of_one_rank(&self, a: &str, b: &str) -> bool {
        let deputy = |x: &str, y: &str| x.strip_suffix(y).is_some_and(|prefix| prefix.ends_with('-'));
        a != b && (self.rivals(a, b) || deputy(a, b) || deputy(b, a))
    }

    /// Whether two posts are of one kind, other than that both are an official's.
    pub fn kindred(&self, a: &str, b: &str) -> bool {
        let (Some(x), Some(y)) = (self.office_by_key(a), self.office_by_key(b)) else { return false };
        x.is.is_empty() || y.is.is_empty() || self.share(x, y, |wider| !wider.any)
    }

    /// Whether two occupations sit on different sides of one matter: judge, prosecutor, lawyer.
    pub fn opposed(&self, a: &str, b: &str) -> bool {
        let (Some(x), Some(y)) = (self.office_by_key(a), self.office_by_key(b)) else { return false };
        a != b && x.common && y.common && x.is.iter().any(|k| y.is.contains(k))
    }

    /// Whether two keys name one country or body: equal, or a seat of government and its country.
    pub fn same_body(&self, a: &str, b: &str) -> bool {
        let stands_for = |x: &str, y: &str| self.entity(x).and_then(|e| e.metonym_of.as_deref()) == Some(y);
        a == b || stands_for(a, b) || stands_for(b, a)
    }

    /// Whether a word in lower case is a noun of streets, of which a story has many.
    pub fn is_street(&self, word: &str) -> bool {
        self.streets.contains(word)
    }

    /// The kind of place of a word ("teluk", "selat": waters), else the word itself. The word is in lower case.
    pub fn place_kind<'a>(&'a self, word: &'a str) -> &'a str {
        self.place_kinds.get(word).map_or(word, |k| k)
    }

    /// Whether a word in lower case heads a marker on a road ("kilometer").
    pub fn is_road_marker(&self, word: &str) -> bool {
        self.road_markers.iter().any(|m| &**m == word)
    }

    /// Whether the office is a label for several offices ("leader", "head"), which contradicts none of them.
    pub fn office_is_generic(&self, key: &str) -> bool {
        self.office_by_key(key).is_some_and(|o| o.generic)
    }

    /// What a hit of [`super::Class::Qualifier`] makes of an office.
    pub fn qualifier(&self, value: u32) -> Option<RoleQualifier> {
        self.qualifiers.get(value as usize).copied()
    }

    /// How the words after a hit of an organisation or place trigger are read.
    pub fn heads(&self, value: u32) -> Heads {
        self.heads.get(value as usize).copied().unwrap_or_default()
    }

    /// Whether a place stands before what is named after it ("London Bridge"), not behind it ("Jembatan Ampera").
    pub fn place_leads(&self) -> bool {
        self.place_leads
    }

    /// Whether two names in lower case differ by nothing but the way they are written: old letters, accents, transliterations.
    pub fn is_respelt(&self, a: &str, b: &str) -> bool {
        self.spellings.one(a, b)
    }

    /// Whether a form of one name may have these letters more ("the Smolenkovs").
    pub fn is_name_ending(&self, end: &str) -> bool {
        self.spellings.ending(end)
    }

    /// A word in lower case in the letters of today ("soe", "djo").
    pub fn modern<'a>(&self, word: &'a str) -> std::borrow::Cow<'a, str> {
        self.spellings.modern(word)
    }

    /// Whether a lower-case word looks derived (prefix, suffix), so that a capital at the start of a sentence says nothing.
    pub fn is_derived(&self, folded: &str) -> bool {
        self.morphology.fits(folded.as_bytes())
    }

    /// The same for a word in any case. `noun`: only when it is a formed noun as well ([`NameLexicon::is_formed_noun`]).
    pub fn looks_derived(&self, word: &str, noun: bool) -> bool {
        let mut room = [0u8; 32];
        // Most words need no memory of their own for their lower case.
        match room.get_mut(..word.len()).filter(|_| word.is_ascii()) {
            Some(folded) => {
                folded.copy_from_slice(word.as_bytes());
                folded.make_ascii_lowercase();
                self.morphology.fits(folded) && (!noun || self.morphology.is_noun(folded))
            }
            None => {
                let folded = word.to_lowercase();
                self.is_derived(&folded) && (!noun || self.is_formed_noun(&folded))
            }
        }
    }

    /// Whether a lower-case word is a noun formed with affixes on both ends or at its end, which begins no person's name.
    pub fn is_formed_noun(&self, folded: &str) -> bool {
        self.morphology.is_noun(folded.as_bytes())
    }
}

pub(super) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, problems: &mut Vec<Problem>) -> NameLexicon {
    let mut lexicon = NameLexicon {
        entities: entity::load(source, phrases, problems),
        spellings: spelling::load(source, problems),
        ..NameLexicon::default()
    };
    office::load(source, phrases, &mut lexicon, problems);
    cue::load(source, phrases, &mut lexicon, problems);
    lexicon
}
