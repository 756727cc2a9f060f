//! Rules as the program uses them: checked and complete. The YAML side of them is another type.

use super::Severity;
use super::Wording;
pub use crate::resolve::facts::relation::RelationKind as Relation;

/// The conflict kinds of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum ConflictKind {
    DateConflict,
    WeekdayMismatch,
    ImpossibleDate,
    AnniversaryArithmetic,
    NumberConflict,
    ScaleConflict,
    EntityConflict,
    RoleConflict,
    PlaceConflict,
    QuoteConflict,
    EventConfusion,
    NameSpelling,
    Arithmetic,
}

impl ConflictKind {
    /// All kinds, in the order of the contract.
    pub const ALL: [ConflictKind; 13] = [
        ConflictKind::DateConflict,
        ConflictKind::WeekdayMismatch,
        ConflictKind::ImpossibleDate,
        ConflictKind::AnniversaryArithmetic,
        ConflictKind::NumberConflict,
        ConflictKind::ScaleConflict,
        ConflictKind::EntityConflict,
        ConflictKind::RoleConflict,
        ConflictKind::PlaceConflict,
        ConflictKind::QuoteConflict,
        ConflictKind::EventConfusion,
        ConflictKind::NameSpelling,
        ConflictKind::Arithmetic,
    ];

    /// The name in reports and rule files.
    pub fn name(self) -> &'static str {
        match self {
            ConflictKind::DateConflict => "date-conflict",
            ConflictKind::WeekdayMismatch => "weekday-mismatch",
            ConflictKind::ImpossibleDate => "impossible-date",
            ConflictKind::AnniversaryArithmetic => "anniversary-arithmetic",
            ConflictKind::NumberConflict => "number-conflict",
            ConflictKind::ScaleConflict => "scale-conflict",
            ConflictKind::EntityConflict => "entity-conflict",
            ConflictKind::RoleConflict => "role-conflict",
            ConflictKind::PlaceConflict => "place-conflict",
            ConflictKind::QuoteConflict => "quote-conflict",
            ConflictKind::EventConfusion => "event-confusion",
            ConflictKind::NameSpelling => "name-spelling",
            ConflictKind::Arithmetic => "arithmetic",
        }
    }
}

/// A text in both languages of the user interface.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub struct Bilingual {
    pub id: String,
    pub en: String,
}

/// Where the two sides of a rule may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In one article.
    Within,
    /// In two articles.
    Across,
    /// In an article and in a verified fact.
    Canon,
}

/// What the calendar is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CalendarCheck {
    /// Is the written weekday that date's weekday?
    Weekday,
    /// Does the date exist?
    Existence,
}

/// How two facts are compared. A comparator is one Rust file; a rule of an existing comparator is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Compare {
    /// Weekday against date, existence of a date.
    Calendar(CalendarCheck),
    /// Days; `tolerance` in days.
    Date {
        /// Days of difference that are no conflict.
        tolerance: u32,
    },
    /// Quantities of one slot; `tolerance` in percent of the larger.
    Number {
        /// Percent of difference that is no conflict.
        tolerance: f64,
    },
    /// Equal digits, different power of a thousand.
    Scale,
    /// Who fills a slot.
    Name,
    /// Where.
    Place,
    /// Which office.
    Role,
    /// Words of one speaker on one occasion.
    Quote {
        /// Least share of content words two renderings have in common to be the same quote, 0 to 1.
        overlap: f64,
    },
    /// Nearly the same name.
    Spelling {
        /// Greatest edit distance.
        distance: usize,
    },
    /// Figures that can be recomputed.
    Relation(Relation),
    /// What belongs to one occurrence told of another.
    Edition,
    /// The figure of an earlier occurrence told as that of the present one.
    Former,
    /// Figures that may only grow.
    Series,
}

impl Compare {
    /// The key in a rule file.
    pub fn name(&self) -> &'static str {
        match self {
            Compare::Calendar(_) => "calendar",
            Compare::Date { .. } => "date",
            Compare::Number { .. } => "number",
            Compare::Scale => "scale",
            Compare::Name => "name",
            Compare::Place => "place",
            Compare::Role => "role",
            Compare::Quote { .. } => "quote",
            Compare::Spelling { .. } => "spelling",
            Compare::Relation(_) => "relation",
            Compare::Edition => "edition",
            Compare::Former => "former",
            Compare::Series => "series",
        }
    }

    /// Where it finds anything.
    pub fn scopes(&self) -> &'static [Scope] {
        use Scope::{Across, Canon, Within};
        match self {
            Compare::Date { .. } | Compare::Number { .. } | Compare::Role | Compare::Relation(Relation::Anniversary) => {
                &[Within, Across, Canon]
            }
            Compare::Scale | Compare::Spelling { .. } => &[Within, Across],
            Compare::Relation(Relation::Total | Relation::Share | Relation::Change | Relation::Duration) => &[Within, Across],
            Compare::Calendar(_) | Compare::Relation(Relation::Age | Relation::Product | Relation::Units) => &[Within],
            Compare::Name | Compare::Place | Compare::Quote { .. } | Compare::Edition | Compare::Former | Compare::Series => {
                &[Across]
            }
        }
    }

    /// Whether it asks the conditions of its rule, of two articles.
    pub fn asks(&self) -> bool {
        matches!(self, Compare::Date { .. }) || self.selects()
    }

    /// Whether a rule may select its facts by their attribute.
    pub fn selects(&self) -> bool {
        matches!(self, Compare::Number { .. } | Compare::Scale | Compare::Series)
    }
}

/// The side a condition looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ConditionSide {
    This,
    Other,
    Either,
    Both,
}

/// A condition under which a rule stays silent: all that it names must hold.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Which side.
    pub side: ConditionSide,
    /// The fact's clause has one of these modalities: `planned`, `denied`, `hypothetical`, `estimated`, `demanded`.
    pub modality: Vec<String>,
    /// The fact has one of these cues: `correction`, `approximation`, `quote`.
    pub cue: Vec<String>,
    /// The fact's value is one of these.
    pub value: Vec<String>,
    /// The words of the fact's sentence match. Linear in their length, so that a rule file may hold any expression.
    pub text: Option<regex::Regex>,
}

/// A small article inside a rule test.
#[derive(Clone, Debug, Default)]
pub struct TestArticle {
    /// Its name in the test.
    pub name: String,
    /// The words.
    pub text: String,
    /// Publication date, ISO.
    pub published: Option<String>,
    /// Outlet.
    pub outlet: Option<String>,
    /// Language code; `id` when absent.
    pub language: Option<String>,
}

/// A test a rule carries.
#[derive(Clone, Debug)]
pub struct RuleTest {
    /// What it shows.
    pub name: String,
    /// The articles, in the order written.
    pub articles: Vec<TestArticle>,
    /// What must be found, `article: words`; all of them as sides of one finding of the rule. Empty: the rule must be silent.
    pub finds: Vec<(String, String)>,
    /// The reason of the silence ([`crate::value::Reason::name`]), or `nothing` when no pair is compared at all.
    pub silent: Option<String>,
    /// A known gap: counted, never failing; an unexpected pass does fail.
    pub pending: bool,
}

/// A rule, checked and complete.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The file stem.
    pub id: String,
    /// The kind its findings have.
    pub kind: ConflictKind,
    /// `None` is off.
    pub severity: Option<Severity>,
    /// Attributes it selects; empty selects every attribute its comparator can read.
    pub attributes: Vec<String>,
    /// Where the sides may stand.
    pub scope: Vec<Scope>,
    /// The comparator.
    pub compare: Compare,
    /// When it stays silent.
    pub unless: Vec<Condition>,
    /// The message, with placeholders in braces.
    pub message: Bilingual,
    /// The message of a finding whose sides stand in one article, where it is another.
    pub message_within: Option<Bilingual>,
    /// What to do.
    pub note: Bilingual,
    /// What it is about, for `explain` and the docs.
    pub about: Bilingual,
    /// Why it matters; may be empty.
    pub why: Bilingual,
    /// When it is wrong; may be empty.
    pub limits: Bilingual,
    /// Its tests.
    pub tests: Vec<RuleTest>,
    /// The file it came from, as shown to the user.
    pub file: String,
}

/// All rules, sorted by id.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The rules.
    pub rules: Vec<Rule>,
    /// How values and reasons are said in Indonesian and in English.
    pub wording: [Wording; 2],
}
