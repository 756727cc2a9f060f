//! Acts by which things are dated: "painted in 1911" and "the work, dated 1911" tell one act.

use super::Language;
use super::Source;
use crate::text::hash_folded;
use crate::yaml::Problem;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `rules/acts/*.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    acts: BTreeMap<String, RawAct>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawAct {
    /// language → words
    words: BTreeMap<String, Vec<String>>,
    since: BTreeMap<String, Vec<String>>,
    phase: Option<Phase>,
}

/// What an act does to something that lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// It begins then.
    Start,
    /// It is over then.
    End,
}

/// An act that a word names, and whether only where something lasts from the date on.
pub type Act = (u16, bool);

/// The words of all acts.
#[derive(Debug, Default)]
pub struct Acts {
    ids: Vec<String>,
    phases: Vec<Option<Phase>>,
    /// By the hash of the word in lower case.
    by_word: FxHashMap<u32, Vec<Act>>,
}

impl Acts {
    /// The acts that a word names, by its hash in lower case.
    pub fn of(&self, folded: u32) -> &[Act] {
        self.by_word.get(&folded).map_or(&[], Vec::as_slice)
    }

    /// Whether some acts begin something and others end it, and none does both.
    pub fn opposed(&self, some: &[u16], others: &[u16]) -> bool {
        let has = |acts: &[u16], phase| acts.iter().any(|a| self.phases.get(*a as usize) == Some(&Some(phase)));
        let only = |acts: &[u16], phase, not| has(acts, phase) && !has(acts, not);
        only(some, Phase::Start, Phase::End) && only(others, Phase::End, Phase::Start)
            || only(some, Phase::End, Phase::Start) && only(others, Phase::Start, Phase::End)
    }
}

pub(super) fn load(source: &Source<'_>, problems: &mut Vec<Problem>) -> Acts {
    let mut out = Acts::default();
    let code = source.language().code();
    for file in source.folder("acts") {
        let raw: File = match file.parse() {
            Ok(raw) => raw,
            Err(p) => {
                problems.push(p);
                continue;
            }
        };
        for (id, act) in raw.acts {
            for language in act.words.keys().chain(act.since.keys()).filter(|l| Language::from_tag(l).is_none()) {
                problems.push(file.problem_near(&format!("{id}:"), format!("act `{id}`: unknown language `{language}`")));
            }
            // Every act has an index, whether the language has words for it or not: articles of two languages are compared.
            let index = out.ids.iter().position(|x| *x == id).unwrap_or(out.ids.len());
            if index == out.ids.len() {
                out.ids.push(id);
                out.phases.push(act.phase);
            }
            for (words, since) in [(act.words.get(code), false), (act.since.get(code), true)] {
                for word in words.into_iter().flatten() {
                    out.by_word.entry(hash_folded(word)).or_default().push((index as u16, since));
                }
            }
        }
    }
    out
}
