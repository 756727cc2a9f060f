use super::phrase::{Case, Class, Hits, PhraseBuilder};
use super::{EMBEDDED, Source};
use crate::yaml::{DataFile, Problem};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Where in a line a boilerplate phrase must stand to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelPlace {
    /// The line begins with it.
    LineStart,
    /// The line says nothing else.
    WholeLine,
    /// Anywhere in the sentence.
    Anywhere,
    /// Anywhere, and only the phrase itself goes: the sentence goes on around it.
    Inline,
}

/// What a boilerplate phrase takes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelDrops {
    /// Its own line (its sentence, in a long line).
    Line,
    /// Its line and, when that says nothing else, the headlines under it.
    Teaser,
    /// All lines up to the next paragraph.
    List,
    /// Everything up to the end.
    Rest,
}

/// A boilerplate phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where it counts.
    pub at: LabelPlace,
    /// What goes with it.
    pub drops: LabelDrops,
}

/// A word of a byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BylineCue {
    /// Stands before a colon or a slash, or alone under a name: "Penulis".
    Label,
    /// Opens a line with a name: "By".
    Opener,
}

/// A word of a picture or source credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditCue {
    /// Opens a picture credit: "Foto:".
    Opener,
    /// Names an agency, behind a slash or a hyphen at the end of a caption.
    Agency,
    /// Opens the closing source line: "Sumber:".
    Source,
}

/// How an abbreviation behaves before a full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Something always follows it: no sentence ends here.
    Open,
    /// It may stand at the end of a sentence: a capital letter behind it begins a new one.
    Closing,
}

/// A word of a metadata line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderWord {
    /// A month, 1 to 12.
    Month(u32),
    /// A day of the week.
    Weekday,
    /// A time zone or a word beside a clock time.
    Clock,
    /// Behind a number it makes a relative time stamp: "jam lalu".
    Ago,
    /// A label of a time stamp: "Published".
    Label,
}

/// Boilerplate, byline and credit phrases, and abbreviations of one language.
#[derive(Debug, Default)]
pub struct ZoneLexicon {
    labels: Vec<Label>,
    bylines: Vec<BylineCue>,
    credits: Vec<CreditCue>,
    abbreviations: Vec<Abbreviation>,
    header: Vec<HeaderWord>,
}

impl ZoneLexicon {
    /// The boilerplate phrases at a token, longest first, with the token behind them.
    pub fn labels<'a>(&'a self, hits: &'a Hits, token: usize) -> impl Iterator<Item = (Label, usize)> + 'a {
        let there = hits.mask(token) & Class::Boilerplate.mask() != 0;
        let found = if there { hits.at(token) } else { &[] };
        found
            .iter()
            .filter(|h| h.class == Class::Boilerplate)
            .filter_map(|h| Some((*self.labels.get(h.value as usize)?, h.end as usize)))
    }

    /// The byline word at a token.
    pub fn byline(&self, hits: &Hits, token: usize) -> Option<(BylineCue, usize)> {
        find(&self.bylines, hits, token, Class::Byline)
    }

    /// The credit word at a token.
    pub fn credit(&self, hits: &Hits, token: usize) -> Option<(CreditCue, usize)> {
        find(&self.credits, hits, token, Class::Credit)
    }

    /// The abbreviation at a token.
    pub fn abbreviation(&self, hits: &Hits, token: usize) -> Option<(Abbreviation, usize)> {
        find(&self.abbreviations, hits, token, Class::Abbreviation)
    }

    /// The word of a metadata line at a token.
    pub fn header(&self, hits: &Hits, token: usize) -> Option<(HeaderWord, usize)> {
        find(&self.header, hits, token, Class::Header)
    }
}

fn find<T: Copy>(table: &[T], hits: &Hits, token: usize, class: Class) -> Option<(T, usize)> {
    let hit = hits.get(token, class)?;
    Some((*table.get(hit.value as usize)?, hit.end as usize))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoilerplateFile {
    #[serde(default)]
    phrases: Vec<RawLabel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLabel {
    say: Vec<String>,
    at: LabelPlace,
    drops: LabelDrops,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BylineFile {
    #[serde(default)]
    labels: Vec<String>,
    #[serde(default)]
    openers: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CreditFile {
    #[serde(default)]
    openers: Vec<String>,
    #[serde(default)]
    agencies: Vec<String>,
    #[serde(default)]
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AbbreviationFile {
    #[serde(default)]
    open: Vec<String>,
    #[serde(default)]
    closing: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderFile {
    #[serde(default)]
    months: BTreeMap<String, u32>,
    #[serde(default)]
    weekdays: Vec<String>,
    /// Offsets from UTC in minutes.
    #[serde(default)]
    zones: BTreeMap<String, i16>,
    #[serde(default)]
    clock: Vec<String>,
    #[serde(default)]
    ago: Vec<String>,
    #[serde(default)]
    labels: Vec<String>,
}

/// Adds phrases of one kind to a table.
struct Adder<'a, 'b, T> {
    table: &'a mut Vec<T>,
    class: Class,
    file: &'a DataFile,
    phrases: &'b mut PhraseBuilder,
    problems: &'b mut Vec<Problem>,
}

impl<T> Adder<'_, '_, T> {
    fn add<'p>(&mut self, words: impl IntoIterator<Item = &'p String>, value: T) {
        let index = self.table.len() as u32;
        self.table.push(value);
        for word in words {
            if !self.phrases.add(word, self.class, index, Case::Any) {
                self.problems.push(self.file.problem_near(word, format!("phrase {word:?} holds no word")));
            }
        }
    }
}

pub(super) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, problems: &mut Vec<Problem>) -> ZoneLexicon {
    let mut lexicon = ZoneLexicon::default();
    each(source, "boilerplate", problems, |file, data: BoilerplateFile, problems| {
        let mut to = Adder { table: &mut lexicon.labels, class: Class::Boilerplate, file, phrases, problems };
        data.phrases.iter().for_each(|p| to.add(&p.say, Label { at: p.at, drops: p.drops }));
    });
    each(source, "bylines", problems, |file, data: BylineFile, problems| {
        let mut to = Adder { table: &mut lexicon.bylines, class: Class::Byline, file, phrases, problems };
        to.add(&data.labels, BylineCue::Label);
        to.add(&data.openers, BylineCue::Opener);
    });
    each(source, "credits", problems, |file, data: CreditFile, problems| {
        let mut to = Adder { table: &mut lexicon.credits, class: Class::Credit, file, phrases, problems };
        to.add(&data.openers, CreditCue::Opener);
        to.add(&data.agencies, CreditCue::Agency);
        to.add(&data.sources, CreditCue::Source);
    });
    each(source, "abbreviations", problems, |file, data: AbbreviationFile, problems| {
        let mut to = Adder { table: &mut lexicon.abbreviations, class: Class::Abbreviation, file, phrases, problems };
        to.add(&data.open, Abbreviation::Open);
        to.add(&data.closing, Abbreviation::Closing);
    });
    each(source, "header", problems, |file, data: HeaderFile, problems| {
        let mut to = Adder { table: &mut lexicon.header, class: Class::Header, file, phrases, problems };
        for (word, &number) in &data.months {
            to.add([word], HeaderWord::Month(number));
        }
        to.add(&data.weekdays, HeaderWord::Weekday);
        to.add(data.zones.keys(), HeaderWord::Clock);
        to.add(&data.clock, HeaderWord::Clock);
        to.add(&data.ago, HeaderWord::Ago);
        to.add(&data.labels, HeaderWord::Label);
    });
    lexicon
}

/// Parses every file of one stem and hands it on.
fn each<T: serde::de::DeserializeOwned>(
    source: &Source<'_>,
    stem: &str,
    problems: &mut Vec<Problem>,
    mut take: impl FnMut(&DataFile, T, &mut Vec<Problem>),
) {
    for file in source.lang_files(stem) {
        match file.parse() {
            Ok(data) => take(file, data, problems),
            Err(problem) => problems.push(problem),
        }
    }
}

/// Month names and time zones of all shipped languages, for metadata, which is read before the language is known.
static METADATA_WORDS: LazyLock<(FxHashMap<String, u32>, FxHashMap<String, i16>)> = LazyLock::new(|| {
    let mut words = (FxHashMap::default(), FxHashMap::default());
    for &(name, text, json) in EMBEDDED.iter().filter(|(name, ..)| name.starts_with("lang/") && name.ends_with("/header.yaml")) {
        let file = DataFile { name: name.to_owned(), shown: name.to_owned(), text: text.into(), json: Some(json) };
        if let Ok(data) = file.parse::<HeaderFile>() {
            words.0.extend(data.months.into_iter().map(|(word, number)| (word.to_lowercase(), number)));
            words.1.extend(data.zones.into_iter().map(|(word, minutes)| (word.to_lowercase(), minutes)));
        }
    }
    words
});

/// The number of a month by its name or abbreviation in any shipped language.
pub fn month_number(word: &str) -> Option<u32> {
    METADATA_WORDS.0.get(&word.to_lowercase()).copied().filter(|m| (1..=12).contains(m))
}

/// The offset from UTC, in minutes, of a time zone abbreviation in any shipped language.
pub fn zone_offset(word: &str) -> Option<i16> {
    METADATA_WORDS.1.get(&word.to_lowercase()).copied()
}
