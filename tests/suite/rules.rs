//! Rule files: what loads, what is refused and where, what a user's file changes.

use selaras::rule::{Compare, ConditionSide, RuleSet, Severity, load, schema};
use selaras::yaml::{DataFile, Problem};

const GOOD: &str = include_str!("../rules_fixture/conflicts/demo-event-date.yaml");

fn file(name: &str, shown: &str, text: &str) -> DataFile {
    DataFile { name: format!("conflicts/{name}.yaml"), shown: shown.to_owned(), text: text.to_owned().into(), json: None }
}

fn read(files: &[DataFile]) -> (RuleSet, Vec<Problem>) {
    let mut problems = Vec::new();
    let rules = load(files, &mut problems);
    (rules, problems)
}

/// The faults of one file as `line:column message`.
fn faults(text: &str) -> Vec<String> {
    read(&[file("demo", "demo.yaml", text)]).1.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.message)).collect()
}

fn changed(from: &str, to: &str) -> Vec<String> {
    assert!(GOOD.contains(from), "{from}");
    faults(&GOOD.replace(from, to))
}

#[test]
fn a_good_rule_loads_whole() {
    let (rules, problems) = read(&[file("demo-event-date", "x.yaml", GOOD)]);
    assert_eq!(problems, []);
    let rule = &rules.rules[0];
    assert_eq!(rule.id, "demo-event-date");
    assert_eq!(rule.severity, Some(Severity::Error));
    assert!(rule.attributes.is_empty());
    assert_eq!(rule.compare, Compare::Date { tolerance: 0 });
    assert_eq!(rule.unless.len(), 2);
    assert_eq!(rule.unless[1].side, ConditionSide::Either);
    assert_eq!(rule.unless[1].cue, ["correction"]);
    assert_eq!(rule.tests[0].articles[0].name, "new");
    assert_eq!(rule.tests[0].finds[1], ("old".to_owned(), "25 April 2019".to_owned()));
    assert_eq!(rule.tests[1].silent.as_deref(), Some("granularity"));
}

#[test]
fn each_fault_has_its_place() {
    let cases = [
        ("severity: \"error\"", "severty: \"error\"", "2:1 unknown field `severty`"),
        ("kind: \"date-conflict\"", "kind: \"dates\"", "1:1 unknown kind `dates`"),
        ("severity: \"error\"", "severity: \"fatal\"", "2:1 unknown severity `fatal`"),
        ("scope: [", "same: { event: \"certain\" }\nscope: [", "3:1 unknown field `same`"),
        ("scope: [\"within\", \"across\"]", "scope: [\"inside\"]", "3:1 unknown scope `inside`"),
        ("tolerance: \"0d\"", "tolerance: \"1.5d\"", "5:11 cannot read `1.5d`"),
        ("tolerance: \"0d\"", "tolerence: \"0d\"", "5:11 compare.date: unknown field `tolerence`"),
        ("  date: { tolerance: \"0d\" }", "  date: {}\n  scale: {}", "4:1 `compare` needs exactly one key, not 2"),
        ("\"planned\", ", "\"plan\", ", "7:15 unknown modality `plan`"),
        ("{this.value} di sini", "{this.nilai} di sini", "10:3 unknown placeholder `{this.nilai}`"),
        ("{this.value} here", "{this.value here", "11:3 "),
        ("new: 26 April 2019", "new: 27 April 2019", "23:5 the words `27 April 2019` do not stand in the article `new`"),
        ("silent: \"granularity\"", "silent: \"grain\"", "28:5 unknown reason `grain`"),
        ("published: \"2019-04-27\"", "published: \"27/04/2019\"", "21:7 cannot read `published: 27/04/2019`"),
    ];
    for (from, to, expected) in cases {
        let found = changed(from, to);
        assert!(found.iter().any(|f| f.starts_with(expected)), "{to}\n  expected {expected}\n  found {found:#?}");
    }
}

/// What a comparator never reads would let a rule say more, or less, than its file.
#[test]
fn keys_that_the_comparator_does_not_read_are_faults() {
    let facts = ("severity: \"error\"", "severity: \"error\"\nfacts: { attribute: \"deaths\" }");
    let scope = |to: &str| changed("scope: [\"within\", \"across\"]", &format!("scope: [{to}]"));
    let compare = |to: &str| changed("  date: { tolerance: \"0d\" }", &format!("  {to}"));
    let cases = [
        (changed(facts.0, facts.1), "3:1 `date` knows its facts"),
        (compare("quote: {}"), "3:1 `quote` finds nothing `within`, expected `across`"),
        (compare("quote: {}"), "6:1 `unless` is never asked here"),
        (compare("relation: \"age\""), "3:1 `relation: age` finds nothing `across`, expected `within`"),
        (scope("\"within\""), "6:1 `unless` is never asked here"),
    ];
    for (found, expected) in cases {
        assert!(found.iter().any(|f| f.starts_with(expected)), "expected {expected}\n  found {found:#?}");
    }
    let (_, problems) = read(&[
        file(
            "demo",
            "rules/conflicts/demo.yaml",
            &GOOD.replace("  date: { tolerance: \"0d\" }", "  series: {}").replace("\"within\", ", ""),
        ),
        file("demo", "ours/demo.yaml", "scope: [\"canon\"]\n"),
    ]);
    assert!(problems.iter().any(|p| p.message.starts_with("`series` finds nothing `canon`")), "{problems:?}");
}

#[test]
fn what_a_rule_lacks_is_said() {
    let without = |key: &str| {
        let start = GOOD.find(&format!("\n{key}:")).unwrap() + 1;
        let end = GOOD[start + 1..].find(|_| true).and_then(|_| {
            GOOD[start..].match_indices('\n').map(|(i, _)| start + i + 1).find(|&i| !GOOD[i..].starts_with([' ', '-']))
        });
        faults(&format!("{}{}", &GOOD[..start], &GOOD[end.unwrap_or(GOOD.len())..]))
    };
    for (key, expected) in [
        ("severity", "a rule needs a `severity`"),
        ("compare", "a rule needs `compare`"),
        ("message", "a rule needs a `message`"),
        ("tests", "a rule needs `tests`"),
    ] {
        let found = without(key);
        assert!(found.iter().any(|f| f.contains(expected)), "{key}: {found:#?}");
    }
    assert!(
        changed("  en: \"{event}: {this.value} here, {other.value} according to {other.outlets}\"\n", "")
            .iter()
            .any(|f| f.contains("`message` lacks its `en` text"))
    );
    assert!(
        changed("    silent: \"granularity\"", "    finds: [\"new: April\"]").iter().any(|f| f.contains("no test stays silent"))
    );
    assert!(
        changed("    finds: [\"new: 26 April 2019\", \"old: 25 April 2019\"]", "    silent: \"nothing\"")
            .iter()
            .any(|f| f.contains("no test fires"))
    );
    assert!(!faults("").is_empty());
    assert!(!faults("- a\n- b\n").is_empty());
}

#[test]
fn all_faults_of_a_file_are_reported_at_once() {
    let found = faults(include_str!("../rules_broken/demo-broken.yaml"));
    assert!(found.len() >= 11, "{found:#?}");
    let mut sorted = found.clone();
    sorted.sort_by_key(|f| f.split(':').next().unwrap().parse::<usize>().unwrap());
    assert_eq!(found, sorted);
}

#[test]
fn a_users_file_changes_only_what_it_names() {
    let (rules, problems) = read(&[
        file("demo", "rules/conflicts/demo.yaml", GOOD),
        file("demo", "ours/demo.yaml", "severity: \"off\"\ncompare: { date: { tolerance: \"2d\" } }\n"),
    ]);
    assert_eq!(problems, []);
    assert_eq!(rules.rules.len(), 1);
    assert_eq!(rules.rules[0].severity, None);
    assert_eq!(rules.rules[0].compare, Compare::Date { tolerance: 2 });
    assert_eq!(rules.rules[0].unless.len(), 2);
}

#[test]
fn a_change_keeps_the_comparator() {
    let (_, problems) = read(&[
        file("demo", "rules/conflicts/demo.yaml", GOOD),
        file("demo", "ours/demo.yaml", "compare: { number: { tolerance: \"2%\" } }\n"),
    ]);
    assert!(problems[0].message.contains("compares by `date`"), "{problems:?}");
}

#[test]
fn a_whole_rule_replaces_one_of_its_name() {
    let (rules, problems) = read(&[
        file("demo", "rules/conflicts/demo.yaml", GOOD),
        file("demo", "ours/demo.yaml", &GOOD.replace("\"error\"", "\"info\"")),
    ]);
    assert_eq!(problems, []);
    assert_eq!(rules.rules[0].severity, Some(Severity::Info));
    assert_eq!(rules.rules[0].file, "ours/demo.yaml");
}

#[test]
fn two_files_of_one_id_are_a_fault() {
    let (_, problems) = read(&[file("a/demo", "a/demo.yaml", GOOD), file("b/demo", "b/demo.yaml", GOOD)]);
    assert!(problems.iter().any(|p| p.message.contains("already defined in a/demo.yaml")), "{problems:?}");
}

#[test]
fn the_committed_schema_is_current() {
    snapbox::assert_data_eq!(schema(), snapbox::Data::read_from(std::path::Path::new("docs/schema/rule.json"), None).raw());
}

#[test]
fn every_shipped_rule_loads() {
    let (_, problems) = read(&selaras::lang::embedded());
    assert_eq!(problems, []);
}

mod any_text {
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn loads_or_is_refused(cut in 0usize..1600, insert in "[ -~\n\t]{0,12}") {
            let mut text = super::GOOD.to_owned();
            let at = (0..=cut.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap();
            text.insert_str(at, &insert);
            super::read(&[super::file("demo", "demo.yaml", &text)]);
        }
    }
}

#[test]
fn the_rule_in_the_documentation_loads() {
    let page = include_str!("../../docs/rules.md");
    let blocks: Vec<&str> = page.split("```yaml\n").skip(1).filter_map(|b| b.split("```").next()).collect();
    let (rules, problems) = read(&[file("event-date", "docs/rules.md", blocks[0]), file("event-date", "change.yaml", blocks[1])]);
    assert_eq!(problems, []);
    assert_eq!(rules.rules[0].severity, Some(Severity::Warning));
    assert_eq!(rules.rules[0].compare, Compare::Date { tolerance: 1 });
}

#[test]
fn an_expression_over_the_words_of_a_sentence_decides() {
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_selaras")).args(["test", "tests/rules_text"]).output().unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success() && text.contains("2 ok, 0 failed"), "{text}");
    let broken = include_str!("../rules_text/conflicts/toll-in-print.yaml").replace("edisi\\\\s+cetak", "edisi(");
    let (_, problems) = read(&[file("toll-in-print", "x.yaml", &broken)]);
    assert!(problems.iter().any(|p| p.message.contains("regular expression")), "{problems:?}");
}

#[test]
fn the_committed_pages_are_those_of_the_rules() {
    let dir = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    let _ = std::fs::remove_dir_all(&dir);
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_selaras"))
        .args(["rules", "pages", &dir.display().to_string()])
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let pages = |dir: &std::path::Path| {
        let mut files: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        files.iter().map(|f| (f.file_name().unwrap().to_owned(), std::fs::read_to_string(f).unwrap())).collect::<Vec<_>>()
    };
    let (made, kept) = (pages(&dir), pages(std::path::Path::new("docs/rules")));
    for (m, k) in made.iter().zip(&kept) {
        assert_eq!(m, k, "run `selaras rules pages` and commit docs/rules");
    }
    assert_eq!(made.len(), kept.len(), "docs/rules has a page of no rule, or lacks one");
}

#[test]
fn every_shipped_rule_shows_what_it_finds_in_both_languages() {
    let (rules, problems) = read(&shipped());
    assert_eq!(problems, []);
    for rule in &rules.rules {
        for language in ["id", "en"] {
            let shown = |t: &&selaras::rule::RuleTest| {
                !t.finds.is_empty() && t.articles.iter().all(|a| a.language.as_deref().unwrap_or("id") == language)
            };
            assert!(rule.tests.iter().any(|t| shown(&t)), "{} has no example in {language}", rule.id);
        }
        for text in [&rule.about, &rule.why, &rule.limits, &rule.note] {
            assert!(!text.id.is_empty() && !text.en.is_empty(), "{} lacks a text", rule.id);
        }
    }
}

/// The rule files the repository ships.
fn shipped() -> Vec<DataFile> {
    let mut paths: Vec<_> = std::fs::read_dir("rules/conflicts").unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let stem = |p: &std::path::Path| p.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|p| file(&stem(p), &p.display().to_string(), &std::fs::read_to_string(p).unwrap())).collect()
}
