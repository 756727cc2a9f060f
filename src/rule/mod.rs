//! Stage `compare`: rules, comparators and findings. First "may these be compared?", only then "do they differ?".

mod finding;
mod model;

pub use finding::{Finding, Severity, Side, SideRole};
pub use model::{
    Bilingual, CalendarCheck, Compare, Condition, ConditionSide, ConflictKind, EventMatch, Relation, Rule, RuleSet, RuleTest,
    Scope, TestArticle,
};

mod compare;

pub use compare::{Outcome, Silence, compare};
