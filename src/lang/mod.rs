//! Language data, checked and compiled: words become numbers, phrases become a trie, files become tables.
//!
//! In come YAML files ([`DataFile`]), out comes one [`Lexicon`] for each language. A lexicon knows words and patterns and no control
//! flow; code knows shapes and no words.

mod act;
mod akin;
mod attribute;
mod builder;
mod canon;
mod date;
mod guess;
mod mark;
mod memo;
mod name;
mod number;
mod origin;
mod phrase;
mod relation;
mod slot;
mod speech;
mod start;
mod stem;
mod vocabulary;
mod words;
mod zone;

pub use act::Acts;
pub use attribute::{Attribute, Changes};
pub use canon::{Canon, CanonCount, CanonEvent, CanonValue, Term};
pub use date::{
    ClockWord, CueWord, DateLexicon, DayPart, DayRule, Deictic, LengthWord, NumeralKind, Reference, Season, Side, TimeUnit,
    UnitWord,
};
pub use guess::Guess;
pub use mark::{Fate, Mark};
pub use memo::{Known, Memo};
pub use name::{Cue, Entity, Heads, NameLexicon, Office, Surface, SurfaceKind, Trap, fold_name, fold_name_into, fold_plain};
pub use number::{
    CountedWord, Currency, FractionWord, Hedge, IdentifierWord, MeasureWord, NumberLexicon, NumberSuffix, Numeral, OrdinalWord,
    RangeWord, Scale, ScalePlace, UnitPlace,
};
pub use origin::{OriginLexicon, OriginPart};
pub use phrase::{Case, Class, Hit, Hits, PhraseTable, cue_bit};
pub use relation::RelationCue;
pub use slot::{Fills, Slot, SlotSide, Slots, Strength};
pub use speech::{AttributionCue, Contrast, Modality, SpeechLexicon, SpeechPart, SpeechVerb};
pub use start::Start;
pub use stem::{Stemmer, content_words};
pub use vocabulary::{CueSide, EventKind, Partition, Recurs, Vocabulary};
pub use zone::{
    Abbreviation, BylineCue, CreditCue, HeaderWord, Label, LabelDrops, LabelPlace, ZoneLexicon, month_number, zone_offset,
};

use crate::text::{Joint, Token, WordId, WordKey, WordTable};
use crate::yaml::{DataFile, Problem};
use phrase::PhraseBuilder;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// A language the tool reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Indonesian.
    Id,
    /// English.
    En,
}

impl Language {
    /// The BCP-47 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::Id => "id",
            Language::En => "en",
        }
    }

    /// From a BCP-47 tag; region and script are ignored (`id-ID`).
    pub fn from_tag(tag: &str) -> Option<Language> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "id" | "in" | "ind" => Some(Language::Id),
            "en" | "eng" => Some(Language::En),
            _ => None,
        }
    }
}

/// Everything known about one language.
#[derive(Debug)]
pub struct Lexicon {
    /// The language.
    pub language: Language,
    phrases: PhraseTable,
    /// Months, weekdays, relative words, clock cues.
    pub dates: DateLexicon,
    /// Numerals, scales, units, currencies, hedges, identifiers.
    pub numbers: NumberLexicon,
    /// Entities, titles, triggers, speech verbs.
    pub names: NameLexicon,
    /// Speech verbs, attribution, negation, modality, function words.
    pub speech: SpeechLexicon,
    /// Boilerplate, bylines, datelines, abbreviations.
    pub zones: ZoneLexicon,
    /// Attributes and event classes.
    pub vocabulary: Vocabulary,
    /// Slots that one name fills in a story.
    pub slots: Slots,
    /// Acts by which things are dated.
    pub acts: Acts,
    /// Verified facts.
    pub canon: Canon,
    /// Houses of news and the phrases that name one as a source.
    pub origins: OriginLexicon,
}

impl WordTable for Lexicon {
    fn word_id(&self, folded: &str) -> WordId {
        self.phrases.word_id(folded)
    }

    fn short_id(&self, key: WordKey) -> WordId {
        self.phrases.short_id(key)
    }

    fn joins(&self, folded: &str) -> Option<Joint> {
        self.speech.stemmer.joints.get(folded).copied()
    }
}

impl Lexicon {
    /// Compiles one language from the data files. All problems of all files are collected; the lexicon is usable either way.
    pub fn compile(language: Language, files: &[DataFile], problems: &mut Vec<Problem>) -> Lexicon {
        let mut phrases = PhraseBuilder::default();
        let source = Source { language, files };
        let dates = date::load(&source, &mut phrases, problems);
        let numbers = number::load(&source, &mut phrases, problems);
        let names = name::load(&source, &mut phrases, problems);
        let speech = speech::load(&source, &mut phrases, problems);
        let zones = zone::load(&source, &mut phrases, problems);
        let vocabulary = vocabulary::load(&source, &mut phrases, problems);
        let slots = slot::load(&source, &mut phrases, problems);
        let acts = act::load(&source, problems);
        let canon = canon::load(&source, &mut phrases, problems);
        let origins = origin::load(&source, &names, &mut phrases, problems);
        Lexicon {
            language,
            phrases: phrases.build(),
            dates,
            numbers,
            names,
            speech,
            zones,
            vocabulary,
            slots,
            acts,
            canon,
            origins,
        }
    }

    /// One more than the greatest number of a word.
    pub fn words(&self) -> usize {
        self.phrases.words()
    }

    /// All phrases of the lexicon in `tokens`.
    pub fn hits(&self, text: &str, tokens: &[Token]) -> Hits {
        self.phrases.scan(text, tokens)
    }
}

/// The lexicons of all languages.
#[derive(Debug)]
pub struct Lexicons {
    /// What the lexicons that nobody has asked for yet are compiled from.
    files: Vec<DataFile>,
    id: OnceLock<Lexicon>,
    en: OnceLock<Lexicon>,
    guess: OnceLock<Guess>,
}

impl Lexicons {
    /// Compiles all languages, with the problems of all files.
    pub fn compile(files: &[DataFile], problems: &mut Vec<Problem>) -> Lexicons {
        let (mut own, mut other) = (Vec::new(), Vec::new());
        let (id, en) =
            rayon::join(|| Lexicon::compile(Language::Id, files, &mut own), || Lexicon::compile(Language::En, files, &mut other));
        problems.append(&mut own);
        Lexicons { id: id.into(), en: en.into(), ..Lexicons::lazy(files) }
    }

    /// Compiles each language when the first article in it is met. Problems are lost: for data that are known to have none.
    pub fn lazy(files: &[DataFile]) -> Lexicons {
        Lexicons { files: files.to_vec(), id: OnceLock::new(), en: OnceLock::new(), guess: OnceLock::new() }
    }

    /// One language.
    pub fn get(&self, language: Language) -> &Lexicon {
        let cell = match language {
            Language::Id => &self.id,
            Language::En => &self.en,
        };
        cell.get_or_init(|| Lexicon::compile(language, &self.files, &mut Vec::new()))
    }

    /// The function words of all languages, by which a text's language is told.
    pub fn guess(&self) -> &Guess {
        self.guess.get_or_init(|| Guess::new(&self.files))
    }
}

/// The shipped data files.
pub fn embedded() -> Vec<DataFile> {
    EMBEDDED
        .iter()
        .map(|&(name, text, json)| DataFile {
            name: name.to_owned(),
            shown: format!("rules/{name}"),
            text: text.into(),
            json: Some(json).filter(|json| !json.is_empty()),
        })
        .collect()
}

/// Whether every file is a shipped one in its fast form.
pub fn is_shipped(files: &[DataFile]) -> bool {
    files.iter().all(|file| file.json.is_some())
}

/// Data files as one language sees them.
pub(crate) struct Source<'a> {
    language: Language,
    files: &'a [DataFile],
}

impl<'a> Source<'a> {
    /// Files named `lang/<language>/<stem>.yaml` and `lang/und/<stem>.yaml`: the shipped one first, a user's after it.
    pub(crate) fn lang_files(&self, stem: &str) -> impl Iterator<Item = &'a DataFile> + use<'a> {
        let own = format!("lang/{}/{stem}.yaml", self.language.code());
        let neutral = format!("lang/und/{stem}.yaml");
        self.files.iter().filter(move |f| f.name == own || f.name == neutral)
    }

    /// Files below a folder, in order of their names.
    pub(crate) fn folder(&self, folder: &str) -> impl Iterator<Item = &'a DataFile> + use<'a> {
        let prefix = format!("{folder}/");
        self.files.iter().filter(move |f| f.name.starts_with(&prefix))
    }

    /// The language.
    pub(crate) fn language(&self) -> Language {
        self.language
    }
}
