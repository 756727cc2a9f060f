//! Events in phrases of our own: class, participants, place, date, edition, and whether they are denied or planned.

use selaras::extract::{Context, EventMention, Mention, MentionKind, extract, participants};
use selaras::lang::{Language, Lexicons, embedded};
use selaras::read::Article;
use selaras::segment::segment;
use serde::Deserialize;
use std::path::Path;

/// One phrase.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// Every event, in text order: `words: class; with a, b; at place; on "date"; no. 2; denied; planned`, parts left out must be absent.
    /// An empty list forbids all.
    events: Vec<String>,
    /// A known gap: a failure when it passes.
    #[serde(default)]
    pending: bool,
}

fn line(text: &str, mention: &Mention, event: &EventMention, participants: &[&str]) -> String {
    let mut out = format!("{}: {}", mention.span.of(text), event.class);
    if !participants.is_empty() {
        out += &format!("; with {}", participants.join(", "));
    }
    if let Some(place) = &event.place {
        out += &format!("; at {place}");
    }
    if let Some(time) = event.time {
        out += &format!("; on {:?}", time.of(text));
    }
    if let Some(n) = event.ordinal {
        out += &format!("; no. {n}");
    }
    for (flag, name) in [(event.negated, "denied"), (event.planned, "planned")] {
        if flag {
            out += &format!("; {name}");
        }
    }
    out
}

fn run(folder: &str, language: Language) {
    let mut problems = Vec::new();
    let lexicons = Lexicons::compile(&embedded(), &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    let lexicon = lexicons.get(language);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder).join("event.yaml");
    let mut failures = Vec::new();
    for case in serde_yaml::from_str::<Vec<Case>>(&std::fs::read_to_string(file).unwrap()).unwrap() {
        let article = Article::plain("case", &case.text);
        let outline = segment(&article, lexicon);
        let mentions = extract(&article, &outline, lexicon);
        let cx = Context { text: &article.text, outline: &outline, lexicon };
        let mut found: Vec<_> = mentions
            .iter()
            .filter_map(|m| match &m.kind {
                MentionKind::Event(e) if m.is_sure() => {
                    Some((m.span.start, line(&case.text, m, e, &participants(&cx, &mentions, m))))
                }
                _ => None,
            })
            .collect();
        found.sort();
        let found: Vec<_> = found.into_iter().map(|(_, line)| line).collect();
        if (found == case.events) == case.pending {
            let note = if case.pending { "passes but is pending" } else { "differs" };
            failures.push(format!("{:?} {note}\n    expected {:?}\n    found    {found:?}", case.text, case.events));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn indonesian() {
    run("id", Language::Id);
}

#[test]
fn english() {
    run("en", Language::En);
}
