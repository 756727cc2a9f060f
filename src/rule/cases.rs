//! The tests of a rule file as written, checked: what is expected must be possible.

use super::check::Checker;
use super::raw::{RawArticles, RawTest};
use super::{RuleTest, TestArticle};
use crate::lang::Language;
use crate::value::{Date, Reason};

/// Every reason a test may name.
const REASONS: [Reason; 15] = [
    Reason::DifferentEvent,
    Reason::DifferentOccurrence,
    Reason::DifferentAsOf,
    Reason::Granularity,
    Reason::Rounding,
    Reason::Hedge,
    Reason::Modality,
    Reason::DifferentScope,
    Reason::Unit,
    Reason::TimeZone,
    Reason::Correction,
    Reason::SameVoice,
    Reason::NoAnchor,
    Reason::Ambiguous,
    Reason::WeakEvidence,
];

/// Checks the tests of a rule: at least one fires, at least one is silent, each can be run.
pub(super) fn check(raw: Option<Vec<RawTest>>, c: &mut Checker<'_>) -> Vec<RuleTest> {
    let Some(raw) = raw else {
        c.missing(&[], "a rule needs `tests`: at least one that fires (`finds`) and one that stays silent (`silent`)");
        return Vec::new();
    };
    if raw.is_empty() {
        c.fault(&["tests"], "`tests` is empty: a rule needs at least one test that fires and one that stays silent");
        return Vec::new();
    }
    let mut tests: Vec<RuleTest> = Vec::new();
    for (i, test) in raw.into_iter().enumerate() {
        let test = one(i, test, c);
        if tests.iter().any(|t| t.name == test.name && !t.name.is_empty()) {
            c.fault(&["tests", &format!("#{i}")], format!("two tests are called `{}`", test.name));
        }
        tests.push(test);
    }
    if !tests.iter().any(|t| !t.finds.is_empty()) {
        c.missing(&["tests"], "no test fires: one needs `finds`");
    }
    if !tests.iter().any(|t| t.silent.is_some()) {
        c.missing(&["tests"], "no test stays silent: one needs `silent` with the reason");
    }
    tests
}

fn one(i: usize, raw: RawTest, c: &mut Checker<'_>) -> RuleTest {
    let entry = format!("#{i}");
    let name = raw.name.unwrap_or_default();
    if name.trim().is_empty() {
        c.missing(&["tests", &entry], "a test needs a `name` that says what it shows");
    }
    let articles = articles(&entry, raw.articles, c);
    let finds = finds(&entry, raw.finds.as_deref(), &articles, c);
    match (&raw.finds, &raw.silent) {
        (Some(_), Some(_)) => c.fault(&["tests", &entry], "a test either `finds` something or is `silent`, not both"),
        (None, None) => c.missing(&["tests", &entry], "a test needs `finds` or `silent`"),
        _ => {}
    }
    if let Some(reason) = &raw.silent {
        let known: Vec<(&str, ())> = REASONS.iter().map(|r| (r.name(), ())).chain([("nothing", ())]).collect();
        c.choice(&["tests", &entry, "silent"], reason, &known);
    }
    RuleTest { name, articles, finds, silent: raw.silent, pending: raw.pending.unwrap_or(false) }
}

fn articles(entry: &str, raw: Option<RawArticles>, c: &mut Checker<'_>) -> Vec<TestArticle> {
    let raw = raw.map(|a| a.0).unwrap_or_default();
    if raw.is_empty() {
        c.missing(&["tests", entry], "a test needs at least one article");
    }
    let mut articles: Vec<TestArticle> = Vec::new();
    for (name, article) in raw {
        let path = ["tests", entry, "articles", name.as_str()];
        if articles.iter().any(|a| a.name == name) {
            c.fault(&path, format!("two articles are called `{name}`"));
        }
        let text = article.text.unwrap_or_default();
        if text.trim().is_empty() {
            c.missing(&path, format!("the article `{name}` has no text"));
        }
        if let Some(day) = article.published.as_deref().filter(|d| Date::parse_iso(d).is_none()) {
            c.fault(&path, format!("cannot read `published: {day}`, expected YYYY-MM-DD"));
        }
        if let Some(tag) = article.language.as_deref().filter(|t| Language::from_tag(t).is_none()) {
            c.fault(&path, format!("unknown language `{tag}`, expected `id` or `en`"));
        }
        let (published, outlet, language) = (article.published, article.outlet, article.language);
        articles.push(TestArticle { name, text, published, outlet, language });
    }
    articles
}

fn finds(entry: &str, raw: Option<&[String]>, articles: &[TestArticle], c: &mut Checker<'_>) -> Vec<(String, String)> {
    let Some(raw) = raw else { return Vec::new() };
    let path = ["tests", entry, "finds"];
    if raw.is_empty() {
        c.fault(&path, "`finds` is empty; a rule that finds nothing is `silent` with a reason");
    }
    let mut finds = Vec::new();
    for line in raw {
        let Some((name, words)) = line.split_once(": ") else {
            c.fault(&path, format!("cannot read `{line}`, expected `article: words`"));
            continue;
        };
        match articles.iter().find(|a| a.name == name) {
            None => {
                let known: Vec<&str> = articles.iter().map(|a| a.name.as_str()).collect();
                let hint = crate::suggest::hint(name, known.iter().copied());
                c.fault(&path, format!("no article is called `{name}`, the test has `{}`{hint}", known.join("`, `")));
            }
            Some(article) if occurrence(&article.text, words).is_none() => {
                c.fault(&path, format!("the words `{words}` do not stand in the article `{name}`"));
            }
            Some(_) => finds.push((name.to_owned(), words.to_owned())),
        }
    }
    finds
}

/// The byte ranges where the words stand; `words #2` is the second one alone. `None` when they stand nowhere.
pub(super) fn occurrence(text: &str, words: &str) -> Option<Vec<std::ops::Range<usize>>> {
    let (plain, nth) = match words.rsplit_once(" #") {
        Some((plain, n)) => match n.parse::<usize>() {
            Ok(n) if n > 0 => (plain, Some(n)),
            _ => (words, None),
        },
        None => (words, None),
    };
    let places: Vec<_> = text.match_indices(plain).map(|(at, found)| at..at + found.len()).collect();
    let places = match nth {
        Some(n) => places.into_iter().skip(n - 1).take(1).collect(),
        None => places,
    };
    (!places.is_empty() && !plain.is_empty()).then_some(places)
}
