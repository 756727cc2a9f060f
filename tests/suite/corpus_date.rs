//! Temporal expressions by example: `tests/corpus/<language>/date*.yaml`.
//!
//! A file gives an anchor (publication day, or none), values with the texts that must yield them, and texts that must yield nothing.
//! A text is exactly one mention over its whole length, unless `in` gives the sentence it stands in, as `{}`.
//! What is `pending` is known to fail and must keep failing: once it works, it moves to `yields`.

use selaras::extract::MentionKind;
use selaras::lang::{self, Language, Lexicons};
use selaras::read::{Article, Published, PublishedFrom};
use selaras::resolve::{Dossier, resolve};
use selaras::value::{Date, Timex};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| {
    let mut problems = Vec::new();
    let lexicons = Lexicons::compile(&lang::embedded(), &mut problems);
    assert!(problems.is_empty(), "data files: {problems:?}");
    lexicons
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    anchor: Option<String>,
    #[serde(default)]
    yields: Vec<Case>,
    #[serde(default)]
    rejects: Vec<String>,
    #[serde(default)]
    pending: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    value: String,
    texts: Vec<String>,
    #[serde(rename = "in")]
    sentence: Option<String>,
}

fn dossier(language: Language, anchor: Option<Date>, text: &str) -> Dossier {
    let mut article = Article::plain("test", text);
    article.meta.language = Some(language);
    article.meta.published = anchor.map(|date| Published { date, clock: None, from: PublishedFrom::Option });
    resolve(article, &LEXICONS)
}

fn dates(dossier: &Dossier) -> Vec<(&str, &Timex)> {
    let text = dossier.article.text.as_str();
    dossier
        .mentions
        .iter()
        .filter_map(|m| match &m.kind {
            MentionKind::Date { timex: Some(timex), .. } => Some((m.span.of(text), timex.as_ref())),
            _ => None,
        })
        .collect()
}

/// What is wrong with one text, if anything.
fn fault(language: Language, anchor: Option<Date>, case: &Case, text: &str) -> Option<String> {
    let whole = case.sentence.as_ref().map_or_else(|| text.to_owned(), |s| s.replace("{}", text));
    let dossier = dossier(language, anchor, &whole);
    let found = dates(&dossier);
    let right = match &case.sentence {
        None => matches!(found.as_slice(), [(words, timex)] if *words == text && timex.value == case.value),
        Some(_) => found.iter().any(|(words, timex)| *words == text && timex.value == case.value),
    };
    let got: Vec<_> = found.iter().map(|(words, timex)| format!("{words:?} {}", timex.value)).collect();
    (!right).then(|| format!("{whole:?}: expected {:?} {}, got {}", text, case.value, got.join(", ")))
}

fn corpus(language: Language) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(language.code());
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("corpus folder")
        .map(|e| e.expect("entry").path())
        .filter(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with("date")))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn check(language: Language) {
    let mut faults = Vec::new();
    let mut texts = 0;
    for path in corpus(language) {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let yaml = std::fs::read_to_string(&path).expect("corpus file");
        let file: File = serde_yaml::from_str(&yaml).unwrap_or_else(|e| panic!("{name}: {e}"));
        let anchor = file.anchor.as_deref().map(|a| Date::parse_iso(a).expect("anchor"));
        for case in &file.yields {
            texts += case.texts.len();
            faults.extend(case.texts.iter().filter_map(|t| Some(format!("{name}: {}", fault(language, anchor, case, t)?))));
        }
        for text in &file.rejects {
            texts += 1;
            let dossier = dossier(language, anchor, text);
            let found = dates(&dossier);
            if !found.is_empty() {
                faults.push(format!("{name}: {text:?} must yield nothing, got {:?} {}", found[0].0, found[0].1.value));
            }
        }
        for case in &file.pending {
            for text in &case.texts {
                if fault(language, anchor, case, text).is_none() {
                    faults.push(format!("{name}: {text:?} is pending and works: move it to `yields`"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {texts} texts:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn indonesian_dates() {
    check(Language::Id);
}

#[test]
fn english_dates() {
    check(Language::En);
}

fn only(language: Language, anchor: Option<&str>, text: &str) -> Timex {
    let dossier = dossier(language, anchor.and_then(Date::parse_iso), text);
    let found = dates(&dossier);
    assert_eq!(found.len(), 1, "{text}");
    found[0].1.clone()
}

#[test]
fn a_clash_lists_dates_one_slip_away_nearest_first() {
    let timex = only(Language::Id, Some("2024-03-06"), "Senin (5/3/2024)");
    assert_eq!(timex.value, "2024-03-05");
    let clash = timex.clash.expect("Tuesday in the calendar");
    let repairs: Vec<_> = clash.repairs.iter().map(ToString::to_string).collect();
    assert_eq!(repairs, ["2024-03-05", "2024-03-04"]);
}

#[test]
fn a_clash_without_publication_date_has_no_repairs() {
    let timex = only(Language::Id, None, "Senin (5/3/2024)");
    assert!(timex.clash.expect("Tuesday in the calendar").repairs.is_empty());
}

#[test]
fn an_agreeing_weekday_is_no_clash() {
    for text in ["Selasa (5/3/2024)", "Selasa, 5 Maret 2024", "malam Rabu (5/3/2024)"] {
        assert_eq!(only(Language::Id, None, text).clash, None, "{text}");
    }
}

#[test]
fn impossible_days_are_kept_and_marked() {
    for (text, value) in [
        ("Selasa (31/4/2024)", "2024-04-31"),
        ("Jumat, 30 Februari 2024", "2024-02-30"),
        ("Kamis (9/19/2024)", "2024-19-09"),
        ("Kamis (19/89/2024)", "2024-89-19"),
        ("Rabu (6/3/224)", "0224-03-06"),
    ] {
        let timex = only(Language::Id, Some("2024-03-06"), text);
        assert!(timex.impossible, "{text}");
        assert_eq!((timex.value.as_str(), timex.days), (value, None));
    }
}

#[test]
fn known_and_implied_components_stay_apart() {
    let timex = only(Language::Id, Some("2024-03-06"), "Selasa (5/3)");
    assert_eq!(timex.known.names(), ["month", "day", "weekday"]);
    assert_eq!(timex.implied.names(), ["year"]);
    let timex = only(Language::Id, Some("2024-03-06"), "kemarin");
    assert!(timex.relative && timex.known.names().is_empty());
}

#[test]
fn hostile_figures_do_no_harm() {
    for text in [
        "99999999999999999999/9/9",
        "9/9/9/9/9/9",
        "(((((15/8",
        "Senin (",
        "tahun 0000",
        "abad ke-99999",
        "999999 tahun lalu",
        "pukul 99.99",
        "00/00/0000",
        "kuartal 0 2020",
        "9999 tahun lagi",
        "999999 abad silam",
        "1,2,3,4,5,6,7,8,9,10,11,12,13,14",
        "-- -- 2019--2020 --",
    ] {
        for anchor in [None, Date::new(1, 1, 1), Date::new(9999, 12, 31)] {
            for language in [Language::Id, Language::En] {
                let _ = dossier(language, anchor, text);
            }
        }
    }
}

/// The day on which a report without a date was written.
fn inferred(text: &str) -> String {
    dossier(Language::Id, None, text).anchor.date.map_or(String::new(), |date| date.to_string())
}

#[test]
fn a_report_is_not_older_than_the_latest_day_it_tells_as_past() {
    // The day of the accident is told more often, the visit later.
    let accident = "Perahu itu karam pada Minggu (3/3/2024). Sejak Minggu (3/3/2024) penumpangnya dicari.";
    assert_eq!(inferred(accident), "2024-03-03");
    assert_eq!(inferred(&format!("{accident} \"Kami berduka,\" kata Lestari, Selasa (12/3/2024).")), "2024-03-12");
    // What is still to come was not yet when the report was written.
    for ahead in [
        "Pencarian akan diteruskan pada Jumat (15/3/2024).",
        "Pencarian berlangsung hingga Jumat (15/3/2024).",
        "Upacara digelar Jumat (15/3/2024) mendatang.",
        "Upacara digelar pada Jumat (15/3/2024) besok.",
    ] {
        assert_eq!(inferred(&format!("{accident} {ahead}")), "2024-03-03", "{ahead}");
    }
    // The word nearest to the day counts.
    let said = "\"Mereka akan kami cari sampai ketemu,\" ujar Lestari, Selasa (12/3/2024).";
    assert_eq!(inferred(&format!("{accident} {said}")), "2024-03-12");
    // All of it is to come.
    assert_eq!(inferred("Upacara akan digelar pada Jumat (15/3/2024)."), "2024-03-15");
}

#[test]
fn awal_and_akhir_narrow_a_value() {
    for (text, modifier) in [("awal Maret 2024", "START"), ("pertengahan tahun 2024", "MID"), ("akhir tahun 2024", "END")] {
        let found = only(Language::Id, None, text);
        assert_eq!(found.modifier.map(|m| m.name()), Some(modifier), "{text}");
    }
}
