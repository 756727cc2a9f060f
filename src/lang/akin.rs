//! Words that reporters put for each other when they tell one thing again: "a fare" and "a ticket price", "stole" and "took".
//!
//! They need not mean the same: two figures or days beside them are rather one thing, no more. What says the same in any sentence is a synonym of
//! `polarity.yaml`.

use super::stem::Stemmer;
use super::{Language, Source};
use crate::yaml::Problem;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Groups of one language: the numbers of two languages never meet.
const GROUPS: u16 = 1 << 12;

/// The groups of words, each known by a number that is not 0.
#[derive(Debug, Default)]
pub struct AkinLexicon {
    /// For the stem of a word its group.
    groups: FxHashMap<String, u16>,
    /// Pairs of groups that say contrary things, either way round.
    contrary: FxHashSet<(u16, u16)>,
}

impl AkinLexicon {
    /// The group of a stem, 0 when it has none.
    pub fn of(&self, stem: &str) -> u16 {
        self.groups.get(stem).copied().unwrap_or(0)
    }

    /// Whether words of one list say the contrary of words of the other, which has none of theirs: "lost six" and "won five".
    pub fn opposed(&self, some: &[(u16, u32)], others: &[(u16, u32)]) -> bool {
        let has = |list: &[(u16, u32)], group: u16| list.iter().any(|w| w.0 == group);
        let pair = |p: u16, q: u16| self.contrary.contains(&(p, q)) && !has(others, p) && !has(some, q);
        !self.contrary.is_empty() && some.iter().any(|p| others.iter().any(|q| pair(p.0, q.0)))
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct AkinFile {
    groups: Vec<Vec<String>>,
    /// Words of two groups.
    contrary: Vec<(String, String)>,
}

pub(super) fn load(source: &Source<'_>, stemmer: &Stemmer, problems: &mut Vec<Problem>) -> AkinLexicon {
    let mut out = AkinLexicon::default();
    let mut group = if source.language() == Language::Id { 0 } else { GROUPS };
    for file in source.lang_files("akin") {
        let parsed: AkinFile = match file.parse() {
            Ok(parsed) => parsed,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        for words in &parsed.groups {
            group += 1;
            for word in words {
                out.groups.entry(stemmer.stem(&word.to_lowercase()).into_owned()).or_insert(group);
            }
        }
        for (p, q) in &parsed.contrary {
            match (out.of(&stemmer.stem(p)), out.of(&stemmer.stem(q))) {
                (0, _) | (_, 0) => problems.push(file.problem_near(p, "both words need a group")),
                (p, q) => out.contrary.extend([(p, q), (q, p)]),
            }
        }
    }
    out
}
