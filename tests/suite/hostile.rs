//! Input nobody should send: a clear answer, the right exit status, and everything else still checked.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const GOOD: &str = "Rapat digelar di Kota Randu pada Selasa, 6 Maret 2024.\n";

fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile").join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    for (file, bytes) in files {
        let path = dir.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    dir
}

fn selaras(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_selaras")).args(args).env("NO_COLOR", "1").stdin(Stdio::null()).output().unwrap()
}

fn stderr(out: &Output) -> String {
    String::from_utf8_lossy(&out.stderr).into_owned()
}

/// Checks a folder; the exit status and the report.
fn check(dir: &Path) -> (Option<i32>, serde_json::Value) {
    let out = selaras(&["check", "--isolated", "--format", "json", &dir.display().to_string()]);
    (out.status.code(), serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{e}: {}", stderr(&out))))
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    let dir = folder(
        "mixed",
        &[
            ("baik.txt", GOOD.as_bytes()),
            ("kosong.txt", b""),
            ("spasi.txt", b" \n\t\n"),
            ("biner.txt", b"\x00\x01\x02\xff\xfe\x00PNG\x00\x00\x00\x1f\x8b"),
            ("rusak.jsonl", b"{\"id\": 1, \"text\":\n{\"id\":\"b\",\"text\":\"Rapat digelar kemarin.\"}\n"),
        ],
    );
    let (code, report) = check(&dir);
    assert_eq!(code, Some(2));
    let skipped: Vec<&str> = report["skipped"].as_array().unwrap().iter().map(|s| s["path"].as_str().unwrap()).collect();
    for name in ["kosong.txt", "spasi.txt", "biner.txt", "rusak.jsonl"] {
        assert!(skipped.iter().any(|p| p.contains(name)), "{name} is not among {skipped:?}");
    }
    assert!(report["skipped"].as_array().unwrap().iter().all(|s| !s["reason"].as_str().unwrap().is_empty()));
    assert_eq!(report["summary"]["articles"], 2);
    // 6 March 2024 was a Wednesday: the good article is still checked.
    assert!(report["findings"].as_array().unwrap().iter().any(|f| f["kind"] == "weekday-mismatch"), "{report}");
}

#[test]
fn broken_utf8_is_read_with_replacement_characters() {
    let dir = folder("utf8", &[("a.txt", &[GOOD.as_bytes(), b"Kata caf\xff\xfe\xc3 itu rusak \xf0\x9f.\n"].concat())]);
    let (code, report) = check(&dir);
    assert!(matches!(code, Some(0 | 1)), "{code:?}");
    assert_eq!(report["summary"]["articles"], 1);
}

#[test]
fn front_matter_that_is_no_mapping_loses_no_article() {
    for (i, head) in ["- satu\n- dua", "42", "judul", "title: [", "title: {a: b}\npublished: {}", ": :\n\t- x"].iter().enumerate()
    {
        let dir = folder(&format!("front{i}"), &[("a.md", format!("---\n{head}\n---\n\n{GOOD}").as_bytes())]);
        let (code, report) = check(&dir);
        assert!(matches!(code, Some(0 | 1)), "{head:?}: {code:?} {report}");
        assert_eq!(report["summary"]["articles"], 1, "{head:?}");
    }
}

#[test]
fn nothing_to_check_is_no_success() {
    let empty = folder("empty", &[]);
    let other = folder("other", &[("gambar.png", b"\x89PNG"), ("catatan.log", b"x")]);
    let missing = empty.join("tidak-ada");
    for path in [empty, other, missing] {
        let out = selaras(&["check", "--isolated", &path.display().to_string()]);
        assert_eq!(out.status.code(), Some(2), "{}", path.display());
        assert!(!stderr(&out).trim().is_empty());
        assert!(!stderr(&out).contains("panicked"), "{}", stderr(&out));
    }
}

#[test]
fn an_unknown_flag_is_a_mistake_of_usage() {
    let out = selaras(&["check", "--agianst", "arsip"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(stderr(&out).contains("--against"), "{}", stderr(&out));
}

#[test]
fn a_broken_rule_is_told_with_its_place() {
    let broken = folder(
        "rules",
        &[
            ("conflicts/rusak.yaml", b"kind: date-conflict\nseverity: [\n"),
            (
                "conflicts/tanpa-uji.yaml",
                b"kind: date-conflict\nseverity: error\ncompare:\n  date: { tolerance: 0d }\nmessage: { id: \"a\", en: \"b\" }\n",
            ),
        ],
    );
    let dir = folder("rules-articles", &[("a.txt", GOOD.as_bytes())]);
    let out = selaras(&["check", "--isolated", "--rules", &broken.display().to_string(), &dir.display().to_string()]);
    let text = stderr(&out);
    assert_eq!(out.status.code(), Some(2), "{text}");
    assert!(text.contains("rusak.yaml:") && text.contains("tanpa-uji.yaml") && text.contains("tests"), "{text}");
}

#[test]
fn standard_input_that_is_empty_is_no_article() {
    let out = selaras(&["check", "--isolated", "-"]);
    assert_eq!(out.status.code(), Some(2));
}

/// 200 MB in release builds; the same path with less where code is not optimised.
#[test]
fn one_endless_line_is_no_hang() {
    let bytes = if cfg!(debug_assertions) { 2 << 20 } else { 200 << 20 };
    let line = "Sebanyak 12 orang hadir pada Senin (15/8) di Kota Randu kata Budi Hartono. ";
    let dir = folder("endless", &[]);
    std::fs::write(dir.join("a.txt"), line.repeat(bytes / line.len())).unwrap();
    std::fs::write(dir.join("b.txt"), GOOD).unwrap();
    let start = std::time::Instant::now();
    let out = selaras(&["extract", "--isolated", "--format", "jsonl", &dir.join("a.txt").display().to_string()]);
    std::fs::remove_file(dir.join("a.txt")).unwrap();
    assert!(matches!(out.status.code(), Some(0 | 2)), "{:?} {}", out.status, stderr(&out));
    assert!(!stderr(&out).contains("panicked"), "{}", stderr(&out));
    assert!(start.elapsed().as_secs() < 300, "{:?}", start.elapsed());
}

#[test]
fn control_characters_of_an_article_never_reach_the_terminal() {
    let dir = folder(
        "escape",
        &[("a.txt", "Rapat \u{1b}[31mdigelar\u{7} pada Selasa, 6 Maret\u{202e} 2024.\n::error::x\n".as_bytes())],
    );
    for format in ["text", "concise"] {
        let out = selaras(&["check", "--isolated", "--format", format, &dir.display().to_string()]);
        assert!(!out.stdout.contains(&0x1b) && !out.stdout.contains(&7), "{format}");
    }
    let out = selaras(&["extract", "--isolated", &dir.display().to_string()]);
    assert!(!out.stdout.contains(&0x1b));
}

#[test]
fn two_tables_of_one_happening_are_not_weighed_row_against_row() {
    let table = |seed: u32| {
        let mut text = "Banjir bandang menerjang Desa Lembah Sirih, Kabupaten Tanjung Randu, Rabu (6/3/2024).".to_owned();
        for row in 0..150 {
            let damaged = 1_000 + (row * 7_919 + seed) % 90_000;
            let moved = 100 + (row * 5_003 + 3 * seed) % 900;
            text += &format!(" Sebanyak {damaged} rumah rusak di dusun utara, {moved} warga mengungsi.");
        }
        format!("Banjir Lembah Sirih Rusak Rumah\n\n{text}\n")
    };
    let dir = folder("tables", &[("a.txt", table(17).as_bytes()), ("b.txt", table(4_242).as_bytes())]);
    let (_, report) = check(&dir);
    assert_eq!(report["summary"]["articles"], 2);
    // 300 figures on each side: 90,000 meetings if every one of them met every other.
    assert!(report["summary"]["comparisons"].as_u64().unwrap() < 10_000, "{}", report["summary"]);
}

#[test]
fn two_lists_of_people_are_not_held_against_each_other_one_by_one() {
    let syllables = ["ba", "de", "ku", "mi", "ra", "so", "ta", "wi", "lo", "na", "pu", "hi"];
    let list = |seed: usize| {
        let mut text = "Banjir bandang menerjang Desa Lembah Sirih, Kabupaten Tanjung Randu, Rabu (6/3/2024).".to_owned();
        for row in 0..150 {
            let word = |head: &str, n: usize| {
                let part = |by: usize| syllables.get(n / by % 12).copied().unwrap_or("ba");
                format!("{head}{}{}{}", part(1), part(12), part(144))
            };
            let (first, last) = (word("R", row * 7 + seed), word("S", row * 11 + 3 * seed));
            text += &format!(" Korban {first} {last} ({}), warga desa itu, selamat.", 20 + row % 50);
        }
        format!("Banjir Lembah Sirih, Warga Selamat\n\n{text}\n")
    };
    let dir = folder("people", &[("a.txt", list(17).as_bytes()), ("b.txt", list(942).as_bytes())]);
    let (_, report) = check(&dir);
    assert_eq!(report["summary"]["articles"], 2);
    assert!(report["summary"]["comparisons"].as_u64().unwrap() < 10_000, "{}", report["summary"]);
}
