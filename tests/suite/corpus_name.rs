//! Names and roles in phrases of our own: what must be found, with type, key and holder, and what must not.

use selaras::extract::{MentionKind, extract};
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
    /// `TYPE words = key`, in text order; the key may be left out.
    #[serde(default)]
    names: Vec<String>,
    /// `words: office; scope …; of …; by …; former`, parts left out must be absent.
    #[serde(default)]
    roles: Vec<String>,
    /// Words no name mention may touch.
    #[serde(default)]
    rejects: Vec<String>,
    /// No name at all but those listed.
    #[serde(default)]
    only: bool,
    /// A known gap: counted, and a failure when it passes.
    #[serde(default)]
    pending: bool,
}

fn role(text: &str, role: &selaras::extract::Role) -> String {
    let mut out = format!("{text}: {}", role.office);
    for (name, value) in [("scope", &role.scope), ("of", &role.of), ("by", &role.person)] {
        if let Some(value) = value {
            out += &format!("; {name} {value}");
        }
    }
    if let Some(q) = role.qualifier {
        out += &format!("; {}", format!("{q:?}").to_lowercase());
    }
    out
}

fn check(case: &Case, language: Language, lexicons: &Lexicons) -> Vec<String> {
    let article = Article::plain("case", &case.text);
    let lexicon = lexicons.get(language);
    let outline = segment(&article, lexicon);
    let mentions = extract(&article, &outline, lexicon);
    let (mut names, mut roles, mut spans) = (Vec::new(), Vec::new(), Vec::new());
    for m in &mentions {
        let words = m.span.of(&case.text);
        match &m.kind {
            MentionKind::Name(n) => {
                names.push((format!("{} {words}", n.name_type.name()), n.key.to_string()));
                spans.push(words);
            }
            MentionKind::Role(r) => roles.push(role(words, r)),
            _ => {}
        }
    }
    let mut wrong = Vec::new();
    let mut from = 0;
    for want in &case.names {
        let (words, key) = want.split_once(" = ").map_or((want.as_str(), None), |(w, k)| (w, Some(k)));
        let found = names.iter().skip(from).position(|(w, k)| w == words && key.is_none_or(|key| key == k));
        match found {
            Some(at) => from += at + 1,
            None => wrong.push(format!("missing name {want:?}; found {names:?}")),
        }
    }
    if case.only && names.len() != case.names.len() {
        wrong.push(format!("more names than listed: {names:?}"));
    }
    for want in case.roles.iter().filter(|w| !roles.contains(w)) {
        wrong.push(format!("missing role {want:?}; found {roles:?}"));
    }
    for reject in case.rejects.iter().filter(|r| spans.iter().any(|s| s.contains(r.as_str()))) {
        wrong.push(format!("{reject:?} in a name: {spans:?}"));
    }
    wrong
}

fn run(folder: &str, language: Language) {
    let mut problems = Vec::new();
    let lexicons = Lexicons::compile(&embedded(), &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut failures = Vec::new();
    let mut cases = 0;
    for file in ["name.yaml", "role.yaml"] {
        let text = std::fs::read_to_string(dir.join(file)).unwrap();
        for case in serde_yaml::from_str::<Vec<Case>>(&text).unwrap() {
            cases += 1;
            let wrong = check(&case, language, &lexicons);
            if case.pending && wrong.is_empty() {
                failures.push(format!("{file}: passes but is pending: {:?}", case.text));
            } else if !case.pending {
                failures.extend(wrong.into_iter().map(|w| format!("{file}: {:?}\n    {w}", case.text)));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {cases} cases:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn indonesian() {
    run("id", Language::Id);
}

#[test]
fn english() {
    run("en", Language::En);
}

#[test]
fn offices_know_their_hypernyms() {
    let lexicons = Lexicons::compile(&embedded(), &mut Vec::new());
    let names = &lexicons.get(Language::Id).names;
    assert!(names.is_hypernym("leader", "president"));
    assert!(names.is_hypernym("leader", "king"));
    assert!(!names.is_hypernym("president", "leader"));
    assert!(!names.is_hypernym("president", "prime-minister"));
    assert!(names.office_is_generic("leader"));
    assert!(!names.office_is_generic("president"));
}

#[test]
fn the_gazetteer_knows_aliases_and_containers() {
    let lexicons = Lexicons::compile(&embedded(), &mut Vec::new());
    let names = &lexicons.get(Language::En).names;
    let id = |folded: &str| names.entity_of(folded).map(|e| e.id.to_string());
    assert_eq!(id("korut").as_deref(), Some("north-korea"));
    assert_eq!(id("kim jong un").as_deref(), Some("kim-jong-un"));
    assert_eq!(names.entity("pyongyang").and_then(|e| e.metonym_of.as_deref()), Some("north-korea"));
    assert!(names.is_within("bandung", "indonesia"));
    assert!(names.is_within("kabupaten-bandung", "west-java"));
    assert!(!names.is_within("indonesia", "bandung"));
}

#[test]
fn hostile_text_does_not_panic() {
    let lexicons = Lexicons::compile(&embedded(), &mut Vec::new());
    let texts = [
        "",
        "A",
        "\"",
        "Presiden",
        "Presiden (",
        "Dr. ",
        "A-",
        "A'",
        "(((((",
        "K.",
        "Dr.Dr.Dr.",
        "PT",
        "Kota Kota Kota",
        "İİİ ſ ß ẞ",
        "X\u{300}-\u{301}Y",
    ];
    for language in [Language::Id, Language::En] {
        for text in texts {
            for repeat in [1, 3, 50] {
                let article = Article::plain("hostile", &text.repeat(repeat));
                let lexicon = lexicons.get(language);
                let outline = segment(&article, lexicon);
                for m in extract(&article, &outline, lexicon) {
                    assert!(article.text.get(m.span.range()).is_some());
                }
            }
        }
    }
}
