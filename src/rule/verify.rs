//! Runs the tests inside rule files through the real pipeline.

use super::{Compare, Finding, Outcome, Rule, RuleSet, RuleTest, Severity, cases, compare};
use crate::lang::{Language, Lexicons};
use crate::read::{Article, Published, PublishedFrom};
use crate::resolve::{Dossier, resolve};
use crate::value::Date;

/// What became of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As expected.
    Ok,
    /// A finding where none, or no further one, was expected.
    Noisy,
    /// The expected finding did not come.
    Missing,
    /// A finding came, but not on the quoted words.
    WrongSpan,
    /// Silent, but not for the named reason.
    WrongReason,
    /// A test marked `pending` passes: the mark has to go.
    UnexpectedPass,
    /// A known gap.
    Pending,
}

impl Verdict {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Ok => "ok",
            Verdict::Noisy => "noisy",
            Verdict::Missing => "missing",
            Verdict::WrongSpan => "wrong-span",
            Verdict::WrongReason => "wrong-reason",
            Verdict::UnexpectedPass => "unexpected-pass",
            Verdict::Pending => "pending",
        }
    }

    /// Whether the run fails because of it.
    pub fn fails(self) -> bool {
        !matches!(self, Verdict::Ok | Verdict::Pending)
    }
}

/// The result of one test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Name of the test.
    pub test: String,
    /// What became of it.
    pub verdict: Verdict,
    /// What was expected and what came; empty when it is as expected.
    pub detail: String,
}

/// Runs every test of a rule, each with this rule alone.
pub fn verify(rule: &Rule, lexicons: &Lexicons) -> Vec<Checked> {
    let dossiers: Vec<Vec<Dossier>> = rule.tests.iter().map(|t| read(t, lexicons)).collect();
    verify_read(rule, &dossiers, lexicons)
}

fn verify_read(rule: &Rule, dossiers: &[Vec<Dossier>], lexicons: &Lexicons) -> Vec<Checked> {
    let mut rule = rule.clone();
    rule.severity = rule.severity.or(Some(Severity::Info));
    let tests = rule.tests.clone();
    let rules = RuleSet { rules: vec![rule], ..RuleSet::default() };
    tests.iter().zip(dossiers).map(|(test, d)| check(test, d, &rules, lexicons)).collect()
}

/// The clauses of a rule whose removal changes the result of no test: `unless` conditions and tolerances that no test needs.
pub fn uncovered(rule: &Rule, lexicons: &Lexicons) -> Vec<String> {
    let dossiers: Vec<Vec<Dossier>> = rule.tests.iter().map(|t| read(t, lexicons)).collect();
    let base = verify_read(rule, &dossiers, lexicons);
    let mut without: Vec<(String, Rule)> = Vec::new();
    for i in 0..rule.unless.len() {
        let mut changed = rule.clone();
        changed.unless.remove(i);
        without.push((format!("unless, entry {}", i + 1), changed));
    }
    let mut strict = rule.clone();
    match &mut strict.compare {
        Compare::Date { tolerance } if *tolerance > 0 => *tolerance = 0,
        Compare::Number { tolerance } if *tolerance > 0.0 => *tolerance = 0.0,
        _ => strict.tests.clear(),
    }
    if !strict.tests.is_empty() {
        without.push(("tolerance".to_owned(), strict));
    }
    without.retain(|(_, changed)| verify_read(changed, &dossiers, lexicons) == base);
    without.into_iter().map(|(clause, _)| clause).collect()
}

fn read(test: &RuleTest, lexicons: &Lexicons) -> Vec<Dossier> {
    test.articles
        .iter()
        .map(|a| {
            let mut article = Article::plain(&a.name, &a.text);
            let date = a.published.as_deref().and_then(Date::parse_iso);
            article.meta.published = date.map(|date| Published { date, clock: None, from: PublishedFrom::FrontMatter });
            article.meta.outlet.clone_from(&a.outlet);
            article.meta.language = Some(a.language.as_deref().and_then(Language::from_tag).unwrap_or(Language::Id));
            resolve(article, lexicons)
        })
        .collect()
}

fn check(test: &RuleTest, dossiers: &[Dossier], rules: &RuleSet, lexicons: &Lexicons) -> Checked {
    let outcome = compare(dossiers, &vec![true; dossiers.len()], rules, lexicons, true);
    let (verdict, detail) = match &test.silent {
        Some(reason) => silent(reason, &outcome, dossiers),
        None => firing(test, &outcome, dossiers),
    };
    let (verdict, detail) = match (test.pending, verdict) {
        (true, Verdict::Ok) => (Verdict::UnexpectedPass, "the test passes: take `pending` away".to_owned()),
        (true, _) => (Verdict::Pending, detail),
        (false, v) => (v, detail),
    };
    Checked { test: test.name.clone(), verdict, detail }
}

fn silent(reason: &str, outcome: &Outcome, dossiers: &[Dossier]) -> (Verdict, String) {
    if let Some(finding) = outcome.findings.first() {
        return (Verdict::Noisy, format!("expected silence ({reason}), found {}", show(finding, dossiers)));
    }
    if reason == "nothing" || outcome.silences.iter().any(|s| s.reason.name() == reason) {
        return (Verdict::Ok, String::new());
    }
    (Verdict::WrongReason, format!("expected silence because of {reason}, {}", reasons(outcome)))
}

fn firing(test: &RuleTest, outcome: &Outcome, dossiers: &[Dossier]) -> (Verdict, String) {
    let wanted = || test.finds.iter().map(|(a, w)| format!("{a}: {w}")).collect::<Vec<_>>().join(" | ");
    if outcome.findings.is_empty() {
        return (Verdict::Missing, format!("expected {}, found nothing; {}", wanted(), reasons(outcome)));
    }
    let Some(hit) = outcome.findings.iter().position(|f| test.finds.iter().all(|want| touches(f, want, dossiers))) else {
        let found: Vec<String> = outcome.findings.iter().map(|f| show(f, dossiers)).collect();
        return (Verdict::WrongSpan, format!("expected {}, found {}", wanted(), found.join("; ")));
    };
    match outcome.findings.iter().enumerate().find(|(i, _)| *i != hit) {
        Some((_, extra)) => (Verdict::Noisy, format!("besides {} found {}", wanted(), show(extra, dossiers))),
        None => (Verdict::Ok, String::new()),
    }
}

/// Whether a side of the finding shares a byte with the quoted words.
fn touches(finding: &Finding, (name, words): &(String, String), dossiers: &[Dossier]) -> bool {
    finding.sides.iter().any(|side| {
        let Some(dossier) = side.article.and_then(|a| dossiers.get(a)).filter(|d| &d.article.id == name) else { return false };
        let places = cases::occurrence(&dossier.article.text, words).unwrap_or_default();
        places.iter().any(|p| p.start < side.span.end as usize && (side.span.start as usize) < p.end)
    })
}

fn show(finding: &Finding, dossiers: &[Dossier]) -> String {
    let side = |s: &super::Side| match s.article.and_then(|a| dossiers.get(a)) {
        Some(d) => format!("{}: {} [{}]", d.article.id, s.text, s.value),
        None => format!("canon: {} [{}]", s.text, s.value),
    };
    finding.sides.iter().map(side).collect::<Vec<_>>().join(" | ")
}

fn reasons(outcome: &Outcome) -> String {
    let mut names: Vec<&str> = outcome.silences.iter().map(|s| s.reason.name()).collect();
    names.sort_unstable();
    names.dedup();
    match names.is_empty() {
        true => "no two facts met".to_owned(),
        false => format!("silent because of {}", names.join(", ")),
    }
}
