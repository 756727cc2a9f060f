//! The page of a rule.

use super::session::Session;
use crate::report::clean_to;
use crate::rule::{CalendarCheck, Compare, ConditionSide, Relation, Rule, RuleTest, Scope};
use std::io::{self, Write};

/// Prints what a rule is about, when it speaks and when not, with its tests as examples.
pub fn rule(rule: &Rule, session: &Session, out: &mut dyn Write) -> io::Result<()> {
    let (words, ui) = (&session.words.page, session.ui);
    writeln!(out, "{}\n", rule.id)?;
    let about = ui.pick(&rule.about);
    if !about.is_empty() {
        writeln!(out, "{about}\n")?;
    }
    let severity = rule.severity.map_or(words.off.as_str(), |s| s.name());
    let mut rows = vec![
        (words.kind.as_str(), rule.kind.name().to_owned()),
        (&words.severity, severity.to_owned()),
        (&words.facts, if rule.attributes.is_empty() { "*".to_owned() } else { rule.attributes.join(", ") }),
        (&words.compare, compare(&rule.compare)),
        (&words.scope, scopes(&rule.scope)),
    ];
    for c in &rule.unless {
        let mut parts = Vec::new();
        for (key, list) in [("modality", &c.modality), ("cue", &c.cue), ("value", &c.value)] {
            if !list.is_empty() {
                parts.push(format!("{key}: {}", list.join(", ")));
            }
        }
        rows.push((&words.unless, format!("{}: {}", side(c.side), parts.join("; "))));
    }
    for message in [Some(&rule.message), rule.message_within.as_ref()].into_iter().flatten() {
        rows.push((&words.message, ui.pick(message).to_owned()));
    }
    let note = ui.pick(&rule.note);
    if !note.is_empty() {
        rows.push((&words.note, note.to_owned()));
    }
    rows.push((&words.file, rule.file.clone()));
    for (key, value) in rows {
        writeln!(out, "  {key}: {}", clean_to(&value, 400))?;
    }
    writeln!(out, "\n{}", words.examples)?;
    rule.tests.iter().try_for_each(|test| example(test, session, out))?;
    writeln!(out)
}

fn example(test: &RuleTest, session: &Session, out: &mut dyn Write) -> io::Result<()> {
    let words = &session.words.page;
    writeln!(out, "\n  {}{}", clean_to(&test.name, 120), if test.pending { " (pending)" } else { "" })?;
    for a in &test.articles {
        let about: Vec<&str> = [a.outlet.as_deref(), a.published.as_deref()].into_iter().flatten().collect();
        let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
        writeln!(out, "    {}{about}: {}", a.name, clean_to(a.text.trim(), 1000))?;
    }
    match &test.silent {
        Some(reason) => writeln!(out, "    → {}", crate::report::fill(&words.silent, &[("reason", reason)])),
        None => {
            let finds: Vec<String> = test.finds.iter().map(|(a, w)| format!("{a}: {w}")).collect();
            writeln!(out, "    → {} {}", words.finds, finds.join(" | "))
        }
    }
}

/// The comparator as a rule file writes it.
pub fn compare(compare: &Compare) -> String {
    let settings = match compare {
        Compare::Calendar(CalendarCheck::Weekday) => "weekday".to_owned(),
        Compare::Calendar(CalendarCheck::Existence) => "existence".to_owned(),
        Compare::Date { tolerance } => format!("tolerance {tolerance}d"),
        Compare::Number { tolerance } => format!("tolerance {tolerance}%"),
        Compare::Quote { overlap } => format!("overlap {overlap}"),
        Compare::Spelling { distance } => format!("distance {distance}"),
        Compare::Relation(relation) => relation_name(*relation).to_owned(),
        _ => return compare.name().to_owned(),
    };
    format!("{}: {settings}", compare.name())
}

fn relation_name(relation: Relation) -> &'static str {
    match relation {
        Relation::Anniversary => "anniversary",
        Relation::Age => "age",
        Relation::Total => "total",
        Relation::Share => "share",
        Relation::Change => "change",
        Relation::Duration => "duration",
        Relation::Product => "product",
        Relation::Units => "units",
    }
}

/// The scopes as a rule file writes them.
pub fn scopes(scopes: &[Scope]) -> String {
    let name = |s: &Scope| match s {
        Scope::Within => "within",
        Scope::Across => "across",
        Scope::Canon => "canon",
    };
    scopes.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn side(side: ConditionSide) -> &'static str {
    match side {
        ConditionSide::This => "this",
        ConditionSide::Other => "other",
        ConditionSide::Either => "either",
        ConditionSide::Both => "both",
    }
}
