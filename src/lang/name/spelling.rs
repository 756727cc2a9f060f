//! Ways to write one name: old letters, transliterations, accents.

use super::super::Source;
use crate::yaml::Problem;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::borrow::Cow;

/// Ways to write names, from `rules/lang/*/spellings.yaml`.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    accents: FxHashMap<char, char>,
    endings: Vec<Box<str>>,
    ways: Vec<Way>,
}

/// What is one and the same for one way to write.
#[derive(Debug)]
struct Way {
    /// Letters and what they become, the longest first.
    letters: Vec<(Box<str>, Box<str>)>,
    /// With which two bytes any of them begin: by the lower bits of the first, a bit for those of the second.
    begins: [u32; 32],
    /// Endings and what they become, the longest first.
    ends: Vec<(Box<str>, Box<str>)>,
    words: FxHashMap<Box<str>, Box<str>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct File {
    accents: FxHashMap<char, String>,
    endings: Vec<String>,
    ways: Vec<RawWay>,
}

/// Groups of which the first member is what the others become.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawWay {
    letters: Vec<Vec<String>>,
    ends: Vec<Vec<String>>,
    words: Vec<Vec<String>>,
}

impl Spellings {
    /// Whether two names in lower case differ by nothing but the way they are written.
    pub(super) fn one(&self, a: &str, b: &str) -> bool {
        let (a, b) = (self.plain(a), self.plain(b));
        a == b || self.ways.iter().any(|way| way.name(&a) == way.name(&b))
    }

    /// A word in the letters of the first way.
    pub(super) fn modern<'a>(&self, word: &'a str) -> Cow<'a, str> {
        self.ways.first().map_or(Cow::Borrowed(word), |way| way.letters(word))
    }

    /// Whether one name may have these letters behind it in one of its forms.
    pub(super) fn ending(&self, end: &str) -> bool {
        self.endings.iter().any(|e| **e == *end)
    }

    fn plain<'a>(&self, name: &'a str) -> Cow<'a, str> {
        if name.is_ascii() {
            return Cow::Borrowed(name);
        }
        Cow::Owned(name.chars().map(|c| self.accents.get(&c).copied().unwrap_or(c)).collect())
    }
}

impl Way {
    fn new(raw: &RawWay) -> Way {
        let letters = table(&raw.letters);
        let mut begins = [0; 32];
        for (from, _) in &letters {
            let (first, second) = (from.as_bytes().first(), from.as_bytes().get(1));
            if let Some(row) = first.and_then(|b| begins.get_mut(usize::from(b % 32))) {
                *row |= second.map_or(u32::MAX, |b| 1 << (b % 32));
            }
        }
        let mut way = Way { letters, begins, ends: table(&raw.ends), words: FxHashMap::default() };
        // The words are looked up when their letters have been folded.
        let words = raw.words.iter().filter_map(|group| Some((group.first()?, group)));
        let words: Vec<(Box<str>, Box<str>)> =
            words.flat_map(|(first, group)| group.iter().map(|w| (way.letters(w).into(), way.letters(first).into()))).collect();
        way.words.extend(words);
        way
    }

    fn name(&self, name: &str) -> String {
        name.split(' ').map(|w| self.word(w)).collect::<Vec<_>>().join(" ")
    }

    fn word<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let folded = self.letters(word);
        if let Some(one) = self.words.get(&*folded) {
            return Cow::Owned(one.to_string());
        }
        let end = self.ends.iter().find_map(|(from, to)| Some((folded.strip_suffix(&**from)?, to)));
        match end {
            Some((stem, to)) if !stem.is_empty() => Cow::Owned(format!("{stem}{to}")),
            _ => folded,
        }
    }

    fn letters<'a>(&self, word: &'a str) -> Cow<'a, str> {
        // Most words have none of them.
        let begins = |b: u8, next: u8| self.begins.get(usize::from(b % 32)).is_some_and(|row| row >> (next % 32) & 1 != 0);
        let bytes = word.as_bytes();
        let any = bytes.iter().zip(bytes.iter().skip(1).chain([&0])).any(|(b, next)| begins(*b, *next));
        if !any || !self.letters.iter().any(|(from, _)| word.contains(&**from)) {
            return Cow::Borrowed(word);
        }
        let (mut rest, mut folded) = (word, String::with_capacity(word.len()));
        while let Some(c) = rest.chars().next() {
            let step = self.letters.iter().find_map(|(from, to)| Some((rest.strip_prefix(&**from)?, &**to)));
            match step {
                Some((after, to)) => {
                    folded.push_str(to);
                    rest = after;
                }
                None => {
                    folded.push(c);
                    rest = rest.get(c.len_utf8()..).unwrap_or("");
                }
            }
        }
        Cow::Owned(folded)
    }
}

/// Members of groups and what they become, the longest first.
fn table(groups: &[Vec<String>]) -> Vec<(Box<str>, Box<str>)> {
    let mut table: Vec<(Box<str>, Box<str>)> = Vec::new();
    for group in groups {
        if let Some((first, others)) = group.split_first() {
            table.extend(others.iter().map(|o| (o.as_str().into(), first.as_str().into())));
        }
    }
    table.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
    table
}

pub(super) fn load(source: &Source<'_>, problems: &mut Vec<Problem>) -> Spellings {
    let mut spellings = Spellings::default();
    for file in source.lang_files("spellings") {
        let parsed: File = match file.parse() {
            Ok(parsed) => parsed,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let letters = parsed.accents.iter().flat_map(|(&plain, accented)| accented.chars().map(move |c| (c, plain)));
        spellings.accents.extend(letters);
        spellings.endings.extend(parsed.endings.iter().map(|e| e.as_str().into()));
        spellings.ways.extend(parsed.ways.iter().map(Way::new));
    }
    spellings
}

#[cfg(test)]
mod tests {
    use crate::lang::{Language, Lexicons, embedded};

    #[test]
    fn old_letters_accents_and_transliterations_are_one_name() {
        let lexicons = Lexicons::lazy(&embedded());
        let names = &lexicons.get(Language::Id).names;
        for (a, b) in [
            ("darwis soemitro", "darwis sumitro"),
            ("mirna djaja", "mirna jaja"),
            ("muhammad lesmana", "mochamad lesmana"),
            ("nasrudin umaran", "nasruddin umaran"),
            ("rené lestiani", "rene lestiani"),
            ("jörg umaran", "joerg umaran"),
            ("federation of harbour organisations", "federation of harbour organizations"),
        ] {
            assert!(names.is_respelt(a, b), "{a}, {b}");
        }
        for (a, b) in [("mirna lestiani", "mirna letsiani"), ("rizky umaran", "rizki umara"), ("thomas", "tomas")] {
            assert!(!names.is_respelt(a, b), "{a}, {b}");
        }
    }
}
