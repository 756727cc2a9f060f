//! Renderers, on findings made by hand: what a report shows does not depend on what the comparators can do.

use selaras::lang::{self, Language, Lexicons};
use selaras::read::{Article, Published, PublishedFrom};
use selaras::report::{self, Report, Style, UiLanguage, Unread, Words};
use selaras::resolve::{Dossier, resolve};
use selaras::rule::{Bilingual, ConflictKind, Finding, Severity, Side, SideRole};
use selaras::text::Span;
use selaras::value::Date;
use snapbox::{assert_data_eq, str};

fn dossier(path: &str, outlet: &str, day: &str, text: &str) -> Dossier {
    let lexicons = Lexicons::compile(&lang::embedded(), &mut Vec::new());
    let mut article = Article::plain(path, text);
    article.meta.outlet = Some(outlet.to_owned());
    article.meta.language = Some(Language::Id);
    let date = Date::parse_iso(day).unwrap();
    article.meta.published = Some(Published { date, clock: None, from: PublishedFrom::FrontMatter });
    resolve(article, &lexicons)
}

fn side(dossiers: &[Dossier], article: usize, words: &str, value: &str, steps: &[&'static str]) -> Side {
    let at = dossiers[article].article.text.find(words).unwrap();
    Side {
        role: if article == 0 { SideRole::Primary } else { SideRole::Other },
        article: Some(article),
        span: Span::new(at, at + words.len()),
        text: words.to_owned(),
        value: value.to_owned(),
        derivation: steps.iter().map(|s| (*s).into()).collect(),
        voices: 1,
    }
}

fn finding(sides: Vec<Side>) -> Finding {
    let both = |id: &str, en: &str| Bilingual { id: id.to_owned(), en: en.to_owned() };
    Finding {
        rule: "event-date".to_owned(),
        kind: ConflictKind::DateConflict,
        severity: Severity::Error,
        confidence: 0.92,
        message: both("pertemuan: dua tanggal", "meeting: two dates"),
        note: both("Periksa sumber pertama.", "Check the primary source."),
        sides,
        why: vec!["class: meeting".to_owned(), "place: kota karang".to_owned()],
        fingerprint: "9f3a12c4d5e6f708".to_owned(),
    }
}

fn demo() -> (Vec<Dossier>, Vec<Finding>) {
    let long = "Kalimat pembuka yang panjang sekali tanpa isi. ".repeat(60);
    let dossiers = vec![
        dossier("a.txt", "Harian A", "2019-04-27", "Pertemuan di Karang\n\nKedua ketua bertemu, Jumat (26/4), di balai kota.\n"),
        dossier("b.txt", "Kabar B", "2019-04-26", &format!("{long}Pertemuan itu digelar 25 April 2019 di balai. {long}")),
    ];
    let sides = vec![
        side(&dossiers, 0, "Jumat (26/4)", "2019-04-26", &["year from publication date 2019-04-27"]),
        side(&dossiers, 1, "25 April 2019", "2019-04-25", &[]),
    ];
    (dossiers, vec![finding(sides)])
}

fn words(ui: UiLanguage) -> Words {
    Words::load(&lang::embedded(), ui).unwrap()
}

fn report<'a>(dossiers: &'a [Dossier], findings: &'a [Finding], skipped: &'a [Unread]) -> Report<'a> {
    Report { findings, dossiers, skipped, facts: 2, comparisons: 1, incomparable: 0 }
}

fn text(dossiers: &[Dossier], findings: &[Finding], ui: UiLanguage) -> String {
    let mut out = Vec::new();
    let skipped = [Unread { path: "c.txt".to_owned(), reason: "empty".to_owned() }];
    let style = Style { color: false, full: false, language: ui };
    report::text(&report(dossiers, findings, &skipped), &words(ui), style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn text_shows_both_places_and_a_window_of_a_long_line() {
    let (dossiers, findings) = demo();
    assert_data_eq!(
        text(&dossiers, &findings, UiLanguage::En),
        str![[r#"
error[event-date]: meeting: two dates
 --> a.txt:3:22 (Harian A, published 27 April 2019)
  |
3 | Kedua ketua bertemu, Jumat (26/4), di balai kota.
  |                      ^^^^^^^^^^^^ 26 April 2019 (year from publication date 27 April 2019)
  |
 ::: b.txt:1:2843 (Kabar B, published 26 April 2019)
  |
1 | …isi. Pertemuan itu digelar 25 April 2019 di balai. Kalimat pembuka yang panjang sekali tanpa…
  |                             ------------- 25 April 2019
  |
  = note: compared because: class: meeting · place: kota karang
  = note: Check the primary source.
  = help: selaras explain 9f3a12c4

could not check c.txt: empty
1 error — 2 articles, 2 facts, 1 comparison, 0 incomparable, 1 input could not be checked

"#]]
    );
}

#[test]
fn text_in_indonesian() {
    let (dossiers, findings) = demo();
    assert_data_eq!(
        text(&dossiers, &findings, UiLanguage::Id),
        str![[r#"
kesalahan[event-date]: pertemuan: dua tanggal
 --> a.txt:3:22 (Harian A, terbit 27 April 2019)
  |
3 | Kedua ketua bertemu, Jumat (26/4), di balai kota.
  |                      ^^^^^^^^^^^^ 26 April 2019 (tahun dari tanggal terbit 27 April 2019)
  |
 ::: b.txt:1:2843 (Kabar B, terbit 26 April 2019)
  |
1 | …isi. Pertemuan itu digelar 25 April 2019 di balai. Kalimat pembuka yang panjang sekali tanpa…
  |                             ------------- 25 April 2019
  |
  = catatan: dibandingkan karena: jenis peristiwa: meeting · tempat: kota karang
  = catatan: Periksa sumber pertama.
  = bantuan: selaras explain 9f3a12c4

tidak dapat memeriksa c.txt: empty
1 kesalahan — 2 artikel, 2 fakta, 1 perbandingan, 0 tak terbandingkan, 1 masukan tidak dapat diperiksa

"#]]
    );
}

#[test]
fn json_is_the_contract() {
    let (dossiers, findings) = demo();
    let mut out = Vec::new();
    report::json(&report(&dossiers, &findings, &[]), UiLanguage::En, &mut out).unwrap();
    assert_data_eq!(
        String::from_utf8(out).unwrap(),
        str![[r#"
{
  "schema_version": 1,
  "findings": [
    {
      "rule": "event-date",
      "kind": "date-conflict",
      "severity": "error",
      "confidence": 0.92,
      "message": "meeting: two dates",
      "note": "Check the primary source.",
      "fingerprint": "9f3a12c4d5e6f708",
      "sides": [
        {
          "role": "primary",
          "article": "a.txt",
          "path": "a.txt",
          "outlet": "Harian A",
          "published": "2019-04-27",
          "span": {
            "start": 42,
            "end": 54,
            "line": 3,
            "column": 22
          },
          "text": "Jumat (26/4)",
          "value": "2019-04-26",
          "derivation": [
            "year from publication date 2019-04-27"
          ],
          "voices": 1
        },
        {
          "role": "other",
          "article": "b.txt",
          "path": "b.txt",
          "outlet": "Kabar B",
          "published": "2019-04-26",
          "span": {
            "start": 2842,
            "end": 2855,
            "line": 1,
            "column": 2843
          },
          "text": "25 April 2019",
          "value": "2019-04-25",
          "derivation": [],
          "voices": 1
        }
      ],
      "why": [
        "class: meeting",
        "place: kota karang"
      ]
    }
  ],
  "skipped": [],
  "summary": {
    "articles": 2,
    "facts": 2,
    "comparisons": 1,
    "incomparable": 0,
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "baselined": 0,
    "suppressed": 0
  }
}

"#]]
    );
}

#[test]
fn concise_is_one_line_a_finding() {
    let (dossiers, findings) = demo();
    let mut out = Vec::new();
    report::concise(&report(&dossiers, &findings, &[]), &words(UiLanguage::En), UiLanguage::En, &mut out).unwrap();
    assert_data_eq!(
        String::from_utf8(out).unwrap(),
        str![[r#"
a.txt:3:22 error[event-date] meeting: two dates

"#]]
    );
}

#[test]
fn jsonl_ends_with_the_summary() {
    let (dossiers, findings) = demo();
    let mut out = Vec::new();
    report::jsonl(&report(&dossiers, &findings, &[]), UiLanguage::En, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    let types: Vec<String> = text
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["type"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(types, ["finding", "summary"]);
}

#[test]
fn nothing_from_an_article_steers_the_terminal() {
    let evil =
        "Rapat \u{1b}[2J\u{1b}]8;;http://x\u{7}tautan\u{202e}terbalik\u{202c} 26\u{200b} April 2019\u{f8fe}0\u{f8fe} usai\r\n";
    let mut dossiers =
        vec![dossier("a\u{1b}[31m.txt", "Har\nian", "2019-04-27", evil), dossier("b.txt", "B", "2019-04-26", evil)];
    dossiers[1].article.path = "b.txt".to_owned();
    let sides = vec![side(&dossiers, 0, "26\u{200b} April 2019", "\u{1b}x", &[]), side(&dossiers, 1, "April", "y\u{9b}", &[])];
    let mut f = finding(sides);
    f.message.en = "salah {this.value}\u{1b}[1m\n::error::x".to_owned();
    let out = text(&dossiers, &[f], UiLanguage::En);
    let bad = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{200b}' | '\u{f8fe}');
    assert!(!out.contains(bad), "{out:?}");
    assert!(!out.lines().any(|l| l.starts_with("::")), "{out}");
}

#[test]
fn spans_at_the_edges_are_shown() {
    for (text_, words_) in
        [("26 April", "26 April"), ("x\n\n26 April", "26 April"), ("\u{feff}é 26 April\nlagi", "26 April\nlagi")]
    {
        let dossiers = vec![dossier("a.txt", "A", "2019-04-27", text_)];
        let out = text(&dossiers, &[finding(vec![side(&dossiers, 0, words_, "v", &[])])], UiLanguage::En);
        assert!(out.contains("26 April"), "{out}");
        assert!(out.contains("^^^^^^^^ v"), "{out}");
    }
}

#[test]
fn many_sides_are_summed_up() {
    let dossiers: Vec<Dossier> =
        (0..20).map(|i| dossier(&format!("{i:02}.txt"), &format!("Harian {i}"), "2019-04-27", "Rapat 26 April 2019.")).collect();
    let mut sides: Vec<Side> = (0..20).map(|i| side(&dossiers, i, "26 April", if i == 0 { "a" } else { "b" }, &[])).collect();
    sides.iter_mut().skip(1).for_each(|s| s.voices = 19);
    let out = text(&dossiers, &[finding(sides)], UiLanguage::En);
    assert_eq!(out.matches(".txt:1:").count(), 4, "{out}");
    assert!(out.contains("+8"), "{out}");
    assert!(out.contains("b: 19 independent outlets"), "{out}");
}

#[test]
fn explained_in_full_nothing_is_left_out() {
    let steps = [
        "weekday Senin and 15/8",
        "years in which 15 August is a Monday: 2016, 2022",
        "77 years after 1945",
        "one year is left: 2022",
    ];
    let dossiers: Vec<Dossier> = (0..6).map(|i| dossier(&format!("{i}.txt"), "A", "2022-08-16", "Rapat Senin (15/8).")).collect();
    let sides = (0..6).map(|i| side(&dossiers, i, "Senin (15/8)", "2022-08-15", &steps)).collect();
    let style = Style { color: false, full: true, language: UiLanguage::En };
    let (findings, words) = ([finding(sides)], words(UiLanguage::En));
    let all = report(&dossiers, &findings, &[]);
    let out = report::finding_text(&findings[0], &all, &words, style, &mut report::Indices::default());
    assert_eq!(out.matches("one year is left: 2022").count(), 6, "{out}");
    assert!(!out.contains("selaras explain"), "{out}");
}

#[test]
fn colour_changes_only_colour() {
    let (dossiers, findings) = demo();
    let words = words(UiLanguage::En);
    let render = |color| {
        let mut out = Vec::new();
        let style = Style { color, full: false, language: UiLanguage::En };
        report::text(&report(&dossiers, &findings, &[]), &words, style, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let (plain, colored) = (render(false), render(true));
    assert!(colored.contains("\u{1b}["));
    let mut stripped = String::new();
    let mut rest = colored.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    stripped.push_str(rest);
    assert_eq!(stripped, plain);
}

proptest::proptest! {
    #[test]
    fn places_are_those_of_the_line_index(text in "[ab\r\né]{0,40}", mut at in proptest::collection::vec(0usize..60, 0..8), sorted: bool) {
        let index = selaras::text::LineIndex::new(&text);
        let mut places = report::Places::new(&text);
        if sorted {
            at.sort();
        }
        for n in at {
            let offset = (0..=n.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0) as u32;
            proptest::prop_assert_eq!(places.of(offset), index.position(&text, offset));
        }
    }
}
