mod load;

pub(super) use load::{function_words, load};

use super::akin::AkinLexicon;
use super::memo::{Known, Memo};
use super::stem::Stemmer;
use super::{Class, Hit, Hits};

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
    /// Behind a comma: tells more of whom stands before it ("who").
    Relative,
}

const PARTS: [SpeechPart; 12] = {
    use SpeechPart::{Adverb, Bound, Clause, Complementiser, Document, Lead, Passive, Pronoun, Purpose, Relative, Shows, That};
    [Lead, Complementiser, Pronoun, Bound, Clause, Document, Shows, Passive, Adverb, That, Purpose, Relative]
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
