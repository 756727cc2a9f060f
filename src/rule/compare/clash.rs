//! What comparators answer with.

use super::Silence;
use crate::extract::Derivation;
use crate::resolve::Dossier;
use crate::rule::Rule;
use crate::text::Span;
use crate::value::Reason;

/// One side of a clash.
#[derive(Clone, Debug)]
pub(super) struct ClashSide {
    /// Index of the article; `None` for canon.
    pub article: Option<usize>,
    pub span: Span,
    pub value: String,
    pub derivation: Derivation,
}

impl ClashSide {
    /// A passage of an article, its words with one space between them.
    pub(super) fn passage(article: usize, d: &Dossier, span: Span) -> ClashSide {
        let value = span.of(&d.article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        ClashSide { article: Some(article), span, value, derivation: Vec::new() }
    }
}

/// Two facts that are comparable and disjoint.
#[derive(Clone, Debug)]
pub(super) struct Clash {
    pub rule: String,
    /// What the two fill: clashes of one slot and one primary value become one finding.
    pub slot: String,
    pub sides: Vec<ClashSide>,
    /// 0 to 1.
    pub confidence: f32,
    /// The shared event is sure enough for the rule's own severity.
    pub certain: bool,
    /// Two articles of an archive that need not tell one happening: worth a note.
    pub note: bool,
    /// The first side is wrong whatever the other says: it stays primary.
    pub decided: bool,
    pub why: Vec<String>,
    pub attribute: String,
    pub subject: String,
    pub expected: String,
    pub detail: String,
}

impl Clash {
    pub(super) fn new(rule: &Rule, slot: impl Into<String>, sides: Vec<ClashSide>) -> Clash {
        Clash {
            rule: rule.id.clone(),
            slot: slot.into(),
            sides,
            confidence: 0.8,
            certain: true,
            note: false,
            decided: false,
            why: Vec::new(),
            attribute: String::new(),
            subject: String::new(),
            expected: String::new(),
            detail: String::new(),
        }
    }

    /// A clash that a reckoning decides: `detail` shows it, `expected` is what comes out.
    pub(super) fn reckoned(
        rule: &Rule,
        slot: impl Into<String>,
        sides: Vec<ClashSide>,
        detail: String,
        expected: impl ToString,
    ) -> Clash {
        let mut c = Clash::new(rule, slot, sides);
        c.expected = expected.to_string();
        c.why = vec![detail.clone()];
        c.detail = detail;
        c.decided = true;
        c
    }
}

/// Collects clashes, silences and counts of one article or pair.
#[derive(Clone, Debug, Default)]
pub(super) struct Sink {
    pub clashes: Vec<Clash>,
    pub silences: Vec<Silence>,
    pub comparisons: usize,
    pub incomparable: usize,
    explain: bool,
    articles: (usize, usize),
}

impl Sink {
    pub(super) fn new(explain: bool, articles: (usize, usize)) -> Sink {
        Sink { explain, articles, ..Sink::default() }
    }

    pub(super) fn clash(&mut self, clash: Clash) {
        self.clashes.push(clash);
    }

    /// Two facts were compared.
    pub(super) fn compared(&mut self) {
        self.comparisons += 1;
    }

    /// Two facts were left alone.
    pub(super) fn silent(&mut self, rule: &Rule, reason: Reason) {
        self.incomparable += 1;
        if self.explain {
            let silence = Silence { rule: rule.id.clone(), reason, articles: self.articles };
            if !self.silences.contains(&silence) {
                self.silences.push(silence);
            }
        }
    }

    pub(super) fn merge(mut self, mut other: Sink) -> Sink {
        self.clashes.append(&mut other.clashes);
        self.silences.append(&mut other.silences);
        self.comparisons += other.comparisons;
        self.incomparable += other.incomparable;
        self
    }
}
