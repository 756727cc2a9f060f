//! Quotes, speakers and attributions in sentences made up for the purpose: `tests/corpus/*/quote*.yaml`.

#![allow(clippy::unwrap_used)]

use selaras::extract::{Context, Mention, MentionKind, Name, NameForm, NameType, NameWhy, Quote, attributions, extract};
use selaras::lang::{self, Class, Language, Lexicons, content_words};
use selaras::read::Article;
use selaras::segment::segment;
use serde::Deserialize;
use std::fmt::Write as _;
use std::path::PathBuf;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// Every quote of the text, in order; an empty list forbids all.
    quotes: Vec<Expected>,
    #[serde(default)]
    sources: Vec<Source>,
    /// Why the case fails today. A case that passes although it is pending is an error.
    pending: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    content: String,
    /// The words of the speaker's name in the text.
    speaker: Option<String>,
    #[serde(default)]
    indirect: bool,
    /// The cue denies it.
    #[serde(default)]
    denied: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    cue: String,
    source: Option<String>,
    content: String,
}

fn lexicons() -> Lexicons {
    let mut problems = Vec::new();
    let lexicons = Lexicons::compile(&lang::embedded(), &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    lexicons
}

fn quotes(mentions: &[Mention]) -> impl Iterator<Item = &Quote> {
    mentions.iter().filter_map(|m| match &m.kind {
        MentionKind::Quote(q) => Some(q),
        _ => None,
    })
}

fn failures(case: &Case, language: Language, lexicons: &Lexicons) -> String {
    let lexicon = lexicons.get(language);
    let article = Article::plain("case", &case.text);
    let outline = segment(&article, lexicon);
    let mentions = extract(&article, &outline, lexicon);
    let mut out = String::new();
    let speaker = |q: &Quote| q.speaker_span.map(|s| s.of(&case.text));
    let found: Vec<_> = quotes(&mentions).map(|q| (q.content.of(&case.text), speaker(q), !q.direct, q.denied)).collect();
    let wanted: Vec<_> = case.quotes.iter().map(|e| (e.content.as_str(), e.speaker.as_deref(), e.indirect, e.denied)).collect();
    if found != wanted {
        let _ = writeln!(out, "  quotes\n    found  {found:?}\n    wanted {wanted:?}");
    }
    let cx = Context { text: &case.text, outline: &outline, lexicon };
    let all: Vec<_> = attributions(&cx, &mentions)
        .iter()
        .map(|a| {
            let cue = outline.span(a.cue.0 as usize..a.cue.1 as usize).of(&case.text);
            (cue.to_owned(), a.source.map(|s| s.of(&case.text).to_owned()), a.content.of(&case.text).to_owned())
        })
        .collect();
    for s in &case.sources {
        if !all.contains(&(s.cue.clone(), s.source.clone(), s.content.clone())) {
            let _ = writeln!(out, "  no attribution {:?} {:?} {:?}\n    among {all:?}", s.cue, s.source, s.content);
        }
    }
    out
}

#[test]
fn corpus() {
    let lexicons = lexicons();
    let mut report = String::new();
    let mut count = 0;
    for language in [Language::Id, Language::En] {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(language.code());
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|f| f.file_name().unwrap().to_string_lossy().starts_with("quote")) {
            let cases: Vec<Case> = selaras::yaml::parse_str(&std::fs::read_to_string(file).unwrap()).unwrap();
            for case in &cases {
                count += 1;
                let failed = failures(case, language, &lexicons);
                match (&case.pending, failed.is_empty()) {
                    (None, false) => write!(report, "{}: {}\n{failed}", file.display(), case.text).unwrap(),
                    (Some(_), true) => writeln!(report, "{}: passes, yet pending: {}", file.display(), case.text).unwrap(),
                    _ => {}
                }
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(count > 40, "only {count} cases");
}

/// A name mention decides over capitalised offices, and gives its key.
#[test]
fn name_mentions_give_the_source() {
    let lexicons = lexicons();
    let lexicon = lexicons.get(Language::Id);
    let text = "\"Kami menutup jalan itu sampai besok,\" ujar Kepala Dinas Perhubungan, Sari Wulandari, di kantornya.";
    let article = Article::plain("n", text);
    let outline = segment(&article, lexicon);
    let start = text.find("Sari").unwrap();
    let span = selaras::text::Span::new(start, start + "Sari Wulandari".len());
    let first = outline.tokens.iter().position(|t| t.span.start == span.start).unwrap() as u32;
    let name = Name {
        name_type: NameType::Person,
        key: "sari wulandari".into(),
        form: NameForm::Full,
        known: false,
        why: NameWhy::Context,
    };
    let zone = outline.zone(first as usize);
    let kind = MentionKind::Name(name);
    let mention = Mention { span, tokens: (first, first + 2), sentence: 0, zone, kind, derivation: Vec::new() };
    let found = attributions(&Context { text, outline: &outline, lexicon }, &[mention]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].source_key.as_deref(), Some("sari wulandari"));
    assert_eq!(found[0].source, Some(span));
}

/// A long paragraph without a full stop, full of verbs and marks, takes time in proportion to its length.
#[test]
fn one_endless_sentence() {
    let lexicons = lexicons();
    let lexicon = lexicons.get(Language::Id);
    for piece in [
        "air surut, kata Rahmat, ",
        "\"air surut ",
        "'air surut ",
        "menurut Rahmat ",
        "\"air surut lagi,\" kata dia, ",
        "«air \"surut ",
    ] {
        let text = piece.repeat(20_000);
        let article = Article::plain("long", &text);
        let outline = segment(&article, lexicon);
        let start = std::time::Instant::now();
        let _ = extract(&article, &outline, lexicon);
        assert!(start.elapsed().as_secs() < 5, "{piece}: {:?}", start.elapsed());
    }
}

fn stems(text: &str, language: Language, lexicons: &Lexicons) -> Vec<String> {
    let lexicon = lexicons.get(language);
    let outline = segment(&Article::plain("s", text), lexicon);
    content_words(text, &outline.tokens, 0..outline.tokens.len(), &outline.hits, lexicon)
}

#[test]
fn related_forms_share_a_stem() {
    let lexicons = lexicons();
    for words in [
        "memperluas diperluas perluasan",
        "menghentikan dihentikan penghentian",
        "mempersatukan dipersatukan",
        "memisahkan dipisahkan terpisah",
        "menulis ditulis penulisan",
        "mengirim dikirim pengiriman kirimkan",
        "menyatakan dinyatakan pernyataan",
        "membangun pembangunan dibangun",
        "berkembang dikembangkan pengembangan",
    ] {
        let found = stems(words, Language::Id, &lexicons);
        assert!(found.windows(2).all(|w| w[0] == w[1]), "{words}: {found:?}");
    }
    for words in ["close closed closes closing", "plan plans planned planning", "country countries", "promise promised promises"]
    {
        let found = stems(words, Language::En, &lexicons);
        assert!(found.windows(2).all(|w| w[0] == w[1]), "{words}: {found:?}");
    }
}

#[test]
fn unrelated_words_keep_their_stems_apart() {
    let lexicons = lexicons();
    for (a, b) in [("memperluas", "memperketat"), ("menaikkan", "menurunkan"), ("dihentikan", "diperluas"), ("perang", "pergi")] {
        assert_ne!(stems(a, Language::Id, &lexicons), stems(b, Language::Id, &lexicons), "{a} {b}");
    }
    assert_ne!(stems("right", Language::En, &lexicons), stems("wrong", Language::En, &lexicons));
}

#[test]
fn function_words_carry_no_content() {
    let lexicons = lexicons();
    assert_eq!(stems("yang dan di itu", Language::Id, &lexicons), Vec::<String>::new());
    assert_eq!(stems("Jembatan itu tidak roboh", Language::Id, &lexicons), ["jembat", "tidak", "roboh"]);
}

#[test]
fn clause_cues_have_their_classes() {
    let lexicons = lexicons();
    let lexicon = lexicons.get(Language::Id);
    let text = "Jaksa menuntut, dan kabar itu belum tentu. Ralat: akan digelar.";
    let outline = segment(&Article::plain("c", text), lexicon);
    let found: Vec<_> = outline
        .hits
        .all()
        .iter()
        .filter(|h| matches!(h.class, Class::Modality))
        .map(|h| lexicon.speech.modality(h.value).name())
        .collect();
    assert!(found.contains(&"demanded") && found.contains(&"planned"), "{found:?}");
    assert!(outline.hits.all().iter().any(|h| h.class == Class::Negation));
    assert!(outline.hits.all().iter().any(|h| h.class == Class::Correction));
}

/// Marks without partners, verbs without speakers: nothing may panic, hang or slice badly.
#[test]
fn hostile_marks() {
    let lexicons = lexicons();
    let pieces = [
        "\"",
        "“",
        "”",
        "'",
        "’",
        "«",
        "kata",
        "mengatakan",
        ",",
        ".",
        "Rahmat",
        "(",
        "\n",
        "\n\n",
        "Presiden",
        "-",
        "menurut",
        "itu",
    ];
    let mut state = 7u32;
    for round in 0..300 {
        let mut text = String::new();
        for _ in 0..120 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
            if state & 3 != 0 {
                text.push(' ');
            }
        }
        let language = if round % 2 == 0 { Language::Id } else { Language::En };
        let lexicon = lexicons.get(language);
        let article = Article::plain("h", &text);
        let outline = segment(&article, lexicon);
        for q in quotes(&extract(&article, &outline, lexicon)) {
            assert!(text.get(q.content.range()).is_some_and(|t| !t.is_empty()));
        }
    }
}
