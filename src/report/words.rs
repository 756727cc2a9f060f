//! The report's own words, in the language of the user interface.

use crate::rule::Wording;
use crate::yaml::DataFile;
use serde::Deserialize;

/// A word with its plural; `{n}` in the plural is the number.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    one: String,
    many: String,
}

impl Counted {
    /// The phrase for `n` things.
    pub fn of(&self, n: usize) -> String {
        fill(if n == 1 { &self.one } else { &self.many }, &[("n", &n.to_string())])
    }
}

/// Names of the kinds of mentions.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct KindWords {
    pub date: String,
    pub number: String,
    pub name: String,
    pub role: String,
    pub quote: String,
    pub event: String,
    pub identifier: String,
}

impl KindWords {
    /// The word for a kind as the JSON contract names it.
    pub fn of<'a>(&'a self, kind: &'a str) -> &'a str {
        match kind {
            "date" => &self.date,
            "number" => &self.number,
            "name" => &self.name,
            "role" => &self.role,
            "quote" => &self.quote,
            "event" => &self.event,
            "identifier" => &self.identifier,
            other => other,
        }
    }
}

/// Words of the pages of `explain`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PageWords {
    pub rule: String,
    pub kind: String,
    pub severity: String,
    pub scope: String,
    pub compare: String,
    pub facts: String,
    pub unless: String,
    pub message: String,
    pub note: String,
    pub file: String,
    pub examples: String,
    pub finds: String,
    pub silent: String,
    pub off: String,
    pub value: String,
    pub derivation: String,
    pub confidence: String,
    pub fingerprint: String,
    pub reasons: String,
    pub nothing_here: String,
    pub left_alone: String,
}

/// Every word a report prints that is neither an article's nor a rule's.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Words {
    pub error: String,
    pub warning: String,
    pub info: String,
    pub note: String,
    pub help: String,
    pub why: String,
    pub voices: String,
    pub one_voice: String,
    pub also: String,
    pub canon: String,
    pub explain: String,
    pub no_findings: String,
    pub errors: Counted,
    pub warnings: Counted,
    pub infos: Counted,
    pub articles: Counted,
    pub facts: Counted,
    pub comparisons: Counted,
    pub incomparable: String,
    pub skipped: Counted,
    pub skipped_line: String,
    pub published: String,
    pub no_date: String,
    pub kinds: KindWords,
    pub page: PageWords,
    pub wording: Wording,
}

impl Words {
    /// The words of one language, from `ui/<language>.yaml`; the last such file wins. The error is a fault of the data.
    pub fn load(files: &[DataFile], language: UiLanguage) -> Result<Words, crate::yaml::Problem> {
        let name = format!("ui/{}.yaml", language.code());
        match files.iter().rev().find(|f| f.name == name) {
            Some(file) => file.parse(),
            None => Ok(Words::default()),
        }
    }
}

/// Language of the user interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum UiLanguage {
    /// English.
    #[default]
    En,
    /// Indonesian.
    Id,
}

impl UiLanguage {
    /// The code of its file.
    pub fn code(self) -> &'static str {
        match self {
            UiLanguage::En => "en",
            UiLanguage::Id => "id",
        }
    }

    /// The text of a rule in this language.
    pub fn pick(self, text: &crate::rule::Bilingual) -> &str {
        match self {
            UiLanguage::En => &text.en,
            UiLanguage::Id => &text.id,
        }
    }
}

/// Fills `{name}` in one pass, so that what is filled in is never itself taken for a template.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let filled = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = values.iter().find(|(n, _)| *n == name)?;
            Some((*value, tail))
        });
        match filled {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
