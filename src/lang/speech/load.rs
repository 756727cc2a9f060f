//! The files that hold the words of saying, of denial and of modality, read into a [`SpeechLexicon`].

use super::{INCLUSIVE, LACKING, NEGATION, SpeechLexicon, SpeechVerb};
use crate::lang::phrase::PhraseBuilder;
use crate::lang::{Case, Class, Source, akin, stem};
use crate::yaml::Problem;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct SpeechFile {
    verbs: Verbs,
    nouns: Vec<String>,
    leads: Vec<String>,
    complementisers: Vec<String>,
    pronouns: Vec<String>,
    bounds: Vec<String>,
    clauses: Vec<String>,
    documents: Vec<String>,
    shows: Vec<String>,
    passives: Vec<String>,
    adverbs: Vec<String>,
    demonstratives: Vec<String>,
    purposes: Vec<String>,
    relatives: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Verbs {
    before: Vec<String>,
    clause: Vec<String>,
    after: Vec<String>,
    pronominal: Vec<String>,
    asking: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct AttributionFile {
    voices: Vec<String>,
    cues: Vec<String>,
    back: Vec<String>,
    told: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct PolarityFile {
    negation: Vec<String>,
    lacking: Vec<String>,
    inclusive: Vec<String>,
    aside: Vec<String>,
    instead: Vec<String>,
    restated: Vec<String>,
    opposites: Vec<Opposites>,
    synonyms: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opposites {
    one: Vec<String>,
    other: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct ModalityFile {
    planned: Vec<String>,
    hypothetical: Vec<String>,
    estimated: Vec<String>,
    demanded: Vec<String>,
    denied: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct CorrectionFile {
    corrections: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct FunctionFile {
    function: Vec<String>,
}

/// Adds phrases of one class and notes those that hold no word.
struct Loader<'a> {
    phrases: &'a mut PhraseBuilder,
    problems: &'a mut Vec<Problem>,
}

impl Loader<'_> {
    fn add(&mut self, file: &crate::yaml::DataFile, words: &[String], class: Class, value: u32) {
        for word in words {
            if !self.phrases.add(word, class, value, Case::Any) {
                self.problems.push(file.problem_near(word, "a phrase needs at least one word"));
            }
        }
    }

    /// Every file of a stem, parsed; a file that cannot be read is a problem and no more.
    fn files<'s, T: serde::de::DeserializeOwned>(
        &mut self,
        source: &Source<'s>,
        stem: &str,
    ) -> Vec<(&'s crate::yaml::DataFile, T)> {
        let mut out = Vec::new();
        for file in source.lang_files(stem) {
            match file.parse() {
                Ok(parsed) => out.push((file, parsed)),
                Err(problem) => self.problems.push(problem),
            }
        }
        out
    }
}

pub(in crate::lang) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, problems: &mut Vec<Problem>) -> SpeechLexicon {
    let mut lexicon = SpeechLexicon { stemmer: stem::load(source, problems), ..SpeechLexicon::default() };
    lexicon.akin = akin::load(source, &lexicon.stemmer, problems);
    let mut loader = Loader { phrases, problems };
    for (file, speech) in loader.files::<SpeechFile>(source, "speech") {
        load_verbs(&mut lexicon, &mut loader, file, &speech);
        let parts = [
            &speech.leads,
            &speech.complementisers,
            &speech.pronouns,
            &speech.bounds,
            &speech.clauses,
            &speech.documents,
            &speech.shows,
            &speech.passives,
            &speech.adverbs,
            &speech.demonstratives,
            &speech.purposes,
            &speech.relatives,
        ];
        for (value, words) in parts.into_iter().enumerate() {
            loader.add(file, words, Class::SpeechPart, value as u32);
        }
    }
    for (file, cues) in loader.files::<AttributionFile>(source, "attribution") {
        loader.add(file, &cues.voices, Class::Attribution, 0);
        loader.add(file, &cues.cues, Class::Attribution, 1);
        loader.add(file, &cues.back, Class::Attribution, 2);
        loader.add(file, &cues.told, Class::Attribution, 3);
    }
    for (file, polarity) in loader.files::<PolarityFile>(source, "polarity") {
        loader.add(file, &polarity.negation, Class::Negation, NEGATION);
        loader.add(file, &polarity.lacking, Class::Negation, LACKING);
        loader.add(file, &polarity.inclusive, Class::Negation, INCLUSIVE);
        for (value, words) in [&polarity.aside, &polarity.instead, &polarity.restated].into_iter().enumerate() {
            loader.add(file, words, Class::Contrast, value as u32);
        }
        for (index, pair) in polarity.opposites.iter().enumerate() {
            for (words, side) in [(&pair.one, false), (&pair.other, true)] {
                for word in words {
                    let folded = word.to_lowercase();
                    let stem = lexicon.stemmer.stem(&folded).into_owned();
                    let list = lexicon.opposites.entry(stem).or_default();
                    list.push((index as u16, side));
                }
            }
        }
        for (index, group) in polarity.synonyms.iter().enumerate() {
            for word in group {
                let folded = word.to_lowercase();
                let stem = lexicon.stemmer.stem(&folded).into_owned();
                lexicon.synonyms.entry(stem).or_default().push(index as u16);
            }
        }
    }
    for (file, m) in loader.files::<ModalityFile>(source, "modality") {
        let tables = [&m.planned, &m.hypothetical, &m.estimated, &m.demanded, &m.denied];
        for (value, words) in tables.into_iter().enumerate() {
            loader.add(file, words, Class::Modality, value as u32);
        }
    }
    for (file, corrections) in loader.files::<CorrectionFile>(source, "corrections") {
        loader.add(file, &corrections.corrections, Class::Correction, 0);
    }
    for (file, words) in function_words(source, loader.problems) {
        loader.add(file, &words, Class::Function, 0);
    }
    lexicon
}

/// The function words of one language, file by file.
pub(in crate::lang) fn function_words<'s>(
    source: &Source<'s>,
    problems: &mut Vec<Problem>,
) -> Vec<(&'s crate::yaml::DataFile, Vec<String>)> {
    let mut loader = Loader { phrases: &mut PhraseBuilder::default(), problems };
    loader.files::<FunctionFile>(source, "function_words").into_iter().map(|(file, words)| (file, words.function)).collect()
}

/// One entry a verb, whatever the number of lists it stands in.
fn load_verbs(lexicon: &mut SpeechLexicon, loader: &mut Loader<'_>, file: &crate::yaml::DataFile, speech: &SpeechFile) {
    let verbs = &speech.verbs;
    let lists: [(&[String], SpeechVerb); 6] = [
        (&verbs.asking, SpeechVerb { before: true, asks: true, ..SpeechVerb::default() }),
        (&verbs.before, SpeechVerb { before: true, ..SpeechVerb::default() }),
        (&verbs.clause, SpeechVerb { before: true, clause: true, ..SpeechVerb::default() }),
        (&verbs.after, SpeechVerb { after: true, ..SpeechVerb::default() }),
        (&verbs.pronominal, SpeechVerb { after: true, pronominal: true, ..SpeechVerb::default() }),
        (&speech.nouns, SpeechVerb { after: true, ..SpeechVerb::default() }),
    ];
    let mut merged: Vec<(&String, SpeechVerb)> = Vec::new();
    let mut place = rustc_hash::FxHashMap::<&String, usize>::default();
    for (words, verb) in lists {
        for word in words {
            let at = *place.entry(word).or_insert(merged.len());
            match merged.get_mut(at) {
                Some((_, known)) => {
                    known.before |= verb.before;
                    known.clause |= verb.clause;
                    known.after |= verb.after;
                    known.pronominal |= verb.pronominal;
                    known.asks |= verb.asks;
                }
                None => merged.push((word, verb)),
            }
        }
    }
    for (word, verb) in merged {
        let value = lexicon.verbs.len() as u32;
        lexicon.verbs.push(verb);
        loader.add(file, std::slice::from_ref(word), Class::SayVerb, value);
    }
}
