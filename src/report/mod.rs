//! Stage `report`: findings and mentions to bytes. Renderers know spans and text, never rules.

mod concise;
mod extracted;
mod heads;
mod json;
mod line;
mod mentions;
mod places;
mod problem;
mod said;
mod text;
mod window;
mod words;

pub use concise::concise;
pub use extracted::jsonl as extracted_jsonl;
pub use json::{json, jsonl};
pub use mentions::{heading, highlighted, table, value as mention_value};
pub use places::Places;
pub use problem::problem;
pub use said::Said;
pub use text::{Style, finding as finding_text, text, totals};
pub use window::{Indices, clean, clean_to};
pub use words::{Counted, KindWords, PageWords, UiLanguage, Words, fill};

use crate::resolve::Dossier;
use crate::rule::{Finding, Severity};

/// An input that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unread {
    /// What was to be read.
    pub path: String,
    /// Why it could not be.
    pub reason: String,
}

/// Everything a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// Findings in the order of the report.
    pub findings: &'a [Finding],
    /// All articles, those of the archive included; sides point into them.
    pub dossiers: &'a [Dossier],
    /// Inputs that could not be checked.
    pub skipped: &'a [Unread],
    /// Number of facts.
    pub facts: usize,
    /// Pairs of facts that were compared.
    pub comparisons: usize,
    /// Pairs that may be about different things.
    pub incomparable: usize,
}

impl Report<'_> {
    /// Number of findings of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }
}
