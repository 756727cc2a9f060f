//! Stage `compare`: rules, comparators and findings. First "may these be compared?", only then "do they differ?".

mod cases;
mod check;
mod finding;
mod load;
mod model;
mod raw;
mod schema;
mod verify;
mod wording;

pub(crate) use check::SEVERITIES;
pub use check::severity_named;
pub use finding::{Finding, Severity, Side, SideRole};
pub use model::{
    Bilingual, CalendarCheck, Compare, Condition, ConditionSide, ConflictKind, Relation, Rule, RuleSet, RuleTest, Scope,
    TestArticle,
};

pub use load::load;
pub use schema::schema;
pub use verify::{Checked, Verdict as TestVerdict, uncovered, verify};
pub use wording::Wording;

mod compare;

pub use compare::{Outcome, Silence, compare};
