use super::akin::{self, AkinLexicon};
use super::memo::{Known, Memo};
use super::phrase::PhraseBuilder;
use super::stem::{self, Stemmer};
use super::{Case, Class, Hit, Hits, Source};
use crate::yaml::Problem;
use serde::Deserialize;

/// On which side of a speech verb the speaker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SpeechVerb {
    /// Speaker before the verb: "Rahmat mengatakan".
    pub before: bool,
    /// Words may follow without a complementiser: "Smith said the road was open".
    pub clause: bool,
    /// Speaker after the verb: "…," kata Rahmat.
    pub after: bool,
    /// The speaker is part of the verb: "katanya".
    pub pronominal: bool,
    /// What is asked for follows with a word for a purpose: "meminta warga agar".
    pub asks: bool,
}

/// What a phrase of [`Class::SpeechPart`] does in a speech clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeechPart {
    /// Stands between quoted words and the speech verb ("demikian").
    Lead,
    /// Introduces the words said ("bahwa").
    Complementiser,
    /// Stands for a speaker named before ("dia").
    Pronoun,
    /// Ends the phrase that names the speaker, and a name behind it is not the speaker ("kepada", "dalam").
    Bound,
    /// Opens a clause that hangs on another ("karena", "agar").
    Clause,
    /// A source that is read and not heard; its house follows ("data", "laporan").
    Document,
    /// Tells what such a source says ("mencatat", "menunjukkan").
    Shows,
    /// Before whoever says something: "hal itu disampaikan Ratna".
    Passive,
    /// Between a subject and its verb ("akhirnya").
    Adverb,
    /// Behind a description that takes somebody up again ("pelatih asal Jerman itu").
    That,
    /// Opens what somebody is asked to do ("agar").
    Purpose,
}

const PARTS: [SpeechPart; 11] = {
    use SpeechPart::{Adverb, Bound, Clause, Complementiser, Document, Lead, Passive, Pronoun, Purpose, Shows, That};
    [Lead, Complementiser, Pronoun, Bound, Clause, Document, Shows, Passive, Adverb, That, Purpose]
};

/// What an attribution phrase tells about its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributionCue {
    /// The source follows, and the statement is in its words ("menurut").
    Voice,
    /// The source follows; the facts come from there ("berdasarkan data", "dilansir").
    Source,
    /// The source is the last one named ("menurutnya").
    Back,
    /// The same, where it opens the sentence ("dikatakannya").
    Told,
}

/// What a phrase of [`Class::Contrast`] does with what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contrast {
    /// Sets aside what follows for what stands before it, behind a comma: "a bridge, not a fence".
    Aside,
    /// The same without a comma: "a bridge rather than a fence".
    Instead,
    /// Puts what follows in the place of what was set aside: "not a fence but a bridge".
    Restated,
}

const CONTRASTS: [Contrast; 3] = [Contrast::Aside, Contrast::Instead, Contrast::Restated];

/// What a hit of [`Class::Negation`] is worth.
const NEGATION: u32 = 0;
const INCLUSIVE: u32 = 1;
const LACKING: u32 = 2;

/// How far from a plain fact a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modality {
    /// Announced, intended, scheduled.
    Planned,
    /// Possible, conditional, suspected.
    Hypothetical,
    /// Estimated or forecast.
    Estimated,
    /// Asked for or offered: a prosecutor's demand, a claim, a bid.
    Demanded,
    /// Somebody says that it is not so.
    Denied,
}

impl Modality {
    const ALL: [Modality; 5] =
        [Modality::Planned, Modality::Hypothetical, Modality::Estimated, Modality::Demanded, Modality::Denied];

    /// The name in rule files.
    pub fn name(self) -> &'static str {
        match self {
            Modality::Planned => "planned",
            Modality::Hypothetical => "hypothetical",
            Modality::Estimated => "estimated",
            Modality::Demanded => "demanded",
            Modality::Denied => "denied",
        }
    }
}

/// Speech verbs, attribution phrases, and the small words that turn a clause: negation, modality, correction, function words.
#[derive(Debug, Default)]
pub struct SpeechLexicon {
    verbs: Vec<SpeechVerb>,
    /// Affixes of the language.
    pub stemmer: Stemmer,
    /// What has been found out about words met before: the hash of the stem, and in the next bit whether it has an opposite.
    pub stems: Memo,
    /// The same for the words of the lexicon.
    pub known: Known,
    /// For a stem the pairs of opposites it belongs to, and on which side.
    opposites: rustc_hash::FxHashMap<String, Vec<(u16, bool)>>,
    /// Words that reporters put for each other.
    pub akin: AkinLexicon,
    /// For a stem the groups of words that say the same.
    synonyms: rustc_hash::FxHashMap<String, Vec<u16>>,
}

impl SpeechLexicon {
    /// The verb of a hit of [`Class::SayVerb`].
    pub fn verb(&self, value: u32) -> SpeechVerb {
        self.verbs.get(value as usize).copied().unwrap_or_default()
    }

    /// Whether a hit of [`Class::Negation`] denies; "bukan hanya", "not only" do not.
    pub fn denies(&self, value: u32) -> bool {
        value != INCLUSIVE
    }

    /// Whether it says that what its clause tells is not so: "without" and "do not!" do not.
    pub fn denies_clause(&self, value: u32) -> bool {
        value == NEGATION
    }

    /// What a hit of [`Class::Contrast`] does.
    pub fn contrast(&self, value: u32) -> Option<Contrast> {
        CONTRASTS.get(value as usize).copied()
    }

    /// The pairs of opposites a stem belongs to, with the side it stands on: "naik" and "turun" are one pair, two sides.
    pub fn poles(&self, stem: &str) -> &[(u16, bool)] {
        self.opposites.get(stem).map_or(&[], Vec::as_slice)
    }

    /// Whether two stems are of words that a reporter puts for each other without another meaning.
    pub fn synonyms(&self, p: &str, q: &str) -> bool {
        let groups = |stem: &str| self.synonyms.get(stem).map_or(&[][..], Vec::as_slice);
        groups(p).iter().any(|g| groups(q).contains(g))
    }

    /// The part of a hit of [`Class::SpeechPart`].
    pub fn part(&self, value: u32) -> Option<SpeechPart> {
        PARTS.get(value as usize).copied()
    }

    /// The kind of a hit of [`Class::Attribution`].
    pub fn attribution(&self, value: u32) -> AttributionCue {
        match value {
            0 => AttributionCue::Voice,
            1 => AttributionCue::Source,
            2 => AttributionCue::Back,
            _ => AttributionCue::Told,
        }
    }

    /// The modality of a hit of [`Class::Modality`]; values nobody loaded are hypothetical, the safest reading.
    pub fn modality(&self, value: u32) -> Modality {
        Modality::ALL.get(value as usize).copied().unwrap_or(Modality::Hypothetical)
    }

    /// The function word or phrase that starts at `token`.
    pub fn is_function(&self, hits: &Hits, token: usize) -> Option<Hit> {
        hits.get(token, Class::Function)
    }

    /// The part of speech clause that starts at `token`, when it is `wanted`.
    pub fn part_at(&self, hits: &Hits, token: usize, wanted: SpeechPart) -> Option<Hit> {
        if hits.mask(token) & Class::SpeechPart.mask() == 0 {
            return None;
        }
        hits.at(token).iter().copied().find(|h| h.class == Class::SpeechPart && self.part(h.value) == Some(wanted))
    }
}

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

pub(super) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, problems: &mut Vec<Problem>) -> SpeechLexicon {
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
pub(super) fn function_words<'s>(
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
