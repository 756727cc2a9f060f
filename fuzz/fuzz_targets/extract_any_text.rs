//! Any text: no panic, and every span slices to its words. `cargo +nightly fuzz run extract_any_text`
#![no_main]

use libfuzzer_sys::fuzz_target;
use selaras::lang::{self, Lexicons};
use selaras::read::Article;
use selaras::resolve::resolve;
use selaras::rule::{self, RuleSet, compare};
use std::sync::LazyLock;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons::compile(&lang::embedded(), &mut Vec::new()));
static RULES: LazyLock<RuleSet> = LazyLock::new(|| rule::load(&lang::embedded(), &mut Vec::new()));

fuzz_target!(|text: &str| {
    // The second half as an article of its own, so that comparing is reached as well.
    let mut half = text.len() / 2;
    while !text.is_char_boundary(half) {
        half -= 1;
    }
    let dossiers = [resolve(Article::plain("a", text), &LEXICONS), resolve(Article::plain("b", &text[half..]), &LEXICONS)];
    for dossier in &dossiers {
        for mention in &dossier.mentions {
            assert!(dossier.article.text.get(mention.span.range()).is_some_and(|words| !words.is_empty()), "{mention:?}");
        }
    }
    compare(&dossiers, &[true, true], &RULES, &LEXICONS, true);
});
