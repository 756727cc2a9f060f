use super::{Bilingual, ConflictKind};
use crate::extract::Derivation;
use crate::text::Span;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Style or a note; never fails a run.
    Info,
    /// Look at this.
    Warning,
    /// Correct this before publishing.
    Error,
}

impl Severity {
    /// The name in reports and rule files.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// The part a side plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SideRole {
    /// The place to look at first: in the article under check.
    Primary,
    /// What it differs from.
    Other,
    /// A verified fact.
    Canon,
}

impl SideRole {
    /// The name in the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            SideRole::Primary => "primary",
            SideRole::Other => "other",
            SideRole::Canon => "canon",
        }
    }
}

/// One side of a finding.
#[derive(Clone, Debug)]
pub struct Side {
    /// The part it plays.
    pub role: SideRole,
    /// Index of the article among all dossiers; `None` for canon.
    pub article: Option<usize>,
    /// Place in the article's text.
    pub span: Span,
    /// The words there, verbatim; for canon the entry's id and source.
    pub text: String,
    /// The normalised value.
    pub value: String,
    /// How the value came about.
    pub derivation: Derivation,
    /// Number of independent voices that give this value (copies, wire stories and one outlet family count once).
    pub voices: usize,
}

/// A disagreement worth an editor's look.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Id of the rule that spoke.
    pub rule: String,
    /// Conflict kind.
    pub kind: ConflictKind,
    /// Severity, after weak keys have lowered it.
    pub severity: Severity,
    /// 0 to 1.
    pub confidence: f32,
    /// What is wrong, in both languages.
    pub message: Bilingual,
    /// What to do about it, in both languages; may be empty.
    pub note: Bilingual,
    /// The primary side first; the others grouped by value.
    pub sides: Vec<Side>,
    /// Why the two were compared at all.
    pub why: Vec<String>,
    /// Hexadecimal; the same for the same disagreement whatever the order of articles, lines or words of the message.
    pub fingerprint: String,
}
