//! Phrases with the number they must give. A text marks the span with «»; without marks only the value is checked.

use selaras::extract::MentionKind;
use selaras::lang::{self, Language, Lexicons};
use selaras::read::Article;
use selaras::resolve;
use selaras::value::Quantity;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    yields: Vec<Case>,
    #[serde(default)]
    rejects: Vec<String>,
    /// Not yet right: a case that passes fails the run, so that it is moved up.
    #[serde(default)]
    pending: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    value: String,
    #[serde(default)]
    unit: Option<String>,
    #[serde(default)]
    counted: Option<String>,
    #[serde(default)]
    bound: Option<String>,
    #[serde(default)]
    step: Option<String>,
    #[serde(default)]
    ambiguous: Option<bool>,
    texts: Vec<String>,
}

fn numbers(lexicons: &Lexicons, language: Language, text: &str) -> Vec<(String, Quantity)> {
    let mut article = Article::plain("case", text);
    article.meta.language = Some(language);
    let dossier = resolve::resolve(article, lexicons);
    dossier
        .mentions
        .iter()
        .filter_map(|m| match &m.kind {
            MentionKind::Number(q) => Some((m.span.of(text).to_owned(), q.as_ref().clone())),
            _ => None,
        })
        .collect()
}

fn check(lexicons: &Lexicons, language: Language, case: &Case, marked: &str) -> Result<(), String> {
    let wanted = marked.split_once('«').and_then(|(_, rest)| rest.split_once('»')).map(|(span, _)| span);
    let text: String = marked.chars().filter(|c| !matches!(c, '«' | '»')).collect();
    let found = numbers(lexicons, language, &text);
    let shown: Vec<_> = found.iter().map(|(span, q)| format!("{span:?}={} {:?} {:?}", q.value(), q.unit, q.counted)).collect();
    let fail = |why: String| Err(format!("{marked}\n    {why}; found {}", shown.join(", ")));
    let [(span, q)] = found.as_slice() else { return fail("wanted one number".into()) };
    if wanted.is_some_and(|w| w != span) {
        return fail("wrong span".into());
    }
    if q.value() != case.value || q.unit.as_deref() != case.unit.as_deref() {
        return fail(format!("wanted {} {:?}", case.value, case.unit));
    }
    if case.counted.is_some() && q.counted != case.counted {
        return fail(format!("wanted counted {:?}", case.counted));
    }
    if case.bound.as_deref().is_some_and(|b| b != q.bound.name()) {
        return fail(format!("wanted bound {:?}, is {}", case.bound, q.bound.name()));
    }
    if case.step.as_ref().is_some_and(|s| *s != q.step.to_string()) {
        return fail(format!("wanted step {:?}, is {}", case.step, q.step));
    }
    if case.ambiguous.is_some_and(|a| a != q.ambiguous) {
        return fail("wrong ambiguity".into());
    }
    Ok(())
}

fn run(language: Language, name: &str, yaml: &str) {
    let mut problems = Vec::new();
    let lexicons = Lexicons::compile(&lang::embedded(), &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    let file: File = selaras::yaml::parse_str(yaml).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut failures = Vec::new();
    for case in &file.yields {
        failures.extend(case.texts.iter().filter_map(|t| check(&lexicons, language, case, t).err()));
    }
    for text in &file.rejects {
        let found = numbers(&lexicons, language, text);
        if !found.is_empty() {
            failures.push(format!("{text}\n    wanted none; found {:?}", found.iter().map(|(s, _)| s).collect::<Vec<_>>()));
        }
    }
    for case in &file.pending {
        let passing = case.texts.iter().filter(|t| check(&lexicons, language, case, t).is_ok());
        failures.extend(passing.map(|t| format!("{t}\n    is pending but passes: move it to yields")));
    }
    assert!(failures.is_empty(), "{name}: {} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn indonesian() {
    run(Language::Id, "number.yaml", include_str!("../corpus/id/number.yaml"));
    run(Language::Id, "number_money.yaml", include_str!("../corpus/id/number_money.yaml"));
    run(Language::Id, "number_traps.yaml", include_str!("../corpus/id/number_traps.yaml"));
}

#[test]
fn english() {
    run(Language::En, "number.yaml", include_str!("../corpus/en/number.yaml"));
}

/// Whatever stands in a text, extraction ends, and every span slices to words of the text.
#[test]
fn hostile_text_is_survived() {
    let lexicons = Lexicons::compile(&lang::embedded(), &mut Vec::new());
    let pieces = [
        "1",
        "0",
        "999999999999999999999999999999999999999",
        ".",
        ",",
        "-",
        "–",
        "(",
        ")",
        "Rp",
        "%",
        "juta",
        "triliun",
        "M",
        "ke",
        "se",
        "dua",
        "puluh",
        "belas",
        "ratus",
        "ribuan",
        "setengah",
        "pertiga",
        "antara",
        "dan",
        "hingga",
        "Pasal",
        "x",
        "\n",
        "é",
        "°C",
        "/",
        ":",
        "+",
        "'",
        "minus",
        "ribu",
        "jutaan",
    ];
    let mut state = 7u64;
    for round in 0..4000 {
        let mut text = String::new();
        for _ in 0..(round % 23) {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
            if state >> 62 != 0 {
                text.push(' ');
            }
        }
        for language in [Language::Id, Language::En] {
            for (span, quantity) in numbers(&lexicons, language, &text) {
                assert!(!span.is_empty() && text.contains(&span), "{text:?}");
                assert!(quantity.shape == selaras::value::NumberShape::Score || quantity.low <= quantity.high, "{text:?}");
            }
        }
    }
}
