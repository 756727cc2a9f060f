//! The report on every event of `fixtures`, against the one recorded in `tests/snapshots`. `SNAPSHOTS=overwrite cargo test fixtures`
//! records anew; a run without it writes nothing.

use snapbox::cmd::Command;
use snapbox::{Assert, Data};
use std::collections::BTreeSet;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn names(folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap().map(Result::unwrap);
    let wanted = entries.filter(|e| e.path().is_dir() || e.path().extension().is_some_and(|x| x == "txt"));
    wanted.map(|e| e.path().file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn the_report_on_each_event_is_the_recorded_one() {
    for event in names("fixtures") {
        Command::new(env!("CARGO_BIN_EXE_selaras"))
            .with_assert(Assert::new().action_env("SNAPSHOTS"))
            .current_dir(root())
            .args(["check", "--isolated", "--color", "never", &format!("fixtures/{event}")])
            .assert()
            .stdout_eq(Data::read_from(&root().join(format!("tests/snapshots/{event}.txt")), None));
    }
}

#[test]
fn no_recorded_report_lacks_its_event() {
    assert_eq!(names("tests/snapshots"), names("fixtures"));
}
