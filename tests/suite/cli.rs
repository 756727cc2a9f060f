//! The command line, as cases under `tests/cmd`.

use std::process::{Command, Output, Stdio};

#[test]
fn cases() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd");
}

fn selaras(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_selaras")).args(args).env("NO_COLOR", "1").stdin(Stdio::null()).output().unwrap()
}

/// Articles in a folder of their own, by name and text.
fn folder(name: &str, files: &[(&str, &str)]) -> String {
    let dir = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    for (file, text) in files {
        std::fs::write(dir.join(file), text).unwrap();
    }
    dir.display().to_string()
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let lines: String = (0..3000).map(|i| format!("{{\"id\":\"{i}\",\"text\":\"Rapat digelar 15 Agustus 2022.\"}}\n")).collect();
    let dir = folder("pipe", &[("a.jsonl", &lines)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_selaras"))
        .args(["extract", "--isolated", "--format", "jsonl", &dir])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let out = child.wait_with_output().unwrap();
    assert_eq!((out.status.code(), String::from_utf8_lossy(&out.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn neither_threads_nor_the_order_of_arguments_change_a_byte() {
    let files: Vec<(String, String)> = (0..200)
        .map(|i| (format!("{i:03}.txt"), format!("Rapat ke-{i} digelar Senin, {} Agustus 2022.\n", i % 28 + 1)))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let dir = folder("order", &files);
    let mut paths: Vec<String> = files.iter().map(|(n, _)| format!("{dir}/{n}")).collect();
    let rules = ["--isolated", "--rules", "tests/rules_fixture"];
    let run = |paths: &[String], j: &str, more: &[&str]| {
        let mut args: Vec<&str> = more.to_vec();
        args.extend(rules);
        args.extend(["-j", j]);
        args.extend(paths.iter().map(String::as_str));
        let out = selaras(&args);
        (out.status.code(), out.stdout)
    };
    for command in [["check", "--format=json"], ["extract", "--format=jsonl"]] {
        let base = run(&paths, "1", &command);
        paths.reverse();
        assert_eq!(base, run(&paths, "4", &command));
        paths.rotate_left(77);
        assert_eq!(base, run(&paths, "2", &command));
        paths.sort();
    }
}

#[test]
fn exit_status_is_the_same_in_every_format() {
    let dir = folder("formats", &[("a.txt", "Rapat digelar kemarin.\n")]);
    let missing = format!("{dir}/none.txt");
    for format in ["text", "concise", "json", "jsonl"] {
        let check = |more: &[&str]| {
            let mut args = vec!["check", "--isolated", "--format", format];
            args.extend(more);
            selaras(&args).status.code()
        };
        assert_eq!(check(&["--rules", "tests/rules_fixture", "--select", "demo-weekday", &dir]), Some(0));
        assert_eq!(check(&["--rules", "tests/rules_fixture", &dir, &missing]), Some(2));
        assert_eq!(check(&["--rules", "tests/rules_fixture", "--off=demo-weekday", "--select", "demo-weekday", &dir]), Some(2));
        assert_eq!(check(&["--rules", "tests/rules_broken", &dir]), Some(2));
    }
}

#[test]
fn a_report_goes_to_a_file_and_to_standard_output() {
    let dir = folder("files", &[("a.txt", "Rapat digelar kemarin.\n")]);
    let json = format!("{dir}/report.json");
    let out = selaras(&[
        "check",
        "--isolated",
        "--rules",
        "tests/rules_fixture",
        "--format",
        &format!("json={json}"),
        "--format",
        "concise",
        &format!("{dir}/a.txt"),
    ]);
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    let report: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(json).unwrap()).unwrap();
    assert_eq!(report["schema_version"], 1);
    assert_eq!(report["summary"]["articles"], 1);
    assert!(out.stdout.is_empty());
}

#[test]
fn a_file_named_twice_is_read_once() {
    let dir = folder("twice", &[("a.txt", "Rapat digelar kemarin.\n")]);
    let a = format!("{dir}/a.txt");
    let rules = ["check", "--isolated", "--format=json", "--rules", "tests/rules_fixture"];
    let out = selaras(&[&rules[..], &[&a, &a, &dir, "--against", &dir]].concat());
    let report: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(report["summary"]["articles"], 1);
}

#[test]
fn the_configuration_is_found_above_and_its_paths_are_its_own() {
    let config = "paths: [\"naskah\"]\nexclude: [\"*-draf.txt\"]\nrules: { demo-weekday: \"info\" }\nrule-dirs: [\"aturan\"]\nui-lang: \"id\"\n";
    let dir = folder("config", &[("selaras.yml", config)]);
    let root = std::path::Path::new(&dir);
    for sub in ["naskah/baru", "aturan"] {
        std::fs::create_dir_all(root.join(sub)).unwrap();
    }
    std::fs::copy("tests/rules_fixture/conflicts/demo-weekday.yaml", root.join("aturan/demo-weekday.yaml")).unwrap();
    std::fs::write(root.join("naskah/a.txt"), "Rapat digelar kemarin.\n").unwrap();
    std::fs::write(root.join("naskah/b-draf.txt"), "Rapat digelar kemarin.\n").unwrap();
    let run = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_selaras")).args(args).current_dir(root.join("naskah/baru")).output().unwrap()
    };
    let out = run(&["check"]);
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    assert_eq!(out.status.code(), Some(0), "{text} {}", String::from_utf8_lossy(&out.stderr));
    assert!(text.starts_with("tidak ada temuan — 1 artikel"), "{text}");
    let list = String::from_utf8_lossy(&run(&["rules", "list"]).stdout).into_owned();
    assert!(list.lines().any(|l| l.starts_with("demo-weekday") && l.contains("info")), "{list}");
}

#[test]
fn a_faulty_configuration_is_refused_with_its_place() {
    let dir = folder("badconfig", &[("selaras.yml", "# ours\nfail-on: \"eror\"\nrule: {}\nrules:\n  demo-wekday: \"off\"\n")]);
    let config = format!("{dir}/selaras.yml");
    let out = selaras(&["check", "--config", &config, "--rules", "tests/rules_fixture", &dir]);
    let text = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(out.status.code(), Some(2));
    assert!(text.contains("unknown field `rule`") && text.contains("did you mean `rules`?"), "{text}");
    assert!(text.contains("selaras.yml:2:1") && text.contains("did you mean `error`?"), "{text}");
}

/// The mentions of a text as JSON lines.
fn mentions(name: &str, text: &str) -> Vec<serde_json::Value> {
    let dir = folder(name, &[("a.txt", text)]);
    let out = selaras(&["extract", "--isolated", "--format", "jsonl", &dir]);
    let lines = String::from_utf8(out.stdout).unwrap();
    lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn a_mention_tells_how_it_came_about_and_who_says_it() {
    let found = mentions(
        "told",
        "Sekitar 1,5 juta warga mengungsi. Menurut BPS, harga naik 3,2 persen. Mirna Lestiani (34) ikut mengungsi.\n\n\
         \"Kami tidak pernah menerima bantuan itu,\" kata Rahmat Hidayat.\n\n\"Kami akan menjaga pasar agar tidak sepi,\" kata Rahmat \
         Hidayat.\n\nGempa mengguncang Kota Randu pada Minggu (10/3/2024). Rapat di Nomor 5 itu ditutup.\n",
    );
    let of = |text: &str| found.iter().find(|m| m["text"] == text).unwrap_or(&serde_json::Value::Null);
    let steps =
        serde_json::json!(["figures with decimals behind the comma", "scale: juta", "bound: Sekitar", "counts: warga mengungsi"]);
    assert_eq!(of("1,5 juta")["derivation"], steps);
    assert_eq!((&of("1,5 juta")["attribution"], &of("3,2 persen")["attribution"]), (&serde_json::Value::Null, &"bps".into()));
    assert_eq!(of("34")["of"], "mirna lestiani");
    assert_eq!(of("Kami tidak pernah menerima bantuan itu")["polarity"], "denied");
    assert_eq!(of("Kami akan menjaga pasar agar tidak sepi")["polarity"], "affirmed");
    assert_eq!(of("Gempa")["time"]["value"], "2024-03-10");
    assert_eq!(of("Gempa")["time"]["start"], of("Minggu (10/3/2024)")["span"]["start"]);
    assert!(found.iter().filter(|m| m["type"] == "mention").all(|m| !m["derivation"].as_array().unwrap().is_empty()));
}

#[test]
fn what_a_page_writes_for_a_character_is_that_character() {
    let text = "Rapat digelar 15&nbsp;Agustus&nbsp;2022 di Randukota.\n\n&#8220;Kami akan menjaga pasar lama itu,&#8221; kata Rahmat \
                Hidayat.\n\n“Kami akan membuka jalan itu,â€ kata Rahmat Hidayat padaSenin(15/8).\n";
    let found = mentions("entities", text);
    let of = |kind: &str| -> Vec<&serde_json::Value> { found.iter().filter(|m| m["kind"] == kind).collect() };
    let quotes: Vec<_> = of("quote").iter().map(|m| m["content"].as_str().unwrap()).collect();
    assert_eq!(quotes, ["Kami akan menjaga pasar lama itu", "Kami akan membuka jalan itu"]);
    let dates: Vec<_> = of("date").iter().map(|m| (m["value"].as_str().unwrap(), m["text"].as_str().unwrap())).collect();
    assert_eq!(dates, [("2022-08-15", "15&nbsp;Agustus&nbsp;2022"), ("2022-08-15", "Senin(15/8)")]);
    for m in found.iter().filter(|m| m["type"] == "mention") {
        let at = |end: &str| m["span"][end].as_u64().unwrap() as usize;
        assert_eq!(text.get(at("start")..at("end")), m["text"].as_str());
    }
}

#[test]
fn several_numbers_of_one_phrase() {
    let text =
        "Hanya satu dari lima perahu yang kembali. Kolamnya 10x15 meter, dayanya 2 x 1.000 MW. Mereka berusia 19, 22 dan 31.\n";
    let found = mentions("several", text);
    let numbers = found.iter().filter(|m| m["kind"] == "number");
    let told: Vec<_> = numbers.map(|m| (m["value"].as_str().unwrap(), m["unit"].as_str(), m["counted"].as_str())).collect();
    let year = Some("year");
    assert_eq!(
        told,
        [
            ("1", None, None),
            ("5", None, Some("perahu")),
            ("10", None, None),
            ("15", Some("m"), None),
            ("2", None, None),
            ("1000", Some("MW"), None),
            ("19", year, None),
            ("22", year, None),
            ("31", year, None),
        ]
    );
}

/// A rule that is named wins over its kind, in whatever order the two are written.
#[test]
fn severities_of_rules_win_over_those_of_kinds() {
    let article = "Rapat digelar di Kota Randu pada Selasa, 6 Maret 2024.\n";
    let severity = |config: &str, options: &[&str]| {
        let dir = folder("severities", &[("selaras.yml", config), ("a.txt", article)]);
        let (config, article) = (format!("{dir}/selaras.yml"), format!("{dir}/a.txt"));
        let out = selaras(&[&["check", "--config", &config, "--format", "json"], options, &[&article]].concat());
        let report: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        report["findings"][0]["severity"].as_str().map(str::to_owned)
    };
    for (config, expected) in [
        ("rules: { weekday: \"info\", weekday-mismatch: \"off\" }", Some("info")),
        ("rules: { weekday-mismatch: \"off\", weekday: \"info\" }", Some("info")),
        ("rules: { weekday: \"off\", weekday-mismatch: \"warning\" }", None),
        ("rules: { weekday-mismatch: \"warning\" }", Some("warning")),
    ] {
        assert_eq!(severity(config, &[]).as_deref(), expected, "{config}");
    }
    let plain = "fail-on: \"error\"";
    assert_eq!(severity(plain, &["--error=weekday", "--off=weekday-mismatch"]).as_deref(), Some("error"));
    assert_eq!(severity(plain, &["--off=weekday", "--error=weekday-mismatch"]), None);
    assert_eq!(severity(plain, &["--off=weekday", "--error=weekday"]), None);
    assert_eq!(severity(plain, &["--warning=weekday", "--error=weekday"]).as_deref(), Some("warning"));
}

/// Tools that jump to a place need the line of the file, people the place in the text.
#[test]
fn places_in_records_are_lines_of_the_file() {
    let record = |text: &str| serde_json::json!({ "text": text }).to_string();
    let wrong = "Rapat digelar di Kota Randu pada Selasa, 6 Maret 2024.";
    let lines = [record("Cuaca cerah."), record(wrong), String::new(), record(&format!("Rapat Warga\n\n{wrong}"))].join("\n");
    let array = format!("[\n {},\n {}\n]\n", record("Cuaca \"[cerah]\"."), record(wrong));
    let dir = folder("records", &[("a.jsonl", &lines), ("b.json", &array)]);
    let run = |args: &[&str]| {
        let out = selaras(args);
        (out.status.code(), String::from_utf8_lossy(&out.stdout).replace(&format!("{dir}/"), ""))
    };
    let (_, concise) = run(&["check", "--isolated", "--format", "concise", &dir]);
    let places: Vec<&str> = concise.lines().filter_map(|l| l.split(' ').next()).collect();
    assert_eq!(places, ["a.jsonl:2:1", "a.jsonl:4:1", "b.json:3:1"], "{concise}");
    let (_, text) = run(&["check", "--isolated", &dir]);
    assert!(text.contains("a.jsonl:4:1 (text:3:34"), "{text}");
    let out = selaras(&["check", "--isolated", "--format", "json", &dir]);
    let report: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let span = &report["findings"][1]["sides"][0]["span"];
    assert_eq!(
        (&span["line"], &span["column"], &span["in"], &span["record"]),
        (&3.into(), &34.into(), &"text".into(), &4.into())
    );
    // A record is explained by its line, whatever place in it is meant; a line without one has nothing.
    for place in ["a.jsonl:2", "a.jsonl:4:1", "b.json:3"] {
        let (code, page) = run(&["explain", "--isolated", &format!("{dir}/{place}")]);
        assert_eq!(code, Some(0));
        assert!(page.matches("2024-03-06").count() >= 1 && page.matches(" · ").count() <= 5, "{place}: {page}");
    }
    let (code, page) = run(&["explain", "--isolated", &format!("{dir}/a.jsonl:3")]);
    assert_eq!((code, page.contains("nothing was extracted here")), (Some(0), true), "{page}");
}

#[test]
fn a_configuration_of_nearly_the_right_name_is_told() {
    let dir = folder("nearly", &[("selaras.yaml", "fail-on: \"never\"\n"), ("a.txt", "Rapat digelar kemarin.\n")]);
    let out = Command::new(env!("CARGO_BIN_EXE_selaras")).args(["check", "a.txt"]).current_dir(&dir).output().unwrap();
    assert!(
        String::from_utf8_lossy(&out.stderr).contains("selaras.yaml is not read"),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
}
