//! Any YAML as a rule and as data of every sort: problems, never a panic. `cargo +nightly fuzz run load_rules`
#![no_main]

use libfuzzer_sys::fuzz_target;
use selaras::lang::{self, Lexicons};
use selaras::rule;
use selaras::yaml::DataFile;

fuzz_target!(|input: (u8, &str)| {
    let (which, text) = input;
    let shipped = lang::embedded();
    let names: Vec<&str> = shipped.iter().map(|file| file.name.as_str()).collect();
    let name = names[which as usize % names.len()];
    let file = DataFile { name: name.to_owned(), shown: name.to_owned(), text: text.to_owned().into(), json: None };
    let mut problems = Vec::new();
    let files = [file];
    rule::load(&files, &mut problems);
    Lexicons::compile(&files, &mut problems);
    for problem in &problems {
        assert!(!problem.message.is_empty());
    }
});
