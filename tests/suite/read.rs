//! Bytes of every format and encoding to articles; hostile bytes to reasons.

use selaras::lang::Language;
use selaras::read::{
    Article, InputFormat, PublishedFrom, ReadOptions, ReadOutcome, discover, parse_published, read_bytes, read_jsonl, read_path,
};
use selaras::text::Span;
use std::fs;
use std::path::{Path, PathBuf};

fn read(name: &str, bytes: &[u8]) -> ReadOutcome {
    read_bytes(bytes, name, &ReadOptions::default())
}

fn one(name: &str, bytes: &[u8]) -> Article {
    let outcome = read(name, bytes);
    assert_eq!((outcome.articles.len(), outcome.skipped.len()), (1, 0), "{:?}", outcome.skipped);
    outcome.articles.into_iter().next().unwrap()
}

fn reason(name: &str, bytes: &[u8]) -> String {
    let outcome = read(name, bytes);
    assert!(outcome.articles.is_empty());
    outcome.skipped[0].reason.clone()
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats").join(name)
}

fn read_fixture(name: &str) -> ReadOutcome {
    read_path(&fixture(name), name, &ReadOptions::default())
}

/// A fresh directory below the system's temporary one.
fn scratch(name: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("selaras-read-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

/// The bytes on disk behind a word of the article.
fn on_disk<'a>(article: &Article, word: &str, bytes: &'a [u8]) -> &'a [u8] {
    let at = article.text.find(word).unwrap();
    let span = article.on_disk(Span::new(at, at + word.len()));
    &bytes[span.range()]
}

#[test]
fn plain_text_is_kept_as_it_is() {
    let text = "Judul\r\n\r\nIsi \u{a0} berita.\r\n";
    let a = one("a.txt", text.as_bytes());
    assert_eq!(a.text, text);
    assert_eq!(a.body.len(), text.len());
    assert_eq!(on_disk(&a, "berita", text.as_bytes()), b"berita");
}

#[test]
fn encodings_map_back_to_the_file() {
    let text = "Café di Wening, “ramai” pada Kamis.";
    let mut bom = vec![0xef, 0xbb, 0xbf];
    bom.extend_from_slice(text.as_bytes());
    let a = one("a.txt", &bom);
    assert_eq!(a.text, text);
    assert_eq!(on_disk(&a, "Kamis", &bom), b"Kamis");

    let le: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let a = one("a.txt", &le);
    assert_eq!(a.text, text);
    assert_eq!(on_disk(&a, "Ka", &le), b"K\0a\0");

    let be: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let a = one("a.txt", &be);
    assert_eq!(on_disk(&a, "Ka", &be), b"\0K\0a");

    let unmarked: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(one("a.txt", &unmarked).text, text);

    let latin = b"Caf\xe9 di Wening, \x93ramai\x94 pada Kamis.";
    let a = one("a.txt", latin);
    assert_eq!(a.text, text);
    assert_eq!(on_disk(&a, "Kamis", latin), b"Kamis");
}

#[test]
fn broken_utf8_loses_no_article_and_no_place() {
    let bytes = b"Kafe \xc3\xa9lok dan caf\xc3\xa9 \xff\xe2\x80 dibuka Kamis.";
    let outcome = read("a.txt", bytes);
    let a = &outcome.articles[0];
    assert!(a.text.contains("\u{fffd}"));
    assert_eq!(on_disk(a, "Kamis", bytes), b"Kamis");
    assert_eq!(on_disk(a, "dan", bytes), b"dan");
    assert_eq!(outcome.warnings.len(), 1);
}

#[test]
fn no_text_is_a_reason() {
    assert_eq!(reason("a.txt", b""), "empty");
    assert_eq!(reason("a.txt", b"\xef\xbb\xbf \r\n"), "empty");
    assert_eq!(reason("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "binary");
    assert_eq!(reason("a.txt", &[1, 2, 3, 4, 5, b'a', b'b']), "binary");
    assert_eq!(reason("a.jsonl", b"\n\n"), "empty");
    let small = ReadOptions { max_bytes: 10, ..ReadOptions::default() };
    assert_eq!(read_bytes(b"more than ten bytes", "a.txt", &small).skipped[0].reason, "larger than 10 bytes");
}

#[test]
fn front_matter_gives_metadata() {
    let outcome = read_fixture("front-matter.md");
    let a = &outcome.articles[0];
    assert_eq!(a.meta.title.as_deref(), Some("Jembatan Sungai Wening Dibuka"));
    assert_eq!(a.meta.outlet.as_deref(), Some("Warta Wening"));
    assert_eq!(a.meta.language, Some(Language::Id));
    let published = a.meta.published.unwrap();
    assert_eq!((published.date.to_string().as_str(), published.from), ("2024-03-14", PublishedFrom::FrontMatter));
    assert!(a.body.of(&a.text).trim_start().starts_with("# Jembatan"));
    assert!(a.text.starts_with("---"), "the text stays as on disk");
}

#[test]
fn odd_front_matter_loses_nothing() {
    let broken = "---\ntitle: \"open\n: [\n---\nIsi berita.\n";
    let outcome = read("a.md", broken.as_bytes());
    assert_eq!(outcome.articles[0].body.of(&outcome.articles[0].text), "Isi berita.\n");
    assert_eq!(outcome.warnings.len(), 1);

    let list = "---\n- satu\n- dua\n---\nIsi berita.\n";
    let outcome = read("a.md", list.as_bytes());
    assert_eq!(outcome.articles[0].body.len(), list.len());
    assert_eq!(outcome.warnings.len(), 1);

    let open = "---\ntitle: tanpa akhir\n\nIsi berita.\n";
    let outcome = read("a.md", open.as_bytes());
    assert_eq!(outcome.articles[0].body.len(), open.len());
    assert_eq!(outcome.warnings.len(), 1);

    let undated = "---\ndate: minggu depan\n---\nIsi berita.\n";
    let outcome = read("a.md", undated.as_bytes());
    assert!(outcome.articles[0].meta.published.is_none());
    assert_eq!(outcome.warnings.len(), 1);

    assert_eq!(reason("a.md", b"---\ntitle: x\n---\n"), "no text behind the front matter");
    let crlf = "---\r\nTitle: Satu\r\nDate: 2024-03-14\r\n---\r\nIsi.\r\n";
    let a = one("a.md", crlf.as_bytes());
    assert_eq!((a.meta.title.as_deref(), a.body.of(&a.text)), (Some("Satu"), "Isi.\r\n"));
}

#[test]
fn a_page_is_its_article() {
    let outcome = read_fixture("json-ld.html");
    let a = &outcome.articles[0];
    assert_eq!(a.meta.title.as_deref(), Some("Pasar Lama Terbakar"));
    assert_eq!(a.meta.outlet.as_deref(), Some("Kabar Lembah"));
    let published = a.meta.published.unwrap();
    assert_eq!((published.date.to_string().as_str(), published.from), ("2024-05-02", PublishedFrom::JsonLd));
    assert_eq!(published.clock.unwrap().minute, 6 * 60 + 15);
    assert!(a.text.starts_with("Pasar Lama Terbakar\n\n"));
    assert!(a.text.contains("dua jam kemudian. Tidak ada korban jiwa.\n\nPemerintah kota"));
    for outside in ["Beranda", "Cabai", "Hak cipta", "Tidak terbaca"] {
        assert!(!a.text.contains(outside), "{outside} in {}", a.text);
    }
}

#[test]
fn pages_with_less() {
    let bytes =
        b"<html><head><meta charset=\"windows-1252\"><title>Kaf\xe9 Baru - Warta</title></head><body><h1>Kaf\xe9 Baru</h1>\
        <span>Kamis, 14 Maret 2024 - 09.05 WITA</span><p>Kaf\xe9 itu dibuka oleh wali kota.</p></body></html>";
    let a = one("a.html", bytes);
    assert!(a.text.starts_with("Kafé Baru\n\n"), "{}", a.text);
    let published = a.meta.published.unwrap();
    assert_eq!((published.date.to_string().as_str(), published.from), ("2024-03-14", PublishedFrom::Meta));
    assert_eq!(published.clock.unwrap().zone, Some(480));
    assert_eq!(a.meta.outlet.as_deref(), Some("Warta"));

    let address =
        b"<html><head><link rel=canonical href=\"https://w.example/2024/03/14/x\"></head><body><p>Isi berita pendek.</p></body>";
    assert_eq!(one("a.html", address).meta.published.unwrap().date.to_string(), "2024-03-14");
    assert_eq!(reason("a.html", b"<html><body><script>1</script></body></html>"), "no article text in the page");
    let deep = format!("<html><body>{}x", "<div>".repeat(100_000));
    assert_eq!(reason("a.html", deep.as_bytes()), "HTML nested too deeply");
}

#[test]
fn records_are_mapped_and_bad_lines_skipped() {
    let outcome = read_fixture("records.jsonl");
    let ids: Vec<_> = outcome.articles.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["a1", "records.jsonl:2", "records.jsonl:6"]);
    let reasons: Vec<_> = outcome.skipped.iter().map(|s| s.reason.as_str()).collect();
    assert!(reasons[0].starts_with("line 4: no text (looked for: text, content, body"), "{reasons:?}");
    assert!(reasons[1].starts_with("line 5: not JSON: "), "{reasons:?}");
    let [a, b, c] = &outcome.articles[..] else { panic!("three articles") };
    assert_eq!(a.meta.published.unwrap().clock.unwrap().minute, 480);
    assert_eq!((a.meta.outlet.as_deref(), a.meta.url.as_deref()), (Some("Warta Wening"), Some("https://warta.example/a1")));
    assert_eq!((b.body.of(&b.text), b.meta.outlet.as_deref()), ("Paragraf satu.\n\nParagraf dua.", Some("Kabar Lembah")));
    assert_eq!(b.meta.published.unwrap().date.to_string(), "2024-03-15");
    assert_eq!((c.meta.language, c.meta.published.unwrap().date.to_string().as_str()), (Some(Language::En), "2024-03-15"));
}

#[test]
fn a_title_beside_the_text_is_its_headline() {
    let record = one("a.json", br#"{"title":" Banjir  Garut, 12 Tewas ","text":"GARUT - Banjir."}"#);
    assert_eq!(record.headline.map(|h| h.of(&record.text)), Some("Banjir Garut, 12 Tewas"));
    assert_eq!(record.body.of(&record.text), "GARUT - Banjir.");
    // Places are those of the field.
    assert_eq!(record.on_disk(record.body), selaras::text::Span::new(0, 15));
    assert_eq!((record.field(0), record.field(record.body.start)), (Some("title"), Some("text")));
    // A text that begins with its title has it once.
    let repeated = one("a.json", br##"{"title":"Banjir Garut","text":"# BANJIR GARUT\n\nHujan."}"##);
    assert_eq!((repeated.headline, repeated.text.as_str()), (None, "# BANJIR GARUT\n\nHujan."));

    let front = one("a.md", b"---\ndate: 2024-03-01\nTitle: \"Banjir: 12 Tewas\"\n---\nHujan turun.\n");
    assert_eq!(front.headline.map(|h| h.of(&front.text)), Some("Banjir: 12 Tewas"));
    assert_eq!((front.field(0), front.on_disk(front.body)), (None, front.body));
    // Written over two lines it is not what is read.
    assert_eq!(one("a.md", b"---\ntitle: >-\n  Banjir\n  Garut\n---\nHujan turun.\n").headline, None);
}

#[test]
fn json_documents() {
    let list = br#"[{"text":"Satu."},{"text":""},{"text":"Dua.","id":7}]"#;
    let outcome = read("a.json", list);
    assert_eq!(outcome.articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["a.json:1", "7"]);
    assert_eq!(outcome.skipped[0].reason, "record 2: the text is empty");
    assert_eq!(one("a.json", b"{\n \"text\": \"Satu.\"\n}").text, "Satu.");
    assert!(reason("a.json", b"{\"text\": ").starts_with("not JSON: "));
    assert_eq!(read("a.json", b"{\"text\":\"Satu.\"}\n{\"text\":\"Dua.\"}\n").articles.len(), 2);
    assert_eq!(read("-", b"\xef\xbb\xbf{\"text\":\"Satu.\"}\n").articles.len(), 1);
}

#[test]
fn a_huge_line_is_passed_over() {
    let dir = scratch("huge");
    let path = dir.join("huge.jsonl");
    let mut bytes = b"{\"text\":\"".to_vec();
    bytes.resize(3 << 20, b'a');
    bytes.extend_from_slice(b"\"}\n{\"text\":\"Sesudahnya.\"}\n");
    fs::write(&path, bytes).unwrap();
    let options = ReadOptions { max_bytes: 1 << 20, ..ReadOptions::default() };
    let outcome = read_path(&path, "huge.jsonl", &options);
    assert_eq!(outcome.skipped[0].reason, "line 1: longer than 1048576 bytes");
    assert_eq!(outcome.articles[0].text, "Sesudahnya.");
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn records_stream() {
    let mut seen = Vec::new();
    let input = b"{\"text\":\"Satu.\"}\r\n\r\n{\"text\":\"Caf\xe9.\"}";
    read_jsonl(&input[..], "-", &ReadOptions::default(), &mut |item| seen.push(item.unwrap().text));
    assert_eq!(seen, ["Satu.", "Café."]);
}

#[test]
fn options_fill_what_is_missing() {
    let (date, clock) = parse_published("2024-03-14").unwrap();
    let published = selaras::read::Published { date, clock, from: PublishedFrom::Option };
    let options = ReadOptions {
        format: InputFormat::Txt,
        published: Some(published),
        language: Some(Language::En),
        outlet: Some("Harbour Post".into()),
        ..ReadOptions::default()
    };
    let outcome = read_bytes(b"Text.", "-", &options);
    let meta = &outcome.articles[0].meta;
    assert_eq!(
        (meta.published, meta.language, meta.outlet.as_deref()),
        (Some(published), Some(Language::En), Some("Harbour Post"))
    );
    let outcome = read_bytes(b"---\ndate: 2020-01-02\nlang: id\n---\nTeks.", "a.md", &options);
    let meta = &outcome.articles[0].meta;
    assert_eq!((meta.published.unwrap().date.to_string().as_str(), meta.language), ("2020-01-02", Some(Language::Id)));
}

#[test]
fn publication_times() {
    let cases = [
        ("2022-08-15", Some(("2022-08-15", None, None))),
        ("2022-08-15T11:53:00+07:00", Some(("2022-08-15", Some(713), Some(420)))),
        ("2022-08-15 T11:53:00.123Z", Some(("2022-08-15", Some(713), Some(0)))),
        ("2022-08-15 11:53:00 -0330", Some(("2022-08-15", Some(713), Some(-210)))),
        ("20220815", Some(("2022-08-15", None, None))),
        ("15/08/2022", Some(("2022-08-15", None, None))),
        ("8/15/2022 1:05 PM", Some(("2022-08-15", Some(785), None))),
        ("Mon, 15 Aug 2022 11:53:00 GMT", Some(("2022-08-15", Some(713), Some(0)))),
        ("SENIN, 15 AGUSTUS 2022 | 11:53 WIB", Some(("2022-08-15", Some(713), Some(420)))),
        ("August 15, 2022", Some(("2022-08-15", None, None))),
        ("Jumat 12 Mei 2023 pukul 08.30 WIT", Some(("2023-05-12", Some(510), Some(540)))),
        ("31/02/2022", None),
        ("2022", None),
        ("kemarin", None),
        ("", None),
    ];
    for (text, expected) in cases {
        let got = parse_published(text).map(|(d, c)| (d.to_string(), c.map(|c| c.minute), c.and_then(|c| c.zone)));
        assert_eq!(got, expected.map(|(d, m, z)| (d.to_owned(), m, z)), "{text}");
    }
}

#[test]
fn directories_are_walked() {
    let dir = scratch("walk");
    for (name, text) in [
        ("b.txt", "Isi."),
        ("a.md", "Isi."),
        ("sub/c.html", "<p>Isi.</p>"),
        ("sub/d.jsonl", "{\"text\":\"Isi.\"}"),
        ("sub/e.json", "{\"text\":\"Isi.\"}"),
        ("sub/package.json", "{\"name\":\"x\"}"),
        ("photo.jpg", "x"),
        (".hidden.txt", "Isi."),
        ("drafts/f.txt", "Isi."),
        (".gitignore", "drafts/\n"),
        ("none/readme.rst", "x"),
    ] {
        let path = dir.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let missing = dir.join("missing.txt");
    let found = discover(&[
        dir.join("none"),
        missing.clone(),
        dir.clone(),
        dir.join("b.txt"),
        dir.join(".hidden.txt"),
        dir.join("photo.jpg"),
    ]);
    let names: Vec<_> = found.files.iter().map(|f| f.strip_prefix(&dir).unwrap().to_string_lossy().replace('\\', "/")).collect();
    assert_eq!(names, [".hidden.txt", "a.md", "b.txt", "photo.jpg", "sub/c.html", "sub/d.jsonl", "sub/e.json"]);
    let reasons: Vec<_> = found.skipped.iter().map(|s| s.reason.as_str()).collect();
    assert_eq!(reasons, ["no such file", "no articles in this directory"]);
    assert_eq!(read_path(&missing, "missing.txt", &ReadOptions::default()).skipped[0].reason, "no such file");
    assert_eq!(read_path(&dir, "dir", &ReadOptions::default()).skipped[0].reason, "is a directory");
    fs::remove_dir_all(dir).unwrap();
}
